/**
 * RopGetPermissionsTable: the table of who may do what in a folder.
 *
 * Bytes:      [MS-OXCROPS] 2.2.10.2
 * Behaviour:  [MS-OXCPERM] 2.2.1, 3.2.5.1
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { FolderObject } from '../objects/folder.ts'
import { TableObject } from '../objects/table.ts'
import { permissionsTable } from '../objects/list-table.ts'
import { handler } from './handler.ts'
import { getPermissionsTable, type request } from './layouts/get-permissions-table.ts'

export const getPermissionsTableHandler = handler(getPermissionsTable, handle)

const includeFreeBusy = 0x02

/** MS-OXCPERM_R2006, MS-OXCPERM_R2007: there is always a table; whoever may not see the list is told so when he reads it. */
function handle(call: Call, { tableFlags }: TypeOf<typeof request>) {
  const folder = call.input(FolderObject)
  const source = permissionsTable(folder, (tableFlags & includeFreeBusy) !== 0)
  call.create(new TableObject(folder.logon, source, folder.codePage))
}
