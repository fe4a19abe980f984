/**
 * Folders and items become a PST, one item at a time: what an export walks through.
 *
 *   await writePst(sink, { name: 'Archive', folders: () => [{ name: 'Inbox', items: () => items }] })
 */
import { createHash } from 'node:crypto'
import { type PstSink, PstWriter, type PstWriterState, type WriterFolder } from '#codec/pst/index.ts'
import { LayoutError } from '#codec/binary/index.ts'
import { Bag, Failure, guidBytes, type Item, P } from '#model'
import { type ExportContext, exportProperties, exportPstMessage, isUnread } from './export.ts'

export interface PstTreeFolder {
  name: string
  properties?: Bag
  /** Outlook has one such folder in every file; of those at the top, the first that says so becomes it. */
  isDeletedItems?: boolean
  items?(): Iterable<Item> | AsyncIterable<Item>
  folders?(): Iterable<PstTreeFolder> | AsyncIterable<PstTreeFolder>
}

/** The top of the file; `name` is what Outlook calls the whole. */
export type PstTree = Omit<PstTreeFolder, 'isDeletedItems'>

export interface WriteOptions {
  /** A GUID that no other file has; without one it comes from the name, and files of one name cannot be open together. */
  recordKey?: string
  blob?: ExportContext['blob']
  /** Called for each item that is in the file. */
  onItem?: (item: Item) => void
}

export interface WriteReport {
  folders: number
  items: number
  /** Items and properties that are not in the file, and why. */
  problems: { folder: string; subject?: string; what: string; why: string }[]
}

export async function writePst(sink: PstSink, tree: PstTree, options: WriteOptions = {}): Promise<WriteReport> {
  const file = new PstOutput(sink, { name: tree.name, ...options })
  const report: WriteReport = { folders: 0, items: 0, problems: [] }
  await writeFolder(file.top, tree, { file, report, options, path: '' })
  file.finish()
  return report
}

export type PstOutputFolder = WriterFolder

export interface NewOutputFolder {
  name: string
  containerClass?: string
  properties?: Bag
  isDeletedItems?: boolean
}

export interface PstOutputOptions extends Pick<WriteOptions, 'recordKey' | 'blob'> {
  name: string
  /** Of an output that was broken off; `sink` holds the first `state.size` bytes of it. */
  state?: PstWriterState
}

/** A file that is written folder by folder, by whoever has the items: the other way round than `writePst`. */
export class PstOutput {
  readonly #file: PstWriter
  readonly #blob: ExportContext['blob']

  constructor(sink: PstSink, { name, recordKey, blob, state }: PstOutputOptions) {
    const key = recordKey ? guidBytes(recordKey) : createHash('sha256').update(name).digest().subarray(0, 16)
    this.#file = state ? PstWriter.resume(sink, state) : new PstWriter(sink, { name, recordKey: key })
    this.#blob = blob
  }

  /** All that another PstOutput has to know to go on from here; not after a write that failed. */
  state(): PstWriterState {
    return this.#file.state()
  }

  get size(): number {
    return this.#file.size
  }

  folder(id: number): PstOutputFolder {
    return this.#file.folder(id)
  }

  get top(): PstOutputFolder {
    return this.#file.top
  }

  addFolder(
    parent: PstOutputFolder,
    {
      name,
      properties = new Bag(),
      containerClass = properties.get(P.ContainerClass),
      isDeletedItems = false,
    }: NewOutputFolder,
    report: ExportContext['report'] = () => {},
  ): PstOutputFolder {
    return this.#file.addFolder(parent, {
      name,
      values: exportProperties(properties, this.#context(report), folderIds),
      ...(containerClass === undefined ? {} : { containerClass }),
      isDeletedItems,
    })
  }

  /** LayoutError, Failure: the item cannot be written; nothing of it counts. `report` hears of single properties. */
  addItem(folder: PstOutputFolder, item: Item, report: ExportContext['report'] = () => {}): void {
    const source = exportPstMessage(item, this.#context(report))
    this.#file.addMessage(folder, source, { associated: item.associated ?? false, unread: isUnread(item) })
  }

  /** Nothing comes into the folder itself for now. */
  setAside(folder: PstOutputFolder): void {
    this.#file.setAside(folder)
  }

  finish(): void {
    this.#file.finish()
  }

  #context(report: ExportContext['report']): ExportContext {
    return { findNameId: (name) => this.#file.findNameId(name), blob: this.#blob, report }
  }
}

interface FolderContext {
  file: PstOutput
  report: WriteReport
  options: WriteOptions
  path: string
}

async function writeFolder(folder: PstOutputFolder, from: PstTreeFolder, context: FolderContext): Promise<void> {
  const { file, report, options, path } = context
  for await (const item of from.items?.() ?? []) {
    const subject = item.properties.get(P.Subject) ?? ''
    const add = (what: string, why: string) => report.problems.push({ folder: path, subject, what, why })
    try {
      file.addItem(folder, item, add)
      report.items++
      options.onItem?.(item)
    } catch (error) {
      if (!(error instanceof LayoutError || error instanceof Failure)) throw error
      add('item', error.message)
    }
  }
  file.setAside(folder)
  for await (const child of from.folders?.() ?? []) {
    const childPath = `${path}/${child.name}`
    const made = file.addFolder(folder, child, (what, why) => report.problems.push({ folder: childPath, what, why }))
    report.folders++
    await writeFolder(made, child, { ...context, path: childPath })
  }
}

/** What says where a folder lies in the store it comes from. */
const folderIds = new Set<number>(
  [P.EntryId, P.ParentEntryId, P.RecordKey, P.StoreEntryId, P.StoreRecordKey, P.InstanceKey, P.ObjectType].map(
    ({ id }) => id,
  ),
)
