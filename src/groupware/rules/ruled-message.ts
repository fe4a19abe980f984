/**
 * A message as rules see it, before it is stored or afterwards: its properties with those that the server computes, its
 * recipients and attachments. [MS-OXORULE] 2.2.1.3.1.9
 *
 * A person has several names (SMTP addresses, the X.500 name); a client wrote into its rule the one that it knew. Search
 * keys, addresses and entry ids of people of the directory therefore have all of them here, and one that fits is enough.
 */
import { htmlText } from '#convert/bodies/index.ts'
import { decodeText, findCharsetOfCodePage } from '#codec/charset/index.ts'
import {
  addressSearchKey,
  Bag,
  type Item,
  isNamedTag,
  makeAddressBookEntryId,
  type NamedProperty,
  P,
  pack,
  type PropertySource,
  tagId,
  unicodeTag,
} from '#model'
import { derivedValue } from '#store/derived.ts'

/** The names of somebody in the directory. */
export interface Known {
  address: string
  aliases: readonly string[]
  legacyDn: string
}

export interface RuledMessageOptions {
  item: Item
  /** By SMTP address in lower case. */
  people?: ReadonlyMap<string, Known>
  size?: number
  read?: boolean
}

const UTF8 = 65001
const messageFlag = { read: 0x01, hasAttachments: 0x10 } as const

export class RuledMessage {
  readonly item: Item
  /** What rules have set is here already. */
  readonly properties: Bag
  read: boolean
  readonly #people: ReadonlyMap<string, Known>
  readonly #size: number
  #text: string | undefined

  constructor({ item, people = new Map(), size, read = false }: RuledMessageOptions) {
    this.item = item
    this.properties = item.properties.copy()
    this.read = read
    this.#people = people
    this.#size = size ?? item.source?.bytes.length ?? 0
  }

  /** With the names that the rule has for its properties. */
  source(names: ReadonlyMap<number, NamedProperty>): PropertySource {
    return {
      ...rowSource((tag) => this.#get(tag, names)),
      sub: (table) => {
        if (unicodeTag(table) === P.MessageRecipients.tag)
          return this.item.recipients.map((row) => this.#recipient(row))
        if (unicodeTag(table) !== P.MessageAttachments.tag) return []
        return this.item.attachments.map(({ properties }) => rowSource((tag) => properties.getTag(tag)))
      },
    }
  }

  get senderAddress(): string {
    const { properties } = this
    return (properties.get(P.SentRepresentingSmtpAddress) ?? properties.get(P.SenderSmtpAddress) ?? '').toLowerCase()
  }

  /** -1: nothing to fear from it; 0 to 9: how much it looks like spam; undefined: nobody has said. */
  get spamLevel(): number | undefined {
    return this.properties.get(P.ContentFilterSpamConfidenceLevel)
  }

  /** The text of the message; of one that has only HTML what a reader would see. */
  get text(): string {
    return (this.#text ??= this.#readText())
  }

  get html(): Uint8Array | undefined {
    const html = this.#derived(P.Html.tag) ?? this.properties.get(P.Html)
    return html instanceof Uint8Array ? html : undefined
  }

  #readText(): string {
    const plain = this.#derived(P.Body.tag) ?? this.properties.get(P.Body)
    if (typeof plain === 'string') return plain
    const { html } = this
    if (!html) return ''
    return htmlText(decodeText(html, findCharsetOfCodePage(this.properties.get(P.InternetCodepage) ?? UTF8) ?? 'utf-8'))
  }

  #get(tag: number, names: ReadonlyMap<number, NamedProperty>): unknown {
    if (isNamedTag(tag)) {
      const name = names.get(tagId(tag))
      return name && this.properties.getName(name)
    }
    const { properties } = this
    switch (unicodeTag(tag)) {
      case P.MessageFlags.tag:
        return (
          ((properties.get(P.MessageFlags) ?? 0) & ~(messageFlag.read | messageFlag.hasAttachments)) |
          (this.read ? messageFlag.read : 0) |
          (this.#hasAttachments ? messageFlag.hasAttachments : 0)
        )
      case P.HasAttachments.tag:
        return this.#hasAttachments
      case P.Read.tag:
        return this.read
      case P.MessageSize.tag:
        return Math.min(this.#size, 0x7fffffff)
      case P.MessageSizeExtended.tag:
        return BigInt(this.#size)
      case P.Importance.tag:
        return properties.get(P.Importance) ?? 1
      case P.Sensitivity.tag:
        return properties.get(P.Sensitivity) ?? 0
      case P.Body.tag:
        return this.text
      case P.DisplayTo.tag:
        return properties.get(P.DisplayTo) ?? this.#display(1)
      case P.DisplayCc.tag:
        return properties.get(P.DisplayCc) ?? this.#display(2)
      case P.DisplayBcc.tag:
        return properties.get(P.DisplayBcc) ?? this.#display(3)
      default:
        return this.#person(tag) ?? this.#derived(tag) ?? properties.getTag(tag)
    }
  }

  get #hasAttachments(): boolean {
    return this.item.attachments.some(({ properties }) => properties.get(P.AttachmentHidden) !== true)
  }

  #display(type: number): string {
    return this.item.recipients
      .filter((row) => (row.get(P.RecipientType) ?? 1) === type)
      .map((row) => row.get(P.DisplayName) ?? '')
      .join('; ')
  }

  #derived(tag: number): string | Uint8Array | undefined {
    const { derived, source } = this.item
    const found = derived?.find((one) => one.tag === unicodeTag(tag))
    return found && source ? derivedValue(found, source.structure, source.bytes) : undefined
  }

  /** The names of sender and represented person, if the tag is about one of them. */
  #person(tag: number): unknown {
    for (const group of people) {
      const kind = group.kinds.get(unicodeTag(tag))
      if (kind) return this.#namesOf(this.properties.get(group.smtp), this.properties.getTag(tag), kind)
    }
    return undefined
  }

