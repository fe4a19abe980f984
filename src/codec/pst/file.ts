/**
 * A PST or OST: its store, its folders, its messages. [MS-PST] 2.4
 *
 *   const file = PstFile.open(source)
 *   for (const { folder, path } of file.folders()) for (const nid of folder.messageIds()) file.message(nid)
 *   file.problems.list                                  // what could not be read
 *
 * The password of a file is a checksum that programs are asked to compare; nothing is encrypted by it, and it is not
 * looked at here ([MS-PST] 4.2).
 *
 * Where a table of a folder is lost, its content is found by the parent that each node of the file names.
 */
import { LayoutError, utf16Text } from '#codec/binary/index.ts'
import { Blocks } from './blocks.ts'
import { BTree } from './btree.ts'
import { type BlockEntry, type NodeEntry, PageType } from './format.ts'
import { type PstHeader, readHeader } from './header.ts'
import { nodeOfEntryId, NodeType, nodeType, siblingNode, WellKnown } from './ids.ts'
import { PstMessage, rowIds } from './message.ts'
import { NameMap } from './name-map.ts'
import { nodeName, PstNode } from './node.ts'
import { Problems } from './problems.ts'
import { PropertyContext } from './property-context.ts'
import type { PstSource } from './source.ts'

const IPM_SUBTREE = 0x35e0
const DISPLAY_NAME = 0x3001
const FOLDER_DEPTH_MAX = 256
/** A message has a block of its own, and no block is smaller; tables are read a few times. */
const BYTES_PER_ROW = 32
/** A folder without properties is not free. */
const FOLDER_COST = 32
/** The store of an OST does not name the top of the mailbox; Outlook gives it this name in every language. */
const OFFLINE_CLIENT = 'SO'
const OFFLINE_MAILBOX = 'Root - Mailbox'
const OFFLINE_TOP = 'IPM_SUBTREE'

export interface LocatedFolder {
  folder: PstFolder
  /** The folders above it, from below the root; the root is not named. */
  ancestors: readonly PstFolder[]
  /** Within what the user sees as the mailbox. */
  visible: boolean
}

export class PstFile {
  readonly header: PstHeader
  readonly problems: Problems
  readonly #blocks: Blocks
  readonly #nodes: BTree<NodeEntry>
  #names: NameMap | undefined
  #store: PropertyContext | undefined
  #children: Map<number, number[]> | undefined
  #rowsLeft: number

  static open(source: PstSource): PstFile {
    return new PstFile(source)
  }

  private constructor(source: PstSource) {
    this.problems = new Problems()
    this.header = readHeader(source, this.problems)
    const { format, root } = this.header
    this.#rowsLeft = Math.ceil(source.size / BYTES_PER_ROW)
    const { problems } = this
    this.#nodes = new BTree<NodeEntry>(source, format, {
      name: 'node',
      type: PageType.nodeBTree,
      root: root.nbt,
      entry: format.node,
      problems,
    })
    const tree = new BTree<BlockEntry>(source, format, {
      name: 'block',
      type: PageType.blockBTree,
      root: root.bbt,
      entry: format.block,
      problems,
    })
    this.#blocks = new Blocks(source, { format, cryptMethod: this.header.cryptMethod, tree, problems })
  }

  findNode(nid: number): PstNode | undefined {
    const entry = this.#nodes.find(nid)
    return entry && new PstNode(this.#blocks, entry)
  }

  getNode(nid: number): PstNode {
    const node = this.findNode(nid)
    if (!node) throw new LayoutError(`there is no node ${nodeName(nid)}`, 0)
    return node
  }

  /** Every node of the file: for inspection and for what no table names. */
  nodes(): Generator<NodeEntry> {
    return this.#nodes.entries()
  }

  get store(): PropertyContext | undefined {
    return (this.#store ??= this.problems.attempt(
      'message store',
      () => new PropertyContext(this.getNode(WellKnown.messageStore)),
    ))
  }

  get names(): NameMap {
    return (this.#names ??=
      this.problems.attempt('names of properties', () => NameMap.read(this.getNode(WellKnown.nameToIdMap))) ??
      new NameMap())
  }

  /** The top of what the user sees. [MS-PST] 2.4.3.1 PidTagIpmSubTreeEntryId */
  get ipmSubtree(): number | undefined {
    const property = this.store?.find(IPM_SUBTREE)
    return property && this.problems.attempt('top folder', () => nodeOfEntryId(property.bytes()))
  }

  folder(nid: number): PstFolder {
    return new PstFolder(this, nid)
  }

  message(nid: number): PstMessage {
    const type = nodeType(nid)
    if (type !== NodeType.normalMessage && type !== NodeType.associatedMessage) {
      throw new LayoutError(`${nodeName(nid)} is not a message`, 0)
    }
    return new PstMessage(this.getNode(nid))
  }

  /** Every folder below the root, a folder before what is in it. */
  *folders(): Generator<LocatedFolder> {
    const seen = new Set<number>([WellKnown.rootFolder])
    const top = this.ipmSubtree
    let bytesLeft = this.#blocks.sizeMax
    const problems = this.problems
    const isTop = (folder: PstFolder, parent: PstFolder) =>
      top === undefined ? folder.name === OFFLINE_TOP && parent.name === OFFLINE_MAILBOX : folder.nid === top
    const walk = function* (
      parent: PstFolder,
      ancestors: readonly PstFolder[],
      visible: boolean,
    ): Generator<LocatedFolder> {
      for (const nid of parent.folderIds()) {
        if (seen.has(nid)) continue
        seen.add(nid)
        const folder = parent.file.folder(nid)
        bytesLeft -= FOLDER_COST + (problems.attempt(`folder ${nodeName(nid)}`, () => folder.size) ?? 0)
        if (bytesLeft < 0) {
          problems.add('folders', 'they hold more than the file')
          return
        }
        const shown = visible || isTop(folder, parent)
        yield { folder, ancestors, visible: shown }
        if (ancestors.length < FOLDER_DEPTH_MAX) yield* walk(folder, [...ancestors, folder], shown)
      }
    }
    yield* walk(this.folder(WellKnown.rootFolder), [], top === undefined && this.header.client !== OFFLINE_CLIENT)
  }

  /** Messages that no folder lists: what is left of folders that are lost. Reads every table and the whole node tree. */
  *unlistedMessages(): Generator<number> {
    const listed = new Set<number>()
    for (const { folder } of this.folders()) {
      if (folder.isSearch) continue
      for (const nid of folder.messageIds()) listed.add(nid)
      for (const nid of folder.associatedIds()) listed.add(nid)
    }
    for (const { nid } of this.#nodes.entries()) {
      const type = nodeType(nid)
      const isMessage = type === NodeType.normalMessage || type === NodeType.associatedMessage
      if (isMessage && !listed.has(nid)) yield nid
    }
  }

  /** Tables of many folders can lie in the same bytes: more rows than there can be messages are refused. */
  takeRows(count: number): void {
    this.#rowsLeft -= count
    if (this.#rowsLeft < 0) throw new LayoutError('the tables of the file list more than it can hold', 0)
  }

  /** Nodes that name this one as their parent. */
  childrenOf(nid: number): readonly number[] {
    if (!this.#children) {
      this.#children = new Map()
      for (const entry of this.#nodes.entries()) {
        const list = this.#children.get(entry.nidParent)
        if (list) list.push(entry.nid)
        else this.#children.set(entry.nidParent, [entry.nid])
      }
    }
    return this.#children.get(nid) ?? []
  }
}

