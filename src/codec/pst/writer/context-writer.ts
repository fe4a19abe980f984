/** Property contexts and tables, as they are written. [MS-PST] 2.3.3, 2.3.4 */
import { LayoutError, Writer } from '#codec/binary/index.ts'
import { HeapClient } from '../heap.ts'
import { makeNode, NodeType } from '../ids.ts'
import {
  type BlockWriter,
  BLOCK_DATA_MAX,
  type DataState,
  DataWriter,
  type Subnode,
  writeSubnodes,
} from './block-writer.ts'
import { HEAP_ITEM_MAX, type HeapState, type HeapTreeState, HeapTreeWriter, HeapWriter } from './heap-writer.ts'

/** A property with its value as it lies in the file. */
export interface RawValue {
  id: number
  type: number
  /** All of it, or piece by piece. */
  bytes: Uint8Array | Iterable<Uint8Array>
}

/** Of which all bytes are at hand. */
export type WholeValue = RawValue & { bytes: Uint8Array }

/** Where a node's data and subnodes are. */
export interface Written {
  bidData: number
  bidSub: number
}

/** Types whose values stand in the record of a property. [MS-PST] 2.3.3.3 */
const inRecord = new Set([0x0002, 0x0003, 0x0004, 0x000a, 0x000b])
/** The first subnode that holds a value; the numbers are each node's own. */
const FIRST_VALUE_NODE = 0x400
const OBJECT = 0x000d

/** `object` is the subnode that a property of type object stands for. */
export function writeProperties(
  blocks: BlockWriter,
  values: readonly RawValue[],
  options: { subnodes?: readonly Subnode[]; object?: { id: number; nid: number; size: number } } = {},
): Written {
  const heap = new HeapWriter(blocks, HeapClient.propertyContext)
  const subnodes: Subnode[] = [...(options.subnodes ?? [])]
  const tree = new HeapTreeWriter(heap, { keySize: 2, dataSize: 6 })
  const byId = new Map<number, RawValue>(values.map((value) => [value.id, value]))
  const { object } = options
  if (object) {
    const reference = new Writer(8)
    reference.u32(object.nid)
    reference.u32(object.size)
    byId.set(object.id, { id: object.id, type: OBJECT, bytes: reference.take() })
  }
  for (const value of [...byId.values()].sort((a, b) => a.id - b.id)) {
    const inline = inRecord.has(value.type) && value.bytes instanceof Uint8Array ? value.bytes : undefined
    const hnid = inline ? 0 : place(blocks, heap, { bytes: value.bytes, subnodes })
    tree.add(value.id, (writer) => {
      writer.u16(value.type)
      if (!inline) return writer.u32(hnid)
      writer.put(inline.subarray(0, 4))
      for (let missing = inline.length; missing < 4; missing++) writer.u8(0)
    })
  }
  const root = tree.finish()
  return { bidData: heap.finish(root), bidSub: writeSubnodes(blocks, subnodes) }
}

/** On the heap where it fits, in a subnode of its own where not. */
function place(
  blocks: BlockWriter,
  heap: HeapWriter,
  { bytes, subnodes }: { bytes: RawValue['bytes']; subnodes: Subnode[] },
): number {
  if (bytes instanceof Uint8Array && bytes.length <= HEAP_ITEM_MAX) return heap.add(bytes)
  const data = new DataWriter(blocks)
  for (const chunk of bytes instanceof Uint8Array ? [bytes] : bytes) data.write(chunk)
  const bidData = data.finish()
  if (bidData === 0) return 0
  const nid = makeNode(NodeType.ltp, FIRST_VALUE_NODE + subnodes.length)
  subnodes.push({ nid, bidData, bidSub: 0 })
  return nid
}

/** Sizes of cells that hold the value; all others hold where it is. [MS-PST] 2.3.4.2 */
const cellSizes = new Map<number, number>([
  [0x0002, 2],
  [0x0003, 4],
  [0x0004, 4],
  [0x0005, 8],
  [0x0006, 8],
  [0x0007, 8],
  [0x000a, 4],
  [0x000b, 1],
  [0x0014, 8],
  [0x0040, 8],
])
const LTP_ROW_ID = 0x67f20003
const LTP_ROW_VERSION = 0x67f30003
/** The count of columns is one byte. */
const COLUMNS_MAX = 255
/** [MS-PST] 2.3.4.1 TCINFO, 2.3.4.2 TCOLDESC */
const INFO_SIZE = 22
const COLUMN_SIZE = 8

interface Column {
  tag: number
  offset: number
  size: number
  bit: number
  inline: boolean
}

export interface TableState {
  tags: readonly number[]
  heap: HeapState
  index: HeapTreeState
  info: number
  subnodes: readonly Subnode[]
  rows: Uint8Array
  data: DataState | undefined
  rowCount: number
}

const indexRecord = { keySize: 4, dataSize: 4 } as const

export class TableWriter {
  readonly #blocks: BlockWriter
  readonly #tags: readonly number[]
  readonly #heap: HeapWriter
  readonly #index: HeapTreeWriter
  readonly #info: { hid: number; bytes: Uint8Array }
  readonly #columns: readonly Column[]
  readonly #byTag: ReadonlyMap<number, Column>
  readonly #ends: readonly number[]
  readonly #rowSize: number
  readonly #subnodes: Subnode[]
  /** Rows that still fit the heap, then those of an unfinished block. */
  readonly #rows: Writer
  #data: DataWriter | undefined
  rowCount: number

