import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readXml } from '#codec/xml/index.ts'
import { specs } from '#test/corpus.ts'
import { validatorOf } from '#test/ews-schema.ts'
import {
  type ElementUse,
  messagesNamespace,
  readElement,
  schema,
  schemaDocument,
  streamed,
  typesNamespace,
  Violation,
  writeElement,
} from './index.ts'

const use = (name: string): ElementUse => schema.element('m', name) as ElementUse

function read(name: string, inner: string, attributes = ''): unknown {
  const xml = `<m:${name} ${attributes} xmlns:m="${messagesNamespace}" xmlns:t="${typesNamespace}">${inner}</m:${name}>`
  return readElement(schema, readXml(xml), use(name))
}

async function write(name: string, value: unknown): Promise<string> {
  let text = ''
  for await (const piece of writeElement(schema, use(name), value)) text += piece
  return text
}

test('a request as a value', () => {
  assert.deepEqual(
    read(
      'GetItem',
      '<m:ItemShape><t:BaseShape>IdOnly</t:BaseShape><t:AdditionalProperties><t:FieldURI FieldURI="item:Subject"/></t:AdditionalProperties></m:ItemShape>' +
        '<m:ItemIds><t:ItemId Id="A" ChangeKey="B"/><t:OccurrenceItemId RecurringMasterId="C" InstanceIndex="3"/></m:ItemIds>',
    ),
    {
      ItemShape: { BaseShape: 'IdOnly', AdditionalProperties: [{ kind: 'FieldURI', FieldURI: 'item:Subject' }] },
      ItemIds: [
        { kind: 'ItemId', Id: 'A', ChangeKey: 'B' },
        { kind: 'OccurrenceItemId', RecurringMasterId: 'C', InstanceIndex: 3 },
      ],
    },
  )
})

test('restrictions, within each other', () => {
  const equal =
    '<t:IsEqualTo><t:FieldURI FieldURI="item:Subject"/><t:FieldURIOrConstant><t:Constant Value="x"/></t:FieldURIOrConstant></t:IsEqualTo>'
  const value = read(
    'FindFolder',
    `<m:FolderShape><t:BaseShape>Default</t:BaseShape></m:FolderShape><m:Restriction><t:And>${equal}<t:Not>${equal}</t:Not></t:And></m:Restriction><m:ParentFolderIds><t:DistinguishedFolderId Id="root"/></m:ParentFolderIds>`,
    'Traversal="Shallow"',
  ) as { Restriction: unknown }
  const isEqualTo = {
    kind: 'IsEqualTo',
    Path: { kind: 'FieldURI', FieldURI: 'item:Subject' },
    FieldURIOrConstant: { kind: 'Constant', Value: 'x' },
  }
  assert.deepEqual(value.Restriction, {
    SearchExpression: { kind: 'And', value: [isEqualTo, { kind: 'Not', SearchExpression: isEqualTo }] },
  })
})

for (const [what, name, inner, message] of [
  [
    'a missing element',
    'GetFolder',
    '<m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape>',
    /incomplete content. Expected: FolderIds/,
  ],
  ['an element of another namespace', 'GetFolder', '<t:FolderShape/>', /invalid child element 'FolderShape'/],
  [
    'an empty list',
    'GetFolder',
    '<m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape><m:FolderIds/>',
    /FolderIds.*incomplete.*FolderId, DistinguishedFolderId/,
  ],
  [
    'a value that is not among them',
    'GetFolder',
    '<m:FolderShape><t:BaseShape>All</t:BaseShape></m:FolderShape><m:FolderIds><t:FolderId Id="a"/></m:FolderIds>',
    /The value 'All' is invalid/,
  ],
  ['text between elements', 'GetFolder', 'text', /cannot contain text/],
  [
    'a missing attribute',
    'GetFolder',
    '<m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape><m:FolderIds><t:FolderId/></m:FolderIds>',
    /attribute 'Id' is missing/,
  ],
] as const) {
  test(`not what the schema says: ${what}`, () => {
    assert.throws(
      () => read(name, inner),
      (error) => error instanceof Violation && message.test(error.message),
    )
  })
}

test('an answer has the order of the schema, whatever the order of the properties', async () => {
  assert.equal(
    await write('GetFolderResponse', {
      ResponseMessages: [
        {
          kind: 'GetFolderResponseMessage',
          Folders: [{ kind: 'Folder', UnreadCount: 2, DisplayName: 'A & B', FolderId: { ChangeKey: 'k', Id: 'i' } }],
          ResponseCode: 'NoError',
          ResponseClass: 'Success',
        },
      ],
    }),
    '<m:GetFolderResponse><m:ResponseMessages><m:GetFolderResponseMessage ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode>' +
      '<m:Folders><t:Folder><t:FolderId Id="i" ChangeKey="k"/><t:DisplayName>A &amp; B</t:DisplayName><t:UnreadCount>2</t:UnreadCount></t:Folder></m:Folders>' +
      '</m:GetFolderResponseMessage></m:ResponseMessages></m:GetFolderResponse>',
  )
})

test('bytes and lists that come piece by piece', async () => {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for (const text of ['a', 'bcde', '', 'f', 'gh']) yield Buffer.from(text)
  }
  async function* messages(): AsyncGenerator<unknown> {
    for (const Id of ['1', '2']) {
      yield { kind: 'ExportItemsResponseMessage', ResponseClass: 'Success', ItemId: { Id }, Data: bytes() }
    }
  }
  const text = await write('ExportItemsResponse', { ResponseMessages: streamed(messages()) })
  const one = (id: string): string =>
    `<m:ExportItemsResponseMessage ResponseClass="Success"><m:ItemId Id="${id}"/><m:Data>${Buffer.from('abcdefgh').toString('base64')}</m:Data></m:ExportItemsResponseMessage>`
  assert.equal(
    text,
    `<m:ExportItemsResponse><m:ResponseMessages>${one('1')}${one('2')}</m:ResponseMessages></m:ExportItemsResponse>`,
  )
})

test('a property that the schema does not have is a bug', async () => {
  const folder = { kind: 'Folder', Colour: 'red' }
  const message = { kind: 'GetFolderResponseMessage', ResponseClass: 'Success', Folders: [folder] }
  await assert.rejects(write('GetFolderResponse', { ResponseMessages: [message] }), /FolderType has no Colour/)
})

test('the schema that is printed is the same again', { skip: specs ? false : 'no corpus' }, () => {
  const check = validatorOf(schemaDocument(schema, 'm'), schemaDocument(schema, 't'))
  const folder = (inner: string) =>
    `<m:GetFolder xmlns:m="${messagesNamespace}" xmlns:t="${typesNamespace}"><m:FolderShape><t:BaseShape>${inner}</t:BaseShape></m:FolderShape><m:FolderIds><t:FolderId Id="a"/></m:FolderIds></m:GetFolder>`
  check(folder('IdOnly'))
  assert.throws(() => check(folder('Nothing')))
})

test('attributes that the schema does not know are passed over', () => {
  const element = readXml(
    '<m:GetRoomLists xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages" Traversal="Shallow"/>',
  )
  const use = schema.element('m', 'GetRoomLists')
  assert.ok(use)
  assert.deepEqual(readElement(schema, element, use), {})
})
