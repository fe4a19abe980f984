import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { findSection, parseStructure, partContent, partText } from '#codec/mime/index.ts'
import { fileTime, type Item, N, P, type Property } from '#model'
import { corpus, corpusFiles } from '#test/corpus.ts'
import { importMail } from './import.ts'
import { decodeFlatEntryList, findOneOff } from './one-off.ts'
import { splitSubject } from './subject.ts'

function mail(text: string): ReturnType<typeof importMail> {
  return importMail(Buffer.from(text.replace(/\n/g, '\r\n')))
}

function header(fields: string): ReturnType<typeof importMail> {
  return mail(`${fields}\n\nbody\n`)
}

/** A body property, whether it stands in the bag or in the source. */
function bodyOf(item: Item, property: Property<'string'> | Property<'binary'>): string | undefined {
  const value = item.properties.get(property as Property)
  if (value !== undefined) return typeof value === 'string' ? value : Buffer.from(value as Uint8Array).toString()
  const derived = item.derived?.find(({ tag }) => tag === property.key)
  const { source } = item
  const part = derived && source && findSection(source.structure, derived.part)
  if (!derived || !source || !part) return undefined
  if (derived.as === 'header') return Buffer.from(source.bytes.subarray(part.start, part.bodyStart)).toString()
  return derived.as === 'text' ? partText(source.bytes, part) : Buffer.from(partContent(source.bytes, part)).toString()
}

function contentOf(item: Item, index: number): Uint8Array | undefined {
  const content = item.attachments[index]?.content
  if (!content || !item.source || 'blob' in content) return undefined
  if ('bytes' in content) return content.bytes
  const part = findSection(item.source.structure, content.part)
  return part && partContent(item.source.bytes, part)
}

const fields: [string, string, Property, unknown][] = [
  ['2.2.3.2.6 Subject', 'Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=', P.Subject, 'Grüße'],
  ['2.2.3.2.1 Message-ID', 'Message-ID: <a@b>', P.InternetMessageId, '<a@b>'],
  ['In-Reply-To', 'In-Reply-To: <a@b>', P.InReplyToId, '<a@b>'],
  ['References', 'References: <a@b>\n <c@d>', P.InternetReferences, '<a@b> <c@d>'],
  [
    'Date',
    'Date: Fri, 21 Nov 1997 09:55:06 -0600',
    P.ClientSubmitTime,
    fileTime.from(Date.UTC(1997, 10, 21, 15, 55, 6)),
  ],
  [
    'Received',
    'Received: from a by b; Fri, 21 Nov 1997 16:00:00 +0000',
    P.MessageDeliveryTime,
    fileTime.from(Date.UTC(1997, 10, 21, 16)),
  ],
  ['2.2.3.2.5 Importance', 'Importance: High\nX-Priority: 5', P.Importance, 2],
  ['2.2.3.2.5 Priority', 'Priority: urgent', P.Importance, 2],
  ['2.2.3.2.5 X-Priority', 'X-Priority: 1 (Highest)', P.Importance, 2],
  ['2.2.3.2.5 X-Priority 4', 'X-Priority: 4', P.Importance, 0],
  ['2.2.3.2.5 X-MSMail-Priority', 'X-MSMail-Priority: Low', P.Importance, 0],
  ['2.2.3.2.5 nothing', 'X: y', P.Importance, 1],
  ['Sensitivity', 'Sensitivity: Company-Confidential', P.Sensitivity, 3],
  ['Keywords', 'Keywords: work, =?utf-8?q?B=C3=BCro?=, work', N.Keywords, ['work', 'Büro']],
  ['Expires', 'Expires: 21 Nov 1997 09:55:06 +0000', P.ExpiryTime, fileTime.from(Date.UTC(1997, 10, 21, 9, 55, 6))],
  ['Reply-By', 'Reply-By: 21 Nov 1997 09:55:06 +0000', P.ReplyTime, fileTime.from(Date.UTC(1997, 10, 21, 9, 55, 6))],
  ['X-Message-Flag', 'X-Message-Flag: call back', N.FlagRequest, 'call back'],
  ['X-Message-Flag', 'X-Message-Flag: call back', P.FlagStatus, 2],
  ['X-Auto-Response-Suppress', 'X-Auto-Response-Suppress: DR, OOF, AutoReply', P.AutoResponseSuppress, 49],
  ['X-Auto-Response-Suppress', 'X-Auto-Response-Suppress: All', P.AutoResponseSuppress, -1],
  ['List-Unsubscribe', 'List-Unsubscribe: <mailto:u@l.example>', P.ListUnsubscribe, '<mailto:u@l.example>'],
  ['Thread-Topic', 'Thread-Topic: Plans\nSubject: Re: Plans', P.ConversationTopic, 'Plans'],
  ['Thread-Topic missing', 'Subject: Re: Plans', P.ConversationTopic, 'Plans'],
  ['2.2.3.2.22 X-Microsoft-Classified', 'X-Microsoft-Classified: true', N.Classified, true],
  ['Disposition-Notification-To', 'Disposition-Notification-To: Ada <a@b.example>', P.ReadReceiptRequested, true],
  [
    'Disposition-Notification-To',
    'Disposition-Notification-To: Ada <a@b.example>',
    P.ReadReceiptSmtpAddress,
    'a@b.example',
  ],
  ['2.1.3.1.5 Return-Receipt-To', 'Return-Receipt-To: a@b.example', P.OriginatorDeliveryReportRequested, true],
  ['From', 'From: Ada <ada@example.test>', P.SentRepresentingSmtpAddress, 'ada@example.test'],
  ['From without Sender', 'From: Ada <ada@example.test>', P.SenderName, 'Ada'],
  ['Sender', 'From: Ada <ada@example.test>\nSender: ben@example.test', P.SenderSmtpAddress, 'ben@example.test'],
  ['Sender without From', 'Sender: ben@example.test', P.SentRepresentingName, 'ben@example.test'],
]
for (const [name, text, property, expected] of fields) {
  test(`MS-OXCMAIL ${name}: ${text.replace(/\n/g, ' | ')}`, () => {
    assert.deepEqual(header(text).properties.get(property), expected)
  })
}

