/**
 * What has to go after a while, mailbox by mailbox in small writes: what lies in Recoverable Items too long, tombstones
 * that are old (clients that come back later start again), keys of deliveries; at last blobs that nobody refers to.
 */
import { SpecialFolder } from '#model'
import type { Blobs } from './blobs.ts'
import { type Engine, type Query, sql } from './engine/index.ts'
import { onceSince } from './once.ts'
import type { MaintainOptions, MaintainReport, Store } from './store.ts'
import type { MailboxId } from './types.ts'
import { deletionsFolderId } from './write/move-messages.ts'

const dayMilliseconds = 24 * 3600 * 1000
const messagesPerWrite = 200
const tombstonesPerWrite = 5000
/** However young they are: a mailbox does not keep more. */
const maxTombstones = 100_000

export async function maintain(
  store: Store,
  engine: Engine,
  blobs: Blobs,
  options: MaintainOptions,
): Promise<MaintainReport> {
  const { now = Date.now(), recoverableDays = 14, tombstoneDays = 30, signal } = options
  const report: MaintainReport = {
    purgedMessages: 0,
    purgedTombstones: 0,
    blobs: { trashed: 0, deleted: 0, bytes: 0 },
  }
  for (const id of await store.mailboxes()) {
    if (signal?.aborted) return report
    report.purgedMessages += await purgeDeletions(store, id, now - recoverableDays * dayMilliseconds)
    report.purgedTombstones += await purgeTombstones(engine, id, now - tombstoneDays * dayMilliseconds)
    await engine.shard(id).write(async (q) => {
      await q.run(sql`delete from once where mailbox = ${q.key} and at < ${onceSince(now)}`)
    })
  }
  // The mark comes after: what is put from now on is young and stays.
  const marked = await markBlobs(store, engine, signal)
  if (marked) report.blobs = await blobs.collect((blob) => marked.has(blob), now)
  return report
}

async function purgeDeletions(store: Store, id: MailboxId, before: number): Promise<number> {
  const mailbox = await store.open(id, { kind: 'system' })
  const { kind } = await mailbox.info()
  const folders = [deletionsFolderId(kind), ...(kind === 'private' ? [SpecialFolder.recoverablePurges] : [])]
  let purged = 0
  for (const folder of folders) {
    while (true) {
      const due: number[] = []
      for await (const rows of mailbox.rowsByUid(folder, [[1, 0xffffffff]])) {
        for (const row of rows) if (row.saved.getTime() < before && due.length < messagesPerWrite) due.push(row.id)
        // UIDs follow the time of arrival: behind a page without old ones there are none.
        if (due.length >= messagesPerWrite || rows.some((row) => row.saved.getTime() >= before)) break
      }
      if (due.length === 0) break
      await store.write(mailbox, (tx) => tx.deleteMessages(due, { hard: true }))
      purged += due.length
    }
  }
  await purgeFolders(store, id, deletionsFolderId(kind), before)
  return purged
}

/** Folders that were deleted with all that was in them. */
async function purgeFolders(store: Store, id: MailboxId, deletions: number, before: number): Promise<void> {
  const mailbox = await store.open(id, { kind: 'system' })
  for (const folder of await mailbox.deletedFolders()) {
    if (folder.parent !== deletions || folder.modified.getTime() >= before) continue
    await store.write(mailbox, (tx) => tx.deleteFolder(folder.id, { messages: true, folders: true, hard: true }))
  }
}

async function purgeTombstones(engine: Engine, id: MailboxId, before: number): Promise<number> {
  let purged = 0
  while (true) {
    const count = await engine.shard(id).write((q) => purgeSome(q, before))
    purged += count
    if (count < tombstonesPerWrite) return purged
  }
}

async function purgeSome(q: Query, before: number): Promise<number> {
  const total = await q.get<{ count: number }>(sql`select count(*) as count from tombstone where mailbox = ${q.key}`)
  const tooMany = Math.max(0, (total?.count ?? 0) - maxTombstones)
  const oldest = await q.all<{ seq: number; at: number }>(sql`
    select seq, at from tombstone where mailbox = ${q.key} order by seq limit ${tombstonesPerWrite}`)
  const due = oldest.filter(({ at }, i) => at < before || i < tooMany)
  const last = due[due.length - 1]
  if (!last) return 0
  await q.run(sql`delete from tombstone where mailbox = ${q.key} and seq <= ${last.seq}`)
  await q.run(sql`update mailbox set kept_since = ${last.seq} where mailbox = ${q.key} and kept_since < ${last.seq}`)
  return due.length
}

/** undefined: it was broken off, so nothing may be collected. */
async function markBlobs(store: Store, engine: Engine, signal?: AbortSignal): Promise<Set<string> | undefined> {
  const marked = new Set<string>()
  for (const id of await store.mailboxes()) {
    if (signal?.aborted) return undefined
    for await (const blob of referencedBlobs(engine, id)) marked.add(blob)
  }
  return marked
}

async function* referencedBlobs(engine: Engine, mailbox: MailboxId): AsyncGenerator<string> {
  let after: Uint8Array = new Uint8Array()
  while (true) {
    const here = after
    const rows = await engine.shard(mailbox).read((q) =>
      q.all<{ address: Uint8Array }>(sql`
        select distinct address from blob_ref where mailbox = ${q.key} and address > ${here} order by address limit 5000`),
    )
    for (const { address } of rows) yield Buffer.from(address).toString('hex')
    const last = rows[rows.length - 1]
    if (!last) return
    after = last.address
  }
}
