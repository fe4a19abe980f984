/** .msg files to items and back. [MS-OXMSG] */
export { exportMsg } from './export.ts'
export { type ImportedMsg, importMsg } from './import.ts'
