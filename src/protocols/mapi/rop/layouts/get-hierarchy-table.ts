/** The bytes of RopGetHierarchyTable. [MS-OXCROPS] 2.2.4.13 */
import { struct, u32, u8 } from '#codec/binary/index.ts'
import { rop } from '../rop.ts'

export const request = struct({ tableFlags: u8 })
const response = struct({ rowCount: u32 })

export const getHierarchyTable = rop({
  id: 0x04,
  name: 'RopGetHierarchyTable',
  handles: 'output',
  request,
  response,
})
