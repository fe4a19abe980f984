/** [MS-OXWAVLS]: when people are free, and when they could meet. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { childText } from '#codec/xml/index.ts'
import { Bag, fileTime, N, P, Right, SpecialFolder } from '#model'
import { find, findAll, startEws } from '#test/ews.ts'
import { open } from '#test/groupware.ts'

const world = await open()
const ews = await startEws(world)

/** 2026-02-02 is a Monday. */
const day = '2026-02-02'
const at = (time: string) => fileTime.from(Date.parse(`${day}T${time}:00Z`))

async function appointment(who: string, from: string, to: string, subject: string, status = 2, sensitivity = 0) {
  const mailbox = await world.mailbox(`${who}@example.test`)
  const properties = new Bag().set(P.MessageClass, 'IPM.Appointment').set(P.Subject, subject)
  properties.set(N.AppointmentStartWhole, at(from)).set(N.AppointmentEndWhole, at(to))
  properties.set(N.BusyStatus, status).set(P.Sensitivity, sensitivity)
  await world.store.write(mailbox, (tx) =>
    tx.createMessage(SpecialFolder.calendar, { properties, recipients: [], attachments: [] }),
  )
}

await appointment('ben', '09:00', '10:00', 'Dentist', 3, 2)
await appointment('ben', '13:00', '14:30', 'Workshop')
await appointment('ada', '10:00', '11:00', 'Call', 1)

const utc =
  '<t:TimeZone><t:Bias>0</t:Bias><t:StandardTime><t:Bias>0</t:Bias><t:Time>00:00:00</t:Time><t:DayOrder>0</t:DayOrder><t:Month>0</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek></t:StandardTime>' +
  '<t:DaylightTime><t:Bias>0</t:Bias><t:Time>00:00:00</t:Time><t:DayOrder>0</t:DayOrder><t:Month>0</t:Month><t:DayOfWeek>Sunday</t:DayOfWeek></t:DaylightTime></t:TimeZone>'

const mailboxes = (...addresses: string[]) =>
  `<m:MailboxDataArray>${addresses
    .map(
      (address) =>
        `<t:MailboxData><t:Email><t:Address>${address}</t:Address></t:Email><t:AttendeeType>Required</t:AttendeeType></t:MailboxData>`,
    )
    .join('')}</m:MailboxDataArray>`

const freeBusyOptions = (view: string, interval = 60, end = `${day}T18:00:00`) =>
  `<t:FreeBusyViewOptions><t:TimeWindow><t:StartTime>${day}T08:00:00</t:StartTime><t:EndTime>${end}</t:EndTime></t:TimeWindow>` +
  `<t:MergedFreeBusyIntervalInMinutes>${interval}</t:MergedFreeBusyIntervalInMinutes><t:RequestedView>${view}</t:RequestedView></t:FreeBusyViewOptions>`

const request = (content: string) => `<m:GetUserAvailabilityRequest>${content}</m:GetUserAvailabilityRequest>`

test('times, the merged digits and the working hours of somebody else, without what is private', async () => {
  const answer = await ews.ask('ada', request(utc + mailboxes('ben@example.test') + freeBusyOptions('FreeBusyMerged')))
  assert.equal(childText(find(answer, 'FreeBusyView'), 'MergedFreeBusy'), '0300022000')
  assert.equal(childText(find(answer, 'FreeBusyView'), 'FreeBusyViewType'), 'FreeBusyMerged')
  const events = findAll(answer, 'CalendarEvent')
  assert.deepEqual(
    events.map((event) => ['StartTime', 'EndTime', 'BusyType'].map((name) => childText(event, name))),
    [
      [`${day}T09:00:00`, `${day}T10:00:00`, 'OOF'],
      [`${day}T13:00:00`, `${day}T14:30:00`, 'Busy'],
    ],
  )
  assert.equal(find(answer, 'CalendarEventDetails'), undefined)
  assert.equal(childText(find(answer, 'WorkingPeriod'), 'StartTimeInMinutes'), '480')
})

