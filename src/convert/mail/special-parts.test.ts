import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseStructure } from '#codec/mime/index.ts'
import { type Item, N, P } from '#model'
import { contentBytes } from '../msg/index.ts'
import { exportMail } from './export.ts'
import { importMail } from './import.ts'

const options = { seed: 'abc', hostname: 'mail.example.test' }

/** A mail with a text and one more part. */
function mail(part: string): Item {
  const text = `From: a@x.example\n\nContent-Type: multipart/mixed; boundary=m\n`
  return importMail(
    Buffer.from(
      `${text.replace('\n\n', '\n')}\n--m\n\nsee below\n--m\n${part}\n--m--\n`.replace(/\n/g, '\r\n'),
      'latin1',
    ),
  )
}

function contentOf(item: Item): string {
  const [attachment] = item.attachments
  return Buffer.from((attachment && contentBytes(item, attachment)) ?? []).toString('latin1')
}

const card = (name: string) => `BEGIN:VCARD\nVERSION:3.0\nFN:${name}\nEMAIL:ben@x.example\nEND:VCARD`

for (const type of ['text/directory; profile=vCard', 'text/x-vcard', 'text/vcard; charset=utf-8']) {
  test(`[MS-OXCMAIL] 2.2.3.4.4: ${type} is a contact`, () => {
    const item = mail(`Content-Type: ${type}; name=ben.vcf\n\n${card('Ben')}`)
    const [attachment] = item.attachments
    assert.equal(attachment?.properties.get(P.AttachMethod), 5)
    assert.equal(attachment?.properties.get(P.AttachLongFilename), 'ben.vcf')
    const contact = attachment?.embedded?.properties
    assert.equal(contact?.get(P.MessageClass), 'IPM.Contact')
    assert.equal(contact?.get(P.DisplayName), 'Ben')
    assert.equal(contact?.get(N.Email1EmailAddress), 'ben@x.example')
  })
}

for (const [what, part] of [
  ['several cards', `Content-Type: text/vcard\n\n${card('Ben')}\n${card('Cid')}`],
  ['no card', 'Content-Type: text/vcard\n\nhello'],
  ['text/directory of another profile', `Content-Type: text/directory; profile=x\n\n${card('Ben')}`],
] as const) {
  test(`${what}: a file`, () => {
    assert.equal(mail(part).attachments[0]?.properties.get(P.AttachMethod), 1)
  })
}

test('[MS-OXCMAIL] 2.2.3.4.4: a mail that is a vCard has no body', () => {
  const item = importMail(Buffer.from(`Content-Type: text/x-vcard\r\n\r\n${card('Ben').replace(/\n/g, '\r\n')}`))
  assert.equal(item.properties.get(P.NativeBody), 0)
  assert.equal(item.attachments[0]?.embedded?.properties.get(P.DisplayName), 'Ben')
})

test('[MS-OXCMAIL] 2.1.3.4.6: a contact leaves as text/directory, and comes back', () => {
  const item = mail(`Content-Type: text/vcard; name=ben.vcf\n\n${card('Bën')}`)
  const bytes = exportMail({ ...item, properties: item.properties.copy() }, options)
  const part = parseStructure(bytes).parts[1]
  assert.equal(`${part?.type}/${part?.subtype}; ${part?.parameters.get('profile')}`, 'text/directory; vCard')
  assert.equal(part?.encoding, 'quoted-printable')
  assert.deepEqual(
    importMail(bytes).attachments[0]?.embedded?.properties.toJSON(),
    item.attachments[0]?.embedded?.properties.toJSON(),
  )
})

for (const { encoding, content, subject } of [
  { encoding: 'base64', content: Buffer.from('Subject: inside\r\n\r\nhello').toString('base64'), subject: 'inside' },
  { encoding: 'quoted-printable', content: 'Subject: in=\nside\n\nhello', subject: 'inside' },
  { encoding: 'base64', content: Buffer.from('no mail at all').toString('base64'), subject: undefined },
]) {
  test(`a mail within the mail in ${encoding}, against RFC 2046 5.2.1: ${subject ?? 'a file where it is none'}`, () => {
    const [attachment] = mail(
      `Content-Type: message/rfc822\nContent-Transfer-Encoding: ${encoding}\n\n${content}`,
    ).attachments
    assert.equal(attachment?.embedded?.properties.get(P.Subject), subject)
    assert.equal(attachment?.properties.get(P.AttachMethod), subject === undefined ? 1 : 5)
  })
}

