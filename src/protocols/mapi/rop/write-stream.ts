/**
 * RopWriteStream: writes bytes into a stream, at its position.
 *
 * Bytes:      [MS-OXCROPS] 2.2.9.3
 * Behaviour:  [MS-OXCPRPT] 2.2.16
 */
import { struct, u16 } from '#codec/binary/index.ts'
import { data } from './fields.ts'
import { form, rop } from './rop.ts'

const request = struct({ data })
const response = struct({ writtenSize: u16 })

export const writeStream = rop({
  id: 0x2d,
  name: 'RopWriteStream',
  request,
  response,
  failure: form(response, { writtenSize: 0 }),
})
