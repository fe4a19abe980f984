/**
 * A PST or OST as folders and items, one at a time: what an import walks through.
 *
 *   const pst = readPst(source)
 *   for (const folder of pst.folders()) for (const { id, item, failure } of pst.items(folder)) …
 *   pst.problems
 *
 * Ids are those of the file; they stay the same however often it is read, so an import can say what it has already.
 */
import { LayoutError } from '#codec/binary/index.ts'
import { type LocatedFolder, type Problem, PstFile, type PstMessage, type PstSource } from '#codec/pst/index.ts'
import { Bag, type Item, P } from '#model'
import { importProperties, importPstMessage } from './import.ts'

export interface PstFolderEntry {
  id: number
  /** The folder it lies in; absent at the top. */
  parent?: number
  name: string
  /** Names from the top of the file down to this one. */
  path: readonly string[]
  properties: Bag
  /** A search folder: its items lie in other folders. */
  search: boolean
  /** Within the mailbox that users see. */
  visible: boolean
  /** Ids of its items, then those of its associated (hidden) items. */
  itemIds: readonly number[]
  associatedIds: readonly number[]
}

export type PstItem = { id: number; item: Item; failure?: never } | { id: number; failure: string; item?: never }

export interface Pst {
  format: 'ansi' | 'unicode' | 'unicode4k'
  /** The properties of the store. */
  store: Bag
  /** All folders, each before those in it. */
  folders(): Generator<PstFolderEntry>
  items(folder: PstFolderEntry): Generator<PstItem>
  item(id: number): PstItem
  /** The same of a message that has been opened already. */
  itemOf(message: PstMessage): PstItem
  /** Items that no folder lists, of which there are none in a sound file. */
  lostItems(): Generator<PstItem>
  /** What could not be read until now. */
  problems: readonly Problem[]
  file: PstFile
}

export interface ReadOptions {
  /** For 8-bit strings where the file does not say. */
  codePage?: number
}

export function readPst(source: PstSource, options: ReadOptions = {}): Pst {
  const file = PstFile.open(source)
  const context = { file, ...options }
  const { store } = file
  return {
    format: file.header.format.name,
    store: store ? importProperties(store.properties(), { ...context, what: 'the store' }) : new Bag(),
    problems: file.problems.list,
    file,
    *folders() {
      const names = new Map<number, string>()
      for (const located of file.folders()) yield folderEntry(located, names, context)
    },
    *items({ itemIds, associatedIds }) {
      for (const id of [...itemIds, ...associatedIds]) yield this.item(id)
    },
    item: (id) => readItem(id, () => file.message(id), context),
    itemOf: (message) => readItem(message.nid, () => message, context),
    *lostItems() {
      for (const id of file.unlistedMessages()) yield this.item(id)
    },
  }
}

type Context = { file: PstFile } & ReadOptions

function folderEntry({ folder, ancestors, visible }: LocatedFolder, names: Map<number, string>, context: Context) {
  const what = `folder 0x${folder.nid.toString(16)}`
  const { properties: raw } = folder
  const properties = raw ? importProperties(raw.properties(), { ...context, what }) : new Bag()
  const name = properties.get(P.DisplayName) || `0x${folder.nid.toString(16)}`
  names.set(folder.nid, name)
  const parent = ancestors.at(-1)?.nid
  const entry: PstFolderEntry = {
    id: folder.nid,
    ...(parent === undefined ? {} : { parent }),
    name,
    path: [...ancestors.map(({ nid }) => names.get(nid) as string), name],
    properties,
    search: folder.isSearch,
    visible,
    itemIds: folder.messageIds(),
    associatedIds: folder.associatedIds(),
  }
  return entry
}

function readItem(id: number, open: () => PstMessage, context: Context): PstItem {
  try {
    return { id, item: importPstMessage(open(), context) }
  } catch (error) {
    if (!(error instanceof LayoutError)) throw error
    context.file.problems.add(`message 0x${id.toString(16)}`, error)
    return { id, failure: error.message }
  }
}
