import assert from 'node:assert/strict'
import { test } from 'node:test'
import { child, childText } from '#codec/xml/index.ts'
import { append, assertTexts, idIn, Items, remove, set } from '#test/ews-items.ts'
import { find, findAll, startEws } from '#test/ews.ts'
import { open } from '#test/groupware.ts'
import { itemIdText } from '../ids/item-id.ts'

const world = await open()
const ews = await startEws(world)
const ada = new Items(ews, 'ada')
const ben = new Items(ews, 'ben')

test('fields of a message are set, appended to and deleted (MS-OXWSCORE_R315)', async () => {
  const made = await ada.create(`<t:Message><t:Subject>a</t:Subject><t:Body BodyType="Text">one</t:Body>
    <t:Categories><t:String>x</t:String></t:Categories><t:Importance>High</t:Importance>
    <t:ToRecipients><t:Mailbox><t:EmailAddress>b@elsewhere.example</t:EmailAddress></t:Mailbox></t:ToRecipients></t:Message>`)
  const changed = await ada.update(
    made,
    set('item:Subject', '<t:Message><t:Subject>RE: b</t:Subject></t:Message>') +
      append('item:Body', '<t:Message><t:Body BodyType="Text"> two</t:Body></t:Message>') +
      append(
        'message:ToRecipients',
        '<t:Message><t:ToRecipients><t:Mailbox><t:EmailAddress>c@elsewhere.example</t:EmailAddress></t:Mailbox></t:ToRecipients></t:Message>',
      ) +
      remove('item:Categories') +
      set('item:Importance', '<t:Message><t:Importance>Low</t:Importance></t:Message>') +
      set('item:Flag', '<t:Message><t:Flag><t:FlagStatus>Flagged</t:FlagStatus></t:Flag></t:Message>') +
      set('message:IsRead', '<t:Message><t:IsRead>false</t:IsRead></t:Message>'),
  )
  assert.notEqual(changed.changeKey, made.changeKey)
  const item = await ada.get(changed.id)
  assertTexts(item, {
    Subject: 'RE: b',
    Body: 'one two',
    Importance: 'Low',
    FlagStatus: 'Flagged',
    IsRead: 'false',
    ConversationTopic: 'b',
  })
  assert.equal(child(item, 'Categories'), undefined)
  assert.deepEqual(
    findAll(child(item, 'ToRecipients'), 'EmailAddress').map(({ text }) => text),
    ['b@elsewhere.example', 'c@elsewhere.example'],
  )
  await ada.update(
    changed,
    remove('item:Flag') +
      remove('item:Body') +
      set('message:IsRead', '<t:Message><t:IsRead>true</t:IsRead></t:Message>'),
  )
  assertTexts(await ada.get(changed.id), { Body: '', FlagStatus: 'NotFlagged', IsRead: 'true' })
})

for (const { name, updates, code } of [
  {
    name: 'a field that the server alone sets',
    updates: set('item:Size', '<t:Message><t:Size>3</t:Size></t:Message>'),
    code: 'ErrorInvalidPropertySet',
  },
  {
    name: 'what has no end to append to',
    updates: append('item:Subject', '<t:Message><t:Subject>x</t:Subject></t:Message>'),
    code: 'ErrorInvalidPropertyAppend',
  },
  { name: 'what cannot be deleted', updates: remove('item:ItemClass'), code: 'ErrorInvalidPropertyDelete' },
  {
    name: 'another property than the path names',
    updates: set('item:Subject', '<t:Message><t:Importance>Low</t:Importance></t:Message>'),
    code: 'ErrorUpdatePropertyMismatch',
  },
  {
    name: 'two properties',
    updates: set('item:Subject', '<t:Message><t:Subject>x</t:Subject><t:Importance>Low</t:Importance></t:Message>'),
    code: 'ErrorIncorrectUpdatePropertyCount',
  },
  {
    name: 'a field of other items',
    updates: set('task:DueDate', '<t:Task><t:DueDate>2026-01-01T00:00:00Z</t:DueDate></t:Task>'),
    code: 'ErrorInvalidPropertySet',
  },
]) {
  test(`a change is refused: ${name}`, async () => {
    const made = await ada.create('<t:Message><t:Subject>a</t:Subject></t:Message>')
    assert.deepEqual(await ada.codes(ada.updateRequest(made, updates)), [code])
    assertTexts(await ada.get(made.id), { Subject: 'a' })
  })
}

