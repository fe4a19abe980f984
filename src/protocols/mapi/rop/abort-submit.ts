/**
 * RopAbortSubmit: takes a message back that was submitted and is not yet sent.
 *
 * Bytes:      [MS-OXCROPS] 2.2.7.2
 */
import type { TypeOf } from '#codec/binary/index.ts'
import { Failure } from '#model'
import type { Call } from '../call.ts'
import { Logon } from '../objects/logon.ts'
import { RopFailure } from '../failures.ts'
import { handler } from './handler.ts'
import { abortSubmit, type request } from './layouts/abort-submit.ts'

export const abortSubmitHandler = handler(abortSubmit, handle)

/** Only what waits for its time can be taken back; everything else has left when the answer comes. [MS-OXOMSG] 3.2.5.2 */
async function handle(call: Call, { messageId }: TypeOf<typeof request>) {
  const logon = call.input(Logon)
  const { id } = await logon.mailbox.getMessage(logon.own(messageId))
  try {
    await logon.session.services.groupware.abortSending(logon.mailbox, id)
  } catch (error) {
    if (error instanceof Failure && error.code === 'notFound') throw new RopFailure('notInQueue')
    throw error
  }
}
