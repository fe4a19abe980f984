/**
 * What STATUS tells of a mailbox.
 *
 * RFC 9051 6.3.11; HIGHESTMODSEQ: RFC 7162 3.1.7, SIZE: RFC 8438, MAILBOXID: RFC 8474 4.3, APPENDLIMIT: RFC 7889 3,
 * DELETED, DELETED-STORAGE: RFC 9208 4.1.4.
 */
import type { Cursor } from './grammar/cursor.ts'
import { mailboxId } from './mailbox-id.ts'
import type { Place } from './mailboxes.ts'
import { Pace } from './pace.ts'
import { countRecent } from './recent.ts'
import { isDeleteMarked } from './search/deleted.ts'
import type { Session } from './session.ts'

const items = [
  'MESSAGES',
  'RECENT',
  'UIDNEXT',
  'UIDVALIDITY',
  'UNSEEN',
  'DELETED',
  'DELETED-STORAGE',
  'SIZE',
  'HIGHESTMODSEQ',
  'MAILBOXID',
  'APPENDLIMIT',
] as const

export type StatusItem = (typeof items)[number]

export function statusItems(cursor: Cursor): StatusItem[] {
  const list = cursor.list(() => {
    const word = cursor.word() as StatusItem
    return items.includes(word) ? word : cursor.fail('no such status item')
  })
  if (list.length === 0) cursor.fail('expected a status item')
  return [...new Set(list)]
}

export async function formatStatus(session: Session, place: Place, list: readonly StatusItem[]): Promise<string> {
  const out: string[] = []
  for (const item of list) out.push(`${item} ${await valueOf(session, place, item)}`)
  return out.join(' ')
}

async function valueOf(session: Session, { mailbox, folder }: Place, item: StatusItem): Promise<number | string> {
  const { store } = session.services
  switch (item) {
    case 'MESSAGES':
      return folder.count
    case 'RECENT':
      return countRecent({ mailbox, folder, recents: session.recents })
    case 'UIDNEXT':
      return folder.uidNext
    case 'UIDVALIDITY':
      return folder.uidValidity
    case 'UNSEEN':
      return folder.unread
    case 'DELETED':
      return store.view(mailbox, folder.id, { where: isDeleteMarked }).length()
    case 'DELETED-STORAGE':
      return mailSize({ mailbox, folder }, true)
    case 'SIZE':
      return mailSize({ mailbox, folder }, false)
    case 'HIGHESTMODSEQ':
      session.useCondstore()
      return Math.max(1, folder.contentSeq)
    case 'MAILBOXID':
      return `(${mailboxId(mailbox, folder.id)})`
    case 'APPENDLIMIT':
      return session.options.appendBytesMax
  }
}

/** RFC 8438 2: the sum of RFC822.SIZE. The size of the folder is that of its items, which is another number. */
async function mailSize({ mailbox, folder }: Pick<Place, 'mailbox' | 'folder'>, deleted: boolean): Promise<number> {
  let size = 0
  const pace = new Pace()
  for await (const rows of mailbox.fieldsByUid(folder.id, [[1, folder.uidNext]], ['flags', 'size', 'sourceSize'])) {
    for (const row of rows) if (!deleted || row.flags.has('deleteMarked')) size += row.sourceSize ?? row.size
    await pace.step()
  }
  return size
}
