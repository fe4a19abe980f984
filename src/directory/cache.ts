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
  /**
   * As `get`, for a question that is decided outside a single reading: the kept answer when it is `valid` still, or what
   * `ask` finds. A failure is not kept.
   */
  remember<T>(question: string, valid: (answer: T) => boolean, ask: () => Promise<T>): Promise<T>
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

  /** The answers as far as the clock says that they are true. */
  async function current(): Promise<Map<string, unknown>> {
    const age = now() - lookedAt
    if (age >= lookAgainMs || age < 0) sure = false
    while (!sure) await (looking ??= look().finally(() => (looking = undefined)))
    return answers
  }

  function keep(kept: Map<string, unknown>, question: string, answer: unknown): void {
    if (kept.size >= mostAnswers) kept.delete(kept.keys().next().value as string)
    kept.set(question, answer)
  }

  return {
    async get<T>(question: string, ask: (q: Query) => Promise<T>): Promise<T> {
      const kept = await current()
      if (kept.has(question)) return kept.get(question) as T
      const answer = await shard.read(ask)
      keep(kept, question, answer)
      return answer
    },
    async remember<T>(question: string, valid: (answer: T) => boolean, ask: () => Promise<T>): Promise<T> {
      const kept = await current()
      const known = kept.get(question) as T | undefined
      if (known !== undefined && valid(known)) return known
      // Into the map from before: when the clock moves while it is decided, nobody asks there any more.
      const answer = await ask()
      keep(kept, question, answer)
      return answer
    },
    doubt() {
      doubts++
      sure = false
    },
  }
}