test('the change key decides with NeverOverwrite, and with no other way (MS-OXWSCORE_R1598)', async () => {
  const made = await ada.create('<t:Message><t:Subject>a</t:Subject></t:Message>')
  const subject = (text: string) => set('item:Subject', `<t:Message><t:Subject>${text}</t:Subject></t:Message>`)
  const how = (way: string) => `ConflictResolution="${way}" MessageDisposition="SaveOnly"`
  await ada.update(made, subject('b'), how('NeverOverwrite'))
  assert.deepEqual(await ada.codes(ada.updateRequest(made, subject('c'), how('NeverOverwrite'))), [
    'ErrorIrresolvableConflict',
  ])
  await ada.update(made, subject('d'), how('AutoResolve'))
  await ada.update(made, subject('e'), how('AlwaysOverwrite'))
  assertTexts(await ada.get(made.id), { Subject: 'e' })
})

test('entries of dictionaries, and properties by their names', async () => {
  const made = await ada.create(`<t:Contact><t:GivenName>A</t:GivenName>
    <t:PhoneNumbers><t:Entry Key="HomePhone">1</t:Entry><t:Entry Key="MobilePhone">2</t:Entry></t:PhoneNumbers></t:Contact>`)
  const indexed = (uri: string, index: string) => `<t:IndexedFieldURI FieldURI="${uri}" FieldIndex="${index}"/>`
  const own =
    '<t:ExtendedFieldURI PropertySetId="c11ff724-aa03-4555-9952-8fa248a11c3e" PropertyName="N" PropertyType="IntegerArray"/>'
  await ada.update(
    made,
    `<t:SetItemField>${indexed('contacts:PhoneNumber', 'HomePhone')}<t:Contact><t:PhoneNumbers><t:Entry Key="HomePhone">3</t:Entry></t:PhoneNumbers></t:Contact></t:SetItemField>
     <t:DeleteItemField>${indexed('contacts:PhoneNumber', 'MobilePhone')}</t:DeleteItemField>
     <t:SetItemField>${indexed('contacts:PhysicalAddress:City', 'Business')}<t:Contact><t:PhysicalAddresses><t:Entry Key="Business"><t:City>Rome</t:City></t:Entry></t:PhysicalAddresses></t:Contact></t:SetItemField>
     <t:SetItemField>${indexed('contacts:EmailAddress', 'EmailAddress2')}<t:Contact><t:EmailAddresses><t:Entry Key="EmailAddress2">a@elsewhere.example</t:Entry></t:EmailAddresses></t:Contact></t:SetItemField>
     <t:SetItemField>${own}<t:Contact><t:ExtendedProperty>${own}<t:Values><t:Value>7</t:Value><t:Value>8</t:Value></t:Values></t:ExtendedProperty></t:Contact></t:SetItemField>`,
  )
  const item = await ada.get(
    made.id,
    `<t:BaseShape>AllProperties</t:BaseShape><t:AdditionalProperties>${own}</t:AdditionalProperties>`,
  )
  assert.deepEqual(
    findAll(item, 'Entry').map(({ attributes, text }) => [attributes.Key, text]),
    [
      ['EmailAddress2', 'a@elsewhere.example'],
      ['Business', ''],
      ['HomePhone', '3'],
    ],
  )
  assert.equal(find(item, 'City')?.text, 'Rome')
  assert.deepEqual(
    findAll(item, 'Value').map(({ text }) => text),
    ['7', '8'],
  )
  const only = await ada.get(
    made.id,
    `<t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties>${indexed('contacts:PhoneNumber', 'HomePhone')}${indexed('contacts:PhysicalAddress:City', 'Business')}</t:AdditionalProperties>`,
  )
  assert.deepEqual(
    only.children.map(({ name }) => name),
    ['ItemId', 'PhysicalAddresses', 'PhoneNumbers'],
  )
})

