/**
 * Who may do what in a folder, whatever the protocol that says so: the folder's list changes, and the directory learns with whom the mailbox
 * is shared now, so that `otherMailboxes` names it to them.
 */
import type { Directory } from '#directory'
import { Right } from '#model'
import type { FolderId, Mailbox, Member, Store } from '#store'

export interface SharingContext {
  store: Pick<Store, 'open' | 'write'>
  directory: Pick<Directory, 'noteSharing'>
}

/** `change` gets the list as it is and gives the one that is to be. The store refuses who is not the folder's owner. */
export type PermissionChange = (members: readonly Member[]) => readonly Member[]

export async function changePermissions(
  context: SharingContext,
  mailbox: Mailbox,
  folder: FolderId,
  change: PermissionChange,
): Promise<void> {
  await changePermissionsOf(context, mailbox, new Map([[folder, change]]))
}

/** Of several folders in one transaction. */
export async function changePermissionsOf(
  context: SharingContext,
  mailbox: Mailbox,
  changes: ReadonlyMap<FolderId, PermissionChange>,
): Promise<void> {
  await context.store.write(mailbox, async (tx) => {
    for (const [folder, change] of changes) await tx.setPermissions(folder, change(await tx.permissions(folder)))
  })
  await noteSharing(context, mailbox)
}

/** All who may see anything of any folder. */
export async function noteSharing({ store, directory }: SharingContext, { id }: Pick<Mailbox, 'id'>): Promise<void> {
  const whole = await store.open(id, { kind: 'system' })
  const people = new Set<string>()
  for (const folder of await whole.folders()) {
    for (const { member, rights } of await whole.permissions(folder.id)) {
      const isSomebody = member !== 'default' && member !== 'anonymous'
      if (isSomebody && (rights & SEEING) !== 0) people.add(member)
    }
  }
  await directory.noteSharing(id, [...people])
}

const SEEING = Right.visible | Right.readAny | Right.owner
