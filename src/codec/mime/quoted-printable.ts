/**
 * Quoted-printable: RFC 2045 6.7.
 *
 * Reading: lower-case digits are accepted, "=" that begins nothing stays as it is, white space at the end of a line
 * goes (rule 3, transport may have added it), "=" before the line end joins lines, also with white space between.
 * Writing: lines of at most 76 characters; CRLF in text stays a line end, in binary data everything is escaped.
 */
import { Buffer } from 'node:buffer'
import type { StreamCodec } from './base64.ts'
import { asBuffer, CR, LF, SPACE, TAB } from './bytes.ts'

const EQUALS = 0x3d
const NO_DIGIT = 255

/** The value of a hexadecimal digit in either case. */
const digitValues = new Uint8Array(256).fill(NO_DIGIT)
for (let i = 0; i < 16; i++) {
  digitValues['0123456789ABCDEF'.charCodeAt(i)] = i
  digitValues['0123456789abcdef'.charCodeAt(i)] = i
}

export function decodeQuotedPrintable(bytes: Uint8Array): Uint8Array {
  const decoder = quotedPrintableDecoder()
  const head = decoder.write(bytes)
  const tail = decoder.end()
  return tail.length === 0 ? head : Buffer.concat([head, tail])
}

/** White space that is kept back between two chunks is bounded; a longer run is text. */
const HELD_MAX = 4096

export function quotedPrintableDecoder(): StreamCodec {
  // What cannot be judged before more is there: white space, "=", "=4" at the end of a chunk.
  let held: Uint8Array = new Uint8Array(0)
  return {
    write(chunk) {
      const input = held.length === 0 ? asBuffer(chunk) : Buffer.concat([held, chunk])
      const keep = undecided(input)
      held = Buffer.from(input.subarray(keep))
      return decodeRange(input, keep, false)
    },
    end() {
      const rest = asBuffer(held)
      held = new Uint8Array(0)
      return decodeRange(rest, rest.length, true)
    },
  }
}

/** Where the end of the chunk begins that the next chunk may change. */
function undecided(input: Uint8Array): number {
  let at = input.length
  while (at > 0 && isBlank(input[at - 1]!)) at--
  if (at > 0 && input[at - 1] === CR) at--
  while (at > 0 && isBlank(input[at - 1]!)) at--
  if (at > 0 && input[at - 1] === EQUALS) at--
  else if (at === input.length && at > 1 && input[at - 2] === EQUALS) at -= 2
  return input.length - at > HELD_MAX ? input.length : at
}

function decodeRange(input: Uint8Array, end: number, last: boolean): Uint8Array {
  const out = Buffer.allocUnsafe(end)
  let length = 0
  // Behind the last character of this line that is not white space.
  let solid = 0
  for (let i = 0; i < end; i++) {
    const byte = input[i]!
    if (byte > SPACE && byte !== EQUALS) {
      out[length++] = byte
      solid = length
    } else if (byte === LF || (byte === CR && i + 1 < end && input[i + 1] === LF)) {
      length = solid
      out[length++] = byte
      if (byte === CR) out[length++] = input[++i]!
      solid = length
    } else if (byte === EQUALS) {
      const high = i + 2 < end ? digitValues[input[i + 1]!]! : NO_DIGIT
      const low = high === NO_DIGIT ? NO_DIGIT : digitValues[input[i + 2]!]!
      if (low !== NO_DIGIT) {
        out[length++] = (high << 4) | low
        i += 2
        solid = length
        continue
      }
      const next = softBreakEnd(input, i + 1, end, last)
      if (next > 0) {
        i = next - 1
        // White space before a soft break is text.
        solid = length
      } else {
        out[length++] = byte
        solid = length
      }
    } else {
      out[length++] = byte
      if (!isBlank(byte)) solid = length
    }
  }
  // RFC 2045 6.7 (3) holds for the end of the body as well.
  return out.subarray(0, last && length > solid && isBlank(out[length - 1]!) ? solid : length)
}

/** Behind the line end that follows "=" (with white space between), or 0 where something else follows. */
function softBreakEnd(input: Uint8Array, from: number, end: number, last: boolean): number {
  let at = from
  const limit = Math.min(end, from + HELD_MAX)
  while (at < limit && isBlank(input[at]!)) at++
  if (at === end) return last ? end : 0
  if (input[at] === CR && input[at + 1] === LF && at + 1 < end) return at + 2
  return input[at] === LF ? at + 1 : 0
}

function isBlank(byte: number): boolean {
  return byte === SPACE || byte === TAB
}

const LINE_MAX = 76
const digits = Buffer.from('0123456789ABCDEF', 'latin1')

/** `text`: CRLF stays a line end. Without it, line ends are data and are escaped (RFC 2045 6.7 (4)). */
export function encodeQuotedPrintable(bytes: Uint8Array, { text = true }: { text?: boolean } = {}): Uint8Array {
  // Three characters a byte, and a soft break of three after every 73 at the most.
  const out = Buffer.allocUnsafe(bytes.length * 3 + Math.ceil(bytes.length / 24) * 3 + 3)
  let length = 0
  let column = 0
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!
    if (text && byte === CR && bytes[i + 1] === LF) {
      out[length++] = CR
      out[length++] = LF
      column = 0
      i++
      continue
    }
    const width = needsEscape(bytes, i, column, text) ? 3 : 1
    const endsLine = i + 1 === bytes.length || (text && bytes[i + 1] === CR && bytes[i + 2] === LF)
    // The last character of a line may stand in the column that a soft break would need.
    if (column + width > (endsLine ? LINE_MAX : LINE_MAX - 1)) {
      out[length++] = EQUALS
      out[length++] = CR
      out[length++] = LF
      column = 0
    }
    if (width === 1) out[length++] = byte
    else {
      out[length++] = EQUALS
      out[length++] = digits[byte >> 4]!
      out[length++] = digits[byte & 15]!
    }
    column += width
  }
  return out.subarray(0, length)
}

function needsEscape(bytes: Uint8Array, i: number, column: number, text: boolean): boolean {
  const byte = bytes[i]!
  if (byte === SPACE || byte === TAB) {
    // At the end of a line it would be taken for an accident of transport.
    return i + 1 === bytes.length || (text && bytes[i + 1] === CR && bytes[i + 2] === LF)
  }
  if (byte < 0x21 || byte > 0x7e || byte === EQUALS) return true
  // "." alone on a line ends DATA for careless software, and "From " is changed by mailbox files.
  return column === 0 && (byte === 0x2e || (byte === 0x46 && bytes[i + 1] === 0x72 && bytes[i + 2] === 0x6f))
}
