/** Compressed buffers, as a client may send them: refused, or exactly as many bytes as were promised. */
import { hex, LayoutError } from '../binary/index.ts'
import { compress } from './compress.ts'
import { decompress } from './decompress.ts'

export default {
  name: 'LZXPRESS',
  seeds: () => [
    hex`2c01 ffffff1f 616263 1700 0f ff 2601`,
    hex`1a00 3f000000 6162636465666768696a6b6c6d6e6f707172737475767778797a`,
    hex`2800 ffffff0f 61626364 1f00 21 1f00 1f00 03`,
  ],
  run(input: Uint8Array): void {
    const size = (input[0] ?? 0) | ((input[1] ?? 0) << 8)
    try {
      const plain = decompress(input.subarray(2), size)
      const packed = compress(plain)
      if (packed && Buffer.compare(decompress(packed, size), plain) !== 0) throw new Error('not the same again')
    } catch (error) {
      if (!(error instanceof LayoutError)) throw error
    }
  },
}
