/**
 * A new PST, Unicode, version 23: messages are written as they come, folders, the trees and the header at the end.
 * [MS-PST] 2.7 lists what a file must have at the least.
 *
 *   const file = new PstWriter(sink, { name: 'Archive', recordKey })
 *   const folder = file.addFolder(file.top, { name: 'Inbox', values: [] })
 *   file.addMessage(folder, message)
 *   file.finish()
 *
 * A file that is not finished can be gone on with: `state()` is all that the writer knows, and `PstWriter.resume` makes one
 * that knows the same. What the file holds behind `state().size` bytes is then written anew.
 *
 * Nothing depends on time or chance: the same content gives the same bytes, broken off or not. What is held in memory is the
 * folders, with the unfinished ends of their tables (compressed, some KB each), one entry for every 15 messages or 20 blocks,
 * and the names of properties.
 */
import { encode, LayoutError, type Writer } from '#codec/binary/index.ts'
import { CryptMethod } from '../crypt.ts'
import { PageType } from '../format.ts'
import { sealHeader, unicodeHeader } from '../header.ts'
import { makeNode, NodeType, siblingNode, WellKnown } from '../ids.ts'
import { type PstPropertyName } from '../name-map.ts'
import { type BlocksState, BlockWriter } from './block-writer.ts'
import { type LeafState, LeafWriter, writeBranches } from './btree-writer.ts'
import { type RawValue, TableWriter, type WholeValue, writeProperties, type Written } from './context-writer.ts'
import { FolderTables, type TablesState } from './folder-tables.ts'
import { type MessageSource, writeMessage } from './message-writer.ts'
import { NameMapWriter } from './name-map-writer.ts'
import { type PstSink, Space, type SpaceState } from './pages.ts'
import * as raw from './raw-values.ts'
import {
  associatedColumns,
  attachmentColumns,
  contentsColumns,
  hierarchyColumns,
  otherTemplates,
  outgoingQueueColumns,
  receiveFolderColumns,
  recipientColumns,
  searchColumns,
} from './templates.ts'

const NBT_ENTRY_SIZE = 32
const VERSION_UNICODE = 23
const VERSION_CLIENT = 19
const MAPS_VALID = 2

/** Nodes with lower indexes are kept until the end; messages are written in the order of theirs. */
const FIRST_FOLDER = 0x401
const FIRST_MESSAGE = 0x10000
const FIRST_SEARCH_FOLDER = 0x4000

/** NID_RECEIVE_FOLDERS, NID_OUTGOING_QUEUE, and the search for junk that every file has. [MS-PST] 2.7.3.4 */
const RECEIVE_FOLDERS = 0x62b
const OUTGOING_QUEUE = 0x64c
const SPAM_SEARCH = 0x2223

const PS_INTERNET_HEADERS = '00020386-0000-0000-c000-000000000046'

/** IPM subtree, wastebasket and finder are valid: PidTagValidFolderMask. [MS-PST] 2.4.3.1 */
const FOLDERS_VALID = 0x89

export interface NewFolder {
  name: string
  values?: readonly WholeValue[]
  containerClass?: string
  /** The folder into which deleted items go. */
  isDeletedItems?: boolean
}

export class WriterFolder {
  readonly nid: number
  readonly parent: number
  readonly options: NewFolder
  readonly tables: FolderTables
  readonly children: WriterFolder[] = []
  count = 0
  unread = 0
  associatedCount = 0

  constructor(nid: number, { parent, options, tables }: { parent: number; options: NewFolder; tables: FolderTables }) {
    this.nid = nid
    this.parent = parent
    this.options = options
    this.tables = tables
  }
}

interface FolderState {
  nid: number
  parent: number
  options: NewFolder
  count: number
  unread: number
  associatedCount: number
  tables: TablesState
}

export interface PstWriterOptions {
  name: string
  /** 16 bytes that no other file has. */
  recordKey: Uint8Array
  topName?: string
  cryptMethod?: number
}

/** Numbers, strings and bytes, as structuredClone takes them. */
export interface PstWriterState {
  options: PstWriterOptions
  /** Of the file, as far as it is written. */
  size: number
  space: SpaceState
  blocks: BlocksState
  messages: LeafState
  names: readonly PstPropertyName[]
  /** Each behind the one in which it lies. */
  folders: readonly FolderState[]
  nextFolder: number
  nextMessage: number
  deletedTaken: boolean
}

type Node = Written & { nid: number; parent: number }

