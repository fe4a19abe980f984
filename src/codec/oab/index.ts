/** Files of offline address books: [MS-OXOAB]. */
export { compressOab, diffOab, expandOab, patchOab } from './compressed.ts'
export {
  afterHead,
  assembleDetails,
  ColumnFlag,
  decodeDetails,
  type Details,
  encodeDetails,
  encodeRecord,
  oabChecksum,
  type OabColumn,
  type OabRecord,
  type OabValue,
} from './details.ts'
