/**
 * Sentence by sentence: what each element of an item is. Every field is written by CreateItem, read by GetItem, and looked up in the
 * property in which MAPI has it; each answer is held against the schemas, so that its type is proven, too.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { child, type XmlElement } from '#codec/xml/index.ts'
import { type Bag, fileTime, N, type NamedPropertyOf, P, type TaggedProperty } from '#model'
import { allProperties, idIn, Items, remove, set } from '#test/ews-items.ts'
import { find, findAll, startEws } from '#test/ews.ts'
import { open } from '#test/groupware.ts'
import { readId } from '../ids/id.ts'

const world = await open()
const ada = new Items(await startEws(world), 'ada')

type AnyProperty = NamedPropertyOf | TaggedProperty
interface Sentence {
  /** The sentences that it proves. */
  name: string
  element: string
  xml: string
  /** Where it is found again, and what it says. */
  text: string
  path?: string
  property?: AnyProperty
  value?: unknown
}

/** One line for each element: its sentences, and what is written into it. */
const checks = (ids: string, element: string, text: string, property?: AnyProperty, value?: unknown): Sentence => ({
  name: ids,
  element,
  xml: `<t:${element}>${text}</t:${element}>`,
  text,
  ...(property && { property, value: value ?? text }),
})

async function bagOf(id: string): Promise<Bag> {
  const parsed = readId(id)
  assert.ok(parsed.kind === 'item')
  return await (await (await world.mailbox('ada@example.test')).getMessage(parsed.item)).properties()
}

const time = (iso: string) => fileTime.from(new Date(iso))

