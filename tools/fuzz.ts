/**
 * `npm run fuzz`: mutations of real input against every reader of foreign bytes.
 *
 *   npm run fuzz                          every target, 10 s each
 *   npm run fuzz -- mime --seconds 300    those whose name contains `mime`, longer
 *   npm run fuzz -- --seed 7 --count 500  the same mutations again, a number of them in place of a time
 *
 * A target lies beside its reader as `x.fuzz.ts` and exports { name, seeds, run }: `run` throws only for a real defect.
 * An input that makes it throw, take longer than a second or hold much more memory than its size is written to
 * tmp/fuzz/ and named; the exit code is 1.
 */
import { globSync, mkdirSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { root } from './root.ts'

export type FuzzTarget = {
  name: string
  seeds(): Uint8Array[] | Promise<Uint8Array[]>
  run(input: Uint8Array): void | Promise<void>
}

export type Finding = { target: string; why: string; input: Uint8Array }

/** An input may not take longer than this, nor leave more than so many bytes for each of its own. */
const slowMilliseconds = 1000
const bytesPerByte = 200
const bytesAtLeast = 64 * 1024 * 1024

export async function targets(filter = ''): Promise<FuzzTarget[]> {
  const files = globSync('src/**/*.fuzz.ts', { cwd: root }).sort()
  const loaded = await Promise.all(
    files.map(
      async (file) => (await import(pathToFileURL(join(root, file)).href)).default as FuzzTarget | FuzzTarget[],
    ),
  )
  return loaded.flat().filter(({ name }) => name.includes(filter))
}

export async function fuzz(target: FuzzTarget, options: { seconds?: number; count?: number; seed: number }) {
  const random = generator(options.seed)
  const seeds = await target.seeds()
  const findings: Finding[] = []
  const until = performance.now() + (options.seconds ?? Number.POSITIVE_INFINITY) * 1000
  let tried = 0
  // The seeds as they are come first: a reader that fails on these needs no mutation.
  while (tried < (options.count ?? Number.POSITIVE_INFINITY) && performance.now() < until && findings.length < 5) {
    const seed = seeds[tried % Math.max(1, seeds.length)] ?? new Uint8Array()
    const input = tried < seeds.length ? seed : mutate(seed, seeds, random)
    const why = await attempt(target, input)
    if (why) findings.push({ target: target.name, why, input })
    tried++
  }
  return { tried, findings }
}

async function attempt(target: FuzzTarget, input: Uint8Array): Promise<string | undefined> {
  const heap = process.memoryUsage().rss
  // Processor time: how busy the machine is says nothing of the reader.
  const begun = process.cpuUsage()
  try {
    await target.run(input)
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error)
  }
  const { user, system } = process.cpuUsage(begun)
  const took = (user + system) / 1000
  if (took > slowMilliseconds) return `took ${took.toFixed(0)} ms for ${input.length} bytes`
  const grown = process.memoryUsage().rss - heap
  if (grown > bytesAtLeast + input.length * bytesPerByte) return `held ${grown} bytes for ${input.length} bytes`
  return undefined
}

/** A few changes of the kinds that break readers: bits, lengths, repeats, cuts, and pieces of another seed. */
function mutate(seed: Uint8Array, seeds: readonly Uint8Array[], random: () => number): Uint8Array {
  let bytes: Uint8Array = Uint8Array.from(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  for (let changes = 1 + below(6); changes > 0; changes--) {
    const at = below(bytes.length + 1)
    switch (below(8)) {
      case 0:
        if (at < bytes.length) bytes[at] = (bytes[at] as number) ^ (1 << below(8))
        break
      case 1:
        if (at < bytes.length) bytes[at] = below(256)
        break
      case 2: {
        // A count or a length that promises more than there is.
        const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
        const value = [0, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0xffffffff][below(7)] as number
        if (at + 4 <= bytes.length) view.setUint32(at, value, random() < 0.5)
        break
      }
      case 3:
        bytes = bytes.slice(0, at)
        break
      case 4: {
        const piece = bytes.slice(at, at + 1 + below(64))
        const times = 1 + below(50)
        bytes = concat(bytes.slice(0, at), ...Array.from({ length: times }, () => piece), bytes.slice(at))
        break
      }
      case 5: {
        const other = seeds[below(seeds.length)] ?? bytes
        const from = below(other.length + 1)
        bytes = concat(bytes.slice(0, at), other.slice(from, from + below(256)), bytes.slice(at))
        break
      }
      case 6:
        bytes = concat(bytes.slice(0, at), bytes.slice(at + 1 + below(32)))
        break
      default: {
        const token = tokens[below(tokens.length)] as string
        bytes = concat(bytes.slice(0, at), new TextEncoder().encode(token), bytes.slice(at))
      }
    }
  }
  return bytes.length > 4 * 1024 * 1024 ? bytes.slice(0, 4 * 1024 * 1024) : bytes
}

const tokens = [
  '\r\n',
  '\n',
  '\0',
  '(',
  ')',
  '"',
  '\\',
  '{4294967295}',
  '{1+}\r\n',
  '=?utf-8?B?',
  '--',
  ';',
  ',',
  '<',
  '>',
  '%',
  '\u{10ffff}',
  '\ufeff',
  '=\r\n',
  '-1',
  '99999999999999999999',
]

function concat(...parts: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}

/** mulberry32: the same seed gives the same run. */
function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296
  }
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seconds: { type: 'string' },
      count: { type: 'string' },
      seed: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) {
    console.log('usage: npm run fuzz -- [PART OF A NAME] [--count N | --seconds N] [--seed N]')
    process.exit(0)
  }
  const seed = Number(values.seed ?? Date.now() % 1_000_000)
  const limit = values.count ? { count: Number(values.count) } : { seconds: Number(values.seconds ?? 10) }
  const chosen = await targets(positionals[0])
  if (chosen.length === 0) {
    console.error(`No fuzz target is called like "${positionals[0]}".`)
    process.exit(2)
  }
  let failed = 0
  for (const target of chosen) {
    const { tried, findings } = await fuzz(target, { ...limit, seed })
    console.log(
      `${findings.length === 0 ? 'ok    ' : 'FAILED'}  ${target.name.padEnd(32)} ${tried} inputs, seed ${seed}`,
    )
    for (const { why, input } of findings) {
      const path = join(
        root,
        'tmp/fuzz',
        `${target.name.replaceAll(/\W/g, '-')}-${createHash('sha256').update(input).digest('hex').slice(0, 12)}`,
      )
      mkdirSync(join(root, 'tmp/fuzz'), { recursive: true })
      writeFileSync(path, input)
      console.log(`        ${path}\n        ${why.split('\n').slice(0, 6).join('\n        ')}`)
    }
    failed += findings.length
  }
  process.exit(failed > 0 ? 1 : 0)
}