test('MS-OXCMAIL 2.2.3.1: recipients in the order To, Cc, Bcc, groups flattened', () => {
  const { recipients } = header(
    'Cc: c@x.example\nTo: "Ben O." <b@x.example>, team: d@x.example, e@x.example;\nBcc: f@x.example',
  )
  assert.deepEqual(
    recipients.map((row) => [
      row.get(P.RecipientType),
      row.get(P.DisplayName),
      row.get(P.SmtpAddress),
      row.get(P.Rowid),
    ]),
    [
      [1, 'Ben O.', 'b@x.example', 0],
      [1, 'd@x.example', 'd@x.example', 1],
      [1, 'e@x.example', 'e@x.example', 2],
      [2, 'c@x.example', 'c@x.example', 3],
      [3, 'f@x.example', 'f@x.example', 4],
    ],
  )
  const oneOff = findOneOff(recipients[0]?.get(P.EntryId) as Uint8Array)
  assert.deepEqual(oneOff, { name: 'Ben O.', addressType: 'SMTP', address: 'b@x.example' })
  assert.equal(Buffer.from(recipients[0]?.get(P.SearchKey) as Uint8Array).toString(), 'SMTP:B@X.EXAMPLE\0')
})

test('MS-OXCMAIL 2.2.3.1.6: Reply-To becomes a list of one-off ids', () => {
  const { properties } = header('Reply-To: Ada <a@x.example>, b@x.example')
  const entries = decodeFlatEntryList(properties.get(P.ReplyRecipientEntries) as Uint8Array)
  assert.deepEqual(
    entries.map((entry) => findOneOff(entry)?.address),
    ['a@x.example', 'b@x.example'],
  )
  assert.equal(properties.get(P.ReplyRecipientNames), 'Ada;b@x.example')
})

const subjects: [string, string, string][] = [
  ['Re: Plans', 'Re: ', 'Plans'],
  ['FWD: Plans', 'FWD: ', 'Plans'],
  ['AW: WG: Plans', 'AW: ', 'WG: Plans'],
  ['Plans', '', 'Plans'],
  ['R2: Plans', '', 'R2: Plans'],
  ['Note: Plans', '', 'Note: Plans'],
  ['Re:Plans', '', 'Re:Plans'],
  ['回复: 计划', '回复: ', '计划'],
]
for (const [subject, prefix, normalized] of subjects) {
  test(`MS-OXCMSG 3.2.5.2: the prefix of "${subject}"`, () => {
    assert.deepEqual(splitSubject(subject), { prefix, normalized })
  })
}

const ALTERNATIVE = `--a
Content-Type: text/plain

plain
--a
Content-Type: text/html; charset=iso-8859-1

<p>html</p>
--a--
`

