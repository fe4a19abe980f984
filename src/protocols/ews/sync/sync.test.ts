/** Synchronisation as a client does it: state by state. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { childText, type XmlElement } from '#codec/xml/index.ts'
import { Bag, SpecialFolder } from '#model'
import type { FolderId } from '#store'
import { find, startEws } from '#test/ews.ts'
import { open } from '#test/groupware.ts'
import { writeId } from '../ids/id.ts'
import { parseState, readState, writeState } from './state.ts'

const world = await open()
const ews = await startEws(world)
const mailbox = await world.mailbox('ada@example.test')

interface Told {
  code: string | undefined
  state: string
  isLast: string | undefined
  /** `Create IPM.Note`, `Delete`, … in order. */
  changes: XmlElement[]
}

function told(message: XmlElement | undefined): Told {
  return {
    code: childText(message, 'ResponseCode'),
    state: childText(message, 'SyncState') ?? '',
    isLast: childText(message, 'IncludesLastItemInRange') ?? childText(message, 'IncludesLastFolderInRange'),
    changes: [...(find(message, 'Changes')?.children ?? [])],
  }
}

async function syncItems(
  folder: FolderId,
  state: string | undefined,
  more: { most?: number; ignore?: string; scope?: string; rest?: string; shape?: string } = {},
): Promise<Told> {
  const { most = 512, ignore, scope, rest = '', shape = '<t:BaseShape>IdOnly</t:BaseShape>' } = more
  const id = idOfFolder(folder)
  const [message] = await ews.askMessages(
    'ada',
    `<m:SyncFolderItems><m:ItemShape>${shape}</m:ItemShape><m:SyncFolderId><t:FolderId Id="${id}"/></m:SyncFolderId>` +
      (state === undefined ? '' : `<m:SyncState>${state}</m:SyncState>`) +
      (ignore === undefined ? '' : `<m:Ignore><t:ItemId Id="${ignore}"/></m:Ignore>`) +
      `<m:MaxChangesReturned>${most}</m:MaxChangesReturned>` +
      (scope === undefined ? '' : `<m:SyncScope>${scope}</m:SyncScope>`) +
      `${rest}</m:SyncFolderItems>`,
  )
  return told(message)
}

function idOfFolder(folder: FolderId): string {
  return writeId({ kind: 'folder', mailbox: mailbox.id, public: false, folder })
}

async function syncFolders(state?: string, root?: string): Promise<Told> {
  const [message] = await ews.askMessages(
    'ada',
    `<m:SyncFolderHierarchy><m:FolderShape><t:BaseShape>Default</t:BaseShape></m:FolderShape>` +
      (root === undefined ? '' : `<m:SyncFolderId><t:DistinguishedFolderId Id="${root}"/></m:SyncFolderId>`) +
      (state === undefined ? '' : `<m:SyncState>${state}</m:SyncState>`) +
      '</m:SyncFolderHierarchy>',
  )
  return told(message)
}

let number = 0
async function newFolder(parent: FolderId = SpecialFolder.inbox): Promise<FolderId> {
  return await world.store.write(mailbox, (tx) => tx.createFolder({ parent, name: `folder ${++number}` }))
}
async function put(
  folder: FolderId,
  subject: string,
  options: { class?: string; associated?: boolean } = {},
): Promise<number> {
  const properties = Bag.of({ Subject: subject, MessageClass: options.class ?? 'IPM.Note' })
  return await world.store.write(
    mailbox,
    async (tx) =>
      (
        await tx.createMessage(folder, {
          properties,
          recipients: [],
          attachments: [],
          ...(options.associated && { associated: true }),
        })
      ).id,
  )
}
const kinds = ({ changes }: Told) => changes.map((change) => `${change.name} ${change.children[0]?.name}`)

test('MS-OXWSSYNC_R382, MS-OXWSSYNC_R131, MS-OXWSSYNC_R132, MS-OXWSSYNC_R134: what there is, what is new, changed and gone', async () => {
  const folder = await newFolder()
  const first = await put(folder, 'first')
  await put(folder, 'a contact', { class: 'IPM.Contact' })
  const all = await syncItems(folder, undefined)
  assert.equal(all.code, 'NoError')
  assert.equal(all.isLast, 'true')
  assert.deepEqual(kinds(all), ['Create Message', 'Create Contact'])
  assert.deepEqual((await syncItems(folder, all.state)).changes, [])
  const second = await put(folder, 'second')
  await world.store.write(mailbox, (tx) => tx.updateMessage(first, { set: Bag.of({ Subject: 'changed' }) }))
  const more = await syncItems(folder, all.state)
  assert.deepEqual(kinds(more), ['Create Message', 'Update Message'])
  await world.store.write(mailbox, (tx) => tx.deleteMessages([first, second]))
  const gone = await syncItems(folder, more.state)
  assert.deepEqual(kinds(gone), ['Delete ItemId', 'Delete ItemId'])
  // Who has not heard of the second one is not told that it went.
  assert.deepEqual(kinds(await syncItems(folder, all.state)), ['Delete ItemId'])
})

