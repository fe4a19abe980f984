/**
 * The MAPI client against a whole server: how it finds its mailbox and logs in, what it does when connections break and
 * when the server is restarted, and the address book.
 */
import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { test, type TestContext } from 'node:test'
import {
  AnswerLost,
  connect,
  connectAddressBook,
  counterOf,
  HttpEndpoint,
  HttpRefused,
  P,
  RopError,
  SessionLost,
  type WhereAndWho,
} from '#client/mapi/index.ts'
import { BreakableProxy } from '#test/clients/breakable-proxy.ts'
import { deliverByLmtp } from '#test/clients/lmtp.ts'
import { startServer, type TestServer, type TestServerOptions } from '#test/harness.ts'

async function start(t: TestContext, options: TestServerOptions = {}): Promise<TestServer> {
  const server = await startServer({ accounts: ['ada', 'ben'], ...options })
  t.after(() => server.stop())
  return server
}

function ada(server: TestServer, port = server.port('http')): WhereAndWho {
  const { address: email, password } = server.account('ada')
  return { server: `http://127.0.0.1:${port}`, email, login: { user: email, password } }
}

for (const workers of [0, 2]) {
  test(`a session over HTTP with ${workers} workers: found by Autodiscover, written and read`, async (t) => {
    const server = await start(t, { workers })
    const client = await connect(ada(server))
    t.after(() => client.close())
    const store = await client.logon({ mailbox: client.userDn as string })
    const inbox = await store.openFolder(store.folders.inbox)
    const content = Buffer.alloc(200_000, 'all work and no play ')
    for (const subject of ['one', 'two', 'three']) {
      const message = await inbox.createMessage()
      await message.set([P.Subject, subject], [P.MessageClass, 'IPM.Note'])
      const attachment = await message.createAttachment()
      await attachment.set([P.AttachMethod, 1])
      const stream = await attachment.openStream(P.AttachDataBinary, 'create')
      await stream.write(content)
      await stream.commit()
      await attachment.save()
      await message.save()
    }
    const subjects: unknown[] = []
    const table = await inbox.contents([P.Subject, P.Mid])
    const ids: number[] = []
    for await (const [subject, mid] of table.all()) {
      subjects.push((subject as { value: unknown }).value)
      ids.push(counterOf((mid as { value: bigint }).value))
    }
    assert.equal((await inbox.openMessage(ids[0] as number)).header.normalizedSubject, subjects[0])
    assert.deepEqual(subjects.sort(), ['one', 'three', 'two'])
    await assert.rejects(
      inbox.openMessage(0x7fffffff),
      (error: RopError) => error.rop === 'RopOpenMessage' && error.returnValue === 0x8004010f,
    )
  })
}

test('several ROPs in one buffer: one works on what another opens', async (t) => {
  const server = await start(t)
  const client = await connect(ada(server))
  t.after(() => client.close())
  const store = await client.logon({ mailbox: client.userDn as string })
  const inbox = await store.openFolder(store.folders.inbox)
  const batch = client.batch()
  const { logonId } = inbox.place
  const table = batch.add('RopGetContentsTable', { tableFlags: 0 }, inbox.options())
  batch.add('RopSetColumns', { setColumnsFlags: 0, propertyTags: [P.Subject.tag] }, { logonId, input: table })
  batch.add('RopQueryPosition', {}, { logonId, input: table })
  const [opened, chosen, position] = await batch.send()
  assert.ok(opened && !(opened instanceof RopError) && chosen && position && !(position instanceof RopError))
  assert.notEqual(opened.handle, 0xffffffff)
  assert.deepEqual(position.value, { numerator: 0, denominator: 0 })
})

test('TLS: the authority of the server is trusted because it is named, and nobody else', async (t) => {
  const server = await start(t)
  const url = `https://127.0.0.1:${server.port('https')}`
  const client = await connect({
    ...ada(server),
    server: url,
    url: `${url}/mapi/emsmdb/`,
    userDn: (await server.opened.directory.findByAddress('ada@example.test'))?.legacyDn as string,
    authority: server.authority,
    tlsName: 'mail.example.test',
  })
  await client.close()
  await assert.rejects(connect({ ...ada(server), server: url, tlsName: 'mail.example.test' }), /certificate/)
})

test('a bearer token is as good as a password, and a wrong one is refused', async (t) => {
  const server = await start(t)
  const object = await server.opened.directory.findByAddress('ada@example.test')
  const { token } = await server.opened.directory.createToken(object?.id as string, { name: 'test', seconds: 60 })
  const url = `http://127.0.0.1:${server.port('http')}/mapi/emsmdb/`
  const userDn = object?.legacyDn as string
  const client = await connect({ url, userDn, login: { token } })
  await client.close()
  await assert.rejects(
    connect({ url, userDn, login: { token: `${token}x` } }),
    (error: HttpRefused) => error.status === 401,
  )
})

