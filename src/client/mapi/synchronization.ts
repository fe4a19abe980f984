/**
 * Incremental change synchronisation on the client's side: what has changed in a folder since a state. [MS-OXCFXICS] 3.3
 *
 *   const download = await folder.synchronize(state)
 *   for await (const change of download.changes()) if (change.kind === 'message') await readItem(change.content())
 *   state = download.state
 *
 * A change's content is read from the stream while the change is at hand; what the caller leaves of it is passed over.
 */
import { decodeReplicaIdSets, P, type Restriction } from '#model'
import { Meta } from '#model/fast-transfer/words.ts'
import { SyncExtraFlag, SyncFlag, SyncType } from '#protocols/mapi/ics/sync-flags.ts'
import { synchronizationUploadStateStreamBegin } from '#protocols/mapi/rop/layouts/synchronization-upload-state-stream-begin.ts'
import { synchronizationUploadStateStreamContinue } from '#protocols/mapi/rop/layouts/synchronization-upload-state-stream-continue.ts'
import { synchronizationUploadStateStreamEnd } from '#protocols/mapi/rop/layouts/synchronization-upload-state-stream-end.ts'
import { MapiObject } from './mapi-object.ts'
import { type Token, tokensOf, type Traffic } from './transfer.ts'

/** What a client has of a folder. Nobody but the server reads it; empty at first. */
export class SyncState {
  readonly properties = new Map<number, Uint8Array>()

  /** For a file. */
  toJSON(): Record<string, string> {
    return Object.fromEntries([...this.properties].map(([tag, bytes]) => [tag.toString(16), bytes.toBase64()]))
  }

  static from(json: Readonly<Record<string, string>> = {}): SyncState {
    const state = new SyncState()
    for (const [tag, text] of Object.entries(json)) {
      state.properties.set(Number.parseInt(tag, 16), Uint8Array.fromBase64(text))
    }
    return state
  }
}

export interface SyncOptions {
  /** Those that are read or unread only; full changes otherwise. Default true. */
  readStates?: boolean
  associated?: boolean
  normal?: boolean
  deletions?: boolean
  /** Takes changes of some properties without the rest of a message. Default false. */
  partial?: boolean
  restriction?: Restriction
  /** Nothing but these. */
  onlyProperties?: readonly number[]
}

export interface ChangedMessage {
  id: number
  sourceKey: Uint8Array
  changeKey: Uint8Array
  predecessors: Uint8Array
  /** FILETIME */
  modified: bigint
  associated: boolean
}

export type Change =
  | ({ kind: 'message'; content(): AsyncGenerator<Token> } & ChangedMessage)
  /** Some properties have changed; those of the groups, less those in the content, are gone. */
  | ({ kind: 'partial'; content(): AsyncGenerator<Token> } & ChangedMessage)
  | { kind: 'folder'; properties: Map<number, unknown> }
  | { kind: 'deleted' | 'outOfScope' | 'expired' | 'read' | 'unread'; ids: number[] }

const stateTags = [Meta.idsetGiven, Meta.cnsetSeen, Meta.cnsetSeenFai, Meta.cnsetRead] as const
/** Unicode, in whatever form it is stored. */
const sendUnicode = 0x01 | 0x08
const partialItem = 0x10
const statePieceBytes = 0x7000

const kinds: ReadonlyMap<number, 'deleted' | 'outOfScope' | 'expired' | 'read' | 'unread'> = new Map([
  [Meta.idsetDeleted, 'deleted'],
  [Meta.idsetNoLongerInScope, 'outOfScope'],
  [Meta.idsetExpired, 'expired'],
  [Meta.idsetRead, 'read'],
  [Meta.idsetUnread, 'unread'],
] as const)

/** Begins a download; `RopSynchronizationConfigure` and the state of the client. */
export async function beginDownload(
  folder: MapiObject,
  kind: 'contents' | 'hierarchy',
  state: SyncState,
  options: SyncOptions = {},
): Promise<Download> {
  const { readStates = true, associated = true, normal = true, deletions = true, partial = false } = options
  const { restriction, onlyProperties } = options
  const isContents = kind === 'contents'
  const flags =
    SyncFlag.unicode |
    (deletions ? 0 : SyncFlag.noDeletions) |
    (isContents && readStates ? SyncFlag.readState : 0) |
    (isContents && associated ? SyncFlag.fai : 0) |
    (isContents && normal ? SyncFlag.normal : 0) |
    (onlyProperties ? SyncFlag.onlySpecifiedProperties : 0) |
    (isContents ? SyncFlag.noForeignIdentifiers : 0)
  const { handle } = await folder.call('RopSynchronizationConfigure', {
    type: SyncType[kind],
    sendOptions: sendUnicode | (isContents && partial ? partialItem : 0),
    flags,
    restriction,
    extraFlags: SyncExtraFlag.eid,
    propertyTags: [...(onlyProperties ?? [])],
  })
  const source = new MapiObject(folder.place, handle)
  await uploadState(source, state)
  return new Download(source, state)
}

