import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import {
  Bag,
  type ChangeList,
  changeKey,
  encodeChangeList,
  fileTime,
  type Item,
  mergeChanges,
  P,
  parseChangeKey,
  parseChangeList,
  SpecialFolder,
  sourceKey,
  type TaggedValue,
} from '#model'
import { type FolderId, folderPropertyOf, type Mailbox, openStore, propertyOf } from '#store'
import { TransferNames } from '#groupware/fast-transfer/item.ts'
import { Collector } from './collector.ts'
import { SyncState } from './sync-state.ts'

const data = mkdtempSync(join(tmpdir(), 'kontor-collector-'))
let now = Date.UTC(2026, 0, 15)
const store = openStore({ data, clock: () => (now += 1000) })
after(async () => {
  await store.close()
  rmSync(data, { recursive: true, force: true })
})

const client = 'aaaaaaaa-0000-0000-0000-00000000000a'
const other = 'bbbbbbbb-0000-0000-0000-00000000000b'

async function setup(type: 'contents' | 'hierarchy' = 'contents', folder: FolderId = SpecialFolder.inbox) {
  const id = await store.createMailbox({ kind: 'private', owner: 'ada', locale: 'en', displayName: 'Ada' })
  const mailbox = await store.open(id, { kind: 'system' })
  return { mailbox, collector: collectorOf(mailbox, type, folder) }
}

function collectorOf(mailbox: Mailbox, type: 'contents' | 'hierarchy', folder: FolderId): Collector {
  const context = { store, mailbox, names: new TransferNames(mailbox) }
  return new Collector(context, { folder, type, state: new SyncState(mailbox.id) })
}

const reserve = (mailbox: Mailbox) => store.write(mailbox, (tx) => tx.reserveIds(1))
const failing = (error: string) => ({ name: 'SyncFailure', error })

interface Version {
  id: number
  counter: number
  replica?: string
  known?: ChangeList
  modified?: number
}

function head(mailbox: Mailbox, { id, counter, replica = client, known = [], modified = now }: Version): TaggedValue[] {
  const key = changeKey(replica, counter)
  return [
    { tag: P.SourceKey.tag, value: sourceKey(mailbox.id, id) },
    { tag: P.LastModificationTime.tag, value: fileTime.from(new Date(modified)) },
    { tag: P.ChangeKey.tag, value: key },
    { tag: P.PredecessorChangeList.tag, value: encodeChangeList(mergeChanges(known, [parseChangeKey(key)])) },
  ]
}

const item = (subject: string): Item => ({ properties: Bag.of({ Subject: subject }), recipients: [], attachments: [] })

async function upload(collector: Collector, values: readonly TaggedValue[], subject: string, flags = 0) {
  return collector.save(await collector.importMessage(values, flags), item(subject))
}

async function listOf(mailbox: Mailbox, id: number): Promise<ChangeList> {
  const message = await mailbox.getMessage(id)
  return parseChangeList(propertyOf(message, P.PredecessorChangeList.tag, { mailbox: mailbox.id }) as Uint8Array)
}

const subjectOf = async (mailbox: Mailbox, id: number) =>
  (await (await mailbox.getMessage(id)).properties()).get(P.Subject)

test('MS-OXCFXICS_R1906, MS-OXCFXICS_R1910: a new message keeps its id, its key and its time, and its number counts as seen', async () => {
  const { mailbox, collector } = await setup()
  const id = await reserve(mailbox)
  const time = Date.UTC(2025, 5, 1)
  await upload(collector, head(mailbox, { id, counter: 1, modified: time }), 'new')
  const message = await mailbox.getMessage(id)
  const get = (property: { tag: number }) => propertyOf(message, property.tag, { mailbox: mailbox.id })
  assert.deepEqual(Buffer.from(get(P.ChangeKey) as Uint8Array), Buffer.from(changeKey(client, 1)))
  assert.equal(message.modified.getTime(), time)
  assert.deepEqual([collector.state.seen.has(message.changeSeq), collector.state.given.has(id)], [true, true])
})

