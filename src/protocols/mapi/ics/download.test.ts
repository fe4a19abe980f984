import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { Bag, decodeReplicaIdSets, IdSet, P, PublicFolder, type Restriction, SpecialFolder, sourceKey } from '#model'
import { type FolderId, type Mailbox, openStore } from '#store'
import type { Chunk } from '#model/fast-transfer/chunk.ts'
import { TransferNames } from '#groupware/fast-transfer/item.ts'
import { Lexer, type Token } from '#model/fast-transfer/lexer.ts'
import { TransferSource } from '#model/fast-transfer/source.ts'
import { Meta, Subobjects } from '#model/fast-transfer/words.ts'
import { contentsDownload, type ContentsRequest } from './contents-download.ts'
import { hierarchyDownload } from './hierarchy-download.ts'
import { stateDownload } from './state-download.ts'
import { SendOption } from '#model/fast-transfer/text-form.ts'
import { SyncExtraFlag, SyncFlag } from './sync-flags.ts'
import { SyncState } from './sync-state.ts'

const data = mkdtempSync(join(tmpdir(), 'kontor-ics-download-'))
const store = openStore({ data })
after(async () => {
  await store.close()
  rmSync(data, { recursive: true, force: true })
})

async function newMailbox(): Promise<Mailbox> {
  const id = await store.createMailbox({ kind: 'private', owner: 'ada', locale: 'en', displayName: 'Ada' })
  return store.open(id, { kind: 'system' })
}

async function tokensOf(chunks: AsyncIterable<Chunk>): Promise<Token[]> {
  const source = new TransferSource(chunks)
  const lexer = new Lexer()
  const tokens: Token[] = []
  for (;;) {
    const { status, bytes } = await source.read(0x7f00)
    tokens.push(...lexer.push(bytes))
    if (status === 'done') break
  }
  lexer.end()
  return tokens
}

type Setup = { mailbox: Mailbox; state: SyncState; folder: FolderId }

async function setup(): Promise<Setup> {
  const mailbox = await newMailbox()
  return { mailbox, state: new SyncState(mailbox.id), folder: SpecialFolder.inbox }
}

const all = SyncFlag.unicode | SyncFlag.normal | SyncFlag.fai | SyncFlag.readState

function contents({ mailbox, state, folder }: Setup, request: Partial<ContentsRequest> = {}): Promise<Token[]> {
  const context = { store, mailbox, names: new TransferNames(mailbox) }
  return tokensOf(
    contentsDownload(context, { folder, flags: all, extraFlags: 0, sendOptions: 0, tags: [], ...request }, state),
  )
}

function hierarchy({ mailbox, state, folder }: Setup, options: { flags?: number; extraFlags?: number } = {}) {
  const context = { store, mailbox, names: new TransferNames(mailbox) }
  const { flags = SyncFlag.unicode, extraFlags = 0 } = options
  return tokensOf(hierarchyDownload(context, { folder, flags, extraFlags, tags: [] }, state))
}

const markers = (tokens: readonly Token[]) => tokens.flatMap((token) => (token.kind === 'marker' ? [token.marker] : []))

/** The properties behind a marker, up to the next one. */
function behind(tokens: readonly Token[], marker: string, nth = 0): { tag: number; value: unknown }[] {
  let left = nth
  const start = tokens.findIndex((token) => token.kind === 'marker' && token.marker === marker && left-- === 0)
  const found: { tag: number; value: unknown }[] = []
  for (const token of tokens.slice(start + 1)) {
    if (token.kind !== 'property') break
    found.push({ tag: token.tag, value: token.value })
  }
  return start < 0 ? [] : found
}

const valueOf = (properties: readonly { tag: number; value: unknown }[], tag: number) =>
  properties.find((one) => one.tag === tag)?.value

const put = (
  mailbox: Mailbox,
  folder: FolderId,
  more: { associated?: boolean; properties?: Bag; received?: Date } = {},
) =>
  store.write(mailbox, (tx) =>
    tx.createMessage(folder, { properties: Bag.of({ Subject: 'x' }), recipients: [], attachments: [], ...more }),
  )

