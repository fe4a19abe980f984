import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { categoryOf, flagList, formatFlags, keywordOf } from './flags.ts'

test('system flags, keywords of RFC 5788 and categories', () => {
  assert.deepEqual(flagList(['\\Seen', '\\FLAGGED', '$junk', 'NonJunk', 'Urgent', 'urgent', '\\Recent', '\\Strange']), {
    flags: ['read', 'flagged', 'junk', 'notJunk'],
    categories: ['Urgent'],
  })
  assert.equal(
    formatFlags({ flags: new Set(['read', 'forwarded']), categories: ['Blue category'] }),
    '\\Seen $Forwarded Blue=20category',
  )
})

test('categories as atoms', () => {
  for (const [category, keyword] of [
    ['Urgent', 'Urgent'],
    ['Blue category', 'Blue=20category'],
    ['Büro', 'B=C3=BCro'],
    ['a=b', 'a=b'],
    ['a=4142', 'a=4142'],
    ['Blue=20category', 'Blue=3D20category'],
    ['=A0', '=A0'],
    ['=3DA0', '=3DA0'],
    ['$Junk', '=24Junk'],
    ['\\Seen', '=5CSeen'],
    ['', '='],
    ['=', '='],
  ] as const) {
    assert.equal(keywordOf(category), keyword)
  }
})

test('every category comes back from its keyword, and every keyword is an atom', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (category) => {
      const keyword = keywordOf(category)
      assert.match(keyword, /^[!#$&'+,\-./0-9:;<=>?@A-Z[^_`a-z|}~]+$/)
      assert.equal(categoryOf(keyword), category)
    }),
  )
})

test('every keyword that a client makes up keeps its name', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-zA-Z0-9=$_.:-]{1,20}$/), (keyword) => {
      fc.pre(flagList([keyword]).categories.length === 1)
      assert.equal(keywordOf(categoryOf(keyword)), keyword)
    }),
  )
})
