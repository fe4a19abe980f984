import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MessageMemory } from '../message-memory.ts'
import { play, type Play } from '#test/clients/smtp-transcript.ts'

const HELLO = `
  S: 220 mx.example.test ESMTP Kontor
  C: EHLO client.example
  S: 250-mx.example.test greets client.example
  S: 250-PIPELINING
  S: 250-SIZE 67108864
  S: 250-8BITMIME
  S: 250-SMTPUTF8
  S: 250-DSN
  S: 250-ENHANCEDSTATUSCODES
  S: 250-CHUNKING
  S: 250-BINARYMIME
  S: 250 HELP`

const SUBMISSION = `
  S: 220 mx.example.test ESMTP Kontor
  C: EHLO client.example
  S: 250-mx.example.test greets client.example
  S: 250-PIPELINING
  S: 250-SIZE 67108864
  S: 250-8BITMIME
  S: 250-SMTPUTF8
  S: 250-DSN
  S: 250-ENHANCEDSTATUSCODES
  S: 250-CHUNKING
  S: 250-AUTH PLAIN LOGIN
  S: 250 HELP`

const LMTP = `
  S: 220 mx.example.test LMTP Kontor
  C: LHLO relay.example
  S: 250-mx.example.test greets relay.example
  S: 250-PIPELINING
  S: 250-SIZE 67108864
  S: 250-8BITMIME
  S: 250-SMTPUTF8
  S: 250-DSN
  S: 250-ENHANCEDSTATUSCODES
  S: 250-CHUNKING
  S: 250 BINARYMIME`

const QUIT = `
  C: QUIT
  S: 221 2.0.0 mx.example.test says goodbye
  --`

test('RFC 5321 3.3: a message from EHLO to QUIT', async () => {
  const delivered = await play(`${HELLO}
    C: MAIL FROM:<bob@elsewhere.example> SIZE=100 BODY=8BITMIME
    S: 250 2.1.0 Sender ok
    C: RCPT TO:<ada@example.test>
    S: 250 2.1.5 Recipient ok
    C: DATA
    S: 354 End with CR LF . CR LF
    C: Subject: hi
    C:
    C: ..stuffed
    C: .
    S: 250 2.0.0 Accepted as test.1
    ${QUIT}`)
  assert.equal(delivered.length, 1)
  const [{ envelope, message, trace, login }] = delivered as [(typeof delivered)[0]]
  assert.equal(message, 'Subject: hi\r\n\r\n.stuffed\r\n')
  assert.deepEqual(envelope, { from: 'bob@elsewhere.example', recipients: [{ address: 'ada@example.test' }] })
  assert.equal(trace.protocol, 'ESMTP')
  assert.equal(trace.helo, 'client.example')
  assert.equal(login, undefined)
})

test('RFC 2920 3.1: a pipelined group is answered in one piece, and two messages in one session', async () => {
  const delivered = await play(`${HELLO}
    C: MAIL FROM:<bob@elsewhere.example>
    C: RCPT TO:<ada@example.test>
    C: RCPT TO:<nobody@example.test>
    C: DATA
    S: 250 2.1.0 Sender ok
    S: 250 2.1.5 Recipient ok
    S: 550 5.1.1 No such recipient here
    S: 354 End with CR LF . CR LF
    C: one
    C: .
    C: RSET
    C: MAIL FROM:<>
    C: RCPT TO:<ada@example.test>
    C: DATA
    S: 250 2.0.0 Accepted as test.1
    S: 250 2.0.0 Ok
    S: 250 2.1.0 Sender ok
    S: 250 2.1.5 Recipient ok
    S: 354 End with CR LF . CR LF
    C: two
    C: .
    C: QUIT
    S: 250 2.0.0 Accepted as test.2
    S: 221 2.0.0 mx.example.test says goodbye
    --`)
  assert.deepEqual(
    delivered.map(({ message, envelope }) => [message, envelope.from]),
    [
      ['one\r\n', 'bob@elsewhere.example'],
      ['two\r\n', ''],
    ],
  )
})

