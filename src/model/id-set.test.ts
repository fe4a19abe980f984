import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decode, encode, hex, LayoutError } from '#codec/binary/index.ts'
import { IdSet } from './id-set.ts'
import { decodeIdSets, decodeReplicaIdSets, encodeIdSets, encodeReplicaIdSets, globset } from './id-set-bytes.ts'

for (const { name, ranges, bytes } of [
  { name: 'nothing', ranges: [], bytes: hex`00` },
  {
    name: 'MS-OXCFXICS_R3064, MS-OXCFXICS_R202, MS-OXCFXICS_R3068, MS-OXCFXICS_R3074, MS-OXCFXICS_R1937, MS-OXCFXICS_R1938: a range and a singleton (example A)',
    ranges: [
      [0x0a, 0x0f],
      [0x20, 0x20],
    ],
    bytes: hex`05 0000000000  52 0a 0f  01 20  50  00`,
  },
  {
    name: 'MS-OXCFXICS_R3071, MS-OXCFXICS_R207, MS-OXCFXICS_R208, MS-OXCFXICS_R1973, MS-OXCFXICS_R1974, MS-OXCFXICS_R1978: a bitmask (example B)',
    ranges: [
      [1, 3],
      [5, 5],
      [7, 9],
    ],
    bytes: hex`05 0000000000  42 01 eb  50  00`,
  },
  {
    name: 'MS-OXCFXICS_R213, MS-OXCFXICS_R216: a wide range (example C)',
    ranges: [[1, 0x1234]],
    bytes: hex`04 00000000  52 0001 1234  50  00`,
  },
  { name: 'one id', ranges: [[0x010203040506, 0x010203040506]], bytes: hex`06 010203040506 00` },
  { name: 'everything', ranges: [[1, 0xffffffffffff]], bytes: hex`52 000000000001 ffffffffffff 00` },
  {
    name: 'groups within groups',
    ranges: [
      [0x000000010001, 0x000000010001],
      [0x000000010101, 0x000000010105],
      [0x000000020000, 0x000000020000],
    ],
    bytes: hex`
      03 000000             # 00 00 00 is common
        01 01               #   01
          02 0001           #     00 01: one id
          01 01 52 01 05 50 #     01: 01 to 05
        50
        03 020000           #   02 00 00: one id
      50 00`,
  },
] as const) {
  test(`writes and reads ${name}`, () => {
    const set = IdSet.ofRanges(ranges as unknown as [number, number][])
    assert.deepEqual(encode(globset, set), bytes)
    assert.deepEqual([...decode(globset, bytes).ranges()], ranges)
  })
}

for (const { name, bytes } of [
  { name: 'an end with bytes on the stack', bytes: hex`01 00 00` },
  { name: 'MS-OXCFXICS_R1966: a pop from an empty stack', bytes: hex`50 00` },
  { name: 'MS-OXCFXICS_R1970: a bitmask with four bytes', bytes: hex`04 00000000 42 01 01 50 00` },
  { name: 'seven bytes', bytes: hex`05 0000000000 02 0000 00` },
  { name: 'MS-OXCFXICS_R3065: a push of seven bytes', bytes: hex`07 00000000000000 00` },
  { name: 'an unknown command', bytes: hex`77 00` },
  { name: 'no end', bytes: hex`01 00` },
  { name: 'MS-OXCFXICS_R214, MS-OXCFXICS_R217: a range from high to low', bytes: hex`05 0000000000 52 05 01 50 00` },
] as const) {
  test(`refuses ${name}`, () => assert.throws(() => decode(globset, bytes), LayoutError))
}

test('a bitmask at the end of a byte has no ids beyond it', () => {
  assert.equal(decode(globset, hex`05 0000000000 42 fe ff 50 00`).toString(), '254-255')
})

