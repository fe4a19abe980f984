/** The reader of LZX DELTA. */
import { LayoutError } from '#codec/binary/index.ts'
import { compressLzx, decompressLzx } from './index.ts'

const text = Buffer.from('/o=Example/ou=First/cn=Recipients/cn=ada '.repeat(50))

export default {
  name: 'lzx.decompress',
  seeds: () => [compressLzx(text), compressLzx(text, text.subarray(0, 100)), compressLzx(Uint8Array.of(1, 2, 3))],
  run(input: Uint8Array): void {
    try {
      decompressLzx(input, 5000, text.subarray(0, 100))
    } catch (error) {
      if (!(error instanceof LayoutError)) throw error
    }
  },
}
