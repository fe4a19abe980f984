/** Votes that are counted and messages that are recalled, between people who send from their mailboxes. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exportMail, recipientBag, sender, sentRepresenting, setPerson } from '#convert'
import { Bag, P, SpecialFolder, writeVotes } from '#model'
import { type Fixture, open } from '#test/groupware.ts'
import { subjects } from '#test/rules.ts'

const ada = 'ada@example.test'
const ben = 'ben@example.test'

/** Sends from somebody's Outbox. */
async function send(world: Fixture, from: string, to: string, properties: Bag): Promise<void> {
  const mailbox = await world.mailbox(from)
  properties.setDefault(P.MessageClass, 'IPM.Note').setDefault(P.Body, 'Text')
  setPerson(properties, sender, { name: '', address: from })
  setPerson(properties, sentRepresenting, { name: '', address: from })
  const message = { properties, recipients: [recipientBag({ name: '', address: to }, 1, 0)], attachments: [] }
  const { id } = await world.store.write(mailbox, (tx) => tx.createMessage(SpecialFolder.outbox, message))
  const sent = await world.groupware.sendMessage({ mailbox, id, login: await world.login(from), session: 'test' })
  assert.equal(sent.kind, 'sent')
}

async function received(world: Fixture, address: string) {
  const messages = await world.messages(address)
  const message = messages.at(-1)
  assert.ok(message)
  return { id: message.id, properties: await message.properties() }
}

test('[MS-OXOMSG] 3.1.4.3: a vote is counted on the message that asked', async () => {
  const world = await open()
  await send(world, ada, ben, Bag.of({ Subject: 'Lunch' }, { VerbStream: writeVotes(['Pizza', 'Pasta']) }))
  const vote = async (choice: string) => {
    const { properties } = await received(world, ben)
    world.pass(60)
    const answer = Bag.of(
      { Subject: `${choice}: Lunch`, InReplyToId: properties.get(P.InternetMessageId) },
      { VerbResponse: choice },
    )
    await send(world, ben, ada, answer)
    const [asked] = await world.messages(ada, SpecialFolder.sentItems)
    return asked?.recipients[0]?.get(P.RecipientTrackStatus)
  }
  assert.deepEqual([await vote('Pasta'), await vote('Pizza'), await vote('Soup')], [2, 1, 1])
})

const recallOf = (properties: Bag) =>
  Bag.of({
    MessageClass: 'IPM.Outlook.Recall',
    Subject: 'Recall: Hello',
    InReplyToId: properties.get(P.InternetMessageId),
  })

test('a message that nobody has read is recalled, and its sender is told', async () => {
  const world = await open()
  await send(world, ada, ben, Bag.of({ Subject: 'Hello' }))
  const { properties } = await received(world, ben)
  await send(world, ada, ben, recallOf(properties))
  assert.deepEqual(await subjects(world, ben), [])
  assert.equal((await subjects(world, ben, SpecialFolder.recoverableDeletions)).length, 2)
  await world.groupware.queueRound({ outbound: false })
  const [report] = await world.messages(ada)
  assert.equal(report?.class, 'IPM.Recall.Report.Success')
})

test('one that has been read stays', async () => {
  const world = await open()
  await send(world, ada, ben, Bag.of({ Subject: 'Hello' }))
  const { id, properties } = await received(world, ben)
  await world.store.write(await world.mailbox(ben), (tx) => tx.setFlags([id], { add: ['read'] }))
  await send(world, ada, ben, recallOf(properties))
  assert.deepEqual(await subjects(world, ben), ['Hello', 'Recall: Hello'])
  await world.groupware.queueRound({ outbound: false })
  const [report] = await world.messages(ada)
  assert.equal(report?.class, 'IPM.Recall.Report.Failure')
})

test('nobody recalls what somebody else has sent, nor from outside', async () => {
  const world = await open()
  await send(world, ada, ben, Bag.of({ Subject: 'Hello' }))
  const { properties } = await received(world, ben)
  await send(world, 'emil@example.test', ben, recallOf(properties))
  const forged = recallOf(properties).set(P.InternetMessageId, '<forged@x.example>')
  setPerson(forged, sentRepresenting, { name: '', address: ada })
  const item = { properties: forged, recipients: [recipientBag({ name: '', address: ben }, 1, 0)], attachments: [] }
  const mail = exportMail(item, { seed: 'x', hostname: 'x.example', format: 'tnef' })
  await world.send({ from: ada, to: [ben] }, Buffer.from(mail).toString('latin1').replaceAll('\r\n', '\n'))
  assert.equal((await received(world, ben)).properties.get(P.MessageClass), 'IPM.Outlook.Recall')
  assert.ok((await subjects(world, ben)).includes('Hello'))
})
