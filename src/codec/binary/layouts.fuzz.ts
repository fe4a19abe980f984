/** Every kind of layout at once: decode, print and encode of the same structure. */
import assert from 'node:assert/strict'
import {
  array,
  ascii,
  asciiz,
  bool8,
  bytes,
  choice,
  constant,
  decode,
  encode,
  field,
  flags,
  globcnt,
  guid,
  hex,
  ifMore,
  type Layout,
  LayoutError,
  lazy,
  lengthOf,
  named,
  optional,
  print,
  reserved,
  sized,
  struct,
  u8,
  u16,
  u32,
  u53,
  u64,
  utf16,
  utf16z,
} from './index.ts'

const tree: Layout<unknown> = lazy(
  () =>
    choice('kind', u8, {
      leaf: [0, { mark: constant(u16, 7), colour: named(u8, { red: 0, green: 1 }), id: globcnt, name: guid }],
      list: [1, { children: array(u16, tree) }],
      text: [2, { a: utf16z, b: asciiz, c: utf16(u8), d: ascii(u16, { terminated: true }) }],
      sized: [3, { inner: sized(u16, struct({ pad: reserved(2), rest: array('rest', tree) })) }],
      counted: [4, { size: lengthOf('data', u32), bits: flags(u8, { more: 1 }), data: bytes(field('size')) }],
      optional: [5, { bits: u8, a: optional((self) => (self.bits & 1) !== 0, tree), b: bool8, c: ifMore(u16) }],
      numbers: [6, { a: u53, b: u64, points: array(u32, struct({ x: u8, y: u16 })) }],
    }) as Layout<unknown>,
)

export default {
  name: 'layouts',
  seeds: () => [
    hex`00 0700 01 000000000005 2903020000000000c000000000000046`,
    hex`01 0200 00 0700 00 000000000005 2903020000000000c000000000000046 04 02000000 01 aabb`,
    hex`02 4100 0000 4200 02 4100 4200 0200 4100`,
    hex`03 0600 0000 04 00000000 00`,
    hex`05 01 05 00 01 01`,
    hex`06 0100000000000000 0200000000000000 02000000 01 0200 03 0400`,
  ],
  run(input: Uint8Array): void {
    const text = print(tree, input)
    let value: unknown
    try {
      value = decode(tree, input)
    } catch (error) {
      if (!(error instanceof LayoutError)) throw error
      assert.ok(error.offset >= 0 && error.offset <= input.length, `offset ${error.offset}`)
      assert.match(text, /!!/)
      return
    }
    assert.doesNotMatch(text, /!!/)
    // Padding, booleans and NULs may be written otherwise than they were; the value stays.
    assert.deepEqual(decode(tree, encode(tree, value)), value)
  },
}
