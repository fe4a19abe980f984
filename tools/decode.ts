/**
 * Prints bytes by a layout: npm run decode -- FILE --layout NAME
 *                           npm run decode -- --hex '00 0200 …' --layout restriction
 *
 * A file that holds nothing but hexadecimal digits is taken as such; without a file, standard input is read.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { fromHex, LayoutError } from '#codec/binary/index.ts'
import { layouts } from './layouts.ts'

const usage = 'usage: npm run decode -- [FILE] [--hex DIGITS] --layout NAME\n       npm run decode -- --list'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    layout: { type: 'string' },
    hex: { type: 'string' },
    list: { type: 'boolean' },
    help: { type: 'boolean' },
  },
})

if (values.list || values.help || values.layout === undefined) {
  console.log(`${usage}\n\nlayouts:\n${[...layouts.keys()].map((name) => `  ${name}`).join('\n')}`)
  process.exit(values.list || values.help ? 0 : 2)
}

const show = layouts.get(values.layout)
if (!show) {
  console.error(`There is no layout "${values.layout}". npm run decode -- --list shows them.`)
  process.exit(2)
}
try {
  console.log(show(input()))
} catch (error) {
  if (!(error instanceof LayoutError)) throw error
  console.error(error.message)
  process.exit(1)
}

function input(): Uint8Array {
  if (values.hex !== undefined) return fromHex(values.hex)
  const bytes = readFileSync(positionals[0] ?? 0)
  const text = bytes.toString('latin1')
  return /^[\s0-9a-fA-F]+$/.test(text) ? fromHex(text) : bytes
}
