/**
 * Runs a search program over the selected mailbox.
 *
 * RFC 9051 6.4.4. In three steps, each over what the one before has left:
 *
 *   1. what the store's view answers by columns of its own (\Seen, \Deleted, \Draft, dates) and what the full-text index
 *      answers (BODY, TEXT): ids and UIDs, no rows
 *   2. sets of messages
 *   3. the rest, row by row
 *
 * Only messages that the client has been told of are found.
 */
import { Failure, fileTime, fold, P, type Restriction } from '#model'
import type { MessageId, MessageRow, RowPart, Seq, Uid } from '#store'
import { DAY_MILLIS } from '../grammar/date.ts'
import type { SearchKey, SearchProgram } from '../grammar/search-program.ts'
import { normalize, type SequenceSet } from '../grammar/sequence-set.ts'
import { knownRows } from '../message-set.ts'
import { Disconnect } from '../input.ts'
import { Pace } from '../pace.ts'
import type { Selected } from '../selected.ts'
import type { Session } from '../session.ts'
import { rangesOf, sequenceOf, uidRanges, type Uids, within } from '../uid-set.ts'
import { cheapFirst, fits, neededColumns, type SearchContext } from './evaluate.ts'
import { isDeleteMarked } from './deleted.ts'
import { SearchedMessage } from './searched-message.ts'

export interface Found {
  /** Ascending. */
  uids: Uids
  /** The mod-sequences of the same messages, when MODSEQ was asked for. */
  seqs: Seq[] | undefined
}

/** `saved` is what `$` stands for, when that is not what the mailbox has saved. */
export async function runSearch(session: Session, program: SearchProgram, saved?: Uids): Promise<Found> {
  const selected = session.current
  const root = cheapFirst(program.key)
  const context = await makeContext(session, root, saved ?? selected.saved)
  const conjuncts = root.kind === 'and' ? root.keys : [root]
  const { candidates, rest } = await narrow(selected, conjuncts, context)
  if (rest.length === 0 && !program.modseq) return { uids: candidates, seqs: undefined }
  const key: SearchKey = rest.length === 0 ? { kind: 'all' } : { kind: 'and', keys: rest }
  return scan(session, selected, { candidates, key, context, modseq: program.modseq })
}

/** Rows of found messages, for SORT and THREAD. */
export async function* foundRows(selected: Selected, uids: Uids, columns: RowPart[]): AsyncGenerator<MessageRow[]> {
  const pace = new Pace()
  for await (const rows of knownRows(selected, rangesOf(uids, selected.uids), columns)) {
    yield rows
    await pace.step()
  }
}

/** Different texts that one program may ask the index for: each is a search of its own. */
const TEXTS_MAX = 100

async function makeContext(session: Session, root: SearchKey, saved: Uids): Promise<SearchContext> {
  const selected = session.current
  const sets = new Map<SearchKey, readonly (readonly [Uid, Uid])[]>()
  const texts = new Map<SearchKey, ReadonlySet<MessageId>>()
  const folded = new Map<SearchKey, string>()
  const found = new Map<string, ReadonlySet<MessageId>>()
  const pace = new Pace()
  const { store } = session.services
  const visit = async (key: SearchKey): Promise<void> => {
    if (key.kind === 'and' || key.kind === 'or') for (const inner of key.keys) await visit(inner)
    else if (key.kind === 'not') await visit(key.key)
    else if (key.kind === 'sequence' || key.kind === 'uid') sets.set(key, uidsOf(selected, saved, key))
    else if (key.kind === 'field' || key.kind === 'header') folded.set(key, fold(key.text))
    else if (key.kind === 'body' || key.kind === 'text') {
      const same = `${key.kind} ${fold(key.text)}`
      if (!found.has(same) && found.size >= TEXTS_MAX) throw new Failure('tooMany', 'too many texts')
      const ids = found.get(same) ?? new Set(await fullText(store, selected, key))
      found.set(same, ids)
      texts.set(key, ids)
      await goOn(session, pace)
    }
  }
  await visit(root)
  return { sets, texts, folded, isRecent: (uid) => selected.recent.has(uid), now: Date.now(), pace }
}

async function fullText(
  store: Session['services']['store'],
  { mailbox, folder }: Selected,
  { kind, text }: { kind: 'body' | 'text'; text: string },
): Promise<MessageId[]> {
  // Every text holds the empty one.
  if (text === '') return Array.from((await store.view(mailbox, folder.id, {}).ids()).ids)
  const fields = kind === 'body' ? { in: ['body', 'attachments'] as const } : {}
  return store.search(mailbox, { text, folder: folder.id, substring: true, ...fields })
}

