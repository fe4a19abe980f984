/**
 * IDSET and GLOBSET. [MS-OXCFXICS] 2.2.2.4, 2.2.2.6, 3.1.5.4
 *
 * A GLOBSET is a little program for a stack of common high-order bytes:
 *
 *   01…06 bytes    push that many; six bytes on the stack are one id, and the push is taken back at once
 *   50             pop the last push
 *   42 start mask  with five bytes on the stack: start, and start + 1 + i for each bit i
 *   52 low high    a range; both are the bytes that are not on the stack
 *   00             end
 *
 * An IDSET is a list of replicas with a GLOBSET each: by ReplId for what is only of this session, by GUID for the state
 * that a client keeps.
 */
import { compareBytes, guid, guidBytes, type Layout, Reader, u16, Writer } from '#codec/binary/index.ts'
import { type IdRange, IdSet } from './id-set.ts'

const width = 6
const end = 0x00
const bitmask = 0x42
const pop = 0x50
const range = 0x52

export const globset: Layout<IdSet> = {
  kind: 'globset',
  minSize: 1,
  fixedSize: undefined,
  read: readGlobset,
  write: writeGlobset,
  print(printer, reader, label) {
    const start = reader.pos
    const set = readGlobset(reader)
    printer.line(start, reader.pos, label, set.toString())
    return set
  },
}

/** Sets by ReplId: MetaTagIdsetDeleted, …NoLongerInScope, …Expired, …Read, …Unread. */
export function encodeReplicaIdSets(sets: ReadonlyMap<number, IdSet>): Uint8Array {
  const writer = new Writer()
  for (const [replica, set] of [...sets].sort(([a], [b]) => a - b)) {
    if (set.isEmpty) continue
    u16.write(writer, replica)
    writeGlobset(writer, set)
  }
  return writer.take()
}

export function decodeReplicaIdSets(bytes: Uint8Array): Map<number, IdSet> {
  return readSets(bytes, (reader) => u16.read(reader))
}

/** Sets by replica GUID: MetaTagIdsetGiven and MetaTagCnset…, in the order of MS-OXCFXICS_R186. */
export function encodeIdSets(sets: ReadonlyMap<string, IdSet>): Uint8Array {
  const writer = new Writer()
  const keyed = [...sets].map(([replica, set]) => ({ key: guidBytes(replica), set }))
  for (const { key, set } of keyed.sort((a, b) => compareBytes(a.key, b.key))) {
    if (set.isEmpty) continue
    writer.put(key)
    writeGlobset(writer, set)
  }
  return writer.take()
}

export function decodeIdSets(bytes: Uint8Array): Map<string, IdSet> {
  return readSets(bytes, (reader) => guid.read(reader))
}

function readSets<K>(bytes: Uint8Array, readKey: (reader: Reader) => K): Map<K, IdSet> {
  const reader = new Reader(bytes)
  const sets = new Map<K, IdSet>()
  while (reader.pos < reader.end) {
    const key = readKey(reader)
    const set = readGlobset(reader)
    const other = sets.get(key)
    sets.set(key, other ? other.addAll(set) : set)
  }
  return sets
}

