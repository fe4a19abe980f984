/**
 * Recipients and embedded messages as bytes. Ids of named properties are those of the mailbox.
 *
 *   list  = u32 count · count × { u32 size · packed bag }
 *   item  = u32 size · packed bag · list of recipients · u32 count ·
 *           count × { u8 place · u32 size · u32 length · content (an item, when place is `embedded`) · u32 size · packed bag }
 */
import { LayoutError } from '#codec/binary/layout-error.ts'
import {
  type Bag,
  type Item,
  type NamedProperties,
  type NamedProperty,
  namesIn,
  PackedBag,
  packBag,
  unpackBag,
} from '#model'
import { type PreparedAttachment, type PreparedItem, place } from './prepare.ts'

export function packRecipients(recipients: readonly Bag[], ids: NamedProperties): Uint8Array {
  const out = new Chunks()
  out.recipients(recipients, ids)
  return out.bytes()
}

export function unpackRecipients(bytes: Uint8Array): PackedBag[] {
  return new Cursor(bytes).bags()
}

export function packEmbedded(prepared: PreparedItem, ids: NamedProperties): Uint8Array {
  const out = new Chunks()
  out.item(prepared, ids)
  return out.bytes()
}

/** All names for which ids are needed before an item can be packed. */
export function namesInItem(prepared: PreparedItem): NamedProperty[] {
  const { item, attachments } = prepared
  const names = namesIn(item.properties)
  for (const recipient of item.recipients) names.push(...namesIn(recipient))
  for (const { properties, embedded } of attachments) {
    names.push(...namesIn(properties))
    if (embedded) names.push(...namesInItem(embedded))
  }
  return names
}

export interface PackedAttachment {
  place: number
  size: number
  content: Uint8Array
  bag: PackedBag
}

export interface PackedItem {
  bag: PackedBag
  recipients: PackedBag[]
  attachments: PackedAttachment[]
}

export function unpackEmbedded(bytes: Uint8Array): PackedItem {
  const cursor = new Cursor(bytes)
  const bag = cursor.bag()
  const recipients = cursor.bags()
  const attachments: PackedAttachment[] = []
  for (let left = cursor.count(13); left > 0; left--) {
    attachments.push({ place: cursor.u8(), size: cursor.u32(), content: cursor.take(cursor.u32()), bag: cursor.bag() })
  }
  return { bag, recipients, attachments }
}

/** In memory again. `contentOf` says where the bytes of a content are. */
export function itemOf(
  packed: PackedItem,
  names: NamedProperties,
  contentOf: (attachment: PackedAttachment) => Item['attachments'][number]['content'],
): Item {
  return {
    properties: unpackBag(packed.bag, names),
    recipients: packed.recipients.map((bag) => unpackBag(bag, names)),
    attachments: packed.attachments.map((attachment) => {
      const properties = unpackBag(attachment.bag, names)
      if (attachment.place === place.embedded) {
        return { properties, embedded: itemOf(unpackEmbedded(attachment.content), names, contentOf) }
      }
      const content = contentOf(attachment)
      return content ? { properties, content } : { properties }
    }),
  }
}

class Chunks {
  readonly #all: Uint8Array[] = []

  u32(value: number): void {
    const bytes = new Uint8Array(4)
    new DataView(bytes.buffer).setUint32(0, value, true)
    this.#all.push(bytes)
  }

  sized(bytes: Uint8Array): void {
    this.u32(bytes.length)
    this.#all.push(bytes)
  }

  recipients(recipients: readonly Bag[], ids: NamedProperties): void {
    this.u32(recipients.length)
    for (const recipient of recipients) this.sized(packBag(recipient, ids).bytes)
  }

  item({ item, attachments }: PreparedItem, ids: NamedProperties): void {
    this.sized(packBag(item.properties, ids).bytes)
    this.recipients(item.recipients, ids)
    this.u32(attachments.length)
    for (const attachment of attachments) this.#attachment(attachment, ids)
  }

  #attachment({ place: where, size, content, embedded, properties }: PreparedAttachment, ids: NamedProperties): void {
    const inner = embedded && packEmbedded(embedded, ids)
    this.#all.push(new Uint8Array([where]))
    this.u32(inner?.length ?? size)
    this.sized(inner ?? content ?? new Uint8Array())
    this.sized(packBag(properties, ids).bytes)
  }

  bytes(): Uint8Array {
    return Buffer.concat(this.#all)
  }
}

class Cursor {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  }

  u8(): number {
    return this.take(1)[0] as number
  }

  u32(): number {
    this.take(4)
    return this.#view.getUint32(this.#at - 4, true)
  }

  /** A count of things that take at least so many bytes each. */
  count(minSize: number): number {
    const count = this.u32()
    if (count * minSize > this.#bytes.length - this.#at) throw new LayoutError(`${count} entries do not fit`, this.#at)
    return count
  }

  take(length: number): Uint8Array {
    if (length > this.#bytes.length - this.#at) throw new LayoutError(`${length} bytes do not fit`, this.#at)
    this.#at += length
    return this.#bytes.subarray(this.#at - length, this.#at)
  }

  bag(): PackedBag {
    return new PackedBag(this.take(this.u32()))
  }

  bags(): PackedBag[] {
    const bags: PackedBag[] = []
    for (let left = this.count(4); left > 0; left--) bags.push(this.bag())
    return bags
  }
}