/** For downloads and uploads. [MS-OXCFXICS] 3.3.5.3 */
export async function uploadState(context: MapiObject, state: SyncState): Promise<void> {
  for (const [stateProperty, bytes] of state.properties) {
    const value = { stateProperty, transferBufferSize: bytes.length }
    await context.call(synchronizationUploadStateStreamBegin, value)
    for (let at = 0; at < bytes.length; at += statePieceBytes) {
      const streamData = bytes.subarray(at, at + statePieceBytes)
      await context.call(synchronizationUploadStateStreamContinue, { streamData })
    }
    await context.call(synchronizationUploadStateStreamEnd, {})
  }
}

export class Download {
  readonly #source: MapiObject
  readonly traffic: Traffic = { bytes: 0 }
  /** The state to begin with next time; the old one until all changes have been read. */
  state: SyncState

  constructor(source: MapiObject, state: SyncState) {
    this.#source = source
    this.state = state
  }

  async *changes(): AsyncGenerator<Change> {
    const stream = new TokenStream(tokensOf(this.#source, this.traffic))
    const state = new SyncState()
    for (let token = await stream.next(); token; token = await stream.next()) {
      if (token.kind === 'marker') {
        if (token.marker === 'change' || token.marker === 'partialChange') yield* this.#change(stream, token.marker)
        continue
      }
      if (token.kind !== 'property') continue
      if (isStateTag(token.tag)) state.properties.set(token.tag, token.value as Uint8Array)
      const kind = kinds.get(token.tag)
      if (kind) yield { kind, ids: idsOf(token.value as Uint8Array) }
    }
    if (state.properties.size === 0) throw new Error('the stream has no state at its end')
    this.state = state
    await this.#source.release()
  }

  async *#change(stream: TokenStream, marker: 'change' | 'partialChange'): AsyncGenerator<Change> {
    const header = new Map<number, unknown>()
    for (;;) {
      const token = await stream.peek()
      if (token?.kind !== 'property' || token.tag === Meta.partialMessage) break
      header.set(token.tag, token.value)
      await stream.next()
    }
    const follower = await stream.peek()
    const isMessage = follower?.kind === 'marker' && follower.marker === 'message'
    const isPartial = follower?.kind === 'property' && follower.tag === Meta.partialMessage
    if (!isMessage && !isPartial) {
      yield { kind: 'folder', properties: header }
      return
    }
    await stream.next()
    const content = contentOf(stream)
    yield {
      kind: marker === 'change' && isMessage ? 'message' : 'partial',
      ...changedMessage(header),
      content: () => content,
    }
    // What nobody has read.
    for await (const token of content) void token
  }
}

/** Tokens up to what does not belong to the content of a message: an outer marker or the lists behind the changes. */
async function* contentOf(stream: TokenStream): AsyncGenerator<Token> {
  for (;;) {
    const token = await stream.peek()
    if (!token || (token.kind === 'marker' && outerMarkers.has(token.marker))) return
    await stream.next()
    yield token
  }
}

const outerMarkers: ReadonlySet<string> = new Set([
  'change',
  'partialChange',
  'deletions',
  'readStateChanges',
  'stateBegin',
  'groupInfo',
  'progressTotal',
  'progressPerMessage',
  'end',
])

function changedMessage(header: ReadonlyMap<number, unknown>): ChangedMessage {
  return {
    id: counterOf(header.get(P.Mid.tag) as bigint | undefined),
    sourceKey: header.get(P.SourceKey.tag) as Uint8Array,
    changeKey: header.get(P.ChangeKey.tag) as Uint8Array,
    predecessors: header.get(P.PredecessorChangeList.tag) as Uint8Array,
    modified: header.get(P.LastModificationTime.tag) as bigint,
    associated: (header.get(P.Associated.tag) as boolean | undefined) ?? false,
  }
}

/** An id as int64: the replica in its lowest 16 bits, the counter above, most significant byte first. */
export function counterOf(id: bigint | undefined): number {
  if (id === undefined) return 0
  const bytes = Buffer.alloc(8)
  bytes.writeBigInt64LE(BigInt.asIntN(64, id))
  return bytes.readUIntBE(2, 6)
}

function idsOf(bytes: Uint8Array): number[] {
  return [...decodeReplicaIdSets(bytes).values()].flatMap((set) => [...set])
}

function isStateTag(tag: number): boolean {
  return (stateTags as readonly number[]).includes(tag)
}

class TokenStream {
  readonly #tokens: AsyncIterator<Token>
  #ahead: Token | undefined

  constructor(tokens: AsyncIterator<Token>) {
    this.#tokens = tokens
  }

  async peek(): Promise<Token | undefined> {
    this.#ahead ??= await this.#take()
    return this.#ahead
  }

  async next(): Promise<Token | undefined> {
    const token = this.#ahead ?? (await this.#take())
    this.#ahead = undefined
    return token
  }

  async #take(): Promise<Token | undefined> {
    const { done, value } = await this.#tokens.next()
    return done ? undefined : value
  }
}
