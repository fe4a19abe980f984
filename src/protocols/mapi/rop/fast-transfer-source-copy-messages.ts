/**
 * RopFastTransferSourceCopyMessages: begins a download of messages.
 *
 * Bytes:      [MS-OXCROPS] 2.2.12.6
 * Behaviour:  [MS-OXCFXICS] 2.2.3.1.1.3
 */
import type { TypeOf } from '#codec/binary/index.ts'
import type { Call } from '../call.ts'
import { RopFailure } from '../failures.ts'
import { FolderObject } from '../objects/folder.ts'
import { TransferObject, transferContext } from '../objects/download.ts'
import { messageList } from '../fasttransfer/folder-content.ts'
import { demandSendOptions, textForm } from '#model/fast-transfer/text-form.ts'
import { handler } from './handler.ts'
import { fastTransferSourceCopyMessages, type request } from './layouts/fast-transfer-source-copy-messages.ts'

export const fastTransferSourceCopyMessagesHandler = handler(fastTransferSourceCopyMessages, handle)

const Flag = { move: 0x01, unused1: 0x02, unused2: 0x04, unused3: 0x08, bestBody: 0x10, sendEntryId: 0x20 } as const

const allFlags = Object.values(Flag).reduce((all, flag) => all | flag, 0)

async function handle(call: Call, { messageIds, copyFlags, sendOptions }: TypeOf<typeof request>) {
  const folder = call.input(FolderObject)
  if (copyFlags & ~allFlags) throw new RopFailure('invalidParameter', 'copy flags')
  demandSendOptions(sendOptions)
  if (messageIds.length === 0) throw new RopFailure('invalidParameter', 'no messages')
  const { logon } = folder
  const ids = messageIds.map((id) => logon.own(id))
  const chunks = messageList(transferContext(logon), ids, {
    ...textForm(sendOptions, logon.codePage),
    withIdentity: (copyFlags & Flag.sendEntryId) !== 0,
    folder: folder.id,
    move: (copyFlags & Flag.move) !== 0,
  })
  call.create(new TransferObject(logon, chunks))
}
