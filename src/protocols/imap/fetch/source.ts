/**
 * The MIME form of a message for FETCH: its source, or for an item that was never a mail the form that groupware makes once and
 * keeps.
 */
import { envelope, type Envelope, type Part } from '#codec/mime/index.ts'
import { Failure } from '#model'
import type { ByteSource, Mailbox, MessageId, MessageRow, MessageSource } from '#store'
import type { Groupware } from '#groupware'

/** undefined when the message went away meanwhile. */
export async function findSource(
  mailbox: Mailbox,
  groupware: Groupware,
  id: MessageId,
): Promise<MessageSource | undefined> {
  try {
    return (await mailbox.source(id)) ?? (await groupware.mime(mailbox, id))
  } catch (error) {
    if (error instanceof Failure && (error.code === 'notFound' || error.code === 'deleted')) return undefined
    throw error
  }
}

/** What every row says, and what may be read from it where it is there. */
export type RowOfMessage = Pick<MessageRow, 'id' | 'uid'> &
  Partial<Pick<MessageRow, 'sourceSize' | 'envelope' | 'structure'>>

/** Everything FETCH wants to know of one message; what is not there is got when it is asked for, and once. */
export class FetchedMessage<Row extends RowOfMessage = MessageRow> {
  readonly row: Row
  readonly #mailbox: Mailbox
  readonly #groupware: Groupware
  #source: MessageSource | undefined
  readonly #whole: Pick<MessageSource, 'bytes'> | undefined
  /** BINARY was asked for a part whose transfer encoding nobody knows: NO [UNKNOWN-CTE], RFC 3516 4.3. */
  hasUnknownEncoding: boolean

  /** What of the source has been got already. */
  constructor(
    row: Row,
    mailbox: Mailbox,
    groupware: Groupware,
    { source, whole }: { source?: MessageSource | undefined; whole?: Pick<MessageSource, 'bytes'> | undefined } = {},
  ) {
    this.row = row
    this.#mailbox = mailbox
    this.#groupware = groupware
    this.#source = source
    this.#whole = whole
    this.hasUnknownEncoding = false
  }

  /** The source, if it has been got. */
  get loaded(): MessageSource | undefined {
    return this.#source
  }

  /** Of the whole mail, if they have been got. */
  get loadedBytes(): ByteSource | undefined {
    return (this.#whole ?? this.#source)?.bytes
  }

  /** False when the message went away meanwhile. */
  async load(): Promise<boolean> {
    this.#source ??= await findSource(this.#mailbox, this.#groupware, this.row.id)
    return this.#source !== undefined
  }

  async source(): Promise<MessageSource> {
    await this.load()
    if (this.#source === undefined) throw new Failure('deleted')
    return this.#source
  }

  async size(): Promise<number> {
    return this.row.sourceSize ?? (await this.source()).bytes.size
  }

  async envelope(): Promise<Envelope> {
    return this.row.envelope ?? (await this.source()).envelope
  }

  async structure(): Promise<Part> {
    return this.row.structure ?? (await this.source()).structure
  }

  /** The envelopes of the messages inside the message, which BODYSTRUCTURE shows. */
  async innerEnvelopes(root: Part): Promise<Map<Part, Envelope>> {
    const envelopes = new Map<Part, Envelope>()
    const messages = innerMessages(root)
    if (messages.length === 0) return envelopes
    const { bytes } = await this.source()
    for (const message of messages) {
      const header = await bytes.bytes(message.start, message.bodyStart)
      envelopes.set(message, envelope(header, { start: 0, bodyStart: header.length }))
    }
    return envelopes
  }
}

export function innerMessages(part: Part): Part[] {
  const inner = part.message === undefined ? [] : [part.message, ...innerMessages(part.message)]
  return part.parts.length === 0 ? inner : [...inner, ...part.parts.flatMap(innerMessages)]
}
