/**
 * RopGetTransportFolder: the folder where messages wait to be sent.
 *
 * Bytes:      [MS-OXCROPS] 2.2.7.8
 */
import type { Call } from '../call.ts'
import { SpecialFolder } from '#model'
import { Logon, wireId } from '../objects/logon.ts'
import { RopFailure } from '../failures.ts'
import { handler } from './handler.ts'
import { getTransportFolder } from './layouts/get-transport-folder.ts'

export const getTransportFolderHandler = handler(getTransportFolder, handle)

function handle(call: Call) {
  if (!call.input(Logon).private) throw new RopFailure('noSupport', 'not of the public store')
  return { folderId: wireId(SpecialFolder.outbox) }
}
