/** Offline address books: bytes as [MS-OXOAB] has them, and back. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hex, LayoutError, toHex } from '#codec/binary/index.ts'
import {
  compressOab,
  type Details,
  decodeDetails,
  diffOab,
  encodeDetails,
  expandOab,
  oabChecksum,
  patchOab,
} from './index.ts'

const details: Details = {
  listColumns: [{ tag: 0x6800001f }, { tag: 0x68010003 }],
  list: ['All', 200],
  columns: [
    { tag: 0x3003001e, flags: 2 },
    { tag: 0x3001001f, flags: 1 },
    { tag: 0x39000003 },
    { tag: 0x3a40000b },
    { tag: 0x800f101f },
    { tag: 0x8c6d0102 },
    { tag: 0x3a701102 },
    { tag: 0x3a08001e },
    { tag: 0x3a18001f },
  ],
  records: [
    ['/cn=a', 'Zoë', 0x12345, true, ['SMTP:z@x', 'smtp:y@x'], Uint8Array.of(1, 2), [Uint8Array.of(3)], '1', undefined],
    ['/cn=b', 'Ben', 0x40000000, false, undefined, undefined, undefined, undefined, 'Sales'],
  ],
}

test('writes full details as [MS-OXOAB] 2.9 has them', () => {
  const bytes = encodeDetails(details)
  const body = hex`
    64000000            # metadata: its size
    02000000 1f000068 00000000 03000168 00000000
    09000000 1e000330 02000000 1f000130 01000000 03000039 00000000 0b00403a 00000000 1f100f80 00000000
             02016d8c 00000000 0211703a 00000000 1e00083a 00000000 1f00183a 00000000
    0b000000 c0 416c6c00 81c8
    31000000 ff00
      2f636e3d6100 5a6fc3ab00 83452301 01 02 534d54503a7a407800 736d74703a79407800 02 0102 01 01 03 3100
    1c000000 f080
      2f636e3d6200 42656e00 8400000040 00 53616c657300`
  assert.equal(toHex(bytes.subarray(12)), toHex(body))
  assert.deepEqual([...new Uint32Array(Uint8Array.from(bytes.subarray(0, 12)).buffer)], [0x20, oabChecksum(body), 2])
  assert.deepEqual(decodeDetails(new Uint8Array(bytes)), {
    ...details,
    listColumns: details.listColumns.map((column) => ({ flags: 0, ...column })),
    columns: details.columns.map((column) => ({ flags: 0, ...column })),
  })
})

test('long texts, numbers and lists come back', () => {
  const columns = [
    { tag: 0x3003001e, flags: 0 },
    { tag: 0x3001001f, flags: 0 },
    { tag: 0x8009101e, flags: 0 },
  ]
  const members = Array.from({ length: 3000 }, (_, at) => `/o=Example/cn=member ${at}`)
  const record = ['/cn='.padEnd(5000, 'x'), 'ü'.repeat(4000), members]
  const long: Details = { listColumns: columns, list: record, columns, records: [record, record] }
  assert.deepEqual(decodeDetails(new Uint8Array(encodeDetails(long))), long)
})

test('[MS-OXOAB] 2.9.1: the checksum is CRC-32 without its last inversion', () => {
  // The check value of CRC-32 is 0xCBF43926.
  assert.equal(oabChecksum(Buffer.from('123456789')), ~0xcbf43926 >>> 0)
})

const joined = (parts: Iterable<Uint8Array>) => Buffer.concat([...parts])
const file = (people: number) =>
  Buffer.from(Array.from({ length: people }, (_, at) => `/cn=person ${at * 7} of ${at}\0`).join(''))

test('compressed files come back, and differences make the newer file', () => {
  const older = file(30_000)
  const newer = Buffer.concat([older.subarray(0, 100), Buffer.from('somebody'), older.subarray(100)])
  const packed = joined(compressOab(older))
  assert.ok(packed.length < older.length / 3)
  assert.ok(Buffer.from(expandOab(packed)).equals(older))
  const patch = joined(diffOab(older, newer))
  assert.ok(patch.length < 2000, `${patch.length}`)
  assert.ok(Buffer.from(patchOab(patch, older)).equals(newer))
  assert.throws(() => patchOab(patch, newer), LayoutError)
})

for (const [title, source, target] of [
  ['a list that grew from nothing', Buffer.alloc(12), file(40_000)],
  ['a list that nobody is left in', file(40_000), Buffer.alloc(12)],
] as const)
  test(title, () => {
    assert.ok(Buffer.from(patchOab(joined(diffOab(source, target)), source)).equals(target))
  })