interface BodyCase {
  name: string
  text: string
  plain?: string
  html?: string
  attachments?: string[]
  nativeBody?: number
}

const bodies: BodyCase[] = [
  { name: 'plain', text: 'Subject: x\n\nhello\n', plain: 'hello\r\n', nativeBody: 1 },
  { name: 'no body', text: 'Subject: x\n', plain: '', nativeBody: 1 },
  { name: 'html', text: 'Content-Type: text/html\n\n<b>x</b>', html: '<b>x</b>', nativeBody: 3 },
  {
    name: 'alternative',
    text: `Content-Type: multipart/alternative; boundary=a\n\n${ALTERNATIVE}`,
    plain: 'plain',
    html: '<p>html</p>',
  },
  {
    name: 'mixed with an alternative and a file',
    text: `Content-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: multipart/alternative; boundary=a\n\n${ALTERNATIVE}\n--m\nContent-Type: application/pdf; name=x.pdf\nContent-Transfer-Encoding: base64\n\nQUJD\n--m--\n`,
    plain: 'plain',
    html: '<p>html</p>',
    attachments: ['x.pdf ABC'],
  },
  {
    name: 'texts one after the other: the footer of a list belongs to the text',
    text: 'Content-Type: multipart/mixed; boundary=m\n\n--m\n\none\n--m\n\ntwo\n--m\nContent-Disposition: attachment; filename=three.txt\n\n3\n--m--\n',
    plain: 'one\r\ntwo',
    attachments: ['three.txt 3'],
  },
  {
    name: 'html behind plain text without an alternative is a file',
    text: 'Content-Type: multipart/mixed; boundary=m\n\n--m\n\none\n--m\nContent-Type: text/html\n\n<p>\n--m--\n',
    plain: 'one',
    attachments: ['ATT00001.htm <p>'],
  },
  {
    name: 'a text with a name behind the beginning is a file',
    text: 'Content-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: image/png\n\nx\n--m\nContent-Type: text/plain; name=a.txt\n\none\n--m--\n',
    attachments: ['ATT00001.png x', 'a.txt one'],
  },
  {
    name: 'a calendar beside its texts is a file',
    text: 'Content-Type: multipart/alternative; boundary=a\n\n--a\n\nplain\n--a\nContent-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\n--a--\n',
    plain: 'plain',
    attachments: ['ATT00001.ics BEGIN:VCALENDAR'],
  },
  {
    name: 'a file inside of one alternative (Apple Mail)',
    text: 'Content-Type: multipart/alternative; boundary=a\n\n--a\n\nplain\n--a\nContent-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: text/html\n\n<p>\n--m\nContent-Type: application/pdf; name=x.pdf\n\nPDF\n--m--\n\n--a--\n',
    plain: 'plain',
    html: '<p>',
    attachments: ['x.pdf PDF'],
  },
  {
    name: 'related with a root named by start',
    text: 'Content-Type: multipart/related; boundary=r; start="<root>"\n\n--r\nContent-Type: image/png; name=a.png\nContent-ID: <pic>\n\nPNG\n--r\nContent-Type: text/html\nContent-ID: <root>\n\n<img src="cid:pic">\n--r--\n',
    html: '<img src="cid:pic">',
    attachments: ['a.png PNG hidden'],
  },
  {
    name: 'a single part that is no text',
    text: 'Content-Type: application/pdf; name="C:\\\\dir\\\\x.pdf"\n\nPDF',
    attachments: ['x.pdf PDF'],
  },
  {
    name: 'uuencoded files in a text',
    text: 'Subject: x\n\nbefore\nbegin 644 cat.txt\n#0V%T\n`\nend\nafter\n',
    plain: 'before\r\nafter\r\n',
    attachments: ['cat.txt Cat'],
  },
  {
    name: 'OpenPGP: the signed text, and the signature as a file',
    text: 'Content-Type: multipart/signed; protocol="application/pgp-signature"; boundary=s\n\n--s\n\nsigned\n--s\nContent-Type: application/pgp-signature; name=signature.asc\n\nSIG\n--s--\n',
    plain: 'signed',
    attachments: ['signature.asc SIG'],
  },
]
for (const { name, text, plain, html, attachments = [], nativeBody } of bodies) {
  test(`MS-OXCMAIL 2.2.3.3.2: ${name}`, () => {
    const item = mail(text)
    assert.equal(bodyOf(item, P.Body), plain)
    assert.equal(bodyOf(item, P.Html), html)
    assert.deepEqual(
      item.attachments.map(({ properties }, index) => {
        const content = Buffer.from(contentOf(item, index) ?? []).toString()
        const hidden = properties.get(P.AttachmentHidden) ? ' hidden' : ''
        return `${properties.get(P.AttachLongFilename)} ${content}${hidden}`
      }),
      attachments,
    )
    if (nativeBody !== undefined) assert.equal(item.properties.get(P.NativeBody), nativeBody)
    assert.equal(item.properties.get(P.MessageClass), 'IPM.Note')
  })
}

