/**
 * RopCreateFolder: makes a folder, or opens the one that has the name.
 *
 * Bytes:      [MS-OXCROPS] 2.2.4.2
 * Behaviour:  [MS-OXCFOLD] 2.2.1.2
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { FolderObject } from '../objects/folder.ts'
import { RopFailure } from '../failures.ts'
import { fromEightBit } from '../objects/wire-value.ts'
import { Bag, Failure, hasRight } from '#model'
import { wireId } from '../objects/logon.ts'
import { handler } from './handler.ts'
import { createFolder, type request } from './layouts/create-folder.ts'

export const createFolderHandler = handler(createFolder, handle)

const folderType = { generic: 1, search: 2 } as const

async function handle(call: Call, asked: TypeOf<typeof request>) {
  const parent = call.input(FolderObject)
  const { logon } = parent
  const { mailbox, store } = logon
  if (asked.type !== folderType.generic && asked.type !== folderType.search) {
    throw new RopFailure('invalidParameter', `folder type ${asked.type}`)
  }
  // MS-OXCFOLD_R10660202
  if (asked.type === folderType.search && !logon.private) throw new RopFailure('noSupport', 'in the public store')
  const text = (value: string) => (asked.useUnicode ? value : fromEightBit(value, logon.codePage))
  const name = text(asked.displayName)
  if (name === '') throw new RopFailure('invalidParameter', 'a folder needs a name')
  const folder = await parent.load()
  if (folder.deleted) throw new Failure('notFound', 'the folder is soft-deleted')
  const existing = await mailbox.findChild(parent.id, name)
  if (existing) {
    if (!asked.openExisting) throw new Failure('alreadyExists', `folder ${name}`)
    call.create(new FolderObject(logon, existing.id))
    // [MS-OXCFOLD] 2.2.1.2.2, note 3: the answer never says that it was there before.
    return { folderId: wireId(existing.id), isExistingFolder: false }
  }
  if (!hasRight(folder.rights, 'createSubfolder') && !hasRight(folder.rights, 'owner')) {
    throw new RopFailure(logon.private ? 'accessDenied' : 'noCreateSubfolderRight')
  }
  const comment = text(asked.comment)
  const kind = asked.type === folderType.search ? 'search' : 'generic'
  const properties = Bag.of({ Comment: comment })
  const id = await store.write(mailbox, (tx) => tx.createFolder({ parent: parent.id, name, kind, properties }))
  call.create(new FolderObject(logon, id))
  return { folderId: wireId(id), isExistingFolder: false }
}
