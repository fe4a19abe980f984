/**
 * A copy of one folder, kept as a cached client keeps it: nothing but FastTransfer streams down, imports up, and a state of
 * its own. It is the other side of ICS for tests, and shares nothing with the server but the reader of tokens.
 */
import { guid, Reader, struct, u32 } from '#codec/binary/index.ts'
import {
  Bag,
  changeKey,
  decodeReplicaIdSets,
  encodeChangeList,
  type Item,
  mergeChanges,
  P,
  parseChangeKey,
  parseChangeList,
  sourceKey,
  type TaggedValue,
} from '#model'
import type { FolderId, Mailbox, Store } from '#store'
import { ItemAssembler, put } from '#model/fast-transfer/item-assembler.ts'
import { TransferNames } from '#groupware/fast-transfer/item.ts'
import { Lexer, type Token } from '#model/fast-transfer/lexer.ts'
import { TransferSource } from '#model/fast-transfer/source.ts'
import { Meta } from '#model/fast-transfer/words.ts'
import { Collector } from '#protocols/mapi/ics/collector.ts'
import { contentsDownload, type ContentsRequest } from '#protocols/mapi/ics/contents-download.ts'
import { SendOption } from '#model/fast-transfer/text-form.ts'
import { SyncFlag } from '#protocols/mapi/ics/sync-flags.ts'
import { SyncState } from '#protocols/mapi/ics/sync-state.ts'

export interface CachedMessage {
  id: number
  associated: boolean
  changeKey: Uint8Array
  predecessors: Uint8Array
  modified: bigint
  item: Item
}

const stateTags = [Meta.idsetGiven, Meta.cnsetSeen, Meta.cnsetSeenFai, Meta.cnsetRead]
const read = 0x01

export class CachedCopy {
  readonly #store: Store
  readonly #mailbox: Mailbox
  readonly folder: FolderId
  /** Its own replica: where its change keys come from. */
  readonly #replica: string
  #counter = 0
  #state = new Map<number, Uint8Array>()
  readonly messages = new Map<number, CachedMessage>()
  /** Bytes of the last download, and how many full and partial changes were in it. */
  last = { bytes: 0, full: 0, partial: 0, deleted: 0, readStates: 0 }
  flags: number = SyncFlag.unicode | SyncFlag.normal | SyncFlag.fai | SyncFlag.readState | SyncFlag.noForeignIdentifiers
  sendOptions: number = SendOption.unicode | SendOption.forceUnicode | SendOption.partialItem
  bufferSize: () => number = () => 0x7f00
  restriction: ContentsRequest['restriction']

  constructor(store: Store, mailbox: Mailbox, options: { folder: FolderId; replica: string }) {
    this.#store = store
    this.#mailbox = mailbox
    this.folder = options.folder
    this.#replica = options.replica
  }

  #context() {
    return { store: this.#store, mailbox: this.#mailbox, names: new TransferNames(this.#mailbox) }
  }

