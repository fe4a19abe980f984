/** GetReminders, PerformReminderAction. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { childText, type XmlElement } from '#codec/xml/index.ts'
import { find, findAll, startEws } from '#test/ews.ts'
import { open } from '#test/groupware.ts'

const world = await open()
const ews = await startEws(world)

const event = (subject: string, start: string, more = '') =>
  `<m:CreateItem SendMeetingInvitations="SendToNone"><m:SavedItemFolderId><t:DistinguishedFolderId Id="calendar"/></m:SavedItemFolderId><m:Items><t:CalendarItem><t:Subject>${subject}</t:Subject><t:ReminderIsSet>true</t:ReminderIsSet><t:ReminderMinutesBeforeStart>30</t:ReminderMinutesBeforeStart><t:Start>${start}:00Z</t:Start><t:End>${start.replace(':00', ':45')}:00Z</t:End>${more}</t:CalendarItem></m:Items></m:CreateItem>`
const daily =
  '<t:Recurrence><t:DailyRecurrence><t:Interval>1</t:Interval></t:DailyRecurrence><t:NumberedRecurrence><t:StartDate>2026-01-15</t:StartDate><t:NumberOfOccurrences>3</t:NumberOfOccurrences></t:NumberedRecurrence></t:Recurrence>'
const get = (more = '') => `<m:GetReminders>${more}</m:GetReminders>`
const told = async (more = '') =>
  findAll(await ews.ask('ada', get(more)), 'Reminder').map((each) =>
    ['Subject', 'ReminderTime', 'StartDate'].map((name) => childText(each, name)),
  )
const act = (id: string, type: string, more = '') =>
  `<m:PerformReminderAction><m:ReminderItemActions><t:ReminderItemAction><t:ActionType>${type}</t:ActionType><t:ItemId Id="${id}"/>${more}</t:ReminderItemAction></m:ReminderItemActions></m:PerformReminderAction>`
const idOf = async (subject: string) => {
  const all: XmlElement[] = findAll(await ews.ask('ada', get()), 'Reminder')
  return find(
    all.find((each) => childText(each, 'Subject') === subject),
    'ItemId',
  )?.attributes.Id as string
}

test('reminders are told, put off, and dismissed; that of a series goes on to its next occurrence', async () => {
  for (const message of [event('Once', '2026-01-15T12:00'), event('Daily', '2026-01-15T10:00', daily)])
    assert.equal(childText((await ews.askMessages('ada', message))[0], 'ResponseCode'), 'NoError')
  const [daily1, once] = [
    ['Daily', '2026-01-15T09:30:00Z', '2026-01-15T10:00:00Z'],
    ['Once', '2026-01-15T11:30:00Z', '2026-01-15T12:00:00Z'],
  ]
  assert.deepEqual(await told(), [daily1, once])
  assert.deepEqual(await told('<m:EndTime>2026-01-15T10:00:00Z</m:EndTime>'), [daily1])
  assert.deepEqual(await told('<m:MaxItems>1</m:MaxItems>'), [daily1])

  const code = async (message: string) => childText(await ews.ask('ada', message), 'ResponseCode')
  assert.equal(
    await code(act(await idOf('Once'), 'Snooze', '<t:NewReminderTime>2026-01-15T11:50:00Z</t:NewReminderTime>')),
    'NoError',
  )
  assert.deepEqual((await told())[1], ['Once', '2026-01-15T11:50:00Z', '2026-01-15T12:00:00Z'])
  assert.equal(await code(act(await idOf('Daily'), 'Dismiss')), 'NoError')
  assert.deepEqual(await told('<m:EndTime>2026-01-20T00:00:00Z</m:EndTime>'), [
    ['Once', '2026-01-15T11:50:00Z', '2026-01-15T12:00:00Z'],
    ['Daily', '2026-01-16T09:30:00Z', '2026-01-16T10:00:00Z'],
  ])
  assert.equal(await code(act(await idOf('Once'), 'Dismiss')), 'NoError')
  assert.deepEqual(
    (await told('<m:EndTime>2026-01-20T00:00:00Z</m:EndTime>')).map(([subject]) => subject),
    ['Daily'],
  )
  assert.equal(await code(act('AAAA', 'Dismiss')), 'ErrorInvalidIdMalformed')
})