test('RFC 5321 4.1.4: commands out of sequence', async () => {
  await play(`
    S: 220 mx.example.test ESMTP Kontor
    C: MAIL FROM:<a@b.example>
    S: 503 5.5.1 Say EHLO first
    C: HELO client.example
    S: 250 mx.example.test greets client.example
    C: RCPT TO:<ada@example.test>
    S: 503 5.5.1 Say MAIL first
    C: DATA
    S: 503 5.5.1 Say MAIL first
    C: MAIL FROM:<a@b.example>
    S: 250 2.1.0 Sender ok
    C: MAIL FROM:<a@b.example>
    S: 503 5.5.1 A transaction is open already
    C: DATA
    S: 554 5.5.1 No valid recipients
    C: RSET
    S: 250 2.0.0 Ok
    C: DATA
    S: 503 5.5.1 Say MAIL first
    ${QUIT}`)
})

test('RFC 5321 4.1.4: a new EHLO forgets the transaction', async () => {
  await play(`
    S: 220 mx.example.test ESMTP Kontor
    C: HELO one.example
    C: MAIL FROM:<a@b.example>
    C: HELO two.example
    C: RCPT TO:<ada@example.test>
    S: 250 mx.example.test greets one.example
    S: 250 2.1.0 Sender ok
    S: 250 mx.example.test greets two.example
    S: 503 5.5.1 Say MAIL first
    ${QUIT}`)
})

test('RFC 5321 4.2.4: unknown commands, commands of other services, syntax', async () => {
  await play(`${HELLO}
    C: FROBNICATE
    S: 500 5.5.1 Command not recognised
    C: LHLO x.example
    S: 500 5.5.1 Command not recognised
    C: AUTH PLAIN AGEAYg==
    S: 500 5.5.1 Command not recognised
    C: EHLO
    S: 501 5.5.4 Say your host name
    C: MAIL FROM:bob@elsewhere.example
    S: 501 5.5.4 Syntax: MAIL FROM:<address>
    C: MAIL FROM:<bob@@elsewhere.example>
    S: 501 5.1.7 Sender address is malformed
    C: MAIL FROM:<bob@elsewhere.example> FOO=BAR
    S: 555 5.5.4 FOO is not known
    C: VRFY ada
    S: 252 2.5.2 Send it, and it will be seen
    C: EXPN team
    S: 502 5.5.1 Lists are not expanded
    C: noop with words
    S: 250 2.0.0 Ok
    ${QUIT}`)
})

test('RFC 5321 4.1.1.8: HELP names the commands of the service', async () => {
  await play(`
    S: 220 mx.example.test ESMTP Kontor
    C: HELP
    S: 214-2.0.0 Kontor knows:
    S: 214-2.0.0 HELO domain
    S: 214-2.0.0 EHLO domain
    S: 214-2.0.0 MAIL FROM:<address> [parameters]
    S: 214-2.0.0 RCPT TO:<address> [parameters]
    S: 214-2.0.0 DATA
    S: 214-2.0.0 BDAT octets [LAST]
    S: 214-2.0.0 RSET
    S: 214-2.0.0 NOOP
    S: 214-2.0.0 VRFY address
    S: 214-2.0.0 EXPN list
    S: 214-2.0.0 HELP
    S: 214-2.0.0 STARTTLS
    S: 214 2.0.0 QUIT
    ${QUIT}`)
})

test('RFC 5321 7.1, 3.7: no relaying for strangers; refusals at RCPT', async () => {
  await play(`${HELLO}
    C: MAIL FROM:<a@b.example> SIZE=6000
    S: 250 2.1.0 Sender ok
    C: RCPT TO:<somebody@elsewhere.example>
    S: 550 5.7.1 Relaying denied
    C: RCPT TO:<ada@example.test>
    S: 552 5.2.3 Too big for this mailbox
    C: RCPT TO:<full@example.test>
    S: 552 5.2.2 Mailbox is full
    C: RCPT TO:<broken@example.test>
    S: 451 4.3.0 Internal error, try again later
    ${QUIT}`)
})

