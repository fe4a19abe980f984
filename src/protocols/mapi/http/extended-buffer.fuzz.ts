/** Extended and auxiliary buffers, as a client may send them. */
import { hex, LayoutError } from '#codec/binary/index.ts'
import { readAuxiliary } from './auxiliary.ts'
import { readExtended } from './extended-buffer.ts'

export default {
  name: 'RPC_HEADER_EXT',
  seeds: () => [
    hex`0000 0400 1c00 1c00 0800 01 17 03000000 0c00 01 0a 0c000000 00840c24 0800 01 48 01000000`,
    hex`0000 0000 0100 0100 01 0000 0600 0100 0100 02`,
    hex`0000 0500 0d00 2c01 ffffff1f 616263 1700 0f ff 2601`,
  ],
  run(input: Uint8Array): void {
    for (const read of [readExtended, readAuxiliary]) {
      try {
        read(input)
      } catch (error) {
        if (!(error instanceof LayoutError)) throw error
      }
    }
  },
}
