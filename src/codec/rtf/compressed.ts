/**
 * Compressed RTF, the bytes of PidTagRtfCompressed. [MS-OXRTFCP]
 *
 *   u32 COMPSIZE   the bytes behind this field
 *   u32 RAWSIZE    the bytes of the RTF
 *   u32 COMPTYPE   LZFu or MELA (not compressed)
 *   u32 CRC        of what follows; 0 in MELA
 *   LZFu: runs of a control byte and eight tokens, lowest bit first: 0 a byte, 1 a reference into the last 4096 bytes
 *         (u16 big endian: 12 bits of position, 4 bits of length - 2). One to the write position is the end.
 *
 * What is behind COMPSIZE is padding of the stream and is not read.
 */
import { crc32 } from 'node:zlib'
import { LayoutError } from '../binary/index.ts'

const LZFU = 0x75465a4c
const MELA = 0x414c454d
const HEADER = 16

const WINDOW = 4096
const LENGTH_MIN = 2
const LENGTH_MAX = 17

/** [MS-OXRTFCP] 2.1.2.1: what stands in the dictionary before the first byte. */
const preload = Buffer.from(
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor ' +
    'MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx',
  'latin1',
)

export function decompressRtf(input: Uint8Array): Uint8Array {
  if (input.length < HEADER) throw new LayoutError(`needs ${HEADER} bytes, ${input.length} are there`, 0, 'header')
  const view = new DataView(input.buffer, input.byteOffset, input.byteLength)
  const end = view.getUint32(0, true) + 4
  const rawSize = view.getUint32(4, true)
  const type = view.getUint32(8, true)
  if (end < HEADER || end > input.length) {
    throw new LayoutError(`size ${end - 4}, but ${input.length - 4} bytes are left`, 0, 'compSize')
  }
  const content = input.subarray(HEADER, end)
  if (type === MELA) {
    // Some writers count the twelve bytes of the header in RAWSIZE, too: what is there is what there is.
    return content.slice(0, rawSize)
  }
  if (type !== LZFU) throw new LayoutError(`neither LZFu nor MELA: 0x${type.toString(16)}`, 8, 'compType')
  if (rtfCrc(content) !== view.getUint32(12, true)) throw new LayoutError('does not fit the content', 12, 'crc')
  // A reference of two bytes stands for seventeen at most.
  if (rawSize > content.length * 9) throw new LayoutError(`size ${rawSize} of ${content.length} bytes`, 4, 'rawSize')
  return expand(content, rawSize)
}

/** [MS-OXRTFCP] 2.1.3.1 */
function expand(content: Uint8Array, rawSize: number): Uint8Array {
  const start = preload.length
  // The dictionary is the output itself: a position in the ring is the newest byte with that number.
  const output = new Uint8Array(start + rawSize)
  output.set(preload)
  let at = start
  let pos = 0
  const limit = output.length
  while (at < limit) {
    const control = byteAt(content, pos++)
    for (let bit = 1; bit < 0x100 && at < limit; bit <<= 1) {
      if ((control & bit) === 0) {
        output[at++] = byteAt(content, pos++)
        continue
      }
      const high = byteAt(content, pos++)
      const low = byteAt(content, pos++)
      const distance = (at - ((high << 4) | (low >> 4))) & (WINDOW - 1)
      if (distance === 0) return output.slice(start, at)
      const length = Math.min((low & 0x0f) + LENGTH_MIN, limit - at)
      // Never written places of the ring are zero.
      for (let left = length; left > 0; left--, at++)
        output[at] = at >= distance ? (output[at - distance] as number) : 0
    }
  }
  return output.slice(start)
}

function byteAt(content: Uint8Array, pos: number): number {
  const byte = content[pos]
  if (byte === undefined) throw new LayoutError('ends before the RTF does', HEADER + pos, 'content')
  return byte
}

/** How many earlier places are tried for a reference; more of them make it little smaller and much slower. */
const TRIES_MAX = 48

