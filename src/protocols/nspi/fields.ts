/** Fields that several request and answer bodies of the address book have. [MS-OXCMAPIHTTP] 2.2.1, 2.2.5 */
import { array, type Layout, LayoutError, read, type Reader, struct, u32 } from '#codec/binary/index.ts'
import { type PropertyRow, present, propertyRow, taggedValue } from '#model'
import { stat } from './stat.ts'

export const maybeStat = present(stat)
/** LargePropertyTagArray. */
export const tags = array(u32, u32)
export const maybeTags = present(tags)
export const maybeMids = present(array(u32, u32))
/** AddressBookPropertyValueList. */
export const valueList = array(u32, taggedValue('book'))
export const maybeValues = present(valueList)

export interface Rows {
  columns: readonly number[]
  rows: PropertyRow[]
}

/** Columns, and rows that have a value for each of them. */
const rows: Layout<Rows> = {
  kind: 'rows',
  minSize: 8,
  fixedSize: undefined,
  read(reader: Reader) {
    const columns = read(reader, tags)
    const start = reader.pos
    // A row without columns is one byte all the same.
    const count = read(reader, u32)
    if (count > reader.end - reader.pos) throw new LayoutError(`${count} rows do not fit`, start, 'rows')
    const row = propertyRow(columns, 'book')
    return { columns, rows: Array.from({ length: count }, () => row.read(reader)) }
  },
  write(writer, value) {
    tags.write(writer, [...value.columns])
    writer.u32(value.rows.length)
    const row = propertyRow(value.columns, 'book')
    for (const each of value.rows) row.write(writer, each)
  },
  print: (printer, reader, label) =>
    printer.group(reader.pos, label, 'rows', () => {
      const columns = tags.print(printer, reader, 'columns')
      const count = u32.print(printer, reader, 'count')
      const row = propertyRow(columns, 'book')
      const read: PropertyRow[] = []
      for (let at = 0; at < count; at++) read.push(row.print(printer, reader, `row ${at}`))
      return { columns, rows: read }
    }),
}
export const maybeRows = present(rows)

export const nothing = struct({})
