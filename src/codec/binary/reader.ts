/**
 * A place in some bytes. Layouts move `pos`; `end` is where the innermost structure with a declared size ends.
 * Little endian unless a name says otherwise.
 */
import { LayoutError } from './layout-error.ts'

export type ReaderOptions = {
  /** How deep recursive layouts may nest. */
  maxDepth?: number
  start?: number
  end?: number
}

export class Reader {
  readonly bytes: Uint8Array
  pos: number
  end: number
  depth = 0
  readonly maxDepth: number
  #view: DataView | undefined

  constructor(bytes: Uint8Array, options: ReaderOptions = {}) {
    this.bytes = bytes
    this.pos = options.start ?? 0
    this.end = options.end ?? bytes.length
    this.maxDepth = options.maxDepth ?? 64
    this.#view = undefined
  }

  get view(): DataView {
    return (this.#view ??= new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength))
  }

  get remaining(): number {
    return this.end - this.pos
  }

  /** Moves over `size` bytes and answers where they begin. */
  take(size: number): number {
    const start = this.pos
    if (size > this.end - start) throw tooShort(size, this.end - start, start)
    this.pos = start + size
    return start
  }

  /** A view of the next bytes, not a copy. */
  slice(size: number): Uint8Array {
    const start = this.take(size)
    return this.bytes.subarray(start, start + size)
  }

  u8(): number {
    return this.bytes[this.take(1)] as number
  }

  u16(): number {
    const at = this.take(2)
    const b = this.bytes
    return (b[at] as number) | ((b[at + 1] as number) << 8)
  }

  u32(): number {
    const at = this.take(4)
    const b = this.bytes
    return (
      ((b[at] as number) |
        ((b[at + 1] as number) << 8) |
        ((b[at + 2] as number) << 16) |
        ((b[at + 3] as number) << 24)) >>>
      0
    )
  }

  u64(): bigint {
    return this.view.getBigUint64(this.take(8), true)
  }

  error(problem: string, offset = this.pos): LayoutError {
    return new LayoutError(problem, offset)
  }
}

export function tooShort(wanted: number, have: number, offset: number): LayoutError {
  return new LayoutError(`needs ${wanted} bytes, ${have} are left`, offset)
}
