/**
 * The two B-trees of a file: nodes (NBT) and blocks (BBT), both of pages of sorted keys. [MS-PST] 2.2.2.7.7
 *
 * A page is used when its structure holds, even if its checksum does not (that is reported). When a page cannot be used,
 * the whole file is searched once for leaf pages of the same tree with good checksums, and the newest entry of each key
 * stands in for what is lost.
 *
 * Levels fall by one from page to child, so no chain of pages is longer than the level of the root; a walk visits no page
 * twice.
 */
import { type Layout, LayoutError, Reader } from '#codec/binary/index.ts'
import { checksum, signature } from './checksum.ts'
import { type Format, PageType } from './format.ts'
import type { Problems } from './problems.ts'
import { type PstSource, readExactly, Recent } from './source.ts'

const PAGES_CACHED = 256
/** Outlook makes no tree as high as this; with 20 entries a page it would hold every block of any file. */
const LEVEL_MAX = 15
const SCAN_CHUNK_SIZE = 1 << 20

interface Page {
  level: number
  count: number
  entrySize: number
  bytes: Uint8Array
  keys: Float64Array
}

export interface BTreeOptions<E> {
  name: string
  type: number
  root: { bid: number; ib: number }
  entry: Layout<E>
  problems: Problems
}

export class BTree<E> {
  readonly #source: PstSource
  readonly #format: Format
  readonly #options: BTreeOptions<E>
  readonly #pages = new Recent<number, Page>(PAGES_CACHED)
  #recovered: Map<number, E> | undefined

  constructor(source: PstSource, format: Format, options: BTreeOptions<E>) {
    this.#source = source
    this.#format = format
    this.#options = options
  }

  find(key: number): E | undefined {
    try {
      return this.#find(key) ?? this.#recovered?.get(key)
    } catch (error) {
      if (!(error instanceof LayoutError)) throw error
      return this.#recover(error).get(key)
    }
  }

