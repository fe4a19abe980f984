import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onBothEngines, populate } from '#test/directories.ts'
import { readDocument } from './document.ts'
import { exportDirectory, writeDocument } from './export.ts'
import { describe, plan } from './plan.ts'

const example = `
[[organisation]]
name = "Example"
shortName = "EXAMPLE"

[[organisation.domain]]
name = "example.test"
catchAll = "a@alias.test"

[[organisation.domain]]
name = "alias.test"
aliasOf = "example.test"

[[organisation.user]]
address = "ada@example.test"
aliases = ["a@example.test"]
displayName = "Ada Sommer"
hidden = false
fullAccess = ["ben@alias.test"]

[[organisation.user]]
address = "ben@example.test"
manager = "a@example.test"
passwordHash = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

[[organisation.group]]
address = "team@example.test"
members = ["a@example.test", "ben@alias.test", "x@elsewhere.test"]
`

test('a plan for an empty directory: names wait for whom they name', () => {
  assert.deepEqual(plan(readDocument(example), []).map(describe), [
    '+ organisation "Example"',
    '+ domain example.test of "Example"',
    '+ domain alias.test, an alias of example.test of "Example"',
    '+ user ada@example.test (Ada Sommer)',
    '+ user ben@example.test',
    '+ group team@example.test',
    '+ fullAccess on ada@example.test for ben@example.test',
    '~ ben@example.test: manager = "ada@example.test"',
    '~ team@example.test: members = ["ada@example.test","ben@example.test","x@elsewhere.test"]',
    '~ domain example.test: catchAll = "ada@example.test"',
  ])
})

test('what is there already needs no step, by whatever address it is named', () => {
  const wanted = readDocument(example)
  const present = readDocument(
    example
      .replaceAll('"a@example.test"', '"ada@example.test"')
      .replace('aliases = ["ada@', 'aliases = ["a@')
      .replaceAll('@alias.test"', '@example.test"')
      .replace('catchAll = "a@', 'catchAll = "ada@'),
  )
  assert.deepEqual(plan(wanted, present).map(describe), [])
})

test('changes, addresses that wander, grants that go, and pruning only when asked for', () => {
  const present = readDocument(example)
  const wanted = readDocument(`
[[organisation]]
name = "EXAMPLE"
locale = "de"
[[organisation.user]]
address = "ben@example.test"
aliases = ["a@example.test"]
manager = ""
[[organisation.shared]]
address = "ada@example.test"
aliases = []
title = "Gone"
fullAccess = []
`)
  const steps = [
    '~ organisation "Example": locale = "de"',
    '~ ada@example.test: gives up a@example.test',
    '~ ben@example.test: aliases = ["a@example.test"], no manager',
    '~ ada@example.test: kind = "shared", title = "Gone"',
    '- fullAccess on ada@example.test for ben@alias.test',
  ]
  assert.deepEqual(plan(wanted, present).map(describe), steps)
  steps.splice(1, 0, '- group team@example.test')
  assert.deepEqual(plan(wanted, present, { prune: true }).map(describe).sort(), steps.sort())
})

for (const [title, document, ...problems] of [
  ['not TOML', '[[', /line 1, column 3/],
  ['not JSON', '{', /not JSON/],
  ['unknown keys', '[[organization]]', /"organization" is not known here/],
  [
    'unknown keys of an organisation',
    '[[organisation]]\nname = "A"\nusers = 1',
    /"users" is not known; did you mean user\?/,
  ],
  ['not a list', '[organisation]\nname = "A"', /must be a list of tables/],
  [
    'all problems at once, each with its place',
    `[[organisation]]
name = "A"
[[organisation.user]]
address = "nonsense"
titel = "x"
[[organisation.user]]
address = "a@b.test"
hidden = "yes"
[[organisation.room]]
address = "r@b.test"
capacity = -1
manager = "x@b.test"`,
    /user nonsense: address must be a mail address, not "nonsense"/,
    /user nonsense: a user has no "titel"; did you mean title\?/,
    /user a@b\.test: hidden is "yes", expected true or false/,
    /room r@b\.test: capacity is -1, expected a whole number from 0 to 1000000/,
    /room r@b\.test: a room has no "manager"/,
  ],
  [
    'the same twice',
    '[[organisation]]\nname = "A"\n[[organisation.user]]\naddress = "a@b.test"\n[[organisation.group]]\naddress = "g@b.test"\naliases = ["A@b.test"]',
    /A@b\.test is given to a@b\.test and to g@b\.test/,
  ],
  [
    'a prototype is no key',
    '{"organisation":[{"name":"A","user":[{"address":"a@b.c","__proto__":1,"constructor":2}]}]}',
    /no "__proto__"/,
    /no "constructor"/,
  ],
] as const) {
  test(`a document that is wrong: ${title}`, () => {
    assert.throws(
      () => readDocument(document),
      (error: { code?: string; detail?: string }) => {
        assert.equal(error.code, 'invalid')
        for (const problem of problems) assert.match(error.detail ?? '', problem)
        return true
      },
    )
  })
}

onBothEngines('what was exported changes nothing where it came from, as TOML and as JSON', async (fixture) => {
  const { ada, ben, info, team } = await populate(fixture)
  await fixture.directory.write(async (tx) => {
    await tx.updateDomain('example.test', { catchAll: 'info@example.test' })
    await tx.link(info, 'fullAccess', ['team@example.test', 'ada@example.test'])
    await tx.link(ada, 'sendOnBehalf', ['ben@example.test'])
    await tx.updateObject(ada, {
      x500: ['/o=Old/cn=ada'],
      attributes: { otherPhones: ['1', '2'], notes: 'two\nlines', forwardTo: ['ada@home.test'], protocols: [] },
    })
    await tx.updateObject(team, { attributes: { owners: ['ada@example.test'], senders: ['x@elsewhere.test'] } })
    await tx.updateObject(ben, { attributes: { hidden: true, quotaSend: 2 ** 40 } })
  })
  const exported = await exportDirectory(fixture.directory, { passwords: true })
  for (const format of ['toml', 'json'] as const) {
    const again = readDocument(writeDocument(exported, format))
    assert.deepEqual(plan(again, exported), [])
    assert.deepEqual(again[0]?.objects.find((object) => object.address === 'Ada@example.test')?.attributes, {
      displayName: 'Ada Sommer',
      title: 'Chair',
      locale: 'de',
      otherPhones: ['1', '2'],
      notes: 'two\nlines',
      forwardTo: ['ada@home.test'],
      protocols: [],
    })
  }
})
