/** RTF of messages: compressed, with HTML or text in it, and as it is. [MS-OXRTFCP], [MS-OXRTFEX] */
export { compressRtf, decompressRtf, storeRtf } from './compressed.ts'
export { encapsulateHtml, encapsulateText } from './encapsulate.ts'
export { type Encapsulated, findEncapsulated, rtfText } from './extract.ts'
export { isRtf, rtfOrigin } from './read.ts'
export { rtfHtml } from './to-html.ts'
