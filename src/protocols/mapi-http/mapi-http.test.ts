import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { bytes, decode, encode, struct, u32 } from '#codec/binary/index.ts'
import { MapiHttpClient } from '#test/clients/mapi-http.ts'
import { testServices } from '#test/http-protocols.ts'
import { type HttpTestServer, Raw, serveHttp } from '#test/http-server.ts'
import type { MapiEndpoint, MapiRequestType } from '../mapi-endpoint.ts'
import { mapiHttp } from './index.ts'

/** A number that the session keeps, added to by each Execute; what it does is said in its body. */
class Session {
  sum = 0
  closed = false
  /** Ends the requests that wait. */
  readonly event = Promise.withResolvers<void>()
  readonly slow = Promise.withResolvers<void>()
  /** Something slow, or something that waits, has begun. */
  readonly begun = Promise.withResolvers<void>()

  close(): void {
    this.closed = true
  }
}

const sessions: Session[] = []
const number = struct({ value: u32, rest: bytes('rest') })

const type = (name: string, role: MapiRequestType['role'], answer: MapiRequestType['answer']): MapiRequestType => ({
  name,
  role,
  answer,
})

const requestTypes = [
  type('Connect', 'begin', async ({ body }) => {
    const { value } = decode(number, body)
    if (value === 99) return { body: encode(u32, 1) }
    const session = new Session()
    sessions.push(session)
    return { session, body: encode(u32, 0) }
  }),
  type('Execute', 'work', async ({ body, session }) => {
    const mine = session as Session
    const { value } = decode(number, body)
    if (value === 100) throw new TypeError('the inner workings')
    if (value > 100) {
      mine.begun.resolve()
      await mine.slow.promise
    }
    if (value === 101) throw new TypeError('after it had begun')
    mine.sum += value
    return { body: encode(u32, mine.sum) }
  }),
  type('NotificationWait', 'wait', async ({ session, signal }) => {
    const mine = session as Session
    mine.begun.resolve()
    const gone = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
    await Promise.race([mine.event.promise, gone])
    return { body: encode(u32, 1) }
  }),
  type('Disconnect', 'end', async () => ({ body: encode(u32, 0) })),
]
const endpoint = (path: 'emsmdb' | 'nspi'): MapiEndpoint => ({
  path,
  find: (name) => requestTypes.find((each) => each.name === name),
})

/** An Execute whose answer is read piece by piece. */
function execute(raw: Raw, { cookies }: MapiHttpClient, number: number): void {
  raw.say(
    'POST /mapi/emsmdb HTTP/1.1',
    'Host: x',
    'Content-Type: application/mapi-http',
    'X-RequestType: Execute',
    'X-RequestId: {a}:1',
    `Authorization: Basic ${Buffer.from('ada:right').toString('base64')}`,
    `Cookie: ${Object.entries(cookies)
      .map((each) => each.join('='))
      .join('; ')}`,
    'Content-Length: 4',
    '',
    '',
  )
  raw.socket.write(value(number))
}

let clock = Date.UTC(2026, 10, 20, 17, 14, 53)
const value = (number: number) => encode(u32, number)
const read = (body: Uint8Array) => decode(u32, body)

