/** [MS-OXWSCONV]: FindConversation, GetConversationItems, ApplyConversationAction. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { childText, type XmlElement } from '#codec/xml/index.ts'
import { SpecialFolder } from '#model'
import { find, findAll, startEws } from '#test/ews.ts'
import { open } from '#test/groupware.ts'

const world = await open()
const ews = await startEws(world)

async function mail(from: string, subject: string, id: string, answers?: string): Promise<void> {
  world.pass(60)
  const reference = answers ? `In-Reply-To: <${answers}@x>\nReferences: <${answers}@x>\n` : ''
  await world.send(
    { from, to: ['ada@example.test'] },
    `From: ${from}\nTo: Ada <ada@example.test>\nMessage-ID: <${id}@x>\n${reference}Subject: ${subject}\n\nText of ${id}\n`,
  )
}
await mail('anna@x.example', 'Report', 'one')
await mail('cleo@x.example', 'Lunch', 'two')
await mail('bob@x.example', 'Re: Report', 'three', 'one')

const ask = async (message: string) => ews.ask('ada', message)
const findConversations = (more = '', folder = 'inbox') =>
  `<m:FindConversation>${more}<m:ParentFolderId><t:DistinguishedFolderId Id="${folder}"/></m:ParentFolderId></m:FindConversation>`
const topics = (answer: XmlElement) => findAll(answer, 'ConversationTopic').map(({ text }) => text)
const idOf = async (topic: string) => {
  const all = findAll(await ask(findConversations()), 'Conversation')
  return find(
    all.find((each) => childText(each, 'ConversationTopic') === topic),
    'ConversationId',
  )?.attributes.Id
}
const apply = (content: string) =>
  `<m:ApplyConversationAction><m:ConversationActions><t:ConversationAction>${content}</t:ConversationAction></m:ConversationActions></m:ApplyConversationAction>`

test('the conversations of a folder, newest first, with what is said of them', async () => {
  const answer = await ask(findConversations())
  assert.deepEqual(topics(answer), ['Report', 'Lunch'])
  assert.equal(childText(answer, 'TotalConversationsInView'), '2')
  const report = find(answer, 'Conversation')
  assert.equal(childText(report, 'MessageCount'), '2')
  assert.equal(childText(report, 'GlobalUnreadCount'), '2')
  assert.deepEqual(
    findAll(find(report, 'UniqueSenders'), 'String').map(({ text }) => text),
    ['bob@x.example', 'anna@x.example'],
  )
  assert.equal(findAll(find(report, 'ItemIds'), 'ItemId').length, 2)
  const page = await ask(
    findConversations('<m:IndexedPageItemView MaxEntriesReturned="1" Offset="1" BasePoint="Beginning"/>'),
  )
  assert.deepEqual(topics(page), ['Lunch'])
  const searched = findConversations().replace(
    '</m:FindConversation>',
    '<m:QueryString>from:anna</m:QueryString></m:FindConversation>',
  )
  assert.deepEqual(topics(await ask(searched)), ['Report'])
})

test('the messages of a conversation, each once, as they answer each other', async () => {
  const get = `<m:GetConversationItems><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties><t:FieldURI FieldURI="item:Subject"/></t:AdditionalProperties></m:ItemShape><m:SortOrder>TreeOrderAscending</m:SortOrder><m:Conversations><t:Conversation><t:ConversationId Id="${await idOf('Report')}"/></t:Conversation></m:Conversations></m:GetConversationItems>`
  const [message] = await ews.askMessages('ada', get)
  assert.deepEqual(
    findAll(message, 'ConversationNode').map((node) =>
      ['InternetMessageId', 'ParentInternetMessageId'].map((name) => childText(node, name)),
    ),
    [
      ['<one@x>', undefined],
      ['<three@x>', '<one@x>'],
    ],
  )
  assert.deepEqual(
    findAll(message, 'Subject').map(({ text }) => text),
    ['Report', 'Re: Report'],
  )
})

test('a whole conversation is read, moved and deleted; what is to go on for later mail is refused', async () => {
  const id = `<t:ConversationId Id="${await idOf('Report')}"/>`
  const code = async (content: string) => find(await ask(apply(content)), 'ResponseCode')?.text
  assert.equal(await code(`<t:Action>SetReadState</t:Action>${id}<t:IsRead>true</t:IsRead>`), 'NoError')
  assert.equal(childText(find(await ask(findConversations()), 'Conversation'), 'UnreadCount'), '0')
  assert.equal(
    await code(`<t:Action>AlwaysDelete</t:Action>${id}<t:EnableAlwaysDelete>true</t:EnableAlwaysDelete>`),
    'ErrorApplyConversationActionFailed',
  )
  assert.equal(
    await code(
      `<t:Action>Move</t:Action>${id}<t:DestinationFolderId><t:DistinguishedFolderId Id="drafts"/></t:DestinationFolderId>`,
    ),
    'NoError',
  )
  assert.deepEqual(topics(await ask(findConversations())), ['Lunch'])
  assert.equal((await world.messages('ada@example.test', SpecialFolder.drafts)).length, 2)
  assert.equal(await code(`<t:Action>Delete</t:Action>${id}<t:DeleteType>MoveToDeletedItems</t:DeleteType>`), 'NoError')
  assert.equal((await world.messages('ada@example.test', SpecialFolder.deletedItems)).length, 2)
  assert.equal(await code(`<t:Action>Delete</t:Action><t:ConversationId Id="AAAA"/>`), 'ErrorInvalidIdMalformed')
})
