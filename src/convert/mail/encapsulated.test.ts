import assert from 'node:assert/strict'
import { test } from 'node:test'
import { corpus, corpusFiles } from '#test/corpus.ts'
import { Bag, type Item, N, P } from '#model'
import { exportTnef } from '../tnef/index.ts'
import { exportMail, importMail } from './index.ts'

const id = '<1@example.test>'

function mailWith(inner: Item, { header = [], text = 'plain' }: { header?: string[]; text?: string } = {}): Uint8Array {
  const lines = [
    'From: Ada <ada@example.test>',
    'To: Bob <bob@example.test>',
    'Subject: of the mail',
    `Message-ID: ${id}`,
    ...header,
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    text,
    '--b',
    'Content-Type: application/ms-tnef; name=winmail.dat',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(exportTnef(inner)).toString('base64'),
    '--b',
    'Content-Type: application/pdf; name=a.pdf',
    '',
    'pdf',
    '--b--',
  ]
  return Buffer.from(lines.join('\r\n'))
}

const task = (tagged: Parameters<typeof Bag.of>[0] = {}, attachments: Item['attachments'] = []): Item => ({
  properties: Bag.of(
    { MessageClass: 'IPM.TaskRequest', Subject: 'of the part', SenderName: 'Eve', ...tagged },
    { TaskOwner: 'Bob' },
  ),
  recipients: [Bag.of({ DisplayName: 'Eve' })],
  attachments,
})

test('[MS-OXCMAIL] 2.2.3: class and named properties come from the part, people and subject from the header', () => {
  const { properties, recipients } = importMail(mailWith(task()))
  assert.equal(properties.get(P.MessageClass), 'IPM.TaskRequest')
  assert.equal(properties.get(N.TaskOwner), 'Bob')
  assert.equal(properties.get(P.Subject), 'of the mail')
  assert.equal(properties.get(P.SenderName), 'Ada')
  assert.deepEqual(
    recipients.map((row) => row.get(P.DisplayName)),
    ['Bob'],
  )
})

test('the files of the part stand where the part stood, with safe names', () => {
  const { attachments } = importMail(
    mailWith(
      task({}, [
        { properties: Bag.of({ AttachLongFilename: '../../etc/ä.txt' }), content: { bytes: Buffer.from('x') } },
        { properties: new Bag(), content: { bytes: Buffer.from('y') } },
      ]),
    ),
  )
  assert.deepEqual(
    attachments.map(({ properties }) => properties.get(P.AttachLongFilename)),
    ['ä.txt', 'ATT00002.dat', 'a.pdf'],
  )
  // The file of the mail itself still refers to the mail.
  assert.deepEqual(attachments[2]?.content, { part: [3] })
})

test('rich bodies come from the part, the plain text stays in the mail', () => {
  const rtf = importMail(mailWith(task({ RtfCompressed: Buffer.from('rtf'), Body: 'again' })))
  assert.equal(rtf.properties.get(P.NativeBody), 2)
  assert.equal(rtf.properties.has(P.Body), false)
  assert.ok(rtf.derived.some(({ tag }) => tag === P.Body.tag))
  const html = importMail(mailWith(task({ Html: Buffer.from('<p>'), InternetCodepage: 1252 })))
  assert.equal(html.properties.get(P.NativeBody), 3)
  assert.equal(html.properties.get(P.InternetCodepage), 1252)
})

for (const [what, key, header, unfolds] of [
  ['the Message-ID', `${id}\0`, [], true],
  ['X-MS-TNEF-Correlator', 'key\0', ['X-MS-TNEF-Correlator: key'], true],
  ['another mail', '<2@example.test>\0', [], false],
] as const) {
  test(`[MS-OXCMAIL] 2.1.3.2.26: a key of ${what} ${unfolds ? 'belongs to the mail' : 'leaves a file'}`, () => {
    const mail = mailWith(task({ TnefCorrelationKey: Buffer.from(key) }), { header: [...header] })
    const { properties, attachments } = importMail(mail)
    assert.equal(properties.get(P.MessageClass), unfolds ? 'IPM.TaskRequest' : 'IPM.Note')
    assert.equal(attachments.length, unfolds ? 1 : 2)
  })
}

