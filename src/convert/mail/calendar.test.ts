import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseStructure, type Part } from '#codec/mime/index.ts'
import { fileTime, type Item, N, P } from '#model'
import { corpus, corpusFiles } from '#test/corpus.ts'
import { contentBytes, wholeProperties } from '../msg/index.ts'
import { exportMail } from './export.ts'
import { importMail } from './import.ts'

const options = { seed: 'abc', hostname: 'mail.example.test' }

function event(method: string, lines: readonly string[] = []): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...(method ? [`METHOD:${method}`] : []),
    'BEGIN:VEVENT',
    'UID:meeting-1',
    'SUMMARY:Plan (calendar)',
    'DTSTART:20260302T090000Z',
    'DTEND:20260302T100000Z',
    'DTSTAMP:20260201T080000Z',
    'LOCATION:Room 7',
    'DESCRIPTION:From the calendar',
    'ORGANIZER;CN=Ada:mailto:ada@example.test',
    ...lines,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n')
}

const attendees = [
  'ATTENDEE;CN=Ben;RSVP=TRUE:mailto:ben@example.test',
  'ATTENDEE;CN=Cid;ROLE=OPT-PARTICIPANT:mailto:cid@example.test',
]

interface Mail {
  header?: string
  type?: string
  text?: string
  calendar: string
}

function mail({ header = '', type = 'text/calendar; method=REQUEST', text = 'From the mail', calendar }: Mail) {
  return importMail(
    Buffer.from(
      `From: Ada <ada@example.test>\r\nTo: Ben <ben@example.test>\r\nSubject: Plan\r\n${header}Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n${text}\r\n--b\r\nContent-Type: ${type}\r\n\r\n${calendar}\r\n--b--\r\n`,
    ),
  )
}

