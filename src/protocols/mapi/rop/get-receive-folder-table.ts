/**
 * RopGetReceiveFolderTable: where messages of which class are delivered, all of it.
 *
 * Bytes:      [MS-OXCROPS] 2.2.3.4
 * Behaviour:  [MS-OXCSTOR] 2.2.1.4
 */
import { fileTime, idToInt64 } from '#model'
import type { Call } from '../call.ts'
import { Logon } from '../objects/logon.ts'
import { RopFailure, OutOfRoom } from '../failures.ts'
import { handler } from './handler.ts'
import { getReceiveFolderTable } from './layouts/get-receive-folder-table.ts'

export const getReceiveFolderTableHandler = handler(getReceiveFolderTable, handle)

async function handle(call: Call) {
  const logon = call.input(Logon)
  if (!logon.private) throw new RopFailure('noSupport', 'not of the public store')
  const folders = await logon.mailbox.receiveFolders()
  const size = folders.reduce((sum, one) => sum + one.class.length + 18, 4)
  if (size > call.room) throw new OutOfRoom(size + 16)
  const rows = folders.map((one) => [
    { value: idToInt64(one.folder) },
    { value: one.class },
    { value: fileTime.from(one.modified) },
  ])
  return { rows }
}
