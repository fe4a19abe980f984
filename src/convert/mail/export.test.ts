import assert from 'node:assert/strict'
import { test } from 'node:test'
import { domainToASCII } from 'node:url'
import { findSection, parseStructure, partContent, partText } from '#codec/mime/index.ts'
import { Bag, fileTime, type Item, type ItemAttachment, P, type Property } from '#model'
import { corpus, corpusFiles } from '#test/corpus.ts'
import { exportMail } from './export.ts'
import { internetHeader } from './header-fields.ts'
import { importMail, type MailItem } from './import.ts'
import { encodeFlatEntryList, encodeOneOff } from './one-off.ts'
import { recipientBag, sender, sentRepresenting, setPerson } from './people.ts'

const options = { seed: 'abc', hostname: 'mail.example.test' }

function note(properties: Bag, attachments: ItemAttachment[] = []): Item {
  properties.set(P.ClientSubmitTime, fileTime.from(Date.UTC(2026, 0, 2, 3, 4, 5)))
  setPerson(properties, sentRepresenting, { name: 'Ada', address: 'ada@example.test' })
  return { properties, recipients: [recipientBag({ name: 'Ben', address: 'ben@example.test' }, 1, 0)], attachments }
}

test('MS-OXCMAIL 2.1: a plain note, to the byte', () => {
  const mail = exportMail(note(Bag.of({ Subject: 'Grüße', Body: 'Hello' })), options)
  assert.equal(
    Buffer.from(mail).toString(),
    [
      'Date: Fri, 02 Jan 2026 03:04:05 +0000',
      'From: Ada <ada@example.test>',
      'To: Ben <ben@example.test>',
      'Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=',
      'Message-ID: <abc@mail.example.test>',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Hello',
      '',
    ].join('\r\n'),
  )
})

test('MS-OXCMAIL 2.1.3.1.8: an address that is none in the Internet', () => {
  const item = note(Bag.of({ Subject: 'x' }))
  item.recipients.push(
    Bag.of({ RecipientType: 1, DisplayName: 'Cid', AddressType: 'EX', EmailAddress: '/o=Org/cn=Cid M.' }),
  )
  assert.match(
    Buffer.from(exportMail(item, options)).toString(),
    /Cid\s+<IMCEAEX-_o=Org_cn=Cid\+20M\+2E@mail\.example\.test>/,
  )
})

function tree(bytes: Uint8Array): string {
  const print = (part: ReturnType<typeof parseStructure>): string =>
    part.parts.length > 0
      ? `${part.subtype}(${part.parts.map(print).join(' ')})`
      : part.message
        ? `message(${print(part.message)})`
        : `${part.type}/${part.subtype}`
  return print(parseStructure(bytes))
}

const png = (flags: number): ItemAttachment => ({
  properties: Bag.of({
    AttachLongFilename: 'p.png',
    AttachMimeTag: 'image/png',
    AttachContentId: 'pic',
    AttachFlags: flags,
  }),
  content: { bytes: Buffer.from('PNG') },
})

const trees: [string, Item, string][] = [
  ['plain', note(Bag.of({ Body: 'x' })), 'text/plain'],
  ['nothing', note(new Bag()), 'text/plain'],
  ['html', note(Bag.of({ Html: Buffer.from('<p>') })), 'text/html'],
  ['both', note(Bag.of({ Body: 'x', Html: Buffer.from('<p>') })), 'alternative(text/plain text/html)'],
  [
    'shown',
    note(Bag.of({ Body: 'x', Html: Buffer.from('<p>') }), [png(4)]),
    'related(alternative(text/plain text/html) image/png)',
  ],
  ['listed', note(Bag.of({ Html: Buffer.from('<p>') }), [png(0)]), 'mixed(text/html image/png)'],
  ['shown without HTML', note(Bag.of({ Body: 'x' }), [png(4)]), 'mixed(text/plain image/png)'],
  [
    'embedded',
    note(Bag.of({ Body: 'x' }), [
      { properties: Bag.of({ AttachMethod: 5 }), embedded: note(Bag.of({ Html: Buffer.from('<p>') }), [png(4)]) },
    ]),
    'mixed(text/plain message(related(text/html image/png)))',
  ],
]
for (const [name, item, expected] of trees) {
  test(`MS-OXCMAIL 2.1.3.3, 2.1.3.4: ${name}`, () => {
    assert.equal(tree(exportMail(item, options)), expected)
    assert.deepEqual(exportMail(item, options), exportMail(item, options))
  })
}

