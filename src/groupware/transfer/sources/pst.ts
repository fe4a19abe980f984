/**
 * The folders and items of a PST or OST. Search folders are left out: what they show lies in other folders.
 *
 * An item is known by its search key and the time of its creation, which it keeps in every export of a mailbox, and by its
 * number among those of its folder that have the same; one without a search key by the file's id and its node.
 */
import { createHash } from 'node:crypto'
import { LayoutError } from '#codec/binary/index.ts'
import { nodeOfEntryId, type PstMessage } from '#codec/pst/index.ts'
import { type Pst, type PstFolderEntry, type PstItem, readPst } from '#convert/pst/index.ts'
import { Bag, Failure, P, type SpecialFolderKey, type TaggedProperty } from '#model'
import type { NewMessage } from '#store'
import { openFileSource } from '../file-source.ts'
import type { Source, SourceEntry, SourceFailure, SourceFolder, SourceItem } from '../types.ts'
import { findSpecial, findWellKnown } from '../well-known.ts'

const RECOVERED = 'Recovered items'
const ROOT_FOLDER = 0x122
const SEARCH_KEY_SIZE = 16
/** 120 bits of it. */
const KEY_LENGTH = 20

export interface PstOptions {
  /** For 8-bit strings where the file does not say. */
  codePage?: number
}

/** Items are loaded in this thread, and by their ids whenever somebody wants one. */
export interface PstItems extends Source {
  entries(): Generator<Exclude<SourceEntry, SourceItem> | PstSourceItem>
  load(id: number): NewMessage
  takeProblems(): SourceFailure[]
}

export type PstSourceItem = Omit<SourceItem, 'load'> & { id: number; load(): NewMessage }

export function openPst(path: string, options: PstOptions = {}): PstItems {
  const file = openFileSource(path)
  try {
    const pst = readPst(file, options)
    const folders = [...pst.folders()].filter(({ visible, search }) => visible && !search)
    const total = folders.reduce((sum, { itemIds, associatedIds }) => sum + itemIds.length + associatedIds.length, 0)
    const takeProblems = problemTaker(pst)
    return {
      format: 'pst',
      path,
      total,
      entries: () => entriesOf(pst, folders, takeProblems),
      load: (id) => loadedOf(pst.item(id)),
      takeProblems,
      close: () => file.close(),
    }
  } catch (error) {
    file.close()
    throw error
  }
}

function* entriesOf(
  pst: Pst,
  folders: readonly PstFolderEntry[],
  takeProblems: () => SourceFailure[],
): ReturnType<PstItems['entries']> {
  const made = makeFolders(pst, folders)
  const store = pst.store.get(P.RecordKey)?.toHex() ?? ''
  for (const entry of folders) {
    const folder = made.get(entry.id)
    if (folder) yield { kind: 'folder', folder }
    const place = { pst, store, folder, where: entry.path.join('/'), same: new Map<string, number>() }
    for (const id of entry.itemIds) yield item(id, place)
    for (const id of entry.associatedIds) yield { ...item(id, place), associated: true }
    yield* takeProblems()
  }
  // A sound file has none, and to know it the whole file would have to be read.
  if (pst.problems.length === 0) return
  const recovered: SourceFolder = { name: RECOVERED }
  const place = { pst, store, folder: recovered, where: RECOVERED, same: new Map<string, number>() }
  for (const id of pst.file.unlistedMessages()) yield item(id, place)
  yield* takeProblems()
}

/** What is lost besides whole items: attachments, properties, tables. Each is told once. */
function problemTaker(pst: Pst): () => SourceFailure[] {
  let told = 0
  return () => {
    const fresh = pst.problems.slice(told).filter(({ what }) => !what.startsWith('message '))
    told = pst.problems.length
    return fresh.map(({ what, why }) => ({ kind: 'failure', where: what, why }))
  }
}

interface Place {
  pst: Pst
  /** The id of the file. */
  store: string
  folder: SourceFolder | undefined
  where: string
  /** How many of the folder's items had the same search key. */
  same: Map<string, number>
}

function item(id: number, { pst, store, folder, where, same }: Place): PstSourceItem {
  const { message, key, size, version } = makingOf(pst, id)
  const count = key === undefined ? 0 : (same.get(key) ?? 0)
  if (key !== undefined) same.set(key, count + 1)
  return {
    kind: 'item',
    id,
    folder,
    identity:
      key === undefined
        ? { scope: 'file', text: `pst ${store} ${id}` }
        : { scope: 'folder', text: `search key ${key} ${count}` },
    ...(version !== undefined && { version, changes: 'content' }),
    where: `${where} 0x${id.toString(16)}`,
    size,
    load: () => loadedOf(message ? pst.itemOf(message) : pst.item(id)),
  }
}

function loadedOf({ item: read, failure }: PstItem): NewMessage {
  if (!read) throw new Failure('invalid', failure)
  return withoutPlace(read)
}

interface Making {
  /** Opened, so that it need not be read again. */
  message: PstMessage | undefined
  key: string | undefined
  version?: string
  size: number
}

/** The key stays when the item is read, flagged, moved, or exported once more. */
function makingOf(pst: Pst, id: number): Making {
  try {
    const message = pst.file.message(id)
    const { properties } = message
    const size = properties.findNumber(P.MessageSize.id) ?? 0
    const searchKey = properties.find(P.SearchKey.id)?.bytes()
    if (!searchKey || !isKey(searchKey)) return { message, key: undefined, size }
    const created = properties.find(P.CreationTime.id)?.bytes() ?? new Uint8Array()
    const hash = createHash('sha256').update(searchKey).update(created)
    const version = properties.find(P.LastModificationTime.id)?.bytes().toHex()
    return {
      message,
      key: hash.digest('base64url').slice(0, KEY_LENGTH),
      ...(version !== undefined && { version }),
      size,
    }
  } catch (error) {
    // It is reported when it is loaded.
    if (!(error instanceof LayoutError)) throw error
    return { message: undefined, key: undefined, size: 0 }
  }
}

/** Programs that make none write zeros. */
function isKey(bytes: Uint8Array): boolean {
  return bytes.length >= SEARCH_KEY_SIZE && bytes.some((byte) => byte !== bytes[0])
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
    const about = { ...(parent && { parent }), ...(folderClass !== undefined && { class: folderClass }) }
    const special = known.get(entry.id) ?? findSpecial(entry.name, about)
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
/** PidTagAdditionalRenEntryIds, in its order. [MS-OXOSFLD] 2.2.4 */
const additional: readonly SpecialFolderKey[] = ['conflicts', 'syncIssues', 'localFailures', 'serverFailures', 'junk']

/** Ids of special folders stand at the store, the root folder and the inbox. */
function specialNodes(pst: Pst, folders: readonly PstFolderEntry[]): Map<number, SpecialFolderKey> {
  const nodes = new Map<number, SpecialFolderKey>()
  const ids = new Set(folders.map(({ id }) => id))
  const inbox = folders.find(({ name, path }) => path.length <= 2 && findWellKnown(name, undefined) === 'inbox')
  for (const bag of [pst.store, inbox?.properties, rootProperties(pst)]) {
    for (const [property, key] of bag ? named : []) put(bag?.get(property), key)
    for (const [index, id] of bag?.get(P.AdditionalRenEntryIds)?.entries() ?? []) put(id, additional[index])
  }
  return nodes

  function put(entryId: Uint8Array | undefined, key: SpecialFolderKey | undefined): void {
    const node = entryId && nodeOfEntryId(entryId)
    if (key && node !== undefined && ids.has(node) && !nodes.has(node) && ![...nodes.values()].includes(key)) {
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
