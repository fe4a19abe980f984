/** A new file in memory: small exports, and tests. */
import type { PstSink } from './pages.ts'

export function memorySink(): PstSink & { bytes(): Uint8Array } {
  let bytes = new Uint8Array(1 << 19)
  let size = 0
  return {
    write(offset, data) {
      const end = offset + data.length
      if (end > bytes.length) {
        const larger = new Uint8Array(Math.max(end, bytes.length * 2))
        larger.set(bytes)
        bytes = larger
      }
      bytes.set(data, offset)
      size = Math.max(size, end)
    },
    bytes: () => bytes.slice(0, size),
  }
}
