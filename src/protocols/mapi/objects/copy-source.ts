/**
 * What RopFastTransferSourceCopyTo and RopFastTransferSourceCopyProperties open: the content of a folder, a message or an
 * attachment, without or with nothing but what the client lists. [MS-OXCFXICS] 3.2.5.8.1.1, 3.2.5.8.1.2
 */
import { Bag } from '#model'
import type { Call } from '../call.ts'
import { ChunkWriter } from '#model/fast-transfer/chunk.ts'
import { folderContent } from '../fasttransfer/folder-content.ts'
import { itemOf, type TransferAttachment, type TransferContext } from '#groupware/fast-transfer/item.ts'
import { attachmentContent, messageContent } from '#groupware/fast-transfer/message-content.ts'
import { type TextForm, textForm } from '#model/fast-transfer/text-form.ts'
import { Subobjects } from '#model/fast-transfer/words.ts'
import { filterOf } from '../ics/property-filter.ts'
import { AttachmentObject } from './attachment.ts'
import { TransferObject, transferContext } from './download.ts'
import { FolderObject } from './folder.ts'
import { MessageObject } from './message.ts'

export type CopyTarget = FolderObject | MessageObject | AttachmentObject

export interface CopyWish {
  /** Not 0: nothing of what the object holds. */
  level: number
  sendOptions: number
  tags: readonly number[]
  which: 'only' | 'without'
}

export function copyTarget(call: Call): CopyTarget {
  return call.input(FolderObject, MessageObject, AttachmentObject)
}

export async function copyOf(target: CopyTarget, wish: CopyWish): Promise<TransferObject> {
  const { logon } = target
  const context = transferContext(logon)
  const form = textForm(wish.sendOptions, logon.codePage)
  if (target instanceof FolderObject) return new TransferObject(logon, folder(context, target, wish, form))
  if (target instanceof MessageObject) return new TransferObject(logon, message(context, target, wish, form))
  return new TransferObject(logon, attachment(context, target, wish, form))
}

function folder(context: TransferContext, { id }: FolderObject, { level, tags, which }: CopyWish, form: TextForm) {
  const filter = filterOf(tags, which)
  const has = (tag: number) => level === 0 && filter.property(tag)
  return folderContent(context, id, {
    ...form,
    filter: {
      property: (tag) => filter.property(tag),
      messages: has(Subobjects.messages),
      associated: has(Subobjects.associated),
      folders: has(Subobjects.folders),
    },
    deleteFirst: true,
  })
}

async function* message(
  context: TransferContext,
  { item: open }: MessageObject,
  { level, tags, which }: CopyWish,
  form: TextForm,
) {
  const item = await itemOf(context, await open.toItem())
  const filter = filterOf(tags, which)
  const parts = level === 0 ? filter : { ...filter, recipients: false, attachments: false }
  yield* messageContent(item, { ...form, names: context.names, filter: parts, deleteFirst: true })
}

async function* attachment(
  context: TransferContext,
  target: AttachmentObject,
  { level, tags, which }: CopyWish,
  form: TextForm,
) {
  const alone = { properties: new Bag(), recipients: [], attachments: [await target.attachment.toItem()] }
  const [one] = (await itemOf(context, alone)).attachments as [TransferAttachment]
  const filter = filterOf(tags, which)
  for (const tag of one.properties.keys()) if (!filter.property(tag)) one.properties.delete(tag)
  const withContent = level === 0 && filter.property(Subobjects.attachData)
  const { names } = context
  const writer = new ChunkWriter({ ...form, nameOf: names.nameOf })
  const options = { ...form, names, filter: filterOf([], 'without'), deleteFirst: false }
  yield* attachmentContent(writer, withContent ? one : { ...one, embedded: async () => undefined }, options)
  yield writer.take()
}