test('a task that is done, in all three ways of saying so', async () => {
  const made = await ada.create('<t:Task><t:Subject>t</t:Subject></t:Task>')
  const done = await ada.update(
    made,
    set('task:PercentComplete', '<t:Task><t:PercentComplete>100</t:PercentComplete></t:Task>'),
  )
  assertTexts(await ada.get(done.id), { Status: 'Completed', IsComplete: 'true', CompleteDate: '2026-01-15T09:00:00Z' })
  const open = await ada.update(done, set('task:Status', '<t:Task><t:Status>WaitingOnOthers</t:Status></t:Task>'))
  assertTexts(await ada.get(open.id), { Status: 'WaitingOnOthers', IsComplete: 'false', CompleteDate: undefined })
})

test('a recurring task that is done becomes the next one', async () => {
  const made = await ada.create(`<t:Task><t:Subject>water</t:Subject><t:DueDate>2026-01-15T00:00:00Z</t:DueDate>
    <t:Recurrence><t:DailyRecurrence><t:Interval>3</t:Interval></t:DailyRecurrence><t:NoEndRecurrence><t:StartDate>2026-01-15</t:StartDate></t:NoEndRecurrence></t:Recurrence></t:Task>`)
  await ada.update(made, set('task:Status', '<t:Task><t:Status>Completed</t:Status></t:Task>'))
  assertTexts(await ada.get(made.id), { Status: 'NotStarted', IsRecurring: 'true', DueDate: '2026-01-18T00:00:00Z' })
})

test('one occurrence of a series is another; the series is not', async () => {
  const made =
    await ada.create(`<t:CalendarItem><t:Subject>daily</t:Subject><t:Start>2026-02-02T09:00:00Z</t:Start><t:End>2026-02-02T09:30:00Z</t:End>
    <t:Recurrence><t:DailyRecurrence><t:Interval>1</t:Interval></t:DailyRecurrence><t:NumberedRecurrence><t:StartDate>2026-02-02</t:StartDate><t:NumberOfOccurrences>4</t:NumberOfOccurrences></t:NumberedRecurrence></t:Recurrence></t:CalendarItem>`)
  const third = `<t:OccurrenceItemId RecurringMasterId="${made.id}" InstanceIndex="3"/>`
  const id = idIn(await ada.done(ada.getRequest(third)))
  await ada.update(
    id,
    set('item:Subject', '<t:CalendarItem><t:Subject>other</t:Subject></t:CalendarItem>') +
      set('calendar:Start', '<t:CalendarItem><t:Start>2026-02-04T11:00:00Z</t:Start></t:CalendarItem>') +
      set('calendar:End', '<t:CalendarItem><t:End>2026-02-04T12:00:00Z</t:End></t:CalendarItem>'),
  )
  assertTexts(await ada.get(id.id), {
    Subject: 'other',
    Start: '2026-02-04T11:00:00Z',
    CalendarItemType: 'Exception',
    OriginalStart: '2026-02-04T09:00:00Z',
  })
  const series = await ada.get(made.id)
  assertTexts(series, { Subject: 'daily', Start: '2026-02-02T09:00:00Z' })
  assert.equal(find(child(series, 'ModifiedOccurrences'), 'Start')?.text, '2026-02-04T11:00:00Z')
  const master = await ada.getBy(`<t:RecurringMasterItemId OccurrenceId="${id.id}"/>`)
  assert.equal(find(master, 'ItemId')?.attributes.Id, made.id)
  const second = idIn(
    await ada.done(ada.getRequest(`<t:OccurrenceItemId RecurringMasterId="${made.id}" InstanceIndex="2"/>`)),
  )
  await ada.done(
    `<m:DeleteItem DeleteType="HardDelete" SendMeetingCancellations="SendToNone"><m:ItemIds><t:ItemId Id="${second.id}"/></m:ItemIds></m:DeleteItem>`,
  )
  assert.equal(find(child(await ada.get(made.id), 'DeletedOccurrences'), 'Start')?.text, '2026-02-03T09:00:00Z')
  assert.deepEqual(
    await ada.codes(
      ada.getRequest(
        `<t:OccurrenceItemId RecurringMasterId="${made.id}" InstanceIndex="2"/><t:OccurrenceItemId RecurringMasterId="${made.id}" InstanceIndex="9"/>`,
      ),
    ),
    ['ErrorCalendarOccurrenceIsDeletedFromRecurrence', 'ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange'],
  )
})

