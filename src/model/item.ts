/**
 * An item outside the store: what conversions make from a mail, an .msg or a vCard, and what they turn back. The store takes
 * it as it is (`createMessage`) and gives it back (an embedded message, an export).
 */
import type { Envelope, Part } from '#codec/mime/index.ts'
import type { Bag } from './bag.ts'

export interface Item {
  properties: Bag
  recipients: Bag[]
  attachments: ItemAttachment[]
  associated?: boolean
  /** The MIME form that the item was made from; the store keeps it to the byte. */
  source?: { bytes: Uint8Array; structure: Part; envelope: Envelope }
  /** Properties that are read from the source when they are asked for, so that nothing is kept twice. */
  derived?: DerivedProperty[]
}

export interface ItemAttachment {
  properties: Bag
  content?: Content
  embedded?: Item
}

/**
 * Where the bytes of an attachment are: here, in a blob of the store, or in a part of the item's own MIME source, by its
 * section numbers (then nothing is kept twice).
 */
export type Content = { bytes: Uint8Array } | { blob: string } | { part: readonly number[] }

/**
 * A property that is read from the item's MIME source (bodies): `text` is the decoded text of the part, `bytes` its content
 * after the transfer encoding, `header` the fields of the mail (or of the mail in it) as text. It stands in `Item.derived` and not in the bag.
 */
export interface DerivedProperty {
  tag: number
  part: readonly number[]
  as: 'text' | 'bytes' | 'header'
}
