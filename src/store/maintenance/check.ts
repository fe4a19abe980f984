/**
 * Looks at every row of a mailbox and says what does not fit; changes nothing. Findings come as they are found, so that a
 * check of a large mailbox can be watched, broken off, and run beside the server.
 *
 * Messages are read in pages, each in a snapshot of its own. Counters are compared at the end, in one snapshot, with what
 * the rows then say: a delivery in between cannot look like damage.
 */
import { createHash } from 'node:crypto'
import { PackedBag } from '#model'
import { packStructure } from '#codec/mime/structure-pack.ts'
import { parseStructure } from '#codec/mime/structure.ts'
import { unpackRecipients } from '../packed-item.ts'
import { decompress } from '../compress.ts'
import { type Query, sql } from '../engine/index.ts'
import { categoriesOf } from '../flags.ts'
import type { OpenedStore } from '../open-store.ts'
import { partBit } from '../records.ts'
import { isBehind } from '../search/indexer.ts'
import { openSource, unpackEnvelope } from '../source.ts'
import { readMailbox } from '../state.ts'
import type { FolderId, MailboxId, MessageId } from '../types.ts'
import { breathing } from '../view/breath.ts'
import { type Counted, countFolders, countMailbox } from './counters.ts'
import type { Progress } from './progress.ts'

export type FindingCode =
  | 'counter' // a sum in folder or mailbox is not what the rows say
  | 'number' // an id, uid or seq was never given out
  | 'folder' // the tree: no parent, a circle, no root
  | 'orphan' // a row that belongs to nothing
  | 'bag' // properties that cannot be read
  | 'content' // recipients, structure, envelope or attachment that cannot be read
  | 'source' // the MIME form does not come out as it went in
  | 'blob' // content that is missing or not what its address says
  | 'search' // the index knows messages that are not there
  | 'file' // the database itself is damaged

export interface Finding {
  code: FindingCode
  folder?: FolderId
  message?: MessageId
  detail: string
  /** `repair` can mend it without losing anything. */
  repairable: boolean
}

export interface CheckOptions {
  /** Reads all content, too: sources are put together, blobs hashed. Takes as long as reading the mailbox. */
  deep?: boolean
  progress?: Progress
  signal?: AbortSignal
}

const messagesPerPage = 100

/** What the database itself cannot read ends the check of this mailbox, as a finding: others are checked on. */
export async function* checkMailbox(
  store: OpenedStore,
  id: MailboxId,
  options: CheckOptions = {},
): AsyncGenerator<Finding> {
  try {
    yield* checkFile(store, id)
    yield* checkRows(store, id, options)
  } catch (error) {
    if (!isDamage(error)) throw error
    yield { code: 'file', detail: (error as Error).message.slice(0, 200), repairable: false }
  }
}

/** SQLite's own check of its pages and indexes. An index can be made anew, a table cannot. */
async function* checkFile(store: OpenedStore, id: MailboxId): AsyncGenerator<Finding> {
  if (store.engine.dialect !== 'sqlite') return
  const lines = await store.engine
    .shard(id)
    .read((q) => q.all<{ integrity_check: string }>(sql`pragma integrity_check(20)`))
  const details = lines.map(({ integrity_check: line }) => line).filter((line) => line !== 'ok')
  const repairable = details.every((detail) => /\bindex\b/.test(detail))
  for (const detail of details) yield { code: 'file', detail: detail.slice(0, 200), repairable }
}

/** SQLITE_CORRUPT and SQLITE_NOTADB, with their extended codes. */
export function isDamage(error: unknown): boolean {
  const code = (error as { errcode?: unknown }).errcode
  return typeof code === 'number' && ((code & 0xff) === 11 || (code & 0xff) === 26)
}

async function* checkRows(store: OpenedStore, id: MailboxId, options: CheckOptions): AsyncGenerator<Finding> {
  const shard = store.engine.shard(id)
  const { deep = false, progress, signal } = options
  yield* await shard.read(checkFolders)
  const limits = await shard.read(readLimits)
  const checked = new Set<string>()
  const breath = breathing()
  let done = 0
  for (let after = 0; ; ) {
    signal?.throwIfAborted()
    const page = await shard.read((q) => readPage(q, after))
    const last = page.at(-1)
    if (!last) break
    for (const row of page) {
      for (const finding of checkMessage(row, limits)) yield finding
      if (deep) yield* checkSource(store, row)
      await breath()
    }
    if (deep) yield* checkBlobs(store, id, page, checked)
    after = last.id
    progress?.({ step: 'messages', done: (done += page.length), total: limits.messages })
  }
  yield* await shard.read(checkOrphans)
  yield* await shard.read(checkCounters)
  yield* await shard.read(checkSearch)
}

