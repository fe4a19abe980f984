/**
 * The types of properties, what JavaScript value each has, and how values lie in bytes.
 *
 * [MS-OXCDATA] 2.11.1. There are three forms of the same values:
 *
 *   rop     ROP buffers: sizes of binaries are u16, counts of multiple values u32
 *   wide    extended rules, MAPI/HTTP address book: sizes and counts are u32
 *   stream  FastTransfer ([MS-OXCFXICS] 2.2.4.1.3): everything of variable size has a u32 size in bytes, Booleans
 *           are two bytes
 *
 * An 8-bit string is held as one character per byte until someone who knows its code page turns it into a string.
 */
import {
  array,
  ascii,
  asciiz,
  bool8,
  bool16,
  bytes,
  f32,
  f64,
  filetime,
  type Fixed,
  guid,
  i16,
  i32,
  i64,
  type Layout,
  lazy,
  sized,
  struct,
  u16,
  u32,
  utf16,
  utf16z,
} from '#codec/binary/index.ts'
import { type Restriction, restrictionLayout } from './restriction.ts'
import { type RuleAction, ruleActionsLayout } from './rule-action.ts'

/** The names of the types, and their codes on the wire. */
export const PropertyType = {
  unspecified: 0x0000,
  null: 0x0001,
  int16: 0x0002,
  int32: 0x0003,
  float32: 0x0004,
  float64: 0x0005,
  currency: 0x0006,
  floatingTime: 0x0007,
  errorCode: 0x000a,
  boolean: 0x000b,
  object: 0x000d,
  int64: 0x0014,
  string8: 0x001e,
  string: 0x001f,
  time: 0x0040,
  guid: 0x0048,
  serverId: 0x00fb,
  restriction: 0x00fd,
  ruleAction: 0x00fe,
  binary: 0x0102,
  'int16[]': 0x1002,
  'int32[]': 0x1003,
  'float32[]': 0x1004,
  'float64[]': 0x1005,
  'currency[]': 0x1006,
  'floatingTime[]': 0x1007,
  'int64[]': 0x1014,
  'string8[]': 0x101e,
  'string[]': 0x101f,
  'time[]': 0x1040,
  'guid[]': 0x1048,
  'binary[]': 0x1102,
} as const

export type PropertyType = keyof typeof PropertyType
export type PropertyTypeCode = (typeof PropertyType)[PropertyType]

type SingleValues = {
  int16: number
  int32: number
  float32: number
  float64: number
  /** Ten-thousandths. */
  currency: bigint
  /** Days since 1899-12-30. */
  floatingTime: number
  errorCode: number
  boolean: boolean
  int64: bigint
  string8: string
  string: string
  /** FILETIME: 100 ns since 1601-01-01 UTC. */
  time: bigint
  guid: string
  binary: Uint8Array
}
type OtherValues = {
  unspecified: unknown
  null: null
  /** A subobject; its content is opened, not read as a value. */
  object: null
  serverId: Uint8Array
  restriction: Restriction
  ruleAction: RuleAction[]
}

/** The JavaScript value of a type. */
export type ValueOf<T extends PropertyType> = T extends keyof SingleValues
  ? SingleValues[T]
  : T extends keyof OtherValues
    ? OtherValues[T]
    : T extends `${infer One extends keyof SingleValues}[]`
      ? readonly SingleValues[One][]
      : never

export type PropertyValue = ValueOf<PropertyType>

const nameByCode = new Map<number, PropertyType>(
  Object.entries(PropertyType).map(([name, code]) => [code, name as PropertyType]),
)

export function findPropertyType(code: number): PropertyType | undefined {
  return nameByCode.get(code)
}

/** Multi-valued types have this bit; with MultivalueInstance a table column shows one value per row. */
export const Multivalue = 0x1000
export const MultivalueInstance = 0x3000

export function isMultivalue(type: PropertyType): boolean {
  return (PropertyType[type] & Multivalue) !== 0
}

export type ValueForm = 'rop' | 'wide' | 'stream'

const nothing: Layout<null> = struct({}) as unknown as Layout<null>

/** A subobject and PtypNull have no bytes as values. */
const empty: Layout<null> = {
  ...nothing,
  kind: 'empty',
  minSize: 0,
  fixedSize: undefined,
  read: () => null,
  write: () => undefined,
  print(printer, reader, label) {
    printer.line(reader.pos, reader.pos, label, '(no value)')
    return null
  },
}

const fixedTypes = {
  int16: i16,
  int32: i32,
  float32: f32,
  float64: f64,
  currency: i64,
  floatingTime: f64,
  errorCode: u32,
  int64: i64,
  time: filetime,
  guid,
} satisfies Partial<Record<PropertyType, Fixed<any>>>

function layoutsOf(form: ValueForm): Map<number, Layout<any>> {
  const size = form === 'rop' ? u16 : u32
  const streamed = form === 'stream'
  const single: Partial<Record<PropertyType, Layout<any>>> = {
    ...fixedTypes,
    boolean: streamed ? bool16 : bool8,
    string8: streamed ? ascii(u32, { terminated: true }) : asciiz,
    string: streamed ? utf16(u32, { inBytes: true, terminated: true }) : utf16z,
    binary: bytes(size),
  }
  const all: Partial<Record<PropertyType, Layout<any>>> = {
    ...single,
    null: empty,
    object: streamed ? bytes(u32) : empty,
    serverId: bytes(size),
    restriction: streamed
      ? sized(
          u32,
          lazy(() => restrictionLayout('rop')),
        )
      : lazy(() => restrictionLayout(form === 'rop' ? 'rop' : 'wide')),
    ruleAction: streamed
      ? sized(
          u32,
          lazy(() => ruleActionsLayout('rop')),
        )
      : lazy(() => ruleActionsLayout(form === 'rop' ? 'rop' : 'wide')),
  }
  const layouts = new Map<number, Layout<any>>()
  for (const [name, code] of Object.entries(PropertyType)) {
    const one = name.endsWith('[]') ? single[name.slice(0, -2) as PropertyType] : undefined
    // CROSSCHECK: the count is 32 bits wide in every form; [MS-OXCDATA] 2.11.2.1 says 16 and 2.11.1.1 corrects it.
    const layout = one ? array(u32, one) : all[name as PropertyType]
    if (layout) layouts.set(code, layout)
  }
  return layouts
}

const layouts: Record<ValueForm, Map<number, Layout<any>>> = {
  rop: layoutsOf('rop'),
  wide: layoutsOf('wide'),
  stream: layoutsOf('stream'),
}

/** The layout of values of a type code; undefined for codes that are no type (and for PtypUnspecified). */
export function findValueLayout(code: number, form: ValueForm): Layout<any> | undefined {
  return layouts[form].get(code)
}
