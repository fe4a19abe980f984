import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { test, type TestContext } from 'node:test'
import { connect as connectTls } from 'node:tls'
import { makeConfig } from './config/load.ts'
import { SocketTransport } from './connection/socket.ts'
import { Admission, Listener, type Accepted, type ListenerOptions } from './listener.ts'
import { createLocalCertificate } from './tls/self-signed.ts'
import { secureContext, serverUpgrade } from './tls/context.ts'

const certificate = await createLocalCertificate({ hostname: 'localhost', now: new Date() })
const context = secureContext({ certificate: certificate.chain, key: certificate.key })
const { limits } = makeConfig({})

async function listen(t: TestContext, options: Partial<ListenerOptions>) {
  const refused: string[] = []
  const listener = new Listener({
    service: 'imap',
    host: '127.0.0.1',
    port: 0,
    tls: 'none',
    admission: new Admission(limits),
    upgrade: serverUpgrade(() => context),
    accept: ({ socket }) => socket.end('hello'),
    refused: (reason) => refused.push(reason),
    ...options,
  })
  await listener.start()
  t.after(() => listener.stop())
  return { listener, refused }
}

async function text(socket: Socket): Promise<string> {
  let all = ''
  for await (const chunk of socket) all += chunk
  return all
}

test('implicit TLS: accepted when the handshake is done, with the address of the client', async (t) => {
  const accepted: Accepted[] = []
  const { listener } = await listen(t, {
    tls: 'implicit',
    accept(one) {
      accepted.push(one)
      one.socket.end('hello')
    },
  })
  const client = connectTls({
    host: '127.0.0.1',
    port: listener.port,
    ca: certificate.authority,
    servername: 'localhost',
  })
  await once(client, 'secureConnect')
  assert.equal(client.getProtocol(), 'TLSv1.3')
  assert.equal(await text(client), 'hello')
  assert.equal(accepted[0]?.secure, true)
  assert.equal(accepted[0]?.remoteAddress, '127.0.0.1')
})

for (const version of ['TLSv1', 'TLSv1.1'] as const) {
  test(`RFC 8996: ${version} is refused`, async (t) => {
    const { listener } = await listen(t, { tls: 'implicit' })
    const client = connectTls({
      host: '127.0.0.1',
      port: listener.port,
      rejectUnauthorized: false,
      minVersion: version,
      maxVersion: version,
      ciphers: 'DEFAULT@SECLEVEL=0',
    })
    await assert.rejects(once(client, 'secureConnect'))
  })
}

test('RFC 9325 4.2: a TLS 1.2 client gets forward secrecy and authenticated encryption', async (t) => {
  const { listener } = await listen(t, { tls: 'implicit' })
  const client = connectTls({
    host: '127.0.0.1',
    port: listener.port,
    ca: certificate.authority,
    servername: 'localhost',
    maxVersion: 'TLSv1.2',
  })
  await once(client, 'secureConnect')
  assert.match(client.getCipher().standardName, /ECDHE.*(GCM|POLY1305)/)
  client.destroy()
})

test('a handshake that does not come to an end is cut off', async (t) => {
  const refused = Promise.withResolvers<string>()
  const upgrade = serverUpgrade(() => context, 0.05)
  const { listener } = await listen(t, { tls: 'implicit', upgrade, refused: refused.resolve })
  const client = connect(listener.port, '127.0.0.1')
  await once(client, 'close')
  assert.equal(await refused.promise, 'handshake')
})

test('one connection too many is told so in the words of its protocol, and a place that is free is given again', async (t) => {
  const admission = new Admission({ ...limits, connections: 1 })
  const first = Promise.withResolvers<Socket>()
  const { listener, refused } = await listen(t, {
    admission,
    accept({ socket }) {
      socket.write('hello')
      first.resolve(socket)
    },
  })
  const one = connect(listener.port, '127.0.0.1')
  await once(one, 'data')
  assert.match(await text(connect(listener.port, '127.0.0.1')), /^\* BYE \[UNAVAILABLE\]/)
  assert.deepEqual(refused, ['limit'])
  const socket = await first.promise
  socket.destroy()
  await once(socket, 'close')
  assert.equal(admission.total, 0)
  const next = connect(listener.port, '127.0.0.1')
  const [hello] = await once(next, 'data')
  assert.equal(String(hello), 'hello')
  next.destroy()
})

test('the limit of one address does not bind loopback, where proxies are', () => {
  const admission = new Admission({ ...limits, connectionsPerAddress: 1 })
  assert.equal(admission.enter('192.0.2.1'), true)
  assert.equal(admission.enter('192.0.2.1'), false)
  assert.equal(admission.enter('192.0.2.2'), true)
  assert.equal(admission.enter('127.0.0.1'), true)
  assert.equal(admission.enter('127.0.0.1'), true)
  admission.leave('192.0.2.1')
  assert.equal(admission.enter('192.0.2.1'), true)
})

test('a connection that went to TLS by STARTTLS gives its place back, too', async (t) => {
  const admission = new Admission(limits)
  const closed = Promise.withResolvers<void>()
  const secured = Promise.withResolvers<boolean>()
  const { listener } = await listen(t, {
    admission,
    accept({ socket }) {
      socket.once('close', closed.resolve)
      const nothing = (): void => undefined
      const receiver = { receive: nothing, ended: () => transport.end(), gone: nothing, progress: nothing }
      const transport = new SocketTransport(
        socket,
        receiver,
        serverUpgrade(() => context),
      )
      transport.startTls(secured.resolve)
    },
  })
  const client = connectTls({
    host: '127.0.0.1',
    port: listener.port,
    ca: certificate.authority,
    servername: 'localhost',
  })
  await once(client, 'secureConnect')
  assert.equal(await secured.promise, true)
  assert.equal(admission.total, 1)
  client.destroy()
  await closed.promise
  assert.equal(admission.total, 0)
})

test('a taken port is named, with what to do', async (t) => {
  const { listener } = await listen(t, {})
  await assert.rejects(
    listen(t, { port: listener.port }),
    new RegExp(
      `imap cannot listen on port ${listener.port} of 127.0.0.1: another program has it.*listeners.imap.port.*--ports`,
    ),
  )
})

test('an address that is not here is named, with what to do', async (t) => {
  await assert.rejects(listen(t, { host: '192.0.2.77' }), /no such address. Change listeners.imap.host/)
})
