/**
 * Rows of properties as tables, address lists and RopGetPropertiesSpecific send them. [MS-OXCDATA] 2.8
 *
 * A row has one cell per column: its value, an error in its place, or nothing. When all have values the row is sent
 * without flags, otherwise every cell says what it is. In a column of PtypUnspecified each value says its type.
 */
import { type Layout, LayoutError, type Reader, u16, u32, u8, type Writer, array, struct } from '#codec/binary/index.ts'
import { MultivalueInstance, PropertyType } from './property-type.ts'
import { getValueLayout } from './tagged-value.ts'
import type { ValueForm } from './value-layout.ts'

export type Cell =
  | { value: unknown /** For columns of PtypUnspecified. */; type?: number }
  | { error: number; type?: number }
  | undefined

export type PropertyRow = Cell[]

const Flag = { value: 0x00, absent: 0x01, error: 0x0a } as const

/** [MS-OXCDATA] 2.9, 2.7 */
export const propertyTags = array(u16, u32)
export const propertyProblem = struct({ index: u16, tag: u32, error: u32 })

export function propertyRow(columns: readonly number[], form: ValueForm = 'rop'): Layout<PropertyRow> {
  return {
    kind: 'row',
    minSize: 1,
    fixedSize: undefined,
    read: (reader) => readRow(reader, columns, form, (layout) => layout.read(reader)),
    write: (writer, row) => writeRow(writer, columns, form, row),
    print: (printer, reader, label) =>
      printer.group(reader.pos, label, 'row', () =>
        readRow(reader, columns, form, (layout, name) => layout.print(printer, reader, name)),
      ),
  }
}

type ReadValue = (layout: Layout<unknown>, name: string) => unknown

function readRow(reader: Reader, columns: readonly number[], form: ValueForm, read: ReadValue): PropertyRow {
  const start = reader.pos
  const flagged = u8.read(reader)
  if (flagged > 1) throw new LayoutError(`0x${flagged.toString(16)} is not a kind of row`, start)
  return columns.map((tag) => readCell(reader, tag, form, flagged === 1, read))
}

function readCell(reader: Reader, tag: number, form: ValueForm, flagged: boolean, read: ReadValue): Cell {
  const typed = (tag & 0xffff) === PropertyType.unspecified
  const type = typed ? u16.read(reader) : columnType(tag)
  const start = reader.pos
  const flag = flagged ? u8.read(reader) : Flag.value
  const more = typed ? { type } : {}
  if (flag === Flag.absent) return undefined
  if (flag === Flag.error) return { error: u32.read(reader), ...more }
  if (flag !== Flag.value) throw new LayoutError(`0x${flag.toString(16)} is not a kind of cell`, start)
  return { value: read(getValueLayout(type, form), `0x${tag.toString(16).padStart(8, '0')}`), ...more }
}

function writeRow(writer: Writer, columns: readonly number[], form: ValueForm, row: PropertyRow): void {
  const flagged = columns.some((_tag, index) => !hasValue(row[index]))
  writer.u8(flagged ? 1 : 0)
  for (const [index, tag] of columns.entries()) {
    const cell = row[index]
    const typed = (tag & 0xffff) === PropertyType.unspecified
    const type = typed ? (cell?.type ?? PropertyType.unspecified) : columnType(tag)
    if (typed) writer.u16(type)
    if (hasValue(cell)) {
      if (flagged) writer.u8(Flag.value)
      getValueLayout(type, form).write(writer, cell.value)
    } else if (cell) {
      writer.u8(Flag.error)
      writer.u32(cell.error)
    } else {
      writer.u8(Flag.absent)
    }
  }
}

function hasValue(cell: Cell): cell is { value: unknown; type?: number } {
  return cell !== undefined && 'value' in cell
}

/** A column that shows one of several values at a time has the type of one. */
function columnType(tag: number): number {
  const type = tag & 0xffff
  return (type & MultivalueInstance) === MultivalueInstance ? type & ~MultivalueInstance : type
}
