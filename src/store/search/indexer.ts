/**
 * Keeps the search index in step with the mailbox: reads the change feed from a cursor of its own, some messages at a time,
 * and writes what it found together with the new cursor. Whoever asks the index brings it up to date first; doing it before
 * anybody asks (background.ts) only makes the answer faster.
 *
 * Two threads may index the same mailbox at once: a batch counts only if the cursor still stands where it was read.
 */
import { Failure } from '#model'
import { fold } from '#model/fold.ts'
import type { Blobs } from '../blobs.ts'
import { type Query, type Shard, sql } from '../engine/index.ts'
import type { MessageId, Seq } from '../types.ts'
import { type Breath, breathing } from '../view/breath.ts'
import { fieldLetter, type MessageTexts, wordFields } from './fields.ts'
import { appendHeaders } from './header-blocks.ts'
import { readTexts } from './message-texts.ts'
import { learn } from './vocabulary.ts'
import { wordLists } from './word-lists.ts'
import { indexWords } from './words.ts'

/** Raise it when words are cut, folded or kept in another way: mailboxes are then indexed anew. */
export const indexVersion = 2

/** A write holds the mailbox: few messages each, and no more text than this. */
const changesPerRead = 500
const messagesPerWrite = 48
const textPerWrite = 2 << 20
/** Characters of one field that are indexed; the rest of a longer text is found by looking at it. */
const maxText = 2 << 20

/** `begun`: deletions up to here were purged before the index began. */
type Cursor = { version: number; seq: Seq; begun: Seq }
const cursorName = 'search'

export interface Indexed {
  /** What the index stands at now. */
  seq: Seq
  messages: number
}

/** Until nothing is left to do; `signal` breaks it off between batches. */
export async function catchUp(shard: Shard, blobs: Blobs, signal?: AbortSignal): Promise<Indexed> {
  let messages = 0
  for (;;) {
    signal?.throwIfAborted()
    const cursor = await shard.read(readCursor)
    if (!cursor) {
      await startAnew(shard)
      continue
    }
    const changes = await feed(shard, cursor)
    if (changes === undefined) {
      await startAnew(shard)
      continue
    }
    const last = changes.at(-1)
    if (!last) return { seq: cursor.seq, messages }
    let seq = cursor.seq
    for (let at = 0; at < changes.length; at += messagesPerWrite) {
      signal?.throwIfAborted()
      const some = changes.slice(at, at + messagesPerWrite)
      const upTo = (some.at(-1) as Entry).seq
      const done = await indexSome(shard, blobs, some, { from: seq, to: upTo })
      if (done === undefined) break
      messages += done
      seq = upTo
    }
  }
}

export async function rebuild(shard: Shard, blobs: Blobs, signal?: AbortSignal): Promise<Indexed> {
  await startAnew(shard)
  return catchUp(shard, blobs, signal)
}

/** Whether a search would have to index first. */
export async function isBehind(q: Query): Promise<boolean> {
  const cursor = await readCursor(q)
  if (!cursor) return true
  const newer = await q.get(sql`select seq from message where mailbox = ${q.key} and seq > ${cursor.seq} limit 1`)
  return newer !== undefined
}

/**
 * What has to be indexed or forgotten, in ascending seq. undefined: deletions were purged that the index has not seen; those
 * before it began do not matter to it.
 */
async function feed(shard: Shard, cursor: Cursor): Promise<Entry[] | undefined> {
  return shard.read(async (q) => {
    const keptSince = await readKeptSince(q)
    if (keptSince > Math.max(cursor.seq, cursor.begun)) return undefined
    const live = await q.all<Entry>(sql`select id, seq, content_seq as content, associated, 0 as gone from message
      where mailbox = ${q.key} and seq > ${cursor.seq} order by seq limit ${changesPerRead}`)
    const gone = await q.all<Entry>(sql`select id, seq, seq as content, associated, 1 as gone from tombstone
      where mailbox = ${q.key} and seq > ${cursor.seq} and kind = 1 order by seq limit ${changesPerRead}`)
    return [...live, ...gone].sort((a, b) => a.seq - b.seq).slice(0, changesPerRead)
  })
}

type Entry = { id: MessageId; seq: Seq; content: Seq; associated: number; gone: number }

async function readKeptSince(q: Query): Promise<Seq> {
  const row = await q.get<{ kept_since: number }>(sql`select kept_since from mailbox where mailbox = ${q.key}`)
  if (!row) throw new Failure('notFound', 'mailbox')
  return row.kept_since
}

