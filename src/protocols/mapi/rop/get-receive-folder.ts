/**
 * RopGetReceiveFolder: where messages of a class are delivered.
 *
 * Bytes:      [MS-OXCROPS] 2.2.3.2
 * Behaviour:  [MS-OXCSTOR] 2.2.1.2
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { Logon, wireId } from '../objects/logon.ts'
import { RopFailure, OutOfRoom } from '../failures.ts'
import { isMessageClass } from '../objects/message-class.ts'
import { handler } from './handler.ts'
import { getReceiveFolder, type request } from './layouts/get-receive-folder.ts'

export const getReceiveFolderHandler = handler(getReceiveFolder, handle)

async function handle(call: Call, { messageClass }: TypeOf<typeof request>) {
  const logon = call.input(Logon)
  if (!logon.private) throw new RopFailure('noSupport', 'not of the public store')
  if (!isMessageClass(messageClass)) throw new RopFailure('invalidParameter', 'message class')
  const found = await logon.mailbox.receiveFolder(messageClass)
  if (found.class.length + 9 > call.room) throw new OutOfRoom()
  return { folderId: wireId(found.folder), explicitMessageClass: found.class }
}
