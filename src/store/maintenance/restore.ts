/**
 * From a backup back into a store, whichever engine either has.
 *
 * A whole mailbox appears at once, when all of it is there; blobs come first, so that a restore that was broken off goes on
 * quickly: those that are there already are not written again.
 *
 * The mailbox is as it was then, and clients are not: they have seen later changes. So every counter goes on well above
 * what was ever given out, deletions count as forgotten (who synchronised later than the backup starts again), and every
 * folder gets a new UIDVALIDITY.
 *
 * Single folders and items go through a store of their own: the backup is restored into a temporary one, from which they
 * are copied as new items.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Failure, PublicFolder, SpecialFolder } from '#model'
import { FileBlobs, type Blobs } from '../blobs.ts'
import { type Query, sql } from '../engine/index.ts'
import { type OpenedStore, openStore } from '../open-store.ts'
import type { Mailbox } from '../store.ts'
import type { FolderId, MailboxId, MessageId } from '../types.ts'
import {
  type ArchiveEnd,
  type ArchiveHead,
  readArchive,
  readArchiveHead,
  type TableRows,
  type Value,
} from './archive.ts'
import { copyItem } from './copy-item.ts'
import type { Progress } from './progress.ts'
import { columnsOf, mailboxTables } from './tables.ts'

/** Numbers that may have been given out after the backup was made. */
const gap = 10_000_000

export interface RestoreOptions {
  /** Another id than the one it had: a copy beside the mailbox that still exists. */
  as?: MailboxId
  /** Whose it shall be; as in the backup without it. */
  owner?: string
  progress?: Progress
  signal?: AbortSignal
}

/** Throws alreadyExists when there is a mailbox with the id. */
export async function restoreMailbox(
  store: OpenedStore,
  file: string,
  options: RestoreOptions = {},
): Promise<MailboxId> {
  const head = await readArchiveHead(file)
  const id = options.as ?? head.mailbox
  if ((await store.mailboxes()).includes(id)) throw new Failure('alreadyExists', `mailbox ${id}`)
  await restoreBlobs(store.blobs, file, head, options)
  await store.engine.createShard(id, async (q) => {
    let end: ArchiveEnd | undefined
    let rows = 0
    const known = new Map<string, string[]>()
    for await (const frame of readArchive(file, { rows: true })) {
      options.signal?.throwIfAborted()
      if (frame.kind === 'end') end = frame.end
      if (frame.kind !== 'rows') continue
      await insertRows(q, frame.rows, known)
      rows += frame.rows.rows.length
      options.progress?.({ step: 'rows', done: rows, total: undefined })
    }
    if (!end || end.rows !== rows) throw new Failure('invalid', `${file}: rows are missing`)
    await goOnAbove(q, id, options.owner)
  })
  return id
}

async function restoreBlobs(
  blobs: Blobs,
  file: string,
  head: ArchiveHead,
  { progress, signal }: RestoreOptions,
): Promise<void> {
  let done = 0
  if (head.blobs) {
    for await (const [blob, content] of blobsIn(file)) {
      signal?.throwIfAborted()
      const put = await blobs.put(content)
      if (put.blob !== blob) throw new Failure('invalid', `${file}: the blob ${blob} is damaged`)
      progress?.({ step: 'blobs', done: ++done, total: undefined })
    }
    return
  }
  const beside = new FileBlobs(dirname(file))
  for await (const frame of readArchive(file, { rows: true })) {
    if (frame.kind !== 'rows' || frame.rows.table !== 'blob_ref') continue
    const place = frame.rows.columns.indexOf('address')
    for (const address of new Set(
      frame.rows.rows.map((row) => Buffer.from(row[place] as Uint8Array).toString('hex')),
    )) {
      signal?.throwIfAborted()
      const put = await blobs.put((await beside.get(address)).read())
      if (put.blob !== address) throw new Failure('invalid', `the blob ${address} beside ${file} is damaged`)
      progress?.({ step: 'blobs', done: ++done, total: undefined })
    }
  }
}

/** Each blob as a stream of its pieces; a blob must be read to its end before the next one. */
async function* blobsIn(file: string): AsyncGenerator<[string, AsyncIterable<Uint8Array>]> {
  const frames = readArchive(file, { blobs: true })
  for (;;) {
    const { value: first, done } = await frames.next()
    if (done) return
    if (first.kind !== 'blob') continue
    const pieces = async function* (): AsyncGenerator<Uint8Array> {
      for (let frame: typeof first = first; frame.piece.length > 0; ) {
        yield frame.piece
        const next = await frames.next()
        if (next.done || next.value.kind !== 'blob') throw new Failure('invalid', `${file}: a blob is not whole`)
        frame = next.value
      }
    }
    yield [first.blob, pieces()]
  }
}

