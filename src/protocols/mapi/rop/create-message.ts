/**
 * RopCreateMessage: begins a new message; it is in the folder when it is saved.
 *
 * Bytes:      [MS-OXCROPS] 2.2.6.2
 * Behaviour:  [MS-OXCMSG] 2.2.3.2
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { FolderObject } from '../objects/folder.ts'
import { MessageObject } from '../objects/message.ts'
import { Failure, hasRight } from '#model'
import { Logon } from '../objects/logon.ts'
import { RopFailure } from '../failures.ts'
import { OpenItem } from '../objects/open-item.ts'
import { defaultsOfMessage } from '../objects/new-message.ts'
import { codePageOf } from '../objects/code-page.ts'
import { handler } from './handler.ts'
import { createMessage, type request } from './layouts/create-message.ts'

export const createMessageHandler = handler(createMessage, handle)

async function handle(call: Call, { codePageId, folderId, associatedFlag }: TypeOf<typeof request>) {
  const { logon } = call.inputOf(Logon, FolderObject)
  const codePage = codePageOf(codePageId, logon)
  const folder = await logon.mailbox.getFolder(logon.own(folderId))
  if (folder.deleted) throw new Failure('notFound', 'the folder is soft-deleted')
  if (folder.kind === 'search') throw new RopFailure('searchFolder')
  if (!hasRight(folder.rights, 'create')) throw new RopFailure('accessDenied')
  const item = new OpenItem(logon, undefined, defaultsOfMessage(logon, { associated: associatedFlag }))
  const home = { kind: 'folder', folder: folder.id, associated: associatedFlag } as const
  call.create(new MessageObject({ logon, item, home, codePage, writable: true }))
  return { hasMessageId: false }
}
