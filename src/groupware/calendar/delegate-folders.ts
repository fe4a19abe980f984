/** What a delegate may do in the six folders that delegation is about. [MS-OXODLGT] 2.2.1, 3.1.4 */
import type { DirectoryObject } from '#directory'
import { Role, SpecialFolder } from '#model'
import type { FolderId, Mailbox } from '#store'
import { changePermissionsOf, type PermissionChange, type SharingContext } from '../sharing.ts'

export const delegateFolders = {
  calendar: SpecialFolder.calendar,
  tasks: SpecialFolder.tasks,
  inbox: SpecialFolder.inbox,
  contacts: SpecialFolder.contacts,
  notes: SpecialFolder.notes,
  journal: SpecialFolder.journal,
} as const
export type DelegateFolder = keyof typeof delegateFolders

/** Rights of a folder: bits of model/permissions.ts. */
export type DelegateRights = Readonly<Record<DelegateFolder, number>>

const names = Object.keys(delegateFolders) as DelegateFolder[]

export async function delegateRights(mailbox: Mailbox, delegate: Pick<DirectoryObject, 'id'>): Promise<DelegateRights> {
  const rights = { calendar: 0, tasks: 0, inbox: 0, contacts: 0, notes: 0, journal: 0 }
  for (const name of names) {
    const members = await mailbox.permissions(delegateFolders[name])
    rights[name] = members.find(({ member }) => member === delegate.id)?.rights ?? 0
  }
  return rights
}

/** Folders that are not named stay as they are; no rights take the delegate off the list. */
export async function setDelegateRights(
  context: SharingContext,
  mailbox: Mailbox,
  delegate: Pick<DirectoryObject, 'id'>,
  rights: Partial<DelegateRights>,
): Promise<void> {
  const changes = new Map<FolderId, PermissionChange>()
  for (const name of names) {
    const wanted = rights[name]
    if (wanted === undefined) continue
    changes.set(delegateFolders[name], (members) => [
      ...members.filter(({ member }) => member !== delegate.id),
      ...(wanted === Role.none ? [] : [{ member: delegate.id, rights: wanted }]),
    ])
  }
  if (changes.size > 0) await changePermissionsOf(context, mailbox, changes)
}
