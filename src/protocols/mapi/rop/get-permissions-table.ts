/**
 * RopGetPermissionsTable: the table of who may do what in a folder.
 *
 * Bytes:      [MS-OXCROPS] 2.2.10.2
 * Behaviour:  [MS-OXCPERM] 2.2.1
 */
import { struct, u8 } from '#codec/binary/index.ts'
import { nothing } from './fields.ts'
import { rop } from './rop.ts'

const request = struct({ tableFlags: u8 })
const response = nothing

export const getPermissionsTable = rop({
  id: 0x3e,
  name: 'RopGetPermissionsTable',
  handles: 'output',
  request,
  response,
})
