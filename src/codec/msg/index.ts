/** .msg files, [MS-OXMSG]: reader and writer. */
export type { MsgAttachment, MsgMessage, MsgName, MsgProperty } from './format.ts'
export { WRITTEN_FLAGS } from './properties.ts'
export { type MsgFile, readMsg } from './read.ts'
export { writeMsg } from './write.ts'
