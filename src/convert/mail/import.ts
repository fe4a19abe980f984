/**
 * A mail becomes an item. [MS-OXCMAIL] 2.2
 *
 * There is always an item, however broken the mail is. The source stays beside it to the byte, and what is large refers to
 * it: bodies as derived properties, attachments as parts. Mails inside the mail become items inside the item, down to
 * EMBEDDED_DEPTH_MAX; they carry their contents with them.
 *
 * What the server knows better than the mail is not set here: delivery time, who received it, conversation id, sizes.
 */
import {
  enrichedHtml,
  type Envelope,
  envelope as readEnvelope,
  findUuBlocks,
  findYencBlocks,
  type Header,
  mailboxesOf,
  type Mailbox,
  type Part,
  parseDate,
  parseStructure,
  partContent,
  partText,
  readHeader,
  type UuBlock,
} from '#codec/mime/index.ts'
import { decodeText } from '#codec/charset/index.ts'
import { compressRtf } from '#codec/rtf/index.ts'
import { Bag, type DerivedProperty, fileTime, type Item, N, P } from '#model'
import { importAttachments } from './import-attachments.ts'
import { findInvitation, joinInvitation } from './import-calendar.ts'
import { type Located, selectBodies, type Selection } from './bodies.ts'
import { codePageOf } from './code-page.ts'
import { unfoldTnef } from './encapsulated.ts'
import { fieldMappingByName, internetHeader, organizationFields, sharedHeaders } from './header-fields.ts'
import { findReport } from './import-report.ts'
import { classOfProtection, findClassOfContent, protectionOf } from './message-class.ts'
import { isSharing } from './sharing.ts'
import { encodeFlatEntryList, encodeOneOff } from './one-off.ts'
import { readReceipt, recipientBag, RecipientType, sender, sentRepresenting, setPerson } from './people.ts'
import { splitSubject } from './subject.ts'

const RECIPIENTS_MAX = 5000
/** A mail in a mail in a mail …: deeper ones stay files. */
export const EMBEDDED_DEPTH_MAX = 20

/** What the store takes, with everything that is there only for a mail. */
export type MailItem = Item & Required<Pick<Item, 'source' | 'derived'>>

export interface MailImportOptions {
  /** Saves the work when the caller has the structure already. */
  parsed?: { structure: Part; envelope: Envelope }
  /** What the header says in the name of the own organisation is true: the mail has not come from outside. */
  trusted?: boolean
}

export function importMail(bytes: Uint8Array, { parsed, trusted = false }: MailImportOptions = {}): MailItem {
  const structure = parsed?.structure ?? parseStructure(bytes)
  const envelope = parsed?.envelope ?? readEnvelope(bytes, structure)
  const derived: DerivedProperty[] = []
  const item = importMessage(bytes, structure, { depth: 0, derived, trusted })
  if (structure.bodyStart > structure.start) {
    derived.push({ tag: P.TransportMessageHeaders.tag, part: [], as: 'header' })
  }
  return { ...item, source: { bytes, structure, envelope }, derived }
}

export interface ImportContext {
  depth: number
  /** Of the outermost mail only: there, contents refer to the source. */
  derived: DerivedProperty[] | undefined
  trusted: boolean
}

/** The message whose header is `root`. */
export function importMessage(bytes: Uint8Array, root: Part, context: ImportContext): Item {
  const header = readHeader(bytes, root)
  const properties = new Bag()
  const protection = protectionOf(root)
  const report = findReport(bytes, root)
  properties.set(P.MessageClass, report?.messageClass ?? classOfProtection(protection))
  const subject = header.text('subject')
  if (subject !== undefined) setSubject(properties, subject)
  importFields(properties, header, context)
  importImportance(properties, header)
  importPeople(properties, header)
  importReceived(properties, header)
  properties.setDefault(P.ConversationTopic, properties.get(P.NormalizedSubject) ?? '')
  refineClass(properties, root)

  const whole = selectBodies(root)
  const invitation = protection ? undefined : findInvitation(bytes, whole, { root, header })
  const selection = without(whole, [invitation?.located.part, report?.part])
  // [MS-OXOSMIME] 2.1.3: what kind of protection it is stands only here.
  if (protection) properties.set(N.ContentType, header.raw('content-type')?.slice(0, 1000) ?? '')
  const extracted = importBodies(properties, bytes, selection, context)
  const item: Item = {
    properties,
    recipients: importRecipients(header),
    attachments: importAttachments(bytes, {
      root,
      header,
      selection,
      extracted,
      protection,
      context,
    }),
  }
  if (protection) return item
  const joined = invitation ? joinInvitation(item, invitation, { header }) : item
  return unfoldTnef(report ? report.apply(joined) : joined, bytes, { root, header, context })
}