test('MS-OXCFXICS_R3321: an empty folder is a state and the end', async () => {
  const tokens = await contents(await setup())
  assert.deepEqual(markers(tokens), ['stateBegin', 'stateEnd', 'end'])
  assert.deepEqual(
    behind(tokens, 'stateBegin').map(({ tag }) => tag),
    [Meta.idsetGiven, Meta.cnsetSeen, Meta.cnsetSeenFai, Meta.cnsetRead],
  )
})

test('MS-OXCFXICS_R1353, MS-OXCFXICS_R1355, MS-OXCFXICS_R1357, MS-OXCFXICS_R1359, MS-OXCFXICS_R1361: the header of a change has its properties in their places', async () => {
  const made = await setup()
  await put(made.mailbox, made.folder)
  const tokens = await contents(made)
  const header = [P.SourceKey, P.LastModificationTime, P.ChangeKey, P.PredecessorChangeList, P.Associated]
  assert.deepEqual(
    behind(tokens, 'change').map(({ tag }) => tag),
    header.map(({ tag }) => tag),
  )
})

for (const { flag, property, name } of [
  { flag: SyncExtraFlag.eid, property: P.Mid, name: 'MS-OXCFXICS_R1363, MS-OXCFXICS_R2761' },
  { flag: SyncExtraFlag.messageSize, property: P.MessageSize, name: 'MS-OXCFXICS_R1365, MS-OXCFXICS_R2195' },
  { flag: SyncExtraFlag.changeNumber, property: P.ChangeNumber, name: 'MS-OXCFXICS_R1367, MS-OXCFXICS_R2196' },
]) {
  test(`${name}: ${property.name} is in the header if it was asked for, and only then`, async () => {
    const made = await setup()
    await put(made.mailbox, made.folder)
    const without = await contents({ ...made, state: made.state.copy() }, { extraFlags: 7 & ~flag })
    assert.equal(valueOf(behind(without, 'change'), property.tag), undefined)
    assert.notEqual(valueOf(behind(await contents(made, { extraFlags: flag }), 'change'), property.tag), undefined)
  })
}

test('MS-OXCFXICS_R2043, MS-OXCFXICS_R2044, MS-OXCFXICS_R2172, MS-OXCFXICS_R2173, MS-OXCFXICS_R2174, MS-OXCFXICS_R2175: normal and associated messages come as they were asked for', async () => {
  const made = await setup()
  await put(made.mailbox, made.folder)
  await put(made.mailbox, made.folder, { associated: true })
  const kinds = async (flags: number) => {
    const tokens = await contents({ ...made, state: made.state.copy() }, { flags })
    return markers(tokens).flatMap((marker, index) =>
      marker === 'change'
        ? [
            valueOf(
              behind(
                tokens,
                'change',
                markers(tokens)
                  .slice(0, index)
                  .filter((m) => m === 'change').length,
              ),
              P.Associated.tag,
            ),
          ]
        : [],
    )
  }
  assert.deepEqual(await kinds(SyncFlag.normal), [false])
  assert.deepEqual(await kinds(SyncFlag.fai), [true])
  assert.deepEqual((await kinds(all)).sort(), [false, true])
  assert.deepEqual(await kinds(0), [])
})

test('MS-OXCFXICS_R2065, MS-OXCFXICS_R2066, MS-OXCFXICS_R2067, MS-OXCFXICS_R2074: what was sent is given and seen, and does not come again', async () => {
  const made = await setup()
  const { id, seq } = await put(made.mailbox, made.folder)
  const fai = await put(made.mailbox, made.folder, { associated: true })
  await contents(made)
  assert.deepEqual([made.state.given.has(id), made.state.given.has(fai.id)], [true, true])
  assert.deepEqual([made.state.seen.has(seq), made.state.seenFai.has(fai.seq)], [true, true])
  assert.deepEqual(markers(await contents(made)), ['stateBegin', 'stateEnd', 'end'])
})

