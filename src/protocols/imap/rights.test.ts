import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allLetters, completeRights, findRights, lettersOf, Right } from './rights.ts'

test('letters of RFC 4314 and bits of MS-OXCPERM 2.2.7', () => {
  assert.equal(lettersOf(Right.readAny | Right.folderVisible), 'lrs')
  assert.equal(findRights('lrs'), Right.readAny | Right.folderVisible)
  assert.equal(findRights('lrq'), undefined)
  assert.equal(lettersOf(findRights(allLetters)!), allLetters)
})

test('c and d of RFC 2086, RFC 4314 2.1.1', () => {
  assert.equal(findRights('cd'), Right.createSubFolder | Right.deleteAny)
  assert.equal(lettersOf(Right.createSubFolder | Right.deleteAny), 'ktecd')
})

test('who may change any item may change his own', () => {
  assert.equal(completeRights(Right.editAny) & Right.editOwned, Right.editOwned)
  assert.equal(completeRights(Right.deleteAny) & Right.deleteOwned, Right.deleteOwned)
})
