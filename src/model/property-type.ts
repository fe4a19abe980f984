/**
 * The types of properties and what JavaScript value each has. [MS-OXCDATA] 2.11.1; how values lie in bytes is in
 * value-layout.ts.
 *
 * An 8-bit string is held as one character per byte until someone who knows its code page turns it into a string.
 */
import type { Restriction } from './restriction.ts'
import type { RuleAction } from './rule-action.ts'

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
