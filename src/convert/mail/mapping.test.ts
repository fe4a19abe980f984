/**
 * Each mapping of a header field or part to a property, both ways: what a mail says becomes the property, and an item with
 * that property says the same again. Where the way back is another one, or none, the case says so.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { parseStructure, readHeader } from '#codec/mime/index.ts'
import { Bag, fileTime, N, P, type Property } from '#model'
import { specs } from '#test/corpus.ts'
import { wholeProperties } from '../msg/index.ts'
import { exportMail } from './export.ts'
import { internetHeader } from './header-fields.ts'
import { importMail } from './import.ts'
import { decodeFlatEntryList, findOneOff } from './one-off.ts'

interface Case {
  /** The row of the mapping table of the specification. */
  row: string
  /** Header fields of the mail, without From. */
  fields: string
  property: Property
  value: unknown
  /** The field of the exported mail; null: none is written. Left out: the field that was read, as it was. */
  written?: string | null
  trusted?: boolean
}

const time = (text: string) => fileTime.from(new Date(text))
const date = 'Thu, 01 Jan 2026 00:00:00 +0000'

const cases: Case[] = [
  {
    row: 'From',
    fields: '',
    property: P.SentRepresentingSmtpAddress,
    value: 'ada@x.example',
    written: 'From: ada@x.example',
  },
  { row: 'From', fields: '', property: P.SenderSmtpAddress, value: 'ada@x.example', written: 'From: ada@x.example' },
  { row: 'Sender', fields: 'Sender: sec@x.example', property: P.SenderSmtpAddress, value: 'sec@x.example' },
  {
    row: 'Disposition-Notification-To',
    fields: 'Disposition-Notification-To: r@x.example',
    property: P.ReadReceiptRequested,
    value: true,
  },
  {
    row: 'Disposition-Notification-To',
    fields: 'Disposition-Notification-To: r@x.example',
    property: P.NonReceiptNotificationRequested,
    value: true,
  },
  {
    row: 'Disposition-Notification-To',
    fields: 'Disposition-Notification-To: r@x.example',
    property: P.ReadReceiptSmtpAddress,
    value: 'r@x.example',
  },
  {
    row: 'Return-Receipt-To',
    fields: 'Return-Receipt-To: r@x.example',
    property: P.OriginatorDeliveryReportRequested,
    value: true,
    written: 'Return-Receipt-To: ada@x.example',
  },
  { row: 'Subject', fields: 'Subject: Re: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=', property: P.Subject, value: 'Re: Grüße' },
  { row: 'Subject', fields: 'Subject: Re: x', property: P.SubjectPrefix, value: 'Re: ' },
  { row: 'Subject', fields: 'Subject: Re: x', property: P.NormalizedSubject, value: 'x' },
  { row: 'Thread-Topic', fields: 'Thread-Topic: Plan', property: P.ConversationTopic, value: 'Plan' },
  {
    row: 'Thread-Index',
    fields: `Thread-Index: ${Buffer.alloc(22, 1).toString('base64')}`,
    property: P.ConversationIndex,
    value: Buffer.alloc(22, 1),
  },
  { row: 'Message-ID', fields: 'Message-ID: <a@x.example>', property: P.InternetMessageId, value: '<a@x.example>' },
  { row: 'In-Reply-To', fields: 'In-Reply-To: <a@x.example>', property: P.InReplyToId, value: '<a@x.example>' },
  {
    row: 'References',
    fields: 'References: <a@x.example> <b@x.example>',
    property: P.InternetReferences,
    value: '<a@x.example> <b@x.example>',
  },
  { row: 'Date', fields: `Date: ${date}`, property: P.ClientSubmitTime, value: time('2026-01-01T00:00:00Z') },
  { row: 'Date', fields: `Date: ${date}`, property: P.MessageDeliveryTime, value: time('2026-01-01T00:00:00Z') },
  {
    row: 'Received (top)',
    fields: `Received: from a by b; ${date}`,
    property: P.MessageDeliveryTime,
    value: time('2026-01-01T00:00:00Z'),
    written: null,
  },
  { row: 'Importance', fields: 'Importance: High', property: P.Importance, value: 2 },
  { row: 'Priority', fields: 'Priority: urgent', property: P.Importance, value: 2, written: 'Importance: High' },
  { row: 'Priority', fields: 'Priority: non-urgent', property: P.Priority, value: -1, written: 'Importance: Low' },
  { row: 'X-Priority', fields: 'X-Priority: 5', property: P.Importance, value: 0 },
  { row: 'X-Priority', fields: 'X-Priority: 4', property: P.Importance, value: 0, written: 'X-Priority: 5' },
  { row: 'X-Priority', fields: 'X-Priority: 3', property: P.Importance, value: 1, written: null },
  { row: 'X-Priority', fields: 'X-Priority: 2', property: P.Importance, value: 2, written: 'X-Priority: 1' },
  {
    row: 'X-MSMail-Priority',
    fields: 'X-MSMail-Priority: Low',
    property: P.Importance,
    value: 0,
    written: 'Importance: Low',
  },
  { row: 'Sensitivity', fields: 'Sensitivity: Company-Confidential', property: P.Sensitivity, value: 3 },
  { row: 'Sensitivity', fields: 'Sensitivity: Private', property: P.Sensitivity, value: 2 },
  { row: 'Sensitivity', fields: 'Sensitivity: Personal', property: P.Sensitivity, value: 1 },
  { row: 'Sensitivity', fields: 'Sensitivity: Normal', property: P.Sensitivity, value: 0, written: null },
  { row: 'Keywords', fields: 'Keywords: a b, c', property: N.Keywords, value: ['a b', 'c'] },
  {
    row: 'Expires / Expiry-Date',
    fields: `Expires: ${date}`,
    property: P.ExpiryTime,
    value: time('2026-01-01T00:00:00Z'),
  },
  {
    row: 'Expires / Expiry-Date',
    fields: `Expiry-Date: ${date}`,
    property: P.ExpiryTime,
    value: time('2026-01-01T00:00:00Z'),
    written: `Expires: ${date}`,
  },
  { row: 'Reply-By', fields: `Reply-By: ${date}`, property: P.ReplyTime, value: time('2026-01-01T00:00:00Z') },
  { row: 'X-Message-Flag', fields: 'X-Message-Flag: Call', property: N.FlagRequest, value: 'Call' },
  { row: 'X-Message-Flag', fields: 'X-Message-Flag: Call', property: P.FlagStatus, value: 2 },
  {
    row: 'X-Auto-Response-Suppress',
    fields: 'X-Auto-Response-Suppress: DR, NDR, RN, NRN, OOF, AutoReply',
    property: P.AutoResponseSuppress,
    value: 0x3f,
  },
  {
    row: 'X-Auto-Response-Suppress',
    fields: 'X-Auto-Response-Suppress: All',
    property: P.AutoResponseSuppress,
    value: -1,
  },
  {
    row: 'X-Auto-Response-Suppress',
    fields: 'X-Auto-Response-Suppress: None',
    property: P.AutoResponseSuppress,
    value: 0,
  },
  {
    row: 'Auto-Submitted / X-MS-Exchange-Generated-Message-Source / Precedence',
    fields: 'Auto-Submitted: auto-replied',
    property: P.AutoResponseSuppress,
    value: 0x30,
  },
  {
    row: 'Auto-Submitted / X-MS-Exchange-Generated-Message-Source / Precedence',
    fields: 'Auto-Submitted: no',
    property: P.AutoResponseSuppress,
    value: undefined,
  },
  {
    row: 'Auto-Submitted / X-MS-Exchange-Generated-Message-Source / Precedence',
    fields: 'X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent',
    property: internetHeader('x-ms-exchange-generated-message-source'),
    value: 'Mailbox Rules Agent',
    written: 'X-Ms-Exchange-Generated-Message-Source: Mailbox Rules Agent',
  },
  {
    row: 'X-MS-Has-Attach',
    fields: 'X-MS-Has-Attach: yes',
    property: P.HasAttachments,
    value: undefined,
    written: null,
  },
  {
    row: 'Content-Class',
    fields: 'Content-Class: urn:content-class:custom.Order',
    property: P.MessageClass,
    value: 'IPM.Note.Custom.Order',
  },
  {
    row: 'Content-Class',
    fields: 'Content-Class: fax-ca',
    property: P.MessageClass,
    value: 'IPM.Note.Microsoft.Fax.CA',
  },
  { row: 'Content-Class', fields: 'Content-Class: voice', property: P.MessageClass, value: 'IPM.Note' },
  { row: 'Content-Class', fields: 'Content-Class: rpmsg.message', property: N.ContentClass, value: 'rpmsg.message' },
  {
    row: 'Content-Language / Accept-Language',
    fields: 'Content-Language: de-AT',
    property: P.MessageLocaleId,
    value: 0x0c07,
  },
  {
    row: 'Content-Language / Accept-Language',
    fields: 'Content-Language: de-QQ, en',
    property: P.MessageLocaleId,
    value: 0x0007,
    written: 'Content-Language: de',
  },
  {
    row: 'Content-Language / Accept-Language',
    fields: 'Accept-Language: de, en',
    property: N.AcceptLanguage,
    value: 'de, en',
  },
  {
    row: 'Content-Language / Accept-Language',
    fields: 'X-Accept-Language: de',
    property: N.AcceptLanguage,
    value: 'de',
    written: 'Accept-Language: de',
  },
  {
    row: 'List-Help / List-Subscribe / List-Unsubscribe',
    fields: 'List-Help: <mailto:h@x.example>',
    property: P.ListHelp,
    value: '<mailto:h@x.example>',
  },
  {
    row: 'List-Help / List-Subscribe / List-Unsubscribe',
    fields: 'List-Subscribe: <mailto:h@x.example>',
    property: P.ListSubscribe,
    value: '<mailto:h@x.example>',
  },
  {
    row: 'List-Help / List-Subscribe / List-Unsubscribe',
    fields: 'List-Unsubscribe: <mailto:h@x.example>',
    property: P.ListUnsubscribe,
    value: '<mailto:h@x.example>',
  },
  {
    row: 'List-Help / List-Subscribe / List-Unsubscribe',
    fields: 'X-List-Unsubscribe: <mailto:h@x.example>',
    property: P.ListUnsubscribe,
    value: '<mailto:h@x.example>',
    written: 'List-Unsubscribe: <mailto:h@x.example>',
  },
  { row: 'X-Microsoft-Classified', fields: 'X-Microsoft-Classified: true', property: N.Classified, value: true },
  {
    row: 'X-Microsoft-Classification / X-Microsoft-ClassDesc / X-Microsoft-ClassKeep / X-Microsoft-ClassID',
    fields: 'X-Microsoft-Classification: Secret',
    property: N.Classification,
    value: 'Secret',
  },
  {
    row: 'X-Microsoft-Classification / X-Microsoft-ClassDesc / X-Microsoft-ClassKeep / X-Microsoft-ClassID',
    fields: 'X-Microsoft-ClassDesc: Not for all',
    property: N.ClassificationDescription,
    value: 'Not for all',
  },
  {
    row: 'X-Microsoft-Classification / X-Microsoft-ClassDesc / X-Microsoft-ClassKeep / X-Microsoft-ClassID',
    fields: 'X-Microsoft-ClassKeep: false',
    property: N.ClassificationKeep,
    value: false,
  },
  {
    row: 'X-Microsoft-Classification / X-Microsoft-ClassDesc / X-Microsoft-ClassKeep / X-Microsoft-ClassID',
    fields: 'X-Microsoft-ClassID: 77',
    property: N.ClassificationGuid,
    value: '77',
  },
  { row: 'X-* unknown headers', fields: 'X-Mailer: Pine', property: internetHeader('x-mailer'), value: 'Pine' },
  {
    row: 'X-* unknown headers',
    fields: 'X-Of-A-Stranger: 1',
    property: internetHeader('x-of-a-stranger'),
    value: undefined,
    written: null,
  },
  {
    row: 'all headers',
    fields: 'X-Of-A-Stranger: 1',
    property: P.TransportMessageHeaders,
    value: 'From: ada@x.example\r\nX-Of-A-Stranger: 1\r\n',
    written: null,
  },
  {
    row: 'X-MS-Exchange-Organization-SCL',
    fields: 'X-MS-Exchange-Organization-SCL: -1',
    property: P.ContentFilterSpamConfidenceLevel,
    value: -1,
    trusted: true,
    written: null,
  },
  {
    row: 'X-MS-Exchange-Organization-SCL',
    fields: 'X-MS-Exchange-Organization-SCL: -1',
    property: P.ContentFilterSpamConfidenceLevel,
    value: undefined,
    written: null,
  },
  {
    row: 'X-MS-Exchange-Organization-PRD',
    fields: 'X-MS-Exchange-Organization-PRD: x.example',
    property: P.PurportedSenderDomain,
    value: 'x.example',
    trusted: true,
    written: null,
  },
  {
    row: 'X-MS-Exchange-Organization-SenderIdResult',
    fields: 'X-MS-Exchange-Organization-SenderIdResult: SoftFail',
    property: P.SenderIdStatus,
    value: 4,
    trusted: true,
    written: null,
  },
  {
    row: 'X-CallingTelephoneNumber / X-VoiceMessageSenderName / X-AttachmentOrder / X-CallID / X-VoiceMessageDuration / X-FaxNumberOfPages',
    fields: 'X-CallingTelephoneNumber: 123',
    property: P.SenderTelephoneNumber,
    value: '123',
  },
  {
    row: 'X-CallingTelephoneNumber / X-VoiceMessageSenderName / X-AttachmentOrder / X-CallID / X-VoiceMessageDuration / X-FaxNumberOfPages',
    fields: 'X-VoiceMessageSenderName: Ada',
    property: P.VoiceMessageSenderName,
    value: 'Ada',
  },
  {
    row: 'X-CallingTelephoneNumber / X-VoiceMessageSenderName / X-AttachmentOrder / X-CallID / X-VoiceMessageDuration / X-FaxNumberOfPages',
    fields: 'X-AttachmentOrder: a.wav',
    property: P.VoiceMessageAttachmentOrder,
    value: 'a.wav',
  },
  {
    row: 'X-CallingTelephoneNumber / X-VoiceMessageSenderName / X-AttachmentOrder / X-CallID / X-VoiceMessageDuration / X-FaxNumberOfPages',
    fields: 'X-CallID: 7',
    property: P.CallId,
    value: '7',
  },
  {
    row: 'X-CallingTelephoneNumber / X-VoiceMessageSenderName / X-AttachmentOrder / X-CallID / X-VoiceMessageDuration / X-FaxNumberOfPages',
    fields: 'X-VoiceMessageDuration: 12',
    property: P.VoiceMessageDuration,
    value: 12,
  },
  {
    row: 'X-CallingTelephoneNumber / X-VoiceMessageSenderName / X-AttachmentOrder / X-CallID / X-VoiceMessageDuration / X-FaxNumberOfPages',
    fields: 'X-FaxNumberOfPages: 3',
    property: P.FaxNumberOfPages,
    value: 3,
  },
  { row: 'Precedence', fields: 'Precedence: bulk', property: internetHeader('precedence'), value: 'bulk' },
  {
    row: 'Content-ID / Content-Location of the body',
    fields: 'Content-ID: <body@x.example>',
    property: P.BodyContentId,
    value: 'body@x.example',
  },
  {
    row: 'Content-ID / Content-Location of the body',
    fields: 'Content-Location: http://x.example/',
    property: P.BodyContentLocation,
    value: 'http://x.example/',
  },
  {
    row: 'Content-Base',
    fields: 'Content-Base: http://x.example/',
    property: N.ContentBase,
    value: 'http://x.example/',
  },
  { row: 'sharing', fields: 'X-Sharing-Flavor: 20310', property: P.MessageClass, value: 'IPM.Sharing' },
  { row: 'sharing', fields: 'X-Sharing-Flavor: 20310', property: N.SharingFlavor, value: 0x20310 },
  { row: 'sharing', fields: 'X-Sharing-Flavor: 7', property: P.MessageClass, value: 'IPM.Note' },
  { row: 'sharing', fields: 'X-Sharing-Capabilities: 403B0', property: N.SharingCapabilities, value: 0x403b0 },
  {
    row: 'sharing',
    fields: 'X-Sharing-Local-Type: IPF.Appointment',
    property: N.SharingLocalType,
    value: 'IPF.Appointment',
  },
  {
    row: 'sharing',
    fields: `X-Sharing-Provider-Guid: ${'AE'.repeat(16)}`,
    property: N.SharingProviderGuid,
    value: Buffer.alloc(16, 0xae),
  },
  { row: 'sharing', fields: 'X-Sharing-Remote-Name: Kalender', property: N.XSharingRemoteName, value: 'Kalender' },
]

