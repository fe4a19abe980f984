/** Rules as a client makes, changes, reads and removes them; deferred action messages that are named anew. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RopError, Table } from '#client/mapi/index.ts'
import { Bag, encodeServerId, MapiError, P, type Restriction, type RuleAction, SpecialFolder } from '#model'
import { open } from '#test/groupware.ts'
import { startSession } from '#test/mapi.ts'

const world = await open()
const mapi = await startSession(world)
const fails = (code: keyof typeof MapiError) => (error: unknown) =>
  error instanceof RopError && error.returnValue === MapiError[code]

type Folder = Awaited<ReturnType<typeof workplace>>

let number = 0
async function workplace() {
  const store = await mapi.logOn('ada')
  const inbox = await store.openFolder(store.folders.inbox)
  return await inbox.createFolder(`rules ${number++}`)
}

const subject: Restriction = {
  kind: 'content',
  match: 'substring',
  fuzzy: 1,
  tag: P.Subject.tag,
  value: { tag: P.Subject.tag, value: 'offer' },
}
const actions: RuleAction[] = [{ kind: 'markAsRead', flavor: 0, flags: 0 }]

function row(name: string, more: Record<number, unknown> = {}) {
  const values = new Map<number, unknown>([
    [P.RuleName.tag, name],
    [P.RuleSequence.tag, 1],
    [P.RuleState.tag, 1],
    [P.RuleLevel.tag, 0],
    [P.RuleProvider.tag, 'RuleOrganizer'],
    [P.RuleCondition.tag, subject],
    [P.RuleActions.tag, actions],
    ...Object.entries(more).map(([tag, value]) => [Number(tag), value] as const),
  ])
  return [...values].map(([tag, value]) => ({ tag, value }))
}

type Row = { flags: number; values: { tag: number; value: unknown }[] }
const add = (...given: Parameters<typeof row>): Row => ({ flags: 1, values: row(...given) })
const modify = (folder: Folder, rows: readonly Row[], modifyRulesFlags = 0) =>
  folder.call('RopModifyRules', { modifyRulesFlags, rows })

async function rules(folder: Folder, ...columns: { tag: number }[]) {
  const { handle } = await folder.call('RopGetRulesTable', { tableFlags: 0x40 })
  return await (await new Table(folder.place, handle).setColumns(...columns.map(({ tag }) => tag))).values()
}

test('MS-OXORULE_R121, MS-OXORULE_R127, MS-OXORULE_R133, MS-OXORULE_R611, MS-OXORULE_R612, MS-OXORULE_R14, MS-OXORULE_R122, MS-OXORULE_R123, MS-OXORULE_R597, MS-OXORULE_R779: rules that were added are the rows', async () => {
  const folder = await workplace()
  await modify(folder, [add('second', { [P.RuleSequence.tag]: 2 }), add('first')])
  assert.deepEqual(await rules(folder, P.RuleName, P.RuleSequence, P.RuleCondition, P.RuleActions), [
    ['first', 1, subject, actions],
    ['second', 2, subject, actions],
  ])
  const ids = (await rules(folder, P.RuleId)).flat()
  assert.equal(new Set(ids.filter((id) => typeof id === 'bigint')).size, 2)
})

test('MS-OXORULE_R671: without the flag rules are added, changed and removed', async () => {
  const folder = await workplace()
  await modify(folder, [add('one'), add('two'), add('three')])
  const [one, two] = (await rules(folder, P.RuleId)).flat()
  await modify(folder, [
    {
      flags: 2,
      values: [
        { tag: P.RuleId.tag, value: one },
        { tag: P.RuleName.tag, value: 'changed' },
      ],
    },
    { flags: 4, values: [{ tag: P.RuleId.tag, value: two }] },
    add('four'),
  ])
  assert.deepEqual(await rules(folder, P.RuleName, P.RuleProvider), [
    ['changed', 'RuleOrganizer'],
    ['three', 'RuleOrganizer'],
    ['four', 'RuleOrganizer'],
  ])
})

test('MS-OXORULE_R669: with the flag they take the place of all', async () => {
  const folder = await workplace()
  await modify(folder, [add('one'), add('two')])
  await modify(folder, [add('only')], 1)
  assert.deepEqual(await rules(folder, P.RuleName), [['only']])
  await modify(folder, [], 1)
  assert.deepEqual(await rules(folder, P.RuleName), [])
})

test('MS-OXORULE_R96, MS-OXORULE_R100: what the server does not use is kept', async () => {
  const folder = await workplace()
  await modify(folder, [add('x', { [P.RuleUserFlags.tag]: 7, [P.RuleProviderData.tag]: Buffer.from('010203', 'hex') })])
  const [[flags, data] = []] = await rules(folder, P.RuleUserFlags, P.RuleProviderData)
  assert.equal(flags, 7)
  assert.equal(Buffer.from(data as Uint8Array).toString('hex'), '010203')
})

test('MS-OXORULE_R844, MS-OXORULE_R846, MS-OXORULE_R888: bits of the state that say nothing here change no answer', async () => {
  const folder = await workplace()
  for (const bit of [0x02, 0x40, 0x80, 0x100, 0x8000_0000]) {
    await modify(folder, [add('state', { [P.RuleState.tag]: (1 | bit) >> 0 })], 1)
    assert.deepEqual(await rules(folder, P.RuleState), [[(1 | bit) >> 0]])
  }
})

test('MS-OXORULE_R821, MS-OXORULE_R822: other flags are ecInvalidParam, and so are rows that say nothing', async () => {
  const folder = await workplace()
  await assert.rejects(modify(folder, [add('x')], 0x02), fails('invalidParameter'))
  await assert.rejects(modify(folder, [{ flags: 3, values: [] }]), fails('invalidParameter'))
  await assert.rejects(modify(folder, [{ flags: 4, values: [] }]), fails('invalidParameter'))
  assert.deepEqual(await rules(folder, P.RuleName), [])
})

test('MS-OXORULE_R826, MS-OXORULE_R889, MS-OXORULE_R920: other flags of the table are ecNotSupported', async () => {
  const folder = await workplace()
  await assert.rejects(folder.call('RopGetRulesTable', { tableFlags: 0x01 }), fails('noSupport'))
})

test('one row that cannot be done leaves all as it was', async () => {
  const folder = await workplace()
  await modify(folder, [add('stays')])
  const gone = { flags: 4, values: [{ tag: P.RuleId.tag, value: 0x7777_0001n }] }
  await assert.rejects(modify(folder, [add('new'), gone], 1), fails('notFound'))
  assert.deepEqual(await rules(folder, P.RuleName), [['stays']])
})

test('MS-OXORULE_R7202, MS-OXORULE_R8851: the folder says whether it has rules', async () => {
  const folder = await workplace()
  await modify(folder, [add('x')])
  assert.equal(await folder.get(P.HasRules), true)
  await modify(folder, [], 1)
  assert.notEqual(await folder.get(P.HasRules), true)
})

test('MS-OXORULE_R618, MS-OXORULE_R619, MS-OXORULE_R620, MS-OXORULE_R355: the messages with the id of the server get that of the client', async () => {
  const store = await mapi.logOn('ada')
  const mailbox = await world.mailbox('ada@example.test')
  const named = encodeServerId({ folder: SpecialFolder.inbox, message: 0x5555 })
  const other = encodeServerId({ folder: SpecialFolder.inbox, message: 0x6666 })
  await world.store.write(mailbox, async (tx) => {
    for (const id of [named, other]) {
      const properties = Bag.of({
        MessageClass: 'IPC.Microsoft Exchange 4.0.Deferred Action',
        DeferredActionMessageOriginalEntryId: id,
        DamBackPatched: false,
      })
      await tx.createMessage(SpecialFolder.deferredAction, { properties, recipients: [], attachments: [] })
    }
  })
  const clientEntryId = Buffer.from('00e6d11b07', 'hex')
  await store.call('RopUpdateDeferredActionMessages', { serverEntryId: named, clientEntryId })
  const rows = await (await store.openFolder(SpecialFolder.deferredAction)).contents([
    P.DeferredActionMessageOriginalEntryId,
    P.DamBackPatched,
  ])
  const found = (await rows.values()).map(([id, patched]) => [Buffer.from(id as Uint8Array).toString('hex'), patched])
  assert.deepEqual(found, [
    ['00e6d11b07', true],
    [Buffer.from(other).toString('hex'), false],
  ])
  const broken = { serverEntryId: Buffer.from('0001', 'hex'), clientEntryId }
  await assert.rejects(store.call('RopUpdateDeferredActionMessages', broken), fails('invalidParameter'))
})