test('RFC 5321 4.5.1: postmaster without a domain', async () => {
  const delivered = await play(`${HELLO}
    C: MAIL FROM:<>
    C: RCPT TO:<PostMaster>
    C: DATA
    S: 250 2.1.0 Sender ok
    S: 250 2.1.5 Recipient ok
    S: 354 End with CR LF . CR LF
    C: .
    S: 250 2.0.0 Accepted as test.1
    ${QUIT}`)
  assert.deepEqual(delivered[0]?.envelope.recipients, [{ address: 'postmaster' }])
})

test('RFC 3461 4: RET, ENVID, NOTIFY, ORCPT', async () => {
  const delivered = await play(`${HELLO}
    C: MAIL FROM:<a@b.example> RET=HDRS ENVID=QQ+2B314
    S: 250 2.1.0 Sender ok
    C: RCPT TO:<ada@example.test> NOTIFY=SUCCESS,DELAY ORCPT=rfc822;Ada+2Bx@b.example
    S: 250 2.1.5 Recipient ok
    C: RCPT TO:<ada@example.test> NOTIFY=NEVER,SUCCESS
    S: 501 5.5.4 NOTIFY is NEVER, or some of SUCCESS, FAILURE and DELAY
    C: RCPT TO:<ada@example.test> ORCPT=Ada@b.example
    S: 501 5.5.4 ORCPT is a type and an address in xtext
    C: DATA
    S: 354 End with CR LF . CR LF
    C: .
    S: 250 2.0.0 Accepted as test.1
    C: MAIL FROM:<a@b.example> RET=SOME
    S: 501 5.5.4 RET is FULL or HDRS
    ${QUIT}`)
  assert.deepEqual(delivered[0]?.envelope, {
    from: 'a@b.example',
    recipients: [{ address: 'ada@example.test', notify: ['success', 'delay'], original: 'rfc822;Ada+x@b.example' }],
    id: 'QQ+314',
    returns: 'headers',
  })
})

test('RFC 6531 3.3: an international address needs SMTPUTF8', async () => {
  const delivered = await play(`${HELLO}
    C: MAIL FROM:<józef@przykład.example>
    S: 553 5.6.7 This address needs SMTPUTF8
    C: MAIL FROM:<józef@przykład.example> SMTPUTF8
    S: 250 2.1.0 Sender ok
    C: RCPT TO:<ada@example.test>
    S: 250 2.1.5 Recipient ok
    C: DATA
    S: 354 End with CR LF . CR LF
    C: .
    S: 250 2.0.0 Accepted as test.1
    ${QUIT}`)
  assert.equal(delivered[0]?.envelope.smtputf8, true)
  assert.equal(delivered[0]?.trace.protocol, 'UTF8SMTP')
})

test('RFC 3207 4.2: after STARTTLS nothing of before counts, and nothing sent early is read', async () => {
  await play(
    `
    S: 220 mx.example.test ESMTP Kontor
    C: HELO client.example
    S: 250 mx.example.test greets client.example
    C: STARTTLS
    C: MAIL FROM:<injected@b.example>
    S: 220 2.0.0 Ready to start TLS
    C: MAIL FROM:<a@b.example>
    S: 503 5.5.1 Say EHLO first
    C: STARTTLS
    S: 503 5.5.1 TLS is there already
    ${QUIT}`,
    { startTls: true },
  )
})

test('RFC 3030: BDAT in chunks, octets as they are', async () => {
  const delivered = await play(`${HELLO}
    C: MAIL FROM:<a@b.example> BODY=BINARYMIME
    C: RCPT TO:<ada@example.test>
    C> BDAT 6\\r\\na\\r\\n.\\r\\n
    S: 250 2.1.0 Sender ok
    S: 250 2.1.5 Recipient ok
    S: 250 2.0.0 6 octets received
    C> BDAT 3 LAST\\r\\n\\0\\n.
    S: 250 2.0.0 Accepted as test.1
    C: BDAT 0 LAST
    S: 503 5.5.1 Say MAIL first
    ${QUIT}`)
  assert.equal(delivered[0]?.message, 'a\r\n.\r\n\0\n.')
})

