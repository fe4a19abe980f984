/**
 * The properties of one storage: the property stream and the streams of the values. [MS-OXMSG] 2.1, 2.4
 *
 * Some writers forget entries of the property stream: a value whose stream is there counts all the same.
 */
import { nameKey, makeStream, type Storage, type Stream } from '../cfb/index.ts'
import { Writer } from '../binary/index.ts'
import {
  BINARY,
  elementSize,
  FIRST_NAMED_ID,
  fixedSizes,
  headerSizes,
  hexDigits,
  type MsgName,
  type MsgProperty,
  OBJECT,
  type ObjectKind,
  PROPERTIES,
  streamName,
} from './format.ts'
import { characterWidth, MULTIPLE, STRING, STRING8, withoutZero } from './strings.ts'

const ENTRY_SIZE = 16
/** Mandatory ones are rare; what is written may be read and changed. */
const READABLE = 2
const WRITABLE = 4
export const WRITTEN_FLAGS = READABLE | WRITABLE

const variableTypes: ReadonlySet<number> = new Set([STRING8, STRING, BINARY, OBJECT, 0x0048])

export interface ReadContext {
  names: ReadonlyMap<number, MsgName>
  problem(what: string, why: string): void
}

export function readProperties(storage: Storage, kind: ObjectKind, path: string, context: ReadContext): MsgProperty[] {
  const streams = new Map<string, Stream>()
  for (const entry of storage.entries) if (entry.kind === 'stream') streams.set(nameKey(entry.name), entry)
  const properties: MsgProperty[] = []
  const seen = new Set<number>()
  const add = (tag: number, flags: number, values: Uint8Array[]) => {
    seen.add(tag)
    const id = tag >>> 16
    const name = id >= FIRST_NAMED_ID ? context.names.get(id) : undefined
    properties.push({ id, type: tag & 0xffff, flags, ...(name && { name }), values })
  }

  const table = streams.get(nameKey(PROPERTIES))?.bytes
  if (!table) context.problem(path, 'there is no property stream')
  for (const { tag, flags, value } of entriesOf(table, kind)) {
    const type = tag & 0xffff
    if (seen.has(tag) || type === OBJECT) continue
    const fixed = fixedSizes.get(type)
    if (fixed !== undefined) {
      add(tag, flags, [value.subarray(0, fixed)])
      continue
    }
    const values = streamValues(streams, tag)
    if (values) add(tag, flags, values)
    else if (announcesNothing(type, value)) add(tag, flags, type & MULTIPLE ? [] : [new Uint8Array()])
    else context.problem(path, `the value of ${hexDigits(tag, 8)} is missing`)
  }
  for (const name of streams.keys()) {
    const [, digits] = /^__SUBSTG1\.0_([0-9A-F]{8})$/.exec(name) ?? []
    const tag = digits === undefined ? 0 : Number.parseInt(digits, 16)
    if (tag === 0 || seen.has(tag) || fixedSizes.has(tag & 0xffff)) continue
    add(tag, WRITTEN_FLAGS, streamValues(streams, tag) as Uint8Array[])
  }
  return properties
}

function* entriesOf(
  table: Uint8Array | undefined,
  kind: ObjectKind,
): Generator<{ tag: number; flags: number; value: Uint8Array }> {
  if (!table) return
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength)
  for (let at = headerSizeOf(table, kind); at + ENTRY_SIZE <= table.length; at += ENTRY_SIZE) {
    const tag = view.getUint32(at, true)
    if (tag !== 0) yield { tag, flags: view.getUint32(at + 4, true), value: table.subarray(at + 8, at + ENTRY_SIZE) }
  }
}

/** Some writers give a message the header of an embedded one, or the other way round: the first entry shows which it is. */
function headerSizeOf(table: Uint8Array, kind: ObjectKind): number {
  const size = headerSizes[kind]
  if (kind === 'other' || isEntry(table, size)) return size
  const other = kind === 'message' ? headerSizes.embedded : headerSizes.message
  return isEntry(table, other) ? other : size
}

