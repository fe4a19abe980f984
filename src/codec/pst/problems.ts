/** What could not be read of a damaged file, and why. Readers add to it and go on with what there is. */
import { LayoutError } from '#codec/binary/index.ts'

export interface Problem {
  /** What is lost or doubtful: `block 0x1234`, `contents table of folder 0x8022`. */
  what: string
  why: string
  /** In the file, where known. */
  offset?: number
}

const PROBLEMS_MAX = 10_000

export class Problems {
  readonly list: Problem[] = []
  /** How many there were; the list ends at a limit. */
  count = 0
  readonly #known = new Set<string>()

  add(what: string, why: unknown, offset?: number): void {
    const text = why instanceof Error ? why.message : String(why)
    const key = `${what}\n${text}`
    if (this.#known.has(key)) return
    this.count++
    if (this.list.length >= PROBLEMS_MAX) return
    this.#known.add(key)
    this.list.push(offset === undefined ? { what, why: text } : { what, why: text, offset })
  }

  /** The value, or undefined and a problem when the bytes do not fit. */
  attempt<T>(what: string, read: () => T): T | undefined {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof LayoutError)) throw error
      this.add(what, error)
      return undefined
    }
  }
}
