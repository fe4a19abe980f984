import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { test, type TestContext } from 'node:test'
import { connect as connectTls } from 'node:tls'
import type { Connection } from '#protocols/connection.ts'
import { CertificateChoice } from '../tls/certificate-choice.ts'
import { serverUpgrade } from '../tls/context.ts'
import { createLocalCertificate } from '../tls/self-signed.ts'
import { Connections } from './connections.ts'

const made = await createLocalCertificate({ hostname: 'localhost', now: new Date() })
const shown = {
  minVersion: '1.2',
  ticketKeys: new Uint8Array(48).fill(1),
  list: [{ names: ['localhost'], certificate: made.chain, key: made.key }],
} as const

/** A port whose sockets come to `Connections` as a worker gets them; `over` is what was told of their ends. */
async function start(t: TestContext, { implicitTls = false, choice = new CertificateChoice(shown) } = {}) {
  const served: Connection[] = []
  const over: string[] = []
  const ended = Promise.withResolvers<void>()
  const connections = new Connections(serverUpgrade(choice.choose, 0.05), (_, connection) => {
    served.push(connection)
    connection.write('hello')
  })
  const facts = { id: 'c1', remoteAddress: '127.0.0.1', remotePort: 1, stallSeconds: 10 }
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (socket) => {
    connections.take(socket, { service: 'imap', facts, implicitTls }, (reason) => {
      over.push(reason)
      ended.resolve()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => server.close())
  const { port } = server.address() as { port: number }
  return { port, connections, served, over, ended: ended.promise }
}

const hello = async (socket: Socket) => String((await once(socket, 'data'))[0])

test('a connection is served, and its end is told', async (t) => {
  const { port, served, over, ended } = await start(t)
  const client = connect(port, '127.0.0.1')
  assert.equal(await hello(client), 'hello')
  assert.equal(served[0]?.secure, false)
  client.resetAndDestroy()
  await ended
  assert.deepEqual(over, ['closed'])
})

test('TLS from the first byte: the session begins when the handshake is done', async (t) => {
  const { port, served, over, ended } = await start(t, { implicitTls: true })
  const client = connectTls({ port, host: '127.0.0.1', servername: 'localhost', ca: made.authority })
  assert.equal(await hello(client), 'hello')
  assert.equal(served[0]?.secure, true)
  served[0]?.end()
  client.destroy()
  await ended
  assert.deepEqual(over, ['closed'])
})

for (const { name, says } of [
  { name: 'never comes', says: '' },
  { name: 'is none', says: 'this is no ClientHello\r\n'.repeat(10) },
]) {
  test(`a handshake that ${name} ends the connection, and no session began`, async (t) => {
    const { port, served, over, ended } = await start(t, { implicitTls: true })
    const client = connect(port, '127.0.0.1')
    client.on('error', () => undefined)
    client.write(says)
    await ended
    assert.deepEqual(over, ['handshake'])
    assert.equal(served.length, 0)
    client.destroy()
  })
}

test('destroy ends every connection, also those within their handshake', async (t) => {
  const { port, connections, over, ended } = await start(t, { implicitTls: true })
  const client = connectTls({ port, host: '127.0.0.1', servername: 'localhost', ca: made.authority })
  client.on('error', () => undefined)
  await hello(client)
  connections.destroy()
  await Promise.all([connections.flushed(), ended])
  assert.deepEqual(over, ['closed'])
})

test('a client comes back to another thread and resumes its TLS session', async (t) => {
  const ports = [await start(t, { implicitTls: true }), await start(t, { implicitTls: true })].map(({ port }) => port)
  const options = { host: '127.0.0.1', servername: 'localhost', ca: made.authority }
  const first = connectTls({ ...options, port: ports[0] as number })
  const [session] = (await once(first, 'session')) as [Buffer]
  first.destroy()
  const again = connectTls({ ...options, port: ports[1] as number, session })
  await once(again, 'secureConnect')
  assert.equal(again.isSessionReused(), true)
  again.destroy()
})

test('other certificates are shown from now on', async (t) => {
  const choice = new CertificateChoice(shown)
  const { port } = await start(t, { implicitTls: true, choice })
  const next = await createLocalCertificate({ hostname: 'localhost', now: new Date() })
  choice.show({ ...shown, list: [{ names: [], certificate: next.chain, key: next.key }] })
  const client = connectTls({ port, host: '127.0.0.1', servername: 'localhost', ca: next.authority })
  await once(client, 'secureConnect')
  client.destroy()
})
