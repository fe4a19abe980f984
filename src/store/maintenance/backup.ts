/**
 * Backup of a mailbox while it is in use: all rows of one snapshot, and the blobs that they refer to.
 *
 *   one file      rows and blobs together (archive.ts)
 *   a folder      FOLDER/<mailbox>.kontor without blobs; FOLDER/blobs/ab/… holds each blob once for all mailboxes, so
 *                 that the second backup into a folder writes only what is new
 *
 * A file appears under its name when it is whole. A backup that was broken off goes on where it was: blobs that are there
 * already are not written again, mailboxes of this run that are done are left out with `skipExisting`.
 */
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { FileBlobs, type Blobs } from '../blobs.ts'
import { type Query, sql } from '../engine/index.ts'
import type { OpenedStore } from '../open-store.ts'
import { readMailbox } from '../state.ts'
import type { MailboxId } from '../types.ts'
import { breathing } from '../view/breath.ts'
import { ArchiveWriter, type Value } from './archive.ts'
import type { Progress } from './progress.ts'
import { columnsOf, mailboxTables } from './tables.ts'

export interface BackupReport {
  mailbox: MailboxId
  file: string
  rows: number
  blobs: number
}

export interface BackupOptions {
  progress?: Progress
  signal?: AbortSignal
}

const bytesPerPage = 4 << 20
const maxRowsPerPage = 500

export async function backupMailbox(
  store: OpenedStore,
  id: MailboxId,
  file: string,
  options: BackupOptions = {},
): Promise<BackupReport> {
  return writeArchive(store, id, file, undefined, options)
}

/** All mailboxes, or those that are named, into a folder. */
export async function backupInto(
  store: OpenedStore,
  folder: string,
  options: BackupOptions & { mailboxes?: readonly MailboxId[]; skipExisting?: boolean } = {},
): Promise<BackupReport[]> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const blobs = new FileBlobs(folder)
  const reports: BackupReport[] = []
  for (const id of options.mailboxes ?? (await store.mailboxes())) {
    options.signal?.throwIfAborted()
    const file = join(folder, `${id}.kontor`)
    if (options.skipExisting && existsSync(file)) continue
    reports.push(await writeArchive(store, id, file, blobs, options))
  }
  return reports
}

async function writeArchive(
  store: OpenedStore,
  id: MailboxId,
  file: string,
  beside: Blobs | undefined,
  { progress, signal }: BackupOptions,
): Promise<BackupReport> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const part = `${file}.part`
  let writer: ArchiveWriter | undefined
  try {
    const addresses = new Set<string>()
    await store.engine.shard(id).read(async (q) => {
      const info = await readMailbox(q)
      writer = await ArchiveWriter.create(part, {
        mailbox: info.id,
        kind: info.kind,
        owner: info.owner,
        displayName: info.display_name,
        made: new Date().toISOString(),
        seq: info.seq,
        blobs: beside === undefined,
      })
      const total = info.message_count
      let done = 0
      for (const table of mailboxTables) {
        for await (const page of pagesOf(q, table)) {
          signal?.throwIfAborted()
          await writer.rows(page)
          if (table.name === 'blob_ref') {
            const at = page.columns.indexOf('address')
            for (const row of page.rows) addresses.add(Buffer.from(row[at] as Uint8Array).toString('hex'))
          }
          if (table.name === 'message') progress?.({ step: 'messages', done: (done += page.rows.length), total })
        }
      }
    })
    let copied = 0
    for (const blob of addresses) {
      signal?.throwIfAborted()
      const source = await store.blobs.get(blob)
      if (beside) await beside.put(source.read())
      else await writer?.blob(blob, source.read())
      progress?.({ step: 'blobs', done: ++copied, total: addresses.size })
    }
    const end = await (writer as unknown as ArchiveWriter).end()
    await rename(part, file)
    return { mailbox: id, file, rows: end.rows, blobs: addresses.size }
  } catch (error) {
    await writer?.abandon()
    await rm(part, { force: true })
    throw error
  }
}

async function* pagesOf(
  q: Query,
  table: { name: string; key: readonly string[] },
): AsyncGenerator<{ table: string; columns: string[]; rows: Value[][] }> {
  const columns = await columnsOf(q, table.name)
  const select = sql.join(
    columns.map((column) => sql`${sql.identifier(column)}`),
    ', ',
  )
  const key = sql.join(
    table.key.map((column) => sql`${sql.identifier(column)}`),
    ', ',
  )
  const keyPlaces = table.key.map((column) => columns.indexOf(column))
  const breath = breathing()
  let after: Value[] | undefined
  let limit = maxRowsPerPage
  for (;;) {
    const where = after ? sql`and (${key}) > (${sql.values(after)})` : sql``
    const order = table.key.length > 0 ? sql`order by ${key} limit ${limit}` : sql``
    const rows = (await q.arrays(sql`select ${select} from ${sql.identifier(table.name)}
      where mailbox = ${q.key} ${where} ${order}`)) as Value[][]
    if (rows.length > 0)
      yield { table: table.name, columns, rows: rows.filter((row) => !isSearchCursor(table.name, columns, row)) }
    const last = rows.at(-1)
    if (!last || table.key.length === 0 || rows.length < limit) return
    after = keyPlaces.map((place) => last[place] as Value)
    // Rows with large values come in smaller pages.
    const size = rows.reduce((sum, row) => sum + row.reduce<number>((bytes, value) => bytes + sizeOf(value), 0), 0)
    limit = Math.max(1, Math.min(maxRowsPerPage, Math.floor((bytesPerPage * rows.length) / Math.max(1, size))))
    await breath()
  }
}

/** The index is not in the backup, so neither is how far it has come. */
function isSearchCursor(table: string, columns: readonly string[], row: readonly Value[]): boolean {
  return table === 'meta' && row[columns.indexOf('name')] === 'search'
}

function sizeOf(value: Value): number {
  return value === null || typeof value === 'number' ? 8 : value.length
}
