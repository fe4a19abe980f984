import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseStructure } from '#codec/mime/index.ts'
import { Bag, fileTime, type Item, P, type TaggedProperty } from '#model'
import { corpus, corpusFiles } from '#test/corpus.ts'
import { contentBytes, wholeProperties } from '../msg/index.ts'
import { exportMail } from './export.ts'
import { importMail } from './import.ts'
import { receivedBy, recipientBag, sender, sentRepresenting, setPerson } from './people.ts'
import { Diagnostic, findStatus, findStatusCodes } from './status-codes.ts'

const options = { seed: 'abc', hostname: 'mail.example.test' }

function report(type: string, status: string, returned = ''): Item {
  return importMail(
    Buffer.from(
      `From: <postmaster@mx.example>\nTo: Ada <ada@example.test>\nDate: Fri, 02 Jan 2026 03:04:05 +0000\nSubject: Undelivered\nContent-Type: multipart/report; report-type=${type}; boundary=r\n\n--r\n\nSorry\n--r\nContent-Type: message/${type}\n\n${status}\n${returned}--r--\n`.replace(
        /\n/g,
        '\r\n',
      ),
    ),
  )
}

const statuses: [status: string, code: number, diagnostic: number, reason: number][] = [
  ['5.1.1', 511, Diagnostic.recipientUnknown, 1],
  ['5.1.9', 519, Diagnostic.nameUnrecognized, 0],
  ['5.2.2', 522, Diagnostic.lengthConstraintViolated, 0],
  ['4.4.7', 447, Diagnostic.timeExpired, 0],
  ['4.4.3', 443, Diagnostic.none, 6],
  ['5.6.5', 565, Diagnostic.none, 2],
  ['5.7.1', 571, Diagnostic.none, 0],
  ['5.7.100', 570, Diagnostic.none, 0],
  ['2.0.0', 200, Diagnostic.none, 0],
]
for (const [status, code, diagnostic, reason] of statuses) {
  test(`[MS-OXCMAIL] 2.2.3.7.1.3: status ${status}`, () => {
    assert.deepEqual(findStatusCodes(`${status} (text)`), { status, statusCode: code, diagnostic, reason })
  })
}
for (const text of ['', '5', '5.1', '3.1.1', '5.1.1234', 'x5.1.1']) {
  test(`"${text}" is no status`, () => {
    assert.equal(findStatusCodes(text), undefined)
  })
}

const written: [what: string, codes: Parameters<typeof findStatus>[0], status: string | undefined][] = [
  ['the whole code', { statusCode: 512, diagnostic: 35, reason: 1 }, '5.1.2'],
  ['a diagnostic', { statusCode: undefined, diagnostic: 35, reason: 1 }, '5.1.1'],
  ['a diagnostic that nobody knows', { statusCode: undefined, diagnostic: 99, reason: 1 }, '5.0.0'],
  ['a reason alone', { statusCode: undefined, diagnostic: -1, reason: 6 }, '4.4.3'],
  ['a reason that nobody knows', { statusCode: undefined, diagnostic: -1, reason: 77 }, '5.4.0'],
  ['nothing', { statusCode: undefined, diagnostic: undefined, reason: undefined }, undefined],
]
for (const [what, codes, status] of written) {
  test(`[MS-OXCMAIL] 2.1.3.6.1.2: ${what} is ${status}`, () => {
    assert.equal(findStatus(codes), status)
  })
}

const twoRecipients = `Reporting-MTA: dns; mx.example
Arrival-Date: Fri, 02 Jan 2026 03:00:00 +0000

Original-Recipient: rfc822;ben@elsewhere.example
Final-Recipient: rfc822; ben@elsewhere.example
Action: failed
Status: 5.1.1
Remote-MTA: dns; in.elsewhere.example
Diagnostic-Code: smtp; 550 5.1.1 No such user
X-Display-Name: =?utf-8?Q?Ben_Gr=C3=BCn?=

Final-Recipient: rfc822; cid@elsewhere.example
Action: delivered
Status: 2.0.0
`

const returned = `--r
Content-Type: text/rfc822-headers

Date: Thu, 01 Jan 2026 00:00:00 +0000
To: Ben <ben@elsewhere.example>
Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=
Message-ID: <lost@example.test>

`