const kinds: readonly { kind: string; sentences: readonly Sentence[] }[] = [
  {
    kind: 'Contact',
    sentences: [
      checks('MS-OXWSCONT_R20', 'FileAs', 'Hopper, G', N.FileUnder),
      checks('MS-OXWSCONT_R24 MS-OXWSCONT_R25', 'DisplayName', 'Grace H', P.DisplayName),
      checks('MS-OXWSCONT_R26 MS-OXWSCONT_R27', 'GivenName', 'Grace', P.GivenName),
      checks('MS-OXWSCONT_R28 MS-OXWSCONT_R29', 'Initials', 'G.H.', P.Initials),
      checks('MS-OXWSCONT_R30 MS-OXWSCONT_R31', 'MiddleName', 'Brewster', P.MiddleName),
      checks('MS-OXWSCONT_R32 MS-OXWSCONT_R33', 'Nickname', 'Amazing', P.Nickname),
      checks('MS-OXWSCONT_R36 MS-OXWSCONT_R37', 'CompanyName', 'Navy', P.CompanyName),
      {
        name: 'MS-OXWSCONT_R38 MS-OXWSCONT_R39 MS-OXWSCONT_R225 MS-OXWSCONT_R227 MS-OXWSCONT_R228 MS-OXWSCONT_R235 MS-OXWSCONT_R237 MS-OXWSCONT_R238',
        element: 'EmailAddresses',
        xml: '<t:EmailAddresses><t:Entry Key="EmailAddress1">g@elsewhere.example</t:Entry></t:EmailAddresses>',
        path: 'EmailAddresses/Entry',
        text: 'g@elsewhere.example',
        property: N.Email1EmailAddress,
        value: 'g@elsewhere.example',
      },
      {
        name: 'MS-OXWSCONT_R40 MS-OXWSCONT_R41 MS-OXWSCONT_R255 MS-OXWSCONT_R259 MS-OXWSCONT_R260',
        element: 'PhysicalAddresses',
        xml: '<t:PhysicalAddresses><t:Entry Key="Home"><t:City>York</t:City></t:Entry></t:PhysicalAddresses>',
        path: 'PhysicalAddresses/City',
        text: 'York',
        property: P.HomeAddressCity,
        value: 'York',
      },
      {
        name: 'MS-OXWSCONT_R42 MS-OXWSCONT_R43 MS-OXWSCONT_R247 MS-OXWSCONT_R249 MS-OXWSCONT_R250 MS-OXWSCONT_R251 MS-OXWSCONT_R253 MS-OXWSCONT_R254',
        element: 'PhoneNumbers',
        xml: '<t:PhoneNumbers><t:Entry Key="MobilePhone">+1</t:Entry></t:PhoneNumbers>',
        path: 'PhoneNumbers/Entry',
        text: '+1',
        property: P.MobileTelephoneNumber,
        value: '+1',
      },
      checks('MS-OXWSCONT_R44 MS-OXWSCONT_R45', 'AssistantName', 'Anna', P.Assistant),
      {
        name: 'MS-OXWSCONT_R46 MS-OXWSCONT_R47',
        element: 'Birthday',
        xml: '<t:Birthday>1906-12-09T00:00:00Z</t:Birthday>',
        text: '1906-12-09T00:00:00Z',
        property: P.Birthday,
        value: time('1906-12-09T00:00:00Z'),
      },
      checks('MS-OXWSCONT_R48 MS-OXWSCONT_R49', 'BusinessHomePage', 'http://navy.example/', P.BusinessHomePage),
      {
        name: 'MS-OXWSCONT_R50 MS-OXWSCONT_R51',
        element: 'Children',
        xml: '<t:Children><t:String>Carl</t:String></t:Children>',
        path: 'Children/String',
        text: 'Carl',
        property: P.ChildrensNames,
        value: ['Carl'],
      },
      {
        name: 'MS-OXWSCONT_R52 MS-OXWSCONT_R53',
        element: 'Companies',
        xml: '<t:Companies><t:String>Univac</t:String></t:Companies>',
        path: 'Companies/String',
        text: 'Univac',
        property: N.Companies,
        value: ['Univac'],
      },
      checks('MS-OXWSCONT_R56 MS-OXWSCONT_R57', 'Department', 'Compilers', P.DepartmentName),
      checks('MS-OXWSCONT_R58 MS-OXWSCONT_R59', 'Generation', 'Jr', P.Generation),
      {
        name: 'MS-OXWSCONT_R60 MS-OXWSCONT_R61 MS-OXWSCONT_R239 MS-OXWSCONT_R241 MS-OXWSCONT_R242 MS-OXWSCONT_R243 MS-OXWSCONT_R245 MS-OXWSCONT_R246',
        element: 'ImAddresses',
        xml: '<t:ImAddresses><t:Entry Key="ImAddress1">im:g</t:Entry></t:ImAddresses>',
        path: 'ImAddresses/Entry',
        text: 'im:g',
        property: N.InstantMessagingAddress,
        value: 'im:g',
      },
      checks('MS-OXWSCONT_R62 MS-OXWSCONT_R63', 'JobTitle', 'Admiral', P.Title),
      checks('MS-OXWSCONT_R64 MS-OXWSCONT_R65', 'Manager', 'Howard', P.ManagerName),
      checks('MS-OXWSCONT_R66 MS-OXWSCONT_R67', 'Mileage', '12', N.Mileage),
      checks('MS-OXWSCONT_R68 MS-OXWSCONT_R69', 'OfficeLocation', 'B 7', P.OfficeLocation),
      checks('MS-OXWSCONT_R70 MS-OXWSCONT_R71', 'PostalAddressIndex', 'Home', N.PostalAddressId, 1),
      checks('MS-OXWSCONT_R72 MS-OXWSCONT_R73', 'Profession', 'Mathematician', P.Profession),
      checks('MS-OXWSCONT_R74 MS-OXWSCONT_R75', 'SpouseName', 'Vincent', P.SpouseName),
      checks('MS-OXWSCONT_R76 MS-OXWSCONT_R77', 'Surname', 'Hopper', P.Surname),
      {
        name: 'MS-OXWSCONT_R78 MS-OXWSCONT_R79',
        element: 'WeddingAnniversary',
        xml: '<t:WeddingAnniversary>1930-06-15T00:00:00Z</t:WeddingAnniversary>',
        text: '1930-06-15T00:00:00Z',
        property: P.WeddingAnniversary,
        value: time('1930-06-15T00:00:00Z'),
      },
    ],
  },
  {
    kind: 'Task',
    sentences: [
      checks('MS-OXWSTASK_R42', 'ActualWork', '90', N.TaskActualEffort, 90),
      checks('MS-OXWSTASK_R44', 'BillingInformation', 'B', N.Billing),
      {
        name: 'MS-OXWSTASK_R47',
        element: 'Companies',
        xml: '<t:Companies><t:String>C</t:String></t:Companies>',
        path: 'Companies/String',
        text: 'C',
        property: N.Companies,
        value: ['C'],
      },
      {
        name: 'MS-OXWSTASK_R49',
        element: 'Contacts',
        xml: '<t:Contacts><t:String>Ben</t:String></t:Contacts>',
        path: 'Contacts/String',
        text: 'Ben',
        property: N.Contacts,
        value: ['Ben'],
      },
      checks('MS-OXWSTASK_R53', 'DueDate', '2026-05-02T00:00:00Z', N.TaskDueDate, time('2026-05-02T00:00:00Z')),
      checks('MS-OXWSTASK_R58', 'Mileage', '3', N.Mileage),
      checks('MS-OXWSTASK_R63', 'StartDate', '2026-05-01T00:00:00Z', N.TaskStartDate, time('2026-05-01T00:00:00Z')),
      checks('MS-OXWSTASK_R65 MS-OXWSTASK_R103', 'Status', 'Deferred', N.TaskStatus, 4),
      checks('MS-OXWSTASK_R67', 'TotalWork', '120', N.TaskEstimatedEffort, 120),
    ],
  },
  {
    kind: 'Message',
    sentences: [
      checks('MS-OXWSCORE_R72', 'ItemClass', 'IPM.Note.Special', P.MessageClass),
      checks('MS-OXWSCORE_R73', 'Subject', 'the subject', P.Subject),
      checks('MS-OXWSCORE_R75 MS-OXWSCORE_R1650', 'Sensitivity', 'Confidential', P.Sensitivity, 3),
      {
        name: 'MS-OXWSCORE_R76 MS-OXWSCORE_R1680',
        element: 'Body',
        xml: '<t:Body BodyType="Text">words</t:Body>',
        text: 'words',
        property: P.Body,
        value: 'words',
      },
      {
        name: 'MS-OXWSCORE_R80',
        element: 'Categories',
        xml: '<t:Categories><t:String>red</t:String></t:Categories>',
        path: 'Categories/String',
        text: 'red',
        property: N.Keywords,
        value: ['red'],
      },
      checks('MS-OXWSCORE_R81 MS-OXWSCORE_R198', 'Importance', 'High', P.Importance, 2),
      checks('MS-OXWSCORE_R82', 'InReplyTo', 'a1@x', P.InReplyToId),
      checks('MS-OXWSCORE_R92', 'ReminderDueBy', '2026-02-01T08:00:00Z', N.ReminderTime, time('2026-02-01T08:00:00Z')),
      checks('MS-OXWSCORE_R94 MS-OXWSCORE_R1616', 'ReminderIsSet', 'true', N.ReminderSet, true),
      checks('MS-OXWSCORE_R95', 'ReminderMinutesBeforeStart', '20', N.ReminderDelta, 20),
      checks('MS-OXWSCORE_R102', 'Culture', 'fr-FR', P.MessageLocaleId, 0x40c),
    ],
  },
  {
    kind: 'Message',
    sentences: [
      {
        name: 'MS-OXWSMSG_R30 MS-OXWSMSG_R32 MS-OXWSMSG_R2912 MS-OXWSMSG_R2916',
        element: 'ToRecipients',
        xml: '<t:ToRecipients><t:Mailbox><t:EmailAddress>ben@example.test</t:EmailAddress></t:Mailbox></t:ToRecipients>',
        path: 'ToRecipients/EmailAddress',
        text: 'ben@example.test',
      },
      {
        name: 'MS-OXWSMSG_R33 MS-OXWSMSG_R35',
        element: 'CcRecipients',
        xml: '<t:CcRecipients><t:Mailbox><t:EmailAddress>c@elsewhere.example</t:EmailAddress></t:Mailbox></t:CcRecipients>',
        path: 'CcRecipients/EmailAddress',
        text: 'c@elsewhere.example',
      },
      {
        name: 'MS-OXWSMSG_R36 MS-OXWSMSG_R38',
        element: 'BccRecipients',
        xml: '<t:BccRecipients><t:Mailbox><t:EmailAddress>d@elsewhere.example</t:EmailAddress></t:Mailbox></t:BccRecipients>',
        path: 'BccRecipients/EmailAddress',
        text: 'd@elsewhere.example',
      },
      checks('MS-OXWSMSG_R39 MS-OXWSMSG_R42', 'IsReadReceiptRequested', 'true', P.ReadReceiptRequested, true),
      {
        name: 'MS-OXWSMSG_R43 MS-OXWSMSG_R45 MS-OXWSMSG_R46',
        element: 'IsDeliveryReceiptRequested',
        xml: '<t:IsDeliveryReceiptRequested>true</t:IsDeliveryReceiptRequested>',
        text: 'true',
        property: P.OriginatorDeliveryReportRequested,
        value: true,
      },
      {
        name: 'MS-OXWSMSG_R53 MS-OXWSMSG_R55',
        element: 'From',
        xml: '<t:From><t:Mailbox><t:EmailAddress>ada@example.test</t:EmailAddress></t:Mailbox></t:From>',
        path: 'From/EmailAddress',
        text: 'ada@example.test',
        property: P.SentRepresentingSmtpAddress,
        value: 'ada@example.test',
      },
      checks('MS-OXWSMSG_R59 MS-OXWSMSG_R60 MS-OXWSMSG_R6100', 'IsRead', 'false'),
      checks('MS-OXWSMSG_R62 MS-OXWSMSG_R64 MS-OXWSMSG_R65', 'IsResponseRequested', 'true', P.ReplyRequested, true),
      checks('MS-OXWSMSG_R66 MS-OXWSMSG_R68', 'References', 'a@x b@x', P.InternetReferences),
      {
        name: 'MS-OXWSMSG_R69 MS-OXWSMSG_R71',
        element: 'ReplyTo',
        xml: '<t:ReplyTo><t:Mailbox><t:EmailAddress>r@elsewhere.example</t:EmailAddress></t:Mailbox></t:ReplyTo>',
        path: 'ReplyTo/EmailAddress',
        text: 'r@elsewhere.example',
        property: P.ReplyRecipientNames,
        value: 'r@elsewhere.example',
      },
    ],
  },
]