for (const { row, fields, property, value, written, trusted = false } of cases) {
  test(`[MS-OXCMAIL] 2.2.3.2 ${row.slice(0, 60)}: ${fields || 'From'} is ${property.name}`, () => {
    const mail = Buffer.from(`From: ada@x.example\r\n${fields ? `${fields}\r\n` : ''}\r\nText\r\n`)
    const item = importMail(mail, { trusted })
    const properties = wholeProperties(item)
    assert.deepEqual(plain(properties.get(property)), plain(value))
    const again = exportMail({ properties, recipients: [], attachments: [] }, { seed: 's', hostname: 'mx.example' })
    const lines = headerLines(again)
    const [name] = fields.split(':')
    if (written === null) assert.ok(!lines.some((line) => line.toLowerCase().startsWith(`${name?.toLowerCase()}:`)))
    else assert.ok(lines.includes(written ?? fields), lines.join('\n'))
  })
}

function plain(value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value
}

function headerLines(mail: Uint8Array): string[] {
  return readHeader(mail, parseStructure(mail)).fields.map(({ name, raw }) => `${name}: ${raw}`)
}

test('[MS-OXCMAIL] 2.2.3.1.6 Reply-To is a list of one-off EntryIDs and of names, and comes back', () => {
  const mail = Buffer.from('From: ada@x.example\r\nReply-To: Ben <ben@x.example>, cid@x.example\r\n\r\n')
  const { properties } = importMail(mail)
  assert.equal(properties.get(P.ReplyRecipientNames), 'Ben;cid@x.example')
  const entries = decodeFlatEntryList(properties.get(P.ReplyRecipientEntries) ?? new Uint8Array()).map(findOneOff)
  assert.deepEqual(
    entries.map((entry) => entry?.address),
    ['ben@x.example', 'cid@x.example'],
  )
  const again = exportMail({ properties, recipients: [], attachments: [] }, { seed: 's', hostname: 'mx.example' })
  assert.ok(headerLines(again).includes('Reply-To: Ben <ben@x.example>, cid@x.example'))
})

