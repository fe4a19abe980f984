/** The bytes of RopPublicFolderIsGhosted. [MS-OXCROPS] 2.2.3.7 */
import { bool8, struct } from '#codec/binary/index.ts'
import { folderId, present, servers } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ folderId })
const response = struct({ isGhosted: bool8, servers: present('isGhosted', servers) })

export const publicFolderIsGhosted = rop({ id: 0x45, name: 'RopPublicFolderIsGhosted', request, response })