test('MS-OXWSSYNC_R136, MS-OXWSSYNC_R1951, MS-OXWSSYNC_R1952: reading is a change of its own', async () => {
  const folder = await newFolder()
  const id = await put(folder, 'to be read')
  let { state } = await syncItems(folder, undefined)
  for (const [change, isRead] of [
    [{ add: ['read'] }, 'true'],
    [{ remove: ['read'] }, 'false'],
  ] as const) {
    await world.store.write(mailbox, (tx) => tx.setFlags([id], change))
    const news = await syncItems(folder, state)
    assert.deepEqual(kinds(news), ['ReadFlagChange ItemId'])
    assert.equal(childText(news.changes[0], 'IsRead'), isRead)
    state = news.state
  }
  await world.store.write(mailbox, (tx) => tx.setFlags([id], { addCategories: ['Blue'] }))
  assert.deepEqual(kinds(await syncItems(folder, state)), ['Update Message'])
})

test('MS-OXWSSYNC_R3891, MS-OXWSSYNC_R6701, MS-OXWSSYNC_R6702: a page at a time, whatever changes meanwhile', async () => {
  const folder = await newFolder()
  const ids: number[] = []
  for (let n = 0; n < 25; n++) ids.push(await put(folder, `number ${n}`))
  const seen = new Set<string>()
  let state: string | undefined
  let pages = 0
  for (let isLast = false; !isLast; pages++) {
    const page = await syncItems(folder, state, { most: 10 })
    assert.ok(page.changes.length <= 10)
    for (const change of page.changes) seen.add(`${find(change, 'ItemId')?.attributes.Id}`)
    state = page.state
    isLast = page.isLast === 'true'
    // What was told already changes: it comes once more, and nothing is left out.
    if (pages === 0)
      await world.store.write(mailbox, (tx) => tx.updateMessage(ids[3] as number, { set: Bag.of({ Subject: 'x' }) }))
  }
  assert.equal(seen.size, 25)
  assert.equal(pages, 3)
})

test('MS-OXWSSYNC_R3851: items that are to be ignored', async () => {
  const folder = await newFolder()
  await put(folder, 'one')
  const [change] = (await syncItems(folder, undefined)).changes
  const ignore = find(change, 'ItemId')?.attributes.Id ?? ''
  assert.deepEqual((await syncItems(folder, undefined, { ignore })).changes, [])
})

test('MS-OXWSSYNC_R347, MS-OXWSSYNC_R348: associated items only for who asks', async () => {
  const folder = await newFolder()
  await put(folder, 'associated', { associated: true })
  assert.deepEqual((await syncItems(folder, undefined, { scope: 'NormalItems' })).changes, [])
  assert.equal((await syncItems(folder, undefined, { scope: 'NormalAndAssociatedItems' })).changes.length, 1)
})

test('MS-OXWSSYNC_R3901, MS-OXWSSYNC_R3902: the newest items only', async () => {
  const folder = await newFolder()
  for (let n = 0; n < 4; n++) await put(folder, `number ${n}`)
  assert.equal((await syncItems(folder, undefined, { rest: '<m:MaximumCount>3</m:MaximumCount>' })).changes.length, 3)
  const rest = '<m:NumberOfDays>0</m:NumberOfDays><m:MinimumCount>2</m:MinimumCount>'
  world.pass(60)
  assert.equal((await syncItems(folder, undefined, { rest })).changes.length, 2)
})

test('MS-OXWSSYNC_R37814, MS-OXWSSYNC_R3787: properties of items, but not their MIME form', async () => {
  const folder = await newFolder()
  await put(folder, 'the subject')
  const shape =
    '<t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties><t:FieldURI FieldURI="item:Subject"/></t:AdditionalProperties>'
  const { changes } = await syncItems(folder, undefined, { shape })
  assert.equal(find(changes[0], 'Subject')?.text, 'the subject')
  const mime = '<t:BaseShape>IdOnly</t:BaseShape><t:IncludeMimeContent>true</t:IncludeMimeContent>'
  assert.equal((await syncItems(folder, undefined, { shape: mime })).code, 'ErrorInvalidPropertyForOperation')
})

