/**
 * Unbind: the session ends. The transport forgets it; its answer is "UnbindSuccess".
 *
 * Bytes:      [MS-OXCMAPIHTTP] 2.2.5.2
 * Behaviour:  [MS-OXNSPI] 3.1.4.1.2
 */
import { operation } from '../operation.ts'
import { bodies } from '../bodies.ts'

const unbindSuccess = 1

export const unbind = operation({
  ...bodies.Unbind,
  failed: () => ({}),
  handle: async () => ({ errorCode: unbindSuccess }),
})