function textAt(item: XmlElement, path: string): string | undefined {
  const [outer = '', inner] = path.split('/')
  const element = child(item, outer)
  return inner === undefined ? element?.text : element && find(element, inner)?.text
}

for (const { kind, sentences } of kinds) {
  let making: Promise<{ item: XmlElement; bag: Bag }> | undefined
  const make = async () => {
    const { id } = await ada.create(`<t:${kind}>${sentences.map(({ xml }) => xml).join('')}</t:${kind}>`)
    return { item: await ada.get(id), bag: await bagOf(id) }
  }
  for (const { name, element, path = element, text, property, value } of sentences) {
    test(`${kind} has ${element} (${name})`, async () => {
      const { item, bag } = await (making ??= make())
      assert.equal(textAt(item, path), text)
      if (property) assert.deepEqual(bag.get(property as TaggedProperty), value)
    })
  }
}

const readOnly: readonly { name: string; element: string; xml: string }[] = [
  { name: 'MS-OXWSCORE_R2347', element: 'ItemId', xml: '<t:ItemId Id="AAA="/>' },
  { name: 'MS-OXWSCORE_R2348', element: 'ParentFolderId', xml: '<t:ParentFolderId Id="AAA="/>' },
  {
    name: 'MS-OXWSCORE_R2349',
    element: 'DateTimeReceived',
    xml: '<t:DateTimeReceived>2026-01-01T00:00:00Z</t:DateTimeReceived>',
  },
  { name: 'MS-OXWSCORE_R2272', element: 'Size', xml: '<t:Size>3</t:Size>' },
  { name: 'MS-OXWSCORE_R2273', element: 'DateTimeSent', xml: '<t:DateTimeSent>2026-01-01T00:00:00Z</t:DateTimeSent>' },
  {
    name: 'MS-OXWSCORE_R2274',
    element: 'DateTimeCreated',
    xml: '<t:DateTimeCreated>2026-01-01T00:00:00Z</t:DateTimeCreated>',
  },
  { name: 'MS-OXWSCORE_R2275', element: 'DisplayTo', xml: '<t:DisplayTo>x</t:DisplayTo>' },
  { name: 'MS-OXWSCORE_R2277', element: 'LastModifiedName', xml: '<t:LastModifiedName>x</t:LastModifiedName>' },
  { name: 'MS-OXWSCORE_R2350', element: 'InstanceKey', xml: '<t:InstanceKey>AAAA</t:InstanceKey>' },
  {
    name: 'MS-OXWSCORE_R2351',
    element: 'NormalizedBody',
    xml: '<t:NormalizedBody BodyType="Text">x</t:NormalizedBody>',
  },
  { name: 'MS-OXWSCORE_R2352', element: 'Preview', xml: '<t:Preview>x</t:Preview>' },
  { name: 'MS-OXWSCORE_R2355', element: 'BlockStatus', xml: '<t:BlockStatus>true</t:BlockStatus>' },
  { name: 'MS-OXWSCORE_R2356', element: 'TextBody', xml: '<t:TextBody BodyType="Text">x</t:TextBody>' },
  { name: 'MS-OXWSCORE_R2358', element: 'IconIndex', xml: '<t:IconIndex>Default</t:IconIndex>' },
  {
    name: 'MS-OXWSCORE_R2276',
    element: 'EffectiveRights',
    xml: '<t:EffectiveRights><t:CreateAssociated>true</t:CreateAssociated><t:CreateContents>true</t:CreateContents><t:CreateHierarchy>true</t:CreateHierarchy><t:Delete>true</t:Delete><t:Modify>true</t:Modify><t:Read>true</t:Read></t:EffectiveRights>',
  },
]