test('RFC 3030 2: what comes in chunks and could be misread by the next host is refused, unless it is binary', async () => {
  const delivered = await play(`${HELLO}
    C: MAIL FROM:<a@b.example> BODY=8BITMIME
    S: 250 2.1.0 Sender ok
    C: RCPT TO:<ada@example.test>
    S: 250 2.1.5 Recipient ok
    C> BDAT 5 LAST\\r\\na\\n.\\r\\n
    S: 550 5.6.0 A dot stands alone between bare line ends: the message could be misread
    ${QUIT}`)
  assert.deepEqual(delivered, [])
})

test('RFC 3030 2: the octets of a refused chunk are read', async () => {
  await play(`${HELLO}
    C> BDAT 6 LAST\\r\\nQUIT\\r\\nNOOP\\r\\n
    S: 503 5.5.1 Say MAIL first
    S: 250 2.0.0 Ok
    C: MAIL FROM:<a@b.example>
    C: RCPT TO:<ada@example.test>
    C> BDAT 2\\r\\nabDATA\\r\\n
    S: 250 2.1.0 Sender ok
    S: 250 2.1.5 Recipient ok
    S: 250 2.0.0 2 octets received
    S: 503 5.5.1 DATA and BDAT do not mix
    ${QUIT}`)
})

const smuggled: [string, string][] = [
  ['LF . LF', 'a\\n.\\nMAIL FROM:<evil@b.example>\\r\\n'],
  ['LF . CR LF', 'a\\n.\\r\\nMAIL FROM:<evil@b.example>\\r\\n'],
  ['CR LF . LF', 'a\\r\\n.\\nMAIL FROM:<evil@b.example>\\r\\n'],
  ['CR . CR', 'a\\r.\\rMAIL FROM:<evil@b.example>\\r\\n'],
  ['CR LF . CR', 'a\\r\\n.\\rMAIL FROM:<evil@b.example>\\r\\n'],
  ['. LF at the beginning', '.\\nMAIL FROM:<evil@b.example>\\r\\n'],
]
for (const [name, content] of smuggled) {
  test(`RFC 5321 2.3.8, 4.1.1.4: ${name} does not end the data, and is refused`, async () => {
    const delivered = await play(`${HELLO}
      C: MAIL FROM:<a@b.example>
      C: RCPT TO:<ada@example.test>
      C: DATA
      S: 250 2.1.0 Sender ok
      S: 250 2.1.5 Recipient ok
      S: 354 End with CR LF . CR LF
      C> ${content}.\\r\\n
      S: 550 5.6.0 A dot stands alone between bare line ends: the message could be misread
      ${QUIT}`)
    assert.equal(delivered.length, 0)
  })
}

test('RFC 5321 2.3.8: a command line ends with CR LF only; control characters; length', async () => {
  await play(`${HELLO}
    C> NOOP\\n
    S: 500 5.5.2 Lines end with CR LF
    C> NOOP\\rQUIT\\r\\n
    S: 500 5.5.2 Lines end with CR LF
    C> NOOP \\0\\r\\n
    S: 500 5.5.2 Control characters are not allowed
    C: NOOP ${'x'.repeat(3000)}
    S: 500 5.5.6 Line is too long
    ${QUIT}`)
})

