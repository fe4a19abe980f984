/**
 * One-Off EntryIDs: a name and an address that are in no address book. [MS-OXCDATA] 2.2.5.1; and lists of them,
 * FlatEntryList, [MS-OXCDATA] 2.3.3.
 *
 *   00000000 | provider (16) | version 0000 | flags 9001 | name | 'SMTP' | address      each UTF-16LE, zero-terminated
 */
export interface OneOff {
  name: string
  addressType: string
  address: string
}

const PREFIX = Buffer.from('00000000812b1fa4bea310199d6e00dd010f540200000190', 'hex')
const UNICODE = 0x8000

export function encodeOneOff({ name, addressType, address }: OneOff): Uint8Array {
  // A zero inside a string would end it for every reader.
  const text = [name, addressType, address].map((part) => `${part.replaceAll('\0', '')}\0`).join('')
  return Buffer.concat([PREFIX, Buffer.from(text, 'utf16le')])
}

/** undefined when it is another kind of EntryID, or broken. */
export function findOneOff(entryId: Uint8Array): OneOff | undefined {
  const bytes = Buffer.from(entryId.buffer, entryId.byteOffset, entryId.byteLength)
  if (bytes.length < PREFIX.length || !bytes.subarray(4, 20).equals(PREFIX.subarray(4, 20))) return undefined
  const unicode = (bytes.readUInt16LE(22) & UNICODE) !== 0
  const strings = bytes.toString(unicode ? 'utf16le' : 'latin1', PREFIX.length).split('\0')
  const [name, addressType, address] = strings
  if (name === undefined || addressType === undefined || address === undefined) return undefined
  return { name, addressType, address }
}

export function encodeFlatEntryList(entries: readonly Uint8Array[]): Uint8Array {
  const parts: Uint8Array[] = []
  for (const entry of entries) {
    const size = Buffer.alloc(4)
    size.writeUInt32LE(entry.length)
    parts.push(size, entry, Buffer.alloc(-entry.length & 3))
  }
  const body = Buffer.concat(parts)
  const head = Buffer.alloc(8)
  head.writeUInt32LE(entries.length)
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}

/** What can be read of it: a list that is cut off gives its first entries. */
export function decodeFlatEntryList(list: Uint8Array): Uint8Array[] {
  const bytes = Buffer.from(list.buffer, list.byteOffset, list.byteLength)
  const entries: Uint8Array[] = []
  if (bytes.length < 8) return entries
  const count = bytes.readUInt32LE(0)
  let at = 8
  while (entries.length < count && at + 4 <= bytes.length) {
    const size = bytes.readUInt32LE(at)
    if (size > bytes.length - at - 4) break
    entries.push(bytes.subarray(at + 4, at + 4 + size))
    at += 4 + size + (-size & 3)
  }
  return entries
}
