/**
 * An upload that a client has open: what a stream says goes into the object as it comes. [MS-OXCFXICS] 3.2.5.8.2
 *
 * Into a message or an attachment it goes as properties do that are set: it counts when the message is saved.
 */
import { type Item, P } from '#model'
import { Lexer, type Token } from '#model/fast-transfer/lexer.ts'
import { FolderUpload } from '../fasttransfer/folder-upload.ts'
import { ItemAssembler } from '#model/fast-transfer/item-assembler.ts'
import { Subobjects } from '#model/fast-transfer/words.ts'
import { AttachmentObject } from './attachment.ts'
import { transferContext } from './download.ts'
import type { FolderObject } from './folder.ts'
import type { Logon } from './logon.ts'
import { MessageObject } from './message.ts'
import { OpenAttachment } from './open-item.ts'
import { ServerObject } from './server-object.ts'
import { tagsOf } from './tag-map.ts'
import { findCharsetOfCodePage } from '#codec/charset/index.ts'

interface Sink {
  take(token: Token): Promise<void>
  /** After each buffer. */
  settle(): Promise<void>
  abort(): void
}

export class TransferDestinationObject extends ServerObject {
  readonly kind = 'transfer'
  readonly logon: Logon
  readonly #lexer: Lexer
  readonly #sink: Sink

  constructor(target: FolderObject | MessageObject | AttachmentObject) {
    super()
    this.logon = target.logon
    const charset = findCharsetOfCodePage(target.codePage)
    this.#lexer = new Lexer(charset ? { charset } : {})
    this.#sink = sinkOf(target)
  }

  async put(bytes: Uint8Array): Promise<void> {
    for (const token of this.#lexer.push(bytes)) await this.#sink.take(token)
    await this.#sink.settle()
  }

  override release(): void {
    this.#sink.abort()
  }
}

function sinkOf(target: FolderObject | MessageObject | AttachmentObject): Sink {
  if (target instanceof MessageObject) return new MessageSink(target)
  if (target instanceof AttachmentObject) return new AttachmentSink(target)
  const upload = new FolderUpload(transferContext(target.logon), target.id)
  return { take: (token) => upload.take(token), settle: async () => undefined, abort: () => upload.abort() }
}

class MessageSink implements Sink {
  readonly #message: MessageObject
  readonly #assembler: ItemAssembler

  constructor(message: MessageObject) {
    this.#message = message
    this.#assembler = new ItemAssembler(message.logon.store)
  }

  async take(token: Token): Promise<void> {
    await this.#assembler.take(token)
  }

  async settle(): Promise<void> {
    const { item: open, logon } = this.#message
    const { item, deleted } = this.#assembler
    if (deleted.delete(Subobjects.recipients)) open.setRecipients(new Map())
    if (deleted.delete(Subobjects.attachments))
      for (const number of open.attachmentNumbers()) open.removeAttachment(number)
    await set(this.#message, item)
    if (item.recipients.length > 0) {
      const recipients = new Map(open.recipients)
      for (const recipient of item.recipients.splice(0)) {
        const tags = await tagsOf(recipient, logon.mailbox)
        const row = tags.get(P.Rowid.tag)
        const next = Math.max(-1, ...recipients.keys()) + 1
        recipients.set(typeof row === 'number' && !recipients.has(row) ? row : next, tags)
      }
      open.setRecipients(recipients)
    }
    for (const { properties, content, embedded } of item.attachments.splice(0)) {
      const attachment = new OpenAttachment(open, open.nextAttachmentNumber(), undefined)
      for (const [tag, value] of await tagsOf(properties, logon.mailbox)) attachment.set({ tag, value })
      if (embedded) attachment.setEmbedded(embedded)
      else if (content && 'blob' in content) await attachment.setBlob(content.blob)
      else if (content && 'bytes' in content) attachment.set({ tag: P.AttachDataBinary.tag, value: content.bytes })
      open.saveAttachment(attachment)
    }
  }

  abort(): void {
    this.#assembler.abort()
  }
}

class AttachmentSink implements Sink {
  readonly #target: AttachmentObject
  readonly #assembler: ItemAssembler
  readonly #attachment: ReturnType<typeof ItemAssembler.ofAttachment>['attachment']

  constructor(target: AttachmentObject) {
    this.#target = target
    const { assembler, attachment } = ItemAssembler.ofAttachment(target.logon.store)
    this.#assembler = assembler
    this.#attachment = attachment
  }

  async take(token: Token): Promise<void> {
    await this.#assembler.take(token)
  }

  async settle(): Promise<void> {
    if (!this.#assembler.isAttachmentComplete) return
    const { properties, content, embedded } = this.#attachment
    const open = this.#target.attachment
    await set(this.#target, { properties })
    if (embedded) open.setEmbedded(embedded)
    else if (content && 'blob' in content) await open.setBlob(content.blob)
    else if (content && 'bytes' in content) open.set({ tag: P.AttachDataBinary.tag, value: content.bytes })
    delete this.#attachment.embedded
    delete this.#attachment.content
  }

  abort(): void {
    this.#assembler.abort()
  }
}

/** What the server alone says is passed over; the rest is set. */
async function set(target: MessageObject | AttachmentObject, { properties }: Pick<Item, 'properties'>): Promise<void> {
  if (properties.size === 0) return
  const tags = await tagsOf(properties, target.logon.mailbox)
  for (const [property] of [...properties]) properties.delete(property)
  await target.set([...tags].map(([tag, value]) => ({ tag, value })))
}
