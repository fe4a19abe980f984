/** A buffer that grows. `reserve` makes room and moves on; `take` hands out what was written. */
export class Writer {
  bytes: Uint8Array
  pos = 0
  #view: DataView | undefined

  constructor(capacity = 256) {
    this.bytes = new Uint8Array(capacity)
    this.#view = undefined
  }

  get view(): DataView {
    return (this.#view ??= new DataView(this.bytes.buffer))
  }

  /** Makes room for `size` bytes and answers where they begin. `bytes` and `view` may be others afterwards. */
  reserve(size: number): number {
    const start = this.pos
    const end = start + size
    if (end > this.bytes.length) this.#grow(end)
    this.pos = end
    return start
  }

  u8(value: number): void {
    const at = this.reserve(1)
    this.bytes[at] = value
  }

  u16(value: number): void {
    const at = this.reserve(2)
    this.bytes[at] = value
    this.bytes[at + 1] = value >>> 8
  }

  u32(value: number): void {
    const at = this.reserve(4)
    this.bytes[at] = value
    this.bytes[at + 1] = value >>> 8
    this.bytes[at + 2] = value >>> 16
    this.bytes[at + 3] = value >>> 24
  }

  u64(value: bigint): void {
    const at = this.reserve(8)
    this.view.setBigUint64(at, value, true)
  }

  put(bytes: Uint8Array): void {
    const at = this.reserve(bytes.length)
    this.bytes.set(bytes, at)
  }

  /** What was written so far; a view, valid until the next write. */
  written(): Uint8Array {
    return this.bytes.subarray(0, this.pos)
  }

  /** A copy of exactly what was written; the writer is empty again. */
  take(): Uint8Array {
    const bytes = this.bytes.slice(0, this.pos)
    this.pos = 0
    return bytes
  }

  #grow(needed: number): void {
    const bytes = new Uint8Array(Math.max(needed, this.bytes.length * 2))
    bytes.set(this.bytes.subarray(0, this.pos))
    this.bytes = bytes
    this.#view = undefined
  }
}
