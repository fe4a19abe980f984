/** The bytes of RopCopyToStream. [MS-OXCROPS] 2.2.9.9 */
import { struct, u64 } from '#codec/binary/index.ts'
import { form, rop } from '../rop.ts'

export const request = struct({ byteCount: u64 })
const response = struct({ readByteCount: u64, writtenByteCount: u64 })

export const copyToStream = rop({
  id: 0x3a,
  name: 'RopCopyToStream',
  handles: 'source',
  request,
  response,
  failure: form(response, { readByteCount: 0n, writtenByteCount: 0n }),
  nullDestination: form(response, { readByteCount: 0n, writtenByteCount: 0n }),
})
