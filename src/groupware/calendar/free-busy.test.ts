/** Who sees what of whose time. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importCalendar } from '#convert/calendar/index.ts'
import { Right, SpecialFolder } from '#model'
import { type Fixture, open } from '#test/groupware.ts'
import { calendarsBehind, freeBusy, mergedFreeBusy } from './free-busy.ts'
import { suggestTimes } from './suggestions.ts'
import { isInWorkingHours, readWorkingHours, type WorkingHours, workingTimes } from './working-hours.ts'
import { findIanaZone, utcZone, type Zone } from '#codec/time-zone/index.ts'

const ada = 'ada@example.test'
const ben = 'ben@example.test'
const day = { fromMillis: Date.UTC(2026, 0, 20), toMillis: Date.UTC(2026, 0, 21) }
const events = `BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1
DTSTART:20260120T090000Z
DTEND:20260120T100000Z
SUMMARY:Open
LOCATION:Room
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART:20260120T120000Z
DTEND:20260120T130000Z
SUMMARY:Secret
CLASS:PRIVATE
X-MICROSOFT-CDO-BUSYSTATUS:OOF
END:VEVENT
BEGIN:VEVENT
UID:3
DTSTART:20260119T150000Z
DTEND:20260119T160000Z
RRULE:FREQ=DAILY
SUMMARY:Daily
STATUS:TENTATIVE
END:VEVENT
BEGIN:VEVENT
UID:4
DTSTART:20260120T170000Z
DTEND:20260120T180000Z
SUMMARY:Free
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR`

async function filled(rights?: number): Promise<Fixture> {
  const fixture = await open()
  const mailbox = await fixture.mailbox(ada)
  const other = await fixture.object(ben)
  await fixture.store.write(mailbox, async (tx) => {
    for (const { item } of importCalendar(events).items) await tx.createMessage(SpecialFolder.calendar, item)
    if (rights === undefined) return
    const others = (await tx.permissions(SpecialFolder.calendar)).filter(({ member }) => member !== other.id)
    await tx.setPermissions(SpecialFolder.calendar, [...others, { member: other.id, rights }])
  })
  return fixture
}

async function asked(fixture: Fixture, by: string) {
  const context = { store: fixture.store, directory: fixture.directory }
  return await freeBusy(context, await fixture.object(by), await fixture.object(ada), day)
}

for (const { name, rights, level, subjects } of [
  { name: 'nothing', rights: 0, level: 'none', subjects: [] },
  { name: 'whether', rights: Right.freeBusySimple, level: 'simple', subjects: [undefined, undefined, undefined] },
  {
    name: 'what, but not what is private',
    rights: Right.freeBusySimple | Right.freeBusyDetailed,
    level: 'detailed',
    subjects: ['Open', '', 'Daily'],
  },
  {
    name: 'all that a reader sees',
    rights: Right.readAny | Right.visible,
    level: 'full',
    subjects: ['Open', '', 'Daily'],
  },
]) {
  test(`[MS-OXCPERM] 2.2.7: with the rights ${rights} somebody sees ${name}`, async () => {
    const answer = await asked(await filled(rights), ben)
    assert.equal(answer.level, level)
    assert.deepEqual(
      answer.busy.map(({ details }) => details?.subject),
      subjects,
    )
  })
}

test('the owner sees everything; what is free is not busy', async () => {
  const { busy, level } = await asked(await filled(), ada)
  assert.equal(level, 'full')
  assert.deepEqual(
    busy.map(({ status, details }) => [status, details?.subject]),
    [
      [2, 'Open'],
      [3, 'Secret'],
      [1, 'Daily'],
    ],
  )
})

test('Default may see when somebody is busy, as a new mailbox has it', async () => {
  const { level } = await asked(await filled(), ben)
  assert.equal(level, 'simple')
})

test('the hours of a day as digits, the busiest counts', () => {
  const hour = (start: number, end: number, status: number) => ({
    startMillis: day.fromMillis + start * 3_600_000,
    endMillis: day.fromMillis + end * 3_600_000,
    status,
  })
  const busy = [hour(1, 3, 2), hour(2, 4, 1), hour(5, 5.25, 3), hour(6, 7, 4)]
  assert.equal(mergedFreeBusy(busy, { ...day, intervalMinutes: 60 }), `022103${'4'}${'0'.repeat(17)}`)
  assert.equal(mergedFreeBusy([hour(6, 7, 4), hour(6, 7, 1)], { ...day, intervalMinutes: 360 }).slice(0, 2), '01')
})

test('a window of years and somebody without a calendar are refused', async () => {
  const fixture = await open()
  const context = { store: fixture.store, directory: fixture.directory }
  const object = await fixture.object(ada)
  await assert.rejects(freeBusy(context, 'system', object, { fromMillis: 0, toMillis: 1e12 }), { code: 'invalid' })
  await assert.rejects(freeBusy(context, 'system', await fixture.object('dora@example.test'), day), {
    code: 'notFound',
  })
})

test('the calendars behind a list are those of its members here', async () => {
  const fixture = await open()
  const found = await calendarsBehind({ directory: fixture.directory }, 'team@example.test')
  assert.deepEqual(found.map(({ address }) => address).sort(), [ada, ben])
})

const vienna = findIanaZone('Europe/Vienna') as Zone
const usual: WorkingHours = { zone: vienna, weekdays: [1, 2, 3, 4, 5], startMinutes: 480, endMinutes: 1020 }

test('[MS-OXOCFG] 2.2.2.3: working hours as Outlook writes them', () => {
  const xml =
    '<Root><WorkHoursVersion1><TimeZone><Bias>-60</Bias><Name>W. Europe Standard Time</Name></TimeZone><TimeSlot><Start>09:30:00</Start><End>16:00:00</End></TimeSlot><WorkDays>Monday Tuesday Saturday</WorkDays></WorkHoursVersion1></Root>'
  const hours = readWorkingHours(xml, { ...usual, zone: utcZone })
  assert.deepEqual([hours.weekdays, hours.startMinutes, hours.endMinutes], [[1, 2, 6], 570, 960])
  assert.equal(hours.zone.offsetAt(Date.UTC(2026, 6, 1)), 7_200_000)
  assert.deepEqual(readWorkingHours('<Root/>', usual), usual)
})

test('working times follow the clock of their zone', () => {
  const at = (text: string) => Date.parse(text)
  assert.ok(isInWorkingHours(usual, { startMillis: at('2026-01-20T07:00Z'), endMillis: at('2026-01-20T16:00Z') }))
  assert.ok(!isInWorkingHours(usual, { startMillis: at('2026-07-20T05:59Z'), endMillis: at('2026-07-20T08:00Z') }))
  assert.ok(!isInWorkingHours(usual, { startMillis: at('2026-01-24T09:00Z'), endMillis: at('2026-01-24T10:00Z') }))
  const times = [...workingTimes(usual, { fromMillis: at('2026-03-27T00:00Z'), toMillis: at('2026-03-31T00:00Z') })]
  assert.deepEqual(
    times.map(({ startMillis }) => new Date(startMillis).toISOString().slice(0, 16)),
    ['2026-03-27T07:00', '2026-03-30T06:00'],
  )
})

test('[MS-OXWAVLS]: times in which all are free come first, and none outside of working hours', async () => {
  const fixture = await filled()
  const context = { store: fixture.store, directory: fixture.directory }
  const people = await Promise.all(
    [ada, ben].map(async (address) => ({
      answer: await freeBusy(context, 'system', await fixture.object(address), day),
      isRequired: true,
    })),
  )
  const wish = { ...day, durationMinutes: 60, stepMinutes: 60, perDay: 3 }
  const found = suggestTimes(people, wish)
  assert.equal(found.length, 3)
  assert.ok(
    found.every(
      ({ isWorkTime, quality, conflicts }) => isWorkTime && quality === 'excellent' && !conflicts.includes('busy'),
    ),
  )
  const all = suggestTimes(people, { ...wish, perDay: 24, perDayOutsideWork: 24 })
  const nine = all.find(({ startMillis }) => startMillis === day.fromMillis + 9 * 3_600_000)
  assert.deepEqual([nine?.quality, nine?.conflicts], ['poor', ['busy', 'free']])
})
