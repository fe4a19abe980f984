/** DeleteAttachment: attachments of items go. [MS-OXWSATT] 3.1.4.2 */
import { occurrenceItem, withException } from '#groupware/calendar/index.ts'
import { loadItem, patchOf } from '#groupware/items/load.ts'
import { Bag, found, type Item, type ItemAttachment, N } from '#model'
import type { Call } from '../call.ts'
import { eachItem } from '../each-item.ts'
import { changeKeyOf, itemIdText, occurrenceIdOf } from '../ids/item-id.ts'
import { type FoundAttachment, findAttachment } from '../items/attachment.ts'
import { isPhoto } from '../items/contact-photo.ts'
import { operation, type RequestOf } from '../operation.ts'

export const deleteAttachment = operation({ name: 'DeleteAttachment', handle })

async function handle(call: Call, { AttachmentIds }: RequestOf<'DeleteAttachment'>) {
  return eachItem(call, AttachmentIds, { kind: 'DeleteAttachmentResponseMessage' }, async ({ Id }) => {
    const attachment = await findAttachment(call, Id)
    await remove(call, attachment)
    const { mailbox, id } = attachment
    const message = await mailbox.getMessage(id.item)
    if (id.occurrence !== undefined) {
      const root = occurrenceIdOf(mailbox, message, id.occurrence)
      return { RootItemId: { RootItemId: root.Id, RootItemChangeKey: root.ChangeKey ?? '' } }
    }
    const RootItemId = itemIdText(mailbox, message)
    return { RootItemId: { RootItemId, RootItemChangeKey: changeKeyOf(mailbox, message) } }
  })
}

async function remove(call: Call, { mailbox, id, attachment, message }: FoundAttachment): Promise<void> {
  if (id.occurrence !== undefined) {
    const before = await loadItem(call.store, mailbox, id.item)
    const one = occurrenceItem(before, id.occurrence)
    const index =
      id.attachments.length > 1 ? (id.attachments.at(-1) ?? -1) : indexOfNumber(before, one, id.attachments[0])
    const left = one.attachments.filter((_one, at) => at !== index)
    const patch = patchOf(before, withException(before, id.occurrence, { ...one, attachments: left }))
    if (patch) await call.store.write(mailbox, (tx) => tx.updateMessage(id.item, patch, before.message.contentSeq))
    return
  }
  const [number = -1, ...inner] = id.attachments
  if (inner.length === 0) {
    const patch = {
      attachments: new Map([[number, undefined]]),
      ...(isPhoto(attachment) && { set: new Bag().set(N.HasPicture, false) }),
    }
    await call.store.write(mailbox, (tx) => tx.updateMessage(id.item, patch))
    return
  }
  const outer = found(
    message.attachments.find((one) => one.number === number),
    'attachment',
  )
  const embedded = without(found(await outer.embedded(), 'item'), inner)
  const loaded = await loadItem(call.store, mailbox, id.item)
  const holder = [...loaded.numbers].find(([, each]) => each === number)?.[0]
  const changed: ItemAttachment = { properties: holder?.properties ?? attachment.properties, embedded }
  await call.store.write(mailbox, (tx) => tx.updateMessage(id.item, { attachments: new Map([[number, changed]]) }))
}

function indexOfNumber(
  { numbers }: { numbers: ReadonlyMap<ItemAttachment, number> },
  { attachments }: Item,
  number: number | undefined,
): number {
  return attachments.findIndex((one) => numbers.get(one) === number)
}

/** The item without the attachment at the end of the path. */
function without(item: Item, [index = -1, ...rest]: readonly number[]): Item {
  if (rest.length === 0) return { ...item, attachments: item.attachments.filter((_one, at) => at !== index) }
  const attachments = item.attachments.map((one, at) =>
    at === index && one.embedded ? { ...one, embedded: without(one.embedded, rest) } : one,
  )
  return { ...item, attachments }
}
