/**
 * Mends what `check` finds and can be mended without losing anything: sums, numbers, rows that belong to nothing, folders and
 * messages whose place is gone (they come under the root, or into Recoverable Items), the search index. What cannot be
 * read stays as it is: restore it from a backup.
 */
import { PackedBag, PublicFolder, SpecialFolder } from '#model'
import { packStructure } from '#codec/mime/structure-pack.ts'
import { parseStructure } from '#codec/mime/structure.ts'
import { type Query, sql } from '../engine/index.ts'
import type { OpenedStore } from '../open-store.ts'
import { partBit } from '../records.ts'
import { rebuild } from '../search/indexer.ts'
import { openSource } from '../source.ts'
import { readMailbox } from '../state.ts'
import type { MailboxId } from '../types.ts'
import { checkMailbox, type CheckOptions, type Finding, messageTables } from './check.ts'
import { countFolders, countMailbox } from './counters.ts'

export interface RepairReport {
  mended: Finding[]
  /** Still wrong afterwards. */
  left: Finding[]
}

export async function repairMailbox(
  store: OpenedStore,
  id: MailboxId,
  options: CheckOptions = {},
): Promise<RepairReport> {
  const findings: Finding[] = []
  for await (const finding of checkMailbox(store, id, options)) findings.push(finding)
  const due = findings.filter(({ repairable }) => repairable)
  // Nothing is written into a database that cannot be read: what can be read of it is still wanted.
  if (due.length === 0 || findings.some(({ code, repairable }) => code === 'file' && !repairable))
    return { mended: [], left: findings }
  const shard = store.engine.shard(id)
  if (due.some(({ code }) => code === 'file')) await shard.write((q) => q.run(sql`reindex`))
  await mendStructures(store, id, due)
  await shard.write(async (q) => {
    await mendFolders(q, due)
    await mendMessages(q, due)
    await mendOrphans(q)
    await mendCounters(q)
  })
  if (due.some(({ code }) => code === 'search' || code === 'orphan' || code === 'source'))
    await rebuild(shard, store.blobs, options.signal)
  const left: Finding[] = []
  for await (const finding of checkMailbox(store, id, options)) left.push(finding)
  const still = new Set(left.map(nameOf))
  return { mended: due.filter((finding) => !still.has(nameOf(finding))), left }
}

function nameOf({ code, folder, message, detail }: Finding): string {
  return [code, folder, message, detail].join('|')
}

/** The structure follows from the source. */
async function mendStructures(store: OpenedStore, id: MailboxId, due: readonly Finding[]): Promise<void> {
  const shard = store.engine.shard(id)
  for (const { code, message } of due) {
    if (code !== 'source' || message === undefined) continue
    const row = await shard.read((q) =>
      q.get<{ source: Uint8Array | null }>(sql`
      select source from content where mailbox = ${q.key} and message = ${message}`),
    )
    if (!row?.source) continue
    const structure = packStructure(parseStructure(await openSource(row.source, store.blobs).bytes()))
    await shard.write((q) =>
      q.run(sql`update content set structure = ${structure} where mailbox = ${q.key} and message = ${message}`),
    )
  }
}

async function mendFolders(q: Query, due: readonly Finding[]): Promise<void> {
  const root = await q.get<{ id: number }>(sql`select id from folder where mailbox = ${q.key} and parent = id`)
  if (!root) return
  for (const { code, folder } of due) {
    if (code !== 'folder' || folder === undefined) continue
    const seq = await nextSeq(q)
    await q.run(sql`update folder set parent = ${root.id}, seq = ${seq}, name = name || ${` (${folder})`},
      name_key = name_key || ${` (${folder})`} where mailbox = ${q.key} and id = ${folder}`)
  }
}

async function mendMessages(q: Query, due: readonly Finding[]): Promise<void> {
  const { kind } = await readMailbox(q)
  const recovered = kind === 'public' ? PublicFolder.ipmSubtree : SpecialFolder.recoverableDeletions
  for (const { code, message } of due) {
    if (message === undefined) continue
    if (code === 'orphan') {
      const seq = await nextSeq(q)
      const uid = await nextUid(q, recovered)
      await q.run(sql`update message set folder = ${recovered}, uid = ${uid}, seq = ${seq}, created_seq = ${seq}, content_seq = ${seq}
        where mailbox = ${q.key} and id = ${message} and not exists
          (select 1 from folder f where f.mailbox = ${q.key} and f.id = message.folder)`)
    } else if (code === 'number') {
      const seq = await nextSeq(q)
      await q.run(
        sql`update message set seq = ${seq}, content_seq = ${seq} where mailbox = ${q.key} and id = ${message}`,
      )
    } else if (code === 'content') await mendParts(q, message)
    else if (code === 'bag') {
      await q.run(
        sql`insert into bag (mailbox, message, bytes) values (${q.key}, ${message}, ${PackedBag.empty.bytes})`,
      )
    }
  }
  await q.run(sql`update folder set uid_next = (select max(m.uid) + 1 from message m
      where m.mailbox = ${q.key} and m.folder = folder.id)
    where mailbox = ${q.key} and uid_next <= (select max(m.uid) from message m
      where m.mailbox = ${q.key} and m.folder = folder.id)`)
}

async function mendParts(q: Query, message: number): Promise<void> {
  const has = async (table: 'content' | 'attachment' | 'value' | 'blob_ref') =>
    (await q.get(
      sql`select message from ${sql.identifier(table)} where mailbox = ${q.key} and message = ${message} limit 1`,
    )) !== undefined
  const parts =
    ((await has('content')) ? partBit.content : 0) |
    ((await has('attachment')) ? partBit.attachment : 0) |
    ((await has('value')) ? partBit.value : 0) |
    ((await has('blob_ref')) ? partBit.blobRef : 0)
  await q.run(sql`update message set parts = ${parts} where mailbox = ${q.key} and id = ${message}`)
}

async function mendOrphans(q: Query): Promise<void> {
  for (const table of messageTables) {
    await q.run(sql`delete from ${sql.identifier(table)} where mailbox = ${q.key} and not exists
      (select 1 from message m where m.mailbox = ${q.key} and m.id = ${sql.identifier(table)}.message)`)
  }
  await q.run(sql`delete from permission where mailbox = ${q.key} and not exists
    (select 1 from folder f where f.mailbox = ${q.key} and f.id = permission.folder)`)
}

async function mendCounters(q: Query): Promise<void> {
  for (const { folder, is } of await countFolders(q)) {
    await q.run(sql`update folder set count = ${is.count}, unread = ${is.unread}, associated_count = ${is.associated_count},
      size = ${is.size}, deleted_count = ${is.deleted_count}, subfolders = ${is.subfolders}, content_seq = ${is.content_seq}
      where mailbox = ${q.key} and id = ${folder}`)
  }
  const { is } = await countMailbox(q)
  await q.run(sql`update mailbox set size = ${is.size}, deleted_size = ${is.deleted_size},
    message_count = ${is.message_count}, seq = ${is.seq}, next_id = ${is.next_id} where mailbox = ${q.key}`)
}

async function nextSeq(q: Query): Promise<number> {
  await q.run(sql`update mailbox set seq = seq + 1 where mailbox = ${q.key}`)
  return (await readMailbox(q)).seq
}

async function nextUid(q: Query, folder: number): Promise<number> {
  await q.run(sql`update folder set uid_next = uid_next + 1 where mailbox = ${q.key} and id = ${folder}`)
  const row = await q.get<{ uid_next: number }>(
    sql`select uid_next from folder where mailbox = ${q.key} and id = ${folder}`,
  )
  return (row?.uid_next ?? 2) - 1
}
