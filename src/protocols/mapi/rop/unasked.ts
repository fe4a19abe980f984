/**
 * The responses that the server gives without a request: RopNotify, RopPending, RopBackoff, RopBufferTooSmall.
 * They have no index of a handle and no ReturnValue. [MS-OXCROPS] 2.2.14, 2.2.15
 */
import { array, bytes, type Layout, struct, u16, u32, u8 } from '#codec/binary/index.ts'
import { notify } from './notify.ts'

/** Not all notifications fit; the client fetches the others with an empty request. [MS-OXCROPS] 2.2.14.3 */
export const pending = struct({ sessionIndex: u16 })

/** Come back later, with everything (no ROPs named) or with some ROPs. [MS-OXCROPS] 2.2.15.2 */
export const backoff = struct({
  logonId: u8,
  durationMilliseconds: u32,
  rops: array(u8, struct({ id: u8, durationMilliseconds: u32 })),
  additionalData: bytes(u16),
})

/** The last response: how large the output has to be, and the requests that were not looked at. [MS-OXCROPS] 2.2.15.1 */
export const bufferTooSmall = struct({ sizeNeeded: u16, requests: bytes('rest') })

export interface UnaskedRop<T = any> {
  id: number
  name: string
  layout: Layout<T>
}

export const unaskedRops: readonly UnaskedRop[] = [
  { id: 0x2a, name: 'RopNotify', layout: notify },
  { id: 0x6e, name: 'RopPending', layout: pending },
  { id: 0xf9, name: 'RopBackoff', layout: backoff },
  { id: 0xff, name: 'RopBufferTooSmall', layout: bufferTooSmall },
]
const byId = new Map(unaskedRops.map((rop) => [rop.id, rop]))

export function findUnasked(id: number): UnaskedRop | undefined {
  return byId.get(id)
}
