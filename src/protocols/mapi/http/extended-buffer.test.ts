import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { decode, encode, equalBytes, fromHex, hex, LayoutError } from '#codec/binary/index.ts'
import { unframe } from '#test/clients/mapi-http.ts'
import { corpus } from '#test/corpus.ts'
import { blocks, readAuxiliary, writeAuxiliary } from './auxiliary.ts'
import { bodies as layouts } from './bodies.ts'
import { readExtended, writeExtended } from './extended-buffer.ts'

const plain = { compress: false, xor: false }

test('MS-OXCRPC_R33, MS-OXCRPC_R38, MS-OXCRPC_R40: a payload behind its header', () => {
  assert.deepEqual(
    writeExtended([hex`010203`], plain),
    hex`
    0000 0400   # version, Last
    0300 0300   # Size and SizeActual
    010203`,
  )
})

test('MS-OXCRPC_R778, MS-OXCRPC_R779: only the last header says that it is the last', () => {
  const packed = writeExtended([hex`01`, hex`02`], plain)
  assert.deepEqual(packed, hex`0000 0000 0100 0100 01  0000 0400 0100 0100 02`)
  assert.deepEqual(readExtended(packed), [hex`01`, hex`02`])
})

test('MS-OXCRPC_R783: XOR with 0xA5', () => {
  const packed = writeExtended([hex`a50000`], { compress: true, xor: true })
  assert.deepEqual(packed, hex`0000 0600 0300 0300 00a5a5`)
  assert.deepEqual(readExtended(packed), [hex`a50000`])
})

test('MS-OXCRPC_R780, MS-OXCRPC_R4794: compressed, where it gives something', () => {
  const payload = new Uint8Array(5000).fill(7)
  const packed = writeExtended([payload], { compress: true, xor: true })
  assert.deepEqual(packed.subarray(0, 8), hex`0000 0500 0b00 8813`)
  assert.deepEqual(readExtended(packed), [payload])
})

test('MS-OXCRPC_R4862: XORed after it was compressed, and read the other way round', () => {
  const body = hex`ffffff1f 616263 1700 0f ff 2601`.map((byte) => byte ^ 0xa5)
  assert.equal(
    Buffer.from(readExtended(hex`0000 0700 0d00 2c01 ${body}`)[0] as Uint8Array).toString(),
    'abc'.repeat(100),
  )
})

for (const { what, buffer } of [
  { what: 'a buffer without a header', buffer: hex`00000400` },
  { what: 'another version', buffer: hex`0100 0400 0000 0000` },
  { what: 'more payload than there is', buffer: hex`0000 0400 0200 0200 01` },
  { what: 'two sizes without compression', buffer: hex`0000 0400 0100 0200 01` },
  { what: 'no last one', buffer: hex`0000 0000 0100 0100 01` },
  { what: 'bytes behind the last one', buffer: hex`0000 0400 0100 0100 01 02` },
  { what: 'a hundred payloads', buffer: fromHex('0000000000000000'.repeat(100)) },
]) {
  test(`${what}: refused`, () => assert.throws(() => readExtended(buffer), LayoutError))
}

test('MS-OXCRPC_R1597, MS-OXCRPC_R748: what the server says of itself', () => {
  const written = writeAuxiliary([blocks.organisation, blocks.clientControl, blocks.endpointCapabilities])
  // As Microsoft's own test client has read it.
  assert.deepEqual(
    written,
    hex`
    0000 0400 1c00 1c00
    0800 01 17 03000000
    0c00 01 0a 0c000000 00840c24
    0800 01 48 01000000`,
  )
  assert.deepEqual(
    readAuxiliary(written).map(({ version, type, data }) => [version, type, data.length]),
    [
      [1, 0x17, 4],
      [1, 0x0a, 8],
      [1, 0x48, 4],
    ],
  )
})

test('MS-OXCRPC_R1601: blocks that nobody knows are skipped', () => {
  const blocks = readAuxiliary(hex`0000 0400 0e00 0e00  0600 07 ee 0102  0400 01 01  0400 02 ff`)
  assert.deepEqual(
    blocks.map(({ version, type }) => `${version}.${type}`),
    ['7.238', '1.1', '2.255'],
  )
})

for (const [what, buffer] of [
  ['a block of size 3', hex`0000 0400 0400 0400 0300 01 01`],
  ['a block beyond the end', hex`0000 0400 0400 0400 0500 01 01`],
  ['more than 0x1008 bytes', new Uint8Array(0x1009)],
] as const) {
  test(`auxiliary buffer with ${what}: refused`, () => assert.throws(() => readAuxiliary(buffer), LayoutError))
}

test("Microsoft's test client: every body is read to the last byte and written again", {
  skip: corpus ? false : 'no corpus',
}, () => {
  const lines = gunzipSync(readFileSync(join(corpus as string, 'mapihttp/pairs.jsonl.gz')))
    .toString('utf8')
    .trim()
    .split('\n')
  let [bodies, payloads] = [0, 0]
  for (const line of lines) {
    const pair = JSON.parse(line)
    const layout = layouts[pair.requestType as keyof typeof layouts]
    if (!layout) continue
    const requestBody = fromHex(pair.requestHex)
    const broken = pair.suite === 'MS-OXCMAPIHTTP' && pair.responseCode !== '0' && pair.requestType === 'Execute'
    for (const [which, body] of [
      [layout.request, requestBody],
      [layout.response, pair.responseCode === '0' ? unframe(fromHex(pair.responseHex)).body : undefined],
    ] as const) {
      if (body === undefined || body.length === 0) continue
      let value: { ropBuffer?: Uint8Array; auxiliary: Uint8Array }
      try {
        value = decode(which as typeof layouts.Execute.request, body)
      } catch (error) {
        // One announces a buffer that it does not have.
        if (broken && which === layout.request) continue
        throw error
      }
      assert.ok(equalBytes(encode(which as typeof layouts.Execute.request, value as never), body))
      bodies++
      readAuxiliary(value.auxiliary)
      if (!value.ropBuffer?.length) continue
      for (const payload of readExtended(value.ropBuffer)) {
        payloads++
        const [again] = readExtended(writeExtended([payload], { compress: true, xor: true }))
        assert.ok(again && equalBytes(again, payload))
      }
    }
  }
  assert.ok(bodies > 700, String(bodies))
  assert.ok(payloads > 500, String(payloads))
})