test('MS-OXCFXICS_R2167, MS-OXCFXICS_R2045: deletions are told, MS-OXCFXICS_R2165, MS-OXCFXICS_R1062: unless nobody wants to know', async () => {
  const made = await setup()
  const { id } = await put(made.mailbox, made.folder)
  await contents(made)
  await store.write(made.mailbox, (tx) => tx.deleteMessages([id]))
  const silent = { ...made, state: made.state.copy() }
  assert.deepEqual(markers(await contents(silent, { flags: all | SyncFlag.noDeletions })), [
    'stateBegin',
    'stateEnd',
    'end',
  ])
  assert.ok(silent.state.given.has(id))
  const tokens = await contents(made)
  const deleted = valueOf(behind(tokens, 'deletions'), Meta.idsetDeleted) as Uint8Array
  assert.deepEqual(decodeReplicaIdSets(deleted).get(1)?.has(id), true)
  assert.equal(made.state.given.has(id), false)
  // What was not told then is told when somebody asks.
  assert.equal(behind(await contents(silent), 'deletions').length, 1)
})

const isX: Restriction = {
  kind: 'content',
  match: 'full',
  fuzzy: 1,
  tag: P.Subject.tag,
  value: { tag: P.Subject.tag, value: 'x' },
}

test('MS-OXCFXICS_R2169, MS-OXCFXICS_R2047, MS-OXCFXICS_R133301: what no longer fits the restriction is told, MS-OXCFXICS_R2168, MS-OXCFXICS_R2166, MS-OXCFXICS_R1334: unless it was not asked for', async () => {
  const made = await setup()
  const { id } = await put(made.mailbox, made.folder)
  const other = await put(made.mailbox, made.folder, { properties: Bag.of({ Subject: 'y' }) })
  const request = { restriction: isX }
  assert.equal(markers(await contents(made, request)).filter((marker) => marker === 'change').length, 1)
  await store.write(made.mailbox, async (tx) => {
    await tx.updateMessage(id, { set: Bag.of({ Subject: 'z' }) })
    await tx.updateMessage(other.id, { set: Bag.of({ Subject: 'x' }) })
  })
  for (const flag of [SyncFlag.ignoreNoLongerInScope, SyncFlag.noDeletions]) {
    const quiet = await contents({ ...made, state: made.state.copy() }, { ...request, flags: all | flag })
    assert.deepEqual(behind(quiet, 'deletions'), [])
  }
  const tokens = await contents(made, request)
  assert.equal(markers(tokens).filter((marker) => marker === 'change').length, 1)
  const gone = behind(tokens, 'deletions')
  assert.equal(valueOf(gone, Meta.idsetDeleted), undefined)
  const outside = valueOf(gone, Meta.idsetNoLongerInScope) as Uint8Array
  assert.deepEqual([...(decodeReplicaIdSets(outside).get(1) ?? [])], [id])
})

test('a message that enters the restriction by its read state comes, too', async () => {
  const made = await setup()
  const { id } = await put(made.mailbox, made.folder)
  const restriction: Restriction = { kind: 'bits', test: 'nonZero', tag: P.MessageFlags.tag, mask: 1 }
  assert.deepEqual(markers(await contents(made, { restriction })), ['stateBegin', 'stateEnd', 'end'])
  await store.write(made.mailbox, (tx) => tx.setFlags([id], { add: ['read'] }))
  const tokens = await contents(made, { restriction })
  assert.equal(markers(tokens).filter((marker) => marker === 'change').length, 1)
  assert.ok(made.state.given.has(id))
})

test('MS-OXCFXICS_R2170, MS-OXCFXICS_R2048, MS-OXCFXICS_R2072, MS-OXCFXICS_R2082, MS-OXCFXICS_R2665, MS-OXCFXICS_R2666: read state goes by itself, MS-OXCFXICS_R2171, MS-OXCFXICS_R1193: if it was asked for', async () => {
  const made = await setup()
  const [a, b] = [await put(made.mailbox, made.folder), await put(made.mailbox, made.folder)]
  await store.write(made.mailbox, (tx) => tx.setFlags([b.id], { add: ['read'] }))
  await contents(made)
  await store.write(made.mailbox, async (tx) => {
    await tx.setFlags([a.id], { add: ['read'] })
    await tx.setFlags([b.id], { remove: ['read'] })
  })
  const without = await contents({ ...made, state: made.state.copy() }, { flags: all & ~SyncFlag.readState })
  assert.deepEqual(markers(without), ['stateBegin', 'stateEnd', 'end'])
  const tokens = await contents(made)
  assert.deepEqual(markers(tokens), ['readStateChanges', 'stateBegin', 'stateEnd', 'end'])
  const changes = behind(tokens, 'readStateChanges')
  const ids = (tag: number) => [...(decodeReplicaIdSets(valueOf(changes, tag) as Uint8Array).get(1) ?? [])]
  assert.deepEqual([ids(Meta.idsetRead), ids(Meta.idsetUnread)], [[a.id], [b.id]])
  assert.deepEqual(markers(await contents(made)), ['stateBegin', 'stateEnd', 'end'])
})

