/** [MS-OXWSDLGM]: AddDelegate, GetDelegate, UpdateDelegate, RemoveDelegate. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { childText } from '#codec/xml/index.ts'
import { Role, SpecialFolder } from '#model'
import { find, findAll, startEws } from '#test/ews.ts'
import { open } from '#test/groupware.ts'

const world = await open()
const ews = await startEws(world)

const mailbox = '<m:Mailbox><t:EmailAddress>ada@example.test</t:EmailAddress></m:Mailbox>'
const userId = (who: string) => `<t:UserId><t:PrimarySmtpAddress>${who}@example.test</t:PrimarySmtpAddress></t:UserId>`
const delegate = (who: string, more = '') => `<t:DelegateUser>${userId(who)}${more}</t:DelegateUser>`
const permissions =
  '<t:DelegatePermissions><t:CalendarFolderPermissionLevel>Editor</t:CalendarFolderPermissionLevel><t:InboxFolderPermissionLevel>Reviewer</t:InboxFolderPermissionLevel></t:DelegatePermissions>'
const add = (users: string) =>
  `<m:AddDelegate>${mailbox}<m:DelegateUsers>${users}</m:DelegateUsers><m:DeliverMeetingRequests>DelegatesAndMe</m:DeliverMeetingRequests></m:AddDelegate>`
const get = `<m:GetDelegate IncludePermissions="true">${mailbox}</m:GetDelegate>`
const codes = (element: Parameters<typeof findAll>[0]) => findAll(element, 'ResponseCode').map(({ text }) => text)

test('a delegate gets rights, is listed, sends on behalf, and loses all of it', async () => {
  const added = await ews.ask(
    'ada',
    add(
      delegate(
        'ben',
        `${permissions}<t:ReceiveCopiesOfMeetingMessages>true</t:ReceiveCopiesOfMeetingMessages><t:ViewPrivateItems>true</t:ViewPrivateItems>`,
      ),
    ),
  )
  assert.deepEqual(codes(added), ['NoError', 'NoError'])
  const [ada, ben] = [await world.object('ada@example.test'), await world.object('ben@example.test')]
  const own = await world.mailbox('ada@example.test')
  const rights = async () =>
    (await own.permissions(SpecialFolder.calendar)).find(({ member }) => member === ben.id)?.rights
  assert.equal((await rights())! & Role.editor, Role.editor)
  assert.equal(await world.directory.sendingRight(ben.id, ada.address), 'onBehalf')
  assert.deepEqual(
    (await world.directory.otherMailboxes(ben.id))
      .filter(({ kind }) => kind === 'other')
      .map(({ object }) => object.address),
    ['ada@example.test'],
  )

  const listed = await ews.ask('ada', get)
  const user = find(listed, 'DelegateUser')
  assert.equal(childText(find(user, 'UserId'), 'DisplayName'), 'Ben Okafor')
  assert.equal(childText(user, 'ViewPrivateItems'), 'true')
  assert.deepEqual(
    find(user, 'DelegatePermissions')?.children.map(
      ({ name, text }) => `${name.replace('FolderPermissionLevel', '')} ${text}`,
    ),
    ['Calendar Editor', 'Tasks None', 'Inbox Reviewer', 'Contacts None', 'Notes None', 'Journal None'],
  )
  assert.equal(childText(listed, 'DeliverMeetingRequests'), 'DelegatesAndMe')

  const update = `<m:UpdateDelegate>${mailbox}<m:DelegateUsers>${delegate('ben', '<t:DelegatePermissions><t:CalendarFolderPermissionLevel>Author</t:CalendarFolderPermissionLevel></t:DelegatePermissions>')}</m:DelegateUsers><m:DeliverMeetingRequests>DelegatesOnly</m:DeliverMeetingRequests></m:UpdateDelegate>`
  assert.deepEqual(codes(await ews.ask('ada', update)), ['NoError', 'NoError'])
  const after = await ews.ask('ada', get)
  assert.equal(childText(find(after, 'DelegatePermissions'), 'CalendarFolderPermissionLevel'), 'Author')
  assert.equal(childText(find(after, 'DelegatePermissions'), 'InboxFolderPermissionLevel'), 'Reviewer')
  assert.equal(childText(find(after, 'DelegateUser'), 'ViewPrivateItems'), 'true')
  assert.equal(childText(after, 'DeliverMeetingRequests'), 'DelegatesOnly')

  const remove = `<m:RemoveDelegate>${mailbox}<m:UserIds>${userId('ben')}</m:UserIds></m:RemoveDelegate>`
  assert.deepEqual(codes(await ews.ask('ada', remove)), ['NoError', 'NoError'])
  assert.equal(await rights(), undefined)
  assert.equal(await world.directory.sendingRight(ben.id, ada.address), undefined)
  assert.equal(find(await ews.ask('ada', get), 'DelegateUser'), undefined)
  assert.deepEqual(codes(await ews.ask('ada', remove)), ['NoError', 'ErrorNotDelegate'])
})

test('who cannot be a delegate is refused by himself, and nobody looks at the delegates of others', async () => {
  const answer = await ews.ask('ada', add(delegate('ada') + delegate('nobody') + delegate('ben') + delegate('ben')))
  assert.deepEqual(codes(answer), [
    'NoError',
    'ErrorDelegateCannotAddOwner',
    'ErrorDelegateNoUser',
    'NoError',
    'ErrorDelegateAlreadyExists',
  ])
  const custom = delegate('frida', permissions.replace('Editor', 'Custom'))
  assert.deepEqual(codes(await ews.ask('ada', add(custom))).slice(-1), ['ErrorDelegateValidationFailed'])
  assert.deepEqual(codes(await ews.ask('ben', get)), ['ErrorAccessDenied'])
})
