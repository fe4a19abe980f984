import assert from 'node:assert/strict'
import { test } from 'node:test'
import { encodeIdSets, IdSet, MapiError, P, PublicFolder, SpecialFolder } from '#model'
import { MapiClient, localTransport, RopError, type Store } from '#client/mapi/index.ts'
import { open } from '#test/groupware.ts'
import { startSession } from '#test/mapi.ts'

const world = await open()
const mapi = await startSession(world)
const fails = (code: keyof typeof MapiError) => (error: unknown) =>
  error instanceof RopError && error.returnValue === MapiError[code]
const id = (counter: number, replica = 1) => ({ replica, counter })
const other = '4b1b1a4e-6ad1-4bd7-9f0b-1a5f9f5a1d01'

test('MS-OXCSTOR_R785, MS-OXCSTOR_R821, MS-OXCSTOR_R123, MS-OXCSTOR_R125, MS-OXCSTOR_R127: logon to a private mailbox', async () => {
  const { answer } = await mapi.logOn('ada')
  assert.equal(answer.logonFlags, 0x01)
  assert.equal(answer.private.responseFlags, 0x07)
  assert.deepEqual(
    answer.private.folderIds.map(({ counter }: { counter: number }) => counter),
    [
      SpecialFolder.root,
      SpecialFolder.deferredAction,
      SpecialFolder.spoolerQueue,
      SpecialFolder.ipmSubtree,
      SpecialFolder.inbox,
      SpecialFolder.outbox,
      SpecialFolder.sentItems,
      SpecialFolder.deletedItems,
      SpecialFolder.commonViews,
      SpecialFolder.schedule,
      SpecialFolder.finder,
      SpecialFolder.views,
      SpecialFolder.shortcuts,
    ],
  )
})

test('to the mailbox of another one: neither owner nor sender', async () => {
  assert.equal((await mapi.logOn('ben', 'ada')).answer.private.responseFlags, 0x01)
})

test('MS-OXCSTOR_R128, MS-OXCSTOR_R129: somebody is out of the office', async () => {
  const flags = async () => (await mapi.logOn('ada')).answer.private.responseFlags
  const store = await mapi.logOn('ada')
  await store.set([P.OutOfOfficeState, true])
  assert.equal(await flags(), 0x17)
  assert.equal((await mapi.logOn('ben', 'ada')).answer.private.responseFlags, 0x11)
  await store.set([P.OutOfOfficeState, false])
  assert.equal(await flags(), 0x07)
})

test('MS-OXCSTOR_R786, MS-OXCSTOR_R148, MS-OXCROPS_R214: logon to the public store', async () => {
  const { answer } = await mapi.logOn('ada', 'public')
  assert.equal(answer.logonFlags, 0)
  assert.equal(answer.public.folderIds[1].counter, PublicFolder.ipmSubtree)
  assert.equal(answer.public.replId, 1)
  assert.equal(answer.public.perUserGuid, '00000000-0000-0000-0000-000000000000')
})

test('MS-OXCSTOR_R788, MS-OXCSTOR_R173: a name that nobody has is ecUnknownUser', async () => {
  const client = new MapiClient(localTransport(mapi.ada()))
  await assert.rejects(client.logon({ mailbox: '/o=Nobody/cn=x' }), fails('unknownUser'))
})

const receive = async (store: Store, messageClass: string) =>
  (await store.call('RopGetReceiveFolder', { messageClass })).value
const setReceive = (store: Store, messageClass: string, folder: number) =>
  store.call('RopSetReceiveFolder', { folderId: folder === 0 ? id(0, 0) : id(folder), messageClass })

