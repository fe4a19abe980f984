import assert from 'node:assert/strict'
import { test } from 'node:test'
import { encodeServerId, fileTime, idFromInt64, MapiError, P, SpecialFolder, type TaggedValue } from '#model'
import { RopError } from '#client/mapi/index.ts'
import { open } from '#test/groupware.ts'
import { startSession } from '#test/mapi.ts'

const world = await open()
const mapi = await startSession(world)
const fails = (code: keyof typeof MapiError) => (error: unknown) =>
  error instanceof RopError && error.returnValue === MapiError[code]

async function outgoing() {
  const store = await mapi.logOn('ada')
  const outbox = await store.openFolder(store.folders.outbox)
  const message = await outbox.createMessage()
  return { store, outbox, message }
}

test('a message that is submitted reaches its recipient, and lies in Sent Items', async () => {
  const { store, outbox, message } = await outgoing()
  await message.set([P.Subject, 'Lunch'], [P.Body, 'At noon?'])
  await message.setRecipients({ displayName: 'Ben Okafor', address: 'ben@example.test' })
  await message.save()
  await message.submit()
  assert.equal(await outbox.get(P.ContentCount), 0)
  const sent = await (await store.openFolder(store.folders.sentItems)).contents([
    P.Subject,
    P.MessageFlags,
    P.SenderName,
  ])
  assert.deepEqual(await sent.values(), [['Lunch', 0x401, 'Ada Sommer']])
  const inbox = await (await mapi.logOn('ben')).openFolder(SpecialFolder.inbox)
  const rows = await (await inbox.contents([P.Subject, P.SenderSmtpAddress, P.DisplayTo])).values()
  assert.deepEqual(rows, [['Lunch', 'ada@example.test', 'Ben Okafor']])
})

test('by its X.500 name, too, and what says so is not kept', async () => {
  const { store, message } = await outgoing()
  await message.set([P.Subject, 'Gone'], [P.DeleteAfterSubmit, true])
  await message.call('RopModifyRecipients', {
    columns: [],
    recipients: [
      {
        id: 0,
        type: 1,
        row: { bits: 0x211, prefixUsed: 0, displayType: 0, x500Dn: mapi.benDn, displayName: 'Ben', properties: [] },
      },
    ],
  })
  await message.submit()
  const sent = await (await store.openFolder(store.folders.sentItems)).contents([P.Subject])
  assert.equal((await sent.values()).flat().includes('Gone'), false)
  assert.equal((await world.messages('ben@example.test')).length, 2)
})

test('without recipients, or with one that nobody has, it stays', async () => {
  const { outbox, message } = await outgoing()
  await assert.rejects(message.submit(), fails('noRecipients'))
  await message.setRecipients({ displayName: 'Nobody', address: 'nobody@example.test' })
  await assert.rejects(message.submit(), fails('unknownUser'))
  assert.equal(await outbox.get(P.ContentCount), 1)
})

test('in the name of somebody who has not allowed it: ecSendAsDenied', async () => {
  const { message } = await outgoing()
  await message.set(
    [P.SentRepresentingName, 'Ben'],
    [P.SentRepresentingAddressType, 'EX'],
    [P.SentRepresentingEmailAddress, mapi.benDn],
  )
  await message.setRecipients({ displayName: 'Ben', address: 'ben@example.test' })
  await assert.rejects(message.submit(), fails('sendAsDenied'))
})

test('a message with a time waits in the Outbox until then, and can be taken back', async () => {
  const { store, outbox, message } = await outgoing()
  await message.set([P.Subject, 'Later'], [P.DeferredSendTime, fileTime.from(world.now() + 3_600_000)])
  await message.setRecipients({ displayName: 'Ben Okafor', address: 'ben@example.test' })
  await message.save()
  await message.submit()
  const before = (await world.messages('ben@example.test')).length
  const waiting = await outbox.contents([P.Subject, P.MessageFlags, P.Mid])
  const rows = await waiting.values()
  const [, flags, mid] = rows.find(([subject]) => subject === 'Later') as [string, number, bigint]
  assert.equal(flags & 0x4, 0x4)
  const messageId = idFromInt64(mid)
  await store.call('RopAbortSubmit', { folderId: messageId, messageId })
  await assert.rejects(store.call('RopAbortSubmit', { folderId: messageId, messageId }), fails('notInQueue'))
  world.pass(3601)
  await world.groupware.queueRound({ outbound: false })
  assert.equal((await world.messages('ben@example.test')).length, before)
})

test('what transports ask a store', async () => {
  const { store } = await outgoing()
  assert.deepEqual((await store.call('RopGetAddressTypes')).value, { addressTypes: ['EX', 'SMTP'] })
  assert.deepEqual((await store.call('RopGetTransportFolder')).value.folderId.counter, store.folders.outbox)
  await store.call('RopSetSpooler')
  const messageId = { replica: 1, counter: 0xfffff }
  await assert.rejects(store.call('RopSpoolerLockMessage', { messageId, lockState: 0 }), fails('notFound'))
  await assert.rejects(store.call('RopAbortSubmit', { folderId: messageId, messageId }), fails('notFound'))
})

test('one that was made elsewhere stays there, or goes to the folder that it names', async () => {
  const store = await mapi.logOn('ada')
  const inbox = await store.openFolder(store.folders.inbox)
  const archive = await inbox.createFolder('what was sent')
  const send = async (subject: string, ...values: [typeof P.SentMailSvrEID, Uint8Array][]) => {
    const message = await inbox.createMessage()
    await message.set([P.Subject, subject], ...values)
    await message.setRecipients({ displayName: 'Ben Okafor', address: 'ben@example.test' })
    await message.submit()
  }
  await send('stays')
  await send('goes', [P.SentMailSvrEID, encodeServerId({ folder: archive.id })])
  assert.deepEqual(await (await inbox.contents([P.Subject])).values(), [['stays']])
  assert.deepEqual(await (await archive.contents([P.Subject])).values(), [['goes']])
})

test('MS-OXCROPS_R2485, MS-OXCROPS_R2487: RopTransportSend says what it wrote about the sender', async () => {
  const { message } = await outgoing()
  await message.setRecipients({ displayName: 'Ben Okafor', address: 'ben@example.test' })
  const { value } = await message.call('RopTransportSend')
  assert.equal(value.noPropertiesReturned, false)
  const values = new Map(value.values.map((one: TaggedValue) => [one.tag, one.value]))
  assert.equal(values.get(P.SenderSmtpAddress.tag), 'ada@example.test')
})
