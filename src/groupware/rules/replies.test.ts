/** Answers from templates, and what reaches people of ours of what rules send. [MS-OXORULE] 2.2.5.1.1, 2.2.5.1.2.2, 3.2.5.1 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { guidBytes } from '#codec/binary/index.ts'
import { recipientBag } from '#convert'
import { Bag, idToInt64, makeMessageEntryId, P, type ReplyAction, SpecialFolder } from '#model'
import { type Fixture, open } from '#test/groupware.ts'
import { addExtendedRule, addRules, queued, receive, subjects, to } from '#test/rules.ts'

const ada = 'ada@example.test'
const ben = 'ben@example.test'
const template = '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0'
const noSender = 1
const fixedWords = 2

/** A template in the inbox, for these people beside the sender. */
async function addTemplate(world: Fixture, recipients: readonly string[] = []): Promise<number> {
  const mailbox = await world.mailbox(ada)
  const properties = Bag.of({
    MessageClass: 'IPM.Note.rules.ReplyTemplate.Microsoft',
    Subject: 'From the template',
    Body: 'Thank you.',
    ReplyTemplateId: guidBytes(template),
  })
  const message = {
    properties,
    recipients: recipients.map((address, row) => recipientBag({ name: '', address }, 1, row)),
    attachments: [],
    associated: true,
  }
  return (await world.store.write(mailbox, (tx) => tx.createMessage(SpecialFolder.inbox, message))).id
}

const replyBy = (id: number, kind: ReplyAction['kind'] = 'reply', flavor = 0): ReplyAction => ({
  kind,
  flavor,
  flags: 0,
  folderId: idToInt64(SpecialFolder.inbox),
  messageId: idToInt64(id),
  template,
})

for (const kind of ['reply', 'outOfOfficeReply'] as const) {
  const ids = { reply: 'MS-OXORULE_R309', outOfOfficeReply: 'MS-OXORULE_R928' }[kind]
  test(`${ids}, MS-OXORULE_R305, MS-OXORULE_R307, MS-OXORULE_R727: ${kind} takes the template that its ids name`, async () => {
    const world = await open()
    await addRules(world, ada, { actions: [replyBy(await addTemplate(world), kind)] })
    await receive(world, ada)
    const [mail] = await queued(world)
    assert.deepEqual(mail?.to, ['bob@elsewhere.example'])
    assert.match(mail?.text ?? '', /^Subject: From the template\r$[^]*Thank you\./m)
  })
}

for (const kind of ['reply', 'outOfOfficeReply'] as const) {
  const ids = { reply: 'MS-OXORULE_R1001', outOfOfficeReply: 'MS-OXORULE_R1002' }[kind]
  test(`${ids}, MS-OXORULE_R998, MS-OXORULE_R1000: ${kind} of an extended rule, by its entry id`, async () => {
    const world = await open()
    const { id: mailbox } = await world.mailbox(ada)
    const id = await addTemplate(world)
    const message = makeMessageEntryId({ mailbox, replica: mailbox, folder: SpecialFolder.inbox, message: id })
    await addExtendedRule(world, ada, { actions: [{ kind, flavor: 0, flags: 0, message, template }] })
    await receive(world, ada)
    assert.match((await queued(world))[0]?.text ?? '', /Thank you\./)
  })
}

test('MS-OXORULE_R288, MS-OXORULE_R663, MS-OXORULE_R952: with NS only those in the template get it', async () => {
  const world = await open()
  await addRules(world, ada, {
    actions: [replyBy(await addTemplate(world, ['carol@elsewhere.example']), 'reply', noSender)],
  })
  await receive(world, ada)
  assert.deepEqual(
    (await queued(world)).map((mail) => mail.to),
    [['carol@elsewhere.example']],
  )
})

test('with ST it is words of the server', async () => {
  const world = await open()
  await addRules(world, ada, { actions: [{ ...replyBy(0x7777), flavor: fixedWords }] })
  await receive(world, ada)
  assert.match((await queued(world))[0]?.text ?? '', /^Subject: Re: Hello\r$[^]*automatic reply/m)
})

test('a template that is gone is an error, and the message is there', async () => {
  const world = await open()
  await addRules(world, ada, { actions: [replyBy(0x7777)] })
  await receive(world, ada)
  const [told] = await world.messages(ada, SpecialFolder.deferredAction)
  assert.equal((await told?.properties())?.get(P.RuleError), 0x0a)
  assert.deepEqual([await subjects(world, ada), await queued(world)], [['Hello'], []])
})

test('MS-OXORULE_R906: the answer of somebody who is away has a class of its own in mailboxes of ours', async () => {
  const world = await open()
  await addRules(world, ada, { actions: [replyBy(await addTemplate(world), 'outOfOfficeReply')] })
  await receive(world, ada, { from: ben })
  await world.groupware.queueRound({ outbound: false })
  const [answer] = await world.messages(ben)
  assert.equal(answer?.class, 'IPM.Note.rules.OofTemplate')
})

test('MS-OXORULE_R275, MS-OXORULE_R5281: what was passed on says so, and may be answered', async () => {
  const world = await open()
  await addRules(world, ada, { actions: [to.forward(ben, 3)] })
  await addRules(world, ben, { actions: [{ ...replyBy(0), flavor: fixedWords }] })
  await receive(world, ada)
  await world.groupware.queueRound({ outbound: false })
  const [message] = await world.messages(ben)
  const properties = await message?.properties()
  assert.deepEqual(
    [properties?.get(P.AutoForwarded), properties?.get(P.SenderSmtpAddress)],
    [true, 'bob@elsewhere.example'],
  )
  assert.deepEqual(
    (await queued(world)).map((mail) => mail.to),
    [['bob@elsewhere.example']],
  )
})

test('MS-OXORULE_R1003, MS-OXORULE_R1006: all recipients of an action get it, by what their blocks say of them', async () => {
  const world = await open()
  const { legacyDn } = await world.object(ben)
  const recipients = [to.forward(legacyDn), to.forward('carol@elsewhere.example')].flatMap((action) =>
    action.kind === 'forward' ? action.recipients : [],
  )
  await addRules(world, ada, { actions: [{ kind: 'forward', flavor: 0, flags: 0, recipients }] })
  await receive(world, ada)
  const [mail] = await queued(world)
  assert.deepEqual(mail?.to, [ben, 'carol@elsewhere.example'])
})

test('MS-OXORULE_R886: a message about which nothing is left to Outlook says so', async () => {
  const world = await open()
  await addRules(world, ada, { actions: [to.read] })
  await receive(world, ada)
  const [message] = await world.messages(ada)
  assert.equal((await message?.properties())?.get(P.HasDeferredActionMessages), false)
})
