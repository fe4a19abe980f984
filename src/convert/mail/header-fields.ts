/**
 * Header fields that are one property each, in both directions. [MS-OXCMAIL] 2.1.3.2 and 2.2.3.2
 *
 * Of repeated fields the first one counts. What needs more than one field or property (people, subject, bodies,
 * importance with its four spellings) stands in import.ts and export.ts.
 */
import type { Field } from '#codec/mime/index.ts'
import { parseDate, parseMessageIds } from '#codec/mime/index.ts'
import { Bag, fileTime, N, P, type Property, PropertySet, propertyOfName } from '#model'
import { findLanguage, findLocale } from './locales.ts'
import { sharingFields } from './sharing.ts'

export interface FieldMapping {
  name: string
  /** Sets what the field says; nothing when it says nothing that can be understood. */
  read(bag: Bag, field: Field): void
  /** The value; undefined when the field is not to be written. `text` wants the encoding of unstructured text. */
  write?(bag: Bag): { raw: string } | { text: string } | { date: Date } | undefined
}

const VALUE_MAX = 32_000

function text(name: string, property: Property<'string'>): FieldMapping {
  return {
    name,
    read(bag, field) {
      const value = field.text
      if (value !== '') bag.set(property, value.slice(0, VALUE_MAX))
    },
    write(bag) {
      const value = bag.get(property)
      return value === undefined || value === '' ? undefined : { text: value }
    },
  }
}

/** Values of message ids, URLs and the like: never encoded. */
function raw(name: string, property: Property<'string'>): FieldMapping {
  return {
    name,
    read(bag, field) {
      const value = field.raw
      if (value !== '') bag.set(property, value.slice(0, VALUE_MAX))
    },
    write(bag) {
      const value = bag.get(property)
      return value === undefined || value === '' ? undefined : { raw: value }
    },
  }
}

function date(name: string, property: Property<'time'>): FieldMapping {
  return {
    name,
    read(bag, field) {
      const value = parseDate(field.raw)
      if (value) bag.set(property, fileTime.from(value.epochMillis))
    },
    write(bag) {
      const value = bag.get(property)
      return value === undefined ? undefined : { date: fileTime.toDate(value) }
    },
  }
}

function integer(name: string, property: Property<'int32'>, { min, max }: { min: number; max: number }): FieldMapping {
  return {
    name,
    read(bag, field) {
      const value = /^[+-]?\d{1,9}$/.test(field.raw) ? Number(field.raw) : Number.NaN
      if (value >= min && value <= max) bag.set(property, value)
    },
    write(bag) {
      const value = bag.get(property)
      return value === undefined ? undefined : { raw: String(value) }
    },
  }
}

/** The value of the property for each word; the first word of a value is the one that is written. */
function words(
  name: string,
  property: Property<'int32'>,
  values: Record<string, number>,
  omitted?: number,
): FieldMapping {
  return {
    name,
    read(bag, field) {
      const word = field.raw.toLowerCase()
      if (Object.hasOwn(values, word)) bag.set(property, values[word] as number)
    },
    write(bag) {
      const value = bag.get(property)
      if (value === undefined || value === omitted) return undefined
      const word = Object.entries(values).find(([, meaning]) => meaning === value)?.[0]
      return word === undefined ? undefined : { raw: capitalised(word) }
    },
  }
}

function truth(name: string, property: Property<'boolean'>): FieldMapping {
  return {
    name,
    read(bag, field) {
      const word = field.raw.toLowerCase()
      if (word === 'true' || word === 'false') bag.set(property, word === 'true')
    },
    write(bag) {
      const value = bag.get(property)
      return value === undefined ? undefined : { raw: String(value) }
    },
  }
}

/** [MS-OXCMAIL] 2.1.3.2.20: bits, `All`, `None`. */
const suppressBits: Record<string, number> = { dr: 1, ndr: 2, rn: 4, nrn: 8, oof: 16, autoreply: 32 }
const suppressNames = ['DR', 'NDR', 'RN', 'NRN', 'OOF', 'AutoReply']

const autoResponseSuppress: FieldMapping = {
  name: 'X-Auto-Response-Suppress',
  read(bag, field) {
    let bits = 0
    for (const word of field.raw.toLowerCase().split(/[\s,]+/)) {
      if (word === 'all') bits = -1
      else bits |= suppressBits[word] ?? 0
    }
    bag.set(P.AutoResponseSuppress, bits)
  },
  write(bag) {
    const bits = bag.get(P.AutoResponseSuppress)
    if (bits === undefined) return undefined
    if (bits === -1) return { raw: 'All' }
    return { raw: suppressNames.filter((_, index) => bits & (1 << index)).join(', ') || 'None' }
  },
}

