/** Named properties get their ids as they come; the map is written at the end. [MS-PST] 2.4.7 */
import { encode, guidBytes, Writer } from '#codec/binary/index.ts'
import { checksum } from '../checksum.ts'
import {
  FIRST_GUID_INDEX,
  FIRST_NAMED_ID,
  NAME_BUCKET_COUNT,
  NAME_BUCKET_COUNT_ID,
  NAME_BUCKET_FIRST,
  nameId,
  NameStream,
  PS_MAPI,
  PS_PUBLIC_STRINGS,
  type PstPropertyName,
} from '../name-map.ts'
import type { RawValue } from './context-writer.ts'

/** Ids 0x8000 to 0xFFFE. */
const NAMES_MAX = 0x7fff
const INTEGER = 0x0003
const BINARY = 0x0102

export class NameMapWriter {
  readonly #ids = new Map<string, number>()
  readonly #guids = new Map<string, number>()
  readonly #guidStream = new Writer()
  readonly #entries = new Writer()
  readonly #strings = new Writer()
  readonly #buckets = new Map<number, Writer>()
  readonly #names: PstPropertyName[] = []

  constructor(names: readonly PstPropertyName[] = []) {
    for (const name of names) this.findId(name)
  }

  /** In the order of their ids. */
  get names(): readonly PstPropertyName[] {
    return this.#names
  }

  /** The id of a name; undefined when all ids are taken. */
  findId(name: PstPropertyName): number | undefined {
    const key = 'lid' in name ? `${name.set}#${name.lid}` : `${name.set}/${name.string}`
    const known = this.#ids.get(key)
    if (known !== undefined || this.#ids.size >= NAMES_MAX) return known
    const index = this.#ids.size
    const kind = 'lid' in name ? 0 : 1
    const guidAndKind = (this.#guidIndex(name.set) << 1) | kind
    const id = 'lid' in name ? name.lid : this.#addString(name.string)
    this.#entries.put(encode(nameId, { id, guidAndKind, index }))
    // In the hash table a string is known by its checksum. [MS-PST] 2.4.7.5
    const hashed = 'lid' in name ? name.lid : checksum(Buffer.from(name.string, 'utf16le'))
    const bucket = ((hashed ^ guidAndKind) >>> 0) % NAME_BUCKET_COUNT
    const list = this.#buckets.get(bucket) ?? new Writer()
    this.#buckets.set(bucket, list)
    list.put(encode(nameId, { id: hashed, guidAndKind, index }))
    this.#ids.set(key, FIRST_NAMED_ID + index)
    this.#names.push(name)
    return FIRST_NAMED_ID + index
  }

  values(): RawValue[] {
    const count = new Writer(4)
    count.u32(NAME_BUCKET_COUNT)
    return [
      { id: NAME_BUCKET_COUNT_ID, type: INTEGER, bytes: count.take() },
      { id: NameStream.guids, type: BINARY, bytes: this.#guidStream.take() },
      { id: NameStream.entries, type: BINARY, bytes: this.#entries.take() },
      { id: NameStream.strings, type: BINARY, bytes: this.#strings.take() },
      ...[...this.#buckets].map(([bucket, list]) => ({
        id: NAME_BUCKET_FIRST + bucket,
        type: BINARY,
        bytes: list.take(),
      })),
    ]
  }

  #guidIndex(set: string): number {
    if (set === PS_MAPI) return 1
    if (set === PS_PUBLIC_STRINGS) return 2
    const known = this.#guids.get(set)
    if (known !== undefined) return known
    const index = FIRST_GUID_INDEX + this.#guids.size
    this.#guids.set(set, index)
    this.#guidStream.put(guidBytes(set))
    return index
  }

  /** Each string with its length before it, at a multiple of four. [MS-PST] 2.4.7.4 */
  #addString(text: string): number {
    const at = this.#strings.pos
    const bytes = Buffer.from(text, 'utf16le')
    this.#strings.u32(bytes.length)
    this.#strings.put(bytes)
    while (this.#strings.pos % 4 !== 0) this.#strings.u8(0)
    return at
  }
}
