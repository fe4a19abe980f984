/**
 * RopGetPerUserGuid: the public store whose read states the mailbox keeps for a folder.
 *
 * Bytes:      [MS-OXCROPS] 2.2.3.11
 * Behaviour:  [MS-OXCSTOR] 2.2.1.11
 */
import type { TypeOf } from '#codec/binary/index.ts'
import { Failure } from '#model'
import type { Call } from '../call.ts'
import { Logon } from '../objects/logon.ts'
import { RopFailure } from '../failures.ts'
import { handler } from './handler.ts'
import { getPerUserGuid, type request } from './layouts/get-per-user-guid.ts'

export const getPerUserGuidHandler = handler(getPerUserGuid, handle)

async function handle(call: Call, { longTermId: { replica, counter } }: TypeOf<typeof request>) {
  const logon = call.input(Logon)
  if (!logon.private) throw new RopFailure('noSupport', 'not of the public store')
  const found = await logon.mailbox.perUser({ replica, folder: counter })
  if (!found) throw new Failure('notFound', 'nothing is kept of the folder')
  return { databaseGuid: found.source }
}