test('[MS-OXCMAIL] 2.2.3.7.1: a delivery report is about the recipients of the most severe action', () => {
  const { properties, recipients, attachments } = report('delivery-status', twoRecipients, returned)
  assert.equal(properties.get(P.MessageClass), 'REPORT.IPM.Note.NDR')
  assert.equal(properties.get(P.ReportingMessageTransferAgent), 'mx.example')
  assert.equal(properties.get(P.OriginalSubject), 'Grüße')
  assert.equal(properties.get(P.OriginalMessageId), '<lost@example.test>')
  assert.equal(properties.get(P.OriginalSubmitTime), fileTime.from(Date.UTC(2026, 0, 1)))
  assert.equal(recipients.length, 1)
  const expected: [TaggedProperty, unknown][] = [
    [P.SmtpAddress, 'ben@elsewhere.example'],
    [P.DisplayName, 'Ben Grün'],
    [P.RemoteMessageTransferAgent, 'in.elsewhere.example'],
    [P.SupplementaryInfo, '<in.elsewhere.example #5.1.1 smtp; 550 5.1.1 No such user>'],
    [P.NonDeliveryReportStatusCode, 511],
    [P.NonDeliveryReportDiagCode, Diagnostic.recipientUnknown],
    [P.NonDeliveryReportReasonCode, 1],
    [P.ReportTime, fileTime.from(Date.UTC(2026, 0, 2, 3, 4, 5))],
  ]
  for (const [property, value] of expected) assert.equal(recipients[0]?.get(property), value, property.name)
  // The headers that came back are a file; the status part became properties.
  assert.deepEqual(
    attachments.map((attachment) => attachment.properties.get(P.AttachMimeTag)),
    ['text/rfc822-headers'],
  )
})

const actions: [actions: string[], messageClass: string][] = [
  [['delivered', 'expanded'], 'REPORT.IPM.Note.Expanded'],
  [['expanded', 'relayed'], 'REPORT.IPM.Note.Relayed'],
  [['relayed', 'delayed'], 'REPORT.IPM.Note.Delayed'],
  [['delayed', 'failed'], 'REPORT.IPM.Note.NDR'],
  [['delivered'], 'REPORT.IPM.Note.DR'],
  [['exploded'], 'IPM.Note'],
]
for (const [words, messageClass] of actions) {
  test(`[MS-OXCMAIL] 2.2.3.7.1.1: ${words.join(' and ')} is ${messageClass}`, () => {
    const groups = words.map((word) => `Final-Recipient: rfc822; a@b.example\nAction: ${word}\nStatus: 5.0.0\n`)
    const item = report('delivery-status', ['Reporting-MTA: dns; x\n', ...groups].join('\n'))
    assert.equal(item.properties.get(P.MessageClass), messageClass)
  })
}

test('[MS-OXCMAIL] 2.2.3.7.2: a receipt', () => {
  const { properties, attachments } = report(
    'disposition-notification',
    'Reporting-UA: x\nFinal-Recipient: rfc822;ben@elsewhere.example\nOriginal-Message-ID: <sent@example.test>\nDisposition: manual-action/MDN-sent-manually; deleted/error\nX-MSExch-Correlation-Key: AAECAw==\n',
  )
  assert.equal(properties.get(P.MessageClass), 'REPORT.IPM.Note.IPNNRN')
  assert.equal(properties.get(P.OriginalMessageId), '<sent@example.test>')
  assert.equal(properties.get(P.OriginalDisplayTo), 'ben@elsewhere.example')
  assert.deepEqual(Buffer.from(properties.get(P.ParentKey) ?? []), Buffer.from([0, 1, 2, 3]))
  assert.equal(properties.get(P.ReportDisposition), 'deleted')
  assert.equal(properties.get(P.ReportDispositionMode), 'manual-action/MDN-sent-manually')
  assert.equal(properties.get(P.ReceiptTime), fileTime.from(Date.UTC(2026, 0, 2, 3, 4, 5)))
  assert.equal(attachments.length, 0)
})

