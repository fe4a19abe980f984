/** Strings as MAPI has them in files: 8-bit or UTF-16LE, with a zero at the end where the file wants one. */
export const MULTIPLE = 0x1000
export const STRING8 = 0x001e
export const STRING = 0x001f

/** The bytes of a character of a type, or 0 for types that are no strings. */
export function characterWidth(type: number): 0 | 1 | 2 {
  const single = type & ~MULTIPLE
  return single === STRING ? 2 : single === STRING8 ? 1 : 0
}

/** A value without the zeros at its end, if its type is that of strings. */
export function withoutZero(type: number, bytes: Uint8Array): Uint8Array {
  const width = characterWidth(type)
  let end = bytes.length
  if (width === 2) {
    end -= end % 2
    while (end >= 2 && bytes[end - 1] === 0 && bytes[end - 2] === 0) end -= 2
  } else if (width === 1) while (end >= 1 && bytes[end - 1] === 0) end--
  return bytes.subarray(0, end)
}
