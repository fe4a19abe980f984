/**
 * What EWS calls a field of an item: its URI, its element, how it is read from an item of the store, how it is written into one, and which
 * property it is searched and sorted by. One table of fields serves GetItem, FindItem, CreateItem, UpdateItem and restrictions.
 * [MS-OXWSCDATA] 2.2.5.40 (UnindexedFieldURIType)
 */
import type { Zone } from '#codec/time-zone/index.ts'
import type { Bag, Item, NamedPropertyOf, Property, TaggedProperty } from '#model'
import type { MessageRow } from '#store'
import { fileTime } from '#model'
import { EwsFailure, type ResponseCode } from '../errors.ts'
import type { ServerVersion } from '../server-version.ts'
import type { ReadContext, WriteContext } from './context.ts'
import type { ItemKind } from './kinds.ts'
import { booleanOf, dateTimeOf, fileTimeOf, indexOfWord, integerOf, stringsOf, textOf } from './values.ts'

type AnyProperty = NamedPropertyOf | TaggedProperty

/** An item as fields read it: stored, in an attachment, or one occurrence of a series. */
export interface ReadItem {
  kind: ItemKind
  /** Those that the fields need, or all. */
  properties: Bag
  recipients: readonly Bag[]
  attachments: readonly ReadAttachment[]
  /** Of an item in an attachment: of the message that has it. undefined for one that is stored nowhere. */
  row?: MessageRow | undefined
  /** Of an item in an attachment: the numbers of the attachments on the way to it. */
  path?: readonly number[]
  /** Of an occurrence: when its series has it, in minutes since 1601 of the zone of the series. */
  occurrence?: { original: number; isException: boolean }
  /** Of what is no message of the store: all of it. */
  item?: Item
}

export interface ReadAttachment {
  properties: Bag
  /** PidTagAttachNumber; undefined inside of an embedded item. */
  number: number
  size: number
  isItem: boolean
  /** Of an attachment of a changed occurrence: the number of the attachment that holds the occurrence. */
  outer?: number
  bytes?(): Promise<Uint8Array | undefined>
}

/** What reading needs beyond properties that stand in the row. */
export type Part = 'recipients' | 'attachments'

/** An item that is being made or changed. */
export interface Draft {
  kind: ItemKind
  item: Item
  isNew: boolean
  /** What only the whole of the changes decides: see settle.ts. */
  pending: Pending
}

/** What one field alone does not decide. */
export interface Pending {
  /** \Seen: it is no property. */
  read?: boolean
  /** The zone of StartTimeZone or MeetingTimeZone, for times without an offset and for series. */
  zone?: Zone
  endZone?: Zone
  /** RecurrenceType or TaskRecurrenceType; null: the series becomes a single one. */
  recurrence?: unknown
  /** Start, End or IsAllDayEvent were written. */
  times?: true
  people?: true
}

export interface Searchable {
  property: AnyProperty
  /** A constant of a restriction as the property's value. */
  value?: (text: string) => unknown
  /** The field is this bit of the property. */
  mask?: number
}

export interface Field {
  readonly uri: string
  readonly element: string
  readonly needs: readonly AnyProperty[]
  readonly parts?: readonly Part[]
  /** Too dear for AllProperties, or only on demand: [MS-OXWSCORE] 2.2.4.24. */
  readonly onDemand?: true
  /** The first version whose schema has it: who speaks an older one gets it only if he names it. */
  readonly since?: ServerVersion
  read(item: ReadItem, context: ReadContext): unknown
  write?(draft: Draft, value: unknown, context: WriteContext): void | Promise<void>
  append?(draft: Draft, value: unknown, context: WriteContext): void | Promise<void>
  /** Absent: it cannot be deleted. */
  remove?(draft: Draft, context: WriteContext): void | Promise<void>
  readonly search?: Searchable
}

export type FieldOptions = Partial<Omit<Field, 'uri'>> & { readOnly?: true }

/** 'item:Subject' is the element Subject. */
export function elementOf(uri: string): string {
  return uri.slice(uri.indexOf(':') + 1)
}