test('MS-OXCFXICS_R2187, MS-OXCFXICS_R2675, MS-OXCFXICS_R1387, MS-OXCFXICS_R1377, MS-OXCFXICS_R1381, MS-OXCFXICS_R1382, MS-OXCFXICS_R1383: progress is told where it was asked for, MS-OXCFXICS_R2188, MS-OXCFXICS_R1172: and not else', async () => {
  const made = await setup()
  await put(made.mailbox, made.folder)
  await put(made.mailbox, made.folder, { associated: true })
  const tokens = await contents({ ...made, state: made.state.copy() }, { flags: all | SyncFlag.progress })
  assert.deepEqual(markers(tokens).slice(0, 3), ['progressTotal', 'progressPerMessage', 'change'])
  const total = behind(tokens, 'progressTotal')
  const [information] = total
  assert.ok(information)
  assert.deepEqual([total.length, information.tag, (information.value as Uint8Array).length], [1, Meta.binary, 32])
  assert.deepEqual(
    behind(tokens, 'progressPerMessage').map(({ tag }) => tag),
    [Meta.integer, Meta.boolean],
  )
  const kinds = [0, 1].map((nth) => valueOf(behind(tokens, 'progressPerMessage', nth), Meta.boolean))
  assert.deepEqual(kinds, [false, true])
  const silent = markers(await contents(made))
  assert.deepEqual([silent.includes('progressTotal'), silent.includes('progressPerMessage')], [false, false])
})

test('MS-OXCFXICS_R2198, MS-OXCFXICS_R3502: the newest come first where the client wants them so', async () => {
  const made = await setup()
  for (const day of [2, 9, 5]) await put(made.mailbox, made.folder, { received: new Date(Date.UTC(2026, 0, day)) })
  const tokens = await contents(made, { extraFlags: SyncExtraFlag.orderByDeliveryTime | SyncExtraFlag.eid })
  const mids = [0, 1, 2].map((nth) => valueOf(behind(tokens, 'change', nth), P.Mid.tag))
  const { ids } = await made.mailbox.sync(made.folder, 0)
  const expected = await Promise.all([1, 2, 0].map(async (index) => sourceKey(made.mailbox.id, ids[index] ?? 0)))
  const keys = [0, 1, 2].map((nth) => valueOf(behind(tokens, 'change', nth), P.SourceKey.tag) as Uint8Array)
  assert.deepEqual(
    keys.map((key) => Buffer.from(key)),
    expected.map((key) => Buffer.from(key)),
  )
  assert.equal(new Set(mids).size, 3)
})

test('MS-OXCFXICS_R2176, MS-OXCFXICS_R2177, MS-OXCFXICS_R2183005, MS-OXCFXICS_R2183006: properties and parts are left out, or nothing else is sent', async () => {
  const made = await setup()
  const properties = Bag.of({ Subject: 'x', Comment: 'c' })
  const recipients = [Bag.of({ DisplayName: 'r', RecipientType: 1 })]
  await store.write(made.mailbox, async (tx) => {
    for (const associated of [false, true])
      await tx.createMessage(made.folder, { properties, recipients, attachments: [], associated })
  })
  const tags = [P.Comment.tag, Subobjects.recipients]
  const sent = async (flags: number, associated: boolean) => {
    const which = associated ? SyncFlag.fai : SyncFlag.normal
    const tokens = await contents({ ...made, state: made.state.copy() }, { flags: flags | which, tags })
    const message = behind(tokens, 'message')
    const has = (property: { tag: number }) => valueOf(message, property.tag) !== undefined
    return [has(P.Comment), has(P.NormalizedSubject), markers(tokens).includes('startRecipient')]
  }
  assert.deepEqual(await sent(0, false), [false, true, false])
  assert.deepEqual(await sent(SyncFlag.onlySpecifiedProperties, false), [true, false, true])
  assert.deepEqual(await sent(SyncFlag.onlySpecifiedProperties, true), [true, false, true])
  const both = SyncFlag.onlySpecifiedProperties | SyncFlag.ignoreSpecifiedOnFai
  assert.deepEqual(await sent(both, false), [true, false, true])
  assert.deepEqual(await sent(both, true), [true, true, true])
  assert.deepEqual(await sent(SyncFlag.ignoreSpecifiedOnFai, true), [false, true, false])
})

