import assert from 'node:assert/strict'
import { Bag, P, type Restriction, SpecialFolder } from '#model'
import { hierarchyView, SearchWatch } from '../index.ts'
import type { FolderId, SearchCriteria } from '../index.ts'
import { contract, fails, item, member, type World } from './harness.ts'

const subject = (text: string): Restriction => ({
  kind: 'content',
  match: 'substring',
  fuzzy: 1,
  tag: P.NormalizedSubject.tag,
  value: { tag: P.NormalizedSubject.tag, value: text },
})

async function search(world: World, criteria: Partial<SearchCriteria>): Promise<FolderId> {
  return world.store.write(world.mailbox, async (tx) => {
    const id = await tx.createFolder({ parent: SpecialFolder.finder, name: `s${Math.random()}`, kind: 'search' })
    await tx.setSearchCriteria(id, {
      restriction: subject('urgent'),
      scope: [SpecialFolder.ipmSubtree],
      recursive: true,
      static: false,
      running: true,
      ...criteria,
    })
    return id
  })
}

contract(
  'MS-OXCFOLD 2.2.1.4: a search folder shows what fits in its scope, and follows every change',
  async (world) => {
    const { store, mailbox, put } = world
    const deep = await store.write(mailbox, (tx) => tx.createFolder({ parent: SpecialFolder.archive, name: 'deep' }))
    const first = await put(SpecialFolder.inbox, { subject: 'urgent: one' })
    const second = await put(deep, { subject: 'URGENT two' })
    await put(SpecialFolder.inbox, { subject: 'later' })
    await put(SpecialFolder.inbox, { subject: 'urgent setting', associated: true })
    const id = await search(world, {})
    const view = store.view(mailbox, id, {})
    const ids = async () => [...(await view.ids()).ids].sort((a, b) => a - b)
    assert.deepEqual(await ids(), [first, second])
    assert.equal(await view.length(), 2)
    const rows = await view.rows(0, 10)
    assert.deepEqual(
      rows.map((row) => row.kind === 'message' && row.folder),
      [SpecialFolder.inbox, deep],
    )
    const third = await put(SpecialFolder.notes, { subject: 'another urgent' })
    assert.deepEqual(await ids(), [first, second, third])
    await store.write(mailbox, (tx) => tx.updateMessage(first, { set: Bag.of({ Subject: 'calm' }) }))
    assert.deepEqual(await ids(), [second, third])
    await store.write(mailbox, (tx) => tx.deleteMessages([second]))
    assert.deepEqual(await ids(), [third])
    const [moved] = await store.write(mailbox, (tx) => tx.moveMessages([third], deep))
    assert.deepEqual(await ids(), [moved?.to.id])
    await store.write(mailbox, (tx) => tx.deleteFolder(deep, { messages: true }))
    assert.deepEqual(await ids(), [])
  },
)

contract(
  'a search folder that is not recursive sees its scope alone; a view of it restricts and sorts',
  async (world) => {
    const { store, mailbox, put } = world
    const below = await store.write(mailbox, (tx) => tx.createFolder({ parent: SpecialFolder.inbox, name: 'below' }))
    const b = await put(SpecialFolder.inbox, { subject: 'urgent b' })
    const a = await put(SpecialFolder.inbox, { subject: 'urgent a' })
    await put(below, { subject: 'urgent c' })
    const id = await search(world, { scope: [SpecialFolder.inbox], recursive: false })
    const order = {
      columns: [{ tag: P.NormalizedSubject.tag, direction: 'ascending' as const }],
      categories: 0,
      expanded: 0,
    }
    const sorted = store.view(mailbox, id, { order })
    assert.deepEqual([...(await sorted.ids()).ids], [a, b])
    const narrowed = store.view(mailbox, id, { where: subject('b') })
    assert.deepEqual([...(await narrowed.ids()).ids], [b])
  },
)

contract('counts of a search folder are told where folders are listed, and by itself', async (world) => {
  const { store, mailbox, put } = world
  const id = await search(world, {})
  const one = await put(SpecialFolder.inbox, { subject: 'urgent' })
  await put(SpecialFolder.inbox, { subject: 'urgent' })
  await store.write(mailbox, (tx) => tx.setFlags([one], { add: ['read'] }))
  assert.deepEqual(await mailbox.searchCounts(id), { count: 2, unread: 1 })
  const rows = await hierarchyView(mailbox, SpecialFolder.finder).rows(0, 10)
  const row = rows.find(({ folder }) => folder.id === id)
  assert.deepEqual([row?.get(P.ContentCount.tag), row?.get(P.ContentUnreadCount.tag)], [2, 1])
  await put(SpecialFolder.inbox, { subject: 'urgent' })
  assert.deepEqual(await mailbox.searchCounts(id), { count: 3, unread: 2 })
})

