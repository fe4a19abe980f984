/** The few kinds of values that the writer makes itself. [MS-PST] 2.3.3.3 */
import type { RawValue } from './context-writer.ts'

const types = { int32: 0x0003, boolean: 0x000b, string: 0x001f, binary: 0x0102 } as const

export function value(id: number, type: keyof typeof types, bytes: Uint8Array): RawValue {
  return { id, type: types[type], bytes }
}

export function int32(number: number): Uint8Array {
  return Uint8Array.of(number, number >>> 8, number >>> 16, number >>> 24)
}

export function boolean(yes: boolean): Uint8Array {
  return Uint8Array.of(yes ? 1 : 0)
}

export function string(text: string): Uint8Array {
  return Buffer.from(text, 'utf16le')
}

/** [MS-PST] 2.4.3.2 */
export function entryId(recordKey: Uint8Array, nid: number): Uint8Array {
  return Buffer.concat([new Uint8Array(4), recordKey, int32(nid)])
}

/** Bytes of a string that a row of a table shows; what is longer is in the message itself. [MS-OXCTABL] 2.2.2.5.2 */
const TABLE_STRING_SIZE = 510

export function forTable(cell: RawValue): RawValue {
  const { type, bytes } = cell
  if (type !== types.string || !(bytes instanceof Uint8Array) || bytes.length <= TABLE_STRING_SIZE) return cell
  return { ...cell, bytes: bytes.subarray(0, TABLE_STRING_SIZE) }
}