  #recipient(row: Bag): PropertySource {
    return rowSource((tag) => {
      const kind = recipientKinds.get(unicodeTag(tag))
      const value = row.getTag(tag)
      return kind ? this.#namesOf(row.get(P.SmtpAddress), value, kind) : value
    })
  }

  #namesOf(address: string | undefined, value: unknown, kind: NameKind): unknown {
    const known = address === undefined ? undefined : this.#people.get(address.toLowerCase())
    if (!known) return value
    const others = namesOf[kind](known)
    return value === undefined ? others : [value, ...others]
  }
}

type NameKind = 'searchKey' | 'emailAddress' | 'entryId'

const namesOf: Readonly<Record<NameKind, (known: Known) => unknown[]>> = {
  searchKey: ({ address, aliases, legacyDn }) => [
    addressSearchKey('EX', legacyDn),
    ...[address, ...aliases].map((one) => addressSearchKey('SMTP', one)),
  ],
  emailAddress: ({ address, aliases, legacyDn }) => [legacyDn, address, ...aliases],
  entryId: ({ legacyDn }) => [makeAddressBookEntryId(legacyDn)],
}

const recipientKinds = new Map<number, NameKind>([
  [P.SearchKey.tag, 'searchKey'],
  [P.EmailAddress.tag, 'emailAddress'],
  [P.EntryId.tag, 'entryId'],
])

const people = [
  {
    smtp: P.SenderSmtpAddress,
    kinds: new Map<number, NameKind>([
      [P.SenderSearchKey.tag, 'searchKey'],
      [P.SenderEmailAddress.tag, 'emailAddress'],
      [P.SenderEntryId.tag, 'entryId'],
    ]),
  },
  {
    smtp: P.SentRepresentingSmtpAddress,
    kinds: new Map<number, NameKind>([
      [P.SentRepresentingSearchKey.tag, 'searchKey'],
      [P.SentRepresentingEmailAddress.tag, 'emailAddress'],
      [P.SentRepresentingEntryId.tag, 'entryId'],
    ]),
  },
]

function rowSource(get: (tag: number) => unknown): PropertySource {
  return { get, has: (tag) => get(tag) !== undefined, sizeOf: (tag) => sizeOf(tag, get(tag)) }
}

const multiple = 0x1000

function sizeOf(tag: number, value: unknown): number | undefined {
  // Of several names of a person the first one is that of the message.
  const one = Array.isArray(value) && (tag & multiple) === 0 ? value[0] : value
  return one === undefined ? undefined : pack([[tag, one]]).sizeOf(tag)
}