test('MS-OXCSTOR_R847, MS-OXCSTOR_R1224, MS-OXCSTOR_R59754, MS-OXCSTOR_R1235, MS-OXCSTOR_R862, MS-OXCSTOR_R864: where messages of a class arrive', async () => {
  const store = await mapi.logOn('ada')
  await setReceive(store, 'IPM.Kontor', SpecialFolder.drafts)
  assert.equal((await receive(store, 'IPM.Kontor.Sub')).folderId.counter, SpecialFolder.drafts)
  await setReceive(store, 'ipm.kontor', SpecialFolder.notes)
  const found = await receive(store, 'IPM.KONTOR')
  assert.equal(found.folderId.counter, SpecialFolder.notes)
  assert.equal(found.explicitMessageClass.toLowerCase(), 'ipm.kontor')
  await setReceive(store, 'IPM.Kontor', 0)
  assert.equal((await receive(store, 'IPM.Kontor')).folderId.counter, SpecialFolder.inbox)
})

test('MS-OXCSTOR_R852, MS-OXCSTOR_R1223: what matches nothing arrives in the Inbox', async () => {
  const found = await receive(await mapi.logOn('ada'), 'Nothing.Like.It')
  assert.deepEqual(found, { folderId: id(SpecialFolder.inbox), explicitMessageClass: '' })
})

test('MS-OXCSTOR_R59785, MS-OXCSTOR_R235, MS-OXCSTOR_R858, MS-OXCSTOR_R274: what is no message class', async () => {
  const store = await mapi.logOn('ada')
  for (const text of ['.IPM', 'IPM.', 'IPM..Note', 'IPM.N\xf6te', 'x'.repeat(300)]) {
    await assert.rejects(receive(store, text), fails('invalidParameter'))
    await assert.rejects(setReceive(store, text, SpecialFolder.inbox), fails('invalidParameter'))
  }
})

test('MS-OXCSTOR_R859, MS-OXCSTOR_R272, MS-OXCSTOR_R860, MS-OXCSTOR_R277: entries that stay', async () => {
  const store = await mapi.logOn('ada')
  for (const text of ['IPM', 'ipm', 'Report.IPM']) {
    await assert.rejects(setReceive(store, text, SpecialFolder.notes), fails('accessDenied'))
  }
  await assert.rejects(setReceive(store, '', 0), fails('error'))
})

test('MS-OXCSTOR_R868, MS-OXCSTOR_R870, MS-OXCSTOR_R872: the whole table', async () => {
  const { value } = await (await mapi.logOn('ada')).call('RopGetReceiveFolderTable')
  const classes = value.rows.map((row: { value: unknown }[]) => row[1]?.value)
  assert.ok(classes.includes(''))
  for (const row of value.rows) assert.equal(row.length, 3)
})

test('of the public store: MS-OXCSTOR_R59783, MS-OXCSTOR_R856, MS-OXCSTOR_R875, MS-OXCSTOR_R59771, MS-OXCSTOR_R962', async () => {
  const store = await mapi.logOn('ada', 'public')
  const calls: [string, object][] = [
    ['RopGetReceiveFolder', { messageClass: 'IPM' }],
    ['RopSetReceiveFolder', { folderId: id(1), messageClass: 'IPM.Note' }],
    ['RopGetReceiveFolderTable', {}],
    ['RopGetPerUserLongTermIds', { databaseGuid: other }],
    ['RopGetPerUserGuid', { longTermId: { replica: other, counter: 1 } }],
  ]
  for (const [rop, value] of calls) await assert.rejects(store.call(rop, value), fails('noSupport'), rop)
})

test('MS-OXCSTOR_R884, MS-OXCSTOR_R1091, MS-OXCSTOR_R1092: RopGetStoreState is not implemented', async () => {
  await assert.rejects((await mapi.logOn('ada')).call('RopGetStoreState'), fails('notImplemented'))
})

test('MS-OXCSTOR_R6280001, MS-OXCSTOR_R3128, MS-OXCSTOR_R306800301: what a store does not let clients write', async () => {
  const store = await mapi.logOn('ada')
  const problems = await store.set([P.Comment, 'x'], [P.DeleteAfterSubmit, true], [P.DisplayName, 'x'])
  assert.deepEqual(
    problems.map(({ error }) => error),
    [MapiError.accessDenied, MapiError.accessDenied, MapiError.accessDenied],
  )
})