test('RFC 1870 6: the size is refused before, during and per recipient', async () => {
  const delivered = await play(
    `
    S: 220 mx.example.test ESMTP Kontor
    C: EHLO client.example
    S: 250-mx.example.test greets client.example
    S: 250-PIPELINING
    S: 250-SIZE 10
    S: 250-8BITMIME
    S: 250-SMTPUTF8
    S: 250-DSN
    S: 250-ENHANCEDSTATUSCODES
    S: 250-CHUNKING
    S: 250-BINARYMIME
    S: 250 HELP
    C: MAIL FROM:<a@b.example> SIZE=11
    S: 552 5.3.4 Message is too big: 10 bytes at most
    C: MAIL FROM:<a@b.example> SIZE=10
    C: RCPT TO:<ada@example.test>
    C: DATA
    S: 250 2.1.0 Sender ok
    S: 250 2.1.5 Recipient ok
    S: 354 End with CR LF . CR LF
    C: 123456789
    C: .
    S: 552 5.3.4 Message is too big: 10 bytes at most
    C: MAIL FROM:<a@b.example>
    C: RCPT TO:<ada@example.test>
    C> BDAT 11 LAST\\r\\n12345678901
    S: 250 2.1.0 Sender ok
    S: 250 2.1.5 Recipient ok
    S: 552 5.3.4 Message is too big: 10 bytes at most
    C: MAIL FROM:<a@b.example>
    S: 250 2.1.0 Sender ok
    ${QUIT}`,
    { limits: { messageBytes: 10 } },
  )
  assert.equal(delivered.length, 0)
})

test('RFC 5321 4.5.3.1.10: more recipients than the limit wait for another transaction', async () => {
  await play(
    `${HELLO}
    C: MAIL FROM:<a@b.example>
    C: RCPT TO:<ada@example.test>
    C: RCPT TO:<ada@example.test>
    C: RCPT TO:<ada@example.test>
    S: 250 2.1.0 Sender ok
    S: 250 2.1.5 Recipient ok
    S: 250 2.1.5 Recipient ok
    S: 452 4.5.3 Too many recipients
    ${QUIT}`,
    { limits: { recipients: 2 } },
  )
})

test('RFC 5321 4.5.3.2.7: a silent client is told so', async () => {
  await play(`${HELLO}
    !timeout
    S: 421 4.4.2 mx.example.test waited too long
    --`)
})

test('a client that stops in the middle of a message has sent nothing', async () => {
  const delivered = await play(`${HELLO}
    C: MAIL FROM:<a@b.example>
    C: RCPT TO:<ada@example.test>
    C: DATA
    S: 250 2.1.0 Sender ok
    S: 250 2.1.5 Recipient ok
    S: 354 End with CR LF . CR LF
    C: half a message`)
  assert.equal(delivered.length, 0)
})

test('too many errors, refused recipients or idle commands end the session', async () => {
  await play(
    `${HELLO}
    C: X
    C: X
    S: 500 5.5.1 Command not recognised
    S: 500 5.5.1 Command not recognised
    S: 421 4.7.0 Too many errors
    --`,
    { limits: { errors: 1 } },
  )
  await play(
    `${HELLO}
    C: MAIL FROM:<a@b.example>
    C: RCPT TO:<nobody@example.test>
    C: RCPT TO:<nobody2@example.test>
    S: 250 2.1.0 Sender ok
    S: 550 5.1.1 No such recipient here
    S: 550 5.1.1 No such recipient here
    S: 421 4.7.0 Too many recipients refused
    --`,
    { limits: { refusedRecipients: 1 } },
  )
  await play(
    `${HELLO}
    C: NOOP
    C: NOOP
    S: 250 2.0.0 Ok
    S: 421 4.7.0 Too many commands without a message
    --`,
    { limits: { idleCommands: 2 } },
  )
})

test('a browser is sent away', async () => {
  await play(`
    S: 220 mx.example.test ESMTP Kontor
    C: POST / HTTP/1.1
    C: MAIL FROM:<a@b.example>
    S: 421 4.7.0 This is no web server
    --`)
})

test('RFC 5321 3.8: the server says when it stops', async () => {
  await play(
    `${HELLO}
    C: NOOP
    S: 250 2.0.0 Ok
    !stop
    S: 421 4.3.2 mx.example.test is going down
    --`,
    { stopping: new AbortController() },
  )
})

const accepted: Play = { service: 'submission', secure: true }

