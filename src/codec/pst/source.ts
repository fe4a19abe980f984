/**
 * Where the bytes of a file come from. Reading is synchronous: whoever reads a file of many gigabytes does it on a thread
 * of its own, from a local disk, in small pieces; what is read often is kept by the callers in bounded caches.
 */
import { LayoutError } from '#codec/binary/index.ts'

export interface PstSource {
  readonly size: number
  /** Up to `length` bytes from `offset`: fewer only at the end of the file. The caller may change them. */
  read(offset: number, length: number): Uint8Array
}

export function memorySource(bytes: Uint8Array): PstSource {
  // The slice of a Buffer would be the same bytes again, not a copy.
  const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { size: plain.length, read: (offset, length) => plain.slice(offset, offset + length) }
}

/** Exactly these bytes, or a LayoutError. */
export function readExactly(source: PstSource, offset: number, length: number): Uint8Array {
  if (offset < 0 || offset + length > source.size) {
    throw new LayoutError(`${length} bytes lie outside of the file`, offset)
  }
  const bytes = source.read(offset, length)
  if (bytes.length !== length) throw new LayoutError(`needs ${length} bytes, got ${bytes.length}`, offset)
  return bytes
}

/** The most recently used values, so many at the most. */
export class Recent<K, V> {
  readonly #limit: number
  readonly #values = new Map<K, V>()

  constructor(limit: number) {
    this.#limit = limit
  }

  get(key: K, make: (key: K) => V): V {
    const known = this.#values.get(key)
    if (known !== undefined) {
      this.#values.delete(key)
      this.#values.set(key, known)
      return known
    }
    const value = make(key)
    this.#values.set(key, value)
    if (this.#values.size > this.#limit) {
      const [oldest] = this.#values.keys()
      this.#values.delete(oldest as K)
    }
    return value
  }
}
