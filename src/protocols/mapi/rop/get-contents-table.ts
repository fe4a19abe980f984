/**
 * RopGetContentsTable: the table of the messages in a folder.
 *
 * Bytes:      [MS-OXCROPS] 2.2.4.14
 * Behaviour:  [MS-OXCFOLD] 2.2.1.14
 */
import { struct, u32, u8 } from '#codec/binary/index.ts'
import { rop } from './rop.ts'

const request = struct({ tableFlags: u8 })
const response = struct({ rowCount: u32 })

export const getContentsTable = rop({ id: 0x05, name: 'RopGetContentsTable', handles: 'output', request, response })
