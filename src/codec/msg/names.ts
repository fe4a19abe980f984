/**
 * The names of named properties. [MS-OXMSG] 2.2.3
 *
 *   00020102   GUIDs
 *   00030102   entries: LID or place of the string | kind and index of the GUID | index of the property
 *   00040102   strings
 *   1000… 101E for looking up a name: the entries whose hash it is, with a checksum in place of the string's place
 */
import { findStream, makeStorage, makeStream, type Storage } from '../cfb/index.ts'
import { guidBytes, guidText, utf16Text, Writer } from '../binary/index.ts'
import { FIRST_NAMED_ID, type MsgName, NAMES, streamName, BINARY } from './format.ts'

/** The index of a GUID that every file knows. [MS-OXMSG] 2.2.3.1.2 */
const MAPI = '00020328-0000-0000-c000-000000000046'
const PUBLIC_STRINGS = '00020329-0000-0000-c000-000000000046'
const knownSets = [undefined, MAPI, PUBLIC_STRINGS]

const GUIDS = streamName(0x0002, BINARY)
const ENTRIES = streamName(0x0003, BINARY)
const STRINGS = streamName(0x0004, BINARY)
const LOOKUP_STREAMS = 0x1f
const NAME_CHARACTERS_MAX = 1024

/** By the id that the properties of this file have. */
export function readNames(storage: Storage): Map<number, MsgName> {
  const names = new Map<number, MsgName>()
  const guids = findStream(storage, GUIDS)?.bytes ?? new Uint8Array()
  const entries = findStream(storage, ENTRIES)?.bytes ?? new Uint8Array()
  const strings = findStream(storage, STRINGS)?.bytes ?? new Uint8Array()
  const view = new DataView(entries.buffer, entries.byteOffset, entries.byteLength)
  for (let at = 0; at + 8 <= entries.length; at += 8) {
    const identifier = view.getUint32(at, true)
    const kindAndSet = view.getUint16(at + 4, true)
    const index = view.getUint16(at + 6, true)
    const set = setAt(guids, kindAndSet >>> 1)
    if (set === undefined || index >= FIRST_NAMED_ID) continue
    if ((kindAndSet & 1) === 0) {
      names.set(FIRST_NAMED_ID + index, { set, lid: identifier })
      continue
    }
    const string = stringAt(strings, identifier)
    if (string !== undefined) names.set(FIRST_NAMED_ID + index, { set, string })
  }
  return names
}

function setAt(guids: Uint8Array, index: number): string | undefined {
  if (index < knownSets.length) return knownSets[index]
  const at = (index - knownSets.length) * 16
  return at + 16 <= guids.length ? guidText(guids, at) : undefined
}

function stringAt(strings: Uint8Array, at: number): string | undefined {
  if (at + 4 > strings.length) return undefined
  const size = new DataView(strings.buffer, strings.byteOffset + at, 4).getUint32(0, true)
  if (size > strings.length - at - 4 || size > NAME_CHARACTERS_MAX * 2) return undefined
  return utf16Text(strings, at + 4, at + 4 + size)
}

/** Gives ids to names, in the order in which they are met. */
export class NameWriter {
  readonly #ids = new Map<string, number>()
  readonly #names: MsgName[] = []

  idOf(name: MsgName): number {
    const key = name.lid === undefined ? `${name.set}/${name.string}` : `${name.set}#${name.lid}`
    const known = this.#ids.get(key)
    if (known !== undefined) return known
    const id = FIRST_NAMED_ID + this.#names.length
    this.#ids.set(key, id)
    this.#names.push(name)
    return id
  }

  storage(): Storage {
    const sets: string[] = []
    const entries = new Writer()
    const strings = new Writer()
    const lookups = new Map<number, Writer>()
    for (const [index, name] of this.#names.entries()) {
      const set = setIndex(sets, name.set)
      const kindAndSet = (set << 1) | (name.lid === undefined ? 1 : 0)
      const text = name.lid === undefined ? Buffer.from(name.string, 'utf16le') : undefined
      putEntry(entries, text ? strings.pos : (name.lid as number), kindAndSet, index)
      if (text) putString(strings, text)

      // [MS-OXMSG] 2.2.3.2
      const hash = text ? checksum(text) : (name.lid as number)
      const place = 0x1000 + (((hash ^ kindAndSet) >>> 0) % LOOKUP_STREAMS)
      const lookup = lookups.get(place) ?? new Writer(64)
      lookups.set(place, lookup)
      putEntry(lookup, hash, kindAndSet, index)
    }
    return makeStorage(NAMES, [
      makeStream(GUIDS, Buffer.concat(sets.map(guidBytes))),
      makeStream(ENTRIES, entries.take()),
      makeStream(STRINGS, strings.take()),
      ...[...lookups].map(([place, lookup]) => makeStream(streamName(place, BINARY), lookup.take())),
    ])
  }
}

function setIndex(sets: string[], set: string): number {
  const known = knownSets.indexOf(set)
  if (known > 0) return known
  const index = sets.indexOf(set)
  return knownSets.length + (index >= 0 ? index : sets.push(set) - 1)
}

function putEntry(writer: Writer, identifier: number, kindAndSet: number, index: number): void {
  writer.u32(identifier)
  writer.u16(kindAndSet)
  writer.u16(index)
}

function putString(writer: Writer, text: Uint8Array): void {
  writer.u32(text.length)
  writer.put(text)
  while (writer.pos % 4 !== 0) writer.u8(0)
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

/** CRC-32 without the inversions at begin and end: what Outlook writes. */
function checksum(bytes: Uint8Array): number {
  let crc = 0
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] as number) ^ (crc >>> 8)
  return crc >>> 0
}