const classes: [what: string, calendar: string, messageClass: string][] = [
  ['REQUEST', event('REQUEST', attendees), 'IPM.Schedule.Meeting.Request'],
  ['CANCEL', event('CANCEL', attendees), 'IPM.Schedule.Meeting.Canceled'],
  [
    'REPLY that accepts',
    event('REPLY', ['ATTENDEE;PARTSTAT=ACCEPTED:mailto:ben@example.test']),
    'IPM.Schedule.Meeting.Resp.Pos',
  ],
  [
    'REPLY that declines',
    event('REPLY', ['ATTENDEE;PARTSTAT=DECLINED:mailto:ben@example.test']),
    'IPM.Schedule.Meeting.Resp.Neg',
  ],
  ['COUNTER', event('COUNTER', attendees), 'IPM.Schedule.Meeting.Resp.Tent'],
  ['PUBLISH', event('PUBLISH'), 'IPM.Note'],
  ['no method but that of the type', event('', attendees), 'IPM.Schedule.Meeting.Request'],
  ['no calendar at all', 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n', 'IPM.Note'],
  ['no text that could be one', 'Hello', 'IPM.Note'],
]
for (const [what, calendar, messageClass] of classes) {
  test(`[MS-OXCICAL] 2.1.3.1.1.1 in a mail: ${what} is ${messageClass}`, () => {
    const item = mail({ calendar })
    assert.equal(item.properties.get(P.MessageClass), messageClass)
    // What became the meeting is no file any more; what did not is one.
    assert.equal(item.attachments.length, messageClass === 'IPM.Note' ? 1 : 0)
  })
}

test('the meeting is that of the calendar; subject, text and sender are those of the mail', () => {
  const item = mail({ calendar: event('REQUEST', attendees) })
  const properties = wholeProperties(item)
  assert.equal(properties.get(P.Subject), 'Plan')
  assert.equal(properties.get(P.Body), 'From the mail')
  assert.equal(properties.get(N.Location), 'Room 7')
  assert.equal(properties.get(N.AppointmentStartWhole), fileTime.from(Date.UTC(2026, 2, 2, 9)))
  assert.equal(properties.get(N.AppointmentEndWhole), fileTime.from(Date.UTC(2026, 2, 2, 10)))
  assert.ok(Buffer.from(properties.get(N.GlobalObjectId) ?? []).includes('meeting-1'))
  assert.equal(properties.get(P.SenderSmtpAddress), 'ada@example.test')
  assert.equal(properties.has(P.CreationTime), false)
})

test('recipients are those whom the calendar invites, without the organizer, and those whom the mail adds', () => {
  const list = 'To: team@example.test, Ben <ben@example.test>\r\n'
  const bytes = Buffer.from(
    `From: ada@example.test\r\n${list}Content-Type: text/calendar; method=REQUEST\r\n\r\n${event('REQUEST', attendees)}`,
  )
  const item = importMail(bytes)
  assert.deepEqual(
    item.recipients.map((row) => [row.get(P.Rowid), row.get(P.RecipientType), row.get(P.SmtpAddress)]),
    [
      [0, 1, 'ben@example.test'],
      [1, 2, 'cid@example.test'],
      [2, 1, 'team@example.test'],
    ],
  )
})

test('a mail that is nothing but a calendar says so, and has the text of the calendar', () => {
  const item = importMail(
    Buffer.from(`From: ada@example.test\r\nContent-Type: text/calendar\r\n\r\n${event('REQUEST', attendees)}`),
  )
  assert.equal(item.properties.get(N.SingleBodyICal), true)
  assert.equal(item.properties.get(P.Body), 'From the calendar')
  assert.equal(item.properties.get(P.Subject), 'Plan (calendar)')
  assert.equal(parseStructure(exportMail(item, options)).subtype, 'calendar')
})

test('RFC 6047 2.4: whom the calendar names as organizer is represented by whoever sent the mail', () => {
  const item = mail({
    header: 'Sender: robot@elsewhere.example\r\n',
    calendar: event('REQUEST', attendees).replaceAll('ada@example.test', 'boss@example.test'),
  })
  assert.equal(item.properties.get(P.SentRepresentingSmtpAddress), 'boss@example.test')
  assert.equal(item.properties.get(P.SenderSmtpAddress), 'robot@elsewhere.example')
})

test('a calendar file stays a file unless its type names a method', () => {
  const calendar = event('REQUEST', attendees)
  const asFile = (type: string) =>
    mail({ type: `${type}\r\nContent-Disposition: attachment; filename=x.ics`, calendar }).properties.get(
      P.MessageClass,
    )
  assert.equal(asFile('text/calendar'), 'IPM.Note')
  assert.equal(asFile('application/ics; method=REQUEST'), 'IPM.Note')
  assert.equal(asFile('text/calendar; method=REQUEST'), 'IPM.Schedule.Meeting.Request')
})

test('files that are in the calendar are files of the message', () => {
  const file = 'ATTACH;FMTTYPE=text/plain;ENCODING=BASE64;VALUE=BINARY;X-FILENAME=a.txt:QUJD'
  const item = mail({ calendar: event('REQUEST', [...attendees, file]) })
  const [attachment] = item.attachments
  assert.equal(attachment?.properties.get(P.AttachLongFilename), 'a.txt')
  assert.equal(Buffer.from((attachment && contentBytes(item, attachment)) ?? []).toString(), 'ABC')
})

function tree(part: Part): string {
  if (part.parts.length > 0) return `${part.subtype}(${part.parts.map(tree).join(' ')})`
  return `${part.type}/${part.subtype}`
}

/** As the store gives it back: everything at hand. */
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

test('[MS-OXCMAIL] 2.1.3.3.8: a meeting message leaves with its calendar behind its text', () => {
  const bytes = exportMail(atHand(mail({ calendar: event('REQUEST', attendees) })), options)
  assert.equal(tree(parseStructure(bytes)), 'alternative(text/plain text/calendar)')
  const text = Buffer.from(bytes).toString()
  assert.match(text, /^Content-Class: urn:content-classes:calendarmessage\r$/m)
  assert.match(text, /^Content-Type: text\/calendar; method=REQUEST; charset=utf-8\r$/m)
  assert.match(text, /^To: Ben <ben@example\.test>\r$/m)
  assert.deepEqual(exportMail(atHand(mail({ calendar: event('REQUEST', attendees) })), options), bytes)
})

test('an appointment that lies in a calendar comes back as one, and a stranger’s PUBLISH does not become one', () => {
  const item = atHand(mail({ calendar: event('REQUEST', attendees) }))
  item.properties.set(P.MessageClass, 'IPM.Appointment')
  const bytes = exportMail(item, options)
  assert.match(Buffer.from(bytes).toString(), /^METHOD:PUBLISH\r$/m)
  assert.equal(importMail(bytes).properties.get(P.MessageClass), 'IPM.Appointment')
  const plain = Buffer.from(
    Buffer.from(bytes)
      .toString()
      .replace(/^Content-Class: .*\r\n/m, ''),
  )
  assert.equal(importMail(plain).properties.get(P.MessageClass), 'IPM.Note')
})

/**
 * What only the first mail said in this way, or what is made anew: a charset, the fields of the way through the net, and the
 * lists of names, in which those are whom the mail adds once they are in the calendar.
 */
const passing = new Set(
  'InternetMessageId MessageDeliveryTime InternetCodepage TransportMessageHeaders AllAttendeesString ToAttendeesString'.split(
    ' ',
  ),
)

test('invitations of the corpus come back from MIME as the same items', { skip: corpus ? false : 'no corpus' }, () => {
  let compared = 0
  const differences: string[] = []
  for (const { name, bytes } of corpusFiles('eml')) {
    const first = importMail(bytes)
    if (!first.properties.get(P.MessageClass)?.startsWith('IPM.Schedule.Meeting.')) continue
    compared++
    const before = atHand(first)
    const after = atHand(importMail(exportMail(before, options)))
    const again = after.properties.toJSON()
    for (const [property, value] of Object.entries(before.properties.toJSON())) {
      // Fields without a value are not written again, and neither are bodies without a text.
      if (passing.has(property) || show(value) === '' || (property === 'NativeBody' && !hasText(before))) continue
      if (!isSame(value, again[property]))
        differences.push(`${name} ${property}: ${show(value)}, ${show(again[property])}`)
    }
    const people = (item: Item) => item.recipients.map((row) => `${row.get(P.RecipientType)} ${row.get(P.SmtpAddress)}`)
    if (people(before).join() !== people(after).join())
      differences.push(`${name} ${people(before).join()}, ${people(after).join()}`)
    assert.equal(after.attachments.length, before.attachments.length, name)
  }
  assert.ok(compared >= 12, `only ${compared}`)
  assert.deepEqual(differences, [])
})

function hasText({ properties }: Item): boolean {
  return (properties.get(P.Html)?.length ?? 1) > 0
}

function isSame(a: unknown, b: unknown): boolean {
  return show(a).trim() === show(b).trim()
}

function show(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1').replace(/\s+/g, ' ')
  if (Array.isArray(value)) return value.map(show).join(', ')
  return String(value).replace(/\s+/g, ' ')
}
