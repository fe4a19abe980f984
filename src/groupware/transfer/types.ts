/**
 * Items on their way between files and mailboxes.
 *
 *   Source ──▶ entries: a folder, then its items one at a time ──▶ importInto(mailbox) or a Target (a file)
 *
 * A source reads as it goes: nothing of an item that has been passed stays in memory.
 */
import type { Bag, SpecialFolderKey } from '#model'
import type { NewMessage, Store } from '#store'
import type { Format } from '#convert/document/index.ts'

/** What an import does with a store. */
export type TransferStore = Pick<Store, 'prepare' | 'write'>

export interface SourceFolder {
  /** Undefined for a folder at the top. */
  parent?: SourceFolder
  name: string
  /** PidTagContainerClass */
  class?: string
  /** Which of the folders that every mailbox has; known from ids in the file or from its name. */
  special?: SpecialFolderKey
  /** What else is set on it. */
  properties?: Bag
}

export interface SourceItem {
  kind: 'item'
  /** Undefined: the source has no folders (one file of mails, a calendar). */
  folder: SourceFolder | undefined
  /**
   * What tells the item from all others, the same whenever the source is read. `file`: within this file, whatever its
   * name and wherever its items go; `folder`: the content itself, so that a folder gets the same once.
   */
  identity: { scope: 'file' | 'folder'; text: string }
  /** Another when the item has changed in the source; absent where its identity says that, too. */
  version?: string
  /** What of it can be another then: a mail stays what it is, but it can have been read since. */
  changes?: 'content' | 'state'
  /** For the report: how to find it in the source. */
  where: string
  /** About how many bytes it takes. */
  size: number
  associated?: boolean
  /** Reads it. LayoutError or Failure: it cannot be had. */
  load(): NewMessage | Promise<NewMessage>
}

/** An item, or something else, of which only the place is known. */
export interface SourceFailure {
  kind: 'failure'
  where: string
  why: string
}

export type SourceEntry = { kind: 'folder'; folder: SourceFolder } | SourceItem | SourceFailure

export interface Source {
  readonly format: Format
  readonly path: string
  /** Of items, as far as the source can tell beforehand. */
  readonly total: number | undefined
  entries(): AsyncIterable<SourceEntry> | Iterable<SourceEntry>
  /** What loading items has shown to be lost of them since this was asked last. */
  takeProblems?(): SourceFailure[]
  close(): void
}

export interface TransferFailure {
  /** The file, and the place in it. */
  where: string
  subject?: string
  why: string
}

export interface TransferProgress {
  done: number
  total: number | undefined
  /** Of the sources, as far as it is known. */
  bytes: number
}
