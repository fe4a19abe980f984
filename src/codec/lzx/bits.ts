/** Bits in little-endian u16, the highest first. [MS-PATCH] 2.1 */
import { LayoutError } from '#codec/binary/index.ts'

export class BitWriter {
  #bytes = new Uint8Array(1 << 16)
  #length = 0
  #word = 0
  #free = 16

  put(value: number, count: number): void {
    for (let left = count; left > 0; ) {
      const take = Math.min(left, this.#free)
      const part = Math.floor(value / 2 ** (left - take)) & (2 ** take - 1)
      this.#word |= part << (this.#free - take)
      this.#free -= take
      left -= take
      if (this.#free === 0) this.#flush()
    }
  }

  /** Zeros up to the next word. */
  align(): void {
    if (this.#free < 16) this.#flush()
  }

  take(): Uint8Array {
    this.align()
    return this.#bytes.slice(0, this.#length)
  }

  #flush(): void {
    if (this.#length + 2 > this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2)
      larger.set(this.#bytes)
      this.#bytes = larger
    }
    this.#bytes[this.#length++] = this.#word & 0xff
    this.#bytes[this.#length++] = this.#word >> 8
    this.#word = 0
    this.#free = 16
  }
}

export class BitReader {
  readonly bytes: Uint8Array
  /** Of the next word. */
  pos: number
  #word = 0
  #left = 0

  constructor(bytes: Uint8Array, pos = 0) {
    this.bytes = bytes
    this.pos = pos
  }

  bit(): number {
    if (this.#left === 0) {
      if (this.pos + 2 > this.bytes.length) throw new LayoutError('LZX ends too early', this.pos)
      this.#word = (this.bytes[this.pos] as number) | ((this.bytes[this.pos + 1] as number) << 8)
      this.pos += 2
      this.#left = 16
    }
    return (this.#word >> --this.#left) & 1
  }

  bits(count: number): number {
    let value = 0
    for (let at = 0; at < count; at++) value = value * 2 + this.bit()
    return value
  }

  align(): void {
    this.#left = 0
  }
}
