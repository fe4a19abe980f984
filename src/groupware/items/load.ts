/**
 * A message of the store as an item in memory, all contents at hand; and back: what was changed in the item becomes the patch of the message.
 * For what the server does itself with single items (meetings, tasks), not for reading many.
 */
import { isDeepStrictEqual } from 'node:util'
import { Bag, Failure, type Item, type ItemAttachment, isNamedProperty, P, unpackBag } from '#model'
import { isComputed, type Mailbox, type Message, type MessageId, type MessagePatch, type Store } from '#store'
import { namesIn } from './names.ts'

export interface LoadedItem extends Item {
  message: Message
  /** PidTagAttachNumber of those that were there. */
  numbers: ReadonlyMap<ItemAttachment, number>
}

/** More is not held in memory for it. */
const CONTENT_BYTES_MAX = 256 * 1024 * 1024

export async function loadItem(
  store: Pick<Store, 'getBlob'>,
  mailbox: Pick<Mailbox, 'getMessage' | 'namesOf'>,
  id: MessageId,
): Promise<LoadedItem> {
  const message = await mailbox.getMessage(id)
  const names = await namesIn(mailbox, [...message.recipients, ...message.attachments.map(({ bag }) => bag)])
  const numbers = new Map<ItemAttachment, number>()
  const attachments: ItemAttachment[] = []
  let total = 0
  for (const attachment of message.attachments) {
    total += attachment.size
    if (total > CONTENT_BYTES_MAX) throw new Failure('tooBig', 'message')
    const properties = unpackBag(attachment.bag, names)
    const embedded = await attachment.embedded()
    const content = embedded ? undefined : await attachment.content()
    const loaded: ItemAttachment = embedded
      ? { properties, embedded: await withContents(store, embedded) }
      : content
        ? { properties, content: { bytes: await content.bytes() } }
        : { properties }
    attachments.push(loaded)
    numbers.set(loaded, attachment.number)
  }
  const recipients = message.recipients.map((row) => unpackBag(row, names))
  return { properties: kept(await message.properties()), recipients, attachments, message, numbers }
}

async function withContents(store: Pick<Store, 'getBlob'>, item: Item): Promise<Item> {
  const attachments: ItemAttachment[] = []
  for (const one of item.attachments) {
    if (one.embedded) attachments.push({ ...one, embedded: await withContents(store, one.embedded) })
    else if (one.content && 'blob' in one.content) {
      attachments.push({ ...one, content: { bytes: await (await store.getBlob(one.content.blob)).bytes() } })
    } else attachments.push(one)
  }
  return { ...item, attachments }
}

/** Of what the store computes for a message where it lies, only what a copy of it elsewhere needs, too. */
const wanted = new Set<number | string>(
  [P.Subject, P.MessageClass, P.Importance, P.ConversationTopic].map(({ key }) => key),
)

function kept(bag: Bag): Bag {
  const own = new Bag()
  for (const [property, value] of bag) {
    const tag = isNamedProperty(property) ? undefined : property.tag
    if (tag === undefined || !isComputed(tag) || wanted.has(property.key)) own.set(property, value as never)
  }
  return own
}

/** undefined when nothing is different. */
export function patchOf(before: LoadedItem, after: Item): MessagePatch | undefined {
  const set = new Bag()
  const remove: (number | { set: string; lid?: number; string?: string })[] = []
  for (const [property, value] of after.properties) {
    if (!isDeepStrictEqual(before.properties.get(property), value)) set.set(property, value as never)
  }
  for (const [property] of before.properties) {
    if (after.properties.has(property)) continue
    if (!isNamedProperty(property)) remove.push(property.tag)
    else if (property.lid !== undefined) remove.push({ set: property.set, lid: property.lid })
    else remove.push({ set: property.set, string: property.string as string })
  }
  const attachments = new Map<number | 'new', ItemAttachment | undefined>()
  const stay = new Set(after.attachments)
  for (const [attachment, number] of before.numbers) if (!stay.has(attachment)) attachments.set(number, undefined)
  let next = Math.max(-1, ...before.numbers.values()) + 1
  for (const attachment of after.attachments) if (!before.numbers.has(attachment)) attachments.set(next++, attachment)
  const sameRecipients = isDeepStrictEqual(
    before.recipients.map((row) => row.toJSON()),
    after.recipients.map((row) => row.toJSON()),
  )
  if (set.size === 0 && remove.length === 0 && attachments.size === 0 && sameRecipients) return undefined
  return {
    ...(set.size > 0 && { set }),
    ...(remove.length > 0 && { remove }),
    ...(attachments.size > 0 && { attachments }),
    ...(!sameRecipients && { recipients: after.recipients }),
  }
}
