/**
 * What an open message is based on: a message of the store, or the message that an attachment holds. Reading goes through
 * this; changes lie above it (open-item.ts) until they are saved.
 */
import { ExternalValue, type Item, makeTag, N, P, unicodeTag } from '#model'
import { type Attachment, type ByteSource, computedTable, type Message, propertyOf } from '#store'
import type { Place } from '#store/computed/index.ts'
import type { Logon } from './logon.ts'
import { type TagMap, tagsOf } from './tag-map.ts'

export interface ItemBase {
  get(tag: number): Promise<unknown>
  tags(): number[]
  readonly recipients: readonly TagMap[]
  readonly attachments: readonly AttachmentBase[]
}

export interface AttachmentBase {
  number: number
  size: number
  properties: TagMap
  content(): Promise<ByteSource | undefined>
  embedded(): Promise<Item | undefined>
}

export class StoredMessage implements ItemBase {
  readonly message: Message
  readonly recipients: readonly TagMap[]
  readonly attachments: readonly AttachmentBase[]
  readonly #logon: Logon
  readonly #place: Place
  readonly #keywords: number | undefined
  #whole: Promise<TagMap> | undefined

  private constructor(logon: Logon, message: Message, place: Place, keywords: number | undefined) {
    this.#logon = logon
    this.message = message
    this.#place = place
    this.#keywords = keywords
    this.recipients = message.recipients.map((bag) => new Map(bag.entries()))
    this.attachments = message.attachments.map(attachmentBase)
  }

  static async of(logon: Logon, message: Message): Promise<StoredMessage> {
    const [id] = await logon.mailbox.namedIds([N.Keywords], false)
    const folder = await logon.mailbox.findFolder(message.folder)
    const { viewer } = logon.mailbox
    const place: Place = { mailbox: logon.mailbox.id, public: !logon.private }
    if (folder) place.rights = folder.rights
    if (viewer.kind === 'member') place.viewer = viewer.id
    return new StoredMessage(logon, message, place, id === undefined ? undefined : makeTag(id, N.Keywords.type))
  }

  async get(given: number): Promise<unknown> {
    const tag = unicodeTag(given)
    if (tag === this.#keywords) return this.message.categories.length > 0 ? this.message.categories : undefined
    const value = propertyOf(this.message, tag, this.#place)
    if (value !== undefined || !this.message.bag.external(tag)) return value
    this.#whole ??= this.message.properties().then((bag) => tagsOf(bag, this.#logon.mailbox))
    return (await this.#whole).get(tag)
  }

  tags(): number[] {
    const tags = new Set(this.message.bag.tags())
    for (const tag of computedTable.keys()) {
      if (propertyOf(this.message, tag, this.#place) !== undefined || this.message.bag.external(tag)) tags.add(tag)
      else tags.delete(tag)
    }
    if (this.#keywords !== undefined && this.message.categories.length > 0) tags.add(this.#keywords)
    return [...tags]
  }
}

function attachmentBase(attachment: Attachment): AttachmentBase {
  return {
    number: attachment.number,
    size: attachment.size,
    properties: new Map([...attachment.bag.entries()].filter(([, value]) => !(value instanceof ExternalValue))),
    content: () => attachment.content(),
    embedded: () => attachment.embedded(),
  }
}

export class EmbeddedItem implements ItemBase {
  readonly recipients: readonly TagMap[]
  readonly attachments: readonly AttachmentBase[]
  readonly #properties: TagMap

  private constructor(properties: TagMap, recipients: readonly TagMap[], attachments: readonly AttachmentBase[]) {
    this.#properties = properties
    this.recipients = recipients
    this.attachments = attachments
  }

  static async of(logon: Logon, item: Item): Promise<EmbeddedItem> {
    const { mailbox, store } = logon
    const attachments: AttachmentBase[] = []
    for (const [number, attachment] of item.attachments.entries()) {
      attachments.push({
        number,
        size: attachment.properties.get(P.AttachSize) ?? 0,
        properties: await tagsOf(attachment.properties, mailbox),
        async content() {
          const { content } = attachment
          if (!content || 'part' in content) return undefined
          return 'bytes' in content ? sourceOf(content.bytes) : await store.getBlob(content.blob)
        },
        embedded: async () => attachment.embedded,
      })
    }
    const recipients = await Promise.all(item.recipients.map((bag) => tagsOf(bag, mailbox)))
    return new EmbeddedItem(await tagsOf(item.properties, mailbox), recipients, attachments)
  }

  async get(tag: number): Promise<unknown> {
    return this.#properties.get(unicodeTag(tag))
  }

  tags(): number[] {
    return [...this.#properties.keys()]
  }
}

export function sourceOf(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    inMemory: bytes,
    async *read(start = 0, end = bytes.length) {
      yield bytes.subarray(start, end)
    },
    bytes: async (start = 0, end = bytes.length) => bytes.subarray(start, end),
  }
}
