/** A stored message as an item whose contents are all at hand. */
import { Failure, type Item, type ItemAttachment } from '#model'
import type { Mailbox, MessageId, Store } from '#store'
import { copyItem } from '#store/maintenance/copy-item.ts'

/** What is held in memory of one item. */
const CONTENT_BYTES_MAX = 512 << 20

export async function loadItem(store: Pick<Store, 'getBlob'>, mailbox: Mailbox, id: MessageId): Promise<Item> {
  const { properties, recipients, attachments, associated, source } = await copyItem(mailbox, id)
  const item: Item = {
    properties,
    recipients,
    attachments,
    ...(associated && { associated }),
    ...(source && { source }),
  }
  return withContents(store, item, { left: CONTENT_BYTES_MAX })
}

async function withContents(store: Pick<Store, 'getBlob'>, item: Item, budget: { left: number }): Promise<Item> {
  const attachments: ItemAttachment[] = []
  for (const attachment of item.attachments) {
    const { content, embedded } = attachment
    if (embedded) attachments.push({ ...attachment, embedded: await withContents(store, embedded, budget) })
    else if (content && 'blob' in content) {
      const blob = await store.getBlob(content.blob)
      budget.left -= blob.size
      if (budget.left < 0) throw new Failure('tooBig', `more than ${CONTENT_BYTES_MAX} bytes in one item`)
      attachments.push({ ...attachment, content: { bytes: await blob.bytes() } })
    } else attachments.push(attachment)
  }
  return { ...item, attachments }
}