test('[MS-OXCMAIL] 2.2.3.1: To, Cc and Bcc are the recipient table, and come back', () => {
  const mail = Buffer.from('From: a@x.example\r\nTo: B <b@x.example>\r\nCc: c@x.example\r\nBcc: d@x.example\r\n\r\n')
  const { properties, recipients } = importMail(mail)
  assert.deepEqual(
    recipients.map((row) => [row.get(P.RecipientType), row.get(P.SmtpAddress), row.get(P.DisplayName)]),
    [
      [1, 'b@x.example', 'B'],
      [2, 'c@x.example', 'c@x.example'],
      [3, 'd@x.example', 'd@x.example'],
    ],
  )
  const lines = (bcc: boolean) =>
    headerLines(exportMail({ properties, recipients, attachments: [] }, { seed: 's', hostname: 'mx.example', bcc }))
  for (const line of ['To: B <b@x.example>', 'Cc: c@x.example']) assert.ok(lines(false).includes(line))
  assert.ok(lines(true).includes('Bcc: d@x.example'))
  assert.ok(!lines(false).some((line) => line.startsWith('Bcc')))
})

test('X-MS-Has-Attach is written for files that a person sees', () => {
  const attachment = (AttachmentHidden: boolean) => ({
    properties: Bag.of({ AttachMethod: 1, AttachLongFilename: 'a.txt', AttachmentHidden }),
    content: { bytes: Buffer.from('x') },
  })
  const lines = (isHidden: boolean) =>
    headerLines(
      exportMail(
        { properties: Bag.of({ Subject: 'x' }), recipients: [], attachments: [attachment(isHidden)] },
        { seed: 's', hostname: 'mx.example' },
      ),
    )
  assert.ok(lines(false).includes('X-MS-Has-Attach: yes'))
  assert.ok(!lines(true).includes('X-MS-Has-Attach: yes'))
})

