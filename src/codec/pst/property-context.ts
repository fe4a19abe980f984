/**
 * The properties of an object: a B-tree on a heap. [MS-PST] 2.3.3
 *
 * Values of up to four bytes stand in the record, others on the heap, those that do not fit there in a subnode. What the
 * bytes mean is for the caller: this layer knows property ids and type codes, not their names.
 */
import { LayoutError } from '#codec/binary/index.ts'
import type { DataTree } from './blocks.ts'
import { bTreeRecords, Heap, HeapClient, isHeapId, numberAt } from './heap.ts'
import type { PstNode } from './node.ts'

/** Types whose values stand in the record itself. [MS-PST] 2.3.3.3 */
const inlineSize = new Map<number, number>([
  [0x0002, 2],
  [0x0003, 4],
  [0x0004, 4],
  [0x000a, 4],
  [0x000b, 1],
])

export interface RawProperty {
  readonly id: number
  readonly type: number
  /** All bytes of the value; reads them. */
  bytes(): Uint8Array
  /** Where a large value lies, for readers that take it piece by piece. */
  readonly stored?: DataTree | undefined
}

export class PropertyContext {
  readonly heap: Heap
  readonly #records = new Map<number, RawProperty>()

  constructor(node: PstNode) {
    this.heap = new Heap(node)
    if (this.heap.client !== HeapClient.propertyContext) throw new LayoutError('not a property context', 3)
    for (const { key, record } of bTreeRecords(this.heap, this.heap.root, { keySize: 2, dataSize: 6 })) {
      this.#records.set(key, rawProperty(this.heap, { id: key, type: numberAt(record, 2, 2), record, at: 4 }))
    }
  }

  find(id: number): RawProperty | undefined {
    return this.#records.get(id)
  }

  properties(): IterableIterator<RawProperty> {
    return this.#records.values()
  }

  /** The node of an object among the subnodes: PidTagAttachDataObject of an embedded message. [MS-PST] 2.3.3.5 */
  findObject(id: number): PstNode | undefined {
    const property = this.find(id)
    if (property?.type !== 0x000d) return undefined
    const bytes = property.bytes()
    return bytes.length < 4 ? undefined : this.heap.node.findSubnode(numberAt(bytes, 0, 4))
  }

  findNumber(id: number): number | undefined {
    const bytes = this.find(id)?.bytes()
    return bytes && bytes.length >= 4 ? numberAt(bytes, 0, 4) : undefined
  }
}

function rawProperty(
  heap: Heap,
  { id, type, record, at }: { id: number; type: number; record: Uint8Array; at: number },
): RawProperty {
  const size = inlineSize.get(type)
  if (size !== undefined) return { id, type, bytes: () => record.subarray(at, at + size) }
  return outside(heap, { id, type, hnid: numberAt(record, at, 4) })
}

/** A value on the heap or in a subnode. */
export function outside(heap: Heap, { id, type, hnid }: { id: number; type: number; hnid: number }): RawProperty {
  if (isHeapId(hnid)) return { id, type, bytes: () => heap.get(hnid) }
  return {
    id,
    type,
    bytes: () => heap.node.getSubnode(hnid).data.bytes(),
    get stored() {
      return heap.node.getSubnode(hnid).data
    },
  }
}
