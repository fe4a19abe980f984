/**
 * RopGetPerUserLongTermIds: the public folders for which the mailbox keeps read states of a public store.
 *
 * Bytes:      [MS-OXCROPS] 2.2.3.10
 * Behaviour:  [MS-OXCSTOR] 2.2.1.10
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { Logon } from '../objects/logon.ts'
import { RopFailure, OutOfRoom } from '../failures.ts'
import { handler } from './handler.ts'
import { getPerUserLongTermIds, type request } from './layouts/get-per-user-long-term-ids.ts'

export const getPerUserLongTermIdsHandler = handler(getPerUserLongTermIds, handle)

async function handle(call: Call, { databaseGuid }: TypeOf<typeof request>) {
  const logon = call.input(Logon)
  if (!logon.private) throw new RopFailure('noSupport', 'not of the public store')
  const folders = await logon.mailbox.perUserFolders(databaseGuid)
  if (folders.length * 24 + 2 > call.room) throw new OutOfRoom(folders.length * 24 + 64)
  return { longTermIds: folders.map(({ replica, folder }) => ({ replica, counter: folder })) }
}
