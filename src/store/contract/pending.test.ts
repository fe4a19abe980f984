import assert from 'node:assert/strict'
import { Bag, SpecialFolder } from '#model'
import { clock, contract, fails } from './harness.ts'

const mail = (text: string) => Buffer.from(text)

contract(
  'what waits to be done stands in the mailbox until it is done, and one does it at a time',
  async ({ store, mailbox, as }) => {
    const ids = await store.write(mailbox, async (tx) => [
      await tx.putPending(mail('one')),
      await tx.putPending(mail('two')),
    ])
    const take = async () => {
      const rows = await store.write(mailbox, (tx) => tx.takePending())
      return rows.map(({ bytes }) => Buffer.from(bytes).toString())
    }
    // Whoever put it there is at it.
    assert.deepEqual(await take(), [])
    clock.now += 61_000
    assert.deepEqual(await take(), ['one', 'two'])
    assert.deepEqual(await take(), [])
    await store.write(mailbox, (tx) => tx.removePending([ids[0] as number]))
    clock.now += 61_000
    assert.deepEqual(await take(), ['two'])
    const broken = store.write(mailbox, async (tx) => {
      await tx.putPending(mail('three'))
      throw new Error('not today')
    })
    await assert.rejects(broken)
    assert.deepEqual(await mailbox.pending(), ids.slice(1))
    const other = await as({ kind: 'member', id: 'somebody', groups: [], owner: false })
    await assert.rejects(other.pending(), fails('accessDenied'))
  },
)

contract('associated items are found by their class', async ({ mailbox, put }) => {
  const rule = await put(SpecialFolder.inbox, {
    associated: true,
    properties: Bag.of({ MessageClass: 'IPM.ExtendedRule.Message' }),
  })
  await put(SpecialFolder.inbox, { associated: true, properties: Bag.of({ MessageClass: 'IPM.Configuration.X' }) })
  await put(SpecialFolder.inbox, { properties: Bag.of({ MessageClass: 'IPM.ExtendedRule.Message' }) })
  assert.deepEqual(await mailbox.associated(SpecialFolder.inbox, ['ipm.extendedrule.message', 'IPM.Other']), [rule])
  assert.deepEqual(await mailbox.associated(SpecialFolder.drafts, ['IPM.ExtendedRule.Message']), [])
})

contract('with the end of an absence its replies are forgotten', async ({ store, mailbox }) => {
  const away = (on: boolean) =>
    store.write(mailbox, (tx) => tx.setStoreProperties({ set: Bag.of({ OutOfOfficeState: on }) }))
  const isNew = () => store.write(mailbox, (tx) => tx.once('absence ben@example.test', { forever: true }))
  await away(true)
  assert.equal(await isNew(), true)
  assert.equal(await isNew(), false)
  await store.write(mailbox, (tx) => tx.setStoreProperties({ set: Bag.of({ Comment: 'x' }) }))
  assert.equal(await isNew(), false)
  await away(false)
  await away(true)
  assert.equal(await isNew(), true)
})
