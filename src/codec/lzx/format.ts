/**
 * LZX as offline address books use it: LZX DELTA, [MS-PATCH] 2.
 *
 *   chunk      u16 compressed size, then bits; holds 32 KiB of the original (the last one less); ends on a u16
 *   first one  begins with a bit: 0, no translation of x86 calls
 *   block      3 bits kind, 24 bits size, then by its kind: trees and symbols, or plain bytes
 *   symbol     of the main tree: below 256 a byte, otherwise 256 + slot of the distance * 8 + length (7: the length tree
 *              says more), then further bits of the distance
 *
 * Bits come from little-endian u16, the highest first. Distances may reach into reference data before the original.
 */
export const chunkSize = 0x8000
export const minMatch = 2
/** From it on LZX DELTA has further bits. */
export const maxMatch = 257
export const lengthSymbols = 249
export const lengthHeads = 8
export const preTreeSymbols = 20
export const maxCodeLength = 16
export const Block = { verbatim: 1, aligned: 2, uncompressed: 3 } as const

/** Slots of distances, by the bits of the window. [MS-PATCH] 2.4 */
const slotsOfWindow: Readonly<Record<number, number>> = {
  17: 34,
  18: 36,
  19: 38,
  20: 42,
  21: 50,
  22: 66,
  23: 98,
  24: 162,
  25: 290,
}

/** The smallest window that holds the original and, in whole chunks, the reference data. [MS-OXOAB] 2.10.2 */
export function windowBits(size: number, referenceSize: number): number {
  const held = Math.ceil(referenceSize / chunkSize) * chunkSize + size
  let bits = 17
  while (bits < 25 && 2 ** bits < held) bits++
  return bits
}

export function positionSlots(bits: number): number {
  return slotsOfWindow[bits] as number
}

/** How many bits of a distance stand behind its slot, and where the slot begins. */
export const footerBits = Array.from({ length: 290 }, (_, slot) => (slot < 4 ? 0 : Math.min(17, (slot >> 1) - 1)))
export const slotBase: number[] = []
for (let slot = 0, base = 0; slot < 290; slot++) {
  slotBase.push(base)
  base += 2 ** (footerBits[slot] as number)
}
