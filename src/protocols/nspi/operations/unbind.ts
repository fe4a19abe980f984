/**
 * Unbind: the session ends. The transport forgets it; its answer is "UnbindSuccess".
 *
 * Bytes:      [MS-OXCMAPIHTTP] 2.2.5.2
 * Behaviour:  [MS-OXNSPI] 3.1.4.1.2
 */
import { struct, u32 } from '#codec/binary/index.ts'
import { nothing } from '../bodies.ts'
import { operation } from '../operation.ts'

const unbindSuccess = 1

export const unbind = operation({
  name: 'Unbind',
  request: struct({ reserved: u32 }),
  response: nothing,
  failed: () => ({}),
  handle: async () => ({ errorCode: unbindSuccess }),
})
