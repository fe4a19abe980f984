import assert from 'node:assert/strict'
import { Bag, SpecialFolder } from '#model'
import { right } from '../access.ts'
import { contract, fails, grant, item, member } from './harness.ts'

const { contacts, inbox, calendar } = SpecialFolder

contract('[MS-OXCPERM] 2.2.1: the reserved members are always there, and come first', async (world) => {
  assert.deepEqual(await world.mailbox.permissions(inbox), [
    { member: 'default', rights: 0 },
    { member: 'anonymous', rights: 0 },
  ])
  await grant(world, inbox, [
    { member: 'ben', rights: 1 },
    { member: 'default', rights: 0x400 },
  ])
  assert.deepEqual(await world.mailbox.permissions(inbox), [
    { member: 'default', rights: 0x400 },
    { member: 'anonymous', rights: 0 },
    { member: 'ben', rights: 1 },
  ])
})

contract('without rights a mailbox has no folders and no messages', async (world) => {
  const id = await world.put(inbox)
  const ben = await world.as(member('ben'))
  assert.deepEqual(await ben.folders(), [])
  assert.equal(await ben.findFolder(inbox), undefined)
  assert.equal(await ben.findMessage(id), undefined)
  assert.deepEqual(await ben.changes(0), [])
  await assert.rejects(ben.source(id), fails('notFound'))
  assert.equal((await ben.sources([id])).size, 0)
  assert.equal((await ben.wholeSources([id])).size, 0)
  await assert.rejects(
    ben
      .rowsByUid(inbox, [[1, 9]])
      [Symbol.asyncIterator]()
      .next(),
    fails('notFound'),
  )
  await assert.rejects(
    world.store.write(ben, (tx) => tx.createMessage(inbox, item({}))),
    fails('notFound'),
  )
  await assert.rejects(world.store.view(ben, inbox, {}).length(), fails('notFound'))
  const calendarRights = (await world.mailbox.permissions(calendar))[0]?.rights
  assert.equal(calendarRights, right.freeBusySimple)
})

contract('the owner is a member like the system', async (world) => {
  const owner = await world.as({ kind: 'member', id: 'ada', groups: [], owner: true })
  assert.equal((await owner.folders()).length, (await world.mailbox.folders()).length)
})

for (const { name, rights, allowed } of [
  { name: 'reviewer', rights: 0x401, allowed: ['read'] },
  { name: 'contributor', rights: 0x402, allowed: ['create'] },
  { name: 'author', rights: 0x41b, allowed: ['read', 'create', 'editOwn', 'deleteOwn'] },
  { name: 'editor', rights: 0x47b, allowed: ['read', 'create', 'editOwn', 'deleteOwn', 'edit', 'delete'] },
  {
    name: 'publishing editor',
    rights: 0x4fb,
    allowed: ['read', 'create', 'editOwn', 'deleteOwn', 'edit', 'delete', 'subfolder'],
  },
  {
    name: 'owner',
    rights: 0x7fb,
    allowed: ['read', 'create', 'editOwn', 'deleteOwn', 'edit', 'delete', 'subfolder', 'folder'],
  },
]) {
  contract(`[MS-OXCPERM] 2.2.7: what a ${name} may do`, async (world) => {
    const { store } = world
    await grant(world, contacts, [{ member: 'ben', rights }])
    const ben = await world.as(member('ben'))
    const theirs = await world.put(contacts)
    const own = await store
      .write(ben, (tx) => tx.createMessage(contacts, item({ Subject: 'mine' })))
      .then(({ id }) => id)
      .catch(() => undefined)
    const tries: Record<string, () => Promise<unknown>> = {
      read: () => ben.getMessage(theirs),
      create: async () => assert.ok(own !== undefined),
      editOwn: () => store.write(ben, (tx) => tx.updateMessage(own ?? 0, { set: Bag.of({ Subject: 'b' }) })),
      deleteOwn: () => store.write(ben, (tx) => tx.deleteMessages([own ?? 0]).then(() => assert.ok(own))),
      edit: () => store.write(ben, (tx) => tx.setFlags([theirs], { add: ['flagged'] })),
      subfolder: () => store.write(ben, (tx) => tx.createFolder({ parent: contacts, name: 'sub' })),
      folder: () => store.write(ben, (tx) => tx.setPermissions(contacts, [{ member: 'ben', rights }])),
      delete: () => store.write(ben, (tx) => tx.deleteMessages([theirs])),
    }
    for (const [what, attempt] of Object.entries(tries)) {
      if (allowed.includes(what)) await attempt()
      else await assert.rejects(attempt(), Error, what)
    }
  })
}

