import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { corpus, corpusFiles } from '#test/corpus.ts'
import { type CardVersion, readCards, writeCard } from '#codec/vcard/index.ts'
import { Bag, fileTime, type Item, N, P } from '#model'
import { addresses, dates, mails, nameParts, pages, phones, texts } from './fields.ts'
import { contactCard, contactItem, exportContacts, importContacts } from './index.ts'

const itemOf = (lines: string, version = '3.0') => {
  const [card] = readCards(Buffer.from(`BEGIN:VCARD\r\nVERSION:${version}\r\n${lines}\r\nEND:VCARD\r\n`))
  assert.ok(card)
  return contactItem(card)
}
const again = (item: Item, version: CardVersion = '3.0') => {
  const [again] = importContacts(exportContacts([item], { version }))
  assert.ok(again)
  return again
}

for (const { name, line, expected } of [
  {
    name: 'RFC 2426 3.1: names',
    line: 'FN:Ada King\r\nN:King;Ada;A.;Lady;II',
    expected: {
      DisplayName: 'Ada King',
      Surname: 'King',
      GivenName: 'Ada',
      MiddleName: 'A.',
      DisplayNamePrefix: 'Lady',
      Generation: 'II',
      FileUnder: 'King, Ada A.',
    },
  },
  {
    name: 'RFC 2426 3.3.1: telephones',
    line: 'TEL;TYPE=work:1\r\nTEL;TYPE=work,voice:2\r\nTEL;TYPE=home,fax:3\r\nTEL;TYPE=cell:4\r\nTEL:5',
    expected: {
      BusinessTelephoneNumber: '1',
      Business2TelephoneNumber: '2',
      HomeFaxNumber: '3',
      MobileTelephoneNumber: '4',
      OtherTelephoneNumber: '5',
    },
  },
  {
    name: 'MS-OXVCARD 2.1.3.9.5: X-MS-TEL',
    line: 'X-MS-TEL;TYPE=COMPANY:1',
    expected: { CompanyMainTelephoneNumber: '1' },
  },
  {
    name: 'RFC 2426 3.3.2: the preferred mail is the first',
    line: 'EMAIL:b@x.example\r\nEMAIL;TYPE=pref:a@x.example',
    expected: { Email1EmailAddress: 'a@x.example', Email2EmailAddress: 'b@x.example', Email1AddressType: 'SMTP' },
  },
  {
    name: 'RFC 2426 3.2.1: addresses',
    line: 'ADR;TYPE=home:;;Street 1;City;State;123;Land',
    expected: {
      HomeAddressStreet: 'Street 1',
      HomeAddressCity: 'City',
      HomeAddress: 'Street 1\r\nCity State 123\r\nLand',
    },
  },
  {
    name: 'RFC 2426 3.5.5: organisations',
    line: 'ORG:Firm\\; Co;Unit',
    expected: { CompanyName: 'Firm; Co', DepartmentName: 'Unit' },
  },
  { name: 'RFC 2426 3.1.5: birthdays', line: 'BDAY:18151210', expected: { Birthday: 0x5fd9fcbc4ea000n + 0n } },
  { name: 'RFC 2426 3.7.1: classes', line: 'CLASS:PRIVATE', expected: { Sensitivity: 2 } },
  {
    name: 'RFC 2426 3.6.1: categories',
    line: 'CATEGORIES:a,b\r\nCATEGORIES:b,c',
    expected: { Keywords: ['a', 'b', 'c'] },
  },
] as { name: string; line: string; expected: Record<string, unknown> }[]) {
  test(name, () => {
    const item = itemOf(line)
    for (const back of [item, again(item), again(item, '4.0'), again(item, '2.1')]) {
      const values = back.properties.toJSON()
      for (const [property, value] of Object.entries(expected)) {
        if (property === 'Birthday')
          assert.equal(
            new Date(Number((values[property] as bigint) / 10_000n) - 11_644_473_600_000).toISOString(),
            '1815-12-10T00:00:00.000Z',
          )
        else assert.deepEqual(values[property], value, property)
      }
    }
  })
}

