/** The header of a mail from the properties of an item. [MS-OXCMAIL] 2.1.3.1 and 2.1.3.2 */
import { encodeAddressList, encodeMessageIds, encodeUnstructured, parseMessageIds } from '#codec/mime/index.ts'
import { type Bag, type Item, type ItemAttachment, N, P, PropertySet } from '#model'
import { findDate, formatDate } from './dates.ts'
import { findContentClass, isCalendarItem, isException } from './export-calendar.ts'
import { isDeliveryReport } from './export-report.ts'
import { type FieldMapping, fieldMappings } from './header-fields.ts'
import { findContentClassOf } from './message-class.ts'
import { encapsulatedAddress } from './imcea.ts'
import { decodeFlatEntryList, findOneOff } from './one-off.ts'
import {
  findPerson,
  type Person,
  readReceipt,
  receivedBy,
  receivedRepresenting,
  RecipientType,
  sender,
  sentRepresenting,
} from './people.ts'

export interface HeaderOptions {
  /** Names this item and no other: the Message-ID of one that has none and the boundaries are made from it. */
  seed: string
  /** The domain of a Message-ID that is made here, and of addresses that are none in the Internet. */
  hostname: string
  /** For a mail that stays with its sender: a draft, a copy of what was sent. */
  bcc?: boolean
  /** Addresses and text as UTF-8, RFC 6532. */
  smtputf8?: boolean
}

type Fields = [string, string][]

/** A mail in a mail (`depth`) says only what it knows: it is sent no more. */
export function exportHeader(item: Item, options: HeaderOptions & { depth: number }): Fields {
  const { properties } = item
  const fields: Fields = []
  const add = (name: string, value: string | undefined) => {
    if (value !== undefined && value !== '') fields.push([name, value])
  }
  const utf8 = options.smtputf8 ?? false
  const text = (name: string, value: string) => add(name, encodeUnstructured(value, { column: name.length + 2, utf8 }))
  const people = (name: string, list: readonly Person[]) => {
    if (list.length > 0) add(name, encodeAddressList(list, { column: name.length + 2, utf8 }))
  }

  const date = findDate(properties) ?? (options.depth === 0 ? new Date(0) : undefined)
  add('Date', date && formatDate(date))
  const from = findPerson(properties, sentRepresenting) ?? findPerson(properties, sender)
  const sentBy = findPerson(properties, sender)
  people('From', present(from, options))
  if (sentBy && from && !sameAddress(sentBy, from)) people('Sender', present(sentBy, options))
  people('Reply-To', replyTo(properties, options))
  if (isDeliveryReport(item)) people('To', present(receiverOf(properties), options))
  else exportRecipients(item, people, options)
  text('Subject', subjectOf(properties))
  if (options.depth === 0 || properties.get(P.InternetMessageId)) add('Message-ID', messageIdOf(properties, options))
  ids(add, 'In-Reply-To', properties.get(P.InReplyToId))
  ids(add, 'References', properties.get(P.InternetReferences))
  for (const mapping of fieldMappings) {
    if (!own.has(mapping.name.toLowerCase())) exportField(mapping, properties, { add, text })
  }
  if (!properties.has(N.ContentClass))
    add('Content-Class', findContentClass(item) ?? findContentClassOf(properties.get(P.MessageClass) ?? ''))
  // For clients that do not look into the structure.
  if (item.attachments.some(isListed)) add('X-MS-Has-Attach', 'yes')
  exportImportance(properties, add)
  exportReceipts(properties, people, options)
  exportInternetHeaders(properties, fields, text)
  return fields
}

function isListed(attachment: ItemAttachment): boolean {
  return attachment.properties.get(P.AttachmentHidden) !== true && !isException(attachment)
}

function exportRecipients(
  item: Item,
  people: (name: string, list: readonly Person[]) => void,
  options: HeaderOptions,
): void {
  const isMeeting = isCalendarItem(item)
  for (const [name, type] of [
    ['To', RecipientType.to],
    ['Cc', RecipientType.cc],
    ...(options.bcc ? ([['Bcc', RecipientType.bcc]] as const) : []),
  ] as const) {
    const rows = item.recipients.filter((row) => recipientType(row) === type && !(isMeeting && isOrganizer(row)))
    people(
      name,
      rows.flatMap((row) => recipient(row, options)),
    )
  }
}

/** The recipients of a delivery report are those it is about. */
function receiverOf(properties: Bag): Person | undefined {
  return findPerson(properties, receivedRepresenting) ?? findPerson(properties, receivedBy)
}

/** Written by functions of their own. */
const own = new Set(['date', 'message-id', 'in-reply-to', 'references'])

type Add = (name: string, value: string | undefined) => void

function exportField(
  mapping: FieldMapping,
  properties: Bag,
  { add, text }: { add: Add; text: (name: string, value: string) => void },
): void {
  const value = mapping.write?.(properties)
  if (!value) return
  if ('text' in value) text(mapping.name, value.text)
  else if ('date' in value) add(mapping.name, formatDate(value.date))
  else add(mapping.name, oneLine(value.raw))
}

const importanceNames = ['Low', 'Normal', 'High']
const xPriorities = ['5', '3', '1']

