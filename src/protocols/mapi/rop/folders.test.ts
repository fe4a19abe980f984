import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeAddressBookEntryId, MapiError, P, Right, SpecialFolder } from '#model'
import { RopError, type Store } from '#client/mapi/index.ts'
import { open } from '#test/groupware.ts'
import { startSession } from '#test/mapi.ts'

const world = await open()
const mapi = await startSession(world)
const fails = (code: keyof typeof MapiError) => (error: unknown) =>
  error instanceof RopError && error.returnValue === MapiError[code]

async function inbox(store?: Store) {
  const at = store ?? (await mapi.logOn('ada'))
  return await at.openFolder(at.folders.inbox)
}

let number = 0
/** A folder of its own for each test. */
async function workplace() {
  const folder = await inbox()
  return { store: folder, folder: await folder.createFolder(`work ${number++}`) }
}

test('MS-OXCFOLD_R46202: a folder that is there is opened; MS-OXCFOLD_R465: bits that mean nothing are ignored', async () => {
  const store = await mapi.logOn('ada')
  for (const bits of [0x00, 0x01, 0x02, 0x08, 0x10, 0x20, 0x40, 0x80]) {
    assert.equal(await (await store.openFolder(SpecialFolder.inbox, bits)).get(P.DisplayName), 'Inbox')
  }
})

test('MS-OXCFOLD_R469: a folder that is not there is ecNotFound', async () => {
  await assert.rejects((await mapi.logOn('ada')).openFolder(0xfffff), fails('notFound'))
})

test('MS-OXCFOLD_R477: a new folder has the name and the comment', async () => {
  const { folder } = await workplace()
  const made = await folder.createFolder('Grüße', { comment: 'Für alle' })
  assert.equal(await made.get(P.DisplayName), 'Grüße')
  assert.equal(await made.get(P.Comment), 'Für alle')
  assert.equal(await made.get(P.FolderType), 1)
})

test('MS-OXCFOLD_R493: a name that is taken is ecDuplicateName; MS-OXCFOLD_R482: or opens the folder that has it', async () => {
  const { folder } = await workplace()
  const made = await folder.createFolder('Same')
  await assert.rejects(folder.createFolder('Same'), fails('collision'))
  assert.equal((await folder.createFolder('Same', { openExisting: true })).id, made.id)
})

test('MS-OXCFOLD_R483: OpenExisting makes a folder where there is none', async () => {
  const { folder } = await workplace()
  const made = await folder.createFolder('New', { openExisting: true })
  assert.equal(await made.get(P.DisplayName), 'New')
})

test('MS-OXCFOLD_R487: a type of folder that there is not is ecInvalidParam', async () => {
  const { folder } = await workplace()
  const value = { type: 7, useUnicode: true, openExisting: false, displayName: 'x', comment: '' }
  await assert.rejects(folder.call('RopCreateFolder', value), fails('invalidParameter'))
})

test('MS-OXCFOLD_R495, MS-OXCFOLD_R509, MS-OXCFOLD_R658, MS-OXCFOLD_R672: of an object that is no folder: ecNotSupported', async () => {
  const { folder } = await workplace()
  const message = await folder.createMessage()
  const create = { type: 1, useUnicode: true, openExisting: false, displayName: 'x', comment: '' }
  await assert.rejects(message.call('RopCreateFolder', create), fails('noSupport'))
  const id = { replica: 1, counter: folder.id }
  await assert.rejects(message.call('RopDeleteFolder', { deleteFolderFlags: 0, folderId: id }), fails('noSupport'))
  await assert.rejects(message.call('RopGetHierarchyTable', { tableFlags: 0 }), fails('noSupport'))
  await assert.rejects(message.call('RopGetContentsTable', { tableFlags: 0 }), fails('noSupport'))
})

test('MS-OXCFOLD_R371, MS-OXCFOLD_R816, MS-OXCFOLD_R817: a folder with messages stays unless they may go', async () => {
  const { folder } = await workplace()
  const full = await folder.createFolder('Full')
  await (await full.createMessage()).save()
  assert.equal(await folder.deleteFolder(full.id), true)
  assert.equal(await full.get(P.DisplayName), 'Full')
  assert.equal(await folder.deleteFolder(full.id, { messages: true }), false)
})

