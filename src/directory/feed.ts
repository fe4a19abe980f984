/** The change feed of the directory: what changed since a number, then live. */
import { Failure } from '#model'
import type { Query, Shard, Signals } from '#store/engine/engine.ts'
import { sql } from '#store/engine/sql.ts'
import { readSeq } from './records.ts'
import type { DirectoryChange } from './types.ts'

const pollMs = 2000

export async function readChanges(
  q: Query,
  since: number,
  { organisation, limit = 1000 }: { organisation?: string; limit?: number },
): Promise<DirectoryChange[]> {
  const kept = await q.get<{ kept_from: number; seq: number }>(sql`select kept_from, seq from clock where id = 1`)
  // A number from the future is one of another directory, or of this one before it was restored.
  if (kept && ((since > 0 && since < kept.kept_from) || since > kept.seq)) throw new Failure('syncStateLost')
  const rows = await q.all<{
    kind: string
    id: string
    organisation: string
    seq: number
    created_seq: number
    deleted: number
  }>(sql`
    select * from (
      select 'object' as kind, id, organisation, seq, created_seq, 0 as deleted from object where seq > ${since}
      union all select 'domain', name, organisation, seq, created_seq, 0 from domain where seq > ${since}
      union all select 'organisation', id, id, seq, created_seq, 0 from organisation where seq > ${since}
      union all select kind, id, organisation, seq, 0, 1 from gone where seq > ${since}
    ) as changes where ${organisation === undefined ? sql`1 = 1` : sql`organisation = ${organisation}`}
    order by seq limit ${limit}`)
  return rows.map((row) => ({
    kind: row.kind as DirectoryChange['kind'],
    id: row.id,
    organisation: row.organisation,
    seq: row.seq,
    createdSeq: row.created_seq,
    deleted: row.deleted !== 0,
  }))
}

/** Signals wake it; a slow poll makes up for lost ones. */
export async function* followChanges(
  shard: Shard,
  signals: Signals,
  since: number,
  signal: AbortSignal,
): AsyncGenerator<DirectoryChange[]> {
  let wake = () => {}
  const stop = signals.listen((text) => text.startsWith(signalPrefix) && wake())
  const aborted = () => wake()
  signal.addEventListener('abort', aborted)
  try {
    while (!signal.aborted) {
      // Taken before reading: a change between the reading and the wait wakes us still.
      let timer: NodeJS.Timeout | undefined
      const woken = new Promise<void>((resolve) => {
        wake = resolve
        timer = setTimeout(resolve, pollMs)
      })
      const changes = await shard.read(async (q) =>
        (await readSeq(q)) > since ? readChanges(q, since, { limit: 1000 }) : [],
      )
      if (changes.length > 0) {
        clearTimeout(timer)
        yield changes
        since = (changes.at(-1) as DirectoryChange).seq
      } else {
        await woken
        clearTimeout(timer)
      }
    }
  } finally {
    stop()
    signal.removeEventListener('abort', aborted)
  }
}

/** What is said to other threads and processes after a change: `directory 42`. */
export const signalPrefix = 'directory '
