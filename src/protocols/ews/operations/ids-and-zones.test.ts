import assert from 'node:assert/strict'
import { test } from 'node:test'
import { childText } from '#codec/xml/index.ts'
import { EwsFault, find, findAll, startEws } from '#test/ews.ts'
import { open } from '#test/groupware.ts'

const world = await open()
const ews = await startEws(world)

async function inboxId(): Promise<string> {
  const answer = await ews.ask(
    'ada',
    '<m:GetFolder><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape><m:FolderIds><t:DistinguishedFolderId Id="inbox"/></m:FolderIds></m:GetFolder>',
  )
  return find(answer, 'FolderId')?.attributes.Id ?? ''
}

test('ConvertId: there and back, through all forms', async () => {
  const id = await inboxId()
  const convert = async (from: string, text: string, to: string, mailbox = 'ada@example.test') =>
    (
      await ews.askMessages(
        'ada',
        `<m:ConvertId DestinationFormat="${to}"><m:SourceIds><t:AlternateId Format="${from}" Id="${text}" Mailbox="${mailbox}"/></m:SourceIds></m:ConvertId>`,
      )
    )[0]
  for (const form of ['EwsLegacyId', 'EntryId', 'HexEntryId', 'StoreId', 'OwaId']) {
    const there = find(await convert('EwsId', id, form), 'AlternateId')?.attributes
    assert.equal(there?.Format, form)
    assert.equal(there?.type, 't:AlternateIdType')
    assert.equal(find(await convert(form, there?.Id ?? '', 'EwsId'), 'AlternateId')?.attributes.Id, id)
  }
  assert.equal(childText(await convert('EwsId', 'nonsense', 'StoreId'), 'ResponseCode'), 'ErrorInvalidIdMalformed')
  // Whatever the client says of the mailbox, the id knows it.
  const own = find(await convert('EwsId', id, 'EwsId', 'blah@blah.example'), 'AlternateId')
  assert.equal(own?.attributes.Mailbox, 'ada@example.test')
})

test('GetServerTimeZones: one with all that is known of it, and the names of all', async () => {
  const one = await ews.ask(
    'ada',
    '<m:GetServerTimeZones ReturnFullTimeZoneData="true"><m:Ids><t:Id>W. Europe Standard Time</t:Id><t:Id>No Such Time</t:Id></m:Ids></m:GetServerTimeZones>',
  )
  const [zone, ...more] = findAll(one, 'TimeZoneDefinition')
  assert.deepEqual(more, [])
  assert.equal(zone?.attributes.Id, 'W. Europe Standard Time')
  assert.deepEqual(
    findAll(zone, 'Period').map(({ attributes }) => attributes.Bias),
    ['-PT1H', '-PT2H'],
  )
  const all = findAll(
    await ews.ask('ada', '<m:GetServerTimeZones ReturnFullTimeZoneData="false"/>'),
    'TimeZoneDefinition',
  )
  assert.ok(all.length > 100)
  assert.ok(all.every(({ attributes, children }) => attributes.Id && attributes.Name && children.length === 0))
  // All of them with all that is known, against the schema.
  await ews.ask('ada', '<m:GetServerTimeZones ReturnFullTimeZoneData="true"/>')
})

test('MarkAllItemsAsRead, and back', async () => {
  for (const n of [1, 2]) await world.send({ to: ['ada@example.test'] }, `Subject: ${n}\n\nx\n`)
  const unread = async () => (await (await world.mailbox('ada@example.test')).getFolder(10)).unread
  const mark = async (read: boolean) =>
    childText(
      (
        await ews.askMessages(
          'ada',
          `<m:MarkAllItemsAsRead><m:ReadFlag>${read}</m:ReadFlag><m:SuppressReadReceipts>true</m:SuppressReadReceipts><m:FolderIds><t:DistinguishedFolderId Id="inbox"/></m:FolderIds></m:MarkAllItemsAsRead>`,
        )
      )[0],
      'ResponseCode',
    )
  assert.equal(await unread(), 2)
  assert.equal(await mark(true), 'NoError')
  assert.equal(await unread(), 0)
  assert.equal(await mark(false), 'NoError')
  assert.equal(await unread(), 2)
})

const inbox =
  '<m:GetFolder><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape><m:FolderIds><t:DistinguishedFolderId Id="inbox"/></m:FolderIds></m:GetFolder>'
const impersonating = (address: string) =>
  `<t:ExchangeImpersonation><t:ConnectingSID><t:PrimarySmtpAddress>${address}</t:PrimarySmtpAddress></t:ConnectingSID></t:ExchangeImpersonation>`
const fault = (code: string) => (error: unknown) => error instanceof EwsFault && error.code === code

test('impersonation is for whoever has full access to the mailbox', async () => {
  await assert.rejects(
    ews.ask('ben', inbox, { headers: impersonating('ada@example.test') }),
    fault('ErrorImpersonateUserDenied'),
  )
  await assert.rejects(
    ews.ask('ben', inbox, { headers: impersonating('nobody@example.test') }),
    fault('ErrorNonExistentMailbox'),
  )
  const ada = await world.object('ada@example.test')
  await world.directory.write((tx) => tx.link(ada.id, 'fullAccess', ['ben@example.test']))
  const answer = await ews.ask('ben', inbox, { headers: impersonating('ada@example.test') })
  assert.equal(find(answer, 'FolderId')?.attributes.Id, await inboxId())
})

for (const [what, headers, version, code] of [
  ['a version that there is not', '', 'Exchange1999', 'ErrorInvalidServerVersion'],
  [
    'a header twice',
    '<t:MailboxCulture>de</t:MailboxCulture><t:MailboxCulture>de</t:MailboxCulture>',
    'Exchange2016',
    'ErrorDuplicateSOAPHeader',
  ],
  [
    'a role that nobody has',
    '<t:ManagementRole><t:UserRoles><t:Role>x</t:Role></t:UserRoles></t:ManagementRole>',
    'Exchange2016',
    'ErrorInvalidManagementRoleHeader',
  ],
  [
    'a header that must be understood',
    '<x:y xmlns:x="urn:x" s:mustUnderstand="1"/>',
    'Exchange2016',
    'ErrorInvalidRequest',
  ],
] as const) {
  test(`headers: ${what}`, async () => {
    await assert.rejects(ews.ask('ada', inbox, { headers, version }), fault(code))
  })
}

for (const version of ['Exchange2007_SP1', 'Exchange2013', 'V2017_07_11', 'V2018_01_08']) {
  test(`headers: the version ${version}`, async () => {
    const headers =
      '<t:MailboxCulture>de-DE</t:MailboxCulture><t:TimeZoneContext><t:TimeZoneDefinition Id="W. Europe Standard Time"/></t:TimeZoneContext><t:DateTimePrecision>Milliseconds</t:DateTimePrecision><x:z xmlns:x="urn:x"/>'
    assert.ok(find(await ews.ask('ada', inbox, { version, headers }), 'FolderId'))
  })
}
