/** Dictionaries of configuration messages as EWS has them. [MS-OXWSUSRCFG] 2.2.4 (UserConfigurationDictionaryObjectType) */
import type { DictionaryEntry, DictionaryValue } from '#codec/dictionary-stream/index.ts'
import { readDateTime, writeDateTime } from '../dates.ts'
import { EwsFailure } from '../errors.ts'
import type { UserConfigurationDictionaryObjectType, UserConfigurationDictionaryType } from '../schema/index.ts'

const numbers = {
  Byte: 'byte',
  Integer32: 'int32',
  UnsignedInteger32: 'uint32',
  Integer64: 'int64',
  UnsignedInteger64: 'uint64',
} as const
type NumberType = keyof typeof numbers
const names = new Map(Object.entries(numbers).map(([name, type]) => [type, name as NumberType]))

/** The streams have no type for lists: they are texts of their own, which Exchange marks in the same way. */
const lists = { StringArray: '1-StringArray:', ByteArray: '1-ByteArray:' } as const

export function entriesOf(dictionary: UserConfigurationDictionaryType): DictionaryEntry[] {
  return dictionary.map(({ DictionaryKey, DictionaryValue }) => ({
    key: valueOf(DictionaryKey),
    value: DictionaryValue ? valueOf(DictionaryValue) : { type: 'other', text: '' },
  }))
}

export function dictionaryOf(entries: readonly DictionaryEntry[]): UserConfigurationDictionaryType {
  return entries.map(({ key, value }) => ({
    DictionaryKey: objectOf(key),
    DictionaryValue: isNull(value) ? null : objectOf(value),
  }))
}

const isNull = (value: DictionaryValue) => value.type === 'other' && value.text === ''

function valueOf({ Type, Value }: UserConfigurationDictionaryObjectType): DictionaryValue {
  const text = Value[0] ?? ''
  switch (Type) {
    case 'String':
      return { type: 'string', value: text }
    case 'Boolean':
      if (!/^(?:true|false|0|1)$/i.test(text)) throw unfit(Type)
      return { type: 'boolean', value: /^(?:true|1)$/i.test(text) }
    case 'DateTime': {
      const millis = readDateTime(text)
      if (millis === undefined) throw unfit(Type)
      return { type: 'dateTime', value: new Date(millis) }
    }
    case 'StringArray':
    case 'ByteArray':
      return { type: 'other', text: lists[Type] + JSON.stringify(Value) }
    default:
      if (!/^-?\d{1,20}$/.test(text)) throw unfit(Type)
      return { type: numbers[Type], value: BigInt(text) }
  }
}

function unfit(type: string): EwsFailure {
  return new EwsFailure('ErrorInvalidValueForProperty', `The value is none of type ${type}.`)
}

function objectOf(value: DictionaryValue): UserConfigurationDictionaryObjectType {
  switch (value.type) {
    case 'string':
      return { Type: 'String', Value: [value.value] }
    case 'boolean':
      return { Type: 'Boolean', Value: [String(value.value)] }
    case 'dateTime':
      return { Type: 'DateTime', Value: [writeDateTime(value.value.getTime())] }
    case 'other':
      return listOf(value.text) ?? { Type: 'String', Value: [value.text] }
    default:
      return { Type: names.get(value.type) as NumberType, Value: [String(value.value)] }
  }
}

function listOf(text: string): UserConfigurationDictionaryObjectType | undefined {
  for (const [name, prefix] of Object.entries(lists)) {
    if (!text.startsWith(prefix)) continue
    try {
      const Value = (JSON.parse(text.slice(prefix.length)) as unknown[]).map(String)
      return { Type: name as keyof typeof lists, Value }
    } catch {
      return undefined
    }
  }
  return undefined
}
