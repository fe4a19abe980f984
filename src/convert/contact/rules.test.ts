/** Every line of the table of [MS-OXVCARD]'s rules, both ways and in every version. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileTime, type Item, N, P } from '#model'
import { specs } from '#test/corpus.ts'
import { exportContacts, importContacts } from './index.ts'

interface Case {
  /** `property type` of the table. */
  row: string
  lines: string
  properties: Record<string, unknown>
  /** What comes back out in 3.0, if it is not `lines`. */
  written?: readonly string[]
  check?: (item: Item) => void
}

const day = (text: string) => fileTime.from(Date.parse(`${text}T00:00Z`))
const address = 'PO 1;;Street 1;City;State;123;Land'
const addressOf = (prefix: string, state: string) => ({
  [`${prefix}Street`]: 'Street 1',
  [`${prefix}City`]: 'City',
  [`${prefix}${state}`]: 'State',
  [`${prefix}PostalCode`]: '123',
  [`${prefix}Country`]: 'Land',
  [`${prefix}PostOfficeBox`]: 'PO 1',
})
const text = (row: string, name: string, property: string): Case => ({
  row,
  lines: `${name}:a\\, b`,
  properties: { [property]: 'a, b' },
})
const phone = (row: string, types: string, property: string, name = 'TEL'): Case => ({
  row,
  lines: `${name};TYPE=${types}:+43 1`,
  properties: { [property]: '+43 1' },
})

