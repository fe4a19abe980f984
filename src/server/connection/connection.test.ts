import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { test } from 'node:test'
import { MessageChannel, type Transferable } from 'node:worker_threads'
import { connect as connectTls } from 'node:tls'
import { createDeflateRaw, createInflateRaw, constants as zlib } from 'node:zlib'
import { Failure } from '#model'
import type { Connection } from '#protocols/connection.ts'
import { createLocalCertificate } from '../tls/self-signed.ts'
import { secureContext, serverUpgrade } from '../tls/context.ts'
import { plainAddress, socketConnection } from './socket.ts'

const certificate = await createLocalCertificate({ hostname: 'localhost', now: new Date() })
const upgrade = serverUpgrade(() => secureContext({ certificate: certificate.chain, key: certificate.key }))

/** A connection and the client's socket, once where it was accepted and once handed over as to a worker. */
const ways: Record<string, (serve: (connection: Connection) => void) => Promise<{ client: Socket; stop: () => void }>> =
  {
    async socket(serve) {
      return await listen((socket) => {
        serve(socketConnection(socket, {}, upgrade))
        socket.resume()
      })
    },
    async 'handed over'(serve) {
      const { port1, port2 } = new MessageChannel()
      port2.on('message', ({ socket }: { socket: Socket }) => {
        serve(socketConnection(socket, {}, upgrade))
        socket.resume()
      })
      const listening = await listen((socket) => port1.postMessage({ socket }, [socket as unknown as Transferable]))
      return {
        client: listening.client,
        stop() {
          listening.stop()
          port1.close()
        },
      }
    },
  }

async function listen(accept: (socket: Socket) => void): Promise<{ client: Socket; stop: () => void }> {
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, accept)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = connect((server.address() as { port: number }).port, '127.0.0.1')
  await once(client, 'connect')
  return {
    client,
    stop() {
      client.destroy()
      server.close()
    },
  }
}

