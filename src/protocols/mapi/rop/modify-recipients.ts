/**
 * RopModifyRecipients: adds, changes and removes recipients of an open message, row by row.
 *
 * Bytes:      [MS-OXCROPS] 2.2.6.5
 * Behaviour:  [MS-OXCMSG] 2.2.3.5
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { MessageObject } from '../objects/message.ts'
import { RopFailure } from '../failures.ts'
import { fromRow } from '../objects/recipients.ts'
import { mostRecipients } from '../objects/open-item.ts'
import { handler } from './handler.ts'
import { modifyRecipients, type request } from './layouts/modify-recipients.ts'

export const modifyRecipientsHandler = handler(modifyRecipients, handle)

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
