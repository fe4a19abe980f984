/** The bytes of RopSpoolerLockMessage. [MS-OXCROPS] 2.2.7.5 */
import { struct, u8 } from '#codec/binary/index.ts'
import { messageId, nothing } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ messageId, lockState: u8 })
const response = nothing

export const spoolerLockMessage = rop({ id: 0x48, name: 'RopSpoolerLockMessage', request, response })
