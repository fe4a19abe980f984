/**
 * An open stream of a property. [MS-OXCPRPT] 2.2.14 to 2.2.27
 *
 * For reading it goes to where the bytes are (a blob, the bag); the first write copies them into a spool of its own. What was
 * written becomes the property at RopCommitStream, or when the client releases the stream. Clones share the bytes and have
 * a position of their own.
 */
import { Failure, P, tagType, unicodeTag } from '#model'
import type { ByteSource } from '#store'
import { RopFailure } from '../failures.ts'
import { AttachmentObject } from './attachment.ts'
import type { Logon } from './logon.ts'
import type { PropertyObject } from './property-object.ts'
import { ServerObject } from './server-object.ts'
import { longestStream, Spool } from './spool.ts'
import { sourceOf } from './stored-item.ts'
import { canStream, streamOfValue } from './streamed-value.ts'
import { sent } from './wire-value.ts'

/** So many bytes of a stream may be there only because its size was set. */
const mostZeros = 16 * 1024 * 1024

export type StreamMode = 'read' | 'readWrite' | 'create'

interface Lock {
  stream: StreamObject
  start: bigint
  end: bigint
}

/** The bytes that a stream and its clones share. */
class Content {
  source: ByteSource
  spool: Spool | undefined
  dirty = false
  /** Bytes that were really there or written, the rest is zeros. */
  written = 0
  users = 1
  readonly locks: Lock[] = []

  constructor(source: ByteSource) {
    this.source = source
  }

  get size(): number {
    return this.spool?.size ?? this.source.size
  }

  async writable(): Promise<Spool> {
    if (this.spool) return this.spool
    const spool = new Spool()
    let at = 0
    for await (const piece of this.source.read()) {
      await spool.write(at, piece)
      at += piece.length
    }
    this.written = at
    this.spool = spool
    return spool
  }
}

export class StreamObject extends ServerObject {
  readonly kind = 'stream'
  readonly owner: PropertyObject
  readonly tag: number
  readonly mode: StreamMode
  readonly #content: Content
  position = 0

  constructor(owner: PropertyObject, tag: number, mode: StreamMode, content: Content) {
    super()
    this.owner = owner
    this.tag = tag
    this.mode = mode
    this.#content = content
  }

  static async open(owner: PropertyObject, tag: number, mode: StreamMode): Promise<StreamObject> {
    if (!canStream(tag)) throw new RopFailure('noSupport', 'a property of this type has no stream')
    const source = mode === 'create' ? sourceOf(new Uint8Array()) : await findSource(owner, tag)
    if (!source) throw new Failure('notFound', 'no such property')
    const stream = new StreamObject(owner, tag, mode, new Content(source))
    if (mode === 'create') stream.#content.dirty = true
    return stream
  }

  clone(): StreamObject {
    this.#content.users++
    const clone = new StreamObject(this.owner, this.tag, this.mode, this.#content)
    clone.position = this.position
    return clone
  }

  get logon(): Logon {
    return this.owner.logon
  }

  get size(): number {
    return this.#content.size
  }

  async read(count: number): Promise<Uint8Array> {
    const { spool, source, size } = this.#content
    const end = Math.min(size, this.position + count)
    if (this.position >= end) return new Uint8Array()
    const bytes = spool ? await spool.read(this.position, end - this.position) : await source.bytes(this.position, end)
    this.position += bytes.length
    return bytes
  }

  async write(bytes: Uint8Array): Promise<number> {
    this.#demandWritable()
    const end = this.position + bytes.length
    if (end > longestStream) throw new RopFailure('tooBig', 'stream')
    this.#demandUnlocked(BigInt(this.position), BigInt(end))
    const spool = await this.#content.writable()
    await spool.write(this.position, bytes)
    this.#content.written += bytes.length
    this.#content.dirty = true
    this.position = end
    return bytes.length
  }

  /** [MS-OXCPRPT] 3.2.5.18: beyond the end it is lengthened. */
  async seek(to: number): Promise<number> {
    if (to < 0 || to > longestStream) throw new RopFailure('streamSeekError')
    if (to > this.size) {
      if (this.mode === 'read') throw new RopFailure('streamSeekError')
      await this.resize(to)
    }
    this.position = to
    return to
  }

  async resize(size: number): Promise<void> {
    this.#demandWritable()
    if (size > longestStream) throw new RopFailure('streamFull')
    const spool = await this.#content.writable()
    await spool.resize(size)
    this.#content.dirty = true
    this.position = Math.min(this.position, size)
  }

  async commit(): Promise<void> {
    if (this.mode === 'read' || !this.#content.dirty) return
    // A client may say the size first and write then. A size and nothing behind it would cost us what it costs nobody else.
    if (this.#content.size - this.#content.written > mostZeros) throw new RopFailure('streamFull', 'a stream of zeros')
    await this.owner.setStreamed(this.tag, await this.#content.writable())
    this.#content.dirty = false
  }

  lock(start: bigint, size: bigint): void {
    const end = start + size
    this.#demandUnlocked(start, end)
    this.#content.locks.push({ stream: this, start, end })
  }

  unlock(start: bigint, size: bigint): void {
    const { locks } = this.#content
    const found = locks.findIndex((one) => one.stream === this && one.start === start && one.end === start + size)
    if (found >= 0) locks.splice(found, 1)
  }

  override async beforeRelease(): Promise<void> {
    await this.commit()
  }

  override release(): void {
    const content = this.#content
    for (let i = content.locks.length - 1; i >= 0; i--)
      if (content.locks[i]?.stream === this) content.locks.splice(i, 1)
    if (--content.users === 0) content.spool?.close()
  }

  #demandWritable(): void {
    if (this.mode === 'read') throw new RopFailure('streamAccessDenied')
  }

  #demandUnlocked(start: bigint, end: bigint): void {
    const taken = this.#content.locks.some((one) => one.stream !== this && one.start < end && start < one.end)
    if (taken) throw new RopFailure('streamLocked')
  }
}

async function findSource(owner: PropertyObject, tag: number): Promise<ByteSource | undefined> {
  if (owner instanceof AttachmentObject && isContent(tag)) return await owner.attachment.content()
  const value = sent(tag, await owner.get(unicodeTag(tag)), owner.codePage)
  return value === undefined || value === null ? undefined : sourceOf(streamOfValue(tag, value))
}

/** The bytes of an attachment, or of the object that an OLE attachment holds: the same place. */
function isContent(tag: number): boolean {
  return tag >>> 16 === P.AttachDataBinary.id && (tagType(tag) === 0x0102 || tagType(tag) === 0x000d)
}
