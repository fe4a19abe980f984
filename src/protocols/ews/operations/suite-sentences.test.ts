/** Sentences of [MS-OXWSATT], [MS-OXWSBTRF], [MS-OXWSCONT], [MS-OXWSCORE] and [MS-OXWSMTGS] that Microsoft's suites ask for, as they ask. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { child, childText } from '#codec/xml/index.ts'
import { assertTexts, idIn, Items, set } from '#test/ews-items.ts'
import { find, findAll, startEws } from '#test/ews.ts'
import { open } from '#test/groupware.ts'

const world = await open()
const ews = await startEws(world)
const ada = new Items(ews, 'ada')

const attach = (parent: string, ...attachments: string[]) =>
  `<m:CreateAttachment><m:ParentItemId Id="${parent}"/><m:Attachments>${attachments.join('')}</m:Attachments></m:CreateAttachment>`
const itemAttachment = (name: string) =>
  `<t:ItemAttachment><t:Name>${name}</t:Name><t:Message><t:Subject>${name}</t:Subject></t:Message></t:ItemAttachment>`
const named = (operation: string, id: string) =>
  `<m:${operation}><m:AttachmentIds><t:AttachmentId Id="${id}"/></m:AttachmentIds></m:${operation}>`
const attachmentId = async (message: string) => find(await ada.done(message), 'AttachmentId')?.attributes.Id ?? ''

test('an attachment is attached to an attachment, read and deleted there (MS-OXWSATT_R14201, MS-OXWSATT_R20001)', async () => {
  const { id } = await ada.create('<t:Message><t:Subject>root</t:Subject></t:Message>')
  const outer = await attachmentId(attach(id, itemAttachment('outer')))
  const inner = await attachmentId(attach(outer, itemAttachment('inner')))
  const file = '<t:FileAttachment><t:Name>deep.txt</t:Name><t:Content>AQID</t:Content></t:FileAttachment>'
  const made = await ada.ask(attach(inner, file, file))
  assert.deepEqual(
    made.map((one) => [childText(one, 'ResponseCode'), find(one, 'AttachmentId')?.attributes.RootItemId]),
    [
      ['NoError', id],
      ['NoError', id],
    ],
  )
  const deepest = find(made[1], 'AttachmentId')?.attributes.Id ?? ''
  assert.equal(find(await ada.done(named('GetAttachment', deepest)), 'Content')?.text, 'AQID')
  assert.equal(find(await ada.done(named('GetAttachment', inner)), 'Subject')?.text, 'inner')
  assert.equal(findAll(await ada.done(named('GetAttachment', inner)), 'FileAttachment').length, 2)
  await ada.done(named('DeleteAttachment', inner))
  assert.deepEqual(await ada.codes(named('GetAttachment', inner)), ['ErrorItemNotFound'])
  assert.equal(find(await ada.done(named('GetAttachment', outer)), 'Subject')?.text, 'outer')
})

test('nothing is attached to a file', async () => {
  const { id } = await ada.create('<t:Message><t:Subject>root</t:Subject></t:Message>')
  const file = '<t:FileAttachment><t:Name>a.txt</t:Name><t:Content>AQID</t:Content></t:FileAttachment>'
  const outer = await attachmentId(attach(id, file))
  assert.deepEqual(await ada.codes(attach(outer, itemAttachment('x'))), ['ErrorInvalidId'])
})

test('a change key that is none fails ExportItems (MS-OXWSBTRF_R184)', async () => {
  const { id, changeKey } = await ada.create('<t:Message><t:Subject>x</t:Subject></t:Message>')
  const exportOf = (key: string) =>
    `<m:ExportItems><m:ItemIds><t:ItemId Id="${id}" ChangeKey="${key}"/></m:ItemIds></m:ExportItems>`
  assert.deepEqual(await ada.codes(exportOf('InvalidChangeKey')), ['ErrorInvalidChangeKey'])
  assert.deepEqual(await ada.codes(exportOf(changeKey)), ['NoError'])
})

test('HasPicture follows the photo of a contact (MS-OXWSCONT_R81)', async () => {
  const photo =
    '<t:FileAttachment><t:Name>p.jpg</t:Name><t:IsContactPhoto>true</t:IsContactPhoto><t:Content>AQID</t:Content></t:FileAttachment>'
  const { id } = await ada.create('<t:Contact><t:GivenName>Ann</t:GivenName></t:Contact>')
  assertTexts(await ada.get(id), { HasPicture: 'false' })
  const attached = await attachmentId(attach(id, photo))
  assertTexts(await ada.get(id), { HasPicture: 'true' })
  await ada.done(named('DeleteAttachment', attached))
  assertTexts(await ada.get(id), { HasPicture: 'false' })
  const { id: other } = await ada.create(`<t:Contact><t:Attachments>${photo}</t:Attachments></t:Contact>`)
  assertTexts(await ada.get(other), { HasPicture: 'true' })
})

test('StoreEntryId is passed over in a new item (MS-OXWSCORE_R20452)', async () => {
  const { id } = await ada.create(
    '<t:Message><t:Subject>x</t:Subject><t:StoreEntryId>AQIDBAU=</t:StoreEntryId></t:Message>',
  )
  assert.ok(id)
})

const appointment = (xml: string) =>
  `<t:CalendarItem><t:Subject>c</t:Subject><t:Start>2026-02-02T10:00:00Z</t:Start><t:End>2026-02-02T11:00:00Z</t:End>${xml}</t:CalendarItem>`

test('IsOnlineMeeting is read-only (MS-OXWSMTGS_R2001, MS-OXWSMTGS_R2301)', async () => {
  const online = '<t:IsOnlineMeeting>true</t:IsOnlineMeeting>'
  assert.deepEqual(await ada.codes(ada.createRequest(appointment(online))), ['ErrorInvalidPropertySet'])
  const made = await ada.create(appointment(''))
  const update = set('calendar:IsOnlineMeeting', `<t:CalendarItem>${online}</t:CalendarItem>`)
  assert.deepEqual(await ada.codes(ada.updateRequest(made, update)), ['ErrorInvalidPropertySet'])
})

for (const days of ['Day', 'Weekday', 'WeekendDay', 'Monday Weekday']) {
  test(`a week has no ${days} (MS-OXWSMTGS_R1205)`, async () => {
    const recurrence = `<t:Recurrence><t:WeeklyRecurrence><t:Interval>1</t:Interval><t:DaysOfWeek>${days}</t:DaysOfWeek></t:WeeklyRecurrence><t:NoEndRecurrence><t:StartDate>2026-02-02</t:StartDate></t:NoEndRecurrence></t:Recurrence>`
    assert.deepEqual(await ada.codes(ada.createRequest(appointment(recurrence))), [
      'ErrorCalendarInvalidDayForWeeklyRecurrence',
    ])
  })
}

test('an occurrence says of rights, size and dates what its series says, a changed one, too', async () => {
  const recurrence =
    '<t:Recurrence><t:DailyRecurrence><t:Interval>1</t:Interval></t:DailyRecurrence><t:NumberedRecurrence><t:StartDate>2026-02-02</t:StartDate><t:NumberOfOccurrences>3</t:NumberOfOccurrences></t:NumberedRecurrence></t:Recurrence>'
  const { id } = await ada.create(appointment(recurrence))
  const second = `<t:OccurrenceItemId RecurringMasterId="${id}" InstanceIndex="2"/>`
  const check = async (type: string) => {
    const item = await ada.getBy(second)
    assertTexts(item, { CalendarItemType: type, Delete: 'true', Modify: 'true', LastModifiedName: 'Ada Sommer' })
    assert.ok(Number(child(item, 'Size')?.text) > 0)
    assert.ok(child(item, 'DateTimeCreated'))
    return idIn(item)
  }
  const occurrence = await check('Occurrence')
  await ada.update(occurrence, set('item:Subject', '<t:CalendarItem><t:Subject>d</t:Subject></t:CalendarItem>'))
  await check('Exception')
})