contract(
  'MS-OXCPERM_R173, MS-OXCPERM_R1192, MS-OXCPERM_R2016, MS-OXCPERM_R175, MS-OXCPERM_R176: the nearest entry counts',
  async (world) => {
    await grant(world, contacts, [
      { member: 'default', rights: 0x400 },
      { member: 'anonymous', rights: 0x401 },
      { member: 'team', rights: 0x401 },
      { member: 'board', rights: 0x402 },
      { member: 'ben', rights: 0 },
    ])
    const rights = async (viewer: Parameters<typeof world.as>[0]) =>
      (await (await world.as(viewer)).findFolder(contacts))?.rights
    assert.equal(await rights(member('dan')), 0x400)
    assert.equal(await rights(member('dan', ['team', 'board'])), 0x403)
    assert.equal(await rights(member('ben', ['team'])), undefined)
    assert.equal(await rights({ kind: 'anonymous' }), 0x401)
  },
)

contract('the feed skips what the viewer may not see, and goes on behind it', async (world) => {
  await grant(world, contacts, [{ member: 'ben', rights: 0x401 }])
  for (let i = 0; i < 30; i++) await world.put(inbox)
  const id = await world.put(contacts)
  const ben = await world.as(member('ben'))
  const changes = await ben.changes(0, { limit: 5 })
  assert.deepEqual(
    changes.map((change) => change.id),
    [contacts, id],
  )
})

/** Each right alone, and all but it: what it opens, and what stays shut without it. */
for (const { name, bit, what } of [
  { name: 'MS-OXCPERM_R142, MS-OXCPERM_R143, MS-OXCPERM_R144', bit: 0x1, what: 'read' },
  { name: 'MS-OXCPERM_R139, MS-OXCPERM_R140, MS-OXCPERM_R141', bit: 0x2, what: 'create' },
  { name: 'MS-OXCPERM_R130, MS-OXCPERM_R131, MS-OXCPERM_R132', bit: 0x8, what: 'editOwn' },
  { name: 'MS-OXCPERM_R126, MS-OXCPERM_R127, MS-OXCPERM_R128', bit: 0x10, what: 'deleteOwn' },
  { name: 'MS-OXCPERM_R123, MS-OXCPERM_R124, MS-OXCPERM_R125', bit: 0x20, what: 'edit' },
  { name: 'MS-OXCPERM_R120, MS-OXCPERM_R121, MS-OXCPERM_R122', bit: 0x40, what: 'delete' },
  { name: 'MS-OXCPERM_R117, MS-OXCPERM_R118, MS-OXCPERM_R119', bit: 0x80, what: 'subfolder' },
  { name: 'MS-OXCPERM_R114, MS-OXCPERM_R115002, MS-OXCPERM_R116001', bit: 0x100, what: 'folder' },
  { name: 'MS-OXCPERM_R102, MS-OXCPERM_R103, MS-OXCPERM_R1120', bit: 0x400, what: 'see' },
] as const) {
  contract(`${name}: the right 0x${bit.toString(16)} is to ${what}`, async (world) => {
    const { store } = world
    const attempt = async (rights: number) => {
      // His own item is made while he may.
      await grant(world, contacts, [{ member: 'ben', rights: 0x402 }])
      const ben = await world.as(member('ben'))
      const own = (await store.write(ben, (tx) => tx.createMessage(contacts, item({ Subject: 'mine' })))).id
      const theirs = await world.put(contacts)
      await grant(world, contacts, [{ member: 'ben', rights }])
      const who = await world.as(member('ben'))
      const change = { set: Bag.of({ Subject: 'changed' }) }
      const acts = {
        read: () => who.getMessage(theirs),
        create: () => store.write(who, (tx) => tx.createMessage(contacts, item({}))),
        editOwn: () => store.write(who, (tx) => tx.updateMessage(own, change)),
        deleteOwn: () => store.write(who, (tx) => tx.deleteMessages([own])),
        edit: () => store.write(who, (tx) => tx.updateMessage(theirs, change)),
        delete: () => store.write(who, (tx) => tx.deleteMessages([theirs])),
        subfolder: () => store.write(who, (tx) => tx.createFolder({ parent: contacts, name: `sub${rights}` })),
        folder: async () => {
          await store.write(who, (tx) => tx.updateFolder(contacts, { set: Bag.of({ Comment: 'changed' }) }))
          await store.write(who, (tx) => tx.setPermissions(contacts, [{ member: 'ben', rights }]))
        },
        see: async () => assert.equal((await who.folders()).length, (await who.getFolder(contacts)) ? 1 : 0),
      }
      return acts[what]()
    }
    await attempt(bit | 0x400)
    // The right to do it to any item is the right to do it to one's own.
    const stronger = what === 'editOwn' ? 0x20 : what === 'deleteOwn' ? 0x40 : 0
    const others = what === 'see' ? 0 : 0x4fb & ~bit & ~stronger
    await assert.rejects(attempt(others), { name: 'Failure' }, 'without it')
  })
}
