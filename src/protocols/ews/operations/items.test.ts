import assert from 'node:assert/strict'
import { test } from 'node:test'
import { child, childText } from '#codec/xml/index.ts'
import { allProperties as all, assertTexts, Items } from '#test/ews-items.ts'
import { find, findAll, startEws } from '#test/ews.ts'
import { open } from '#test/groupware.ts'

const world = await open()
const ews = await startEws(world)

const items = new Items(ews, 'ada')

test('a message: every field of it comes back (MS-OXWSMSG_R41)', async () => {
  const { id } = await items.create(`<t:Message>
    <t:Subject>Minutes &amp; more</t:Subject><t:Sensitivity>Private</t:Sensitivity>
    <t:Body BodyType="HTML">&lt;p&gt;hello &lt;b&gt;world&lt;/b&gt;&lt;/p&gt;</t:Body>
    <t:Categories><t:String>red</t:String><t:String>blue</t:String></t:Categories>
    <t:Importance>High</t:Importance>
    <t:InReplyTo>&lt;1@x&gt;</t:InReplyTo>
    <t:ExtendedProperty><t:ExtendedFieldURI PropertySetId="c11ff724-aa03-4555-9952-8fa248a11c3e" PropertyName="Mine" PropertyType="String"/><t:Value>own</t:Value></t:ExtendedProperty>
    <t:Culture>de-DE</t:Culture>
    <t:Flag><t:FlagStatus>Flagged</t:FlagStatus><t:StartDate>2026-02-01T00:00:00Z</t:StartDate><t:DueDate>2026-02-03T00:00:00Z</t:DueDate></t:Flag>
    <t:ToRecipients><t:Mailbox><t:Name>Ben</t:Name><t:EmailAddress>ben@example.test</t:EmailAddress></t:Mailbox></t:ToRecipients>
    <t:CcRecipients><t:Mailbox><t:EmailAddress>x@elsewhere.example</t:EmailAddress></t:Mailbox></t:CcRecipients>
    <t:BccRecipients><t:Mailbox><t:EmailAddress>y@elsewhere.example</t:EmailAddress></t:Mailbox></t:BccRecipients>
    <t:IsReadReceiptRequested>true</t:IsReadReceiptRequested>
    <t:IsDeliveryReceiptRequested>true</t:IsDeliveryReceiptRequested>
    <t:IsRead>false</t:IsRead>
    <t:References>&lt;0@x&gt;</t:References>
    <t:ReplyTo><t:Mailbox><t:Name>R</t:Name><t:EmailAddress>r@elsewhere.example</t:EmailAddress></t:Mailbox></t:ReplyTo>
  </t:Message>`)
  const item = await items.get(
    id,
    `${all}<t:AdditionalProperties><t:ExtendedFieldURI PropertySetId="c11ff724-aa03-4555-9952-8fa248a11c3e" PropertyName="Mine" PropertyType="String"/></t:AdditionalProperties>`,
  )
  assert.equal(item.name, 'Message')
  assertTexts(item, {
    Subject: 'Minutes & more',
    ItemClass: 'IPM.Note',
    Sensitivity: 'Private',
    Body: '<p>hello <b>world</b></p>',
    Importance: 'High',
    InReplyTo: '<1@x>',
    Culture: 'de-DE',
    FlagStatus: 'Flagged',
    StartDate: '2026-02-01T00:00:00Z',
    DueDate: '2026-02-03T00:00:00Z',
    IsReadReceiptRequested: 'true',
    IsDeliveryReceiptRequested: 'true',
    IsRead: 'false',
    IsDraft: 'true',
    References: '<0@x>',
    Value: 'own',
  })
  assert.deepEqual(
    findAll(child(item, 'Categories'), 'String').map(({ text }) => text),
    ['red', 'blue'],
  )
  assert.equal(find(child(item, 'ToRecipients'), 'MailboxType')?.text, 'Mailbox')
  assert.equal(find(child(item, 'CcRecipients'), 'MailboxType')?.text, 'OneOff')
  assert.equal(find(child(item, 'BccRecipients'), 'EmailAddress')?.text, 'y@elsewhere.example')
  assert.equal(find(child(item, 'ReplyTo'), 'EmailAddress')?.text, 'r@elsewhere.example')
  assert.equal(find(child(item, 'From'), 'EmailAddress')?.text, 'ada@example.test')
})