export class PstFolder {
  readonly file: PstFile
  readonly nid: number
  #properties: PropertyContext | undefined

  constructor(file: PstFile, nid: number) {
    this.file = file
    this.nid = nid
  }

  /** Bytes of its properties. */
  get size(): number {
    return this.properties?.heap.node.data.size ?? 0
  }

  get isSearch(): boolean {
    return nodeType(this.nid) === NodeType.searchFolder
  }

  get properties(): PropertyContext | undefined {
    return (this.#properties ??= this.file.problems.attempt(
      `folder ${nodeName(this.nid)}`,
      () => new PropertyContext(this.file.getNode(this.nid)),
    ))
  }

  /** Its name where it is Unicode, as it is in every format but ANSI. */
  get name(): string | undefined {
    const property = this.properties?.find(DISPLAY_NAME)
    const bytes = property?.type === 0x001f ? property.bytes() : undefined
    return bytes && utf16Text(bytes, 0, bytes.length)
  }

  /** What a search folder searches for. [MS-PST] 2.4.8.6 */
  get searchCriteria(): PropertyContext | undefined {
    const node = this.isSearch ? this.file.findNode(siblingNode(this.nid, NodeType.searchCriteria)) : undefined
    return node && this.file.problems.attempt(`search of ${nodeName(this.nid)}`, () => new PropertyContext(node))
  }

  folderIds(): number[] {
    if (this.isSearch) return []
    const isFolder = (nid: number) =>
      nid !== this.nid && (nodeType(nid) === NodeType.normalFolder || nodeType(nid) === NodeType.searchFolder)
    return this.#rowIds(NodeType.hierarchyTable, 'hierarchy table', isFolder)
  }

  messageIds(): number[] {
    if (this.isSearch) return this.#searchResults()
    return this.#rowIds(NodeType.contentsTable, 'contents table', (nid) => nodeType(nid) === NodeType.normalMessage)
  }

  associatedIds(): number[] {
    if (this.isSearch) return []
    return this.#rowIds(
      NodeType.associatedContentsTable,
      'associated contents table',
      (nid) => nodeType(nid) === NodeType.associatedMessage,
    )
  }

  /** They lie in other folders, too: nothing is lost where the search never ran or keeps them in a form of its own. */
  #searchResults(): number[] {
    const node = this.file.findNode(siblingNode(this.nid, NodeType.searchContentsTable))
    try {
      return node ? rowIds(node).filter((nid) => nodeType(nid) === NodeType.normalMessage) : []
    } catch (error) {
      if (!(error instanceof LayoutError)) throw error
      return []
    }
  }

  #rowIds(type: number, name: string, belongs: (nid: number) => boolean): number[] {
    const { problems } = this.file
    const ids = problems.attempt(`${name} of folder ${nodeName(this.nid)}`, () => {
      // Nothing more is read when they are spent.
      this.file.takeRows(0)
      return rowIds(this.file.getNode(siblingNode(this.nid, type)), (count) => this.file.takeRows(count))
    })
    return (ids ?? this.file.childrenOf(this.nid)).filter(belongs)
  }
}
