/**
 * Plain LZ77 with DIRECT2 encoding, read. [MS-OXCRPC] 3.1.4.1.1.2, [MS-XCA] 2.3
 *
 *   mask   u32, its highest bit first: 0 is a byte as it is, 1 is a match; after 32 of them comes the next mask
 *   match  u16: distance - 1 in the upper 13 bits, length - 3 in the lower 3. 7 there means more length: half a byte (the
 *          lower half of a new byte, next time the upper half of the same one), 15 there a byte more, 255 there a u16
 *          that is the whole length - 3, and 0 there a u32 in its place
 *
 * The end is where the output is full: its size is known beforehand.
 */
import { LayoutError } from '../binary/index.ts'

/** Throws a LayoutError for what does not give exactly `size` bytes. */
export function decompress(input: Uint8Array, size: number): Uint8Array {
  const output = new Uint8Array(size)
  const end = input.length
  let at = 0
  let out = 0
  let mask = 0
  let bits = 0
  /** Where the byte is whose upper half comes next; -1: there is none. */
  let half = -1
  const short = (): LayoutError => new LayoutError('the compressed data ends in the middle', at, 'compressed data')
  while (out < size) {
    if (bits === 0) {
      if (at + 4 > end) throw short()
      mask = (input[at]! | (input[at + 1]! << 8) | (input[at + 2]! << 16) | (input[at + 3]! << 24)) >>> 0
      at += 4
      bits = 32
    }
    bits--
    if (((mask >>> bits) & 1) === 0) {
      if (at >= end) throw short()
      output[out++] = input[at++]!
      continue
    }
    if (at + 2 > end) throw short()
    const match = input[at]! | (input[at + 1]! << 8)
    at += 2
    const distance = (match >>> 3) + 1
    let length = match & 7
    if (length === 7) {
      if (half < 0) {
        if (at >= end) throw short()
        length = input[at]! & 15
        half = at++
      } else {
        length = input[half]! >>> 4
        half = -1
      }
      if (length === 15) {
        if (at >= end) throw short()
        length = input[at++]!
        if (length === 255) {
          if (at + 2 > end) throw short()
          length = input[at]! | (input[at + 1]! << 8)
          at += 2
          if (length === 0) {
            if (at + 4 > end) throw short()
            length = (input[at]! | (input[at + 1]! << 8) | (input[at + 2]! << 16) | (input[at + 3]! << 24)) >>> 0
            at += 4
          }
          if (length < 22) throw new LayoutError(`a match of length ${length + 3} in the long form`, at, 'match')
          length -= 22
        }
        length += 15
      }
      length += 7
    }
    length += 3
    if (distance > out) throw new LayoutError(`a match ${distance} bytes back, ${out} are there`, at, 'match')
    if (length > size - out) throw new LayoutError(`a match of ${length} bytes, ${size - out} are missing`, at, 'match')
    if (distance >= length) {
      output.copyWithin(out, out - distance, out - distance + length)
      out += length
    } else for (const until = out + length; out < until; out++) output[out] = output[out - distance]!
  }
  return output
}
