/**
 * RopGetAttachmentTable: the table of the attachments of a message.
 *
 * Bytes:      [MS-OXCROPS] 2.2.6.17
 * Behaviour:  [MS-OXCMSG] 2.2.3.17
 */
import type { Call } from '../call.ts'
import { MessageObject } from '../objects/message.ts'
import { TableObject } from '../objects/table.ts'
import { attachmentsTable } from '../objects/list-table.ts'
import { handler } from './handler.ts'
import { getAttachmentTable } from './layouts/get-attachment-table.ts'

export const getAttachmentTableHandler = handler(getAttachmentTable, handle)

function handle(call: Call) {
  const message = call.inputOf(MessageObject)
  call.create(new TableObject(message.logon, attachmentsTable(message.item), message.codePage))
}
