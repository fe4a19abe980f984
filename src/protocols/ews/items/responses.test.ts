import assert from 'node:assert/strict'
import { test } from 'node:test'
import { child, childText } from '#codec/xml/index.ts'
import { SpecialFolder } from '#model'
import { assertTexts, idIn, Items } from '#test/ews-items.ts'
import { find, findAll, startEws } from '#test/ews.ts'
import { open } from '#test/groupware.ts'
import { itemIdText } from '../ids/item-id.ts'

const world = await open()
const ews = await startEws(world)
const ada = new Items(ews, 'ada')
const ben = new Items(ews, 'ben')

const send = 'MessageDisposition="SendAndSaveCopy"'

/** The id of the newest message in a folder. */
async function newest(who: string, folder: number = SpecialFolder.inbox): Promise<string> {
  const messages = await world.messages(`${who}@example.test`, folder)
  const last = messages.at(-1)
  assert.ok(last)
  return itemIdText(await world.mailbox(`${who}@example.test`), last)
}

const to = (...addresses: string[]) =>
  addresses.map((one) => `<t:Mailbox><t:EmailAddress>${one}</t:EmailAddress></t:Mailbox>`).join('')

async function mailForBen(): Promise<string> {
  await ada.ask(
    ada.createRequest(
      `<t:Message><t:Subject>question</t:Subject><t:Body BodyType="Text">what?</t:Body>
       <t:Attachments><t:FileAttachment><t:Name>a.txt</t:Name><t:Content>aGk=</t:Content></t:FileAttachment></t:Attachments>
       <t:ToRecipients>${to('ben@example.test')}</t:ToRecipients><t:CcRecipients>${to('emil@example.test')}</t:CcRecipients></t:Message>`,
      send,
    ),
  )
  return await newest('ben')
}

for (const { kind, element, subject, recipients, attachments } of [
  { kind: 'ReplyToItem', element: '', subject: 'RE: question', recipients: ['ada@example.test'], attachments: 0 },
  {
    kind: 'ReplyAllToItem',
    element: '',
    subject: 'RE: question',
    recipients: ['ada@example.test', 'emil@example.test'],
    attachments: 0,
  },
  {
    kind: 'ForwardItem',
    element: `<t:ToRecipients>${to('ada@example.test')}</t:ToRecipients>`,
    subject: 'FW: question',
    recipients: ['ada@example.test'],
    attachments: 1,
  },
]) {
  test(`${kind}: quoted, addressed, in the same conversation; the message that is answered says so`, async () => {
    const id = await mailForBen()
    const before = await ben.get(id)
    await ben.done(
      ben.createRequest(
        `<t:${kind}>${element}<t:ReferenceItemId Id="${id}"/><t:NewBodyContent BodyType="Text">this</t:NewBodyContent></t:${kind}>`,
        send,
      ),
    )
    const got = await ada.get(
      await newest('ada'),
      '<t:BaseShape>AllProperties</t:BaseShape><t:AdditionalProperties><t:FieldURI FieldURI="item:UniqueBody"/></t:AdditionalProperties>',
    )
    assertTexts(got, {
      Subject: subject,
      InReplyTo: find(before, 'InternetMessageId')?.text,
      ConversationTopic: 'question',
    })
    assert.match(find(got, 'Body')?.text ?? '', /^this\r?\n[\s\S]*From: Ada Sommer[\s\S]*what\?/)
    assert.equal(childText(got, 'UniqueBody')?.trim(), 'this')
    const people = [
      ...findAll(child(got, 'ToRecipients'), 'EmailAddress'),
      ...findAll(child(got, 'CcRecipients'), 'EmailAddress'),
    ]
    assert.deepEqual(
      people.map(({ text }) => text),
      recipients,
    )
    assert.equal(findAll(got, 'FileAttachment').length, attachments)
    const icon =
      '<t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties><t:FieldURI FieldURI="item:IconIndex"/></t:AdditionalProperties>'
    assertTexts(await ben.get(id, icon), { IconIndex: kind === 'ForwardItem' ? 'MailForwarded' : 'MailReplied' })
  })
}

test('a reply that is saved is a draft', async () => {
  const id = await mailForBen()
  const made = await ben.create(
    `<t:ReplyToItem><t:ReferenceItemId Id="${id}"/><t:NewBodyContent BodyType="HTML">&lt;p&gt;x&lt;/p&gt;</t:NewBodyContent></t:ReplyToItem>`,
    'MessageDisposition="SaveOnly"',
  )
  const draft = await ben.get(made.id)
  assertTexts(draft, { IsDraft: 'true', Subject: 'RE: question' })
  assert.match(childText(draft, 'Body') ?? '', /<p>x<\/p>.*divRplyFwdMsg/s)
})

const meeting = (
  subject: string,
) => `<t:CalendarItem><t:Subject>${subject}</t:Subject><t:Start>2026-02-10T09:00:00Z</t:Start><t:End>2026-02-10T10:00:00Z</t:End>
  <t:RequiredAttendees><t:Attendee>${to('ben@example.test')}</t:Attendee></t:RequiredAttendees></t:CalendarItem>`

async function invited(subject: string): Promise<{ own: string; request: string }> {
  const own = await ada.create(meeting(subject), 'SendMeetingInvitations="SendToAllAndSaveCopy"')
  return { own: own.id, request: await newest('ben') }
}

