/**
 * GUIDs as text and as bytes: the first three groups are little endian, the last two are bytes in their order.
 * Text is canonical: lower case, no braces.
 */
const order = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15] as const
const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

export const zeroGuid = '00000000-0000-0000-0000-000000000000'

/** Where each byte's two digits stand in the text. */
const digitAt = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34] as const

const asciiDigits = Buffer.from('0123456789abcdef', 'latin1')
/** Where the text is put together: one call for a string of 36 characters is faster than joining 16 pieces. */
const scratch = Buffer.from('00000000-0000-0000-0000-000000000000', 'latin1')

export function guidText(bytes: Uint8Array, at = 0): string {
  for (let i = 0; i < 16; i++) {
    const value = bytes[at + (order[i] as number)] as number
    const place = digitAt[i] as number
    scratch[place] = asciiDigits[value >>> 4] as number
    scratch[place + 1] = asciiDigits[value & 0x0f] as number
  }
  return scratch.toString('latin1')
}

export function putGuid(bytes: Uint8Array, at: number, text: string): void {
  if (text.length !== 36) throw new TypeError(`not a GUID: ${text}`)
  for (let i = 0; i < 16; i++) {
    const digits = digitAt[i] as number
    const value = (digit(text.charCodeAt(digits)) << 4) | digit(text.charCodeAt(digits + 1))
    if (value < 0) throw new TypeError(`not a GUID: ${text}`)
    bytes[at + (order[i] as number)] = value
  }
}

export function guidBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(16)
  putGuid(bytes, 0, text)
  return bytes
}

export function isGuid(value: unknown): value is string {
  return typeof value === 'string' && pattern.test(value)
}

/** The canonical form of a GUID as people write it (upper case, braces), or undefined. */
export function parseGuid(text: string): string | undefined {
  const plain = text
    .trim()
    .replace(/^\{(.*)\}$/, '$1')
    .toLowerCase()
  return isGuid(plain) ? plain : undefined
}

function digit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48
  if (code >= 97 && code <= 102) return code - 87
  if (code >= 65 && code <= 70) return code - 55
  return -1
}