/** [MS-OXCMAIL] 2.2.3.2: categories, with commas between them. */
const keywords: FieldMapping = {
  name: 'Keywords',
  read(bag, field) {
    const names = field.text
      .slice(0, VALUE_MAX)
      .split(',')
      .map((word) => word.trim())
    const known = [...new Set(names.filter((word) => word !== ''))].slice(0, 100)
    if (known.length > 0) bag.set(N.Keywords, known)
  },
  write(bag) {
    const names = bag.get(N.Keywords)
    return names && names.length > 0 ? { text: names.join(', ') } : undefined
  },
}

const messageId: FieldMapping = {
  ...raw('Message-ID', P.InternetMessageId),
  read(bag, field) {
    // A broken field is kept as it is: In-Reply-To of its answers will repeat it.
    const value = parseMessageIds(field.raw)[0]
    const id = value === undefined ? field.raw : value.startsWith('<') ? value : `<${value}>`
    if (id !== '') bag.set(P.InternetMessageId, id.slice(0, 1000))
  },
}

/** [MS-OXCMAIL] 2.2.3.2.8: the conversation of Outlook, 22 bytes and five more for each reply. */
const threadIndex: FieldMapping = {
  name: 'Thread-Index',
  read(bag, field) {
    const bytes = Buffer.from(field.raw.replace(/\s+/g, ''), 'base64')
    if (bytes.length >= 22 && bytes.length <= 2048) bag.set(P.ConversationIndex, bytes)
  },
  write(bag) {
    const bytes = bag.get(P.ConversationIndex)
    return bytes === undefined || bytes.length < 22 ? undefined : { raw: Buffer.from(bytes).toString('base64') }
  },
}

/** [MS-OXCMAIL] 2.1.3.2.25: a text for the flag also flags the message. */
const messageFlag: FieldMapping = {
  ...text('X-Message-Flag', N.FlagRequest),
  read(bag, field) {
    if (field.text === '') return
    bag.set(N.FlagRequest, field.text.slice(0, 255))
    bag.set(P.FlagStatus, 2)
  },
}

/** [MS-OXCMAIL] 2.1.3.2.16 and 2.2.3.2.11: PidTagMessageLocaleId is a number. */
const contentLanguage: FieldMapping = {
  name: 'Content-Language',
  read(bag, field) {
    const locale = findLocale(field.raw)
    if (locale !== undefined) bag.set(P.MessageLocaleId, locale)
  },
  write(bag) {
    const language = findLanguage(bag.get(P.MessageLocaleId) ?? 0)
    return language === undefined ? undefined : { raw: language }
  },
}

/** Another spelling of a field, which is only read. */
function alias(name: string, mapping: FieldMapping): FieldMapping {
  return {
    name,
    read(bag, field) {
      const before = new Set([...bag].map(([{ key }]) => key))
      const own = new Bag()
      mapping.read(own, field)
      for (const [property, value] of own) if (!before.has(property.key)) bag.set(property, value as never)
    },
  }
}

/** RFC 3834 5: what was sent by a program is not answered by one. */
const autoSubmitted: FieldMapping = {
  name: 'Auto-Submitted',
  read(bag, field) {
    if (field.raw === '') return
    bag.set(internetHeader('auto-submitted'), field.raw.slice(0, 200))
    const isAutomatic = !/^no\b/i.test(field.raw)
    if (isAutomatic && !bag.has(P.AutoResponseSuppress))
      bag.set(P.AutoResponseSuppress, (suppressBits.oof as number) | (suppressBits.autoreply as number))
  },
  write(bag) {
    const value = bag.get(internetHeader('auto-submitted'))
    return value ? { raw: value } : undefined
  },
}

const senderIdWords = { neutral: 1, pass: 2, fail: 3, softfail: 4, none: 5, temperror: 6, permerror: 7 }

const listHelp = raw('List-Help', P.ListHelp)
const listSubscribe = raw('List-Subscribe', P.ListSubscribe)
const listUnsubscribe = raw('List-Unsubscribe', P.ListUnsubscribe)
const acceptLanguage = text('Accept-Language', N.AcceptLanguage)

/**
 * What a server of the own organisation says about a mail. From elsewhere anybody could say that his mail is no spam: these
 * are read only where the caller trusts it, and never written into a mail.
 */
