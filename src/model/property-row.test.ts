import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decode, encode, hex, LayoutError, print } from '#codec/binary/index.ts'
import { Failure } from './failure.ts'
import { P } from './properties.ts'
import { findPropertyType, isMultivalue, PropertyType } from './property-type.ts'
import { propertyRow } from './property-row.ts'
import { RecipientAddress, RecipientFlag, recipientRow, type RecipientRow, typedString } from './recipient-row.ts'
import { partsOfOrder, type SortOrder, sortBy, sortOrder } from './sort-order.ts'
import { getValueLayout, taggedValue } from './tagged-value.ts'

const guid = '00020329-0000-0000-c000-000000000046'
const values: readonly (readonly [PropertyType, unknown, rop: Uint8Array, wide?: Uint8Array, stream?: Uint8Array])[] = [
  ['int16', -2, hex`feff`],
  ['int32', -2, hex`feffffff`],
  ['float32', 1.5, hex`0000c03f`],
  ['float64', 1.5, hex`000000000000f83f`],
  ['currency', 10_000n, hex`1027000000000000`],
  ['floatingTime', 2, hex`0000000000000040`],
  ['errorCode', 0x8004010f, hex`0f010480`],
  ['boolean', true, hex`01`, hex`01`, hex`0100`],
  ['int64', -1n, hex`ffffffffffffffff`],
  ['string8', 'ab', hex`6162 00`, hex`6162 00`, hex`03000000 6162 00`],
  ['string', 'a', hex`6100 0000`, hex`6100 0000`, hex`04000000 6100 0000`],
  ['time', 1n, hex`0100000000000000`],
  ['guid', guid, hex`2903020000000000c000000000000046`],
  ['serverId', hex`0102`, hex`0200 0102`, hex`02000000 0102`, hex`02000000 0102`],
  ['binary', hex`0102`, hex`0200 0102`, hex`02000000 0102`, hex`02000000 0102`],
  ['null', null, hex``],
  ['object', null, hex``],
  ['restriction', { kind: 'exists', tag: 1 }, hex`08 01000000`, hex`08 01000000`, hex`05000000 08 01000000`],
  ['ruleAction', [], hex`0000`, hex`00000000`, hex`02000000 0000`],
  ['int16[]', [1, 2], hex`02000000 0100 0200`],
  ['int32[]', [1], hex`01000000 01000000`],
  ['float32[]', [1.5], hex`01000000 0000c03f`],
  ['float64[]', [], hex`00000000`],
  ['currency[]', [0n], hex`01000000 0000000000000000`],
  ['floatingTime[]', [2], hex`01000000 0000000000000040`],
  ['int64[]', [1n], hex`01000000 0100000000000000`],
  [
    'string8[]',
    ['a', 'b'],
    hex`02000000 6100 6200`,
    hex`02000000 6100 6200`,
    hex`02000000 02000000 6100 02000000 6200`,
  ],
  ['string[]', ['a'], hex`01000000 6100 0000`, hex`01000000 6100 0000`, hex`01000000 04000000 6100 0000`],
  ['time[]', [1n], hex`01000000 0100000000000000`],
  ['guid[]', [guid], hex`01000000 2903020000000000c000000000000046`],
  [
    'binary[]',
    [hex`01`, hex``],
    hex`02000000 0100 01 0000`,
    hex`02000000 01000000 01 00000000`,
    hex`02000000 01000000 01 00000000`,
  ],
]

for (const [type, value, rop, wide = rop, stream = rop] of values) {
  test(`values of type ${type} in every form (MS-OXCDATA 2.11.1)`, () => {
    const code = PropertyType[type]
    assert.equal(findPropertyType(code), type)
    assert.equal(isMultivalue(type), type.endsWith('[]'))
    for (const [form, bytes] of [
      ['rop', rop],
      ['wide', wide],
      ['stream', stream],
    ] as const) {
      if (form === 'stream' && type === 'object') continue
      const layout = getValueLayout(code, form)
      assert.deepEqual(encode(layout, value), bytes, form)
      assert.deepEqual(decode(layout, bytes), value, form)
      assert.doesNotMatch(print(layout, bytes), /!!/)
    }
  })
}

