/**
 * RopGetReceiveFolderTable: where messages of which class are delivered, all of it.
 *
 * Bytes:      [MS-OXCROPS] 2.2.3.4
 * Behaviour:  [MS-OXCSTOR] 2.2.1.4
 */
import { array, struct, u32 } from '#codec/binary/index.ts'
import { P, propertyRow, fileTime, idToInt64 } from '#model'
import { nothing } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { Logon } from '../objects/logon.ts'
import { RopFailure, OutOfRoom } from '../failures.ts'

export const receiveFolderColumns = [P.FolderId.tag, 0x001a001e, P.LastModificationTime.tag] as const
const request = nothing
const response = struct({ rows: array(u32, propertyRow(receiveFolderColumns)) })

export const getReceiveFolderTable = rop({ id: 0x68, name: 'RopGetReceiveFolderTable', request, response, handle })

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
