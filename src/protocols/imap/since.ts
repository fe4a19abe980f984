/**
 * What has changed and what has vanished in the selected mailbox since a mod-sequence, among some UIDs.
 *
 * RFC 7162 3.1.4.1 (CHANGEDSINCE), 3.2.5 and 3.2.6 (VANISHED). From the change feed, so it costs what has changed; when
 * the feed does not reach back so far, from the messages themselves: then everything that is not there has vanished,
 * which RFC 7162 3.2.5.2 allows.
 */
import { Failure } from '#model'
import type { Seq, Uid } from '#store'
import { contains } from './grammar/sequence-set.ts'
import { knownFields } from './message-set.ts'
import type { Selected } from './selected.ts'
import { rangesOf, sequenceOf, within } from './uid-set.ts'

const CHANGES_MAX = 5000

/** `ranges` are normalized. */
export async function changedSince(
  selected: Selected,
  since: Seq,
  ranges: readonly [Uid, Uid][],
): Promise<{ changed: [Uid, Uid][]; vanished: Uid[] }> {
  const changed = new Set<Uid>()
  const vanished = new Set<Uid>()
  try {
    for (let from = since; ; ) {
      const changes = await selected.mailbox.changes(from, { folder: selected.folder.id, limit: CHANGES_MAX })
      for (const change of changes) {
        if (change.kind === 'folder' || change.folder !== selected.folder.id) continue
        if (change.kind === 'message' && change.associated) continue
        if (!contains(ranges, change.uid)) continue
        if (change.kind === 'uid' || change.deleted) vanished.add(change.uid)
        else if (sequenceOf(selected.uids, change.uid) > 0) changed.add(change.uid)
      }
      if (changes.length < CHANGES_MAX) break
      from = changes.at(-1)!.seq
    }
  } catch (error) {
    if (!(error instanceof Failure && error.code === 'syncStateLost')) throw error
    return fromMessages(selected, since, ranges)
  }
  // One that came back under its old UID cannot be; one that the client still has to be told of is told as EXPUNGE.
  const ascending = (set: ReadonlySet<Uid>) => Uint32Array.from(set).sort()
  return {
    changed: rangesOf(ascending(changed), selected.uids),
    vanished: [...ascending(vanished)].filter((uid) => sequenceOf(selected.uids, uid) === 0),
  }
}

async function fromMessages(selected: Selected, since: Seq, ranges: readonly [Uid, Uid][]) {
  const changed: Uid[] = []
  for await (const rows of knownFields(selected, ranges, ['seq'])) {
    for (const row of rows) if (row.seq > since) changed.push(row.uid)
  }
  const vanished: Uid[] = []
  const here = within(selected.uids, ranges)
  let at = 0
  for (const [from, to] of ranges) {
    for (let uid = from; uid <= Math.min(to, selected.folder.uidNext - 1); uid++) {
      if (here[at] === uid) at++
      else vanished.push(uid)
    }
  }
  return { changed: rangesOf(Uint32Array.from(changed), selected.uids), vanished }
}
