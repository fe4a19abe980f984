/**
 * Ids that a client has reserved, used, and deleted again before anything of it came here: a change that comes late must not
 * bring it back. [MS-OXCFXICS] 3.2.5.9.4.5
 */
import { sql } from '../engine/index.ts'
import type { FolderId, MessageId } from '../types.ts'
import type { Context } from './context.ts'

export async function forbidIds(context: Context, id: FolderId, ids: readonly MessageId[]): Promise<void> {
  const { q, state } = context
  const folder = await context.folderFor(id, 'delete')
  for (const one of ids) {
    if (one >= state.mailbox.next_id) continue
    const seq = state.nextSeq()
    await q.run(sql`
      insert into tombstone (mailbox, folder, seq, kind, id, uid, created_seq, associated, at)
      values (${q.key}, ${folder.id}, ${seq}, 3, ${one}, 0, 0, 0, ${state.now})`)
  }
}