export class PstWriter {
  readonly #sink: PstSink
  readonly #space: Space
  readonly #blocks: BlockWriter
  readonly #cryptMethod: number
  readonly #options: PstWriterOptions
  readonly #recordKey: Uint8Array
  readonly #nodes: Node[] = []
  readonly #messages: LeafWriter
  readonly #names: NameMapWriter
  readonly #folders = new Map<number, WriterFolder>()
  readonly #root: WriterFolder
  readonly #search: WriterFolder
  readonly #deleted: WriterFolder
  readonly top: WriterFolder
  #nextFolder: number
  #nextMessage: number
  #deletedTaken: boolean

  constructor(sink: PstSink, options: PstWriterOptions, state?: PstWriterState) {
    if (options.recordKey.length !== 16) throw new LayoutError('a record key has 16 bytes', 0)
    this.#sink = sink
    this.#options = options
    this.#recordKey = options.recordKey
    this.#cryptMethod = options.cryptMethod ?? CryptMethod.permute
    this.#space = new Space(sink, state?.space)
    this.#blocks = new BlockWriter(this.#space, this.#cryptMethod, state?.blocks)
    const leaf = { type: PageType.nodeBTree, entrySize: NBT_ENTRY_SIZE }
    this.#messages = new LeafWriter(this.#space, leaf, state?.messages)
    this.#names = new NameMapWriter(state?.names)
    this.#nextFolder = state?.nextFolder ?? FIRST_FOLDER
    this.#nextMessage = state?.nextMessage ?? FIRST_MESSAGE
    this.#deletedTaken = state?.deletedTaken ?? false
    // Outlook's files always have this name; some readers refuse a map without any string.
    this.#names.findId({ set: PS_INTERNET_HEADERS, string: 'content-class' })
    for (const folder of state?.folders ?? [rootFolder]) this.#putFolder(folder)
    this.#root = this.folder(WellKnown.rootFolder)
    const first = (offset: number) => this.#folders.get(makeNode(NodeType.normalFolder, FIRST_FOLDER + offset))
    this.top = first(0) ?? this.#newFolder(this.#root, { name: options.topName ?? 'Top of Outlook data file' })
    this.#search = first(1) ?? this.#newFolder(this.#root, { name: 'Search Root' })
    this.#deleted = first(2) ?? this.#newFolder(this.top, { name: 'Deleted Items' })
  }

  /** `sink` holds the first `state.size` bytes of the file. */
  static resume(sink: PstSink, state: PstWriterState): PstWriter {
    return new PstWriter(sink, state.options, state)
  }

