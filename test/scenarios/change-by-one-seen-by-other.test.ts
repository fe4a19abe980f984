/**
 * What one client does to a mail, another client on another worker sees without reconnecting.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ImapClient } from '#test/clients/imap.ts'
import { startServer } from '#test/harness.ts'

test('a change by one client is seen by the other: flags, a new mail, an expunge', async (t) => {
  const server = await startServer({ workers: 2, accounts: ['ada'] })
  t.after(() => server.stop())
  const { address, password } = server.account('ada')
  const [one, other] = (await Promise.all([1, 2].map(() => ImapClient.connect(server.port('imap'))))) as [
    ImapClient,
    ImapClient,
  ]
  for (const client of [one, other]) {
    await client.login(address, password)
    await client.ok('SELECT INBOX')
  }
  const idle = await other.idle()

  await one.append('INBOX', 'Subject: First\r\n\r\nHello\r\n')
  assert.match(await next(other, /EXISTS/), /^\* 1 EXISTS/)

  await one.ok('STORE 1 +FLAGS (\\Flagged urgent)')
  const flags = await next(other, /FETCH/)
  assert.match(flags, /\\Flagged/)
  assert.match(flags, /urgent/)

  await one.ok('STORE 1 +FLAGS (\\Deleted)')
  await one.ok('EXPUNGE')
  assert.match(await next(other, /EXPUNGE/), /^\* 1 EXPUNGE/)

  assert.equal((await idle.done()).status, 'OK')
  one.close()
  other.close()
})

async function next(client: ImapClient, pattern: RegExp): Promise<string> {
  for (;;) {
    const line = await client.line()
    if (pattern.test(line)) return line
  }
}
