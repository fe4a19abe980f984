/** [MS-OXWSMTGS] sentence by sentence: the elements of calendar items and meeting messages, series, and to whom messages about meetings go. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { child, childText, type XmlElement } from '#codec/xml/index.ts'
import { SpecialFolder } from '#model'
import { assertTexts, type ItemId, Items, remove, set } from '#test/ews-items.ts'
import { find, findAll, startEws } from '#test/ews.ts'
import { open } from '#test/groupware.ts'
import { itemIdText } from '../ids/item-id.ts'

const world = await open()
const ews = await startEws(world)
const ada = new Items(ews, 'ada')
const ben = new Items(ews, 'ben')

const attendee = (address: string) =>
  `<t:Attendee><t:Mailbox><t:EmailAddress>${address}</t:EmailAddress></t:Mailbox></t:Attendee>`
const times = (from: string, to: string) => `<t:Start>${from}</t:Start><t:End>${to}</t:End>`
const appointment = (xml: string) => `<t:CalendarItem><t:Subject>x</t:Subject>${xml}</t:CalendarItem>`
const hour = times('2026-03-02T09:00:00Z', '2026-03-02T10:00:00Z')

async function made(xml: string): Promise<XmlElement> {
  return await ada.get((await ada.create(appointment(xml))).id)
}

for (const { name, xml, texts } of [
  {
    name: 'MS-OXWSMTGS_R157 MS-OXWSMTGS_R159 MS-OXWSMTGS_R900 MS-OXWSMTGS_R901',
    xml: hour,
    texts: { Start: '2026-03-02T09:00:00Z', End: '2026-03-02T10:00:00Z' },
  },
  {
    name: 'MS-OXWSMTGS_R163 MS-OXWSMTGS_R720',
    xml: `${times('2026-03-02T00:00:00Z', '2026-03-03T00:00:00Z')}<t:IsAllDayEvent>true</t:IsAllDayEvent>`,
    texts: { IsAllDayEvent: 'true' },
  },
  {
    name: 'MS-OXWSMTGS_R721 MS-OXWSMTGS_R729 MS-OXWSMTGS_R731 MS-OXWSMTGS_R733 MS-OXWSMTGS_R735 MS-OXWSMTGS_R53 MS-OXWSMTGS_R514',
    xml: hour,
    texts: {
      IsAllDayEvent: 'false',
      IsMeeting: 'false',
      IsCancelled: 'false',
      IsRecurring: 'false',
      MeetingRequestWasSent: 'false',
      CalendarItemType: 'Single',
      AppointmentState: '0',
    },
  },
  {
    name: 'MS-OXWSMTGS_R167 MS-OXWSMTGS_R902',
    xml: `${hour}<t:Location>B 7</t:Location>`,
    texts: { Location: 'B 7' },
  },
  {
    name: 'MS-OXWSMTGS_R16500',
    xml: `${hour}<t:LegacyFreeBusyStatus>Busy</t:LegacyFreeBusyStatus>`,
    texts: { LegacyFreeBusyStatus: 'Busy' },
  },
  {
    name: 'MS-OXWSMTGS_R16501',
    xml: `${hour}<t:LegacyFreeBusyStatus>Free</t:LegacyFreeBusyStatus>`,
    texts: { LegacyFreeBusyStatus: 'Free' },
  },
  {
    name: 'MS-OXWSMTGS_R16503',
    xml: `${hour}<t:LegacyFreeBusyStatus>OOF</t:LegacyFreeBusyStatus>`,
    texts: { LegacyFreeBusyStatus: 'OOF' },
  },
  {
    name: 'MS-OXWSMTGS_R16504',
    xml: `${hour}<t:LegacyFreeBusyStatus>Tentative</t:LegacyFreeBusyStatus>`,
    texts: { LegacyFreeBusyStatus: 'Tentative' },
  },
  {
    name: 'MS-OXWSCDATA_R4001',
    xml: `${hour}<t:LegacyFreeBusyStatus>WorkingElsewhere</t:LegacyFreeBusyStatus>`,
    texts: { LegacyFreeBusyStatus: 'WorkingElsewhere' },
  },
  {
    name: 'MS-OXWSMTGS_R179 MS-OXWSMTGS_R736',
    xml: `${hour}<t:IsResponseRequested>true</t:IsResponseRequested>`,
    texts: { IsResponseRequested: 'true' },
  },
  {
    name: 'MS-OXWSMTGS_R737',
    xml: `${hour}<t:IsResponseRequested>false</t:IsResponseRequested>`,
    texts: { IsResponseRequested: 'false' },
  },
  {
    name: 'MS-OXWSMTGS_R227 MS-OXWSMTGS_R516 MS-OXWSMTGS_R2184',
    xml: `${hour}<t:ConferenceType>0</t:ConferenceType>`,
    texts: { ConferenceType: '0' },
  },
  {
    name: 'MS-OXWSMTGS_R742',
    xml: `${hour}<t:ConferenceType>1</t:ConferenceType>`,
    texts: { ConferenceType: '1' },
  },
  {
    name: 'MS-OXWSMTGS_R743',
    xml: `${hour}<t:ConferenceType>2</t:ConferenceType>`,
    texts: { ConferenceType: '2' },
  },
  {
    name: 'MS-OXWSMTGS_R229 MS-OXWSMTGS_R744',
    xml: `${hour}<t:AllowNewTimeProposal>true</t:AllowNewTimeProposal>`,
    texts: { AllowNewTimeProposal: 'true' },
  },
  {
    name: 'MS-OXWSMTGS_R745',
    xml: `${hour}<t:AllowNewTimeProposal>false</t:AllowNewTimeProposal>`,
    texts: { AllowNewTimeProposal: 'false' },
  },
  {
    name: 'MS-OXWSMTGS_R233 MS-OXWSMTGS_R235',
    xml: `${hour}<t:MeetingWorkspaceUrl>https://work.example/</t:MeetingWorkspaceUrl><t:NetShowUrl>https://show.example/</t:NetShowUrl>`,
    texts: { MeetingWorkspaceUrl: 'https://work.example/', NetShowUrl: 'https://show.example/' },
  },
  {
    name: 'MS-OXWSMTGS_R151',
    xml: `<t:UID>one-of-my-own</t:UID>${hour}`,
    texts: { UID: 'one-of-my-own' },
  },
  {
    name: 'MS-OXWSMTGS_R699 MS-OXWSMTGS_R700 MS-OXWSMTGS_R701 MS-OXWSMTGS_R702 MS-OXWSMTGS_R713 MS-OXWSMTGS_R714',
    xml: `${times('2026-03-02T09:00:00+01:00', '2026-03-02T10:00:00+01:00')}<t:StartTimeZone Id="W. Europe Standard Time"/><t:EndTimeZone Id="W. Europe Standard Time"/>`,
    texts: {
      Start: '2026-03-02T08:00:00Z',
      StartWallClock: '2026-03-02T09:00:00+01:00',
      EndWallClock: '2026-03-02T10:00:00+01:00',
      StartTimeZoneId: 'W. Europe Standard Time',
      EndTimeZoneId: 'W. Europe Standard Time',
    },
  },
] as const) {
  test(`a calendar item: ${Object.keys(texts).join(', ')} (${name})`, async () => {
    assertTexts(await made(xml), texts)
  })
}

test('others at the same time, and next to it (MS-OXWSMTGS_R193, MS-OXWSMTGS_R195, MS-OXWSMTGS_R197, MS-OXWSMTGS_R199, MS-OXWSCDATA_R8852)', async () => {
  const at = (from: string, to: string) => times(`2027-01-04T${from}:00Z`, `2027-01-04T${to}:00Z`)
  await ada.create(appointment(at('09:30', '10:30')))
  await ada.create(appointment(at('10:00', '11:00')))
  const item = await made(at('09:00', '10:00'))
  assertTexts(item, { ConflictingMeetingCount: '1', AdjacentMeetingCount: '1' })
  assert.equal(find(child(item, 'ConflictingMeetings'), 'Start')?.text, '2027-01-04T09:30:00Z')
  assert.equal(find(child(item, 'AdjacentMeetings'), 'Start')?.text, '2027-01-04T10:00:00Z')
})

const range =
  '<t:NumberedRecurrence><t:StartDate>2026-06-01</t:StartDate><t:NumberOfOccurrences>5</t:NumberOfOccurrences></t:NumberedRecurrence>'
const daily = `<t:Recurrence><t:DailyRecurrence><t:Interval>1</t:Interval></t:DailyRecurrence>${range}</t:Recurrence>`
const series = `${times('2026-06-01T09:00:00Z', '2026-06-01T10:00:00Z')}${daily}`

test('a series: first, last, modified and deleted occurrences (MS-OXWSMTGS_R175, MS-OXWSMTGS_R732, MS-OXWSMTGS_R181, MS-OXWSMTGS_R56, MS-OXWSMTGS_R213, MS-OXWSMTGS_R215, MS-OXWSMTGS_R217, MS-OXWSMTGS_R219, MS-OXWSMTGS_R373, MS-OXWSMTGS_R377, MS-OXWSMTGS_R381, MS-OXWSMTGS_R383, MS-OXWSMTGS_R385, MS-OXWSMTGS_R387, MS-OXWSMTGS_R390, MS-OXWSMTGS_R391, MS-OXWSMTGS_R54, MS-OXWSMTGS_R55, MS-OXWSMTGS_R161, MS-OXWSMTGS_R903, MS-OXWSMTGS_R904, MS-OXWSMTGS_R807, MS-OXWSMTGS_R651, MS-OXWSMTGS_R620)', async () => {
  const { id } = await ada.create(appointment(series))
  const nth = (index: number) => `<t:OccurrenceItemId RecurringMasterId="${id}" InstanceIndex="${index}"/>`
  assertTexts(await ada.getBy(nth(2)), { CalendarItemType: 'Occurrence', Start: '2026-06-02T09:00:00Z' })
  const change = (index: number, xml: string) =>
    `<m:UpdateItem ConflictResolution="AlwaysOverwrite" SendMeetingInvitationsOrCancellations="SendToNone"><m:ItemChanges><t:ItemChange>${nth(index)}<t:Updates>${xml}</t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>`
  await ada.done(
    change(
      2,
      set('calendar:Start', '<t:CalendarItem><t:Start>2026-06-02T11:00:00Z</t:Start></t:CalendarItem>') +
        set('calendar:End', '<t:CalendarItem><t:End>2026-06-02T12:00:00Z</t:End></t:CalendarItem>'),
    ),
  )
  await ada.done(
    `<m:DeleteItem DeleteType="HardDelete" SendMeetingCancellations="SendToNone"><m:ItemIds>${nth(4)}</m:ItemIds></m:DeleteItem>`,
  )
  const exception = await ada.getBy(nth(2))
  assertTexts(exception, { CalendarItemType: 'Exception', OriginalStart: '2026-06-02T09:00:00Z', IsRecurring: 'true' })
  const occurrence = child(exception, 'ItemId')?.attributes.Id ?? ''
  const master = await ada.getBy(`<t:RecurringMasterItemId OccurrenceId="${occurrence}"/>`)
  assertTexts(master, { CalendarItemType: 'RecurringMaster', IsRecurring: 'true' })
  assertTexts(child(master, 'FirstOccurrence') ?? master, {
    Start: '2026-06-01T09:00:00Z',
    End: '2026-06-01T10:00:00Z',
  })
  assertTexts(child(master, 'LastOccurrence') ?? master, { Start: '2026-06-05T09:00:00Z' })
  const modified = child(master, 'ModifiedOccurrences')
  assert.equal(findAll(modified, 'Occurrence').length, 1)
  assert.equal(find(modified, 'ItemId')?.attributes.Id, occurrence)
  assert.ok(modified)
  assertTexts(modified, {
    Start: '2026-06-02T11:00:00Z',
    End: '2026-06-02T12:00:00Z',
    OriginalStart: '2026-06-02T09:00:00Z',
  })
  const deleted = findAll(child(master, 'DeletedOccurrences'), 'Start')
  assert.deepEqual(
    deleted.map(({ text }) => text),
    ['2026-06-04T09:00:00Z'],
  )
  const codes = async (message: string) => await ada.codes(message)
  assert.deepEqual(await codes(ada.getRequest(nth(4))), ['ErrorCalendarOccurrenceIsDeletedFromRecurrence'])
})

for (const operation of [
  { name: 'MoveItem', sentences: 'MS-OXWSMTGS_R1231 MS-OXWSMTGS_R1228' },
  { name: 'CopyItem', sentences: 'MS-OXWSMTGS_R1193 MS-OXWSMTGS_R1190' },
]) {
  test(`${operation.name} takes a series, and no occurrence (${operation.sentences}, ${operation.name === 'MoveItem' ? 'MS-OXWSMTGS_R808' : 'MS-OXWSMTGS_R806'})`, async () => {
    const { id } = await ada.create(appointment(series))
    const first = `<t:OccurrenceItemId RecurringMasterId="${id}" InstanceIndex="1"/>`
    const occurrence = child(await ada.getBy(first), 'ItemId')?.attributes.Id
    const request = (ids: string) =>
      `<m:${operation.name}><m:ToFolderId><t:DistinguishedFolderId Id="deleteditems"/></m:ToFolderId><m:ItemIds>${ids}</m:ItemIds></m:${operation.name}>`
    assert.deepEqual(await ada.codes(request(first)), ['ErrorCalendarCannotMoveOrCopyOccurrence'])
    assert.deepEqual(await ada.codes(request(`<t:RecurringMasterItemId OccurrenceId="${occurrence}"/>`)), ['NoError'])
  })
}

for (const { name, pattern } of [
  {
    name: 'MS-OXWSCDATA_R997',
    pattern:
      '<t:AbsoluteMonthlyRecurrence><t:Interval>2</t:Interval><t:DayOfMonth>31</t:DayOfMonth></t:AbsoluteMonthlyRecurrence>',
  },
  {
    name: 'MS-OXWSCDATA_R1001 MS-OXWSCDATA_R1003',
    pattern:
      '<t:AbsoluteYearlyRecurrence><t:DayOfMonth>29</t:DayOfMonth><t:Month>February</t:Month></t:AbsoluteYearlyRecurrence>',
  },
  {
    name: 'MS-OXWSCDATA_R1261 MS-OXWSCDATA_R1263 MS-OXWSCDATA_R1265',
    pattern:
      '<t:RelativeYearlyRecurrence><t:DaysOfWeek>Friday</t:DaysOfWeek><t:DayOfWeekIndex>Last</t:DayOfWeekIndex><t:Month>June</t:Month></t:RelativeYearlyRecurrence>',
  },
]) {
  test(`a pattern comes back as it was written, and no part of it may be missing (${name})`, async () => {
    const item = await made(
      `${times('2026-06-01T09:00:00Z', '2026-06-01T10:00:00Z')}<t:Recurrence>${pattern}${range}</t:Recurrence>`,
    )
    const shown = child(item, 'Recurrence')?.children[0]
    for (const [, element = '', text = ''] of pattern.matchAll(/<t:(\w+)>([^<]+)</g))
      assert.equal(childText(shown, element), text, element)
  })
}

for (const { code, name, xml } of [
  {
    code: 'ErrorCalendarDurationIsTooLong',
    name: 'MS-OXWSMTGS_R1203 MS-OXWSMTGS_R1200',
    xml: times('2026-01-01T00:00:00Z', '2031-01-03T00:00:00Z'),
  },
  {
    code: 'ErrorCalendarEndDateIsEarlierThanStartDate',
    name: 'MS-OXWSMTGS_R1204',
    xml: times('2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z'),
  },
  {
    code: 'ErrorInvalidPropertySet',
    name: 'MS-OXWSMTGS_R2000',
    xml: `${hour}<t:IsMeeting>true</t:IsMeeting>`,
  },
]) {
  test(`a calendar item that cannot be: ${code} (${name})`, async () => {
    assert.deepEqual(await ada.codes(ada.createRequest(appointment(xml))), [code])
  })
}

test('UpdateItem: longer than five years (MS-OXWSMTGS_R1244, MS-OXWSMTGS_R1237)', async () => {
  const item = await ada.create(appointment(hour))
  const end = set('calendar:End', '<t:CalendarItem><t:End>2032-01-01T00:00:00Z</t:End></t:CalendarItem>')
  assert.deepEqual(await ada.codes(ada.updateRequest(item, end)), ['ErrorCalendarDurationIsTooLong'])
})

test('DeleteItem says to whom cancellations go (MS-OXWSMTGS_R1213, MS-OXWSMTGS_R1209)', async () => {
  const { id } = await ada.create(appointment(hour))
  const request = (attributes: string) =>
    `<m:DeleteItem DeleteType="HardDelete"${attributes}><m:ItemIds><t:ItemId Id="${id}"/></m:ItemIds></m:DeleteItem>`
  assert.deepEqual(await ada.codes(request('')), ['ErrorSendMeetingCancellationsRequired'])
  assert.deepEqual(await ada.codes(request(' SendMeetingCancellations="SendToNone"')), ['NoError'])
})

test('answers and messages say what becomes of them (MS-OXWSMTGS_R1240, MS-OXWSMTGS_R1241, MS-OXWSMTGS_R1342)', async () => {
  const { id } = await ada.create(appointment(hour))
  for (const xml of [
    '<t:Message><t:Subject>x</t:Subject></t:Message>',
    ...['AcceptItem', 'TentativelyAcceptItem', 'DeclineItem', 'CancelCalendarItem'].map(
      (kind) => `<t:${kind}><t:ReferenceItemId Id="${id}"/></t:${kind}>`,
    ),
  ])
    assert.deepEqual(await ada.codes(ada.createRequest(xml, '')), ['ErrorMessageDispositionRequired'])
})

interface Counts {
  /** Of meeting messages in the inbox of who is invited. */
  readonly received: number
  /** In the sent items of who invites. */
  readonly kept: number
}