function readGlobset(reader: Reader): IdSet {
  const set = new IdSet()
  const pushes: number[] = []
  let depth = 0
  let common = 0
  for (;;) {
    const at = reader.pos
    const command = reader.u8()
    if (command === end) {
      if (depth !== 0) throw reader.error('end with bytes on the stack', at)
      return set
    }
    if (command >= 1 && command <= width) {
      if (depth + command > width) throw reader.error('more than six bytes on the stack', at)
      const value = readBytes(reader, command)
      if (depth + command === width) {
        set.add(common * 256 ** command + value)
        continue
      }
      pushes.push(command)
      depth += command
      common = common * 256 ** command + value
    } else if (command === pop) {
      const size = pushes.pop()
      if (size === undefined) throw reader.error('pop from an empty stack', at)
      depth -= size
      common = Math.floor(common / 256 ** size)
    } else if (command === bitmask) {
      if (depth !== width - 1) throw reader.error(`bitmask with ${depth} bytes on the stack`, at)
      const start = reader.u8()
      const mask = reader.u8()
      // Bits beyond the last value of a byte belong to no id.
      for (let i = -1; i < 8 && start + 1 + i <= 255; i++) {
        if (i < 0 || (mask & (1 << i)) !== 0) set.add(common * 256 + start + 1 + i)
      }
    } else if (command === range) {
      const size = width - depth
      const low = readBytes(reader, size)
      const high = readBytes(reader, size)
      if (high < low) throw reader.error('range from high to low', at)
      set.addRange(common * 256 ** size + low, common * 256 ** size + high)
    } else {
      throw reader.error(`0x${command.toString(16)} is no command`, at)
    }
  }
}

function readBytes(reader: Reader, size: number): number {
  const start = reader.take(size)
  let value = 0
  for (let i = 0; i < size; i++) value = value * 256 + (reader.bytes[start + i] as number)
  return value
}

function writeGlobset(writer: Writer, set: IdSet): void {
  writeRanges(writer, [...set.ranges()], 0)
  writer.u8(end)
}

/** Ranges that share their first `depth` bytes, which are on the stack. */
function writeRanges(writer: Writer, ranges: readonly IdRange[], depth: number): void {
  for (let i = 0; i < ranges.length; ) {
    const [low, high] = ranges[i] as IdRange
    if (depth === width - 1) {
      i = writeLastBytes(writer, ranges, i)
      continue
    }
    const byte = byteAt(low, depth)
    if (byteAt(high, depth) !== byte) {
      writer.u8(range)
      putBytes(writer, low, width - depth)
      putBytes(writer, high, width - depth)
      i++
      continue
    }
    // All that go on with the same byte share a push; it takes as many bytes as they have in common.
    let next = i + 1
    while (next < ranges.length && sharesByte(ranges[next] as IdRange, depth, byte)) next++
    const last = (ranges[next - 1] as IdRange)[1]
    let shared = 1
    while (depth + shared < width && byteAt(low, depth + shared) === byteAt(last, depth + shared)) shared++
    writer.u8(shared)
    putBytes(writer, Math.floor(low / 256 ** (width - depth - shared)), shared)
    if (depth + shared < width) {
      writeRanges(writer, ranges.slice(i, next), depth + shared)
      writer.u8(pop)
    }
    i = next
  }
}

/** Ranges that differ in their last byte only: up to nine values fit one bitmask. */
function writeLastBytes(writer: Writer, ranges: readonly IdRange[], from: number): number {
  const [low, high] = ranges[from] as IdRange
  let next = from + 1
  while (next < ranges.length && (ranges[next] as IdRange)[1] - low <= 8) next++
  if (next - from > 1) {
    let mask = 0
    for (let i = from; i < next; i++) {
      const [start, finish] = ranges[i] as IdRange
      for (let id = start; id <= finish; id++) if (id > low) mask |= 1 << (id - low - 1)
    }
    writer.u8(bitmask)
    writer.u8(low % 256)
    writer.u8(mask)
    return next
  }
  if (low === high) {
    writer.u8(1)
    writer.u8(low % 256)
  } else {
    writer.u8(range)
    writer.u8(low % 256)
    writer.u8(high % 256)
  }
  return from + 1
}

function sharesByte([low, high]: IdRange, depth: number, byte: number): boolean {
  return byteAt(low, depth) === byte && byteAt(high, depth) === byte
}

function byteAt(id: number, index: number): number {
  return Math.floor(id / 256 ** (width - 1 - index)) % 256
}

/** The lowest `size` bytes of a number, the most significant first. */
function putBytes(writer: Writer, value: number, size: number): void {
  for (let index = width - size; index < width; index++) writer.u8(byteAt(value, index))
}
