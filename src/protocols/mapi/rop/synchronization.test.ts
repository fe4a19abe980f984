import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  changeKey,
  encodeChangeList,
  fileTime,
  MapiError,
  mergeChanges,
  P,
  parseChangeKey,
  sourceKey,
  type TaggedValue,
} from '#model'
import { type Folder, MapiObject, Message, RopError, type Store } from '#client/mapi/index.ts'
import { open } from '#test/groupware.ts'
import { startSession } from '#test/mapi.ts'
import { Lexer, type Token } from '#model/fast-transfer/lexer.ts'
import { Meta, Subobjects } from '#model/fast-transfer/words.ts'

const world = await open()
const mapi = await startSession(world)
const fails = (code: keyof typeof MapiError) => (error: unknown) =>
  error instanceof RopError && error.returnValue === MapiError[code]

let number = 0
async function workplace(): Promise<{ store: Store; folder: Folder; mailbox: string }> {
  const store = await mapi.logOn('ada')
  const inbox = await store.openFolder(store.folders.inbox)
  const folder = await inbox.createFolder(`sync ${number++}`)
  const { replGuid } = (await store.call('RopGetLocalReplicaIds', { idCount: 1 })).value
  return { store, folder, mailbox: replGuid }
}

async function opened(object: MapiObject, rop: string, value: object): Promise<MapiObject> {
  return new MapiObject(object.place, (await object.call(rop, value)).handle)
}

async function read(source: MapiObject, bufferSize = 0xbabe, maximumBufferSize = 0x7000): Promise<Token[]> {
  const lexer = new Lexer()
  const tokens: Token[] = []
  for (;;) {
    const request = bufferSize === 0xbabe ? { bufferSize, maximumBufferSize } : { bufferSize }
    const { value } = await source.call('RopFastTransferSourceGetBuffer', request)
    tokens.push(...lexer.push(value.transferBuffer))
    if (value.transferStatus === 3) break
  }
  lexer.end()
  return tokens
}

const markers = (tokens: readonly Token[]) => tokens.flatMap((token) => (token.kind === 'marker' ? [token.marker] : []))

const find = (tokens: readonly Token[], tag: number) =>
  tokens.find((token) => token.kind === 'property' && token.tag === tag) as { value: unknown } | undefined

async function configure(folder: Folder, options: object = {}): Promise<MapiObject> {
  return opened(folder, 'RopSynchronizationConfigure', {
    type: 1,
    sendOptions: 0x09,
    flags: 0x0139,
    restriction: undefined,
    extraFlags: 7,
    propertyTags: [],
    ...options,
  })
}

async function uploadState(context: MapiObject, tokens: readonly Token[]): Promise<void> {
  for (const tag of [Meta.idsetGiven, Meta.cnsetSeen, Meta.cnsetSeenFai, Meta.cnsetRead]) {
    const bytes = find(tokens, tag)?.value as Uint8Array | undefined
    if (!bytes) continue
    const begin = { stateProperty: tag, transferBufferSize: bytes.length }
    await context.call('RopSynchronizationUploadStateStreamBegin', begin)
    for (let at = 0; at < bytes.length; at += 5) {
      await context.call('RopSynchronizationUploadStateStreamContinue', { streamData: bytes.subarray(at, at + 5) })
    }
    await context.call('RopSynchronizationUploadStateStreamEnd')
  }
}

async function reserved(store: Store): Promise<number> {
  return (await store.call('RopGetLocalReplicaIds', { idCount: 1 })).value.globalCount
}

const client = 'aaaaaaaa-0000-0000-0000-00000000000c'
let counter = 0

function head(mailbox: string, id: number): TaggedValue[] {
  const key = changeKey(client, ++counter)
  return [
    { tag: P.SourceKey.tag, value: sourceKey(mailbox, id) },
    { tag: P.LastModificationTime.tag, value: fileTime.from(new Date(Date.UTC(2026, 0, 1))) },
    { tag: P.ChangeKey.tag, value: key },
    { tag: P.PredecessorChangeList.tag, value: encodeChangeList(mergeChanges([parseChangeKey(key)])) },
  ]
}

async function collect(folder: Folder, isContentsCollector = true): Promise<MapiObject> {
  return opened(folder, 'RopSynchronizationOpenCollector', { isContentsCollector })
}

