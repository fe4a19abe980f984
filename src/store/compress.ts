/**
 * Small values in rows: zstd with a dictionary of our own. The first byte says how:
 *
 *   0   the bytes as they are
 *   1   zstd with dictionary 1 (dictionary.ts); it may never change, a better one gets the next number
 *
 * A short mail is mostly header fields and markup that every mail has: with the dictionary it takes half the room.
 */
import { constants } from 'node:zlib'
import { LayoutError } from '#codec/binary/layout-error.ts'
import { dictionary } from './dictionary.ts'
import { smallZstd } from './small-zstd.ts'

const Form = { plain: 0, dictionary1: 1 } as const
const worthTrying = 48
const maxOutputLength = 512 * 1024 * 1024
const zstd = smallZstd({
  dictionary,
  maxOutputLength,
  params: {
    [constants.ZSTD_c_compressionLevel]: 3,
    [constants.ZSTD_c_contentSizeFlag]: 1,
    [constants.ZSTD_c_dictIDFlag]: 0,
  },
})

export function compress(bytes: Uint8Array): Uint8Array {
  if (bytes.length >= worthTrying) {
    const packed = zstd.compress(bytes)
    if (packed.length + 8 < bytes.length) return marked(Form.dictionary1, packed)
  }
  return marked(Form.plain, bytes)
}

export function decompress(stored: Uint8Array): Uint8Array {
  return decompressTo(stored, undefined)
}

const brief = Buffer.allocUnsafeSlow(16 * 1024)

/**
 * The same, where short values come into memory that the next call uses again: for who copies them at once. Fresh memory
 * for each of thousands of mails costs as much as decompressing them.
 */
export function decompressBriefly(stored: Uint8Array): Uint8Array {
  return decompressTo(stored, brief)
}

function decompressTo(stored: Uint8Array, scratch: Buffer | undefined): Uint8Array {
  const body = stored.subarray(1)
  if (stored[0] === Form.plain) return body
  if (stored[0] === Form.dictionary1) return zstd.decompress(body, scratch)
  throw new LayoutError(`compression ${stored[0]} is not known`, 0)
}

function marked(form: number, bytes: Uint8Array): Uint8Array {
  const stored = Buffer.allocUnsafe(bytes.length + 1)
  stored[0] = form
  stored.set(bytes, 1)
  return stored
}