test('a meeting is moved: who is invited sees it', async () => {
  const made = await ada.create(
    `<t:CalendarItem><t:Subject>plan</t:Subject><t:Start>2026-02-10T09:00:00Z</t:Start><t:End>2026-02-10T10:00:00Z</t:End>
     <t:RequiredAttendees><t:Attendee><t:Mailbox><t:EmailAddress>ben@example.test</t:EmailAddress></t:Mailbox></t:Attendee></t:RequiredAttendees></t:CalendarItem>`,
    'SendMeetingInvitations="SendToAllAndSaveCopy"',
  )
  const [request] = await world.messages('ben@example.test')
  assert.equal(request?.class, 'IPM.Schedule.Meeting.Request')
  await ada.update(
    made,
    set('calendar:Start', '<t:CalendarItem><t:Start>2026-02-11T09:00:00Z</t:Start></t:CalendarItem>') +
      set('calendar:End', '<t:CalendarItem><t:End>2026-02-11T10:00:00Z</t:End></t:CalendarItem>'),
    'ConflictResolution="AutoResolve" SendMeetingInvitationsOrCancellations="SendToAllAndSaveCopy"',
  )
  const shown = await ada.get(made.id)
  assertTexts(shown, {
    IsMeeting: 'true',
    AppointmentSequenceNumber: '1',
    Start: '2026-02-11T09:00:00Z',
    MyResponseType: 'Organizer',
  })
  assert.equal(find(child(shown, 'RequiredAttendees'), 'EmailAddress')?.text, 'ben@example.test')
  const messages = await world.messages('ben@example.test')
  const inbox = await world.mailbox('ben@example.test')
  const update = await ben.get(itemIdText(inbox, messages.at(-1) as (typeof messages)[number]))
  assert.equal(update.name, 'MeetingRequest')
  assertTexts(update, { MeetingRequestType: 'FullUpdate', Start: '2026-02-11T09:00:00Z', Subject: 'plan' })
  const calendar = child(update, 'AssociatedCalendarItemId')?.attributes.Id ?? ''
  assertTexts(await ben.get(calendar), {
    Start: '2026-02-11T09:00:00Z',
    MyResponseType: 'NoResponseReceived',
    IsOrganizer: 'false',
  })
})

test('a draft is sent with its last change, or by SendItem', async () => {
  const draft = () =>
    ada.create(`<t:Message><t:Subject>draft</t:Subject>
    <t:ToRecipients><t:Mailbox><t:EmailAddress>ben@example.test</t:EmailAddress></t:Mailbox></t:ToRecipients></t:Message>`)
  await ada.done(
    ada.updateRequest(
      await draft(),
      set('item:Subject', '<t:Message><t:Subject>by update</t:Subject></t:Message>'),
      'ConflictResolution="AutoResolve" MessageDisposition="SendAndSaveCopy"',
    ),
  )
  const other = await draft()
  const send = (key: string) =>
    `<m:SendItem SaveItemToFolder="true"><m:ItemIds><t:ItemId Id="${other.id}"${key}/></m:ItemIds></m:SendItem>`
  assert.deepEqual(await ada.codes(send('')), ['ErrorChangeKeyRequired'])
  await ada.done(send(` ChangeKey="${other.changeKey}"`))
  const subjects = await Promise.all(
    (await world.messages('ben@example.test')).slice(-2).map(async (one) => (await one.properties()).toJSON().Subject),
  )
  assert.deepEqual(subjects, ['by update', 'draft'])
})

