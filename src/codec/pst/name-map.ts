/**
 * The names of named properties: which set and number or string a property id from 0x8000 on stands for in this file.
 * [MS-PST] 2.4.7
 */
import { guidText, LayoutError, Reader, struct, u16, u32, utf16Text } from '#codec/binary/index.ts'
import type { PstNode } from './node.ts'
import { PropertyContext } from './property-context.ts'

export type PstPropertyName = { set: string; lid: number } | { set: string; string: string }

/** The streams of the map. [MS-PST] 2.4.7.2 to 2.4.7.4 */
export const NameStream = { guids: 0x0002, entries: 0x0003, strings: 0x0004 } as const
/** The first of the properties that hold the hash table, and how many there are. [MS-PST] 2.4.7.5 */
export const NAME_BUCKET_FIRST = 0x1000
export const NAME_BUCKET_COUNT = 251
export const NAME_BUCKET_COUNT_ID = 0x0001

/** [MS-PST] 2.4.7.1 NAMEID: the lowest bit of the third field says "string", the others are the GUID. */
export const nameId = struct({ id: u32, guidAndKind: u16, index: u16 })

/** GUID indexes 1 and 2. */
export const PS_MAPI = '00020328-0000-0000-c000-000000000046'
export const PS_PUBLIC_STRINGS = '00020329-0000-0000-c000-000000000046'
export const FIRST_GUID_INDEX = 3
export const FIRST_NAMED_ID = 0x8000

export class NameMap {
  readonly #names = new Map<number, PstPropertyName>()

  static read(node: PstNode): NameMap {
    const map = new NameMap()
    const context = new PropertyContext(node)
    const stream = (id: number) => context.find(id)?.bytes() ?? new Uint8Array()
    const guids = stream(NameStream.guids)
    const strings = stream(NameStream.strings)
    const reader = new Reader(stream(NameStream.entries))
    while (reader.remaining >= nameId.minSize) {
      const { id, guidAndKind, index } = nameId.read(reader)
      const set = setOf(guids, guidAndKind >>> 1)
      if (set === undefined) continue
      if ((guidAndKind & 1) === 0) {
        map.#names.set(FIRST_NAMED_ID + index, { set, lid: id })
        continue
      }
      const string = node.blocks.problems.attempt(`name of property 0x${(FIRST_NAMED_ID + index).toString(16)}`, () =>
        stringAt(strings, id),
      )
      if (string !== undefined) map.#names.set(FIRST_NAMED_ID + index, { set, string })
    }
    return map
  }

  find(id: number): PstPropertyName | undefined {
    return this.#names.get(id)
  }

  get size(): number {
    return this.#names.size
  }
}

function setOf(guids: Uint8Array, index: number): string | undefined {
  if (index === 1) return PS_MAPI
  if (index === 2) return PS_PUBLIC_STRINGS
  const at = (index - FIRST_GUID_INDEX) * 16
  return at >= 0 && at + 16 <= guids.length ? guidText(guids, at) : undefined
}

function stringAt(strings: Uint8Array, at: number): string {
  const reader = new Reader(strings)
  if (at > strings.length) throw new LayoutError('outside of the strings', at)
  reader.pos = at
  const size = reader.u32()
  const start = reader.take(size)
  return utf16Text(strings, start, start + (size & ~1))
}
