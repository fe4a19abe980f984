/** The patch that makes a stored message another one altogether: what it had and does not get again goes. */
import { type Bag, type Item, isNamedProperty, type ItemAttachment, P, type Property } from '#model'
import type { Message, MessagePatch } from '#store'

/** Kept whatever a client says: the server made it, or computes it. */
const stays = new Set<Property['key']>([P.SearchKey, P.CreationTime, P.MessageDeliveryTime].map(({ key }) => key))

export async function replacing(before: Message, properties: Bag, item: Item): Promise<MessagePatch> {
  const remove: NonNullable<MessagePatch['remove']>[number][] = []
  for (const [property] of await before.properties()) {
    if (properties.has(property) || stays.has(property.key)) continue
    if (!isNamedProperty(property)) remove.push(property.tag)
    else
      remove.push({
        set: property.set,
        ...(property.lid === undefined ? { string: property.string } : { lid: property.lid }),
      } as never)
  }
  const attachments = new Map<number | 'new', ItemAttachment | undefined>()
  const free = Math.max(-1, ...before.attachments.map(({ number }) => number)) + 1
  for (const { number } of before.attachments) attachments.set(number, undefined)
  for (const [index, attachment] of item.attachments.entries()) attachments.set(free + index, attachment)
  return { set: properties, remove, recipients: [...item.recipients], attachments }
}
