/** Plain LZ77 with DIRECT2 encoding: how MAPI compresses its buffers. */
export { compress } from './compress.ts'
export { decompress } from './decompress.ts'