const links: [what: string, type: string, name: string, url: string | undefined][] = [
  ['URL', 'access-type=URL; URL="https://x.example/a%20b.pdf"', 'a b.pdf.url', 'https://x.example/a%20b.pdf'],
  [
    'anonymous FTP',
    'access-type=anon-ftp; site=ftp.x.example; directory="pub/mail"; name="a b.ps"; mode=image',
    'a b.ps.url',
    'ftp://ftp.x.example/pub/mail/a%20b.ps;type=i',
  ],
  ['a mail server', 'access-type=mail-server; server=x@x.example', 'ATT00001.dat', undefined],
  ['a script', 'access-type=URL; URL="javascript:alert(1)"', 'ATT00001.dat', undefined],
]
for (const [what, type, name, url] of links) {
  test(`RFC 2046 5.2.3, RFC 2017: external body, ${what}`, () => {
    const item = mail(`Content-Type: message/external-body; ${type}\n\nContent-Type: application/pdf\n\n`)
    assert.equal(item.attachments[0]?.properties.get(P.AttachLongFilename), name)
    if (url) assert.equal(contentOf(item), `[InternetShortcut]\r\nURL=${url}\r\n`)
    else assert.doesNotMatch(contentOf(item), /InternetShortcut/)
  })
}

/** AppleDouble with the Finder's type and creator, AppleSingle with a name and the content. */
const double = Buffer.from(
  `00051607000200000000000000000000000000000000000000010000000900000026000000205445585474747874${'00'.repeat(24)}`,
  'hex',
)
const single = Buffer.from(
  '0005160000020000000000000000000000000000000000000002000000030000003200000005000000010000003700000003612e747874616263',
  'hex',
)

test('[MS-OXCMAIL] 2.2.3.4.2: appledouble is the file, with what the Macintosh knows beside it, and leaves as it came', () => {
  const item = mail(
    `Content-Type: multipart/appledouble; boundary=a\n\n--a\nContent-Type: application/applefile\nContent-Transfer-Encoding: base64\n\n${double.toString('base64')}\n--a\nContent-Type: text/plain; name=a.txt\n\nfile\n--a--`,
  )
  assert.equal(item.attachments.length, 1)
  const [attachment] = item.attachments
  assert.equal(attachment?.properties.get(P.AttachLongFilename), 'a.txt')
  assert.equal(contentOf(item), 'file')
  assert.equal(Buffer.from(attachment?.properties.get(P.AttachAdditionalInformation) ?? []).toString(), ':ttxt:TEXT')
  assert.deepEqual(Buffer.from(attachment?.properties.get(N.AttachmentMacInfo) ?? []), double)
  const bytes = exportMail(item, options)
  const again = importMail(bytes)
  assert.equal(parseStructure(bytes).parts[1]?.subtype, 'appledouble')
  assert.deepEqual(again.attachments[0]?.properties.toJSON(), attachment?.properties.toJSON())
})

test('[MS-OXCMAIL] 2.2.3.4.2: applefile alone is the file that it holds', () => {
  const item = mail(
    `Content-Type: application/applefile\nContent-Transfer-Encoding: base64\n\n${single.toString('base64')}`,
  )
  assert.equal(item.attachments[0]?.properties.get(P.AttachLongFilename), 'a.txt')
  assert.equal(contentOf(item), 'abc')
})

/** MacBinary 1: a.txt, of TEXT and ttxt, with "content" and "resources". */
const macBinaryFile = Buffer.concat([
  Buffer.from(
    `\0\x05a.txt${'\0'.repeat(58)}TEXTttxt${'\0'.repeat(10)}\0\0\0\x07\0\0\0\x09${'\0'.repeat(37)}`,
    'latin1',
  ),
  Buffer.from('content'.padEnd(128, '\0') + 'resources'.padEnd(128, '\0')),
])