test('details only where the calendar shows them, and nothing of what is private', async () => {
  const asked = request(utc + mailboxes('ben@example.test') + freeBusyOptions('DetailedMerged'))
  assert.equal(childText(find(await ews.ask('ada', asked), 'FreeBusyView'), 'FreeBusyViewType'), 'FreeBusyMerged')
  const calendar = await world.mailbox('ben@example.test')
  const ada = await world.object('ada@example.test')
  const rights = Right.freeBusySimple | Right.freeBusyDetailed
  await world.store.write(calendar, (tx) =>
    tx.setPermissions(SpecialFolder.calendar, [
      { member: 'default', rights: Right.freeBusySimple },
      { member: ada.id, rights },
    ]),
  )
  const answer = await ews.ask('ada', asked)
  assert.equal(childText(find(answer, 'FreeBusyView'), 'FreeBusyViewType'), 'DetailedMerged')
  assert.deepEqual(
    findAll(answer, 'CalendarEventDetails').map((each) => [childText(each, 'Subject'), childText(each, 'IsPrivate')]),
    [
      [undefined, 'true'],
      ['Workshop', 'false'],
    ],
  )
})

test('times are those of the zone that the request names', async () => {
  const newYork = utc
    .replace('<t:Bias>0', '<t:Bias>300')
    .replace(
      '<t:Time>00:00:00</t:Time><t:DayOrder>0</t:DayOrder><t:Month>0',
      '<t:Time>02:00:00</t:Time><t:DayOrder>1</t:DayOrder><t:Month>11',
    )
    .replace(
      '<t:DaylightTime><t:Bias>0</t:Bias><t:Time>00:00:00</t:Time><t:DayOrder>0</t:DayOrder><t:Month>0',
      '<t:DaylightTime><t:Bias>-60</t:Bias><t:Time>02:00:00</t:Time><t:DayOrder>2</t:DayOrder><t:Month>3',
    )
  const answer = await ews.ask('ada', request(newYork + mailboxes('ben@example.test') + freeBusyOptions('FreeBusy')))
  assert.deepEqual(
    findAll(answer, 'CalendarEvent').map((event) => childText(event, 'StartTime')),
    [`${day}T08:00:00`],
  )
})

test('each mailbox has its own answer: unknown ones, windows that cannot be', async () => {
  const two = request(utc + mailboxes('nobody@example.test', 'ben@example.test') + freeBusyOptions('MergedOnly'))
  const answer = await ews.ask('ada', two)
  assert.deepEqual(
    findAll(answer, 'ResponseCode').map(({ text }) => text),
    ['ErrorMailRecipientNotFound', 'NoError'],
  )
  const codes = async (options: string) =>
    findAll(await ews.ask('ada', request(utc + mailboxes('ben@example.test') + options)), 'ResponseCode')[0]?.text
  assert.equal(await codes(freeBusyOptions('FreeBusy', 60, '2026-06-02T00:00:00')), 'ErrorTimeIntervalTooBig')
  assert.equal(await codes(freeBusyOptions('FreeBusy', 60, '2026-01-02T00:00:00')), 'ErrorInvalidTimeInterval')
  assert.equal(await codes(freeBusyOptions('FreeBusy', 2)), 'ErrorInvalidMergedFreeBusyInterval')
})

test('suggestions are the times at which all can', async () => {
  const options =
    '<t:SuggestionsViewOptions><t:GoodThreshold>25</t:GoodThreshold><t:MaximumResultsByDay>20</t:MaximumResultsByDay><t:MaximumNonWorkHourResultsByDay>0</t:MaximumNonWorkHourResultsByDay>' +
    '<t:MeetingDurationInMinutes>60</t:MeetingDurationInMinutes><t:MinimumSuggestionQuality>Excellent</t:MinimumSuggestionQuality>' +
    `<t:DetailedSuggestionsWindow><t:StartTime>${day}T00:00:00</t:StartTime><t:EndTime>2026-02-03T00:00:00</t:EndTime></t:DetailedSuggestionsWindow></t:SuggestionsViewOptions>`
  const answer = await ews.ask('ada', request(utc + mailboxes('ada@example.test', 'ben@example.test') + options))
  const times = findAll(answer, 'MeetingTime').map(({ text }) => text.slice(11, 16))
  assert.ok(times.includes('08:00') && times.includes('10:00') && times.includes('14:30'))
  assert.ok(!times.includes('09:00') && !times.includes('13:30'))
  assert.equal(findAll(answer, 'SuggestionDayResult').length, 1)
  const first = find(answer, 'AttendeeConflictDataArray')
  assert.deepEqual(
    first?.children.map(({ name }) => name),
    ['IndividualAttendeeConflictData', 'IndividualAttendeeConflictData'],
  )
})