  /** All entries in the order of their keys, those of lost pages behind the others. */
  *entries(): Generator<E> {
    const seen = new Set<number>()
    let damaged = this.#recovered !== undefined
    const known = new Set<number>()
    const stack: { ib: number; level: number | undefined }[] = [{ ib: this.#options.root.ib, level: undefined }]
    for (let next = stack.pop(); next; next = stack.pop()) {
      if (seen.has(next.ib)) continue
      seen.add(next.ib)
      let page: Page
      try {
        page = this.#page(next.ib, next.level)
      } catch (error) {
        if (!(error instanceof LayoutError)) throw error
        this.#recover(error)
        damaged = true
        continue
      }
      if (page.level > 0) {
        for (let index = page.count - 1; index >= 0; index--) {
          stack.push({ ib: this.#child(page, index), level: page.level - 1 })
        }
        continue
      }
      for (let index = 0; index < page.count; index++) {
        known.add(page.keys[index] as number)
        const entry = this.#attempt(page, index)
        if (entry) yield entry
      }
    }
    if (!damaged) return
    for (const [key, entry] of this.#recovered ?? []) if (!known.has(key)) yield entry
  }

  #find(key: number): E | undefined {
    let ib = this.#options.root.ib
    let level: number | undefined
    for (;;) {
      const page = this.#page(ib, level)
      const index = lastNotAbove(page.keys, page.count, key)
      if (index < 0) return undefined
      if (page.level === 0) return page.keys[index] === key ? this.#entry(page, index) : undefined
      ib = this.#child(page, index)
      level = page.level - 1
    }
  }

  #page(ib: number, level: number | undefined): Page {
    const page = this.#pages.get(ib, () => this.#read(ib))
    if (level !== undefined && page.level !== level) {
      throw new LayoutError(`level ${page.level} where ${level} must be`, ib, this.#options.name)
    }
    return page
  }

  #read(ib: number): Page {
    const { name, problems, type } = this.#options
    const bytes = readExactly(this.#source, ib, this.#format.pageSize)
    const { page, sound } = parsePage(bytes, ib, { format: this.#format, type, entry: this.#options.entry, name })
    if (!sound) problems.add(`page of the ${name} B-tree`, 'its checksum does not fit', ib)
    return page
  }

  #entry(page: Page, index: number): E {
    const start = index * page.entrySize
    return this.#options.entry.read(new Reader(page.bytes, { start, end: start + page.entrySize }))
  }

  /** One entry that does not fit is no reason to lose those beside it. */
  #attempt(page: Page, index: number): E | undefined {
    const key = (page.keys[index] as number).toString(16)
    return this.#options.problems.attempt(`entry 0x${key} of the ${this.#options.name} B-tree`, () =>
      this.#entry(page, index),
    )
  }

  /** [MS-PST] 2.2.2.7.7.2 BTENTRY: key, block id, offset. */
  #child(page: Page, index: number): number {
    const reader = new Reader(page.bytes, { start: index * page.entrySize })
    this.#format.id.read(reader)
    this.#format.id.read(reader)
    return this.#format.id.read(reader)
  }

  #recover(why: LayoutError): Map<number, E> {
    if (this.#recovered) return this.#recovered
    const { name, problems, type, entry } = this.#options
    problems.add(`${name} B-tree`, why, why.offset)
    const { pageSize } = this.#format
    const found = new Map<number, { bid: number; entry: E }>()
    for (let start = 0; start < this.#source.size; start += SCAN_CHUNK_SIZE) {
      const chunk = this.#source.read(start, Math.min(SCAN_CHUNK_SIZE, this.#source.size - start))
      for (let at = 0; at + pageSize <= chunk.length; at += pageSize) {
        const end = at + pageSize
        if (chunk[end - this.#format.pageTrailerSize] !== type) continue
        const bytes = chunk.subarray(at, end)
        const leaf = findLeaf(bytes, start + at, { format: this.#format, type, entry, name })
        if (!leaf) continue
        for (let index = 0; index < leaf.page.count; index++) {
          const key = leaf.page.keys[index] as number
          const other = found.get(key)
          const entry = other && other.bid >= leaf.bid ? undefined : this.#attempt(leaf.page, index)
          if (entry) found.set(key, { bid: leaf.bid, entry })
        }
      }
    }
    this.#recovered = new Map([...found].map(([key, { entry }]) => [key, entry]))
    return this.#recovered
  }
}

type PageContext = { format: Format; type: number; entry: Layout<unknown>; name: string }

function findLeaf(bytes: Uint8Array, ib: number, context: PageContext): { page: Page; bid: number } | undefined {
  try {
    const { page, sound, bid } = parsePage(bytes, ib, context)
    return sound && page.level === 0 ? { page, bid } : undefined
  } catch (error) {
    if (!(error instanceof LayoutError)) throw error
    return undefined
  }
}

function parsePage(bytes: Uint8Array, ib: number, { format, type, entry, name }: PageContext) {
  const fail = (problem: string): never => {
    throw new LayoutError(problem, ib, name)
  }
  const { pageSize, pageTrailerSize } = format
  const trailer = format.pageTrailer.read(new Reader(bytes, { start: pageSize - pageTrailerSize }))
  if (trailer.ptype !== type || trailer.ptypeRepeat !== type) fail(`not a page of type 0x${type.toString(16)}`)
  const { entriesSize, counts } = format.btree
  const { cEnt, cbEnt, cLevel } = counts.read(new Reader(bytes, { start: entriesSize }))
  const smallest = cLevel === 0 ? entry.minSize : 3 * format.id.fixedSize
  if (cLevel > LEVEL_MAX) fail(`level ${cLevel}`)
  if (cEnt > 0 && cbEnt < smallest) fail(`entries of ${cbEnt} bytes`)
  if (cEnt * cbEnt > entriesSize) fail(`${cEnt} entries of ${cbEnt} bytes do not fit a page`)
  const keys = new Float64Array(cEnt)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let index = 0; index < cEnt; index++) {
    const low = view.getUint32(index * cbEnt, true)
    // The key of a node is its id, whose upper half means nothing where ids are wide.
    if (type === PageType.nodeBTree) keys[index] = low
    else keys[index] = low - (low % 2) + (format.wide ? view.getUint32(index * cbEnt + 4, true) * 0x100000000 : 0)
  }
  const sound =
    trailer.dwCRC === checksum(bytes.subarray(0, pageSize - pageTrailerSize)) &&
    trailer.wSig === signature(ib, trailer.bid)
  return { page: { level: cLevel, count: cEnt, entrySize: cbEnt, bytes, keys } satisfies Page, sound, bid: trailer.bid }
}

/** Binary search: the last key that is not above this one, or -1. */
function lastNotAbove(keys: Float64Array, count: number, key: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((keys[middle] as number) <= key) low = middle + 1
    else high = middle
  }
  return low - 1
}