test('a calendar item with a time zone and a series', async () => {
  const { id } = await items.create(`<t:CalendarItem>
    <t:Subject>Weekly</t:Subject>
    <t:ReminderIsSet>true</t:ReminderIsSet><t:ReminderMinutesBeforeStart>30</t:ReminderMinutesBeforeStart>
    <t:Start>2026-03-02T09:00:00</t:Start><t:End>2026-03-02T10:00:00</t:End>
    <t:LegacyFreeBusyStatus>OOF</t:LegacyFreeBusyStatus><t:Location>Room 1</t:Location>
    <t:Recurrence><t:WeeklyRecurrence><t:Interval>2</t:Interval><t:DaysOfWeek>Monday Wednesday</t:DaysOfWeek></t:WeeklyRecurrence>
      <t:NumberedRecurrence><t:StartDate>2026-03-02</t:StartDate><t:NumberOfOccurrences>5</t:NumberOfOccurrences></t:NumberedRecurrence></t:Recurrence>
    <t:StartTimeZone Id="W. Europe Standard Time"/>
  </t:CalendarItem>`)
  const item = await items.get(id)
  assert.equal(item.name, 'CalendarItem')
  assertTexts(item, {
    Start: '2026-03-02T08:00:00Z',
    End: '2026-03-02T09:00:00Z',
    LegacyFreeBusyStatus: 'OOF',
    Location: 'Room 1',
    CalendarItemType: 'RecurringMaster',
    ReminderMinutesBeforeStart: '30',
    DaysOfWeek: 'Monday Wednesday',
    Interval: '2',
    NumberOfOccurrences: '5',
    Duration: 'PT1H',
    StartWallClock: '2026-03-02T09:00:00+01:00',
  })
  assert.equal(child(item, 'StartTimeZone')?.attributes.Id, 'W. Europe Standard Time')
  assert.equal(find(child(item, 'LastOccurrence'), 'Start')?.text, '2026-03-30T07:00:00Z')
  const occurrence = find(child(item, 'LastOccurrence'), 'ItemId')?.attributes.Id ?? ''
  const one = await items.get(occurrence)
  assertTexts(one, { CalendarItemType: 'Occurrence', Start: '2026-03-30T07:00:00Z', Subject: 'Weekly' })
})

test('a contact', async () => {
  const { id } = await items.create(`<t:Contact>
    <t:FileAsMapping>LastCommaFirst</t:FileAsMapping>
    <t:GivenName>Grace</t:GivenName><t:Initials>GH</t:Initials><t:MiddleName>B.</t:MiddleName><t:Nickname>Amazing</t:Nickname><t:CompanyName>Navy</t:CompanyName>
    <t:EmailAddresses><t:Entry Key="EmailAddress1">grace@elsewhere.example</t:Entry><t:Entry Key="EmailAddress2" Name="G H">g2@elsewhere.example</t:Entry></t:EmailAddresses>
    <t:PhysicalAddresses><t:Entry Key="Home"><t:Street>1 A St</t:Street><t:City>York</t:City><t:State>PA</t:State><t:CountryOrRegion>US</t:CountryOrRegion><t:PostalCode>17401</t:PostalCode></t:Entry></t:PhysicalAddresses>
    <t:PhoneNumbers><t:Entry Key="MobilePhone">+1 555</t:Entry><t:Entry Key="HomePhone2">+1 556</t:Entry></t:PhoneNumbers>
    <t:AssistantName>An</t:AssistantName><t:Birthday>1906-12-09T00:00:00Z</t:Birthday><t:BusinessHomePage>http://navy.example/</t:BusinessHomePage>
    <t:Children><t:String>C</t:String></t:Children><t:Companies><t:String>Co</t:String></t:Companies>
    <t:Department>D</t:Department><t:Generation>Jr</t:Generation><t:ImAddresses><t:Entry Key="ImAddress1">im:g</t:Entry></t:ImAddresses>
    <t:JobTitle>Admiral</t:JobTitle><t:Manager>M</t:Manager><t:Mileage>12</t:Mileage><t:OfficeLocation>O</t:OfficeLocation>
    <t:PostalAddressIndex>Home</t:PostalAddressIndex><t:Profession>P</t:Profession><t:SpouseName>S</t:SpouseName><t:Surname>Hopper</t:Surname>
    <t:WeddingAnniversary>1930-06-15T00:00:00Z</t:WeddingAnniversary>
  </t:Contact>`)
  const item = await items.get(id)
  assert.equal(item.name, 'Contact')
  assertTexts(item, {
    FileAs: 'Hopper, Grace B.',
    GivenName: 'Grace',
    CompanyName: 'Navy',
    Street: '1 A St',
    PostalCode: '17401',
    AssistantName: 'An',
    Birthday: '1906-12-09T00:00:00Z',
    JobTitle: 'Admiral',
    PostalAddressIndex: 'Home',
    Surname: 'Hopper',
    ContactSource: 'Store',
    ItemClass: 'IPM.Contact',
  })
  const entries = Object.fromEntries(findAll(item, 'Entry').map(({ attributes, text }) => [attributes.Key, text]))
  assert.equal(entries.EmailAddress1, 'grace@elsewhere.example')
  assert.equal(entries.MobilePhone, '+1 555')
  assert.equal(entries.HomePhone2, '+1 556')
  assert.equal(entries.ImAddress1, 'im:g')
})

