/**
 * What a mailbox takes: by folder, as mail (the bytes of the MIME forms, what a quota counts) and on the disk (rows, and
 * blobs; one that several mailboxes have is counted in each).
 */
import { type Query, sql } from '../engine/index.ts'
import type { OpenedStore } from '../open-store.ts'
import type { FolderId, MailboxId, MessageId } from '../types.ts'
import { breathing } from '../view/breath.ts'

export interface FolderUsage {
  folder: FolderId
  name: string
  messages: number
  /** PidTagMessageSize of all, soft-deleted ones and associated ones too where they lie. */
  size: number
  /** Bytes of their rows and blobs. */
  disk: number
}

export interface Usage {
  folders: FolderUsage[]
  size: number
  disk: number
  /** The search index. */
  index: number
  /** Of all blobs that it refers to. */
  blobs: number
}

const messagesPerPage = 1000

export async function mailboxUsage(store: OpenedStore, id: MailboxId, signal?: AbortSignal): Promise<Usage> {
  const shard = store.engine.shard(id)
  const names = await shard.read((q) =>
    q.all<{ id: number; name: string }>(sql`select id, name from folder where mailbox = ${q.key} order by id`),
  )
  const folders = new Map(
    names.map(({ id: folder, name }): [FolderId, FolderUsage] => [
      folder,
      { folder, name, messages: 0, size: 0, disk: 0 },
    ]),
  )
  const blobSizes = new Map<string, number>()
  const breath = breathing()
  for (let after = 0; ; ) {
    signal?.throwIfAborted()
    const page = await shard.read((q) => readPage(q, after))
    const last = page.rows.at(-1)
    if (!last) break
    for (const row of page.rows) {
      const usage = folders.get(row.folder)
      if (!usage) continue
      usage.messages++
      usage.size += row.size
      usage.disk += row.bytes
      for (const blob of page.blobs.get(row.id) ?? []) usage.disk += await blobSize(store, blob, blobSizes)
    }
    after = last.id
    await breath()
  }
  const index = await shard.read(indexSize)
  const all = [...folders.values()]
  return {
    folders: all,
    size: all.reduce((sum, one) => sum + one.size, 0),
    disk: all.reduce((sum, one) => sum + one.disk, 0) + index,
    index,
    blobs: [...blobSizes.values()].reduce((sum, size) => sum + size, 0),
  }
}

async function readPage(
  q: Query,
  after: number,
): Promise<{ rows: { id: number; folder: number; size: number; bytes: number }[]; blobs: Map<MessageId, string[]> }> {
  const rows = await q.all<{ id: number; folder: number; size: number; bytes: number }>(sql`
    select m.id, m.folder, m.size, coalesce(length(b.bytes), 0) + 160
      + coalesce(length(c.source), 0) + coalesce(length(c.recipients), 0) + coalesce(length(c.structure), 0)
      + coalesce(length(c.envelope), 0) + coalesce(length(c.preview), 0)
      + coalesce((select sum(coalesce(length(a.content), 0) + length(a.bag)) from attachment a
          where a.mailbox = ${q.key} and a.message = m.id), 0)
      + coalesce((select sum(length(v.bytes)) from value v where v.mailbox = ${q.key} and v.message = m.id), 0) as bytes
    from message m left join bag b on b.mailbox = ${q.key} and b.message = m.id left join content c on c.mailbox = ${q.key} and c.message = m.id
    where m.mailbox = ${q.key} and m.id > ${after} order by m.id limit ${messagesPerPage}`)
  const last = rows.at(-1)
  const refs = last
    ? await q.all<{ message: number; address: Uint8Array }>(sql`select message, address from blob_ref
        where mailbox = ${q.key} and message > ${after} and message <= ${last.id}`)
    : []
  const blobs = new Map<MessageId, string[]>()
  for (const { message, address } of refs) {
    const list = blobs.get(message) ?? []
    list.push(Buffer.from(address).toString('hex'))
    blobs.set(message, list)
  }
  return { rows: rows.map((row) => ({ ...row, bytes: Number(row.bytes) })), blobs }
}

/** Counted where it is first met. */
async function blobSize(store: OpenedStore, blob: string, known: Map<string, number>): Promise<number> {
  if (known.has(blob)) return 0
  const size = await store.blobs.diskSize(blob).catch(() => 0)
  known.set(blob, size)
  return size
}

async function indexSize(q: Query): Promise<number> {
  if (q.dialect === 'postgres') {
    let size = 0
    for (const [table, column] of [
      ['search_word', 'word'],
      ['search_header', 'data'],
    ] as const) {
      const row = await q.get<{ bytes: number | null }>(sql`select sum(length(${sql.identifier(column)})) as bytes
        from ${sql.identifier(table)} where mailbox = ${q.key}`)
      size += Number(row?.bytes ?? 0)
    }
    const words = await q.get<{ bytes: number | null }>(sql`
      select sum(pg_column_size(words)) as bytes from search_text where mailbox = ${q.key}`)
    return size + Number(words?.bytes ?? 0)
  }
  const row = await q.get<{ bytes: number | null }>(sql`select sum(pgsize) as bytes from dbstat
    where name like 'search_%' and aggregate = true`)
  return Number(row?.bytes ?? 0)
}
