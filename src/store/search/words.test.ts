import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fold } from '#model/fold.ts'
import { indexWords, prefixConditions, substringConditions, type WordCondition } from './words.ts'

function wordsOf(text: string): string[] {
  const words = new Set<string>()
  indexWords(fold(text), '', words)
  return [...words].toSorted()
}

for (const { text, words } of [
  { text: 'Hello, World!', words: ['hello', 'world'] },
  { text: 'Straße STRASSE', words: ['strasse'] },
  { text: 'naïve e-mail', words: ['e', 'mail', 'naive'] },
  { text: 'a_b@example.com', words: ['a', 'b', 'com', 'example'] },
  { text: '東京都', words: ['京都', '東京', '都'] },
  { text: '東 tower', words: ['tower', '東'] },
  { text: '東tower', words: ['tower', '東'] },
  { text: '𠀀𠀁', words: ['𠀀𠀁', '𠀁'] },
  { text: '...', words: [] },
  { text: 'x'.repeat(70), words: ['x'.repeat(64)] },
  { text: `${'a'.repeat(64)}${'b'.repeat(6)}`, words: ['a'.repeat(64), 'a'.repeat(58) + 'b'.repeat(6)] },
]) {
  test(`words of ${text.slice(0, 20)}`, () => assert.deepEqual(wordsOf(text), words.toSorted()))
}

for (const { needle, conditions, exact } of [
  { needle: 'ell', conditions: [{ kind: 'contains', word: 'ell' }], exact: true },
  {
    needle: 'lo wo',
    conditions: [
      { kind: 'suffix', word: 'lo' },
      { kind: 'prefix', word: 'wo' },
    ],
    exact: false,
  },
  { needle: ' wo', conditions: [{ kind: 'prefix', word: 'wo' }], exact: false },
  {
    needle: 'a b c',
    conditions: [
      { kind: 'suffix', word: 'a' },
      { kind: 'equal', word: 'b' },
      { kind: 'prefix', word: 'c' },
    ],
    exact: false,
  },
  { needle: '京', conditions: [{ kind: 'prefix', word: '京' }], exact: true },
  { needle: '東京', conditions: [{ kind: 'equal', word: '東京' }], exact: true },
  {
    needle: '東京都',
    conditions: [
      { kind: 'equal', word: '東京' },
      { kind: 'equal', word: '京都' },
    ],
    exact: false,
  },
  { needle: '--', conditions: [], exact: false },
] as { needle: string; conditions: WordCondition[]; exact: boolean }[]) {
  test(`what texts with "${needle}" fulfil`, () => assert.deepEqual(substringConditions(needle), { conditions, exact }))
}

test('words of a query are prefixes', () => {
  assert.deepEqual(prefixConditions('repo 東京'), [
    { kind: 'prefix', word: 'repo' },
    { kind: 'equal', word: '東京' },
  ])
})

const alphabet = fc.constantFrom('a', 'b', 'é', 'ß', ' ', '-', '東', '京', '𠀀', 'Σ', 'ς', '1')
const text = fc.oneof(
  fc.string({ unit: alphabet, maxLength: 30 }),
  fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 60, maxLength: 200 }),
)

test('every part of a text fulfils the conditions of the part, and exact ones tell no lie', () => {
  fc.assert(
    fc.property(text, text, fc.nat(200), fc.nat(60), fc.boolean(), (haystack, other, from, count, own) => {
      const folded = fold(haystack)
      const needle = own ? folded.slice(from % (folded.length + 1)).slice(0, count) : fold(other).slice(0, 3)
      const words = [...new Set(wordsOf(folded))]
      const { conditions, exact } = substringConditions(needle)
      const fulfilled = conditions.every(({ kind, word }) =>
        words.some((candidate) => {
          if (kind === 'equal') return candidate === word
          if (kind === 'prefix') return candidate.startsWith(word)
          return kind === 'suffix' ? candidate.endsWith(word) : candidate.includes(word)
        }),
      )
      if (folded.includes(needle) && isWhole(needle)) assert.ok(fulfilled, JSON.stringify({ folded, needle }))
      if (exact && fulfilled) assert.ok(folded.includes(needle), JSON.stringify({ folded, needle }))
    }),
    { numRuns: 2000 },
  )
})

/** A needle that a person can type has no half of a surrogate pair. */
function isWhole(needle: string): boolean {
  return needle.isWellFormed()
}