test('MS-OXCFOLD_R1079, MS-OXCFOLD_R1081: a folder with folders stays unless they may go', async () => {
  const { folder } = await workplace()
  const outer = await folder.createFolder('Outer')
  await outer.createFolder('Inner')
  assert.equal(await folder.deleteFolder(outer.id), true)
  assert.equal(await folder.deleteFolder(outer.id, { folders: true }), false)
})

test('MS-OXCFOLD_R22001: a folder that was soft-deleted is not opened, OpenSoftDeleted or not', async () => {
  const { folder } = await workplace()
  const gone = await folder.createFolder('Gone')
  await folder.deleteFolder(gone.id)
  const store = await mapi.logOn('ada')
  for (const bits of [0, 0x04]) await assert.rejects(store.openFolder(gone.id, bits), fails('notFound'))
})

test('MS-OXCFOLD_R497: a folder that was hard-deleted is gone', async () => {
  const { folder } = await workplace()
  const gone = await folder.createFolder('Gone')
  await folder.deleteFolder(gone.id, { hard: true })
  await assert.rejects((await mapi.logOn('ada')).openFolder(gone.id, 0x04), fails('notFound'))
})

test('MS-OXCFOLD_R123402: flags that there are not mean nothing', async () => {
  const { folder } = await workplace()
  for (const deleteFolderFlags of [0x02, 0x08, 0x40]) {
    const folderId = { replica: 1, counter: (await folder.createFolder(`gone ${deleteFolderFlags}`)).id }
    const { value } = await folder.call('RopDeleteFolder', { deleteFolderFlags, folderId })
    assert.equal(value.partialCompletion, false)
  }
})

test('MS-OXCFOLD_R507: an id that nobody has; MS-OXCFOLD_R2509: the root', async () => {
  const store = await mapi.logOn('ada')
  const root = await store.openFolder(store.folders.root)
  await assert.rejects(root.deleteFolder(0xfffff), fails('notFound'))
  await assert.rejects(root.deleteFolder(store.folders.root), fails('noSupport'))
})

test('MS-OXCFOLD_R586: messages are moved and copied; one that is not there makes it incomplete', async () => {
  const { folder } = await workplace()
  const source = await folder.createFolder('Source')
  const target = await folder.createFolder('Target')
  const ids = []
  for (const subject of ['one', 'two', 'three']) {
    const message = await source.createMessage()
    await message.set([P.Subject, subject])
    ids.push(await message.save())
  }
  assert.equal(await source.moveMessages([ids[0] as number], target), false)
  assert.equal(await source.copyMessages([ids[1] as number], target), false)
  assert.equal(await source.moveMessages([ids[2] as number, 0xfffff], target), true)
  const subjects = async (of: typeof source) => (await (await of.contents([P.Subject])).values()).flat().sort()
  assert.deepEqual(await subjects(source), ['two'])
  assert.deepEqual(await subjects(target), ['one', 'three', 'two'])
})

test('into a destination that is none: the form with the handle [MS-OXCROPS] 2.2.4.6.3', async () => {
  const { folder } = await workplace()
  const value = { messageIds: [], wantAsynchronous: false, wantCopy: false }
  await assert.rejects(folder.call('RopMoveCopyMessages', value, { destination: 0x7777 }), fails('nullDestination'))
})

test('MS-OXCFOLD_R1246: a search folder takes no messages', async () => {
  const { folder } = await workplace()
  const search = await folder.createFolder('Search', { search: true })
  await assert.rejects(folder.copyMessages([], search), fails('searchFolder'))
})

test('MS-OXCFOLD_R605, MS-OXCFOLD_R1122: a folder is copied with its messages and folders', async () => {
  const { folder } = await workplace()
  const source = await folder.createFolder('Source')
  await source.createFolder('Inner')
  await (await source.createMessage()).save()
  const target = await folder.createFolder('Target')
  assert.equal(await folder.copyFolder(source.id, target, 'Copy'), false)
  const rows = await (await target.hierarchy([P.DisplayName, P.ContentCount, P.Subfolders])).values()
  assert.deepEqual(rows, [['Copy', 1, true]])
})

test('MS-OXCFOLD_R600: a folder moves; one that is not there is ecNotFound', async () => {
  const { folder } = await workplace()
  const moved = await folder.createFolder('Moved')
  const target = await folder.createFolder('Target')
  assert.equal(await folder.moveFolder(moved.id, target, 'Moved there'), false)
  assert.deepEqual(await (await target.hierarchy([P.DisplayName])).values(), [['Moved there']])
  await assert.rejects(folder.moveFolder(0xfffff, target, 'x'), fails('notFound'))
})