test('no field can be smuggled into the header', () => {
  const properties = Bag.of({
    Subject: 'a\r\nBcc: evil@x.example',
    InternetMessageId: '<a\r\nX-Evil: 1>',
    InReplyToId: '<b>\r\nX-Evil: 2',
    ListHelp: 'x\r\nX-Evil: 3',
    ConversationTopic: 'x\nX-Evil: 4',
  })
  properties.set(internetHeader('x-good'), 'x\r\nX-Evil: 5')
  properties.set(internetHeader('subject'), 'second subject')
  const item = note(properties)
  item.recipients.push(recipientBag({ name: 'a\r\nX-Evil: 6', address: 'b\r\nX-Evil: 7@x.example' }, 1, 1))
  const header = Buffer.from(exportMail(item, options)).toString().split('\r\n\r\n')[0] ?? ''
  assert.doesNotMatch(header, /^(X-Evil|Bcc)/im)
  assert.equal(header.match(/^subject:/gim)?.length, 1)
})

test('MS-OXCMAIL 2.1.3.1: Bcc stays with the sender', () => {
  const item = note(Bag.of({ Subject: 'x' }))
  item.recipients.push(recipientBag({ name: '', address: 'bcc@x.example' }, 3, 1))
  assert.doesNotMatch(Buffer.from(exportMail(item, options)).toString(), /bcc/i)
  assert.match(Buffer.from(exportMail(item, { ...options, bcc: true })).toString(), /^Bcc: bcc@x.example\r$/m)
})

test('MS-OXCMAIL 2.1.3: every mapped field survives a round trip', () => {
  const properties = Bag.of(
    {
      MessageClass: 'IPM.Note',
      Subject: 'Re: Plans',
      Body: 'Grüße\r\n',
      InternetMessageId: '<1@x.example>',
      InReplyToId: '<0@x.example>',
      InternetReferences: '<a@x.example> <0@x.example>',
      ConversationTopic: 'Plans',
      ConversationIndex: Buffer.alloc(27, 7),
      Importance: 2,
      Sensitivity: 2,
      ExpiryTime: fileTime.from(Date.UTC(2027, 0, 1)),
      ReplyTime: fileTime.from(Date.UTC(2026, 5, 1)),
      AutoResponseSuppress: 3,
      ListHelp: '<mailto:h@x.example>',
      ReadReceiptRequested: true,
      OriginatorDeliveryReportRequested: true,
      InternetCodepage: 65001,
    },
    { Keywords: ['Büro', 'work'], FlagRequest: 'call', Classified: true, Classification: 'secret' },
  )
  properties.set(internetHeader('x-mailer'), 'Kontor')
  properties.set(
    P.ReplyRecipientEntries,
    encodeFlatEntryList([encodeOneOff({ name: 'R', addressType: 'SMTP', address: 'r@x.example' })]),
  )
  setPerson(properties, sender, { name: 'Sec', address: 'sec@example.test' })
  const item = note(properties, [png(0)])
  const again = importMail(exportMail(item, options))
  for (const [property, value] of properties) {
    if (property === P.Body) continue
    assert.deepEqual(again.properties.get(property), value, property.name)
  }
  assert.equal(valueOf(again, P.Body), 'Grüße\r\n')
  assert.deepEqual(again.recipients[0]?.toJSON(), item.recipients[0]?.toJSON())
})

