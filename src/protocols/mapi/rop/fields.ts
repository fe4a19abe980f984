/** Fields that several ROPs share: ids, names in one of two encodings, restrictions with a size, lists of servers, rows. */
import {
  array,
  asciiz,
  bytes,
  decode,
  dependent,
  field,
  ifMore,
  type Layout,
  LayoutError,
  lengthOf,
  optional,
  sized,
  struct,
  u16,
  u32,
  u8,
  utf16z,
} from '#codec/binary/index.ts'
import {
  type Cell,
  objectId,
  propertyProblem,
  propertyRow,
  propertyTag,
  recipientRow,
  type RecipientRow,
  type Restriction,
  restriction,
  taggedValue,
  typedString,
} from '#model'

export const nothing = struct({})

export const folderId = objectId
export const messageId = objectId
export const messageIds = array(u16, objectId)
export const tags = array(u16, propertyTag)
export const values = array(u16, taggedValue('rop'))
export const problems = array(u16, propertyProblem)
export const data = bytes(u16)

/** Unicode or 8-bit, as an earlier field says. An 8-bit string has one character for each byte. */
export function text(flag: string): Layout<string> {
  return dependent<string>((fields) => (fields[flag] ? utf16z : asciiz), 1)
}

/** RestrictionDataSize and RestrictionData: no bytes, no restriction. */
export const sizedRestriction: Layout<Restriction | undefined> = sized(u16, ifMore(restriction))

/** PropertyValueSize, then the values; Office clients may leave bytes behind them that mean nothing. */
export const sizedValues = sized(u16, array(u16, taggedValue('rop')), { lenient: true })

/** The servers that hold a public folder's content: how many, how many of them are cheap, their names. */
export const servers = struct({ count: lengthOf('names', u16), cheap: u16, names: array(field('count'), asciiz) })

/** Rows as they travel, not yet taken apart: `decodeRows` does that, for who knows the columns. */
export interface PackedRows {
  count: number
  bytes: Uint8Array
}

/** A count and so many rows. Written as they are; to find their end the reader has to know the columns. */
export function packedRows(columns: readonly number[] | undefined): Layout<PackedRows> {
  return {
    kind: 'rows',
    minSize: 2,
    fixedSize: undefined,
    read(reader) {
      const count = u16.read(reader)
      const start = reader.pos
      const row = rowOf(columns, count, start)
      for (let i = 0; i < count; i++) row?.read(reader)
      return { count, bytes: reader.bytes.subarray(start, reader.pos) }
    },
    write(writer, { count, bytes }) {
      writer.u16(count)
      writer.put(bytes)
    },
    print: (printer, reader, label) =>
      printer.group(reader.pos, label, 'rows', () => {
        const count = u16.print(printer, reader, 'count')
        const start = reader.pos
        const row = rowOf(columns, count, start)
        for (let i = 0; i < count; i++) row?.print(printer, reader, `[${i}]`)
        return { count, bytes: reader.bytes.subarray(start, reader.pos) }
      }),
  }
}

/** What reads nothing but an empty list. */
export function ofUnknownColumns<T>(): Layout<T> {
  const fail = (place: { pos: number }): never => {
    throw new LayoutError('rows of a table whose columns are not known', place.pos)
  }
  return {
    kind: 'unknown',
    minSize: 1,
    fixedSize: undefined,
    read: fail,
    write: fail,
    print: (_p, reader) => fail(reader),
  }
}

function rowOf(columns: readonly number[] | undefined, count: number, at: number): Layout<Cell[]> | undefined {
  if (columns) return propertyRow(columns)
  if (count > 0) throw new LayoutError('rows of a table whose columns are not known', at)
  return undefined
}

export type Columns = readonly number[] | undefined

const keptLayouts = 64

/**
 * Layouts that depend on columns: a structure is compiled when it is first used, so those of the same columns are made
 * once. Columns come from outside, so only some are kept.
 */
export function byColumns<T, C extends readonly number[] | undefined = readonly number[]>(
  declare: (columns: C) => Layout<T>,
): (columns: C) => Layout<T> {
  const kept = new Map<string, Layout<T>>()
  return (columns) => {
    const key = columns?.join() ?? 'unknown'
    let layout = kept.get(key)
    if (!layout) {
      layout = declare(columns)
      if (kept.size >= keptLayouts) kept.clear()
      kept.set(key, layout)
    }
    return layout
  }
}

/** A structure of one field whose layout is made anew for each use; nothing is compiled for it. */
export function only<const K extends string, T>(name: K, inner: Layout<T>): Layout<{ [N in K]: T }> {
  return {
    kind: 'only',
    minSize: inner.minSize,
    fixedSize: undefined,
    read: (reader) => ({ [name]: inner.read(reader) }) as { [N in K]: T },
    write: (writer, value) => inner.write(writer, value[name]),
    print: (printer, reader, label) =>
      printer.group(reader.pos, label, '', () => ({ [name]: inner.print(printer, reader, name) }) as { [N in K]: T }),
  }
}

/** RecipientCount of them; some fit the answer, RopReadRecipients has the rest. [MS-OXCROPS] 2.2.6.1.2 */
const openRecipient = byColumns((columns) =>
  struct({ type: u8, codePage: u16, reserved: u16, row: sized(u16, recipientRow(columns)) }),
)

/** What the responses of RopOpenMessage, RopOpenEmbeddedMessage and RopReloadCachedInformation end with. */
export const messageHeader = {
  hasNamedProperties: u8,
  subjectPrefix: typedString,
  normalizedSubject: typedString,
  recipientCount: u16,
  recipientColumns: tags,
  recipients: dependent<OpenRecipient[]>(({ recipientColumns }) => array(u8, openRecipient(recipientColumns)), 1),
}

export interface OpenRecipient {
  type: number
  codePage: number
  reserved: number
  row: RecipientRow
}

/** [MS-OXCROPS] 2.2.6.5.1.1; an empty row removes the recipient. */
export const modifyRecipient = byColumns((columns) =>
  struct({ id: u32, type: u8, row: sized(u16, ifMore(recipientRow(columns))) }),
)

/** [MS-OXCROPS] 2.2.6.6.2.1 */
export const readRecipient = byColumns((columns) =>
  struct({ id: u32, type: u8, codePage: u16, reserved: u16, row: sized(u16, recipientRow(columns)) }),
)

export function present<T>(flag: string, inner: Layout<T>) {
  return optional((fields) => Boolean(fields[flag]), inner)
}

/** One row, not yet taken apart. */
export function packedRow(columns: readonly number[] | undefined): Layout<Uint8Array> {
  return {
    kind: 'row',
    minSize: 1,
    fixedSize: undefined,
    read(reader) {
      const start = reader.pos
      rowOf(columns, 1, start)?.read(reader)
      return reader.bytes.subarray(start, reader.pos)
    },
    write: (writer, bytes) => writer.put(bytes),
    print(printer, reader, label) {
      const start = reader.pos
      rowOf(columns, 1, start)?.print(printer, reader, label)
      return reader.bytes.subarray(start, reader.pos)
    },
  }
}

/** The rows that came packed, cell by cell. */
export function decodeRows({ count, bytes }: PackedRows, columns: readonly number[]): Cell[][] {
  return decode(array(count, propertyRow(columns)), bytes)
}