for (const { name, element, xml } of readOnly) {
  test(`${element} is the server's: ErrorInvalidPropertySet (${name})`, async () => {
    assert.deepEqual(await ada.codes(ada.createRequest(`<t:Message>${xml}</t:Message>`)), ['ErrorInvalidPropertySet'])
    const made = await ada.create('<t:Message><t:Subject>a</t:Subject></t:Message>')
    const update = ada.updateRequest(made, set(`item:${element}`, `<t:Message>${xml}</t:Message>`))
    assert.deepEqual(await ada.codes(update), ['ErrorInvalidPropertySet'])
  })
}

for (const { kind, messageClass, name } of [
  { kind: 'Contact', messageClass: 'IPM.Contact', name: 'MS-OXWSCORE_R2018' },
  { kind: 'CalendarItem', messageClass: 'IPM.Appointment', name: 'MS-OXWSCORE_R2019' },
  { kind: 'PostItem', messageClass: 'IPM.Post', name: 'MS-OXWSCORE_R2020' },
  { kind: 'Task', messageClass: 'IPM.Task', name: 'MS-OXWSCORE_R2021' },
  { kind: 'DistributionList', messageClass: 'IPM.DistList', name: 'MS-OXWSCORE_R2022' },
] as const) {
  test(`the class of ${kind} is ${messageClass}, and no other (${name}, MS-OXWSCORE_R2023)`, async () => {
    const { id: made } = await ada.create(`<t:${kind}><t:Subject>x</t:Subject></t:${kind}>`)
    const item = await ada.get(made)
    assert.equal(item.name, kind)
    assert.equal(child(item, 'ItemClass')?.text, messageClass)
    const other = `<t:${kind}><t:ItemClass>IPM.Note</t:ItemClass></t:${kind}>`
    assert.deepEqual(await ada.codes(ada.createRequest(other)), ['ErrorObjectTypeChanged'])
  })
}

test('a contact lies among contacts (MS-OXWSCONT_R301001)', async () => {
  const folder = '<m:SavedItemFolderId><t:DistinguishedFolderId Id="drafts"/></m:SavedItemFolderId>'
  assert.deepEqual(
    await ada.codes(
      `<m:CreateItem>${folder}<m:Items><t:Contact><t:GivenName>a</t:GivenName></t:Contact></m:Items></m:CreateItem>`,
    ),
    ['ErrorCannotCreateContactInNonContactFolder'],
  )
})

