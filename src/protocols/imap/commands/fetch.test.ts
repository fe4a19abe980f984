/** FETCH as transcripts. RFC 9051 6.4.5, RFC 3516, RFC 7162, RFC 8970. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { script } from '#test/clients/imap-script.ts'
import { imapServer } from '#test/clients/imap-server.ts'

const nested = [
  'From: "Ada, Sommer" <ada@example.test>',
  'To: undisclosed: ;',
  'Cc: =?utf-8?Q?J=C3=BCrgen?= <j@example.test>',
  'Subject: a "quoted" subject',
  'Date: Fri, 20 Nov 2026 10:00:00 +0100',
  'Message-ID: <nested@example.test>',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  'preamble',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: base64',
  'Content-Disposition: inline',
  '',
  'R3LDvMOfZQ==',
  '--b',
  'Content-Type: message/rfc822',
  '',
  'Subject: inner',
  'From: inner@example.test',
  '',
  'inner body',
  '--b',
  "Content-Type: application/octet-stream; name*=utf-8''b%C3%A4r.bin",
  'Content-Transfer-Encoding: x-klingon',
  'Content-Disposition: attachment; filename="x.bin"',
  '',
  'data',
  '--b--',
  '',
].join('\r\n')

test('ENVELOPE, BODY and BODYSTRUCTURE, RFC 9051 7.5.2', async (t) => {
  const server = await imapServer(t)
  const client = await server.client()
  await client.append('INBOX', nested)
  await client.ok('SELECT INBOX')
  await script(
    client,
    String.raw`
    C: FETCH 1 ENVELOPE
    S: * 1 FETCH (ENVELOPE ("Fri, 20 Nov 2026 10:00:00 +0100" "a \"quoted\" subject" (("Ada, Sommer" NIL "ada" "example.test")) (("Ada, Sommer" NIL "ada" "example.test")) (("Ada, Sommer" NIL "ada" "example.test")) ((NIL NIL "undisclosed" NIL)(NIL NIL NIL NIL)) (("=?utf-8?Q?J=C3=BCrgen?=" NIL "j" "example.test")) NIL NIL "<nested@example.test>"))
    S: OK FETCH completed
    C: FETCH 1 BODY
    S: * 1 FETCH (BODY (("TEXT" "PLAIN" ("CHARSET" "utf-8") NIL NIL "BASE64" 12 0)("MESSAGE" "RFC822" NIL NIL NIL "7BIT" 54 (NIL "inner" ((NIL NIL "inner" "example.test")) ((NIL NIL "inner" "example.test")) ((NIL NIL "inner" "example.test")) NIL NIL NIL NIL NIL) ("TEXT" "PLAIN" NIL NIL NIL "7BIT" 10 0) 3)("APPLICATION" "OCTET-STREAM" ("NAME*" "utf-8''b%C3%A4r.bin") NIL NIL "X-KLINGON" 4) "MIXED"))
    S: OK FETCH completed
    C: FETCH 1 BODYSTRUCTURE
    S: * 1 FETCH (BODYSTRUCTURE (("TEXT" "PLAIN" ("CHARSET" "utf-8") NIL NIL "BASE64" 12 0 NIL ("INLINE" NIL) NIL NIL)(… 3 NIL NIL NIL NIL)("APPLICATION" "OCTET-STREAM" ("NAME*" "utf-8''b%C3%A4r.bin") NIL NIL "X-KLINGON" 4 NIL ("ATTACHMENT" ("FILENAME" "x.bin")) NIL NIL) "MIXED" ("BOUNDARY" "b") NIL NIL NIL))
    S: OK FETCH completed`,
  )
})

test('sections and partials, RFC 9051 6.4.5.1', async (t) => {
  const server = await imapServer(t)
  const client = await server.client()
  await client.append('INBOX', nested)
  await client.ok('SELECT INBOX')
  const fetched = async (what: string) => {
    const [line] = await client.ok(`FETCH 1 (${what})`)
    return line!.slice('* 1 FETCH ('.length, -1)
  }
  for (const [what, expected] of [
    ['BODY.PEEK[1]', 'BODY[1] {12}\r\nR3LDvMOfZQ=='],
    ['BODY.PEEK[1.MIME]<0.12>', 'BODY[1.MIME]<0> {12}\r\nContent-Type'],
    ['BODY.PEEK[2]', 'BODY[2] {54}\r\nSubject: inner\r\nFrom: inner@example.test\r\n\r\ninner body'],
    ['BODY.PEEK[2.HEADER]', 'BODY[2.HEADER] {44}\r\nSubject: inner\r\nFrom: inner@example.test\r\n\r\n'],
    ['BODY.PEEK[2.TEXT]', 'BODY[2.TEXT] {10}\r\ninner body'],
    ['BODY.PEEK[2.1]', 'BODY[2.1] {10}\r\ninner body'],
    ['BODY.PEEK[2.HEADER.FIELDS (subject)]', 'BODY[2.HEADER.FIELDS (SUBJECT)] {18}\r\nSubject: inner\r\n\r\n'],
    ['BODY.PEEK[2.HEADER.FIELDS.NOT (subject)]<0.4>', 'BODY[2.HEADER.FIELDS.NOT (SUBJECT)]<0> {4}\r\nFrom'],
    ['BODY.PEEK[HEADER.FIELDS (X-None)]', 'BODY[HEADER.FIELDS (X-NONE)] {2}\r\n\r\n'],
    ['BODY.PEEK[9]', 'BODY[9] NIL'],
    ['BODY.PEEK[1.1]', 'BODY[1.1] NIL'],
    ['BODY.PEEK[1.HEADER]', 'BODY[1.HEADER] NIL'],
    ['BODY.PEEK[]<5.4>', `BODY[]<5> {4}\r\n${nested.slice(5, 9)}`],
    ['BODY.PEEK[]<100000.5>', 'BODY[]<100000> {0}\r\n'],
    ['BODY.PEEK[TEXT]<0.8>', 'BODY[TEXT]<0> {8}\r\npreamble'],
    ['RFC822.SIZE', `RFC822.SIZE ${nested.length}`],
    [
      'RFC822.HEADER',
      `RFC822.HEADER {${nested.indexOf('preamble')}}\r\n${nested.slice(0, nested.indexOf('preamble'))}`,
    ],
    ['BODY.PEEK[]', `BODY[] {${nested.length}}\r\n${nested}`],
    ['BINARY.PEEK[1]', `BINARY[1] {7}\r\n${Buffer.from('Grüße').toString('latin1')}`],
    ['BINARY.PEEK[1]<2.3>', `BINARY[1]<2> {3}\r\n${Buffer.from('Grüße').toString('latin1').slice(2, 5)}`],
    ['BINARY.SIZE[1]', 'BINARY.SIZE[1] 7'],
  ] as const) {
    assert.equal(await fetched(what), expected, what)
  }
  // RFC 3516 4.3
  assert.match(await client.fails('FETCH 1 BINARY.PEEK[3]'), /^NO \[UNKNOWN-CTE\]/)
})

test('a NUL in a part comes as literal8, RFC 3516 4.4', async (t) => {
  const server = await imapServer(t)
  const client = await server.client()
  await client.append(
    'INBOX',
    'Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\nAGEA\r\n',
  )
  await client.ok('SELECT INBOX')
  assert.deepEqual(await client.ok('FETCH 1 BINARY.PEEK[1]'), ['* 1 FETCH (BINARY[1] ~{3}\r\n\0a\0)'])
})

test('a large mail and 8-bit headers come to the byte', async (t) => {
  const server = await imapServer(t)
  const client = await server.client()
  const line = `${'0123456789'.repeat(7)}\r\n`
  const mail = Buffer.from(`Subject: Grüße\r\n\r\n${line.repeat(50_000)}`)
  await client.append('INBOX', mail)
  await client.ok('SELECT INBOX')
  const [answer] = await client.ok('FETCH 1 BODY.PEEK[]')
  assert.equal(answer, `* 1 FETCH (BODY[] {${mail.length}}\r\n${mail.toString('latin1')})`)
  const [part] = await client.ok('FETCH 1 BODY.PEEK[TEXT]<3000000.10>')
  assert.equal(part!.length, '* 1 FETCH (BODY[TEXT]<3000000> {10}\r\n0123456789)'.length)
  const [envelope] = await client.ok('FETCH 1 ENVELOPE')
  assert.equal(
    Buffer.from(envelope!, 'latin1').toString(),
    '* 1 FETCH (ENVELOPE (NIL {7}\r\nGrüße NIL NIL NIL NIL NIL NIL NIL NIL))',
  )
})

test('\\Seen is set by BODY[] and not by PEEK, nor in EXAMINE', async (t) => {
  const server = await imapServer(t)
  const client = await server.client()
  for (let i = 0; i < 3; i++) await client.append('INBOX', 'Subject: x\r\n\r\ny\r\n')
  await client.ok('EXAMINE INBOX')
  await script(
    client,
    String.raw`
    C: FETCH 1 (FLAGS BODY[TEXT])
    S: * 1 FETCH (FLAGS (\Recent) BODY[TEXT] {3}\r\ny\r\n)
    S: OK FETCH completed
    C: SELECT INBOX
    S: …
    S: OK [READ-WRITE] SELECT completed
    C: UID FETCH 1:2 (FLAGS BODY.PEEK[TEXT])
    S: * 1 FETCH (UID 1 FLAGS (\Recent) BODY[TEXT] {3}\r\ny\r\n)
    S: * 2 FETCH (UID 2 FLAGS (\Recent) BODY[TEXT] {3}\r\ny\r\n)
    S: OK UID FETCH completed
    C: FETCH 1:2 (FLAGS RFC822.TEXT)
    S: * 1 FETCH (FLAGS (\Recent \Seen) RFC822.TEXT {3}\r\ny\r\n)
    S: * 2 FETCH (FLAGS (\Recent \Seen) RFC822.TEXT {3}\r\ny\r\n)
    S: OK FETCH completed
    C: FETCH 2:3 BINARY[1]
    S: * 2 FETCH (BINARY[1] {3}\r\ny\r\n)
    S: * 3 FETCH (FLAGS (\Recent \Seen) BINARY[1] {3}\r\ny\r\n)
    S: OK FETCH completed
    C: FETCH 4 FLAGS
    S: BAD …
    C: FETCH 1:* (UID)
    S: * 1 FETCH (UID 1)
    S: …
    S: OK FETCH completed
    C: UID FETCH 99:* (FLAGS)
    S: * 3 FETCH (UID 3 FLAGS (\Recent \Seen))
    S: OK UID FETCH completed
    C: UID FETCH 99 (FLAGS)
    S: OK UID FETCH completed`,
  )
})

test('CHANGEDSINCE and VANISHED, RFC 7162 3.1.4.1 and 3.2.6', async (t) => {
  const server = await imapServer(t)
  const client = await server.client()
  for (let i = 0; i < 5; i++) await client.append('INBOX', 'Subject: x\r\n\r\ny\r\n')
  await client.ok('ENABLE QRESYNC')
  const highest = /HIGHESTMODSEQ (\d+)/.exec((await client.ok('SELECT INBOX')).join('\n'))![1]
  await client.ok('STORE 4 +FLAGS (\\Flagged)')
  await client.ok('STORE 2 +FLAGS (\\Deleted)')
  await client.ok('EXPUNGE')
  await script(
    client,
    String.raw`
    C: UID FETCH 1:* (FLAGS) (CHANGEDSINCE ${highest} VANISHED)
    S: * VANISHED (EARLIER) 2
    S: * 3 FETCH (UID 4 MODSEQ (…) FLAGS (\Recent \Flagged))
    S: OK UID FETCH completed
    C: FETCH 1:2 (FLAGS) (CHANGEDSINCE ${highest})
    S: OK FETCH completed
    C: FETCH 1:* (FLAGS) (CHANGEDSINCE 1 VANISHED)
    S: BAD …`,
  )
})
