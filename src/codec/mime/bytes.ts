/**
 * Small things that every reader of this folder does to a range of bytes.
 *
 * Text from headers: mail headers are ASCII by the letter, UTF-8 by RFC 6532, and anything at all in practice.
 * `headerText` gives each of them as a string: ASCII as it is, valid UTF-8 decoded, anything else as what it looks like.
 */
import { Buffer } from 'node:buffer'
import { guessText } from '../charset/index.ts'

export const LF = 0x0a
export const CR = 0x0d
export const SPACE = 0x20
export const TAB = 0x09
export const DASH = 0x2d
export const COLON = 0x3a

/** A field value beyond this is cut when it is read as text; the bytes stay as they are. */
export const FIELD_TEXT_MAX = 1 << 20

/** The same memory as a Buffer, whose native search and slices are used everywhere here. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return bytes instanceof Buffer ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** The unfolded text of a range of a header: line ends are taken out, white space stays, both ends are trimmed. */
export function headerText(buffer: Buffer, start: number, end: number, maxBytes = FIELD_TEXT_MAX): string {
  const text = buffer.toString('latin1', start, Math.min(end, start + maxBytes))
  // RFC 5322 2.2.3: unfolding removes the CRLF before white space. A NUL can stand for nothing.
  const unfolded = /[\r\n\0]/.test(text) ? text.replace(/[\r\n\0]+/g, '') : text
  return fromLatin1(unfolded).trim()
}

/** A string of bytes (one character each) as text. */
export function fromLatin1(text: string): string {
  return /[\x80-\xff]|\x1b\$/.test(text) ? guessText(Buffer.from(text, 'latin1')) : text
}

/** Where a body ends that is followed by a delimiter line: RFC 2046 5.1.1 gives the line end before it to the delimiter. */
export function beforeLineEnd(buffer: Buffer, lineStart: number, bodyStart: number): number {
  let end = lineStart
  if (end > bodyStart && buffer[end - 1] === LF) {
    end--
    if (end > bodyStart && buffer[end - 1] === CR) end--
  }
  return end
}

/** The number of line feeds in a range; four bytes are looked at together, as most hold none. */
export function countLines(buffer: Buffer, start: number, end: number): number {
  let lines = 0
  let i = start
  if (end - start > 256) {
    while ((buffer.byteOffset + i) & 3) if (buffer[i++] === LF) lines++
    const words = new Int32Array(buffer.buffer, buffer.byteOffset + i, (end - i) >> 2)
    for (let w = 0; w < words.length; w++) {
      const x = words[w]! ^ 0x0a0a0a0a
      // A byte of x is zero where the text has a line feed.
      if (((x - 0x01010101) & ~x & 0x80808080) === 0) continue
      if ((x & 0xff) === 0) lines++
      if ((x & 0xff00) === 0) lines++
      if ((x & 0xff0000) === 0) lines++
      if ((x & 0xff000000) === 0) lines++
    }
    i += words.length << 2
  }
  for (; i < end; i++) if (buffer[i] === LF) lines++
  return lines
}
