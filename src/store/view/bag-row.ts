/** A row of a small table whose properties are a map of tags. */
import type { PropertySource } from '#model/evaluate.ts'
import { unicodeTag } from '#model/tag.ts'

export class BagRow implements PropertySource {
  readonly values: ReadonlyMap<number, unknown>

  constructor(values: Iterable<readonly [tag: number, value: unknown]>) {
    this.values = new Map([...values].filter(([, value]) => value !== undefined))
  }

  get(tag: number): unknown {
    return this.values.get(unicodeTag(tag))
  }

  has(tag: number): boolean {
    return this.values.has(unicodeTag(tag))
  }

  sizeOf(tag: number): number | undefined {
    return sizeOfValue(this.get(tag))
  }
}

/** Bytes of a value, as restrictions on sizes count them. */
export function sizeOfValue(value: unknown): number | undefined {
  if (value === undefined) return undefined
  if (typeof value === 'string') return value.length * 2 + 2
  if (value instanceof Uint8Array) return value.length
  if (typeof value === 'boolean') return 1
  return typeof value === 'bigint' ? 8 : 4
}
