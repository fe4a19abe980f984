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
  const state: GroupState = { group: 0, count: 0, padded: false, lacking: 0, spaced: false, ended: false }
  return {
    write(chunk) {
      if (state.ended) return new Uint8Array(0)
      if (chunk.length < FAST_MIN || state.padded || chunk.indexOf(PAD) >= 0) return decodeSlowly(state, chunk)
      // The group that the last chunk left open is finished first; what follows is whole groups and a rest.
      const start = charactersEnd(chunk, 0, state.count === 0 ? 0 : 4 - state.count)
      const end = wholeGroupsEnd(chunk, start)
      return Buffer.concat([
        decodeSlowly(state, chunk.subarray(0, start)),
        Buffer.from(asBuffer(chunk).toString('latin1', start, end), 'base64'),
        decodeSlowly(state, chunk.subarray(end)),
      ])
    },
    end() {
      const out = Buffer.allocUnsafe(3)
      return out.subarray(0, flushGroup(state, out, 0))
    },
  }
}

/** `lacking`: how much padding may still follow; `spaced`: the last thing behind the padding was a space. */
type GroupState = {
  group: number
  count: number
  padded: boolean
  lacking: number
  spaced: boolean
  ended: boolean
}

const FAST_MIN = 1024

/** Behind the next `wanted` characters of the alphabet. */
function charactersEnd(chunk: Uint8Array, from: number, wanted: number): number {
  let at = from
  for (let left = wanted; left > 0 && at < chunk.length; at++) if (values[chunk[at]!] !== SKIP) left--
  return at
}

/** Where the last whole group of four characters ends, counted from `start`. */
function wholeGroupsEnd(chunk: Uint8Array, start: number): number {
  let characters = 0
  for (let i = start; i < chunk.length; i++) if (values[chunk[i]!] !== SKIP) characters++
  let end = chunk.length
  for (let rest = characters % 4; rest > 0; end--) if (values[chunk[end - 1]!] !== SKIP) rest--
  return end
}

function decodeSlowly(state: GroupState, chunk: Uint8Array): Uint8Array {
  const out = Buffer.allocUnsafe(((chunk.length + 4) * 3) >> 2)
  let length = 0
  // So far the line is known to be base64: a line of nothing but padded groups is looked through once, not for each.
  let encodedEnd = 0
  for (let i = 0; i < chunk.length; i++) {
    const byte = chunk[i]!
    const value = values[byte]!
    if (value !== SKIP) {
      if (state.padded && i >= encodedEnd) {
        const end = state.spaced ? undefined : findEncodedEnd(chunk, i)
        if (end === undefined) {
          state.ended = true
          break
        }
        encodedEnd = end
      }
      state.padded = state.spaced = false
      state.group = (state.group << 6) | value
      if (++state.count === 4) {
        out[length++] = state.group >> 16
        out[length++] = state.group >> 8
        out[length++] = state.group
        state.group = state.count = 0
      }
    } else if (byte === PAD) {
      // More padding than the group lacks is none: OpenPGP writes its checksum as "=" and four characters.
      if (state.padded && --state.lacking < 0) {
        state.ended = true
        break
      }
      if (!state.padded) state.lacking = state.count === 0 ? 0 : 3 - state.count
      length = flushGroup(state, out, length)
      state.padded = true
    } else if (state.padded) {
      if (byte > 0x20) {
        state.ended = true
        break
      }
      state.spaced = byte === 0x20 || byte === 0x09
    }
  }
  return out.subarray(0, length)
}

/** Two characters hold one byte, three hold two; a single one holds nothing. */
function flushGroup(state: GroupState, out: Buffer, length: number): number {
  const { group, count } = state
  let end = length
  if (count >= 2) out[end++] = (group << (24 - 6 * count)) >> 16
  if (count === 3) out[end++] = (group << 6) >> 8
  state.group = state.count = 0
  return end
}

/**
 * After padding: where the rest of this line (as far as the chunk goes) ends, when it is base64; undefined when it is words
 * that someone added.
 */
function findEncodedEnd(chunk: Uint8Array, from: number): number | undefined {
  for (let i = from; i < chunk.length; i++) {
    const byte = chunk[i]!
    if (byte === 0x0a || byte === 0x0d) return i
    // A line of "_" or "-" is what list servers draw above their footer.
    if ((values[byte] === SKIP && byte !== PAD) || byte === 0x5f || byte === 0x2d) return undefined
  }
  return chunk.length
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
