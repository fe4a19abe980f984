/** What a computed property is made of: the row with its bag, and where it lies. */
import type { PackedBag, PropertyType, TaggedProperty, ValueOf } from '#model'
import type { MailboxId, MessageRow } from '../types.ts'

export type ComputedRow = MessageRow & { bag: PackedBag }

export interface Place {
  mailbox: MailboxId
  /** Public folders have entry ids of another kind. */
  public?: boolean
  /** Rights of the viewer at the folder; all, when they are not given. */
  rights?: number
  /** The viewer, to know which messages are his own. */
  viewer?: string
}

export type Compute = (row: ComputedRow, place: Place) => unknown
export type Entry = readonly [tag: number, compute: Compute]

/** undefined: the message does not have the property. */
export function computed<T extends PropertyType>(
  property: TaggedProperty<T>,
  compute: (row: ComputedRow, place: Place) => ValueOf<T> | undefined,
): Entry {
  return [property.tag, compute]
}