test('CompleteName is made of the other names (MS-OXWSCONT_R35, MS-OXWSCONT_R196, MS-OXWSCONT_R355, MS-OXWSCONT_R198, MS-OXWSCONT_R200, MS-OXWSCONT_R356, MS-OXWSCONT_R202, MS-OXWSCONT_R357, MS-OXWSCONT_R204, MS-OXWSCONT_R208)', async () => {
  const { id } = await ada.create(
    '<t:Contact><t:GivenName>Ann</t:GivenName><t:Initials>A</t:Initials><t:MiddleName>M</t:MiddleName><t:Nickname>N</t:Nickname><t:Generation>III</t:Generation><t:Surname>Smith</t:Surname></t:Contact>',
  )
  const name = child(await ada.get(id), 'CompleteName')
  assert.deepEqual(Object.fromEntries((name?.children ?? []).map((one) => [one.name, one.text])), {
    FirstName: 'Ann',
    MiddleName: 'M',
    LastName: 'Smith',
    Suffix: 'III',
    Initials: 'A',
    FullName: 'Ann M Smith III',
    Nickname: 'N',
  })
})

for (const { word, status, name } of [
  { word: 'Completed', status: 2, name: 'MS-OXWSTASK_R102' },
  { word: 'Deferred', status: 4, name: 'MS-OXWSTASK_R103' },
  { word: 'InProgress', status: 1, name: 'MS-OXWSTASK_R104' },
  { word: 'NotStarted', status: 0, name: 'MS-OXWSTASK_R105' },
  { word: 'WaitingOnOthers', status: 3, name: 'MS-OXWSTASK_R106' },
] as const) {
  test(`the status of a task: ${word} (${name}, ${word === 'Completed' ? 'MS-OXWSTASK_R5555' : 'MS-OXWSTASK_R5556'})`, async () => {
    const { id: made } = await ada.create(`<t:Task><t:Status>${word}</t:Status></t:Task>`)
    const item = await ada.get(made)
    assert.equal(child(item, 'Status')?.text, word)
    assert.equal(child(item, 'IsComplete')?.text, String(word === 'Completed'))
    assert.equal((await bagOf(made)).get(N.TaskStatus), status)
    assert.equal(child(item, 'DelegationState'), undefined)
  })
}

test('a task is done by its date, its percentage or its status; the last of them counts (MS-OXWSTASK_R48, MS-OXWSTASK_R67001, MS-OXWSTASK_R67002, MS-OXWSTASK_R85)', async () => {
  for (const xml of [
    '<t:CompleteDate>2026-01-10T00:00:00Z</t:CompleteDate>',
    '<t:PercentComplete>100</t:PercentComplete>',
    '<t:Status>Completed</t:Status>',
  ]) {
    const item = await ada.get((await ada.create(`<t:Task>${xml}</t:Task>`)).id)
    assert.equal(child(item, 'Status')?.text, 'Completed')
    assert.equal(child(item, 'PercentComplete')?.text, '100')
    assert.ok(child(item, 'CompleteDate'))
  }
  const both = '<t:Task><t:CompleteDate>2026-01-10T00:00:00Z</t:CompleteDate><t:Status>InProgress</t:Status></t:Task>'
  const item = await ada.get((await ada.create(both)).id)
  assert.equal(child(item, 'Status')?.text, 'InProgress')
  assert.equal(child(item, 'CompleteDate'), undefined)
})

