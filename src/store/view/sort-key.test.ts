import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { columnKey } from './sort-key.ts'

for (const { name, values } of [
  { name: 'numbers', values: [undefined, -1e300, -2, -1.5, 0, 1e-9, 1, 2, 255, 256, 65536, 2 ** 40, 1e300] },
  { name: 'times', values: [undefined, -1n, 0n, 1n, 132_000_000_000_000_000n, 132_000_000_000_000_001n] },
  { name: 'booleans', values: [undefined, false, true] },
  { name: 'text', values: [undefined, '', 'a', 'a\0', 'a\0b', 'ab', 'Abc', 'b', 'é z', 'Z', '語', '🐈'] },
  {
    name: 'binary',
    values: [undefined, [], [0], [0, 0], [0, 1], [0, 255], [1], [255]].map((value) => value && Uint8Array.from(value)),
  },
]) {
  test(`keys of ${name} stand in the order of the values, missing ones first`, () => {
    const up = values.map((value) => columnKey(value, false))
    assert.deepEqual(up.toSorted(), up)
    assert.equal(new Set(up).size, up.length)
    const down = values.map((value) => columnKey(value, true))
    assert.deepEqual(down.toSorted().toReversed(), down)
  })
}

test('columns one after the other compare as the columns do', () => {
  const cell = fc.oneof(fc.constant(undefined), fc.string({ maxLength: 3, unit: fc.constantFrom('a', 'b', '\0') }))
  fc.assert(
    fc.property(fc.tuple(cell, cell), fc.tuple(cell, cell), fc.boolean(), fc.boolean(), (a, b, first, second) => {
      const key = (row: readonly (string | undefined)[]) => columnKey(row[0], first) + columnKey(row[1], second)
      const compare = (x: string | undefined, y: string | undefined, down: boolean) => {
        const order = x === y ? 0 : x === undefined ? -1 : y === undefined ? 1 : x < y ? -1 : 1
        return down ? 0 - order : order
      }
      const wanted = compare(a[0], b[0], first) || compare(a[1], b[1], second)
      const [left, right] = [key(a), key(b)]
      assert.equal(left === right ? 0 : left < right ? -1 : 1, wanted)
    }),
  )
})

test('case and diacritics do not order', () => {
  assert.equal(columnKey('Straße', false), columnKey('STRASSE', false))
  assert.equal(columnKey('Éa', false), columnKey('ea', false))
})
