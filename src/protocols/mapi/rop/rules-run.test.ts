/** Rules that a client makes by ROPs run when the client is gone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RopError } from '#client/mapi/index.ts'
import { setOutOfOffice } from '#groupware/calendar/index.ts'
import { allRights } from '#store'
import { PublicFolder, encodeServerId, MapiError, P, type RuleAction, SpecialFolder } from '#model'
import { open, system } from '#test/groupware.ts'
import { startSession } from '#test/mapi.ts'
import { receive, subjectHas, to } from '#test/rules.ts'

const ada = 'ada@example.test'

async function started() {
  const world = await open()
  const mapi = await startSession(world)
  const store = await mapi.logOn('ada')
  const inbox = await store.openFolder(store.folders.inbox)
  return { world, mapi, store, inbox }
}

const values = (pairs: readonly (readonly [{ tag: number }, unknown])[]) =>
  pairs.map(([{ tag }, value]) => ({ tag, value }))

const rule = (actions: readonly RuleAction[]) =>
  values([
    [P.RuleName, 'rule'],
    [P.RuleSequence, 1],
    [P.RuleState, 1],
    [P.RuleProvider, 'RuleOrganizer'],
    [P.RuleCondition, subjectHas('offer')],
    [P.RuleActions, actions],
  ])

test('MS-OXORULE_R680, MS-OXORULE_R596, MS-OXORULE_R778, MS-OXORULE_R914: a rule runs from the next message on, as it was changed last', async () => {
  const { world, inbox, store } = await started()
  const offers = await inbox.createFolder('Offers')
  await inbox.call('RopModifyRules', { modifyRulesFlags: 0, rows: [{ flags: 1, values: rule([to.move(offers.id)]) }] })
  await receive(world, ada, { subject: 'An offer' })
  assert.deepEqual(await (await offers.contents([P.Subject])).values(), [['An offer']])
  const [known] = await (await world.mailbox(ada)).rules(SpecialFolder.inbox)
  const changed = values([
    [P.RuleId, known?.bag.get(P.RuleId)],
    [P.RuleActions, [to.read]],
  ])
  await inbox.call('RopModifyRules', { modifyRulesFlags: 0, rows: [{ flags: 2, values: changed }] })
  await receive(world, ada, { subject: 'Another offer' })
  const rows = await (await store.openFolder(store.folders.inbox)).contents([P.Subject, P.MessageFlags])
  const [[subject, flags] = []] = await rows.values()
  assert.deepEqual([subject, (flags as number) & 1], ['Another offer', 1])
})

test('MS-OXORULE_R883, MS-OXORULE_R136, MS-OXORULE_R147, MS-OXORULE_R617: what the client is to do is told as the rule says it now, and named anew', async () => {
  const { world, inbox, store } = await started()
  await inbox.call('RopModifyRules', { modifyRulesFlags: 0, rows: [{ flags: 1, values: rule([to.defer('one')]) }] })
  const [known] = await (await world.mailbox(ada)).rules(SpecialFolder.inbox)
  const changed = values([
    [P.RuleId, known?.bag.get(P.RuleId)],
    [P.RuleActions, [to.defer('two')]],
  ])
  await inbox.call('RopModifyRules', { modifyRulesFlags: 0, rows: [{ flags: 2, values: changed }] })
  await receive(world, ada, { subject: 'An offer' })
  const told = await (await store.openFolder(SpecialFolder.deferredAction)).contents([
    P.ClientActions,
    P.DamBackPatched,
  ])
  const [[actions, patched] = []] = await told.values()
  assert.match(Buffer.from(actions as Uint8Array).toString('latin1'), /two$/)
  assert.equal(patched, false)
  const [message] = await world.messages(ada)
  const serverEntryId = encodeServerId({ folder: SpecialFolder.inbox, message: message?.id as number })
  const clientEntryId = Buffer.from('0011', 'hex')
  await store.call('RopUpdateDeferredActionMessages', { serverEntryId, clientEntryId })
  const again = await (await store.openFolder(SpecialFolder.deferredAction)).contents([P.DamBackPatched])
  assert.deepEqual(await again.values(), [[true]])
})

test('MS-OXORULE_R839, MS-OXORULE_R840, MS-OXORULE_R258: rules of a public folder move, copy and defer nothing', async () => {
  const { world, mapi } = await started()
  const store = await mapi.logOn('ada', 'public')
  const { id: member } = await world.object(ada)
  const others = await world.directory.otherMailboxes(member)
  const { mailbox } = others.find(({ kind }) => kind === 'public') as (typeof others)[number]
  const publicStore = await world.store.open(mailbox, system)
  const id = await world.store.write(publicStore, async (tx) => {
    const folder = await tx.createFolder({ parent: PublicFolder.ipmSubtree, name: 'Board' })
    await tx.setPermissions(folder, [{ member, rights: allRights }])
    return folder
  })
  const folder = await store.openFolder(id)
  const add = (action: RuleAction) =>
    folder.call('RopModifyRules', { modifyRulesFlags: 0, rows: [{ flags: 1, values: rule([action]) }] })
  for (const action of [to.move(id), to.copy(id), to.defer('x')]) {
    await assert.rejects(
      add(action),
      (error) => error instanceof RopError && error.returnValue === MapiError.invalidParameter,
    )
  }
  await add(to.delete)
})

test('MS-OXORULE_R1016: the condition of an extended rule that is too large is refused', async () => {
  const { store, inbox } = await started()
  const limit = (await store.get(P.ExtendedRuleSizeLimit)) as number
  const message = await inbox.createMessage({ associated: true })
  await message.set([P.MessageClass, 'IPM.ExtendedRule.Message'], [P.ExtendedRuleMessageCondition, Buffer.alloc(16)])
  await message.save()
  const large = await inbox.createMessage({ associated: true })
  await large.set([P.MessageClass, 'IPM.ExtendedRule.Message'])
  const stream = await large.openStream(P.ExtendedRuleMessageCondition, 'create')
  await stream.write(Buffer.alloc(limit + 1))
  await stream.commit()
  await assert.rejects(large.save(), (error) => error instanceof RopError && error.returnValue !== MapiError.success)
})

test('PidTagOutOfOfficeState, set by a client, turns the absence on and off', async () => {
  const { world, store } = await started()
  const { groupware } = world
  const settings = { state: 'disabled', internal: 'Away.', external: '', audience: 'none' } as const
  await setOutOfOffice(world.store, await world.mailbox(ada), settings)
  const answers = async () => {
    await receive(world, ada, { from: 'ben@example.test' })
    await groupware.queueRound({ outbound: false })
    return (await world.messages('ben@example.test')).length
  }
  assert.equal(await answers(), 0)
  await store.set([P.OutOfOfficeState, true])
  assert.equal(await answers(), 1)
  await store.set([P.OutOfOfficeState, false])
  assert.equal(await answers(), 1)
})