for (const { pattern, name: sentences } of [
  {
    pattern:
      '<t:RelativeYearlyRecurrence><t:DaysOfWeek>Monday</t:DaysOfWeek><t:DayOfWeekIndex>First</t:DayOfWeekIndex><t:Month>March</t:Month></t:RelativeYearlyRecurrence>',
    name: 'MS-OXWSTASK_R235 MS-OXWSTASK_R115',
  },
  {
    pattern:
      '<t:AbsoluteYearlyRecurrence><t:DayOfMonth>17</t:DayOfMonth><t:Month>March</t:Month></t:AbsoluteYearlyRecurrence>',
    name: 'MS-OXWSTASK_R236 MS-OXWSTASK_R117',
  },
  {
    pattern:
      '<t:RelativeMonthlyRecurrence><t:Interval>2</t:Interval><t:DaysOfWeek>Weekday</t:DaysOfWeek><t:DayOfWeekIndex>Last</t:DayOfWeekIndex></t:RelativeMonthlyRecurrence>',
    name: 'MS-OXWSTASK_R237 MS-OXWSTASK_R119',
  },
  {
    pattern:
      '<t:AbsoluteMonthlyRecurrence><t:Interval>1</t:Interval><t:DayOfMonth>31</t:DayOfMonth></t:AbsoluteMonthlyRecurrence>',
    name: 'MS-OXWSTASK_R238 MS-OXWSTASK_R121',
  },
  {
    pattern:
      '<t:WeeklyRecurrence><t:Interval>3</t:Interval><t:DaysOfWeek>Tuesday Friday</t:DaysOfWeek><t:FirstDayOfWeek>Monday</t:FirstDayOfWeek></t:WeeklyRecurrence>',
    name: 'MS-OXWSTASK_R239 MS-OXWSTASK_R123',
  },
  {
    pattern: '<t:DailyRecurrence><t:Interval>4</t:Interval></t:DailyRecurrence>',
    name: 'MS-OXWSTASK_R240 MS-OXWSTASK_R125',
  },
  {
    pattern: '<t:DailyRegeneration><t:Interval>5</t:Interval></t:DailyRegeneration>',
    name: 'MS-OXWSTASK_R241 MS-OXWSTASK_R127',
  },
  {
    pattern: '<t:WeeklyRegeneration><t:Interval>2</t:Interval></t:WeeklyRegeneration>',
    name: 'MS-OXWSTASK_R242 MS-OXWSTASK_R129',
  },
  {
    pattern: '<t:MonthlyRegeneration><t:Interval>2</t:Interval></t:MonthlyRegeneration>',
    name: 'MS-OXWSTASK_R243 MS-OXWSTASK_R131',
  },
  {
    pattern: '<t:YearlyRegeneration><t:Interval>1</t:Interval></t:YearlyRegeneration>',
    name: 'MS-OXWSTASK_R244 MS-OXWSTASK_R133',
  },
] as const) {
  const name = /<t:(\w+)>/.exec(pattern)?.[1] ?? ''
  test(`a task recurs: ${name} (${sentences}, MS-OXWSTASK_R5666, MS-OXWSTASK_R5667)`, async () => {
    const range = '<t:NoEndRecurrence><t:StartDate>2026-01-05</t:StartDate></t:NoEndRecurrence>'
    const made = await ada.create(
      `<t:Task><t:Subject>r</t:Subject><t:Recurrence>${pattern}${range}</t:Recurrence></t:Task>`,
    )
    const item = await ada.get(made.id)
    const written = findAll(child(item, 'Recurrence'), name)[0]
    const strip = (text: string) => text.replace(/<t:FirstDayOfWeek>\w+<\/t:FirstDayOfWeek>/, '')
    const shown = (written?.children ?? []).map((one) => `<t:${one.name}>${one.text}</t:${one.name}>`).join('')
    assert.equal(strip(shown), strip(pattern.replace(`<t:${name}>`, '').replace(`</t:${name}>`, '')))
    assert.equal(child(item, 'IsRecurring')?.text, 'true')
    const once = await ada.update(made, remove('task:Recurrence'))
    assert.equal(child(await ada.get(once.id), 'IsRecurring')?.text, 'false')
  })
}

test('times have milliseconds where they are asked for (MS-OXWSCORE_R1670, MS-OXWSCORE_R1671)', async () => {
  const ews = await startEws(world)
  const { id } = await ada.create('<t:Message><t:Subject>x</t:Subject></t:Message>')
  const shape =
    '<t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties><t:FieldURI FieldURI="item:DateTimeCreated"/></t:AdditionalProperties>'
  const created = async (precision: string) => {
    const headers = `<t:DateTimePrecision>${precision}</t:DateTimePrecision>`
    const [message] = await ews.askMessages('ada', ada.getRequest(`<t:ItemId Id="${id}"/>`, shape), { headers })
    return find(message, 'DateTimeCreated')?.text
  }
  assert.equal(await created('Seconds'), '2026-01-15T09:00:00Z')
  assert.equal(await created('Milliseconds'), '2026-01-15T09:00:00.000Z')
})

test('a body in the form that is asked for (MS-OXWSCDATA_R15, MS-OXWSCDATA_R17, MS-OXWSCDATA_R18, MS-OXWSCORE_R1679)', async () => {
  const { id } = await ada.create(
    '<t:Message><t:Body BodyType="HTML">&lt;p&gt;a &lt;script&gt;x()&lt;/script&gt;&lt;b onclick="y()"&gt;b&lt;/b&gt;&lt;/p&gt;</t:Body></t:Message>',
  )
  const body = async (shape: string) => {
    const found = find(await ada.get(id, `${allProperties}${shape}`), 'Body')
    return [found?.attributes.BodyType, found?.text]
  }
  assert.deepEqual(await body('<t:BodyType>Best</t:BodyType>'), [
    'HTML',
    '<p>a <script>x()</script><b onclick="y()">b</b></p>',
  ])
  assert.deepEqual(await body('<t:BodyType>HTML</t:BodyType>'), await body('<t:BodyType>Best</t:BodyType>'))
  assert.deepEqual(await body('<t:BodyType>Text</t:BodyType>'), ['Text', 'a b'])
  const filtered = await body('<t:BodyType>HTML</t:BodyType><t:FilterHtmlContent>true</t:FilterHtmlContent>')
  assert.deepEqual(filtered, ['HTML', '<p>a <b>b</b></p>'])
})

