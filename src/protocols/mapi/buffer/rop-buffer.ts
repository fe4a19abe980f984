/**
 * A ROP buffer: the ROPs, then the table of handles that their indexes point into. [MS-OXCROPS] 2.2.1
 *
 *   0    u16   RopSize: this field and the ROPs
 *   2    …     the ROPs, one behind the other
 *   …    u32   handles, up to the end
 */
import { array, bytes, sized, struct, type TypeOf, u16, u32 } from '#codec/binary/index.ts'

export const ropBuffer = struct({ rops: sized(u16, bytes('rest'), { extra: 2 }), handles: array('rest', u32) })
export type RopBuffer = TypeOf<typeof ropBuffer>

/** What stands where there is no handle (yet). */
export const noHandle = 0xffffffff
