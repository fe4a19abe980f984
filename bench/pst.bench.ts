/**
 * A data file of Outlook into a mailbox, beside readpst, which writes the same items as mbox files. KONTOR_BENCH_PST_MB makes it as
 * large as wanted; memory is that of a process that does nothing else.
 */
import { execFile, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { writeArchive } from './archive.ts'
import { type Benchmark, type BenchRow, compare, median } from './types.ts'

const ROUNDS = 3
const MIB = 1 << 20

interface Run {
  seconds: number
  /** Processor time of all threads, and of the one that writes. */
  cpuSeconds: number
  threadSeconds: number
  items: number
  /** KiB, every second. */
  rss: number[]
}

export default {
  name: 'pst',
  needs: ['pst-utils'],
  async run({ quick }): Promise<BenchRow[]> {
    const wanted = Number(process.env.KONTOR_BENCH_PST_MB ?? (quick ? 5 : 100))
    const rounds = wanted > 500 ? 1 : ROUNDS
    const folder = mkdtempSync(join(process.env.KONTOR_BENCH_TMP ?? tmpdir(), 'kontor-bench-pst-'))
    try {
      const file = join(folder, 'bench.pst')
      const items = await writeArchive(file, wanted * MIB)
      const megabytes = statSync(file).size / MIB
      const ours: number[] = []
      const theirs: number[] = []
      const cpu: number[] = []
      let rss: number[] = []
      for (let round = 0; round < rounds; round++) {
        const run = await importOnce(file, join(folder, `data${round}`))
        if (run.items !== items) throw new Error(`${run.items} of ${items} items were imported`)
        ours.push(run.seconds)
        cpu.push(run.cpuSeconds)
        rss = run.rss
        theirs.push(readpst(file, join(folder, `readpst${round}`)))
        for (const done of [`data${round}`, `readpst${round}`])
          rmSync(join(folder, done), { recursive: true, force: true })
      }
      const what = `${items} items, ${Math.round(megabytes)} MB: mails of 4 KB with HTML, every fifth with a file of 100 KB, every tenth an appointment`
      const peer = `readpst ${version()}`
      const how = `${what}; Kontor: kontor import into an empty mailbox on SQLite, each batch durable; readpst: -r into mbox files, not synced`
      return [
        compare({
          name: 'PST import: items',
          unit: 'items/s',
          peer,
          better: 'more',
          method: how,
          ours: ours.map((s) => items / s),
          theirs: theirs.map((s) => items / s),
        }),
        compare({
          name: 'PST import: bytes',
          unit: 'MB/s',
          peer,
          better: 'more',
          method: how,
          ours: ours.map((s) => megabytes / s),
          theirs: theirs.map((s) => megabytes / s),
        }),
        {
          name: 'PST import: processor time',
          unit: 'ms/item',
          ours: (median(cpu) * 1000) / items,
          method: 'all threads of the importing process; it tells more than rates where the machine is busy',
        },
        {
          name: 'PST import: memory',
          unit: 'MiB',
          ours: Math.max(...rss) / 1024,
          method: `highest resident set of the importing process; ${curve(rss)}`,
        },
      ]
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
} satisfies Benchmark

async function importOnce(file: string, data: string): Promise<Run> {
  mkdirSync(data)
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'pst-import.ts'), file, data],
    { maxBuffer: 64 * MIB },
  )
  return JSON.parse(stdout) as Run
}

function readpst(file: string, out: string): number {
  mkdirSync(out)
  const begun = performance.now()
  const { status, stderr } = spawnSync('readpst', ['-q', '-r', '-o', out, file], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`readpst: ${stderr}`)
  return (performance.now() - begun) / 1000
}

function version(): string {
  const { stdout } = spawnSync('readpst', ['-V'], { encoding: 'utf8' })
  return /v([\d.]+\d)/.exec(stdout)?.[1] ?? ''
}

/** The resident set at ten moments, evenly over the run. */
function curve(rss: readonly number[]): string {
  const at = Array.from(
    { length: 10 },
    (_, index) => rss[Math.min(rss.length - 1, Math.floor((index * rss.length) / 9))] ?? 0,
  )
  return `over the run ${at.map((kib) => Math.round(kib / 1024)).join(', ')} MiB`
}
