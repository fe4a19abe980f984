/** The bytes of RopGetContentsTable. [MS-OXCROPS] 2.2.4.14 */
import { struct, u32, u8 } from '#codec/binary/index.ts'
import { rop } from '../rop.ts'

export const request = struct({ tableFlags: u8 })
const response = struct({ rowCount: u32 })

export const getContentsTable = rop({
  id: 0x05,
  name: 'RopGetContentsTable',
  handles: 'output',
  request,
  response,
})