async function counts(): Promise<Counts> {
  const meetings = async (who: string, folder: number) =>
    (await world.messages(`${who}@example.test`, folder)).filter((one) => one.class.startsWith('IPM.Schedule')).length
  return {
    received: await meetings('ben', SpecialFolder.inbox),
    kept: await meetings('ada', SpecialFolder.sentItems),
  }
}

/** What became of the counts by what is done. */
async function sending(act: () => Promise<unknown>): Promise<Counts> {
  const before = await counts()
  await act()
  const after = await counts()
  return { received: after.received - before.received, kept: after.kept - before.kept }
}

const meeting = appointment(`${hour}<t:RequiredAttendees>${attendee('ben@example.test')}</t:RequiredAttendees>`)

for (const { mode, received, kept, name } of [
  {
    mode: 'SendToNone',
    received: 0,
    kept: 0,
    name: 'MS-OXWSMTGS_R44 MS-OXWSMTGS_R4400 MS-OXWSMTGS_R4401 MS-OXWSMTGS_R45 MS-OXWSMTGS_R4500 MS-OXWSMTGS_R60 MS-OXWSMTGS_R6000',
  },
  {
    mode: 'SendOnlyToAll',
    received: 1,
    kept: 0,
    name: 'MS-OXWSMTGS_R46 MS-OXWSMTGS_R4600 MS-OXWSMTGS_R4601 MS-OXWSMTGS_R4602 MS-OXWSMTGS_R47 MS-OXWSMTGS_R4700 MS-OXWSMTGS_R4701 MS-OXWSMTGS_R61 MS-OXWSMTGS_R6100 MS-OXWSMTGS_R6101',
  },
  {
    mode: 'SendToAllAndSaveCopy',
    received: 1,
    kept: 1,
    name: 'MS-OXWSMTGS_R48 MS-OXWSMTGS_R4800 MS-OXWSMTGS_R4801 MS-OXWSMTGS_R4802 MS-OXWSMTGS_R49 MS-OXWSMTGS_R4900 MS-OXWSMTGS_R4901 MS-OXWSMTGS_R64 MS-OXWSMTGS_R6400 MS-OXWSMTGS_R6401',
  },
]) {
  test(`${mode}: a meeting is made, moved and deleted (${name})`, async () => {
    let item: ItemId = { id: '', changeKey: '' }
    const expected = { received, kept }
    const made = await sending(async () => {
      item = await ada.create(meeting, `SendMeetingInvitations="${mode}"`)
    })
    assert.deepEqual(made, expected)
    assertTexts(await ada.get(item.id), { IsMeeting: 'true', MeetingRequestWasSent: String(received > 0) })
    const moved = await sending(async () => {
      await ada.update(
        item,
        set('calendar:Start', '<t:CalendarItem><t:Start>2026-03-02T09:15:00Z</t:Start></t:CalendarItem>'),
        `ConflictResolution="AlwaysOverwrite" SendMeetingInvitationsOrCancellations="${mode}"`,
      )
    })
    assert.deepEqual(moved, expected)
    const deleted = await sending(async () => {
      await ada.done(
        `<m:DeleteItem DeleteType="MoveToDeletedItems" SendMeetingCancellations="${mode}"><m:ItemIds><t:ItemId Id="${item.id}"/></m:ItemIds></m:DeleteItem>`,
      )
    })
    assert.deepEqual(deleted, expected)
    assert.deepEqual(await ada.codes(ada.getRequest(`<t:ItemId Id="${item.id}"/>`)), ['ErrorItemNotFound'])
  })
}