test('MS-OXCFOLD_R617, MS-OXCFOLD_R618: what is emptied keeps its associated messages unless they go, too', async () => {
  const { folder } = await workplace()
  await (await folder.createMessage()).save()
  await (await folder.createMessage({ associated: true })).save()
  await folder.createFolder('Inner')
  const counts = async () =>
    (await folder.getRow([P.ContentCount, P.AssociatedContentCount, P.Subfolders])).map(
      (cell) => cell && 'value' in cell && cell.value,
    )
  assert.equal(await folder.empty(), false)
  assert.deepEqual(await counts(), [0, 1, false])
  await folder.empty({ associated: true })
  assert.deepEqual(await counts(), [0, 0, false])
})

test('MS-OXCFOLD_R648, MS-OXCFOLD_R1163: the hierarchy table has the folders below, deep ones when asked', async () => {
  const { folder } = await workplace()
  const outer = await folder.createFolder('Outer')
  await outer.createFolder('Inner')
  assert.deepEqual(await (await folder.hierarchy([P.DisplayName, P.Depth])).values(), [['Outer', 1]])
  assert.deepEqual(await (await folder.hierarchy([P.DisplayName, P.Depth], 0x04)).values(), [
    ['Outer', 1],
    ['Inner', 2],
  ])
})

test('search criteria: MS-OXCFOLD_R580, MS-OXCFOLD_R570 of no search folder; MS-OXCFOLD_R566 without folders', async () => {
  const { folder } = await workplace()
  const set = (over: object) => ({
    restriction: { kind: 'exists', tag: P.Subject.tag },
    folderIds: [],
    searchFlags: 2,
    ...over,
  })
  const get = { useUnicode: true, includeRestriction: true, includeFolders: true }
  await assert.rejects(folder.call('RopGetSearchCriteria', get), fails('notSearchFolder'))
  await assert.rejects(folder.call('RopSetSearchCriteria', set({})), fails('notSearchFolder'))
  const search = await folder.createFolder('Search', { search: true })
  await assert.rejects(search.call('RopSetSearchCriteria', set({})), fails('notInitialized'))
  await assert.rejects(search.call('RopSetSearchCriteria', set({ searchFlags: 3 })), fails('invalidParameter'))
  await (await folder.createMessage()).save()
  await search.call('RopSetSearchCriteria', set({ folderIds: [{ replica: 1, counter: folder.id }] }))
  const { value } = await search.call('RopGetSearchCriteria', get)
  assert.deepEqual(value.folderIds, [{ replica: 1, counter: folder.id }])
  assert.deepEqual(value.restriction, { kind: 'exists', tag: P.Subject.tag })
})

test('MS-OXCFOLD_R128: without Unicode a restriction has 8-bit strings', async () => {
  const { folder } = await workplace()
  const search = await folder.createFolder('Search', { search: true })
  const subject = { tag: P.Subject.tag, value: 'Grüße' }
  await search.call('RopSetSearchCriteria', {
    restriction: { kind: 'not', of: { kind: 'property', relation: '==', tag: P.Subject.tag, value: subject } },
    folderIds: [{ replica: 1, counter: folder.id }],
    searchFlags: 2,
  })
  const get = { useUnicode: false, includeRestriction: true, includeFolders: false }
  const { value } = await search.call('RopGetSearchCriteria', get)
  const narrow = { tag: 0x0037001e, value: 'Gr\u00fc\u00dfe' }
  assert.deepEqual(value.restriction.of, { kind: 'property', relation: '==', tag: 0x0037001e, value: narrow })
})

test('MS-OXCFOLD_R116003: search flags that there are not are ecNotSupported, MS-OXCFOLD_R782: those for the index are taken', async () => {
  const { folder } = await workplace()
  const search = await folder.createFolder('Search', { search: true })
  const set = (searchFlags: number) =>
    search.call('RopSetSearchCriteria', {
      restriction: { kind: 'exists', tag: P.Subject.tag },
      folderIds: [{ replica: 1, counter: folder.id }],
      searchFlags,
    })
  await assert.rejects(set(0x40000000), fails('noSupport'))
  for (const flags of [0x10012, 0x10016, 0x20022]) await set(flags)
})

