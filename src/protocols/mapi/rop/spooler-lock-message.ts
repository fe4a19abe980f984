/**
 * RopSpoolerLockMessage: locks a message of the outbox for sending, or ends that.
 *
 * Bytes:      [MS-OXCROPS] 2.2.7.5
 */
import { struct, u8 } from '#codec/binary/index.ts'
import { messageId, nothing } from './fields.ts'
import { rop } from './rop.ts'

const request = struct({ messageId, lockState: u8 })
const response = nothing

export const spoolerLockMessage = rop({ id: 0x48, name: 'RopSpoolerLockMessage', request, response })
