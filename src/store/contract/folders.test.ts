import assert from 'node:assert/strict'
import { Bag, P, SpecialFolder, specialFolders } from '#model'
import { contract, fails, grant, member } from './harness.ts'

contract(
  'MS-OXCSTOR 2.2.1.1.3: a new mailbox has all special folders, in the language of its owner',
  async (world) => {
    const folders = await world.mailbox.folders()
    assert.equal(folders.length, specialFolders.length - 1)
    const inbox = await world.mailbox.getFolder(SpecialFolder.inbox)
    assert.equal(inbox.name, 'Posteingang')
    assert.equal(inbox.class, 'IPF.Note')
    assert.equal((await world.mailbox.getFolder(SpecialFolder.reminders)).kind, 'search')
    const hidden = await world.mailbox.getFolder(SpecialFolder.quickSteps)
    assert.equal(hidden.bag.get(P.AttributeHidden), true)
    const seen = new Set<number>([SpecialFolder.root])
    for (const folder of folders) {
      assert.ok(seen.has(folder.parent), `${folder.name} comes after its parent`)
      seen.add(folder.id)
    }
  },
  { locale: 'de' },
)

contract(
  'the public store has its own folders, and everybody is an author',
  async (world) => {
    const names = (await world.mailbox.folders()).map(({ name }) => name)
    assert.ok(names.includes('IPM_SUBTREE') && names.includes('NON_IPM_SUBTREE'))
    const ben = await world.as(member('ben'))
    assert.deepEqual(
      (await ben.folders()).map(({ name }) => name),
      ['IPM_SUBTREE'],
    )
  },
  { kind: 'public' },
)

contract(
  'MS-OXCFOLD 3.2.5.2: folders are made, found by name regardless of case, and names are taken once',
  async ({ store, mailbox }) => {
    const id = await store.write(mailbox, (tx) =>
      tx.createFolder({ parent: SpecialFolder.inbox, name: 'Projects', properties: Bag.of({ Comment: 'ours' }) }),
    )
    const folder = await mailbox.getFolder(id)
    assert.ok(id >= 0x1000)
    assert.equal(folder.class, 'IPF.Note')
    assert.equal(folder.bag.get(P.Comment), 'ours')
    assert.equal((await mailbox.findChild(SpecialFolder.inbox, 'PROJECTS'))?.id, id)
    assert.equal((await mailbox.getFolder(SpecialFolder.inbox)).hasSubfolders, true)
    await assert.rejects(
      store.write(mailbox, (tx) => tx.createFolder({ parent: SpecialFolder.inbox, name: 'projects' })),
      fails('alreadyExists'),
    )
    await assert.rejects(
      store.write(mailbox, (tx) => tx.createFolder({ parent: 99_999, name: 'x' })),
      fails('notFound'),
    )
    await assert.rejects(
      store.write(mailbox, (tx) => tx.createFolder({ parent: SpecialFolder.inbox, name: ' ' })),
      fails('invalid'),
    )
  },
)

contract(
  'folders move and are renamed, but not below themselves, and special ones stay',
  async ({ store, mailbox }) => {
    const [a, b] = await store.write(mailbox, async (tx) => {
      const first = await tx.createFolder({ parent: SpecialFolder.inbox, name: 'a' })
      return [first, await tx.createFolder({ parent: first, name: 'b' })] as const
    })
    await assert.rejects(
      store.write(mailbox, (tx) => tx.moveFolder(a, { parent: b })),
      fails('cycle'),
    )
    await assert.rejects(
      store.write(mailbox, (tx) => tx.moveFolder(a, { parent: a })),
      fails('cycle'),
    )
    await assert.rejects(
      store.write(mailbox, (tx) => tx.moveFolder(SpecialFolder.inbox, { parent: SpecialFolder.drafts })),
      fails('accessDenied'),
    )
    const before = await mailbox.seq()
    await store.write(mailbox, (tx) => tx.moveFolder(b, { parent: SpecialFolder.archive, name: 'c' }))
    const moved = await mailbox.getFolder(b)
    assert.deepEqual([moved.parent, moved.name], [SpecialFolder.archive, 'c'])
    assert.equal((await mailbox.getFolder(a)).hasSubfolders, false)
    assert.equal((await mailbox.getFolder(SpecialFolder.archive)).hasSubfolders, true)
    assert.deepEqual(
      (await mailbox.changes(before)).map(({ kind, id }) => [kind, id]),
      [['folder', b]],
    )
    await store.write(mailbox, (tx) => tx.updateFolder(b, { name: 'd', set: Bag.of({ Comment: 'new' }) }))
    const changed = await mailbox.getFolder(b)
    assert.equal(changed.name, 'd')
    assert.equal(changed.bag.get(P.Comment), 'new')
    await store.write(mailbox, (tx) => tx.updateFolder(b, { remove: [P.Comment.tag] }))
    assert.equal((await mailbox.getFolder(b)).bag.has(P.Comment), false)
  },
)

contract('a folder is copied with its messages, its settings and what is below it', async (world) => {
  const { store, mailbox } = world
  const a = await store.write(mailbox, async (tx) => {
    const first = await tx.createFolder({ parent: SpecialFolder.inbox, name: 'a', class: 'IPF.Task' })
    await tx.createFolder({ parent: first, name: 'b' })
    return first
  })
  await world.put(a, { subject: 'one' })
  await world.put(a, { subject: 'setting', associated: true })
  const copy = await store.write(mailbox, (tx) => tx.copyFolder(a, { parent: SpecialFolder.archive, deep: true }))
  const folder = await mailbox.getFolder(copy)
  assert.deepEqual([folder.class, folder.count, folder.associatedCount], ['IPF.Task', 1, 1])
  assert.ok(await mailbox.findChild(copy, 'b'))
  assert.equal((await mailbox.getFolder(a)).count, 1)
})

