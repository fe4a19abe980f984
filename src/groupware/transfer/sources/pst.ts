/**
 * The folders and items of a PST or OST. Search folders are left out: what they show lies in other folders.
 *
 * An item is told from all others by the file's own id, the item's node and what the item says of its making: a node is never
 * given to another item in a file, but two files may have the same id when one was copied from the other.
 */
import { createHash } from 'node:crypto'
import { LayoutError } from '#codec/binary/index.ts'
import { nodeOfEntryId } from '#codec/pst/index.ts'
import { type Pst, type PstFolderEntry, readPst } from '#convert/pst/index.ts'
import { Bag, Failure, P, type SpecialFolderKey, type TaggedProperty } from '#model'
import type { NewMessage } from '#store'
import { openFileSource } from '../file-source.ts'
import type { Source, SourceEntry, SourceFolder, SourceItem } from '../types.ts'
import { findWellKnown } from '../well-known.ts'

const RECOVERED = 'Recovered items'
const ROOT_FOLDER = 0x122

export interface PstOptions {
  /** For 8-bit strings where the file does not say. */
  codePage?: number
}

export function openPst(path: string, options: PstOptions = {}): Source {
  const file = openFileSource(path)
  try {
    const pst = readPst(file, options)
    const folders = [...pst.folders()].filter(({ visible, search }) => visible && !search)
    const total = folders.reduce((sum, { itemIds, associatedIds }) => sum + itemIds.length + associatedIds.length, 0)
    return { format: 'pst', path, total, entries: () => entriesOf(pst, folders), close: () => file.close() }
  } catch (error) {
    file.close()
    throw error
  }
}

function* entriesOf(pst: Pst, folders: readonly PstFolderEntry[]): Generator<SourceEntry> {
  const made = makeFolders(pst, folders)
  const store = pst.store.get(P.RecordKey)?.toHex() ?? ''
  const reported = { count: 0 }
  for (const entry of folders) {
    const folder = made.get(entry.id)
    if (folder) yield { kind: 'folder', folder }
    for (const id of entry.itemIds) yield item(pst, store, { id, folder, where: entry.path.join('/') })
    for (const id of entry.associatedIds) {
      yield { ...item(pst, store, { id, folder, where: entry.path.join('/') }), associated: true }
    }
    yield* newProblems(pst, reported)
  }
  // A sound file has none, and to know it the whole file would have to be read.
  if (pst.problems.length === 0) return
  const recovered: SourceFolder = { name: RECOVERED }
  for (const id of pst.file.unlistedMessages()) yield item(pst, store, { id, folder: recovered, where: RECOVERED })
  yield* newProblems(pst, reported)
}

/** What is lost besides whole items: attachments, properties, tables. */
function* newProblems(pst: Pst, reported: { count: number }): Generator<SourceEntry> {
  for (const { what, why } of pst.problems.slice(reported.count)) {
    if (!what.startsWith('message ')) yield { kind: 'failure', where: what, why }
  }
  reported.count = pst.problems.length
}

function item(
  pst: Pst,
  store: string,
  { id, folder, where }: { id: number; folder: SourceFolder | undefined; where: string },
): SourceItem {
  const made = makingOf(pst, id)
  return {
    kind: 'item',
    folder,
    identity: { scope: 'file', text: `pst ${store} ${id} ${made.digest}` },
    where: `${where} 0x${id.toString(16)}`,
    size: made.size,
    load() {
      const { item: read, failure } = pst.item(id)
      if (!read) throw new Failure('invalid', failure)
      return withoutPlace(read)
    },
  }
}

/** Search key and time of creation: they are of the item, and stay when it is read, flagged or moved. */
function makingOf(pst: Pst, id: number): { digest: string; size: number } {
  try {
    const { properties } = pst.file.message(id)
    const hash = createHash('sha256')
    for (const property of [P.SearchKey, P.CreationTime]) hash.update(properties.find(property.id)?.bytes() ?? '-')
    return { digest: hash.digest('hex').slice(0, 32), size: properties.findNumber(P.MessageSize.id) ?? 0 }
  } catch (error) {
    // It is reported when it is loaded.
    if (!(error instanceof LayoutError)) throw error
    return { digest: 'damaged', size: 0 }
  }
}