const cases: Case[] = [
  text('FN', 'FN', 'DisplayName'),
  {
    row: 'N family;given;middle;prefix;suffix',
    lines: 'N:King;Ada;A.;Lady;II',
    properties: { Surname: 'King', GivenName: 'Ada', MiddleName: 'A.', DisplayNamePrefix: 'Lady', Generation: 'II' },
  },
  text('NICKNAME', 'NICKNAME', 'Nickname'),
  {
    row: 'PHOTO',
    lines: 'PHOTO;ENCODING=b;TYPE=JPEG:/9j/aGVsbG8=',
    properties: { HasPicture: true },
    check: ({ attachments }) => {
      assert.equal(attachments[0]?.properties.get(P.AttachLongFilename), 'ContactPicture.jpg')
      assert.equal(attachments[0]?.properties.get(P.AttachmentContactPhoto), true)
      assert.deepEqual(attachments[0]?.content, { bytes: Buffer.from('/9j/aGVsbG8=', 'base64') })
    },
  },
  {
    row: 'BDAY',
    lines: 'BDAY:1815-12-10',
    properties: { Birthday: day('1815-12-10'), BirthdayLocal: day('1815-12-10') },
  },
  { row: 'ADR work', lines: `ADR;TYPE=WORK:${address}`, properties: addressOf('WorkAddress', 'State') },
  { row: 'ADR home', lines: `ADR;TYPE=HOME:${address}`, properties: addressOf('HomeAddress', 'StateOrProvince') },
  {
    row: 'ADR other (parcel/postal)',
    lines: `ADR;TYPE=POSTAL:${address}`,
    properties: addressOf('OtherAddress', 'StateOrProvince'),
  },
  ...(['WORK', 'HOME', 'POSTAL'] as const).map((type) => ({
    row: 'LABEL work/home/other',
    lines: `LABEL;TYPE=${type}:Street 1\\nCity`,
    properties: { [{ WORK: 'WorkAddress', HOME: 'HomeAddress', POSTAL: 'OtherAddress' }[type]]: 'Street 1\r\nCity' },
  })),
  phone('TEL home (2nd home)', 'HOME', 'HomeTelephoneNumber'),
  {
    row: 'TEL home (2nd home)',
    lines: 'TEL;TYPE=HOME:1\nTEL;TYPE=HOME:2',
    properties: { HomeTelephoneNumber: '1', Home2TelephoneNumber: '2' },
  },
  {
    row: 'TEL work (2nd work)',
    lines: 'TEL;TYPE=WORK:1\nTEL;TYPE=WORK:2',
    properties: { BusinessTelephoneNumber: '1', Business2TelephoneNumber: '2' },
  },
  phone('TEL cell', 'CELL', 'MobileTelephoneNumber'),
  phone('TEL pager', 'PAGER', 'PagerTelephoneNumber'),
  phone('TEL car', 'CAR', 'CarTelephoneNumber'),
  phone('TEL isdn', 'ISDN', 'IsdnNumber'),
  phone('TEL pref', 'PREF', 'PrimaryTelephoneNumber'),
  phone('TEL work+fax / home+fax / fax', 'WORK,FAX', 'BusinessFaxNumber'),
  phone('TEL work+fax / home+fax / fax', 'HOME,FAX', 'HomeFaxNumber'),
  phone('TEL work+fax / home+fax / fax', 'FAX', 'PrimaryFaxNumber'),
  phone('TEL msg voice video bbs modem', 'VOICE', 'OtherTelephoneNumber'),
  ...['TYPE=MSG', 'TYPE=VIDEO', 'TYPE=BBS', 'TYPE=MODEM', 'X-A=1'].map((type) => ({
    row: 'TEL msg voice video bbs modem',
    lines: `TEL;${type}:+43 1`,
    properties: { OtherTelephoneNumber: '+43 1' },
    written: ['TEL;TYPE=VOICE:+43 1'],
  })),
  ...(
    [
      ['ASSISTANT', 'AssistantTelephoneNumber'],
      ['CALLBACK', 'CallbackTelephoneNumber'],
      ['COMPANY', 'CompanyMainTelephoneNumber'],
      ['RADIO', 'RadioTelephoneNumber'],
      ['TTYTDD', 'TelecommunicationsDeviceForDeafTelephoneNumber'],
    ] as const
  ).map(([type, property]) => phone('X-MS-TEL ASSISTANT CALLBACK COMPANY RADIO TTYTDD', type, property, 'X-MS-TEL')),
  {
    row: 'EMAIL internet',
    lines: 'EMAIL;TYPE=INTERNET:b@x.test\nEMAIL;TYPE=INTERNET,PREF:a@x.test\nEMAIL;TYPE=INTERNET:c@x.test',
    properties: {
      Email1EmailAddress: 'a@x.test',
      Email1AddressType: 'SMTP',
      Email1OriginalDisplayName: 'a@x.test',
      Email2EmailAddress: 'b@x.test',
      Email3EmailAddress: 'c@x.test',
    },
    written: ['EMAIL;TYPE=PREF,INTERNET:a@x.test', 'EMAIL;TYPE=INTERNET:b@x.test', 'EMAIL;TYPE=INTERNET:c@x.test'],
  },
  { row: 'EMAIL tlx', lines: 'EMAIL;TYPE=TLX:123', properties: { TelexNumber: '123' } },
  text('TITLE', 'TITLE', 'Title'),
  text('ROLE', 'ROLE', 'Profession'),
  { row: 'ORG org;unit', lines: 'ORG:Firm;Unit', properties: { CompanyName: 'Firm', DepartmentName: 'Unit' } },
  { row: 'NOTE', lines: 'NOTE:a\\nb', properties: { Body: 'a\r\nb' } },
  {
    row: 'REV',
    lines: 'REV:2024-01-02T03:04:05Z',
    properties: { LastModificationTime: fileTime.from(Date.UTC(2024, 0, 2, 3, 4, 5)) },
  },
  ...(
    [
      [';TYPE=HOME', 'PersonalHomePage'],
      [';TYPE=WORK', 'BusinessHomePage'],
      ['', 'Html'],
    ] as const
  ).map(([type, property]) => ({
    row: 'URL home / work / other',
    lines: `URL${type}:https://x.test/`,
    properties: { [property]: 'https://x.test/' },
  })),
  ...(['PUBLIC', 'X-PERSONAL', 'PRIVATE', 'CONFIDENTIAL'] as const).map((word, number) => ({
    row: 'CLASS',
    lines: `CLASS:${word}`,
    properties: { Sensitivity: number },
  })),
  { row: 'CATEGORIES', lines: 'CATEGORIES:a,b', properties: { Keywords: ['a', 'b'] } },
  {
    row: 'KEY X509',
    lines: 'KEY;ENCODING=b;TYPE=X509:aGVsbG8=',
    properties: { UserX509Certificate: [Buffer.from('hello')] },
  },
  { row: 'UID', lines: 'UID:u-1', properties: {} },
  { row: 'PROFILE / MAILER / TZ / GEO / AGENT', lines: 'MAILER:m\nTZ:+01:00\nGEO:1;2', properties: {} },
  {
    row: 'PROFILE / MAILER / TZ / GEO / AGENT',
    lines: 'AGENT:\nBEGIN:VCARD\nFN:Eve\nEND:VCARD',
    properties: { Assistant: 'Eve' },
    written: ['X-MS-ASSISTANT:Eve'],
  },
  {
    row: 'X-MS-ASSISTANT N',
    lines: 'X-MS-ASSISTANT;N=Eve:Eve',
    properties: { Assistant: 'Eve' },
    written: ['X-MS-ASSISTANT:Eve'],
  },
  text('X-MS-MANAGER', 'X-MS-MANAGER', 'ManagerName'),
  {
    row: 'X-MS-SPOUSE N',
    lines: 'X-MS-SPOUSE;N=Max:Max',
    properties: { SpouseName: 'Max' },
    written: ['X-MS-SPOUSE:Max'],
  },
  { row: 'X-MS-CHILD', lines: 'X-MS-CHILD:A\nX-MS-CHILD:B', properties: { ChildrensNames: ['A', 'B'] } },
  {
    row: 'X-MS-ANNIVERSARY',
    lines: 'X-MS-ANNIVERSARY:20240102',
    properties: { WeddingAnniversary: day('2024-01-02'), WeddingAnniversaryLocal: day('2024-01-02') },
    written: ['X-MS-ANNIVERSARY:2024-01-02'],
  },
  text('X-MS-IMADDRESS', 'X-MS-IMADDRESS', 'InstantMessagingAddress'),
  {
    row: 'X-MS-CARDPICTURE',
    lines: 'X-MS-CARDPICTURE;ENCODING=b;TYPE=JPEG:/9j/aGVsbG8=',
    properties: { BusinessCardCardPicture: Buffer.from('/9j/aGVsbG8=', 'base64') },
  },
  {
    row: 'X-MS-OL-DESIGN',
    lines: 'X-MS-OL-DESIGN;CHARSET=utf-8:<card xmlns="x"/>',
    properties: {},
    written: ['X-MS-OL-DESIGN:<card xmlns="x"/>'],
  },
  text('FBURL', 'FBURL', 'FreeBusyLocation'),
  text('X-MS-INTERESTS', 'X-MS-INTERESTS', 'Hobbies'),
]

