/**
 * An item becomes a message of a PST: its properties as they are, named ones under this file's ids; recipients;
 * attachments and what is embedded in them. [MS-PST] 2.4.5, 2.4.6
 *
 * What the store computes for itself (ids, access, sizes) is not taken over; what Outlook demands of every message
 * ([MS-PST] 2.4.5.1.1) is added where it is missing, from the item alone, so that the same item gives the same bytes.
 */
import { createHash } from 'node:crypto'
import {
  AttachMethod,
  type AttachmentSource,
  type MessageSource,
  type PstPropertyName,
  type RawValue,
  type WholeValue,
} from '#codec/pst/index.ts'
import { LayoutError } from '#codec/binary/index.ts'
import { findSection, partContent, partText } from '#codec/mime/index.ts'
import {
  Bag,
  type Content,
  type DerivedProperty,
  Failure,
  isNamedProperty,
  type Item,
  type ItemAttachment,
  P,
  propertyOfTag,
  PropertyType,
} from '#model'
import { encodeValue } from './values.ts'

const EMBEDDED_DEPTH_MAX = 32
/** PidTagMessageFlags, [MS-OXCMSG] 2.2.1.6 */
const HAS_ATTACHMENTS = 0x10
const READ = 0x01

export interface ExportContext {
  /** The id of a named property in the file. */
  findNameId(name: PstPropertyName): number | undefined
  /** Bytes of a content that lies in the store. */
  blob?: ((hash: string) => Uint8Array | Iterable<Uint8Array>) | undefined
  /** Told what could not be taken over. */
  report(what: string, why: string): void
}

/** Of the store that an item lies in, not of the item. */
const storeProperties = new Set<number>(
  [
    P.Access,
    P.AccessLevel,
    P.EntryId,
    P.ParentEntryId,
    P.RecordKey,
    P.StoreEntryId,
    P.StoreRecordKey,
    P.InstanceKey,
    P.MappingSignature,
    P.ObjectType,
    P.HasAttachments,
  ].map(({ id }) => id),
)
const isTableProperty = (id: number) => id >= 0x67f0 && id <= 0x67ff

export function exportPstMessage(item: Item, context: ExportContext, depth = 0): MessageSource {
  if (depth > EMBEDDED_DEPTH_MAX) throw new Failure('tooComplex', 'items within items')
  const attachments = item.attachments.map((attachment) => exportAttachment(item, attachment, { context, depth }))
  const recipients = item.recipients.map((recipient) => exportProperties(recipient, context))
  const bag = item.properties.copy()
  for (const derived of item.derived ?? []) addDerived(bag, item, derived)
  addRequired(bag, item)
  const values = exportProperties(bag, context, storeProperties)
  const size = sizeOf(values) + [...recipients, ...attachments.map((each) => each.values)].reduce(addSize, 0)
  if (!bag.has(P.MessageSize)) values.push(valueOf(P.MessageSize.tag, Math.min(size, 0x7fffffff)))
  return { values, recipients, attachments }
}

export function isUnread({ properties }: Item): boolean {
  return ((properties.get(P.MessageFlags) ?? 0) & READ) === 0
}

/** Properties of any object of the file. */
export function exportProperties(bag: Bag, context: ExportContext, without?: ReadonlySet<number>): WholeValue[] {
  const values: WholeValue[] = []
  for (const [property, value] of bag) {
    const id = isNamedProperty(property) ? context.findNameId(nameOf(property)) : property.id
    if (id === undefined) {
      context.report(property.name, 'there are too many named properties')
      continue
    }
    if (isTableProperty(id) || without?.has(id) || property.type === 'object' || property.type === 'null') continue
    try {
      const stored = id === P.Subject.id ? withPrefix(value as string, bag.get(P.SubjectPrefix) ?? '') : value
      values.push({ id, type: PropertyType[property.type], bytes: encodeValue(property.type, stored) })
    } catch (error) {
      if (!(error instanceof LayoutError)) throw error
      context.report(property.name, error.problem)
    }
  }
  return values
}

function nameOf(name: { set: string; lid?: number | undefined; string?: string | undefined }): PstPropertyName {
  return name.lid === undefined ? { set: name.set, string: name.string as string } : { set: name.set, lid: name.lid }
}