test('IdOnly, Default, AllProperties (MS-OXWSCDATA_R59, MS-OXWSCDATA_R61, MS-OXWSCDATA_R62, MS-OXWSMSG_R127, MS-OXWSMSG_R198)', async () => {
  const { id } = await ada.create('<t:Message><t:Subject>x</t:Subject></t:Message>')
  const names = async (base: string) =>
    (await ada.get(id, `<t:BaseShape>${base}</t:BaseShape>`)).children.map(({ name }) => name)
  assert.deepEqual(await names('IdOnly'), ['ItemId'])
  const some = await names('Default')
  const all = await names('AllProperties')
  assert.ok(some.includes('Subject') && !some.includes('ConversationId'))
  assert.ok(some.every((name) => all.includes(name)) && all.length > some.length)
})

test('an attachment without an item, with one that comes by mail, and with a link (MS-OXWSATT_R78002, MS-OXWSATT_R318001, MS-OXWSATT_R104006, MS-OXWSATT_R104008, MS-OXWSATT_R104012, MS-OXWSATT_R104014, MS-OXWSATT_R104016, MS-OXWSATT_R104018)', async () => {
  const { id } = await ada.create('<t:Message><t:Subject>x</t:Subject></t:Message>')
  const attach = (xml: string) =>
    `<m:CreateAttachment><m:ParentItemId Id="${id}"/><m:Attachments>${xml}</m:Attachments></m:CreateAttachment>`
  assert.deepEqual(
    await ada.codes(
      attach(
        '<t:ItemAttachment><t:Name>a</t:Name></t:ItemAttachment><t:ItemAttachment><t:Name>b</t:Name><t:MeetingRequest><t:Subject>x</t:Subject></t:MeetingRequest></t:ItemAttachment>',
      ),
    ),
    ['ErrorMissingItemForCreateItemAttachment', 'ErrorInvalidItemForOperationCreateItemAttachment'],
  )
  const link =
    '<t:AttachLongPathName>https://files.example/a</t:AttachLongPathName><t:ProviderType>P</t:ProviderType><t:AttachmentThumbnailUrl>https://files.example/t</t:AttachmentThumbnailUrl><t:AttachmentPreviewUrl>https://files.example/p</t:AttachmentPreviewUrl><t:PermissionType>1</t:PermissionType><t:AttachmentIsFolder>false</t:AttachmentIsFolder>'
  await ada.done(attach(`<t:ReferenceAttachment><t:Name>l</t:Name>${link}</t:ReferenceAttachment>`))
  const shown = find(await ada.get(id), 'ReferenceAttachment')
  for (const [, name = '', text = ''] of link.matchAll(/<t:(\w+)>([^<]*)</g))
    assert.equal(child(shown, name)?.text, text, name)
})

for (const { kind, name } of [
  { kind: 'Item', name: 'MS-OXWSATT_R81' },
  { kind: 'Message', name: 'MS-OXWSATT_R83' },
  { kind: 'CalendarItem', name: 'MS-OXWSATT_R85' },
  { kind: 'Contact', name: 'MS-OXWSATT_R554' },
  { kind: 'Task', name: 'MS-OXWSATT_R97' },
  { kind: 'PostItem', name: 'MS-OXWSATT_R99' },
] as const) {
  test(`an item in an attachment: ${kind} (${name}, MS-OXWSATT_R36, MS-OXWSATT_R141, MS-OXWSATT_R14201, MS-OXWSATT_R145)`, async () => {
    const made = await ada.create('<t:Message><t:Subject>outer</t:Subject></t:Message>')
    const message = await ada.done(
      `<m:CreateAttachment><m:ParentItemId Id="${made.id}"/><m:Attachments><t:ItemAttachment><t:Name>n</t:Name><t:${kind}><t:Subject>inner</t:Subject></t:${kind}></t:ItemAttachment></m:Attachments></m:CreateAttachment>`,
    )
    const attachment = find(message, 'AttachmentId')?.attributes.Id
    const got = await ada.done(
      `<m:GetAttachment><m:AttachmentIds><t:AttachmentId Id="${attachment}"/></m:AttachmentIds></m:GetAttachment>`,
    )
    const inner = find(got, kind === 'Item' ? 'Message' : kind)
    assert.equal(child(inner, 'Subject')?.text, 'inner')
    assert.equal(idIn(inner).id, '')
  })
}

