/**
 * RopTransportNewMail: tells the store of a message that a client's transport has delivered.
 *
 * Bytes:      [MS-OXCROPS] 2.2.7.7
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { Logon } from '../objects/logon.ts'
import { handler } from './handler.ts'
import { transportNewMail, type request } from './layouts/transport-new-mail.ts'

export const transportNewMailHandler = handler(transportNewMail, handle)

/** Nothing is left to do: the message is in the folder already, and the change feed says so. */
async function handle(call: Call, { messageId }: TypeOf<typeof request>) {
  const logon = call.input(Logon)
  await logon.mailbox.getMessage(logon.own(messageId))
}
