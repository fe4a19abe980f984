/** The bytes of RopModifyRecipients. [MS-OXCROPS] 2.2.6.5 */
import { array, dependent, struct, type TypeOf, u16 } from '#codec/binary/index.ts'
import { modifyRecipient, nothing, tags } from '../fields.ts'
import { rop } from '../rop.ts'

type ModifyRecipient = TypeOf<ReturnType<typeof modifyRecipient>>
export const request = struct({
  columns: tags,
  recipients: dependent<ModifyRecipient[]>(({ columns }) => array(u16, modifyRecipient(columns)), 2),
})
const response = nothing

export const modifyRecipients = rop({ id: 0x0e, name: 'RopModifyRecipients', request, response })