/** [MS-OXRTFCP] 2.1.3.2 */
export function compressRtf(rtf: Uint8Array): Uint8Array {
  const start = preload.length
  const input = new Uint8Array(start + rtf.length)
  input.set(preload)
  input.set(rtf, start)
  const matches = new Matches(input)
  for (let at = 0; at < start; at++) matches.add(at)
  // Nine bytes for eight, and the reference at the end.
  const output = new Uint8Array(HEADER + rtf.length + (rtf.length >> 3) + 4)
  let pos = HEADER
  let control = 0
  let bit = 0x100
  const token = (reference: boolean) => {
    if (bit === 0x100) {
      control = pos
      output[pos++] = 0
      bit = 1
    }
    if (reference) output[control] = (output[control] as number) | bit
    bit <<= 1
  }
  const refer = (place: number, lengthBits: number) => {
    token(true)
    output[pos++] = (place >> 4) & 0xff
    output[pos++] = ((place & 0x0f) << 4) | lengthBits
  }
  for (let at = start; at < input.length; ) {
    const length = matches.find(at)
    if (length >= LENGTH_MIN) refer(matches.found & (WINDOW - 1), length - LENGTH_MIN)
    else {
      token(false)
      output[pos++] = input[at] as number
    }
    for (let left = Math.max(1, length); left > 0; left--) matches.add(at++)
  }
  refer(input.length & (WINDOW - 1), 0)
  const view = new DataView(output.buffer)
  view.setUint32(0, pos - 4, true)
  view.setUint32(4, rtf.length, true)
  view.setUint32(8, LZFU, true)
  view.setUint32(12, rtfCrc(output.subarray(HEADER, pos)), true)
  return output.slice(0, pos)
}

/** The form that is not compressed. [MS-OXRTFCP] 2.1.3.3 */
export function storeRtf(rtf: Uint8Array): Uint8Array {
  const output = new Uint8Array(HEADER + rtf.length)
  const view = new DataView(output.buffer)
  view.setUint32(0, output.length - 4, true)
  view.setUint32(4, rtf.length, true)
  view.setUint32(8, MELA, true)
  output.set(rtf, HEADER)
  return output
}

/** Where the same two bytes stood last, and before that … */
class Matches {
  found = 0
  readonly #input: Uint8Array
  readonly #last = new Int32Array(0x10000).fill(-1)
  readonly #before = new Int32Array(WINDOW)

  constructor(input: Uint8Array) {
    this.#input = input
  }

  add(at: number): void {
    if (at + 1 >= this.#input.length) return
    const pair = this.#pair(at)
    this.#before[at & (WINDOW - 1)] = this.#last[pair] as number
    this.#last[pair] = at
  }

  /** The length of the longest match (0: none), its place in `found`. */
  find(at: number): number {
    const input = this.#input
    const longest = Math.min(LENGTH_MAX, input.length - at)
    if (longest < LENGTH_MIN) return 0
    let best = 0
    let candidate = this.#last[this.#pair(at)] as number
    for (let tries = 0; tries < TRIES_MAX && candidate >= 0 && at - candidate < WINDOW; tries++) {
      let length = LENGTH_MIN
      while (length < longest && input[candidate + length] === input[at + length]) length++
      // Of several that are as long the oldest, as the examples of [MS-OXRTFCP] 4 have it.
      if (length >= best) {
        best = length
        this.found = candidate
        if (length === longest) break
      }
      candidate = this.#before[candidate & (WINDOW - 1)] as number
    }
    return best
  }

  #pair(at: number): number {
    return ((this.#input[at] as number) << 8) | (this.#input[at + 1] as number)
  }
}

/** [MS-OXRTFCP] 2.1.3.1.1: the CRC-32 of everybody, but it begins at 0 and is not inverted at the end. */
function rtfCrc(content: Uint8Array): number {
  return ~crc32(content, 0xffffffff) >>> 0
}