test('[MS-OXCMAIL] 2.1.3.6.2: a receipt, to the byte', () => {
  const properties = Bag.of({
    MessageClass: 'REPORT.IPM.Note.IPNRN',
    Subject: 'Read: Plan',
    Body: 'It was read.',
    OriginalMessageId: '<sent@example.test>',
    ParentKey: Buffer.from([0, 1, 2, 3]),
    ClientSubmitTime: fileTime.from(Date.UTC(2026, 0, 2, 3, 4, 5)),
  })
  setPerson(properties, sentRepresenting, { name: 'Ben', address: 'ben@example.test' })
  setPerson(properties, sender, { name: 'Ben', address: 'ben@example.test' })
  const recipients = [recipientBag({ name: 'Ada', address: 'ada@example.test' }, 1, 0)]
  assert.equal(
    Buffer.from(exportMail({ properties, recipients, attachments: [] }, options)).toString(),
    [
      'Date: Fri, 02 Jan 2026 03:04:05 +0000',
      'From: Ben <ben@example.test>',
      'To: Ada <ada@example.test>',
      'Subject: Read: Plan',
      'Message-ID: <abc@mail.example.test>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=disposition-notification;',
      ' boundary="=_abc_0"',
      '',
      '--=_abc_0',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'It was read.',
      '',
      '--=_abc_0',
      'Content-Type: message/disposition-notification',
      '',
      'Final-Recipient: rfc822; ben@example.test',
      'Disposition: manual-action/MDN-sent-automatically; displayed',
      'X-MSExch-Correlation-Key: AAECAw==',
      'Original-Message-ID: <sent@example.test>',
      'X-Display-Name: Ben',
      '',
      '--=_abc_0--',
      '',
    ].join('\r\n'),
  )
})

test('[MS-OXCMAIL] 2.1.3.6.1: a delivery report goes to whom it was for, and says the same again', () => {
  const item = report('delivery-status', twoRecipients, returned)
  const whole = atHand(item)
  setPerson(whole.properties, receivedBy, { name: 'Ada', address: 'ada@example.test' })
  const bytes = exportMail(whole, options)
  assert.deepEqual(
    parseStructure(bytes).parts.map(({ type, subtype }) => `${type}/${subtype}`),
    ['text/plain', 'message/delivery-status', 'text/rfc822-headers'],
  )
  assert.match(Buffer.from(bytes).toString(), /^To: Ada <ada@example\.test>\r$/m)
  assert.deepEqual(importMail(bytes).recipients[0]?.toJSON(), item.recipients[0]?.toJSON())
})

function atHand(item: Item): Item {
  return {
    properties: wholeProperties(item),
    recipients: item.recipients,
    attachments: item.attachments.map((attachment) => {
      const bytes = contentBytes(item, attachment)
      return attachment.embedded || !bytes ? attachment : { properties: attachment.properties, content: { bytes } }
    }),
  }
}

const compared = [
  P.MessageClass,
  P.Subject,
  P.ReportingMessageTransferAgent,
  P.OriginalMessageId,
  P.OriginalSubject,
  P.OriginalSubmitTime,
  P.ReportDisposition,
  P.ReportDispositionMode,
  P.ReceiptTime,
]
const comparedOfRow = [
  P.SmtpAddress,
  P.RemoteMessageTransferAgent,
  P.SupplementaryInfo,
  P.NonDeliveryReportStatusCode,
  P.NonDeliveryReportDiagCode,
  P.NonDeliveryReportReasonCode,
]

test('reports of the corpus come back from MIME as the same items', { skip: corpus ? false : 'no corpus' }, () => {
  let reports = 0
  const differences: string[] = []
  for (const { name, bytes } of corpusFiles('eml')) {
    const first = importMail(bytes)
    if (!first.properties.get(P.MessageClass)?.startsWith('REPORT.')) continue
    reports++
    const second = importMail(exportMail(atHand(first), options))
    const show = (value: unknown) => String(value).replace(/\s+/g, ' ').trim()
    const compare = (a: Bag | undefined, b: Bag | undefined, list: readonly TaggedProperty[]) => {
      for (const property of list) {
        // What the first mail did not say is made up for the second.
        if (a?.has(property) && show(a.get(property)) !== show(b?.get(property)))
          differences.push(`${name} ${property.name}: ${show(a.get(property))}, ${show(b?.get(property))}`)
      }
    }
    compare(first.properties, second.properties, compared)
    const isDelivery = first.recipients.some((row) => row.has(P.SupplementaryInfo))
    if (isDelivery) first.recipients.forEach((row, index) => compare(row, second.recipients[index], comparedOfRow))
    if (first.attachments.length !== second.attachments.length) differences.push(`${name}: attachments`)
  }
  assert.ok(reports > 100, `only ${reports}`)
  assert.deepEqual(differences, [])
})