test('MS-OXCMAIL 2.2.3.3.4: the code page is that of the HTML; a charset without a number is written anew', () => {
  assert.equal(mail('Content-Type: text/html; charset=koi8-r\n\n\xc1').properties.get(P.InternetCodepage), 20866)
  assert.equal(mail('Content-Type: text/html\n\nx').properties.get(P.InternetCodepage), 65001)
})

test('MS-OXCMAIL 2.2.3.4.3: a mail in a mail becomes an item in an item, and carries its contents', () => {
  const inner =
    'Subject: inner\nFrom: b@x.example\nContent-Type: multipart/mixed; boundary=i\n\n--i\n\ntext\n--i\nContent-Type: image/png; name=p.png\n\nPNG\n--i--\n'
  const item = mail(
    `Subject: outer\nContent-Type: multipart/mixed; boundary=m\n\n--m\n\nsee below\n--m\nContent-Type: message/rfc822\n\n${inner}\n--m--\n`,
  )
  const [attachment] = item.attachments
  assert.equal(attachment?.properties.get(P.AttachMethod), 5)
  assert.equal(attachment?.properties.get(P.DisplayName), 'inner')
  const { embedded } = attachment ?? {}
  assert.equal(embedded?.properties.get(P.Subject), 'inner')
  assert.equal(embedded?.properties.get(P.Body), 'text')
  const content = embedded?.attachments[0]?.content
  assert.ok(content && 'bytes' in content)
  assert.equal(Buffer.from(content.bytes).toString(), 'PNG')
})

test('MS-OXOSMIME 2.1.3: S/MIME mails have one attachment that holds all', () => {
  const signed = mail(
    'Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/signed; protocol="application/pkcs7-signature"; boundary=s\n\n--s\nContent-Type: text/plain\n\nsigned\n--s\nContent-Type: application/pkcs7-signature\n\nSIG\n--s--\n',
  )
  assert.equal(signed.properties.get(P.MessageClass), 'IPM.Note.SMIME.MultipartSigned')
  assert.equal(bodyOf(signed, P.Body), 'signed')
  assert.equal(signed.attachments.length, 1)
  const entity = Buffer.from(contentOf(signed, 0) ?? [])
  assert.equal(parseStructure(entity).parts.length, 2)
  assert.match(entity.toString(), /^MIME-Version: 1.0\r\nContent-Type: multipart\/signed;/)

  const sealed = mail(
    'Content-Type: application/pkcs7-mime; name=smime.p7m\nContent-Transfer-Encoding: base64\n\nQUJD\n',
  )
  assert.equal(sealed.properties.get(P.MessageClass), 'IPM.Note.SMIME')
  assert.equal(Buffer.from(contentOf(sealed, 0) ?? []).toString(), 'ABC')
})

const reports: [string, string, string][] = [
  ['delivery-status', 'Action: delayed\n\nAction: failed', 'REPORT.IPM.Note.NDR'],
  ['delivery-status', 'Action: delayed', 'REPORT.IPM.Note.Delayed'],
  ['delivery-status', 'Action: delivered', 'REPORT.IPM.Note.DR'],
  ['disposition-notification', 'Disposition: manual-action/MDN-sent-manually; displayed', 'REPORT.IPM.Note.IPNRN'],
  [
    'disposition-notification',
    'Disposition: automatic-action/MDN-sent-automatically; deleted',
    'REPORT.IPM.Note.IPNNRN',
  ],
]
for (const [type, status, messageClass] of reports) {
  test(`MS-OXCMAIL 2.2.3.7: ${status.replace(/\n+/g, ', ')} is ${messageClass}`, () => {
    const item = mail(
      `Content-Type: multipart/report; report-type=${type}; boundary=r\n\n--r\n\nSorry\n--r\nContent-Type: message/${type}\n\nReporting-MTA: dns; mx.example\n\n${status}\n--r--\n`,
    )
    assert.equal(item.properties.get(P.MessageClass), messageClass)
    assert.equal(bodyOf(item, P.Body), 'Sorry')
  })
}