for (const { mode, kept, name } of [
  { mode: 'SendOnlyToChanged', kept: 0, name: 'MS-OXWSMTGS_R62 MS-OXWSMTGS_R6200' },
  { mode: 'SendToChangedAndSaveCopy', kept: 1, name: 'MS-OXWSMTGS_R65 MS-OXWSMTGS_R6500 MS-OXWSMTGS_R6501' },
]) {
  test(`${mode}: who was not invited before is (${name})`, async () => {
    const item = await ada.create(
      appointment(`${hour}<t:RequiredAttendees>${attendee('emil@example.test')}</t:RequiredAttendees>`),
      'SendMeetingInvitations="SendOnlyToAll"',
    )
    const emil = async () => (await world.messages('emil@example.test')).length
    const before = await emil()
    const sent = await sending(async () => {
      const people = attendee('emil@example.test') + attendee('ben@example.test')
      await ada.update(
        item,
        set(
          'calendar:RequiredAttendees',
          `<t:CalendarItem><t:RequiredAttendees>${people}</t:RequiredAttendees></t:CalendarItem>`,
        ),
        `ConflictResolution="AlwaysOverwrite" SendMeetingInvitationsOrCancellations="${mode}"`,
      )
    })
    assert.deepEqual(sent, { received: 1, kept })
    assert.equal(await emil(), before)
  })
}

