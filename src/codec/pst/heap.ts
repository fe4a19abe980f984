/**
 * The heap on a node: many small allocations in the blocks of one node, each known by its heap id. [MS-PST] 2.3.1
 *
 *   HID   5 bits type 0 | 11 bits index from 1 | 16 bits block      (14 and 13 bits with large pages)
 */
import { LayoutError, Reader } from '#codec/binary/index.ts'
import type { PstNode } from './node.ts'

/** [MS-PST] 2.3.1.2 bClientSig */
export const HeapClient = { table: 0x7c, propertyContext: 0xbc, bTree: 0xb5 } as const

const HEAP_SIGNATURE = 0xec

export class Heap {
  readonly node: PstNode
  readonly client: number
  /** Where the structure on the heap begins. */
  readonly root: number
  readonly #indexBits: number

  constructor(node: PstNode) {
    this.node = node
    this.#indexBits = node.blocks.format.heapIndexBits
    const reader = new Reader(node.data.block(0))
    reader.u16()
    const signature = reader.u8()
    if (signature !== HEAP_SIGNATURE) throw new LayoutError('not a heap', 2)
    this.client = reader.u8()
    this.root = reader.u32()
  }

  /** A view of one allocation; heap id 0 is an empty one. */
  get(hid: number): Uint8Array {
    if (hid === 0) return new Uint8Array()
    const index = (hid >>> 5) & ((1 << this.#indexBits) - 1)
    const block = this.node.data.block(hid >>> (5 + this.#indexBits))
    // HNPAGEMAP, [MS-PST] 2.3.1.5: cAlloc, cFree, then where each allocation begins and the last ends.
    const map = new Reader(block)
    map.pos = map.u16()
    if (map.pos > block.length) throw new LayoutError('the page map lies outside of its block', map.pos)
    const count = map.u16()
    map.u16()
    if (index < 1 || index > count) throw new LayoutError(`there is no allocation 0x${hid.toString(16)}`, map.pos)
    map.take((index - 1) * 2)
    const start = map.u16()
    const end = map.u16()
    if (end < start || end > block.length) throw new LayoutError(`allocation 0x${hid.toString(16)} has no place`, start)
    return block.subarray(start, end)
  }
}

/** A heap id or, if its type says otherwise, a subnode. [MS-PST] 2.3.3.2 HNID */
export function isHeapId(hnid: number): boolean {
  return (hnid & 0x1f) === 0
}

/**
 * The records of a B-tree on a heap, in the order of their keys. [MS-PST] 2.3.2
 *
 * Allocations of the tree cannot overlap in an honest file, so that more records than the node has bytes are refused.
 */
export function* bTreeRecords(heap: Heap, hid: number, expect: { keySize: number; dataSize: number }) {
  const header = new Reader(heap.get(hid))
  if (header.u8() !== HeapClient.bTree) throw new LayoutError('not a B-tree on a heap', 0)
  const keySize = header.u8()
  const dataSize = header.u8()
  const levels = header.u8()
  const root = header.u32()
  if (keySize !== expect.keySize || dataSize !== expect.dataSize) {
    throw new LayoutError(`keys of ${keySize} and values of ${dataSize} bytes`, 1)
  }
  if (levels > 8) throw new LayoutError(`a B-tree of ${levels} levels`, 3)
  const seen = new Set<number>()
  yield* level(root, levels)

  function* level(at: number, height: number): Generator<{ key: number; record: Uint8Array }> {
    if (at === 0) return
    if (seen.has(at)) throw new LayoutError('a B-tree that contains itself', 0)
    seen.add(at)
    const bytes = heap.get(at)
    const size = keySize + (height === 0 ? dataSize : 4)
    for (let start = 0; start + size <= bytes.length; start += size) {
      const record = bytes.subarray(start, start + size)
      if (height === 0) yield { key: keySize === 2 ? numberAt(record, 0, 2) : numberAt(record, 0, 4), record }
      else yield* level(numberAt(record, keySize, 4), height - 1)
    }
  }
}

export function numberAt(bytes: Uint8Array, at: number, size: 2 | 4): number {
  const low = (bytes[at] as number) | ((bytes[at + 1] as number) << 8)
  return size === 2 ? low : (low | ((bytes[at + 2] as number) << 16) | ((bytes[at + 3] as number) << 24)) >>> 0
}