const named = { ...P, ...N, Title: P.Title, UserX509Certificate: P.UserX509Certificate } as unknown as Record<
  string,
  typeof P.Subject
>
const itemOf = (lines: string) => {
  const [item] = importContacts(`BEGIN:VCARD\r\nVERSION:3.0\r\n${lines.replaceAll('\n', '\r\n')}\r\nEND:VCARD\r\n`)
  return item as Item
}

for (const { row, lines, properties, written, check } of cases) {
  test(`MS-OXVCARD, ${row}: ${lines.replaceAll('\n', ' ')}`, () => {
    const item = itemOf(lines)
    const out = exportContacts([item]).replace(/\r\n /g, '').split('\r\n')
    for (const line of written ?? lines.split('\n')) assert.ok(out.includes(line), `${line} in\n${out.join('\n')}`)
    const versions = (['2.1', '3.0', '4.0'] as const).map((version) => exportContacts([item], { version }))
    for (const one of [item, ...versions.flatMap((card) => importContacts(card))]) {
      for (const [name, value] of Object.entries(properties)) {
        assert.deepEqual(one.properties.get(named[name] as typeof P.Subject), value as string, name)
      }
      check?.(one)
    }
  })
}

test('every line of the table has a test', { skip: specs ? false : 'no specs' }, () => {
  const [, ...lines] = readFileSync(join(specs as string, 'conversion/oxvcard.csv'), 'utf8')
    .trim()
    .split('\n')
  const tested = new Set(cases.map(({ row }) => row))
  const missing = lines.map((line) => line.split(',').slice(0, 2).join(' ').trim()).filter((row) => !tested.has(row))
  assert.deepEqual(missing, [])
})