  constructor(blocks: BlockWriter, tags: readonly number[], state?: TableState) {
    this.#blocks = blocks
    this.#tags = tags
    this.#heap = new HeapWriter(blocks, HeapClient.table, state?.heap)
    this.#index = new HeapTreeWriter(this.#heap, indexRecord, state?.index)
    const { columns, ends } = layOut(tags)
    this.#info = state ? this.#heap.reserved(state.info) : this.#heap.reserve(INFO_SIZE + columns.length * COLUMN_SIZE)
    this.#columns = columns
    this.#byTag = new Map(columns.map((column) => [column.tag, column]))
    this.#ends = ends
    this.#rowSize = ends[3] as number
    this.#rows = new Writer(HEAP_ITEM_MAX)
    this.#subnodes = [...(state?.subnodes ?? [])]
    this.rowCount = state?.rowCount ?? 0
    if (!state) return
    this.#rows.put(state.rows)
    if (state.data) this.#data = new DataWriter(blocks, state.data)
  }

  /** Another writer of the same blocks can go on with it. */
  static resume(blocks: BlockWriter, state: TableState): TableWriter {
    return new TableWriter(blocks, state.tags, state)
  }

  state(): TableState {
    return {
      tags: this.#tags,
      heap: this.#heap.state(),
      index: this.#index.state(),
      info: this.#info.hid,
      subnodes: [...this.#subnodes],
      rows: this.#rows.bytes.slice(0, this.#rows.pos),
      data: this.#data?.state(),
      rowCount: this.rowCount,
    }
  }

  /** Rows come in the order of their ids. Values without a column are left out. */
  add(id: number, values: readonly RawValue[]): void {
    const row = new Uint8Array(this.#rowSize)
    this.#put(row, LTP_ROW_ID, number(id))
    this.#put(row, LTP_ROW_VERSION, number(this.rowCount + 1))
    for (const { id, type, bytes } of values) {
      const column = this.#byTag.get(((id << 16) | type) >>> 0)
      if (!column) continue
      const cell = column.inline
        ? (bytes as Uint8Array)
        : number(place(this.#blocks, this.#heap, { bytes, subnodes: this.#subnodes }))
      this.#put(row, column.tag, cell)
    }
    const index = this.rowCount++
    this.#index.add(id, (writer) => writer.u32(index))
    this.#append(row)
  }

  finish(): Written {
    const hidRowIndex = this.#index.finish()
    const hnidRows = this.#finishRows()
    const info = new Writer(this.#info.bytes.length)
    info.u8(HeapClient.table)
    info.u8(this.#columns.length)
    for (const end of this.#ends) info.u16(end)
    info.u32(hidRowIndex)
    info.u32(hnidRows)
    info.u32(0)
    for (const { tag, offset, size, bit } of this.#columns) {
      info.u32(tag)
      info.u16(offset)
      info.u8(size)
      info.u8(bit)
    }
    this.#info.bytes.set(info.written())
    const bidData = this.#heap.finish(this.#info.hid)
    return { bidData, bidSub: writeSubnodes(this.#blocks, this.#subnodes) }
  }

  #put(row: Uint8Array, tag: number, cell: Uint8Array): void {
    const column = this.#byTag.get(tag) as Column
    row.set(cell.subarray(0, column.size), column.offset)
    const at = (this.#ends[2] as number) + (column.bit >>> 3)
    row[at] = (row[at] as number) | (0x80 >>> (column.bit & 7))
  }

  #append(row: Uint8Array): void {
    if (!this.#data && this.#rows.pos + row.length > HEAP_ITEM_MAX) {
      this.#data = new DataWriter(this.#blocks)
    }
    // No row crosses the end of a block. [MS-PST] 2.3.4.4.1
    if (this.#rows.pos + row.length > BLOCK_DATA_MAX) this.#flush(BLOCK_DATA_MAX)
    this.#rows.put(row)
  }

  #flush(size: number): void {
    const block = new Uint8Array(size)
    block.set(this.#rows.written())
    this.#data?.write(block)
    this.#rows.pos = 0
  }

  #finishRows(): number {
    if (!this.#data) return this.#heap.add(this.#rows.written())
    this.#flush(this.#rows.pos)
    const nid = makeNode(NodeType.ltp, FIRST_VALUE_NODE + this.#subnodes.length)
    this.#subnodes.push({ nid, bidData: this.#data.finish(), bidSub: 0 })
    return nid
  }
}

/** Where the cells of a row lie: row id and version, then the others from large to small, then the bits. */
function layOut(tags: readonly number[]): { columns: Column[]; ends: number[] } {
  const sizeOf = (tag: number) => cellSizes.get(tag & 0xffff) ?? 4
  const others = [...new Set(tags)].filter((tag) => tag !== LTP_ROW_ID && tag !== LTP_ROW_VERSION)
  if (others.length + 2 > COLUMNS_MAX) throw new LayoutError(`${others.length} columns`, 0)
  others.sort((a, b) => sizeOf(b) - sizeOf(a) || a - b)
  const columns: Column[] = []
  const ends = [0, 0, 0, 0]
  let offset = 0
  for (const tag of [LTP_ROW_ID, LTP_ROW_VERSION, ...others]) {
    const size = sizeOf(tag)
    columns.push({ tag, offset, size, bit: columns.length, inline: cellSizes.has(tag & 0xffff) })
    offset += size
    if (size >= 4) ends[0] = offset
    if (size >= 2) ends[1] = offset
    ends[2] = offset
  }
  ends[3] = offset + Math.ceil(columns.length / 8)
  return { columns: columns.sort((a, b) => a.tag - b.tag), ends }
}

function number(value: number): Uint8Array {
  return Uint8Array.of(value, value >>> 8, value >>> 16, value >>> 24)
}
