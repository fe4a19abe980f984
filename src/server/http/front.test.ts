import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { test, type TestContext } from 'node:test'
import type { Log } from '#protocols/services.ts'
import { HttpFront } from './front.ts'
import { pages } from './pages.ts'
import { Router, type Route } from './router.ts'

const errors: string[] = []
const log: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: (event) => errors.push(event),
  with: () => log,
}

const welcome = {
  hostname: 'mail.example.test',
  version: '1.2.3',
  services: [{ label: 'IMAP', host: 'localhost', port: 1143, security: 'STARTTLS' }],
  fingerprint: 'AB:CD',
  accounts: [{ name: '<b>Ada</b>', address: 'ada@example.test', password: 'p&w', what: 'user' }],
}

async function serve(t: TestContext, options: { routes?: Route[]; metricsAllow?: string[]; ok?: boolean } = {}) {
  const router = new Router()
  const ours = pages({
    welcome: () => welcome,
    metrics: async () => 'kontor_sessions 3\n',
    health: () => (options.ok === false ? { ok: false, reason: 'stopping' } : { ok: true }),
    metricsAllow: options.metricsAllow ?? ['127.0.0.1'],
  })
  for (const route of [...ours, ...(options.routes ?? [])]) router.add(route)
  const front = new HttpFront({ router, log, bodyBytes: 1000, answered: () => undefined })
  const server = createServer((socket) =>
    front.accept({ socket, secure: false, remoteAddress: '127.0.0.1', remotePort: 1 }),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    front.stopAtOnce()
    server.close()
  })
  const { port } = server.address() as { port: number }
  return { url: `http://127.0.0.1:${port}`, port, front, server }
}

test('the welcome page names services and accounts, escapes, and allows itself nothing but its own style', async (t) => {
  const { url } = await serve(t)
  const answer = await fetch(url)
  const body = await answer.text()
  assert.equal(answer.status, 200)
  assert.match(body, /<code>localhost<\/code><\/td><td><code>1143<\/code>/)
  assert.match(body, /&#60;b&#62;Ada/)
  assert.match(body, /p&#38;w/)
  assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'.*style-src 'sha256-/)
  assert.doesNotMatch(body, /https?:\/\/(?!www\.w3\.org)|<script/)
  assert.ok(answer.headers.get('x-request-id'))
})

for (const { path, status, type, body } of [
  { path: '/healthz', status: 200, type: 'application/json', body: /"ok"/ },
  { path: '/metrics', status: 200, type: 'text/plain', body: /kontor_sessions 3/ },
  { path: '/robots.txt', status: 200, type: 'text/plain', body: /Disallow: \// },
  { path: '/favicon.ico', status: 200, type: 'image/svg+xml', body: /<svg/ },
  { path: '/Robots.TXT', status: 200, type: 'text/plain', body: /Disallow/ },
  { path: '/nothing', status: 404, type: 'text/plain', body: /nothing at this address/ },
]) {
  test(`GET ${path}: ${status}`, async (t) => {
    const { url } = await serve(t)
    const answer = await fetch(url + path)
    assert.equal(answer.status, status)
    assert.match(answer.headers.get('content-type') ?? '', new RegExp(`^${type.replace('+', '\\+')}`))
    assert.match(await answer.text(), body)
  })
}

test('a server that stops is unwell, and metrics are for those who are listed', async (t) => {
  const { url } = await serve(t, { ok: false, metricsAllow: ['10.0.0.0/8', '::1'] })
  assert.equal((await fetch(`${url}/healthz`)).status, 503)
  assert.equal((await fetch(`${url}/metrics`)).status, 403)
})

test('RFC 9110 15.5.6: another method is answered with 405, HEAD is GET without the body', async (t) => {
  const { url } = await serve(t)
  assert.equal((await fetch(url, { method: 'DELETE' })).status, 405)
  const head = await fetch(url, { method: 'HEAD' })
  assert.equal(head.status, 200)
  assert.equal(await head.text(), '')
})

test('RFC 9112 3.2.2: a target in absolute form is understood', async (t) => {
  const { port } = await serve(t)
  const client = connect(port, '127.0.0.1')
  client.write('GET http://mail.example.test/healthz HTTP/1.1\r\nHost: mail.example.test\r\nConnection: close\r\n\r\n')
  let all = ''
  for await (const chunk of client) all += chunk
  assert.match(all, /^HTTP\/1\.1 200 OK/)
})

test('what is no HTTP is answered with 400', async (t) => {
  const { port } = await serve(t)
  const client = connect(port, '127.0.0.1')
  client.write('EHLO there\r\n\r\n')
  let all = ''
  for await (const chunk of client) all += chunk
  assert.match(all, /^HTTP\/1\.1 400 /)
})

test('who sends nonsense and keeps his side open is cut off', { timeout: 20_000 }, async (t) => {
  const { port, server } = await serve(t)
  const accepted = once(server, 'connection') as Promise<[Socket]>
  const client = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  t.after(() => client.destroy())
  client.on('error', () => undefined)
  client.write('EHLO there\r\n\r\n')
  const [socket] = await accepted
  await once(socket, 'close')
  assert.equal(client.writableEnded, false)
})

test('a body above the limit is refused, declared or not', async (t) => {
  const echo: Route = {
    method: 'POST',
    path: '/echo',
    handle: async (request) => ({ status: 200, body: await request.body() }),
  }
  const { url } = await serve(t, { routes: [echo] })
  assert.equal(await (await fetch(`${url}/echo`, { method: 'POST', body: 'hello' })).text(), 'hello')
  assert.equal((await fetch(`${url}/echo`, { method: 'POST', body: 'x'.repeat(2000) })).status, 413)
  const stream = new Blob(['x'.repeat(2000)]).stream()
  const undeclared = await fetch(`${url}/echo`, { method: 'POST', body: stream, duplex: 'half' } as RequestInit)
  assert.equal(undeclared.status, 413)
})

test('a bug is answered with 500 and an id that the log has, and nothing else', async (t) => {
  const broken: Route = {
    method: 'GET',
    path: '/broken',
    handle() {
      throw new TypeError('the inner workings')
    },
  }
  const { url } = await serve(t, { routes: [broken] })
  const answer = await fetch(`${url}/broken`)
  assert.equal(answer.status, 500)
  const body = await answer.text()
  assert.doesNotMatch(body, /inner workings/)
  assert.ok(body.includes(answer.headers.get('x-request-id') ?? '-'))
  assert.deepEqual(errors, ['http.bug'])
})