test('MS-OXCSTOR_R1337: no id is no long-term id', async () => {
  const store = await mapi.logOn('ada')
  const { value } = await store.call('RopLongTermIdFromId', { objectId: id(0, 0) })
  assert.deepEqual(value.longTermId, { replica: '00000000-0000-0000-0000-000000000000', counter: 0 })
})

test('MS-OXCSTOR_R914, MS-OXCSTOR_R915, MS-OXCSTOR_R916, MS-OXCSTOR_R395: who has a public folder', async () => {
  const store = await mapi.logOn('ada', 'public')
  const { value } = await store.call('RopGetOwningServers', { folderId: id(PublicFolder.ipmSubtree) })
  assert.deepEqual(value.servers, {
    cheap: 1,
    names: [`${mapi.benDn.replace(/\/cn=.*/, '')}/cn=Configuration/cn=Servers/cn=mail.example.test`],
  })
  await assert.rejects(store.call('RopGetOwningServers', { folderId: id(0xfffff) }), fails('notFound'))
})

test('MS-OXCSTOR_R917, MS-OXCSTOR_R930, MS-OXCSTOR_R1239, MS-OXCSTOR_R431, MS-OXCSTOR_R437: nothing lies elsewhere', async () => {
  const store = await mapi.logOn('ada', 'public')
  const ask = async (of: Store, folder: number) =>
    (await of.call('RopPublicFolderIsGhosted', { folderId: id(folder) })).value.isGhosted
  assert.equal(await ask(store, PublicFolder.root), false)
  assert.equal(await ask(store, PublicFolder.ipmSubtree), false)
  assert.equal(await ask(store, PublicFolder.nonIpmSubtree), false)
  assert.equal(await ask(await mapi.logOn('ada'), 0xfffff), false)
  await assert.rejects(ask(store, 0xfffff), fails('notFound'))
})

test('MS-OXCSTOR_R947, MS-OXCSTOR_R1243, MS-OXCSTOR_R952, MS-OXCSTOR_R1252: long-term ids and back', async () => {
  const store = await mapi.logOn('ada')
  const { longTermId } = (await store.call('RopLongTermIdFromId', { objectId: id(SpecialFolder.inbox) })).value
  assert.deepEqual(longTermId, { replica: store.answer.private.replGuid, counter: SpecialFolder.inbox })
  const { objectId } = (await store.call('RopIdFromLongTermId', { longTermId })).value
  assert.deepEqual(objectId, id(SpecialFolder.inbox))
})

test('MS-OXCSTOR_R449, MS-OXCSTOR_R944: long-term ids by way of any object of the logon', async () => {
  const store = await mapi.logOn('ada')
  const message = await (await store.openFolder(store.folders.inbox)).createMessage()
  const { longTermId } = (await message.call('RopLongTermIdFromId', { objectId: id(SpecialFolder.inbox) })).value
  assert.deepEqual(longTermId, { replica: store.answer.private.replGuid, counter: SpecialFolder.inbox })
  const { objectId } = (await message.call('RopIdFromLongTermId', { longTermId })).value
  assert.deepEqual(objectId, id(SpecialFolder.inbox))
})

test('MS-OXCSTOR_R950, MS-OXCSTOR_R1246, MS-OXCSTOR_R1251, MS-OXCSTOR_R1121, MS-OXCSTOR_R94801001: a replica that is not known gets a number that stays', async () => {
  const store = await mapi.logOn('ada')
  const ask = async (replica: string) =>
    (await store.call('RopIdFromLongTermId', { longTermId: { replica, counter: 7 } })).value.objectId
  const first = await ask(other)
  assert.notEqual(first.replica, 1)
  assert.deepEqual(await ask(other), first)
  const { longTermId } = (await store.call('RopLongTermIdFromId', { objectId: first })).value
  assert.deepEqual(longTermId, { replica: other, counter: 7 })
  assert.deepEqual(await ask('00000000-0000-0000-0000-000000000000'), { replica: 0, counter: 7 })
})