test('MS-OXCFXICS_R1121, MS-OXCFXICS_R245, MS-OXCFXICS_R250, MS-OXCFXICS_R1135: a partial change says what its group is, and only a client that takes them gets one', async () => {
  const made = await setup()
  const { id } = await put(made.mailbox, made.folder)
  await contents(made)
  await store.write(made.mailbox, (tx) => tx.setFlags([id], { add: ['flagged'] }))
  const whole = await contents({ ...made, state: made.state.copy() })
  assert.equal(markers(whole).includes('partialChange'), false)
  const tokens = await contents(made, { sendOptions: SendOption.partialItem })
  assert.deepEqual(markers(tokens).slice(0, 2), ['groupInfo', 'partialChange'])
  const [info] = behind(tokens, 'groupInfo')
  const bytes = info?.value as Uint8Array
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  assert.deepEqual([info?.tag, view.getUint32(4, true), view.getUint32(8, true)], [Meta.binary, 0, 1])
  assert.ok(view.getUint32(12, true) > 0)
  const partial = behind(tokens, 'partialChange')
  assert.equal(valueOf(partial, P.FlagStatus.tag), 2)
  assert.equal(valueOf(partial, P.NormalizedSubject.tag), undefined)
})

test('MS-OXCFXICS_R1137, MS-OXCFXICS_R1136: associated messages, and those that the client does not have, come as a whole', async () => {
  const made = await setup()
  const fai = await put(made.mailbox, made.folder, { associated: true })
  const { id } = await put(made.mailbox, made.folder)
  await contents(made)
  await store.write(made.mailbox, (tx) => tx.setFlags([fai.id, id], { add: ['flagged'] }))
  const partial = { sendOptions: SendOption.partialItem }
  const known = await contents({ ...made, state: made.state.copy() }, partial)
  assert.deepEqual(
    markers(known)
      .filter((marker) => /hange$/.test(marker))
      .sort(),
    ['change', 'partialChange'],
  )
  const without = made.state.copy()
  without.given = without.given.without(new IdSet([id]))
  const unknown = await contents({ ...made, state: without }, partial)
  assert.equal(markers(unknown).includes('partialChange'), false)
})

test('in a public folder read state is each reader’s own', async () => {
  const id = await store.createMailbox({ kind: 'public', owner: 'org', locale: 'en', displayName: 'Public' })
  const viewer = (name: string) => ({ kind: 'member' as const, id: name, groups: [], owner: false })
  const [ben, cleo] = [await store.open(id, viewer('ben')), await store.open(id, viewer('cleo'))]
  const folder = PublicFolder.ipmSubtree
  const message = await put(await store.open(id, { kind: 'system' }), folder)
  const [his, hers] = [ben, cleo].map((mailbox) => ({ mailbox, folder, state: new SyncState(id) })) as [Setup, Setup]
  await contents(his)
  await contents(hers)
  await store.write(ben, (tx) => tx.setFlags([message.id], { add: ['read'] }))
  const mine = behind(await contents(his), 'readStateChanges')
  assert.notEqual(valueOf(mine, Meta.idsetRead), undefined)
  const theirs = behind(await contents(hers), 'readStateChanges')
  assert.equal(valueOf(theirs, Meta.idsetRead), undefined)
})

