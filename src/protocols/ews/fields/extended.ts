/**
 * Any property by its tag or its name: ExtendedFieldURI. [MS-OXWSXPROP] 2.1
 *
 * The type that a client names counts for how the value is written; a value of another type is not there for it.
 */
import { isGuid } from '#codec/binary/index.ts'
import { utcZone } from '#codec/time-zone/index.ts'
import {
  type Bag,
  fileTime,
  makeTag,
  type NamedPropertyOf,
  propertyOfName,
  propertyOfTag,
  PropertySet,
  PropertyType,
  type TaggedProperty,
} from '#model'
import { type Base64, bytesOf } from '../schema/values.ts'
import { invalid, type Searchable, xmlText } from './field.ts'
import { booleanOf, dateTimeOf, instantOf, integerOf, listOf, numberOf, plainOf, textOf } from './values.ts'

type AnyProperty = NamedPropertyOf | TaggedProperty

/** DistinguishedPropertySetType */
const sets: Readonly<Record<string, string>> = {
  Meeting: PropertySet.Meeting,
  Appointment: PropertySet.Appointment,
  Common: PropertySet.Common,
  PublicStrings: PropertySet.PUBLIC_STRINGS,
  Address: PropertySet.Address,
  InternetHeaders: PropertySet.INTERNET_HEADERS,
  CalendarAssistant: PropertySet.CalendarAssistant,
  UnifiedMessaging: PropertySet.UnifiedMessaging,
  Task: PropertySet.Task,
  Sharing: PropertySet.Sharing,
}

/** MapiPropertyTypeType and our types. */
const types: Readonly<Record<string, PropertyType>> = {
  ApplicationTime: 'floatingTime',
  ApplicationTimeArray: 'floatingTime[]',
  Binary: 'binary',
  BinaryArray: 'binary[]',
  Boolean: 'boolean',
  CLSID: 'guid',
  CLSIDArray: 'guid[]',
  Currency: 'currency',
  CurrencyArray: 'currency[]',
  Double: 'float64',
  DoubleArray: 'float64[]',
  Float: 'float32',
  FloatArray: 'float32[]',
  Integer: 'int32',
  IntegerArray: 'int32[]',
  Long: 'int64',
  LongArray: 'int64[]',
  Short: 'int16',
  ShortArray: 'int16[]',
  SystemTime: 'time',
  SystemTimeArray: 'time[]',
  String: 'string',
  StringArray: 'string[]',
}

export interface ExtendedField {
  property: AnyProperty
  /** As the client named it; it comes back so. */
  path: Readonly<Record<string, unknown>>
  type: string
}

/** Throws ErrorInvalidExtendedProperty for a path that names nothing or two things. */
export function extendedFieldOf(path: unknown): ExtendedField {
  const {
    DistinguishedPropertySetId,
    PropertySetId,
    PropertyTag,
    PropertyName,
    PropertyId,
    PropertyType: type,
  } = plainOf(path)
  const word = textOf(type)
  const ours = Object.hasOwn(types, word) ? types[word] : undefined
  if (!ours) invalid(`the type ${word} cannot be read or written`, 'ErrorInvalidExtendedProperty')
  const shown = pathElement(plainOf(path))
  if (PropertyTag !== undefined) {
    if (DistinguishedPropertySetId ?? PropertySetId ?? PropertyName ?? PropertyId) bad()
    const id = numberOfTag(textOf(PropertyTag))
    if (id >= 0x8000 || id === 0) bad()
    return { property: propertyOfTag(makeTag(id, PropertyType[ours])), path: shown, type: word }
  }
  const set = setOf(DistinguishedPropertySetId, PropertySetId)
  if (PropertyName !== undefined) {
    const string = textOf(PropertyName)
    if (PropertyId !== undefined || string === '' || string.length > 254) bad()
    // Names of header fields have no case. [MS-OXCPRPT] 3.2.5.10
    const name = set === PropertySet.INTERNET_HEADERS ? string.toLowerCase() : string
    return { property: propertyOfName({ set, string: name }, ours), path: shown, type: word }
  }
  if (PropertyId === undefined) bad()
  return { property: propertyOfName({ set, lid: integerOf(PropertyId) >>> 0 }, ours), path: shown, type: word }
}

function bad(): never {
  return invalid('the path names no property', 'ErrorInvalidExtendedProperty')
}

function setOf(distinguished: unknown, guid: unknown): string {
  if ((distinguished === undefined) === (guid === undefined)) return bad()
  if (distinguished !== undefined) return sets[textOf(distinguished)] ?? bad()
  const text = textOf(guid).toLowerCase()
  return isGuid(text) ? text : bad()
}

/** `0x3001`, `12289` */
function numberOfTag(text: string): number {
  const number = Number(text)
  return Number.isInteger(number) && number > 0 && number <= 0xffff ? number : bad()
}

