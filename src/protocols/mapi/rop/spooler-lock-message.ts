/**
 * RopSpoolerLockMessage: locks a message of the outbox for sending, or ends that.
 *
 * Bytes:      [MS-OXCROPS] 2.2.7.5
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { Logon } from '../objects/logon.ts'
import { RopFailure } from '../failures.ts'
import { handler } from './handler.ts'
import { spoolerLockMessage, type request } from './layouts/spooler-lock-message.ts'

export const spoolerLockMessageHandler = handler(spoolerLockMessage, handle)

const lockStates = 3

/** No client's spooler sends here: a lock holds nothing up, and its end ends nothing. */
async function handle(call: Call, { messageId, lockState }: TypeOf<typeof request>) {
  const logon = call.input(Logon)
  if (lockState >= lockStates) throw new RopFailure('invalidParameter', 'lock state')
  await logon.mailbox.getMessage(logon.own(messageId))
}