test('[MS-OXCMSG] 2.2.2.20: MacBinary stays what it is and says so, and leaves as appledouble', () => {
  const part = `Content-Type: application/macbinary\nContent-Transfer-Encoding: base64\n\n${macBinaryFile.toString('base64')}`
  const item = mail(part)
  const properties = item.attachments[0]?.properties
  assert.equal(properties?.get(P.AttachLongFilename), 'a.txt')
  assert.equal(Buffer.from(properties?.get(P.AttachEncoding) ?? []).toString('hex'), '2a864886f714030b01')
  assert.equal(Buffer.from(properties?.get(P.AttachAdditionalInformation) ?? []).toString(), ':ttxt:TEXT')
  assert.equal(contentOf(item), macBinaryFile.toString('latin1'))
  properties?.set(N.AttachmentMacContentType, 'text/x-script')
  const bytes = exportMail(item, options)
  const double = parseStructure(bytes).parts[1]
  assert.deepEqual(
    [double?.subtype, ...(double?.parts.map(({ type, subtype }) => `${type}/${subtype}`) ?? [])],
    ['appledouble', 'application/applefile', 'text/x-script'],
  )
  const again = importMail(bytes)
  assert.equal(contentOf(again), 'content')
  assert.equal(again.attachments[0]?.properties.get(N.AttachmentMacContentType), 'text/x-script')
  assert.ok(Buffer.from(again.attachments[0]?.properties.get(N.AttachmentMacInfo) ?? []).includes('resources'))
})

test('[MS-OXCMAIL] 2.1.3.4.5: what claims to be MacBinary and is not leaves as it is', () => {
  const item = mail('Content-Type: application/octet-stream; name=x.bin\n\nno MacBinary')
  item.attachments[0]?.properties.set(P.AttachEncoding, Buffer.from('2a864886f714030b01', 'hex'))
  assert.equal(parseStructure(exportMail(item, options)).parts[1]?.subtype, 'octet-stream')
})

test('RFC 1741: BinHex that cannot be read stays a file', () => {
  const item = mail(
    'Content-Type: application/mac-binhex40; name=a.hqx\n\n(This file must be converted with BinHex 4.0)\n:!:',
  )
  assert.equal(item.attachments[0]?.properties.get(P.AttachLongFilename), 'a.hqx')
  assert.match(contentOf(item), /^\(This file/)
  assert.equal(item.attachments[0]?.properties.get(P.AttachMimeTag), 'application/mac-binhex40')
})

test('[MS-OXCMAIL] 2.2.3.9.2: a piece of a mail stays a piece', () => {
  const bytes = Buffer.from(
    'Subject: 1 of 2\r\nContent-Type: message/partial; id=x@y; number=1; total=2\r\n\r\nSubject: whole\r\n\r\nfirst half',
  )
  const item = importMail(bytes)
  assert.equal(item.properties.get(P.Subject), '1 of 2')
  assert.equal(item.attachments[0]?.properties.get(P.AttachMimeTag), 'message/partial')
  assert.equal(contentOf(item), 'Subject: whole\r\n\r\nfirst half')
})

test('files in yEnc within a text are attachments, as those in uuencode are', () => {
  const item = importMail(
    Buffer.from(
      'Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n\r\nbefore\r\n=ybegin line=128 size=3 name=y.txt\r\n\x8b\x8c\x8d\r\n=yend size=3\r\nbegin 644 u.txt\r\n#86)C\r\n`\r\nend\r\nafter\r\n',
      'latin1',
    ),
  )
  assert.equal(item.properties.get(P.Body), 'before\r\nafter\r\n')
  assert.deepEqual(
    item.attachments.map((one) => [
      one.properties.get(P.AttachLongFilename),
      Buffer.from(contentBytes(item, one) ?? []).toString(),
    ]),
    [
      ['y.txt', 'abc'],
      ['u.txt', 'abc'],
    ],
  )
})

test('X-Payload-Class and Content-Base of a part are properties of the attachment, and come back', () => {
  const item = mail(
    'Content-Type: image/png; name=p.png\nX-Payload-Class: urn:x\nContent-Base: http://x.example/\n\nPNG',
  )
  const read = ({ attachments }: Item) => [
    attachments[0]?.properties.get(P.AttachPayloadClass),
    attachments[0]?.properties.get(P.AttachContentBase),
  ]
  assert.deepEqual(read(item), ['urn:x', 'http://x.example/'])
  assert.deepEqual(read(importMail(exportMail(item, options))), ['urn:x', 'http://x.example/'])
})

test('RFC 2046 5.2.2: a piece of a mail stays a file, and is one when it leaves', () => {
  const item = importMail(
    Buffer.from('Content-Type: message/partial; id=x; number=1; total=2\r\n\r\nSubject: whole\r\n\r\nfirst\r\n'),
  )
  assert.equal(item.properties.get(P.MessageClass), 'IPM.Note')
  assert.equal(contentOf(item), 'Subject: whole\r\n\r\nfirst\r\n')
  assert.equal(parseStructure(exportMail(item, options)).parts[1]?.type, 'application')
})
