/** [MS-OXWSUSRCFG]: CreateUserConfiguration, GetUserConfiguration, UpdateUserConfiguration, DeleteUserConfiguration. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDictionaryStream } from '#codec/dictionary-stream/index.ts'
import { child, childText } from '#codec/xml/index.ts'
import { findConfiguration } from '#groupware/configuration/index.ts'
import { SpecialFolder } from '#model'
import { find, findAll, startEws } from '#test/ews.ts'
import { open } from '#test/groupware.ts'

const world = await open()
const ews = await startEws(world)

const name = (element: string, folder = '<t:DistinguishedFolderId Id="calendar"/>') =>
  `<${element}:UserConfigurationName Name="Kontor.Test">${folder}</${element}:UserConfigurationName>`
const entry = (key: string, type: string, ...values: string[]) =>
  `<t:DictionaryEntry><t:DictionaryKey><t:Type>String</t:Type><t:Value>${key}</t:Value></t:DictionaryKey><t:DictionaryValue><t:Type>${type}</t:Type>${values
    .map((value) => `<t:Value>${value}</t:Value>`)
    .join('')}</t:DictionaryValue></t:DictionaryEntry>`
const entries = [
  entry('boolean', 'Boolean', 'true'),
  entry('number', 'Integer32', '-7'),
  entry('large', 'UnsignedInteger64', '18446744073709551615'),
  entry('when', 'DateTime', '2026-11-29T07:00:00Z'),
  entry('text', 'String', 'a &amp; b'),
  entry('list', 'StringArray', 'one', 'two'),
]
const create = (content: string) =>
  `<m:CreateUserConfiguration><m:UserConfiguration>${name('t')}${content}</m:UserConfiguration></m:CreateUserConfiguration>`
const update = (content: string) => create(content).replaceAll('CreateUser', 'UpdateUser')
const get = (what: string) =>
  `<m:GetUserConfiguration>${name('m')}<m:UserConfigurationProperties>${what}</m:UserConfigurationProperties></m:GetUserConfiguration>`
const remove = `<m:DeleteUserConfiguration>${name('m')}</m:DeleteUserConfiguration>`
const code = async (message: string, who = 'ada') => childText((await ews.askMessages(who, message))[0], 'ResponseCode')

test('a configuration is made, read with its types, changed stream by stream, and goes', async () => {
  assert.equal(await code(get('All')), 'ErrorItemNotFound')
  const dictionary = `<t:Dictionary>${entries.join('')}</t:Dictionary>`
  assert.equal(await code(create(`${dictionary}<t:XmlData>PHgvPg==</t:XmlData>`)), 'NoError')
  assert.equal(await code(create(dictionary)), 'ErrorItemSave')

  const [message] = await ews.askMessages('ada', get('All'))
  const shown = findAll(message, 'DictionaryEntry').map((each) => {
    const value = child(each, 'DictionaryValue')
    return [
      find(child(each, 'DictionaryKey'), 'Value')?.text,
      childText(value, 'Type'),
      ...findAll(value, 'Value').map(({ text }) => text),
    ]
  })
  assert.deepEqual(shown, [
    ['boolean', 'Boolean', 'true'],
    ['number', 'Integer32', '-7'],
    ['large', 'UnsignedInteger64', '18446744073709551615'],
    ['when', 'DateTime', '2026-11-29T07:00:00Z'],
    ['text', 'String', 'a & b'],
    ['list', 'StringArray', 'one', 'two'],
  ])
  assert.equal(childText(find(message, 'UserConfiguration'), 'XmlData'), 'PHgvPg==')
  assert.ok(find(message, 'ItemId')?.attributes.ChangeKey)

  assert.equal(await code(update('<t:BinaryData>AAEC</t:BinaryData>')), 'NoError')
  const kept = await findConfiguration(await world.mailbox('ada@example.test'), SpecialFolder.calendar, 'Kontor.Test')
  assert.deepEqual([...kept!.binary!], [0, 1, 2])
  assert.equal(readDictionaryStream(kept!.dictionary!).length, entries.length)
  const [only] = await ews.askMessages('ada', get('BinaryData'))
  assert.equal(find(only, 'Dictionary'), undefined)
  assert.equal(childText(find(only, 'UserConfiguration'), 'BinaryData'), 'AAEC')

  assert.equal(await code(remove), 'NoError')
  assert.equal(await code(remove), 'ErrorItemNotFound')
})

test('values that are none of their type, and folders of others, are refused', async () => {
  const bad = `<t:Dictionary>${entry('number', 'Integer32', 'many')}</t:Dictionary>`
  assert.equal(await code(create(bad)), 'ErrorInvalidValueForProperty')
  const theirs = name(
    'm',
    '<t:DistinguishedFolderId Id="calendar"><t:Mailbox><t:EmailAddress>ada@example.test</t:EmailAddress></t:Mailbox></t:DistinguishedFolderId>',
  )
  assert.equal(await code(get('All').replace(name('m'), theirs), 'ben'), 'ErrorFolderNotFound')
})
