import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { specs } from '#test/corpus.ts'
import { MapiError, mapiError, mapiErrorOf, mapiErrorText } from './error-codes.ts'
import { Failure, failureCodes } from './failure.ts'
import {
  Access,
  allRights,
  completeRights,
  folderAccess,
  hasRight,
  messageAccess,
  Right,
  rightsText,
  Role,
  roleOf,
  withFreeBusy,
} from './permissions.ts'

for (const [id, right, value] of [
  ['MS-OXCPERM_R142', 'readAny', 0x0001],
  ['MS-OXCPERM_R139', 'create', 0x0002],
  ['MS-OXCPERM_R130', 'editOwned', 0x0008],
  ['MS-OXCPERM_R126', 'deleteOwned', 0x0010],
  ['MS-OXCPERM_R123', 'editAny', 0x0020],
  ['MS-OXCPERM_R120', 'deleteAny', 0x0040],
  ['MS-OXCPERM_R117', 'createSubfolder', 0x0080],
  ['MS-OXCPERM_R114', 'owner', 0x0100],
  ['MS-OXCPERM_R105', 'contact', 0x0200],
  ['MS-OXCPERM_R102', 'visible', 0x0400],
  ['MS-OXCPERM_R96', 'freeBusySimple', 0x0800],
  ['MS-OXCPERM_R90', 'freeBusyDetailed', 0x1000],
] as const) {
  test(`${id} ${right} has its value`, () => assert.equal(Right[right], value))
}

for (const [name, given, wanted] of [
  ['who edits any edits his own', Right.editAny, Right.editAny | Right.editOwned],
  ['who deletes any deletes his own', Right.deleteAny, Right.deleteAny | Right.deleteOwned],
  ['who sees details sees times', Right.freeBusyDetailed, Right.freeBusyDetailed | Right.freeBusySimple],
  ['who reads sees the folder', Right.readAny, Right.readAny | Right.visible],
  ['who owns sees the folder', Right.owner, Right.owner | Right.visible],
  ['creating implies nothing', Right.create, Right.create],
  ['MS-OXCPERM_R1093 other bits are dropped', 0xffffe004 | Right.create, Right.create],
] as const) {
  test(`completes rights: ${name}`, () => assert.equal(completeRights(given), wanted))
}

test('roles are complete sets of rights, and are recognized', () => {
  for (const [name, rights] of Object.entries(Role)) {
    assert.equal(completeRights(rights), rights, name)
    assert.equal(roleOf(rights), name)
    assert.equal(roleOf(withFreeBusy(rights)), name)
    assert.equal(rightsText(rights), name)
  }
  assert.equal(roleOf(Role.owner & ~Right.contact), 'owner')
  assert.equal(roleOf(Right.create | Right.readAny), 'custom')
  assert.equal(rightsText(Right.create | Right.readAny), 'readAny create')
  assert.equal(allRights, 0x1ffb)
})

test('access follows from rights', () => {
  assert.equal(folderAccess(Role.owner), 0x3f)
  assert.equal(folderAccess(Role.reviewer), Access.read)
  assert.equal(folderAccess(Role.publishingAuthor), Access.read | Access.createContents | Access.createHierarchy)
  assert.equal(messageAccess(Role.author, true), Access.read | Access.modify | Access.delete)
  assert.equal(messageAccess(Role.author, false), Access.read)
  assert.equal(messageAccess(Role.contributor, false), 0)
  assert.ok(hasRight(withFreeBusy(Role.reviewer), 'freeBusyDetailed'))
  assert.ok(!hasRight(withFreeBusy(Role.contributor), 'freeBusySimple'))
})

test('every failure is an error of MAPI; anything else that is thrown is a general one', () => {
  for (const code of Object.keys(failureCodes)) assert.ok(mapiError[code as keyof typeof failureCodes] !== 0, code)
  assert.equal(mapiErrorOf(new Failure('notFound', 'x')), 0x8004010f)
  assert.equal(mapiErrorOf(new TypeError('x')), 0x80004005)
  assert.equal(mapiErrorText(0x8004010f), 'notFound (0x8004010f)')
  assert.equal(mapiErrorText(0x12345678), '0x12345678')
  assert.equal(new Failure('notFound', 'folder 5').message, 'does not exist: folder 5')
})

test('error codes are those of MS-OXCDATA 2.4', { skip: specs ? false : 'no specifications' }, () => {
  const lines = readFileSync(join(specs as string, 'enums/error-codes.csv'), 'utf8').split('\n')
  const known = new Set(lines.map((line) => Number.parseInt(line.split(',')[0] ?? '', 16)))
  for (const [name, code] of Object.entries(MapiError)) assert.ok(known.has(code), name)
})