test('RFC 4954 4: AUTH PLAIN and LOGIN, with and without an initial response', async () => {
  const message = `
    C: MAIL FROM:<ada@example.test>
    S: 250 2.1.0 Sender ok
    C: RCPT TO:<somebody@elsewhere.example>
    S: 250 2.1.5 Recipient ok
    C: DATA
    S: 354 End with CR LF . CR LF
    C: .
    S: 250 2.0.0 Accepted as test.1
    ${QUIT}`
  const logins = [
    'C: AUTH PLAIN AGFkYUBleGFtcGxlLnRlc3QAc2VjcmV0',
    'C: AUTH PLAIN\nS: 334 \nC: AGFkYUBleGFtcGxlLnRlc3QAc2VjcmV0',
    'C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: YWRhQGV4YW1wbGUudGVzdA==\nS: 334 UGFzc3dvcmQ6\nC: c2VjcmV0',
    'C: auth login YWRhQGV4YW1wbGUudGVzdA==\nS: 334 UGFzc3dvcmQ6\nC: c2VjcmV0',
  ]
  for (const login of logins) {
    const delivered = await play(`${SUBMISSION}\n${login}\nS: 235 2.7.0 Welcome\n${message}`, accepted)
    assert.equal(delivered[0]?.trace.protocol, 'ESMTPSA')
    assert.equal(delivered[0]?.login?.user.id, 'ada')
  }
})

test('RFC 4954 6: what AUTH can go wrong with', async () => {
  await play(
    `${SUBMISSION}
    C: MAIL FROM:<ada@example.test>
    S: 530 5.7.0 Authentication required
    C: AUTH CRAM-MD5
    S: 504 5.5.4 This mechanism is not known
    C: AUTH PLAIN !!!
    S: 501 5.5.2 Not base64
    C: AUTH PLAIN YQ==
    S: 501 5.5.2 Not a PLAIN response
    C: AUTH LOGIN
    S: 334 VXNlcm5hbWU6
    C: *
    S: 501 5.7.0 Cancelled
    C: AUTH PLAIN AGRpc2FibGVkQGV4YW1wbGUudGVzdABzZWNyZXQ=
    S: 535 5.7.13 The account is disabled
    C: AUTH PLAIN AGh1cnJpZWRAZXhhbXBsZS50ZXN0AHNlY3JldA==
    S: 454 4.7.0 Busy, try again later
    C: AUTH PLAIN AGFkYUBleGFtcGxlLnRlc3QAd3Jvbmc=
    S: 535 5.7.8 Name or password is wrong
    S: 421 4.7.0 Too many failed logins
    --`,
    accepted,
  )
})

test('RFC 4954 4: no AUTH in the clear', async () => {
  await play(
    `
    S: 220 mx.example.test ESMTP Kontor
    C: EHLO client.example
    S: 250-mx.example.test greets client.example
    S: 250-PIPELINING
    S: 250-SIZE 67108864
    S: 250-8BITMIME
    S: 250-SMTPUTF8
    S: 250-DSN
    S: 250-ENHANCEDSTATUSCODES
    S: 250-CHUNKING
    S: 250-STARTTLS
    S: 250 HELP
    C: AUTH PLAIN AGFkYUBleGFtcGxlLnRlc3QAc2VjcmV0
    S: 538 5.7.11 Say STARTTLS first: the password must be encrypted
    ${QUIT}`,
    { service: 'submission', startTls: true },
  )
})

test('RFC 6409 6.1: a user sends as nobody else', async () => {
  await play(
    `${SUBMISSION}
    C: AUTH PLAIN AGFkYUBleGFtcGxlLnRlc3QAc2VjcmV0
    S: 235 2.7.0 Welcome
    C: MAIL FROM:<boss@example.test>
    S: 553 5.7.1 You may not send as this sender
    ${QUIT}`,
    accepted,
  )
})

