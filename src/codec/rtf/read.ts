/**
 * A document of RTF from its beginning to its end: groups, destinations, fonts with their code pages, characters in all
 * their forms. What is text is told to a sink. [MSFT-RTF], [MS-OXRTFEX] 2.1.3.1
 *
 * One pass over the bytes, no recursion. Damaged RTF is read as far as it goes; only groups without end are refused.
 */
import { LayoutError } from '../binary/index.ts'
import { decodeCodePage, findCodePageOfFont } from './code-pages.ts'
import { hiddenDestinations, symbolText } from './symbols.ts'

export type Destination = 'text' | 'hidden' | 'htmltag' | 'listtext' | 'fonttbl' | 'colortbl' | 'instruction'

/** What holds until the end of the group. */
export interface RtfState {
  destination: Destination
  /** Between \htmlrtf and \htmlrtf0. [MS-OXRTFEX] 2.1.3.1.3 */
  rtfOnly: boolean
  /** How many characters stand for a \u where it is not known. */
  fallbackCount: number
  font: number | undefined
  bold: boolean
  italic: boolean
  underline: boolean
  strike: boolean
  /** In half points. */
  size: number
  color: number
  /** For sinks that understand fields; the reader never sets it. */
  link: string | undefined
}

export interface RtfSink {
  text(text: string, state: RtfState): void
  /** One of symbols.ts: `par`, `tab`, `~` … */
  symbol(name: string, state: RtfState): void
  groupEnd?(outer: RtfState): void
}

export interface RtfDocument {
  from: 'html' | 'text' | undefined
  colors: readonly (string | undefined)[]
}

const DEPTH_MAX = 4096

export function isRtf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 5)).toString('latin1') === '{\\rtf'
}

/** What the header says the document was made from. [MS-OXRTFEX] 2.2.3.1: among the first ten control words. */
export function rtfOrigin(bytes: Uint8Array): 'html' | 'text' | undefined {
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 400)).toString('latin1')
  const [start = ''] = /^\{\\rtf1?(?:\s*\\[a-z]{1,32}-?\d{0,10} ?){0,12}/.exec(header) ?? []
  if (/\\fromhtml1(?!\d)/.test(start)) return 'html'
  return /\\fromtext(?![a-z])/.test(start) ? 'text' : undefined
}

export function readRtf(bytes: Uint8Array, sink: RtfSink): RtfDocument {
  if (!isRtf(bytes)) throw new LayoutError('does not begin with {\\rtf', 0)
  return new RtfReader(bytes, sink).read()
}

const BACKSLASH = 0x5c
const OPEN = 0x7b
const CLOSE = 0x7d