/** Every key of the dictionaries of a contact. */
const entries = [
  { list: 'PhoneNumbers', key: 'AssistantPhone', name: 'MS-OXWSCONT_R157' },
  { list: 'PhoneNumbers', key: 'BusinessFax', name: 'MS-OXWSCONT_R158' },
  { list: 'PhoneNumbers', key: 'BusinessPhone', name: 'MS-OXWSCONT_R159' },
  { list: 'PhoneNumbers', key: 'BusinessPhone2', name: 'MS-OXWSCONT_R160' },
  { list: 'PhoneNumbers', key: 'Callback', name: 'MS-OXWSCONT_R161' },
  { list: 'PhoneNumbers', key: 'CarPhone', name: 'MS-OXWSCONT_R162' },
  { list: 'PhoneNumbers', key: 'CompanyMainPhone', name: 'MS-OXWSCONT_R163' },
  { list: 'PhoneNumbers', key: 'HomeFax', name: 'MS-OXWSCONT_R164' },
  { list: 'PhoneNumbers', key: 'HomePhone', name: 'MS-OXWSCONT_R165' },
  { list: 'PhoneNumbers', key: 'HomePhone2', name: 'MS-OXWSCONT_R166' },
  { list: 'PhoneNumbers', key: 'Isdn', name: 'MS-OXWSCONT_R167' },
  { list: 'PhoneNumbers', key: 'MobilePhone', name: 'MS-OXWSCONT_R168' },
  { list: 'PhoneNumbers', key: 'OtherFax', name: 'MS-OXWSCONT_R169' },
  { list: 'PhoneNumbers', key: 'OtherTelephone', name: 'MS-OXWSCONT_R170' },
  { list: 'PhoneNumbers', key: 'Pager', name: 'MS-OXWSCONT_R171' },
  { list: 'PhoneNumbers', key: 'PrimaryPhone', name: 'MS-OXWSCONT_R172' },
  { list: 'PhoneNumbers', key: 'RadioPhone', name: 'MS-OXWSCONT_R173' },
  { list: 'PhoneNumbers', key: 'Telex', name: 'MS-OXWSCONT_R174' },
  { list: 'PhoneNumbers', key: 'TtyTddPhone', name: 'MS-OXWSCONT_R175' },
  { list: 'EmailAddresses', key: 'EmailAddress1', name: 'MS-OXWSCONT_R124' },
  { list: 'EmailAddresses', key: 'EmailAddress2', name: 'MS-OXWSCONT_R125' },
  { list: 'EmailAddresses', key: 'EmailAddress3', name: 'MS-OXWSCONT_R126' },
  { list: 'ImAddresses', key: 'ImAddress1', name: 'MS-OXWSCONT_R151' },
  { list: 'ImAddresses', key: 'ImAddress2', name: 'MS-OXWSCONT_R152' },
  { list: 'ImAddresses', key: 'ImAddress3', name: 'MS-OXWSCONT_R153' },
] as const

const everyEntry = (list: string) =>
  entries
    .filter((one) => one.list === list)
    .map(({ key }) => `<t:Entry Key="${key}">${key.toLowerCase()}@x</t:Entry>`)
    .join('')

let full: Promise<XmlElement> | undefined
for (const { list, key, name } of entries) {
  test(`a contact has ${key} (${name})`, async () => {
    const lists = ['EmailAddresses', 'PhoneNumbers', 'ImAddresses']
    const xml = lists.map((one) => `<t:${one}>${everyEntry(one)}</t:${one}>`).join('')
    full ??= ada.create(`<t:Contact>${xml}</t:Contact>`).then(async ({ id }) => await ada.get(id))
    const found = findAll(child(await full, list), 'Entry').find(({ attributes }) => attributes.Key === key)
    assert.equal(found?.text, `${key.toLowerCase()}@x`)
  })
}

for (const { key, name } of [
  { key: 'Business', name: 'MS-OXWSCONT_R181 MS-OXWSCONT_R187' },
  { key: 'Home', name: 'MS-OXWSCONT_R182 MS-OXWSCONT_R188' },
  { key: 'Other', name: 'MS-OXWSCONT_R183 MS-OXWSCONT_R189' },
]) {
  test(`the address ${key}, and that it is the one for letters (${name}, MS-OXWSCONT_R177, MS-OXWSCONT_R184, MS-OXWSCONT_R258, MS-OXWSCONT_R262, MS-OXWSCONT_R264, MS-OXWSCONT_R266, MS-OXWSCONT_R268, MS-OXWSCONT_R269, MS-OXWSCONT_R272)`, async () => {
    const address =
      '<t:Street>S 1</t:Street><t:City>C</t:City><t:State>ST</t:State><t:CountryOrRegion>Land</t:CountryOrRegion><t:PostalCode>123</t:PostalCode>'
    const { id } = await ada.create(
      `<t:Contact><t:PhysicalAddresses><t:Entry Key="${key}">${address}</t:Entry></t:PhysicalAddresses><t:PostalAddressIndex>${key}</t:PostalAddressIndex></t:Contact>`,
    )
    const item = await ada.get(id)
    const entry = find(child(item, 'PhysicalAddresses'), 'Entry')
    assert.equal(entry?.attributes.Key, key)
    assert.equal((entry?.children ?? []).map((one) => `<t:${one.name}>${one.text}</t:${one.name}>`).join(''), address)
    assert.equal(child(item, 'PostalAddressIndex')?.text, key)
  })
}

test('FileAs alone, and by the company (MS-OXWSCONT_R130, MS-OXWSCONT_R133)', async () => {
  for (const [mapping, expected] of [
    ['None', 'as I say'],
    ['Company', 'Works'],
  ]) {
    const fileAs = mapping === 'None' ? '<t:FileAs>as I say</t:FileAs>' : ''
    const { id } = await ada.create(
      `<t:Contact>${fileAs}<t:FileAsMapping>${mapping}</t:FileAsMapping><t:GivenName>A</t:GivenName><t:CompanyName>Works</t:CompanyName></t:Contact>`,
    )
    assert.equal(child(await ada.get(id), 'FileAs')?.text, expected)
  }
})
