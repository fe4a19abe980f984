/**
 * Reads a compound file. [MS-CFB]
 *
 * Files are damaged, cut off or made to harm. What can be had is read, `problems` says what could not; only where
 * there is no directory is there a LayoutError. A sector belongs to one chain only: that is what stops circles, and what
 * keeps the content of all streams together smaller than the file.
 */
import { decode, LayoutError, utf16Text } from '../binary/index.ts'
import {
  type DirectoryEntry,
  ENTRY_SIZE,
  entryLayout,
  EntryType,
  HEADER_DIFAT_ENTRIES,
  HEADER_SIZE,
  type Header,
  headerLayout,
  MINI_SECTOR_SIZE,
  MINI_STREAM_CUTOFF,
  NO_ENTRY,
  Sector,
  SIGNATURE,
} from './format.ts'
import { nameKey, type Storage } from './storage.ts'

export interface CompoundFile {
  root: Storage
  /** 3 or 4. */
  version: number
  /** What is damaged; empty for a file that is as it should be. */
  problems: string[]
}

const PROBLEMS_MAX = 1000
const DEPTH_MAX = 128
const NO_BYTES = new Uint8Array()

export function isCompoundFile(bytes: Uint8Array): boolean {
  return bytes.length >= SIGNATURE.length && SIGNATURE.every((byte, index) => bytes[index] === byte)
}

export function readCompoundFile(bytes: Uint8Array): CompoundFile {
  return new CompoundReader(bytes).read()
}

class CompoundReader {
  readonly #bytes: Uint8Array
  readonly #header: Header
  readonly #sectorSize: number
  /** The last one may be cut off. */
  readonly #sectors: number
  readonly #problems: string[] = []
  /** 1 for each sector that belongs to a chain. */
  readonly #taken: Uint8Array
  #miniTaken: Uint8Array = NO_BYTES
  #fat: Uint32Array = new Uint32Array()
  #miniFat: Uint32Array = new Uint32Array()
  #miniStream: Uint8Array = NO_BYTES

  constructor(bytes: Uint8Array) {
    if (!isCompoundFile(bytes)) throw new LayoutError('not a compound file', 0, 'signature')
    if (bytes.length < HEADER_SIZE) throw new LayoutError('the header is cut off', bytes.length)
    this.#bytes = bytes
    this.#header = decode(headerLayout, bytes.subarray(0, headerLayout.minSize))
    const { sectorShift, byteOrder } = this.#header
    if (byteOrder !== 0xfffe) throw new LayoutError(`byte order 0x${byteOrder.toString(16)}`, 28, 'byteOrder')
    if (sectorShift !== 9 && sectorShift !== 12) {
      throw new LayoutError(`sectors of 2^${sectorShift} bytes`, 30, 'sectorShift')
    }
    this.#sectorSize = 1 << sectorShift
    this.#sectors = Math.max(0, Math.ceil((bytes.length - this.#sectorSize) / this.#sectorSize))
    this.#taken = new Uint8Array(this.#sectors)
  }

  read(): CompoundFile {
    this.#readFat()
    const directory = this.#chain(this.#header.firstDirectorySector, 'directory')
    const root = directory.length >= ENTRY_SIZE ? entryAt(directory, 0) : undefined
    if (!root) throw new LayoutError('there is no directory', 48, 'firstDirectorySector')
    if ((root.typeAndColour & 0xff) !== EntryType.root) this.#problem('root', 'its entry is of another type')
    this.#readMiniStream(root)
    return {
      root: this.#readTree(directory, root),
      version: this.#header.majorVersion,
      problems: this.#problems,
    }
  }

