import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { test } from 'node:test'
import { LayoutError } from '#codec/binary/index.ts'
import { Cursor, DEPTH_MAX, text } from './cursor.ts'

test('astring: atoms, quoted strings and ], RFC 9051 9', () => {
  for (const [source, expected] of [
    ['INBOX', 'INBOX'],
    ['a]b', 'a]b'],
    ['"two words"', 'two words'],
    ['"a \\"b\\" \\\\c"', 'a "b" \\c'],
    ['""', ''],
    ['Entwürfe', 'Entwürfe'],
  ] as const) {
    const cursor = Cursor.of(source)
    assert.equal(cursor.astring(), expected)
    cursor.end()
  }
})

test('strings that do not fit are LayoutErrors with their offset', () => {
  for (const [source, offset] of [
    ['"open', 1],
    ['"a\\b"', 2],
    ['(', 0],
    ['{3}', 0],
    ['', 0],
  ] as const) {
    assert.throws(
      () => Cursor.of(source).astring(),
      (error) => error instanceof LayoutError && error.offset === offset,
      source,
    )
  }
})

test('a literal stands for its marker, literal8 too, RFC 3516 4.4', () => {
  const line = Buffer.from('x {3} ~{2+} y')
  const cursor = new Cursor({
    line,
    literals: [
      { start: 2, end: 5, binary: false, bytes: Buffer.from('a)b') },
      { start: 6, end: 11, binary: true, bytes: Buffer.from('\0c') },
    ],
  })
  assert.equal(cursor.atom(), 'x')
  cursor.space()
  assert.equal(cursor.astring(), 'a)b')
  cursor.space()
  assert.equal(cursor.literal().binary, true)
  cursor.space()
  assert.equal(cursor.atom(), 'y')
  cursor.end()
})

test('lists, also empty and with a space before the bracket', () => {
  for (const [source, expected] of [
    ['()', []],
    ['(a)', ['A']],
    ['(a b)', ['A', 'B']],
    ['(a b )', ['A', 'B']],
  ] as const) {
    const cursor = Cursor.of(source)
    assert.deepEqual(
      cursor.list(() => cursor.word()),
      expected,
    )
  }
})

test('nesting ends, whatever is nested', () => {
  const cursor = Cursor.of('('.repeat(100_000))
  assert.throws(() => cursor.skipValue(), LayoutError)
  const deep = Cursor.of('('.repeat(DEPTH_MAX) + 'a' + ')'.repeat(DEPTH_MAX))
  deep.skipValue()
  deep.end()
})

test('numbers: no sign, no more than 53 bits', () => {
  assert.equal(Cursor.of('4294967295').number(), 4294967295)
  assert.throws(() => Cursor.of('-1').number(), LayoutError)
  assert.throws(() => Cursor.of('99999999999999999999').number(), LayoutError)
  assert.throws(() => Cursor.of('0').positive(), LayoutError)
})

test('a tag has no plus and is not endless, RFC 9051 9', () => {
  assert.equal(Cursor.of('a.1]').tag(), 'a.1]')
  for (const source of ['+', 'a+b', '*', 'x'.repeat(300)]) assert.throws(() => Cursor.of(source).tag(), LayoutError)
})

test('text is UTF-8 where it is, else one character a byte', () => {
  assert.equal(text(Buffer.from('grün')), 'grün')
  assert.equal(text(Buffer.from([0x67, 0xfc])), 'gü')
})