/** [MS-PST] 2.5.3.1.1.1: U+0001 and the place of what follows the prefix, counted from 1. */
function withPrefix(subject: string, prefix: string): string {
  if (subject === '') return subject
  const length = subject.startsWith(prefix) ? prefix.length : 0
  return `\u0001${String.fromCharCode(length + 1)}${subject}`
}

function exportAttachment(
  item: Item,
  { properties, content, embedded }: ItemAttachment,
  { context, depth }: { context: ExportContext; depth: number },
): AttachmentSource {
  const bag = properties.copy()
  bag.deleteTag(P.AttachDataBinary.tag)
  bag.deleteTag(P.AttachDataObject.tag)
  // Outlook shows an attachment in the text only where this says so.
  bag.setDefault(P.RenderingPosition, -1)
  if (embedded) {
    bag.set(P.AttachMethod, AttachMethod.embedded)
    const message = exportPstMessage(embedded, context, depth + 1)
    bag.setDefault(P.AttachSize, Math.min(sizeOf(message.values), 0x7fffffff))
    return { values: exportProperties(bag, context, storeProperties), embedded: message }
  }
  const data = content && contentOf(item, content, context)
  bag.setDefault(P.AttachMethod, data ? AttachMethod.byValue : AttachMethod.none)
  if (data instanceof Uint8Array) bag.setDefault(P.AttachSize, data.length)
  const values: RawValue[] = exportProperties(bag, context, storeProperties)
  if (data) values.push({ id: P.AttachDataBinary.id, type: PropertyType.binary, bytes: data })
  return { values }
}

function contentOf(item: Item, content: Content, context: ExportContext): RawValue['bytes'] {
  if ('bytes' in content) return content.bytes
  if ('part' in content) return partOf(item, content.part)
  if (!context.blob) throw new Failure('invalid', 'the content of an attachment is not at hand')
  return context.blob(content.blob)
}

function partOf({ source }: Item, numbers: readonly number[]): Uint8Array {
  const part = source && findSection(source.structure, numbers)
  if (!part) throw new Failure('invalid', `the item's source has no part ${numbers.join('.')}`)
  return partContent(source.bytes, part)
}

function addDerived(bag: Bag, { source }: Item, { tag, part: numbers, as }: DerivedProperty): void {
  const part = source && findSection(source.structure, numbers)
  if (part && !bag.has(propertyOfTag(tag))) {
    bag.setTag(tag, as === 'text' ? partText(source.bytes, part) : partContent(source.bytes, part))
  }
}

function addRequired(bag: Bag, { recipients, attachments }: Item): void {
  bag.setDefault(P.MessageClass, 'IPM.Note')
  const flags = bag.get(P.MessageFlags) ?? READ
  bag.set(P.MessageFlags, attachments.length > 0 ? flags | HAS_ATTACHMENTS : flags & ~HAS_ATTACHMENTS)
  bag.setDefault(P.MessageStatus, 0)
  const time = bag.get(P.MessageDeliveryTime) ?? bag.get(P.ClientSubmitTime)
  if (time !== undefined) {
    bag.setDefault(P.CreationTime, time)
    bag.setDefault(P.LastModificationTime, time)
  }
  for (const [property, type] of [
    [P.DisplayTo, 1],
    [P.DisplayCc, 2],
    [P.DisplayBcc, 3],
  ] as const) {
    const names = recipients.filter((each) => ((each.get(P.RecipientType) ?? 1) & 0x0f) === type)
    bag.setDefault(property, names.map((each) => each.get(P.DisplayName) ?? '').join('; '))
  }
  if (!bag.has(P.SearchKey)) bag.set(P.SearchKey, madeUpKey(bag))
}

/** Sixteen bytes that stay the same for the same item. */
function madeUpKey(bag: Bag): Uint8Array {
  const text = [bag.get(P.InternetMessageId), bag.get(P.Subject), bag.get(P.CreationTime), bag.get(P.MessageClass)]
  return createHash('sha256').update(text.join('\0')).digest().subarray(0, 16)
}

function valueOf(tag: number, value: number): WholeValue {
  return { id: tag >>> 16, type: tag & 0xffff, bytes: encodeValue('int32', value) }
}

function sizeOf(values: readonly RawValue[]): number {
  return values.reduce((sum, { bytes }) => sum + (bytes instanceof Uint8Array ? bytes.length : 0), 0)
}

function addSize(sum: number, values: readonly RawValue[]): number {
  return sum + sizeOf(values)
}
