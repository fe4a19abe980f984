/**
 * Encoded words in header text: RFC 2047, with the language of RFC 2231 5.
 *
 *   =?charset*language?B?base64?=   =?charset?Q?quoted_=70rintable?=
 *
 * White space between two encoded words is not text (RFC 2047 6.2). Mailers cut multi-byte characters, and even
 * base64 groups, at the border of two words, so the bytes of neighbours in one charset are joined before they are
 * decoded. What is not a whole encoded word stays as it is written. Linear for every input.
 */
import { Buffer } from 'node:buffer'
import { decodeText } from '../charset/index.ts'
import { decodeBase64 } from './base64.ts'

type Word = { charset: string; encoding: 'b' | 'q'; text: string; end: number }
type Run = { charset: string; pieces: Uint8Array[]; base64: string }

// RFC 2047 2 allows 75 characters for the whole word; a charset with its language never comes near this.
const CHARSET_MAX = 80

export function decodeWords(text: string): string {
  let at = text.indexOf('=?')
  if (at < 0) return text
  const lastEnd = text.lastIndexOf('?=')
  let out = ''
  let done = 0
  let run: Run | undefined
  while (at >= 0 && at < lastEnd) {
    const word = wordAt(text, at)
    if (!word) {
      at = text.indexOf('=?', at + 2)
      continue
    }
    const between = text.slice(done, at)
    const adjacent = run !== undefined && isBlank(between)
    if (!adjacent || run!.charset !== word.charset) {
      if (run) out += finish(run)
      run = { charset: word.charset, pieces: [], base64: '' }
      if (!adjacent) out += between
    }
    append(run!, word)
    done = word.end
    at = text.indexOf('=?', done)
  }
  if (run) out += finish(run)
  return out + text.slice(done)
}

function wordAt(text: string, start: number): Word | undefined {
  const charsetEnd = text.slice(start + 2, start + 2 + CHARSET_MAX).indexOf('?')
  if (charsetEnd <= 0) return undefined
  const encodingAt = start + 2 + charsetEnd + 1
  const encoding = text[encodingAt]?.toLowerCase()
  if ((encoding !== 'b' && encoding !== 'q') || text[encodingAt + 1] !== '?') return undefined
  const charset = text.slice(start + 2, encodingAt - 1).toLowerCase()
  if (/[\s=]/.test(charset)) return undefined
  const bodyStart = encodingAt + 2
  // The word must end before the next one begins. "=?=" begins none: it is padding and the end of this word.
  const next = text.indexOf('=?', bodyStart)
  const body = text.slice(bodyStart, next < 0 ? text.length : text[next + 2] === '=' ? next + 3 : next + 1)
  const length = body.indexOf('?=')
  if (length < 0) return undefined
  const written = body.slice(0, length)
  const end = bodyStart + length + 2
  // Characters beyond ASCII do not belong there. They are text already, so the charset does not apply to them.
  if (/[^\x00-\x7f]/.test(written)) {
    return { charset: 'utf-8', encoding, text: Buffer.from(written, 'utf8').toString('latin1'), end }
  }
  return { charset: charset.replace(/\*.*$/, ''), encoding, text: written, end }
}

function append(run: Run, word: Word) {
  if (word.encoding === 'b') {
    run.base64 += word.text
    // A group that is still open is continued by the next word; a closed one is decoded now.
    if (word.text.endsWith('=') || run.base64.length % 4 === 0) flush(run)
    return
  }
  flush(run)
  run.pieces.push(decodeQ(word.text))
}

function flush(run: Run) {
  if (run.base64 === '') return
  run.pieces.push(decodeBase64(Buffer.from(run.base64, 'latin1')))
  run.base64 = ''
}

function finish(run: Run): string {
  flush(run)
  const bytes = run.pieces.length === 1 ? run.pieces[0]! : Buffer.concat(run.pieces)
  // A control character that was hidden in an encoded word must not become a line of the header again.
  return decodeText(bytes, run.charset).replace(/[\r\n\0]+/g, ' ')
}

/** RFC 2047 4.2. */
function decodeQ(text: string): Uint8Array {
  const out = Buffer.allocUnsafe(text.length)
  let length = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0x5f) out[length++] = 0x20
    else if (code === 0x3d) {
      const value = hexPair(text.charCodeAt(i + 1), text.charCodeAt(i + 2))
      if (value < 0) out[length++] = code
      else {
        out[length++] = value
        i += 2
      }
    } else out[length++] = code
  }
  return out.subarray(0, length)
}

/** The value of two hexadecimal digits, or -1. */
export function hexPair(high: number, low: number): number {
  const h = hexDigit(high)
  const l = hexDigit(low)
  return h < 0 || l < 0 ? -1 : (h << 4) | l
}

function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  const lower = code | 0x20
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1
}

function isBlank(text: string): boolean {
  return /^[ \t\r\n]*$/.test(text)
}
