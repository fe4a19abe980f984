/**
 * Items of the store as fields read them: a message, one occurrence of a series, an item in an attachment.
 */
import { occurrenceItem } from '#groupware/calendar/index.ts'
import { type LoadedItem, loadItem } from '#groupware/items/load.ts'
import { namesIn } from '#groupware/items/names.ts'
import { Bag, Failure, found, type Item, type ItemAttachment, type NamedProperties, P, unpackBag } from '#model'
import { findSeries } from '#model/recurrence/index.ts'
import type { Attachment, Mailbox, Message } from '#store'
import type { Call } from '../call.ts'
import { AttachMethod } from '../fields/attachments.ts'
import type { ReadAttachment, ReadItem } from '../fields/field.ts'
import { kindOfClass } from '../fields/kinds.ts'
import type { Shape } from '../fields/shapes.ts'
import { needsOfShape } from '../fields/shapes.ts'
import type { ItemEwsId } from '../ids/id.ts'

/** The message that is meant, as long as it lies there and was not deleted. */
export async function getMessage(mailbox: Pick<Mailbox, 'findMessage'>, id: number): Promise<Message> {
  const message = found(await mailbox.findMessage(id), 'item')
  if (message.lastParent !== undefined) throw new Failure('notFound', 'item')
  return message
}

/** What an id names, with all that the shape asks for. */
export async function loadReadItem(call: Call, mailbox: Mailbox, id: ItemEwsId, shape?: Shape): Promise<ReadItem> {
  if (id.occurrence !== undefined) return await loadOccurrence(call, mailbox, id.item, id.occurrence)
  return await readItemOf(mailbox, await getMessage(mailbox, id.item), shape)
}

export async function readItemOf(mailbox: Mailbox, message: Message, shape?: Shape): Promise<ReadItem> {
  const kind = kindOfClass(message.class)
  const needs = shape && needsOfShape(shape, [kind])
  const isBare = needs !== undefined && needs.properties.size === 0
  const properties = isBare ? new Bag() : await message.properties()
  const parts = needs === undefined || needs.whole
  const bags = parts ? [...message.recipients, ...message.attachments.map(({ bag }) => bag)] : []
  const names = await namesIn(mailbox, bags)
  return {
    kind,
    properties,
    row: message,
    recipients: parts ? message.recipients.map((row) => unpackBag(row, names)) : [],
    attachments: parts ? message.attachments.map((one) => readAttachment(one, names)) : [],
  }
}

export function readAttachment(attachment: Attachment, names: NamedProperties): ReadAttachment {
  const properties = unpackBag(attachment.bag, names)
  return {
    properties,
    number: attachment.number,
    size: attachment.size,
    isItem: properties.get(P.AttachMethod) === AttachMethod.embedded,
    bytes: async () => await (await attachment.content())?.bytes(),
  }
}

/** The occurrence as an item of its own, over what the series says. Throws notFound for one that the series has not. */
async function loadOccurrence(call: Call, mailbox: Mailbox, series: number, original: number): Promise<ReadItem> {
  await getMessage(mailbox, series)
  const loaded = await loadItem(call.store, mailbox, series)
  return await readOccurrence(loaded, original)
}

/** What the store says of the message in which an occurrence lies, and so of the occurrence, unless its exception says it itself. */
const ofMessage = [
  P.Access,
  P.MessageSize,
  P.CreationTime,
  P.LastModificationTime,
  P.LastModifierName,
  P.DisplayTo,
  P.DisplayCc,
  P.DisplayBcc,
] as const

export async function readOccurrence(loaded: LoadedItem, original: number): Promise<ReadItem> {
  const item = occurrenceItem(loaded, original)
  const stored = await loaded.message.properties()
  const properties = item.properties.copy()
  for (const property of ofMessage) {
    const value = stored.get(property)
    if (value !== undefined && !properties.has(property)) properties.set(property as never, value as never)
  }
  const found = findSeries(loaded.properties)
  const isException = found?.recurrence.exceptions.some((one) => one.original === original) ?? false
  const own = loaded.attachments.find(({ embedded }) => embedded?.attachments === item.attachments)
  const outer = own && loaded.numbers.get(own)
  return {
    kind: 'CalendarItem',
    properties,
    recipients: item.recipients,
    attachments: item.attachments.map((one, index) => ({
      ...innerAttachment(one, index),
      ...(outer === undefined ? { number: loaded.numbers.get(one) ?? index } : { outer }),
    })),
    row: loaded.message,
    occurrence: { original, isException },
    item,
  }
}

/** An item that lies in an attachment. `path`: the numbers on the way to it. */
export function readEmbedded(item: Item, row: ReadItem['row'], path: readonly number[]): ReadItem {
  return {
    kind: kindOfClass(item.properties.get(P.MessageClass) ?? 'IPM.Note'),
    properties: item.properties,
    recipients: item.recipients,
    attachments: item.attachments.map(innerAttachment),
    row,
    path,
    item,
  }
}

function innerAttachment(attachment: ItemAttachment, number: number): ReadAttachment {
  const { properties, content, embedded } = attachment
  const bytes = content && 'bytes' in content ? content.bytes : undefined
  return {
    properties,
    number,
    size: bytes?.length ?? properties.get(P.AttachSize) ?? 0,
    isItem: embedded !== undefined,
    bytes: async () => bytes,
  }
}

/** All of it, contents at hand: for its MIME form. */
export async function wholeItem(call: Call, read: ReadItem): Promise<Item | undefined> {
  return read.item && (await withContents(call, read.item))
}

async function withContents(call: Call, item: Item): Promise<Item> {
  const attachments: ItemAttachment[] = []
  for (const one of item.attachments) {
    if (one.embedded) attachments.push({ ...one, embedded: await withContents(call, one.embedded) })
    else if (one.content && 'blob' in one.content) {
      attachments.push({ ...one, content: { bytes: await (await call.store.getBlob(one.content.blob)).bytes() } })
    } else attachments.push(one)
  }
  return { ...item, attachments }
}