/** Rows that are more than one field and one property: tested in the files that are named. */
const elsewhere: Record<string, string> = {
  'To / Cc / Bcc': 'here',
  'Reply-To': 'here',
  'X-MS-TNEF-Correlator': 'encapsulated.test.ts, formats.test.ts',
  'X-Payload-Class (part)': 'special-parts.test.ts',
  'text/plain body': 'import.test.ts',
  'text/html body': 'import.test.ts',
  'text/enriched; text/rtf': 'formats.test.ts',
  'text/calendar': 'calendar.test.ts',
  'attachment part': 'import.test.ts',
  'message/rfc822': 'import.test.ts',
  'message/external-body / AppleDouble / AppleSingle': 'special-parts.test.ts',
  'multipart/signed': 'protected.test.ts',
  'application/pkcs7-mime': 'protected.test.ts',
  'multipart/report; delivery-status': 'report.test.ts',
  'multipart/report; disposition-notification': 'report.test.ts',
  'application/ms-tnef': 'encapsulated.test.ts',
}

test('every row of the mapping table has its tests', { skip: specs ? false : 'no specs' }, () => {
  const rows = readFileSync(join(specs as string, 'conversion/oxcmail.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
  const names = rows.map((row) => (row.startsWith('"') ? row.slice(1, row.indexOf('"', 1)) : row.split(',')[0]) ?? '')
  const tested = new Set([...cases.map(({ row }) => row), ...Object.keys(elsewhere)])
  assert.deepEqual(
    names.filter((name) => !tested.has(name)),
    [],
  )
})