test('a mail ends the wait, and a connection that breaks costs nothing', async (t) => {
  const server = await start(t, { workers: 2 })
  const proxy = await BreakableProxy.to(server.port('http'))
  t.after(() => proxy.close())
  const { url, userDn } = await place(server, proxy.port)
  const client = await connect({ url, userDn, login: ada(server).login, retryMilliseconds: [1, 1, 1] })
  t.after(() => client.close())
  const store = await client.logon({ mailbox: userDn })
  await store.subscribe(0x02)
  const told: number[] = []
  client.onNotification = ({ data }) => void told.push(data.flags)
  for (const number of [1, 2, 3]) {
    const waiting = client.waitForNotification(new AbortController().signal)
    proxy.breakAll()
    await deliverByLmtp(server.port('lmtp'), {
      from: 'ben@elsewhere.test',
      to: ['ada@example.test'],
      message: `From: ben@elsewhere.test\r\nSubject: ${number}\r\n\r\nbody\r\n`,
    })
    assert.equal(await waiting, true)
    proxy.breakAll()
    await client.poll()
    assert.equal(told.length, number)
  }
})

test('a server that is restarted has lost the session; a new one has the stores again', async (t) => {
  const server = await start(t)
  const proxy = await BreakableProxy.to(server.port('http'))
  t.after(() => proxy.close())
  const { url, userDn } = await place(server, proxy.port)
  const client = await connect({ url, userDn, login: ada(server).login })
  t.after(() => client.close())
  const store = await client.logon({ mailbox: userDn })
  const { inbox } = store.folders
  assert.ok(await store.openFolder(inbox))
  await server.restart()
  proxy.target = server.port('http')
  proxy.breakAll()
  await assert.rejects(store.openFolder(inbox), SessionLost)
  await client.reconnect()
  assert.ok(await store.openFolder(inbox))
})

test('an answer that is lost is told as that, and the session goes on', async (t) => {
  // The server has done the first request and its connection breaks; the second try has an old sequence.
  let count = 0
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.on('data', () => {
      count++
      if (count === 1) return socket.destroy()
      const [code, body] = count === 2 ? [15, ''] : [0, 'PROCESSING\r\nDONE\r\nX-ElapsedTime: 1\r\n\r\nbytes']
      socket.write(
        `HTTP/1.1 200 OK\r\nX-ResponseCode: ${code}\r\nContent-Length: ${body.length}\r\n` +
          `Set-Cookie: MapiContext=c; Path=/\r\nSet-Cookie: MapiSequence=s${count}; Path=/\r\n\r\n${body}`,
      )
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  t.after(() => server.close())
  const { port } = server.address() as { port: number }
  const endpoint = new HttpEndpoint({
    url: `http://127.0.0.1:${port}/mapi/emsmdb/`,
    login: { user: 'ada', password: 'x' },
    retryMilliseconds: [1],
  })
  t.after(() => endpoint.close())
  await assert.rejects(endpoint.send('Execute', new Uint8Array([1])), AnswerLost)
  assert.equal(endpoint.sequence, 's2')
  assert.equal(Buffer.from(await endpoint.send('Execute', new Uint8Array([1]))).toString(), 'bytes')
})

test('the address book: names, rows, what a restriction lets through', async (t) => {
  const server = await start(t)
  const book = await connectAddressBook(ada(server))
  t.after(() => book.close())
  const names: unknown[] = []
  for await (const [cell] of book.rows([P.DisplayName.tag])) names.push((cell as { value: unknown }).value)
  assert.deepEqual(names, ['Ada', 'Ben'])
  const columns = [P.SmtpAddress.tag]
  assert.deepEqual(await book.resolve(['ben', 'nobody'], columns), [
    { kind: 'resolved', row: [{ value: 'ben@example.test' }] },
    { kind: 'unresolved' },
  ])
  const found = await book.matches(
    { kind: 'property', relation: '==', tag: P.DisplayName.tag, value: { tag: P.DisplayName.tag, value: 'Ada' } },
    columns,
  )
  assert.deepEqual(found.rows, [[{ value: 'ada@example.test' }]])
  const values = await book.properties(found.mids[0] as number, columns)
  assert.deepEqual(values, [{ tag: P.SmtpAddress.tag, value: 'ada@example.test' }])
})

async function place(server: TestServer, port: number) {
  const userDn = (await server.opened.directory.findByAddress('ada@example.test'))?.legacyDn as string
  return { url: `http://127.0.0.1:${port}/mapi/emsmdb/`, userDn }
}
