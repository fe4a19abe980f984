/**
 * RopSaveChangesMessage: writes what was changed in an open message.
 *
 * Bytes:      [MS-OXCROPS] 2.2.6.3
 * Behaviour:  [MS-OXCMSG] 2.2.3.3
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { MessageObject } from '../objects/message.ts'
import { RopFailure } from '../failures.ts'
import { noId, wireId } from '../objects/logon.ts'
import { handler } from './handler.ts'
import { saveChangesMessage, type request } from './layouts/save-changes-message.ts'

export const saveChangesMessageHandler = handler(saveChangesMessage, handle)

/** KeepOpenReadOnly (0x01) and KeepOpenReadWrite (0x02) are passed over, as by Exchange: the message stays open as it was. [MS-OXCMSG] 2.2.3.3.1 <13> */
const forceSave = 0x04

async function handle(call: Call, { saveFlags }: TypeOf<typeof request>) {
  const message = call.inputOf(MessageObject)
  if (saveFlags & ~0x0f) throw new RopFailure('noSupport', 'flags')
  if (!message.writable) throw new RopFailure('accessDenied', 'opened for reading')
  await message.save({ force: (saveFlags & forceSave) !== 0 })
  const inputHandleIndex = call.request.indexes.input ?? 0
  return { inputHandleIndex, messageId: message.id === undefined ? noId : wireId(message.id) }
}
