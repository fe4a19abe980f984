/** Receipts that a sender has asked for. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { P } from '#model'
import type { MessageId, Transaction } from '#store'
import { type Fixture, open } from '#test/groupware.ts'
import { queued, receive } from '#test/rules.ts'
import type { Receipts } from './receipts.ts'

const ada = 'ada@example.test'

/** A mail that asks for receipts, and what is then done with it. */
async function received(fields = 'Disposition-Notification-To: <bob@elsewhere.example>\n') {
  const world = await open()
  await receive(world, ada, { fields })
  const [message] = await world.messages(ada)
  const id = message?.id as MessageId
  const act = async (work: (receipts: Receipts, tx: Transaction) => Promise<unknown>) => {
    const mailbox = await world.mailbox(ada)
    const receipts = await world.groupware.receipts(mailbox)
    await world.store.write(mailbox, (tx) => work(receipts, tx))
    await receipts.send()
  }
  return { world, id, act }
}

const classes = async (world: Fixture) =>
  (await queued(world)).map(({ text }) => /disposition: [^;]*; (\w+)/i.exec(text)?.[1])

test('[MS-OXOMSG] 3.2.4.2: it was read: told once', async () => {
  const { world, id, act } = await received()
  await act((receipts, tx) => receipts.owe(tx, [id], 'read'))
  await act((receipts, tx) => receipts.owe(tx, [id], 'read'))
  await act((receipts, tx) => receipts.owe(tx, [id], 'notRead'))
  const [mail, ...others] = await queued(world)
  assert.deepEqual([others.length, mail?.from, mail?.to], [0, '', ['bob@elsewhere.example']])
  assert.match(mail?.text ?? '', /^Subject: Read: Hello\r$/m)
  assert.match(mail?.text ?? '', /^Disposition: manual-action\/MDN-sent-automatically; displayed\r$/m)
  assert.match(mail?.text ?? '', /^Original-Message-ID: <rule\d+@elsewhere\.example>\r$/m)
})

test('it was deleted unread', async () => {
  const { world, id, act } = await received()
  await act(async (receipts, tx) => {
    await receipts.owe(tx, [id], 'notRead')
    await tx.deleteMessages([id])
  })
  assert.deepEqual(await classes(world), ['deleted'])
})

test('what the reader does not want to be told, what nobody asked for, what his mail program has told: nothing', async () => {
  const suppressed = await received()
  await suppressed.act((receipts, tx) => receipts.cancel(tx, [suppressed.id], ['read', 'notRead']))
  const unasked = await received('')
  const told = await received()
  await told.act((_, tx) => tx.setFlags([told.id], { add: ['receiptSent'] }))
  for (const { world, id, act } of [suppressed, unasked, told]) {
    await act((receipts, tx) => receipts.owe(tx, [id], 'read'))
    assert.deepEqual(await classes(world), [])
  }
})

test('a transaction that fails tells nothing', async () => {
  const { world, id, act } = await received()
  const broken = act(async (receipts, tx) => {
    await receipts.owe(tx, [id], 'read')
    throw new Error('not today')
  })
  await assert.rejects(broken)
  await act(() => Promise.resolve())
  assert.deepEqual(await classes(world), [])
})

test('a person of ours finds the receipt as a report in the inbox', async () => {
  const world = await open()
  await receive(world, ada, { from: 'ben@example.test', fields: 'Disposition-Notification-To: <ben@example.test>\n' })
  const [message] = await world.messages(ada)
  const mailbox = await world.mailbox(ada)
  const receipts = await world.groupware.receipts(mailbox)
  await world.store.write(mailbox, (tx) => receipts.owe(tx, [message?.id as MessageId], 'read'))
  await receipts.send()
  await world.groupware.queueRound({ outbound: false })
  const [report] = await world.messages('ben@example.test')
  assert.equal(report?.class, 'REPORT.IPM.Note.IPNRN')
  assert.equal((await report?.properties())?.get(P.OriginalSubject), 'Hello')
})
