import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { mailboxOf, onBothEngines, populate } from '#test/directories.ts'
import type { DirectoryTransaction } from './changes.ts'

onBothEngines('an object is found by everything that names it, and shows what was said', async (fixture) => {
  const { directory } = fixture
  const { ada, ben, organisation } = await populate(fixture)
  await directory.write((tx) =>
    tx.updateObject(ada, {
      x500: ['/o=Old/ou=First/cn=Recipients/cn=ada'],
      attributes: {
        givenName: 'Ada',
        otherPhones: ['+49 30 1', '+49 30 2'],
        extension15: 'x',
        notes: 'two\r\nlines',
        timeZone: 'europe/vienna',
        seniority: 3,
      },
    }),
  )
  const object = await directory.findObject(ada)
  assert.ok(object)
  assert.deepEqual(
    { ...object, created: 0, changed: 0, seq: 0, createdSeq: 0 },
    {
      id: ada,
      organisation,
      kind: 'user',
      address: 'Ada@example.test',
      aliases: ['a@example.test'],
      displayName: 'Ada Sommer',
      locale: 'de',
      timeZone: 'Europe/Vienna',
      disabled: false,
      hidden: false,
      mailbox: mailboxOf(1),
      fields: { title: 'Chair', givenName: 'Ada', extension15: 'x', notes: 'two\nlines', seniority: '3' },
      lists: { otherPhones: ['+49 30 1', '+49 30 2'] },
      manager: undefined,
      legacyDn: `/o=Example/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)/cn=Recipients/cn=${ada.replaceAll('-', '')}-Ada`,
      x500: ['/o=Old/ou=First/cn=Recipients/cn=ada'],
      hasPhoto: false,
      protocols: undefined,
      quota: { warning: undefined, send: undefined, receive: undefined },
      forwarding: undefined,
      resource: undefined,
      whoMaySend: 'organisation',
      created: 0,
      changed: 0,
      seq: 0,
      createdSeq: 0,
    },
  )
  for (const found of [
    await directory.findByAddress('ADA@EXAMPLE.TEST'),
    await directory.findByMailbox(mailboxOf(1)),
    await directory.findByLegacyDn(object.legacyDn.toUpperCase()),
    await directory.findByLegacyDn('/O=OLD/OU=FIRST/CN=RECIPIENTS/CN=ADA'),
    await directory.findByLegacyDn('/o=Old /ou=First/cn= Recipients/cn=ada '),
  ]) {
    assert.equal(found?.id, ada)
  }
  assert.equal((await directory.findObject(ben))?.manager, ada)
  assert.deepEqual(await directory.sources(ada, 'manager'), [ben])
  assert.equal((await directory.findObject(ben))?.timeZone, 'Europe/Berlin', 'of the organisation')
})

onBothEngines('an address belongs to one object over all organisations', async (fixture) => {
  const { directory } = fixture
  const { ben, organisation } = await populate(fixture)
  const refused = (work: (tx: DirectoryTransaction) => Promise<unknown>, message: RegExp) =>
    assert.rejects(directory.write(work), (error: { code?: string; message: string }) => {
      assert.match(error.message, message)
      return true
    })
  await refused(
    (tx) => tx.createObject({ kind: 'group', address: 'A@Example.test' }),
    /a@example\.test belongs to the user Ada@example\.test/,
  )
  await refused(
    (tx) => tx.updateObject(ben, { addAliases: ['ada@example.test'] }),
    /Ada@example\.test belongs to the user itself/,
  )
  await refused(
    (tx) => tx.createObject({ kind: 'user', address: 'x@nowhere.test' }),
    /nowhere\.test is no domain of ours/,
  )
  await refused((tx) => tx.createObject({ kind: 'user', address: 'x' }), /"x" is not a mail address/)
  await refused(
    (tx) => tx.createObject({ kind: 'user', address: 'x@example.test', mailbox: mailboxOf(1) }),
    /belongs to Ada@example\.test/,
  )
  await refused(
    (tx) => tx.createObject({ kind: 'group', address: 'x@example.test', mailbox: mailboxOf(7) }),
    /a group has no mailbox/,
  )
  await refused(
    (tx) => tx.createDomain({ name: 'EXAMPLE.test', organisation }),
    /example\.test is a domain of ours already/,
  )
  await refused(
    (tx) => tx.deleteDomain('example.test'),
    /cannot be removed while there are a@example\.test, Ada@example\.test, ben@example\.test and others/,
  )
  await refused((tx) => tx.deleteOrganisation(organisation), /still has 4 objects and 1 domains/)
  await refused((tx) => tx.createOrganisation({ name: 'EXAMPLE' }), /there is an organisation "EXAMPLE" already/)
  await refused(async (tx) => {
    await tx.createDomain({ name: 'alias.test', organisation, aliasOf: 'example.test' })
    await tx.updateObject(ben, { addAliases: ['ben@alias.test'] })
  }, /alias\.test is an alias of example\.test/)
  assert.deepEqual(
    (await directory.domains()).map((domain) => domain.name),
    ['example.test'],
    'the whole write was taken back',
  )
})

