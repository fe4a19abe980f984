import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Cell, P, sortBy } from '#model'
import { propertyRow } from '#model'
import { decode } from '#codec/binary/index.ts'
import type { Store } from '#client/mapi/index.ts'
import type { Notification } from './notify.ts'
import { NotificationFlag, NotificationType as Type, type TableEvent } from './notification-words.ts'
import { open } from '#test/groupware.ts'
import { startSession } from '#test/mapi.ts'

const world = await open()
const mapi = await startSession(world)
const all = Object.values(Type).reduce<number>((sum, type) => sum | type, 0) & ~Type.extended & ~Type.tableModified

/** A store whose notifications are collected. */
async function listening(): Promise<{ store: Store; told: Notification[] }> {
  const store = await mapi.logOn('ada')
  const told: Notification[] = []
  store.place.client.onNotification = (one) => told.push(one)
  return { store, told }
}

let number = 0
async function folderOf(store: Store) {
  return await (await store.openFolder(store.folders.inbox)).createFolder(`told ${number++}`)
}

const typesOf = (told: readonly Notification[]) =>
  told.map(({ data }) => Object.entries(Type).find(([, bits]) => bits === (data.flags & 0xfff))?.[0])
const ofMessages = (told: readonly Notification[]) =>
  told.filter(({ data }) => (data.flags & NotificationFlag.message) !== 0)

test('MS-OXCNOTIF_R13, MS-OXCNOTIF_R15, MS-OXCNOTIF_R14: what the session does itself is told with the answer: created, modified, deleted', async () => {
  const { store, told } = await listening()
  const folder = await folderOf(store)
  await store.subscribe(all, { folder: folder.id })
  const message = await folder.createMessage()
  const id = await message.save()
  await message.set([P.Subject, 'Changed'])
  await message.save()
  await folder.deleteMessages([id], { hard: true })
  const about = ofMessages(told)
  assert.deepEqual(typesOf(about), ['objectCreated', 'objectModified', 'objectDeleted'])
  for (const { data } of about) {
    assert.deepEqual(data.folderId, { replica: 1, counter: folder.id })
    assert.deepEqual(data.messageId, { replica: 1, counter: id })
  }
})

test('a folder says how many messages it has now', async () => {
  const { store, told } = await listening()
  const folder = await folderOf(store)
  await store.subscribe(Type.objectModified, { folder: folder.id })
  await (await folder.createMessage()).save()
  const counts = told.find(({ data }) => (data.flags & NotificationFlag.total) !== 0)
  assert.equal(counts?.data.totalMessageCount, 1)
  assert.equal(counts?.data.unreadMessageCount, 0)
})

test('MS-OXCNOTIF_R12, MS-OXCNOTIF_R16: moved and copied messages, with the ids that they had', async () => {
  const { store, told } = await listening()
  const folder = await folderOf(store)
  const target = await folderOf(store)
  const id = await (await folder.createMessage()).save()
  await store.subscribe(Type.objectMoved | Type.objectCopied)
  await folder.copyMessages([id], target)
  await folder.moveMessages([id], target)
  assert.deepEqual(typesOf(told), ['objectCopied', 'objectMoved'])
  for (const { data } of told) {
    assert.deepEqual(data.folderId?.counter, target.id)
    assert.deepEqual(data.oldFolderId?.counter, folder.id)
    assert.deepEqual(data.oldMessageId?.counter, id)
  }
})

test('folders: created, modified, moved, copied, deleted', async () => {
  const { store, told } = await listening()
  const outer = await folderOf(store)
  const target = await folderOf(store)
  await store.subscribe(all)
  const folder = await outer.createFolder('Inner')
  await folder.set([P.Comment, 'x'])
  await outer.moveFolder(folder.id, target, 'Moved')
  await target.copyFolder(folder.id, outer, 'Copied')
  await target.deleteFolder(folder.id, { hard: true })
  const ofFolder = told.filter(({ data }) => data.folderId?.counter === folder.id && !(data.flags & 0x3000))
  assert.deepEqual(typesOf(ofFolder), ['objectCreated', 'objectModified', 'objectMoved', 'objectDeleted'])
  assert.deepEqual(ofFolder[2]?.data.oldParentFolderId?.counter, outer.id)
  assert.ok(typesOf(told).includes('objectCopied'))
})