contract(
  'MS-OXCFOLD 3.2.5.3: a folder that is not empty is deleted only with what is in it; softly it can come back',
  async (world) => {
    const { store, mailbox } = world
    const [a, b] = await store.write(mailbox, async (tx) => {
      const first = await tx.createFolder({ parent: SpecialFolder.inbox, name: 'a' })
      return [first, await tx.createFolder({ parent: first, name: 'b' })] as const
    })
    const message = await world.put(b)
    await assert.rejects(
      store.write(mailbox, (tx) => tx.deleteFolder(a)),
      fails('notEmpty'),
    )
    await assert.rejects(
      store.write(mailbox, (tx) => tx.deleteFolder(b)),
      fails('notEmpty'),
    )
    const before = await mailbox.seq()
    await store.write(mailbox, (tx) => tx.deleteFolder(a, { messages: true, folders: true }))
    assert.ok(!(await mailbox.folders()).some(({ id }) => id === a || id === b))
    assert.equal((await mailbox.getFolder(SpecialFolder.inbox)).hasSubfolders, false)
    assert.deepEqual(
      (await mailbox.changes(before)).map((change) => [change.kind, change.id, 'deleted' in change && change.deleted]),
      [
        ['folder', a, true],
        ['folder', b, true],
      ],
    )
    assert.deepEqual(new Set((await mailbox.deletedFolders()).map(({ id }) => id)), new Set([a, b]))
    // The name is free again, and the folder comes back under another.
    await store.write(mailbox, (tx) => tx.createFolder({ parent: SpecialFolder.inbox, name: 'a' }))
    await store.write(mailbox, (tx) => tx.moveFolder(a, { parent: SpecialFolder.inbox, name: 'a again' }))
    assert.equal((await mailbox.getFolder(b)).deleted, false)
    assert.equal((await mailbox.getMessage(message)).folder, b)

    await store.write(mailbox, (tx) => tx.deleteFolder(a, { messages: true, folders: true, hard: true }))
    assert.equal(await mailbox.findFolder(a), undefined)
    assert.equal(await mailbox.findMessage(message), undefined)
    assert.equal((await mailbox.info()).messageCount, 0)
    await assert.rejects(
      store.write(mailbox, (tx) => tx.deleteFolder(SpecialFolder.inbox)),
      fails('accessDenied'),
    )
  },
)

contract('emptying leaves associated items unless they are meant, and special folders always', async (world) => {
  const { store, mailbox } = world
  await world.put(SpecialFolder.contacts)
  await world.put(SpecialFolder.contacts, { associated: true })
  const sub = await store.write(mailbox, (tx) => tx.createFolder({ parent: SpecialFolder.contacts, name: 'sub' }))
  await store.write(mailbox, (tx) => tx.emptyFolder(SpecialFolder.contacts, { folders: true }))
  const contacts = await mailbox.getFolder(SpecialFolder.contacts)
  assert.deepEqual([contacts.count, contacts.associatedCount, contacts.deletedCount], [0, 1, 1])
  assert.equal((await mailbox.getFolder(sub)).deleted, true)
  assert.ok(await mailbox.findFolder(SpecialFolder.quickContacts))
  await store.write(mailbox, (tx) => tx.emptyFolder(SpecialFolder.contacts, { associated: true, hard: true }))
  assert.equal((await mailbox.getFolder(SpecialFolder.contacts)).associatedCount, 0)
})

contract('a change of language renames the special folders, which nobody else may', async ({ store, mailbox }) => {
  await assert.rejects(
    store.write(mailbox, (tx) => tx.updateFolder(SpecialFolder.inbox, { name: 'Old things' })),
    fails('accessDenied'),
  )
  await store.write(mailbox, (tx) => tx.setLocale('de-AT'))
  assert.equal((await mailbox.getFolder(SpecialFolder.inbox)).name, 'Posteingang')
  assert.equal((await mailbox.info()).locale, 'de-AT')
  await store.write(mailbox, (tx) => tx.setLocale('ja'))
  assert.equal((await mailbox.getFolder(SpecialFolder.inbox)).name, '受信トレイ')
})

contract('what a write throws back leaves no trace', async (world) => {
  const { store, mailbox } = world
  const before = await mailbox.info()
  await assert.rejects(
    store.write(mailbox, async (tx) => {
      await tx.createFolder({ parent: SpecialFolder.inbox, name: 'a' })
      assert.ok(await tx.findChild(SpecialFolder.inbox, 'a'), 'it reads what it has written')
      throw new Error('no')
    }),
    { message: 'no' },
  )
  assert.equal(await mailbox.findChild(SpecialFolder.inbox, 'a'), undefined)
  assert.deepEqual(await mailbox.info(), before)
})

contract('permissions: a new folder begins with those of its parent', async (world) => {
  await grant(world, SpecialFolder.contacts, [{ member: 'ben', rights: 0x401 }])
  const id = await world.store.write(world.mailbox, (tx) =>
    tx.createFolder({ parent: SpecialFolder.contacts, name: 'shared' }),
  )
  const ben = await world.as(member('ben'))
  assert.equal((await ben.getFolder(id)).rights, 0x401)
})
