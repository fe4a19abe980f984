/**
 * Where messages and folders have come from that MAPI clients of this thread have just moved or copied. The change feed
 * says that something went and something came; with this it becomes "moved" and "copied" in notifications. What is not known
 * here (other threads, other protocols) is told as deleted and created. [MS-OXCNOTIF] 2.2.1.1
 */
import type { FolderId, MailboxId, MessageId, Seq } from '#store'

export interface Origin {
  how: 'moved' | 'copied'
  folder: FolderId
  /** Of a folder: undefined. */
  message: MessageId | undefined
  /** Of a folder, which keeps its id: the change of the move. Later ones are changes. */
  seq?: Seq
}

const most = 8192
const origins = new Map<string, Origin>()

export function noteOrigin(mailbox: MailboxId, id: number, origin: Origin): void {
  if (origins.size >= most) origins.delete(origins.keys().next().value as string)
  origins.set(`${mailbox}/${id}`, origin)
}

export function findOrigin(mailbox: MailboxId, id: number): Origin | undefined {
  return origins.get(`${mailbox}/${id}`)
}

const searches = new Map<string, Seq>()

/** A search folder has got its criteria with this change, and shows what there is. */
export function noteSearch(mailbox: MailboxId, folder: FolderId, seq: Seq): void {
  if (searches.size >= most) searches.delete(searches.keys().next().value as string)
  searches.set(`${mailbox}/${folder}`, seq)
}

export function searchEndedBy(mailbox: MailboxId, folder: FolderId, seq: Seq): boolean {
  return searches.get(`${mailbox}/${folder}`) === seq
}