async function newest(who: string): Promise<string> {
  const last = (await world.messages(`${who}@example.test`)).at(-1)
  assert.ok(last)
  return itemIdText(await world.mailbox(`${who}@example.test`), last)
}

/** A meeting at a time when nothing else is, and the request that Ben has. */
let day = 1
async function invite(more = ''): Promise<{ meeting: string; request: string; date: string }> {
  day++
  const date = `2026-09-${String(day).padStart(2, '0')}`
  const { id } = await ada.create(
    appointment(
      `${times(`${date}T09:00:00Z`, `${date}T10:00:00Z`)}<t:Location>B 7</t:Location><t:RequiredAttendees>${attendee('ben@example.test')}</t:RequiredAttendees><t:OptionalAttendees>${attendee('emil@example.test')}</t:OptionalAttendees>${more}`,
    ),
    'SendMeetingInvitations="SendToAllAndSaveCopy"',
  )
  return { meeting: id, request: await newest('ben'), date }
}

test('the meeting of who invites (MS-OXWSMTGS_R171, MS-OXWSMTGS_R728, MS-OXWSMTGS_R177, MS-OXWSMTGS_R734, MS-OXWSMTGS_R185, MS-OXWSMTGS_R18407, MS-OXWSMTGS_R187, MS-OXWSMTGS_R189, MS-OXWSMTGS_R137, MS-OXWSMTGS_R512, MS-OXWSMTGS_R80, MS-OXWSMTGS_R209, MS-OXWSMTGS_R738, MS-OXWSMTGS_R80048, MS-OXWSMTGS_R79)', async () => {
  const { meeting: id } = await invite()
  const item = await ada.get(id)
  assertTexts(item, {
    IsMeeting: 'true',
    MeetingRequestWasSent: 'true',
    MyResponseType: 'Organizer',
    AppointmentState: '1',
    IsOrganizer: 'true',
  })
  const address = (name: string) => find(child(item, name), 'EmailAddress')?.text
  assert.equal(address('Organizer'), 'ada@example.test')
  assert.equal(address('RequiredAttendees'), 'ben@example.test')
  assert.equal(address('OptionalAttendees'), 'emil@example.test')
  assert.equal(find(child(item, 'RequiredAttendees'), 'ResponseType')?.text, 'Unknown')
})

