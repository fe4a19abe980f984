/**
 * Full details of an offline address book, version 4, uncompressed. [MS-OXOAB] 2.9
 *
 *   u32 0x20, u32 checksum of all that follows these 12 bytes, u32 number of people
 *   metadata: u32 size, columns of the list's own record, columns of a person's record
 *   records: u32 size, one bit for each column, the values of those that are there
 *
 * Numbers that may be small are variable: below 0x80 one byte, otherwise 0x80 + how many bytes follow. Texts end with
 * NUL and are UTF-8 where they are Unicode.
 */
import { encode, LayoutError, putLatin1, Reader, read, struct, u32, Writer, array } from '#codec/binary/index.ts'
import { crc32 } from 'node:zlib'

/** A tag, and what it is for: [MS-OXOAB] 2.9.3. */
export interface OabColumn {
  tag: number
  flags?: number
}
export const ColumnFlag = { anr: 1, rdn: 2 } as const

export type OabValue =
  | number
  | boolean
  | string
  | Uint8Array
  | readonly string[]
  | readonly Uint8Array[]
  | readonly number[]
/** By the place of the column; undefined where there is none. */
export type OabRecord = readonly (OabValue | undefined)[]

export interface Details {
  listColumns: readonly OabColumn[]
  list: OabRecord
  columns: readonly OabColumn[]
  records: readonly OabRecord[]
}

const version = 0x20
const headSize = 12
const Type = { int32: 0x03, boolean: 0x0b, object: 0x0d, string8: 0x1e, string: 0x1f, binary: 0x102 } as const
const several = 0x1000

export const head = struct({ version: u32, serial: u32, count: u32 })
const columnTable = array(u32, struct({ tag: u32, flags: u32 }))

export function encodeDetails({ records, ...details }: Details): Uint8Array {
  return assembleDetails(
    details,
    records.map((record) => encodeRecord(details.columns, record)),
  )
}

/** The same of records that are encoded already: who has very many makes them in pieces. */
export function assembleDetails(
  { listColumns, list, columns }: Omit<Details, 'records'>,
  records: readonly Uint8Array[],
): Uint8Array {
  const tables = Buffer.concat([tableOf(listColumns), tableOf(columns)])
  const metadata = Buffer.concat([encode(u32, tables.length + 4), tables])
  const body = Buffer.concat([metadata, encodeRecord(listColumns, list), ...records])
  return Buffer.concat([encode(head, { version, serial: oabChecksum(body), count: records.length }), body])
}

/** CRC-32 without the inversion at its end. [MS-OXOAB] 2.9.1 */
export function oabChecksum(bytes: Uint8Array): number {
  return ~crc32(bytes) >>> 0
}

/** What the checksum of a file is of: all but its head. */
export function afterHead(file: Uint8Array): Uint8Array {
  return file.subarray(headSize)
}

function tableOf(columns: readonly OabColumn[]): Uint8Array {
  return encode(
    columnTable,
    columns.map(({ tag, flags = 0 }) => ({ tag, flags })),
  )
}

export function encodeRecord(columns: readonly OabColumn[], record: OabRecord): Uint8Array {
  const writer = new Writer(512)
  writer.u32(0)
  const presence = new Uint8Array(Math.ceil(columns.length / 8))
  const there = columns.map((_, index) => isThere(record[index]))
  for (const [index, is] of there.entries()) if (is) presence[index >> 3]! |= 0x80 >> (index & 7)
  writer.put(presence)
  for (const [index, { tag }] of columns.entries()) if (there[index]) putValue(writer, tag & 0xffff, record[index])
  const bytes = writer.take()
  new DataView(bytes.buffer, bytes.byteOffset).setUint32(0, bytes.length, true)
  return bytes
}

/** Empty texts and lists are not written. */
function isThere(value: OabValue | undefined): boolean {
  return value !== undefined && !((typeof value === 'string' || Array.isArray(value)) && value.length === 0)
}

