/**
 * Who may do what in a folder, and that the directory knows whom a mailbox is shared with: otherMailboxes tells people of it.
 */
import type { Directory } from '#directory'
import type { FolderId, Mailbox, Member, Store } from '#store'

export async function setFolderPermissions(
  { store, directory }: { store: Store; directory: Pick<Directory, 'noteSharing'> },
  mailbox: Mailbox,
  folder: FolderId,
  members: readonly Member[],
): Promise<void> {
  await store.write(mailbox, (tx) => tx.setPermissions(folder, members))
  await noteSharing({ store, directory }, mailbox)
}

/** After the permissions of a folder have changed. */
export async function noteSharing(
  { store, directory }: { store: Store; directory: Pick<Directory, 'noteSharing'> },
  mailbox: Mailbox,
): Promise<void> {
  // Whoever changes one folder may not see the lists of the others.
  const whole = await store.open(mailbox.id, { kind: 'system' })
  const people = new Set<string>()
  for (const { id } of await whole.folders()) {
    for (const { member, rights } of await whole.permissions(id)) {
      if (member !== 'default' && member !== 'anonymous' && rights !== 0) people.add(member)
    }
  }
  await directory.noteSharing(mailbox.id, [...people])
}
