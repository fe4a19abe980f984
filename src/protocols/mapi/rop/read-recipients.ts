/**
 * RopReadRecipients: the recipients of an open message, from a row on.
 *
 * Bytes:      [MS-OXCROPS] 2.2.6.6
 * Behaviour:  [MS-OXCMSG] 2.2.3.6
 */
import { array, reserved, struct, type TypeOf, u32, u8, encode } from '#codec/binary/index.ts'
import { ofUnknownColumns, only, readRecipient } from './fields.ts'
import { rop, type WireContext } from './rop.ts'
import type { Call } from '../call.ts'
import { MessageObject } from '../objects/message.ts'
import { Failure, recipientRow } from '#model'
import { OutOfRoom } from '../failures.ts'
import { toRow, typeOf } from '../objects/recipients.ts'

type ReadRecipient = TypeOf<ReturnType<typeof readRecipient>>

const request = struct({ rowId: u32, reserved: reserved(2) })
const response = ({ columns }: WireContext) =>
  only('recipients', array(u8, columns ? readRecipient(columns) : ofUnknownColumns<ReadRecipient>()))

export const readRecipients = rop({ id: 0x0f, name: 'RopReadRecipients', request, response, handle })

/** RowId, RecipientType, CodePageId, Reserved and the size of the row. */
const rowOverhead = 11
const mostRows = 0xff

function handle(call: Call, { rowId }: TypeOf<typeof request>) {
  const { item, codePage, recipientColumns: columns } = call.inputOf(MessageObject)
  const layout = recipientRow(columns)
  const recipients: ReadRecipient[] = []
  let room = call.room - 1
  for (const [id, recipient] of item.recipients) {
    if (id < rowId || recipients.length === mostRows) continue
    const row = toRow(recipient, { codePage, columns })
    room -= encode(layout, row).length + rowOverhead
    if (room < 0 && recipients.length === 0) throw new OutOfRoom()
    if (room < 0) break
    recipients.push({ id, type: typeOf(recipient), codePage, reserved: 0, row })
  }
  if (recipients.length === 0) throw new Failure('notFound', `no recipient from ${rowId} on`)
  call.columns = columns
  return { recipients }
}