onBothEngines('attributes are checked, with words that help', async (fixture) => {
  const { directory } = fixture
  const { ada, team } = await populate(fixture)
  for (const [id, attributes, message] of [
    [ada, { titel: 'x' }, /a user has no titel \(did you mean title\?\)/],
    [ada, { capacity: 3 }, /a user has no capacity \(only room, equipment\)/],
    [ada, { title: 7 }, /title is 7, expected text/],
    [ada, { title: 'x'.repeat(129) }, /title is longer than 128 characters/],
    [ada, { title: 'a\nb' }, /title must be one line of text/],
    [ada, { hidden: 'yes' }, /hidden is "yes", expected true or false/],
    [ada, { locale: '!!' }, /expected a language tag/],
    [ada, { timeZone: '+02:00' }, /expected a name like Europe\/Berlin/],
    [ada, { protocols: ['imap', 'telnet'] }, /expected one of imap, pop3/],
    [ada, { quotaWarning: 20, quotaSend: 10 }, /must not be below the warning/],
    [ada, { certificates: ['no base64!'] }, /expected base64/],
    [ada, { manager: 'nobody@example.test' }, /manager nobody@example\.test/],
    [ada, { manager: 'team@example.test' }, /is a group, expected user, shared, contact/],
    [ada, { manager: 'ada@example.test' }, /a user cannot name itself as manager/],
    [ada, { constructor: 'x' }, /a user has no constructor/],
    [team, { whoMaySend: 'all' }, /expected one of anyone, organisation, members/],
    [team, { members: ['nonsense'] }, /members nonsense/],
  ] as const) {
    await assert.rejects(
      directory.write((tx) => tx.updateObject(id, { attributes: attributes as Record<string, string> })),
      message,
    )
  }
  assert.equal(
    await directory.write((tx) => tx.updateObject(ada, { attributes: { title: 'Chair', hidden: false } })),
    false,
  )
})

onBothEngines('primary addresses change, aliases come and go', async (fixture) => {
  const { directory } = fixture
  const { ada } = await populate(fixture)
  const addresses = async () => {
    const object = await directory.findObject(ada)
    return [object?.address, ...(object?.aliases ?? [])]
  }
  await directory.write((tx) => tx.updateObject(ada, { address: 'sommer@example.test' }))
  assert.deepEqual(await addresses(), ['sommer@example.test', 'Ada@example.test', 'a@example.test'])
  await directory.write((tx) =>
    tx.updateObject(ada, { removeAliases: ['A@example.test'], addAliases: ['x@example.test'] }),
  )
  assert.deepEqual(await addresses(), ['sommer@example.test', 'Ada@example.test', 'x@example.test'])
  await directory.write((tx) => tx.updateObject(ada, { address: 'ada@example.test', aliases: [] }))
  assert.deepEqual(await addresses(), ['ada@example.test'])
  await assert.rejects(
    directory.write((tx) => tx.updateObject(ada, { removeAliases: ['ada@example.test'] })),
    /is its primary address/,
  )
})

onBothEngines('what is removed leaves no name behind', async (fixture) => {
  const { directory } = fixture
  const { ada, ben, info, team } = await populate(fixture)
  await directory.write(async (tx) => {
    await tx.updateDomain('example.test', { catchAll: 'ada@example.test' })
    await tx.link(info, 'fullAccess', ['ada@example.test'])
  })
  const before = await directory.seq()
  await directory.write((tx) => tx.deleteObject(ada))
  assert.equal(await directory.findObject(ada), undefined)
  assert.equal(await directory.findByAddress('a@example.test'), undefined)
  assert.deepEqual(await directory.targets(team, 'member'), [ben])
  assert.deepEqual(await directory.targets(info, 'fullAccess'), [])
  assert.equal((await directory.findObject(ben))?.manager, undefined)
  assert.equal((await directory.domains())[0]?.catchAll, undefined)
  const changes = await directory.changes(before)
  assert.deepEqual(
    new Map(changes.map((change) => [change.id, change.deleted])),
    new Map([
      [ada, true],
      [ben, false],
      [info, false],
      [team, false],
      ['example.test', false],
    ]),
  )
  await directory.write((tx) => tx.createObject({ kind: 'user', address: 'ada@example.test', mailbox: mailboxOf(1) }))
})

