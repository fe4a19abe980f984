/**
 * RopReadRecipients: the recipients of an open message, from a row on.
 *
 * Bytes:      [MS-OXCROPS] 2.2.6.6
 * Behaviour:  [MS-OXCMSG] 2.2.3.6
 */
import { type TypeOf, encode } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { MessageObject } from '../objects/message.ts'
import { Failure, recipientRow } from '#model'
import { OutOfRoom } from '../failures.ts'
import { toRow, typeOf } from '../objects/recipients.ts'
import { handler } from './handler.ts'
import { readRecipients, type ReadRecipient, type request } from './layouts/read-recipients.ts'

export const readRecipientsHandler = handler(readRecipients, handle)

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
