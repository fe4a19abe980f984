/** A stored message as a new one, for another mailbox. */
import { type Bag, P, type PackedBag, unpackBag } from '#model'
import { isComputed } from '../computed/index.ts'
import type { Mailbox } from '../store.ts'
import type { ItemAttachment, MessageId, NewMessage } from '../types.ts'

export async function copyItem(mailbox: Mailbox, id: MessageId): Promise<NewMessage> {
  const message = await mailbox.getMessage(id)
  const source = await mailbox.source(id)
  const names = await namesIn(mailbox, [
    message.bag,
    ...message.recipients,
    ...message.attachments.map(({ bag }) => bag),
  ])
  const attachments: ItemAttachment[] = []
  for (const attachment of message.attachments) {
    const properties = unpackBag(attachment.bag, names)
    const embedded = await attachment.embedded()
    const content = embedded ? undefined : await attachment.content()
    attachments.push({
      properties,
      ...(embedded && { embedded }),
      ...(content && { content: { bytes: await content.bytes() } }),
    })
  }
  return {
    properties: withoutComputed(await message.properties()),
    recipients: message.recipients.map((bag) => unpackBag(bag, names)),
    attachments,
    associated: message.associated,
    flags: [...message.flags],
    received: message.received,
    emailId: message.emailId,
    ...(source && {
      source: { bytes: await source.bytes.bytes(), structure: source.structure, envelope: source.envelope },
    }),
  }
}

/** What the server computes would be another value in another place. */
function withoutComputed(bag: Bag): Bag {
  const kept = bag.copy()
  for (const [property] of bag) {
    const tag = 'tag' in property ? property.tag : undefined
    if (tag !== undefined && isComputed(tag) && !comesAlong.has(tag)) kept.delete(property)
  }
  return kept
}

/** Computed from the bag, or kept in a column: without them the copy would be another message. */
const comesAlong = new Set(
  [
    P.MessageClass,
    P.Subject,
    P.Importance,
    P.MessageFlags,
    P.CreationTime,
    P.LastModificationTime,
    P.SearchKey,
    P.ConversationIndex,
    P.ConversationTopic,
    P.FlagStatus,
    P.LastVerbExecuted,
    P.IconIndex,
    P.MessageStatus,
  ].map(({ tag }) => tag),
)

async function namesIn(mailbox: Mailbox, bags: readonly PackedBag[]) {
  const ids = [
    ...new Set(
      bags.flatMap((bag) =>
        bag
          .tags()
          .filter((tag) => tag >= 0x80000000)
          .map((tag) => tag >>> 16),
      ),
    ),
  ]
  const names = await mailbox.namesOf(ids)
  const byId = new Map(ids.map((id, index) => [id, names[index]]))
  return { nameOf: (id: number) => byId.get(id), idOf: () => undefined }
}
