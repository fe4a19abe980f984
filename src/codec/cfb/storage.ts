/** What a compound file holds: storages (folders) of storages and streams (files). */
import { zeroGuid } from '../binary/index.ts'

export interface Stream {
  kind: 'stream'
  name: string
  /** A view of the file where its sectors lie one behind the other. */
  bytes: Uint8Array
}

export interface Storage {
  kind: 'storage'
  name: string
  clsid: string
  /** Bits that belong to whoever made the file. */
  state: number
  /** FILETIME; 0 says nothing. */
  created: bigint
  modified: bigint
  entries: (Storage | Stream)[]
}

export function makeStorage(name: string, entries: (Storage | Stream)[] = [], clsid = zeroGuid): Storage {
  return { kind: 'storage', name, clsid, state: 0, created: 0n, modified: 0n, entries }
}

export function makeStream(name: string, bytes: Uint8Array): Stream {
  return { kind: 'stream', name, bytes }
}

/** Names are the same whatever their case. [MS-CFB] 2.6.4 */
export function findStream(storage: Storage, name: string): Stream | undefined {
  return findEntry(storage, name, 'stream') as Stream | undefined
}

export function findStorage(storage: Storage, name: string): Storage | undefined {
  return findEntry(storage, name, 'storage') as Storage | undefined
}

function findEntry(storage: Storage, name: string, kind: 'storage' | 'stream') {
  const wanted = nameKey(name)
  return storage.entries.find((entry) => entry.kind === kind && nameKey(entry.name) === wanted)
}

/** The name as it is compared: upper case by simple mapping, character by character. [MS-CFB] 2.6.4 */
export function nameKey(name: string): string {
  if (/^[\x00-\x7f]*$/.test(name)) return name.toUpperCase()
  let key = ''
  for (let index = 0; index < name.length; index++) {
    const upper = (name[index] as string).toUpperCase()
    key += upper.length === 1 ? upper : name[index]
  }
  return key
}

/** Shorter names come first, then the code units decide. [MS-CFB] 2.6.4 */
export function compareNames(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length
  const keyA = nameKey(a)
  const keyB = nameKey(b)
  return keyA < keyB ? -1 : keyA > keyB ? 1 : 0
}