function without(selection: Selection, parts: readonly (Part | undefined)[]): Selection {
  return { ...selection, attachments: selection.attachments.filter(({ part }) => !parts.includes(part)) }
}

function setSubject(properties: Bag, subject: string): void {
  const { prefix, normalized } = splitSubject(subject)
  properties.set(P.Subject, prefix + normalized)
  properties.set(P.SubjectPrefix, prefix)
  properties.set(P.NormalizedSubject, normalized)
}

/** Only what would be nothing but a note becomes something else by its header. */
function refineClass(properties: Bag, root: Part): void {
  if (properties.get(P.MessageClass) !== 'IPM.Note') return
  const found = isSharing(properties) ? 'IPM.Sharing' : findClassOfContent(properties.get(N.ContentClass) ?? '', root)
  if (found !== undefined) properties.set(P.MessageClass, found)
}

function importFields(properties: Bag, header: Header, { trusted }: ImportContext): void {
  if (trusted) {
    for (const mapping of organizationFields) {
      const field = header.fields.find(({ key }) => key === mapping.name.toLowerCase())
      if (field) mapping.read(properties, field)
    }
  }
  const seen = new Set<string>()
  for (const field of header.fields) {
    if (seen.has(field.key)) continue
    seen.add(field.key)
    const mapping = fieldMappingByName.get(field.key)
    if (mapping) mapping.read(properties, field)
    else if (sharedHeaders.has(field.key)) properties.set(internetHeader(field.key), field.text.slice(0, 4000))
  }
}

const importanceWords: Record<string, number> = { low: 0, normal: 1, high: 2 }
const priorityWords: Record<string, number> = { 'non-urgent': 0, normal: 1, urgent: 2 }
const priorityNumbers: Record<string, number> = { 5: 0, 4: 0, 3: 1, 2: 2, 1: 2 }