onBothEngines('photos: JPEG and PNG, not too large', async (fixture) => {
  const { directory } = fixture
  const { ada } = await populate(fixture)
  const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])
  await directory.write((tx) => tx.setPhoto(ada, jpeg))
  assert.equal((await directory.findObject(ada))?.hasPhoto, true)
  const photo = await directory.photo(ada)
  assert.deepEqual([photo?.type, Uint8Array.from(photo?.bytes ?? [])], ['image/jpeg', jpeg])
  await assert.rejects(
    directory.write((tx) => tx.setPhoto(ada, new Uint8Array(readFileSync(import.meta.filename)))),
    { code: 'invalid' },
  )
  await assert.rejects(
    directory.write((tx) => tx.setPhoto(ada, new Uint8Array(1_048_577))),
    { code: 'tooBig' },
  )
  await directory.write((tx) => tx.setPhoto(ada, undefined))
  assert.equal(await directory.photo(ada), undefined)
})

onBothEngines('the list: in the order of names, in pages, by kind and by what is in it', async (fixture) => {
  const { directory } = fixture
  const { organisation } = await populate(fixture)
  await directory.write(async (tx) => {
    for (const [index, displayName] of ['Äda Anders', 'adb', '100% Größe', 'Zoë'].entries()) {
      await tx.createObject({
        kind: 'contact',
        organisation,
        address: `c${index}@elsewhere.test`,
        attributes: { displayName },
      })
    }
    await tx.createObject({
      kind: 'group',
      address: 'secret@example.test',
      attributes: { displayName: 'Secret', hidden: true },
    })
  })
  const names = async (query: Parameters<typeof directory.list>[0]) =>
    (await directory.list(query)).map((each) => each.displayName)
  const all = ['100% Größe', 'Äda Anders', 'Ada Sommer', 'adb', 'Ben Okafor', 'Information', 'Team', 'Zoë']
  assert.deepEqual(await names({ organisation }), all)
  assert.deepEqual(await names({ hidden: true, kinds: ['group'] }), ['Secret', 'Team'])
  assert.deepEqual(await names({ like: 'ADA' }), ['Äda Anders', 'Ada Sommer'])
  assert.deepEqual(await names({ like: '100%' }), ['100% Größe'])
  assert.deepEqual(await names({ like: 'ben@ex' }), ['Ben Okafor'])
  assert.deepEqual(await names({ like: '%' }), ['100% Größe'])
  const [, second] = await directory.list({ organisation, limit: 2 })
  assert.deepEqual(await names({ organisation, limit: 2, after: second?.id ?? '' }), all.slice(2, 4))
})

onBothEngines('what another process changed is seen within a second, at once after a signal', async (fixture) => {
  const { directory } = fixture
  const { ada } = await populate(fixture)
  const other = await fixture.other()
  assert.equal((await other.findObject(ada))?.disabled, false)
  await directory.write((tx) => tx.updateObject(ada, { attributes: { disabled: true } }))
  fixture.pass(1)
  assert.equal((await other.findObject(ada))?.disabled, true)
})

onBothEngines(
  'the feed: numbers rise, deletions are told, too old a number is told to begin again',
  async (fixture) => {
    const { directory } = fixture
    const { ada, team, organisation } = await populate(fixture)
    const all = await directory.changes(0)
    assert.equal(all.length, 6)
    assert.deepEqual(
      all.map((change) => change.seq),
      all.map((change) => change.seq).toSorted((a, b) => a - b),
    )
    const since = await directory.seq()
    const stop = new AbortController()
    const feed = directory.follow(since, stop.signal)
    const next = feed.next()
    await directory.write((tx) => tx.updateObject(ada, { attributes: { title: 'Head' } }))
    const [change] = (await next).value ?? []
    assert.deepEqual([change?.id, change?.kind, change?.deleted], [ada, 'object', false])
    assert.ok(change && change.createdSeq <= since)
    const end = feed.next()
    stop.abort()
    assert.equal((await end).done, true)

    await directory.write((tx) => tx.deleteObject(team))
    const [last] = (await directory.changes(since, { organisation })).slice(-1)
    assert.deepEqual([last?.id, last?.deleted], [team, true])
    fixture.pass(100 * 86_400)
    await directory.write((tx) => tx.deleteObject(ada))
    await assert.rejects(directory.changes(since), { code: 'syncStateLost' })
    await assert.rejects(directory.changes(1_000_000), { code: 'syncStateLost' })
    assert.ok((await directory.changes(0)).length > 0)
  },
)