  /** [MS-CFB] 2.3, 2.5. The counts in the header are not believed; the entries are. */
  #readFat(): void {
    const places: number[] = []
    const add = (sector: number) => {
      if (sector === Sector.free) return
      if (this.#take(sector)) places.push(sector)
      else this.#problem('FAT', `sector ${sector} does not exist or is used twice`)
    }
    for (let index = 0; index < HEADER_DIFAT_ENTRIES; index++) {
      add(u32At(this.#bytes, headerLayout.minSize + index * 4))
    }
    const entries = this.#sectorSize / 4 - 1
    let next = this.#header.firstDifatSector
    // Some writers end the chain with "free" instead of "end of chain".
    while (next !== Sector.endOfChain && next !== Sector.free) {
      if (!this.#take(next)) {
        this.#problem('DIFAT', `sector ${next} does not exist or is used twice`)
        break
      }
      const difat = this.#sector(next)
      for (let index = 0; index < entries; index++) add(u32At(difat, index * 4))
      next = u32At(difat, entries * 4)
    }
    const perSector = this.#sectorSize / 4
    this.#fat = new Uint32Array(places.length * perSector)
    for (const [index, place] of places.entries()) {
      this.#fat.set(numbers(this.#sector(place), perSector), index * perSector)
    }
  }

  /** [MS-CFB] 2.4, 2.6.3 */
  #readMiniStream(root: DirectoryEntry): void {
    const size = this.#sizeOf(root)
    if (size === 0) return
    this.#miniStream = this.#chain(root.start, 'mini stream', size)
    const miniFat = this.#chain(this.#header.firstMiniFatSector, 'mini FAT')
    this.#miniFat = numbers(miniFat, Math.floor(miniFat.length / 4))
    this.#miniTaken = new Uint8Array(Math.ceil(this.#miniStream.length / MINI_SECTOR_SIZE))
  }

  /** The entries of each storage in the order of its tree; an entry that was met already is not followed. */
  #readTree(directory: Uint8Array, rootEntry: DirectoryEntry): Storage {
    const count = Math.floor(directory.length / ENTRY_SIZE)
    const met = new Uint8Array(count)
    met[0] = 1
    const root = storageOf(rootEntry)
    const waiting: { storage: Storage; child: number; path: string; depth: number }[] = [
      { storage: root, child: rootEntry.child, path: '', depth: 1 },
    ]
    for (let place = waiting.pop(); place; place = waiting.pop()) {
      const { storage, path, depth } = place
      const names = new Set<string>()
      for (const entry of this.#entriesOf(directory, place.child, met, path)) {
        const name = nameOf(entry)
        const here = `${path}/${name}`
        if (names.has(nameKey(name))) this.#problem(here, 'the name is used twice')
        names.add(nameKey(name))
        const type = entry.typeAndColour & 0xff
        if (type === EntryType.stream) {
          storage.entries.push({ kind: 'stream', name, bytes: this.#content(entry, here) })
        } else if (type !== EntryType.storage) {
          this.#problem(here, `an entry of type ${type}`)
        } else if (depth >= DEPTH_MAX) {
          this.#problem(here, `storages are nested deeper than ${DEPTH_MAX}`)
        } else {
          const inner = storageOf(entry)
          storage.entries.push(inner)
          waiting.push({ storage: inner, child: entry.child, path: here, depth: depth + 1 })
        }
      }
    }
    return root
  }

  /** Walks the tree from left to right; whether it is ordered and balanced does not matter. */
  *#entriesOf(directory: Uint8Array, top: number, met: Uint8Array, path: string): Generator<DirectoryEntry> {
    const above: DirectoryEntry[] = []
    let index = top
    for (;;) {
      while (index !== NO_ENTRY) {
        const isNew = index < met.length && met[index] === 0
        if (!isNew) {
          this.#problem(path || '/', `entry ${index} does not exist or was met before`)
          break
        }
        met[index] = 1
        const entry = entryAt(directory, index)
        above.push(entry)
        index = entry.left
      }
      const entry = above.pop()
      if (!entry) return
      yield entry
      index = entry.right
    }
  }

  #content(entry: DirectoryEntry, path: string): Uint8Array {
    const size = this.#sizeOf(entry)
    if (size === 0) return NO_BYTES
    return size < MINI_STREAM_CUTOFF ? this.#miniChain(entry.start, path, size) : this.#chain(entry.start, path, size)
  }

