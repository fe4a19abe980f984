import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  array,
  ascii,
  asciiz,
  bool8,
  bool16,
  bytes,
  choice,
  constant,
  decode,
  dependent,
  encode,
  f64,
  field,
  filetime,
  flags,
  globcnt,
  guid,
  hex,
  i16,
  i32,
  i64,
  ifMore,
  type Layout,
  LayoutError,
  lazy,
  lengthOf,
  mapped,
  named,
  optional,
  print,
  Reader,
  reserved,
  sized,
  struct,
  type TypeOf,
  u8,
  u16,
  u16be,
  u24,
  u32,
  u32be,
  u53,
  u64,
  utf16,
  utf16z,
} from './index.ts'

const colour = named(u8, { red: 0x00, green: 0x01 })
const point = struct({ x: u16, y: i16 })

type Tree = { kind: 'leaf'; value: number } | { kind: 'node'; children: Tree[] }
const tree: Layout<Tree> = lazy(() =>
  choice('kind', u8, { leaf: [0, { value: u8 }], node: [1, { children: array(u8, tree) }] }),
)

for (const { name, layout, bytes: wire, value } of [
  {
    name: 'integers',
    layout: struct({ a: u8, b: u16, c: u24, d: u32, e: i16, f: i32, g: u16be, h: u32be }),
    bytes: hex`ff  01ff  010203  ffffffff  feff  feffffff  0102  f1020304`,
    value: { a: 255, b: 0xff01, c: 0x030201, d: 0xffffffff, e: -2, f: -2, g: 0x0102, h: 0xf1020304 },
  },
  {
    name: 'wide numbers',
    layout: struct({ a: u64, b: i64, c: filetime, d: f64, e: u53, f: globcnt }),
    bytes: hex`ffffffffffffffff ffffffffffffffff 0100000000000000 000000000000f03f 0000000001000000 ffffffffff00`,
    value: { a: 2n ** 64n - 1n, b: -1n, c: 1n, d: 1, e: 2 ** 32, f: 0xffffffffff00 },
  },
  {
    name: 'guid',
    layout: guid,
    bytes: hex`dca740c8 c042 101a b4b9 08002b2fe182`,
    value: 'c840a7dc-42c0-1a10-b4b9-08002b2fe182',
  },
  {
    name: 'strings',
    layout: struct({ a: utf16z, b: asciiz }),
    bytes: hex`4100 ac20 0000 4ce9 00`,
    value: { a: 'A€', b: 'Lé' },
  },
  {
    name: 'counted strings',
    layout: struct({
      a: utf16(u8),
      b: utf16(u16, { inBytes: true, terminated: true }),
      c: ascii(u8, { terminated: true }),
      d: utf16('rest'),
    }),
    bytes: hex`01 4100  0400 4200 0000  02 43 00  4400 4500`,
    value: { a: 'A', b: 'B', c: 'C', d: 'DE' },
  },
  {
    name: 'names, bits, booleans',
    layout: struct({ colour, bits: flags(u16, { bold: 1 }), on: bool8, off: bool16 }),
    bytes: hex`01 0180 01 0000`,
    value: { colour: 'green', bits: 0x8001, on: true, off: false },
  },
  {
    name: 'constants and padding',
    layout: struct({ version: constant(u16, 3), pad: reserved(2), inner: struct({ mark: constant(u8, 7), x: u8 }) }),
    bytes: hex`0300 0000 07 09`,
    value: { inner: { x: 9 } },
  },
  {
    name: 'nested structures',
    layout: struct({ from: point, to: point, points: array(u8, point) }),
    bytes: hex`0100 ffff 0200 0300 01 0400 0500`,
    value: { from: { x: 1, y: -1 }, to: { x: 2, y: 3 }, points: [{ x: 4, y: 5 }] },
  },
  {
    name: 'lengths in other fields',
    layout: struct({
      size: lengthOf('data', u16),
      count: lengthOf('list', u8),
      data: bytes(field('size')),
      list: array(field('count'), u8),
    }),
    bytes: hex`0300 02 aabbcc 0102`,
    value: { data: hex`aabbcc`, list: [1, 2] },
  },
  {
    name: 'sized structures',
    layout: struct({ a: sized(u16, struct({ x: u8, rest: bytes('rest') })), b: sized(u32, u16, { extra: 4 }) }),
    bytes: hex`0300 01 0203  06000000 0500`,
    value: { a: { x: 1, rest: hex`0203` }, b: 5 },
  },
  {
    name: 'optional and dependent fields',
    layout: struct({
      bits: u8,
      a: optional((self) => (self.bits & 1) !== 0, u8),
      b: dependent<number | string>((self) => (self.bits & 2 ? asciiz : u16) as Layout<number | string>),
      c: ifMore(u8),
    }),
    bytes: hex`03 09 4100`,
    value: { bits: 3, a: 9, b: 'A', c: undefined },
  },
  {
    name: 'choices and recursion',
    layout: tree,
    bytes: hex`01 02 00 05 01 01 00 06`,
    value: {
      kind: 'node',
      children: [
        { kind: 'leaf', value: 5 },
        { kind: 'node', children: [{ kind: 'leaf', value: 6 }] },
      ],
    },
  },
  {
    name: 'mapped values',
    layout: mapped(
      u8,
      (n) => n / 2,
      (n) => n * 2,
    ),
    bytes: hex`08`,
    value: 4,
  },
  { name: 'the rest', layout: array('rest', u16), bytes: hex`0100 0200`, value: [1, 2] },
] as const satisfies readonly { name: string; layout: Layout<any>; bytes: Uint8Array; value: unknown }[]) {
  test(`reads and writes ${name}`, () => {
    assert.deepEqual(decode<unknown>(layout, wire), value)
    assert.deepEqual(encode(layout as Layout<unknown>, value), wire)
    assert.doesNotMatch(print(layout, wire), /!!/)
  })
}

