/** The files over HTTP, from a whole server, and ranges. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { startServer } from '#test/harness.ts'
import { decodeDetails, expandOab } from '#codec/oab/index.ts'
import { rangeOf } from './index.ts'

describe('RFC 9110 14.2 ranges', () => {
  for (const [header, expected] of [
    [undefined, undefined],
    ['bytes=0-9', { start: 0, end: 9 }],
    ['bytes=90-', { start: 90, end: 99 }],
    ['bytes=90-500', { start: 90, end: 99 }],
    ['bytes=-5', { start: 95, end: 99 }],
    ['bytes=-500', { start: 0, end: 99 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=9-3', undefined],
    ['bytes=0-1,5-6', undefined],
    ['bytes=-', undefined],
    ['lines=0-1', undefined],
  ] as const)
    test(String(header), () => assert.deepEqual(rangeOf(header, 100), expected))
})

test('a client reads the manifest and the list that it names', async () => {
  const server = await startServer({ accounts: ['ada', 'ben'] })
  try {
    const { address, password } = server.account('ada')
    const headers = { Authorization: `Basic ${btoa(`${address}:${password}`)}` }
    const get = (path: string, more = {}) =>
      fetch(`http://127.0.0.1:${server.port('http')}/OAB/${path}`, { headers: { ...headers, ...more } })
    assert.equal((await fetch(`http://127.0.0.1:${server.port('http')}/OAB/oab.xml`)).status, 401)
    assert.equal((await get('../../kontor.sqlite')).status, 404)
    const manifest = await published(() => get('any/oab.xml'))
    const name = /<Full [^>]*>([^<]*)</.exec(manifest)?.[1] as string
    const whole = new Uint8Array(await (await get(name)).arrayBuffer())
    assert.equal(decodeDetails(new Uint8Array(expandOab(whole))).records.length, 2)
    const piece = await get(name, { Range: 'bytes=4-7' })
    assert.deepEqual([piece.status, piece.headers.get('content-range')], [206, `bytes 4-7/${whole.length}`])
    assert.deepEqual(new Uint8Array(await piece.arrayBuffer()), whole.slice(4, 8))
  } finally {
    await server.stop()
  }
})

/** It is made when the server starts: asked for until it is there. */
async function published(get: () => Promise<Response>): Promise<string> {
  for (let attempt = 0; attempt < 500; attempt++) {
    const response = await get()
    if (response.status === 200) return response.text()
    assert.equal(response.status, 404)
    await response.arrayBuffer()
  }
  throw new Error('the list was never published')
}
