/**
 * winmail.dat: a mail whose sender put the properties and files of the item into a TNEF part. [MS-OXCMAIL] 2.1.3.4 and
 * 2.2.3, [MS-OXTNEF]
 *
 * The part goes, what is in it comes: the class, the rich body and the named properties of the item, and its attachments.
 * What the header says (people, dates, subject, ids) is taken from the header; a TNEF part may claim what it likes. A part
 * that belongs to another mail (it was forwarded as a file by a program that knows no TNEF) stays a file.
 */
import { LayoutError } from '#codec/binary/index.ts'
import { findSection, type Header, type Part, partContent } from '#codec/mime/index.ts'
import { type Bag, type Item, type ItemAttachment, P, type Property, PropertySet } from '#model'
import { importTnef } from '../tnef/index.ts'
import { extensionOf, madeUpFileName, safeFileName, shortFileName } from './file-names.ts'
import type { ImportContext } from './import.ts'
import { isWellTyped } from './well-typed.ts'

const tnefTypes: ReadonlySet<string> = new Set(['application/ms-tnef', 'application/vnd.ms-tnef'])

/** The item with what its TNEF part holds in the place of that part. */
export function unfoldTnef(
  item: Item,
  bytes: Uint8Array,
  { root, header, context }: { root: Part; header: Header; context: ImportContext },
): Item {
  const index = item.attachments.findIndex(({ properties }) =>
    tnefTypes.has(properties.get(P.AttachMimeTag)?.toLowerCase() ?? ''),
  )
  const content = index < 0 ? undefined : contentOf(item.attachments[index] as ItemAttachment, bytes, root)
  const inner = content && readInner(content)
  if (!inner || !belongsTo(header, inner.properties)) return item

  takeProperties(item.properties, inner.properties, context)
  return {
    ...item,
    recipients: item.recipients.length > 0 ? item.recipients : inner.recipients,
    attachments: [
      ...item.attachments.slice(0, index),
      ...inner.attachments.map(withNames),
      ...item.attachments.slice(index + 1),
    ],
  }
}

function contentOf({ content }: ItemAttachment, bytes: Uint8Array, root: Part): Uint8Array | undefined {
  if (!content || 'blob' in content) return undefined
  if ('bytes' in content) return content.bytes
  const part = findSection(root, content.part)
  return part && partContent(bytes, part)
}

/** Undefined for a part that is no TNEF, or of which nothing can be read: then it is a file like any other. */
function readInner(content: Uint8Array): Item | undefined {
  try {
    const { item, problems } = importTnef(content)
    const empty = item.properties.size <= 1 && item.attachments.length === 0
    return problems.length > 0 && empty ? undefined : item
  } catch (error) {
    if (error instanceof LayoutError) return undefined
    throw error
  }
}

/** [MS-OXCMAIL] 2.1.3.2.26. The key is text with a zero at its end, although the property is binary. */
function belongsTo(header: Header, properties: Bag): boolean {
  const key = properties.get(P.TnefCorrelationKey)
  const correlator = (header.raw('x-ms-tnef-correlator') ?? header.raw('message-id'))?.trim()
  if (!key || key.length === 0 || correlator === undefined) return true
  return Buffer.from(key).toString('latin1').replace(/\0+$/, '').trim() === correlator
}

/** Taken from the TNEF part although the mail has them as well: what they are made of there says less. */
const better: ReadonlySet<Property['key']> = new Set(
  [P.MessageClass, P.Html, P.RtfCompressed, P.Importance, P.Priority, P.ConversationTopic].map(({ key }) => key),
)

/** Facts of the place where the item was, and of who receives it: the server knows these. */
const foreign: ReadonlySet<Property['key']> = new Set(
  [
    P.TnefCorrelationKey,
    P.TransportMessageHeaders,
    P.MessageFlags,
    P.MessageSize,
    P.HasAttachments,
    P.DisplayTo,
    P.DisplayCc,
    P.DisplayBcc,
    P.CreationTime,
    P.LastModificationTime,
    P.SearchKey,
    P.EntryId,
    P.ParentEntryId,
    P.ParentKey,
    P.SourceKey,
    P.ChangeKey,
    P.PredecessorChangeList,
    P.MessageDeliveryTime,
    P.ClientSubmitTime,
    P.InternetMessageId,
    P.ReceivedByName,
    P.ReceivedByAddressType,
    P.ReceivedByEmailAddress,
    P.ReceivedBySmtpAddress,
    P.ReceivedByEntryId,
    P.ReceivedBySearchKey,
    P.ReceivedRepresentingName,
    P.ReceivedRepresentingAddressType,
    P.ReceivedRepresentingEmailAddress,
    P.ReceivedRepresentingSmtpAddress,
    P.ReceivedRepresentingEntryId,
    P.ReceivedRepresentingSearchKey,
  ].map(({ key }) => key),
)

/** A name of the sender without his address would be one of these alone. */
const people: readonly (readonly Property[])[] = [
  [P.SenderName, P.SenderAddressType, P.SenderEmailAddress, P.SenderSmtpAddress, P.SenderEntryId, P.SenderSearchKey],
  [
    P.SentRepresentingName,
    P.SentRepresentingAddressType,
    P.SentRepresentingEmailAddress,
    P.SentRepresentingSmtpAddress,
    P.SentRepresentingEntryId,
    P.SentRepresentingSearchKey,
  ],
]

/** PidTagNativeBody, [MS-OXCMSG] 2.2.1.58.2 */
const NativeBody = { rtf: 2, html: 3 } as const

function takeProperties(own: Bag, inner: Bag, context: ImportContext): void {
  const skipped = new Set<Property['key']>(foreign)
  for (const [name, ...group] of people) {
    if (own.has(name as Property)) for (const property of [name, ...group]) skipped.add((property as Property).key)
  }
  // The text of the mail is the same text, and is kept in the mail.
  if (context.derived?.some(({ tag }) => tag === P.Body.tag)) skipped.add(P.Body.key)
  for (const [property, value] of inner) {
    if (skipped.has(property.key) || isInternetHeader(property) || !isWellTyped(property)) continue
    if (better.has(property.key) || !own.has(property)) setAny(own, property, value)
  }
  if (inner.has(P.Html)) {
    const derived = context.derived?.findIndex(({ tag }) => tag === P.Html.tag) ?? -1
    if (derived >= 0) context.derived?.splice(derived, 1)
    own.set(P.NativeBody, NativeBody.html)
    const codePage = inner.get(P.InternetCodepage)
    if (codePage !== undefined) own.set(P.InternetCodepage, codePage)
  } else if (inner.has(P.RtfCompressed)) own.set(P.NativeBody, NativeBody.rtf)
}

function setAny(bag: Bag, property: Property, value: unknown): void {
  bag.set(property, value as never)
}

/** Fields of the header are those of this mail. */
function isInternetHeader(property: Property): boolean {
  return 'set' in property && property.set === PropertySet.INTERNET_HEADERS
}

function withNames(attachment: ItemAttachment, index: number): ItemAttachment {
  const { properties } = attachment
  const said = properties.get(P.AttachLongFilename) ?? properties.get(P.AttachFilename)
  const name =
    safeFileName(said ?? '') ?? madeUpFileName(properties.get(P.AttachMimeTag)?.toLowerCase() ?? '', index + 1)
  properties.set(P.AttachLongFilename, name)
  properties.set(P.AttachFilename, shortFileName(name))
  properties.set(P.AttachExtension, extensionOf(name))
  properties.setDefault(P.DisplayName, name)
  return attachment
}