  /** [MS-CFB] 2.6.1: in version 3 the upper half may hold anything. */
  #sizeOf({ sizeLow, sizeHigh }: DirectoryEntry): number {
    return this.#sectorSize === 512 ? sizeLow : sizeHigh * 0x1_0000_0000 + sizeLow
  }

  /** The content of a chain: `size` bytes, or all of it; less where the chain breaks. */
  #chain(start: number, what: string, size?: number): Uint8Array {
    const wanted = size === undefined ? Number.POSITIVE_INFINITY : Math.ceil(size / this.#sectorSize)
    const chain = new Chain(start)
    let sector = start
    while (chain.length < wanted) {
      if (sector === Sector.endOfChain || (size === undefined && sector === Sector.free)) break
      if (!this.#take(sector)) {
        this.#problem(what, `sector ${sector} does not exist or is used twice`)
        break
      }
      chain.add(sector)
      sector = this.#fat[sector] ?? Sector.free
    }
    return this.#joined(chain, what, size, (from, count) => {
      const begin = (from + 1) * this.#sectorSize
      return this.#bytes.subarray(begin, begin + count * this.#sectorSize)
    })
  }

  #miniChain(start: number, what: string, size: number): Uint8Array {
    const wanted = Math.ceil(size / MINI_SECTOR_SIZE)
    const chain = new Chain(start)
    let sector = start
    while (chain.length < wanted && sector !== Sector.endOfChain) {
      if (sector >= this.#miniTaken.length || this.#miniTaken[sector] !== 0) {
        this.#problem(what, `mini sector ${sector} does not exist or is used twice`)
        break
      }
      this.#miniTaken[sector] = 1
      chain.add(sector)
      sector = this.#miniFat[sector] ?? Sector.free
    }
    return this.#joined(chain, what, size, (from, count) =>
      this.#miniStream.subarray(from * MINI_SECTOR_SIZE, (from + count) * MINI_SECTOR_SIZE),
    )
  }

  #joined(
    chain: Chain,
    what: string,
    size: number | undefined,
    piece: (from: number, count: number) => Uint8Array,
  ): Uint8Array {
    const pieces = chain.runs.map(({ from, count }) => piece(from, count))
    const whole = pieces.length === 1 ? (pieces[0] as Uint8Array) : Buffer.concat(pieces)
    if (size === undefined) return whole
    if (whole.length < size) this.#problem(what, `${size} bytes announced, ${whole.length} found`)
    return whole.subarray(0, size)
  }

  #take(sector: number): boolean {
    if (sector >= this.#sectors || this.#taken[sector] !== 0) return false
    this.#taken[sector] = 1
    return true
  }

  #sector(number: number): Uint8Array {
    const start = (number + 1) * this.#sectorSize
    return this.#bytes.subarray(start, start + this.#sectorSize)
  }

  #problem(what: string, why: string): void {
    if (this.#problems.length < PROBLEMS_MAX) this.#problems.push(`${what}: ${why}`)
  }
}

/** Sectors one behind the other are one run: mostly a stream is one piece of the file. */
class Chain {
  readonly runs: { from: number; count: number }[] = []
  length = 0
  #next: number

  constructor(start: number) {
    this.#next = start
  }

  add(sector: number): void {
    const last = this.runs.at(-1)
    if (last && sector === this.#next) last.count++
    else this.runs.push({ from: sector, count: 1 })
    this.#next = sector + 1
    this.length++
  }
}

function entryAt(directory: Uint8Array, index: number): DirectoryEntry {
  return decode(entryLayout, directory.subarray(index * ENTRY_SIZE, (index + 1) * ENTRY_SIZE))
}

function storageOf(entry: DirectoryEntry): Storage {
  const { clsid, state, created, modified } = entry
  return { kind: 'storage', name: nameOf(entry), clsid, state, created, modified, entries: [] }
}

function nameOf({ name, nameSize }: DirectoryEntry): string {
  const text = utf16Text(name, 0, Math.min(64, nameSize - (nameSize % 2)))
  const end = text.indexOf('\0')
  return end < 0 ? text : text.slice(0, end)
}

/** What lies behind the end of a file that was cut off is free. */
function u32At(bytes: Uint8Array, at: number): number {
  if (at + 4 > bytes.length) return Sector.free
  return (
    ((bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24)) >>>
    0
  )
}

function numbers(bytes: Uint8Array, count: number): Uint32Array {
  const list = new Uint32Array(count)
  for (let index = 0; index < count; index++) list[index] = u32At(bytes, index * 4)
  return list
}
