/** The bytes of RopGetValidAttachments. [MS-OXCROPS] 2.2.6.18 */
import { array, struct, u32 } from '#codec/binary/index.ts'
import { nothing } from '../fields.ts'
import { rop } from '../rop.ts'

const request = nothing
const response = struct({ attachmentIds: array(u32, u32) })

export const getValidAttachments = rop({ id: 0x52, name: 'RopGetValidAttachments', request, response })
