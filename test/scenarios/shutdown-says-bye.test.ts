/**
 * A server that stops says goodbye to everyone, whatever they are doing, and ends in time.
 */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { test } from 'node:test'
import { connect as connectTls } from 'node:tls'
import { ImapClient } from '#test/clients/imap.ts'
import { startServer } from '#test/harness.ts'

for (const workers of [0, 1]) {
  test(`a stopping server says goodbye: IMAP before login, in IDLE, under TLS; SMTP (workers = ${workers})`, async (t) => {
    const server = await startServer({ workers, accounts: ['ada'] })
    t.after(() => server.stop())
    const { address, password } = server.account('ada')
    const fresh = await ImapClient.connect(server.port('imap'))
    await fresh.greeting
    const idling = await ImapClient.connect(server.port('imap'))
    await idling.login(address, password)
    await idling.ok('SELECT INBOX')
    await idling.idle()
    const secured = connectTls({ port: server.port('imaps'), host: 'localhost', ca: server.authority })
    await once(secured, 'data')
    const smtp = connect(server.port('smtp'), '127.0.0.1')
    await once(smtp, 'data')

    const [, freshWords, idlingWords, securedWords, smtpWords] = await Promise.all([
      server.shutDown(5),
      fresh.ended(),
      idling.ended(),
      text(secured),
      text(smtp),
    ])
    assert.match(freshWords.join('\n'), /^\* BYE/m)
    assert.match(idlingWords.join('\n'), /^\* BYE/m)
    assert.match(securedWords, /^\* BYE/m)
    // RFC 5321 3.8
    assert.match(smtpWords, /^421 /m)
  })
}

async function text(stream: NodeJS.ReadableStream): Promise<string> {
  let all = ''
  for await (const chunk of stream) all += String(chunk)
  return all
}
