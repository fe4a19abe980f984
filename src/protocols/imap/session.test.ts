/** Sessions as transcripts, over sockets and the real store. The commands' own tests stand beside them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { script } from '#test/clients/imap-script.ts'
import { imapServer } from '#test/clients/imap-server.ts'
import { MessageMemory } from '../message-memory.ts'

test('RFC 9051 3: commands outside of their state, unknown ones and empty lines', async (t) => {
  const server = await imapServer(t)
  const client = await server.connect()
  assert.match(
    await client.greeting,
    /^\* OK \[CAPABILITY IMAP4rev1 IMAP4rev2 .*AUTH=PLAIN.*\] mail\.example\.test Kontor ready$/,
  )
  client.send('\r\n')
  await script(
    client,
    String.raw`
    C: SELECT INBOX
    S: BAD SELECT is not possible now
    C: FETCH 1 FLAGS
    S: BAD FETCH is not possible now
    C: FROBNICATE
    S: BAD Unknown command FROBNICATE
    C: NOOP
    S: OK NOOP completed
    C: NOOP at once
    S: BAD unexpected text after the command at offset 8
    C: LOGIN ada wrong
    S: NO [AUTHENTICATIONFAILED] …
    C: LOGIN ada secret
    S: OK [CAPABILITY … IDLE …] Logged in
    C: LOGIN ada secret
    S: BAD LOGIN is not possible now
    C: FETCH 1 FLAGS
    S: BAD FETCH is not possible now
    C: EXPUNGE
    S: BAD EXPUNGE is not possible now
    C: SELECT nowhere
    S: NO [NONEXISTENT] does not exist: mailbox
    C: LOGOUT
    S: * BYE Good bye
    S: OK LOGOUT completed`,
  )
  assert.deepEqual(await client.ended(), [])
})

test('RFC 9051 6.2: AUTHENTICATE PLAIN with and without an initial response; LOGINDISABLED', async (t) => {
  const server = await imapServer(t)
  const plain = Buffer.from('\0ada\0secret').toString('base64')
  const first = await server.connect()
  await first.greeting
  assert.equal((await first.command(`AUTHENTICATE PLAIN ${plain}`)).status, 'OK')
  const second = await server.connect()
  await second.greeting
  second.send('a AUTHENTICATE PLAIN\r\n')
  assert.equal(await second.line(), '+ ')
  second.send(`${plain}\r\n`)
  assert.match(await second.line(), /^a OK /)
  const third = await server.connect()
  await third.greeting
  third.send('a AUTHENTICATE PLAIN\r\n')
  await third.line()
  third.send('*\r\n')
  assert.match(await third.line(), /^a BAD /)
  assert.match(await third.fails('AUTHENTICATE PLAIN bm90aGluZw=='), /^BAD/)
  assert.match(await third.fails('AUTHENTICATE KLINGON'), /^NO \[CANNOT\]/)

  const careful = await imapServer(t, { plaintextLogin: 'never', startTls: true })
  const client = await careful.connect()
  assert.match(await client.greeting, /STARTTLS LOGINDISABLED/)
  assert.match(await client.fails('LOGIN ada secret'), /^NO \[PRIVACYREQUIRED\]/)
  assert.match(await client.fails(`AUTHENTICATE PLAIN ${plain}`), /^NO \[PRIVACYREQUIRED\]/)
})

test('the connection ends after too many failed logins', async (t) => {
  const server = await imapServer(t)
  const client = await server.connect()
  await client.greeting
  for (let i = 0; i < 4; i++) client.send(`a${i} LOGIN ada wrong\r\n`)
  const lines = await client.ended()
  assert.equal(lines.filter((line) => /^a\d NO \[AUTHENTICATIONFAILED\]/.test(line)).length, 4)
  assert.equal(lines.at(-1), '* BYE Too many failures')
})

test('RFC 9051 5.5: pipelined commands are answered in order', async (t) => {
  const server = await imapServer(t)
  const client = await server.client()
  client.send('x1 NOOP\r\nx2 APPEND INBOX {3+}\r\nabc\r\nx3 SELECT INBOX\r\nx4 FETCH 1 BODY.PEEK[]\r\n')
  const { untagged, tagged } = await client.answer('x4')
  const tags = untagged.map((line) => line.slice(0, 5)).filter((line) => line.startsWith('x'))
  assert.deepEqual(tags, ['x1 OK', 'x2 OK', 'x3 OK'])
  assert.ok(untagged.includes('* 1 FETCH (BODY[] {3}\r\nabc)'))
  assert.match(tagged, /^OK/)
})

test('RFC 7888: a literal that is too large is refused before it is sent, or skipped', async (t) => {
  const server = await imapServer(t, { appendBytesMax: 1000 })
  const client = await server.client()
  client.send('a APPEND INBOX {1001}\r\n')
  assert.equal(await client.line(), 'a NO [TOOBIG] The limit is 1000 bytes')
  client.send(`b APPEND INBOX {5000+}\r\n${'x'.repeat(5000)} {4000+}\r\n${'y'.repeat(4000)}\r\nc NOOP\r\n`)
  assert.equal(await client.line(), 'b NO [TOOBIG] The limit is 1000 bytes')
  assert.match(await client.line(), /^c OK/)
  client.send('d APPEND INBOX {2147483648+}\r\n')
  assert.deepEqual(await client.ended(), ['* BYE Literal too large'])
})

test('mails on their way in share a limit of memory, and get it back', async (t) => {
  const memory = new MessageMemory(3_000_000)
  const server = await imapServer(t, { memory })
  const client = await server.client()
  const other = memory.hold(() => undefined)
  other.reserve(2_000_000)
  const mail = `Subject: large\r\n\r\n${'x'.repeat(2_000_000)}`
  client.send(`a APPEND INBOX {${mail.length}+}\r\n${mail}\r\n`)
  assert.equal(await client.line(), 'a NO [LIMIT] Too much mail at once, try again later')
  other.release()
  for (const tag of ['b', 'c']) {
    client.send(`${tag} APPEND INBOX {${mail.length}+}\r\n${mail}\r\n`)
    assert.match((await client.answer(tag)).tagged, /^OK/)
  }
  assert.equal(memory.hold(() => undefined).reserve(3_000_000), true)
})

test('lines without end, literals before the login, guesses at other protocols', async (t) => {
  const server = await imapServer(t)
  const long = await server.connect()
  await long.greeting
  long.send('a'.repeat(70_000))
  assert.deepEqual(await long.ended(), ['* BYE Line too long'])
  const large = await server.connect()
  await large.greeting
  large.send('a LOGIN {100000}\r\n')
  assert.equal(await large.line(), 'a BAD Literal too large')
  const web = await server.connect()
  await web.greeting
  web.send(`GET / HTTP/1.1\r\n${'Host: x\r\n'.repeat(40)}\r\n`)
  assert.equal((await web.ended()).at(-1), '* BYE Too many bad commands')
})

test('who does not log in is sent away, however busy he is', async (t) => {
  const server = await imapServer(t, { loginTimeoutSeconds: 0.2 })
  const client = await server.connect()
  await client.greeting
  const last = await (async () => {
    for (;;) {
      const { untagged } = await client.command('NOOP')
      if (untagged.length > 0) return untagged
    }
  })().catch(String)
  assert.match(String(last), /BYE Login took too long|connection ended/)
})

test('a stopping server says BYE to those that wait and to those in IDLE', async (t) => {
  const server = await imapServer(t)
  const waiting = await server.client()
  const idling = await server.client()
  await idling.ok('SELECT INBOX')
  await idling.idle()
  server.shutDown()
  assert.deepEqual(await waiting.ended(), ['* BYE Server shutting down'])
  assert.deepEqual(await idling.ended(), ['* BYE Server shutting down'])
})

test('RFC 4978: COMPRESS=DEFLATE', async (t) => {
  const server = await imapServer(t)
  const client = await server.client()
  assert.match((await client.command('COMPRESS DEFLATE')).tagged, /^OK/)
  client.compress()
  await script(
    client,
    String.raw`
    C: NOOP
    S: OK NOOP completed
    C: COMPRESS DEFLATE
    S: NO [COMPRESSIONACTIVE] …
    C: CAPABILITY
    S: * CAPABILITY …
    S: OK …`,
  )
})

test('ID, NAMESPACE, ENABLE', async (t) => {
  const server = await imapServer(t)
  await script(
    await server.client(),
    String.raw`
    C: ID ("name" "test" "version" NIL)
    S: * ID ("name" "Kontor" …
    S: OK ID completed
    C: ID NIL
    S: * ID …
    S: OK ID completed
    C: NAMESPACE
    S: * NAMESPACE (("" "/")) (("Other Users/" "/")) (("Public Folders/" "/"))
    S: OK NAMESPACE completed
    C: ENABLE QRESYNC X-UNKNOWN imap4rev2
    S: * ENABLED QRESYNC IMAP4rev2
    S: OK ENABLE completed`,
  )
})
