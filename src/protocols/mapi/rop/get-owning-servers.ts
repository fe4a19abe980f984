/**
 * RopGetOwningServers: the servers that have the content of a public folder.
 *
 * Bytes:      [MS-OXCROPS] 2.2.3.6
 * Behaviour:  [MS-OXCSTOR] 2.2.1.6
 */
import type { TypeOf } from '#codec/binary/index.ts'
import { serverDn } from '#groupware/address-book/index.ts'
import type { Call } from '../call.ts'
import { Logon } from '../objects/logon.ts'
import { RopFailure } from '../failures.ts'
import { handler } from './handler.ts'
import { getOwningServers, type request } from './layouts/get-owning-servers.ts'

export const getOwningServersHandler = handler(getOwningServers, handle)

/** Every public folder lies here. [MS-OXCSTOR] 3.2.5.6 */
async function handle(call: Call, { folderId }: TypeOf<typeof request>) {
  const logon = call.input(Logon)
  if (logon.private) throw new RopFailure('noSupport', 'of the public store alone')
  await logon.mailbox.getFolder(logon.own(folderId))
  return { servers: { cheap: 1, names: [serverDn(logon.owner, logon.session.services)] } }
}