class RtfReader implements RtfDocument {
  readonly from: 'html' | 'text' | undefined
  readonly colors: (string | undefined)[] = []
  readonly #bytes: Uint8Array
  readonly #sink: RtfSink
  readonly #outer: RtfState[] = []
  readonly #fonts = new Map<number, { codePage?: number }>()
  #state: RtfState = {
    destination: 'text',
    rtfOnly: false,
    fallbackCount: 1,
    font: undefined,
    bold: false,
    italic: false,
    underline: false,
    strike: false,
    size: 0,
    color: 0,
    link: undefined,
  }
  #pos = 0
  /** `\*` was the last: a destination that nobody knows may be skipped. */
  #ignorable = false
  /** How many characters still stand for a \u before them. */
  #skip = 0
  #codePage = 1252
  #defaultFont: number | undefined
  #fontInTable = -1
  #color: [number, number, number] | undefined
  /** Characters of the current code page that are not decoded yet. */
  #pending = new Uint8Array(256)
  #pendingCount = 0
  #pendingHigh = false

  constructor(bytes: Uint8Array, sink: RtfSink) {
    this.#bytes = bytes
    this.#sink = sink
    this.from = rtfOrigin(bytes)
  }

  read(): RtfDocument {
    const bytes = this.#bytes
    while (this.#pos < bytes.length) {
      const byte = bytes[this.#pos++] as number
      switch (byte) {
        case OPEN:
          this.#open()
          break
        case CLOSE:
          // What is behind the last group is no RTF any more.
          if (!this.#close()) return this
          break
        case BACKSLASH:
          this.#control()
          break
        case 0x0a:
        case 0x0d:
        case 0x00:
          break
        case 0x09:
          this.#symbol('tab')
          break
        default:
          this.#byte(byte)
      }
    }
    this.#flush()
    return this
  }

  #open(): void {
    this.#flush()
    if (this.#outer.length >= DEPTH_MAX) throw new LayoutError(`groups nested deeper than ${DEPTH_MAX}`, this.#pos)
    this.#outer.push(this.#state)
    this.#state = { ...this.#state }
    this.#skip = 0
    this.#ignorable = false
  }

  #close(): boolean {
    this.#flush()
    const outer = this.#outer.pop()
    this.#skip = 0
    this.#ignorable = false
    if (outer === undefined) return false
    this.#state = outer
    this.#sink.groupEnd?.(outer)
    return this.#outer.length > 0
  }

  #control(): void {
    const bytes = this.#bytes
    const start = this.#pos
    const first = bytes[start]
    if (first === undefined) return
    if (!isLetter(first)) {
      this.#pos++
      this.#controlSymbol(first)
      return
    }
    let pos = start + 1
    while (isLetter(bytes[pos] ?? 0)) pos++
    const word = latin1(bytes, start, Math.min(pos, start + 32))
    const digits = pos
    if (bytes[pos] === 0x2d) pos++
    while (isDigit(bytes[pos] ?? 0)) pos++
    const parameter =
      pos === digits ? undefined : Number.parseInt(latin1(bytes, digits, Math.min(pos, digits + 11)), 10)
    if (bytes[pos] === 0x20) pos++
    this.#pos = pos
    this.#word(word, Number.isNaN(parameter) ? undefined : parameter)
  }

  #controlSymbol(byte: number): void {
    switch (byte) {
      case 0x27: {
        const value = Number.parseInt(latin1(this.#bytes, this.#pos, this.#pos + 2), 16)
        if (Number.isNaN(value)) return
        this.#pos += 2
        this.#byte(value)
        return
      }
      case BACKSLASH:
      case OPEN:
      case CLOSE:
        this.#byte(byte)
        return
      case 0x2a:
        this.#ignorable = true
        return
      case 0x0a:
      case 0x0d:
        this.#symbol('par')
        return
      case 0x09:
        this.#symbol('tab')
        return
      case 0x7e:
        this.#symbol('~')
        return
      case 0x5f:
        this.#symbol('_')
    }
  }

  #word(word: string, parameter: number | undefined): void {
    const ignorable = this.#ignorable
    this.#ignorable = false
    if (word === 'bin') {
      this.#pos += Math.max(0, Math.min(parameter ?? 0, this.#bytes.length - this.#pos))
      return
    }
    if (word === 'u') {
      this.#unicode(parameter ?? 0)
      return
    }
    const state = this.#state
    if (state.destination === 'fonttbl' || state.destination === 'colortbl') {
      this.#tableWord(word, parameter)
      return
    }
    if (this.#destination(word, ignorable) || state.destination === 'hidden') return
    if (symbolText.has(word)) this.#symbol(word)
    else this.#setting(word, parameter)
  }

  /** Whether the word began a destination. */
  #destination(word: string, ignorable: boolean): boolean {
    const state = this.#state
    const destination = destinations.get(word) ?? (ignorable || hiddenDestinations.has(word) ? 'hidden' : undefined)
    if (destination === undefined) return false
    this.#flush()
    if (state.destination !== 'hidden') state.destination = destination
    // [MS-OXRTFEX] 2.2.3.2: what stands in an HTMLTAG is of the HTML, in the code page of the document.
    if (destination === 'htmltag') state.font = undefined
    return true
  }

  #setting(word: string, parameter: number | undefined): void {
    const state = this.#state
    const on = parameter !== 0
    switch (word) {
      case 'htmlrtf':
        this.#flush()
        state.rtfOnly = on
        break
      case 'f':
        this.#flush()
        state.font = parameter
        break
      case 'uc':
        state.fallbackCount = Math.max(0, Math.min(parameter ?? 1, 16))
        break
      case 'ansi':
        this.#codePage = 1252
        break
      case 'mac':
        this.#codePage = 10000
        break
      case 'pc':
        this.#codePage = 437
        break
      case 'pca':
        this.#codePage = 850
        break
      case 'ansicpg':
        this.#flush()
        if (parameter !== undefined && parameter > 0) this.#codePage = parameter
        break
      case 'deff':
        this.#defaultFont = parameter
        break
      case 'plain':
        this.#flush()
        Object.assign(state, { bold: false, italic: false, underline: false, strike: false, size: 0, color: 0 })
        state.font = this.#defaultFont
        break
      default: {
        const change = formats.get(word)
        if (change) {
          this.#flush()
          change(state, on, parameter)
        }
      }
    }
  }

  #tableWord(word: string, parameter = 0): void {
    if (this.#state.destination === 'colortbl') {
      this.#color ??= [0, 0, 0]
      const channel = ['red', 'green', 'blue'].indexOf(word)
      if (channel >= 0) this.#color[channel] = parameter & 0xff
      return
    }
    if (word === 'f') {
      this.#fontInTable = parameter
      this.#fonts.set(parameter, {})
      return
    }
    const font = this.#fonts.get(this.#fontInTable)
    const codePage = word === 'fcharset' ? findCodePageOfFont(parameter) : word === 'cpg' ? parameter : undefined
    if (font && codePage !== undefined) font.codePage = codePage
  }

  #unicode(number: number): void {
    this.#skip = 0
    if (this.#isText()) {
      this.#flush()
      this.#sink.text(String.fromCharCode(number & 0xffff), this.#state)
    }
    this.#skip = this.#state.fallbackCount
  }

  #symbol(name: string): void {
    if (this.#skip > 0) {
      this.#skip--
      return
    }
    if (!this.#isText()) return
    this.#flush()
    this.#sink.symbol(name, this.#state)
  }

  #byte(byte: number): void {
    if (this.#skip > 0) {
      this.#skip--
      return
    }
    if (this.#state.destination === 'colortbl') {
      if (byte !== 0x3b) return
      this.colors.push(this.#color && `#${this.#color.map((one) => one.toString(16).padStart(2, '0')).join('')}`)
      this.#color = undefined
      return
    }
    if (!this.#isText()) return
    if (this.#pendingCount === this.#pending.length) {
      const larger = new Uint8Array(this.#pending.length * 2)
      larger.set(this.#pending)
      this.#pending = larger
    }
    if (byte >= 0x80) this.#pendingHigh = true
    this.#pending[this.#pendingCount++] = byte
  }

  #isText(): boolean {
    const { destination } = this.#state
    return destination !== 'hidden' && destination !== 'fonttbl' && destination !== 'colortbl'
  }

  #flush(): void {
    if (this.#pendingCount === 0) return
    const bytes = this.#pending.subarray(0, this.#pendingCount)
    const text = this.#pendingHigh ? decodeCodePage(bytes, this.#currentCodePage()) : latin1(bytes, 0, bytes.length)
    this.#pendingCount = 0
    this.#pendingHigh = false
    this.#sink.text(text, this.#state)
  }

  #currentCodePage(): number {
    const { font } = this.#state
    return (font === undefined ? undefined : this.#fonts.get(font)?.codePage) ?? this.#codePage
  }
}

const destinations: ReadonlyMap<string, Destination> = new Map([
  ['htmltag', 'htmltag'],
  ['fonttbl', 'fonttbl'],
  ['colortbl', 'colortbl'],
  ['pntext', 'listtext'],
  ['listtext', 'listtext'],
  ['fldinst', 'instruction'],
])

type Change = (state: RtfState, on: boolean, parameter: number | undefined) => void
const formats: ReadonlyMap<string, Change> = new Map<string, Change>([
  ['b', (state, on) => (state.bold = on)],
  ['i', (state, on) => (state.italic = on)],
  ['ul', (state, on) => (state.underline = on)],
  ['ulnone', (state) => (state.underline = false)],
  ['strike', (state, on) => (state.strike = on)],
  ['fs', (state, _, parameter) => (state.size = parameter ?? 0)],
  ['cf', (state, _, parameter) => (state.color = parameter ?? 0)],
])

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a)
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39
}

function latin1(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, Math.max(0, Math.min(end, bytes.length) - start)).toString(
    'latin1',
  )
}
