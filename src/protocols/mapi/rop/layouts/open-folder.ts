/** The bytes of RopOpenFolder. [MS-OXCROPS] 2.2.4.1 */
import { bool8, struct, u8 } from '#codec/binary/index.ts'
import { folderId, present, servers } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ folderId, openModeFlags: u8 })
const response = struct({ hasRules: bool8, isGhosted: bool8, servers: present('isGhosted', servers) })

export const openFolder = rop({ id: 0x02, name: 'RopOpenFolder', handles: 'output', request, response })
