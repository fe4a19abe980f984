import assert from 'node:assert/strict'
import { once } from 'node:events'
import { get } from 'node:https'
import { connect } from 'node:net'
import { test } from 'node:test'
import { connect as connectTls } from 'node:tls'
import { ImapClient } from '#test/clients/imap.ts'
import { deliverByLmtp } from '#test/clients/lmtp.ts'
import { startServer } from '#test/harness.ts'
import { StartError } from './start-error.ts'

for (const workers of [0, 1]) {
  test(`one server, all services: IMAP, SMTP, HTTP with and without TLS, metrics (workers = ${workers})`, async (t) => {
    const server = await startServer({ workers, accounts: ['ada'] })
    t.after(() => server.stop())
    const ca = server.authority
    const secured = connectTls({ port: server.port('imaps'), host: 'localhost', ca })
    assert.match(String((await once(secured, 'data'))[0]), /^\* OK /)
    const submissions = connectTls({ port: server.port('submissions'), host: 'localhost', ca })
    assert.match(String((await once(submissions, 'data'))[0]), /^220 /)

    const [answer] = await deliverByLmtp(server.port('lmtp'), {
      from: 'a@example.org',
      to: ['ada@example.test'],
      message: 'Subject: Hello\n\nHello\n',
    })
    assert.match(answer ?? '', /^250/)
    assert.match(await page(`https://localhost:${server.port('https')}/`, ca), /<h1>Kontor<\/h1>/)
    assert.match(await page(`https://localhost:${server.port('https')}/healthz`, ca), /"ok"/)

    const metrics = await (await fetch(`http://127.0.0.1:${server.port('metrics')}/metrics`)).text()
    assert.match(metrics, /^kontor_deliveries_total\{protocol="LMTP",result="2xx"\} 1$/m)
    assert.match(metrics, /^kontor_sessions\{service="imaps"\} 1$/m)
    assert.match(metrics, /^kontor_connections\{service="submissions"\} 1$/m)
    assert.match(metrics, new RegExp(`^kontor_workers ${workers}$`, 'm'))
    assert.match(metrics, /^kontor_store_write_seconds_count [1-9]/m)
    secured.destroy()
    submissions.destroy()
  })

  test(`STARTTLS from a client to a session and back, as a whole (workers = ${workers})`, async (t) => {
    const server = await startServer({ workers, accounts: ['ada'], config: { imap: { plainLogin: 'never' } } })
    t.after(() => server.stop())
    const plain = connect(server.port('imap'), '127.0.0.1')
    assert.match(String((await once(plain, 'data'))[0]), /LOGINDISABLED/)
    plain.write('a STARTTLS\r\n')
    assert.match(String((await once(plain, 'data'))[0]), /^a OK/)
    const secured = connectTls({ socket: plain, servername: 'localhost', ca: server.authority })
    await once(secured, 'secureConnect')
    const { address, password } = server.account('ada')
    secured.write(`b LOGIN ${address} ${password}\r\n`)
    assert.match(String((await once(secured, 'data'))[0]), /^b OK/)
    secured.destroy()
  })
}

test('two servers: the second is told which port is taken, and leaves nothing open', async (t) => {
  const server = await startServer()
  t.after(() => server.stop())
  const port = server.port('submission')
  await assert.rejects(
    startServer({ config: { listeners: { submission: { port } } } }),
    (error: unknown) => error instanceof StartError && error.message.includes(`port ${port}`),
  )
})

test('the command line changes what a running server knows, at once', async (t) => {
  const server = await startServer({ workers: 1 })
  t.after(() => server.stop())
  // `opened` is another user of the data, as `kontor user add` is.
  const { address, password } = await server.createAccount('late')
  const client = await ImapClient.connect(server.port('imap'))
  await client.login(address, password)
  client.close()
})

async function page(url: string, ca: string): Promise<string> {
  return await new Promise((resolve, reject) => {
    get(url, { ca, agent: false }, (answer) => {
      let body = ''
      answer.on('data', (chunk) => (body += chunk))
      answer.on('end', () => resolve(body))
    }).on('error', reject)
  })
}
