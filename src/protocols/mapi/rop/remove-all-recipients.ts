/**
 * RopRemoveAllRecipients: removes all recipients of an open message.
 *
 * Bytes:      [MS-OXCROPS] 2.2.6.4
 * Behaviour:  [MS-OXCMSG] 2.2.3.4
 */
import { reserved, struct } from '#codec/binary/index.ts'
import { nothing } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { MessageObject } from '../objects/message.ts'

const request = struct({ reserved: reserved(4) })
const response = nothing

export const removeAllRecipients = rop({ id: 0x0d, name: 'RopRemoveAllRecipients', request, response, handle })

function handle(call: Call) {
  call.inputOf(MessageObject).item.setRecipients(new Map())
}
