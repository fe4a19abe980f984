/** What a benchmark tells. A ratio above 1 means that Kontor is ahead, whatever the unit. */
export type BenchRow = {
  name: string
  unit: string
  ours: number
  /** The peer that ran on the same machine in the same run, with its version; undefined where there is none. */
  peer?: string
  theirs?: number
  ratio?: number
  /** What was measured and how, in one sentence. */
  method: string
}

export type Benchmark = {
  name: string
  /** Debian packages without which it cannot run; it is skipped, and says so. */
  needs?: readonly string[]
  /** Rows that are not wanted need not be measured. */
  run(options: BenchOptions): Promise<BenchRow[]>
}

export type BenchOptions = {
  quick: boolean
  wants: (row: string) => boolean
  /** To be measured beside ours. */
  other?: OtherServer
}

/** A server that somebody else has started. */
export type OtherServer = {
  name: string
  /** https://mail.example.org:8443 */
  url: string
  user: string
  password: string
  /** Its processes on this machine, where they are known. */
  pids: readonly number[]
}

/** More per second is better, or less time, memory or disk is better. */
export function compare(
  row: Omit<BenchRow, 'ours' | 'theirs' | 'ratio'> & {
    ours: readonly number[]
    theirs?: readonly number[]
    better: 'more' | 'less'
  },
): BenchRow {
  const { ours: our, theirs: their, better, ...rest } = row
  const ours = median(our)
  if (!their || their.length === 0) return { ...rest, ours }
  const theirs = median(their)
  return { ...rest, ours, theirs, ratio: better === 'more' ? ours / theirs : theirs / ours }
}

/** What the sides of one measurement took: ours first, then that of the server beside it, where there is one. */
export function compareSides(
  sides: readonly { name: string }[],
  results: readonly (readonly number[])[],
  row: { name: string; unit: string; better: 'more' | 'less'; method: string },
): BenchRow {
  const [ours = [], theirs] = results
  const [, other] = sides
  return compare({ ...row, ours, ...(theirs && other && { theirs, peer: other.name }) })
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}
