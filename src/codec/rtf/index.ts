/** RTF of messages: compressed, with HTML or text in it, and as it is. [MS-OXRTFCP], [MS-OXRTFEX] */
export { compressRtf, decompressRtf, storeRtf } from './compressed.ts'