async function importMessage(place: { store: Store; folder: Folder; mailbox: string }, subject: string) {
  const { store, folder, mailbox } = place
  const id = await reserved(store)
  const collector = await collect(folder)
  const value = { importFlag: 0, propertyValues: head(mailbox, id) }
  const answer = await collector.call('RopSynchronizationImportMessageChange', value)
  assert.deepEqual(answer.value.messageId, { replica: 0, counter: 0 }, 'MS-OXCFXICS_R808')
  const message = new Message(collector.place, answer.handle)
  await message.set([P.Subject, subject])
  return { collector, message, id }
}

test('a message that is imported comes down to another client, and not to the one that has its state', async () => {
  const place = await workplace()
  const { collector, message, id } = await importMessage(place, 'from a cache')
  assert.equal(await message.save(), id)
  const state = await read(await opened(collector, 'RopSynchronizationGetTransferState', {}))
  assert.deepEqual(markers(state), ['stateBegin', 'stateEnd'])
  const again = await configure(place.folder)
  await uploadState(again, state)
  assert.equal(markers(await read(again)).includes('change'), false)
  const tokens = await read(await configure(place.folder), 300)
  assert.equal(find(tokens, P.Subject.tag)?.value, 'from a cache')
  assert.deepEqual(
    Buffer.from(find(tokens, P.SourceKey.tag)?.value as Uint8Array),
    Buffer.from(sourceKey(place.mailbox, id)),
  )
})

test('MS-OXCFXICS_R2230: nothing of an imported message is there before it is saved', async () => {
  const place = await workplace()
  const { message } = await importMessage(place, 'not yet')
  assert.equal(markers(await read(await configure(place.folder))).includes('change'), false)
  await message.save()
  assert.equal(markers(await read(await configure(place.folder))).includes('change'), true)
})

test('read states, deletions and moves are imported', async () => {
  const place = await workplace()
  const { message, id, collector } = await importMessage(place, 'one')
  await message.save()
  const key = sourceKey(place.mailbox, id)
  const readStates = [{ messageId: key, markAsRead: true }]
  await collector.call('RopSynchronizationImportReadStateChanges', { readStates })
  const flags = find(await read(await configure(place.folder)), P.MessageFlags.tag)?.value as number
  assert.equal(flags & 1, 1)
  const target = await place.folder.createFolder('target')
  const into = await collect(target)
  const stored = await read(await configure(place.folder))
  const to = await reserved(place.store)
  const move = {
    sourceFolderId: sourceKey(place.mailbox, place.folder.id),
    sourceMessageId: key,
    predecessorChangeList: find(stored, P.PredecessorChangeList.tag)?.value,
    destinationMessageId: sourceKey(place.mailbox, to),
    changeNumber: changeKey(client, ++counter),
  }
  const moved = await into.call('RopSynchronizationImportMessageMove', move)
  assert.equal(moved.returnValue, 0)
  assert.equal(markers(await read(await configure(place.folder))).includes('change'), false)
  await assert.rejects(into.call('RopSynchronizationImportMessageMove', move), fails('syncObjectDeleted'))
  const propertyValues = [{ tag: 0x00001102, value: [sourceKey(place.mailbox, to)] }]
  await into.call('RopSynchronizationImportDeletes', { importDeleteFlags: 0, propertyValues })
  assert.equal(markers(await read(await configure(target))).includes('change'), false)
})

test('folders are imported, and come down', async () => {
  const place = await workplace()
  const id = await reserved(place.store)
  const collector = await collect(place.folder, false)
  const [key, ...version] = head(place.mailbox, id)
  const hierarchyValues = [
    { tag: P.ParentSourceKey.tag, value: new Uint8Array() },
    key,
    ...version,
    { tag: P.DisplayName.tag, value: 'from a cache' },
  ]
  const propertyValues = [{ tag: P.Comment.tag, value: 'c' }]
  const answer = await collector.call('RopSynchronizationImportHierarchyChange', { hierarchyValues, propertyValues })
  assert.deepEqual(answer.value.folderId, { replica: 0, counter: 0 }, 'MS-OXCFXICS_R835')
  const tokens = await read(await configure(place.folder, { type: 2, flags: 0x0101, extraFlags: 1 }))
  assert.deepEqual([find(tokens, P.DisplayName.tag)?.value, find(tokens, P.Comment.tag)?.value], ['from a cache', 'c'])
})

