/** LZX DELTA: the compression of offline address books. */
export { compressLzx } from './compress.ts'
export { decompressLzx } from './decompress.ts'