describe('MAPI/HTTP', () => {
  let server: HttpTestServer
  before(async () => {
    const services = testServices()
    // Whoever may use EWS in these tests may use this too.
    const ask = services.directory.authenticate
    services.directory.authenticate = (attempt) => ask({ ...attempt, protocol: 'ews' })
    server = await serveHttp('this thread', {
      protocols: [
        mapiHttp({
          endpoints: [endpoint('emsmdb'), endpoint('nspi')],
          now: () => clock,
          pendingMilliseconds: 20,
          soonMilliseconds: 5,
        }),
      ],
      services,
    })
  })
  after(() => server.stop())

  const client = (name = 'ada', path = '/mapi/emsmdb/?MailboxId=1@example.test') =>
    new MapiHttpClient(`${server.url}${path}`, { name, password: 'right' })
  const connected = async (name?: string) => {
    const made = client(name)
    assert.equal((await made.send('Connect', value(0))).code, 0)
    return { client: made, session: sessions.at(-1) as Session }
  }

  test('MS-OXCMAPIHTTP_R2040, MS-OXCMAPIHTTP_R156, MS-OXCMAPIHTTP_R165, MS-OXCMAPIHTTP_R1236: what an answer has', async () => {
    const answer = await client().send('Connect', value(0), { headers: { 'x-requestid': '{a}:7' } })
    const head = (name: string) => answer.headers.get(name)
    assert.equal(answer.status, 200)
    assert.equal(head('content-type'), 'application/mapi-http')
    assert.equal(head('x-requesttype'), 'Connect')
    assert.equal(head('x-requestid'), '{a}:7')
    assert.equal(head('x-clientinfo'), '{2EF33C39-49C8-421C-B876-CDF7F2AC3AA0}:123')
    assert.equal(head('x-responsecode'), '0')
    assert.equal(head('x-pendingperiod'), '20')
    assert.equal(head('x-expirationinfo'), '900000')
    assert.match(head('x-serverapplication') ?? '', /^Exchange\/15\.\d{2}\.\d{4}\.\d{3}$/)
    assert.equal(head('transfer-encoding'), 'chunked')
    assert.equal(head('content-length'), null)
    assert.equal(head('x-deviceinfo'), null)
    assert.deepEqual(Object.keys(answer.cookies), ['MapiContext', 'MapiSequence'])
    assert.match(answer.headers.getSetCookie()[0] ?? '', /; Path=\/mapi\/emsmdb; HttpOnly$/)
  })

  test('MS-OXCMAPIHTTP_R1134, MS-OXCMAPIHTTP_R1136, MS-OXCMAPIHTTP_R1244, MS-OXCMAPIHTTP_R2228: meta-tags and additional headers', async () => {
    const answer = await client().send('Connect', value(0))
    assert.deepEqual(answer.tags, ['PROCESSING', 'DONE'])
    assert.deepEqual(answer.additional, { 'X-ElapsedTime': '0', 'X-StartTime': 'Fri, 20 Nov 2026 17:14:53 GMT' })
    assert.equal(read(answer.body), 0)
  })

  test('MS-OXCMAPIHTTP_R1219, MS-OXCMAPIHTTP_R1147: a session is found by its cookies, and keeps what it knows', async () => {
    const { client } = await connected()
    assert.equal(read((await client.send('Execute', value(3))).body), 3)
    assert.equal(read((await client.send('Execute', value(4))).body), 7)
  })

  test('MS-OXCMAPIHTTP_R1331, MS-OXCMAPIHTTP_R36: without a login it is 401', async () => {
    const answer = await new MapiHttpClient(`${server.url}/mapi/emsmdb`).send('Connect', value(0))
    assert.equal(answer.status, 401)
    assert.equal(answer.headers.get('x-requesttype'), 'Connect')
    assert.match(answer.headers.get('www-authenticate') ?? '', /^Basic realm=/)
  })

  for (const { what, code, requestType = 'Connect', headers = {}, size = 4 } of [
    { what: 'MS-OXCMAPIHTTP_R141: an unknown request type', code: 5, requestType: 'invalidValue' },
    { what: 'a request type in other letters', code: 5, requestType: 'connect' },
    { what: 'MS-OXCMAPIHTTP_R143: no X-RequestId', code: 7, headers: { 'x-requestid': undefined } },
    { what: 'no X-RequestType', code: 7, headers: { 'x-requesttype': undefined } },
    { what: 'another Content-Type', code: 4, headers: { 'content-type': 'text/xml' } },
    { what: 'MS-OXCMAPIHTTP_R149: no cookie', code: 13, requestType: 'Execute' },
    {
      what: 'MS-OXCMAPIHTTP_R142: a cookie that is none of ours',
      code: 6,
      requestType: 'Execute',
      headers: { cookie: 'MapiContext=Invalid cookie; MapiSequence=Invalid cookie' },
    },
    {
      what: 'a context that never was',
      code: 10,
      requestType: 'Execute',
      headers: { cookie: `MapiContext=w0.${'a'.repeat(32)}; MapiSequence=w0.1` },
    },
    { what: 'MS-OXCMAPIHTTP_R148: a body that does not fit', code: 12, size: 2 },
    { what: 'a body that is too large', code: 9, size: 600_000 },
  ] as {
    what: string
    code: number
    requestType?: string
    headers?: Record<string, string | undefined>
    size?: number
  }[]) {
    test(`${what}: X-ResponseCode ${code}`, async () => {
      const answer = await client().send(requestType, new Uint8Array(size), { headers })
      // MS-OXCMAPIHTTP_R49, MS-OXCMAPIHTTP_R2038
      assert.equal(answer.status, 200)
      assert.equal(answer.code, code)
      assert.equal(answer.headers.get('content-type'), 'text/html')
      assert.equal(answer.headers.get('x-requesttype'), headers && 'x-requesttype' in headers ? null : requestType)
      assert.match(answer.headers.get('x-serverapplication') ?? '', /^Exchange/)
    })
  }

  test('MS-OXCMAPIHTTP_R1250, MS-OXCMAPIHTTP_R1255, MS-OXCMAPIHTTP_R146, MS-OXCMAPIHTTP_R2236: after Disconnect the context is gone', async () => {
    const { client, session } = await connected()
    const answer = await client.send('Disconnect', value(0))
    assert.equal(answer.code, 0)
    assert.deepEqual(Object.keys(answer.cookies), ['MapiContext', 'MapiSequence'])
    assert.equal(session.closed, true)
    assert.equal((await client.send('Execute', value(1))).code, 10)
  })

  test('MS-OXCMAPIHTTP_R1225: the context of somebody else is not found', async () => {
    const { client: ada } = await connected('ada')
    const ben = client('ben')
    ben.cookies = ada.cookies
    assert.equal((await ben.send('Execute', value(1))).code, 10)
    assert.equal((await ada.send('Execute', value(1))).code, 0)
  })

  test('a context of one endpoint is none of the other', async () => {
    const { client: ada } = await connected('ada')
    const other = client('ada', '/mapi/nspi')
    assert.equal((await other.send('Execute', value(1), { cookies: ada.cookies })).code, 10)
  })

  test('MS-OXCMAPIHTTP_R151: a sequence cookie counts once, and the answer has the right one', async () => {
    const { client } = await connected()
    const old = client.cookies
    assert.equal((await client.send('Execute', value(1))).code, 0)
    const refused = await client.send('Execute', value(1), { cookies: old })
    assert.equal(refused.code, 15)
    assert.equal((await client.send('Execute', value(1), { cookies: refused.cookies })).code, 0)
    const { MapiContext = '' } = client.cookies
    assert.equal((await client.send('Execute', value(1), { cookies: { MapiContext } })).code, 13)
  })

  test('MS-OXCMAPIHTTP_R1228: of two requests at the same time one is refused', async () => {
    const { client, session } = await connected()
    const { cookies } = client
    const first = client.send('Execute', value(102), { cookies })
    await session.begun.promise
    assert.equal((await client.send('Execute', value(1), { cookies })).code, 15)
    session.slow.resolve()
    assert.equal((await first).code, 0)
  })

  test('MS-OXCMAPIHTTP_R1237, MS-OXCMAPIHTTP_R2227, MS-OXCMAPIHTTP_R1135, MS-OXCMAPIHTTP_R1178: PROCESSING and PENDING are there before the work is done', async () => {
    const { client, session } = await connected()
    const raw = new Raw(server.port)
    execute(raw, client, 102)
    assert.match(await raw.until(/PROCESSING\r\n/), /Transfer-Encoding: chunked/)
    assert.match(await raw.until(/PENDING\r\n/), /^\r\n9\r\nPENDING\r\n$/)
    session.slow.resolve()
    assert.doesNotMatch(await raw.until(/DONE\r\n/), /PROCESSING/)
    raw.socket.end()
  })

  test('MS-OXCMAPIHTTP_R2229, MS-OXCMAPIHTTP_R2230: what goes wrong later is told behind DONE', async () => {
    const { client, session } = await connected()
    const early = await client.send('Execute', value(100))
    assert.equal(early.code, 1)
    assert.doesNotMatch(Buffer.from(early.body).toString(), /inner workings/)
    const raw = new Raw(server.port)
    execute(raw, client, 101)
    assert.match(await raw.until(/PROCESSING\r\n/), /X-ResponseCode: 0/)
    session.slow.resolve()
    assert.match(await raw.until(/<\/html>/), /DONE[^]*X-ResponseCode: 1\r\nContent-Type: text\/html\r\n\r\n/)
    raw.socket.end()
  })

  test('NotificationWait runs beside Execute, needs no sequence and changes none', async () => {
    const { client, session } = await connected()
    const waiting = client.send('NotificationWait', value(0), { cookies: { ...client.cookies, MapiSequence: 'w0.x' } })
    assert.equal((await client.send('Execute', value(1))).code, 0)
    const { cookies } = client
    session.event.resolve()
    assert.equal(read((await waiting).body), 1)
    assert.equal((await client.send('Execute', value(1), { cookies })).code, 0)
  })

  test('a client that leaves while it waits ends the wait', async () => {
    const { client, session } = await connected()
    const leaving = new AbortController()
    const waiting = client.send('NotificationWait', value(0), { signal: leaving.signal })
    await session.begun.promise
    leaving.abort()
    await assert.rejects(waiting)
    assert.equal(session.closed, false)
    assert.equal((await client.send('Execute', value(1))).code, 0)
  })

  test('MS-OXCMAPIHTTP_R1124, MS-OXCMAPIHTTP_R1249: PING says that the endpoint is there', async () => {
    const { client: ada } = await connected()
    const cookies = ada.cookies
    for (const each of [ada, client('ada', '/mapi/nspi')]) {
      const answer = await each.send('PING', new Uint8Array(), { headers: { 'content-type': undefined } })
      assert.equal(answer.code, 0)
      assert.equal(answer.body.length, 0)
    }
    assert.equal((await ada.send('Execute', value(1), { cookies })).code, 0)
    const gone = { MapiContext: `w0.${'a'.repeat(32)}` }
    assert.equal((await ada.send('PING', new Uint8Array(), { cookies: gone })).code, 10)
  })

  test('MS-OXCMAPIHTTP_R1277, MS-OXCMAPIHTTP_R1278, MS-OXCMAPIHTTP_R1329: who connects again leaves the old context', async () => {
    const { client, session } = await connected()
    const { MapiContext = '' } = client.cookies
    const again = await client.send('Connect', value(0), { cookies: { MapiContext } })
    assert.equal(again.code, 0)
    assert.notEqual(again.cookies.MapiContext, MapiContext)
    assert.equal(session.closed, true)
    const stale = await client.send('Connect', value(0), { cookies: { MapiContext: 'nonsense', MapiSequence: 'x' } })
    assert.equal(stale.code, 0)
  })

  test('MS-OXCMAPIHTTP_R1285, MS-OXCMAPIHTTP_R1283: a context that nobody uses for 15 minutes is gone', async () => {
    const { client, session } = await connected()
    clock += 899_000
    assert.equal((await client.send('PING', new Uint8Array())).code, 0)
    clock += 899_000
    assert.equal((await client.send('Execute', value(1))).code, 0)
    clock += 900_000
    assert.equal((await client.send('Execute', value(1))).code, 10)
    assert.equal(session.closed, true)
  })

  test('a Connect that does not succeed leaves no context', async () => {
    const ada = client()
    const answer = await ada.send('Connect', value(99))
    assert.equal(answer.code, 0)
    assert.equal(read(answer.body), 1)
    assert.equal((await ada.send('Execute', value(1))).code, 10)
  })

  test('a browser is told what this is, and other methods are no requests', async () => {
    const authorization = `Basic ${Buffer.from('ada:right').toString('base64')}`
    const page = await fetch(`${server.url}/MAPI/EMSMDB/`, { headers: { authorization } })
    assert.equal(page.status, 200)
    assert.match(await page.text(), /logged in as ada/)
    const put = await fetch(`${server.url}/mapi/emsmdb`, { method: 'PUT', headers: { authorization } })
    assert.equal(put.headers.get('x-responsecode'), '2')
  })
})
