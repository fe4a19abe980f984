/**
 * RopGetOwningServers: the servers that have the content of a public folder.
 *
 * Bytes:      [MS-OXCROPS] 2.2.3.6
 * Behaviour:  [MS-OXCSTOR] 2.2.1.6
 */
import { struct } from '#codec/binary/index.ts'
import { folderId, servers } from './fields.ts'
import { rop } from './rop.ts'

const request = struct({ folderId })
const response = struct({ servers })

export const getOwningServers = rop({ id: 0x42, name: 'RopGetOwningServers', request, response })
