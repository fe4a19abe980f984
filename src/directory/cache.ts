/**
 * What was read from the directory, for as long as nothing changed in it.
 *
 * All of it hangs on the directory's clock: when the clock has moved, everything goes. The clock is looked at when a
 * signal says so, after every change of our own, and otherwise at most every half second, so a change made elsewhere is
 * seen by then at the latest. A directory changes seldom and is read for every recipient and login.
 */
import type { Query, Shard } from '#store/engine/engine.ts'
import { readSeq } from './records.ts'

export interface Cache {
  /** The kept answer of a question, or what `ask` finds now. */
  get<T>(question: string, ask: (q: Query) => Promise<T>): Promise<T>
  /** Look at the clock before the next answer. */
  doubt(): void
}

const lookAgainMs = 500
const mostAnswers = 50_000

export function createCache(shard: Shard, now: () => number): Cache {
  let answers = new Map<string, unknown>()
  let seq = -1
  let lookedAt = Number.NEGATIVE_INFINITY
  let sure = false
  let doubts = 0
  let looking: Promise<void> | undefined

  async function look(): Promise<void> {
    const before = doubts
    const startedAt = now()
    const found = await shard.read(readSeq)
    // Replaced, not cleared: whoever is still reading puts an older answer into the map that nobody asks any more.
    if (found !== seq) [seq, answers] = [found, new Map()]
    // A doubt that came meanwhile needs a look that begins after it.
    if (doubts === before) [lookedAt, sure] = [startedAt, true]
  }

  return {
    async get<T>(question: string, ask: (q: Query) => Promise<T>): Promise<T> {
      const age = now() - lookedAt
      if (age >= lookAgainMs || age < 0) sure = false
      while (!sure) await (looking ??= look().finally(() => (looking = undefined)))
      const kept = answers
      if (kept.has(question)) return kept.get(question) as T
      const answer = await shard.read(ask)
      if (kept.size >= mostAnswers) kept.delete(kept.keys().next().value as string)
      kept.set(question, answer)
      return answer
    },
    doubt() {
      doubts++
      sure = false
    },
  }
}