function isEntry(table: Uint8Array, at: number): boolean {
  if (at + ENTRY_SIZE > table.length) return false
  const view = new DataView(table.buffer, table.byteOffset + at, ENTRY_SIZE)
  const type = view.getUint16(0, true) & ~MULTIPLE
  const isType = fixedSizes.has(type) || variableTypes.has(type)
  return isType && view.getUint16(2, true) !== 0 && view.getUint32(4, true) <= 0xff
}

/** Writers leave out the stream of an empty value; the size counts the zero that would end a string. */
function announcesNothing(type: number, value: Uint8Array): boolean {
  const size = new DataView(value.buffer, value.byteOffset, 4).getUint32(0, true)
  return size <= (type === STRING ? 2 : type === STRING8 ? 1 : 0)
}

function streamValues(streams: ReadonlyMap<string, Stream>, tag: number): Uint8Array[] | undefined {
  const type = tag & 0xffff
  const base = streamName(tag >>> 16, type)
  const stream = streams.get(nameKey(base))
  if ((type & MULTIPLE) === 0) return stream && [withoutZero(type, stream.bytes)]
  const size = elementSize(type)
  if (size !== undefined) {
    if (!stream) return undefined
    return Array.from({ length: Math.floor(stream.bytes.length / size) }, (_, index) =>
      stream.bytes.subarray(index * size, (index + 1) * size),
    )
  }
  // [MS-OXMSG] 2.1.4.2: the sizes say how many there are; the streams of the values say it better.
  const values: Uint8Array[] = []
  for (let index = 0; ; index++) {
    const value = streams.get(nameKey(`${base}-${hexDigits(index, 8)}`))
    if (!value) break
    values.push(withoutZero(type, value.bytes))
  }
  return stream || values.length > 0 ? values : undefined
}

export interface PropertyWriter {
  header: Uint8Array
  idOf(name: MsgName): number
  /** The content of the attachment as a storage: [MS-OXMSG] 2.4.2.2. */
  object?: { tag: number; marker: number }
}

/** The property stream and the streams of the values. */
export function writeProperties(
  properties: readonly MsgProperty[],
  { header, idOf, object }: PropertyWriter,
): Stream[] {
  const table = new Writer(header.length + properties.length * ENTRY_SIZE)
  table.put(header)
  const streams: Stream[] = []
  for (const property of properties) {
    const { type, flags, values } = property
    const id = property.name ? idOf(property.name) : property.id
    table.u32(((id << 16) | type) >>> 0)
    table.u32(flags)
    const fixed = fixedSizes.get(type)
    if (fixed !== undefined) {
      table.put((values[0] as Uint8Array).subarray(0, fixed))
      for (let index = fixed; index < 8; index++) table.u8(0)
      continue
    }
    const written = valueStreams(streamName(id, type), type, values)
    streams.push(...written)
    const size = (written[0] as Stream).bytes.length
    table.u32(type & MULTIPLE ? size : size + characterWidth(type))
    table.u32(0)
  }
  if (object) {
    table.u32(object.tag)
    table.u32(WRITTEN_FLAGS)
    table.u32(0xffffffff)
    table.u32(object.marker)
  }
  return [makeStream(PROPERTIES, table.take()), ...streams]
}

function valueStreams(base: string, type: number, values: readonly Uint8Array[]): Stream[] {
  if ((type & MULTIPLE) === 0) return [makeStream(base, values[0] as Uint8Array)]
  if (elementSize(type) !== undefined) return [makeStream(base, Buffer.concat(values))]
  const width = characterWidth(type)
  const sizes = new Writer(64)
  const streams = values.map((value, index) => {
    sizes.u32(value.length + width)
    // [MS-OXMSG] 2.1.4.2.1: sizes of binaries have four reserved bytes behind them.
    if ((type & ~MULTIPLE) === BINARY) sizes.u32(0)
    const bytes = width === 0 ? value : Buffer.concat([value, Buffer.alloc(width)])
    return makeStream(`${base}-${hexDigits(index, 8)}`, bytes)
  })
  return [makeStream(base, sizes.take()), ...streams]
}
