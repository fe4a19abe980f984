/** Disconnect: the session goes; the transport closes it. [MS-OXCMAPIHTTP] 2.2.4.3 */
import { decode, encode } from '#codec/binary/index.ts'
import { MapiError } from '#model'
import type { MapiRequestType } from '../../mapi-endpoint.ts'
import { readAuxiliary } from './auxiliary.ts'
import { bodies } from './bodies.ts'

export const disconnect: MapiRequestType = {
  name: 'Disconnect',
  role: 'end',
  async answer({ body }) {
    const { auxiliary } = decode(bodies.Disconnect.request, body)
    readAuxiliary(auxiliary)
    return {
      body: encode(bodies.Disconnect.response, {
        statusCode: 0,
        errorCode: MapiError.success,
        auxiliary: new Uint8Array(),
      }),
    }
  },
}
