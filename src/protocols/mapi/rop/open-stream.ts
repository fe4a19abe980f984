/**
 * RopOpenStream: opens the value of a property as a stream.
 *
 * Bytes:      [MS-OXCROPS] 2.2.9.1
 * Behaviour:  [MS-OXCPRPT] 2.2.14
 */
import { struct, u32, u8 } from '#codec/binary/index.ts'
import { propertyTag } from '#model'
import { rop } from './rop.ts'

const request = struct({ propertyTag, openModeFlags: u8 })
const response = struct({ streamSize: u32 })

export const openStream = rop({ id: 0x2b, name: 'RopOpenStream', handles: 'output', request, response })
