/**
 * Recipients as RopOpenMessage, RopReadRecipients and RopModifyRecipients send them. [MS-OXCDATA] 2.8.3; and the
 * TypedString of 2.11.7 that subjects come in.
 *
 * The flags say which fields are there. Texts are UTF-16 when their flag says so, otherwise 8-bit in the client's code
 * page (then one character per byte here). Properties follow for the first columns of the list that came before.
 */
import {
  asciiz,
  bytes,
  choice,
  dependent,
  flags,
  type Layout,
  LayoutError,
  mapped,
  optional,
  struct,
  type TypeOf,
  u8,
  u16,
  utf16z,
} from '#codec/binary/index.ts'
import { propertyRow, type PropertyRow } from './property-row.ts'

export const RecipientFlag = {
  /** The lowest three bits are a number: the type of the address. */
  typeMask: 0x0007,
  hasEmailAddress: 0x0008,
  hasDisplayName: 0x0010,
  hasTransmittableName: 0x0020,
  /** The transmittable name is the display name. */
  sameName: 0x0040,
  /** A transport other than the store's is responsible. */
  responsible: 0x0080,
  noRichText: 0x0100,
  unicode: 0x0200,
  hasSimpleName: 0x0400,
  /** The address type is a text of its own. */
  otherType: 0x8000,
} as const

export const RecipientAddress = {
  none: 0,
  x500: 1,
  msMail: 2,
  smtp: 3,
  fax: 4,
  professionalOffice: 5,
  personalList: 6,
  personalList2: 7,
} as const

const type = (row: { bits?: number }) => (row.bits as number) & RecipientFlag.typeMask
const has = (bit: keyof typeof RecipientFlag) => (row: { bits?: number }) =>
  ((row.bits as number) & RecipientFlag[bit]) !== 0
const isX500 = (row: { bits?: number }) => type(row) === RecipientAddress.x500
const isList = (row: { bits?: number }) => type(row) >= RecipientAddress.personalList
const hasOtherType = (row: { bits?: number }) => type(row) === RecipientAddress.none && has('otherType')(row)
const text = dependent<string>((row) => (has('unicode')(row) ? utf16z : asciiz), 1)

function declare(columns: readonly number[]) {
  return struct({
    bits: flags(u16, RecipientFlag),
    /** How many bytes of the mailbox's DN prefix stand before the DN. */
    prefixUsed: optional(isX500, u8),
    displayType: optional(isX500, u8),
    x500Dn: optional(isX500, asciiz),
    entryId: optional(isList, bytes(u16)),
    searchKey: optional(isList, bytes(u16)),
    addressType: optional(hasOtherType, asciiz),
    emailAddress: optional(has('hasEmailAddress'), text),
    displayName: optional(has('hasDisplayName'), text),
    simpleDisplayName: optional(has('hasSimpleName'), text),
    transmittableDisplayName: optional(has('hasTransmittableName'), text),
    properties: someColumns(columns),
  })
}

export type RecipientRow = TypeOf<ReturnType<typeof declare>>

export function recipientRow(columns: readonly number[]): Layout<RecipientRow> {
  return declare(columns)
}

/** A count of columns, then a row of that many. */
function someColumns(columns: readonly number[]): Layout<PropertyRow> {
  return {
    kind: 'columns',
    minSize: 3,
    fixedSize: undefined,
    read: (reader) => first(u16.read(reader), reader.pos).read(reader),
    write(writer, row) {
      u16.write(writer, row.length)
      first(row.length, writer.pos).write(writer, row)
    },
    print: (printer, reader, label) =>
      first(u16.print(printer, reader, 'column count'), reader.pos).print(printer, reader, label),
  }

  function first(count: number, offset: number): Layout<PropertyRow> {
    if (count > columns.length) throw new LayoutError(`${count} of ${columns.length} columns`, offset)
    return propertyRow(columns.slice(0, count))
  }
}

const typed = choice('kind', u8, {
  none: [0x00, {}],
  empty: [0x01, {}],
  ansi: [0x02, { text: asciiz }],
  /** The lower byte of each character. */
  reduced: [0x03, { text: asciiz }],
  unicode: [0x04, { text: utf16z }],
})

export const typedString: Layout<string | undefined> = mapped(
  typed,
  (value) => (value.kind === 'none' ? undefined : value.kind === 'empty' ? '' : value.text),
  (value): TypeOf<typeof typed> => {
    if (value === undefined) return { kind: 'none' }
    if (value === '') return { kind: 'empty' }
    return isReducible(value) ? { kind: 'reduced', text: value } : { kind: 'unicode', text: value }
  },
)

function isReducible(value: string): boolean {
  for (let i = 0; i < value.length; i++) if (value.charCodeAt(i) > 0xff) return false
  return true
}
