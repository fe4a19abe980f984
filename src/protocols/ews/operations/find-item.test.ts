/** [MS-OXWSSRCH] 3.1.4.2: FindItem. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { child, childText, type XmlElement } from '#codec/xml/index.ts'
import { find, findAll, startEws } from '#test/ews.ts'
import { open } from '#test/groupware.ts'

const world = await open()
const ews = await startEws(world)

const mails: [from: string, subject: string, text: string][] = [
  ['anna@x.example', 'Quarterly report', 'The numbers of Köln are good.'],
  ['bob@x.example', 'Re: Quarterly report', 'I do not agree.'],
  ['anna@x.example', 'Lunch', 'On Friday?'],
  ['cleo@x.example', 'Zebra', 'Stripes'],
  ['bob@x.example', 'Quarterly report', 'I agree.'],
]
for (const [from, subject, text] of mails) {
  world.pass(60)
  await world.send(
    { from, to: ['ada@example.test'] },
    `From: ${from}\nTo: Ada <ada@example.test>\nSubject: ${subject}\n\n${text}\n`,
  )
}

interface Wish {
  shape?: string
  view?: string
  where?: string
  order?: string
  folder?: string
  group?: string
  query?: string
  traversal?: string
}

const request = ({
  shape = 'Default',
  view = '',
  where = '',
  order = '',
  folder = 'inbox',
  group = '',
  query = '',
  traversal = 'Shallow',
}: Wish) =>
  `<m:FindItem Traversal="${traversal}"><m:ItemShape><t:BaseShape>${shape}</t:BaseShape></m:ItemShape>${view}${group}` +
  `${where && `<m:Restriction>${where}</m:Restriction>`}${order && `<m:SortOrder>${order}</m:SortOrder>`}` +
  `<m:ParentFolderIds><t:DistinguishedFolderId Id="${folder}"/></m:ParentFolderIds>${query && `<m:QueryString>${query}</m:QueryString>`}</m:FindItem>`

async function ask(wish: Wish): Promise<XmlElement> {
  const [message] = await ews.askMessages('ada', request(wish))
  return message as XmlElement
}
const root = async (wish: Wish) => find(await ask(wish), 'RootFolder') as XmlElement
const subjects = (element: XmlElement) => findAll(element, 'Subject').map(({ text }) => text)
const code = async (wish: Wish) => childText(await ask(wish), 'ResponseCode')

const sortBy = (uri: string, direction = 'Ascending') =>
  `<t:FieldOrder Order="${direction}"><t:FieldURI FieldURI="${uri}"/></t:FieldOrder>`
const newest = sortBy('item:DateTimeReceived', 'Descending')
const page = (offset: number, most: number, base = 'Beginning') =>
  `<m:IndexedPageItemView MaxEntriesReturned="${most}" Offset="${offset}" BasePoint="${base}"/>`
const contains = (uri: string, value: string, mode = 'Substring') =>
  `<t:Contains ContainmentMode="${mode}" ContainmentComparison="IgnoreCase"><t:FieldURI FieldURI="${uri}"/><t:Constant Value="${value}"/></t:Contains>`

test('all items of a folder, in the order asked for', async () => {
  const found = await root({ order: newest })
  assert.deepEqual(subjects(found), ['Quarterly report', 'Zebra', 'Lunch', 'Re: Quarterly report', 'Quarterly report'])
  assert.equal(found.attributes.TotalItemsInView, '5')
  assert.equal(found.attributes.IncludesLastItemInRange, 'true')
  const first = find(found, 'Message')
  assert.equal(childText(find(find(first, 'From'), 'Mailbox'), 'EmailAddress'), 'bob@x.example')
  assert.equal(childText(first, 'IsRead'), 'false')
  assert.equal(find(first, 'Body'), undefined)
})

test('IdOnly has ids only', async () => {
  const found = await root({ shape: 'IdOnly' })
  assert.deepEqual(
    findAll(found, 'Message').map((each) => each.children.map(({ name }) => name)),
    mails.map(() => ['ItemId']),
  )
})

test('what a row tells and what GetItem tells are the same', async () => {
  const row = find(await root({ shape: 'AllProperties', order: newest }), 'Message') as XmlElement
  const id = child(row, 'ItemId')?.attributes.Id
  const [message] = await ews.askMessages(
    'ada',
    `<m:GetItem><m:ItemShape><t:BaseShape>AllProperties</t:BaseShape></m:ItemShape><m:ItemIds><t:ItemId Id="${id}"/></m:ItemIds></m:GetItem>`,
  )
  const whole = find(message, 'Message')
  const flat = (element: XmlElement | undefined): unknown => [
    element?.text.trim(),
    element?.attributes,
    element?.children.map(flat),
  ]
  assert.ok(row.children.length > 20)
  for (const one of row.children) assert.deepEqual(flat(one), flat(child(whole, one.name)), one.name)
})

test('pages from the beginning, from the end, by fractions, and from a condition', async () => {
  const order = sortBy('item:DateTimeReceived')
  const of = async (view: string) => {
    const found = await root({ view, order })
    const { IndexedPagingOffset, NumeratorOffset, IncludesLastItemInRange } = found.attributes
    return [
      subjects(found)
        .map((text) => text[0])
        .join(''),
      IndexedPagingOffset ?? NumeratorOffset,
      IncludesLastItemInRange,
    ]
  }
  assert.deepEqual(await of(page(0, 2)), ['QR', '2', 'false'])
  assert.deepEqual(await of(page(4, 2)), ['Q', '5', 'true'])
  assert.deepEqual(await of(page(9, 2)), ['', '5', 'true'])
  assert.deepEqual(await of(page(0, 2, 'End')), ['ZQ', '2', 'false'])
  assert.deepEqual(await of('<m:FractionalPageItemView MaxEntriesReturned="2" Numerator="2" Denominator="5"/>'), [
    'LZ',
    '4',
    'false',
  ])
  const seek = (base: string) =>
    `<m:SeekToConditionPageItemView MaxEntriesReturned="2" BasePoint="${base}"><t:Condition>${contains('item:Subject', 'lunch')}</t:Condition></m:SeekToConditionPageItemView>`
  assert.deepEqual(await of(seek('Beginning')), ['LZ', '4', 'false'])
  assert.deepEqual(await of(seek('End')), ['RL', '4', 'false'])
  assert.equal(await code({ view: page(0, 0) }), 'ErrorInvalidPagingMaxRows')
})

test('restrictions and orders by fields, extended fields and bits', async () => {
  const isRead =
    '<t:IsEqualTo><t:FieldURI FieldURI="message:IsRead"/><t:FieldURIOrConstant><t:Constant Value="true"/></t:FieldURIOrConstant></t:IsEqualTo>'
  assert.deepEqual(subjects(await root({ where: contains('item:Subject', 'QUARTERLY', 'Prefixed') })), [
    'Quarterly report',
    'Quarterly report',
  ])
  assert.deepEqual(subjects(await root({ where: isRead })), [])
  assert.equal(subjects(await root({ where: `<t:Not>${isRead}</t:Not>` })).length, 5)
  assert.deepEqual(
    subjects(
      await root({
        where: `<t:And>${contains('item:Subject', 'r')}${contains('message:From', 'bob')}</t:And>`,
        order: newest,
      }),
    ),
    ['Quarterly report', 'Re: Quarterly report'],
  )
  const extended =
    '<t:FieldOrder Order="Descending"><t:ExtendedFieldURI PropertyTag="0xe1d" PropertyType="String"/></t:FieldOrder>'
  assert.deepEqual(subjects(await root({ order: extended + newest, view: page(0, 2) })), ['Zebra', 'Quarterly report'])
  assert.equal(await code({ order: sortBy('item:Attachments') }), 'ErrorUnsupportedPathForSortGroup')
})

test('query strings find by words and by properties: [MS-OXWSSRCH] 2.2.3.19', async () => {
  assert.deepEqual(subjects(await root({ query: 'from:anna report', order: newest })), ['Quarterly report'])
  assert.deepEqual(subjects(await root({ query: 'koln OR zebra', order: newest })), ['Zebra', 'Quarterly report'])
  const found = await root({ query: 'subject:quarterly', order: newest, view: page(1, 1) })
  assert.deepEqual(subjects(found), ['Re: Quarterly report'])
  assert.equal(found.attributes.TotalItemsInView, '3')
})

test('groups have their items and counts, and stand in the order of their newest item', async () => {
  const group =
    '<m:GroupBy Order="Descending"><t:FieldURI FieldURI="message:ConversationTopic"/><t:AggregateOn Aggregate="Maximum"><t:FieldURI FieldURI="item:DateTimeReceived"/></t:AggregateOn></m:GroupBy>'
  const found = await root({ group, order: newest })
  assert.deepEqual(
    findAll(found, 'GroupedItems').map((each) => [
      childText(find(each, 'GroupSummary'), 'GroupByValue'),
      findAll(each, 'Message').length,
    ]),
    [
      ['Quarterly report', 3],
      ['Zebra', 1],
      ['Lunch', 1],
    ],
  )
  const standard =
    '<m:DistinguishedGroupBy Order="Descending"><t:StandardGroupBy>ConversationTopic</t:StandardGroupBy></m:DistinguishedGroupBy>'
  const second = await root({ group: standard, order: newest, view: page(3, 2) })
  assert.deepEqual(subjects(second), ['Zebra', 'Lunch'])
  assert.equal(find(await root({ group, folder: 'drafts' }), 'Groups'), undefined)
})

test('a calendar view has every occurrence between two times, with ids of its own', async () => {
  const event = (content: string) =>
    `<m:CreateItem SendMeetingInvitations="SendToNone"><m:SavedItemFolderId><t:DistinguishedFolderId Id="calendar"/></m:SavedItemFolderId><m:Items><t:CalendarItem>${content}</t:CalendarItem></m:Items></m:CreateItem>`
  const times = (start: string, end: string) =>
    `<t:Start>2026-02-${start}:00Z</t:Start><t:End>2026-02-${end}:00Z</t:End>`
  const weekly =
    '<t:Recurrence><t:WeeklyRecurrence><t:Interval>1</t:Interval><t:DaysOfWeek>Monday</t:DaysOfWeek></t:WeeklyRecurrence><t:NumberedRecurrence><t:StartDate>2026-02-02</t:StartDate><t:NumberOfOccurrences>3</t:NumberOfOccurrences></t:NumberedRecurrence></t:Recurrence>'
  for (const content of [
    `<t:Subject>Weekly</t:Subject>${times('02T09:00', '02T10:00')}${weekly}`,
    `<t:Subject>Once</t:Subject>${times('10T12:00', '10T13:00')}`,
  ])
    assert.equal(childText((await ews.askMessages('ada', event(content)))[0], 'ResponseCode'), 'NoError')
  const calendar = (start: string, end: string, most = '') =>
    `<m:CalendarView ${most} StartDate="2026-02-${start}T00:00:00Z" EndDate="2026-02-${end}T00:00:00Z"/>`
  const found = await root({ shape: 'AllProperties', folder: 'calendar', view: calendar('01', '28') })
  assert.deepEqual(
    findAll(found, 'CalendarItem').map((each) =>
      ['Subject', 'Start', 'CalendarItemType'].map((name) => childText(each, name)),
    ),
    [
      ['Weekly', '2026-02-02T09:00:00Z', 'Occurrence'],
      ['Weekly', '2026-02-09T09:00:00Z', 'Occurrence'],
      ['Once', '2026-02-10T12:00:00Z', 'Single'],
      ['Weekly', '2026-02-16T09:00:00Z', 'Occurrence'],
    ],
  )
  const ids = findAll(found, 'CalendarItem').map((each) => child(each, 'ItemId')?.attributes.Id)
  assert.equal(new Set(ids).size, 4)
  const [one] = await ews.askMessages(
    'ada',
    `<m:GetItem><m:ItemShape><t:BaseShape>Default</t:BaseShape></m:ItemShape><m:ItemIds><t:ItemId Id="${ids[1]}"/></m:ItemIds></m:GetItem>`,
  )
  assert.equal(childText(find(one, 'CalendarItem'), 'Start'), '2026-02-09T09:00:00Z')
  const part = await root({ folder: 'calendar', view: calendar('01', '28', 'MaxEntriesReturned="2"') })
  assert.equal(part.attributes.IncludesLastItemInRange, 'false')
  assert.equal(findAll(part, 'CalendarItem').length, 2)
  assert.equal(
    await code({ folder: 'calendar', view: calendar('20', '10') }),
    'ErrorCalendarEndDateIsEarlierThanStartDate',
  )
  const tooLong = calendar('01', '28').replace('2026-02-28', '2029-02-28')
  assert.equal(await code({ folder: 'calendar', view: tooLong }), 'ErrorCalendarViewRangeTooBig')
})
