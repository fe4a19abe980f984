/**
 * Prints bytes by a layout: npm run decode -- FILE --layout NAME
 *                           npm run decode -- --hex '00 0200 …' --layout restriction
 *
 *                           npm run decode -- FILE
 *
 * A file that holds nothing but hexadecimal digits is taken as such; without a file, standard input is read. A file of
 * `kontor trace --out` says itself what is in it.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { fromHex, LayoutError } from '#codec/binary/index.ts'
import { headline, readTraceFile } from '#server/trace/file.ts'
import { Shower } from '#server/trace/show.ts'
import { layouts } from './layouts.ts'

const usage =
  'usage: npm run decode -- [FILE] [--hex DIGITS] --layout NAME\n       npm run decode -- FILE of kontor trace --out\n       npm run decode -- --list'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    layout: { type: 'string' },
    hex: { type: 'string' },
    list: { type: 'boolean' },
    help: { type: 'boolean' },
  },
})

const trace = values.layout === undefined && positionals[0] !== undefined ? readTraceFile(positionals[0]) : undefined
if (trace) showTrace(trace)
else if (values.list || values.help || values.layout === undefined) {
  console.log(`${usage}\n\nlayouts:\n${[...layouts.keys()].map((name) => `  ${name}`).join('\n')}`)
  process.exitCode = values.list || values.help ? 0 : 2
} else showLayout(values.layout)

function showLayout(name: string): void {
  const show = layouts.get(name)
  if (!show) {
    console.error(`There is no layout "${name}". npm run decode -- --list shows them.`)
    process.exitCode = 2
    return
  }
  try {
    console.log(show(input()))
  } catch (error) {
    if (!(error instanceof LayoutError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}

function showTrace({ head, exchanges }: NonNullable<ReturnType<typeof readTraceFile>>): void {
  console.log(`${head.user}, from ${head.begun}: ${exchanges.length} exchanges`)
  const shower = new Shower({ masked: false })
  const bytes = (base64: string | undefined) => Buffer.from(base64 ?? '', 'base64')
  for (const traced of exchanges) {
    console.log(`\n${headline(traced)}`)
    const seen = { ...traced, request: bytes(traced.request), response: bytes(traced.response) }
    for (const line of shower.show(seen)) console.log(`  ${line}`)
  }
}

function input(): Uint8Array {
  if (values.hex !== undefined) return fromHex(values.hex)
  const bytes = readFileSync(positionals[0] ?? 0)
  const text = bytes.toString('latin1')
  return /^[\s0-9a-fA-F]+$/.test(text) ? fromHex(text) : bytes
}
