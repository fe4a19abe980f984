/** MAILBOXID: the same for a mailbox whatever it is called. RFC 8474 4. */
import type { FolderId, Mailbox } from '#store'

export function mailboxId(mailbox: Mailbox, folder: FolderId): string {
  return `F${mailbox.id.replaceAll('-', '')}${folder.toString(16)}`
}
