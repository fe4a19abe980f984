/**
 * Blocks: data by id, alone or as a tree of blocks. [MS-PST] 2.2.2.8
 *
 * A block of structure (XBLOCK, XXBLOCK) lists the blocks of one long run of data. Such a run is never larger than the
 * file could hold, and has no block twice: a small file that refers to the same block again and again is refused.
 */
import { inflateSync } from 'node:zlib'
import { LayoutError, Reader } from '#codec/binary/index.ts'
import type { BTree } from './btree.ts'
import { checksum, signature } from './checksum.ts'
import { decodeBlock } from './crypt.ts'
import type { BlockEntry, Format } from './format.ts'
import { blockKey, isInternalBlock } from './ids.ts'
import type { Problems } from './problems.ts'
import { type PstSource, readExactly, Recent } from './source.ts'

const BLOCKS_CACHED = 64
/** [MS-PST] 2.2.2.8.3.2: an XBLOCK, or an XXBLOCK of these. */
const DATA_TREE = 0x01
/** Deflate makes at most so much of a byte. */
const INFLATION_MAX = 1032

export class Blocks {
  readonly format: Format
  readonly problems: Problems
  readonly #source: PstSource
  readonly #cryptMethod: number
  readonly #tree: BTree<BlockEntry>
  readonly #cache = new Recent<number, Uint8Array>(BLOCKS_CACHED)

  constructor(
    source: PstSource,
    options: { format: Format; cryptMethod: number; tree: BTree<BlockEntry>; problems: Problems },
  ) {
    this.#source = source
    this.#cryptMethod = options.cryptMethod
    this.#tree = options.tree
    this.format = options.format
    this.problems = options.problems
  }

  /** No run of data can honestly be larger than this. */
  get sizeMax(): number {
    return this.format.compressed ? this.#source.size * INFLATION_MAX : this.#source.size
  }

  /** The decoded bytes of one block. Whoever gets them must not change them. */
  block(bid: number): Uint8Array {
    return this.#cache.get(blockKey(bid), (key) => this.#read(key))
  }

  /** The run of data that begins at a block; block id 0 is no data. */
  open(bid: number): DataTree {
    if (blockKey(bid) === 0) return new DataTree(this, [], 0)
    if (!isInternalBlock(bid)) return new DataTree(this, [bid], undefined)
    const { level, total, ids } = this.#list(bid)
    if (total > this.sizeMax)
      throw new LayoutError(`${total} bytes announced in a file of ${this.#source.size}`, 0, name(bid))
    const leaves = level === 1 ? ids : ids.flatMap((child) => this.#listOf(child))
    if (new Set(leaves).size < leaves.length) throw new LayoutError('it lists a block twice', 0, name(bid))
    return new DataTree(this, leaves, total)
  }

  #listOf(bid: number): number[] {
    const { level, ids } = this.#list(bid)
    if (level !== 1) throw new LayoutError(`level ${level} below an XXBLOCK`, 0, name(bid))
    return ids
  }

  /** [MS-PST] 2.2.2.8.3.2.1 XBLOCK, 2.2.2.8.3.2.2 XXBLOCK */
  #list(bid: number): { level: number; total: number; ids: number[] } {
    const reader = new Reader(this.block(bid))
    const type = reader.u8()
    const level = reader.u8()
    if (type !== DATA_TREE || level < 1 || level > 2) throw new LayoutError('not an XBLOCK', 0, name(bid))
    const count = reader.u16()
    const total = reader.u32()
    const id = this.format.id
    if (count * id.fixedSize > reader.remaining) throw new LayoutError(`${count} blocks announced`, 2, name(bid))
    const ids: number[] = []
    for (let index = 0; index < count; index++) ids.push(id.read(reader))
    return { level, total, ids }
  }

  #read(bid: number): Uint8Array {
    const entry = this.#tree.find(bid)
    if (!entry) throw new LayoutError('there is no such block', 0, name(bid))
    const { format } = this
    const { ib, cb } = entry
    const room = cb + format.blockTrailerSize
    if (room > format.blockSizeMax) throw new LayoutError(`a block of ${cb} bytes`, ib, name(bid))
    const stored = Math.ceil(room / format.blockAlignment) * format.blockAlignment
    const bytes = readExactly(this.#source, ib, Math.min(stored, Math.max(0, this.#source.size - ib)))
    this.#check(bytes, bid, entry)
    const data = bytes.subarray(0, cb)
    if (!isInternalBlock(bid)) decodeBlock(data, this.#cryptMethod, bid)
    const size = entry.cbInflated
    return size !== undefined && size !== cb ? inflate(data, size, bid) : data
  }

  /** [MS-PST] 2.2.2.8.1: what does not fit is reported, and the bytes are used. */
  #check(bytes: Uint8Array, bid: number, { ib, cb }: BlockEntry): void {
    const at = bytes.length - this.format.blockTrailerSize
    if (at < cb) throw new LayoutError('the end of a block lies outside of the file', ib, name(bid))
    const trailer = this.format.blockTrailer.read(new Reader(bytes, { start: at }))
    const report = (why: string) => this.problems.add(name(bid), why, ib)
    if (blockKey(trailer.bid) !== bid) report(`it says that it is ${name(trailer.bid)}`)
    else if (trailer.cb !== cb) report(`${trailer.cb} bytes where the B-tree says ${cb}`)
    else if (trailer.wSig !== signature(ib, trailer.bid)) report('its signature does not fit')
    else if (trailer.dwCRC !== checksum(bytes.subarray(0, cb))) report('its checksum does not fit')
  }
}

function inflate(data: Uint8Array, size: number, bid: number): Uint8Array {
  try {
    const inflated = inflateSync(data, { maxOutputLength: size })
    if (inflated.length === size) return inflated
    throw new LayoutError(`${inflated.length} bytes inflated where ${size} must be`, 0, name(bid))
  } catch (error) {
    if (error instanceof LayoutError) throw error
    throw new LayoutError('cannot be inflated', 0, name(bid))
  }
}

function name(bid: number): string {
  return `block 0x${bid.toString(16)}`
}

/** A run of data in one block or many. */
export class DataTree {
  readonly #blocks: Blocks
  readonly #ids: readonly number[]
  readonly #total: number | undefined

  constructor(blocks: Blocks, ids: readonly number[], total: number | undefined) {
    this.#blocks = blocks
    this.#ids = ids
    this.#total = total
  }

  get blockCount(): number {
    return this.#ids.length
  }

  /** As the file announces it. */
  get size(): number {
    return this.#total ?? this.block(0).length
  }

  block(index: number): Uint8Array {
    const bid = this.#ids[index]
    if (bid === undefined) throw new LayoutError(`there is no block ${index} of ${this.#ids.length}`, 0)
    return this.#blocks.block(bid)
  }

  /** The bytes, block by block, and never more than were announced. */
  *chunks(): Generator<Uint8Array> {
    let left = this.size
    for (let index = 0; index < this.#ids.length && left > 0; index++) {
      const block = this.block(index)
      const chunk = block.length > left ? block.subarray(0, left) : block
      left -= chunk.length
      yield chunk
    }
    if (left > 0) throw new LayoutError(`${left} bytes are missing`, this.size - left)
  }

  /** All bytes in one piece, a copy. */
  bytes(): Uint8Array {
    // Collected first: what is announced but not there takes no memory.
    const chunks = [...this.chunks()]
    return Buffer.concat(chunks)
  }
}
