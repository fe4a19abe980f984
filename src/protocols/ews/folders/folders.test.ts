/** The operations on folders, as a client calls them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { child, childText, type XmlElement } from '#codec/xml/index.ts'
import { Bag, Right, Role, SpecialFolder } from '#model'
import { find, findAll, startEws } from '#test/ews.ts'
import { open } from '#test/groupware.ts'

const world = await open()
const ews = await startEws(world)
const inbox = '<t:DistinguishedFolderId Id="inbox"/>'
const root = '<t:DistinguishedFolderId Id="msgfolderroot"/>'

const code = (message: XmlElement | undefined) => childText(message, 'ResponseCode')
const folderId = (id: string) => `<t:FolderId Id="${id}"/>`
const idOf = (message: XmlElement | undefined) => find(message, 'FolderId')?.attributes.Id ?? ''

async function create(folders: string, parent = inbox, who = 'ada'): Promise<XmlElement[]> {
  return await ews.askMessages(
    who,
    `<m:CreateFolder><m:ParentFolderId>${parent}</m:ParentFolderId><m:Folders>${folders}</m:Folders></m:CreateFolder>`,
  )
}

let number = 0
async function made(parent = inbox): Promise<string> {
  const [message] = await create(`<t:Folder><t:DisplayName>made ${++number}</t:DisplayName></t:Folder>`, parent)
  return idOf(message)
}

async function get(ids: string, more = '', who = 'ada'): Promise<XmlElement[]> {
  const additional = more === '' ? '' : `<t:AdditionalProperties>${more}</t:AdditionalProperties>`
  return await ews.askMessages(
    who,
    `<m:GetFolder><m:FolderShape><t:BaseShape>AllProperties</t:BaseShape>${additional}</m:FolderShape><m:FolderIds>${ids}</m:FolderIds></m:GetFolder>`,
  )
}

interface Finding {
  traversal?: string
  page?: string
  restriction?: string
  shape?: string
  who?: string
}

async function findIn(
  parents: string,
  { traversal = 'Shallow', page = '', restriction = '', shape = 'Default', who = 'ada' }: Finding = {},
) {
  const where = restriction === '' ? '' : `<m:Restriction>${restriction}</m:Restriction>`
  return await ews.askMessages(
    who,
    `<m:FindFolder Traversal="${traversal}"><m:FolderShape><t:BaseShape>${shape}</t:BaseShape></m:FolderShape>${page}${where}<m:ParentFolderIds>${parents}</m:ParentFolderIds></m:FindFolder>`,
  )
}
const names = (message: XmlElement | undefined) => findAll(message, 'DisplayName').map(({ text }) => text)

async function update(id: string, updates: string): Promise<XmlElement | undefined> {
  const [message] = await ews.askMessages(
    'ada',
    `<m:UpdateFolder><m:FolderChanges><t:FolderChange>${id}<t:Updates>${updates}</t:Updates></t:FolderChange></m:FolderChanges></m:UpdateFolder>`,
  )
  return message
}
const setField = (uri: string, value: string, kind = 'Folder') =>
  `<t:SetFolderField><t:FieldURI FieldURI="folder:${uri}"/><t:${kind}>${value}</t:${kind}></t:SetFolderField>`

for (const [kind, folderClass, what] of [
  ['Folder', 'IPF.Note', 'MS-OXWSFOLD_R587, MS-OXWSFOLD_R2202, MS-OXWSFOLD_R22202, MS-OXWSFOLD_R2802: a mail folder'],
  ['CalendarFolder', 'IPF.Appointment', 'MS-OXWSFOLD_R70, MS-OXWSFOLD_R2901: a calendar folder'],
  ['ContactsFolder', 'IPF.Contact', 'MS-OXWSFOLD_R585, MS-OXWSFOLD_R3301: a contacts folder'],
  ['TasksFolder', 'IPF.Task', 'MS-OXWSFOLD_R589, MS-OXWSFOLD_R3501: a tasks folder'],
] as const) {
  test(`${what} is made and found`, async () => {
    const [message] = await create(`<t:${kind}><t:DisplayName>A ${kind}</t:DisplayName></t:${kind}>`)
    assert.equal(message?.attributes.ResponseClass, 'Success')
    assert.equal(code(message), 'NoError')
    const [got] = await get(folderId(idOf(message)))
    const folder = find(got, kind)
    assert.equal(childText(folder, 'FolderClass'), folderClass)
    assert.equal(childText(folder, 'DisplayName'), `A ${kind}`)
    assert.equal(childText(folder, 'TotalCount'), '0')
  })
}

test("MS-OXWSFOLD_R5890, MS-OXWSFOLD_R586, MS-OXWSFOLD_R588: classes of one's own, journals and notes", async () => {
  for (const folderClass of ['IPF.MyClass', 'IPF.Journal', 'IPF.StickyNote']) {
    const [message] = await create(
      `<t:Folder><t:FolderClass>${folderClass}</t:FolderClass><t:DisplayName>${folderClass}</t:DisplayName></t:Folder>`,
    )
    const [got] = await get(folderId(idOf(message)))
    assert.equal(childText(find(got, 'Folder'), 'FolderClass'), folderClass)
  }
})

test('MS-OXWSFOLD_R216, MS-OXWSFOLD_R217: what cannot be made', async () => {
  const folder = (name: string) => `<t:Folder><t:DisplayName>${name}</t:DisplayName></t:Folder>`
  const messages = await create(
    `${folder('Twice')}${folder('Twice')}<t:Folder/><t:CalendarFolder><t:FolderClass>IPF.Note</t:FolderClass><t:DisplayName>x</t:DisplayName></t:CalendarFolder><t:Folder><t:DisplayName>y</t:DisplayName><t:TotalCount>3</t:TotalCount></t:Folder>`,
  )
  assert.deepEqual(messages.map(code), [
    'NoError',
    'ErrorFolderExists',
    'ErrorFolderSavePropertyError',
    'ErrorNoFolderClassOverride',
    'ErrorInvalidPropertySet',
  ])
  const gone = await made()
  await ews.ask(
    'ada',
    `<m:DeleteFolder DeleteType="HardDelete"><m:FolderIds>${folderId(gone)}</m:FolderIds></m:DeleteFolder>`,
  )
  assert.equal(code((await create(folder('x'), folderId(gone)))[0]), 'ErrorParentFolderNotFound')
})

test('MS-OXWSFOLD_R7801: extended properties are set, read, found by and taken away', async () => {
  const path =
    '<t:ExtendedFieldURI PropertySetId="c11ff724-aa03-4555-9952-8fa248a11c3e" PropertyName="Colour" PropertyType="String"/>'
  const property = `<t:ExtendedProperty>${path}<t:Value>red</t:Value></t:ExtendedProperty>`
  const [message] = await create(`<t:Folder><t:DisplayName>Coloured</t:DisplayName>${property}</t:Folder>`)
  const id = idOf(message)
  const value = async () => find((await get(folderId(id), path))[0], 'ExtendedProperty')
  assert.equal(childText(await value(), 'Value'), 'red')
  const restriction = `<t:IsEqualTo>${path}<t:FieldURIOrConstant><t:Constant Value="RED"/></t:FieldURIOrConstant></t:IsEqualTo>`
  assert.deepEqual(names((await findIn(inbox, { restriction }))[0]), ['Coloured'])
  assert.equal(code(await update(folderId(id), `<t:DeleteFolderField>${path}</t:DeleteFolderField>`)), 'NoError')
  assert.equal(await value(), undefined)
})

test('MS-OXWSFOLD_R71, MS-OXWSFOLD_R5251, MS-OXWSFOLD_R4644, MS-OXWSFOLD_R7101, MS-OXWSFOLD_R9301: a new name; what cannot be changed', async () => {
  const id = folderId(await made())
  assert.equal(code(await update(id, setField('DisplayName', '<t:DisplayName>Renamed</t:DisplayName>'))), 'NoError')
  assert.equal(childText(find((await get(id))[0], 'Folder'), 'DisplayName'), 'Renamed')
  for (const [updates, expected] of [
    [
      `<t:AppendToFolderField><t:FieldURI FieldURI="folder:DisplayName"/><t:Folder><t:DisplayName>x</t:DisplayName></t:Folder></t:AppendToFolderField>`,
      'ErrorInvalidPropertyAppend',
    ],
    [
      `<t:DeleteFolderField><t:FieldURI FieldURI="folder:DisplayName"/></t:DeleteFolderField>`,
      'ErrorInvalidPropertyDelete',
    ],
    [
      setField('DisplayName', '<t:FolderClass>IPF.Note</t:FolderClass><t:DisplayName>x</t:DisplayName>'),
      'ErrorIncorrectUpdatePropertyCount',
    ],
    [setField('FolderClass', '<t:DisplayName>x</t:DisplayName>'), 'ErrorUpdatePropertyMismatch'],
    [setField('TotalCount', '<t:TotalCount>1</t:TotalCount>'), 'ErrorInvalidPropertySet'],
  ] as const) {
    assert.equal(code(await update(id, updates)), expected)
  }
})

test('MS-OXWSFOLD_R594, MS-OXWSFOLD_R596, MS-OXWSFOLD_R429, MS-OXWSFOLD_R4314: a folder moves with what is below it', async () => {
  const [moved, target] = [await made(), await made()]
  const below = await made(folderId(moved))
  const move = async (id: string, to: string) =>
    (
      await ews.askMessages(
        'ada',
        `<m:MoveFolder><m:ToFolderId>${to}</m:ToFolderId><m:FolderIds>${id}</m:FolderIds></m:MoveFolder>`,
      )
    )[0]
  assert.equal(code(await move(folderId(moved), folderId(target))), 'NoError')
  const [got, child] = await get(folderId(moved) + folderId(below))
  assert.equal(find(got, 'ParentFolderId')?.attributes.Id, target)
  assert.equal(find(child, 'ParentFolderId')?.attributes.Id, moved)
  assert.equal(code(await move(inbox, folderId(target))), 'ErrorMoveDistinguishedFolder')
  assert.equal(code(await move(folderId(target), folderId(moved))), 'ErrorMoveCopyFailed')
  assert.equal(code(await move(folderId(target), '<t:DistinguishedFolderId Id="voicemail"/>')), 'ErrorToFolderNotFound')
})

test('MS-OXWSFOLD_R185222: a folder is copied', async () => {
  const [source, target] = [await made(), await made()]
  await made(folderId(source))
  const [message] = await ews.askMessages(
    'ada',
    `<m:CopyFolder><m:ToFolderId>${folderId(target)}</m:ToFolderId><m:FolderIds>${folderId(source)}</m:FolderIds></m:CopyFolder>`,
  )
  assert.equal(code(message), 'NoError')
  const copy = find((await get(folderId(idOf(message))))[0], 'Folder')
  assert.notEqual(idOf(message), source)
  assert.equal(childText(copy, 'ChildFolderCount'), '1')
})

test('MS-OXWSFOLD_R34301, MS-OXWSFOLD_R34302, MS-OXWSFOLD_R34303, MS-OXWSFOLD_R308, MS-OXWSFOLD_R306, MS-OXWSFOLD_R31044: the ways in which folders go', async () => {
  const remove = async (type: string, id: string) =>
    code(
      (
        await ews.askMessages(
          'ada',
          `<m:DeleteFolder DeleteType="${type}"><m:FolderIds>${id}</m:FolderIds></m:DeleteFolder>`,
        )
      )[0],
    )
  const moved = await made()
  assert.equal(await remove('MoveToDeletedItems', folderId(moved)), 'NoError')
  const deleted = find((await get('<t:DistinguishedFolderId Id="deleteditems"/>'))[0], 'FolderId')?.attributes.Id
  assert.equal(find((await get(folderId(moved)))[0], 'ParentFolderId')?.attributes.Id, deleted)
  const hard = await made()
  assert.equal(await remove('HardDelete', folderId(hard)), 'NoError')
  assert.equal(code((await get(folderId(hard)))[0]), 'ErrorItemNotFound')
  const parent = await made()
  const soft = await made(folderId(parent))
  assert.equal(await remove('SoftDelete', folderId(soft)), 'NoError')
  assert.deepEqual(names((await findIn(folderId(parent)))[0]), [])
  assert.equal(names((await findIn(folderId(parent), { traversal: 'SoftDeleted' }))[0]).length, 1)
  // Nobody works in it any more.
  assert.equal(code((await get(folderId(soft)))[0]), 'ErrorItemNotFound')
  assert.equal(await remove('HardDelete', inbox), 'ErrorDeleteDistinguishedFolder')
})

test('MS-OXWSFOLD_R380, MS-OXWSFOLD_R381, MS-OXWSFOLD_R37801, MS-OXWSFOLD_R37802, MS-OXWSFOLD_R34744: a folder is emptied, with and without what is below it', async () => {
  const folder = await made()
  await made(folderId(folder))
  const mailbox = await world.mailbox('ada@example.test')
  const parent = (await mailbox.folders()).find(({ name }) => name === `made ${number - 1}`)
  const put = () =>
    world.store.write(mailbox, async (tx) => {
      await tx.createMessage(parent?.id ?? 0, { properties: Bag.of({ Subject: 'x' }), recipients: [], attachments: [] })
    })
  const empty = async (type: string, folders: boolean) =>
    code(
      (
        await ews.askMessages(
          'ada',
          `<m:EmptyFolder DeleteType="${type}" DeleteSubFolders="${folders}"><m:FolderIds>${folderId(folder)}</m:FolderIds></m:EmptyFolder>`,
        )
      )[0],
    )
  const state = async () => {
    const got = find((await get(folderId(folder)))[0], 'Folder')
    return [childText(got, 'TotalCount'), childText(got, 'ChildFolderCount')]
  }
  await put()
  assert.deepEqual(await state(), ['1', '1'])
  assert.equal(await empty('HardDelete', false), 'NoError')
  assert.deepEqual(await state(), ['0', '1'])
  await put()
  const before = (await mailbox.getFolder(SpecialFolder.deletedItems)).count
  assert.equal(await empty('MoveToDeletedItems', true), 'NoError')
  assert.deepEqual(await state(), ['0', '0'])
  assert.equal((await mailbox.getFolder(SpecialFolder.deletedItems)).count, before + 1)
})

test('folders below folders, a page at a time', async () => {
  const parent = await made()
  for (const name of ['c', 'a', 'b'])
    await create(`<t:Folder><t:DisplayName>${name}</t:DisplayName></t:Folder>`, folderId(parent))
  const page = async (view: string) => {
    const [message] = await findIn(folderId(parent), { page: view })
    const { IndexedPagingOffset, TotalItemsInView, IncludesLastItemInRange } =
      find(message, 'RootFolder')?.attributes ?? {}
    return [names(message), IndexedPagingOffset, TotalItemsInView, IncludesLastItemInRange]
  }
  const [all = []] = await page('')
  assert.equal((all as string[]).length, 3)
  const indexed = (offset: number, from = 'Beginning') =>
    `<m:IndexedPageFolderView MaxEntriesReturned="2" Offset="${offset}" BasePoint="${from}"/>`
  assert.deepEqual(await page(indexed(0)), [all.slice(0, 2), '2', '3', 'false'])
  assert.deepEqual(await page(indexed(2)), [all.slice(2), '3', '3', 'true'])
  assert.deepEqual(await page(indexed(0, 'End')), [all.slice(1), '2', '3', 'false'])
  assert.deepEqual((await page('<m:FractionalPageFolderView Numerator="2" Denominator="3"/>'))[0], all.slice(2))
  const [wrong] = await findIn(folderId(parent), {
    page: '<m:FractionalPageFolderView Numerator="4" Denominator="3"/>',
  })
  assert.equal(code(wrong), 'ErrorInvalidFractionalPagingParameters')
})

test('deep, with a condition, in several places, and nowhere', async () => {
  const contains =
    '<t:Contains ContainmentMode="Prefixed" ContainmentComparison="IgnoreCase"><t:FieldURI FieldURI="folder:DisplayName"/><t:Constant Value="DRAF"/></t:Contains>'
  const [deep, shallow] = await findIn(`${root}${inbox}`, { traversal: 'Deep', restriction: contains })
  assert.deepEqual(names(deep), ['Drafts'])
  // No hit: the root folder is there all the same.
  assert.equal(find(shallow, 'RootFolder')?.attributes.TotalItemsInView, '0')
  const [none] = await findIn(root, { restriction: '<t:Exists><t:FieldURI FieldURI="item:Subject"/></t:Exists>' })
  assert.equal(code(none), 'ErrorUnsupportedPathForQuery')
})

for (const [level, rights] of [
  ['None', Role.none],
  ['Owner', Role.owner],
  ['PublishingEditor', Role.publishingEditor],
  ['Editor', Role.editor],
  ['PublishingAuthor', Role.publishingAuthor],
  ['Author', Role.author],
  ['NoneditingAuthor', Role.noneditingAuthor],
  ['Reviewer', Role.reviewer],
  ['Contributor', Role.contributor],
] as const) {
  const ids = {
    None: 145,
    Owner: 146,
    PublishingEditor: 147,
    Editor: 148,
    PublishingAuthor: 149,
    Author: 150,
    NoneditingAuthor: 151,
    Reviewer: 152,
    Contributor: 1531,
  }
  test(`MS-OXWSFOLD_R${ids[level]}: the level ${level} both ways`, async () => {
    const folder = await made()
    const user = '<t:UserId><t:PrimarySmtpAddress>ben@example.test</t:PrimarySmtpAddress></t:UserId>'
    const set = `<t:PermissionSet><t:Permissions><t:Permission>${user}<t:PermissionLevel>${level}</t:PermissionLevel></t:Permission></t:Permissions></t:PermissionSet>`
    assert.equal(code(await update(folderId(folder), setField('PermissionSet', set))), 'NoError')
    const mailbox = await world.mailbox('ada@example.test')
    const ben = await world.object('ben@example.test')
    const own = (await mailbox.folders()).find(({ name }) => name === `made ${number}`)
    const members = await mailbox.permissions(own?.id ?? 0)
    assert.equal(members.find(({ member }) => member === ben.id)?.rights, rights)
    const [got] = await get(folderId(folder), '<t:FieldURI FieldURI="folder:PermissionSet"/>')
    const permission = findAll(got, 'Permission').find(
      (one) => find(one, 'PrimarySmtpAddress')?.text === 'ben@example.test',
    )
    assert.equal(childText(permission, 'PermissionLevel'), level)
    assert.equal(childText(permission, 'ReadItems'), rights & Right.readAny ? 'FullDetails' : 'None')
  })
}

test("MS-OXWSFOLD_R583, MS-OXWSFOLD_R5261: permissions of one's own, what ben may do then, and the list taken away", async () => {
  const folder = await made()
  const permission = (fields: string, user = '<t:PrimarySmtpAddress>ben@example.test</t:PrimarySmtpAddress>') =>
    `<t:PermissionSet><t:Permissions><t:Permission><t:UserId>${user}</t:UserId>${fields}<t:PermissionLevel>Custom</t:PermissionLevel></t:Permission></t:Permissions></t:PermissionSet>`
  const fields =
    '<t:CanCreateItems>true</t:CanCreateItems><t:CanCreateSubFolders>true</t:CanCreateSubFolders><t:IsFolderOwner>false</t:IsFolderOwner><t:IsFolderVisible>true</t:IsFolderVisible><t:IsFolderContact>false</t:IsFolderContact><t:EditItems>Owned</t:EditItems><t:DeleteItems>All</t:DeleteItems><t:ReadItems>FullDetails</t:ReadItems>'
  assert.equal(code(await update(folderId(folder), setField('PermissionSet', permission(fields)))), 'NoError')
  const [message] = await get(folderId(folder), '', 'ben')
  const rights = find(message, 'EffectiveRights')
  assert.deepEqual(
    ['CreateContents', 'CreateHierarchy', 'Delete', 'Modify', 'Read'].map((name) => childText(rights, name)),
    ['true', 'true', 'false', 'false', 'true'],
  )
  assert.equal((await get(folderId(await made()), '', 'ben')).map(code)[0], 'ErrorItemNotFound')
  const unshared = '<t:DeleteFolderField><t:FieldURI FieldURI="folder:PermissionSet"/></t:DeleteFolderField>'
  const other = folderId(await made())
  assert.equal(code(await update(other, setField('PermissionSet', permission(fields)))), 'NoError')
  assert.equal((await get(other, '', 'ben')).map(code)[0], 'NoError')
  assert.equal(code(await update(other, unshared)), 'NoError')
  assert.equal((await get(other, '', 'ben')).map(code)[0], 'ErrorItemNotFound')
  const wrong = await update(
    folderId(folder),
    setField('PermissionSet', permission(fields, '<t:PrimarySmtpAddress>nobody@example.test</t:PrimarySmtpAddress>')),
  )
  assert.equal(code(wrong), 'ErrorInvalidUserInfo')
  const calendar = setField(
    'PermissionSet',
    '<t:PermissionSet><t:CalendarPermissions/></t:PermissionSet>',
    'CalendarFolder',
  )
  assert.equal(code(await update(folderId(folder), calendar)), 'ErrorCannotSetCalendarPermissionOnNonCalendarFolder')
})

test('a calendar shows free and busy times', async () => {
  const level = (name: string) =>
    `<t:PermissionSet><t:CalendarPermissions><t:CalendarPermission><t:UserId><t:DistinguishedUser>Default</t:DistinguishedUser></t:UserId><t:CalendarPermissionLevel>${name}</t:CalendarPermissionLevel></t:CalendarPermission></t:CalendarPermissions></t:PermissionSet>`
  const calendar = '<t:DistinguishedFolderId Id="calendar"/>'
  for (const name of ['FreeBusyTimeAndSubjectAndLocation', 'FreeBusyTimeOnly', 'Reviewer']) {
    assert.equal(code(await update(calendar, setField('PermissionSet', level(name), 'CalendarFolder'))), 'NoError')
    const [got] = await get(calendar, '<t:FieldURI FieldURI="folder:PermissionSet"/>')
    const permission = findAll(got, 'CalendarPermission').find(
      (one) => find(one, 'DistinguishedUser')?.text === 'Default',
    )
    assert.equal(childText(permission, 'CalendarPermissionLevel'), name)
  }
})

test('MS-OXWSFOLD_R3302: a search folder is made, read and changed', async () => {
  const subject = (value: string) =>
    `<t:Restriction><t:Contains ContainmentMode="Substring" ContainmentComparison="IgnoreCase"><t:FieldURI FieldURI="item:Subject"/><t:Constant Value="${value}"/></t:Contains></t:Restriction>`
  const parameters = (value: string) =>
    `<t:SearchParameters Traversal="Deep">${subject(value)}<t:BaseFolderIds>${inbox}</t:BaseFolderIds></t:SearchParameters>`
  const [message] = await create(
    `<t:SearchFolder><t:DisplayName>Plans</t:DisplayName>${parameters('plan')}</t:SearchFolder>`,
    '<t:DistinguishedFolderId Id="searchfolders"/>',
  )
  assert.equal(code(message), 'NoError')
  await world.send({ to: ['ada@example.test'] }, 'Subject: A plan\n\nx\n')
  const id = folderId(idOf(message))
  const [got] = await get(id)
  const folder = find(got, 'SearchFolder')
  assert.equal(childText(folder, 'TotalCount'), '1')
  assert.equal(childText(folder, 'UnreadCount'), '1')
  const read = child(folder, 'SearchParameters')
  assert.equal(read?.attributes.Traversal, 'Deep')
  assert.equal(find(read, 'FieldURI')?.attributes.FieldURI, 'item:Subject')
  assert.equal(find(read, 'Constant')?.attributes.Value, 'plan')
  assert.equal(code(await update(id, setField('SearchParameters', parameters('nothing'), 'SearchFolder'))), 'NoError')
  assert.equal(childText(find((await get(id))[0], 'SearchFolder'), 'TotalCount'), '0')
})

test('a path of folders, of which some are there', async () => {
  const path = async (...folders: string[]) =>
    await ews.askMessages(
      'ada',
      `<m:CreateFolderPath><m:ParentFolderId>${root}</m:ParentFolderId><m:RelativeFolderPath>${folders.map((name) => `<t:Folder><t:DisplayName>${name}</t:DisplayName></t:Folder>`).join('')}</m:RelativeFolderPath></m:CreateFolderPath>`,
    )
  const [a, b] = await path('A', 'B')
  const [again, , c] = await path('A', 'B', 'C')
  assert.equal(idOf(a), idOf(again))
  assert.equal(find((await get(folderId(idOf(c))))[0], 'ParentFolderId')?.attributes.Id, idOf(b))
})

test('MS-OXWSCDATA_R301, MS-OXWSCDATA_R1453, MS-OXWSFOLD_R2692, MS-OXWSFOLD_R2961, MS-OXWSFOLD_R26993: managed folders', async () => {
  const ask = async (names: readonly string[], mailbox = '') =>
    await ews.askMessages(
      'ada',
      `<m:CreateManagedFolder><m:FolderNames>${names.map((name) => `<t:FolderName>${name}</t:FolderName>`).join('')}</m:FolderNames>${mailbox}</m:CreateManagedFolder>`,
    )
  const made = await ask(['One', 'Two'])
  assert.deepEqual(made.map(code), ['NoError', 'NoError'])
  const [folder] = await get(folderId(idOf(made[0])))
  assert.equal(childText(find(folder, 'Folder'), 'DisplayName'), 'One')
  const information = find(folder, 'ManagedFolderInformation')
  assert.equal(childText(information, 'IsManagedFoldersRoot'), 'false')
  assert.equal(childText(information, 'HasQuota'), 'false')
  assert.equal(childText(information, 'Comment'), '')
  const [root] = await get(folderId(find(folder, 'ParentFolderId')?.attributes.Id ?? ''))
  assert.equal(childText(find(root, 'ManagedFolderInformation'), 'IsManagedFoldersRoot'), 'true')
  const [above] = await get(folderId(find(root, 'ParentFolderId')?.attributes.Id ?? ''))
  assert.equal(find(above, 'ManagedFolderInformation'), undefined)
  assert.deepEqual((await ask(['One', 'Three'])).map(code), ['ErrorManagedFolderAlreadyExists', 'NoError'])
  const twice = 'ErrorDuplicateInputFolderNames'
  assert.deepEqual((await ask(['Four', 'four'])).map(code), [twice, twice])
  const nobody = '<m:Mailbox/>'
  assert.deepEqual((await ask(['Five'], nobody)).map(code), ['ErrorNonExistentMailbox'])
})

test('public folders', async () => {
  const publicRoot = '<t:DistinguishedFolderId Id="publicfoldersroot"/>'
  const [before] = await get(publicRoot)
  assert.equal(code(before), 'NoError')
  const store = await world.directory.organisations()
  const object = await world.directory.findObject(store[0]?.publicObject ?? '')
  const mailbox = await world.store.open(object?.mailbox ?? '', { kind: 'system' })
  const ada = await world.object('ada@example.test')
  await world.store.write(mailbox, (tx) =>
    tx.setPermissions(2, [
      { member: ada.id, rights: Role.owner },
      { member: 'default', rights: Role.reviewer },
    ]),
  )
  const [message] = await create('<t:Folder><t:DisplayName>For all</t:DisplayName></t:Folder>', publicRoot)
  assert.equal(code(message), 'NoError')
  assert.deepEqual(names((await findIn(publicRoot, { who: 'ben' }))[0]), ['For all'])
})
