/** The attachment that an id names: of a message, of a changed occurrence, of an item in an attachment. [MS-OXWSATT] 3.1.4 */
import { loadItem } from '#groupware/items/load.ts'
import { namesIn } from '#groupware/items/names.ts'
import { Failure, found, type Item, type ItemAttachment } from '#model'
import type { ByteSource, Mailbox, Message } from '#store'
import type { Call } from '../call.ts'
import { EwsFailure } from '../errors.ts'
import type { ReadAttachment, ReadItem } from '../fields/field.ts'
import type { ItemEwsId } from '../ids/id.ts'
import { getMessage, readAttachment, readEmbedded, readOccurrence } from './load.ts'

export interface FoundAttachment {
  mailbox: Mailbox
  id: ItemEwsId & { attachments: readonly number[] }
  message: Message
  /** The item in which it is. */
  owner: ReadItem
  attachment: ReadAttachment
  content(): Promise<ByteSource | Uint8Array | undefined>
  embedded(): Promise<Item | undefined>
}

export async function findAttachment(call: Call, text: string): Promise<FoundAttachment> {
  const { mailbox, id } = await call.item(text).catch((error: unknown) => {
    if (error instanceof EwsFailure) throw new EwsFailure('ErrorInvalidAttachmentId')
    throw error
  })
  const { attachments } = id
  if (!attachments) throw new EwsFailure('ErrorInvalidAttachmentId')
  const message = await getMessage(mailbox, id.item)
  const [number = -1, ...inner] = attachments
  const outer = message.attachments.find((one) => one.number === number)
  if (!outer) throw new Failure('notFound', 'attachment')
  const named = { ...id, attachments }
  const names = await namesIn(mailbox, [outer.bag])
  const attachment = readAttachment(outer, names)
  if (inner.length === 0) {
    return {
      mailbox,
      id: named,
      message,
      owner: { kind: 'Item', properties: attachment.properties, recipients: [], attachments: [], row: message },
      attachment,
      content: () => outer.content(),
      embedded: () => outer.embedded(),
    }
  }
  let item = found(await outer.embedded(), 'item in the attachment')
  for (const index of inner.slice(0, -1)) item = found(item.attachments[index]?.embedded, 'item in the attachment')
  const one = found(item.attachments[inner.at(-1) ?? -1], 'attachment')
  const owner = readEmbedded(item, message, attachments.slice(0, -1))
  const read = found(owner.attachments[inner.at(-1) ?? -1], 'attachment')
  return {
    mailbox,
    id: named,
    message,
    owner,
    attachment: read,
    content: () => contentOf(call, one),
    embedded: () => Promise.resolve(one.embedded),
  }
}

async function contentOf(call: Call, { content }: ItemAttachment): Promise<ByteSource | Uint8Array | undefined> {
  if (!content) return undefined
  if ('bytes' in content) return content.bytes
  return 'blob' in content ? await call.store.getBlob(content.blob) : undefined
}

/** The ids of the attachments that an occurrence has now. */
export async function attachmentsOfOccurrence(call: Call, mailbox: Mailbox, id: ItemEwsId): Promise<ReadItem> {
  return await readOccurrence(await loadItem(call.store, mailbox, id.item), id.occurrence ?? 0)
}