test('the request (MS-OXWSMTGS_R283, MS-OXWSMTGS_R72, MS-OXWSMTGS_R28500, MS-OXWSMTGS_R500, MS-OXWSMTGS_R287, MS-OXWSMTGS_R293, MS-OXWSMTGS_R755, MS-OXWSMTGS_R297, MS-OXWSMTGS_R301, MS-OXWSMTGS_R756, MS-OXWSMTGS_R7561, MS-OXWSMTGS_R303, MS-OXWSMTGS_R759, MS-OXWSMTGS_R305, MS-OXWSMTGS_R761, MS-OXWSMTGS_R307, MS-OXWSMTGS_R762, MS-OXWSMTGS_R763, MS-OXWSMTGS_R309, MS-OXWSMTGS_R313, MS-OXWSMTGS_R315, MS-OXWSMTGS_R317, MS-OXWSMTGS_R329, MS-OXWSMTGS_R335, MS-OXWSMTGS_R337, MS-OXWSMTGS_R555, MS-OXWSMTGS_R906, MS-OXWSMTGS_R907, MS-OXWSMTGS_R908, MS-OXWSMTGS_R910, MS-OXWSMTGS_R268, MS-OXWSMTGS_R751, MS-OXWSMTGS_R749, MS-OXWSMTGS_R703)', async () => {
  const { request, date } = await invite()
  const item = await ben.get(request)
  assert.equal(item.name, 'MeetingRequest')
  assertTexts(item, {
    MeetingRequestType: 'NewMeetingRequest',
    IntendedFreeBusyStatus: 'Busy',
    Start: `${date}T09:00:00Z`,
    End: `${date}T10:00:00Z`,
    IsAllDayEvent: 'false',
    Location: 'B 7',
    IsMeeting: 'true',
    IsCancelled: 'false',
    IsRecurring: 'false',
    MeetingRequestWasSent: 'true',
    CalendarItemType: 'Single',
    Duration: 'PT1H',
    AppointmentSequenceNumber: '0',
    AppointmentState: '3',
    IsOutOfDate: 'false',
    IsDelegated: 'false',
  })
  const address = (name: string) => find(child(item, name), 'EmailAddress')?.text
  assert.equal(address('Organizer'), 'ada@example.test')
  assert.equal(address('RequiredAttendees'), 'ben@example.test')
  assert.equal(address('OptionalAttendees'), 'emil@example.test')
})

