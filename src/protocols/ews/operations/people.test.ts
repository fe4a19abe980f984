/** What EWS tells of people: rooms and lists of rooms, photos, mail tips, and what the server offers besides. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { childText } from '#codec/xml/index.ts'
import { setOutOfOffice } from '#groupware/calendar/index.ts'
import { createAdministration } from '#groupware/administration.ts'
import { find, findAll, startEws } from '#test/ews.ts'
import { open } from '#test/groupware.ts'

const world = await open()
const ews = await startEws(world)
const administration = createAdministration(world)
const { organisation } = await world.object('ada@example.test')
const room = (local: string, displayName: string) =>
  administration.create({ kind: 'room', organisation, address: `${local}@example.test`, attributes: { displayName } })
const rooms = [(await room('blue', 'Blue room')).id, (await room('red', 'Red room')).id]
const group = (local: string, members: readonly string[]) =>
  administration.create({
    kind: 'group',
    organisation,
    address: `${local}@example.test`,
    attributes: { displayName: local, members },
  })
await group('rooms', rooms)
await group('mixed', [rooms[0]!, 'somebody@elsewhere.example'])

/** Smallest PNG there is: one pixel. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

test('lists of rooms are those with nothing but rooms, and their rooms are told: [MS-OXWSGTRM]', async () => {
  const lists = await ews.ask('ada', '<m:GetRoomLists/>')
  assert.deepEqual(
    findAll(lists, 'EmailAddress').map(({ text }) => text),
    ['rooms@example.test'],
  )
  const get = (list: string) =>
    `<m:GetRooms><m:RoomList><t:EmailAddress>${list}@example.test</t:EmailAddress></m:RoomList></m:GetRooms>`
  const answer = await ews.ask('ada', get('rooms'))
  assert.deepEqual(
    findAll(answer, 'Room').map((each) => childText(find(each, 'Id'), 'Name')),
    ['Blue room', 'Red room'],
  )
  for (const other of ['mixed', 'ada', 'nobody'])
    assert.equal(childText(await ews.ask('ada', get(other)), 'ResponseCode'), 'ErrorNameResolutionNoResults', other)
})

test('a photo is set by its owner and seen by others: [MS-OXWSPHOTO]', async () => {
  const get = (who: string) =>
    `<m:GetUserPhoto><m:Email>${who}@example.test</m:Email><m:SizeRequested>HR48x48</m:SizeRequested></m:GetUserPhoto>`
  const set = (who: string, content: string) =>
    `<m:SetUserPhoto><m:Email>${who}@example.test</m:Email><m:Content>${content}</m:Content></m:SetUserPhoto>`
  assert.equal(childText(await ews.ask('ben', get('ada')), 'ResponseCode'), 'ErrorItemNotFound')
  assert.equal(find(await ews.ask('ada', set('ada', png)), 'ResponseCode')?.text, 'NoError')
  assert.equal(childText(await ews.ask('ben', get('ada')), 'PictureData'), png)
  assert.equal(find(await ews.ask('ben', set('ada', png)), 'ResponseCode')?.text, 'ErrorAccessDenied')
  assert.match(find(await ews.ask('ada', set('ada', 'bm9waWN0dXJl')), 'ResponseCode')?.text ?? '', /^Error/)
})

test('mail tips: absence, members of a list, addresses that are none: [MS-OXWMT]', async () => {
  await setOutOfOffice(world.store, await world.mailbox('ben@example.test'), {
    state: 'enabled',
    internal: 'Away',
    external: '',
    audience: 'none',
  })
  const recipients = ['ben', 'mixed', 'ada', 'nobody'].map(
    (who) => `<t:Mailbox><t:EmailAddress>${who}@example.test</t:EmailAddress></t:Mailbox>`,
  )
  const answer = await ews.ask(
    'ada',
    `<m:GetMailTips><m:SendingAs><t:EmailAddress>ada@example.test</t:EmailAddress></m:SendingAs><m:Recipients>${recipients.join('')}</m:Recipients><m:MailTipsRequested>All</m:MailTipsRequested></m:GetMailTips>`,
  )
  const [ben, mixed, ada, nobody] = findAll(answer, 'MailTips')
  assert.equal(childText(find(ben, 'ReplyBody'), 'Message'), 'Away')
  assert.equal(childText(mixed, 'TotalMemberCount'), '2')
  assert.equal(childText(mixed, 'ExternalMemberCount'), '1')
  assert.equal(find(ada, 'OutOfOffice'), undefined)
  assert.equal(childText(ada, 'MailboxFull'), 'false')
  assert.equal(childText(nobody, 'InvalidRecipient'), 'true')
})

test('what the server offers besides, and passwords that never expire', async () => {
  const answer = await ews.ask(
    'ada',
    '<m:GetServiceConfiguration><m:RequestedConfiguration><m:ConfigurationName>MailTips</m:ConfigurationName><m:ConfigurationName>UnifiedMessagingConfiguration</m:ConfigurationName><m:ConfigurationName>ProtectionRules</m:ConfigurationName></m:RequestedConfiguration></m:GetServiceConfiguration>',
  )
  assert.equal(find(answer, 'Domain')?.attributes.Name, 'example.test')
  assert.equal(childText(find(answer, 'MailTipsConfiguration'), 'MailTipsEnabled'), 'true')
  const expires = await ews.ask('ada', '<m:GetPasswordExpirationDate/>')
  assert.match(childText(expires, 'PasswordExpirationDate') ?? '', /^9999-12-31/)
  const tags = await ews.ask('ada', '<m:GetUserRetentionPolicyTags/>')
  assert.equal(childText(tags, 'ResponseCode'), 'NoError')
})
