/** Rules as they are read: what cannot be read does nothing, and the others run. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { encode } from '#codec/binary/index.ts'
import { Bag, extendedRuleActions, extendedRuleCondition, P, SpecialFolder } from '#model'
import { open } from '#test/groupware.ts'
import { addRules, receive, subjectHas, to } from '#test/rules.ts'
import { loadRules } from './load.ts'

const ada = 'ada@example.test'

test('MS-OXORULE_R696, MS-OXORULE_R697, MS-OXORULE_R936: without named properties there are two bytes of zero, and nothing else of them', () => {
  const condition = Buffer.from(encode(extendedRuleCondition, { names: [], condition: subjectHas('x') }))
  // The restriction follows at once: RES_CONTENT.
  assert.equal(condition.subarray(0, 3).toString('hex'), '000003')
  const actions = Buffer.from(encode(extendedRuleActions, { names: [], actions: [to.read] }))
  assert.equal(actions.subarray(0, 6).toString('hex'), '000001000000')
})

const broken: [title: string, actions: Uint8Array | undefined, problem: RegExp][] = [
  ['without actions', undefined, /no actions/],
  ['with bytes that are no actions', Buffer.from('ffff', 'hex'), /cannot be read/],
  ['with actions of another version', Buffer.from('00000200000000000000', 'hex'), /cannot be read/],
]
for (const [title, actions, problem] of broken) {
  test(`an extended rule ${title} is told once, and the others run`, async () => {
    const world = await open()
    const mailbox = await world.mailbox(ada)
    const properties = Bag.of({
      MessageClass: 'IPM.ExtendedRule.Message',
      RuleMessageName: 'broken',
      RuleMessageState: 1,
      RuleMessageProvider: 'Test',
      ...(actions && { ExtendedRuleMessageActions: actions }),
    })
    const message = { properties, recipients: [], attachments: [], associated: true }
    await world.store.write(mailbox, (tx) => tx.createMessage(SpecialFolder.inbox, message))
    await addRules(world, ada, { actions: [to.read] })
    const [rule] = await loadRules(mailbox, SpecialFolder.inbox)
    assert.match(rule?.problem ?? '', problem)
    await receive(world, ada)
    await receive(world, ada)
    assert.deepEqual(
      (await world.messages(ada)).map(({ flags }) => flags.has('read')),
      [true, true],
    )
    const told = await world.messages(ada, SpecialFolder.deferredAction)
    assert.equal(told.length, 1)
    assert.equal((await told[0]?.properties())?.get(P.RuleError), 0x04)
    const [again] = await loadRules(mailbox, SpecialFolder.inbox)
    assert.equal(again?.state, 0x43)
  })
}