interface Limits {
  seq: number
  nextId: number
  messages: number
  uidNext: Map<FolderId, number>
}

async function readLimits(q: Query): Promise<Limits> {
  const mailbox = await readMailbox(q)
  const folders = await q.all<{ id: number; uid_next: number }>(sql`
    select id, uid_next from folder where mailbox = ${q.key}`)
  const count = await q.get<{ count: number }>(sql`select count(*) as count from message where mailbox = ${q.key}`)
  return {
    seq: mailbox.seq,
    nextId: mailbox.next_id,
    messages: Number(count?.count ?? 0),
    uidNext: new Map(folders.map(({ id, uid_next }) => [id, uid_next])),
  }
}

interface Row {
  id: number
  folder: number
  uid: number
  seq: number
  created_seq: number
  content_seq: number
  categories: string | null
  source_size: number | null
  parts: number
  bag: Uint8Array | null
  message: number | null
  recipients: Uint8Array | null
  source: Uint8Array | null
  structure: Uint8Array | null
  envelope: string | null
  attachments: number
}

function readPage(q: Query, after: number): Promise<Row[]> {
  return q.all<Row>(sql`
    select m.id, m.folder, m.uid, m.seq, m.created_seq, m.content_seq, m.categories, m.source_size, m.parts, b.bytes as bag,
      c.message, c.recipients, c.source, c.structure, c.envelope,
      (select count(*) from attachment a where a.mailbox = ${q.key} and a.message = m.id) as attachments
    from message m left join bag b on b.mailbox = ${q.key} and b.message = m.id left join content c on c.mailbox = ${q.key} and c.message = m.id
    where m.mailbox = ${q.key} and m.id > ${after} order by m.id limit ${messagesPerPage}`)
}

async function checkFolders(q: Query): Promise<Finding[]> {
  const rows = await q.all<{ id: number; parent: number; bag: Uint8Array; kind: number }>(sql`
    select id, parent, bag, kind from folder where mailbox = ${q.key}`)
  const findings: Finding[] = []
  const parents = new Map(rows.map(({ id, parent }) => [id, parent]))
  const sound = new Set<FolderId>()
  if (!rows.some(({ id, parent }) => id === parent))
    findings.push({ code: 'folder', detail: 'there is no root', repairable: false })
  for (const { id, parent, bag } of rows) {
    const way: FolderId[] = []
    let at = id
    while (!sound.has(at) && !way.includes(at)) {
      way.push(at)
      const above = parents.get(at)
      if (above === undefined || above === at) break
      at = above
    }
    if (!parents.has(parent))
      findings.push({ code: 'folder', folder: id, detail: `its parent ${parent} does not exist`, repairable: true })
    else if (way.length > 1 && way.includes(at) && parents.get(at) !== at) {
      findings.push({ code: 'folder', folder: id, detail: 'lies inside of itself', repairable: true })
    } else for (const one of way) sound.add(one)
    const wrong = reading(() => [...new PackedBag(bag).entries()])
    if (wrong) findings.push({ code: 'bag', folder: id, detail: wrong, repairable: false })
  }
  return findings
}

function* checkMessage(row: Row, limits: Limits): Generator<Finding> {
  const at = { folder: row.folder, message: row.id }
  const uidNext = limits.uidNext.get(row.folder)
  if (uidNext === undefined)
    yield { code: 'orphan', ...at, detail: `its folder ${row.folder} does not exist`, repairable: true }
  // What came while the check was running is newer than the limits, which only grow.
  else if (row.uid >= uidNext && row.seq <= limits.seq)
    yield { code: 'number', ...at, detail: `uid ${row.uid} was never given out`, repairable: true }
  if (row.id >= limits.nextId && row.seq <= limits.seq)
    yield { code: 'number', ...at, detail: 'the id was never given out', repairable: true }
  if (row.created_seq > row.seq || row.content_seq > row.seq)
    yield { code: 'number', ...at, detail: 'its change numbers contradict each other', repairable: true }
  const { bag } = row
  const unreadable = bag && reading(() => [...new PackedBag(bag).entries()])
  if (!bag) yield { code: 'bag', ...at, detail: 'there are no properties', repairable: true }
  else if (unreadable) yield { code: 'bag', ...at, detail: unreadable, repairable: false }
  const parts = (row.message === null ? 0 : partBit.content) | (row.attachments > 0 ? partBit.attachment : 0)
  if (parts !== (row.parts & (partBit.content | partBit.attachment))) {
    yield { code: 'content', ...at, detail: 'the row does not know what belongs to it', repairable: true }
  }
  const { recipients, envelope } = row
  const wrong =
    reading(() => categoriesOf(row.categories)) ??
    (recipients ? reading(() => unpackRecipients(decompress(recipients))) : undefined) ??
    (envelope ? reading(() => unpackEnvelope(envelope)) : undefined)
  if (wrong) yield { code: 'content', ...at, detail: wrong, repairable: false }
  if ((row.source === null) !== (row.source_size === null)) {
    yield { code: 'source', ...at, detail: 'size and source do not go together', repairable: false }
  }
}