for (const { name, type, code, bytes } of [
  { name: 'MS-OXCDATA_R2691', type: 'int32', code: 0x0003, bytes: 4 },
  { name: 'MS-OXCDATA_R2697', type: 'errorCode', code: 0x000a, bytes: 4 },
  { name: 'MS-OXCDATA_R2698', type: 'boolean', code: 0x000b, bytes: 1 },
  { name: 'MS-OXCDATA_R2699', type: 'int64', code: 0x0014, bytes: 8 },
  { name: 'MS-OXCDATA_R2702', type: 'time', code: 0x0040, bytes: 8 },
  // Of variable size, as `values` has them.
  { name: 'MS-OXCDATA_R2701', type: 'string8', code: 0x001e, bytes: 3 },
  { name: 'MS-OXCDATA_R2700', type: 'string', code: 0x001f, bytes: 4 },
  { name: 'MS-OXCDATA_R2704', type: 'serverId', code: 0x00fb, bytes: 4 },
  { name: 'MS-OXCDATA_R2706', type: 'ruleAction', code: 0x00fe, bytes: 2 },
  { name: 'MS-OXCDATA_R2707', type: 'binary', code: 0x0102, bytes: 4 },
  { name: 'MS-OXCDATA_R2716', type: 'string8[]', code: 0x101e, bytes: 8 },
  { name: 'MS-OXCDATA_R2715', type: 'string[]', code: 0x101f, bytes: 8 },
  { name: 'MS-OXCDATA_R2719', type: 'binary[]', code: 0x1102, bytes: 9 },
] as const) {
  test(`${name}: code and size of ${type}`, () => {
    assert.equal(PropertyType[type], code)
    const [, value, rop] = values.find(([candidate]) => candidate === type)!
    assert.equal(rop.length, bytes)
    assert.deepEqual(encode(getValueLayout(code, 'rop'), value), rop)
  })
}

test('MS-OXCDATA_R2698 PtypBoolean is one byte, 1 or 0', () => {
  const layout = getValueLayout(PropertyType.boolean, 'rop')
  assert.deepEqual(encode(layout, true), hex`01`)
  assert.deepEqual(encode(layout, false), hex`00`)
})

test('there is a test for every type', () => {
  const tested = new Set(values.map(([type]) => type))
  assert.deepEqual(
    Object.keys(PropertyType).filter((type) => !tested.has(type as PropertyType)),
    ['unspecified'],
  )
})

test('an unknown type is named where it stands', () => {
  assert.throws(
    () => decode(taggedValue('rop'), hex`99003700 00`),
    (error) => error instanceof LayoutError && error.path === 'value' && error.offset === 4,
  )
})

const columns = [P.Subject.tag, P.MessageSize.tag, 0x00710000]
const row = propertyRow(columns)
for (const { name, cells, bytes } of [
  {
    name: 'MS-OXCDATA_R72, MS-OXCDATA_R73, MS-OXCDATA_R75: a row with all values has no flags',
    cells: [{ value: 'a' }, { value: 5 }, { value: hex`01`, type: 0x0102 }],
    bytes: hex`00  6100 0000  05000000  0201 0100 01`,
  },
  {
    name: 'MS-OXCDATA_R76, MS-OXCDATA_R77: a row with errors and gaps has flags',
    cells: [{ error: 0x8004010f }, { value: 5 }, undefined],
    bytes: hex`01  0a 0f010480  00 05000000  0000 01`,
  },
  {
    name: 'an error in a column without a type',
    cells: [undefined, undefined, { error: 0x8007000e, type: 0x000a }],
    bytes: hex`01  01  01  0a00 0a 0e000780`,
  },
] as const) {
  test(`MS-OXCDATA 2.8.1: ${name}`, () => {
    assert.deepEqual(encode(row, cells as any), bytes)
    assert.deepEqual(decode(row, bytes), cells)
    assert.doesNotMatch(print(row, bytes), /!!/)
  })
}

test('a column that shows one of several values has the type of one', () => {
  assert.deepEqual(encode(propertyRow([0x8001301f]), [{ value: 'a' }]), hex`00 6100 0000`)
})

for (const [name, bytes] of [
  ['kind of row', hex`02`],
  ['kind of cell', hex`01 07`],
  ['short', hex`00 6100`],
] as const) {
  test(`refuses a row: ${name}`, () => assert.throws(() => decode(row, bytes), LayoutError))
}

const recipient = recipientRow([P.DisplayName.tag, P.RecipientType.tag])
const { hasDisplayName, hasEmailAddress, unicode, otherType, hasSimpleName } = RecipientFlag

