/**
 * What was acknowledged survives `kill -9`: the small version, three times. A child process serves, is killed while mail
 * comes in, starts again on the same data, and has everything that it said it had.
 */
import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { ImapClient } from '#test/clients/imap.ts'
import { deliverByLmtp } from '#test/clients/lmtp.ts'
import { type DemoProcess, removeDemo, startDemoProcess } from '#test/process.ts'

test('kill -9: every mail with a 250 is there afterwards, once', { timeout: 120_000 }, async (t) => {
  const data = mkdtempSync(join(tmpdir(), 'kontor-kill-'))
  let server: DemoProcess | undefined
  t.after(() => removeDemo(data, server))
  const acknowledged: string[] = []
  for (let round = 0; round < 3; round++) {
    server = await startDemoProcess(data)
    const to = [server.account.address]
    for (let count = 0; count < 3; count++) {
      const id = `${round}-${count}`
      const message = `Subject: kill ${id}\nMessage-ID: <${id}@kill.example.org>\n\nHello\n`
      const [answer] = await deliverByLmtp(server.port('lmtp'), { from: 'a@example.org', to, message })
      assert.match(answer ?? '', /^250 /)
      acknowledged.push(id)
    }
    // One more, of which we do not wait for the answer: it may be there or not, but not by half.
    const message = `Subject: maybe\n\n${'x'.repeat(100_000)}\n`
    const unanswered = deliverByLmtp(server.port('lmtp'), { from: 'a@example.org', to, message }).catch(() => undefined)
    await new Promise((resolve) => setImmediate(resolve))
    await Promise.all([server.end('SIGKILL'), unanswered])
  }
  server = await startDemoProcess(data)
  const client = await ImapClient.connect(server.port('imap'))
  await client.login(server.account.address, server.account.password)
  await client.ok('SELECT INBOX')
  const subjects = await client.ok('FETCH 1:* (BODY.PEEK[HEADER.FIELDS (SUBJECT)])')
  for (const id of acknowledged) {
    assert.equal(subjects.filter((line) => line.includes(`Subject: kill ${id}\r\n`)).length, 1, id)
  }
  const bodies = await client.ok('FETCH 1:* (BODY.PEEK[])')
  assert.equal(bodies.length, subjects.length)
  for (const line of bodies.filter((body) => body.includes('Subject: maybe'))) {
    assert.ok(line.includes('x'.repeat(100_000)))
  }
  client.close()
  assert.equal(await server.end('SIGTERM'), 0)
})
