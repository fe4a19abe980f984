import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SpecialFolder } from '#model'
import { imapServer } from '#test/clients/imap-server.ts'
import { script } from '#test/clients/imap-script.ts'

const mail = (number: number) => `Subject: ${number}\r\n\r\nx\r\n`

test('\\Recent: the first session that may take them sees them, and later ones do not; RFC 3501 2.3.2', async (t) => {
  const server = await imapServer(t)
  const first = await server.client()
  for (const number of [1, 2]) await first.append('INBOX', mail(number))
  await script(
    first,
    String.raw`
    C: STATUS INBOX (RECENT)
    S: * STATUS INBOX (RECENT 2)
    S: OK STATUS completed
    C: EXAMINE INBOX
    S: …
    S: OK [READ-ONLY] EXAMINE completed
    C: FETCH 1 FLAGS
    S: * 1 FETCH (FLAGS (\Recent))
    S: OK FETCH completed
    C: SELECT INBOX
    S: …
    S: OK [READ-WRITE] SELECT completed
    C: SEARCH RECENT
    S: * SEARCH 1 2
    S: OK SEARCH completed
    C: STATUS INBOX (RECENT)
    S: * STATUS INBOX (RECENT 0)
    S: OK STATUS completed`,
  )
  const second = await server.client()
  assert.ok((await second.ok('SELECT INBOX')).includes('* 0 RECENT'))
  await second.append('INBOX', mail(3))
  // It is told of it with the answer to APPEND, before the other one asks.
  assert.deepEqual(await first.ok('NOOP'), ['* 3 EXISTS', '* 2 RECENT'])
  assert.deepEqual(await second.ok('SEARCH RECENT'), ['* SEARCH 3'])
  await second.ok('CLOSE')
  assert.ok((await second.ok('SELECT INBOX')).includes('* 0 RECENT'))
})

test('what was taken stays taken when the server stops', async (t) => {
  const server = await imapServer(t)
  const client = await server.client()
  await client.append('INBOX', mail(1))
  await client.ok('SELECT INBOX')
  const handle = await server.store.open(server.mailbox.ada, { kind: 'system' })
  assert.equal(await handle.recentFrom(SpecialFolder.inbox), 2)
})

test('IMAP4rev2 has no \\Recent, and takes none; RFC 9051 appendix E', async (t) => {
  const server = await imapServer(t)
  const client = await server.client()
  await client.append('INBOX', mail(1))
  const modern = await server.client()
  await modern.ok('ENABLE IMAP4rev2')
  assert.ok(!(await modern.ok('SELECT INBOX')).some((line) => line.includes('RECENT')))
  assert.deepEqual(await modern.ok('FETCH 1 FLAGS'), ['* 1 FETCH (FLAGS ())'])
  assert.ok((await client.ok('SELECT INBOX')).includes('* 1 RECENT'))
})
