/**
 * A heap on a node as it is written: full blocks go out at once, except those whose headers describe blocks that are
 * still to come. [MS-PST] 2.3.1
 */
import { LayoutError, Writer } from '#codec/binary/index.ts'
import { type BlockWriter, BLOCK_DATA_MAX, writeDataTree } from './block-writer.ts'

/** The largest allocation. [MS-PST] 2.3.1.1 */
export const HEAP_ITEM_MAX = 3580
const ITEMS_MAX = 2047
const BLOCKS_MAX = 0x10000
/** [MS-PST] 2.3.1.4 HNBITMAPHDR: in block 8 and every 128th from there, with the levels of 128 blocks. */
const BITMAP_FIRST = 8
const BITMAP_INTERVAL = 128
const HEADER_SIZE = 12
const PAGE_HEADER_SIZE = 2
const BITMAP_HEADER_SIZE = 66

/** [MS-PST] 2.3.1.2: free bytes of a block, as four bits. */
const fillLimits = [3584, 2560, 2048, 1792, 1536, 1280, 1024, 768, 512, 256, 128, 64, 32, 16, 8]

interface OpenBlock {
  index: number
  writer: Writer
  starts: number[]
}

/** Room in the first block for what is known at the end. */
interface Reserved {
  hid: number
  at: number
  bytes: Uint8Array
}

export interface HeapState {
  ids: readonly number[]
  held: readonly { index: number; bytes: Uint8Array }[]
  levels: readonly number[]
  reserved: readonly Reserved[]
  open: { index: number; bytes: Uint8Array; starts: readonly number[] }
  size: number
}

export class HeapWriter {
  readonly #blocks: BlockWriter
  readonly #client: number
  readonly #ids: number[]
  /** Blocks whose header waits for the levels of others. */
  readonly #held: { index: number; bytes: Uint8Array }[]
  readonly #levels: number[]
  readonly #reserved: Reserved[]
  #open: OpenBlock
  #size: number

  constructor(blocks: BlockWriter, client: number, state?: HeapState) {
    this.#blocks = blocks
    this.#client = client
    this.#ids = [...(state?.ids ?? [])]
    this.#held = (state?.held ?? []).map(({ index, bytes }) => ({ index, bytes: bytes.slice() }))
    this.#levels = [...(state?.levels ?? [])]
    this.#reserved = (state?.reserved ?? []).map((each) => ({ ...each, bytes: each.bytes.slice() }))
    this.#size = state?.size ?? 0
    this.#open = state ? reopenBlock(state.open) : openBlock(0)
  }