test('a part that is no TNEF stays a file', () => {
  const mail = [
    'From: Ada <ada@example.test>',
    'Content-Type: application/ms-tnef; name=winmail.dat',
    '',
    'not what it claims',
  ].join('\r\n')
  const { properties, attachments } = importMail(Buffer.from(mail))
  assert.equal(properties.get(P.MessageClass), 'IPM.Note')
  assert.equal(attachments[0]?.properties.get(P.AttachLongFilename), 'winmail.dat')
})

test('a signed mail is left alone: [MS-OXOSMIME] 2.1.3.2', () => {
  const signed = Buffer.from(mailWith(task()))
    .toString('latin1')
    .replace(
      'Content-Type: multipart/mixed; boundary=b',
      'Content-Type: multipart/signed; protocol="application/pkcs7-signature"; boundary=b',
    )
  const { properties, attachments } = importMail(Buffer.from(signed, 'latin1'))
  assert.equal(properties.get(P.MessageClass), 'IPM.Note.SMIME.MultipartSigned')
  assert.equal(attachments.length, 1)
})

for (const [file, messageClass, names] of [
  ['tnef/horde-Compress/Compress/fixtures/Itip_Reply.eml', 'IPM.Schedule.Meeting.Resp.Pos', []],
  ['tnef/horde-Compress/Compress/fixtures/tnef_task.eml', 'IPM.TaskRequest', ['Untitled Attachment']],
  [
    'tnef/jstedfast-MimeKit/tnef/rich-text.eml',
    'IPM.Note',
    ['kitten-playing-with-a-christmas-tree.jpg', 'Untitled Attachment', 'Untitled Attachment'],
  ],
  ['tnef/jstedfast-MimeKit/tnef/ukr.eml', 'IPM.Note', []],
  ['eml/Zimbra-zm-mailbox/tnef.eml', 'IPM.Note', ['upload.gif', 'upload2.gif']],
] as const) {
  test(`${file}: ${messageClass} with ${names.length} files`, { skip: corpus ? false : 'no corpus' }, () => {
    const folder = file.slice(0, file.lastIndexOf('/'))
    const { bytes } = [...corpusFiles(folder)].find(({ name }) => name === file)!
    const { properties, attachments } = importMail(bytes)
    assert.equal(properties.get(P.MessageClass), messageClass)
    assert.deepEqual(
      attachments.map((attachment) => attachment.properties.get(P.AttachLongFilename)),
      names,
    )
  })
}

test('a named property of another type than the table has is left out, coming in and going out', () => {
  const inner = task({ MessageClass: 'IPM.Appointment' })
  const start = { set: N.AppointmentStartWhole.set, lid: N.AppointmentStartWhole.lid as number }
  inner.properties.setName(start, 'int32', 7)
  const { properties } = importMail(mailWith(inner))
  assert.equal(properties.get(P.MessageClass), 'IPM.Appointment')
  assert.equal(properties.getName(start), undefined)
  const mail = exportMail(inner, { seed: 's', hostname: 'mx.example' })
  assert.doesNotMatch(Buffer.from(mail).toString(), /DTSTART/)
})

test('a part in a mail that is forwarded in a mail is unfolded there', () => {
  const forwarded = mailWith(task())
  const outer = Buffer.concat([
    Buffer.from(
      'Subject: Fwd\r\nContent-Type: multipart/mixed; boundary=f\r\n\r\n--f\r\n\r\nsee below\r\n--f\r\nContent-Type: message/rfc822\r\n\r\n',
    ),
    forwarded,
    Buffer.from('\r\n--f--\r\n'),
  ])
  const { properties, attachments } = importMail(outer)
  assert.equal(properties.get(P.MessageClass), 'IPM.Note')
  const embedded = attachments[0]?.embedded
  assert.equal(embedded?.properties.get(P.MessageClass), 'IPM.TaskRequest')
  assert.equal(embedded?.properties.get(N.TaskOwner), 'Bob')
  assert.deepEqual(
    embedded?.attachments.map((attachment) => attachment.properties.get(P.AttachLongFilename)),
    ['a.pdf'],
  )
})