test('names of strangers do not become named properties', () => {
  const { properties } = header('X-Mailer: Pine\nX-Random-7261: 1')
  assert.deepEqual(
    [...properties.named()].map(([property]) => property.string),
    ['x-mailer'],
  )
})

test('every mail of the corpus has an item', { skip: corpus ? false : 'no corpus' }, () => {
  for (const { name, bytes } of corpusFiles('eml')) {
    const item = importMail(bytes)
    assert.ok(item.properties.get(P.MessageClass), name)
    for (const [index, attachment] of item.attachments.entries()) {
      assert.ok(attachment.embedded || contentOf(item, index), `${name}: attachment ${index}`)
    }
  }
})

/** Where the other reader and we differ, and why; the list only gets shorter. */
const knownDifferences: [RegExp, string][] = [
  [/mimetools-testmsgs\/twopart\.eml: attachment/, 'base64 with lines of odd length'],
  [/long-header\.eml: subject/, 'longer than a subject may be here'],
  [/zcp-11699-(p|utf8)\.eml: subject/, 'NULs in encoded words, which the other reader keeps'],
  [
    /invalid_subject_characters\.eml|legacy\/0(10|20|52)\.eml|github-102-0[12]\.txt|m(0001|0009|0023|4001)\.txt/,
    'raw 8-bit text, which the other reader gives up',
  ],
  [/rfc2822\/example14\.eml/, 'a character that is cut in two by encoded words'],
  [
    /(Zimbra-zm-mailbox\/tnef|lhost-amazonworkmail-0[12])\.eml: attachment/,
    'winmail.dat, in the place of which its content stands',
  ],
  [/jwz\/17: attachment/, 'application/applefile, which is a property of the file beside it'],
  [/legacy\/0(09|15|16|18|23|24|50)\.eml/, 'raw UTF-8 inside of an encoded word that says iso-8859-1'],
]

interface Witness {
  file: string
  from: string | null
  subject: string | null
  'message-id': string | null
  structure?: WitnessPart
}
interface WitnessPart {
  ct: string
  filename?: string
  sha256?: string
  defects?: string[]
  parts?: WitnessPart[]
}

/** The leaves that are files in every reading: no text, no mail, and nothing in the tree is broken. */
function fileLeaves(part: WitnessPart, leaves: string[] = []): string[] | undefined {
  if (part.defects?.length) return undefined
  if (part.parts) {
    // What a mail in the mail holds is not an attachment of this one.
    if (part.ct.startsWith('message/')) return leaves
    for (const child of part.parts) if (!fileLeaves(child, leaves)) return undefined
  } else if (!/^(text|message|multipart)\//.test(part.ct) && part.sha256) leaves.push(part.sha256)
  return leaves
}

test('files and subjects agree with another reader on the corpus', { skip: corpus ? false : 'no corpus' }, () => {
  const witnesses = new Map<string, Witness>()
  for (const line of readFileSync(join(corpus as string, 'expected/eml-python-email.jsonl'), 'utf8').split('\n')) {
    if (line !== '') witnesses.set((JSON.parse(line) as Witness).file, JSON.parse(line) as Witness)
  }
  const differences: string[] = []
  let compared = 0
  for (const { name, bytes } of corpusFiles('eml')) {
    const witness = witnesses.get(name)
    const leaves = witness?.structure && fileLeaves(witness.structure)
    if (!witness || !leaves) continue
    const item = importMail(bytes)
    compared++
    const squeeze = (text: string) => text.replace(/\s+/g, '')
    const subject = item.properties.get(P.Subject) ?? ''
    if (squeeze(subject) !== squeeze(witness.subject ?? ''))
      differences.push(`${name}: subject ${JSON.stringify([subject, witness.subject])}`)
    if (item.properties.get(P.MessageClass)?.includes('SMIME')) continue
    const hashes = item.attachments.map((_, index) =>
      createHash('sha256')
        .update(contentOf(item, index) ?? Buffer.alloc(0))
        .digest('hex'),
    )
    for (const leaf of leaves) if (!hashes.includes(leaf)) differences.push(`${name}: attachment ${leaf.slice(0, 8)}`)
  }
  assert.ok(compared > 500, `only ${compared} compared`)
  assert.deepEqual(
    differences.filter((difference) => !knownDifferences.some(([pattern]) => pattern.test(difference))),
    [],
  )
})
