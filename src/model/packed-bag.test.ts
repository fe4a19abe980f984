import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { hex, LayoutError, toHex, Writer } from '#codec/binary/index.ts'
import { Bag } from './bag.ts'
import { ExternalValue, type NamedProperties, namesIn, pack, packBag, unpackBag } from './packed-bag.ts'
import { N, P } from './properties.ts'
import { nameKey, type NamedProperty, PropertySet } from './property-name.ts'
import { PropertyType } from './property-type.ts'
import { makeTag } from './tag.ts'

function someIds(): NamedProperties {
  const names: NamedProperty[] = []
  return {
    idOf(name) {
      const index = names.findIndex((one) => nameKey(one) === nameKey(name))
      return 0x8000 + (index >= 0 ? index : names.push(name) - 1)
    },
    nameOf: (id) => names[id - 0x8000],
  }
}

test('lies in the bytes as the drawing says', () => {
  const packed = pack([
    [0x0e080003, 5],
    [0x0037001f, 'Hi'],
    [0x0e1b000b, true],
  ])
  assert.equal(
    toHex(packed.bytes),
    toHex(hex`
      0100 0300           # version, count
      1f003700 1c000000   # PidTagSubject
      0300080e 22000000   # PidTagMessageSize
      0b001b0e 26000000   # PidTagHasAttachments
      4800 6900 0000
      05000000
      01`),
  )
})

test('finds values and their wire bytes', () => {
  const packed = pack([
    [P.Subject.tag, 'Hi'],
    [P.EntryId.tag, hex`010203`],
    [P.MessageDeliveryTime.tag, 5n],
  ])
  const subject: string | undefined = packed.get(P.Subject)
  assert.equal(subject, 'Hi')
  assert.deepEqual(packed.slice(P.EntryId.tag), hex`0300 010203`)
  assert.equal(packed.sizeOf(P.Subject), 6)
  assert.equal(packed.get(P.MessageSize), undefined)
  assert.equal(packed.slice(P.MessageSize), undefined)
  assert.equal(packed.get(0x0037001e), 'Hi', 'as 8-bit string, too')
  assert.equal(packed.tagOfId(0x0037), 0x0037001f)
  assert.equal(packed.tagOfId(0x0038), undefined)
  const writer = new Writer(1)
  assert.ok(packed.writeTo(writer, P.EntryId.tag))
  assert.ok(packed.writeTo(writer, P.Subject.tag))
  assert.deepEqual(writer.take(), hex`0300 010203 4800 6900 0000`)
})

test('changes keep what they do not name', () => {
  const packed = pack([
    [P.Subject.tag, 'a'],
    [P.Body.tag, new ExternalValue(99, new Uint8Array(32).fill(7))],
    [P.Importance.tag, 1],
  ])
  const changed = packed.with(
    new Map<number, unknown>([
      [P.Subject.tag, 'b'],
      [P.Importance.tag, undefined],
      [P.Sensitivity.tag, 2],
    ]),
  )
  assert.deepEqual(
    [...changed.entries()].map(([tag, value]) => [tag, value instanceof ExternalValue ? value.size : value]),
    [
      [P.Sensitivity.tag, 2],
      [P.Subject.tag, 'b'],
      [P.Body.tag, 99],
    ],
  )
  assert.equal(packed.get(P.Subject), 'a')
})

test('external values are told apart', () => {
  const packed = pack([[P.Body.tag, new ExternalValue(1e6, new Uint8Array(32).fill(1))]])
  assert.deepEqual(packed.external(P.Body), new ExternalValue(1e6, new Uint8Array(32).fill(1)))
  assert.equal(packed.get(P.Body), undefined)
  assert.equal(packed.slice(P.Body), undefined)
  assert.equal(packed.sizeOf(P.Body), 1e6)
  assert.ok(packed.has(P.Body))
})

test('binaries above 64 KB are kept, but have no wire bytes', () => {
  const big = new Uint8Array(70_000).fill(3)
  const packed = pack([
    [P.Html.tag, big],
    [P.AdditionalRenEntryIds.tag, [big, hex`01`]],
  ])
  assert.deepEqual(packed.get(P.Html), big)
  assert.deepEqual(packed.get(P.AdditionalRenEntryIds), [big, hex`01`])
  assert.equal(packed.slice(P.Html), undefined)
  const smaller = packed.with(new Map([[P.AdditionalRenEntryIds.tag, undefined]]))
  assert.deepEqual(smaller.get(P.Html), big)
})

test('named properties get the ids of the mailbox', () => {
  const ids = someIds()
  const bag = Bag.of({ Subject: 'x' }, { Location: 'here', Keywords: ['a', 'b'] })
  bag.setName({ set: PropertySet.Common, lid: 0x7777 }, 'binary', hex`0102`)
  assert.equal(namesIn(bag).length, 3)
  const packed = packBag(bag, ids)
  assert.deepEqual(packed.tags(), [0x0037001f, 0x8000001f, 0x8001101f, 0x80020102])
  const back = unpackBag(packed, ids)
  assert.deepEqual(back.toJSON(), bag.toJSON())
  assert.equal(back.get(N.Location), 'here')
})

test('a wrong value says which property it is', () => {
  assert.throws(
    () => pack([[P.Subject.tag, 5]]),
    (error) => error instanceof LayoutError && error.path === '0x0037001f',
  )
  assert.throws(() => packBag(Bag.of({ AddressBookManagerDistinguishedName: 'x' }), someIds()), LayoutError)
})

const values: Partial<Record<PropertyType, fc.Arbitrary<unknown>>> = {
  int16: fc.integer({ min: -0x8000, max: 0x7fff }),
  int32: fc.integer(),
  float64: fc.double({ noNaN: true }),
  currency: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  errorCode: fc.integer({ min: 0, max: 0xffffffff }),
  boolean: fc.boolean(),
  int64: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  string: fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', '')),
  time: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  guid: fc.uuid(),
  binary: fc.uint8Array({ maxLength: 300 }),
}
for (const type of ['int32', 'string', 'binary', 'time', 'guid', 'int64'] as const) {
  values[`${type}[]`] = fc.array(values[type] as fc.Arbitrary<unknown>)
}
const entry = fc
  .record({ id: fc.integer({ min: 1, max: 0xfffe }), type: fc.constantFrom(...Object.keys(values)) })
  .chain(({ id, type }) =>
    fc.tuple(fc.constant(makeTag(id, type as PropertyType)), values[type as PropertyType] as fc.Arbitrary<unknown>),
  )

test('whatever is packed is found again', () => {
  fc.assert(
    fc.property(fc.array(entry), fc.array(entry), (entries, more) => {
      const packed = pack(entries)
      const wanted = new Map(entries)
      assert.deepEqual(new Map(packed.entries()), wanted)
      for (const [tag, value] of wanted) assert.deepEqual(packed.get(tag), value)
      const changed = packed.with(new Map(more))
      assert.deepEqual(new Map(changed.entries()), new Map([...wanted, ...more]))
      assert.deepEqual(changed.bytes, pack([...entries, ...more]).bytes)
      assert.deepEqual(
        changed.tags(),
        changed.tags().toSorted((a, b) => a - b),
      )
    }),
  )
})
