/**
 * The MIME form of a message. Mail has its source; what was born in MAPI gets one the first time somebody asks, and it
 * stays: sizes and parts that an IMAP client has seen never change while the content does not.
 */
import { envelope as readEnvelope, type Envelope, parseStructure, type Part } from '#codec/mime/index.ts'
import { exportMail } from '#convert'
import { Failure, type Item, type ItemAttachment, type NamedProperties, unpackBag } from '#model'
import type { Attachment, ByteSource, Mailbox, MessageId, Store } from '#store'
import { type Context, system } from './context.ts'
import { namesIn } from './items/names.ts'

export interface Mime {
  bytes: ByteSource
  structure: Part
  envelope: Envelope
}

/** What is held in memory to be written into a mail. */
const CONTENT_BYTES_MAX = 256 * 1024 * 1024

export async function mime({ store, hostname }: Context, mailbox: Mailbox, id: MessageId): Promise<Mime> {
  const present = await mailbox.source(id)
  if (present) return present
  const message = await mailbox.getMessage(id)
  const names = await namesIn(mailbox, [...message.recipients, ...message.attachments.map(({ bag }) => bag)])
  const item: Item = {
    properties: await message.properties(),
    recipients: message.recipients.map((row) => unpackBag(row, names)),
    attachments: await attachmentsOf(store, message.attachments, names),
  }
  const bytes = exportMail(item, { seed: `${mailbox.id}.${message.emailId}`, hostname, bcc: true })
  const structure = parseStructure(bytes)
  const envelope = readEnvelope(bytes, structure)
  // Whoever may read it may have it made; it changes nothing that he could not see.
  const whole = await store.open(mailbox.id, system)
  await store.write(whole, (tx) => tx.attachSource(id, { bytes, structure, envelope }))
  const made = await mailbox.source(id)
  if (!made) throw new Failure('deleted', 'message')
  return made
}

/** One after the other: only one of them is loaded twice at a time. */
async function attachmentsOf(
  store: Store,
  attachments: readonly Attachment[],
  names: NamedProperties,
): Promise<ItemAttachment[]> {
  const loaded: ItemAttachment[] = []
  let total = 0
  for (const attachment of attachments) {
    total += attachment.size
    if (total > CONTENT_BYTES_MAX) throw new Failure('tooBig', 'message')
    const properties = unpackBag(attachment.bag, names)
    const embedded = await attachment.embedded()
    if (embedded) loaded.push({ properties, embedded: await withContents(store, embedded) })
    else {
      const content = await attachment.content()
      loaded.push(content ? { properties, content: { bytes: await content.bytes() } } : { properties })
    }
  }
  return loaded
}

/** An embedded item whose attachments are blobs still. */
async function withContents(store: Store, item: Item): Promise<Item> {
  const attachments: ItemAttachment[] = []
  for (const attachment of item.attachments) {
    const { content, embedded } = attachment
    if (embedded) attachments.push({ ...attachment, embedded: await withContents(store, embedded) })
    else if (content && 'blob' in content) {
      const blob = await store.getBlob(content.blob)
      attachments.push({ ...attachment, content: { bytes: await blob.bytes() } })
    } else attachments.push(attachment)
  }
  return { ...item, attachments }
}
