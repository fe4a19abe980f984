/**
 * Shows any bytes against any layout: offset, bytes, field and value on each line; where the bytes do not fit, what is
 * wrong and the bytes that are left.
 *
 *   0000  01           origin: current (0x01)
 *   0001  02 00        rowCount: 2
 */
import { toHex } from './hex.ts'
import type { Layout } from './layout.ts'
import { LayoutError } from './layout-error.ts'
import { Reader, type ReaderOptions } from './reader.ts'

const bytesPerLine = 8
/** A field's bytes beyond these are counted, not shown. */
const bytesPerField = 64

export interface PrinterOptions {
  /** Texts, bytes and large numbers (times, ids) are said to be there and not shown, and no byte is. */
  masked?: boolean
}

export class Printer {
  readonly lines: string[] = []
  readonly #bytes: Uint8Array
  readonly #masked: boolean
  #indent = 0

  constructor(bytes: Uint8Array, { masked = false }: PrinterOptions = {}) {
    this.#bytes = bytes
    this.#masked = masked
  }

  line(start: number, end: number, label: string, text: string): void {
    if (this.#masked) {
      const shown = maskedText(text)
      this.lines.push(
        `${start.toString(16).padStart(4, '0')}  ${'  '.repeat(this.#indent)}${label}${shown && `: ${shown}`}`,
      )
      return
    }
    const shownEnd = Math.min(end, start + bytesPerField)
    const words = `${'  '.repeat(this.#indent)}${label}${text === '' ? '' : `: ${text}`}`
    this.#row(start, Math.min(shownEnd, start + bytesPerLine), words)
    for (let at = start + bytesPerLine; at < shownEnd; at += bytesPerLine) {
      this.#row(at, Math.min(at + bytesPerLine, shownEnd), '')
    }
    if (end > shownEnd) this.lines.push(`      … ${end - shownEnd} more bytes`)
  }

  /** A line for a structure; what `inside` prints stands below it, further right. */
  group<T>(start: number, label: string, text: string, inside: () => T): T {
    if (label !== '') this.line(start, start, label, text)
    return this.inside(label, inside)
  }

  /** What belongs to the line before stands further right; the outermost structure has no line. */
  inside<T>(label: string, inside: () => T): T {
    if (label === '') return inside()
    this.#indent++
    try {
      return inside()
    } finally {
      this.#indent--
    }
  }

  #row(start: number, end: number, words: string): void {
    const bytes = toHex(this.#bytes.subarray(start, end), ' ')
    this.lines.push(`${start.toString(16).padStart(4, '0')}  ${bytes.padEnd(bytesPerLine * 3)} ${words}`.trimEnd())
  }
}

/** Numbers of up to 32 bits and words stay: they are the structure. */
function maskedText(text: string): string {
  if (/^["'[{]/.test(text)) return `${text.length - 2} characters`
  return /^-?\d{11,}/.test(text) ? 'a number' : text
}

/** The bytes as lines of text; never throws for bytes that do not fit. */
export function print(layout: Layout<any>, bytes: Uint8Array, options: ReaderOptions & PrinterOptions = {}): string {
  const printer = new Printer(bytes, options)
  const reader = new Reader(bytes, options)
  try {
    layout.print(printer, reader, '')
    if (reader.pos < reader.end)
      printer.line(reader.pos, reader.end, '!! left over', `${reader.end - reader.pos} bytes`)
  } catch (error) {
    if (!(error instanceof LayoutError)) throw error
    const at = Math.min(error.offset, bytes.length)
    printer.line(at, bytes.length, '!!', error.message)
  }
  return printer.lines.join('\n')
}

export function showValue(value: unknown): string {
  if (typeof value === 'number') {
    return Number.isInteger(value) && value > 9 ? `${value} (0x${value.toString(16)})` : String(value)
  }
  if (typeof value === 'bigint') return value > 9n ? `${value} (0x${value.toString(16)})` : String(value)
  if (typeof value === 'string') return JSON.stringify(value)
  if (value instanceof Uint8Array) return `${value.length} bytes`
  if (typeof value === 'object' && value !== null) {
    return JSON.stringify(value, (_key, inner) => (typeof inner === 'bigint' ? String(inner) : inner))
  }
  return String(value)
}
