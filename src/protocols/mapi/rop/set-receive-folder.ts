/**
 * RopSetReceiveFolder: says where messages of a class are delivered.
 *
 * Bytes:      [MS-OXCROPS] 2.2.3.3
 * Behaviour:  [MS-OXCSTOR] 2.2.1.3
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { Logon } from '../objects/logon.ts'
import { RopFailure } from '../failures.ts'
import { isMessageClass } from '../objects/message-class.ts'
import { Failure } from '#model'
import { handler } from './handler.ts'
import { setReceiveFolder, type request } from './layouts/set-receive-folder.ts'

export const setReceiveFolderHandler = handler(setReceiveFolder, handle)

async function handle(call: Call, { folderId, messageClass }: TypeOf<typeof request>) {
  const logon = call.input(Logon)
  if (!logon.private) throw new RopFailure('noSupport', 'not of the public store')
  if (!isMessageClass(messageClass)) throw new RopFailure('invalidParameter', 'message class')
  const none = folderId.counter === 0
  const upper = messageClass.toUpperCase()
  // MS-OXCSTOR 3.2.5.3: reports and what has no class are the server's own.
  if (upper === 'IPM' || upper === 'REPORT.IPM') throw new RopFailure('accessDenied', messageClass)
  if (none && messageClass === '') throw new RopFailure('error', 'the default cannot be removed')
  const folder = none ? undefined : logon.own(folderId)
  if (folder !== undefined && !(await logon.mailbox.findFolder(folder))) throw new Failure('notFound', 'folder')
  await logon.store.write(logon.mailbox, (tx) => tx.setReceiveFolder(messageClass, folder))
}