test('a photo is an attachment of its own kind, MS-OXOCNTC 2.2.1.8.2', () => {
  const item = again(itemOf('FN:a\r\nPHOTO;ENCODING=b;TYPE=JPEG:/9j/aGVsbG8='), '4.0')
  const [photo] = item.attachments
  assert.equal(photo?.properties.get(P.AttachmentContactPhoto), true)
  assert.deepEqual(photo?.content, { bytes: Buffer.from('/9j/aGVsbG8=', 'base64') })
  assert.equal(item.properties.get(N.HasPicture), true)
})

test('what an item has no place for comes back out', () => {
  const lines = [
    'X-UNKNOWN;X-P=a:b\\,c',
    'TEL;TYPE=cell:2',
    'EMAIL:4@x.example',
    'BDAY:--1210',
    'GEO:1;2',
    'UID:u-1',
    'item1.X-ABLABEL:_$!<Home>!$_',
  ]
  const item = itemOf(
    ['FN:a', 'TEL;TYPE=cell:1', 'EMAIL:1@x.example', 'EMAIL:2@x.example', 'EMAIL:3@x.example', ...lines].join('\r\n'),
  )
  const written = writeCard(contactCard(again(item)))
  for (const line of lines) assert.ok(written.includes(`\r\n${line}\r\n`), line)
})

test('groups are personal distribution lists, MS-OXOCNTC 2.2.2', () => {
  const item = itemOf(
    'KIND:group\r\nFN:List\r\nNOTE:n\r\nMEMBER;X-CN=Ada:mailto:ada@x.example\r\nMEMBER:mailto:b@x.example\r\nMEMBER:urn:uuid:1',
    '4.0',
  )
  assert.equal(item.properties.get(P.MessageClass), 'IPM.DistList')
  assert.equal(item.properties.get(N.DistributionListMembers)?.length, 2)
  const written = writeCard(contactCard(item), '4.0')
  for (const line of [
    'KIND:group',
    'MEMBER;X-CN=Ada:mailto:ada@x.example',
    'MEMBER:mailto:b@x.example',
    'MEMBER:urn:uuid:1',
    'NOTE:n',
  ]) {
    assert.ok(written.includes(`\r\n${line}\r\n`), line)
  }
  assert.deepEqual(again(item, '4.0').properties.toJSON(), item.properties.toJSON())
})

