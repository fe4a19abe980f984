/**
 * The texts of a stored message, for indexing it and for looking again whether it really contains a needle.
 *
 * What came as mail is read from its MIME source: decoded header fields, the text of text parts, those of attached mails
 * too. What was born in a client is read from its properties. Attachments that are no text are never loaded.
 *
 * One mail must not hold up whoever shares the thread with its reader. So no search finds what stands behind the first
 * megabyte of a text, the first two megabytes of all texts of a message, 256 KB of a part's header or 2000 parts.
 */
import { Buffer } from 'node:buffer'
import { ExternalValue, P, PackedBag } from '#model'
import { readHeader } from '#codec/mime/header.ts'
import { unpackStructure } from '#codec/mime/structure-pack.ts'
import type { Part } from '#codec/mime/structure.ts'
import { partText, stripHtml } from '#codec/mime/text.ts'
import type { Blobs } from '../blobs.ts'
import { noAddress } from '../columns.ts'
import { decompress } from '../compress.ts'
import { messagesWithBags } from '../bags.ts'
import { type Query, sql } from '../engine/index.ts'
import { unpackRecipients } from '../packed-item.ts'
import { openSource } from '../source.ts'
import type { ByteSource, MessageId } from '../types.ts'
import { breathing } from '../view/breath.ts'
import { type MessageTexts, noTexts } from './fields.ts'

/** Encoded bytes of one text, of all texts of a message, and of a part's header; parts of one message. */
const maxTextBytes = 1 << 20
const maxMessageBytes = 2 << 20
const maxHeaderBytes = 256 * 1024
const maxParts = 2000
/** Sources up to here are read at once; of larger ones the text parts, and what lies close to them. */
const wholeSource = 256 * 1024
const windowBytes = 64 * 1024

type Raw = {
  id: number
  bag: Uint8Array
  recipients: Uint8Array | null
  source: Uint8Array | null
  structure: Uint8Array | null
}

export async function readTexts(
  q: Query,
  blobs: Blobs,
  ids: readonly MessageId[],
): Promise<Map<MessageId, MessageTexts>> {
  const rows = await q.all<Raw>(sql`
    select m.id, b.bytes as bag, c.recipients, c.source, c.structure from ${messagesWithBags}
    left join content c on c.mailbox = m.mailbox and c.message = m.id
    where m.mailbox = ${q.key} and m.id ${sql.oneOf(ids)}`)
  const texts = new Map<MessageId, MessageTexts>()
  for (const row of rows) {
    const own =
      row.source && row.structure
        ? await textsOfSource(openSource(row.source, blobs), unpackStructure(row.structure))
        : await textsOfProperties(q, blobs, row)
    texts.set(row.id, own)
  }
  return texts
}

async function textsOfSource(source: ByteSource, root: Part): Promise<MessageTexts> {
  const texts = new Collector()
  const bytesOf = windowed(source)
  const breath = breathing()
  let parts = 0
  let left = maxMessageBytes
  const visit = async (part: Part, inside: 'message' | 'attached'): Promise<void> => {
    if (parts++ >= maxParts || left <= 0) return
    await breath()
    const isRoot = part === root
    const header = await bytesOf(part.start, Math.min(part.bodyStart, part.start + maxHeaderBytes))
    left -= header.length
    if (isRoot || inside === 'attached') texts.header(header, isRoot ? 'message' : 'attached')
    else
      texts.add(
        'header',
        readHeader(header, { start: 0, bodyStart: header.length })
          .fields.map(({ name, text }) => `${name}: ${text}`)
          .join('\n'),
      )
    const name = part.disposition?.parameters.get('filename') ?? part.parameters.get('name')
    if (name) texts.add('names', name)
    if (part.message) return visit(part.message, 'attached')
    if (part.parts.length > 0) {
      for (const child of part.parts) await visit(child, inside === 'attached' ? 'attached' : 'message')
      return
    }
    if (part.type !== 'text') return
    const end = Math.min(part.end, part.bodyStart + Math.min(maxTextBytes, Math.max(0, left)))
    const body = await bytesOf(part.bodyStart, end)
    left -= body.length
    const text = partText(body, { ...part, start: 0, bodyStart: 0, end: body.length })
    const field = inside === 'attached' || part.disposition?.type === 'attachment' ? 'content' : 'body'
    texts.add(field, part.subtype === 'html' ? stripHtml(text) : text)
  }
  await visit(root, 'message')
  return texts.done()
}

