import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Bag } from './bag.ts'
import { findPropertyByName } from './property-aliases.ts'
import { findPropertiesById, N, P, propertyOfName, propertyOfTag, propertySetName } from './properties.ts'
import { nameKey, PropertySet } from './property-name.ts'

test('values have the type of their property', () => {
  const bag = Bag.of(
    { Subject: 'x', MessageSize: 3, HasAttachments: true },
    { AppointmentStartWhole: 1n, Keywords: ['a'] },
  )
  const subject: string | undefined = bag.get(P.Subject)
  const size: number | undefined = bag.get(P.MessageSize)
  const start: bigint | undefined = bag.get(N.AppointmentStartWhole)
  assert.deepEqual([subject, size, start], ['x', 3, 1n])
  // @ts-expect-error a string is no size
  bag.set(P.MessageSize, 'x')
  // @ts-expect-error nor is it in a literal
  Bag.of({ MessageSize: 'x' })
})

test('a property exists once, whichever string type it was set with', () => {
  const bag = new Bag()
  const ansi = propertyOfTag(0x0037001e)
  bag.setTag(0x0037001e, 'ansi')
  assert.equal(bag.get(P.Subject), 'ansi')
  bag.set(P.Subject, 'unicode')
  assert.equal(bag.getTag(0x0037001e), 'unicode')
  assert.equal(bag.size, 1)
  assert.ok(bag.has(ansi))
  assert.deepEqual(
    [...bag].map(([property]) => [property.name, property.type]),
    [['Subject', 'string']],
  )
})

test('the same id with different types is two properties', () => {
  const bag = Bag.of({ MessageSize: 1, MessageSizeExtended: 2n })
  assert.deepEqual([bag.size, bag.get(P.MessageSize), bag.get(P.MessageSizeExtended)], [2, 1, 2n])
  assert.deepEqual(
    findPropertiesById(0x0e08).map(({ name }) => name),
    ['MessageSize', 'MessageSizeExtended'],
  )
})

test('properties that nobody has heard of are properties like others', () => {
  const bag = new Bag()
  bag.setTag(0x66ff0003, 7)
  bag.setName({ set: '11111111-2222-3333-4444-555555555555', string: 'Foo' }, 'string', 'bar')
  bag.setName({ set: PropertySet.Common, lid: 0x9999 }, 'int32', 5)
  assert.equal(bag.getTag(0x66ff0003), 7)
  assert.equal(bag.getName({ set: '11111111-2222-3333-4444-555555555555', string: 'Foo' }), 'bar')
  assert.deepEqual(
    [...bag].map(([property]) => [property.name, property.type]),
    [
      ['0x66ff0003', 'int32'],
      ['11111111-2222-3333-4444-555555555555/Foo', 'string'],
      ['00062008-0000-0000-c000-000000000046#9999', 'int32'],
    ],
  )
  assert.ok(bag.deleteName({ set: PropertySet.Common, lid: 0x9999 }))
  assert.ok(bag.deleteTag(0x66ff0003))
  assert.equal(bag.size, 1)
})

test("a name from the table is the same property as the table's", () => {
  const bag = Bag.of({}, { AppointmentSubType: true })
  assert.equal(bag.getName({ set: PropertySet.Appointment, lid: 0x8215 }), true)
  assert.equal(propertyOfName({ set: PropertySet.Appointment, lid: 0x8215 }, 'boolean'), N.AppointmentSubType)
})

test('MS-OXCPRPT_R529 names of internet headers are the same in capitals and not', () => {
  const set = PropertySet.INTERNET_HEADERS
  assert.equal(nameKey({ set, string: 'X-Foo' }), nameKey({ set, string: 'x-foo' }))
  const strings = PropertySet.PUBLIC_STRINGS
  assert.notEqual(nameKey({ set: strings, string: 'Foo' }), nameKey({ set: strings, string: 'foo' }))
})

for (const [name, property] of [
  ['PidTagSubject', P.Subject],
  ['PR_SUBJECT_W', P.Subject],
  ['pr_subject', P.Subject],
  ['Subject', P.Subject],
  ['dispidApptStartWhole', N.AppointmentStartWhole],
  ['PidNameKeywords', N.Keywords],
  ['nothing', undefined],
] as const) {
  test(`finds ${name} by name`, () => assert.equal(findPropertyByName(name), property))
}

test('tags and sets', () => {
  assert.equal(P.Subject.tag, 0x0037001f)
  assert.equal(P.AdditionalRenEntryIds.tag, 0x36d81102)
  assert.equal(propertyOfTag(0x0037001f), P.Subject)
  assert.equal(propertySetName(PropertySet.Appointment), 'PSETID_Appointment')
  assert.equal(Object.keys(P).length + Object.keys(N).length, 1490)
})
