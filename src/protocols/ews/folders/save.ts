/** Folders made and changed as a draft says. */
import { changePermissions } from '#groupware/sharing.ts'
import { Failure, SpecialFolder } from '#model'
import type { Folder, FolderId, Mailbox, Member } from '#store'
import type { Call, Place } from '../call.ts'
import { EwsFailure } from '../errors.ts'
import type { FolderDraft } from './draft.ts'
import { tagsOf } from './extended.ts'
import { membersOf } from './permissions.ts'
import { criteriaOf } from './search-parameters.ts'

/** The new folder. */
export async function createFolder(
  call: Call,
  { mailbox, folder: parent }: Place,
  draft: FolderDraft,
): Promise<Folder> {
  const { element, name = '', class: folderClass, set, search, permissions } = draft
  if (search && mailbox.kind === 'public') throw new EwsFailure('ErrorInvalidFolderTypeForOperation')
  const criteria = search && (await criteriaOf(call, mailbox, search))
  const members = permissions && (await membersOf(call, permissions, element === 'CalendarFolder'))
  const id = await call.store.write(mailbox, async (tx) => {
    const made = await tx.createFolder({
      parent: parent.id,
      name,
      kind: criteria ? 'search' : 'generic',
      ...(folderClass !== undefined && { class: folderClass }),
      properties: set,
    })
    if (criteria) await tx.setSearchCriteria(made, criteria)
    return made
  })
  if (members) await changePermissions(call, mailbox, id, () => members)
  call.foldersChanged(mailbox)
  return await mailbox.getFolder(id)
}

export async function changeFolder(call: Call, { mailbox, folder }: Place, draft: FolderDraft): Promise<Folder> {
  const { name, class: folderClass, set, search, permissions } = draft
  if (search && folder.kind !== 'search') throw new EwsFailure('ErrorInvalidFolderTypeForOperation')
  const criteria = search && (await criteriaOf(call, mailbox, search))
  const members = permissions && (await membersOf(call, permissions, draft.element === 'CalendarFolder'))
  const remove = (await tagsOf(mailbox, draft.remove, false)).filter((tag) => tag !== undefined)
  const change = {
    ...(name !== undefined && { name }),
    ...(folderClass !== undefined && { class: folderClass }),
    ...(set.size > 0 && { set }),
    ...(remove.length > 0 && { remove }),
  }
  if (Object.keys(change).length > 0 || criteria) {
    await call.store.write(mailbox, async (tx) => {
      if (Object.keys(change).length > 0) await tx.updateFolder(folder.id, change)
      if (criteria) await tx.setSearchCriteria(folder.id, criteria)
    })
  }
  if (members) await changePermissions(call, mailbox, folder.id, () => members)
  else if (draft.unshare) await changePermissions(call, mailbox, folder.id, reserved)
  call.foldersChanged(mailbox)
  return await mailbox.getFolder(folder.id)
}

/** Those who are always in the list. */
function reserved(members: readonly Member[]): Member[] {
  return members.filter(({ member }) => member === 'default' || member === 'anonymous')
}

/** A folder goes to Deleted Items, under a name that is free there. */
export async function moveToDeletedItems(call: Call, { mailbox, folder }: Place): Promise<void> {
  if (mailbox.kind === 'public') throw new EwsFailure('ErrorCannotDeleteObject')
  const parent = SpecialFolder.deletedItems
  if (folder.parent === parent) {
    await call.store.write(mailbox, (tx) => tx.deleteFolder(folder.id, { messages: true, folders: true }))
  } else {
    await call.store.write(mailbox, async (tx) => {
      await tx.moveFolder(folder.id, { parent, name: await freeName(tx, parent, folder.name) })
    })
  }
  call.foldersChanged(mailbox)
}

const mostTries = 1000

export async function freeName(mailbox: Pick<Mailbox, 'findChild'>, parent: FolderId, name: string): Promise<string> {
  let free = name
  for (let number = 1; await mailbox.findChild(parent, free); number++) {
    if (number > mostTries) throw new Failure('alreadyExists', 'folder')
    free = `${name.slice(0, 240)}${number}`
  }
  return free
}
