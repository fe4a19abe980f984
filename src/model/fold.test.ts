import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fold, foldCase, foldMarks } from './fold.ts'

for (const [text, folded] of [
  ['Hello', 'hello'],
  ['Straße ÉCLAIR', 'strasse eclair'],
  ['STRASSE', 'strasse'],
  ['ΣΊΣΥΦΟΣ Σίσυφος', 'σισυφοσ σισυφοσ'],
  ['Łódź Ærø Œuvre', 'lodz aero oeuvre'],
  ['ﬁle Ⅳ ｆｕｌｌ', 'file iv full'],
  ['İstanbul ısı', 'istanbul isi'],
  ['й ё', 'и е'],
  ['がガ', 'がガ'],
  ['ｶﾞ', 'ガ'],
  ['한국어', '한국어'],
  ['कि', 'कि'],
  ['مُحَمَّد', 'محمد'],
] as const) {
  test(`folds ${text}`, () => assert.equal(fold(text), folded))
}

test('case and marks can be folded alone', () => {
  assert.equal(foldCase('ÉCLAIR Straße'), 'éclair strasse')
  assert.equal(foldMarks('Éclair'), 'Eclair')
})

test('folding twice changes nothing, and composed and decomposed text are the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const one of [fold, foldCase]) assert.equal(one(one(text)), one(text))
      assert.equal(fold(text.normalize('NFD')), fold(text.normalize('NFC')))
    }),
  )
})