const perUser = { replica: other, counter: 0x1234 }
/** The numbers up to `last`, as an IDSET. */
const readUpTo = (last: number) => encodeIdSets(new Map([[other, new IdSet().addRange(1, last)]]))

test('MS-OXCSTOR_R967, MS-OXCSTOR_R1024, MS-OXCSTOR_R1025, MS-OXCSTOR_R956, MS-OXCSTOR_R964: read states are kept, in pieces', async () => {
  const store = await mapi.logOn('ada')
  const write = (dataOffset: number, data: Uint8Array, hasFinished: boolean) =>
    store.call('RopWritePerUserInformation', {
      folderId: perUser,
      hasFinished,
      dataOffset,
      data,
      ...(dataOffset === 0 ? { replGuid: other } : {}),
    })
  const states = readUpTo(9)
  await write(0, states.subarray(0, 3), false)
  await write(3, states.subarray(3), true)
  const read = async (dataOffset: number, maxDataSize: number) =>
    (await store.call('RopReadPerUserInformation', { folderId: perUser, dataOffset, maxDataSize })).value
  assert.deepEqual(await read(0, 4), { hasFinished: false, data: states.slice(0, 4) })
  assert.deepEqual(await read(4, 0), { hasFinished: true, data: states.slice(4) })
  const { value } = await store.call('RopGetPerUserLongTermIds', { databaseGuid: other })
  assert.deepEqual(value.longTermIds, [perUser])
  assert.equal((await store.call('RopGetPerUserGuid', { longTermId: perUser })).value.databaseGuid, other)
  await write(0, readUpTo(10), true)
  assert.deepEqual((await read(0, 100)).data, readUpTo(10))
  await assert.rejects(read(99, 1), fails('error'))
})

test('MS-OXCSTOR_R1255, MS-OXCSTOR_R1254, MS-OXCSTOR_R960, MS-OXCSTOR_R600, MS-OXCSTOR_R1019: what is not kept, and a piece out of place', async () => {
  const store = await mapi.logOn('ben')
  const ask = { folderId: perUser, dataOffset: 0, maxDataSize: 0 }
  assert.deepEqual((await store.call('RopReadPerUserInformation', ask)).value, {
    hasFinished: true,
    data: new Uint8Array(),
  })
  await assert.rejects(store.call('RopGetPerUserGuid', { longTermId: perUser }), fails('notFound'))
  assert.deepEqual((await store.call('RopGetPerUserLongTermIds', { databaseGuid: other })).value.longTermIds, [])
  const piece = { folderId: perUser, hasFinished: true, dataOffset: 5, data: new Uint8Array() }
  await assert.rejects(store.call('RopWritePerUserInformation', piece), fails('error'))
})

test('MS-OXCSTOR_R1021006: read states that are no IDSET are not kept', async () => {
  for (const mailbox of ['ada', 'public'] as const) {
    const store = await mapi.logOn('ada', mailbox)
    const write = (data: Uint8Array) =>
      store.call('RopWritePerUserInformation', {
        folderId: perUser,
        hasFinished: true,
        dataOffset: 0,
        data,
        replGuid: other,
      })
    await write(readUpTo(3))
    await assert.rejects(write(readUpTo(4).slice(0, -1)), fails('corruptData'))
    const ask = { folderId: perUser, dataOffset: 0, maxDataSize: 0 }
    assert.deepEqual((await store.call('RopReadPerUserInformation', ask)).value.data, readUpTo(3))
  }
})

test('the properties of a store', async () => {
  const store = await mapi.logOn('ada')
  assert.equal(await store.get(P.MailboxOwnerName), 'Ada Sommer')
  assert.equal(await store.get(P.ObjectType), 1)
  const [problem] = await store.set([P.MessageSizeExtended, 7n])
  assert.equal(problem?.error, MapiError.accessDenied)
})
