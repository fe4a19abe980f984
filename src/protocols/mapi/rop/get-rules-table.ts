/**
 * RopGetRulesTable: the table of the rules of a folder.
 *
 * Bytes:      [MS-OXCROPS] 2.2.11.2
 * Behaviour:  [MS-OXORULE] 2.2.2, 3.2.5.3
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { RopFailure } from '../failures.ts'
import { FolderObject } from '../objects/folder.ts'
import { TableObject } from '../objects/table.ts'
import { rulesTable } from '../objects/list-table.ts'
import { handler } from './handler.ts'
import { getRulesTable, type request } from './layouts/get-rules-table.ts'

export const getRulesTableHandler = handler(getRulesTable, handle)

/** Strings are Unicode; the columns that the client chooses say it again. */
const unicode = 0x40

async function handle(call: Call, { tableFlags }: TypeOf<typeof request>) {
  const folder = call.input(FolderObject)
  if ((tableFlags & ~unicode) !== 0) throw new RopFailure('noSupport', `flags ${tableFlags}`)
  await folder.load()
  call.create(new TableObject(folder.logon, rulesTable(folder.logon.mailbox, folder.id), folder.codePage))
}