contract(
  'a static search knows nothing that came after it; a stopped one neither, until it is started again',
  async (world) => {
    const { store, mailbox, put } = world
    await put(SpecialFolder.inbox, { subject: 'urgent' })
    const still = await search(world, { static: true })
    const stopped = await search(world, { running: false })
    await put(SpecialFolder.inbox, { subject: 'urgent' })
    assert.equal(await store.view(mailbox, still, {}).length(), 1)
    const view = store.view(mailbox, stopped, {})
    assert.equal(await view.length(), 1)
    const criteria = await mailbox.searchCriteria(stopped)
    assert.ok(criteria)
    assert.deepEqual(criteria.restriction, subject('urgent'))
    await store.write(mailbox, (tx) => tx.setSearchCriteria(stopped, { ...criteria, running: true }))
    assert.equal(await view.length(), 2)
  },
)

contract('what enters a search folder and what leaves it is told', async (world) => {
  const { store, mailbox, put } = world
  const id = await search(world, {})
  const watch = new SearchWatch(store.view(mailbox, id, {}))
  assert.deepEqual(await watch.news(), { entered: [], left: [] })
  const one = await put(SpecialFolder.inbox, { subject: 'urgent' })
  await put(SpecialFolder.inbox, { subject: 'other' })
  assert.deepEqual(await watch.news(), { entered: [one], left: [] })
  await store.write(mailbox, (tx) => tx.deleteMessages([one]))
  assert.deepEqual(await watch.news(), { entered: [], left: [one] })
})

contract('criteria need a search folder, a scope, and rights', async (world) => {
  const { store, mailbox } = world
  const id = await search(world, {})
  const criteria = await mailbox.searchCriteria(id)
  assert.ok(criteria)
  const set = (folder: FolderId, change: Partial<SearchCriteria>) =>
    store.write(mailbox, (tx) => tx.setSearchCriteria(folder, { ...criteria, ...change }))
  await assert.rejects(set(SpecialFolder.inbox, {}), fails('wrongType'))
  await assert.rejects(set(id, { scope: [] }), fails('invalid'))
  await assert.rejects(set(id, { scope: [id] }), fails('cycle'))
  await assert.rejects(set(id, { scope: [99_999] }), fails('notFound'))
  await assert.rejects(store.view(await world.as(member('ben')), id, {}).length(), fails('notFound'))
  const empty = await store.write(mailbox, (tx) =>
    tx.createFolder({ parent: SpecialFolder.finder, name: 'empty', kind: 'search' }),
  )
  assert.equal(await mailbox.searchCriteria(empty), undefined)
  assert.equal(await store.view(mailbox, empty, {}).length(), 0)
})

contract(
  'the search folders that every mailbox has look for reminders, things to do, contacts and everything',
  async (world) => {
    const { store, mailbox, put } = world
    const lengthOf = (id: FolderId) => store.view(mailbox, id, {}).length()
    const before = await lengthOf(SpecialFolder.reminders)
    assert.equal(before, 0)
    await put(SpecialFolder.calendar, item({ MessageClass: 'IPM.Appointment', Subject: 'a' }, { ReminderSet: true }))
    await put(SpecialFolder.contacts, item({ MessageClass: 'IPM.Contact', Subject: 'c' }))
    await put(SpecialFolder.tasks, item({ MessageClass: 'IPM.Task', Subject: 't' }))
    await put(SpecialFolder.tasks, item({ MessageClass: 'IPM.Task', Subject: 'done' }, { TaskComplete: true }))
    await put(SpecialFolder.inbox, { flags: ['flagged'] })
    const all = [
      SpecialFolder.reminders,
      SpecialFolder.toDoSearch,
      SpecialFolder.contactsSearch,
      SpecialFolder.allItems,
    ]
    assert.deepEqual(await Promise.all(all.map(lengthOf)), [1, 2, 1, 5])
  },
)
