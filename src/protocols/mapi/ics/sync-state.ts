/**
 * What a client has: the ids that it was given, and the change numbers that it has seen. [MS-OXCFXICS] 2.2.1.1, 3.2.5.3
 *
 * The client keeps it, and sends it before each operation; the server keeps nothing. Only ids of this mailbox's replica mean
 * anything here; sets of other replicas are given back as they came.
 *
 * "Everything up to n" is one range: after a download all changes up to the snapshot count as seen, those of other folders
 * too, which makes the sets short. [MS-OXCFXICS] 3.1.5.5
 */
import { decodeIdSets, encodeIdSets, Failure, IdSet } from '#model'
import type { ChunkWriter } from '#model/fast-transfer/chunk.ts'
import { Meta } from '#model/fast-transfer/words.ts'

export type StateSet = 'given' | 'seen' | 'seenFai' | 'read'

const setOfTag: ReadonlyMap<number, StateSet> = new Map([
  [Meta.idsetGiven, 'given'],
  [Meta.idsetGivenBinary, 'given'],
  [Meta.cnsetSeen, 'seen'],
  [Meta.cnsetSeenFai, 'seenFai'],
  [Meta.cnsetRead, 'read'],
])

export function findStateSet(tag: number): StateSet | undefined {
  return setOfTag.get(tag)
}

export class SyncState {
  readonly #replica: string
  readonly #sets: Record<StateSet, Map<string, IdSet>> = {
    given: new Map(),
    seen: new Map(),
    seenFai: new Map(),
    read: new Map(),
  }

  constructor(replica: string) {
    this.#replica = replica
  }

  /** One property of the state, as the client uploaded it. */
  upload(tag: number, bytes: Uint8Array): void {
    const set = findStateSet(tag)
    if (!set) throw new Failure('invalid', 'no property of a synchronisation state')
    this.#sets[set] = decodeIdSets(bytes)
  }

  get given(): IdSet {
    return this.#own('given')
  }

  get seen(): IdSet {
    return this.#own('seen')
  }

  get seenFai(): IdSet {
    return this.#own('seenFai')
  }

  get read(): IdSet {
    return this.#own('read')
  }

  set given(ids: IdSet) {
    this.#sets.given.set(this.#replica, ids)
  }

  #own(name: StateSet): IdSet {
    let set = this.#sets[name].get(this.#replica)
    if (!set) this.#sets[name].set(this.#replica, (set = new IdSet()))
    return set
  }

  /** Becomes what the other one is. */
  assign(name: StateSet, other: SyncState): void {
    this.#sets[name] = other.#sets[name]
  }

  copy(): SyncState {
    const copy = new SyncState(this.#replica)
    for (const name of Object.keys(this.#sets) as StateSet[]) {
      for (const [replica, set] of this.#sets[name]) copy.#sets[name].set(replica, set.copy())
    }
    return copy
  }

  encode(name: StateSet): Uint8Array {
    return encodeIdSets(this.#sets[name])
  }

  /** The element `state`. [MS-OXCFXICS] 2.2.4.3.25 */
  writeTo(writer: ChunkWriter, type: 'contents' | 'hierarchy'): void {
    writer.marker('stateBegin')
    writer.meta('idsetGiven', this.encode('given'))
    writer.meta('cnsetSeen', this.encode('seen'))
    if (type === 'contents') {
      writer.meta('cnsetSeenFai', this.encode('seenFai'))
      writer.meta('cnsetRead', this.encode('read'))
    }
    writer.marker('stateEnd')
  }
}