/** What is read in ascending order, a window at a time: a mail may have thousands of parts of a few bytes. */
function windowed(source: ByteSource): (start: number, end: number) => Promise<Uint8Array> {
  const size = source.size <= wholeSource ? source.size : windowBytes
  let from = 0
  let window: Uint8Array = new Uint8Array(0)
  return async (start, end) => {
    if (start < from || end > from + window.length) {
      from = source.size <= wholeSource ? 0 : start
      window = await source.bytes(from, Math.min(source.size, Math.max(end, from + size)))
    }
    return window.subarray(start - from, end - from)
  }
}

/** These fields are people; the subject has a field of its own. */
const peopleFields = new Set(['from', 'to', 'cc', 'bcc', 'sender', 'reply-to'])

class Collector {
  readonly #parts = new Map<keyof MessageTexts, string[]>()

  add(field: keyof MessageTexts, text: string): void {
    const list = this.#parts.get(field)
    if (list) list.push(text)
    else this.#parts.set(field, [text])
  }

  header(bytes: Uint8Array, whose: 'message' | 'attached'): void {
    const { fields } = readHeader(bytes, { start: 0, bodyStart: bytes.length })
    for (const field of fields) {
      const line = `${field.name}: ${field.text}`
      if (whose === 'attached') this.add('content', line)
      else
        this.add(
          field.key === 'subject' ? 'subject' : peopleFields.has(field.key) ? 'people' : 'header',
          field.key === 'subject' ? field.text : line,
        )
    }
  }

  done(): MessageTexts {
    const texts = noTexts()
    for (const [field, parts] of this.#parts) texts[field] = parts.join('\n')
    return texts
  }
}

/** Texts that are not for people: they would only make the index larger. */
const technical = new Set<number>([
  P.MessageClass.tag,
  P.SenderAddressType.tag,
  P.SentRepresentingAddressType.tag,
  P.InternetMessageId.tag,
])
const peopleTags = new Set<number>(
  [
    P.SenderName,
    P.SenderEmailAddress,
    P.SenderSmtpAddress,
    P.SentRepresentingName,
    P.SentRepresentingEmailAddress,
    P.SentRepresentingSmtpAddress,
  ].map(({ tag }) => tag),
)

async function textsOfProperties(q: Query, blobs: Blobs, row: Raw): Promise<MessageTexts> {
  const texts = new Collector()
  const breath = breathing()
  const bag = new PackedBag(row.bag)
  texts.add('subject', `${bag.get(P.SubjectPrefix) ?? ''}${bag.get(P.NormalizedSubject) ?? ''}`)
  const plain = bag.has(P.Body)
  for (const [tag, value] of bag.entries()) {
    if (tag === P.SubjectPrefix.tag || tag === P.NormalizedSubject.tag || technical.has(tag)) continue
    const own = value instanceof ExternalValue ? await loadText(q, blobs, row.id, tag, value) : value
    await breath()
    const field = peopleTags.has(tag) ? 'people' : 'body'
    if (typeof own === 'string') texts.add(field, own)
    else if (tag === P.Html.tag && !plain && own instanceof Uint8Array)
      texts.add('body', stripHtml(Buffer.from(own).toString('utf8')))
  }
  if (row.recipients) {
    for (const one of unpackRecipients(decompress(row.recipients))) {
      for (const tag of [P.DisplayName, P.SmtpAddress, P.EmailAddress]) texts.add('people', one.get(tag) ?? '')
    }
  }
  const attachments = await q.all<{ bag: Uint8Array }>(sql`
    select bag from attachment where mailbox = ${q.key} and message = ${row.id} order by number`)
  for (const attachment of attachments) {
    const own = new PackedBag(attachment.bag)
    texts.add('names', own.get(P.AttachLongFilename) ?? own.get(P.AttachFilename) ?? own.get(P.DisplayName) ?? '')
  }
  return texts.done()
}

async function loadText(
  q: Query,
  blobs: Blobs,
  message: MessageId,
  tag: number,
  value: ExternalValue,
): Promise<string | Uint8Array | undefined> {
  const isText = (tag & 0xffff) === 0x001f
  if (!isText && tag !== P.Html.tag) return undefined
  let bytes: Uint8Array | undefined
  if (Buffer.compare(value.sha256, noAddress) !== 0) {
    bytes = await (await blobs.get(Buffer.from(value.sha256).toString('hex'))).bytes(0, maxTextBytes)
  } else {
    const row = await q.get<{ bytes: Uint8Array }>(sql`
      select bytes from value where mailbox = ${q.key} and message = ${message} and tag = ${tag}`)
    bytes = row && decompress(row.bytes).subarray(0, maxTextBytes)
  }
  return bytes && isText ? Buffer.from(bytes).toString('utf8') : bytes
}
