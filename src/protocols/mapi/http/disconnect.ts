/** Disconnect: the session goes; the transport closes it. [MS-OXCMAPIHTTP] 2.2.4.3 */
import { bytes, decode, encode, struct, u32 } from '#codec/binary/index.ts'
import { MapiError } from '#model'
import type { MapiRequestType } from '../../mapi-endpoint.ts'
import { readAuxiliary } from './auxiliary.ts'

export const request = struct({ auxiliary: bytes(u32) })
export const response = struct({ statusCode: u32, errorCode: u32, auxiliary: bytes(u32) })

export const disconnect: MapiRequestType = {
  name: 'Disconnect',
  role: 'end',
  async answer({ body }) {
    const { auxiliary } = decode(request, body)
    readAuxiliary(auxiliary)
    return { body: encode(response, { statusCode: 0, errorCode: MapiError.success, auxiliary: new Uint8Array() }) }
  },
}
