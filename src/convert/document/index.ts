/** Files of any format that fit into memory: to items, and from items. */
export {
  type DocumentFormat,
  findFormatOfBytes,
  findFormatOfName,
  type Format,
  formatNames,
  formats,
  isDocumentFormat,
} from './format.ts'
export { type ItemKind, kindOf } from './kind.ts'
export { type ReadDocument, readDocument, type ReadItem } from './read.ts'
export { demandCalendar, mailBytes, writeDocument, type WriteDocumentOptions } from './write.ts'
