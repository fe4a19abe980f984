/**
 * A B-tree of pages whose entries come in the order of their keys: leaves are written as they fill, of which only key and
 * place are kept. [MS-PST] 2.2.2.7.7
 */
import { Writer } from '#codec/binary/index.ts'
import type { Space } from './pages.ts'

const ENTRIES_SIZE = 488
/** [MS-PST] 2.2.2.7.7.2 BTENTRY */
const BRANCH_SIZE = 24

type Branch = { key: number; bid: number; ib: number }

export interface LeafState {
  /** Those that fill no page yet. */
  entries: Uint8Array
  count: number
  firstKey: number
  leaves: readonly Branch[]
}

export class LeafWriter {
  readonly #space: Space
  readonly #type: number
  readonly #entrySize: number
  readonly #page = new Writer(512)
  #count = 0
  #firstKey = 0
  readonly leaves: Branch[]

  constructor(space: Space, { type, entrySize }: { type: number; entrySize: number }, state?: LeafState) {
    this.#space = space
    this.#type = type
    this.#entrySize = entrySize
    this.leaves = [...(state?.leaves ?? [])]
    if (!state) return
    this.#count = state.count
    this.#firstKey = state.firstKey
    this.#page.put(state.entries)
  }

  state(): LeafState {
    const entries = this.#page.bytes.slice(0, this.#count * this.#entrySize)
    return { entries, count: this.#count, firstKey: this.#firstKey, leaves: [...this.leaves] }
  }

  add(key: number, write: (writer: Writer) => void): void {
    if (this.#count === Math.floor(ENTRIES_SIZE / this.#entrySize)) this.flush()
    if (this.#count === 0) this.#firstKey = key
    this.#count++
    write(this.#page)
    this.#page.pos = this.#count * this.#entrySize
  }

  flush(): void {
    if (this.#count === 0) return
    this.leaves.push({ key: this.#firstKey, ...this.#write() })
  }

  #write(): { bid: number; ib: number } {
    const body = pageBody(this.#page, { count: this.#count, entrySize: this.#entrySize, level: 0 })
    this.#count = 0
    this.#page.pos = 0
    this.#page.bytes.fill(0)
    return this.#space.appendPage(this.#type, body)
  }

  /** An empty tree still has a page. */
  empty(): Branch {
    return { key: 0, ...this.#write() }
  }
}

/** The pages above some leaves, up to the root. */
export function writeBranches(space: Space, type: number, leaves: readonly Branch[]): { bid: number; ib: number } {
  const perPage = Math.floor(ENTRIES_SIZE / BRANCH_SIZE)
  let level = 0
  let nodes = leaves
  while (nodes.length > 1) {
    level++
    const above: Branch[] = []
    for (let start = 0; start < nodes.length; start += perPage) {
      const children = nodes.slice(start, start + perPage)
      const writer = new Writer(512)
      for (const { key, bid, ib } of children) {
        for (const each of [key, bid, ib]) writer.u64(BigInt(each))
      }
      const body = pageBody(writer, { count: children.length, entrySize: BRANCH_SIZE, level })
      above.push({ key: (children[0] as Branch).key, ...space.appendPage(type, body) })
    }
    nodes = above
  }
  const [{ bid, ib }] = nodes as [Branch]
  return { bid, ib }
}

/** [MS-PST] 2.2.2.7.7.1 BTPAGE */
function pageBody(entries: Writer, counts: { count: number; entrySize: number; level: number }): Uint8Array {
  const body = new Uint8Array(496)
  body.set(entries.bytes.subarray(0, counts.count * counts.entrySize))
  body.set([counts.count, Math.floor(ENTRIES_SIZE / counts.entrySize), counts.entrySize, counts.level], ENTRIES_SIZE)
  return body
}
