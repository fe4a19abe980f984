/**
 * RopAbortSubmit: takes a message back that was submitted and is not yet sent.
 *
 * Bytes:      [MS-OXCROPS] 2.2.7.2
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { Logon } from '../objects/logon.ts'
import { RopFailure } from '../failures.ts'
import { handler } from './handler.ts'
import { abortSubmit, type request } from './layouts/abort-submit.ts'

export const abortSubmitHandler = handler(abortSubmit, handle)

/** What was submitted has left when the answer comes, so there is never something to take back. [MS-OXOMSG] 2.2.4.2 */
async function handle(call: Call, { messageId }: TypeOf<typeof request>) {
  const logon = call.input(Logon)
  await logon.mailbox.getMessage(logon.own(messageId))
  throw new RopFailure('notInQueue')
}