test('MS-OXCFXICS_R813, MS-OXCFXICS_R814: an associated message is one when it was imported as one', async () => {
  const { mailbox, collector } = await setup()
  const id = await reserve(mailbox)
  await upload(collector, head(mailbox, { id, counter: 1 }), 'setting', 0x10)
  const message = await mailbox.getMessage(id)
  assert.deepEqual([message.associated, collector.state.seenFai.has(message.changeSeq)], [true, true])
})

test('MS-OXCFXICS_R1299, MS-OXCFXICS_R1301, MS-OXCFXICS_R799, MS-OXCFXICS_R1305, MS-OXCFXICS_R1307: the head has four properties, each in its place', async () => {
  const { mailbox, collector } = await setup()
  const good = head(mailbox, { id: await reserve(mailbox), counter: 1 })
  const wrong = [good.slice(1), good.toReversed(), [...good, { tag: P.Subject.tag, value: 'x' }], []]
  for (const values of wrong) await assert.rejects(collector.importMessage(values, 0), { code: 'invalid' })
  await assert.rejects(
    collector.importMessage(good, 0x20),
    { code: 'invalid' },
    'MS-OXCFXICS_R3509, MS-OXCFXICS_R3509001',
  )
})

test('ids of other replicas, ids that nobody was given, and short keys are refused', async () => {
  const { mailbox, collector } = await setup()
  const good = head(mailbox, { id: await reserve(mailbox), counter: 1 })
  const withKey = (value: Uint8Array) => [{ tag: P.SourceKey.tag, value }, ...good.slice(1)]
  await assert.rejects(collector.importMessage(withKey(sourceKey(client, 5000)), 0), { code: 'notFound' })
  await assert.rejects(collector.importMessage(withKey(sourceKey(mailbox.id, 0xfffff)), 0), { code: 'invalid' })
  await assert.rejects(collector.importMessage(withKey(new Uint8Array(5)), 0), { code: 'invalid' })
})

test('a version that includes the server’s replaces it as a whole; one that the server has seen is ignored', async () => {
  const { mailbox, collector } = await setup()
  const id = await reserve(mailbox)
  const first = head(mailbox, { id, counter: 1 })
  await collector.save(await collector.importMessage(first, 0), {
    ...item('one'),
    properties: Bag.of({ Subject: 'one', Comment: 'c' }, { FlagRequest: 'f' }),
    recipients: [Bag.of({ DisplayName: 'r', RecipientType: 1 })],
    attachments: [{ properties: Bag.of({ AttachFilename: 'a' }), content: { bytes: new Uint8Array(3) } }],
  })
  await assert.rejects(collector.importMessage(first, 0), failing('syncIgnore'))
  await upload(collector, head(mailbox, { id, counter: 2, known: await listOf(mailbox, id) }), 'two')
  const message = await mailbox.getMessage(id)
  const properties = await message.properties()
  assert.deepEqual([properties.get(P.Subject), properties.has(P.Comment)], ['two', false])
  assert.deepEqual([message.recipients.length, message.attachments.length], [0, 0])
})

test('MS-OXCFXICS_R2231: a conflict is refused where the client wants it so', async () => {
  const { mailbox, collector } = await setup()
  const id = await reserve(mailbox)
  await upload(collector, head(mailbox, { id, counter: 1 }), 'one')
  await store.write(mailbox, (tx) => tx.updateMessage(id, { set: Bag.of({ Subject: 'server' }) }))
  const known = parseChangeList(encodeChangeList([parseChangeKey(changeKey(client, 1))]))
  const values = head(mailbox, { id, counter: 2, known })
  await assert.rejects(collector.importMessage(values, 0x40), failing('syncConflict'))
  assert.equal(await subjectOf(mailbox, id), 'server')
})

