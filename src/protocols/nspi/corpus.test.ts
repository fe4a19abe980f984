/**
 * Requests of Microsoft's own test client, and answers of another server: read to the last byte, and the same when
 * written again. The answers are a witness only: what they say is not compared.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { decode, encode, type Layout, toHex } from '#codec/binary/index.ts'
import { corpus } from '#test/corpus.ts'
import { findOperation } from './index.ts'

interface Pair {
  suite: string
  requestType: string
  status: number
  responseCode: string
  requestHex: string
  responseHex: string
}

test('requests and answers of the address book', { skip: corpus ? false : 'no corpus' }, () => {
  const lines = gunzipSync(readFileSync(join(corpus as string, 'mapihttp/pairs.jsonl.gz')))
    .toString()
    .split('\n')
  let read = 0
  for (const line of lines) {
    if (line === '') continue
    const pair = JSON.parse(line) as Pair
    const operation = findOperation(pair.requestType)
    if (!operation) continue
    again(operation.request, Uint8Array.fromHex(pair.requestHex), `${pair.requestType} request`)
    read++
    if (pair.responseCode !== '0') continue
    const response = Buffer.from(pair.responseHex, 'hex')
    const body = response.subarray(response.indexOf('\r\n\r\n') + 4)
    decode(operation.response, body)
  }
  assert.ok(read > 70, `${read} requests`)
})

/** A byte that says "there is something" is 0xFF or 1: both are read, the first is written. */
function again(layout: Layout<any>, bytes: Uint8Array, name: string): void {
  const value = decode(layout, bytes)
  const written = encode(layout, value)
  assert.deepEqual(decode(layout, written), value, name)
  assert.equal(written.length, bytes.length, `${name} ${toHex(bytes)}`)
}