function valueOf(item: MailItem, property: Property): unknown {
  const derived = item.derived.find(({ tag }) => tag === property.key)
  const part = derived && findSection(item.source.structure, derived.part)
  if (!derived || !part) return item.properties.get(property)
  return derived.as === 'text' ? partText(item.source.bytes, part) : partContent(item.source.bytes, part)
}

/** An item as the store gives it back: everything at hand, no source. */
function atHand(item: MailItem): Item {
  const properties = item.properties.copy()
  for (const { tag, as } of item.derived)
    if (as !== 'header') properties.setTag(tag, valueOf(item, { key: tag } as Property))
  const attachments = item.attachments.map(({ properties: own, content, embedded }): ItemAttachment => {
    if (embedded) return { properties: own, embedded }
    const part = content && 'part' in content ? findSection(item.source.structure, content.part) : undefined
    return {
      properties: own,
      ...(part ? { content: { bytes: partContent(item.source.bytes, part) } } : content && { content }),
    }
  })
  return { properties, recipients: item.recipients, attachments }
}

/** RFC 5890: a domain has two spellings; and white space of a folded field is only white space. */
function comparable(value: unknown): unknown {
  if (typeof value !== 'string') return value
  const at = value.lastIndexOf('@')
  const text = value.replace(/\s+/g, ' ')
  return /[^\x00-\x7f]/.test(value.slice(at + 1)) && at > 0
    ? `${value.slice(0, at)}@${domainToASCII(value.slice(at + 1))}`
    : text
}

/** What a round trip keeps for any mail: the rest depends on what the mail did not say and the export must. */
const kept = [
  P.Subject,
  P.MessageClass,
  P.Importance,
  P.Sensitivity,
  P.SentRepresentingSmtpAddress,
  P.SenderSmtpAddress,
  P.ConversationIndex,
  P.ReadReceiptRequested,
  P.ExpiryTime,
  P.ListUnsubscribe,
]

test('MS-OXCMAIL: import, export, import on the corpus', { skip: corpus ? false : 'no corpus' }, () => {
  const differences: string[] = []
  let compared = 0
  for (const { name, bytes } of corpusFiles('eml')) {
    const first = importMail(bytes)
    // A report becomes an ordinary note again: its machine-readable part is a file then.
    if (first.properties.get(P.MessageClass)?.startsWith('REPORT')) continue
    // A person without an address gets one.
    if (
      [first.properties, ...first.recipients].some(
        (bag) => (bag.get(P.SenderSmtpAddress) ?? bag.get(P.SmtpAddress)) === '',
      )
    )
      continue
    const second = importMail(exportMail(atHand(first), { ...options, bcc: true }))
    compared++
    for (const property of kept) {
      const before = comparable(first.properties.get(property as Property))
      const after = comparable(second.properties.get(property as Property))
      const same = before instanceof Uint8Array ? Buffer.from(before).equals(after as Uint8Array) : before === after
      if (!same && !(before === '' && after === undefined))
        differences.push(`${name}: ${property.name} ${JSON.stringify([String(before), String(after)])}`)
    }
    const people = (item: Item) =>
      item.recipients
        .map((row) => `${row.get(P.RecipientType)} ${String(comparable(row.get(P.SmtpAddress)))}`)
        .join(', ')
    if (people(first) !== people(second))
      differences.push(`${name}: recipients ${JSON.stringify([people(first), people(second)]).slice(0, 200)}`)
    if (first.attachments.length !== second.attachments.length)
      differences.push(`${name}: ${first.attachments.length} attachments, then ${second.attachments.length}`)
    const trimmed = (value: unknown) => (typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '')
    if (trimmed(valueOf(first, P.Body)) !== trimmed(valueOf(second, P.Body))) differences.push(`${name}: body`)
  }
  assert.ok(compared > 1000, `only ${compared} compared`)
  assert.deepEqual(differences, [])
})
