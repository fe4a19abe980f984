/**
 * Sort keys: the values of a row's sort columns as one string that compares as the rows do, so that ordering is
 * comparing strings and a group of a categorised view is a common prefix.
 *
 *   key    = column …            each column ends by itself, so no column can run into the next one
 *   column = 00                  the value is missing: before all others ([MS-OXCTABL] leaves it open; Exchange has it so)
 *          | 01 value
 *   value  = 8 bytes             numbers and times, big-endian, sign turned
 *          | 1 byte              booleans
 *          | bytes 00 00         text (folded, UTF-8) and binary; a 00 within it is written 00 FF
 *   descending columns have every byte inverted
 *
 * The string holds one byte in each character: V8 keeps it in one byte each and compares it like memory.
 */
import { fold } from '#model/fold.ts'

const scratch = new DataView(new ArrayBuffer(8))
const scratchBytes = Buffer.from(scratch.buffer)

export function columnKey(value: unknown, descending: boolean): string {
  const ascending = value === undefined || value === null ? '\x00' : `\x01${valueKey(value)}`
  return descending ? inverted(ascending) : ascending
}

function valueKey(value: unknown): string {
  switch (typeof value) {
    case 'boolean':
      return value ? '\x01' : '\x00'
    case 'number':
      return numberKey(value)
    case 'bigint':
      scratch.setBigUint64(0, BigInt.asUintN(64, value) ^ 0x8000000000000000n)
      return scratchBytes.toString('latin1')
    case 'string':
      return terminated(utf8(fold(value)))
    default:
      if (value instanceof Date) return numberKey(value.getTime())
      if (value instanceof Uint8Array) return terminated(Buffer.from(value).toString('latin1'))
      return terminated(utf8(String(value)))
  }
}

/** Text that is folded already, as the standing columns have it. */
export function foldedKey(text: string | undefined, descending: boolean): string {
  const ascending = text === undefined ? '\x00' : `\x01${terminated(utf8(text))}`
  return descending ? inverted(ascending) : ascending
}

function numberKey(value: number): string {
  // -0 and 0 are one value.
  scratch.setFloat64(0, value === 0 ? 0 : value)
  const high = scratch.getUint32(0)
  if (high & 0x80000000) {
    scratch.setUint32(0, ~high >>> 0)
    scratch.setUint32(4, ~scratch.getUint32(4) >>> 0)
  } else scratch.setUint32(0, (high | 0x80000000) >>> 0)
  return scratchBytes.toString('latin1')
}

function utf8(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}

function terminated(bytes: string): string {
  return `${bytes.includes('\x00') ? bytes.replaceAll('\x00', '\x00\xff') : bytes}\x00\x00`
}

function inverted(key: string): string {
  const bytes = Buffer.from(key, 'latin1')
  for (let index = 0; index < bytes.length; index++) bytes[index] = ~(bytes[index] as number) & 0xff
  return bytes.toString('latin1')
}