for (const [kind, response] of [
  ['AcceptItem', 'Accept'],
  ['TentativelyAcceptItem', 'Tentative'],
  ['DeclineItem', 'Decline'],
] as const) {
  test(`${kind}: the organizer learns of it`, async () => {
    const { own, request } = await invited(kind)
    assert.equal((await ben.get(request)).name, 'MeetingRequest')
    const message = await ben.done(
      ben.createRequest(
        `<t:${kind}><t:Body BodyType="Text">so</t:Body><t:ReferenceItemId Id="${request}"/></t:${kind}>`,
        send,
      ),
    )
    const names = child(message, 'Items')?.children.map(({ name }) => name)
    assert.deepEqual(names, kind === 'DeclineItem' ? ['MeetingRequest'] : ['CalendarItem', 'MeetingRequest'])
    if (kind !== 'DeclineItem') {
      assertTexts(await ben.get(idIn(find(message, 'CalendarItem')).id), { MyResponseType: response })
    }
    const answer = await ada.get(await newest('ada'))
    assert.equal(answer.name, 'MeetingResponse')
    assertTexts(answer, { ResponseType: response, Start: '2026-02-10T09:00:00Z' })
    assertTexts(child(await ada.get(own), 'RequiredAttendees') as never, { ResponseType: response })
    assert.deepEqual(await ben.codes(ben.getRequest(`<t:ItemId Id="${request}"/>`)), ['ErrorItemNotFound'])
  })
}

test('who calls a meeting does not accept it; what is no meeting is not accepted', async () => {
  const { own } = await invited('mine')
  const answer = (id: string, kind = 'AcceptItem') =>
    ada.codes(
      ada.createRequest(`<t:${kind}><t:ReferenceItemId Id="${id}"/></t:${kind}>`, 'MessageDisposition="SendOnly"'),
    )
  assert.deepEqual(await answer(own), ['ErrorCalendarIsOrganizerForAccept'])
  const plain = await ada.create('<t:Message><t:Subject>x</t:Subject></t:Message>')
  assert.deepEqual(await answer(plain.id), ['ErrorInvalidItemForOperationAcceptItem'])
  assert.deepEqual(await answer(plain.id, 'DeclineItem'), ['ErrorInvalidItemForOperationDeclineItem'])
  assert.deepEqual(await answer(plain.id, 'CancelCalendarItem'), ['ErrorInvalidItemForOperationCancelItem'])
  assert.deepEqual(await answer(plain.id, 'RemoveItem'), ['ErrorInvalidItemForOperationRemoveItem'])
  assert.deepEqual(await answer(plain.id, 'SuppressReadReceipt'), ['ErrorReadReceiptNotPending'])
})

test('a meeting is cancelled, and what is left of it removed', async () => {
  const { own } = await invited('off')
  await ada.done(
    ada.createRequest(
      `<t:CancelCalendarItem><t:ReferenceItemId Id="${own}"/><t:NewBodyContent BodyType="Text">sorry</t:NewBodyContent></t:CancelCalendarItem>`,
      send,
    ),
  )
  assert.deepEqual(await ada.codes(ada.getRequest(`<t:ItemId Id="${own}"/>`)), ['ErrorItemNotFound'])
  const id = await newest('ben')
  const cancellation = await ben.get(id)
  assert.equal(cancellation.name, 'MeetingCancellation')
  assertTexts(cancellation, { Subject: 'Canceled: off' })
  const calendar = child(cancellation, 'AssociatedCalendarItemId')?.attributes.Id ?? ''
  assertTexts(await ben.get(calendar), { IsCancelled: 'true' })
  await ben.done(
    ben.createRequest(`<t:RemoveItem><t:ReferenceItemId Id="${id}"/></t:RemoveItem>`, 'MessageDisposition="SaveOnly"'),
  )
  assert.deepEqual(await ben.codes(ben.getRequest(`<t:ItemId Id="${calendar}"/><t:ItemId Id="${id}"/>`)), [
    'ErrorItemNotFound',
    'ErrorItemNotFound',
  ])
})

test('a read receipt that is asked for is suppressed once', async () => {
  await ada.ask(
    ada.createRequest(
      `<t:Message><t:Subject>read?</t:Subject><t:ToRecipients>${to('ben@example.test')}</t:ToRecipients><t:IsReadReceiptRequested>true</t:IsReadReceiptRequested></t:Message>`,
      send,
    ),
  )
  const id = await newest('ben')
  assert.ok(findAll(child(await ben.get(id), 'ResponseObjects'), 'SuppressReadReceipt').length === 1)
  const suppress = ben.createRequest(
    `<t:SuppressReadReceipt><t:ReferenceItemId Id="${id}"/></t:SuppressReadReceipt>`,
    'MessageDisposition="SaveOnly"',
  )
  assert.deepEqual(await ben.codes(suppress), ['NoError'])
  assert.deepEqual(await ben.codes(suppress), ['ErrorReadReceiptNotPending'])
})

test('a post is answered by a post', async () => {
  const post = await ada.create(
    '<t:PostItem><t:Subject>News</t:Subject><t:Body BodyType="Text">n</t:Body></t:PostItem>',
  )
  const made = await ada.create(
    `<t:PostReplyItem><t:ReferenceItemId Id="${post.id}"/><t:NewBodyContent BodyType="Text">m</t:NewBodyContent></t:PostReplyItem>`,
  )
  const reply = await ada.get(made.id)
  assert.equal(reply.name, 'PostItem')
  assertTexts(reply, { Subject: 'RE: News', ConversationTopic: 'News' })
})
