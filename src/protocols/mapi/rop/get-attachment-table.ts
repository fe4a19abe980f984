/**
 * RopGetAttachmentTable: the table of the attachments of a message.
 *
 * Bytes:      [MS-OXCROPS] 2.2.6.17
 * Behaviour:  [MS-OXCMSG] 2.2.3.17
 */
import { struct, u8 } from '#codec/binary/index.ts'
import { nothing } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { MessageObject } from '../objects/message.ts'
import { TableObject } from '../objects/table.ts'
import { attachmentsTable } from '../objects/list-table.ts'

const request = struct({ tableFlags: u8 })
const response = nothing

export const getAttachmentTable = rop({
  id: 0x21,
  name: 'RopGetAttachmentTable',
  handles: 'output',
  request,
  response,
  handle,
})

function handle(call: Call) {
  const message = call.inputOf(MessageObject)
  call.create(new TableObject(message.logon, attachmentsTable(message.item), message.codePage))
}