for (const { name, modified, stays, goes } of [
  { name: 'later', modified: Date.UTC(2030, 0, 1), stays: 'client', goes: 'server' },
  { name: 'earlier', modified: Date.UTC(2020, 0, 1), stays: 'server', goes: 'client' },
]) {
  test(`MS-OXCFXICS_R2232: a conflicting version that is ${name} comes in, and what loses lies in Conflicts`, async () => {
    const { mailbox, collector } = await setup()
    const id = await reserve(mailbox)
    await upload(collector, head(mailbox, { id, counter: 1 }), 'one')
    await store.write(mailbox, (tx) => tx.updateMessage(id, { set: Bag.of({ Subject: 'server' }) }))
    const known = [parseChangeKey(changeKey(client, 1))]
    const mine = head(mailbox, { id, counter: 2, known, modified })
    await upload(collector, mine, 'client')
    assert.equal(await subjectOf(mailbox, id), stays)
    const { ids } = await mailbox.sync(SpecialFolder.conflicts, 0)
    assert.deepEqual([ids.length, await subjectOf(mailbox, ids[0] ?? 0)], [1, goes])
    // The outcome includes both, and comes down again.
    await assert.rejects(collector.importMessage(mine, 0), failing('syncIgnore'))
    assert.equal(collector.state.seen.has((await mailbox.getMessage(id)).changeSeq), false)
  })
}

test('what was deleted here does not come back, and what lies elsewhere is gone for this folder', async () => {
  const { mailbox, collector } = await setup()
  const [id, moved] = [await reserve(mailbox), await reserve(mailbox)]
  await upload(collector, head(mailbox, { id, counter: 1 }), 'one')
  await upload(collector, head(mailbox, { id: moved, counter: 2 }), 'two')
  await store.write(mailbox, (tx) => tx.deleteMessages([id], { hard: true }))
  await store.write(mailbox, (tx) => tx.moveMessages([moved], SpecialFolder.archive))
  for (const gone of [id, moved]) {
    const values = head(mailbox, { id: gone, counter: 9, known: [parseChangeKey(changeKey(client, 8))] })
    await assert.rejects(collector.importMessage(values, 0), failing('syncObjectDeleted'))
  }
})

test('MS-OXCFXICS_R2259, MS-OXCFXICS_R2260: read states of messages come in and count as seen, those of associated ones do not', async () => {
  const { mailbox, collector } = await setup()
  const [id, fai] = [await reserve(mailbox), await reserve(mailbox)]
  await upload(collector, head(mailbox, { id, counter: 1 }), 'one')
  await upload(collector, head(mailbox, { id: fai, counter: 2 }), 'setting', 0x10)
  const changeSeq = (await mailbox.getMessage(id)).changeSeq
  await collector.importReadStates([id, fai, 0xffff].map((one) => ({ key: sourceKey(mailbox.id, one), read: true })))
  const message = await mailbox.getMessage(id)
  assert.deepEqual([message.flags.has('read'), message.changeSeq], [true, changeSeq])
  assert.ok(collector.state.read.has(message.seq))
  assert.equal((await mailbox.getMessage(fai)).flags.has('read'), false)
})

test('MS-OXCFXICS_R2250, MS-OXCFXICS_R903, MS-OXCFXICS_R904: deletions are soft or hard, and what is gone already is passed over', async () => {
  const { mailbox, collector } = await setup()
  const ids = [await reserve(mailbox), await reserve(mailbox)]
  for (const [index, id] of ids.entries()) await upload(collector, head(mailbox, { id, counter: index + 1 }), 'x')
  const [soft, hard] = ids.map((id) => sourceKey(mailbox.id, id)) as [Uint8Array, Uint8Array]
  await collector.importDeletes([soft, soft], 0)
  await collector.importDeletes([soft, hard], 2)
  assert.deepEqual([(await mailbox.getFolder(SpecialFolder.inbox)).count, collector.state.given.isEmpty], [0, true])
  assert.equal((await mailbox.getFolder(SpecialFolder.inbox)).deletedCount, 1)
  await assert.rejects(collector.importDeletes([hard], 4), { code: 'invalid' }, 'MS-OXCFXICS_R2254')
  await assert.rejects(collector.importDeletes([hard], 1), { code: 'wrongType' }, 'MS-OXCFXICS_R887')
})

