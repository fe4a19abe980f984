/**
 * Tables: rows of the same columns. [MS-PST] 2.3.4
 *
 *   row   4- and 8-byte cells | 2-byte cells | 1-byte cells | one bit a column: the cell has a value
 *
 * The row index, a B-tree on the heap, says which rows there are; the rows lie in one allocation of the heap or in a
 * subnode, and none crosses the end of a block.
 */
import { array, LayoutError, Reader, struct, u16, u32, u8 } from '#codec/binary/index.ts'
import { bTreeRecords, Heap, HeapClient, isHeapId, numberAt } from './heap.ts'
import type { PstNode } from './node.ts'
import { outside, type RawProperty } from './property-context.ts'

/** [MS-PST] 2.3.4.2 */
const tableColumn = struct({ tag: u32, ibData: u16, cbData: u8, iBit: u8 })
/** [MS-PST] 2.3.4.1 TCINFO, without bType and cCols before it */
const tableInfo = struct({
  ends: array(4, u16),
  hidRowIndex: u32,
  hnidRows: u32,
  hidIndex: u32,
})

export type TableColumn = { tag: number; ibData: number; cbData: number; iBit: number }

/** Types whose cells hold the value; of all others they hold where it is. [MS-PST] 2.3.4.4.2 */
const inlineTypes = new Set([0x0002, 0x0003, 0x0004, 0x0005, 0x0006, 0x0007, 0x000a, 0x000b, 0x0014, 0x0040])

export interface TableRow {
  readonly id: number
  cells(): Generator<RawProperty>
}

export class TableContext {
  readonly columns: readonly TableColumn[]
  readonly #heap: Heap
  readonly #ends: readonly number[]
  readonly #info: { hidRowIndex: number; hnidRows: number }

  constructor(node: PstNode) {
    this.#heap = new Heap(node)
    if (this.#heap.client !== HeapClient.table) throw new LayoutError('not a table context', 3)
    const reader = new Reader(this.#heap.get(this.#heap.root))
    if (reader.u8() !== HeapClient.table) throw new LayoutError('not a table', 0)
    const count = reader.u8()
    const { ends, hidRowIndex, hnidRows } = tableInfo.read(reader)
    this.columns = array(count, tableColumn).read(reader)
    this.#ends = ends
    this.#info = { hidRowIndex, hnidRows }
  }

  /** The rows in the order in which they lie. */
  *rows(): Generator<TableRow> {
    const { rowSize, rows } = this.#index()
    if (rows.length === 0) return
    const place = this.#places(rowSize)
    for (const { id, number } of rows) {
      yield { id, cells: () => this.#cells(place(number)) }
    }
  }

  rowIds(): number[] {
    return this.#index().rows.map(({ id }) => id)
  }

  #index(): { rowSize: number; rows: { id: number; number: number }[] } {
    const rowSize = this.#ends[3] as number
    const dataSize = this.#heap.node.blocks.format.wide ? 4 : 2
    const rows: { id: number; number: number }[] = []
    if (this.#info.hidRowIndex === 0) return { rowSize, rows }
    for (const { key, record } of bTreeRecords(this.#heap, this.#info.hidRowIndex, { keySize: 4, dataSize })) {
      rows.push({ id: key, number: numberAt(record, 4, dataSize) })
    }
    rows.sort((a, b) => a.number - b.number)
    return { rowSize, rows }
  }

  /** Row numbers to rows. */
  #places(rowSize: number): (number: number) => Uint8Array {
    if (rowSize === 0) throw new LayoutError('rows without cells', 0)
    const { hnidRows } = this.#info
    const missing = (number: number) => new LayoutError(`there is no row ${number}`, 0)
    if (isHeapId(hnidRows)) {
      const bytes = this.#heap.get(hnidRows)
      return (number) => {
        const start = number * rowSize
        if (start + rowSize > bytes.length) throw missing(number)
        return bytes.subarray(start, start + rowSize)
      }
    }
    const { data } = this.#heap.node.getSubnode(hnidRows)
    // Every block but the last is full, [MS-PST] 2.3.4.4.1; the first therefore says how many rows a block has.
    const perBlock = Math.floor((data.blockCount > 0 ? data.block(0).length : 0) / rowSize)
    return (number) => {
      if (perBlock === 0) throw missing(number)
      const block = data.block(Math.floor(number / perBlock))
      const start = (number % perBlock) * rowSize
      if (start + rowSize > block.length) throw missing(number)
      return block.subarray(start, start + rowSize)
    }
  }

  *#cells(row: Uint8Array): Generator<RawProperty> {
    const bits = this.#ends[2] as number
    for (const { tag, ibData, cbData, iBit } of this.columns) {
      const byte = row[bits + (iBit >>> 3)]
      if (byte === undefined || (byte & (0x80 >>> (iBit & 7))) === 0) continue
      if (ibData + cbData > row.length) throw new LayoutError(`the cell of 0x${tag.toString(16)} has no place`, ibData)
      const id = tag >>> 16
      const type = tag & 0xffff
      const cell = row.subarray(ibData, ibData + cbData)
      if (inlineTypes.has(type)) yield { id, type, bytes: () => cell }
      else if (cbData >= 4) yield outside(this.#heap, { id, type, hnid: numberAt(cell, 0, 4) })
    }
  }
}