for (const { name, options } of [
  { name: 'MS-OXCFXICS_R2180: the reserved flag', options: { flags: 0x1139 } },
  { name: 'MS-OXCFXICS_R2189: flags that nobody knows', options: { flags: 0x0339 } },
  { name: 'MS-OXCFXICS_R2695: a type that there is not', options: { type: 4 } },
  {
    name: 'MS-OXCFXICS_R656: a restriction of folders',
    options: { type: 2, restriction: { kind: 'exists', tag: P.Subject.tag } },
  },
]) {
  test(`${name} is refused`, async () => {
    const { folder } = await workplace()
    await assert.rejects(configure(folder, options), fails(name.includes('R2180') ? 'rpcFormat' : 'invalidParameter'))
  })
}

test('MS-OXCFXICS_R2201, MS-OXCFXICS_R2730: extra flags that nobody knows are ignored', async () => {
  const { folder } = await workplace()
  assert.deepEqual(markers(await read(await configure(folder, { extraFlags: 0x10 }))), [
    'stateBegin',
    'stateEnd',
    'end',
  ])
})

test('a state is uploaded property by property, each begun and ended', async () => {
  const { folder } = await workplace()
  const context = await configure(folder)
  const streamData = new Uint8Array(1)
  await assert.rejects(context.call('RopSynchronizationUploadStateStreamContinue', { streamData }), fails('error'))
  await assert.rejects(context.call('RopSynchronizationUploadStateStreamEnd'), fails('error'))
  const begin = (stateProperty: number) =>
    context.call('RopSynchronizationUploadStateStreamBegin', { stateProperty, transferBufferSize: 0 })
  await assert.rejects(begin(P.Subject.tag), fails('invalidParameter'))
  await begin(Meta.idsetGivenBinary)
  await assert.rejects(begin(Meta.cnsetSeen), fails('error'))
})

test('MS-OXCFXICS 3.2.5.9.4.7: ranges of ids are given out, and no id twice', async () => {
  const { store, mailbox } = await workplace()
  const ask = async (idCount: number) => (await store.call('RopGetLocalReplicaIds', { idCount })).value
  const [first, second] = [await ask(100), await ask(1)]
  assert.deepEqual([first.replGuid, second.globalCount], [mailbox, first.globalCount + 100])
  await assert.rejects(ask(0), fails('invalidParameter'))
  await assert.rejects(ask(0x7fffffff), fails('invalidParameter'))
})

test('ids that will never be used are ranges of this mailbox', async () => {
  const { store, folder, mailbox } = await workplace()
  const from = (await store.call('RopGetLocalReplicaIds', { idCount: 10 })).value.globalCount
  const range = (replica: string) => ({ min: { replica, counter: from }, max: { replica, counter: from + 9 } })
  await folder.call('RopSetLocalReplicaMidsetDeleted', { ranges: [range(mailbox)] })
  const foreign = { ranges: [range(client)] }
  await assert.rejects(folder.call('RopSetLocalReplicaMidsetDeleted', foreign), fails('invalidParameter'))
})

async function bytesOf(source: MapiObject): Promise<Uint8Array[]> {
  const buffers: Uint8Array[] = []
  for (;;) {
    const { value } = await source.call('RopFastTransferSourceGetBuffer', { bufferSize: 700 })
    buffers.push(value.transferBuffer)
    if (value.transferStatus === 3) return buffers
  }
}

async function putAll(destination: MapiObject, buffers: readonly Uint8Array[], extended = false): Promise<void> {
  const rop = extended ? 'RopFastTransferDestinationPutBufferExtended' : 'RopFastTransferDestinationPutBuffer'
  for (const transferData of buffers) {
    const { value } = await destination.call(rop, { transferData })
    assert.equal(value.bufferUsedSize, transferData.length)
  }
}

