/**
 * Writes a compound file, version 3. [MS-CFB]
 *
 *   header | directory | mini FAT | mini stream | streams … | FAT | DIFAT
 *
 * The same storages give the same bytes. Everything lies in the order in which it is listed, without gaps; the tree of a
 * storage is balanced, with the lowest level red, which is a red-black tree by construction.
 */
import { encode, LayoutError, putUtf16, zeroGuid } from '../binary/index.ts'
import {
  ENTRY_SIZE,
  entryLayout,
  EntryType,
  HEADER_DIFAT_ENTRIES,
  HEADER_SIZE,
  headerLayout,
  MINI_SECTOR_SIZE,
  MINI_STREAM_CUTOFF,
  NAME_CHARACTERS_MAX,
  NO_ENTRY,
  Sector,
  SIGNATURE,
} from './format.ts'
import { compareNames, type Storage, type Stream } from './storage.ts'

const SECTOR_SIZE = 512
const PER_SECTOR = SECTOR_SIZE / 4
/** [MS-CFB] 2.6.1: a stream of version 3 may not be larger. */
const SIZE_MAX = 0x7fffffff
const RED = 0x000
const BLACK = 0x100

interface Node {
  entry: Storage | Stream
  left: number
  right: number
  child: number
  colour: number
  start: number
  size: number
}

export function writeCompoundFile(root: Storage): Uint8Array {
  const nodes = makeDirectory(root)
  const mini = placeMiniStreams(nodes)

  const fat: number[] = []
  const chain = (size: number): number => {
    const count = Math.ceil(size / SECTOR_SIZE)
    if (count === 0) return Sector.endOfChain
    const start = fat.length
    for (let index = 1; index < count; index++) fat.push(start + index)
    fat.push(Sector.endOfChain)
    return start
  }
  const firstDirectorySector = chain(nodes.length * ENTRY_SIZE)
  const firstMiniFatSector = chain(mini.fat.length * 4)
  const rootNode = nodes[0] as Node
  rootNode.start = chain(mini.size)
  rootNode.size = mini.size
  for (const node of nodes) if (isLarge(node)) node.start = chain(node.size)

  const dataSectors = fat.length
  const { fatSectors, difatSectors } = tableSizes(dataSectors)
  const total = dataSectors + fatSectors + difatSectors
  if (total * SECTOR_SIZE > SIZE_MAX) throw new LayoutError('too large for a compound file of version 3', 0)
  for (let index = 0; index < fatSectors; index++) fat.push(Sector.fat)
  for (let index = 0; index < difatSectors; index++) fat.push(Sector.difat)

  const file = new Uint8Array(HEADER_SIZE + total * SECTOR_SIZE)
  const view = new DataView(file.buffer)
  const at = (sector: number) => (sector + 1) * SECTOR_SIZE
  file.set(
    encode(headerLayout, {
      signature: SIGNATURE,
      minorVersion: 0x3e,
      majorVersion: 3,
      byteOrder: 0xfffe,
      sectorShift: 9,
      miniSectorShift: 6,
      directorySectors: 0,
      fatSectors,
      firstDirectorySector,
      transaction: 0,
      miniStreamCutoff: MINI_STREAM_CUTOFF,
      firstMiniFatSector,
      miniFatSectors: Math.ceil(mini.fat.length / PER_SECTOR),
      firstDifatSector: difatSectors === 0 ? Sector.endOfChain : dataSectors + fatSectors,
      difatSectors,
    }),
  )
  putNumbers(view, headerLayout.minSize, [], HEADER_DIFAT_ENTRIES)
  putDirectory(
    file.subarray(at(firstDirectorySector), at(firstDirectorySector + sectorsOf(nodes.length * ENTRY_SIZE))),
    nodes,
  )
  if (mini.fat.length > 0) {
    putNumbers(view, at(firstMiniFatSector), mini.fat, sectorsOf(mini.fat.length * 4) * PER_SECTOR)
  }
  for (const { entry, start, size } of nodes) {
    if (entry.kind !== 'stream' || size === 0) continue
    file.set(entry.bytes, size < MINI_STREAM_CUTOFF ? at(rootNode.start) + start * MINI_SECTOR_SIZE : at(start))
  }
  putNumbers(view, at(dataSectors), fat, fatSectors * PER_SECTOR)
  putDifat(view, { fatStart: dataSectors, fatSectors, difatSectors })
  return file
}

/** The root is the first; the entries of a storage follow each other in the order of their names. */
function makeDirectory(root: Storage): Node[] {
  const nodes: Node[] = [nodeOf(root)]
  for (let index = 0; index < nodes.length; index++) {
    const { entry } = nodes[index] as Node
    if (entry.kind !== 'storage') continue
    const entries = entry.entries.toSorted((a, b) => compareNames(a.name, b.name))
    for (const [place, { name }] of entries.entries()) {
      const before = entries[place - 1]
      if (before && compareNames(before.name, name) === 0) throw new LayoutError(`the name ${name} is used twice`, 0)
      checkName(name)
    }
    const first = nodes.length
    for (const inner of entries) nodes.push(nodeOf(inner))
    const lowest = Math.floor(Math.log2(Math.max(1, entries.length)))
    ;(nodes[index] as Node).child = link(nodes, { from: first, to: nodes.length, level: 0, lowest })
  }
  return nodes
}

