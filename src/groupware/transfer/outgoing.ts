/** Items on their way out: of a mailbox, or of a file that is converted. */
import type { Bag, Item } from '#model'
import type { Flag } from '#store'

export interface OutgoingFolder {
  /** From the top; empty for what lies in no folder. */
  path: readonly string[]
  class?: string
  properties?: Bag
  /** Where deleted items go: Outlook has one such folder in a data file. */
  isDeletedItems?: boolean
}

export interface OutgoingItem {
  kind: 'item'
  /** Letters and digits that no other item has, and this one whenever it is written. */
  id: string
  /** What a Message-ID and boundaries are made of where the item has none: IMAP shows the same. */
  seed: string
  where: string
  received?: Date | undefined
  /** Undefined: what its properties say. */
  flags?: ReadonlySet<Flag> | undefined
  associated?: boolean
  /** Contents at hand. */
  load(): Promise<Item>
  /** The mail to the byte, without loading the item; undefined where there is none. */
  source?(): Promise<Uint8Array | undefined>
}

export type Outgoing =
  | { kind: 'folder'; folder: OutgoingFolder }
  | OutgoingItem
  | { kind: 'failure'; where: string; why: string }

/** A file that is written, item by item. */
export interface Target {
  /** What follows lies in this folder. */
  begin(folder: OutgoingFolder): Promise<void>
  /** Written by an earlier run that was broken off. */
  has(item: OutgoingItem): boolean
  /** Throws a Failure for what has no place in the format. */
  add(item: OutgoingItem): Promise<void>
  /** Nothing of it counts as done before. */
  finish(): Promise<void>
  /** Broken off: what is there stays for the next run. */
  pause(): Promise<void>
}