test('MS-OXCFXICS_R2251, MS-OXCFXICS_R2652: what was deleted before it came does not come any more', async () => {
  const { mailbox, collector } = await setup()
  const id = await reserve(mailbox)
  const before = await mailbox.seq()
  await collector.importDeletes([sourceKey(mailbox.id, id)], 0)
  await assert.rejects(collector.importMessage(head(mailbox, { id, counter: 1 }), 0), failing('syncObjectDeleted'))
  assert.deepEqual(await mailbox.changes(before), [])
})

test('a read state that somebody changed before a move is told after it', async () => {
  const { mailbox, collector } = await setup()
  const id = await reserve(mailbox)
  await upload(collector, head(mailbox, { id, counter: 1 }), 'one')
  await store.write(mailbox, (tx) => tx.setFlags([id], { add: ['read'] }))
  const target = collectorOf(mailbox, 'contents', SpecialFolder.archive)
  const to = await reserve(mailbox)
  await target.importMove({
    sourceFolder: sourceKey(mailbox.id, SpecialFolder.inbox),
    sourceMessage: sourceKey(mailbox.id, id),
    predecessors: encodeChangeList(await listOf(mailbox, id)),
    message: sourceKey(mailbox.id, to),
    changeKey: changeKey(client, 2),
  })
  const message = await mailbox.getMessage(to)
  assert.deepEqual([message.flags.has('read'), message.seq > message.changeSeq], [true, true])
  assert.ok(target.state.seen.has(message.changeSeq))
})

test('MS-OXCFXICS_R2246, MS-OXCFXICS_R876: a move takes the client’s id and key, or says that the versions differ', async () => {
  const { mailbox, collector } = await setup()
  const id = await reserve(mailbox)
  await upload(collector, head(mailbox, { id, counter: 1 }), 'one')
  const target = collectorOf(mailbox, 'contents', SpecialFolder.archive)
  const move = async (from: number, folder: FolderId, to: Collector, predecessors: Uint8Array, counter: number) => {
    const message = await reserve(mailbox)
    const outcome = await to.importMove({
      sourceFolder: sourceKey(mailbox.id, folder),
      sourceMessage: sourceKey(mailbox.id, from),
      predecessors,
      message: sourceKey(mailbox.id, message),
      changeKey: changeKey(client, counter),
    })
    return { message, outcome }
  }
  const same = encodeChangeList(await listOf(mailbox, id))
  const there = await move(id, SpecialFolder.inbox, target, same, 2)
  assert.equal(there.outcome, 'applied')
  const message = await mailbox.getMessage(there.message)
  assert.equal(message.folder, SpecialFolder.archive)
  assert.ok(target.state.seen.has(message.changeSeq))
  const key = propertyOf(message, P.ChangeKey.tag, { mailbox: mailbox.id }) as Uint8Array
  assert.deepEqual(Buffer.from(key), Buffer.from(changeKey(client, 2)))
  const stale = encodeChangeList([parseChangeKey(changeKey(other, 7))])
  const back = await move(there.message, SpecialFolder.archive, collector, stale, 3)
  assert.equal(back.outcome, 'newerClientChange')
  await assert.rejects(move(id, SpecialFolder.inbox, target, same, 4), failing('syncObjectDeleted'))
})

