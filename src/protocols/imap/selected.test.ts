/** What a session is told of the changes of another. RFC 9051 5.2, 7.5.1; RFC 7162. */
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import type { ImapClient } from '#test/clients/imap.ts'
import { script } from '#test/clients/imap-script.ts'
import { imapServer } from '#test/clients/imap-server.ts'

const mail = (subject: string) => `From: a@example.test\r\nSubject: ${subject}\r\n\r\nbody of ${subject}\r\n`

async function two(t: TestContext, count: number): Promise<[ImapClient, ImapClient]> {
  const server = await imapServer(t)
  const a = await server.client()
  const b = await server.client()
  for (let i = 1; i <= count; i++) await a.append('INBOX', mail(`m${i}`))
  await a.ok('SELECT INBOX')
  await b.ok('SELECT INBOX')
  return [a, b]
}

test('new messages, flags and expunges of another session at NOOP', async (t) => {
  const [a, b] = await two(t, 3)
  await a.append('INBOX', mail('m4'))
  await a.ok('STORE 1 +FLAGS.SILENT (\\Flagged work)')
  await a.ok('STORE 2 +FLAGS (\\Deleted)')
  await a.ok('EXPUNGE')
  await script(
    b,
    String.raw`
    C: NOOP
    S: * 2 EXPUNGE
    S: * 3 EXISTS
    S: * 0 RECENT
    S: * FLAGS (… work)
    S: * 1 FETCH (UID 1 FLAGS (\Flagged work))
    S: OK NOOP completed
    C: NOOP
    S: OK NOOP completed`,
  )
})

test('RFC 9051 7.5.1: no EXPUNGE during FETCH, STORE and SEARCH; numbers stay right', async (t) => {
  const [a, b] = await two(t, 3)
  await a.ok('STORE 1 +FLAGS (\\Deleted)')
  await b.ok('NOOP')
  await a.ok('EXPUNGE')
  await script(
    b,
    String.raw`
    C: FETCH 1:3 (UID)
    S: * 2 FETCH (UID 2)
    S: * 3 FETCH (UID 3)
    S: OK FETCH completed
    C: SEARCH ALL
    S: * SEARCH 2 3
    S: OK SEARCH completed
    C: STORE 1:2 +FLAGS (\Seen)
    S: * 2 FETCH (FLAGS (\Seen))
    S: OK STORE completed
    C: UID FETCH 3 (FLAGS)
    S: * 3 FETCH (UID 3 FLAGS ())
    S: * 1 EXPUNGE
    S: OK UID FETCH completed
    C: FETCH 1:2 (UID)
    S: * 1 FETCH (UID 2)
    S: * 2 FETCH (UID 3)
    S: OK FETCH completed`,
  )
})

test('RFC 7162: MODSEQ and VANISHED for who has enabled them', async (t) => {
  const [a, b] = await two(t, 3)
  await b.ok('ENABLE QRESYNC')
  await a.ok('STORE 1,3 +FLAGS (\\Deleted)')
  await script(
    b,
    String.raw`
    C: NOOP
    S: * 1 FETCH (UID 1 FLAGS (\Deleted) MODSEQ (…))
    S: * 3 FETCH (UID 3 FLAGS (\Deleted) MODSEQ (…))
    S: OK NOOP completed`,
  )
  await a.ok('EXPUNGE')
  await script(
    b,
    String.raw`
    C: NOOP
    S: * VANISHED 1,3
    S: OK NOOP completed`,
  )
})

test('RFC 2177: IDLE tells of changes as they happen', async (t) => {
  const [a, b] = await two(t, 1)
  const { done } = await b.idle()
  await a.append('INBOX', mail('m2'))
  assert.equal(await b.line(), '* 2 EXISTS')
  assert.equal(await b.line(), '* 0 RECENT')
  await a.ok('STORE 1 +FLAGS (\\Answered)')
  assert.equal(await b.line(), '* 1 FETCH (UID 1 FLAGS (\\Answered))')
  await a.ok('STORE 1 +FLAGS.SILENT (\\Deleted)')
  await b.line()
  await a.ok('EXPUNGE')
  assert.equal(await b.line(), '* 1 EXPUNGE')
  const { status } = await done()
  assert.equal(status, 'OK')
  // Another IDLE, ended at once, and one that is ended by something else.
  await (await b.idle()).done()
  b.send('z IDLE\r\n')
  await b.line()
  b.send('NOOP\r\n')
  assert.match(await b.line(), /^z BAD/)
})

test('what a session did itself it is not told again', async (t) => {
  const [a] = await two(t, 2)
  await script(
    a,
    String.raw`
    C: STORE 1 FLAGS.SILENT (\Seen)
    S: OK STORE completed
    C: NOOP
    S: OK NOOP completed
    C: FETCH 2 BODY[TEXT]
    S: * 2 FETCH (FLAGS (\Recent \Seen) BODY[TEXT] {12}\r\nbody of m2\r\n)
    S: OK FETCH completed
    C: NOOP
    S: OK NOOP completed
    C: STORE 1:2 +FLAGS.SILENT (\Deleted)
    S: OK STORE completed
    C: CLOSE
    S: OK CLOSE completed
    C: SELECT INBOX
    S: * FLAGS …
    S: * OK [PERMANENTFLAGS …
    S: * 0 EXISTS
    S: …
    S: OK [READ-WRITE] SELECT completed`,
  )
})

test('a mailbox that is deleted while it is selected', async (t) => {
  const [a, b] = await two(t, 0)
  await a.ok('CREATE gone')
  await a.append('gone', mail('x'))
  await b.ok('SELECT gone')
  await a.ok('DELETE gone')
  b.send('y NOOP\r\n')
  assert.deepEqual(await b.ended(), ['* BYE The selected mailbox was deleted'])
})
