import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeAddressBookEntryId, MapiError, P, Right, Role } from '#model'
import { type Folder, RopError } from '#client/mapi/index.ts'
import { open } from '#test/groupware.ts'
import { startSession } from '#test/mapi.ts'

const world = await open()
const mapi = await startSession(world)
const fails = (code: keyof typeof MapiError) => (error: unknown) =>
  error instanceof RopError && error.returnValue === MapiError[code]
const ben = makeAddressBookEntryId(mapi.benDn)
const RowFlag = { add: 1, modify: 2, remove: 4 } as const

let number = 0
async function place(): Promise<Folder> {
  const store = await mapi.logOn('ada')
  return await (await store.openFolder(store.folders.inbox)).createFolder(`permissions ${number++}`)
}

const modify = (folder: Folder, modifyFlags: number, ...rows: { flags: number; values: unknown[] }[]) =>
  folder.call('RopModifyPermissions', { modifyFlags, rows })
const addBen = (rights: number) => ({
  flags: RowFlag.add,
  values: [
    { tag: P.EntryId.tag, value: ben },
    { tag: P.MemberRights.tag, value: rights },
  ],
})
const columns = [P.MemberId, P.MemberName, P.MemberRights]

async function list(folder: Folder, tableFlags = 0x02) {
  return (await (await folder.permissions(columns, tableFlags)).values()) as [bigint, string, number][]
}

test('MS-OXCPERM_R2014: the two reserved members come first', async () => {
  const rows = await list(await place())
  assert.deepEqual(
    rows.map(([id, name]) => [id, name]),
    [
      [0n, ''],
      [-1n, 'Anonymous'],
    ],
  )
})

test('MS-OXCPERM_R47, MS-OXCPERM_R51, MS-OXCPERM_R182: a member is added, and may see the folder then', async () => {
  const folder = await place()
  const store = await mapi.logOn('ben', 'ada')
  await assert.rejects(store.openFolder(folder.id), fails('notFound'))
  await modify(folder, 0x02, addBen(Role.reviewer))
  const [, , row] = await list(folder)
  assert.deepEqual(row?.slice(1), ['Ben Okafor', Role.reviewer])
  assert.match((await (await store.openFolder(folder.id)).get(P.DisplayName)) as string, /^permissions/)
})

test('MS-OXCPERM_R1187, MS-OXCPERM_R52, MS-OXCPERM_R1188, MS-OXCPERM_R186: rights change, and go', async () => {
  const folder = await place()
  await modify(folder, 0x02, addBen(Role.reviewer))
  const id = (await list(folder))[2]?.[0]
  const member = { tag: P.MemberId.tag, value: id }
  const rights = { tag: P.MemberRights.tag, value: Role.editor }
  await modify(folder, 0x02, { flags: RowFlag.modify, values: [member, rights] })
  assert.equal((await list(folder))[2]?.[2], Role.editor)
  await modify(folder, 0x02, { flags: RowFlag.remove, values: [member] })
  assert.equal((await list(folder)).length, 2)
})

test('MS-OXCPERM_R1197, MS-OXCPERM_R45: a list that replaces the other, to which can only be added', async () => {
  const folder = await place()
  await modify(folder, 0x02, addBen(Role.reviewer))
  const id = (await list(folder))[2]?.[0]
  await modify(folder, 0x03)
  assert.equal((await list(folder)).length, 2)
  const remove = { flags: RowFlag.remove, values: [{ tag: P.MemberId.tag, value: id }] }
  await assert.rejects(modify(folder, 0x03, remove), fails('invalidParameter'))
})

test('MS-OXCPERM_R19, MS-OXCPERM_R40: free and busy for clients that ask for it', async () => {
  const folder = await place()
  await modify(folder, 0x02, addBen(Role.reviewer | Right.freeBusySimple | Right.freeBusyDetailed))
  assert.equal((await list(folder))[2]?.[2], Role.reviewer | 0x1800)
  assert.equal((await list(folder, 0))[2]?.[2], Role.reviewer)
})

test('MS-OXCPERM_R181: whoever does not own the folder changes nothing', async () => {
  const folder = await place()
  await modify(folder, 0x02, addBen(Role.editor))
  const theirs = await (await mapi.logOn('ben', 'ada')).openFolder(folder.id)
  await assert.rejects(modify(theirs, 0x02, addBen(Role.owner)), fails('accessDenied'))
})

test('MS-OXCPERM_R2007, MS-OXCPERM_R2006: whoever may not see the folder any more has a table, and no row of it', async () => {
  const folder = await place()
  await modify(folder, 0x02, addBen(Role.owner))
  const theirs = await (await mapi.logOn('ben', 'ada')).openFolder(folder.id)
  const id = (await list(theirs))[2]?.[0]
  const values = [
    { tag: P.MemberId.tag, value: id },
    { tag: P.MemberRights.tag, value: 0 },
  ]
  await modify(theirs, 0x02, { flags: RowFlag.modify, values })
  const table = await theirs.permissions(columns, 0x02)
  await assert.rejects(table.values(), fails('accessDenied'))
  await assert.rejects(theirs.get(P.DisplayName), fails('accessDenied'))
})

test('the permissions of a folder that was deleted', async () => {
  const folder = await place()
  const store = await mapi.logOn('ada')
  await (await store.openFolder(store.folders.inbox)).deleteFolder(folder.id, { hard: true })
  const table = await folder.permissions(columns)
  await assert.rejects(table.values(), fails('objectDeleted'))
})

test('MS-OXCPERM_R183, MS-OXCPERM_R152: permissions as XML are not there', async () => {
  const folder = await place()
  for (const mode of ['read', 'readWrite', 'create'] as const)
    await assert.rejects(folder.openStream(P.SecurityDescriptorAsXml, mode), fails('noSupport'), mode)
})

test('a member who is nobody', async () => {
  const folder = await place()
  const nobody = makeAddressBookEntryId('/o=x/cn=nobody')
  const values = [
    { tag: P.EntryId.tag, value: nobody },
    { tag: P.MemberRights.tag, value: 0 },
  ]
  await assert.rejects(modify(folder, 0, { flags: RowFlag.add, values }), fails('invalidParameter'))
  const unknown = [{ tag: P.MemberId.tag, value: 4711n }]
  await assert.rejects(modify(folder, 0, { flags: RowFlag.remove, values: unknown }), fails('notFound'))
})
