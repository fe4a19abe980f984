import assert from 'node:assert/strict'
import { test } from 'node:test'
import { child, childText } from '#codec/xml/index.ts'
import { EwsFault, find, findAll, startEws } from '#test/ews.ts'
import { open } from '#test/groupware.ts'

const world = await open()
const ews = await startEws(world)

const get = (ids: string, shape = '<t:BaseShape>AllProperties</t:BaseShape>') =>
  `<m:GetFolder><m:FolderShape>${shape}</m:FolderShape><m:FolderIds>${ids}</m:FolderIds></m:GetFolder>`

test('MS-OXWSFOLD_R3864, MS-OXWSFOLD_R426, MS-OXWSFOLD_R428: a folder by its distinguished name, and by the id that came with it', async () => {
  const [message] = await ews.askMessages('ada', get('<t:DistinguishedFolderId Id="inbox"/>'))
  assert.equal(message?.attributes.ResponseClass, 'Success')
  const folder = find(message, 'Folder')
  assert.equal(childText(folder, 'DisplayName'), 'Inbox')
  assert.equal(childText(folder, 'FolderClass'), 'IPF.Note')
  assert.equal(childText(folder, 'UnreadCount'), '0')
  assert.equal(childText(folder, 'DistinguishedFolderId'), 'inbox')
  const id = child(folder, 'FolderId')?.attributes
  assert.ok(id?.Id && id.ChangeKey)
  assert.ok(child(folder, 'ParentFolderId')?.attributes.ChangeKey)
  const [again] = await ews.askMessages('ada', get(`<t:FolderId Id="${id.Id}" ChangeKey="${id.ChangeKey}"/>`))
  assert.equal(childText(find(again, 'Folder'), 'DisplayName'), 'Inbox')
})

test('MS-OXWSFOLD_R423, MS-OXWSFOLD_R38644, MS-OXWSFOLD_R38645: each folder has its message, whatever happens to the others', async () => {
  const messages = await ews.askMessages(
    'ada',
    get(
      '<t:DistinguishedFolderId Id="calendar"/><t:FolderId Id="nonsense"/><t:DistinguishedFolderId Id="archiveroot"/><t:DistinguishedFolderId Id="contacts"/>',
    ),
  )
  assert.deepEqual(
    messages.map((message) => [message.attributes.ResponseClass, childText(message, 'ResponseCode')]),
    [
      ['Success', 'NoError'],
      ['Error', 'ErrorInvalidIdMalformed'],
      ['Error', 'ErrorFolderNotFound'],
      ['Success', 'NoError'],
    ],
  )
  assert.ok(find(messages[0], 'CalendarFolder'))
  assert.ok(find(messages[3], 'ContactsFolder'))
})

for (const [version, inbox, archive] of [
  ['Exchange2010_SP2', undefined, undefined],
  ['Exchange2016', 'inbox', undefined],
  ['V2015_10_05', 'inbox', 'archive'],
] as const) {
  test(`${version}: distinguished names are those that its schema has`, async () => {
    const both = get('<t:DistinguishedFolderId Id="inbox"/><t:DistinguishedFolderId Id="archive"/>')
    const messages = await ews.askMessages('ada', both, { version })
    assert.deepEqual(
      messages.map((message) => childText(find(message, 'Folder'), 'DistinguishedFolderId')),
      [inbox, archive],
    )
  })
}

test('MS-OXWSFOLD_R42103: IdOnly has ids only', async () => {
  const [message] = await ews.askMessages(
    'ada',
    get('<t:DistinguishedFolderId Id="tasks"/>', '<t:BaseShape>IdOnly</t:BaseShape>'),
  )
  assert.deepEqual(
    find(message, 'TasksFolder')?.children.map(({ name }) => name),
    ['FolderId'],
  )
})

test('the folder of somebody else is not there', async () => {
  const mailbox = '<t:Mailbox><t:EmailAddress>ben@example.test</t:EmailAddress></t:Mailbox>'
  const [message] = await ews.askMessages(
    'ada',
    get(`<t:DistinguishedFolderId Id="inbox">${mailbox}</t:DistinguishedFolderId>`),
  )
  assert.equal(childText(message, 'ResponseCode'), 'ErrorFolderNotFound')
})

test('what the schema does not allow is a fault with its place', async () => {
  const wrong = '<m:GetFolder>\n<m:FolderIds><t:DistinguishedFolderId Id="inbox"/></m:FolderIds></m:GetFolder>'
  await assert.rejects(ews.ask('ada', wrong), (error) => {
    assert.ok(error instanceof EwsFault)
    assert.equal(error.status, 500)
    assert.equal(error.code, 'ErrorSchemaValidation')
    assert.equal(find(error.envelope, 'LineNumber')?.text, '2')
    assert.equal(find(error.envelope, 'LinePosition')?.text, '2')
    assert.match(find(error.envelope, 'Violation')?.text ?? '', /FolderIds.*Expected: FolderShape/)
    return true
  })
})

for (const [what, message, code] of [
  ['an operation that there is not', '<m:GetFoulder/>', 'ErrorInvalidRequest'],
  ['a value that is none', get('<t:DistinguishedFolderId Id="inbux"/>'), 'ErrorSchemaValidation'],
  ['broken XML', '<m:GetFolder>', 'ErrorSchemaValidation'],
] as const) {
  test(`a fault: ${what}`, async () => {
    await assert.rejects(ews.ask('ada', message), (error) => error instanceof EwsFault && error.code === code)
  })
}

test('SOAP 1.2 is answered in SOAP 1.2', async () => {
  const answer = await ews.ask('ada', get('<t:DistinguishedFolderId Id="inbox"/>'), { soap: '1.2' })
  assert.equal(findAll(answer, 'Folder').length, 1)
  await assert.rejects(ews.ask('ada', '<m:None/>', { soap: '1.2' }), (error) => {
    assert.ok(error instanceof EwsFault)
    assert.equal(error.code, 'ErrorInvalidRequest')
    assert.equal(find(error.envelope, 'Subcode')?.children[0]?.text, 't:ErrorInvalidRequest')
    return true
  })
})

test('what fails for all of them is a message of each, and no fault', async () => {
  const wrong =
    '<t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties><t:FieldURI FieldURI="item:Subject"/></t:AdditionalProperties>'
  const messages = await ews.askMessages(
    'ada',
    get('<t:DistinguishedFolderId Id="inbox"/><t:DistinguishedFolderId Id="drafts"/>', wrong),
  )
  assert.deepEqual(
    messages.map((message) => childText(message, 'ResponseCode')),
    ['ErrorInvalidPropertyRequest', 'ErrorInvalidPropertyRequest'],
  )
  const items = await ews.askMessages(
    'ada',
    '<m:CreateItem MessageDisposition="SaveOnly"><m:SavedItemFolderId><t:DistinguishedFolderId Id="voicemail"/></m:SavedItemFolderId><m:Items><t:Message/><t:Message/></m:Items></m:CreateItem>',
  )
  assert.deepEqual(
    items.map((message) => [childText(message, 'ResponseCode'), child(message, 'Items')?.children.length]),
    [
      ['ErrorFolderNotFound', 0],
      ['ErrorFolderNotFound', 0],
    ],
  )
})
