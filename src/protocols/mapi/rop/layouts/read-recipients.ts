/** The bytes of RopReadRecipients. [MS-OXCROPS] 2.2.6.6 */
import { array, reserved, struct, type TypeOf, u32, u8 } from '#codec/binary/index.ts'
import { ofUnknownColumns, only, readRecipient } from '../fields.ts'
import { rop, type WireContext } from '../rop.ts'

export type ReadRecipient = TypeOf<ReturnType<typeof readRecipient>>

export const request = struct({ rowId: u32, reserved: reserved(2) })
const response = ({ columns }: WireContext) =>
  only('recipients', array(u8, columns ? readRecipient(columns) : ofUnknownColumns<ReadRecipient>()))

export const readRecipients = rop({ id: 0x0f, name: 'RopReadRecipients', request, response })
