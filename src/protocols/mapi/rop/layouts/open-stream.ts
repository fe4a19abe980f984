/** The bytes of RopOpenStream. [MS-OXCROPS] 2.2.9.1 */
import { struct, u32, u8 } from '#codec/binary/index.ts'
import { propertyTag } from '#model'
import { rop } from '../rop.ts'

export const request = struct({ propertyTag, openModeFlags: u8 })
const response = struct({ streamSize: u32 })

export const openStream = rop({ id: 0x2b, name: 'RopOpenStream', handles: 'output', request, response })
