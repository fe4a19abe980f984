/**
 * RopGetRulesTable: the table of the rules of a folder.
 *
 * Bytes:      [MS-OXCROPS] 2.2.11.2
 * Behaviour:  [MS-OXORULE] 2.2.2, 3.2.5.3
 */
import { struct, type TypeOf, u8 } from '#codec/binary/index.ts'
import { nothing } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { RopFailure } from '../failures.ts'
import { FolderObject } from '../objects/folder.ts'
import { TableObject } from '../objects/table.ts'
import { rulesTable } from '../objects/list-table.ts'

const request = struct({ tableFlags: u8 })
const response = nothing

export const getRulesTable = rop({ id: 0x3f, name: 'RopGetRulesTable', handles: 'output', request, response, handle })

/** Strings are Unicode; the columns that the client chooses say it again. */
const unicode = 0x40

async function handle(call: Call, { tableFlags }: TypeOf<typeof request>) {
  const folder = call.input(FolderObject)
  if ((tableFlags & ~unicode) !== 0) throw new RopFailure('noSupport', `flags ${tableFlags}`)
  await folder.load()
  call.create(new TableObject(folder.logon, rulesTable(folder.logon.mailbox, folder.id), folder.codePage))
}