/** The attributes of the path, and nothing else of it (`kind`). */
function pathElement(path: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const shown: Record<string, unknown> = {}
  for (const name of [
    'DistinguishedPropertySetId',
    'PropertySetId',
    'PropertyTag',
    'PropertyName',
    'PropertyId',
    'PropertyType',
  ]) {
    if (path[name] !== undefined) shown[name] = path[name]
  }
  return shown
}

/** ExtendedPropertyType; undefined where the item does not have it. */
export function readExtended({ property, path, type }: ExtendedField, properties: Bag): unknown {
  const value = findValue(properties, property)
  if (value === undefined) return undefined
  if (type.endsWith('Array')) {
    if (!Array.isArray(value)) return undefined
    const Values = value.map((one) => written(one, type.slice(0, -5)))
    return Values.length > 0 && !Values.includes(undefined) ? { ExtendedFieldURI: path, Values } : undefined
  }
  if (Array.isArray(value)) return undefined
  const Value = written(value, type)
  return Value === undefined ? undefined : { ExtendedFieldURI: path, Value }
}

/** A tag has its type in it: what lies under another type is another property, but for numbers of another width. */
function findValue(properties: Bag, property: AnyProperty): unknown {
  const own = properties.get(property as TaggedProperty)
  if (own !== undefined || !('tag' in property)) return own
  for (const [other, value] of properties.tagged()) if (other.id === property.id) return value
  return undefined
}

/** undefined for a value that this type cannot say. */
function written(value: unknown, type: string): string | undefined {
  switch (type) {
    case 'Binary':
      return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : undefined
    case 'Boolean':
      return typeof value === 'boolean' ? String(value) : undefined
    case 'SystemTime':
      return typeof value === 'bigint' ? dateTimeOf(value)?.replace(/\.\d+Z$/, 'Z') : undefined
    case 'ApplicationTime':
      return typeof value === 'number' ? String(value) : undefined
    case 'Currency':
      return typeof value === 'bigint' ? String(value) : undefined
    case 'CLSID':
    case 'String':
      return typeof value === 'string' ? xmlText(value) : undefined
    default:
      return typeof value === 'number' || typeof value === 'bigint' ? String(value) : undefined
  }
}

/** Value or Values of ExtendedPropertyType as the property's value. */
export async function extendedValueOf({ type }: ExtendedField, element: unknown): Promise<unknown> {
  const { Value, Values } = plainOf(element)
  if (type.endsWith('Array')) {
    if (Values === undefined) return invalid('Values are expected', 'ErrorInvalidExtendedPropertyValue')
    return await Promise.all(listOf(Values).map((one) => readValue(one, type.slice(0, -5))))
  }
  if (Value === undefined) return invalid('a Value is expected', 'ErrorInvalidExtendedPropertyValue')
  return await readValue(Value, type)
}

async function readValue(value: unknown, type: string): Promise<unknown> {
  const text = typeof value === 'string' ? value : ''
  try {
    switch (type) {
      case 'Binary':
        return await bytesOf(typeof value === 'string' ? base64(value) : (value as Base64))
      case 'Boolean':
        return booleanOf(value)
      case 'SystemTime':
        return fileTime.from(instantOf(value, utcZone))
      case 'CLSID':
        return isGuid(text.toLowerCase()) ? text.toLowerCase() : invalid(text, 'ErrorInvalidExtendedPropertyValue')
      case 'Currency':
      case 'Long':
        return BigInt.asIntN(64, BigInt(text.trim()))
      case 'Double':
      case 'Float':
      case 'ApplicationTime':
        return numberOf(value)
      case 'Short': {
        const number = integerOf(value)
        return (number << 16) >> 16 === number ? number : invalid(text, 'ErrorInvalidExtendedPropertyValue')
      }
      case 'Integer':
        return integer32(text)
      default:
        return text
    }
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) {
      return invalid(`no ${type}: ${text.slice(0, 40)}`, 'ErrorInvalidExtendedPropertyValue')
    }
    throw error
  }
}

function integer32(text: string): number {
  const number = Number(text.trim())
  if (!Number.isInteger(number) || number < -0x8000_0000 || number > 0xffff_ffff) {
    invalid(`no Integer: ${text.slice(0, 40)}`, 'ErrorInvalidExtendedPropertyValue')
  }
  return number | 0
}

function base64(text: string): Uint8Array {
  return Uint8Array.fromBase64(text.trim())
}

export function searchableOf(field: ExtendedField): Searchable {
  return { property: field.property, value: (text) => constant(field.type.replace('Array', ''), text) }
}

function constant(type: string, text: string): unknown {
  switch (type) {
    case 'Boolean':
      return booleanOf(text)
    case 'SystemTime':
      return fileTime.from(instantOf(text, utcZone))
    case 'Currency':
    case 'Long':
      return BigInt(text)
    case 'Binary':
      return Buffer.from(text, 'base64')
    case 'String':
    case 'CLSID':
      return text
    default:
      return numberOf(text)
  }
}
