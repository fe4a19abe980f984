/**
 * EXPUNGE and UID EXPUNGE: messages marked \Deleted go to Recoverable Items.
 *
 * RFC 9051 6.4.3 and 6.4.9, RFC 7162 3.2.7 (VANISHED, HIGHESTMODSEQ).
 */
import type { MessageId, Uid } from '#store'
import { type Answer, no, ok } from '../answer.ts'
import { command, noArguments, selectedOnly } from '../command.ts'
import { contains, type SequenceSet, sequenceSet } from '../grammar/sequence-set.ts'
import { resolve } from '../message-set.ts'
import { deletedMessages } from '../search/deleted.ts'
import type { Selected } from '../selected.ts'
import type { Session } from '../session.ts'

export const expunge = command({
  name: 'EXPUNGE',
  states: selectedOnly,
  parse: noArguments,
  run: (session) => run(session, undefined),
})

export const uidExpunge = command({
  name: 'UID EXPUNGE',
  states: selectedOnly,
  parse(cursor) {
    cursor.space()
    return sequenceSet(cursor)
  },
  run,
})

async function run(session: Session, set: SequenceSet | undefined): Promise<Answer | undefined> {
  const selected = session.current
  if (selected.readOnly) return no('READ-ONLY', 'The mailbox is read-only')
  const ranges = set === undefined ? undefined : resolve(selected, { set, byUid: true })
  await expungeDeleted(selected, ranges)
  await selected.sync(session.output, session.dialect, { expunge: true })
  if (!session.enabled.has('CONDSTORE')) return undefined
  // That of this mailbox, as SELECT says it, but not of changes that are still to be told.
  const { contentSeq } = await selected.mailbox.getFolder(selected.folder.id)
  return ok(`HIGHESTMODSEQ ${Math.max(1, Math.min(contentSeq, selected.seq))}`)
}

const BATCH = 1000

export async function expungeDeleted(selected: Selected, ranges?: readonly [Uid, Uid][]): Promise<void> {
  const { ids, uids } = await deletedMessages(selected)
  const doomed: MessageId[] = []
  for (const [at, id] of ids.entries()) {
    const uid = uids[at]!
    if (ranges === undefined || contains(ranges, uid)) doomed.push(id)
  }
  for (let from = 0; from < doomed.length; from += BATCH) {
    await selected.store.write(selected.mailbox, (tx) => tx.deleteMessages(doomed.slice(from, from + BATCH)))
  }
}
