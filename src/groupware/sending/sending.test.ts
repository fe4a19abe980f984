/** Messages of mailboxes are sent: now and later, by the right mailbox, with what only Outlook reads. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recipientBag, sender, sentRepresenting, setPerson } from '#convert'
import { Bag, fileTime, N, SpecialFolder, writeVotes } from '#model'
import { type Fixture, open } from '#test/groupware.ts'
import { queued, subjects } from '#test/rules.ts'
import { createAdministration } from '../administration.ts'
import { sendTimeOf } from './deferred.ts'

const ada = 'ada@example.test'
const ben = 'ben@example.test'

interface Wish {
  subject?: string
  to?: readonly string[]
  from?: string
  more?: Bag
}

/** A message in Ada's Outbox. */
async function draft(world: Fixture, { subject = 'Hello', to = [ben], from = ada, more }: Wish = {}): Promise<number> {
  const properties = Bag.of({ MessageClass: 'IPM.Note', Subject: subject, Body: 'Text' })
  setPerson(properties, sender, { name: 'Ada', address: ada })
  setPerson(properties, sentRepresenting, { name: '', address: from })
  if (more) properties.assign(more)
  const recipients = to.map((address, row) => recipientBag({ name: '', address }, 1, row))
  const message = { properties, recipients, attachments: [], flags: ['draft'] as const }
  const mailbox = await world.mailbox(ada)
  return (await world.store.write(mailbox, (tx) => tx.createMessage(SpecialFolder.outbox, message))).id
}

async function send(world: Fixture, id: number) {
  const [mailbox, login] = [await world.mailbox(ada), await world.login(ada)]
  return world.groupware.sendMessage({ mailbox, id, login, session: 'test' })
}

const outbox = (world: Fixture) => subjects(world, ada, SpecialFolder.outbox)
const sentItems = (world: Fixture) => subjects(world, ada, SpecialFolder.sentItems)

test('it comes to its recipient and lies in Sent Items, read and no draft any more', async () => {
  const world = await open()
  assert.equal((await send(world, await draft(world))).kind, 'sent')
  assert.deepEqual(
    [await subjects(world, ben), await outbox(world), await sentItems(world)],
    [['Hello'], [], ['Hello']],
  )
  const [message] = await world.messages(ada, SpecialFolder.sentItems)
  assert.deepEqual([...(message?.flags ?? [])], ['read'])
})

test('MS-OXOMSG 2.2.3.10: what says so is not kept', async () => {
  const world = await open()
  await send(world, await draft(world, { more: Bag.of({ DeleteAfterSubmit: true }) }))
  assert.deepEqual([await subjects(world, ben), await outbox(world), await sentItems(world)], [['Hello'], [], []])
})

test('of those who cannot be reached a report comes back; when it is all of them, it stays', async () => {
  const world = await open()
  const nobody = 'nobody@example.test'
  assert.equal((await send(world, await draft(world, { to: [ben, nobody] }))).kind, 'sent')
  await world.groupware.queueRound({ outbound: false })
  const [report] = await world.messages(ada)
  assert.equal(report?.class, 'REPORT.IPM.Note.NDR')
  assert.equal((await send(world, await draft(world, { subject: 'To nobody', to: [nobody] }))).kind, 'refused')
  assert.deepEqual(await outbox(world), ['To nobody'])
})

test('when it is to be sent: PidTagDeferredSendTime, or a number of units', () => {
  const now = Date.UTC(2026, 0, 15, 9)
  const cases: [Bag, number | undefined][] = [
    [Bag.of({}), undefined],
    [Bag.of({ DeferredSendTime: fileTime.from(now + 1000) }), now + 1000],
    [Bag.of({ DeferredDeliveryTime: fileTime.from(now + 1000) }), now + 1000],
    [Bag.of({ DeferredSendTime: fileTime.from(now - 1000) }), undefined],
    [Bag.of({ DeferredSendNumber: 2, DeferredSendUnits: 0 }), now + 120_000],
    [Bag.of({ DeferredSendNumber: 2, DeferredSendUnits: 3 }), now + 2 * 7 * 86_400_000],
    [Bag.of({ DeferredSendNumber: 2, DeferredSendUnits: 4 }), undefined],
    [Bag.of({ DeferredSendNumber: 0, DeferredSendUnits: 1 }), undefined],
  ]
  for (const [bag, due] of cases) assert.equal(sendTimeOf(bag, now), due)
})

test('until then it waits in the Outbox, whatever becomes of the process', async () => {
  const world = await open()
  const later = Bag.of({ DeferredSendTime: fileTime.from(world.now() + 60_000) })
  assert.equal((await send(world, await draft(world, { more: later }))).kind, 'deferred')
  const another = world.another()
  await another.queueRound({ outbound: false })
  assert.deepEqual([await subjects(world, ben), await outbox(world)], [[], ['Hello']])
  world.pass(61)
  await another.queueRound({ outbound: false })
  assert.deepEqual(
    [await subjects(world, ben), await outbox(world), await sentItems(world)],
    [['Hello'], [], ['Hello']],
  )
  assert.deepEqual(await world.groupware.queue.list(), [])
})

test('who deletes it has taken it back', async () => {
  const world = await open()
  const later = Bag.of({ DeferredSendTime: fileTime.from(world.now() + 60_000) })
  const id = await draft(world, { more: later })
  await send(world, id)
  await world.store.write(await world.mailbox(ada), (tx) => tx.deleteMessages([id]))
  world.pass(61)
  await world.groupware.queueRound({ outbound: false })
  assert.deepEqual([await subjects(world, ben), await world.groupware.queue.list()], [[], []])
})

test('what is sent for a shared mailbox lies in its Sent Items, too', async () => {
  const world = await open()
  const administration = createAdministration({ store: world.store, directory: world.directory })
  const { organisation, id: user } = await world.object(ada)
  const shared = await administration.create({
    kind: 'shared',
    organisation,
    address: 'desk@example.test',
    attributes: { displayName: 'Desk' },
  })
  await world.directory.write((tx) => tx.link(shared.id, 'sendAs', [user]))
  assert.equal((await send(world, await draft(world, { from: 'desk@example.test' }))).kind, 'sent')
  assert.deepEqual(
    [await sentItems(world), await subjects(world, 'desk@example.test', SpecialFolder.sentItems)],
    [['Hello'], ['Hello']],
  )
})

test('votes reach people here, and a plain mail everybody else', async () => {
  const world = await open()
  const votes = writeVotes(['Pizza', 'Pasta'])
  await send(
    world,
    await draft(world, { to: [ben, 'carol@elsewhere.example'], more: Bag.of({}, { VerbStream: votes }) }),
  )
  const [message] = await world.messages(ben)
  assert.deepEqual(Buffer.from((await message?.properties())?.get(N.VerbStream) ?? []), Buffer.from(votes))
  const [mail] = await queued(world)
  assert.deepEqual(mail?.to, ['carol@elsewhere.example'])
  assert.doesNotMatch(mail?.text ?? '', /ms-tnef/)
})