  /** Before `finish`, and not after a write that failed. */
  state(): PstWriterState {
    const space = this.#space.state()
    return {
      options: this.#options,
      size: space.next,
      space,
      blocks: this.#blocks.state(),
      messages: this.#messages.state(),
      names: [...this.#names.names],
      folders: [...this.#folders.values()].map(folderState),
      nextFolder: this.#nextFolder,
      nextMessage: this.#nextMessage,
      deletedTaken: this.#deletedTaken,
    }
  }

  /** By its node. */
  folder(nid: number): WriterFolder {
    const folder = this.#folders.get(nid)
    if (!folder) throw new LayoutError(`there is no folder ${nid}`, 0)
    return folder
  }

  /** Where the file ends for now. */
  get size(): number {
    return this.#space.next
  }

  /** The id of a named property in this file; undefined when there are too many. */
  findNameId(name: PstPropertyName): number | undefined {
    return this.#names.findId(name)
  }

  addFolder(parent: WriterFolder, options: NewFolder): WriterFolder {
    if (options.isDeletedItems && !this.#deletedTaken && parent === this.top) {
      this.#deletedTaken = true
      Object.assign(this.#deleted.options, options)
      return this.#deleted
    }
    return this.#newFolder(parent, options)
  }

  /** Writes a message at once; gives its node. */
  addMessage(folder: WriterFolder, message: MessageSource, options: { associated?: boolean; unread?: boolean } = {}) {
    const associated = options.associated ?? false
    const nid = makeNode(associated ? NodeType.associatedMessage : NodeType.normalMessage, this.#nextMessage++)
    const written = writeMessage(this.#blocks, message)
    folder.tables.table(associated ? 'associated' : 'normal').add(nid, message.values.map(raw.forTable))
    this.#messages.add(nid, (writer) => putNode(writer, { nid, parent: folder.nid, ...written }))
    if (associated) folder.associatedCount++
    else {
      folder.count++
      if (options.unread) folder.unread++
    }
    return nid
  }

  /** Nothing comes into the folder itself for now: frees most of what its tables hold. */
  setAside(folder: WriterFolder): void {
    folder.tables.setAside()
  }

  finish(): void {
    this.#finishFolder(this.#root)
    this.#addSearches()
    this.#addTemplates()
    this.#addNode(WellKnown.messageStore, this.#properties(this.#storeValues()))
    this.#addNode(WellKnown.nameToIdMap, this.#properties(this.#names.values()))
    const nbt = this.#finishNodes()
    const bbt = this.#blocks.finish()
    this.#space.finish()
    this.#sink.write(0, this.#header(nbt, bbt))
  }

  #newFolder(parent: WriterFolder, options: NewFolder): WriterFolder {
    if (this.#nextFolder >= FIRST_MESSAGE) throw new LayoutError(`${this.#nextFolder} folders`, 0)
    const nid = makeNode(NodeType.normalFolder, this.#nextFolder++)
    return this.#putFolder({ nid, parent: parent.nid, options: { ...options }, ...emptyFolder })
  }

  #putFolder({ nid, parent, options, tables, ...counts }: FolderState): WriterFolder {
    const folder = new WriterFolder(nid, { parent, options, tables: new FolderTables(this.#blocks, tables) })
    Object.assign(folder, counts)
    this.#folders.set(nid, folder)
    if (parent !== nid) this.folder(parent).children.push(folder)
    return folder
  }

  #finishFolder(folder: WriterFolder): void {
    for (const child of folder.children) this.#finishFolder(child)
    const { nid, tables } = folder
    this.#addNode(siblingNode(nid, NodeType.contentsTable), tables.finish('normal'))
    this.#addNode(siblingNode(nid, NodeType.associatedContentsTable), tables.finish('associated'))
    this.#addNode(folder.nid, this.#properties(folderValues(folder)), folder.parent)
    const hierarchy = new TableWriter(this.#blocks, hierarchyColumns)
    const rows = folder.children.map((child) => ({ nid: child.nid, values: folderRow(child) }))
    if (folder === this.#root) rows.push({ nid: SPAM_SEARCH, values: spamSearchValues })
    for (const { nid, values } of rows.sort((a, b) => a.nid - b.nid)) hierarchy.add(nid, values)
    this.#addNode(siblingNode(folder.nid, NodeType.hierarchyTable), hierarchy.finish())
  }

  /** [MS-PST] 2.4.8 */
  #addSearches(): void {
    const empty = { bidData: 0, bidSub: 0 }
    this.#addNode(WellKnown.searchManagementQueue, empty)
    this.#addNode(WellKnown.searchActivityList, { bidData: this.#blocks.data(raw.int32(SPAM_SEARCH)), bidSub: 0 })
    this.#addNode(SPAM_SEARCH, this.#properties(spamSearchValues), WellKnown.rootFolder)
    this.#addNode(siblingNode(SPAM_SEARCH, NodeType.searchUpdateQueue), empty)
    this.#addNode(
      siblingNode(SPAM_SEARCH, NodeType.searchCriteria),
      this.#properties([raw.value(0x660b, 'int32', raw.int32(0))]),
    )
    this.#addTable(siblingNode(SPAM_SEARCH, NodeType.searchContentsTable), searchColumns)
  }

  #addTemplates(): void {
    this.#addTable(WellKnown.hierarchyTableTemplate, hierarchyColumns)
    this.#addTable(WellKnown.contentsTableTemplate, contentsColumns)
    this.#addTable(WellKnown.associatedContentsTableTemplate, associatedColumns)
    this.#addTable(WellKnown.searchContentsTableTemplate, searchColumns)
    this.#addTable(WellKnown.attachmentTable, attachmentColumns)
    this.#addTable(WellKnown.recipientTable, recipientColumns)
    this.#addTable(OUTGOING_QUEUE, outgoingQueueColumns)
    for (const [nid, columns] of otherTemplates) this.#addTable(nid, columns)
    const receive = new TableWriter(this.#blocks, receiveFolderColumns)
    receive.add(1, [
      raw.value(0x001a, 'string', raw.string('')),
      raw.value(0x6605, 'int32', raw.int32(WellKnown.rootFolder)),
    ])
    this.#addNode(RECEIVE_FOLDERS, receive.finish())
  }

  #storeValues(): RawValue[] {
    const entryId = (folder: WriterFolder) => raw.entryId(this.#recordKey, folder.nid)
    return [
      raw.value(0x0ff9, 'binary', this.#recordKey),
      raw.value(0x3001, 'string', raw.string(this.#options.name)),
      raw.value(0x35df, 'int32', raw.int32(FOLDERS_VALID)),
      raw.value(0x35e0, 'binary', entryId(this.top)),
      raw.value(0x35e3, 'binary', entryId(this.#deleted)),
      raw.value(0x35e7, 'binary', entryId(this.#search)),
      raw.value(0x6633, 'boolean', raw.boolean(true)),
      // As Outlook writes it into every new file.
      raw.value(0x66fa, 'int32', raw.int32(0x000e0011)),
      // No password.
      raw.value(0x67ff, 'int32', raw.int32(0)),
    ]
  }

  #properties(values: readonly RawValue[]): Written {
    return writeProperties(this.#blocks, values)
  }

  #addTable(nid: number, columns: readonly number[]): void {
    this.#addNode(nid, new TableWriter(this.#blocks, columns).finish())
  }

  #addNode(nid: number, written: Written, parent = 0): void {
    this.#nodes.push({ nid, parent, ...written })
  }

  /** All other nodes come before the messages. */
  #finishNodes(): { bid: number; ib: number } {
    const first = new LeafWriter(this.#space, { type: PageType.nodeBTree, entrySize: NBT_ENTRY_SIZE })
    for (const node of this.#nodes.sort((a, b) => a.nid - b.nid)) first.add(node.nid, (writer) => putNode(writer, node))
    first.flush()
    this.#messages.flush()
    return writeBranches(this.#space, PageType.nodeBTree, [...first.leaves, ...this.#messages.leaves])
  }

  #header(nbt: { bid: number; ib: number }, bbt: { bid: number; ib: number }): Uint8Array {
    const all = new Uint8Array(128).fill(0xff)
    const bytes = encode(unicodeHeader, {
      dwCRCPartial: 0,
      wMagicClient: 0x4d53,
      wVer: VERSION_UNICODE,
      wVerClient: VERSION_CLIENT,
      bPlatformCreate: 1,
      bPlatformAccess: 1,
      dwReserved1: 0,
      dwReserved2: 0,
      bidNextP: this.#space.nextPageId,
      dwUnique: 1,
      rgnid: this.#nextNodes(),
      root: {
        dwReserved: 0,
        ibFileEof: this.#space.end,
        ibAMapLast: this.#space.lastMap,
        cbAMapFree: this.#space.free,
        cbPMapFree: 0,
        nbt,
        bbt,
        fAMapValid: MAPS_VALID,
        bReserved: 0,
        wReserved: 0,
      },
      rgbFM: all,
      rgbFP: all,
      bSentinel: 0x80,
      bCryptMethod: this.#cryptMethod,
      bidNextB: this.#blocks.nextId,
      dwCRCFull: 0,
    })
    sealHeader(bytes)
    return bytes
  }

  /** The next index of each type of node. [MS-PST] 2.2.2.6 rgnid */
  #nextNodes(): number[] {
    const next = Array.from({ length: 32 }, () => 0x400)
    next[NodeType.normalFolder] = this.#nextFolder
    next[NodeType.searchFolder] = FIRST_SEARCH_FOLDER
    next[NodeType.normalMessage] = this.#nextMessage
    next[NodeType.associatedMessage] = this.#nextMessage
    return next
  }
}

const emptyFolder = { count: 0, unread: 0, associatedCount: 0, tables: {} }
const rootFolder: FolderState = {
  nid: WellKnown.rootFolder,
  parent: WellKnown.rootFolder,
  options: { name: '' },
  ...emptyFolder,
}

function folderState({ nid, parent, options, count, unread, associatedCount, tables }: WriterFolder): FolderState {
  return { nid, parent, options: { ...options }, count, unread, associatedCount, tables: tables.state() }
}

function putNode(writer: Writer, { nid, bidData, bidSub, parent }: Node): void {
  for (const id of [nid, bidData, bidSub]) writer.u64(BigInt(id))
  writer.u32(parent)
  writer.u32(0)
}

/** What every folder says of itself, in its properties and in the table of its parent. [MS-PST] 2.4.4.1.1 */
function folderRow({ options, count, unread, children }: WriterFolder): RawValue[] {
  const row = [
    raw.value(0x3001, 'string', raw.string(options.name)),
    raw.value(0x3602, 'int32', raw.int32(count)),
    raw.value(0x3603, 'int32', raw.int32(unread)),
    raw.value(0x360a, 'boolean', raw.boolean(children.length > 0)),
  ]
  if (options.containerClass) row.push(raw.value(0x3613, 'string', raw.string(options.containerClass)))
  return row
}

function folderValues(folder: WriterFolder): RawValue[] {
  const row = folderRow(folder)
  const own = new Set(row.map(({ id }) => id))
  return [...(folder.options.values ?? []).filter(({ id }) => !own.has(id)), ...row]
}

const spamSearchValues: RawValue[] = [
  raw.value(0x3001, 'string', raw.string('SPAM Search Folder 2')),
  raw.value(0x3602, 'int32', raw.int32(0)),
  raw.value(0x3603, 'int32', raw.int32(0)),
  raw.value(0x360a, 'boolean', raw.boolean(false)),
]
