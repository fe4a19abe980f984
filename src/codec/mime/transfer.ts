/**
 * Content-Transfer-Encoding: RFC 2045 6. One place that knows every encoding by its name, for whole bodies and for
 * chunks of large ones. Decoders never throw; they give what can be read.
 *
 * An unknown encoding leaves the bytes as they are. RFC 2045 6.4 says that such a part is then
 * application/octet-stream, whatever its type says: `findEncoding` tells.
 */
import { Buffer } from 'node:buffer'
import { base64Decoder, base64Encoder, decodeBase64, encodeBase64, type StreamCodec } from './base64.ts'
import { decodeQuotedPrintable, encodeQuotedPrintable, quotedPrintableDecoder } from './quoted-printable.ts'
import { decodeUu } from './uuencode.ts'

export type TransferEncoding = '7bit' | '8bit' | 'binary' | 'quoted-printable' | 'base64' | 'uuencode'

const names: Record<string, TransferEncoding> = {
  '7bit': '7bit',
  '7-bit': '7bit',
  '8bit': '8bit',
  '8-bit': '8bit',
  '8bits': '8bit',
  binary: 'binary',
  none: 'binary',
  'quoted-printable': 'quoted-printable',
  quotedprintable: 'quoted-printable',
  base64: 'base64',
  'base-64': 'base64',
  'x-uuencode': 'uuencode',
  'x-uuencoded': 'uuencode',
  'x-uue': 'uuencode',
  uuencode: 'uuencode',
  uue: 'uuencode',
}

/** The encoding that a lower-case token names, if it is known. */
export function findEncoding(token: string): TransferEncoding | undefined {
  return Object.hasOwn(names, token) ? names[token] : undefined
}

export function decodeTransfer(bytes: Uint8Array, encoding: string): Uint8Array {
  switch (findEncoding(encoding)) {
    case 'base64':
      return decodeBase64(bytes)
    case 'quoted-printable':
      return decodeQuotedPrintable(bytes)
    case 'uuencode':
      return decodeUu(bytes)
    default:
      return bytes
  }
}

/** `text` matters to quoted-printable: whether CRLF is a line end or data. */
export function encodeTransfer(
  bytes: Uint8Array,
  encoding: 'base64' | 'quoted-printable' | '7bit' | '8bit' | 'binary',
  { text = true }: { text?: boolean } = {},
): Uint8Array {
  if (encoding === 'base64') return encodeBase64(bytes)
  return encoding === 'quoted-printable' ? encodeQuotedPrintable(bytes, { text }) : bytes
}

/** A decoder for chunks that are cut anywhere: `write` each, then `end`; all that they return is the content. */
export function transferDecoder(encoding: string): StreamCodec {
  switch (findEncoding(encoding)) {
    case 'base64':
      return base64Decoder()
    case 'quoted-printable':
      return quotedPrintableDecoder()
    case 'uuencode':
      return uuDecoder()
    default:
      return { write: (chunk) => chunk, end: () => new Uint8Array(0) }
  }
}

/** An encoder for chunks; base64 lines run on over the borders of chunks. */
export function transferEncoder(encoding: 'base64' | 'binary'): StreamCodec {
  return encoding === 'base64' ? base64Encoder() : { write: (chunk) => chunk, end: () => new Uint8Array(0) }
}

/** uuencode is rare and its blocks are small: its chunks are collected. */
function uuDecoder(): StreamCodec {
  const chunks: Uint8Array[] = []
  return {
    write(chunk) {
      chunks.push(Uint8Array.from(chunk))
      return new Uint8Array(0)
    },
    end: () => decodeUu(Buffer.concat(chunks)),
  }
}
