/** The bytes of RopGetPermissionsTable. [MS-OXCROPS] 2.2.10.2 */
import { struct, u8 } from '#codec/binary/index.ts'
import { nothing } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ tableFlags: u8 })
const response = nothing

export const getPermissionsTable = rop({
  id: 0x3e,
  name: 'RopGetPermissionsTable',
  handles: 'output',
  request,
  response,
})