test('the request of a series (MS-OXWSMTGS_R339, MS-OXWSMTGS_R341, MS-OXWSMTGS_R343, MS-OXWSMTGS_R760, MS-OXWSMTGS_R909)', async () => {
  const from = '2026-10-05'
  await ada.create(
    appointment(
      `${times(`${from}T09:00:00Z`, `${from}T10:00:00Z`)}<t:RequiredAttendees>${attendee('ben@example.test')}</t:RequiredAttendees>${daily.replace('2026-06-01', from)}`,
    ),
    'SendMeetingInvitations="SendOnlyToAll"',
  )
  const item = await ben.get(await newest('ben'))
  assertTexts(item, { IsRecurring: 'true', NumberOfOccurrences: '5', Interval: '1' })
  assert.equal(find(child(item, 'FirstOccurrence'), 'Start')?.text, `${from}T09:00:00Z`)
  assert.equal(find(child(item, 'LastOccurrence'), 'Start')?.text, '2026-10-09T09:00:00Z')
})

test('what lies at the same time as a request (MS-OXWSMTGS_R321, MS-OXWSMTGS_R323, MS-OXWSMTGS_R325, MS-OXWSMTGS_R327)', async () => {
  const at = (from: string, to: string) => times(`2026-11-02T${from}:00Z`, `2026-11-02T${to}:00Z`)
  await ben.create(appointment(at('09:30', '10:30')))
  await ben.create(appointment(at('08:00', '09:00')))
  await ada.create(
    appointment(`${at('09:00', '10:00')}<t:RequiredAttendees>${attendee('ben@example.test')}</t:RequiredAttendees>`),
    'SendMeetingInvitations="SendOnlyToAll"',
  )
  const item = await ben.get(await newest('ben'))
  assertTexts(item, { ConflictingMeetingCount: '1', AdjacentMeetingCount: '1' })
  assert.equal(find(child(item, 'ConflictingMeetings'), 'Start')?.text, '2026-11-02T09:30:00Z')
  assert.equal(find(child(item, 'AdjacentMeetings'), 'Start')?.text, '2026-11-02T08:00:00Z')
})

test('before an answer, Ben has a meeting that was received (MS-OXWSMTGS_R739, MS-OXWSMTGS_R84, MS-OXWSMTGS_R1282)', async () => {
  const { request } = await invite()
  const calendar = child(await ben.get(request), 'AssociatedCalendarItemId')?.attributes.Id ?? ''
  assertTexts(await ben.get(calendar), {
    AppointmentState: '3',
    MyResponseType: 'NoResponseReceived',
    IsOrganizer: 'false',
  })
})

