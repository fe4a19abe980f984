/**
 * RopTransportNewMail: tells the store of a message that a client's transport has delivered.
 *
 * Bytes:      [MS-OXCROPS] 2.2.7.7
 */
import { asciiz, struct, u32, type TypeOf } from '#codec/binary/index.ts'
import { folderId, messageId, nothing } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { Logon } from '../objects/logon.ts'

const request = struct({ messageId, folderId, messageClass: asciiz, messageFlags: u32 })
const response = nothing

export const transportNewMail = rop({ id: 0x51, name: 'RopTransportNewMail', request, response, handle })

/** Nothing is left to do: the message is in the folder already, and the change feed says so. */
async function handle(call: Call, { messageId }: TypeOf<typeof request>) {
  const logon = call.input(Logon)
  await logon.mailbox.getMessage(logon.own(messageId))
}
