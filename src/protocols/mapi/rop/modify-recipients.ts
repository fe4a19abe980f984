/**
 * RopModifyRecipients: adds, changes and removes recipients of an open message, row by row.
 *
 * Bytes:      [MS-OXCROPS] 2.2.6.5
 * Behaviour:  [MS-OXCMSG] 2.2.3.5
 */
import { array, dependent, struct, type TypeOf, u16 } from '#codec/binary/index.ts'
import { modifyRecipient, nothing, tags } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { MessageObject } from '../objects/message.ts'
import { RopFailure } from '../failures.ts'
import { fromRow } from '../objects/recipients.ts'
import { mostRecipients } from '../objects/open-item.ts'

type ModifyRecipient = TypeOf<ReturnType<typeof modifyRecipient>>
const request = struct({
  columns: tags,
  recipients: dependent<ModifyRecipient[]>(({ columns }) => array(u16, modifyRecipient(columns)), 2),
})
const response = nothing

export const modifyRecipients = rop({ id: 0x0e, name: 'RopModifyRecipients', request, response, handle })

function handle(call: Call, { columns, recipients: rows }: TypeOf<typeof request>) {
  const message = call.inputOf(MessageObject)
  const recipients = new Map(message.item.recipients)
  for (const { id, type, row } of rows) {
    if (row) recipients.set(id, fromRow(type, row, { codePage: message.codePage, columns }))
    else recipients.delete(id)
  }
  if (recipients.size > mostRecipients) throw new RopFailure('tooManyRecipients')
  message.item.setRecipients(new Map([...recipients].sort(([a], [b]) => a - b)))
  message.recipientColumns = columns
}