async function insertRows(q: Query, given: TableRows, known: Map<string, string[]>): Promise<void> {
  const { table, columns, rows } = await bagsApart(q, given)
  if (!mailboxTables.some(({ name }) => name === table)) throw new Failure('invalid', `the backup has a table ${table}`)
  const own = known.get(table) ?? (await columnsOf(q, table))
  known.set(table, own)
  const missing = columns.filter((column) => !own.includes(column))
  if (missing.length > 0)
    throw new Failure('unsupported', `the backup is of a newer version: ${table}.${missing.join(', ')}`)
  const names = sql.join(
    columns.map((column) => sql`${sql.identifier(column)}`),
    ', ',
  )
  for (const row of rows) {
    await q.run(
      sql`insert into ${sql.identifier(table)} (mailbox, ${names}) values (${q.key}, ${sql.values(row as Value[])})`,
    )
  }
}

/** Before the step `bags apart` the properties of a message stood in its row. */
async function bagsApart(q: Query, given: TableRows): Promise<TableRows> {
  const { table, columns, rows } = given
  const bag = table === 'message' ? columns.indexOf('bag') : -1
  if (bag < 0) return given
  const id = columns.indexOf('id')
  for (const row of rows) {
    await q.run(
      sql`insert into bag (mailbox, message, bytes) values (${q.key}, ${row[id] as Value}, ${row[bag] as Value})`,
    )
  }
  return { table, columns: columns.toSpliced(bag, 1), rows: rows.map((row) => row.toSpliced(bag, 1)) }
}

async function goOnAbove(q: Query, id: MailboxId, owner: string | undefined): Promise<void> {
  await q.run(sql`update mailbox set id = ${id}, seq = seq + ${gap}, kept_since = seq + ${gap}, next_id = next_id + ${gap}
    where mailbox = ${q.key}`)
  if (owner !== undefined) await q.run(sql`update mailbox set owner = ${owner} where mailbox = ${q.key}`)
  await q.run(sql`update folder set uid_validity = uid_validity + 1 where mailbox = ${q.key}`)
}

export interface RestoreFolderOptions {
  /** The folder in the backup, by its path from the top of the visible tree. */
  path: readonly string[]
  /** Where its messages go. */
  to: FolderId
  /** Only these, by their ids in the backup. */
  messages?: readonly MessageId[]
  progress?: Progress
  signal?: AbortSignal
}

/** Copies messages of one folder of a backup into a folder of a mailbox, as new ones; returns how many. */
export async function restoreFolder(
  store: OpenedStore,
  mailbox: Mailbox,
  file: string,
  options: RestoreFolderOptions,
): Promise<number> {
  return withBackup(file, async (backup, then) => {
    const folder = await findPath(then, options.path)
    const { ids } = await backup.view(then, folder, {}).ids()
    const wanted = options.messages ? [...ids].filter((id) => options.messages?.includes(id)) : [...ids]
    let done = 0
    for (const id of wanted) {
      options.signal?.throwIfAborted()
      const copy = await copyItem(then, id)
      await store.prepare(copy)
      await store.write(mailbox, (tx) => tx.createMessage(options.to, copy))
      done++
      options.progress?.({ step: 'messages', done, total: wanted.length })
    }
    return done
  })
}

/** Gives the mailbox of a backup as it was then, in a store that is gone afterwards. */
export async function withBackup<T>(
  file: string,
  work: (store: OpenedStore, mailbox: Mailbox) => Promise<T>,
): Promise<T> {
  const data = await mkdtemp(join(tmpdir(), 'kontor-restore-'))
  const store = openStore({ data })
  try {
    const id = await restoreMailbox(store, file)
    return await work(store, await store.open(id, { kind: 'system' }))
  } finally {
    await store.close()
    await rm(data, { recursive: true, force: true })
  }
}

async function findPath(mailbox: Mailbox, path: readonly string[]): Promise<FolderId> {
  const { kind } = await mailbox.info()
  let at: FolderId = kind === 'public' ? PublicFolder.ipmSubtree : SpecialFolder.ipmSubtree
  for (const name of path) {
    const found = await mailbox.findChild(at, name)
    if (!found) throw new Failure('notFound', `the folder ${path.join('/')} in the backup`)
    at = found.id
  }
  return at
}

/** Brings soft-deleted messages back to where they were, or to a folder; returns how many. */
export async function restoreDeleted(
  store: OpenedStore,
  mailbox: Mailbox,
  { folder, to, since, signal }: { folder?: FolderId; to?: FolderId; since?: Date; signal?: AbortSignal } = {},
): Promise<number> {
  const folders =
    folder === undefined
      ? (await mailbox.folders()).filter(({ deletedCount }) => deletedCount > 0).map(({ id }) => id)
      : [folder]
  let restored = 0
  for (const one of folders) {
    const view = store.view(mailbox, one, { softDeleted: true })
    const rows = await view.rows(0, await view.length())
    const due = rows.flatMap((row) => (row.kind === 'message' && (!since || row.saved >= since) ? [row.id] : []))
    for (let at = 0; at < due.length; at += 200) {
      signal?.throwIfAborted()
      const some = due.slice(at, at + 200)
      restored += (await store.write(mailbox, (tx) => tx.restoreMessages(some, to))).length
    }
  }
  return restored
}