test('MS-OXCFXICS_R186, MS-OXCFXICS_R187, MS-OXCFXICS_R191: replicas are in the order of their bytes', () => {
  // As text, the first GUID is the greater one.
  const sets = new Map([
    ['00000001-0000-0000-0000-000000000000', new IdSet([1])],
    ['01000000-0000-0000-0000-000000000000', new IdSet([2])],
    ['00000000-0000-0000-0000-000000000001', new IdSet()],
  ])
  const bytes = encodeIdSets(sets)
  assert.deepEqual(
    bytes,
    hex`
      00000001 0000 0000 0000000000000000 06 000000000002 00
      01000000 0000 0000 0000000000000000 06 000000000001 00`,
  )
  assert.deepEqual(
    [...decodeIdSets(bytes)].map(([replica, set]) => [replica, set.toString()]),
    [
      ['01000000-0000-0000-0000-000000000000', '2'],
      ['00000001-0000-0000-0000-000000000000', '1'],
    ],
  )
})

test('MS-OXCFXICS_R181, MS-OXCFXICS_R182, MS-OXCFXICS_R183, MS-OXCFXICS_R1934: sets by ReplId begin with the lowest', () => {
  const bytes = encodeReplicaIdSets(
    new Map([
      [5, new IdSet([1])],
      [1, new IdSet([7])],
    ]),
  )
  assert.deepEqual(bytes, hex`0100 06 000000000007 00  0500 06 000000000001 00`)
  assert.deepEqual([...decodeReplicaIdSets(bytes).keys()], [1, 5])
})

test('MS-OXCFXICS_R1936: ids stand from the lowest to the highest, each once', () => {
  const set = new IdSet([9, 3, 9, 4, 3])
  assert.deepEqual(
    [...set.ranges()],
    [
      [3, 4],
      [9, 9],
    ],
  )
  assert.deepEqual(encode(globset, set), encode(globset, new IdSet([3, 4, 9])))
})

/** A second opinion: plain sets of numbers below 300. */
const step = fc.record({
  add: fc.boolean(),
  low: fc.integer({ min: 1, max: 300 }),
  length: fc.integer({ min: 0, max: 20 }),
})

test('behaves like a set of numbers', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const set = new IdSet()
      const plain = new Set<number>()
      for (const { add, low, length } of steps) {
        if (add) set.addRange(low, low + length)
        else set.deleteRange(low, low + length)
        for (let id = low; id <= low + length; id++) {
          if (add) plain.add(id)
          else plain.delete(id)
        }
      }
      assert.deepEqual(
        [...set],
        [...plain].sort((a, b) => a - b),
      )
      assert.equal(set.size, plain.size)
      for (let id = 0; id < 330; id++) assert.equal(set.has(id), plain.has(id))
      const ranges = [...set.ranges()]
      for (let i = 1; i < ranges.length; i++) assert.ok((ranges[i]?.[0] as number) > (ranges[i - 1]?.[1] as number) + 1)
      assert.ok(decode(globset, encode(globset, set)).equals(set))
    }),
  )
})

test('any set comes back from its bytes', () => {
  const id = fc.oneof(fc.integer({ min: 1, max: 0xffff }), fc.nat({ max: 0xffffffffffff }))
  fc.assert(
    fc.property(fc.array(fc.tuple(id, fc.nat({ max: 300 })), { maxLength: 50 }), (list) => {
      const set = IdSet.ofRanges(list.map(([low, more]) => [low, Math.min(low + more, 0xffffffffffff)]))
      const back = decode(globset, encode(globset, set))
      assert.ok(back.equals(set))
      assert.ok(back.includes(set) && set.includes(back))
    }),
  )
})

test('whole sets are added and taken away', () => {
  const set = IdSet.upTo(100).deleteAll(
    IdSet.ofRanges([
      [10, 20],
      [50, 50],
    ]),
  )
  assert.equal(set.toString(), '1-9,21-49,51-100')
  assert.ok(!set.includes(new IdSet([50])))
  assert.ok(set.includes(IdSet.ofRanges([[21, 30]])))
  assert.equal(
    set
      .copy()
      .addAll(new IdSet([50, 200]))
      .toString(),
    '1-9,21-100,200',
  )
  assert.equal(set.highest, 100)
})
