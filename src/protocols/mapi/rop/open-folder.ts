/**
 * RopOpenFolder: opens a folder of the logon's store by its id.
 *
 * Bytes:      [MS-OXCROPS] 2.2.4.1
 * Behaviour:  [MS-OXCFOLD] 2.2.1.1, 3.2.5.1
 */
import type { TypeOf } from '#codec/binary/index.ts'
import { Failure } from '#model'
import type { Call } from '../call.ts'
import { FolderObject } from '../objects/folder.ts'
import { Logon } from '../objects/logon.ts'
import { handler } from './handler.ts'
import { openFolder, type request } from './layouts/open-folder.ts'

export const openFolderHandler = handler(openFolder, handle)

/** OpenModeFlags would have soft-deleted folders opened, too; Exchange has not done that since 2013. [MS-OXCFOLD] 2.2.1.1.1, note 1 */
async function handle(call: Call, { folderId }: TypeOf<typeof request>) {
  const { logon } = call.input(Logon, FolderObject)
  const id = logon.own(folderId)
  const folder = await logon.mailbox.getFolder(id)
  if (folder.deleted) throw new Failure('notFound', `folder ${id}`)
  call.create(new FolderObject(logon, id))
  return { hasRules: false, isGhosted: false }
}
