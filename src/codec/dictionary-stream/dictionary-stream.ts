/**
 * The dictionary stream of a configuration message: names with typed values, as XML. [MS-OXOCFG] 2.2.5.1
 *
 *   <UserConfiguration><Info version="Outlook.12"/><Data><e k="18-OLPrefsVersion" v="9-1"/></Data></UserConfiguration>
 *
 * The number before a value is its type, a TypeCode of .NET. Entries whose type is none of ours are kept as they are, so that what another
 * program wrote comes back out.
 */
import { LayoutError } from '../binary/index.ts'
import { child, children, readXml, XmlWriter } from '../xml/index.ts'

export type DictionaryValue =
  | { type: 'boolean'; value: boolean }
  | { type: 'byte' | 'int32' | 'uint32' | 'int64' | 'uint64'; value: bigint }
  | { type: 'dateTime'; value: Date }
  | { type: 'string'; value: string }
  /** Of a type that is not listed here: its text with the number before it. */
  | { type: 'other'; text: string }

export interface DictionaryEntry {
  key: DictionaryValue
  value: DictionaryValue
}

const numbers = { byte: 6, int32: 9, uint32: 10, int64: 11, uint64: 12 } as const
const ranges = {
  byte: [0n, 0xffn],
  int32: [-0x8000_0000n, 0x7fff_ffffn],
  uint32: [0n, 0xffff_ffffn],
  int64: [-0x8000_0000_0000_0000n, 0x7fff_ffff_ffff_ffffn],
  uint64: [0n, 0xffff_ffff_ffff_ffffn],
} as const
const BOOLEAN = 3
const DATE_TIME = 16
const STRING = 18
const version = 'Outlook.12'
/** Ticks of 100 ns from the year 1 to 1970. */
const EPOCH_TICKS = 621_355_968_000_000_000n
const ENTRIES_MAX = 10_000

/** Throws LayoutError for what is no XML or no dictionary. */
export function readDictionaryStream(bytes: Uint8Array): DictionaryEntry[] {
  const root = readXml(bytes, { depth: 8, elements: ENTRIES_MAX + 10 })
  if (root.name !== 'UserConfiguration') throw new LayoutError('not a dictionary stream', 0)
  return children(child(root, 'Data'), 'e').flatMap(({ attributes: { k, v } }) =>
    k === undefined || v === undefined ? [] : [{ key: valueOf(k), value: valueOf(v) }],
  )
}

export function writeDictionaryStream(entries: readonly DictionaryEntry[]): Uint8Array {
  const xml = new XmlWriter().declaration().open('UserConfiguration')
  xml.open('Info', { version }).close().open('Data')
  for (const { key, value } of entries) xml.open('e', { k: textOf(key), v: textOf(value) }).close()
  return Buffer.from(xml.close().close().take(), 'utf8')
}

function valueOf(text: string): DictionaryValue {
  const dash = text.indexOf('-')
  const type = Number(text.slice(0, dash))
  const content = text.slice(dash + 1)
  if (dash <= 0) return { type: 'other', text }
  if (type === STRING) return { type: 'string', value: content }
  if (type === BOOLEAN && /^(?:true|false)$/i.test(content))
    return { type: 'boolean', value: content.toLowerCase() === 'true' }
  if (type === DATE_TIME) {
    const value = dateOf(content)
    if (value) return { type: 'dateTime', value }
  }
  const kind = (Object.keys(numbers) as (keyof typeof numbers)[]).find((name) => numbers[name] === type)
  if (kind && /^-?\d{1,20}$/.test(content)) {
    const value = BigInt(content)
    if (value >= ranges[kind][0] && value <= ranges[kind][1]) return { type: kind, value }
  }
  return { type: 'other', text }
}

/** Ticks, as .NET counts; some write an ISO date. */
function dateOf(text: string): Date | undefined {
  const millis = /^\d{1,19}$/.test(text) ? Number((BigInt(text) - EPOCH_TICKS) / 10_000n) : Date.parse(text)
  const date = new Date(millis)
  return Number.isNaN(date.getTime()) ? undefined : date
}

function textOf(value: DictionaryValue): string {
  switch (value.type) {
    case 'other':
      return value.text
    case 'string':
      return `${STRING}-${value.value}`
    case 'boolean':
      return `${BOOLEAN}-${value.value ? 'True' : 'False'}`
    case 'dateTime':
      return `${DATE_TIME}-${BigInt(value.value.getTime()) * 10_000n + EPOCH_TICKS}`
    default:
      return `${numbers[value.type]}-${value.value}`
  }
}
