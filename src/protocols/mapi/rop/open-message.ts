/**
 * RopOpenMessage: opens a message by its id, and says its subject and first recipients.
 *
 * Bytes:      [MS-OXCROPS] 2.2.6.1
 * Behaviour:  [MS-OXCMSG] 2.2.3.1
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { FolderObject } from '../objects/folder.ts'
import { MessageObject } from '../objects/message.ts'
import { Failure, messageAccess } from '#model'
import { isOwn } from '../objects/own-message.ts'
import { Logon } from '../objects/logon.ts'
import { OpenItem } from '../objects/open-item.ts'
import { StoredMessage } from '../objects/stored-item.ts'
import { headerOf } from '../objects/message-header.ts'
import { OutOfRoom, RopFailure } from '../failures.ts'
import { codePageOf } from '../objects/code-page.ts'
import { handler } from './handler.ts'
import { openMessage, type request } from './layouts/open-message.ts'

export const openMessageHandler = handler(openMessage, handle)

const Mode = { readOnly: 0x00, readWrite: 0x01, bestAccess: 0x03 } as const

const modeMask = 0x03

const openSoftDeleted = 0x04

async function handle(call: Call, { codePageId, folderId, openModeFlags, messageId }: TypeOf<typeof request>) {
  const { logon } = call.inputOf(Logon, FolderObject)
  const codePage = codePageOf(codePageId, logon)
  const folder = await logon.mailbox.getFolder(logon.own(folderId))
  const message = await logon.mailbox.getMessage(logon.own(messageId))
  const softDeleted = message.lastParent !== undefined
  // A search folder shows messages of others; a soft-deleted one is named by the folder it was deleted from.
  const isHere = message.folder === folder.id || message.lastParent === folder.id || folder.kind === 'search'
  if (!isHere || (softDeleted && !(openModeFlags & openSoftDeleted)))
    throw new Failure('notFound', `message ${message.id}`)
  const home = message.folder === folder.id ? folder : await logon.mailbox.findFolder(message.folder)
  const mayWrite = (messageAccess(home?.rights ?? 0, isOwn(logon, message)) & 0x01) !== 0
  const mode = openModeFlags & modeMask
  if (mode === Mode.readWrite && !mayWrite) throw new RopFailure('accessDenied', 'for writing')
  const object = new MessageObject({
    logon,
    item: new OpenItem(logon, await StoredMessage.of(logon, message)),
    home: { kind: 'folder', folder: message.folder, associated: message.associated },
    codePage,
    // Exchange lets whoever may write do so however he has opened it, and Outlook counts on that.
    writable: mayWrite,
    id: message.id,
    version: message.contentSeq,
  })
  const header = await headerOf(object, call.room)
  if (header.recipients.length === 0 && header.recipientCount > 0) throw new OutOfRoom()
  call.create(object)
  return header
}