test('RFC 2033 4.2: LMTP answers once for each recipient', async () => {
  const results = { 'ada@example.test': 250, 'ben@example.test': 452 } as Record<string, number>
  const deliver: Play['deliver'] = ({ recipients }) =>
    recipients.map(({ address }) => ({ address, code: results[address] ?? 550, enhanced: '2.1.5', text: 'so' }))
  await play(
    `${LMTP}
    C: MAIL FROM:<a@b.example>
    C: RCPT TO:<ada@example.test>
    C: RCPT TO:<nobody@example.test>
    C: RCPT TO:<ben@example.test>
    C: RCPT TO:<ada@example.test>
    C: DATA
    S: 250 2.1.0 Sender ok
    S: 250 2.1.5 Recipient ok
    S: 550 5.1.1 No such recipient here
    S: 250 2.1.5 Recipient ok
    S: 250 2.1.5 Recipient ok
    S: 354 End with CR LF . CR LF
    C: hi
    C: .
    S: 250 2.1.5 <ada@example.test> so
    S: 452 2.1.5 <ben@example.test> so
    S: 250 2.1.5 <ada@example.test> so
    C: EHLO x.example
    S: 500 5.5.1 Command not recognised
    C: MAIL FROM:<a@b.example>
    C: DATA
    S: 250 2.1.0 Sender ok
    S: 503 5.5.1 No valid recipients
    ${QUIT}`,
    { service: 'lmtp', deliver },
  )
})

test('RFC 5321 3.6.3: SMTP has one reply for all recipients', async () => {
  const cases: [number[], string][] = [
    [[250, 550], '250 2.0.0 Accepted as test.1'],
    [[550, 550], '550 5.1.1 so'],
    [[550, 451], '451 4.1.1 so'],
  ]
  for (const [codes, answer] of cases) {
    const deliver: Play['deliver'] = ({ recipients }) =>
      recipients.map(({ address }, index) => {
        const code = codes[index] as number
        return { address, code, enhanced: `${Math.floor(code / 100)}.1.1`, text: 'so' }
      })
    await play(
      `${HELLO}
      C: MAIL FROM:<a@b.example>
      C: RCPT TO:<ada@example.test>
      C: RCPT TO:<ben@example.test>
      C: DATA
      S: 250 2.1.0 Sender ok
      S: 250 2.1.5 Recipient ok
      S: 250 2.1.5 Recipient ok
      S: 354 End with CR LF . CR LF
      C: .
      S: ${answer}
      ${QUIT}`,
      { deliver },
    )
  }
})

test('messages share a limit of memory, and get it back', async () => {
  const memory = new MessageMemory(8)
  const other = memory.hold(() => undefined)
  other.reserve(4)
  const transaction = `
    C: MAIL FROM:<a@b.example>
    C: RCPT TO:<ada@example.test>
    C: DATA
    S: 250 2.1.0 Sender ok
    S: 250 2.1.5 Recipient ok
    S: 354 End with CR LF . CR LF`
  await play(
    `${HELLO}${transaction}
    C: 12345
    C: .
    S: 452 4.3.1 Too much mail at once
    ${transaction}
    C> .\\r\\n
    S: 250 2.0.0 Accepted as test.1
    ${QUIT}`,
    { memory },
  )
  other.release()
  const all = memory.hold(() => undefined)
  assert.equal(all.reserve(8), true)
  assert.equal(memory.hold(() => undefined).reserve(1), false)
})

test('a message that keeps the memory for too long makes room for others', async () => {
  const clock = { now: 0 }
  const memory = new MessageMemory(8, { patienceMs: 60_000, now: () => clock.now })
  const others: boolean[] = []
  await play(
    `${HELLO}
    C: MAIL FROM:<a@b.example>
    C: RCPT TO:<ada@example.test>
    C> BDAT 7\\r\\n1234567
    S: 250 2.1.0 Sender ok
    S: 250 2.1.5 Recipient ok
    S: 250 2.0.0 7 octets received
    !meanwhile
    C> BDAT 1 LAST\\r\\n8
    S: 452 4.3.1 Too much mail at once
    C: MAIL FROM:<a@b.example>
    S: 250 2.1.0 Sender ok
    ${QUIT}`,
    {
      memory,
      meanwhile() {
        clock.now = 60_000
        const other = memory.hold(() => undefined)
        others.push(other.reserve(4))
        other.release()
      },
    },
  )
  assert.deepEqual(others, [true])
})
