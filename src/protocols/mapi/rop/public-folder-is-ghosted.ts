/**
 * RopPublicFolderIsGhosted: whether the content of a public folder lies on other servers.
 *
 * Bytes:      [MS-OXCROPS] 2.2.3.7
 * Behaviour:  [MS-OXCSTOR] 2.2.1.7
 */
import type { TypeOf } from '#codec/binary/index.ts'
import { PublicFolder } from '#model'
import type { Call } from '../call.ts'
import { Logon } from '../objects/logon.ts'
import { handler } from './handler.ts'
import { publicFolderIsGhosted, type request } from './layouts/public-folder-is-ghosted.ts'

export const publicFolderIsGhostedHandler = handler(publicFolderIsGhosted, handle)

/** Every public folder lies here. [MS-OXCSTOR] 3.2.5.7 */
async function handle(call: Call, { folderId }: TypeOf<typeof request>) {
  const logon = call.input(Logon)
  // MS-OXCSTOR: in a private mailbox nothing is ghosted, whatever the id.
  const id = logon.own(folderId)
  // MS-OXCSTOR_R1239: the two subtrees are everywhere, whoever may see them.
  const everywhere = id === PublicFolder.ipmSubtree || id === PublicFolder.nonIpmSubtree
  if (!logon.private && !everywhere) await logon.mailbox.getFolder(id)
  return { isGhosted: false }
}
