/** Files of offline address books: [MS-OXOAB]. */
export { compressOab, diffOab, expandOab, patchOab } from './compressed.ts'
export {
  afterHead,
  ColumnFlag,
  decodeDetails,
  type Details,
  encodeDetails,
  oabChecksum,
  type OabColumn,
  type OabRecord,
  type OabValue,
} from './details.ts'