function putValue(writer: Writer, type: number, value: unknown): void {
  if ((type & several) !== 0) {
    const list = value as readonly unknown[]
    putNumber(writer, list.length)
    for (const one of list) putValue(writer, type & ~several, one)
    return
  }
  switch (type) {
    case Type.int32:
      putNumber(writer, (value as number) >>> 0)
      return
    case Type.boolean:
      writer.u8(value ? 1 : 0)
      return
    case Type.object:
    case Type.string8: {
      const text = value as string
      const at = writer.reserve(text.length)
      putLatin1(writer.bytes, at, text)
      writer.u8(0)
      return
    }
    case Type.string:
      writer.put(Buffer.from(value as string))
      writer.u8(0)
      return
    case Type.binary:
      putNumber(writer, (value as Uint8Array).length)
      writer.put(value as Uint8Array)
      return
    default:
      throw new LayoutError(`0x${type.toString(16)} is not a type of an offline address book`, writer.pos)
  }
}

function putNumber(writer: Writer, value: number): void {
  if (value < 0x80) {
    writer.u8(value)
    return
  }
  const bytes = value < 0x100 ? 1 : value < 0x10000 ? 2 : value < 0x1000000 ? 3 : 4
  writer.u8(0x80 + bytes)
  for (let at = 0; at < bytes; at++) writer.u8(Math.floor(value / 2 ** (8 * at)) & 0xff)
}

/** Reads what `encodeDetails` writes, and what Exchange does. Throws LayoutError, also for a wrong checksum. */
export function decodeDetails(file: Uint8Array): Details {
  const reader = new Reader(file)
  const { version: found, serial, count } = read(reader, head)
  if (found !== version) throw new LayoutError(`version 0x${found.toString(16)} is not that of full details`, 0)
  if (serial !== oabChecksum(afterHead(file))) throw new LayoutError('the checksum is wrong', 4, 'serial')
  const start = reader.pos
  const size = read(reader, u32)
  const listColumns = read(reader, columnTable)
  const columns = read(reader, columnTable)
  if (reader.pos !== start + size) throw new LayoutError('the metadata has another size', start)
  if (count > reader.end - reader.pos) throw new LayoutError(`${count} records do not fit`, 8, 'count')
  const list = readRecord(reader, listColumns)
  const records = Array.from({ length: count }, () => readRecord(reader, columns))
  return { listColumns, list, columns, records }
}

function readRecord(reader: Reader, columns: readonly OabColumn[]): OabRecord {
  const start = reader.pos
  const size = read(reader, u32)
  const presence = reader.slice(Math.ceil(columns.length / 8))
  const record = columns.map(({ tag }, index) =>
    ((presence[index >> 3] as number) & (0x80 >> (index & 7))) === 0 ? undefined : readValue(reader, tag & 0xffff),
  )
  if (reader.pos !== start + size) throw new LayoutError('the record has another size', start)
  return record
}

function readValue(reader: Reader, type: number): OabValue {
  if ((type & several) !== 0) {
    const count = readNumber(reader)
    if (count > reader.end - reader.pos) throw new LayoutError(`${count} values do not fit`, reader.pos)
    return Array.from({ length: count }, () => readValue(reader, type & ~several)) as readonly string[]
  }
  switch (type) {
    case Type.int32:
      return readNumber(reader)
    case Type.boolean:
      return reader.slice(1)[0] !== 0
    case Type.object:
    case Type.string8:
      return Buffer.from(untilNul(reader)).toString('latin1')
    case Type.string:
      return Buffer.from(untilNul(reader)).toString()
    case Type.binary:
      return reader.slice(readNumber(reader))
    default:
      throw new LayoutError(`0x${type.toString(16)} is not a type of an offline address book`, reader.pos)
  }
}

function untilNul(reader: Reader): Uint8Array {
  const end = reader.bytes.indexOf(0, reader.pos)
  if (end < 0 || end >= reader.end) throw new LayoutError('a text does not end', reader.pos)
  const text = reader.slice(end - reader.pos)
  reader.slice(1)
  return text
}

function readNumber(reader: Reader): number {
  const first = reader.slice(1)[0] as number
  if (first < 0x80) return first
  if (first < 0x81 || first > 0x84) throw new LayoutError(`0x${first.toString(16)} is not a size`, reader.pos - 1)
  return reader.slice(first - 0x80).reduceRight((value, byte) => value * 256 + byte, 0)
}