test('MS-OXCNOTIF_R337: another session is woken, and fetches what there is with an empty buffer', async () => {
  const { store, told } = await listening()
  const folder = await folderOf(store)
  await store.subscribe(all, { folder: folder.id })
  const waiting = store.place.client.waitForNotification(AbortSignal.timeout(20_000))
  const other = await (await mapi.logOn('ada')).openFolder(folder.id)
  await (await other.createMessage()).save()
  assert.equal(await waiting, true)
  await store.place.client.poll()
  assert.ok(typesOf(told).includes('objectCreated'))
})

test('MS-OXCNOTIF_R11: a mail that is delivered is new mail, with its class', async () => {
  const { store, told } = await listening()
  await store.subscribe(Type.newMail)
  await world.send({ to: ['ada@example.test'] }, 'Subject: News\n\nHello\n')
  await store.place.client.poll()
  assert.deepEqual(typesOf(told), ['newMail'])
  assert.equal(told[0]?.data.messageClass, 'IPM.Note')
  assert.equal(told[0]?.data.folderId?.counter, store.folders.inbox)
})

test('only what was asked for: one message of many', async () => {
  const { store, told } = await listening()
  const folder = await folderOf(store)
  const one = await folder.createMessage()
  const id = await one.save()
  await store.subscribe(all, { folder: folder.id, message: id })
  await (await folder.createMessage()).save()
  await one.set([P.Subject, 'x'])
  await one.save()
  assert.deepEqual(typesOf(told), ['objectModified'])
})

test('after its release a subscription says nothing', async () => {
  const { store, told } = await listening()
  const folder = await folderOf(store)
  const subscription = await store.subscribe(all, { folder: folder.id })
  await subscription.release()
  await (await folder.createMessage()).save()
  assert.deepEqual(told, [])
})

async function watchedTable(flags = 0) {
  const { store, told } = await listening()
  const folder = await folderOf(store)
  const table = await folder.contents([P.Subject], flags)
  await table.sort(sortBy(P.Subject.tag))
  await table.query(10)
  return { folder, told, table }
}

const events = (told: readonly Notification[]): (TableEvent | undefined)[] => told.map(({ data }) => data.tableEvent)

test('MS-OXCNOTIF_R18, MS-OXCNOTIF_R23, MS-OXCNOTIF_R24, MS-OXCNOTIF_R25, MS-OXCNOTIF_R261, MS-OXCNOTIF_R262, MS-OXCNOTIF_R263: rows of a table that was read: added where they stand, modified, deleted', async () => {
  const { folder, told, table } = await watchedTable()
  const save = async (subject: string) => {
    const message = await folder.createMessage()
    await message.set([P.Subject, subject])
    return { message, id: await message.save() }
  }
  const b = await save('b')
  const a = await save('a')
  await a.message.set([P.Subject, 'c'])
  await a.message.save()
  await folder.deleteMessages([b.id], { hard: true })
  assert.deepEqual(events(told), ['rowAdded', 'rowAdded', 'rowModified', 'rowDeleted'])
  assert.ok(told.every(({ handle }) => handle === table.handle))
  const [first, second, third] = told
  assert.deepEqual(first?.data.afterMessageId?.counter, 0)
  assert.deepEqual(second?.data.afterMessageId?.counter, 0)
  assert.deepEqual(third?.data.afterMessageId?.counter, b.id)
  const row: Cell[] = decode(propertyRow([P.Subject.tag]), third?.data.row ?? new Uint8Array())
  assert.deepEqual(row, [{ value: 'c' }])
})

test('MS-OXCNOTIF_R258: a table with NoNotifications says nothing', async () => {
  const { folder, told } = await watchedTable(0x10)
  await (await folder.createMessage()).save()
  assert.deepEqual(told, [])
})

