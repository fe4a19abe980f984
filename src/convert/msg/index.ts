/** .msg files to items and back. [MS-OXMSG] What TNEF needs of the same is exported, too. */
export { findCodePage } from './code-page.ts'
export { contentBytes, wholeProperties } from './content.ts'
export { exportMsg } from './export.ts'
export { settleHtml } from './html.ts'
export { AttachMethod, type ImportedMsg, importMsg } from './import.ts'
export { bagOf, type RawProperty, rawOf } from './values.ts'
