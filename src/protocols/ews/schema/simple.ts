/**
 * Simple values: text as XML Schema has it, checked, and what it means. Lists, unions, restrictions and the built-in types
 * that the EWS schema uses.
 */
import type { Schema } from './schema.ts'

/** The value; undefined when the text is none of the type. */
export function readSimple(schema: Schema, type: string, text: string): unknown {
  if (type.startsWith('xs:')) return readBuiltIn(type, text)
  const row = schema.simpleRow(type)
  if (!row) {
    const form = schema.form(type)
    return form.form === 'simple' ? readSimple(schema, form.type, text) : undefined
  }
  if (row.list !== undefined) {
    const parts = text.split(/[\t\n\r ]+/).filter((part) => part !== '')
    const values = parts.map((part) => readSimple(schema, row.list as string, part))
    return values.includes(undefined) ? undefined : values
  }
  if (row.union) {
    for (const member of row.union) {
      const value = readSimple(schema, member, text)
      if (value !== undefined) return value
    }
    return undefined
  }
  const value = readSimple(schema, row.simple, text)
  if (value === undefined) return undefined
  if (row.values !== undefined && !allowed(row.values).has(writeSimple(value))) return undefined
  if (row.min !== undefined && (value as number) < row.min) return undefined
  if (row.max !== undefined && (value as number) > row.max) return undefined
  if (row.minLength !== undefined && [...text].length < row.minLength) return undefined
  if (row.length !== undefined && [...text].length !== row.length) return undefined
  if (row.patterns && !row.patterns.some((pattern) => expression(pattern).test(text))) return undefined
  return value
}

const sets = new Map<string, Set<string>>()
function allowed(values: string): Set<string> {
  let set = sets.get(values)
  if (!set) sets.set(values, (set = new Set(values.split('|'))))
  return set
}

const expressions = new Map<string, RegExp>()
function expression(pattern: string): RegExp {
  let found = expressions.get(pattern)
  if (!found) expressions.set(pattern, (found = new RegExp(`^(?:${pattern})$`, 'u')))
  return found
}

const whole: Readonly<Record<string, readonly [min: number, max: number]>> = {
  'xs:int': [-0x80000000, 0x7fffffff],
  'xs:integer': [-Infinity, Infinity],
  'xs:long': [-(2 ** 63), 2 ** 63],
  'xs:short': [-0x8000, 0x7fff],
  'xs:byte': [-0x80, 0x7f],
  'xs:unsignedByte': [0, 0xff],
  'xs:unsignedShort': [0, 0xffff],
  'xs:unsignedInt': [0, 0xffffffff],
  'xs:unsignedLong': [0, 2 ** 64],
  'xs:nonNegativeInteger': [0, Infinity],
  'xs:positiveInteger': [1, Infinity],
}

const zone = String.raw`(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)?`
const date = String.raw`-?\d{4,9}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`
const time = String.raw`(?:[01]\d|2[0-4]):[0-5]\d:[0-5]\d(?:\.\d{1,20})?`
const lexical: Readonly<Record<string, RegExp>> = {
  'xs:dateTime': new RegExp(`^${date}T${time}${zone}$`),
  'xs:date': new RegExp(`^${date}${zone}$`),
  'xs:time': new RegExp(`^${time}${zone}$`),
  'xs:duration':
    /^-?P(?=.)(?:\d{1,9}Y)?(?:\d{1,9}M)?(?:\d{1,9}D)?(?:T(?=.)(?:\d{1,9}H)?(?:\d{1,9}M)?(?:\d{1,9}(?:\.\d{1,9})?S)?)?$/,
  'xs:language': /^[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*$/,
}

function readBuiltIn(type: string, text: string): unknown {
  if (type === 'xs:string' || type === 'xs:anyURI' || type === 'xs:anySimpleType') return text
  const trimmed = text.trim()
  const range = whole[type]
  if (range) {
    if (!/^[+-]?\d{1,30}$/.test(trimmed)) return undefined
    const value = Number(trimmed)
    return value >= range[0] && value <= range[1] ? value : undefined
  }
  switch (type) {
    case 'xs:boolean':
      if (trimmed === 'true' || trimmed === '1') return true
      return trimmed === 'false' || trimmed === '0' ? false : undefined
    case 'xs:double':
    case 'xs:float':
    case 'xs:decimal': {
      if (type !== 'xs:decimal' && /^(?:NaN|-?INF)$/.test(trimmed)) return Number(trimmed.replace('INF', 'Infinity'))
      return /^[+-]?(?:\d{1,40}(?:\.\d{0,40})?|\.\d{1,40})(?:[eE][+-]?\d{1,4})?$/.test(trimmed)
        ? Number(trimmed)
        : undefined
    }
    case 'xs:base64Binary':
      return readBase64(trimmed)
    default: {
      const form = lexical[type]
      return form && !form.test(trimmed) ? undefined : trimmed
    }
  }
}

function readBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.fromBase64(text)
  } catch {
    return undefined
  }
}

export function writeSimple(value: unknown): string {
  if (Array.isArray(value)) return value.map(writeSimple).join(' ')
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.length).toString('base64')
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value).replace('Infinity', 'INF')
  return String(value)
}
