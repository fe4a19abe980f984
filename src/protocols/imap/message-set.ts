/**
 * The messages that a command names, by sequence numbers, UIDs or `$`, as ranges of UIDs.
 *
 * RFC 9051 4.1.1 and 6.4.9: UIDs that are not there are no mistake; sequence numbers beyond the last message are one.
 */
import { Failure } from '#model'
import type { MessageId, MessageRow, Uid } from '#store'
import { normalize, type SequenceSet } from './grammar/sequence-set.ts'
import type { Selected } from './selected.ts'
import { rangesOf, sequenceOf, uidRanges } from './uid-set.ts'

export interface MessageSet {
  set: SequenceSet
  byUid: boolean
}

/** Ascending ranges of UIDs. */
export function resolve(selected: Selected, { set, byUid }: MessageSet): [Uid, Uid][] {
  const { uids } = selected
  if (set === 'saved') return rangesOf(selected.saved, uids)
  if (byUid) return normalize(set, selected.last)
  // `1:*` of an empty mailbox is what clients ask that do not look; it names nothing.
  if (uids.length === 0) return set.some((range) => range[1] === Number.POSITIVE_INFINITY) ? [] : beyond()
  const sequences = normalize(set, uids.length)
  if ((sequences.at(-1)?.[1] ?? 0) > uids.length) return beyond()
  return uidRanges(uids, sequences)
}

function beyond(): never {
  throw new InvalidMessageSet()
}

/** BAD, RFC 9051 9 (seq-number). */
export class InvalidMessageSet extends Failure {
  constructor() {
    super('invalid', 'no message has such a number')
  }
}

/** Ids by UID, ascending, of those that the client knows and that are still there. */
export async function idsOf(selected: Selected, named: MessageSet): Promise<Map<MessageId, Uid>> {
  const ids = new Map<MessageId, Uid>()
  for await (const rows of knownRows(selected, resolve(selected, named)))
    for (const row of rows) ids.set(row.id, row.uid)
  return ids
}

export async function* knownRows(
  selected: Selected,
  ranges: readonly [Uid, Uid][],
  columns?: Parameters<Selected['mailbox']['rowsByUid']>[2],
): AsyncGenerator<MessageRow[]> {
  if (ranges.length === 0) return
  for await (const rows of selected.mailbox.rowsByUid(selected.folder.id, ranges, columns)) {
    // What has come since is not known to the client yet.
    const known = rows.filter((row) => sequenceOf(selected.uids, row.uid) > 0)
    if (known.length > 0) yield known
  }
}