test('MS-OXCFXICS_R3326, MS-OXCFXICS_R599: RopFastTransferSourceCopyTo and a destination: a message with recipients and attachments is the same in another folder', async () => {
  const { folder } = await workplace()
  const message = await folder.createMessage()
  await message.set([P.Subject, 'copied'], [P.Body, 'b'.repeat(3000)])
  await message.setRecipients({ displayName: 'Ben', address: 'ben@example.test' })
  const attachment = await message.createAttachment()
  await attachment.set([P.AttachFilename, 'a.bin'], [P.AttachDataBinary, new Uint8Array(5000).fill(9)])
  await attachment.save()
  await message.save()
  const copy = { level: 0, copyFlags: 0, sendOptions: 9, propertyTags: [] }
  const buffers = await bytesOf(await opened(message, 'RopFastTransferSourceCopyTo', copy))
  const target = await folder.createMessage()
  const destination = await opened(target, 'RopFastTransferDestinationConfigure', { sourceOperation: 1, copyFlags: 0 })
  await destination.call('RopTellVersion', { version: [15, 0, 0] })
  await putAll(destination, buffers)
  await target.save()
  assert.equal(await target.get(P.Subject), 'copied')
  assert.equal(((await target.get(P.Body)) as string).length, 3000)
  assert.deepEqual(await target.attachmentNumbers(), [0])
  assert.equal((await target.readRecipients()).length, 1)
})

test('MS-OXCFXICS_R3440, MS-OXCFXICS_R3441, MS-OXCFXICS_R3465, MS-OXCFXICS_R3783: sub-objects go along as levels and tags say', async () => {
  const { folder } = await workplace()
  const message = await folder.createMessage()
  await message.setRecipients({ displayName: 'Ben', address: 'ben@example.test' })
  await message.save()
  const has = async (rop: string, level: number, propertyTags: number[]) => {
    const source = await opened(message, rop, { level, copyFlags: 0, sendOptions: 9, propertyTags })
    return markers(await read(source)).includes('startRecipient')
  }
  const recipients = [Subobjects.recipients]
  assert.equal(await has('RopFastTransferSourceCopyTo', 0, []), true)
  assert.equal(await has('RopFastTransferSourceCopyTo', 0, recipients), false)
  assert.equal(await has('RopFastTransferSourceCopyTo', 1, []), false)
  assert.equal(await has('RopFastTransferSourceCopyProperties', 0, recipients), true)
  assert.equal(await has('RopFastTransferSourceCopyProperties', 0, [P.Subject.tag]), false)
  assert.equal(await has('RopFastTransferSourceCopyProperties', 1, recipients), false)
})

test('MS-OXCFXICS_R2096, MS-OXCFXICS_R2105, MS-OXCFXICS_R2131, MS-OXCFXICS_R3442003, MS-OXCFXICS_R3330: copy flags that nobody knows are refused, MS-OXCFXICS_R2707, MS-OXCFXICS_R2712, MS-OXCFXICS_R2715: unused ones ignored', async () => {
  const { folder } = await workplace()
  const message = await folder.createMessage()
  const id = await message.save()
  const messageIds = [{ replica: 1, counter: id }]
  const start = (object: MapiObject, rop: string, copyFlags: number, more: object = {}) =>
    opened(object, rop, { copyFlags, sendOptions: 9, ...more })
  const tags = { level: 0, propertyTags: [] }
  await assert.rejects(start(message, 'RopFastTransferSourceCopyTo', 0x10, tags), fails('invalidParameter'))
  await assert.rejects(start(message, 'RopFastTransferSourceCopyTo', 0x01, tags), fails('invalidParameter'))
  await assert.rejects(start(message, 'RopFastTransferSourceCopyProperties', 0x10, tags), fails('invalidParameter'))
  await assert.rejects(start(folder, 'RopFastTransferSourceCopyFolder', 0x40), fails('invalidParameter'))
  await assert.rejects(
    start(folder, 'RopFastTransferSourceCopyMessages', 0x40, { messageIds }),
    fails('invalidParameter'),
  )
  const both = await Promise.all(
    [0, 0x02].map(async (flags) =>
      markers(await read(await start(folder, 'RopFastTransferSourceCopyMessages', flags, { messageIds }))),
    ),
  )
  assert.deepEqual(both[0], both[1])
  assert.deepEqual(both[0], ['startMessage', 'endMessage'])
})

test('MS-OXCFXICS_R3331, MS-OXCFXICS_R602, MS-OXCFXICS_R3793001: a folder goes into another one by RopFastTransferSourceCopyFolder and extended buffers', async () => {
  const { folder } = await workplace()
  const inner = await folder.createFolder('inner')
  const message = await inner.createMessage()
  await message.save()
  const source = await opened(inner, 'RopFastTransferSourceCopyFolder', { copyFlags: 0x10, sendOptions: 9 })
  const buffers = await bytesOf(source)
  const moved = await bytesOf(
    await opened(inner, 'RopFastTransferSourceCopyFolder', { copyFlags: 0x11, sendOptions: 9 }),
  )
  assert.deepEqual(Buffer.concat(moved), Buffer.concat(buffers))
  const target = await folder.createFolder('target')
  const destination = await opened(target, 'RopFastTransferDestinationConfigure', { sourceOperation: 4, copyFlags: 0 })
  await putAll(destination, buffers, true)
  const tokens = await read(await configure(target, { type: 2, flags: 0x0101 }))
  assert.equal(find(tokens, P.DisplayName.tag)?.value, 'inner')
})