/** [MS-OXCMAIL] 2.1.3.2: both spellings, and nothing for what is normal. */
function exportImportance(properties: Bag, add: Add): void {
  const importance = properties.get(P.Importance)
  if (importance !== 0 && importance !== 2) return
  add('Importance', importanceNames[importance])
  add('X-Priority', xPriorities[importance])
}

/** [MS-OXCMAIL] 2.1.3.1.5 */
function exportReceipts(
  properties: Bag,
  people: (name: string, list: readonly Person[]) => void,
  options: HeaderOptions,
): void {
  const to =
    findPerson(properties, readReceipt) ?? findPerson(properties, sender) ?? findPerson(properties, sentRepresenting)
  if (properties.get(P.ReadReceiptRequested)) people('Disposition-Notification-To', present(to, options))
  if (properties.get(P.OriginatorDeliveryReportRequested)) people('Return-Receipt-To', present(to, options))
}

/** [MS-OXCMAIL] 2.1.3.2: header fields that have no property of their own. */
function exportInternetHeaders(properties: Bag, fields: Fields, text: (name: string, value: string) => void): void {
  const written = new Set(fields.map(([name]) => name.toLowerCase()))
  const named: [string, string][] = []
  for (const [property, value] of properties.named()) {
    const name = property.set === PropertySet.INTERNET_HEADERS ? property.string : undefined
    if (name && typeof value === 'string' && /^[\w-]{1,100}$/.test(name)) named.push([name.toLowerCase(), value])
  }
  for (const [name, value] of named.sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (written.has(name) || reserved.test(name)) continue
    written.add(name)
    text(
      name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase()),
      value,
    )
  }
}

/** Fields that the mail itself or its way through the net must say. */
const reserved =
  /^(mime-version|content-.*|from|sender|reply-to|to|cc|bcc|subject|date|received|return-path|delivered-to|message-id|in-reply-to|references|resent-.*|dkim-.*|arc-.*|authentication-results|importance|x-priority|disposition-notification-to|return-receipt-to|x-ms-exchange-organization-.*|x-ms-has-attach|x-ms-tnef-correlator)$/

function subjectOf(properties: Bag): string {
  const whole = properties.get(P.Subject)
  if (whole !== undefined) return whole
  return `${properties.get(P.SubjectPrefix) ?? ''}${properties.get(P.NormalizedSubject) ?? ''}`
}

function replyTo(properties: Bag, options: HeaderOptions): Person[] {
  const list = properties.get(P.ReplyRecipientEntries)
  if (!list) return []
  return decodeFlatEntryList(list).flatMap((entry) => {
    const person = findOneOff(entry)
    return person?.addressType.toUpperCase() === 'SMTP' ? present(person, options) : []
  })
}

/** That of the item, else one that is made from the seed. */
export function messageIdOf(properties: Bag, { seed, hostname }: HeaderOptions): string {
  const id = properties.get(P.InternetMessageId)
  return id ? oneId(id) : `<${seed.replace(/[^\w.+-]/g, '')}@${hostname}>`
}

/** PidTagRecipientFlags, [MS-OXOCAL] 2.2.4.10.1: the sender of a meeting message does not get it. */
function isOrganizer(row: Bag): boolean {
  return ((row.get(P.RecipientFlags) ?? 0) & 2) !== 0
}

function recipientType(row: Bag): number {
  // The upper bits are flags of a resend. [MS-OXCDATA] 2.8.3.1
  return (row.get(P.RecipientType) ?? 1) & 0x0f
}

function recipient(row: Bag, options: HeaderOptions): Person[] {
  const name = row.get(P.DisplayName) ?? row.get(P.RecipientDisplayName) ?? ''
  const type = row.get(P.AddressType)?.toUpperCase()
  const email = row.get(P.EmailAddress)
  const oneOff = row.get(P.EntryId) && findOneOff(row.get(P.EntryId) as Uint8Array)
  const smtp =
    row.get(P.SmtpAddress) ||
    (type === 'SMTP' || (type === undefined && email?.includes('@')) ? email : undefined) ||
    (oneOff?.addressType.toUpperCase() === 'SMTP' ? oneOff.address : undefined)
  if (smtp) return present({ name, address: smtp }, options)
  if (type && email) return [{ name, address: encapsulatedAddress(type, email, options.hostname) }]
  return []
}

/** A name that only repeats the address is left out. */
function present(person: Person | undefined, { hostname }: HeaderOptions): Person[] {
  if (!person) return []
  const { address, name } = person
  if (address === '') return [{ name, address: encapsulatedAddress('UNKNOWN', name, hostname) }]
  return [{ name: name === address ? '' : name, address }]
}

function sameAddress(a: Person, b: Person): boolean {
  return a.address.toLowerCase() === b.address.toLowerCase()
}

function ids(add: Add, name: string, value: string | undefined): void {
  if (!value) return
  const list = parseMessageIds(value).map(oneId)
  if (list.length > 0) add(name, encodeMessageIds(list, { column: name.length + 2 }))
}

function oneId(id: string): string {
  const clean = oneLine(id).trim()
  return clean.startsWith('<') ? clean : `<${clean}>`
}

function oneLine(value: string): string {
  return value.replace(/[\0-\x1f\x7f]+/g, ' ')
}