test('MS-OXCNOTIF_R22, MS-OXCNOTIF_R264: categories, or many changes, are told as one', async () => {
  const { folder, told, table } = await watchedTable()
  await table.sort({ columns: [{ tag: P.Importance.tag, direction: 'ascending' }], categories: 1, expanded: 1 })
  await table.query(10)
  await (await folder.createMessage()).save()
  assert.deepEqual(events(told), ['tableChanged'])
})

test('the hierarchy: folders added, changed by what is in them, deleted', async () => {
  const { store, told } = await listening()
  const outer = await folderOf(store)
  const table = await outer.hierarchy([P.DisplayName, P.ContentCount])
  await table.query(10)
  const folder = await outer.createFolder('Inner')
  await (await folder.createMessage()).save()
  await outer.deleteFolder(folder.id, { messages: true, hard: true })
  assert.deepEqual(events(told), ['rowAdded', 'rowModified', 'rowDeleted'])
})

test('MS-OXCNOTIF_R17: a search that has ended is told, in every session', async () => {
  const { store, told } = await listening()
  const other = await listening()
  const outer = await folderOf(store)
  const search = await outer.createFolder('Search', { search: true })
  await store.subscribe(Type.searchCompleted)
  await other.store.subscribe(Type.searchCompleted)
  await search.call('RopSetSearchCriteria', {
    restriction: { kind: 'exists', tag: P.Subject.tag },
    folderIds: [{ replica: 1, counter: outer.id }],
    searchFlags: 2,
  })
  await other.store.place.client.poll()
  for (const one of [told, other.told]) assert.deepEqual(typesOf(one), ['searchCompleted'])
})

test('a table that is reset says nothing until somebody looks again', async () => {
  const { folder, told, table } = await watchedTable()
  await table.call('RopResetTable')
  await (await folder.createMessage()).save()
  assert.deepEqual(told, [])
  await table.setColumns(P.Subject)
  await table.query(10)
  await (await folder.createMessage()).save()
  assert.deepEqual(events(told), ['rowAdded'])
})

const views: readonly (readonly [requirement: string, rop: string, value: object])[] = [
  [
    'MS-OXCNOTIF_R249',
    'RopFindRow',
    { findRowFlags: 0, restriction: { kind: 'exists', tag: P.Subject.tag }, origin: 0, bookmark: new Uint8Array() },
  ],
  ['MS-OXCNOTIF_R250', 'RopQueryColumnsAll', {}],
  ['MS-OXCNOTIF_R251', 'RopQueryPosition', {}],
  ['MS-OXCNOTIF_R252', 'RopQueryRows', { flags: 0, forwardRead: true, rowCount: 1 }],
  ['MS-OXCNOTIF_R253', 'RopSeekRow', { origin: 0, rowCount: 1, wantRowMovedCount: true }],
]

for (const [requirement, rop, value] of views) {
  test(`${requirement}: ${rop} begins the view that is told of`, async () => {
    const { store, told } = await listening()
    const folder = await folderOf(store)
    const message = await folder.createMessage()
    await message.set([P.Subject, 'a'])
    await message.save()
    const columns = [P.Subject.tag]
    const table = await folder.contents(columns)
    await (await folder.createMessage()).save()
    assert.deepEqual(told, [])
    await table.call(rop, value, { columns })
    await (await folder.createMessage()).save()
    assert.deepEqual(events(told), ['rowAdded'])
  })
}

test('MS-OXCNOTIF_R255: RopSeekRowBookmark, too, but not a table that nobody has looked at', async () => {
  const { store, told } = await listening()
  const folder = await folderOf(store)
  const table = await folder.contents([P.Subject.tag])
  const bookmark = await table.createBookmark()
  await table.call('RopSeekRowBookmark', { bookmark, rowCount: 0, wantRowMovedCount: true })
  await folder.contents([P.Subject.tag])
  await (await folder.createMessage()).save()
  assert.deepEqual(events(told), ['rowAdded'])
})
