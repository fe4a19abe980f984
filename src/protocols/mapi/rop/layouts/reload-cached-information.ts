/** The bytes of RopReloadCachedInformation. [MS-OXCROPS] 2.2.6.7 */
import { reserved, struct } from '#codec/binary/index.ts'
import { messageHeader } from '../fields.ts'
import { rop } from '../rop.ts'

const request = struct({ reserved: reserved(2) })
const response = struct(messageHeader)

export const reloadCachedInformation = rop({ id: 0x10, name: 'RopReloadCachedInformation', request, response })
