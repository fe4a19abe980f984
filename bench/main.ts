/**
 * `npm run bench`: hot paths, beside a real peer where there is one, as ratios of medians in one run.
 *
 *   npm run bench                  everything, as a table
 *   npm run bench -- imap          the benchmarks whose name contains `imap`
 *   npm run bench -- --row=APPEND  only the rows whose name contains it (of benchmarks that can)
 *   npm run bench -- --json        [{ name, unit, ours, peer, theirs, ratio, method }], null where there is no peer
 *   npm run bench -- --quick       smaller folders and fewer rounds, to see that everything runs
 *   npm run bench -- --write       puts the table into bench/README.md
 */
import { spawnSync } from 'node:child_process'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../tools/root.ts'
import type { Benchmark, BenchRow } from './types.ts'

const words = process.argv.slice(2)
const json = words.includes('--json')
const row = words.find((word) => word.startsWith('--row='))?.slice('--row='.length)
const filter = words.find((word) => !word.startsWith('--')) ?? ''

const rows: BenchRow[] = []
for (const file of globSync('bench/*.bench.ts', { cwd: root }).sort()) {
  const benchmark = (await import(pathToFileURL(join(root, file)).href)).default as Benchmark
  if (!benchmark.name.includes(filter)) continue
  const missing = (benchmark.needs ?? []).filter(
    (name) => spawnSync('dpkg', ['-s', name], { stdio: 'ignore' }).status !== 0,
  )
  if (missing.length > 0) {
    console.error(`skipped ${benchmark.name}: apt-get install ${missing.join(' ')}`)
    continue
  }
  console.error(`running ${benchmark.name} ...`)
  const wants = (name: string) => row === undefined || name.includes(row)
  const measured = await benchmark.run({ quick: words.includes('--quick'), wants })
  rows.push(...measured.filter(({ name }) => wants(name)))
}

if (json) console.log(JSON.stringify(rows.map(whole), null, 1))
else for (const line of table(rows)) console.log(line)
if (words.includes('--write')) writeTable()
process.exit(0)

function whole({ name, unit, ours, peer, theirs, ratio, method }: BenchRow) {
  return { name, unit, ours, peer: peer ?? null, theirs: theirs ?? null, ratio: ratio ?? null, method }
}

function table(rows: readonly BenchRow[]): string[] {
  return [
    '| what | unit | Kontor | peer | theirs | ratio |',
    '|---|---|---:|---|---:|---:|',
    ...rows.map(
      ({ name, unit, ours, peer, theirs, ratio }) =>
        `| ${name} | ${unit} | ${figure(ours)} | ${peer ?? ''} | ${theirs === undefined ? '' : figure(theirs)} | ${ratio === undefined ? '' : ratio.toFixed(2)} |`,
    ),
  ]
}

function figure(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3)
}

/** The table of bench/README.md between its two marks, with the machine and how each row was measured. */
function writeTable() {
  const path = join(root, 'bench/README.md')
  const [before, , after] = readFileSync(path, 'utf8').split(/<!-- (?:table|end) -->\n?/)
  const machine = `Measured on ${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores of ${cpus()[0]?.model ?? 'an unknown processor'}, Node ${process.versions.node}.`
  const methods = rows.map(({ name, method }) => `- **${name}**: ${method}`)
  const middle = [machine, '', ...table(rows), '', ...methods, ''].join('\n')
  writeFileSync(path, `${before}<!-- table -->\n${middle}<!-- end -->\n${after ?? ''}`)
}
