/** An item as a tree of what is in it, for people (text.ts) and as JSON. */
import {
  type Bag,
  fileTime,
  isNamedProperty,
  type Item,
  type ItemAttachment,
  P,
  type Property,
  propertySetName,
  type Restriction,
  restrictionText,
  tagText,
} from '#model'
import { contentBytes, wholeProperties } from '../msg/index.ts'
import { decodeBlob, type Decoded } from './blobs.ts'

export interface PropertyLine {
  name: string
  /** `0x0037001F`, or the name in its set: `PSETID_Appointment 0x820D`. */
  id: string
  type: string
  /** What JSON can say: times as ISO text, bytes as hexadecimal digits, 64-bit numbers as text. */
  value: unknown
  decoded?: Decoded
}

export interface ItemTree {
  properties: PropertyLine[]
  recipients: PropertyLine[][]
  attachments: { properties: PropertyLine[]; size?: number; embedded?: ItemTree }[]
}

export interface TreeOptions {
  /** Leaves the bytes of properties as they are. */
  withoutDecoding?: boolean
}

export function itemTree(item: Item, options: TreeOptions = {}): ItemTree {
  return {
    properties: propertyLines(wholeProperties(item), options),
    recipients: item.recipients.map((recipient) => propertyLines(recipient, options)),
    attachments: item.attachments.map((attachment) => attachmentTree(item, attachment, options)),
  }
}

function attachmentTree(item: Item, attachment: ItemAttachment, options: TreeOptions): ItemTree['attachments'][number] {
  const properties = propertyLines(attachment.properties, options)
  if (attachment.embedded) return { properties, embedded: itemTree(attachment.embedded, options) }
  const bytes = contentBytes(item, attachment)
  return bytes ? { properties, size: bytes.length } : { properties }
}

export function propertyLines(bag: Bag, { withoutDecoding = false }: TreeOptions = {}): PropertyLine[] {
  const codePage = bag.get(P.InternetCodepage)
  const lines: PropertyLine[] = []
  for (const [property, value] of bag) {
    const line: PropertyLine = {
      name: property.name,
      id: idOf(property),
      type: property.type,
      value: plainValue(value, property.type),
    }
    const decoded =
      value instanceof Uint8Array && !withoutDecoding ? decodeBlob(property, value, { codePage }) : undefined
    lines.push(decoded ? { ...line, decoded: { ...decoded, value: jsonValue(decoded.value) } } : line)
  }
  return lines.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}

function idOf(property: Property): string {
  if (!isNamedProperty(property)) return tagText(property.tag)
  const id =
    property.lid === undefined
      ? JSON.stringify(property.string)
      : `0x${property.lid.toString(16).toUpperCase().padStart(4, '0')}`
  return `${propertySetName(property.set) ?? property.set} ${id}`
}

function plainValue(value: unknown, type: string): unknown {
  if (typeof value === 'bigint') return type === 'time' || type === 'time[]' ? timeText(value) : String(value)
  if (value instanceof Uint8Array) return value.toHex()
  if (Array.isArray(value)) return value.map((each) => plainValue(each, type))
  if (type === 'restriction') return restrictionText(value as Restriction)
  if (typeof value === 'object' && value !== null) return jsonValue(value)
  return value
}

/** Whatever a layout has read, as JSON can say it. */
export function jsonValue(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, inner: unknown) => {
      if (typeof inner === 'bigint') return String(inner)
      if (inner instanceof Uint8Array) return inner.toHex()
      // What a Buffer makes of itself before anybody is asked.
      const buffer = inner as { type?: unknown; data?: unknown } | null
      return buffer?.type === 'Buffer' && Array.isArray(buffer.data) ? Buffer.from(buffer.data).toHex() : inner
    }) ?? 'null',
  )
}

/** FILETIMEs beyond what a date can say stay numbers. */
function timeText(time: bigint): string {
  const date = fileTime.toDate(time)
  return Number.isNaN(date.getTime()) ? String(time) : date.toISOString()
}
