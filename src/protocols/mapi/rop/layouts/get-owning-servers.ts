/** The bytes of RopGetOwningServers. [MS-OXCROPS] 2.2.3.6 */
import { struct } from '#codec/binary/index.ts'
import { folderId, servers } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ folderId })
const response = struct({ servers })

export const getOwningServers = rop({ id: 0x42, name: 'RopGetOwningServers', request, response })