function folderHead(
  mailbox: Mailbox,
  { name, parent, ...version }: Version & { name: string; parent?: number },
): TaggedValue[] {
  const [key, ...rest] = head(mailbox, version)
  return [
    { tag: P.ParentSourceKey.tag, value: parent === undefined ? new Uint8Array() : sourceKey(mailbox.id, parent) },
    key as TaggedValue,
    ...rest,
    { tag: P.DisplayName.tag, value: name },
  ]
}

test('MS-OXCFXICS_R2235, MS-OXCFXICS_R1308: folders come in below the one that is synchronised, change, move, and count as seen', async () => {
  const { mailbox, collector } = await setup('hierarchy', SpecialFolder.archive)
  const [a, b] = [await reserve(mailbox), await reserve(mailbox)]
  await collector.importFolder(folderHead(mailbox, { id: a, counter: 1, name: 'a' }), Bag.of({ Comment: 'c' }))
  await collector.importFolder(folderHead(mailbox, { id: b, counter: 2, name: 'b', parent: a }), new Bag())
  const folder = await mailbox.getFolder(a)
  assert.deepEqual([folder.parent, folder.name, folder.bag.get(P.Comment)], [SpecialFolder.archive, 'a', 'c'])
  assert.equal((await mailbox.getFolder(b)).parent, a)
  assert.ok(collector.state.seen.has(folder.seq))
  const place = { mailbox: mailbox.id }
  const known = parseChangeList(folderPropertyOf(folder, P.PredecessorChangeList.tag, place) as Uint8Array)
  await collector.importFolder(folderHead(mailbox, { id: a, counter: 3, name: 'renamed', known }), new Bag())
  const renamed = await mailbox.getFolder(a)
  assert.equal(renamed.name, 'renamed')
  assert.deepEqual(
    Buffer.from(folderPropertyOf(renamed, P.ChangeKey.tag, place) as Uint8Array),
    Buffer.from(changeKey(client, 3)),
  )
  const old = folderHead(mailbox, { id: a, counter: 1, name: 'late' })
  await assert.rejects(collector.importFolder(old, new Bag()), failing('syncIgnore'))
  const more = [...known, parseChangeKey(changeKey(client, 3))]
  const cycle = folderHead(mailbox, { id: a, counter: 4, name: 'a', parent: b, known: mergeChanges(more) })
  await assert.rejects(collector.importFolder(cycle, new Bag()), failing('syncCycle'))
  const orphan = folderHead(mailbox, { id: await reserve(mailbox), counter: 5, name: 'x', parent: 0xffff })
  await assert.rejects(collector.importFolder(orphan, new Bag()), failing('syncNoParent'))
  const nameless = folderHead(mailbox, { id: await reserve(mailbox), counter: 6, name: '' })
  await assert.rejects(collector.importFolder(nameless, new Bag()), { code: 'invalid' }, 'MS-OXCFXICS_R1320')
  await collector.importDeletes([sourceKey(mailbox.id, a)], 1)
  assert.equal((await mailbox.findFolder(a))?.deleted, true)
})

test('MS-OXCFXICS_R2242: of two conflicting versions of a folder the later one stays, and nobody is told of an error', async () => {
  const { mailbox, collector } = await setup('hierarchy', SpecialFolder.archive)
  const id = await reserve(mailbox)
  await collector.importFolder(folderHead(mailbox, { id, counter: 1, name: 'a' }), new Bag())
  const known = [parseChangeKey(changeKey(client, 1))]
  for (const [counter, modified, name] of [
    [2, Date.UTC(2020, 0, 1), 'server'],
    [3, Date.UTC(2030, 0, 1), 'client 3'],
  ] as const) {
    await store.write(mailbox, (tx) => tx.updateFolder(id, { name: 'server' }))
    await collector.importFolder(
      folderHead(mailbox, { id, counter, known, modified, name: `client ${counter}` }),
      new Bag(),
    )
    const folder = await mailbox.getFolder(id)
    assert.equal(folder.name, name)
    assert.equal(collector.state.seen.has(folder.seq), false)
  }
})