const message = struct({
  id: u16,
  rows: array(u16, struct({ kind: u8, value: utf16z })),
  tail: sized(u8, struct({ a: u16 })),
})

for (const { name, layout = message, bytes: wire, path, offset, problem } of [
  { name: 'a short fixed field', bytes: hex`01`, path: 'id', offset: 0, problem: /needs 2 bytes, 1 are left/ },
  {
    name: 'a string without end in a row',
    bytes: hex`0100 0200 01 0000 02 4100`,
    path: 'rows.1.value',
    offset: 8,
    problem: /without its end/,
  },
  { name: 'a count that cannot be', bytes: hex`0100 ffff 01`, path: 'rows', offset: 2, problem: /65535 announced/ },
  { name: 'a size that cannot be', bytes: hex`0100 0000 09 00`, path: 'tail', offset: 4, problem: /size 9/ },
  {
    name: 'a structure shorter than its size',
    bytes: hex`0100 0000 03 000000`,
    path: 'tail',
    offset: 7,
    problem: /left over/,
  },
  {
    name: 'a structure longer than its size',
    bytes: hex`0100 0000 01 0000`,
    path: 'tail.a',
    offset: 5,
    problem: /needs 2/,
  },
  {
    name: 'bytes after the end',
    bytes: hex`0100 0000 02 0000 ff`,
    path: '',
    offset: 7,
    problem: /1 bytes are left over/,
  },
  {
    name: 'an unknown name',
    layout: struct({ a: u8, colour }),
    bytes: hex`00 07`,
    path: 'colour',
    offset: 1,
    problem: /not one of red, green/,
  },
  {
    name: 'a wrong constant',
    layout: struct({ a: struct({ version: constant(u8, 3) }) }),
    bytes: hex`04`,
    path: 'a.version',
    offset: 0,
    problem: /3 must stand/,
  },
  {
    name: 'an unknown variant',
    layout: tree,
    bytes: hex`01 01 09`,
    path: 'children.0.kind',
    offset: 2,
    problem: /0x9/,
  },
  {
    name: 'endless nesting',
    layout: tree,
    bytes: new Uint8Array(500).fill(1),
    path: `${'children.0.'.repeat(64)}`.slice(0, -1),
    offset: 128,
    problem: /deeper/,
  },
  {
    name: 'a number above 2^53',
    layout: struct({ a: u53 }),
    bytes: hex`00000000 00002000`,
    path: 'a',
    offset: 0,
    problem: /2\^53/,
  },
] as { name: string; layout?: Layout<unknown>; bytes: Uint8Array; path: string; offset: number; problem: RegExp }[]) {
  test(`says where it is wrong: ${name}`, () => {
    assert.throws(
      () => decode(layout, wire),
      (error) => {
        assert.ok(error instanceof LayoutError, String(error))
        assert.deepEqual([error.path, error.offset], [path, offset])
        assert.match(error.problem, problem)
        return true
      },
    )
    assert.match(print(layout, wire), /!!/)
  })
}

for (const { name, layout, value, path } of [
  { name: 'a number that does not fit', layout: struct({ a: u8 }), value: { a: 256 }, path: 'a' },
  { name: 'a missing field', layout: struct({ a: u8, b: u32 }), value: { a: 1 }, path: 'b' },
  {
    name: 'a name that does not exist',
    layout: struct({ list: array(u8, colour) }),
    value: { list: ['red', 'blue'] },
    path: 'list.1',
  },
  { name: 'a NUL in a string', layout: struct({ text: utf16z }), value: { text: 'a\0b' }, path: 'text' },
  {
    name: 'too many elements for the count',
    layout: struct({ list: array(u8, u8) }),
    value: { list: Array.from({ length: 256 }, () => 0) },
    path: 'list',
  },
  { name: 'a bigint where a number belongs', layout: struct({ at: u64 }), value: { at: 1 }, path: 'at' },
] as { name: string; layout: Layout<any>; value: unknown; path: string }[]) {
  test(`refuses to write ${name}`, () => {
    assert.throws(
      () => encode(layout, value),
      (error) => error instanceof LayoutError && error.path === path,
    )
  })
}

test('a variant that is not known cannot be written', () => {
  assert.throws(() => encode(tree, { kind: 'twig' } as unknown as Tree), LayoutError)
})

test('types follow from the declaration', () => {
  const layout = struct({ size: lengthOf('name', u8), kind: colour, name: bytes(field('size')), more: ifMore(u8) })
  const value: TypeOf<typeof layout> = { kind: 'red', name: hex`01` }
  // @ts-expect-error a name that does not exist
  const wrong: TypeOf<typeof layout> = { kind: 'blue', name: hex`01` }
  assert.equal(encode(layout, value).length, 3)
  assert.throws(() => encode(layout, wrong))
})

test('reads within a part of the bytes', () => {
  const reader = new Reader(hex`ff 0100 0200 ff`, { start: 1, end: 5 })
  assert.deepEqual([u16.read(reader), u16.read(reader)], [1, 2])
  assert.throws(() => u8.read(reader), LayoutError)
})

test('prints fields with their offsets, and what is wrong', () => {
  assert.equal(
    print(message, hex`0100 0100 05 4100 0000 02 0900 ff`),
    [
      '0000  01 00                    id: 1',
      '0002                           rows: []',
      '0004                             [0]',
      '0004  05                           kind: 5',
      '0005  41 00 00 00                  value: "A"',
      '0009  02                       tail size: 2',
      '000a                           tail',
      '000a  09 00                      a: 9',
      '000c  ff                       !! left over: 1 bytes',
    ].join('\n'),
  )
})
