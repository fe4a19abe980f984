/**
 * `npm run bench`: hot paths, beside a real peer where there is one, as ratios of medians in one run.
 *
 *   npm run bench                  everything, as a table
 *   npm run bench -- imap          the benchmarks whose name contains `imap`
 *   npm run bench -- --row=APPEND  only the rows whose name contains it (of benchmarks that can)
 *   npm run bench -- --json        [{ name, unit, ours, peer, theirs, ratio, method }], null where there is no peer
 *   npm run bench -- --quick       smaller folders and fewer rounds, to see that everything runs
 *   npm run bench -- --write       puts the table into bench/README.md
 *
 * The benchmarks of MAPI and of the address book take another server beside this one, whoever made it:
 *
 *   npm run bench -- mapi --host H --port P --user ada@example.org --password … [--name gromox] [--pid N,N] [--plain]
 */
import { spawnSync } from 'node:child_process'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { root } from '../tools/root.ts'
import type { Benchmark, BenchRow, OtherServer } from './types.ts'

const { values, positionals } = readWords()
const { row } = values
const [filter = ''] = positionals
const benchmarks: Benchmark[] = []
for (const file of globSync('bench/*.bench.ts', { cwd: root }).sort()) {
  benchmarks.push((await import(pathToFileURL(join(root, file)).href)).default as Benchmark)
}
const chosen = benchmarks.filter(({ name }) => name.includes(filter))
if (chosen.length === 0)
  refuse(`no benchmark is called ${filter}; there are ${benchmarks.map(({ name }) => name).join(', ')}`)

const other = otherServer()
const rows: BenchRow[] = []
for (const benchmark of chosen) {
  const missing = (benchmark.needs ?? []).filter(
    (name) => spawnSync('dpkg', ['-s', name], { stdio: 'ignore' }).status !== 0,
  )
  if (missing.length > 0) {
    console.error(`skipped ${benchmark.name}: apt-get install ${missing.join(' ')}`)
    continue
  }
  console.error(`running ${benchmark.name} ...`)
  const wants = (name: string) => row === undefined || name.includes(row)
  const measured = await benchmark.run({ quick: values.quick, wants, ...(other && { other }) })
  rows.push(...measured.filter(({ name }) => wants(name)))
}

if (values.json) console.log(JSON.stringify(rows.map(whole), null, 1))
else for (const line of table(rows)) console.log(line)
if (values.write) writeTable()
process.exit(0)

/** Ends the process where nothing is to be measured. */
function readWords() {
  try {
    const read = parseArgs({
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        row: { type: 'string' },
        json: { type: 'boolean', default: false },
        quick: { type: 'boolean', default: false },
        write: { type: 'boolean', default: false },
        host: { type: 'string' },
        port: { type: 'string' },
        user: { type: 'string' },
        password: { type: 'string' },
        name: { type: 'string', default: 'the other server' },
        pid: { type: 'string', default: '' },
        plain: { type: 'boolean', default: false },
      },
    })
    if (read.values.help) {
      console.log(usage())
      process.exit(0)
    }
    if (read.positionals.length > 1) refuse('one name, or none')
    return read
  } catch (error) {
    return refuse((error as Error).message)
  }
}

function refuse(why: string): never {
  console.error(`${why}\n\n${usage()}`)
  process.exit(2)
}

/** What stands at the head of this file. */
function usage(): string {
  const [head = ''] = /\/\*\*[^]*?\*\//.exec(readFileSync(import.meta.filename, 'utf8')) ?? []
  return head.replace(/^\/\*\*\n|\n \*\/$/g, '').replace(/^ \* ?/gm, '')
}

/** The one that is named on the command line. */
function otherServer(): OtherServer | undefined {
  const { host, port, user, password, name, pid, plain } = values
  if (host === undefined) return undefined
  if (user === undefined || password === undefined) throw new Error('--user and --password are missing')
  const scheme = plain ? 'http' : 'https'
  return {
    name,
    url: `${scheme}://${host}:${port ?? (plain ? 80 : 443)}`,
    user,
    password,
    pids: pid.split(',').filter(Boolean).map(Number),
  }
}

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
