/** CreateAttachment: files, items and links are attached to an item, or to one in an attachment. [MS-OXWSATT] 3.1.4.1 */
import { occurrenceItem, withException } from '#groupware/calendar/index.ts'
import { loadItem, patchOf } from '#groupware/items/load.ts'
import { found, type Item, type ItemAttachment } from '#model'
import type { Mailbox } from '#store'
import type { Call } from '../call.ts'
import { eachItem } from '../each-item.ts'
import { EwsFailure } from '../errors.ts'
import { visibleAttachments } from '../fields/attachments.ts'
import { plainOf } from '../fields/values.ts'
import { attachmentIdOf, changeKeyOf, itemIdText, occurrenceIdOf } from '../ids/item-id.ts'
import type { ItemEwsId } from '../ids/id.ts'
import { attachmentsOfOccurrence } from '../items/attachment.ts'
import { settled, valueOf } from '../items/batch.ts'
import { photoOf } from '../items/contact-photo.ts'
import { writeContext } from '../items/contexts.ts'
import { getMessage } from '../items/load.ts'
import { newAttachment } from '../items/new-attachments.ts'
import { operation, type RequestOf } from '../operation.ts'
import type { ArrayOfAttachmentsType } from '../schema/index.ts'

export const createAttachment = operation({ name: 'CreateAttachment', handle })

async function handle(call: Call, { ParentItemId, Attachments }: RequestOf<'CreateAttachment'>) {
  const parent = await settled(() => call.item(ParentItemId.Id))
  const made: PromiseSettledResult<ItemAttachment>[] = []
  for (const element of Attachments) {
    made.push(
      await settled(async () => newAttachment(plainOf(element), await writeContext(call, valueOf(parent).mailbox))),
    )
  }
  const ready = made.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  const ids = await settled(() => attach(call, valueOf(parent), ready))
  let next = 0
  return eachItem(
    call,
    [...Attachments],
    { kind: 'CreateAttachmentResponseMessage', failed: { Attachments: [] } },
    async ({ kind }, index) => {
      valueOf(made[index] as PromiseSettledResult<ItemAttachment>)
      const AttachmentId = valueOf(ids)[next++]
      return { Attachments: [{ kind, AttachmentId }] as unknown as ArrayOfAttachmentsType }
    },
  )
}

/** All of them in one change of the item. */
async function attach(
  call: Call,
  { mailbox, id }: { mailbox: Mailbox; id: ItemEwsId },
  added: readonly ItemAttachment[],
): Promise<object[]> {
  if (added.length === 0) return []
  if (id.attachments) return await attachToAttachment(call, { mailbox, id }, id.attachments, added)
  if (id.occurrence !== undefined) return await attachToOccurrence(call, { mailbox, id }, id.occurrence, added)
  const numbers: number[] = []
  await call.store.write(mailbox, async (tx) => {
    const message = await getMessage(tx, id.item)
    let number = Math.max(-1, ...message.attachments.map((one) => one.number))
    const attachments = new Map(added.map((one) => [++number, one]))
    numbers.push(...attachments.keys())
    await tx.updateMessage(id.item, { attachments, ...photoOf(added) })
  })
  const message = await mailbox.getMessage(id.item)
  const root = { RootItemId: itemIdText(mailbox, message), RootItemChangeKey: changeKeyOf(mailbox, message) }
  return numbers.map((number) => ({ ...attachmentIdOf(mailbox, message, [number]), ...root }))
}

/** To an item that lies in an attachment itself; `path`: the numbers on the way to it. [MS-OXWSATT] 3.1.4.1 */
async function attachToAttachment(
  call: Call,
  { mailbox, id }: { mailbox: Mailbox; id: ItemEwsId },
  [outer = -1, ...path]: readonly number[],
  added: readonly ItemAttachment[],
): Promise<object[]> {
  if (id.occurrence !== undefined) throw new EwsFailure('ErrorInvalidId')
  await getMessage(mailbox, id.item)
  const loaded = await loadItem(call.store, mailbox, id.item)
  const [holder] = found(
    [...loaded.numbers].find(([, number]) => number === outer),
    'attachment',
  )
  const { item, first } = withAdded(holder.embedded, path, added)
  const attachments = new Map([[outer, { properties: holder.properties, embedded: item }]])
  await call.store.write(mailbox, (tx) => tx.updateMessage(id.item, { attachments }, loaded.message.contentSeq))
  const message = await mailbox.getMessage(id.item)
  const root = { RootItemId: itemIdText(mailbox, message), RootItemChangeKey: changeKeyOf(mailbox, message) }
  return added.map((_one, index) => ({
    ...attachmentIdOf(mailbox, message, [outer, ...path, first + index]),
    ...root,
  }))
}

/** `first`: the number of the first that was added. Throws ErrorInvalidId where no item is. */
function withAdded(
  item: Item | undefined,
  [index, ...rest]: readonly number[],
  added: readonly ItemAttachment[],
): { item: Item; first: number } {
  if (!item) throw new EwsFailure('ErrorInvalidId')
  if (index === undefined) {
    return { item: { ...item, attachments: [...item.attachments, ...added] }, first: item.attachments.length }
  }
  const inner = withAdded(item.attachments[index]?.embedded, rest, added)
  const attachments = item.attachments.map((one, at) => (at === index ? { ...one, embedded: inner.item } : one))
  return { item: { ...item, attachments }, first: inner.first }
}

async function attachToOccurrence(
  call: Call,
  { mailbox, id }: { mailbox: Mailbox; id: ItemEwsId },
  original: number,
  added: readonly ItemAttachment[],
): Promise<object[]> {
  const before = await loadItem(call.store, mailbox, id.item)
  const one: Item = occurrenceItem(before, original)
  const after = withException(before, original, { ...one, attachments: [...one.attachments, ...added] })
  const patch = patchOf(before, after)
  if (patch) await call.store.write(mailbox, (tx) => tx.updateMessage(id.item, patch, before.message.contentSeq))
  const now = await attachmentsOfOccurrence(call, mailbox, id)
  const message = await mailbox.getMessage(id.item)
  const root = occurrenceIdOf(mailbox, message, original)
  return visibleAttachments(now.attachments)
    .slice(-added.length)
    .map(({ outer, number }) => ({
      ...attachmentIdOf(mailbox, message, outer === undefined ? [number] : [outer, number], original),
      RootItemId: root.Id,
      RootItemChangeKey: root.ChangeKey,
    }))
}
