/**
 * `npm test`: every *.test.ts of the tree, or the files and folders that are named.
 *
 *   npm test                       everything that needs nothing but Node
 *   npm test -- src/protocols/imap  a part of it
 *   npm test -- --json              one line of JSON at the end in place of words
 *   npm test -- --slow              the ten files that took longest
 *
 * What is skipped is said, with its reason. The last line reads `N passed, N failed, N skipped`.
 */
import { globSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { run } from 'node:test'
import { availableParallelism } from 'node:os'
import { startPostgres } from '#test/postgres.ts'
import { root } from './root.ts'

/** Files that hold no state outside themselves share one process: it saves a start of Node for each. */
const pure = /^src\/(codec|model|convert)\//

type Outcome = {
  passed: number
  failed: number
  skipped: number
  reasons: Map<string, number>
  ran: Set<string>
  /** Milliseconds of each file. */
  took: Map<string, number>
}

export async function runTests(files: readonly string[]): Promise<Outcome> {
  const outcome: Outcome = { passed: 0, failed: 0, skipped: 0, reasons: new Map(), ran: new Set(), took: new Map() }
  const together = files.filter((file) => pure.test(file))
  const apart = files.filter((file) => !pure.test(file))
  if (together.length > 0) {
    await import('../test/fixed-seed.ts')
    await runGroup(together, 'none', outcome)
  }
  if (apart.length > 0) await withPostgres(apart, () => runGroup(apart, 'process', outcome))
  return outcome
}

/** One PostgreSQL for all files: making a cluster takes longer than most tests. */
async function withPostgres(files: readonly string[], work: () => Promise<void>): Promise<void> {
  const wanted = files.length > 1 && process.env.KONTOR_POSTGRES === undefined && files.some(mentionsPostgres)
  const postgres = wanted ? await startPostgres() : undefined
  if (postgres) process.env.KONTOR_POSTGRES = postgres.url
  try {
    await work()
  } finally {
    if (postgres) delete process.env.KONTOR_POSTGRES
    await postgres?.stop()
  }
}

const viaPostgres = /#test\/(postgres|directories)\.ts|contract\/harness\.ts|\.\/harness\.ts/

function mentionsPostgres(file: string): boolean {
  return viaPostgres.test(readFileSync(resolve(root, file), 'utf8'))
}

async function runGroup(files: readonly string[], isolation: 'none' | 'process', outcome: Outcome) {
  const stream = run({
    files: files.map((file) => resolve(root, file)),
    concurrency: isolation === 'none' ? true : Math.max(2, availableParallelism()),
    ...(isolation === 'process'
      ? { execArgv: ['--disable-warning=ExperimentalWarning', '--import', join(root, 'test/fixed-seed.ts')] }
      : {}),
    isolation,
    timeout: 240_000,
  })
  stream.on('test:pass', (event) => count(event, true))
  stream.on('test:fail', (event) => count(event, false))
  stream.on('test:stderr', ({ message }) => process.stderr.write(message))
  // Reading is what makes the stream run.
  for await (const _ of stream);

  function count(event: TestEvent, passed: boolean) {
    if (event.details.type === 'suite') return
    // With a process for each file, the file itself is reported as a test that holds the others.
    const isFile = event.nesting === 0 && event.file !== undefined && resolve(event.name) === event.file
    if (event.file) outcome.ran.add(relative(root, event.file))
    if (event.file && event.nesting === 0) {
      const file = relative(root, event.file)
      outcome.took.set(file, (outcome.took.get(file) ?? 0) + (event.details.duration_ms ?? 0))
    }
    if (event.skip !== undefined && event.skip !== false) {
      outcome.skipped++
      const reason = typeof event.skip === 'string' && event.skip !== '' ? event.skip : 'no reason given'
      outcome.reasons.set(reason, (outcome.reasons.get(reason) ?? 0) + 1)
    } else if (passed) {
      if (!isFile) outcome.passed++
    } else {
      const error = event.details.error
      // A parent fails because a child did; the child has been told already.
      if (error?.failureType === 'subtestsFailed') return
      outcome.failed++
      console.error(
        `\nFAILED  ${event.name}\n        ${event.file ? `${relative(root, event.file)}:${event.line}` : ''}`,
      )
      console.error(indent(explain(error)))
    }
  }
}

type TestEvent = {
  name: string
  nesting: number
  file?: string
  line?: number
  skip?: string | boolean
  details: { type?: string; duration_ms?: number; error?: Error & { failureType?: string; cause?: unknown } }
}

function explain(error: { cause?: unknown; message?: string } | undefined): string {
  const cause = error?.cause ?? error
  if (cause instanceof Error) return cause.stack ?? cause.message
  return typeof cause === 'string' ? cause : JSON.stringify(cause)
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `        ${line}`)
    .join('\n')
}

/** All test files below the named folders, the folders of the tree by default. */
export function testFiles(named: readonly string[]): string[] {
  const places = named.length > 0 ? named : ['src', 'test', 'tools', 'bench']
  const files = places.flatMap((place) =>
    place.endsWith('.ts') ? [place] : globSync(`${place.replace(/\/$/, '')}/**/*.test.ts`, { cwd: root }),
  )
  return [...new Set(files)].sort()
}

if (import.meta.main) {
  const words = process.argv.slice(2)
  const unknown = words.find((word) => word.startsWith('--') && word !== '--json' && word !== '--slow')
  if (unknown !== undefined) {
    console.error(`usage: npm test -- [FILE or FOLDER ...] [--slow] [--json]     (${unknown} is none of these)`)
    process.exit(2)
  }
  const files = testFiles(words.filter((word) => !word.startsWith('--')))
  if (files.length === 0) {
    console.error('No test file there. A test file ends in .test.ts.')
    process.exit(2)
  }
  const begun = performance.now()
  const outcome = await runTests(files)
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  if (words.includes('--slow')) {
    const slowest = [...outcome.took].sort(([, a], [, b]) => b - a).slice(0, 10)
    for (const [file, milliseconds] of slowest)
      console.log(`${(milliseconds / 1000).toFixed(1).padStart(7)} s  ${file}`)
  }
  for (const [reason, count] of outcome.reasons) console.log(`skipped ${count}: ${reason}`)
  if (words.includes('--json')) {
    const { passed, failed, skipped, reasons } = outcome
    console.log(JSON.stringify({ passed, failed, skipped, reasons: Object.fromEntries(reasons) }))
  } else {
    console.log(`${files.length} files in ${seconds} s`)
    console.log(`${outcome.passed} passed, ${outcome.failed} failed, ${outcome.skipped} skipped`)
  }
  process.exit(outcome.failed > 0 || outcome.passed === 0 ? 1 : 0)
}