test('MS-OXCFXICS_R2153, MS-OXCFXICS_R3492001: operations and flags of a destination that nobody knows are refused', async () => {
  const { folder } = await workplace()
  for (const value of [
    { sourceOperation: 5, copyFlags: 0 },
    { sourceOperation: 4, copyFlags: 0x02 },
  ]) {
    await assert.rejects(opened(folder, 'RopFastTransferDestinationConfigure', value), fails('invalidParameter'))
  }
})

test('MS-OXCFXICS_R3328, MS-OXCFXICS_R3329, MS-OXCFXICS_R597, MS-OXCFXICS_R600: an attachment goes into another one', async () => {
  const { folder } = await workplace()
  const message = await folder.createMessage()
  const attachment = await message.createAttachment()
  await attachment.set([P.AttachFilename, 'a.bin'], [P.AttachDataBinary, new Uint8Array(3000).fill(4)])
  await attachment.save()
  await message.save()
  const operations = [
    ['RopFastTransferSourceCopyTo', 1, []],
    ['RopFastTransferSourceCopyProperties', 2, [P.AttachFilename.tag, P.AttachDataBinary.tag]],
  ] as const
  for (const [rop, sourceOperation, propertyTags] of operations) {
    const source = await opened(attachment, rop, { level: 0, copyFlags: 0, sendOptions: 9, propertyTags })
    const target = await (await folder.createMessage()).createAttachment()
    const destination = await opened(target, 'RopFastTransferDestinationConfigure', { sourceOperation, copyFlags: 0 })
    await putAll(destination, await bytesOf(source))
    assert.equal(await target.get(P.AttachFilename), 'a.bin')
    assert.equal(((await target.get(P.AttachDataBinary)) as Uint8Array).length, 3000)
  }
})

test('MS-OXCFXICS_R3324, MS-OXCFXICS_R3325, MS-OXCFXICS_R595, MS-OXCFXICS_R598, MS-OXCFXICS_R2620: the content of a folder goes into another one', async () => {
  const { folder } = await workplace()
  const inner = await folder.createFolder('inner')
  await (await inner.createMessage()).save()
  for (const [rop, sourceOperation, propertyTags] of [
    ['RopFastTransferSourceCopyTo', 1, []],
    ['RopFastTransferSourceCopyProperties', 2, [Subobjects.messages]],
  ] as const) {
    const wish = { level: 0, copyFlags: 0, sendOptions: 9, propertyTags }
    const tokens = await read(await opened(inner, rop, wish))
    assert.ok(tokens.some((token) => token.kind === 'property' && token.tag === Meta.deleteSubobjects))
    const target = await folder.createFolder(`target ${sourceOperation}`)
    const destination = await opened(target, 'RopFastTransferDestinationConfigure', { sourceOperation, copyFlags: 0 })
    await putAll(destination, await bytesOf(await opened(inner, rop, wish)))
    assert.equal(await target.get(P.ContentCount), 1)
  }
})

test('a damaged stream is refused, and the object is as it was', async () => {
  const { folder } = await workplace()
  const destination = await opened(folder, 'RopFastTransferDestinationConfigure', { sourceOperation: 4, copyFlags: 0 })
  const transferData = Uint8Array.of(0x03, 0x00, 0x0b, 0x40)
  await assert.rejects(
    destination.call('RopFastTransferDestinationPutBuffer', { transferData }),
    fails('invalidParameter'),
  )
})

test('MS-OXCFXICS_R2142: no more bytes come than were asked for', async () => {
  const { folder } = await workplace()
  const message = await folder.createMessage()
  await message.set([P.Body, 'x'.repeat(9000)])
  await message.save()
  const source = await configure(folder)
  for (const bufferSize of [100, 500, 77]) {
    const { value } = await source.call('RopFastTransferSourceGetBuffer', { bufferSize })
    assert.ok(value.transferBuffer.length <= bufferSize)
    assert.equal(value.transferStatus, 1)
  }
})
