/**
 * A mail comes in by LMTP; two clients in IDLE, on two workers, are told of it.
 */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { ImapClient } from '#test/clients/imap.ts'
import { deliverByLmtp } from '#test/clients/lmtp.ts'
import { startServer } from '#test/harness.ts'
import { startPostgres } from '#test/postgres.ts'

const postgres = await startPostgres()
after(() => postgres?.stop())

for (const { workers, engine } of [
  { workers: 0, engine: 'SQLite' },
  { workers: 2, engine: 'SQLite' },
  { workers: 2, engine: 'PostgreSQL' },
] as const) {
  const skip = engine === 'PostgreSQL' && !postgres ? 'no PostgreSQL' : false
  test(`new mail reaches everyone: LMTP in, two clients in IDLE; ${engine}, workers = ${workers}`, {
    skip,
  }, async (t) => {
    const database = engine === 'PostgreSQL' && postgres ? await postgres.database() : 'sqlite'
    const server = await startServer({ workers, database, accounts: ['ada'] })
    t.after(() => server.stop())
    const { address, password } = server.account('ada')
    // New connections go to the worker with the fewest: these two are on two workers.
    const clients = await Promise.all([1, 2].map(() => ImapClient.connect(server.port('imap'))))
    const idling = []
    for (const client of clients) {
      await client.login(address, password)
      await client.ok('SELECT INBOX')
      idling.push(await client.idle())
    }
    const begun = performance.now()
    const announced = Promise.all(
      clients.map(async (client) => {
        while (!/^\* 1 EXISTS$/.test(await client.line()));
        return performance.now() - begun
      }),
    )
    const answers = await deliverByLmtp(server.port('lmtp'), {
      from: 'someone@example.org',
      to: [address],
      message: 'From: someone@example.org\nSubject: Hello\nMessage-ID: <1@example.org>\n\nHello Ada\n',
    })
    assert.match(answers[0] ?? '', /^250 /)
    t.diagnostic(`announced after ${(await announced).map((time) => `${time.toFixed(1)} ms`).join(' and ')}`)
    for (const { done } of idling) assert.equal((await done()).status, 'OK')
    for (const client of clients) {
      const [line] = await client.ok('FETCH 1 (BODY.PEEK[HEADER.FIELDS (SUBJECT)])')
      assert.match(line ?? '', /Subject: Hello/)
      client.close()
    }
  })
}
