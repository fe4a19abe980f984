/**
 * Extended buffers: payloads of at most 32 KB, each behind a header that says how it was altered on its way.
 * [MS-OXCRPC] 2.2.2.1, 3.1.4.2.1.1
 *
 *   Version u16 (0) | Flags u16 | Size u16 | SizeActual u16 | payload, Size bytes | next header, unless Last
 *
 * Compressed first, then XORed with 0xA5; read the other way round. A client says with each request which of it an answer
 * may have (`NoCompression`, `NoXorMagic`).
 */
import { LayoutError } from '#codec/binary/index.ts'
import { compress, decompress } from '#codec/lzxpress/index.ts'

const Flags = { compressed: 1, xorMagic: 2, last: 4 } as const
export const headerBytes = 8
/** [MS-OXCRPC] 3.1.4.2.1: of a single payload. */
export const mostPayloadBytes = 32 * 1024
/** [MS-OXCRPC] 3.1.4.2.1.2.2: of one buffer. */
export const mostPayloads = 96
/** Below this compression gives nothing that a packet would notice. */
const leastCompressedBytes = 1024

export interface Altered {
  compress: boolean
  xor: boolean
}

/** The payloads of a buffer, as they were before. Throws LayoutError for what is none. */
export function readExtended(buffer: Uint8Array): Uint8Array[] {
  const payloads: Uint8Array[] = []
  let at = 0
  for (;;) {
    if (buffer.length - at < headerBytes) throw new LayoutError('no room for RPC_HEADER_EXT', at, 'RPC_HEADER_EXT')
    if (payloads.length === mostPayloads) throw new LayoutError('too many payloads', at, 'RPC_HEADER_EXT')
    const version = u16(buffer, at)
    const flags = u16(buffer, at + 2)
    const size = u16(buffer, at + 4)
    const actual = u16(buffer, at + 6)
    if (version !== 0) throw new LayoutError(`version ${version}`, at, 'RPC_HEADER_EXT')
    const start = at + headerBytes
    if (size > buffer.length - start) {
      throw new LayoutError(`${size} bytes of payload, ${buffer.length - start} are there`, at, 'RPC_HEADER_EXT')
    }
    const isCompressed = (flags & Flags.compressed) !== 0
    if (!isCompressed && size !== actual) throw new LayoutError(`${size} or ${actual} bytes`, at, 'RPC_HEADER_EXT')
    let payload = buffer.subarray(start, start + size)
    if ((flags & Flags.xorMagic) !== 0) payload = xored(payload)
    // A client may say that it compresses and have found nothing to gain.
    if (isCompressed && size !== actual) payload = decompress(payload, actual)
    payloads.push(payload)
    at = start + size
    if ((flags & Flags.last) !== 0) break
  }
  if (at !== buffer.length) throw new LayoutError(`${buffer.length - at} bytes behind the last payload`, at, 'buffer')
  return payloads
}

/** Payloads with their headers, the last one marked. */
export function writeExtended(payloads: readonly Uint8Array[], altered: Altered): Uint8Array {
  const parts = payloads.map((payload, index) => {
    let flags = index === payloads.length - 1 ? Flags.last : 0
    let sent = payload
    if (altered.compress && payload.length >= leastCompressedBytes) {
      const small = compress(payload)
      if (small) {
        sent = small
        flags |= Flags.compressed
      }
    }
    // [MS-OXCRPC] 3.1.4.2.1.1: what is compressed need not be obfuscated as well.
    if (altered.xor && (flags & Flags.compressed) === 0) {
      sent = xored(sent)
      flags |= Flags.xorMagic
    }
    return { sent, flags, actual: payload.length }
  })
  const whole = new Uint8Array(parts.reduce((total, { sent }) => total + headerBytes + sent.length, 0))
  let at = 0
  for (const { sent, flags, actual } of parts) {
    putU16(whole, at + 2, flags)
    putU16(whole, at + 4, sent.length)
    putU16(whole, at + 6, actual)
    whole.set(sent, at + headerBytes)
    at += headerBytes + sent.length
  }
  return whole
}

/** [MS-OXCRPC] 3.1.4.1.1.3 */
function xored(bytes: Uint8Array): Uint8Array {
  const result = new Uint8Array(bytes.length)
  for (let at = 0; at < bytes.length; at++) result[at] = bytes[at]! ^ 0xa5
  return result
}

function u16(bytes: Uint8Array, at: number): number {
  return bytes[at]! | (bytes[at + 1]! << 8)
}

function putU16(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value
  bytes[at + 1] = value >>> 8
}
