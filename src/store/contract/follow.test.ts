import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { SpecialFolder } from '#model'
import type { Change, Mailbox } from '../index.ts'
import type { OpenedStore } from '../open-store.ts'
import { contract, data, item, openOne } from './harness.ts'

const { inbox } = SpecialFolder
const helper = fileURLToPath(new URL('./writer.ts', import.meta.url))

/** Collects until `count` message changes came. */
async function collectChanges(store: OpenedStore, mailbox: Mailbox, since: number, count: number): Promise<Change[]> {
  const stop = new AbortController()
  const found: Change[] = []
  for await (const batch of store.follow(mailbox, since, stop.signal)) {
    found.push(...batch)
    if (found.length >= count) stop.abort()
  }
  return found
}

contract('follow catches up, then lives', async (world) => {
  const { store, mailbox } = world
  const since = await mailbox.seq()
  const first = await world.put(inbox)
  const following = collectChanges(store, mailbox, since, 3)
  const second = await world.put(inbox)
  const third = await world.put(inbox)
  assert.deepEqual(
    (await following).map((change) => change.id),
    [first, second, third],
  )
})

contract('of folders only, whatever happened to messages', async (world) => {
  const { store, mailbox } = world
  const since = await mailbox.seq()
  await world.put(inbox)
  const [made, gone] = await store.write(mailbox, async (tx) => [
    await tx.createFolder({ parent: inbox, name: 'made' }),
    await tx.createFolder({ parent: inbox, name: 'gone' }),
  ])
  await store.write(mailbox, (tx) => tx.deleteFolder(gone as number, { hard: true }))
  await world.put(made as number)
  const changes = await mailbox.changes(since, { only: 'folders' })
  assert.ok(changes.every(({ kind }) => kind === 'folder'))
  assert.deepEqual(
    changes.filter(({ id }) => id === made || id === gone).map((one) => [one.id, one.kind === 'folder' && one.deleted]),
    [
      [made, false],
      [gone, true],
    ],
  )
})

contract('follow ends when it is told to, and when the store closes', async (world) => {
  const stop = new AbortController()
  const iterator = world.store.follow(world.mailbox, await world.mailbox.seq(), stop.signal)
  const next = iterator.next()
  stop.abort()
  assert.equal((await next).done, true)

  const other = openOne(world.database)
  const mailbox = await other.open(world.mailbox.id, { kind: 'system' })
  const waiting = other.follow(mailbox, await mailbox.seq(), new AbortController().signal).next()
  await other.close()
  assert.equal((await waiting).done, true)
})

contract('follow hears of writes in another thread', async (world) => {
  const { store, mailbox } = world
  const following = collectChanges(store, mailbox, await mailbox.seq(), 1)
  const worker = new Worker(helper, { workerData: { data, database: world.database, mailbox: mailbox.id, count: 1 } })
  // From now on: it may have ended before we hear of its write.
  const exit = once(worker, 'exit')
  assert.equal((await following).length, 1)
  await exit
})

contract('follow hears of writes in another process', async (world) => {
  const { store, mailbox } = world
  const following = collectChanges(store, mailbox, await mailbox.seq(), 1)
  const child = spawn(process.execPath, [helper, data, world.database, mailbox.id, '1'], { stdio: 'inherit' })
  const exit = once(child, 'exit')
  assert.equal((await following).length, 1)
  await exit
})

contract('two threads write one mailbox: nothing is lost, numbers are unique', async (world) => {
  const { store, mailbox } = world
  const count = 40
  const workers = [1, 2].map(
    () => new Worker(helper, { workerData: { data, database: world.database, mailbox: mailbox.id, count } }),
  )
  await Promise.all([
    ...workers.map((worker) => once(worker, 'exit')),
    ...Array.from({ length: count }, () => store.write(mailbox, (tx) => tx.createMessage(inbox, item({})))),
  ])
  const changes = await mailbox.changes(0, { folder: inbox, limit: 1000 })
  const messages = changes.filter((change) => change.kind === 'message')
  assert.equal(messages.length, 3 * count)
  for (const key of ['id', 'uid', 'seq'] as const) {
    assert.equal(new Set(messages.map((change) => change[key])).size, 3 * count, key)
  }
  assert.equal((await mailbox.getFolder(inbox)).count, 3 * count)
})

contract('an object that changed often is there once; what came and went between is only gone', async (world) => {
  const { store, mailbox } = world
  const since = await mailbox.seq()
  const id = await world.put(inbox)
  for (const flag of ['read', 'flagged', 'answered'] as const) {
    await store.write(mailbox, (tx) => tx.setFlags([id], { add: [flag] }))
  }
  assert.equal((await mailbox.changes(since)).length, 1)
  await store.write(mailbox, (tx) => tx.deleteMessages([id], { hard: true }))
  const [change] = await mailbox.changes(since)
  assert.ok(change?.kind === 'message' && change.deleted && change.createdSeq > since)
})

contract('changes come in pages without gaps', async (world) => {
  const { mailbox } = world
  const since = await mailbox.seq()
  for (let i = 0; i < 12; i++) await world.put(inbox)
  const seen: number[] = []
  for (let at = since; ; ) {
    const page = await mailbox.changes(at, { limit: 5, folder: inbox })
    if (page.length === 0) break
    seen.push(...page.map(({ id }) => id))
    at = page.at(-1)?.seq ?? at
  }
  assert.equal(new Set(seen).size, 12)
})