/** [MS-OXCMAIL] 2.2.3.2.5: Importance comes before its later spellings. Priority also has a property of its own. */
function importImportance(properties: Bag, header: Header): void {
  const word = (name: string) => header.raw(name)?.trim().toLowerCase().split(/[\s(]/)[0] ?? ''
  const priority = priorityWords[word('priority')]
  const importance =
    importanceWords[word('importance')] ??
    priority ??
    priorityNumbers[word('x-priority')] ??
    importanceWords[word('x-msmail-priority')] ??
    1
  properties.set(P.Importance, importance)
  properties.set(P.Priority, (priority ?? importance) - 1)
}

/** [MS-OXCMAIL] 2.2.3.1: who wrote it is "sent representing", who sent it is "sender"; mostly they are the same. */
function importPeople(properties: Bag, header: Header): void {
  const first = (name: string) => mailboxesOf(header.addresses(name)).find(isSomebody)
  const from = first('from') ?? first('sender')
  const sentBy = first('sender') ?? from
  if (from) setPerson(properties, sentRepresenting, from)
  if (sentBy) setPerson(properties, sender, sentBy)

  const replyTo = mailboxesOf(header.addresses('reply-to')).filter(isSomebody).slice(0, 100)
  if (replyTo.length > 0) {
    const entries = replyTo.map(({ name, address }) =>
      encodeOneOff({ name: name || address, addressType: 'SMTP', address }),
    )
    properties.set(P.ReplyRecipientEntries, encodeFlatEntryList(entries))
    properties.set(P.ReplyRecipientNames, replyTo.map(({ name, address }) => name || address).join(';'))
  }
  const receiptTo = first('disposition-notification-to')
  if (receiptTo) {
    properties.set(P.ReadReceiptRequested, true)
    properties.set(P.NonReceiptNotificationRequested, true)
    setPerson(properties, readReceipt, receiptTo)
  }
  if (header.has('return-receipt-to')) properties.set(P.OriginatorDeliveryReportRequested, true)
}

function isSomebody({ address, name }: Mailbox): boolean {
  return address !== '' || name !== ''
}

/** RFC 5321 4.4: the last server to add its line names the time of delivery; a mail without any was delivered when it was sent. */
function importReceived(properties: Bag, header: Header): void {
  const received = header.raw('received')
  const time = received === undefined ? undefined : findTime(received)
  const delivered = time ?? properties.get(P.ClientSubmitTime)
  if (delivered !== undefined) properties.set(P.MessageDeliveryTime, delivered)
}

function findTime(received: string): bigint | undefined {
  const date = parseDate(received.slice(received.lastIndexOf(';') + 1))
  return date && fileTime.from(date.epochMillis)
}

function importRecipients(header: Header): Bag[] {
  const recipients: Bag[] = []
  for (const [name, type] of Object.entries(RecipientType)) {
    for (const mailbox of mailboxesOf(header.addresses(name))) {
      if (!isSomebody(mailbox)) continue
      if (recipients.length >= RECIPIENTS_MAX) return recipients
      recipients.push(recipientBag(mailbox, type, recipients.length))
    }
  }
  return recipients
}

/** Attachments that were found inside of a text. */
export interface Extracted {
  name: string
  bytes: Uint8Array
}

/** PidTagNativeBody, [MS-OXCMSG] 2.2.1.58.2 */
const NativeBody = { undefined: 0, plain: 1, rtf: 2, html: 3 } as const

function importBodies(
  properties: Bag,
  bytes: Uint8Array,
  { plain, html, rich }: Selection,
  { derived }: ImportContext,
): Extracted[] {
  if (rich) {
    importRich(properties, bytes, rich.part)
    return []
  }
  properties.set(P.NativeBody, html ? NativeBody.html : plain.length > 0 ? NativeBody.plain : NativeBody.undefined)
  let extracted: Extracted[] = []
  const codePage = html ? importHtml(properties, bytes, html, derived) : undefined
  const [first] = plain
  if (first) {
    const blocks = plain.map(({ part }) => (mayHoldUu(part) ? withoutUu(bytes, part) : undefined))
    extracted = blocks.flatMap((block) => block?.extracted ?? [])
    if (derived && plain.length === 1 && extracted.length === 0) {
      derived.push({ tag: P.Body.tag, part: first.numbers, as: 'text' })
    } else {
      const texts = plain.map(({ part }, index) =>
        blocks[index]?.extracted.length ? blocks[index].text : partText(bytes, part),
      )
      properties.set(P.Body, texts.map((text) => text.replace(/\0/g, '')).join('\r\n'))
    }
  }
  if (codePage !== undefined) properties.set(P.InternetCodepage, codePage)
  else if (first) properties.set(P.InternetCodepage, codePageOf(bytes, first.part) ?? UTF8)
  const body = html ?? first
  if (body?.part.id) properties.set(P.BodyContentId, body.part.id.replace(/^<|>$/g, ''))
  if (body?.part.location) properties.set(P.BodyContentLocation, body.part.location)
  return extracted
}

const UTF8 = 65001
const RICH_BYTES_MAX = 4 << 20

/** RTF is a body of its own; text/enriched is written as HTML. */
function importRich(properties: Bag, bytes: Uint8Array, part: Part): void {
  const isRtf = part.subtype === 'rtf'
  if (isRtf && part.end - part.bodyStart <= RICH_BYTES_MAX) {
    properties.set(P.RtfCompressed, compressRtf(partContent(bytes, part)))
    properties.set(P.RtfInSync, true)
    properties.set(P.NativeBody, NativeBody.rtf)
    return
  }
  const text = partText(bytes, part)
  const html = isRtf ? '' : enrichedHtml(text, { richtext: part.subtype === 'richtext' })
  properties.set(P.Html, Buffer.from(html))
  properties.set(P.InternetCodepage, UTF8)
  properties.set(P.NativeBody, NativeBody.html)
}

/** PidTagHtml keeps the bytes in their charset; one that has no code page is written anew. Returns the code page. */
function importHtml(
  properties: Bag,
  bytes: Uint8Array,
  { part, numbers }: Located,
  derived: ImportContext['derived'],
): number {
  const codePage = codePageOf(bytes, part)
  if (codePage === undefined) properties.set(P.Html, Buffer.from(partText(bytes, part)))
  else if (derived) derived.push({ tag: P.Html.tag, part: numbers, as: 'bytes' })
  else properties.set(P.Html, partContent(bytes, part))
  return codePage ?? UTF8
}

/** uuencoded files come from before MIME, yEnc from newsgroups: in a text that has no encoding of its own. */
function mayHoldUu(part: Part): boolean {
  return part.encoding === '7bit' || part.encoding === '8bit' || part.encoding === 'binary'
}

function withoutUu(bytes: Uint8Array, part: Part): { text: string; extracted: Extracted[] } | undefined {
  const body = Buffer.from(bytes.buffer, bytes.byteOffset + part.bodyStart, part.end - part.bodyStart)
  if (!body.includes('begin ')) return undefined
  const blocks = withoutOverlap([...findUuBlocks(body), ...findYencBlocks(body)])
  if (blocks.length === 0) return undefined
  const rest: Uint8Array[] = []
  let at = 0
  for (const { start, end } of blocks) {
    rest.push(body.subarray(at, start))
    at = end
  }
  rest.push(body.subarray(at))
  return {
    text: decodeText(Buffer.concat(rest), part.parameters.get('charset')),
    extracted: blocks.map(({ name, content }) => ({ name, bytes: content })),
  }
}

function withoutOverlap(blocks: readonly UuBlock[]): UuBlock[] {
  const sorted = blocks.toSorted((a, b) => a.start - b.start)
  return sorted.filter((block, index) => index === 0 || block.start >= (sorted[index - 1] as UuBlock).end)
}