/** How many messages were indexed; undefined when somebody else has moved the cursor. */
async function indexSome(
  shard: Shard,
  blobs: Blobs,
  changes: readonly Entry[],
  { from, to }: { from: Seq; to: Seq },
): Promise<number | undefined> {
  const gone: MessageId[] = []
  const changed: MessageId[] = []
  for (const change of changes) {
    if (change.gone === 1) gone.push(change.id)
    // Read state and flags are not in the index.
    else if (change.content > from && change.associated === 0) changed.push(change.id)
  }
  const prepared: Prepared[] = []
  const breath = breathing()
  for (let at = 0; at < changed.length; at += 8) {
    const texts = await shard.read((q) => readTexts(q, blobs, changed.slice(at, at + 8)))
    for (const [id, own] of texts) {
      prepared.push(await prepareTexts(id, own, breath))
      await breath()
    }
    if (prepared.reduce((sum, one) => sum + one.size, 0) > textPerWrite && at + 8 < changed.length) {
      // Too much for one write: the rest of the batch is written by itself, and the cursor waits for the last one.
      if (!(await writeSome(shard, [], prepared.splice(0), { from, to: from }))) return undefined
    }
  }
  return (await writeSome(shard, gone, prepared, { from, to })) ? changed.length : undefined
}

interface Prepared {
  id: MessageId
  words: Set<string>
  header: string
  partial: boolean
  size: number
}

async function prepareTexts(id: MessageId, texts: MessageTexts, breath: Breath): Promise<Prepared> {
  const words = new Set<string>()
  let size = texts.header.length
  let partial = false
  for (const field of wordFields) {
    const text = texts[field]
    size += text.length
    if (text.length > maxText) partial = true
    indexWords(fold(text.length > maxText ? text.slice(0, maxText) : text), fieldLetter[field], words)
    await breath()
  }
  return { id, words, header: fold(texts.header), partial, size }
}

async function writeSome(
  shard: Shard,
  gone: readonly MessageId[],
  prepared: readonly Prepared[],
  { from, to }: { from: Seq; to: Seq },
): Promise<boolean> {
  return shard.write(async (q) => {
    const cursor = await readCursor(q)
    if (cursor?.seq !== from) return false
    await forget(q, [...gone, ...prepared.map(({ id }) => id)])
    const lists = wordLists(q)
    const blocks = await appendHeaders(
      q,
      new Map(prepared.filter(({ header }) => header !== '').map(({ id, header }) => [id, header])),
    )
    const known = new Set<string>()
    for (const { id, words, partial } of prepared) {
      await lists.add(q, id, words)
      for (const word of words) known.add(word.slice(1))
      await q.run(sql`insert into search_message (mailbox, message, block, partial)
        values (${q.key}, ${id}, ${blocks.get(id) ?? null}, ${partial ? 1 : 0})`)
    }
    await learn(q, known)
    if (to !== from) await writeCursor(q, { ...cursor, seq: to })
    return true
  })
}

async function forget(q: Query, ids: readonly MessageId[]): Promise<void> {
  if (ids.length === 0) return
  const rows = await q.all<{ message: number; block: number | null }>(sql`
    select message, block from search_message where mailbox = ${q.key} and message ${sql.oneOf(ids)}`)
  if (rows.length === 0) return
  const known = rows.map(({ message }) => message)
  await wordLists(q).remove(q, known)
  await q.run(sql`delete from search_message where mailbox = ${q.key} and message ${sql.oneOf(known)}`)
  const blocks = [...new Set(rows.flatMap(({ block }) => (block === null ? [] : [block])))]
  if (blocks.length === 0) return
  await q.run(sql`delete from search_header where mailbox = ${q.key} and id ${sql.oneOf(blocks)}
    and not exists (select 1 from search_message s where s.mailbox = ${q.key} and s.block = search_header.id)`)
}

async function startAnew(shard: Shard): Promise<void> {
  await shard.write(async (q) => {
    await wordLists(q).clear(q)
    for (const table of ['search_word', 'search_header', 'search_message']) {
      await q.run(sql`delete from ${sql.identifier(table)} where mailbox = ${q.key}`)
    }
    await writeCursor(q, { version: indexVersion, seq: 0, begun: await readKeptSince(q) })
  })
}

async function readCursor(q: Query): Promise<Cursor | undefined> {
  const row = await q.get<{ value: string }>(sql`
    select value from meta where mailbox = ${q.key} and name = ${cursorName}`)
  const cursor = row && (JSON.parse(row.value) as Cursor)
  return cursor?.version === indexVersion ? cursor : undefined
}

async function writeCursor(q: Query, cursor: Cursor): Promise<void> {
  await q.run(sql`delete from meta where mailbox = ${q.key} and name = ${cursorName}`)
  await q.run(sql`insert into meta (mailbox, name, value) values (${q.key}, ${cursorName}, ${JSON.stringify(cursor)})`)
}
