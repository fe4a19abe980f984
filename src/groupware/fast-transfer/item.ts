/**
 * What a transfer carries: a message with its recipients and attachments, by tags of the mailbox. Values are in memory,
 * contents of attachments are read when their turn comes.
 */
import {
  isNamedProperty,
  type Item,
  makeTag,
  type Bag,
  type NamedProperty,
  type NamedPropertyOf,
  P,
  type Property,
  tagId,
} from '#model'
import type { ByteSource, Mailbox, Message, Store } from '#store'

export type TagMap = Map<number, unknown>

export interface TransferItem {
  properties: TagMap
  recipients: readonly TagMap[]
  attachments: readonly TransferAttachment[]
}

export interface TransferAttachment {
  number: number
  properties: TagMap
  content(): Promise<ByteSource | undefined>
  embedded(): Promise<TransferItem | undefined>
}

/** Names of ids for the time of a transfer. */
export class TransferNames {
  readonly #mailbox: Mailbox
  readonly #names = new Map<number, NamedProperty | undefined>()
  /** By the key of the property. */
  readonly #ids = new Map<Property['key'], number>()

  constructor(mailbox: Mailbox) {
    this.#mailbox = mailbox
  }

  readonly nameOf = (id: number): NamedProperty | undefined => this.#names.get(id)

  /** Afterwards `nameOf` knows the names in these maps. */
  async learn(maps: Iterable<TagMap>): Promise<void> {
    const unknown = new Set<number>()
    for (const map of maps) {
      for (const tag of map.keys()) if (tag >= 0x80000000 && !this.#names.has(tagId(tag))) unknown.add(tagId(tag))
    }
    if (unknown.size === 0) return
    const ids = [...unknown]
    const names = await this.#mailbox.namesOf(ids)
    for (const [index, id] of ids.entries()) this.#names.set(id, names[index])
  }

  async tagsOf(bag: Bag): Promise<TagMap> {
    const unknown: NamedPropertyOf[] = []
    for (const [property] of bag) if (isNamedProperty(property) && !this.#ids.has(property.key)) unknown.push(property)
    if (unknown.length > 0) {
      const ids = await this.#mailbox.namedIds(unknown, true)
      for (const [index, property] of unknown.entries()) {
        this.#ids.set(property.key, ids[index] as number)
        this.#names.set(ids[index] as number, property)
      }
    }
    const map: TagMap = new Map()
    for (const [property, value] of bag) {
      if (!isNamedProperty(property)) map.set(property.tag, value)
      else map.set(makeTag(this.#ids.get(property.key) as number, property.type), value)
    }
    return map
  }
}

export interface TransferContext {
  store: Store
  mailbox: Mailbox
  names: TransferNames
}

export async function itemOfMessage(context: TransferContext, message: Message): Promise<TransferItem> {
  const { names } = context
  const recipients = message.recipients.map((bag, row) => withRow(new Map(bag.entries()), row))
  const attachments = message.attachments.map((attachment): TransferAttachment => {
    return {
      number: attachment.number,
      properties: new Map(attachment.bag.entries()),
      content: () => attachment.content(),
      embedded: async () => {
        const item = await attachment.embedded()
        return item && itemOf(context, item)
      },
    }
  })
  await names.learn([...recipients, ...attachments.map(({ properties }) => properties)])
  return { properties: await names.tagsOf(await message.properties()), recipients, attachments }
}

export async function itemOf(context: TransferContext, item: Item): Promise<TransferItem> {
  const { names, store } = context
  const recipients: TagMap[] = []
  for (const [row, bag] of item.recipients.entries()) recipients.push(withRow(await names.tagsOf(bag), row))
  const attachments: TransferAttachment[] = []
  for (const [number, attachment] of item.attachments.entries()) {
    attachments.push({
      number,
      properties: await names.tagsOf(attachment.properties),
      async content() {
        const { content } = attachment
        if (!content || 'part' in content) return undefined
        return 'blob' in content ? store.getBlob(content.blob) : bytesSource(content.bytes)
      },
      embedded: async () => attachment.embedded && itemOf(context, attachment.embedded),
    })
  }
  return { properties: await names.tagsOf(item.properties), recipients, attachments }
}

function withRow(recipient: TagMap, row: number): TagMap {
  recipient.set(P.Rowid.tag, row)
  return recipient
}

function bytesSource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    inMemory: bytes,
    async *read(start = 0, end = bytes.length) {
      yield bytes.subarray(start, end)
    },
    bytes: async (start = 0, end = bytes.length) => bytes.subarray(start, end),
  }
}
