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

/** MS-OXCSTOR_R1239: the two subtrees, and what they lie in, are on every server, whoever may see them. */
const everywhere: ReadonlySet<number> = new Set([
  PublicFolder.root,
  PublicFolder.ipmSubtree,
  PublicFolder.nonIpmSubtree,
])

/** Every public folder lies here. [MS-OXCSTOR] 3.2.5.7 */
async function handle(call: Call, { folderId }: TypeOf<typeof request>) {
  const logon = call.input(Logon)
  // MS-OXCSTOR: in a private mailbox nothing is ghosted, whatever the id.
  const id = logon.own(folderId)
  if (!logon.private && !everywhere.has(id)) await logon.mailbox.getFolder(id)
  return { isGhosted: false }
}
