/**
 * RopGetHierarchyTable: the table of the folders in a folder.
 *
 * Bytes:      [MS-OXCROPS] 2.2.4.13
 * Behaviour:  [MS-OXCFOLD] 2.2.1.13
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { FolderObject } from '../objects/folder.ts'
import { TableObject } from '../objects/table.ts'
import { RopFailure } from '../failures.ts'
import { hierarchyTable } from '../objects/list-table.ts'
import { HierarchyFlag } from './table-words.ts'
import { handler } from './handler.ts'
import { getHierarchyTable, type request } from './layouts/get-hierarchy-table.ts'

export const getHierarchyTableHandler = handler(getHierarchyTable, handle)

async function handle(call: Call, { tableFlags }: TypeOf<typeof request>) {
  const folder = call.input(FolderObject)
  const { logon } = folder
  if (tableFlags & ~allHierarchyFlags) throw new RopFailure('noSupport', 'flags')
  await folder.load()
  const source = hierarchyTable(logon, folder.id, {
    deep: (tableFlags & HierarchyFlag.depth) !== 0,
    softDeleted: (tableFlags & HierarchyFlag.softDeletes) !== 0,
    inIpmSubtree: await folder.isInIpmSubtree(),
  })
  const table = new TableObject(logon, source, logon.codePage)
  const rowCount = await table.rows().length()
  table.watch(tableFlags & HierarchyFlag.noNotifications ? undefined : folder.id)
  call.create(table)
  return { rowCount }
}

const allHierarchyFlags = Object.values(HierarchyFlag).reduce<number>((all, flag) => all | flag, 0)