test('MS-OXCFOLD_R314002: table flags that there are not are ecNotSupported', async () => {
  const { folder } = await workplace()
  await assert.rejects(folder.hierarchy([], 0x01), fails('noSupport'))
})

test('MS-OXCFOLD_R1034: the comment is there when the client has said it, be it an empty one', async () => {
  const { folder } = await workplace()
  assert.equal(await (await folder.createFolder('Quiet', { comment: '' })).get(P.Comment), '')
})

test('MS-OXCFOLD_R1035103, MS-OXCFOLD_R1035107: flags of a folder say that it is in the subtree that clients show, and what it is', async () => {
  const { folder } = await workplace()
  assert.equal(await folder.get(P.FolderFlags), 5)
  assert.equal(await (await folder.createFolder('Search', { search: true })).get(P.FolderFlags), 3)
  const rows = await (await folder.hierarchy([P.FolderFlags])).values()
  assert.deepEqual(rows, [[3]])
  const store = await mapi.logOn('ada')
  assert.equal(await (await store.openFolder(store.folders.finder)).get(P.FolderFlags), 4)
})

test('MS-OXCFOLD_R980, MS-OXCFOLD_R1131: a folder is emptied as far as rights go', async () => {
  const { folder } = await workplace()
  const mine = await folder.createFolder('Not his')
  const entryId = makeAddressBookEntryId(mapi.benDn)
  const grant = (to: typeof folder, rights: number) =>
    to.call('RopModifyPermissions', {
      modifyFlags: 0,
      rows: [
        {
          flags: 1,
          values: [
            { tag: P.EntryId.tag, value: entryId },
            { tag: P.MemberRights.tag, value: rights },
          ],
        },
      ],
    })
  const store = await mapi.logOn('ada')
  await grant(await store.openFolder(store.folders.inbox), Right.readAny | Right.visible)
  await grant(folder, Right.readAny | Right.visible | Right.createSubfolder | Right.deleteOwned)
  await grant(mine, Right.visible)
  await grant(await folder.createFolder('His'), 0x5fb)
  const his = await mapi.logOn('ben', 'ada')
  const there = await his.openFolder(folder.id)
  assert.equal(await there.empty(), true)
  assert.deepEqual(await (await folder.hierarchy([P.DisplayName])).values(), [['Not his']])
})

test('MS-OXCFOLD_R124901, MS-OXCFOLD_R3012, MS-OXCFOLD_R625, MS-OXCFOLD_R630: what cannot be emptied', async () => {
  const { folder } = await workplace()
  const search = await folder.createFolder('Search', { search: true })
  const message = await folder.createMessage()
  const value = { wantAsynchronous: false, wantDeleteAssociated: true }
  for (const rop of ['RopEmptyFolder', 'RopHardDeleteMessagesAndSubfolders']) {
    await assert.rejects(search.call(rop, value), fails('noSupport'))
    await assert.rejects(message.call(rop, value), fails('noSupport'))
  }
})

test('MS-OXCFOLD_R991, MS-OXCFOLD_R1147, MS-OXCFOLD_R997, MS-OXCFOLD_R115602, MS-OXCFOLD_R980, MS-OXCFOLD_R1131, MS-OXCFOLD_R2721: whoever may not delete is told that it is not complete', async () => {
  const { folder } = await workplace()
  const id = await (await folder.createMessage()).save()
  const values = [
    { tag: P.EntryId.tag, value: makeAddressBookEntryId(mapi.benDn) },
    { tag: P.MemberRights.tag, value: Right.visible | Right.readAny | Right.deleteOwned },
  ]
  await folder.call('RopModifyPermissions', { modifyFlags: 0, rows: [{ flags: 1, values }] })
  const theirs = await (await mapi.logOn('ben', 'ada')).openFolder(folder.id)
  const incomplete = (error: unknown) => error instanceof RopError && error.value.partialCompletion === true
  await assert.rejects(theirs.deleteMessages([id]), incomplete)
  await assert.rejects(theirs.deleteMessages([id], { hard: true }), incomplete)
  await assert.rejects(theirs.empty(), incomplete)
  await assert.rejects(theirs.empty({ hard: true }), incomplete)
  assert.equal(await folder.get(P.ContentCount), 1)
})