/** What the other side sends until it ends. */
async function all(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

for (const [way, start] of Object.entries(ways)) {
  test(`${way}: what the client sends comes in order, and ends`, async () => {
    const got = Promise.withResolvers<string>()
    const { client, stop } = await start(async (connection) => {
      let text = ''
      for (;;) {
        const bytes = await connection.read(10)
        if (!bytes) break
        text += Buffer.from(bytes).toString()
      }
      connection.write('bye')
      connection.end()
      got.resolve(text)
    })
    client.write('one ')
    client.end('two')
    assert.equal(await got.promise, 'one two')
    assert.equal((await all(client)).toString(), 'bye')
    stop()
  })

  test(`${way}: small and large writes keep their order`, async () => {
    const large = Buffer.alloc(200_000, 'x')
    const { client, stop } = await start((connection) => {
      connection.write('é')
      connection.write(Buffer.from('b'))
      connection.write(large)
      connection.write('c')
      connection.end()
    })
    const got = await all(client)
    assert.equal(got.toString(), `éb${large.toString()}c`)
    stop()
  })

  test(`${way}: a reader waits no longer than it said`, async () => {
    const got = Promise.withResolvers<unknown>()
    const { stop } = await start((connection) => {
      connection.read(0.01).catch(got.resolve)
    })
    const failure = await got.promise
    assert.ok(failure instanceof Failure && failure.code === 'cancelled')
    stop()
  })

  test(`${way}: a client that does not read holds the writer back`, async () => {
    const wrote = Promise.withResolvers<number>()
    const finished = Promise.withResolvers<void>()
    const total = 64 * 1024 * 1024
    const { client, stop } = await start(async (connection) => {
      const chunk = Buffer.alloc(64 * 1024)
      let bytes = 0
      let told = false
      while (bytes < total) {
        connection.write(chunk)
        bytes += chunk.length
        const drained = connection.drained()
        if (!told && (await Promise.race([drained.then(() => 'drained'), soon('full')])) === 'full') {
          told = true
          wrote.resolve(bytes)
        }
        await drained
      }
      connection.end()
      finished.resolve()
    })
    assert.ok((await wrote.promise) < total)
    let read = 0
    client.on('data', (chunk) => (read += chunk.length))
    await finished.promise
    await once(client, 'end')
    assert.equal(read, total)
    stop()
  })

  test(`${way}: a reader that does not read holds the client back, and then gets everything`, async () => {
    const go = Promise.withResolvers<void>()
    const got = Promise.withResolvers<number>()
    const { client, stop } = await start(async (connection) => {
      await go.promise
      let bytes = 0
      for (let chunk = await connection.read(10); chunk; chunk = await connection.read(10)) bytes += chunk.length
      got.resolve(bytes)
    })
    const total = 32 * 1024 * 1024
    const blocked = !client.write(Buffer.alloc(total))
    assert.ok(blocked)
    client.end()
    await soon('')
    assert.ok(client.writableLength > 0)
    go.resolve()
    assert.equal(await got.promise, total)
    stop()
  })

  test(`${way}: STARTTLS drops what came in plain text before it (RFC 3207 4.2)`, async () => {
    const got = Promise.withResolvers<string>()
    const { client, stop } = await start(async (connection) => {
      await connection.read(10)
      connection.write('go ahead')
      await connection.startTls()
      assert.equal(connection.secure, true)
      const bytes = await connection.read(10)
      connection.write('secret')
      connection.end()
      got.resolve(Buffer.from(bytes ?? []).toString())
    })
    client.write('starttls')
    await once(client, 'data')
    const secured = connectTls({ socket: client, ca: certificate.authority, servername: 'localhost' })
    await once(secured, 'secureConnect')
    secured.write('inside')
    assert.equal(await got.promise, 'inside')
    assert.equal((await all(secured)).toString(), 'secret')
    stop()
  })

  test(`${way}: a failed handshake ends the connection`, async () => {
    const got = Promise.withResolvers<unknown>()
    const { client, stop } = await start(async (connection) => {
      await connection.read(10)
      connection.write('go ahead')
      await connection.startTls()
      got.resolve([connection.secure, await connection.read(10), connection.closed.aborted])
    })
    client.on('error', () => {})
    client.write('starttls')
    client.write('this is no ClientHello, and never will be\r\n'.repeat(10))
    client.on('data', () => client.write('neither is this\r\n'))
    assert.deepEqual(await got.promise, [false, undefined, true])
    stop()
  })

  test(`${way}: DEFLATE in both directions (RFC 4978)`, async () => {
    const { client, stop } = await start(async (connection) => {
      await connection.read(10)
      connection.write('OK\r\n')
      connection.compress()
      const bytes = await connection.read(10)
      connection.write(`you said ${Buffer.from(bytes ?? []).toString()}`)
      connection.end()
    })
    client.write('compress')
    await once(client, 'data')
    const deflate = createDeflateRaw({ flush: zlib.Z_SYNC_FLUSH })
    deflate.pipe(client)
    deflate.write('hello')
    assert.equal((await all(client.pipe(createInflateRaw()))).toString(), 'you said hello')
    stop()
  })

  test(`${way}: a small packet that inflates to gigabytes is inflated no further than it is read`, async () => {
    const got = Promise.withResolvers<number>()
    const { client, stop } = await start(async (connection) => {
      await connection.read(10)
      connection.compress()
      connection.write('OK')
      const first = await connection.read(10)
      got.resolve(first?.length ?? 0)
    })
    client.write('compress')
    await once(client, 'data')
    const deflate = createDeflateRaw({ level: 9 })
    deflate.pipe(client)
    deflate.end(Buffer.alloc(64 * 1024 * 1024))
    assert.ok((await got.promise) <= 64 * 1024)
    stop()
  })

  test(`${way}: after its end nobody waits for a client that stays`, async () => {
    const got = Promise.withResolvers<unknown>()
    const { client, stop } = await start((connection) => {
      void connection.read(60).then(got.resolve)
      connection.write('bye')
      connection.end()
    })
    assert.equal(await got.promise, undefined)
    const [bye] = (await once(client, 'data')) as [Buffer]
    assert.equal(bye.toString(), 'bye')
    stop()
  })

  test(`${way}: closed aborts when the client has gone`, async () => {
    const got = Promise.withResolvers<void>()
    const { client, stop } = await start((connection) => {
      connection.closed.addEventListener('abort', () => got.resolve())
      connection.write('hello')
    })
    await once(client, 'data')
    client.resetAndDestroy()
    await got.promise
    stop()
  })
}

for (const [address, shown] of [
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8::1', '2001:db8::1'],
  [undefined, 'local'],
] as const) {
  test(`an address is shown plainly: ${address}`, () => assert.equal(plainAddress(address), shown))
}

/** After everything that can happen now has happened. */
async function soon<T>(value: T): Promise<T> {
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve))
  return value
}

test('after its end a connection stays no longer than two minutes, whatever the client sends', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const { promise, resolve } = Promise.withResolvers<Connection>()
  const { client, stop } = await listen((socket) => {
    resolve(socketConnection(socket))
    socket.resume()
  })
  t.after(stop)
  client.on('error', () => undefined)
  const connection = await promise
  connection.end()
  client.write('still here')
  assert.equal(connection.closed.aborted, false)
  t.mock.timers.tick(121_000)
  if (!connection.closed.aborted) await once(connection.closed, 'abort')
})
