/**
 * RopGetContentsTable: the table of the messages in a folder.
 *
 * Bytes:      [MS-OXCROPS] 2.2.4.14
 * Behaviour:  [MS-OXCFOLD] 2.2.1.14
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { FolderObject } from '../objects/folder.ts'
import { TableObject } from '../objects/table.ts'
import { RopFailure } from '../failures.ts'
import { keywordsTag, contentsTable } from '../objects/contents-table.ts'
import { ContentsFlag } from './table-words.ts'
import { handler } from './handler.ts'
import { getContentsTable, type request } from './layouts/get-contents-table.ts'

export const getContentsTableHandler = handler(getContentsTable, handle)

async function handle(call: Call, { tableFlags }: TypeOf<typeof request>) {
  const folder = call.input(FolderObject)
  const { logon } = folder
  if (tableFlags & ~allContentsFlags) throw new RopFailure('invalidParameter', 'flags')
  const { rights, kind } = await folder.load()
  const source = contentsTable({
    store: logon.store,
    mailbox: logon.mailbox,
    folder: folder.id,
    rights,
    associated: (tableFlags & ContentsFlag.associated) !== 0,
    softDeleted: (tableFlags & ContentsFlag.softDeletes) !== 0,
    keywords: await keywordsTag(logon.mailbox),
  })
  const table = new TableObject(logon, source, logon.codePage)
  const rowCount = await table.rows().length()
  table.isSearch = kind === 'search'
  table.watch(tableFlags & ContentsFlag.noNotifications ? undefined : folder.id)
  call.create(table)
  return { rowCount }
}

const allContentsFlags = Object.values(ContentsFlag).reduce<number>((all, flag) => all | flag, 0)
