import assert from 'node:assert/strict'
import { Bag, N, P, SpecialFolder } from '#model'
import type { Flag, FlagChange } from '../index.ts'
import { contract, fails, item, member } from './harness.ts'

const { inbox } = SpecialFolder

contract('flags and categories change alone and together', async (world) => {
  const { store, mailbox } = world
  const id = await world.put(inbox, { flags: ['flagged'] })
  const cases: { change: FlagChange; flags: Flag[]; categories: string[] }[] = [
    { change: { add: ['read', 'answered'] }, flags: ['read', 'answered', 'flagged'], categories: [] },
    { change: { remove: ['flagged'], addCategories: ['Red'] }, flags: ['read', 'answered'], categories: ['Red'] },
    { change: { flags: ['draft'], add: ['junk'] }, flags: ['draft', 'junk'], categories: ['Red'] },
    { change: { addCategories: ['red', 'Blue'] }, flags: ['draft', 'junk'], categories: ['Red', 'Blue'] },
    { change: { removeCategories: ['RED'] }, flags: ['draft', 'junk'], categories: ['Blue'] },
    { change: { categories: ['x'], flags: [] }, flags: [], categories: ['x'] },
  ]
  for (const { change, flags, categories } of cases) {
    const { changed } = await store.write(mailbox, (tx) => tx.setFlags([id], change))
    assert.deepEqual([...(changed[0]?.flags ?? [])], flags)
    const message = await mailbox.getMessage(id)
    assert.deepEqual([[...message.flags], message.categories], [flags, categories])
  }
})

contract('a change that changes nothing takes no number', async (world) => {
  const { store, mailbox } = world
  const id = await world.put(inbox, { flags: ['read'] })
  const before = await mailbox.seq()
  const { changed } = await store.write(mailbox, (tx) => tx.setFlags([id], { add: ['read'] }))
  assert.equal(changed.length, 1)
  assert.equal(await mailbox.seq(), before)
})

contract('RFC 7162 3.1.3: unchangedSince keeps what has changed', async (world) => {
  const { store, mailbox } = world
  const [a, b] = [await world.put(inbox), await world.put(inbox)]
  const since = await mailbox.seq()
  await store.write(mailbox, (tx) => tx.setFlags([b], { add: ['flagged'] }))
  const result = await store.write(mailbox, (tx) => tx.setFlags([a, b], { add: ['read'], unchangedSince: since }))
  assert.deepEqual([result.changed.map(({ id }) => id), result.modified], [[a], [b]])
})

contract('the unread count follows', async (world) => {
  const { store, mailbox } = world
  const ids = [await world.put(inbox), await world.put(inbox), await world.put(inbox, { flags: ['read'] })]
  const unread = async () => (await mailbox.getFolder(inbox)).unread
  assert.equal(await unread(), 2)
  await store.write(mailbox, (tx) => tx.setFlags(ids, { add: ['read'] }))
  assert.equal(await unread(), 0)
  await store.write(mailbox, (tx) => tx.setFlags(ids.slice(0, 1), { remove: ['read'] }))
  assert.equal(await unread(), 1)
  await store.write(mailbox, (tx) => tx.deleteMessages(ids))
  assert.equal(await unread(), 0)
})

contract('flags are a change of the message, but not of its content', async (world) => {
  const id = await world.put(inbox)
  const before = await world.mailbox.getMessage(id)
  await world.store.write(world.mailbox, (tx) => tx.setFlags([id], { add: ['read'] }))
  const after = await world.mailbox.getMessage(id)
  assert.equal(after.contentSeq, before.contentSeq)
  assert.ok(after.seq > before.seq)
  assert.equal((await world.mailbox.getFolder(inbox)).contentSeq, after.seq)
})

contract('flags are seen as properties, and properties as flags', async ({ store, mailbox }) => {
  const { id } = await store.write(mailbox, (tx) =>
    tx.createMessage(inbox, item({ FlagStatus: 2, LastVerbExecuted: 103, MessageFlags: 0x29, MessageStatus: 8 })),
  )
  const flags = async () => [...(await mailbox.getMessage(id)).flags]
  const properties = async () => (await mailbox.getMessage(id)).properties()
  assert.deepEqual(await flags(), ['read', 'answered', 'flagged', 'draft', 'deleteMarked'])
  assert.equal((await properties()).get(P.LastVerbExecuted), 103)
  // Read, unsent, from me, ever read.
  assert.equal((await properties()).get(P.MessageFlags), 0x42b)

  await store.write(mailbox, (tx) => tx.setFlags([id], { flags: ['forwarded'], categories: ['c'] }))
  let all = await properties()
  assert.deepEqual(
    [P.FlagStatus, P.LastVerbExecuted, P.IconIndex, P.MessageFlags, P.MessageStatus].map((one) => all.get(one)),
    [undefined, 104, 0x106, 0x22, 0],
  )
  assert.deepEqual(all.get(N.Keywords), ['c'])

  await store.write(mailbox, (tx) => tx.updateMessage(id, { set: Bag.of({ LastVerbExecuted: 102, FlagStatus: 1 }) }))
  assert.deepEqual(await flags(), ['answered'])
  all = await properties()
  assert.deepEqual([all.get(P.LastVerbExecuted), all.get(P.FlagStatus)], [102, 1])
})

contract('categories: limits', async (world) => {
  const { store, mailbox } = world
  const id = await world.put(inbox)
  const many = Array.from({ length: 300 }, (_, i) => `c${i}`)
  await assert.rejects(
    store.write(mailbox, (tx) => tx.setFlags([id], { categories: many })),
    fails('tooMany'),
  )
  await assert.rejects(
    store.write(mailbox, (tx) => tx.setFlags([id], { categories: ['x'.repeat(256)] })),
    fails('tooBig'),
  )
})

contract(
  'in a public folder everybody has his own read state',
  async (world) => {
    const { store, mailbox } = world
    const folder = 2
    const id = await world.put(folder)
    const [ben, chiara] = [await world.as(member('ben')), await world.as(member('chiara'))]
    const before = await mailbox.seq()
    await store.write(ben, (tx) => tx.setFlags([id], { add: ['read'] }))
    assert.ok((await ben.getMessage(id)).flags.has('read'))
    assert.ok(!(await chiara.getMessage(id)).flags.has('read'))
    assert.deepEqual([(await ben.getFolder(folder)).unread, (await chiara.getFolder(folder)).unread], [0, 1])
    assert.equal((await ben.changes(before)).length, 1)
    await store.write(ben, (tx) => tx.setFlags([id], { remove: ['read'] }))
    assert.ok(!(await ben.getMessage(id)).flags.has('read'))
    // Reading is all that ben may do with a message that is not his.
    await assert.rejects(
      store.write(ben, (tx) => tx.setFlags([id], { add: ['flagged'] })),
      fails('accessDenied'),
    )
  },
  { kind: 'public' },
)
