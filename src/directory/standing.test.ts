import assert from 'node:assert/strict'
import { found } from '#model'
import { mailboxOf, onBothEngines, populate, type Fixture } from '#test/directories.ts'

/** A second organisation with Zoe and the list all@other.test. */
async function another({ directory }: Fixture) {
  return directory.write(async (tx) => {
    const organisation = await tx.createOrganisation({ name: 'Other' })
    await tx.createDomain({ name: 'other.test', organisation })
    const zoe = await tx.createObject({ kind: 'user', address: 'zoe@other.test', mailbox: mailboxOf(20) })
    await tx.createObject({ kind: 'public', address: 'public@other.test', mailbox: mailboxOf(21) })
    return { organisation, zoe }
  })
}

onBothEngines('viewer: oneself, full access directly and through lists, others, strangers', async (fixture) => {
  const { directory } = fixture
  const { ada, ben, info, team } = await populate(fixture)
  const { zoe } = await another(fixture)
  const authorOf = async (id: string) => {
    const { displayName: name, legacyDn } = found(await directory.findObject(id))
    return { name, legacyDn }
  }
  const authors = { [ada]: await authorOf(ada), [ben]: await authorOf(ben) }
  const member = (id: string, owner: boolean, groups = [team]) => {
    return { kind: 'member', id, groups, owner, author: authors[id] }
  }
  assert.deepEqual(await directory.viewer(ada, mailboxOf(1)), member(ada, true))
  assert.deepEqual(await directory.viewer(ada, mailboxOf(2)), member(ada, false))
  assert.deepEqual(await directory.viewer(ben, mailboxOf(3)), member(ben, false))
  await directory.write((tx) => tx.link(info, 'fullAccess', ['team@example.test']))
  assert.deepEqual(await directory.viewer(ben, mailboxOf(3)), member(ben, true))
  await directory.write((tx) => tx.unlink(team, 'member', ['ben@example.test']))
  assert.deepEqual(await directory.viewer(ben, mailboxOf(3)), member(ben, false, []))
  assert.deepEqual(await directory.viewer(zoe, mailboxOf(3)), { kind: 'anonymous' })
  assert.deepEqual(await directory.viewer('nobody', mailboxOf(3)), { kind: 'anonymous' })
  assert.deepEqual(await directory.viewer(ada, mailboxOf(99)), { kind: 'anonymous' })
  await assert.rejects(
    directory.write((tx) => tx.link(info, 'fullAccess', ['zoe@other.test'])),
    { code: 'invalid' },
  )
})

onBothEngines(
  'other mailboxes: full access, shared folders, the public store of the own organisation',
  async (fixture) => {
    const { directory } = fixture
    const { ada, ben, info, team } = await populate(fixture)
    const { zoe } = await another(fixture)
    await directory.write((tx) =>
      tx.createObject({
        kind: 'public',
        address: 'public-folders@example.test',
        mailbox: mailboxOf(5),
        attributes: { hidden: true },
      }),
    )
    const seen = async (who: string) =>
      (await directory.otherMailboxes(who)).map(({ object, kind }) => `${object.address} ${kind}`)
    const open = 'public-folders@example.test public'
    assert.deepEqual(await seen(ada), [open])
    await directory.write((tx) => tx.link(info, 'fullAccess', ['ada@example.test']))
    await directory.noteSharing(mailboxOf(2), [team])
    assert.deepEqual(await seen(ada), ['info@example.test other', 'ben@example.test other', open])
    assert.deepEqual(await seen(ben), [open], 'his own is not another one')
    await directory.noteSharing(mailboxOf(2), ['default'])
    assert.deepEqual(await seen(ada), ['info@example.test other', 'ben@example.test other', open])
    assert.deepEqual(await seen(zoe), ['public@other.test public'])
    const before = await directory.seq()
    await directory.noteSharing(mailboxOf(2), ['default'])
    assert.equal(await directory.seq(), before, 'nothing new is no change')
    await directory.noteSharing(mailboxOf(2), [])
    assert.deepEqual(await seen(ada), ['info@example.test other', open])
  },
)

onBothEngines('sending: as oneself, by grants, never as anybody else', async (fixture) => {
  const { directory } = fixture
  const { ada, ben, info, team, organisation } = await populate(fixture)
  await another(fixture)
  await directory.write(async (tx) => {
    await tx.createDomain({ name: 'alias.test', organisation, aliasOf: 'example.test' })
    await tx.updateDomain('example.test', { catchAll: 'ada@example.test' })
    await tx.link(info, 'sendAs', ['ada@example.test'])
    await tx.link(team, 'sendOnBehalf', ['team@example.test']).then(
      () => assert.fail('it named itself'),
      () => {},
    )
  })
  await directory.write((tx) => tx.link(ben, 'sendOnBehalf', ['team@example.test']))
  for (const [who, address, right] of [
    [ada, 'ada@example.test', 'own'],
    [ada, 'a@example.test', 'own'],
    [ada, 'ada+shop@example.test', 'own'],
    [ada, 'ada@alias.test', 'own'],
    [ada, 'info@example.test', 'sendAs'],
    [ada, 'info@alias.test', 'sendAs'],
    [ada, 'ben@example.test', 'onBehalf'],
    [ada, 'nobody@example.test', undefined],
    [ada, 'team@example.test', undefined],
    [ada, 'zoe@other.test', undefined],
    [ada, 'somebody@elsewhere.test', undefined],
    [ada, 'no address', undefined],
    [ben, 'info@example.test', undefined],
    [ben, 'ada@example.test', undefined],
  ] as const) {
    assert.equal(await directory.sendingRight(who, address), right, address)
    assert.equal(await directory.maySendAs(who, address), right !== undefined)
  }
})

onBothEngines('who may write to a list', async (fixture) => {
  const { directory } = fixture
  const { ada, ben, info, team, organisation } = await populate(fixture)
  const { zoe } = await another(fixture)
  await directory.write(async (tx) => {
    await tx.createObject({ kind: 'contact', organisation, address: 'carla@elsewhere.test' })
    await tx.link(team, 'member', ['m@elsewhere.test'])
    await tx.link(team, 'owner', ['ben@example.test'])
    await tx.link(team, 'sender', ['carla@elsewhere.test', 'info@example.test'])
  })
  const inside = [
    { login: ada, address: 'ada@example.test' },
    { login: ben, address: 'ben@example.test' },
    { login: info, address: 'info@example.test' },
    { login: zoe, address: 'zoe@other.test' },
    { address: 'm@elsewhere.test' },
    { address: 'carla@elsewhere.test' },
    { address: 'x@elsewhere.test' },
    { address: 'ada@example.test' },
  ]
  for (const [whoMaySend, ...allowed] of [
    ['anyone', true, true, true, true, true, true, true, true],
    ['organisation', true, true, true, false, false, true, false, false],
    ['members', true, true, false, false, true, false, false, false],
    ['owners', false, true, false, false, false, false, false, false],
    ['listed', false, false, true, false, false, true, false, false],
  ] as const) {
    await directory.write((tx) => tx.updateObject(team, { attributes: { whoMaySend } }))
    const answers = await Promise.all(inside.map((sender) => directory.maySendTo(team, sender)))
    assert.deepEqual(answers, allowed, whoMaySend)
  }
})
