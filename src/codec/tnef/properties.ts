/**
 * Lists of properties in TNEF. [MS-OXTNEF] 2.1.3.4
 *
 *   count u32, then each: type u16 | id u16 | name, from 0x8000 on | values
 *   name: GUID | kind u32 | LID u32, or size u32 and UTF-16LE
 *   values: as they are when their size is fixed; a count first when it is not, or when there are several
 *
 * Everything is filled up to four bytes.
 */
import { guidBytes, guidText, LayoutError, Reader, utf16Text, type Writer } from '../binary/index.ts'
import { characterWidth, MULTIPLE, withoutZero } from '../msg/strings.ts'
import type { TnefName, TnefProperty } from './format.ts'

const FIRST_NAMED_ID = 0x8000
const NAME_BYTES_MAX = 2048

const fixedSizes: ReadonlyMap<number, number> = new Map([
  [0x0001, 0],
  [0x0002, 2],
  [0x0003, 4],
  [0x0004, 4],
  [0x0005, 8],
  [0x0006, 8],
  [0x0007, 8],
  [0x000a, 4],
  [0x000b, 2],
  [0x0014, 8],
  [0x0040, 8],
  [0x0048, 16],
])
const variableTypes: ReadonlySet<number> = new Set([0x000d, 0x001e, 0x001f, 0x0102])

/** The properties up to the first that cannot be read; `problem` is told why the rest is missing. */
export function readProperties(reader: Reader, problem: (why: string) => void): TnefProperty[] {
  const properties: TnefProperty[] = []
  try {
    const count = reader.u32()
    for (let index = 0; index < count; index++) properties.push(readProperty(reader))
  } catch (error) {
    if (!(error instanceof LayoutError)) throw error
    problem(`property ${properties.length}: ${error.message}`)
    reader.pos = reader.end
  }
  return properties
}

function readProperty(reader: Reader): TnefProperty {
  const type = reader.u16()
  const id = reader.u16()
  const name = id >= FIRST_NAMED_ID ? readName(reader) : undefined
  return { id, type, ...(name && { name }), values: readValues(reader, type) }
}

function readName(reader: Reader): TnefName {
  const set = guidText(reader.slice(16))
  const kind = reader.u32()
  const number = reader.u32()
  if (kind === 0) return { set, lid: number }
  if (number > NAME_BYTES_MAX) throw reader.error(`a name of ${number} bytes`, reader.pos - 4)
  const text = withoutZero(0x001f, reader.slice(number))
  fill(reader, number)
  return { set, string: utf16Text(text, 0, text.length) }
}

function readValues(reader: Reader, type: number): Uint8Array[] {
  const single = type & ~MULTIPLE
  const fixed = fixedSizes.get(single)
  if (fixed === undefined && !variableTypes.has(single)) throw reader.error(`type 0x${type.toString(16)} is not known`)
  if (fixed !== undefined && type === single) return [readFixed(reader, fixed)]
  const start = reader.pos
  const count = reader.u32()
  if (count * 4 > reader.remaining) throw reader.error(`${count} values announced`, start)
  const values: Uint8Array[] = []
  for (let index = 0; index < count; index++) {
    values.push(fixed === undefined ? readVariable(reader, type) : readFixed(reader, fixed))
  }
  if (type === single && values.length === 0) values.push(new Uint8Array())
  return values
}

function readFixed(reader: Reader, size: number): Uint8Array {
  const value = reader.slice(size)
  fill(reader, size)
  return value
}

function readVariable(reader: Reader, type: number): Uint8Array {
  const size = reader.u32()
  const value = reader.slice(size)
  fill(reader, size)
  return withoutZero(type, value)
}

/** The last value of a list may lack what fills it up. */
function fill(reader: Reader, size: number): void {
  reader.pos = Math.min(reader.end, reader.pos + (-size & 3))
}

export function writeProperties(writer: Writer, properties: readonly TnefProperty[]): void {
  writer.u32(properties.length)
  for (const { id, type, name, values } of properties) {
    writer.u16(type)
    writer.u16(name && id < FIRST_NAMED_ID ? FIRST_NAMED_ID : id)
    if (name) writeName(writer, name)
    writeValues(writer, type, values)
  }
}

function writeName(writer: Writer, name: TnefName): void {
  writer.put(guidBytes(name.set))
  writer.u32(name.lid === undefined ? 1 : 0)
  if (name.lid !== undefined) return writer.u32(name.lid)
  const text = Buffer.from(`${name.string}\0`, 'utf16le')
  writer.u32(text.length)
  put(writer, text)
}

function writeValues(writer: Writer, type: number, values: readonly Uint8Array[]): void {
  const single = type & ~MULTIPLE
  const isFixed = fixedSizes.has(single)
  if (isFixed && type === single) return put(writer, values[0] as Uint8Array)
  writer.u32(values.length)
  for (const value of values) {
    const zero = characterWidth(type)
    if (!isFixed) writer.u32(value.length + zero)
    put(writer, zero === 0 ? value : Buffer.concat([value, Buffer.alloc(zero)]))
  }
}

function put(writer: Writer, bytes: Uint8Array): void {
  writer.put(bytes)
  for (let missing = -bytes.length & 3; missing > 0; missing--) writer.u8(0)
}
