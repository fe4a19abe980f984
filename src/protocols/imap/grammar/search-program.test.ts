import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { test } from 'node:test'
import { LayoutError } from '#codec/binary/index.ts'
import { Cursor } from './cursor.ts'
import { searchProgram, searchProgramAfterCharset, UnknownCharset } from './search-program.ts'

const parse = (source: string) => {
  const cursor = Cursor.of(source)
  const program = searchProgram(cursor)
  cursor.end()
  return program
}

test('keys, RFC 9051 6.4.4', () => {
  for (const [source, expected] of [
    ['ALL', { kind: 'all' }],
    ['UNSEEN', { kind: 'flag', flag: 'read', set: false }],
    ['NOT SEEN', { kind: 'flag', flag: 'read', set: false }],
    ['KEYWORD $Junk', { kind: 'keyword', keyword: '$Junk' }],
    [
      '1:3,5',
      {
        kind: 'sequence',
        set: [
          [1, 3],
          [5, 5],
        ],
      },
    ],
    ['UID 7:*', { kind: 'uid', set: [[7, Number.POSITIVE_INFINITY]] }],
    ['$', { kind: 'sequence', set: 'saved' }],
    ['SINCE 1-Feb-1994', { kind: 'day', of: 'received', from: 8797, before: Number.POSITIVE_INFINITY }],
    ['SENTON "1-Feb-1994"', { kind: 'day', of: 'sent', from: 8797, before: 8798 }],
    ['SAVEDBEFORE 1-Feb-1994', { kind: 'day', of: 'saved', from: Number.NEGATIVE_INFINITY, before: 8797 }],
    ['SUBJECT "two words"', { kind: 'field', field: 'subject', text: 'two words' }],
    ['HEADER X-Y ""', { kind: 'header', name: 'x-y', text: '' }],
    ['LARGER 100', { kind: 'size', above: 100, below: Number.POSITIVE_INFINITY }],
    ['YOUNGER 3600', { kind: 'age', older: Number.NEGATIVE_INFINITY, younger: 3600 }],
    [
      'OR SEEN (FLAGGED DRAFT)',
      {
        kind: 'or',
        keys: [
          { kind: 'flag', flag: 'read', set: true },
          {
            kind: 'and',
            keys: [
              { kind: 'flag', flag: 'flagged', set: true },
              { kind: 'flag', flag: 'draft', set: true },
            ],
          },
        ],
      },
    ],
  ] as const) {
    assert.deepEqual(parse(source).key, expected, source)
  }
})

test('MODSEQ with and without an entry, RFC 7162 3.1.5', () => {
  assert.deepEqual(parse('MODSEQ 620162338'), { key: { kind: 'modseq', from: 620162338 }, modseq: true })
  assert.equal(parse('MODSEQ "/flags/\\\\draft" all 620162338').modseq, true)
})

test('the charset decides what the bytes of a text are, RFC 9051 6.4.4', () => {
  const line = Buffer.from('CHARSET ISO-8859-15 SUBJECT "\xa4"', 'latin1')
  assert.deepEqual(searchProgram(new Cursor({ line, literals: [] })).key, {
    kind: 'field',
    field: 'subject',
    text: '€',
  })
  assert.throws(
    () => parse('CHARSET klingon ALL'),
    (error) => error instanceof UnknownCharset,
  )
  assert.deepEqual(searchProgramAfterCharset(Cursor.of('UTF-8 ALL')).key, { kind: 'all' })
})

test('what is none is refused; nesting and the number of keys end', () => {
  for (const source of [
    '',
    'NOPE',
    'OR SEEN',
    'SUBJECT',
    '(',
    '()',
    'SINCE 31-Feb-2020',
    'SINCE 1-Foo-2020',
    'UNKEYWORD',
    'NOT '.repeat(1000) + 'ALL',
    '('.repeat(1000) + 'ALL' + ')'.repeat(1000),
    'ALL '.repeat(20_000) + 'ALL',
  ]) {
    assert.throws(() => parse(source), LayoutError, source.slice(0, 40))
  }
})
