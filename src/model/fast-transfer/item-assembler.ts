/**
 * Puts a message together from the tokens of a stream: messageContent and attachmentContent. [MS-OXCFXICS] 2.2.4.3.12, 2.2.4.3.1
 */
import {
  Bag,
  Failure,
  findPropertyType,
  type Item,
  type ItemAttachment,
  isNamedTag,
  type NamedProperty,
  P,
  tagType,
} from '#model'
import { BlobSink, type BlobStore } from './blob-sink.ts'
import { textOf, type Token } from './lexer.ts'
import { Meta, Subobjects } from './words.ts'

/** Bodies and the like are in memory as a whole. */
const maxValue = 64 * 1024 * 1024
const maxRecipients = 32_000
const maxAttachments = 10_000
const maxDepth = 32
const maxProperties = 10_000

type AssembledItem = Item & { recipients: Bag[]; attachments: ItemAttachment[] }

type Frame =
  | { kind: 'message'; item: AssembledItem }
  | { kind: 'recipient'; properties: Bag }
  | { kind: 'attachment'; attachment: ItemAttachment }

type Long = { tag: number; name: NamedProperty | undefined; charset: string | undefined } & (
  | { sink: BlobSink }
  | { pieces: Uint8Array[]; size: number }
)

export class ItemAssembler {
  readonly #store: BlobStore
  readonly item: AssembledItem = { properties: new Bag(), recipients: [], attachments: [] }
  /** Sub-objects of the target that go before these come: tags of MetaTagFXDelProp. */
  readonly deleted = new Set<number>()
  readonly #frames: Frame[] = [{ kind: 'message', item: this.item }]
  #long: Long | undefined

  constructor(store: BlobStore) {
    this.#store = store
  }

  /** Nothing that has begun is still open. */
  get isComplete(): boolean {
    return this.#frames.length === 1 && !this.#long
  }

  /** For a stream that is the content of an attachment and no message. */
  static ofAttachment(store: BlobStore): { assembler: ItemAssembler; attachment: ItemAttachment } {
    const assembler = new ItemAssembler(store)
    const attachment: ItemAttachment = { properties: new Bag() }
    assembler.#frames.push({ kind: 'attachment', attachment })
    return { assembler, attachment }
  }

  /** The attachment that `ofAttachment` began is as it will be. */
  get isAttachmentComplete(): boolean {
    return this.#frames.length === 2 && !this.#long
  }

  abort(): void {
    if (this.#long && 'sink' in this.#long) this.#long.sink.abort()
    this.#long = undefined
  }

  async take(token: Token): Promise<void> {
    switch (token.kind) {
      case 'marker':
        this.#marker(token.marker)
        return
      case 'property':
        this.#property(token.tag, token.name, token.value)
        return
      case 'begin':
        this.#begin(token)
        return
      case 'data':
        await this.#data(token.bytes)
        return
      case 'end':
        await this.#end()
    }
  }

  get #top(): Frame {
    return this.#frames.at(-1) as Frame
  }

  #marker(marker: (Token & { kind: 'marker' })['marker']): void {
    const top = this.#top
    switch (marker) {
      case 'startRecipient':
        if (top.kind !== 'message' || top.item.recipients.length >= maxRecipients) break
        this.#frames.push({ kind: 'recipient', properties: new Bag() })
        return
      case 'endRecipient':
        if (top.kind !== 'recipient') break
        this.#frames.pop()
        this.#message().recipients.push(top.properties)
        return
      case 'newAttachment':
        if (top.kind !== 'message' || top.item.attachments.length >= maxAttachments) break
        this.#frames.push({ kind: 'attachment', attachment: { properties: new Bag() } })
        return
      case 'endAttachment':
        if (top.kind !== 'attachment') break
        this.#frames.pop()
        this.#message().attachments.push(top.attachment)
        return
      case 'startEmbedded': {
        if (top.kind !== 'attachment' || this.#frames.length > maxDepth * 2) break
        const item: AssembledItem = { properties: new Bag(), recipients: [], attachments: [] }
        top.attachment.embedded = item
        this.#frames.push({ kind: 'message', item })
        return
      }
      case 'endEmbedded':
        if (top.kind !== 'message' || this.#frames.length === 1) break
        this.#frames.pop()
        return
      default:
    }
    throw new Failure('invalid', `${marker} within a ${top.kind}`)
  }

  #message(): AssembledItem {
    const top = this.#top
    if (top.kind !== 'message') throw new Failure('invalid', 'no message is open')
    return top.item
  }

  #property(tag: number, name: NamedProperty | undefined, value: unknown): void {
    if (tag === Meta.deleteSubobjects) {
      if (this.#frames.length === 1) this.deleted.add((value as number) >>> 0)
      return
    }
    // Warnings and prefixes are for who reads the stream, not for the message.
    if (tag === Meta.warning || (tag | 1) >>> 0 === (Meta.prefix | 1) >>> 0 || tag >>> 16 === 0) return
    const top = this.#top
    if (top.kind === 'attachment') {
      if (tag === P.AttachNumber.tag) return
      if (tag === P.AttachDataBinary.tag || tag === Subobjects.attachData) {
        top.attachment.content = { bytes: value as Uint8Array }
        return
      }
    }
    put(bagOf(top), tag, name, value)
  }

  #begin({ tag, name, charset }: Token & { kind: 'begin' }): void {
    const isContent =
      this.#top.kind === 'attachment' && (tag === P.AttachDataBinary.tag || tag === Subobjects.attachData)
    this.#long = { tag, name, charset, ...(isContent ? { sink: new BlobSink(this.#store) } : { pieces: [], size: 0 }) }
  }

  async #data(bytes: Uint8Array): Promise<void> {
    const long = this.#long
    if (!long) throw new Failure('invalid', 'bytes of no value')
    if ('sink' in long) return long.sink.write(bytes)
    long.size += bytes.length
    if (long.size > maxValue) throw new Failure('tooBig', 'a value')
    long.pieces.push(bytes.slice())
  }

  async #end(): Promise<void> {
    const long = this.#long
    this.#long = undefined
    if (!long) throw new Failure('invalid', 'the end of no value')
    const top = this.#top
    if ('sink' in long) {
      if (top.kind === 'attachment') top.attachment.content = { blob: (await long.sink.end()).blob }
      return
    }
    const bytes = Buffer.concat(long.pieces)
    const isText = findPropertyType(tagType(long.tag)) === 'string'
    put(bagOf(top), long.tag, long.name, isText ? textOf(bytes, long.charset) : new Uint8Array(bytes))
  }
}

function bagOf(frame: Frame): Bag {
  if (frame.kind === 'message') return frame.item.properties
  return frame.kind === 'recipient' ? frame.properties : frame.attachment.properties
}

export function put(bag: Bag, tag: number, name: NamedProperty | undefined, value: unknown): void {
  if (bag.size >= maxProperties) throw new Failure('tooMany', 'properties')
  const type = findPropertyType(tagType(tag))
  if (!type) return
  if (name) bag.setName(name, type, value)
  else if (!isNamedTag(tag)) bag.setTag(tag, value)
}
