/**
 * RopCopyFolder: copies a folder into another one.
 *
 * Bytes:      [MS-OXCROPS] 2.2.4.8
 * Behaviour:  [MS-OXCFOLD] 2.2.1.8
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { FolderObject } from '../objects/folder.ts'
import { noteOrigin } from '../objects/recent-moves.ts'
import { RopFailure } from '../failures.ts'
import { fromEightBit } from '../objects/wire-value.ts'
import { handler } from './handler.ts'
import { copyFolder, type request } from './layouts/copy-folder.ts'

export const copyFolderHandler = handler(copyFolder, handle)

async function handle(call: Call, { useUnicode, wantRecursive, folderId, newFolderName }: TypeOf<typeof request>) {
  const source = call.input(FolderObject)
  const target = call.destination(FolderObject)
  const { logon } = source
  if (target.logon.mailbox.id !== logon.mailbox.id) throw new RopFailure('noSupport', 'into another store')
  const id = logon.own(folderId)
  const folder = await logon.mailbox.getFolder(id)
  const name = useUnicode ? newFolderName : fromEightBit(newFolderName, logon.codePage)
  if (name === '') throw new RopFailure('invalidParameter', 'a folder needs a name')
  // Of a copy that is refused Exchange says no part. [MS-OXCFOLD] 3.2.5.8, MS-OXCFOLD_R271502
  await logon.store.write(logon.mailbox, async (tx) => {
    const copy = await tx.copyFolder(id, { parent: target.id, name, deep: wantRecursive })
    noteOrigin(logon.mailbox.id, copy, { how: 'copied', folder: folder.parent, message: undefined })
  })
  return { partialCompletion: false }
}
