/**
 * RopSubmitMessage: hands a message over for sending.
 *
 * Bytes:      [MS-OXCROPS] 2.2.7.1
 */
import { struct, u8 } from '#codec/binary/index.ts'
import { nothing } from './fields.ts'
import { rop } from './rop.ts'
import type { Call } from '../call.ts'
import { MessageObject } from '../objects/message.ts'
import { submit } from '../objects/submit.ts'

const request = struct({ submitFlags: u8 })
const response = nothing

export const submitMessage = rop({ id: 0x32, name: 'RopSubmitMessage', request, response, handle })

/** SubmitFlags are about spoolers, which there are none of here. */
async function handle(call: Call) {
  await submit(call.input(MessageObject))
}
