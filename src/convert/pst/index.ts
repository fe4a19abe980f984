/** PST and OST files to items, and items to PST files. [MS-PST] */
export { importPstMessage } from './import.ts'
export { type Pst, type PstFolderEntry, type PstItem, readPst, type ReadOptions } from './read.ts'