/** The middle one above, the halves beside it: only the lowest level can have gaps, and it alone is red. */
function link(
  nodes: Node[],
  { from, to, level, lowest }: { from: number; to: number; level: number; lowest: number },
): number {
  if (from >= to) return NO_ENTRY
  const middle = Math.floor((from + to) / 2)
  const node = nodes[middle] as Node
  node.colour = level === lowest && level > 0 ? RED : BLACK
  node.left = link(nodes, { from, to: middle, level: level + 1, lowest })
  node.right = link(nodes, { from: middle + 1, to, level: level + 1, lowest })
  return middle
}

function nodeOf(entry: Storage | Stream): Node {
  const size = entry.kind === 'stream' ? entry.bytes.length : 0
  if (size > SIZE_MAX) throw new LayoutError(`${entry.name} is too large for a compound file of version 3`, 0)
  return { entry, left: NO_ENTRY, right: NO_ENTRY, child: NO_ENTRY, colour: BLACK, start: 0, size }
}

/** [MS-CFB] 2.6.1: what names may not be. */
function checkName(name: string): void {
  if (name.length === 0 || name.length > NAME_CHARACTERS_MAX || /[/\\:!\0]/.test(name)) {
    throw new LayoutError(`${JSON.stringify(name)} is no name of a storage or stream`, 0)
  }
}

function isLarge({ entry, size }: Node): boolean {
  return entry.kind === 'stream' && size >= MINI_STREAM_CUTOFF
}

function placeMiniStreams(nodes: readonly Node[]): { fat: number[]; size: number } {
  const fat: number[] = []
  for (const node of nodes) {
    if (node.entry.kind !== 'stream' || isLarge(node)) continue
    const count = Math.ceil(node.size / MINI_SECTOR_SIZE)
    node.start = count === 0 ? Sector.endOfChain : fat.length
    for (let index = 1; index < count; index++) fat.push(fat.length + 1)
    if (count > 0) fat.push(Sector.endOfChain)
  }
  return { fat, size: fat.length * MINI_SECTOR_SIZE }
}

/** The FAT has entries for its own sectors and for those of the DIFAT, too. */
function tableSizes(dataSectors: number): { fatSectors: number; difatSectors: number } {
  let fatSectors = 0
  let difatSectors = 0
  for (;;) {
    const fat = Math.ceil((dataSectors + fatSectors + difatSectors) / PER_SECTOR)
    const difat = Math.ceil(Math.max(0, fat - HEADER_DIFAT_ENTRIES) / (PER_SECTOR - 1))
    if (fat === fatSectors && difat === difatSectors) return { fatSectors, difatSectors }
    fatSectors = fat
    difatSectors = difat
  }
}

function putDirectory(target: Uint8Array, nodes: readonly Node[]): void {
  const count = target.length / ENTRY_SIZE
  for (let index = 0; index < count; index++) {
    const node = nodes[index]
    target.set(node ? encodeNode(node, index === 0) : unusedEntry, index * ENTRY_SIZE)
  }
}

function encodeNode({ entry, left, right, child, colour, start, size }: Node, isRoot: boolean): Uint8Array {
  const text = isRoot ? 'Root Entry' : entry.name
  const name = new Uint8Array(64)
  putUtf16(name, 0, text)
  const type = isRoot ? EntryType.root : EntryType[entry.kind]
  const storage = entry.kind === 'storage' ? entry : undefined
  return encode(entryLayout, {
    name,
    nameSize: text.length * 2 + 2,
    typeAndColour: type | colour,
    left,
    right,
    child,
    clsid: storage?.clsid ?? zeroGuid,
    state: storage?.state ?? 0,
    // The root has no time of creation. [MS-CFB] 2.6.2
    created: isRoot ? 0n : (storage?.created ?? 0n),
    modified: storage?.modified ?? 0n,
    start: storage && !isRoot ? 0 : start,
    sizeLow: size,
    sizeHigh: 0,
  })
}

/** [MS-CFB] 2.6.3 */
const unusedEntry = encode(entryLayout, {
  name: new Uint8Array(64),
  nameSize: 0,
  typeAndColour: EntryType.unused,
  left: NO_ENTRY,
  right: NO_ENTRY,
  child: NO_ENTRY,
  clsid: zeroGuid,
  state: 0,
  created: 0n,
  modified: 0n,
  start: 0,
  sizeLow: 0,
  sizeHigh: 0,
})

function putDifat(
  view: DataView,
  { fatStart, fatSectors, difatSectors }: { fatStart: number; fatSectors: number; difatSectors: number },
): void {
  const places = Array.from({ length: fatSectors }, (_, index) => fatStart + index)
  putNumbers(view, headerLayout.minSize, places.slice(0, HEADER_DIFAT_ENTRIES), HEADER_DIFAT_ENTRIES)
  for (let index = 0; index < difatSectors; index++) {
    const sector = fatStart + fatSectors + index
    const from = HEADER_DIFAT_ENTRIES + index * (PER_SECTOR - 1)
    putNumbers(view, (sector + 1) * SECTOR_SIZE, places.slice(from, from + PER_SECTOR - 1), PER_SECTOR - 1)
    const next = index + 1 < difatSectors ? sector + 1 : Sector.endOfChain
    view.setUint32((sector + 1) * SECTOR_SIZE + SECTOR_SIZE - 4, next, true)
  }
}

/** `count` numbers: those given, then "free". */
function putNumbers(view: DataView, at: number, list: readonly number[], count: number): void {
  for (let index = 0; index < count; index++) view.setUint32(at + index * 4, list[index] ?? Sector.free, true)
}

function sectorsOf(size: number): number {
  return Math.ceil(size / SECTOR_SIZE)
}
