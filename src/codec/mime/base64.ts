/**
 * Base64: RFC 2045 6.8, read as mail really carries it.
 *
 * Clean input goes through Node's native decoder. Otherwise: characters outside the alphabet are skipped, as the
 * RFC wants; padding ends a group and another one may follow (concatenated encodings); but when what follows the
 * padding is not base64 (a footer that a list server added), the padding was the end.
 */
import { Buffer } from 'node:buffer'
import { asBuffer } from './bytes.ts'

const PAD = 0x3d
const SKIP = 255

/** Value of each byte; SKIP for what is not in the alphabet. "-" and "_" are the URL-safe forms of "+" and "/". */
const values = new Uint8Array(256).fill(SKIP)
for (let i = 0; i < 64; i++) {
  values['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'.charCodeAt(i)] = i
}
values[0x2d] = 62
values[0x5f] = 63

export function decodeBase64(bytes: Uint8Array): Uint8Array {
  const buffer = asBuffer(bytes)
  const padding = buffer.indexOf(PAD)
  const end = padding < 0 ? buffer.length : padding
  // Native decoding needs a string; slices keep the largest one far from the limit of strings.
  if (end < NATIVE_MAX && isFinal(buffer, end)) return Buffer.from(buffer.toString('latin1', 0, end), 'base64')
  const decoder = base64Decoder()
  const parts = [decoder.write(buffer), decoder.end()]
  return parts[1]!.length === 0 ? parts[0]! : Buffer.concat(parts)
}

const NATIVE_MAX = 1 << 28

/** Whether only padding and white space follow. */
function isFinal(buffer: Buffer, from: number): boolean {
  for (let i = from; i < buffer.length; i++) {
    const byte = buffer[i]!
    if (byte !== PAD && byte > 0x20) return false
  }
  return true
}

export type StreamCodec = {
  write(chunk: Uint8Array): Uint8Array
  end(): Uint8Array
}

/** The same for chunks that are cut anywhere. */
export function base64Decoder(): StreamCodec {
  let group = 0
  let count = 0
  let padded = false
  let ended = false
  return {
    write(chunk) {
      if (ended) return new Uint8Array(0)
      const out = Buffer.allocUnsafe(((chunk.length + 4) * 3) >> 2)
      let length = 0
      for (let i = 0; i < chunk.length; i++) {
        const byte = chunk[i]!
        const value = values[byte]!
        if (value !== SKIP) {
          if (padded && !looksEncoded(chunk, i)) {
            ended = true
            break
          }
          padded = false
          group = (group << 6) | value
          if (++count === 4) {
            out[length++] = group >> 16
            out[length++] = group >> 8
            out[length++] = group
            group = count = 0
          }
        } else if (byte === PAD) {
          length = flushGroup(out, length)
          padded = true
        } else if (padded && byte > 0x20) {
          ended = true
          break
        }
      }
      return out.subarray(0, length)
    },
    end() {
      const out = Buffer.allocUnsafe(3)
      return out.subarray(0, flushGroup(out, 0))
    },
  }

  /** Two characters hold one byte, three hold two; a single one holds nothing. */
  function flushGroup(out: Buffer, length: number): number {
    if (count >= 2) out[length++] = (group << (24 - 6 * count)) >> 16
    if (count === 3) out[length++] = (group << 6) >> 8
    group = count = 0
    return length
  }
}

/** After padding: is the rest of this line (as far as the chunk goes) base64, or words that someone added? */
function looksEncoded(chunk: Uint8Array, from: number): boolean {
  for (let i = from; i < chunk.length; i++) {
    const byte = chunk[i]!
    if (byte === 0x0a || byte === 0x0d) return true
    if (values[byte] === SKIP && byte !== PAD) return false
  }
  return true
}

/** Encoded lines of 76 characters, each ended by CRLF, as RFC 2045 6.8 wants. */
export function encodeBase64(bytes: Uint8Array): Uint8Array {
  const encoder = base64Encoder()
  return Buffer.concat([encoder.write(bytes), encoder.end()])
}

const LINE_BYTES = 57
const LINE_CHARACTERS = 76

/** The same for chunks; the last line is ended, too. */
export function base64Encoder(): StreamCodec {
  let rest: Uint8Array = new Uint8Array(0)
  return {
    write(chunk) {
      const all = rest.length === 0 ? asBuffer(chunk) : Buffer.concat([rest, chunk])
      const whole = all.length - (all.length % LINE_BYTES)
      rest = all.subarray(whole)
      return encodeLines(all.subarray(0, whole))
    },
    end() {
      return rest.length === 0 ? rest : Buffer.from(`${asBuffer(rest).toString('base64')}\r\n`, 'latin1')
    },
  }
}

/** Whole lines only: the length is a multiple of 57. */
function encodeLines(bytes: Buffer): Uint8Array {
  const lines = bytes.length / LINE_BYTES
  const out = Buffer.allocUnsafe(lines * (LINE_CHARACTERS + 2))
  for (let line = 0, at = 0; line < lines; line++) {
    at += out.write(bytes.toString('base64', line * LINE_BYTES, (line + 1) * LINE_BYTES), at, 'latin1')
    out[at++] = 0x0d
    out[at++] = 0x0a
  }
  return out
}
