import assert from 'node:assert/strict'
import { mailboxOf, onBothEngines, populate, type Fixture } from '#test/directories.ts'
import type { Destination } from './types.ts'

/** `ada@example.test` for a mailbox, `+detail` behind it; `→ x` for outside; a list with its members. */
function said(destination: Destination | undefined): unknown {
  if (!destination) return undefined
  if (destination.kind === 'external') return `→ ${destination.address}`
  if (destination.kind === 'list') return destination.members.map(said)
  return destination.object.address + (destination.detail === undefined ? '' : ` +${destination.detail}`)
}

async function resolves(fixture: Fixture, cases: Record<string, unknown>): Promise<void> {
  for (const [address, wanted] of Object.entries(cases)) {
    assert.deepEqual(said(await fixture.directory.resolve(address)), wanted, address)
  }
}

onBothEngines('addresses, aliases, details, domains', async (fixture) => {
  const { organisation } = await populate(fixture)
  await resolves(fixture, {
    'ada@example.test': 'Ada@example.test',
    'ADA@EXAMPLE.TEST': 'Ada@example.test',
    'a@example.test': 'Ada@example.test',
    'ada+news@example.test': 'Ada@example.test +news',
    'a+x+y@example.test': 'Ada@example.test +x+y',
    'nobody@example.test': undefined,
    'nobody+ada@example.test': undefined,
    'team@example.test': ['Ada@example.test', 'ben@example.test'],
    'who@elsewhere.test': '→ who@elsewhere.test',
  })
  await assert.rejects(fixture.directory.resolve('no address'), { code: 'invalid' })

  await fixture.directory.write(async (tx) => {
    await tx.createDomain({ name: 'bücher.test', organisation, aliasOf: 'example.test' })
    await tx.updateDomain('example.test', { catchAll: 'info@example.test' })
    // A detail only counts when nobody has the address with the plus as it is.
    await tx.updateObject(await known(tx, 'ben@example.test'), { addAliases: ['ada+ben@example.test'] })
  })
  await resolves(fixture, {
    'ada@xn--bcher-kva.test': 'Ada@example.test',
    'ada+x@bücher.test': 'Ada@example.test +x',
    'ada+ben@bücher.test': 'ben@example.test',
    'nobody@example.test': 'info@example.test',
    'nobody@bücher.test': 'info@example.test',
  })
  assert.equal(await fixture.directory.isOwnDomain('BÜCHER.test'), true)
  assert.equal(await fixture.directory.isOwnDomain('elsewhere.test'), false)
  assert.equal((await fixture.directory.findByAddress('a@bücher.test'))?.address, 'Ada@example.test')
  assert.equal(await fixture.directory.findByAddress('nobody@example.test'), undefined)
  await fixture.directory.write((tx) => tx.updateDomain('example.test', { catchAll: 'post@elsewhere.test' }))
  await resolves(fixture, { 'nobody@example.test': '→ post@elsewhere.test' })
})

onBothEngines('lists: nested, in loops, each destination once', async (fixture) => {
  const { team, organisation } = await populate(fixture)
  const all = await fixture.directory.write(async (tx) => {
    await tx.createObject({
      kind: 'contact',
      organisation,
      address: 'carla@elsewhere.test',
      attributes: { displayName: 'Carla' },
    })
    await tx.createObject({
      kind: 'contact',
      organisation,
      address: 'dora@example.test',
      attributes: { target: 'dora@home.test' },
    })
    return tx.createObject({
      kind: 'group',
      address: 'all@example.test',
      attributes: {
        members: [
          'team@example.test',
          'a@example.test',
          'carla@elsewhere.test',
          'dora@example.test',
          'e@elsewhere.test',
        ],
      },
    })
  })
  await fixture.directory.write(async (tx) => {
    for (const [name, target] of [
      ['in', 'ben@example.test'],
      ['circle', 'circle@example.test'],
      ['nowhere', null],
    ] as const) {
      await tx.createObject({ kind: 'contact', organisation, address: `${name}@example.test`, attributes: { target } })
    }
  })
  await resolves(fixture, {
    'in@example.test': 'ben@example.test',
    'circle@example.test': undefined,
    'nowhere@example.test': undefined,
  })
  const everybody = [
    '→ e@elsewhere.test',
    'Ada@example.test',
    '→ carla@elsewhere.test',
    '→ dora@home.test',
    'ben@example.test',
  ]
  await resolves(fixture, { 'all@example.test': everybody, 'dora@example.test': '→ dora@home.test' })

  await fixture.directory.write(async (tx) => void (await tx.link(team, 'member', ['all@example.test'])))
  await resolves(fixture, {
    'all@example.test': everybody,
    'team@example.test': ['Ada@example.test', 'ben@example.test', ...everybody.filter((each) => each.startsWith('→'))],
  })
  assert.deepEqual(await fixture.directory.groups(await id(fixture, 'ben@example.test')), [all, team].sort())
  assert.deepEqual(await fixture.directory.sources(await id(fixture, 'ben@example.test'), 'member'), [team])
  await assert.rejects(
    fixture.directory.write((tx) => tx.link(all, 'member', ['all@example.test'])),
    { code: 'cycle' },
  )
})

onBothEngines('forwarding: kept and passed on, or passed on only, in circles', async (fixture) => {
  const { ada, ben } = await populate(fixture)
  const set = (who: string, forwardTo: string[], forwardKeep: boolean) =>
    fixture.directory.write((tx) => tx.updateObject(who, { attributes: { forwardTo, forwardKeep } }))
  await set(ada, ['ben@example.test', 'ada@home.test'], true)
  await resolves(fixture, {
    'ada+x@example.test': ['Ada@example.test +x', '→ ada@home.test', 'ben@example.test'],
    'team@example.test': ['Ada@example.test', 'ben@example.test', '→ ada@home.test'],
  })
  await set(ada, ['ada@home.test'], false)
  await resolves(fixture, { 'ada@example.test': '→ ada@home.test' })
  await set(ada, ['ben@example.test'], false)
  await set(ben, ['ada@example.test'], false)
  // Nobody keeps it: it must not vanish.
  await resolves(fixture, {
    'ada@example.test': 'Ada@example.test',
    'ben@example.test': 'ben@example.test',
    'team@example.test': ['Ada@example.test', 'ben@example.test'],
  })
  await assert.rejects(set(ada, ['ada@example.test'], true), { code: 'cycle' })
  await assert.rejects(set(ada, ['nobody@example.test'], true), /notFound|forwardTo nobody@example.test/)
})

onBothEngines('an address elsewhere that became ours later finds whom it is now', async (fixture) => {
  const { team, organisation } = await populate(fixture)
  await fixture.directory.write(async (tx) => void (await tx.link(team, 'member', ['new@later.test'])))
  await fixture.directory.write(async (tx) => {
    await tx.createDomain({ name: 'later.test', organisation })
    await tx.createObject({ kind: 'user', address: 'new@later.test', mailbox: mailboxOf(9) })
  })
  await resolves(fixture, { 'team@example.test': ['Ada@example.test', 'ben@example.test', 'new@later.test'] })
})

async function id(fixture: Fixture, address: string): Promise<string> {
  const object = await fixture.directory.findByAddress(address)
  assert.ok(object, address)
  return object.id
}

async function known(tx: { findByAddress(address: string): Promise<string | undefined> }, address: string) {
  const found = await tx.findByAddress(address)
  assert.ok(found, address)
  return found
}