for (const { answer, response, messageClass, name } of [
  { answer: 'AcceptItem', response: 'Accept', messageClass: 'Pos', name: 'MS-OXWSMTGS_R82' },
  { answer: 'TentativelyAcceptItem', response: 'Tentative', messageClass: 'Tent', name: 'MS-OXWSMTGS_R81' },
  { answer: 'DeclineItem', response: 'Decline', messageClass: 'Neg', name: 'MS-OXWSMTGS_R83' },
]) {
  test(`${answer}: who invites knows it (${name}, MS-OXWSMTGS_R139, MS-OXWSMTGS_R141, MS-OXWSMTGS_R205)`, async () => {
    const { meeting: id, request } = await invite()
    const calendar = child(await ben.get(request), 'AssociatedCalendarItemId')?.attributes.Id ?? ''
    await ben.done(
      ben.createRequest(
        `<t:${answer}><t:ReferenceItemId Id="${request}"/></t:${answer}>`,
        'MessageDisposition="SendAndSaveCopy"',
      ),
    )
    const arrived = await ada.get(await newest('ada'))
    assert.equal(arrived.name, 'MeetingResponse')
    assertTexts(arrived, { ItemClass: `IPM.Schedule.Meeting.Resp.${messageClass}`, ResponseType: response })
    const required = child(await ada.get(id), 'RequiredAttendees')
    assert.equal(find(required, 'ResponseType')?.text, response)
    assert.match(find(required, 'LastResponseTime')?.text ?? '', /^2026-01-15T/)
    if (answer === 'DeclineItem') return
    const own = await ben.get(calendar)
    assertTexts(own, { MyResponseType: response })
    assert.match(childText(own, 'AppointmentReplyTime') ?? '', /^2026-01-15T/)
  })
}

test('a meeting that is answered, and then changes in words only, is an InformationUpdate (MS-OXWSMTGS_R71, MS-OXWSMTGS_R587)', async () => {
  const { meeting: id, request } = await invite()
  await ben.done(
    ben.createRequest(
      `<t:AcceptItem><t:ReferenceItemId Id="${request}"/></t:AcceptItem>`,
      'MessageDisposition="SendAndSaveCopy"',
    ),
  )
  await ada.done(
    ada.updateRequest(
      { id, changeKey: child(await ada.get(id), 'ItemId')?.attributes.ChangeKey ?? '' },
      set('calendar:Location', '<t:CalendarItem><t:Location>C 1</t:Location></t:CalendarItem>'),
      'ConflictResolution="AlwaysOverwrite" SendMeetingInvitationsOrCancellations="SendOnlyToAll"',
    ),
  )
  assertTexts(await ben.get(await newest('ben')), { MeetingRequestType: 'InformationalUpdate', Location: 'C 1' })
})

test('a meeting that is moved before an answer is a FullUpdate; the first request is out of date (MS-OXWSMTGS_R484, MS-OXWSMTGS_R485, MS-OXWSMTGS_R750)', async () => {
  const { meeting: id, request, date } = await invite()
  await ada.done(
    ada.updateRequest(
      { id, changeKey: child(await ada.get(id), 'ItemId')?.attributes.ChangeKey ?? '' },
      set('calendar:Start', `<t:CalendarItem><t:Start>${date}T08:00:00Z</t:Start></t:CalendarItem>`),
      'ConflictResolution="AlwaysOverwrite" SendMeetingInvitationsOrCancellations="SendOnlyToAll"',
    ),
  )
  assertTexts(await ben.get(await newest('ben')), { MeetingRequestType: 'FullUpdate', IsOutOfDate: 'false' })
  assertTexts(await ben.get(request), { IsOutOfDate: 'true' })
})

test('a cancelled meeting (MS-OXWSMTGS_R173, MS-OXWSMTGS_R730, MS-OXWSMTGS_R740, MS-OXWSMTGS_R1052, MS-OXWSMTGS_R741)', async () => {
  const { meeting: id, request } = await invite()
  const calendar = child(await ben.get(request), 'AssociatedCalendarItemId')?.attributes.Id ?? ''
  await ada.done(
    `<m:DeleteItem DeleteType="MoveToDeletedItems" SendMeetingCancellations="SendOnlyToAll"><m:ItemIds><t:ItemId Id="${id}"/></m:ItemIds></m:DeleteItem>`,
  )
  const arrived = await ben.get(await newest('ben'))
  assert.equal(arrived.name, 'MeetingCancellation')
  assertTexts(await ben.get(calendar), { IsCancelled: 'true', AppointmentState: '7' })
  const deleted = (await world.messages('ada@example.test', SpecialFolder.deletedItems)).at(-1)
  assert.ok(deleted)
  const own = await ada.get(itemIdText(await world.mailbox('ada@example.test'), deleted))
  assertTexts(own, { AppointmentState: '5', IsCancelled: 'true' })
})

test('nobody comes to a meeting whose attendees are removed', async () => {
  const { meeting: id } = await invite()
  const { changeKey } = { changeKey: child(await ada.get(id), 'ItemId')?.attributes.ChangeKey ?? '' }
  await ada.update({ id, changeKey }, remove('calendar:OptionalAttendees'))
  assert.equal(child(await ada.get(id), 'OptionalAttendees'), undefined)
})

for (const { status, name } of [
  { status: 'Free', name: 'MS-OXWSMTGS_R28501' },
  { status: 'OOF', name: 'MS-OXWSMTGS_R28503' },
  { status: 'Tentative', name: 'MS-OXWSMTGS_R28504' },
]) {
  test(`the organizer's time is ${status}, and so will be the attendee's (${name})`, async () => {
    await ada.create(
      appointment(
        `${hour}<t:LegacyFreeBusyStatus>${status}</t:LegacyFreeBusyStatus><t:RequiredAttendees>${attendee('ben@example.test')}</t:RequiredAttendees>`,
      ),
      'SendMeetingInvitations="SendOnlyToAll"',
    )
    assertTexts(await ben.get(await newest('ben')), { IntendedFreeBusyStatus: status })
  })
}

