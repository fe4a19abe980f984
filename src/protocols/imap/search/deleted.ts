/** Which messages are marked \Deleted, and which is the first unread one: asked of a view, not of the messages. */
import { P, type Restriction } from '#model'
import type { Selected } from '../selected.ts'
import { sequenceOf, type Uids } from '../uid-set.ts'

/** [MS-OXCMSG] 2.2.1.8, MSGSTATUS_DELMARKED */
const DELETE_MARKED = 0x8
/** [MS-OXCMSG] 2.2.1.6, mfRead */
const READ = 0x1

export const isDeleteMarked: Restriction = {
  kind: 'bits',
  test: 'nonZero',
  tag: P.MessageStatus.tag,
  mask: DELETE_MARKED,
}
const isUnread: Restriction = { kind: 'bits', test: 'zero', tag: P.MessageFlags.tag, mask: READ }

export async function deletedMessages({
  store,
  mailbox,
  folder,
}: Selected): Promise<{ ids: Float64Array; uids: Uids }> {
  return store.view(mailbox, folder.id, { where: isDeleteMarked }).ids()
}

/** Its sequence number. */
export async function firstUnread({ store, mailbox, folder, uids }: Selected): Promise<number | undefined> {
  const [row] = await store.view(mailbox, folder.id, { where: isUnread }).rows(0, 1)
  if (row === undefined || row.kind !== 'message') return undefined
  const sequence = sequenceOf(uids, row.uid)
  return sequence === 0 ? undefined : sequence
}