export const organizationFields: readonly FieldMapping[] = [
  integer('X-MS-Exchange-Organization-SCL', P.ContentFilterSpamConfidenceLevel, { min: -1, max: 9 }),
  text('X-MS-Exchange-Organization-PRD', P.PurportedSenderDomain),
  words('X-MS-Exchange-Organization-SenderIdResult', P.SenderIdStatus, senderIdWords),
]

export const fieldMappings: readonly FieldMapping[] = [
  messageId,
  raw('In-Reply-To', P.InReplyToId),
  raw('References', P.InternetReferences),
  date('Date', P.ClientSubmitTime),
  text('Thread-Topic', P.ConversationTopic),
  threadIndex,
  words('Sensitivity', P.Sensitivity, { normal: 0, personal: 1, private: 2, 'company-confidential': 3 }, 0),
  keywords,
  date('Expires', P.ExpiryTime),
  { ...date('Expiry-Date', P.ExpiryTime), write: () => undefined },
  date('Reply-By', P.ReplyTime),
  messageFlag,
  autoResponseSuppress,
  autoSubmitted,
  listHelp,
  alias('X-List-Help', listHelp),
  listSubscribe,
  alias('X-List-Subscribe', listSubscribe),
  listUnsubscribe,
  alias('X-List-Unsubscribe', listUnsubscribe),
  raw('Precedence', internetHeader('precedence')),
  contentLanguage,
  acceptLanguage,
  alias('X-Accept-Language', acceptLanguage),
  text('Content-Class', N.ContentClass),
  raw('Content-Base', N.ContentBase),
  truth('X-Microsoft-Classified', N.Classified),
  text('X-Microsoft-Classification', N.Classification),
  text('X-Microsoft-ClassDesc', N.ClassificationDescription),
  truth('X-Microsoft-ClassKeep', N.ClassificationKeep),
  text('X-Microsoft-ClassID', N.ClassificationGuid),
  text('X-CallingTelephoneNumber', P.SenderTelephoneNumber),
  text('X-VoiceMessageSenderName', P.VoiceMessageSenderName),
  text('X-AttachmentOrder', P.VoiceMessageAttachmentOrder),
  text('X-CallID', P.CallId),
  integer('X-VoiceMessageDuration', P.VoiceMessageDuration, { min: 0, max: 1_000_000 }),
  integer('X-FaxNumberOfPages', P.FaxNumberOfPages, { min: 0, max: 1_000_000 }),
  text('X-Unsent', internetHeader('x-unsent')),
  ...sharingFields,
]

export const fieldMappingByName: ReadonlyMap<string, FieldMapping> = new Map(
  fieldMappings.map((mapping) => [mapping.name.toLowerCase(), mapping]),
)

/** A header field that has no property of its own. [MS-OXCMAIL] 2.2.3.2 */
export function internetHeader(name: string): Property<'string'> {
  return propertyOfName(
    { set: PropertySet.INTERNET_HEADERS, string: name.toLowerCase() },
    'string',
  ) as Property<'string'>
}

/**
 * Which fields become named properties. A mailbox can name 32,767 properties and never forgets one, so strangers must
 * not be able to use them up: only names that mail software of the world shares. All others stay in
 * PidTagTransportMessageHeaders and in the source.
 */
export const sharedHeaders: ReadonlySet<string> = new Set(
  `x-mailer x-originating-ip x-originating-email x-sender x-loop x-mimeole x-virus-scanned x-report-abuse
   x-spam x-spam-flag x-spam-level x-spam-score x-spam-status x-spam-report x-spam-checker-version x-rspamd-server
   x-original-to x-envelope-to x-envelope-from x-original-from x-forwarded-to x-forwarded-for x-delivered-to
   x-beenthere x-mailman-version x-list-administrivia x-no-archive x-campaign x-campaign-id x-feedback-id
   x-google-group-id x-google-smtp-source x-gm-message-state x-yahoo-newman-property x-apple-mail-remote-attachments
   x-github-reason x-github-sender x-gitlab-project x-jira-fingerprint x-bugzilla-product x-bugzilla-type
   x-ms-exchange-inbox-rules-loop x-ms-exchange-generated-message-source
   x-ms-exchange-parent-message-id x-ms-publictraffictype x-ms-exchange-calendar-originator-id
   list-id list-post list-archive list-owner list-unsubscribe-post mailing-list
   feedback-id organization user-agent comments mail-followup-to mail-reply-to errors-to`.split(/\s+/),
)

function capitalised(word: string): string {
  return word.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase())
}
