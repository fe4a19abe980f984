/** The folder that an action names. Standard rules do it by the server's id, extended ones by entry id. */
import { type MoveAction, parseEntryId, parseServerId } from '#model'
import type { Folder, FolderId, MailboxId } from '#store'
import { ActionFailure } from '../rule.ts'
import type { Run } from '../run.ts'

/** undefined: in another store, which only the client can reach. */
export async function targetFolder(run: Run, action: MoveAction): Promise<Folder | undefined> {
  const { mailbox } = run.options
  // [MS-OXORULE] 2.2.5.1.1: not for the rules of public folders.
  if (mailbox.kind === 'public') throw new ActionFailure('moveOrCopy', 'rules of public folders do not move messages')
  const id = folderIdOf(action, mailbox.id)
  if (id === undefined) return undefined
  const folder = await mailbox.findFolder(id)
  if (!folder || folder.deleted) throw new ActionFailure('moveOrCopy', `folder ${id} is not there`)
  if (folder.kind !== 'generic') throw new ActionFailure('moveOrCopy', `folder ${folder.name} holds no messages`)
  return folder
}

/** undefined: it is in another store, or what names it cannot be read. */
export function folderIdOf({ folder, inThisStore }: MoveAction, mailbox: MailboxId): FolderId | undefined {
  if (inThisStore === false) return undefined
  const own = parseServerId(folder)
  if (own) return own.folder
  const entry = parseEntryId(folder)
  return entry.kind === 'folder' && entry.replica === mailbox ? entry.folder : undefined
}