for (const [operation, stays] of [
  ['MoveItem', false],
  ['CopyItem', true],
] as const) {
  test(`${operation}: the new id is said`, async () => {
    const made = await ada.create('<t:Message><t:Subject>m</t:Subject></t:Message>')
    const message = await ada.done(
      `<m:${operation}><m:ToFolderId><t:DistinguishedFolderId Id="inbox"/></m:ToFolderId><m:ItemIds><t:ItemId Id="${made.id}"/></m:ItemIds></m:${operation}>`,
    )
    const there = idIn(message)
    assert.notEqual(there.id, made.id)
    assertTexts(await ada.get(there.id), { Subject: 'm' })
    assert.deepEqual(await ada.codes(ada.getRequest(`<t:ItemId Id="${made.id}"/>`)), [
      stays ? 'NoError' : 'ErrorItemNotFound',
    ])
  })
}

test('attachments are added, read and deleted; the item changes with them', async () => {
  const made = await ada.create('<t:Message><t:Subject>m</t:Subject></t:Message>')
  const [file, item] = await ada.ask(`<m:CreateAttachment><m:ParentItemId Id="${made.id}"/><m:Attachments>
    <t:FileAttachment><t:Name>a.bin</t:Name><t:Content>${Buffer.alloc(100_000, 7).toString('base64')}</t:Content></t:FileAttachment>
    <t:ItemAttachment><t:Name>task</t:Name><t:Task><t:Subject>inner</t:Subject></t:Task></t:ItemAttachment></m:Attachments></m:CreateAttachment>`)
  assert.equal(childText(file, 'ResponseCode'), 'NoError', childText(file, 'MessageText') ?? '')
  const id = find(file, 'AttachmentId')?.attributes
  assert.equal(id?.RootItemId, made.id)
  assert.notEqual(id?.RootItemChangeKey, made.changeKey)
  const get = (attachment: string | undefined) =>
    ada.done(
      `<m:GetAttachment><m:AttachmentIds><t:AttachmentId Id="${attachment}"/></m:AttachmentIds></m:GetAttachment>`,
    )
  const content = find(await get(id?.Id), 'Content')?.text ?? ''
  assert.ok(Buffer.from(content, 'base64').equals(Buffer.alloc(100_000, 7)))
  const inner = await get(find(item, 'AttachmentId')?.attributes.Id)
  assertTexts(find(inner, 'Task') as never, { Subject: 'inner', ItemClass: 'IPM.Task' })
  const gone = await ada.done(
    `<m:DeleteAttachment><m:AttachmentIds><t:AttachmentId Id="${id?.Id}"/></m:AttachmentIds></m:DeleteAttachment>`,
  )
  assert.equal(find(gone, 'RootItemId')?.attributes.RootItemId, made.id)
  assert.deepEqual(
    (child(await ada.get(made.id), 'Attachments')?.children ?? []).map(({ name }) => name),
    ['ItemAttachment'],
  )
  assert.deepEqual(
    await ada.codes(
      `<m:GetAttachment><m:AttachmentIds><t:AttachmentId Id="${id?.Id}"/><t:AttachmentId Id="${made.id}"/></m:AttachmentIds></m:GetAttachment>`,
    ),
    ['ErrorItemNotFound', 'ErrorInvalidAttachmentId'],
  )
})
