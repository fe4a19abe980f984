/** PST and OST files to items, and items to PST files. [MS-PST] */
export { importPstMessage } from './import.ts'
export { type Pst, type PstFolderEntry, type PstItem, readPst, type ReadOptions } from './read.ts'
export { type ExportContext, exportPstMessage } from './export.ts'
export {
  type NewOutputFolder,
  PstOutput,
  type PstOutputFolder,
  type PstTree,
  type PstTreeFolder,
  writePst,
  type WriteOptions,
  type WriteReport,
} from './write.ts'