for (const { name, value, bytes } of [
  {
    name: 'an SMTP address',
    value: {
      bits: RecipientAddress.smtp | hasEmailAddress | hasDisplayName | unicode,
      emailAddress: 'a@b',
      displayName: 'A',
      properties: [{ value: 'A' }, { value: 1 }],
    },
    bytes: hex`1b02  6100 4000 6200 0000  4100 0000  0200 00 4100 0000 01000000`,
  },
  {
    name: 'an X500 DN',
    value: {
      bits: RecipientAddress.x500 | hasSimpleName,
      prefixUsed: 5,
      displayType: 0,
      x500Dn: 'x',
      simpleDisplayName: 'y',
      properties: [],
    },
    bytes: hex`0104  05 00 7800  7900  0000 00`,
  },
  {
    name: 'a personal list',
    value: {
      bits: RecipientAddress.personalList,
      entryId: hex`01`,
      searchKey: hex`0203`,
      properties: [{ value: 'A' }],
    },
    bytes: hex`0600  0100 01  0200 0203  0100 00 4100 0000`,
  },
  {
    name: 'another type of address',
    value: { bits: otherType | hasEmailAddress, addressType: 'FAX', emailAddress: '1', properties: [] },
    bytes: hex`0880  46415800  3100  0000 00`,
  },
] as readonly { name: string; value: RecipientRow; bytes: Uint8Array }[]) {
  test(`MS-OXCDATA 2.8.3.2: ${name}`, () => {
    assert.deepEqual(encode(recipient, value), bytes)
    const back = Object.fromEntries(Object.entries(decode(recipient, bytes)).filter(([, one]) => one !== undefined))
    assert.deepEqual(back, value)
    assert.doesNotMatch(print(recipient, bytes), /!!/)
  })
}

test('a recipient cannot have more columns than were announced', () => {
  assert.throws(() => decode(recipient, hex`0000 0300 00`), LayoutError)
})

for (const [text, bytes] of [
  [undefined, hex`00`],
  ['', hex`01`],
  ['aé', hex`03 61 e9 00`],
  ['a€', hex`04 6100 ac20 0000`],
] as const) {
  test(`MS-OXCDATA 2.11.7: the string ${text}`, () => {
    assert.deepEqual(encode(typedString, text), bytes)
    assert.equal(decode(typedString, bytes), text)
  })
}

test('any string comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (given) => {
      const text = given.replaceAll('\0', '')
      assert.equal(decode(typedString, encode(typedString, text)), text)
    }),
  )
})

test('sort orders: the fields of MS-OXCROPS 2.2.5.2.1', () => {
  const order: SortOrder = {
    columns: [
      { tag: P.MessageDeliveryTime.tag, direction: 'descending' },
      { tag: P.Subject.tag, direction: 'ascending' },
    ],
    categories: 1,
    expanded: 1,
  }
  const bytes = hex`0200 0100 0100  4000060e 01  1f003700 00`
  assert.deepEqual(encode(sortOrder, order), bytes)
  assert.deepEqual(decode(sortOrder, bytes), order)
  assert.deepEqual(partsOfOrder(order), {
    categories: [order.columns[0]],
    maximum: undefined,
    rows: [order.columns[1]],
  })
})

const by = (tag: number, direction: 'ascending' | 'maximumCategory' = 'ascending') => ({ tag, direction })
test('MS-OXCTABL_R79 a maximum behind the categories belongs to the last of them', () => {
  const order = { columns: [by(1), by(2, 'maximumCategory'), by(3)], categories: 1, expanded: 0 }
  assert.deepEqual(partsOfOrder(order), { categories: [by(1)], maximum: by(2, 'maximumCategory'), rows: [by(3)] })
})

for (const [name, order] of [
  ['MS-OXCTABL_R63 more categories than columns', { columns: [by(1)], categories: 2, expanded: 0 }],
  ['more expanded than categories', { columns: [by(1)], categories: 0, expanded: 1 }],
  ['MS-OXCTABL_R78 a maximum without categories', { columns: [by(1, 'maximumCategory')], categories: 0, expanded: 0 }],
  ['a maximum further behind', { columns: [by(1), by(2), by(3, 'maximumCategory')], categories: 1, expanded: 0 }],
  [
    'MS-OXCTABL_R75 two multi-valued categories',
    { columns: [by(0x8001301f), by(0x8002301f)], categories: 2, expanded: 0 },
  ],
] as readonly (readonly [string, SortOrder])[]) {
  test(`refuses an order: ${name}`, () => {
    assert.throws(
      () => partsOfOrder(order),
      (error) => error instanceof Failure && error.code === 'invalid',
    )
  })
}

test('orders without categories are short to write', () => {
  assert.deepEqual(sortBy(5, { tag: 6, direction: 'descending' }), {
    columns: [by(5), { tag: 6, direction: 'descending' }],
    categories: 0,
    expanded: 0,
  })
})
