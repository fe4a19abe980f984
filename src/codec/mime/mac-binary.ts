/**
 * A file of a Macintosh in one piece: MacBinary, and BinHex 4.0, which is seven bits of the same. Both become what AppleDouble
 * says in two parts (apple-file.ts): the content, and a header with everything else.
 *
 *   MacBinary  0 | name (1 + 63) | type, creator (4 + 4) | flags | … | content u32 at 83 | resources u32 at 87 | … | version at 122 | CRC at 124
 *              content from 128 on, resources behind it, each filled up to 128; everything big endian
 *   BinHex     "(This file must be converted with BinHex 4.0)" | ":" six bits a character, runs as 0x90 count ":"    RFC 1741
 *
 * [MS-OXCMAIL] 2.1.3.4.5 and 2.2.3.4.2, [MS-OXCMSG] 2.2.2.20
 */
import { Buffer } from 'node:buffer'
import { asBuffer } from './bytes.ts'

export interface MacBinary {
  name: string
  /** Four characters each, '' where they are none. */
  type: string
  creator: string
  /** Of the Finder. */
  flags: number
  content: Uint8Array
  resources: Uint8Array
}

const HEAD = 128
const CONTENT_MAX = 64 << 20

/** undefined for bytes that are no MacBinary: version 2 and 3 have a checksum, version 1 has zeros where those have more. */
export function findMacBinary(bytes: Uint8Array): MacBinary | undefined {
  const buffer = asBuffer(bytes)
  if (buffer.length < HEAD || buffer[0] !== 0 || buffer[74] !== 0) return undefined
  const nameLength = buffer[1] as number
  if (nameLength < 1 || nameLength > 63) return undefined
  const isChecked = buffer.readUInt16BE(124) === crc16(buffer.subarray(0, 124))
  const isFirst = buffer[82] === 0 && buffer.subarray(101, 126).every((byte) => byte === 0)
  if (!isChecked && !isFirst) return undefined
  const contentLength = buffer.readUInt32BE(83)
  const resourcesLength = buffer.readUInt32BE(87)
  const contentStart = HEAD + filled(isChecked ? buffer.readUInt16BE(120) : 0)
  const resourcesStart = contentStart + filled(contentLength)
  if (contentStart + contentLength > buffer.length) return undefined
  if (resourcesLength > 0 && resourcesStart + resourcesLength > buffer.length) return undefined
  return {
    name: macText(buffer.subarray(2, 2 + nameLength)),
    type: code(buffer.subarray(65, 69)),
    creator: code(buffer.subarray(69, 73)),
    flags: ((buffer[73] as number) << 8) | (isChecked ? (buffer[101] as number) : 0),
    content: buffer.subarray(contentStart, contentStart + contentLength),
    resources: buffer.subarray(resourcesStart, resourcesStart + resourcesLength),
  }
}

function filled(length: number): number {
  return Math.ceil(length / HEAD) * HEAD
}

const alphabet = '!"#$%&\'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`abcdefhijklmpqr'
const values = new Map([...alphabet].map((character, value) => [character.charCodeAt(0), value]))
const COLON = 0x3a
const RUN = 0x90

/** undefined for a text in which there is none, and for one that is damaged: BinHex has checksums. */
export function findBinHex(bytes: Uint8Array): MacBinary | undefined {
  const buffer = asBuffer(bytes)
  const marker = buffer.indexOf('(This file must be converted with BinHex', 0, 'latin1')
  const open = buffer.indexOf(COLON, buffer.indexOf('\n', Math.max(0, marker), 'latin1'))
  if (marker < 0 || open < 0) return undefined
  const whole = expand(sixBits(buffer, open + 1))
  if (!whole || whole.length < 22) return undefined
  const nameLength = whole[0] as number
  const head = nameLength + 20
  if (nameLength < 1 || whole.length < head + 2) return undefined
  const contentLength = whole.readUInt32BE(head - 8)
  const resourcesLength = whole.readUInt32BE(head - 4)
  const content = checked(whole, head + 2, contentLength)
  const resources = content && checked(whole, head + 2 + contentLength + 2, resourcesLength)
  if (!checked(whole, 0, head) || !content || !resources) return undefined
  const at = nameLength + 2
  return {
    name: macText(whole.subarray(1, 1 + nameLength)),
    type: code(whole.subarray(at, at + 4)),
    creator: code(whole.subarray(at + 4, at + 8)),
    flags: whole.readUInt16BE(at + 8),
    content,
    resources,
  }
}

/** The bytes, if the checksum behind them is right. */
function checked(whole: Buffer, start: number, length: number): Buffer | undefined {
  const end = start + length
  if (end + 2 > whole.length) return undefined
  return whole.readUInt16BE(end) === crc16(whole.subarray(start, end)) ? whole.subarray(start, end) : undefined
}

function sixBits(buffer: Buffer, from: number): Buffer {
  const out = Buffer.allocUnsafe(Math.ceil(((buffer.length - from) * 3) / 4) + 1)
  let length = 0
  let bits = 0
  let count = 0
  for (let at = from; at < buffer.length && buffer[at] !== COLON; at++) {
    const value = values.get(buffer[at] as number)
    // Line ends, and what the way has put in.
    if (value === undefined) continue
    bits = ((bits << 6) | value) & 0xffff
    count += 6
    if (count < 8) continue
    count -= 8
    out[length++] = bits >> count
  }
  return out.subarray(0, length)
}

/** RFC 1741 Appendix A: 0x90 and a count repeat the byte before; a count of 0 is 0x90 itself. undefined: more than anybody sends. */
function expand(packed: Buffer): Buffer | undefined {
  let total = packed.length
  for (let at = packed.indexOf(RUN); at >= 0; at = packed.indexOf(RUN, at + 2)) {
    const count = packed[at + 1] ?? 0
    total += (count === 0 ? 1 : count - 1) - Math.min(2, packed.length - at)
  }
  if (total > CONTENT_MAX) return undefined
  const out = Buffer.allocUnsafe(total)
  let length = 0
  let from = 0
  for (let at = packed.indexOf(RUN); at >= 0; at = packed.indexOf(RUN, from)) {
    length += packed.copy(out, length, from, at)
    const count = packed[at + 1] ?? 0
    if (count === 0) out[length++] = RUN
    else {
      const end = length + count - 1
      out.fill(length === 0 ? 0 : (out[length - 1] as number), length, end)
      length = end
    }
    from = Math.min(at + 2, packed.length)
  }
  length += packed.copy(out, length, from)
  return out.subarray(0, length)
}

function macText(bytes: Uint8Array): string {
  return new TextDecoder('macintosh').decode(bytes)
}

function code(bytes: Buffer): string {
  const text = bytes.toString('latin1')
  return /^[\x20-\x7e]{4}$/.test(text) ? text : ''
}

const crcTable = Uint16Array.from({ length: 256 }, (_, byte) => {
  let crc = byte << 8
  for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff
  return crc
})

/** That of XMODEM: polynomial 0x1021 from 0. */
export function crc16(bytes: Uint8Array): number {
  let crc = 0
  for (const byte of bytes) crc = ((crc << 8) & 0xffff) ^ (crcTable[(crc >> 8) ^ byte] as number)
  return crc
}