  state(): HeapState {
    const { index, writer, starts } = this.#open
    return {
      ids: [...this.#ids],
      held: this.#held.map((each) => ({ index: each.index, bytes: each.bytes.slice() })),
      levels: [...this.#levels],
      reserved: this.#reserved.map((each) => ({ ...each, bytes: each.bytes.slice() })),
      open: { index, bytes: writer.bytes.slice(0, writer.pos), starts: [...starts] },
      size: this.#size,
    }
  }

  /** Puts bytes on the heap and gives their id; none have id 0. */
  add(bytes: Uint8Array): number {
    if (bytes.length === 0) return 0
    if (bytes.length > HEAP_ITEM_MAX) throw new LayoutError(`${bytes.length} bytes on a heap`, 0)
    const { writer, starts } = this.#open
    // The page map ends with where the last allocation ends, and begins at an even offset.
    if (writer.pos + bytes.length + 1 + mapSize(starts.length + 1) > BLOCK_DATA_MAX || starts.length === ITEMS_MAX) {
      this.#close(false)
      if (this.#open.index + 1 >= BLOCKS_MAX) throw new LayoutError('the heap is full', 0)
      this.#open = openBlock(this.#open.index + 1)
    }
    const { index } = this.#open
    this.#open.starts.push(this.#open.writer.pos)
    this.#open.writer.put(bytes)
    return ((index << 16) | (this.#open.starts.length << 5)) >>> 0
  }

  /**
   * Room in the first block for what is known at the end. Outlook has the header of the B-tree in the first allocation of
   * every heap, and that of a table in the second; some readers look there without asking.
   */
  reserve(size: number): { hid: number; bytes: Uint8Array } {
    const bytes = new Uint8Array(size)
    const at = this.#open.writer.pos
    const hid = this.add(bytes)
    if (hid >>> 16 !== 0) throw new LayoutError('the first block of the heap is full', 0)
    this.#reserved.push({ hid, at, bytes })
    return { hid, bytes }
  }

  /** What was reserved, again: for a heap that was restored. */
  reserved(hid: number): { hid: number; bytes: Uint8Array } {
    const found = this.#reserved.find((each) => each.hid === hid)
    if (!found) throw new LayoutError(`nothing is reserved under ${hid}`, 0)
    return found
  }

  /** Writes what is held; `root` is the id where the structure on the heap begins. Gives the id of the data. */
  finish(root: number): number {
    this.#close(true)
    for (const { index, bytes } of this.#held) {
      if (index === 0) {
        const header = new Writer(8)
        header.u8(0xec)
        header.u8(this.#client)
        header.u32(root)
        bytes.set(header.written(), 2)
        for (const { at, bytes: reserved } of this.#reserved) bytes.set(reserved, at)
        putLevels(bytes.subarray(8, 12), this.#levels.slice(0, 8))
      } else {
        putLevels(bytes.subarray(2, 66), this.#levels.slice(index, index + BITMAP_INTERVAL))
      }
      this.#ids[index] = this.#blocks.data(bytes)
    }
    return writeDataTree(this.#blocks, this.#ids, this.#size)
  }

  #close(last: boolean): void {
    const { index, writer, starts } = this.#open
    const end = writer.pos
    if (end % 2 === 1) writer.u8(0)
    const map = writer.pos
    writer.u16(starts.length)
    writer.u16(0)
    for (const start of starts) writer.u16(start)
    writer.u16(end)
    this.#levels[index] = fillLevel(BLOCK_DATA_MAX - writer.pos)
    // Every block but the last is full, as everywhere in a run of data.
    const bytes = new Uint8Array(last ? writer.pos : BLOCK_DATA_MAX)
    bytes.set(writer.written())
    bytes[0] = map & 0xff
    bytes[1] = map >>> 8
    this.#size += bytes.length
    if (index === 0 || isBitmapBlock(index)) this.#held.push({ index, bytes })
    else this.#ids[index] = this.#blocks.data(bytes)
  }
}

function openBlock(index: number): OpenBlock {
  const writer = new Writer(BLOCK_DATA_MAX)
  writer.reserve(index === 0 ? HEADER_SIZE : isBitmapBlock(index) ? BITMAP_HEADER_SIZE : PAGE_HEADER_SIZE)
  return { index, writer, starts: [] }
}

function reopenBlock({ index, bytes, starts }: HeapState['open']): OpenBlock {
  const writer = new Writer(BLOCK_DATA_MAX)
  writer.put(bytes)
  return { index, writer, starts: [...starts] }
}

function isBitmapBlock(index: number): boolean {
  return index >= BITMAP_FIRST && (index - BITMAP_FIRST) % BITMAP_INTERVAL === 0
}

function mapSize(items: number): number {
  return 4 + 2 * (items + 1)
}

function fillLevel(free: number): number {
  const level = fillLimits.findIndex((limit) => free >= limit)
  return level < 0 ? 15 : level
}

function putLevels(bytes: Uint8Array, levels: readonly number[]): void {
  for (const [index, level] of levels.entries()) {
    bytes[index >>> 1] = (bytes[index >>> 1] as number) | (level << (4 * (index & 1)))
  }
}

export interface HeapTreeState {
  pending: Uint8Array
  count: number
  firstKey: number
  branches: readonly { key: number; hid: number }[]
  header: number
}

/** Records of one size in the order of their keys, as a B-tree on the heap. [MS-PST] 2.3.2 */
export class HeapTreeWriter {
  readonly #heap: HeapWriter
  readonly #keySize: number
  readonly #dataSize: number
  readonly #perItem: number
  readonly #pending = new Writer(HEAP_ITEM_MAX)
  #count = 0
  #firstKey = 0
  readonly #branches: { key: number; hid: number }[]
  readonly #header: { hid: number; bytes: Uint8Array }

  constructor(heap: HeapWriter, { keySize, dataSize }: { keySize: 2 | 4; dataSize: number }, state?: HeapTreeState) {
    this.#heap = heap
    this.#header = state ? heap.reserved(state.header) : heap.reserve(8)
    this.#keySize = keySize
    this.#dataSize = dataSize
    this.#perItem = Math.floor(HEAP_ITEM_MAX / (keySize + dataSize))
    this.#branches = [...(state?.branches ?? [])]
    if (!state) return
    this.#pending.put(state.pending)
    this.#count = state.count
    this.#firstKey = state.firstKey
  }

  state(): HeapTreeState {
    return {
      pending: this.#pending.bytes.slice(0, this.#pending.pos),
      count: this.#count,
      firstKey: this.#firstKey,
      branches: [...this.#branches],
      header: this.#header.hid,
    }
  }

  /** `write` puts the data, not the key. */
  add(key: number, write: (writer: Writer) => void): void {
    if (this.#count === this.#perItem) this.#flush()
    if (this.#count === 0) this.#firstKey = key
    this.#count++
    this.#putKey(this.#pending, key)
    write(this.#pending)
  }

  /** Completes the header; gives its id. */
  finish(): number {
    if (this.#count > 0) this.#flush()
    let level = 0
    let nodes: readonly { key: number; hid: number }[] = this.#branches
    while (nodes.length > 1) {
      level++
      nodes = this.#above(nodes)
    }
    const header = new Writer(8)
    header.u8(0xb5)
    header.u8(this.#keySize)
    header.u8(this.#dataSize)
    header.u8(level)
    header.u32(nodes[0]?.hid ?? 0)
    this.#header.bytes.set(header.written())
    return this.#header.hid
  }

  #above(nodes: readonly { key: number; hid: number }[]) {
    const perItem = Math.floor(HEAP_ITEM_MAX / (this.#keySize + 4))
    const above: { key: number; hid: number }[] = []
    for (let start = 0; start < nodes.length; start += perItem) {
      const children = nodes.slice(start, start + perItem)
      const writer = new Writer(HEAP_ITEM_MAX)
      for (const { key, hid } of children) {
        this.#putKey(writer, key)
        writer.u32(hid)
      }
      above.push({ key: (children[0] as { key: number }).key, hid: this.#heap.add(writer.written()) })
    }
    return above
  }

  #putKey(writer: Writer, key: number): void {
    if (this.#keySize === 2) writer.u16(key)
    else writer.u32(key)
  }

  #flush(): void {
    this.#branches.push({ key: this.#firstKey, hid: this.#heap.add(this.#pending.written()) })
    this.#pending.pos = 0
    this.#count = 0
  }
}
