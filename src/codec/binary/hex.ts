/** Bytes as a person reads and writes them. */

/**
 * Bytes in hexadecimal, spaces and line breaks where you like, comments from # to the end of the line; interpolated
 * values are bytes.
 */
export function hex(parts: TemplateStringsArray, ...values: readonly Uint8Array[]): Uint8Array {
  let text = ''
  for (const [index, part] of parts.entries()) {
    text += part
    const value = values[index]
    if (value) text += toHex(value)
  }
  return fromHex(text)
}

export function fromHex(text: string): Uint8Array {
  const digits = text.replace(/#.*$/gm, '').replace(/\s+/g, '')
  if (digits.length % 2 !== 0 || /[^0-9a-fA-F]/.test(digits)) throw new TypeError('not hexadecimal')
  return Uint8Array.fromHex(digits)
}

export function toHex(bytes: Uint8Array, separator = ''): string {
  const text = bytes.toHex()
  return separator === '' ? text : (text.match(/../g) ?? []).join(separator)
}

/** [MS-OXCDATA] values are compared as unsigned bytes, the shorter first. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const difference = (a[i] as number) - (b[i] as number)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && compareBytes(a, b) === 0
}
