/**
 * RopAbortSubmit: takes a message back that was submitted and is not yet sent.
 *
 * Bytes:      [MS-OXCROPS] 2.2.7.2
 */
import { struct, type TypeOf } from '#codec/binary/index.ts'
import { folderId, messageId, nothing } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { Logon } from '../objects/logon.ts'
import { RopFailure } from '../failures.ts'

const request = struct({ folderId, messageId })
const response = nothing

export const abortSubmit = rop({ id: 0x34, name: 'RopAbortSubmit', request, response, handle })

/** What was submitted has left when the answer comes, so there is never something to take back. [MS-OXOMSG] 2.2.4.2 */
async function handle(call: Call, { messageId }: TypeOf<typeof request>) {
  const logon = call.input(Logon)
  await logon.mailbox.getMessage(logon.own(messageId))
  throw new RopFailure('unableToAbort')
}