/** In SEARCH, numbers beyond the last message find nothing, and are no mistake. */
function uidsOf(
  selected: Selected,
  saved: Uids,
  { kind, set }: { kind: 'sequence' | 'uid'; set: SequenceSet },
): [Uid, Uid][] {
  if (set === 'saved') return rangesOf(saved, selected.uids)
  if (kind === 'uid') return normalize(set, selected.last)
  return selected.uids.length === 0 ? [] : uidRanges(selected.uids, normalize(set, selected.uids.length))
}

async function narrow(
  selected: Selected,
  conjuncts: readonly SearchKey[],
  context: SearchContext,
): Promise<{ candidates: Uids; rest: SearchKey[] }> {
  const conditions: Restriction[] = []
  const texts: ReadonlySet<MessageId>[] = []
  const sets: (readonly (readonly [Uid, Uid])[])[] = []
  const recents: boolean[] = []
  const rest: SearchKey[] = []
  for (const key of conjuncts) {
    const condition = restrictionFor(key)
    if (condition !== undefined) conditions.push(condition)
    else if (key.kind === 'body' || key.kind === 'text') texts.push(context.texts.get(key)!)
    else if (key.kind === 'sequence' || key.kind === 'uid') sets.push(context.sets.get(key)!)
    else if (key.kind === 'recent') recents.push(key.set)
    else if (key.kind !== 'all') rest.push(key)
  }
  let candidates = selected.present
  if (conditions.length > 0 || texts.length > 0) {
    const where: { where?: Restriction } = conditions.length > 0 ? { where: { kind: 'and', of: conditions } } : {}
    const { ids, uids } = await selected.store.view(selected.mailbox, selected.folder.id, where).ids()
    candidates = uids.filter(
      (uid, at) => texts.every((text) => text.has(ids[at]!)) && sequenceOf(selected.uids, uid) > 0,
    )
  }
  for (const set of sets) candidates = within(candidates, set)
  for (const wanted of recents) candidates = candidates.filter((uid) => context.isRecent(uid) === wanted)
  return { candidates, rest }
}

/** Of a key that columns of their own answer; the same answer as evaluate.ts gives. */
function restrictionFor(key: SearchKey): Restriction | undefined {
  if (key.kind === 'flag') {
    if (key.flag === 'deleteMarked') return key.set ? isDeleteMarked : { kind: 'not', of: isDeleteMarked }
    const mask = key.flag === 'read' ? 0x1 : key.flag === 'draft' ? 0x8 : undefined
    // [MS-OXCMSG] 2.2.1.6: mfRead, mfUnsent
    return mask === undefined
      ? undefined
      : { kind: 'bits', test: key.set ? 'nonZero' : 'zero', tag: P.MessageFlags.tag, mask }
  }
  if (key.kind !== 'day' || key.of !== 'received') return undefined
  const { tag } = P.MessageDeliveryTime
  const bound = (relation: '>=' | '<', day: number): Restriction => ({
    kind: 'property',
    relation,
    tag,
    value: { tag, value: fileTime.from(day * DAY_MILLIS) },
  })
  const bounds: Restriction[] = []
  if (Number.isFinite(key.from)) bounds.push(bound('>=', key.from))
  if (Number.isFinite(key.before)) bounds.push(bound('<', key.before))
  return { kind: 'and', of: bounds }
}

/** Lets others run; ends when nobody waits for the answer any more. */
function goOn(session: Session, pace: Pace): Promise<void> | undefined {
  return pace.step()?.then(() => {
    if (session.connection.closed.aborted) throw new Disconnect()
  })
}

async function scan(
  session: Session,
  selected: Selected,
  { candidates, key, context, modseq }: { candidates: Uids; key: SearchKey; context: SearchContext; modseq: boolean },
): Promise<Found> {
  const uids: Uid[] = []
  const seqs: Seq[] = []
  const { pace } = context
  const { groupware } = session.services
  const ranges = rangesOf(candidates, selected.uids)
  for await (const rows of knownRows(selected, ranges, [...neededColumns(key)])) {
    for (const row of rows) {
      const verdict = fits(key, new SearchedMessage(row, selected.mailbox, groupware), context)
      if (typeof verdict === 'boolean' ? verdict : await verdict) {
        uids.push(row.uid)
        seqs.push(row.seq)
      }
      const pause = goOn(session, pace)
      if (pause !== undefined) await pause
    }
  }
  return { uids: Uint32Array.from(uids), seqs: modseq ? seqs : undefined }
}
