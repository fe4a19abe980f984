/** An open attachment of an open message. [MS-OXCMSG] 3.2.1, 2.2.2 */
import { encode, u32 } from '#codec/binary/index.ts'
import { P, type TaggedValue, unicodeTag } from '#model'
import { RopFailure } from '../failures.ts'
import type { Logon } from './logon.ts'
import type { MessageObject } from './message.ts'
import type { OpenAttachment } from './open-item.ts'
import { type Problem, PropertyObject, sortOut } from './property-object.ts'
import type { Spool } from './spool.ts'

export class AttachmentObject extends PropertyObject {
  readonly kind = 'attachment'
  readonly message: MessageObject
  readonly attachment: OpenAttachment
  readonly writable: boolean

  #refused = false

  constructor(message: MessageObject, attachment: OpenAttachment, writable: boolean) {
    super()
    this.message = message
    this.attachment = attachment
    this.writable = writable
  }

  get logon(): Logon {
    return this.message.logon
  }

  get codePage(): number {
    return this.message.codePage
  }

  override noteReadOnly(): void {
    this.#refused = true
  }

  /** Before it is saved: once, when what only the server writes was set. */
  demandNothingReadOnly(): void {
    if (!this.#refused) return
    this.#refused = false
    throw new RopFailure('error', 'what only the server writes was set')
  }

  async tags(): Promise<number[]> {
    const tags = this.attachment.tags()
    return (await this.attachment.content()) ? [...tags, P.AttachDataBinary.tag] : tags
  }

  async get(tag: number): Promise<unknown> {
    if (tag === P.AccessLevel.tag) return this.writable ? 1 : 0
    // Its number, as bytes: there is no other key of it. [MS-OXCMSG] 2.2.2, 2.2.1.1
    if (tag === P.RecordKey.tag) return encode(u32, Number((await this.attachment.get(P.AttachNumber.tag)) ?? 0))
    return await this.attachment.get(tag)
  }

  async set(values: readonly TaggedValue[]): Promise<Problem[]> {
    this.#demandWritable()
    const { allowed, problems } = sortOut(values, ({ tag }) => tag, forbidden)
    for (const value of allowed) this.attachment.set(value)
    return problems
  }

  async remove(tags: readonly number[]): Promise<Problem[]> {
    this.#demandWritable()
    const { allowed, problems } = sortOut(tags, (tag) => tag, forbidden)
    for (const tag of allowed) this.attachment.remove(tag)
    return problems
  }

  async setStreamed(tag: number, spool: Spool): Promise<void> {
    await this.attachment.setStreamed(tag, spool)
  }

  #demandWritable(): void {
    if (!this.writable) throw new RopFailure('accessDenied', 'opened for reading')
  }
}

const readOnly = new Set<number>([P.AttachNumber, P.AttachSize, P.AccessLevel, P.ObjectType].map(({ tag }) => tag))

function forbidden(tag: number): 'computed' | undefined {
  return readOnly.has(unicodeTag(tag)) ? 'computed' : undefined
}
