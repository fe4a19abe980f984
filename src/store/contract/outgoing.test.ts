import assert from 'node:assert/strict'
import { Bag, SpecialFolder } from '#model'
import { contract, fails } from './harness.ts'

const mail = (text: string) => Buffer.from(text)

contract(
  'what waits to go out stands in the mailbox until it is taken away, in its order',
  async ({ store, mailbox, as }) => {
    const ids = await store.write(mailbox, async (tx) => [
      await tx.putOutgoing(mail('one')),
      await tx.putOutgoing(mail('two')),
    ])
    const read = async () => (await mailbox.outgoing()).map(({ bytes }) => Buffer.from(bytes).toString())
    assert.deepEqual(await read(), ['one', 'two'])
    await store.write(mailbox, (tx) => tx.removeOutgoing([ids[0] as number]))
    assert.deepEqual(await read(), ['two'])
    const broken = store.write(mailbox, async (tx) => {
      await tx.putOutgoing(mail('three'))
      throw new Error('not today')
    })
    await assert.rejects(broken)
    assert.deepEqual(await read(), ['two'])
    const other = await as({ kind: 'member', id: 'somebody', groups: [], owner: false })
    await assert.rejects(other.outgoing(), fails('accessDenied'))
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
