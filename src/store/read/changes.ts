/**
 * The change feed: live rows whose seq is above the reader's, and tombstones, in one ascending order. Each object is there
 * once, with its newest change; what happened is for the reader to see from its own number (createdSeq above it: new).
 */
import { Failure } from '#model'
import { type Query, sql } from '../engine/index.ts'
import type { Change, FolderId, Seq } from '../types.ts'

const tombstoneKind = { folder: 0, message: 1, uid: 2 } as const

type ChangedMessage = {
  id: number
  folder: number
  uid: number
  seq: number
  created_seq: number
  content_seq: number
  associated: number
}
type ChangedFolder = { id: number; parent: number; seq: number; created_seq: number; deleted: number }
type Tombstone = {
  folder: number
  seq: number
  kind: number
  id: number
  uid: number
  created_seq: number
  associated: number
}

export interface ChangesOptions {
  folder?: FolderId
  limit?: number
  /** Nothing of messages: for who keeps a tree of folders. */
  only?: 'folders'
}

export async function readChanges(
  q: Query,
  since: Seq,
  { folder, limit = 1000, only }: ChangesOptions,
): Promise<Change[]> {
  const kept = await q.get<{ kept_since: number }>(sql`select kept_since from mailbox where mailbox = ${q.key}`)
  if (!kept) throw new Failure('notFound', 'mailbox')
  // Who begins at 0 knows nothing that could have been deleted.
  if (since !== 0 && since < kept.kept_since) throw new Failure('syncStateLost')
  const here = folder === undefined ? sql`` : sql`and folder = ${folder}`
  const messages =
    only === 'folders'
      ? []
      : await q.all<ChangedMessage>(sql`
    select id, folder, uid, seq, created_seq, content_seq, associated from message
    where mailbox = ${q.key} ${here} and seq > ${since} order by seq limit ${limit}`)
  const tombstones = await q.all<Tombstone>(sql`
    select folder, seq, kind, id, uid, created_seq, associated from tombstone
    where mailbox = ${q.key} ${here} and seq > ${since} and kind < ${only === 'folders' ? 1 : 3}
    order by seq limit ${limit}`)
  const which = folder === undefined ? sql`` : sql`and id = ${folder}`
  const folders = await q.all<ChangedFolder>(sql`
    select id, parent, seq, created_seq, deleted from folder
    where mailbox = ${q.key} ${which} and seq > ${since} order by seq limit ${limit}`)
  const changes: Change[] = [...messages.map(ofMessage), ...tombstones.map(ofTombstone), ...folders.map(ofFolder)]
  changes.sort((a, b) => a.seq - b.seq)
  return changes.length > limit ? changes.slice(0, limit) : changes
}

function ofMessage(row: ChangedMessage): Change {
  return {
    kind: 'message',
    id: row.id,
    folder: row.folder,
    uid: row.uid,
    seq: row.seq,
    createdSeq: row.created_seq,
    contentSeq: row.content_seq,
    associated: row.associated === 1,
    deleted: false,
  }
}

function ofTombstone(row: Tombstone): Change {
  const { id, folder, uid, seq, created_seq: createdSeq } = row
  if (row.kind === tombstoneKind.folder) return { kind: 'folder', id, parent: folder, seq, createdSeq, deleted: true }
  if (row.kind === tombstoneKind.uid) return { kind: 'uid', id, folder, uid, seq, createdSeq }
  const associated = row.associated === 1
  return { kind: 'message', id, folder, uid, seq, createdSeq, contentSeq: seq, associated, deleted: true }
}

function ofFolder({ id, parent, seq, created_seq, deleted }: ChangedFolder): Change {
  return { kind: 'folder', id, parent, seq, createdSeq: created_seq, deleted: deleted === 1 }
}