test('rooms are the organizer’s business (MS-OXWSMTGS_R191)', async () => {
  const room = 'beamer@elsewhere.example'
  const { id } = await ada.create(
    appointment(
      `${hour}<t:RequiredAttendees>${attendee('ben@example.test')}</t:RequiredAttendees><t:Resources>${attendee(room)}</t:Resources>`,
    ),
    'SendMeetingInvitations="SendOnlyToAll"',
  )
  assert.equal(find(child(await ada.get(id), 'Resources'), 'EmailAddress')?.text, room)
})

test('the time zones of a series (MS-OXWSMTGS_R1053, MS-OXWSMTGS_R715, MS-OXWSMTGS_R407, MS-OXWSMTGS_R409, MS-OXWSMTGS_R411, MS-OXWSMTGS_R399, MS-OXWSMTGS_R401, MS-OXWSMTGS_R403, MS-OXWSMTGS_R585)', async () => {
  const zone = '<t:StartTimeZone Id="W. Europe Standard Time"/><t:EndTimeZone Id="W. Europe Standard Time"/>'
  const master = child(await made(`${series}${zone}`), 'MeetingTimeZone')
  assert.ok(master?.attributes.TimeZoneName)
  assert.equal(childText(master, 'BaseOffset'), '-PT1H')
  const daylight = child(master, 'Daylight')
  assert.equal(daylight?.attributes.TimeZoneName, 'Daylight')
  assert.ok(daylight)
  assertTexts(daylight, { Offset: '-PT1H', Time: '02:00:00', DayOfWeekIndex: 'Last', Month: 'March' })
  assert.equal(child(master, 'Standard')?.attributes.TimeZoneName, 'Standard')
  assert.equal(child(await made(`${hour}${zone}`), 'MeetingTimeZone'), undefined)
})

test('where it is, in words and with a note (MS-OXWSMTGS_R542, MS-OXWSMTGS_R696, MS-OXWSMTGS_R697)', async () => {
  const item = await made(
    `${hour}<t:EnhancedLocation><t:DisplayName>B 7</t:DisplayName><t:Annotation>upstairs</t:Annotation><t:PostalAddress><t:Type>Business</t:Type></t:PostalAddress></t:EnhancedLocation>`,
  )
  assertTexts(item, { Location: 'B 7' })
  assert.equal(childText(child(item, 'EnhancedLocation'), 'DisplayName'), 'B 7')
})

test('every operation says Success and NoError (MS-OXWSMTGS_R593, MS-OXWSMTGS_R494, MS-OXWSMTGS_R1188, MS-OXWSMTGS_R1189, MS-OXWSMTGS_R1198, MS-OXWSMTGS_R1199, MS-OXWSMTGS_R1207, MS-OXWSMTGS_R1208, MS-OXWSMTGS_R1217, MS-OXWSMTGS_R1218, MS-OXWSMTGS_R1226, MS-OXWSMTGS_R1227, MS-OXWSMTGS_R1235, MS-OXWSMTGS_R1236, MS-OXWSMTGS_R602, MS-OXWSMTGS_R619, MS-OXWSMTGS_R630, MS-OXWSMTGS_R640, MS-OXWSMTGS_R650)', async () => {
  const { id, changeKey } = await ada.create(appointment(hour))
  const ids = `<m:ItemIds><t:ItemId Id="${id}"/></m:ItemIds>`
  const there = '<m:ToFolderId><t:DistinguishedFolderId Id="deleteditems"/></m:ToFolderId>'
  for (const request of [
    ada.createRequest(appointment(hour)),
    ada.getRequest(`<t:ItemId Id="${id}"/>`),
    ada.updateRequest(
      { id, changeKey },
      set('item:Subject', '<t:CalendarItem><t:Subject>y</t:Subject></t:CalendarItem>'),
    ),
    `<m:CopyItem>${there}${ids}</m:CopyItem>`,
    `<m:MoveItem>${there}${ids}</m:MoveItem>`,
  ]) {
    const answer = await ada.done(request)
    assert.equal(answer.attributes.ResponseClass, 'Success')
  }
})

test('ids that are of another kind (MS-OXWSMTGS_R1212, MS-OXWSMTGS_R1222, MS-OXWSMTGS_R1223)', async () => {
  const { id } = await ada.create(appointment(hour))
  for (const reference of [
    `<t:OccurrenceItemId RecurringMasterId="${id}" InstanceIndex="1"/>`,
    `<t:RecurringMasterItemId OccurrenceId="${id}"/>`,
  ]) {
    const [got] = await ada.codes(ada.getRequest(reference))
    assert.match(got ?? '', /^ErrorCalendarCannotUseIdFor(OccurrenceId|RecurringMasterId)$/)
    const [deleted] = await ada.codes(
      `<m:DeleteItem DeleteType="HardDelete" SendMeetingCancellations="SendToNone"><m:ItemIds>${reference}</m:ItemIds></m:DeleteItem>`,
    )
    assert.equal(deleted, got)
  }
})
