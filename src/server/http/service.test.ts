import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import { type HttpTestServer, Raw, serveHttp } from '#test/http-server.ts'

const plain = { 'accept-encoding': 'identity' }
const basic = (name: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`,
})

for (const where of ['this thread', 'workers'] as const) {
  describe(`HTTP protocols in ${where}`, () => {
    let running: HttpTestServer
    before(async () => {
      running = await serveHttp(where)
    })
    after(() => running.stop())

    test('a body comes and goes, small and large', async () => {
      const { url, statuses } = running
      for (const size of [0, 1, 5000, 3_000_000]) {
        const body = Buffer.alloc(size, 'kontor ')
        const answer = await fetch(`${url}/eCHO/?x=1`, { method: 'POST', body, headers: plain })
        assert.equal(answer.status, 200)
        assert.equal(answer.headers.get('content-length'), String(size))
        assert.ok(Buffer.from(await answer.arrayBuffer()).equals(body))
        assert.match(answer.headers.get('x-request-id') ?? '', /^\w+-\w+$/)
      }
      assert.deepEqual(statuses.splice(0), [200, 200, 200, 200])
    })

    test('a stream of 20 MB goes through piece by piece', async () => {
      const { url } = running
      const body = Buffer.alloc(20_000_000, 'kontor ')
      const answer = await fetch(`${url}/mirror`, { method: 'PUT', body })
      assert.ok(Buffer.from(await answer.arrayBuffer()).equals(body))
    })

    test('a client that does not read stops the one that writes', async () => {
      const { port, url } = running
      const raw = new Raw(port)
      raw.socket.pause()
      raw.say('GET /flood HTTP/1.1', 'Host: x', '', '')
      // Whoever does not wait has written all 10,000 pieces long before 300 others were answered.
      let pieces = 0
      for (let ask = 0; ask < 300 || pieces === 0; ask++) {
        pieces = Number.parseInt(await (await fetch(`${url}/seen`)).text(), 10)
      }
      assert.ok(pieces < 1000, String(pieces))
      raw.socket.destroy()
    })

    test('401 without a login, on a connection that stays, with the body read into nothing', async () => {
      const { port } = running
      const raw = new Raw(port)
      raw.say('POST /who HTTP/1.1', 'Host: x', 'Content-Length: 200000', '', 'x'.repeat(200_000))
      const first = await raw.until(/\r\n\r\nA login is needed\.\n/)
      assert.match(first, /^HTTP\/1\.1 401 /)
      assert.match(first, /\r\nWWW-Authenticate: Basic realm="localhost"/)
      assert.doesNotMatch(first, /Connection: close/)
      raw.say('GET /who HTTP/1.1', 'Host: x', `Authorization: ${basic('ben', 'right').authorization}`, '', '')
      assert.match(await raw.until(/ben password/), /^HTTP\/1\.1 200 /)
      raw.socket.end()
    })

    for (const { what, headers, status, more } of [
      { what: 'a wrong password', headers: basic('ada', 'wrong'), status: 401 },
      { what: 'something that is no Basic', headers: { authorization: 'Basic !!!' }, status: 401 },
      { what: 'an account that is off', headers: basic('off', 'right'), status: 403 },
      { what: 'too many failures', headers: basic('busy', 'right'), status: 503, more: { 'retry-after': '7' } },
      { what: 'a token', headers: { authorization: 'Bearer kontor_token' }, status: 200 },
      { what: 'a wrong token', headers: { authorization: 'Bearer other' }, status: 401 },
      { what: 'a right password', headers: basic('ada', 'right'), status: 200 },
    ]) {
      test(`${what}: ${status}`, async () => {
        const { url } = running
        const answer = await fetch(`${url}/who`, { headers: headers as Record<string, string> })
        assert.equal(answer.status, status)
        for (const [name, value] of Object.entries(more ?? {})) assert.equal(answer.headers.get(name), value)
      })
    }

    test('404, 405 with Allow, OPTIONS and HEAD are answered for the protocol', async () => {
      const { url } = running
      assert.equal((await fetch(`${url}/nothing`)).status, 404)
      const wrong = await fetch(`${url}/who`, { method: 'PROPFIND' })
      assert.equal(wrong.status, 405)
      assert.equal(wrong.headers.get('allow'), 'GET, POST, HEAD, OPTIONS')
      const options = await fetch(`${url}/who`, { method: 'OPTIONS' })
      assert.equal(options.status, 204)
      assert.equal(options.headers.get('allow'), 'GET, POST, HEAD, OPTIONS')
      const head = await fetch(`${url}/echo`, { method: 'HEAD' })
      assert.equal(head.status, 200)
      assert.equal(await head.text(), '')
    })

    test('a target in absolute form, and one that is none', async () => {
      const { port } = running
      const raw = new Raw(port)
      raw.say('GET http://mail.example.test:81/Facts?a=%20b HTTP/1.1', 'Host: other', '', '')
      const facts = JSON.parse((await raw.until(/\{.*\}/)).split('\r\n\r\n')[1] as string)
      assert.deepEqual(facts, {
        path: '/Facts',
        origin: 'http://mail.example.test:81',
        queryText: 'a=%20b',
        remoteAddress: '127.0.0.1',
        secure: false,
        cookie: 'function',
      })
      raw.say('GET //[ HTTP/1.1', 'Host: other', '', '')
      assert.match(await raw.until(/\r\n\r\n/), /^HTTP\/1\.1 400 /)
      raw.socket.end()
    })

    test('compressed bodies are read, within the limit', async () => {
      const { url } = running
      const post = (body: Uint8Array, encoding: string) =>
        fetch(`${url}/echo`, { method: 'POST', body: Buffer.from(body), headers: { 'content-encoding': encoding } })
      assert.equal(await (await post(gzipSync('hello'), 'gzip')).text(), 'hello')
      assert.equal((await post(gzipSync(Buffer.alloc(100_000_000)), 'gzip')).status, 413)
      assert.equal((await post(Buffer.from('hello'), 'gzip')).status, 400)
      assert.equal((await post(Buffer.from('hello'), 'lzma')).status, 415)
    })

    test('answers are compressed for whoever asks, when it helps', async () => {
      const { port } = running
      const raw = new Raw(port)
      const body = 'kontor '.repeat(1000)
      raw.say('POST /echo HTTP/1.1', 'Host: x', 'Accept-Encoding: gzip;q=0.5', 'Content-Length: 7000', '', body)
      const head = await raw.until(/\r\n\r\n/)
      assert.match(head, /Content-Encoding: gzip/)
      const length = Number(/Content-Length: (\d+)/.exec(head)?.[1])
      const bytes = await raw.take(length)
      assert.equal(gunzipSync(Buffer.from(bytes, 'latin1')).toString(), body)
      raw.say('POST /echo HTTP/1.1', 'Host: x', 'Accept-Encoding: gzip;q=0', 'Content-Length: 7000', '', body)
      assert.doesNotMatch(await raw.until(/\r\n\r\n/), /Content-Encoding/)
      raw.socket.destroy()
    })

    test('a compressed stream arrives piece by piece', async () => {
      const { url } = running
      const answer = await fetch(`${url}/poll`, { headers: { 'accept-encoding': 'gzip' } })
      assert.equal(answer.headers.get('content-encoding'), 'gzip')
      const reader = (answer.body as ReadableStream<Uint8Array>).getReader()
      assert.equal(Buffer.from((await reader.read()).value as Uint8Array).toString(), 'a')
      await fetch(`${url}/go`)
      assert.equal(Buffer.from((await reader.read()).value as Uint8Array).toString(), 'b')
      assert.equal((await reader.read()).done, true)
    })

    test('a long poll hears that its client has gone', async () => {
      const { url } = running
      const leaving = new AbortController()
      const answer = await fetch(`${url}/poll`, { signal: leaving.signal })
      await answer.body?.getReader().read()
      leaving.abort()
      for (;;) {
        if ((await (await fetch(`${url}/seen`)).text()).endsWith(' 1')) break
      }
    })

    test('RFC 9110 10.1.1: 100 comes before the body is read, and not for a large body that nobody wants', async () => {
      const { port } = running
      const wanted = new Raw(port)
      wanted.say('POST /echo HTTP/1.1', 'Host: x', 'Expect: 100-continue', 'Content-Length: 100000', '', '')
      assert.match(await wanted.until(/\r\n\r\n/), /^HTTP\/1\.1 100 Continue/)
      wanted.say('x'.repeat(100_000))
      assert.match(await wanted.until(/\r\n\r\n/), /^HTTP\/1\.1 200 /)
      assert.equal(await wanted.take(100_000), 'x'.repeat(100_000))
      wanted.socket.end()
      const refused = new Raw(port)
      refused.say('POST /who HTTP/1.1', 'Host: x', 'Expect: 100-continue', 'Content-Length: 100000', '', '')
      assert.match(await refused.end(), /^HTTP\/1\.1 401 [^]*Connection: close/)
      const small = new Raw(port)
      small.say('POST /who HTTP/1.1', 'Host: x', 'Expect: 100-continue', 'Content-Length: 5', '', '')
      await small.until(/100 Continue\r\n\r\n/)
      small.say('hello')
      assert.doesNotMatch(await small.until(/A login is needed/), /Connection: close/)
      small.socket.end()
    })

    test('a body that goes on long after its answer costs the connection', async () => {
      const { port } = running
      const raw = new Raw(port)
      raw.say('POST /who HTTP/1.1', 'Host: x', 'Content-Length: 50000000', '', '')
      await raw.until(/A login is needed/)
      raw.say('x'.repeat(3_000_000))
      await raw.end()
    })

    test('bugs and failures end their own request only', async () => {
      const { url, port } = running
      const broken = await fetch(`${url}/broken`)
      assert.equal(broken.status, 500)
      const body = await broken.text()
      assert.doesNotMatch(body, /inner workings/)
      assert.ok(body.includes(broken.headers.get('x-request-id') ?? '-'))
      const failed = await fetch(`${url}/fails`)
      assert.equal(failed.status, 503)
      assert.equal(failed.headers.get('retry-after'), '5')
      const raw = new Raw(port)
      raw.say('GET /breaks HTTP/1.1', 'Host: x', '', '')
      const all = await raw.end()
      assert.match(all, /begun/)
      // The last chunk is missing, so the client knows that it has not all.
      assert.doesNotMatch(all, /\r\n0\r\n\r\n$/)
    })
  })
}

test('a cookie leads to its worker, a name always to the same one, MAPI to all in turns', async (t) => {
  const { url, stop } = await serveHttp('workers', { workers: 2 })
  t.after(stop)
  const thread = async (path: string, headers: Record<string, string> = {}) =>
    (await (await fetch(url + path, { headers })).text()).split(' ')[0]
  const ask = (cookie: string) => thread('/thread/x', { cookie })
  assert.equal(await ask('a=1; MapiContext=w0.abc'), await ask('MapiContext=w0.def'))
  assert.notEqual(await ask('MapiContext=w0.abc'), await ask('MapiContext=w1.abc'))
  const names = ['ada@example.test', 'EXAMPLE\\Ada', 'ada']
  const threads = await Promise.all(names.map((name) => thread('/thread/x', basic(name, 'any'))))
  assert.equal(new Set(threads).size, 1)
})

test('a worker that crashes is answered for, and the server goes on', async (t) => {
  const { url, stop } = await serveHttp('workers')
  t.after(stop)
  assert.equal((await fetch(`${url}/crash`)).status, 503)
  for (;;) {
    const answer = await fetch(`${url}/thread/x`)
    if (answer.status === 200) break
    assert.equal(answer.status, 503)
  }
})