/** Text of any script, with everything in it that a vCard escapes; without blanks at its ends and what no text has. */
const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((text) => text === text.trim() && /^[^\p{C}\p{Zl}\p{Zp}]+$/u.test(text))
const phrase = fc.oneof(
  words,
  fc.constantFrom(
    'a;b',
    'a,b',
    'a\\b',
    '"q"',
    'a:b',
    'a=3Db',
    'a=',
    '\\n',
    '^n',
    ';',
    'Grüße',
    '日本',
    'BEGIN:VCARD',
    'x\u00a0y',
  ),
)
const note = fc.array(phrase, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\r\n'))
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const day = fc.integer({ min: -40_000, max: 40_000 }).map((days) => fileTime.from(days * 86_400_000))

test('contacts go through a vCard and come back', () => {
  const properties = [
    ...nameParts,
    ...phones.map(([, , phone]) => phone),
    ...texts.map(([, text]) => text).filter((text) => text !== P.Body),
    ...addresses.flatMap(({ parts }) => parts),
    ...pages.map(([, page]) => page),
    P.CompanyName,
    P.DepartmentName,
    P.DisplayName,
  ]
  const contact = fc.record({
    values: fc.array(maybe(phrase), { minLength: properties.length, maxLength: properties.length }),
    note: maybe(note),
    mails: fc.array(fc.stringMatching(/^[a-z]{1,8}@[a-z]{1,8}\.example$/), { maxLength: 3 }),
    days: fc.array(maybe(day), { minLength: 2, maxLength: 2 }),
    keywords: maybe(fc.uniqueArray(words, { minLength: 1, maxLength: 4 })),
    sensitivity: maybe(fc.constantFrom(1, 2, 3)),
    children: maybe(fc.array(phrase, { minLength: 1, maxLength: 3 })),
    certificates: maybe(fc.array(fc.uint8Array({ minLength: 1, maxLength: 60 }), { minLength: 1, maxLength: 2 })),
    photo: maybe(fc.uint8Array({ minLength: 4, maxLength: 100 })),
  })
  fc.assert(
    fc.property(contact, fc.constantFrom('2.1' as const, '3.0' as const, '4.0' as const), (given, version) => {
      const bag = Bag.of({ MessageClass: 'IPM.Contact' })
      for (const [index, property] of properties.entries()) {
        const value = given.values[index]
        if (value !== undefined) bag.set(property, value)
      }
      // The second of a kind without the first one becomes the first.
      if (!bag.has(P.BusinessTelephoneNumber)) bag.delete(P.Business2TelephoneNumber)
      if (!bag.has(P.HomeTelephoneNumber)) bag.delete(P.Home2TelephoneNumber)
      if (given.note !== undefined) bag.set(P.Body, given.note)
      for (const [index, address] of given.mails.entries()) bag.set(mails[index as 0].address, address)
      for (const [index, [, property]] of dates.entries()) {
        const time = given.days[index]
        if (time !== undefined) bag.set(property, time)
      }
      if (given.keywords) bag.set(N.Keywords, given.keywords)
      if (given.sensitivity !== undefined) bag.set(P.Sensitivity, given.sensitivity)
      if (given.children) bag.set(P.ChildrensNames, given.children)
      if (given.certificates)
        bag.set(
          P.UserX509Certificate,
          given.certificates.map((bytes) => Buffer.from(bytes)),
        )
      const photo = given.photo && Buffer.from([0xff, 0xd8, ...given.photo])
      const attachments = photo
        ? [{ properties: Bag.of({ AttachMethod: 1, AttachmentContactPhoto: true }), content: { bytes: photo } }]
        : []
      const back = again({ properties: bag, recipients: [], attachments }, version)
      for (const [property, value] of bag)
        assert.deepEqual(plain(back.properties.get(property)), plain(value), `${property.name} in ${version}`)
      const content = back.attachments[0]?.content
      if (photo) assert.ok(content && 'bytes' in content && photo.equals(content.bytes))
      else assert.equal(back.attachments.length, 0)
    }),
    { numRuns: 150 },
  )
})

function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex')
  return Array.isArray(value) ? value.map(plain) : value
}

const keptName = '00020329-0000-0000-c000-000000000046/urn:kontor:vcard'

test('cards of the corpus are the same items after a round', { skip: corpus ? false : 'no corpus' }, () => {
  const differ: string[] = []
  let cards = 0
  for (const { name, bytes } of corpusFiles('vcf')) {
    for (const card of readCards(bytes)) {
      cards++
      const item = contactItem(card)
      for (const version of ['2.1', '3.0', '4.0'] as const) {
        const back = again(item, version)
        // vCard 2.1 cannot say everything that the lines that are kept say.
        const bags = [back, item].map(({ properties }) => ({
          ...properties.toJSON(),
          ...(version === '2.1' ? { [keptName]: undefined } : {}),
        }))
        try {
          assert.deepEqual(bags[0], bags[1])
          assert.equal(back.attachments.length, item.attachments.length)
        } catch (error) {
          differ.push(`${name} ${version} ${(error as Error).message.slice(0, 600)}`)
        }
      }
    }
  }
  assert.ok(cards > 150)
  assert.deepEqual(differ, [])
})
