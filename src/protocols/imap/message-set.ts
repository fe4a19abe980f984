/**
 * The messages that a command names, by sequence numbers, UIDs or `$`, as ranges of UIDs.
 *
 * RFC 9051 4.1.1 and 6.4.9: UIDs that are not there are no mistake; sequence numbers beyond the last message are one.
 */
import { Failure } from '#model'
import type { MessageId, MessageRow, RowField, RowPart, Uid } from '#store'
import { contains, normalize, type SequenceSet } from './grammar/sequence-set.ts'
import type { Selected } from './selected.ts'
import { lowerBound, rangesOf, uidRanges, type Uids } from './uid-set.ts'

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
  for await (const rows of knownFields(selected, resolve(selected, named), ['id', 'uid']))
    for (const row of rows) ids.set(row.id, row.uid)
  return ids
}

/** Rows in ranges (normalized) of messages that the client knows, ascending, in batches. */
export function knownRows(
  selected: Selected,
  ranges: readonly [Uid, Uid][],
  columns?: readonly RowPart[],
): AsyncGenerator<MessageRow[]> {
  return known(selected, ranges, (covering) => selected.mailbox.rowsByUid(selected.folder.id, covering, columns))
}

/** The same with nothing but these fields. */
export function knownFields<F extends RowField>(
  selected: Selected,
  ranges: readonly [Uid, Uid][],
  fields: readonly F[],
): AsyncGenerator<Pick<MessageRow, F | 'uid'>[]> {
  const all = [...new Set<F | 'uid'>(['uid', ...fields])]
  return known(selected, ranges, (covering) => selected.mailbox.fieldsByUid(selected.folder.id, covering, all))
}

async function* known<Row extends Pick<MessageRow, 'uid'>>(
  selected: Selected,
  ranges: readonly [Uid, Uid][],
  read: (covering: [Uid, Uid][]) => AsyncIterable<Row[]>,
): AsyncGenerator<Row[]> {
  const { uids } = selected
  const covering = cover(ranges, uids)
  if (covering.length === 0) return
  const exact = covering.length === ranges.length
  for await (const rows of read(covering)) {
    // What has come since is not known to the client yet. Both ascend, so one place in `uids` follows the other.
    let at = lowerBound(uids, rows[0]?.uid ?? 0)
    const found = rows.filter(({ uid }) => {
      if (uids[at] !== uid) at = lowerBound(uids, uid)
      if (uids[at] !== uid) return false
      at++
      return exact || contains(ranges, uid)
    })
    if (found.length > 0) yield found
  }
}

/** So many rows between two ranges cost less than another question. */
const GAP_MAX = 40

/** Fewer ranges that hold these: a search finds single messages all over a mailbox. */
export function cover(ranges: readonly [Uid, Uid][], uids: Uids): [Uid, Uid][] {
  const covering: [Uid, Uid][] = []
  let end = 0
  for (const [from, to] of ranges) {
    const last = covering.at(-1)
    const start = lowerBound(uids, from)
    if (last !== undefined && start - end <= GAP_MAX) last[1] = to
    else covering.push([from, to])
    end = lowerBound(uids, to + 1)
  }
  return covering
}