/** The source comes out in its full length and with the structure that it had. */
async function* checkSource(store: OpenedStore, row: Row): AsyncGenerator<Finding> {
  if (!row.source) return
  const at = { folder: row.folder, message: row.id }
  try {
    const source = openSource(row.source, store.blobs)
    const bytes = await source.bytes()
    if (bytes.length !== row.source_size) {
      yield { code: 'source', ...at, detail: `${bytes.length} bytes in place of ${row.source_size}`, repairable: false }
    } else if (!row.structure || Buffer.compare(packStructure(parseStructure(bytes)), row.structure) !== 0) {
      yield { code: 'source', ...at, detail: 'the stored structure is not that of the source', repairable: true }
    }
  } catch (error) {
    yield { code: 'source', ...at, detail: messageOf(error), repairable: false }
  }
}

async function* checkBlobs(
  store: OpenedStore,
  id: MailboxId,
  page: readonly Row[],
  checked: Set<string>,
): AsyncGenerator<Finding> {
  const rows = await store.engine.shard(id).read((q) =>
    q.all<{ message: number; address: Uint8Array }>(sql`select message, address from blob_ref
      where mailbox = ${q.key} and message ${sql.oneOf(page.map((row) => row.id))}`),
  )
  for (const { message, address } of rows) {
    const blob = Buffer.from(address).toString('hex')
    if (checked.has(blob)) continue
    checked.add(blob)
    try {
      const hash = createHash('sha256')
      for await (const piece of (await store.blobs.get(blob)).read()) hash.update(piece)
      if (hash.digest('hex') !== blob)
        yield { code: 'blob', message, detail: `the content of ${blob} is another one`, repairable: false }
    } catch (error) {
      yield { code: 'blob', message, detail: `${blob}: ${messageOf(error)}`, repairable: false }
    }
  }
}

/** Rows of these tables belong to a message. */
export const messageTables = ['bag', 'content', 'attachment', 'value', 'blob_ref', 'read_state'] as const

async function checkOrphans(q: Query): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const table of messageTables) {
    const rows = await q.all<{ message: number }>(sql`select distinct t.message from ${sql.identifier(table)} t
      where t.mailbox = ${q.key} and not exists
        (select 1 from message m where m.mailbox = ${q.key} and m.id = t.message) limit 1000`)
    for (const { message } of rows)
      findings.push({ code: 'orphan', message, detail: `rows in ${table} without a message`, repairable: true })
  }
  const permissions = await q.all<{ folder: number }>(sql`select distinct p.folder from permission p
    where p.mailbox = ${q.key} and not exists (select 1 from folder f where f.mailbox = ${q.key} and f.id = p.folder)`)
  for (const { folder } of permissions)
    findings.push({ code: 'orphan', folder, detail: 'permissions without a folder', repairable: true })
  return findings
}

async function checkCounters(q: Query): Promise<Finding[]> {
  const findings: Finding[] = []
  const compare = (kept: Counted, is: Counted, folder?: FolderId) => {
    for (const [name, value] of Object.entries(is)) {
      if (kept[name] !== value) {
        findings.push({
          code: 'counter',
          ...(folder !== undefined && { folder }),
          detail: `${name} is ${kept[name]}, the rows say ${value}`,
          repairable: true,
        })
      }
    }
  }
  for (const { folder, kept, is } of await countFolders(q)) compare(kept, is, folder)
  const { kept, is } = await countMailbox(q)
  compare(kept, is)
  return findings
}

async function checkSearch(q: Query): Promise<Finding[]> {
  if (await isBehind(q)) return []
  const rows = await q.all<{ message: number }>(sql`select s.message from search_message s
    where s.mailbox = ${q.key} and not exists
      (select 1 from message m where m.mailbox = ${q.key} and m.id = s.message) limit 1000`)
  return rows.map(
    ({ message }): Finding => ({
      code: 'search',
      message,
      detail: 'the index knows a message that is gone',
      repairable: true,
    }),
  )
}

/** What is wrong, or undefined. */
function reading(read: () => unknown): string | undefined {
  try {
    read()
    return undefined
  } catch (error) {
    return messageOf(error)
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
