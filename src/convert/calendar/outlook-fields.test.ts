/** What only Outlook writes into a calendar, both ways, by the sections of [MS-OXCICAL]. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findIanaZone, type Zone } from '#codec/time-zone/index.ts'
import { fileTime, type Item, N, P } from '#model'
import { findSeries, occurrences } from '#model/recurrence/index.ts'
import { exportCalendar, importCalendar } from './index.ts'

const zone = findIanaZone('Europe/Vienna') as Zone
const time = 'DTSTART:20240315T090000Z\nDTEND:20240315T100000Z'

function only(lines: string, head = ''): Item {
  const text = `BEGIN:VCALENDAR\nVERSION:2.0\n${head}BEGIN:VEVENT\nUID:u\n${lines}\nEND:VEVENT\nEND:VCALENDAR\n`
  const { items, problems } = importCalendar(text, { zone })
  assert.deepEqual(problems, [])
  assert.equal(items.length, 1)
  return items[0]?.item as Item
}

const written = (item: Item) => exportCalendar([item], { stampMillis: 0 }).replace(/\r\n /g, '').split('\r\n')

const meeting = `${time}\nORGANIZER;CN=Ada:mailto:ada@x.test`
const cases: [section: string, lines: string, properties: Record<string, unknown>, kept?: string[]][] = [
  ['46', `${time}\nX-MS-OLK-ALLOWEXTERNCHECK:TRUE`, { AllowExternalCheck: true }],
  ['47', `${time}\nX-MS-OLK-APPTLASTSEQUENCE:3`, { AppointmentLastSequence: 3 }],
  [
    '48',
    `${time}\nX-MS-OLK-APPTSEQTIME:20240301T080000Z`,
    { AppointmentSequenceTime: fileTime.from(Date.UTC(2024, 2, 1, 8)) },
  ],
  ['49', `${time}\nX-MS-OLK-AUTOFILLLOCATION:FALSE`, { AutoFillLocation: false }],
  ['50', `${time}\nX-MS-OLK-AUTOSTARTCHECK:TRUE`, { AutoStartCheck: true }],
  ['51', `${time}\nX-MS-OLK-COLLABORATEDOC:a.doc`, { CollaborateDoc: 'a.doc' }],
  ['52', `${time}\nX-MS-OLK-CONFCHECK:TRUE`, { ConferencingCheck: true }],
  ['53', `${time}\nX-MS-OLK-CONFTYPE:1`, { ConferencingType: 1 }],
  ['54', `${time}\nX-MS-OLK-DIRECTORY:server`, { Directory: 'server' }],
  ['55', `${time}\nX-MS-OLK-MWSURL:http://x.test/`, { MeetingWorkspaceUrl: 'http://x.test/' }],
  ['56', `${time}\nX-MS-OLK-NETSHOWURL:http://x.test/n`, { NetShowUrl: 'http://x.test/n' }],
  ['57', `${time}\nX-MS-OLK-ONLINEPASSWORD:pass`, { OnlinePassword: 'pass' }],
  ['58', `${time}\nX-MS-OLK-ORGALIAS:a@x.test`, { OrganizerAlias: 'a@x.test' }],
  [
    '21',
    `${time}\nRESOURCES:Beamer, two  chairs`,
    { NonSendableBcc: 'Beamer; two chairs' },
    ['RESOURCES:Beamer,two chairs'],
  ],
  ['24.1', `${time}\nSUMMARY;LANGUAGE=de-AT:Jause`, { MessageLocaleId: 0x0c07 }, ['SUMMARY;LANGUAGE=de-AT:Jause']],
  [
    '15.1',
    `${time}\nLOCATION;ALTREP="http://x.test/room":Room`,
    { LocationUrl: 'http://x.test/room' },
    ['LOCATION;ALTREP="http://x.test/room":Room'],
  ],
  [
    '3',
    `${time}\nCATEGORIES:Red,red,a\\;b,c   d,e\\,f`,
    { Keywords: ['Red', 'ab', 'c d', 'ef'] },
    ['CATEGORIES:Red,ab,c d,ef'],
  ],
  ['6', `${time}\nCONTACT:Ben  B.\\; Co\nCONTACT:ben b. co`, { Contacts: ['Ben B. Co'] }, ['CONTACT:Ben B. Co']],
  ['43', `${time}\nX-MICROSOFT-MSNCALENDAR-IMPORTANCE:2`, { Importance: 2 }, ['X-MICROSOFT-CDO-IMPORTANCE:2']],
  [
    '2',
    `${meeting}\nATTENDEE;CN=Ben:invalid:nomail\nATTENDEE;CN=Cid;ROLE=OPT-PARTICIPANT:invalid:nomail`,
    { NonSendableTo: 'Ben', NonSendableCc: 'Cid', AllAttendeesString: 'Ben; Cid' },
    ['ATTENDEE;CN=Ben:invalid:nomail', 'ATTENDEE;ROLE=OPT-PARTICIPANT;CN=Cid:invalid:nomail'],
  ],
  [
    '61',
    `${meeting}\nX-MS-OLK-SENDER;CN=Dan:mailto:dan@x.test\nATTENDEE:mailto:b@x.test`,
    { SenderSmtpAddress: 'dan@x.test', SentRepresentingSmtpAddress: 'ada@x.test' },
    ['X-MS-OLK-SENDER;CN=Dan:mailto:dan@x.test'],
  ],
  [
    '40',
    `${meeting}\nATTENDEE:mailto:b@x.test\nX-MICROSOFT-ISDRAFT:TRUE`,
    { FInvited: false },
    ['X-MICROSOFT-ISDRAFT:TRUE'],
  ],
  ['40', `${meeting}\nATTENDEE:mailto:b@x.test`, { FInvited: true }],
]
for (const [section, lines, properties, kept] of cases) {
  const shown = lines.split('\n').slice(2).join(' ')
  test(`[MS-OXCICAL] 2.1.3.1.1.20.${section}: ${shown}`, () => {
    const item = only(lines)
    for (const [name, value] of Object.entries(properties)) {
      const property = (N as Record<string, unknown>)[name] ?? (P as Record<string, unknown>)[name]
      assert.deepEqual(item.properties.get(property as typeof N.Directory), value, name)
    }
    const text = written(item)
    for (const line of kept ??
      lines
        .split('\n')
        .slice(2)
        .filter((one) => one.startsWith('X-MS-OLK')))
      assert.equal(text.filter((one) => one === line).length, 1, `${line}\n${text.join('\n')}`)
  })
}

test('[MS-OXCICAL] 2.1.3.1.1.20.2.6: when somebody has answered', () => {
  const item = only(`${meeting}\nATTENDEE;PARTSTAT=ACCEPTED;X-MS-OLK-RESPTIME=20240301T080000Z:mailto:b@x.test`)
  const row = item.recipients.find((one) => one.get(P.SmtpAddress) === 'b@x.test')
  assert.equal(row?.get(P.RecipientTrackStatusTime), fileTime.from(Date.UTC(2024, 2, 1, 8)))
  assert.ok(written(item).some((line) => line.includes('X-MS-OLK-RESPTIME=20240301T080000Z')))
})

test('[MS-OXCICAL] 2.1.3.1.1.20.5: what is said to an answer is its COMMENT', () => {
  for (const [lines, body] of [
    ['COMMENT:I am late\nDESCRIPTION:no', 'I am late'],
    ['DESCRIPTION:only this', 'only this'],
  ]) {
    const item = only(`${meeting}\nATTENDEE;PARTSTAT=ACCEPTED:mailto:b@x.test\n${lines}`, 'METHOD:REPLY\n')
    assert.equal(item.properties.get(P.Body), body)
    const text = written(item)
    assert.ok(text.includes(`COMMENT:${body}`) && !text.some((line) => line.startsWith('DESCRIPTION')))
  }
  assert.equal(only(`${time}\nCOMMENT:x`).properties.get(P.Body), undefined)
})

test('[MS-OXCICAL] 2.1.3.1.1.20.8: midnights without a zone are days', () => {
  const isDay = (lines: string) => only(lines).properties.get(N.AppointmentSubType)
  assert.equal(isDay('DTSTART:20240315T000000\nDTEND:20240317T000000'), true)
  assert.equal(isDay('DTSTART:20240315T000000\nDTEND:20240315T000000'), false)
  assert.equal(isDay('DTSTART:20240315T000000\nDTEND:20240317T100000'), false)
  assert.equal(isDay('DTSTART:20240315T000000Z\nDTEND:20240317T000000Z'), false)
})

for (const [product, last] of [
  ['-//Microsoft Corporation//Outlook 11.0 MIMEDIR//EN', '2024-03-17'],
  ['-//Microsoft Corporation//Outlook 12.0 MIMEDIR//EN', '2024-03-16'],
  ['-//Somebody//EN', '2024-03-16'],
] as const) {
  test(`[MS-OXCICAL] 2.1.3.2.4: UNTIL of ${product}`, () => {
    const { properties } = only(
      'DTSTART;TZID=Europe/Vienna:20240315T120000\nDURATION:PT1H\nRRULE:FREQ=DAILY;UNTIL=20240317T060000Z',
      `PRODID:${product}\n`,
    )
    const series = findSeries(properties)
    assert.ok(series)
    assert.equal(new Date(occurrences(series).toArray().at(-1)?.startMillis ?? 0).toISOString().slice(0, 10), last)
  })
}