/** Change numbers are those of the store that the item was in. */
function withoutPlace(item: NewMessage): NewMessage {
  for (const property of [P.ChangeKey, P.PredecessorChangeList, P.OriginalEntryId]) item.properties.delete(property)
  return item
}

function makeFolders(pst: Pst, folders: readonly PstFolderEntry[]): Map<number, SourceFolder> {
  const known = specialNodes(pst, folders)
  const top = pst.file.ipmSubtree
  const made = new Map<number, SourceFolder>()
  for (const entry of folders) {
    if (entry.id === top || isOfflineTop(entry, top)) continue
    const parent = entry.parent === undefined ? undefined : made.get(entry.parent)
    const folderClass = entry.properties.get(P.ContainerClass)
    const special = known.get(entry.id) ?? (parent ? undefined : findWellKnown(entry.name, folderClass))
    made.set(entry.id, {
      ...(parent && { parent }),
      name: entry.name,
      ...(folderClass !== undefined && folderClass !== '' && { class: folderClass }),
      ...(special && { special }),
      properties: kept(entry.properties),
    })
  }
  return made
}

/** What is seen first is the top itself where the store does not name it. */
function isOfflineTop({ visible, name }: PstFolderEntry, top: number | undefined): boolean {
  return top === undefined && visible && name === 'IPM_SUBTREE'
}

/** What people set on a folder; its counters and ids are made anew. */
function kept(properties: Bag): Bag {
  const bag = new Bag()
  const comment = properties.get(P.Comment)
  if (comment !== undefined && comment !== '') bag.set(P.Comment, comment)
  return bag
}

/** [MS-OXOSFLD] 2.2.3, 2.2.4; [MS-PST] 2.4.3.1 names those of the store. */
const named: readonly (readonly [TaggedProperty<'binary'>, SpecialFolderKey])[] = [
  [P.IpmWastebasketEntryId, 'deletedItems'],
  [P.IpmOutboxEntryId, 'outbox'],
  [P.IpmSentMailEntryId, 'sentItems'],
  [P.IpmAppointmentEntryId, 'calendar'],
  [P.IpmContactEntryId, 'contacts'],
  [P.IpmJournalEntryId, 'journal'],
  [P.IpmNoteEntryId, 'notes'],
  [P.IpmTaskEntryId, 'tasks'],
  [P.IpmDraftsEntryId, 'drafts'],
]
/** The place of the junk folder in PidTagAdditionalRenEntryIds. [MS-OXOSFLD] 2.2.4 */
const JUNK = 4

/** Ids of special folders stand at the store, the root folder and the inbox. */
function specialNodes(pst: Pst, folders: readonly PstFolderEntry[]): Map<number, SpecialFolderKey> {
  const nodes = new Map<number, SpecialFolderKey>()
  const ids = new Set(folders.map(({ id }) => id))
  const inbox = folders.find(({ name, path }) => path.length <= 2 && findWellKnown(name, undefined) === 'inbox')
  for (const bag of [pst.store, inbox?.properties, rootProperties(pst)]) {
    for (const [property, key] of bag ? named : []) put(bag?.get(property), key)
    put(bag?.get(P.AdditionalRenEntryIds)?.[JUNK], 'junk')
  }
  return nodes

  function put(entryId: Uint8Array | undefined, key: SpecialFolderKey): void {
    const node = entryId && nodeOfEntryId(entryId)
    if (node !== undefined && ids.has(node) && !nodes.has(node) && ![...nodes.values()].includes(key)) {
      nodes.set(node, key)
    }
  }
}

function rootProperties(pst: Pst): Bag {
  const bag = new Bag()
  const raw = pst.file.folder(ROOT_FOLDER).properties
  for (const [property] of named) {
    const bytes = raw?.find(property.id)?.bytes()
    if (bytes) bag.set(property, bytes.slice())
  }
  return bag
}