test('a distribution list, a task, a post', async () => {
  const list = await items.create(`<t:DistributionList><t:DisplayName>Team</t:DisplayName><t:Members>
    <t:Member><t:Mailbox><t:Name>Ben</t:Name><t:EmailAddress>ben@example.test</t:EmailAddress></t:Mailbox></t:Member>
    <t:Member><t:Mailbox><t:EmailAddress>z@elsewhere.example</t:EmailAddress></t:Mailbox></t:Member></t:Members></t:DistributionList>`)
  const shown = await items.get(list.id)
  assert.equal(shown.name, 'DistributionList')
  assert.deepEqual(
    findAll(shown, 'EmailAddress').map(({ text }) => text),
    ['ben@example.test', 'z@elsewhere.example'],
  )
  const task = await items.get(
    (
      await items.create(`<t:Task><t:Subject>Do</t:Subject><t:ActualWork>90</t:ActualWork><t:BillingInformation>B</t:BillingInformation>
    <t:DueDate>2026-02-03T00:00:00Z</t:DueDate><t:PercentComplete>50</t:PercentComplete><t:StartDate>2026-02-01T00:00:00Z</t:StartDate><t:TotalWork>120</t:TotalWork></t:Task>`)
    ).id,
  )
  assertTexts(task, {
    Subject: 'Do',
    ActualWork: '90',
    BillingInformation: 'B',
    DueDate: '2026-02-03T00:00:00Z',
    PercentComplete: '50',
    Status: 'InProgress',
    StatusDescription: 'In Progress',
    TotalWork: '120',
    IsComplete: 'false',
    Owner: 'Ada Sommer',
  })
  const post = await items.get(
    (await items.create('<t:PostItem><t:Subject>News</t:Subject><t:Body BodyType="Text">n</t:Body></t:PostItem>')).id,
  )
  assert.equal(post.name, 'PostItem')
  assertTexts(post, { Subject: 'News', PostedTime: '2026-01-15T09:00:00Z' })
})

test('an item in a file, files, and their ids', async () => {
  const { id } = await items.create(`<t:Message><t:Subject>With files</t:Subject><t:Attachments>
    <t:FileAttachment><t:Name>a.txt</t:Name><t:ContentType>text/plain</t:ContentType><t:IsInline>false</t:IsInline><t:Content>aGVsbG8=</t:Content></t:FileAttachment>
    <t:FileAttachment><t:Name>i.png</t:Name><t:ContentId>img1</t:ContentId><t:IsInline>true</t:IsInline><t:Content>AAAA</t:Content></t:FileAttachment>
    <t:ItemAttachment><t:Name>note</t:Name><t:Message><t:Subject>inner</t:Subject></t:Message></t:ItemAttachment></t:Attachments></t:Message>`)
  const item = await items.get(id)
  const attachments = child(item, 'Attachments')?.children ?? []
  assert.deepEqual(
    attachments.map((one) => [one.name, childText(one, 'Name'), childText(one, 'IsInline')]),
    [
      ['FileAttachment', 'a.txt', 'false'],
      ['FileAttachment', 'i.png', 'true'],
      ['ItemAttachment', 'note', 'false'],
    ],
  )
  assert.equal(childText(item, 'HasAttachments'), 'true')
})

test('many items at once: what one has wrong is its own', async () => {
  const messages = await items.ask(
    items.createRequest(
      '<t:Message><t:Subject>1</t:Subject></t:Message><t:Message><t:IsDraft>true</t:IsDraft></t:Message><t:Message><t:Subject>3</t:Subject></t:Message>',
    ),
  )
  assert.deepEqual(
    messages.map((message) => childText(message, 'ResponseCode')),
    ['NoError', 'ErrorInvalidPropertySet', 'NoError'],
  )
})

test('a message is sent, and a copy is kept', async () => {
  const [message] = await items.ask(
    items.createRequest(
      `<t:Message><t:Subject>Sent by EWS</t:Subject><t:Body BodyType="Text">text</t:Body>
     <t:ToRecipients><t:Mailbox><t:EmailAddress>ben@example.test</t:EmailAddress></t:Mailbox></t:ToRecipients></t:Message>`,
      'MessageDisposition="SendAndSaveCopy"',
    ),
  )
  assert.equal(childText(message, 'ResponseCode'), 'NoError', childText(message, 'MessageText') ?? '')
  assert.equal(find(message, 'ItemId'), undefined)
  const arrived = await world.messages('ben@example.test')
  const bag = await arrived.at(-1)?.properties()
  assert.equal(bag?.toJSON().Subject, 'Sent by EWS')
})

for (const [type, found] of [
  ['MoveToDeletedItems', 'ErrorItemNotFound'],
  ['SoftDelete', 'ErrorItemNotFound'],
  ['HardDelete', 'ErrorItemNotFound'],
] as const) {
  test(`an item is deleted: ${type}`, async () => {
    const { id } = await items.create('<t:Message><t:Subject>gone</t:Subject></t:Message>')
    const [message] = await ews.askMessages(
      'ada',
      `<m:DeleteItem DeleteType="${type}"><m:ItemIds><t:ItemId Id="${id}"/></m:ItemIds></m:DeleteItem>`,
    )
    assert.equal(childText(message, 'ResponseCode'), 'NoError', childText(message, 'MessageText') ?? '')
    const [again] = await ews.askMessages(
      'ada',
      `<m:GetItem><m:ItemShape>${all}</m:ItemShape><m:ItemIds><t:ItemId Id="${id}"/></m:ItemIds></m:GetItem>`,
    )
    assert.equal(childText(again, 'ResponseCode'), found)
  })
}
