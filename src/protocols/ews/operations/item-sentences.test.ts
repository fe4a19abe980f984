/** [MS-OXWSCORE], [MS-OXWSMSG] and [MS-OXWSATT] sentence by sentence: what the operations do, and what only the server says of an item. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { child, childText } from '#codec/xml/index.ts'
import { SpecialFolder } from '#model'
import { append, assertTexts, idIn, Items, remove, set } from '#test/ews-items.ts'
import { find, findAll, startEws } from '#test/ews.ts'
import { open } from '#test/groupware.ts'
import { itemIdText } from '../ids/item-id.ts'

const world = await open()
const ews = await startEws(world)
const ada = new Items(ews, 'ada')
const ben = new Items(ews, 'ben')

const message = (xml: string) => `<t:Message>${xml}</t:Message>`
const to = (...addresses: string[]) =>
  addresses.map((one) => `<t:Mailbox><t:EmailAddress>${one}</t:EmailAddress></t:Mailbox>`).join('')
const forBen = (subject: string) =>
  message(`<t:Subject>${subject}</t:Subject><t:ToRecipients>${to('ben@example.test')}</t:ToRecipients>`)

async function subjects(who: string, folder: number): Promise<(string | undefined)[]> {
  const rows = await world.messages(`${who}@example.test`, folder)
  return await Promise.all(rows.map(async (row) => (await row.properties()).toJSON().Subject as string | undefined))
}

async function newest(who: string, folder: number = SpecialFolder.inbox): Promise<string> {
  const last = (await world.messages(`${who}@example.test`, folder)).at(-1)
  assert.ok(last)
  return itemIdText(await world.mailbox(`${who}@example.test`), last)
}

for (const { disposition, arrives, kept, hasId, name } of [
  {
    disposition: 'SaveOnly',
    arrives: false,
    kept: false,
    hasId: true,
    name: 'MS-OXWSMSG_R80 MS-OXWSMSG_R82',
  },
  {
    disposition: 'SendOnly',
    arrives: true,
    kept: false,
    hasId: false,
    name: 'MS-OXWSMSG_R83 MS-OXWSMSG_R203 MS-OXWSMSG_R84',
  },
  {
    disposition: 'SendAndSaveCopy',
    arrives: true,
    kept: true,
    hasId: false,
    name: 'MS-OXWSMSG_R85 MS-OXWSMSG_R204 MS-OXWSMSG_R86',
  },
]) {
  test(`CreateItem ${disposition} (${name}, MS-OXWSMSG_R112, MS-OXWSMSG_R113, MS-OXWSCORE_R2169, MS-OXWSCORE_R2170)`, async () => {
    const answer = await ada.done(ada.createRequest(forBen(disposition), `MessageDisposition="${disposition}"`))
    assert.equal(answer.attributes.ResponseClass, 'Success')
    assert.equal(find(answer, 'ItemId') !== undefined, hasId)
    assert.equal((await subjects('ben', SpecialFolder.inbox)).includes(disposition), arrives)
    assert.equal((await subjects('ada', SpecialFolder.sentItems)).includes(disposition), kept)
  })
}

for (const { save, name } of [
  { save: true, name: 'MS-OXWSCORE_R1648 MS-OXWSCORE_R463' },
  { save: false, name: 'MS-OXWSCORE_R1649' },
]) {
  test(`SendItem, and a copy of it is kept: ${save} (${name}, MS-OXWSCORE_R424, MS-OXWSCORE_R462, MS-OXWSCORE_R465, MS-OXWSMSG_R81, MS-OXWSMSG_R178, MS-OXWSMSG_R179)`, async () => {
    const { id, changeKey } = await ada.create(forBen(`sent ${save}`))
    const folder = save ? '<m:SavedItemFolderId><t:DistinguishedFolderId Id="inbox"/></m:SavedItemFolderId>' : ''
    const answer = await ada.done(
      `<m:SendItem SaveItemToFolder="${save}"><m:ItemIds><t:ItemId Id="${id}" ChangeKey="${changeKey}"/></m:ItemIds>${folder}</m:SendItem>`,
    )
    assert.equal(answer.attributes.ResponseClass, 'Success')
    assert.ok((await subjects('ben', SpecialFolder.inbox)).includes(`sent ${save}`))
    assert.equal((await subjects('ada', SpecialFolder.inbox)).includes(`sent ${save}`), save)
    assert.deepEqual(await ada.codes(ada.getRequest(`<t:ItemId Id="${id}"/>`)), ['ErrorItemNotFound'])
  })
}

for (const { type, folder, name } of [
  { type: 'HardDelete', folder: undefined, name: 'MS-OXWSCORE_R1667' },
  { type: 'MoveToDeletedItems', folder: SpecialFolder.deletedItems, name: 'MS-OXWSCORE_R1668' },
  { type: 'SoftDelete', folder: undefined, name: 'MS-OXWSCORE_R1669' },
]) {
  test(`DeleteItem ${type} (${name}, MS-OXWSCORE_R341, MS-OXWSMSG_R153, MS-OXWSMSG_R154, MS-OXWSMSG_R154001, MS-OXWSMSG_R154002)`, async () => {
    const { id } = await ada.create(message(`<t:Subject>gone ${type}</t:Subject>`))
    const request = `<m:DeleteItem DeleteType="${type}"><m:ItemIds><t:ItemId Id="${id}"/></m:ItemIds></m:DeleteItem>`
    assert.equal((await ada.done(request)).attributes.ResponseClass, 'Success')
    assert.deepEqual(await ada.codes(ada.getRequest(`<t:ItemId Id="${id}"/>`)), ['ErrorItemNotFound'])
    if (folder !== undefined) assert.ok((await subjects('ada', folder)).includes(`gone ${type}`))
    assert.deepEqual(await ada.codes(request), ['ErrorItemNotFound'])
    const [again] = await ada.ask(request)
    assert.equal(again?.attributes.ResponseClass, 'Error')
  })
}

test('UpdateItem sets, appends, deletes (MS-OXWSCORE_R555, MS-OXWSCORE_R556, MS-OXWSCORE_R557, MS-OXWSCORE_R561, MS-OXWSCORE_R61, MS-OXWSCORE_R65, MS-OXWSMSG_R144, MS-OXWSMSG_R145, MS-OXWSMSG_R145001, MS-OXWSMSG_R145002)', async () => {
  const made = await ada.create(
    message('<t:Subject>a</t:Subject><t:Body BodyType="Text">one</t:Body><t:InReplyTo>x@y</t:InReplyTo>'),
  )
  const updates =
    set('item:Subject', message('<t:Subject>b</t:Subject>')) +
    append('item:Body', message('<t:Body BodyType="Text"> two</t:Body>')) +
    remove('item:InReplyTo')
  const answer = await ada.done(ada.updateRequest(made, updates))
  assert.equal(answer.attributes.ResponseClass, 'Success')
  assert.equal(find(child(answer, 'ConflictResults'), 'Count')?.text, '0')
  const item = await ada.get(made.id)
  assertTexts(item, { Subject: 'b', Body: 'one two', InReplyTo: undefined })
  const [wrong] = await ada.ask(ada.updateRequest(made, remove('message:ConversationIndex')))
  assert.equal(wrong?.attributes.ResponseClass, 'Error')
  assert.notEqual(childText(wrong, 'ResponseCode'), 'NoError')
})

for (const { operation, name } of [
  {
    operation: 'CopyItem',
    name: 'MS-OXWSMSG_R169 MS-OXWSMSG_R170 MS-OXWSMSG_R170001 MS-OXWSMSG_R170002',
  },
  {
    operation: 'MoveItem',
    name: 'MS-OXWSMSG_R162 MS-OXWSMSG_R163 MS-OXWSMSG_R163001 MS-OXWSMSG_R163002',
  },
]) {
  test(`${operation} with and without new ids (${name}, MS-OXWSCORE_R45, MS-OXWSCORE_R46, MS-OXWSCORE_R47, MS-OXWSCORE_R1600, MS-OXWSCORE_R1601)`, async () => {
    for (const wants of [true, false]) {
      const { id } = await ada.create(message(`<t:Subject>${operation} ${wants}</t:Subject>`))
      const request = `<m:${operation}><m:ToFolderId><t:DistinguishedFolderId Id="notes"/></m:ToFolderId><m:ItemIds><t:ItemId Id="${id}"/></m:ItemIds><m:ReturnNewItemIds>${wants}</m:ReturnNewItemIds></m:${operation}>`
      const answer = await ada.done(request)
      assert.equal(answer.attributes.ResponseClass, 'Success')
      assert.equal(find(answer, 'ItemId') !== undefined, wants)
      assert.ok((await subjects('ada', SpecialFolder.notes)).includes(`${operation} ${wants}`))
      const nowhere = request.replace(id, 'AAAA')
      assert.equal((await ada.ask(nowhere))[0]?.attributes.ResponseClass, 'Error')
    }
  })
}

test('what a draft says of itself (MS-OXWSCORE_R69, MS-OXWSCORE_R70, MS-OXWSCORE_R71, MS-OXWSCORE_R79, MS-OXWSCORE_R83, MS-OXWSCORE_R84, MS-OXWSCORE_R85, MS-OXWSCORE_R86, MS-OXWSCORE_R87, MS-OXWSCORE_R90, MS-OXWSCORE_R100, MS-OXWSCORE_R103, MS-OXWSCORE_R104, MS-OXWSCORE_R105, MS-OXWSCORE_R106, MS-OXWSCORE_R114, MS-OXWSCORE_R156, MS-OXWSCORE_R158, MS-OXWSCORE_R1607, MS-OXWSCORE_R1608, MS-OXWSCORE_R1611, MS-OXWSCORE_R1613, MS-OXWSCORE_R1617, MS-OXWSCORE_R1619, MS-OXWSCORE_R1621, MS-OXWSCORE_R2015, MS-OXWSCORE_R2028, MS-OXWSCORE_R2034, MS-OXWSCORE_R2038, MS-OXWSCORE_R2040, MS-OXWSCORE_R200, MS-OXWSCORE_R1651)', async () => {
  const { id } = await ada.create(message('<t:Subject>d</t:Subject>'))
  const shape = '<t:BaseShape>AllProperties</t:BaseShape><t:IncludeMimeContent>true</t:IncludeMimeContent>'
  const item = await ada.get(id, shape)
  assertTexts(item, {
    IsSubmitted: 'false',
    IsDraft: 'true',
    IsFromMe: 'false',
    IsResend: 'false',
    HasAttachments: 'false',
    ReminderIsSet: 'false',
    IsAssociated: 'false',
    DateTimeCreated: '2026-01-15T09:00:00Z',
    LastModifiedName: 'Ada Sommer',
    LastModifiedTime: '2026-01-15T09:00:00Z',
    Importance: 'Normal',
    Sensitivity: 'Normal',
  })
  assert.equal(child(item, 'ItemId')?.attributes.Id, id)
  assert.ok(child(item, 'ItemId')?.attributes.ChangeKey)
  assert.ok(child(item, 'ParentFolderId')?.attributes.Id)
  assert.ok(Number(childText(item, 'Size')) > 0)
  const mime = child(item, 'MimeContent')
  assert.equal(mime?.attributes.CharacterSet, 'UTF-8')
  assert.match(Buffer.from(mime?.text ?? '', 'base64').toString(), /^Subject: d\r$/m)
  assert.deepEqual(
    (child(item, 'EffectiveRights')?.children ?? []).filter(({ text }) => text === 'true').map(({ name }) => name),
    ['Delete', 'Modify', 'Read', 'ViewPrivateItems'],
  )
})

test('what a mail that came says of itself (MS-OXWSCORE_R78, MS-OXWSCORE_R88, MS-OXWSCORE_R89, MS-OXWSCORE_R91, MS-OXWSCORE_R96, MS-OXWSCORE_R97, MS-OXWSCORE_R98, MS-OXWSCORE_R99, MS-OXWSCORE_R122, MS-OXWSCORE_R124, MS-OXWSCORE_R131, MS-OXWSCORE_R132, MS-OXWSCORE_R133, MS-OXWSCORE_R136, MS-OXWSCORE_R1609, MS-OXWSCORE_R1614, MS-OXWSCORE_R1620, MS-OXWSCORE_R2026, MS-OXWSCORE_R2032, MS-OXWSCORE_R2036, MS-OXWSCORE_R20301, MS-OXWSCORE_R2061, MS-OXWSCORE_R2059, MS-OXWSCORE_R2051, MS-OXWSCORE_R2047, MS-OXWSCORE_R2063, MS-OXWSMSG_R26, MS-OXWSMSG_R2516, MS-OXWSMSG_R53, MS-OXWSMSG_R4200, MS-OXWSMSG_R4600, MS-OXWSMSG_R49, MS-OXWSMSG_R52, MS-OXWSMSG_R58, MS-OXWSMSG_R72, MS-OXWSMSG_R73, MS-OXWSMSG_R196, MS-OXWSMSG_R197)', async () => {
  await ada.ask(
    ada.createRequest(
      message(
        `<t:Subject>all</t:Subject><t:Body BodyType="Text">words of it</t:Body><t:Attachments><t:FileAttachment><t:Name>a.txt</t:Name><t:Content>aGk=</t:Content></t:FileAttachment></t:Attachments><t:ToRecipients>${to('ben@example.test', 'emil@example.test')}</t:ToRecipients><t:CcRecipients>${to('c@elsewhere.example', 'd@elsewhere.example')}</t:CcRecipients><t:IsReadReceiptRequested>true</t:IsReadReceiptRequested>`,
      ),
      'MessageDisposition="SendOnly"',
    ),
  )
  const uris = ['item:TextBody', 'item:BlockStatus', 'item:Preview', 'item:InstanceKey', 'item:IconIndex']
  const more = uris.map((uri) => `<t:FieldURI FieldURI="${uri}"/>`).join('')
  const item = await ben.get(
    await newest('ben'),
    `<t:BaseShape>AllProperties</t:BaseShape><t:AdditionalProperties>${more}</t:AdditionalProperties>`,
  )
  assertTexts(item, {
    DisplayCc: 'c@elsewhere.example; d@elsewhere.example',
    IsDraft: 'false',
    IsUnmodified: 'true',
    HasAttachments: 'true',
    BlockStatus: 'false',
    IsDeliveryReceiptRequested: 'false',
    ConversationTopic: 'all',
  })
  assert.equal(childText(item, 'DisplayTo')?.split('; ').length, 2)
  assert.match(childText(item, 'DateTimeReceived') ?? '', /^2026-01-15T/)
  assert.match(childText(item, 'DateTimeSent') ?? '', /^2026-01-15T/)
  assert.match(childText(item, 'TextBody') ?? '', /words of it/)
  assert.match(childText(item, 'Preview') ?? '', /words of it/)
  assert.ok(childText(item, 'InstanceKey'))
  assert.ok(childText(item, 'IconIndex'))
  assert.ok(childText(item, 'ConversationIndex'))
  assert.match(childText(item, 'InternetMessageId') ?? '', /^<.+@.+>$/)
  for (const [name, address] of [
    ['Sender', 'ada@example.test'],
    ['From', 'ada@example.test'],
    ['ReceivedBy', 'ben@example.test'],
    ['ReceivedRepresenting', 'ben@example.test'],
  ] as const)
    assert.equal(find(child(item, name), 'EmailAddress')?.text, address, name)
  const headers = findAll(child(item, 'InternetMessageHeaders'), 'InternetMessageHeader')
  assert.ok(headers.some(({ attributes, text }) => attributes.HeaderName === 'Subject' && text === 'all'))
  const responses = (child(item, 'ResponseObjects')?.children ?? []).map(({ name }) => name)
  for (const name of ['ReplyToItem', 'ReplyAllToItem', 'ForwardItem', 'SuppressReadReceipt'])
    assert.ok(responses.includes(name), name)
})

for (const { flag, name } of [
  { flag: '<t:FlagStatus>NotFlagged</t:FlagStatus>', name: 'MS-OXWSCORE_R1042' },
  {
    flag: '<t:FlagStatus>Flagged</t:FlagStatus><t:StartDate>2026-03-01T00:00:00Z</t:StartDate><t:DueDate>2026-03-02T00:00:00Z</t:DueDate>',
    name: 'MS-OXWSCORE_R1043 MS-OXWSCORE_R1044 MS-OXWSCORE_R2002',
  },
  {
    flag: '<t:FlagStatus>Complete</t:FlagStatus><t:CompleteDate>2026-03-01T00:00:00Z</t:CompleteDate>',
    name: 'MS-OXWSCORE_R1045',
  },
]) {
  test(`a flag comes back: ${flag.replaceAll(/<[^>]+>/g, ' ')} (${name})`, async () => {
    const { id } = await ada.create(message(`<t:Subject>f</t:Subject><t:Flag>${flag}</t:Flag>`))
    const shown = child(await ada.get(id), 'Flag')
    assert.equal((shown?.children ?? []).map((one) => `<t:${one.name}>${one.text}</t:${one.name}>`).join(''), flag)
  })
}

for (const { flag, name } of [
  {
    flag: '<t:FlagStatus>Flagged</t:FlagStatus><t:CompleteDate>2026-03-01T00:00:00Z</t:CompleteDate>',
    name: 'MS-OXWSCORE_R2010',
  },
  {
    flag: '<t:FlagStatus>Flagged</t:FlagStatus><t:DueDate>2026-03-01T00:00:00Z</t:DueDate>',
    name: 'MS-OXWSCORE_R2010',
  },
  {
    flag: '<t:FlagStatus>NotFlagged</t:FlagStatus><t:CompleteDate>2026-03-01T00:00:00Z</t:CompleteDate>',
    name: 'MS-OXWSCORE_R2005',
  },
  {
    flag: '<t:FlagStatus>Complete</t:FlagStatus><t:StartDate>2026-03-01T00:00:00Z</t:StartDate><t:DueDate>2026-03-02T00:00:00Z</t:DueDate>',
    name: 'MS-OXWSCORE_R2008',
  },
]) {
  test(`a flag has its own dates only: ${flag.replaceAll(/<[^>]+>/g, ' ')} (${name})`, async () => {
    assert.deepEqual(await ada.codes(ada.createRequest(message(`<t:Flag>${flag}</t:Flag>`))), ['ErrorInvalidArgument'])
  })
}

for (const { word, name } of [
  { word: 'Low', name: 'MS-OXWSCORE_R199' },
  { word: 'Normal', name: 'MS-OXWSCORE_R200' },
]) {
  test(`importance ${word} (${name})`, async () => {
    const { id } = await ada.create(message(`<t:Importance>${word}</t:Importance>`))
    assertTexts(await ada.get(id), { Importance: word })
  })
}

for (const { word, name } of [
  { word: 'Personal', name: 'MS-OXWSCORE_R1652' },
  { word: 'Private', name: 'MS-OXWSCORE_R1653' },
]) {
  test(`sensitivity ${word} (${name})`, async () => {
    const { id } = await ada.create(message(`<t:Sensitivity>${word}</t:Sensitivity>`))
    assertTexts(await ada.get(id), { Sensitivity: word })
  })
}

test('an item that is changed is not unmodified (MS-OXWSCORE_R1615)', async () => {
  await ada.ask(ada.createRequest(forBen('whole'), 'MessageDisposition="SendOnly"'))
  const id = await newest('ben')
  const item = await ben.get(id)
  assertTexts(item, { IsUnmodified: 'true' })
  const key = { id, changeKey: child(item, 'ItemId')?.attributes.ChangeKey ?? '' }
  await ben.update(key, set('item:Subject', message('<t:Subject>changed</t:Subject>')))
  assertTexts(await ben.get(id), { IsUnmodified: 'false' })
})

test('UniqueBody in both forms (MS-OXWSCORE_R1681, MS-OXWSCORE_R1682)', async () => {
  const { id } = await ada.create(message('<t:Body BodyType="HTML">&lt;p&gt;a&lt;/p&gt;</t:Body>'))
  for (const type of ['HTML', 'Text']) {
    const shape = `<t:BaseShape>IdOnly</t:BaseShape><t:BodyType>${type}</t:BodyType><t:AdditionalProperties><t:FieldURI FieldURI="item:UniqueBody"/></t:AdditionalProperties>`
    assert.equal(child(await ada.get(id, shape), 'UniqueBody')?.attributes.BodyType, type)
  }
})

test('attachments: all that is said of one (MS-OXWSATT_R38, MS-OXWSATT_R43, MS-OXWSATT_R45, MS-OXWSATT_R59, MS-OXWSATT_R60, MS-OXWSATT_R6201, MS-OXWSATT_R63, MS-OXWSATT_R64, MS-OXWSATT_R416, MS-OXWSATT_R532, MS-OXWSATT_R53201, MS-OXWSATT_R144, MS-OXWSATT_R145001, MS-OXWSATT_R145002, MS-OXWSATT_R203, MS-OXWSATT_R204, MS-OXWSATT_R443, MS-OXWSATT_R446, MS-OXWSATT_R457, MS-OXWSATT_R458, MS-OXWSATT_R466, MS-OXWSATT_R467, MS-OXWSATT_R259, MS-OXWSATT_R260, MS-OXWSATT_R465001, MS-OXWSATT_R465002, MS-OXWSATT_R474001, MS-OXWSATT_R474002, MS-OXWSATT_R476, MS-OXWSATT_R509, MS-OXWSATT_R547, MS-OXWSATT_R510001)', async () => {
  const made = await ada.create(message('<t:Subject>x</t:Subject>'))
  const file = (name: string) =>
    `<t:FileAttachment><t:Name>${name}</t:Name><t:ContentType>image/png</t:ContentType><t:ContentId>${name}@x</t:ContentId><t:ContentLocation>http://www.example/${name}</t:ContentLocation><t:Content>AAEC</t:Content></t:FileAttachment>`
  const attach = (id: string) =>
    `<m:CreateAttachment><m:ParentItemId Id="${id}"/><m:Attachments>${file('a')}${file('b')}<t:ItemAttachment><t:Name>c</t:Name>${message('<t:Subject>inner</t:Subject>')}</t:ItemAttachment></m:Attachments></m:CreateAttachment>`
  const answers = await ada.ask(attach(made.id))
  assert.deepEqual(
    answers.map(({ attributes }) => attributes.ResponseClass),
    ['Success', 'Success', 'Success'],
  )
  const ids = answers.map((one) => find(one, 'AttachmentId')?.attributes ?? {})
  const [first, , third] = ids
  assert.ok(ids.every(({ RootItemId }) => RootItemId === made.id))
  const get = (id = '') =>
    `<m:GetAttachment><m:AttachmentIds><t:AttachmentId Id="${id}"/></m:AttachmentIds></m:GetAttachment>`
  const shown = await ada.done(get(first?.Id))
  assert.equal(shown.attributes.ResponseClass, 'Success')
  assertTexts(shown, {
    Name: 'a',
    ContentType: 'image/png',
    ContentId: 'a@x',
    ContentLocation: 'http://www.example/a',
    Content: 'AAEC',
  })
  assertTexts(await ada.done(get(third?.Id)), { Subject: 'inner' })
  const detach = (id = '') => get(id).replaceAll('GetAttachment', 'DeleteAttachment')
  const gone = await ada.done(detach(third?.Id))
  assert.equal(gone.attributes.ResponseClass, 'Success')
  const root = child(gone, 'RootItemId')?.attributes
  assert.equal(root?.RootItemId, made.id)
  assert.equal(root?.RootItemChangeKey, child(await ada.get(made.id), 'ItemId')?.attributes.ChangeKey)
  for (const request of [get(third?.Id), detach(third?.Id), attach('AAAA')]) {
    const [wrong] = await ada.ask(request)
    assert.equal(wrong?.attributes.ResponseClass, 'Error')
    assert.notEqual(childText(wrong, 'ResponseCode'), 'NoError')
  }
})

test('an attachment in the shape that is asked for (MS-OXWSATT_R475, MS-OXWSATT_R477, MS-OXWSATT_R3111, MS-OXWSATT_R478, MS-OXWSATT_R479, MS-OXWSATT_R479001, MS-OXWSATT_R479002, MS-OXWSATT_R521, MS-OXWSATT_R549, MS-OXWSATT_R318013, MS-OXWSATT_R55001)', async () => {
  const made = await ada.create(message('<t:Subject>x</t:Subject>'))
  const html = '&lt;p&gt;a&lt;script&gt;x()&lt;/script&gt;&lt;/p&gt;'
  const answer = await ada.done(
    `<m:CreateAttachment><m:ParentItemId Id="${made.id}"/><m:Attachments><t:ItemAttachment><t:Name>c</t:Name>${message(`<t:Subject>inner</t:Subject><t:Body BodyType="HTML">${html}</t:Body>`)}</t:ItemAttachment></m:Attachments></m:CreateAttachment>`,
  )
  const id = find(answer, 'AttachmentId')?.attributes.Id
  const get = async (shape: string) =>
    await ada.done(
      `<m:GetAttachment><m:AttachmentShape>${shape}</m:AttachmentShape><m:AttachmentIds><t:AttachmentId Id="${id}"/></m:AttachmentIds></m:GetAttachment>`,
    )
  const mime = find(await get('<t:IncludeMimeContent>true</t:IncludeMimeContent>'), 'MimeContent')?.text ?? ''
  assert.match(Buffer.from(mime, 'base64').toString(), /^Subject: inner\r$/m)
  assert.equal(find(await get('<t:IncludeMimeContent>false</t:IncludeMimeContent>'), 'MimeContent'), undefined)
  const body = async (shape: string) => find(await get(shape), 'Body')
  assert.equal((await body('<t:BodyType>Text</t:BodyType>'))?.text.trim(), 'a')
  const filter = (value: boolean) => body(`<t:FilterHtmlContent>${value}</t:FilterHtmlContent>`)
  assert.doesNotMatch((await filter(true))?.text ?? '', /script/)
  assert.match((await filter(false))?.text ?? '', /script/)
  const more =
    '<t:AdditionalProperties><t:ExtendedFieldURI PropertyTag="0x0037" PropertyType="String"/></t:AdditionalProperties>'
  assert.equal(find(find(await get(more), 'ExtendedProperty'), 'Value')?.text, 'inner')
})

test('many at once: the places of the answers are those of what was asked (MS-OXWSCORE_R299, MS-OXWSCORE_R387, MS-OXWSCORE_R298, MS-OXWSMSG_R113001, MS-OXWSMSG_R113002, MS-OXWSMSG_R134, MS-OXWSMSG_R135, MS-OXWSMSG_R135001, MS-OXWSMSG_R135002, MS-OXWSCORE_R2171, MS-OXWSCORE_R2172)', async () => {
  const place = '<m:SavedItemFolderId><t:DistinguishedFolderId Id="notes"/></m:SavedItemFolderId>'
  const answers = await ada.ask(
    `<m:CreateItem MessageDisposition="SaveOnly">${place}<m:Items>${message('<t:Subject>1</t:Subject>')}${message('<t:DisplayTo>x</t:DisplayTo>')}${message('<t:Subject>3</t:Subject>')}</m:Items></m:CreateItem>`,
  )
  assert.deepEqual(
    answers.map(({ attributes }) => attributes.ResponseClass),
    ['Success', 'Error', 'Success'],
  )
  assert.ok((await subjects('ada', SpecialFolder.notes)).includes('3'))
  const [one, , three] = answers.map(idIn)
  const got = await ada.ask(ada.getRequest([three?.id, 'AAAA', one?.id].map((id) => `<t:ItemId Id="${id}"/>`).join('')))
  assert.deepEqual(
    got.map((answer) => find(answer, 'Subject')?.text ?? answer.attributes.ResponseClass),
    ['3', 'Error', '1'],
  )
})

for (const [version, named, expected] of [
  ['Exchange2016', false, undefined],
  ['Exchange2016', true, 'Ben Okafor'],
  ['V2015_10_05', false, 'Ben Okafor'],
] as const) {
  test(`${version}: DisplayBcc, which came after Exchange2016, ${named ? 'named' : 'with AllProperties'}`, async () => {
    const bcc = message(`<t:BccRecipients>${to('ben@example.test')}</t:BccRecipients>`)
    const id = await ada.create(bcc)
    const more = named
      ? '<t:AdditionalProperties><t:FieldURI FieldURI="item:DisplayBcc"/></t:AdditionalProperties>'
      : ''
    const [answer] = await ews.askMessages(
      'ada',
      `<m:GetItem><m:ItemShape><t:BaseShape>AllProperties</t:BaseShape>${more}</m:ItemShape><m:ItemIds><t:ItemId Id="${id.id}"/></m:ItemIds></m:GetItem>`,
      { version },
    )
    assert.equal(childText(find(answer, 'Message'), 'DisplayBcc'), expected)
  })
}

test('a start before 1601 gives no clock on the wall that clients cannot read', async () => {
  const first = '0001-01-01T00:00:00Z'
  const id = await ada.create(
    `<t:CalendarItem><t:Start>${first}</t:Start><t:End>${first}</t:End></t:CalendarItem>`,
    'SendMeetingInvitations="SendToNone"',
  )
  const item = await ada.get(id.id, '<t:BaseShape>AllProperties</t:BaseShape>')
  assert.equal(childText(item, 'StartWallClock'), undefined)
  assert.equal(childText(item, 'EndWallClock'), undefined)
})