export function field(uri: string, read: Field['read'], options: Partial<Omit<Field, 'uri' | 'read'>> = {}): Field {
  return { uri, element: elementOf(uri), needs: [], read, ...options }
}

function plain<T extends AnyProperty>(
  uri: string,
  property: T,
  {
    out,
    into,
    search,
    readOnly,
    ...options
  }: FieldOptions & {
    out: (value: never) => unknown
    into: (value: unknown, context: WriteContext) => unknown
  },
): Field {
  const write: Partial<Field> = readOnly
    ? {}
    : {
        write: ({ item }, value, context) => {
          item.properties.set(property as never, into(value, context) as never)
        },
        remove: ({ item }) => {
          item.properties.delete(property)
        },
      }
  return {
    uri,
    element: elementOf(uri),
    needs: [property],
    read: ({ properties }) => {
      const value = properties.get(property as Property) as never
      return value === undefined ? undefined : out(value)
    },
    search: search ?? { property },
    ...write,
    ...options,
  }
}

export function text(
  uri: string,
  property: NamedPropertyOf<'string'> | TaggedProperty<'string'>,
  options: FieldOptions = {},
): Field {
  return plain(uri, property, { out: (value: string) => xmlText(value), into: textOf, ...options })
}

export function flag(
  uri: string,
  property: NamedPropertyOf<'boolean'> | TaggedProperty<'boolean'>,
  options: FieldOptions & { otherwise?: boolean } = {},
): Field {
  const { otherwise, ...rest } = options
  const made = plain(uri, property, {
    out: (value: boolean) => value,
    into: booleanOf,
    search: { property, value: booleanOf },
    ...rest,
  })
  return otherwise === undefined ? made : { ...made, read: ({ properties }) => properties.get(property) ?? otherwise }
}

export function integer(
  uri: string,
  property: NamedPropertyOf<'int32'> | TaggedProperty<'int32'>,
  options: FieldOptions = {},
): Field {
  return plain(uri, property, {
    out: (value: number) => value,
    into: integerOf,
    search: { property, value: integerOf },
    ...options,
  })
}

export function time(
  uri: string,
  property: NamedPropertyOf<'time'> | TaggedProperty<'time'>,
  options: FieldOptions = {},
): Field {
  return plain(uri, property, {
    out: (value: bigint) => dateTimeOf(value),
    into: (value, { zone }) => fileTimeOf(value, zone),
    search: { property, value: (text) => fileTime.from(new Date(text)) },
    ...options,
  })
}

/** A number whose words stand in the order of the numbers; `undefined` for a number that has none. */
export function words(
  uri: string,
  property: NamedPropertyOf<'int32'> | TaggedProperty<'int32'>,
  list: readonly (string | undefined)[],
  options: FieldOptions & { otherwise?: number } = {},
): Field {
  const { otherwise, ...rest } = options
  const made = plain(uri, property, {
    out: (value: number) => list[value],
    into: (value) => indexOfWord(list, value),
    search: { property, value: (text) => indexOfWord(list, text) },
    ...rest,
  })
  if (otherwise === undefined) return made
  return { ...made, read: ({ properties }) => list[properties.get(property) ?? otherwise] ?? list[otherwise] }
}

/** ArrayOfStringsType. */
export function strings(
  uri: string,
  property: NamedPropertyOf<'string[]'> | TaggedProperty<'string[]'>,
  options: FieldOptions = {},
): Field {
  return plain(uri, property, {
    out: (value: readonly string[]) => (value.length > 0 ? value.map(xmlText) : undefined),
    into: stringsOf,
    ...options,
  })
}

/** XML 1.0 has no place for most control characters, and none for half a surrogate pair. */
export function xmlText(value: string): string {
  // oxlint-disable-next-line no-control-regex -- those that XML excludes
  return value.toWellFormed().replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
}

/** What a client has written into an element cannot be. */
export function invalid(detail: string, code: ResponseCode = 'ErrorInvalidPropertyRequest'): never {
  throw new EwsFailure(code, detail)
}