test('an item that moves goes here and comes there', async () => {
  const [from, to] = [await newFolder(), await newFolder()]
  const id = await put(from, 'moves')
  const [a, b] = [await syncItems(from, undefined), await syncItems(to, undefined)]
  await world.store.write(mailbox, (tx) => tx.moveMessages([id], to))
  assert.deepEqual(kinds(await syncItems(from, a.state)), ['Delete ItemId'])
  assert.deepEqual(kinds(await syncItems(to, b.state)), ['Create Message'])
})

test('a state of something else is none', async () => {
  const [one, other] = [await newFolder(), await newFolder()]
  const { state } = await syncItems(one, undefined)
  for (const wrong of [state, 'nonsense', `${state.slice(0, -4)}AAA=`, (await syncFolders()).state]) {
    assert.equal((await syncItems(other, wrong)).code, 'ErrorInvalidSyncStateData')
  }
})

test('MS-OXWSSYNC_R262, MS-OXWSSYNC_R84, MS-OXWSSYNC_R85, MS-OXWSSYNC_R117: the tree of folders', async () => {
  const all = await syncFolders()
  assert.equal(all.isLast, 'true')
  assert.ok(all.changes.every(({ name }) => name === 'Create'))
  const names = all.changes.map((change) => find(change, 'DisplayName')?.text)
  for (const name of ['Inbox', 'Drafts', 'Calendar', 'Tasks', 'Contacts']) assert.ok(names.includes(name))
  for (const kind of ['Folder', 'CalendarFolder', 'ContactsFolder', 'TasksFolder']) {
    assert.ok(all.changes.some((change) => change.children[0]?.name === kind))
  }
  const made = await newFolder()
  const below = await newFolder(made)
  const created = await syncFolders(all.state)
  assert.deepEqual(kinds(created), ['Create Folder', 'Create Folder'])
  await world.store.write(mailbox, (tx) => tx.updateFolder(made, { name: 'renamed' }))
  const updated = await syncFolders(created.state)
  assert.deepEqual(
    updated.changes.map((change) => [change.name, find(change, 'DisplayName')?.text]),
    [['Update', 'renamed']],
  )
  await world.store.write(mailbox, (tx) => tx.deleteFolder(made, { messages: true, folders: true, hard: true }))
  const gone = await syncFolders(updated.state)
  assert.deepEqual(
    gone.changes.map((change) => [change.name, find(change, 'FolderId')?.attributes.Id]).sort(),
    [
      ['Delete', idOfFolder(made)],
      ['Delete', idOfFolder(below)],
    ].sort(),
  )
  assert.deepEqual((await syncFolders(gone.state)).changes, [])
  // Who has never heard of them hears nothing.
  assert.deepEqual((await syncFolders(all.state)).changes, [])
})

test('MS-OXWSSYNC_R259, MS-OXWSSYNC_R2601: below one folder only; soft deletions are deletions', async () => {
  const root = await syncFolders(undefined, 'contacts')
  assert.ok(root.changes.length > 0)
  await newFolder()
  assert.deepEqual((await syncFolders(root.state, 'contacts')).changes, [])
  const made = await newFolder(SpecialFolder.contacts)
  const created = await syncFolders(root.state, 'contacts')
  assert.equal(created.changes.length, 1)
  await world.store.write(mailbox, (tx) => tx.deleteFolder(made, {}))
  assert.deepEqual(kinds(await syncFolders(created.state, 'contacts')), ['Delete FolderId'])
})

test('states: what is written is read, and nothing else', () => {
  const state = { kind: 'items', mailbox: mailbox.id, folder: 0x1234, seq: 0xabcdef0123 } as const
  const text = writeState(state)
  assert.deepEqual(parseState(text), state)
  assert.equal(readState(text, state), state.seq)
  const bytes = Buffer.from(text, 'base64')
  for (let at = 0; at < bytes.length; at++) {
    const wrong = Buffer.from(bytes)
    wrong[at] = (wrong[at] as number) ^ 0x10
    assert.equal(parseState(wrong.toString('base64')), undefined)
  }
})
