/** Blocks, data in many blocks, and subnodes, as they are written. [MS-PST] 2.2.2.8 */
import { encode, LayoutError, Writer } from '#codec/binary/index.ts'
import { checksum, signature } from '../checksum.ts'
import { encodeBlock } from '../crypt.ts'
import { PageType, wideBlockTrailer } from '../format.ts'
import { type LeafState, LeafWriter, writeBranches } from './btree-writer.ts'
import type { Space } from './pages.ts'

/** What fits one block beside its trailer. */
export const BLOCK_DATA_MAX = 8176
const TRAILER_SIZE = 16
const BBT_ENTRY_SIZE = 24
const XBLOCK_ENTRIES_MAX = 1021
const SLBLOCK_ENTRIES_MAX = 340
const SIBLOCK_ENTRIES_MAX = 510

export interface BlocksState {
  nextId: number
  tree: LeafState
}

export class BlockWriter {
  readonly #space: Space
  readonly #cryptMethod: number
  readonly #tree: LeafWriter
  nextId: number

  constructor(space: Space, cryptMethod: number, state?: BlocksState) {
    this.#space = space
    this.#cryptMethod = cryptMethod
    this.#tree = new LeafWriter(space, { type: PageType.blockBTree, entrySize: BBT_ENTRY_SIZE }, state?.tree)
    this.nextId = state?.nextId ?? 4
  }

  state(): BlocksState {
    return { nextId: this.nextId, tree: this.#tree.state() }
  }

  data(bytes: Uint8Array): number {
    const bid = this.#takeId()
    const coded = Uint8Array.from(bytes)
    encodeBlock(coded, this.#cryptMethod, bid)
    return this.#write(bid, coded)
  }

  internal(bytes: Uint8Array): number {
    return this.#write(this.#takeId() + 2, bytes)
  }

  /** The root of the tree of blocks. */
  finish(): { bid: number; ib: number } {
    this.#tree.flush()
    const { leaves } = this.#tree
    return writeBranches(this.#space, PageType.blockBTree, leaves.length > 0 ? leaves : [this.#tree.empty()])
  }

  #takeId(): number {
    const bid = this.nextId
    this.nextId += 4
    return bid
  }

  #write(bid: number, bytes: Uint8Array): number {
    const size = Math.ceil((bytes.length + TRAILER_SIZE) / 64) * 64
    const ib = this.#space.append(size, (offset) => {
      const block = new Uint8Array(size)
      block.set(bytes)
      const trailer = { cb: bytes.length, wSig: signature(offset, bid), dwCRC: checksum(bytes), bid }
      block.set(encode(wideBlockTrailer, trailer), size - TRAILER_SIZE)
      return block
    })
    this.#tree.add(bid, (writer) => {
      writer.u64(BigInt(bid))
      writer.u64(BigInt(ib))
      writer.u16(bytes.length)
      // One for the tree itself, one for the node that has it. [MS-PST] 2.2.2.7.7.3.1
      writer.u16(2)
    })
    return bid
  }
}

export interface DataState {
  ids: readonly number[]
  /** What fills no block yet. */
  rest: Uint8Array
  size: number
}

/** A run of data of any length: full blocks are written as they fill. */
export class DataWriter {
  readonly #blocks: BlockWriter
  readonly #ids: number[]
  readonly #rest = new Uint8Array(BLOCK_DATA_MAX)
  #used = 0
  size = 0

  constructor(blocks: BlockWriter, state?: DataState) {
    this.#blocks = blocks
    this.#ids = [...(state?.ids ?? [])]
    if (!state) return
    this.#rest.set(state.rest)
    this.#used = state.rest.length
    this.size = state.size
  }

  state(): DataState {
    return { ids: [...this.#ids], rest: this.#rest.slice(0, this.#used), size: this.size }
  }

  write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const piece = bytes.subarray(at, at + BLOCK_DATA_MAX - this.#used)
      this.#rest.set(piece, this.#used)
      this.#used += piece.length
      at += piece.length
      if (this.#used === BLOCK_DATA_MAX) this.#flush()
    }
    this.size += bytes.length
  }

  /** The id of the run, 0 when it is empty. */
  finish(): number {
    if (this.#used > 0) this.#flush()
    return writeDataTree(this.#blocks, this.#ids, this.size)
  }

  #flush(): void {
    this.#ids.push(this.#blocks.data(this.#rest.subarray(0, this.#used)))
    this.#used = 0
  }
}

/** [MS-PST] 2.2.2.8.3.2: one block stands for itself, more are listed by an XBLOCK, more of these by an XXBLOCK. */
export function writeDataTree(blocks: BlockWriter, ids: readonly number[], size: number): number {
  if (ids.length <= 1) return ids[0] ?? 0
  if (size > 0xffffffff) throw new LayoutError(`${size} bytes in one value`, 0)
  if (ids.length <= XBLOCK_ENTRIES_MAX) return writeList(blocks, { level: 1, ids, size })
  const lists: number[] = []
  for (let start = 0; start < ids.length; start += XBLOCK_ENTRIES_MAX) {
    const part = ids.slice(start, start + XBLOCK_ENTRIES_MAX)
    const last = start + part.length === ids.length
    const partSize = last ? size - start * BLOCK_DATA_MAX : part.length * BLOCK_DATA_MAX
    lists.push(writeList(blocks, { level: 1, ids: part, size: partSize }))
  }
  if (lists.length > XBLOCK_ENTRIES_MAX) throw new LayoutError(`${size} bytes in one value`, 0)
  return writeList(blocks, { level: 2, ids: lists, size })
}

function writeList(blocks: BlockWriter, list: { level: number; ids: readonly number[]; size: number }): number {
  const writer = new Writer(8 + list.ids.length * 8)
  writer.u8(0x01)
  writer.u8(list.level)
  writer.u16(list.ids.length)
  writer.u32(list.size)
  for (const id of list.ids) writer.u64(BigInt(id))
  return blocks.internal(writer.written())
}

export interface Subnode {
  nid: number
  bidData: number
  bidSub: number
}

/** [MS-PST] 2.2.2.8.3.3: the id of the block of subnodes, 0 when there are none. */
export function writeSubnodes(blocks: BlockWriter, subnodes: readonly Subnode[]): number {
  if (subnodes.length === 0) return 0
  const sorted = subnodes.toSorted((a, b) => a.nid - b.nid)
  const leaves: { nid: number; bid: number }[] = []
  for (let start = 0; start < sorted.length; start += SLBLOCK_ENTRIES_MAX) {
    const part = sorted.slice(start, start + SLBLOCK_ENTRIES_MAX)
    const entries = part.map(({ nid, bidData, bidSub }) => [nid, bidData, bidSub])
    leaves.push({ nid: (part[0] as Subnode).nid, bid: writeSubnodeBlock(blocks, 0, entries) })
  }
  if (leaves.length === 1) return (leaves[0] as { bid: number }).bid
  if (leaves.length > SIBLOCK_ENTRIES_MAX) throw new LayoutError(`${subnodes.length} subnodes`, 0)
  return writeSubnodeBlock(
    blocks,
    1,
    leaves.map(({ nid, bid }) => [nid, bid]),
  )
}

function writeSubnodeBlock(blocks: BlockWriter, level: number, entries: readonly number[][]): number {
  const writer = new Writer(8 + entries.length * 24)
  writer.u8(0x02)
  writer.u8(level)
  writer.u16(entries.length)
  writer.u32(0)
  for (const id of entries.flat()) writer.u64(BigInt(id))
  return blocks.internal(writer.written())
}
