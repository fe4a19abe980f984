/** The checks of pages and blocks: a CRC-32 that begins at 0 and is not inverted, and a signature. [MS-PST] 5.3, 5.5 */
import { crc32 } from 'node:zlib'

export function checksum(bytes: Uint8Array): number {
  return (crc32(bytes, 0xffffffff) ^ 0xffffffff) >>> 0
}

/** What a block or page at this place must carry, so that it is not taken for another one. */
export function signature(offset: number, bid: number): number {
  const mixed = ((offset % 0x100000000) ^ (bid % 0x100000000)) >>> 0
  return (mixed >>> 16) ^ (mixed & 0xffff)
}