test('hierarchy: MS-OXCFXICS_R3322, MS-OXCFXICS_R1088, MS-OXCFXICS_R1089, MS-OXCFXICS_R1090, MS-OXCFXICS_R1091, MS-OXCFXICS_R1092, MS-OXCFXICS_R1093, MS-OXCFXICS_R1095, MS-OXCFXICS_R1128, MS-OXCFXICS_R1129, MS-OXCFXICS_R1209, MS-OXCFXICS_R1211: parents before children, with what identifies them', async () => {
  const made = { ...(await setup()), folder: SpecialFolder.archive as FolderId }
  const [a, b] = await store.write(made.mailbox, async (tx) => {
    const a = await tx.createFolder({ parent: made.folder, name: 'a' })
    return [a, await tx.createFolder({ parent: a, name: 'b' })] as const
  })
  const tokens = await hierarchy({ ...made, state: made.state.copy() })
  const first = behind(tokens, 'change')
  const second = behind(tokens, 'change', 1)
  const required = [
    P.ParentSourceKey,
    P.SourceKey,
    P.LastModificationTime,
    P.ChangeKey,
    P.PredecessorChangeList,
    P.DisplayName,
  ]
  assert.deepEqual(
    first.slice(0, 6).map(({ tag }) => tag),
    required.map(({ tag }) => tag),
  )
  assert.equal((valueOf(first, P.ParentSourceKey.tag) as Uint8Array).length, 0)
  assert.deepEqual(
    Buffer.from(valueOf(second, P.ParentSourceKey.tag) as Uint8Array),
    Buffer.from(sourceKey(made.mailbox.id, a)),
  )
  assert.deepEqual([valueOf(first, P.DisplayName.tag), valueOf(second, P.DisplayName.tag)], ['a', 'b'])
  assert.equal(valueOf(first, P.FolderId.tag), undefined)
  assert.equal(markers(tokens).filter((marker) => marker === 'change').length, 2)
  const own = { flags: SyncFlag.unicode | SyncFlag.noForeignIdentifiers }
  const foreign = behind(await hierarchy({ ...made, state: made.state.copy() }, own), 'change')
  assert.notEqual(valueOf(foreign, P.ParentFolderId.tag), undefined, 'MS-OXCFXICS_R1097')
  assert.equal((valueOf(foreign, P.ParentSourceKey.tag) as Uint8Array).length, 0, 'MS-OXCFXICS_R1127')
  const withIds = await hierarchy(made, { extraFlags: SyncExtraFlag.eid })
  assert.notEqual(valueOf(behind(withIds, 'change'), P.FolderId.tag), undefined, 'MS-OXCFXICS_R2191')
  assert.equal(valueOf(behind(withIds, 'change'), P.ParentFolderId.tag), undefined)
  assert.deepEqual(
    behind(withIds, 'stateBegin').map(({ tag }) => tag),
    [Meta.idsetGiven, Meta.cnsetSeen],
  )
  await store.write(made.mailbox, async (tx) => {
    await tx.deleteFolder(b, { hard: true })
    await tx.updateFolder(a, { name: 'c' })
  })
  const again = await hierarchy(made)
  assert.deepEqual(markers(again), ['change', 'deletions', 'stateBegin', 'stateEnd', 'end'])
  const deleted = valueOf(behind(again, 'deletions'), Meta.idsetDeleted) as Uint8Array
  assert.deepEqual([...(decodeReplicaIdSets(deleted).get(1) ?? [])], [b])
  await put(made.mailbox, a)
  assert.deepEqual(markers(await hierarchy(made)), ['stateBegin', 'stateEnd', 'end'])
})

test('MS-OXCFXICS_R2216, MS-OXCFXICS_R3323: a state that was asked for stays as it was then', async () => {
  const { mailbox } = await setup()
  const state = new SyncState(mailbox.id)
  state.given = new IdSet([5000])
  const stream = stateDownload(state, 'contents')
  state.given.add(6000)
  const tokens = await tokensOf(stream)
  assert.deepEqual(markers(tokens), ['stateBegin', 'stateEnd'])
  const again = new SyncState(mailbox.id)
  again.upload(Meta.idsetGiven, valueOf(behind(tokens, 'stateBegin'), Meta.idsetGiven) as Uint8Array)
  assert.deepEqual([...again.given], [5000])
})