  #uploaded(): SyncState {
    const state = new SyncState(this.#mailbox.id)
    for (const [tag, bytes] of this.#state) state.upload(tag, bytes)
    return state
  }

  get stateBytes(): number {
    return [...this.#state.values()].reduce((sum, { length }) => sum + length, 0)
  }

  async download(): Promise<void> {
    this.last = { bytes: 0, full: 0, partial: 0, deleted: 0, readStates: 0 }
    const request: ContentsRequest = {
      folder: this.folder,
      flags: this.flags,
      extraFlags: 7,
      sendOptions: this.sendOptions,
      restriction: this.restriction,
      tags: [],
    }
    const source = new TransferSource(contentsDownload(this.#context(), request, this.#uploaded()))
    const lexer = new Lexer()
    const reader = new ContentsReader(this)
    for (;;) {
      const { status, bytes } = await source.read(this.bufferSize())
      this.last.bytes += bytes.length
      for (const token of lexer.push(bytes)) await reader.take(token)
      if (status === 'done') break
    }
    lexer.end()
    if (!reader.ended) throw new Error('the stream has no end')
    this.#state = reader.state
  }

  put(message: CachedMessage): void {
    this.messages.set(message.id, message)
  }

  async #collector(): Promise<Collector> {
    return new Collector(this.#context(), { folder: this.folder, type: 'contents', state: this.#uploaded() })
  }

  #keep(collector: Collector): void {
    for (const [name, tag] of [
      ['given', Meta.idsetGiven],
      ['seen', Meta.cnsetSeen],
      ['seenFai', Meta.cnsetSeenFai],
      ['read', Meta.cnsetRead],
    ] as const) {
      this.#state.set(tag, collector.state.encode(name))
    }
  }

  /** The head of a change that this client makes, and the message with it. */
  #version(message: CachedMessage, modified: bigint): TaggedValue[] {
    const key = changeKey(this.#replica, ++this.#counter)
    message.changeKey = key
    message.predecessors = encodeChangeList(mergeChanges(parseChangeList(message.predecessors), [parseChangeKey(key)]))
    message.modified = modified
    return [
      { tag: P.SourceKey.tag, value: sourceKey(this.#mailbox.id, message.id) },
      { tag: P.LastModificationTime.tag, value: modified },
      { tag: P.ChangeKey.tag, value: key },
      { tag: P.PredecessorChangeList.tag, value: message.predecessors },
    ]
  }

  /** Uploads a message that is new here, or was changed here. */
  async upload(message: CachedMessage, modified: bigint, flags = 0): Promise<void> {
    const collector = await this.#collector()
    const head = this.#version(message, modified)
    const pending = await collector.importMessage(head, flags | (message.associated ? 0x10 : 0))
    await collector.save(pending, message.item)
    this.messages.set(message.id, message)
    this.#keep(collector)
  }

  async uploadReadState(id: number, isRead: boolean): Promise<void> {
    const collector = await this.#collector()
    await collector.importReadStates([{ key: sourceKey(this.#mailbox.id, id), read: isRead }])
    const message = this.messages.get(id)
    if (message) setRead(message, isRead)
    this.#keep(collector)
  }

  async uploadDelete(id: number, hard = false): Promise<void> {
    const collector = await this.#collector()
    await collector.importDeletes([sourceKey(this.#mailbox.id, id)], hard ? 2 : 0)
    this.messages.delete(id)
    this.#keep(collector)
  }

  /** The message has left another copy of this client and arrives here, under an id that was reserved. */
  async uploadMove(from: CachedCopy, id: number, to: number): Promise<void> {
    const message = from.messages.get(id)
    if (!message) throw new Error(`no message ${id}`)
    const collector = await this.#collector()
    const key = changeKey(this.#replica, ++this.#counter)
    const outcome = await collector.importMove({
      sourceFolder: sourceKey(this.#mailbox.id, from.folder),
      sourceMessage: sourceKey(this.#mailbox.id, id),
      predecessors: message.predecessors,
      message: sourceKey(this.#mailbox.id, to),
      changeKey: key,
    })
    from.messages.delete(id)
    // What the server did not take over comes down as a change.
    if (outcome === 'newerClientChange') return
    this.#keep(collector)
    this.messages.set(to, { ...message, id: to, changeKey: key })
  }
}

export function setRead({ item }: CachedMessage, isRead: boolean): void {
  const flags = item.properties.get(P.MessageFlags) ?? 0
  item.properties.set(P.MessageFlags, isRead ? flags | read : flags & ~read)
}

const infoHeader = struct({ groupId: u32, reserved: u32, groupCount: u32, tagCount: u32 })

/** The element contentsSync, token by token. */
class ContentsReader {
  readonly #copy: CachedCopy
  readonly state = new Map<number, Uint8Array>()
  ended = false
  #mode: 'none' | 'header' | 'message' | 'partial' | 'deletions' | 'readStates' | 'state' | 'info' | 'progress' = 'none'
  #header = new Map<number, unknown>()
  #isPartial = false
  #assembler: ItemAssembler | undefined
  #partial = new Bag()
  #group: { tags: Set<number>; names: { set: string; lid?: number; string?: string }[] } = {
    tags: new Set(),
    names: [],
  }

  constructor(copy: CachedCopy) {
    this.#copy = copy
  }

  async take(token: Token): Promise<void> {
    if (token.kind === 'marker' && this.#outermost(token.marker)) return
    switch (this.#mode) {
      case 'message':
        return this.#assembler?.take(token)
      case 'header':
        if (token.kind !== 'property') throw new Error(`${token.kind} in a header`)
        if (token.tag === Meta.partialMessage) this.#mode = 'partial'
        else this.#header.set(token.tag, token.value)
        return
      case 'partial':
        if (token.kind === 'property' && token.tag >>> 16 !== 0) put(this.#partial, token.tag, token.name, token.value)
        return
      case 'info':
        if (token.kind === 'property' && token.tag === Meta.binary) this.#readGroup(token.value as Uint8Array)
        return
      case 'deletions':
      case 'readStates':
        if (token.kind !== 'property') throw new Error('a list of ids is a property')
        return this.#ids(token.tag, token.value as Uint8Array)
      case 'state':
        if (token.kind !== 'property') throw new Error('a state is made of properties')
        this.state.set(token.tag, token.value as Uint8Array)
        return
      case 'progress':
        return
      default:
        throw new Error(`${token.kind} outside of everything`)
    }
  }

  #outermost(marker: string): boolean {
    switch (marker) {
      case 'change':
      case 'partialChange':
        this.#finish()
        this.#mode = 'header'
        this.#header = new Map()
        this.#isPartial = marker === 'partialChange'
        return true
      case 'message':
        this.#mode = 'message'
        this.#assembler = new ItemAssembler({
          putBlob: async (content) => {
            const parts: Uint8Array[] = []
            if (content instanceof Uint8Array) parts.push(content)
            else for await (const piece of content) parts.push(piece)
            const bytes = Buffer.concat(parts)
            return { blob: bytes.toString('base64'), size: bytes.length }
          },
        })
        return true
      case 'groupInfo':
        this.#finish()
        this.#mode = 'info'
        return true
      case 'progressTotal':
      case 'progressPerMessage':
        this.#finish()
        this.#mode = 'progress'
        return true
      case 'deletions':
        this.#finish()
        this.#mode = 'deletions'
        return true
      case 'readStateChanges':
        this.#finish()
        this.#mode = 'readStates'
        return true
      case 'stateBegin':
        this.#finish()
        this.#mode = 'state'
        return true
      case 'stateEnd':
        this.#mode = 'none'
        if (stateTags.some((tag) => !this.state.has(tag))) throw new Error('the state is not whole')
        return true
      case 'end':
        this.ended = true
        return true
      default:
        return false
    }
  }

  #finish(): void {
    if (this.#mode === 'message' || (this.#mode === 'partial' && this.#isPartial)) this.#change()
    this.#assembler = undefined
    this.#partial = new Bag()
  }

  #change(): void {
    const header = this.#header
    const id = Number(BigInt.asUintN(48, swapped(header.get(P.Mid.tag) as bigint)))
    const version = {
      id,
      associated: header.get(P.Associated.tag) as boolean,
      changeKey: header.get(P.ChangeKey.tag) as Uint8Array,
      predecessors: header.get(P.PredecessorChangeList.tag) as Uint8Array,
      modified: header.get(P.LastModificationTime.tag) as bigint,
    }
    if (this.#assembler) {
      if (!this.#assembler.isComplete) throw new Error('a message that does not end')
      this.#copy.last.full++
      this.#copy.put({ ...version, item: this.#assembler.item })
      return
    }
    this.#copy.last.partial++
    const known = this.#copy.messages.get(id)
    if (!known) throw new Error(`a partial change of ${id}, which is not here`)
    const properties = known.item.properties.copy()
    for (const tag of this.#group.tags) properties.deleteTag(tag)
    for (const name of this.#group.names) properties.deleteName(name as never)
    properties.assign(this.#partial).set(P.LastModificationTime, version.modified)
    this.#copy.put({ ...known, ...version, item: { ...known.item, properties } })
  }

  #readGroup(bytes: Uint8Array): void {
    const reader = new Reader(bytes)
    const { tagCount } = infoHeader.read(reader)
    this.#group = { tags: new Set(), names: [] }
    for (let i = 0; i < tagCount; i++) {
      const tag = u32.read(reader)
      if (tag < 0x80000000) {
        this.#group.tags.add(tag)
        continue
      }
      const set = guid.read(reader)
      const kind = u32.read(reader)
      const value = u32.read(reader)
      if (kind === 0) this.#group.names.push({ set, lid: value })
      else {
        const start = reader.take(value)
        this.#group.names.push({ set, string: Buffer.from(bytes.subarray(start, start + value)).toString('utf16le') })
      }
    }
    if (reader.pos !== bytes.length) throw new Error('the group does not end where it should')
  }

  #ids(tag: number, bytes: Uint8Array): void {
    for (const [replica, set] of decodeReplicaIdSets(bytes)) {
      if (replica !== 1) throw new Error(`replica ${replica}`)
      for (const id of set) {
        if (tag === Meta.idsetRead || tag === Meta.idsetUnread) {
          const message = this.#copy.messages.get(id)
          if (!message) throw new Error(`the read state of ${id}, which is not here`)
          setRead(message, tag === Meta.idsetRead)
          this.#copy.last.readStates++
        } else {
          this.#copy.messages.delete(id)
          this.#copy.last.deleted++
        }
      }
    }
  }
}

/** An id as int64 has the replica in its lowest 16 bits and the counter above, most significant byte first. */
function swapped(id: bigint): bigint {
  const bytes = Buffer.alloc(8)
  bytes.writeBigInt64LE(BigInt.asIntN(64, id))
  return BigInt(bytes.readUIntBE(2, 6))
}
