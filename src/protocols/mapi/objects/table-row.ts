/**
 * A row of a table as bytes. [MS-OXCDATA] 2.8.1: without flags when every column has a value, otherwise each cell says what
 * it is. Most rows are full, so that form is tried first and given up at the first column that the row does not have.
 */
import type { Writer } from '#codec/binary/index.ts'
import { getValueLayout, MapiError, PropertyType, tagType, unicodeTag } from '#model'
import type { TableRow } from './table.ts'
import { sent } from './wire-value.ts'

const Flag = { standard: 0, flagged: 1, value: 0, error: 0x0a } as const
const multivalueInstance = 0x3000

export interface RowOptions {
  codePage: number
  /** Longer values are cut. */
  longest: number
}

export function writeRow(writer: Writer, columns: readonly number[], row: TableRow, options: RowOptions): void {
  const start = writer.pos
  writer.u8(Flag.standard)
  if (columns.every((tag) => writeValue(writer, tag, row, options))) return
  writer.pos = start
  writer.u8(Flag.flagged)
  for (const tag of columns) {
    const at = writer.pos
    writer.u8(Flag.value)
    if (writeValue(writer, tag, row, options)) continue
    writer.pos = at
    writer.u8(Flag.error)
    writer.u32(MapiError.notFound)
  }
}

function writeValue(writer: Writer, tag: number, row: TableRow, options: RowOptions): boolean {
  const start = writer.pos
  if (row.put?.(writer, tag) && writer.pos - start <= options.longest) return true
  writer.pos = start
  const value = cut(tag, sent(tag, row.get(tag), options.codePage), options.longest)
  if (value === undefined || value === null) return false
  getValueLayout(columnType(tag), 'rop').write(writer, value)
  return true
}

/** [MS-OXCTABL] 2.2.2.5.2: no value of a row is longer. */
function cut(tag: number, value: unknown, longest: number): unknown {
  if (typeof value === 'string') {
    const most = tagType(tag) === PropertyType.string8 ? longest : longest / 2
    return value.length > most ? value.slice(0, most) : value
  }
  return value instanceof Uint8Array && value.length > longest ? value.subarray(0, longest) : value
}

/** A column that shows one of several values at a time has the type of one. */
export function columnType(tag: number): number {
  const type = tagType(tag)
  return (type & multivalueInstance) === multivalueInstance ? type & ~multivalueInstance : type
}

export function isInstanceColumn(tag: number): boolean {
  return (tagType(tag) & multivalueInstance) === multivalueInstance
}

/** The property behind a column that shows one of its values. */
export function propertyOfColumn(tag: number): number {
  return unicodeTag(isInstanceColumn(tag) ? (tag & ~0x2000) >>> 0 : tag)
}
