import assert from 'node:assert/strict'
import { Bag, P, SpecialFolder } from '#model'
import { clock, contract, fails, mail } from './harness.ts'

const { inbox, archive, recoverableDeletions } = SpecialFolder

contract('RFC 6851, [MS-OXCFOLD] 2.2.1.6: a move gives a new id and UID and leaves a tombstone', async (world) => {
  const { store, mailbox } = world
  const { id, uid } = await store.write(mailbox, (tx) => tx.createMessage(inbox, mail('Subject: a\n\nb\n')))
  const old = await mailbox.getMessage(id)
  const before = await mailbox.seq()
  clock.now += 60_000
  const [moved] = await store.write(mailbox, (tx) => tx.moveMessages([id, 99_999], archive))
  assert.ok(moved && moved.from === id && moved.to.id !== id)
  assert.equal(await mailbox.findMessage(id), undefined)
  const message = await mailbox.getMessage(moved.to.id)
  assert.deepEqual([message.folder, message.emailId, message.received], [archive, old.emailId, old.received])
  assert.equal(message.saved.getTime(), clock.now)
  assert.ok(await message.source())
  assert.deepEqual(
    (await mailbox.changes(before)).map(
      (change) => change.kind === 'message' && [change.id, change.folder, change.uid, change.deleted],
    ),
    [
      [id, inbox, uid, true],
      [message.id, archive, message.uid, false],
    ],
  )
  assert.deepEqual([(await mailbox.getFolder(inbox)).count, (await mailbox.getFolder(archive)).count], [0, 1])
})

contract('a copy is a message of its own with the same emailId', async (world) => {
  const { store, mailbox } = world
  const id = await world.put(inbox, {
    attachments: [{ properties: Bag.of({}), content: { bytes: Buffer.from('x') } }],
  })
  const [copied] = await store.write(mailbox, (tx) => tx.copyMessages([id], archive))
  assert.ok(copied)
  const [a, b] = [await mailbox.getMessage(id), await mailbox.getMessage(copied.to.id)]
  assert.equal(b.emailId, a.emailId)
  assert.deepEqual((await a.properties()).get(P.SearchKey), (await b.properties()).get(P.SearchKey))
  assert.equal(Buffer.from((await (await b.attachments[0]?.content())?.bytes()) ?? []).toString(), 'x')
  await store.write(mailbox, (tx) => tx.deleteMessages([id], { hard: true }))
  assert.equal((await mailbox.getMessage(copied.to.id)).attachments.length, 1)
})

contract('a soft deletion can be taken back, to where it was or elsewhere', async (world) => {
  const { store, mailbox } = world
  const ids = [await world.put(inbox), await world.put(inbox), await world.put(archive)]
  await store.write(mailbox, (tx) => tx.deleteMessages(ids))
  const folder = await mailbox.getFolder(inbox)
  assert.deepEqual([folder.count, folder.deletedCount, folder.deletedTotal], [0, 2, 2])
  const info = await mailbox.info()
  assert.deepEqual([info.messageCount, info.size], [0, 0])
  assert.ok(info.deletedSize > 0)
  const deleted = await store.view(mailbox, inbox, { softDeleted: true }).rows(0, 10)
  assert.equal(deleted.length, 2)
  const found = deleted.map((row) => (row.kind === 'message' ? row.id : 0))
  const restored = await store.write(mailbox, (tx) => tx.restoreMessages(found.slice(0, 1)))
  assert.equal((await mailbox.getMessage(restored[0]?.to.id ?? 0)).folder, inbox)
  await store.write(mailbox, (tx) => tx.restoreMessages(found.slice(1), archive))
  assert.deepEqual([(await mailbox.getFolder(inbox)).deletedCount, (await mailbox.getFolder(archive)).count], [0, 1])
  // What lies in Recoverable Items goes for good when it is deleted again.
  const rest = await store.view(mailbox, archive, { softDeleted: true }).ids()
  await store.write(mailbox, (tx) => tx.deleteMessages([...rest.ids]))
  assert.equal((await mailbox.info()).deletedSize, 0)
  assert.equal((await mailbox.getFolder(archive)).deletedCount, 0)
})

contract('what was deleted in a folder that is gone comes back to the inbox', async (world) => {
  const { store, mailbox } = world
  const folder = await store.write(mailbox, (tx) => tx.createFolder({ parent: inbox, name: 'a' }))
  const id = await world.put(folder)
  await store.write(mailbox, (tx) => tx.deleteMessages([id]))
  const { ids } = await store.view(mailbox, recoverableDeletions, {}).ids()
  await store.write(mailbox, (tx) => tx.deleteFolder(folder, { messages: true, folders: true, hard: true }))
  const [back] = await store.write(mailbox, (tx) => tx.restoreMessages([...ids]))
  assert.equal((await mailbox.getMessage(back?.to.id ?? 0)).folder, inbox)
})

contract('a hard deletion leaves nothing but its tombstone', async (world) => {
  const { store, mailbox } = world
  const id = await world.put(inbox)
  await store.write(mailbox, (tx) => tx.deleteMessages([id, id, 99_999], { hard: true }))
  assert.equal(await mailbox.findMessage(id), undefined)
  assert.equal((await mailbox.getFolder(recoverableDeletions)).count, 0)
  await assert.rejects(mailbox.source(id), fails('notFound'))
})

contract('UIDs are never used twice and ascend', async (world) => {
  const { store, mailbox } = world
  const uids: number[] = []
  for (let i = 0; i < 5; i++) {
    const { id, uid } = await store.write(mailbox, (tx) => tx.createMessage(inbox, mail('Subject: a\n\nb\n')))
    uids.push(uid)
    await store.write(mailbox, (tx) => tx.deleteMessages([id], { hard: i % 2 === 0 }))
  }
  assert.deepEqual(uids, [1, 2, 3, 4, 5])
  assert.equal((await mailbox.getFolder(inbox)).uidNext, 6)
})

contract('maintain: deleted things go when their time has passed, late readers start again', async (world) => {
  const { store, mailbox } = world
  const start = await mailbox.seq()
  const [old, young] = [await world.put(inbox), await world.put(inbox)]
  const folder = await store.write(mailbox, (tx) => tx.createFolder({ parent: inbox, name: 'a' }))
  await store.write(mailbox, async (tx) => {
    await tx.deleteMessages([old])
    await tx.deleteFolder(folder)
  })
  const day = 24 * 3600 * 1000
  const now = clock.now
  try {
    clock.now = now + 10 * day
    await store.write(mailbox, (tx) => tx.deleteMessages([young]))
    const report = await store.maintain({ now: now + 15 * day })
    assert.ok(report.purgedMessages >= 1)
    assert.equal((await mailbox.getFolder(recoverableDeletions)).count, 1)
    assert.deepEqual(await mailbox.deletedFolders(), [])
    assert.ok((await mailbox.changes(start)).length > 0)
    await store.maintain({ now: now + 60 * day })
    await assert.rejects(mailbox.changes(start), fails('syncStateLost'))
    assert.ok((await mailbox.changes(0)).length > 0, 'who begins at 0 knows of nothing that is gone')
  } finally {
    clock.now = now
  }
})
