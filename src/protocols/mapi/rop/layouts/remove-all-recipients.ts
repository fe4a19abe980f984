/** The bytes of RopRemoveAllRecipients. [MS-OXCROPS] 2.2.6.4 */
import { reserved, struct } from '#codec/binary/index.ts'
import { nothing } from '../fields.ts'
import { rop } from '../rop.ts'

const request = struct({ reserved: reserved(4) })
const response = nothing

export const removeAllRecipients = rop({ id: 0x0d, name: 'RopRemoveAllRecipients', request, response })
