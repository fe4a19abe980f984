/** [MS-OXWSRSLNM] 3.1.4.1 and [MS-OXWSDLIST] 3.1.4.2: ResolveNames, ExpandDL. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { childText, type XmlElement } from '#codec/xml/index.ts'
import { find, findAll, startEws } from '#test/ews.ts'
import { open } from '#test/groupware.ts'

const world = await open()
const ews = await startEws(world)

const resolve = (text: string, attributes = 'ReturnFullContactData="false"') =>
  `<m:ResolveNames ${attributes}><m:UnresolvedEntry>${text}</m:UnresolvedEntry></m:ResolveNames>`
async function ask(message: string, who = 'ada'): Promise<XmlElement> {
  return (await ews.askMessages(who, message))[0] as XmlElement
}
const people = (message: XmlElement) =>
  findAll(message, 'Mailbox').map((each) => [
    childText(each, 'Name'),
    childText(each, 'EmailAddress'),
    childText(each, 'MailboxType'),
  ])
const code = (message: XmlElement) => childText(message, 'ResponseCode')

const contact = (name: string, address: string) =>
  `<m:CreateItem><m:SavedItemFolderId><t:DistinguishedFolderId Id="contacts"/></m:SavedItemFolderId><m:Items><t:Contact><t:FileAs>${name}</t:FileAs><t:DisplayName>${name}</t:DisplayName><t:EmailAddresses><t:Entry Key="EmailAddress1">${address}</t:Entry></t:EmailAddresses></t:Contact></m:Items></m:CreateItem>`
for (const [name, address] of [
  ['Benedikt Fern', 'fern@elsewhere.example'],
  ['Zoë Ng', 'zoe@elsewhere.example'],
])
  assert.equal(code(await ask(contact(name!, address!))), 'NoError')

test('a part of a name, in the directory and among the contacts', async () => {
  const one = await ask(resolve('okaf'))
  assert.equal(code(one), 'NoError')
  assert.deepEqual(people(one), [['Ben Okafor', 'ben@example.test', 'Mailbox']])
  const two = await ask(resolve('ben'))
  assert.equal(code(two), 'ErrorNameResolutionMultipleResults')
  assert.equal(two.attributes.ResponseClass, 'Warning')
  assert.deepEqual(people(two), [
    ['Ben Okafor', 'ben@example.test', 'Mailbox'],
    ['Benedikt Fern', 'fern@elsewhere.example', 'Contact'],
  ])
  const contacts = await ask(resolve('ben', 'ReturnFullContactData="false" SearchScope="ContactsActiveDirectory"'))
  assert.deepEqual(
    people(contacts).map(([name]) => name),
    ['Benedikt Fern', 'Ben Okafor'],
  )
  assert.deepEqual(people(await ask(resolve('ben', 'ReturnFullContactData="false" SearchScope="Contacts"'))).length, 1)
  assert.deepEqual(
    people(await ask(resolve('zoe'))).map(([name]) => name),
    ['Zoë Ng'],
  )
  assert.deepEqual(people(await ask(resolve('smtp:ben@example.test'))).length, 1)
  assert.equal(code(await ask(resolve('nobody'))), 'ErrorNameResolutionNoResults')
  assert.equal(code(await ask(resolve('zoe'), 'ben')), 'ErrorNameResolutionNoResults')
})

test('with what the directory knows besides', async () => {
  const message = await ask(
    resolve('ben@example.test', 'ReturnFullContactData="true" ContactDataShape="AllProperties"'),
  )
  const found = find(message, 'Contact')
  assert.equal(childText(found, 'DisplayName'), 'Ben Okafor')
  assert.equal(childText(found, 'ContactSource'), 'ActiveDirectory')
})

test('the members of a list of the directory and of one of the contacts', async () => {
  const expand = (mailbox: string) => `<m:ExpandDL><m:Mailbox>${mailbox}</m:Mailbox></m:ExpandDL>`
  const team = await ask(expand('<t:EmailAddress>team@example.test</t:EmailAddress>'))
  assert.deepEqual(people(team), [
    ['Ada Sommer', 'ada@example.test', 'Mailbox'],
    ['Ben Okafor', 'ben@example.test', 'Mailbox'],
    ['cid@elsewhere.example', 'cid@elsewhere.example', 'OneOff'],
  ])
  assert.equal(
    code(await ask(expand('<t:EmailAddress>ada@example.test</t:EmailAddress>'))),
    'ErrorNameResolutionNoResults',
  )
  const made = await ask(
    '<m:CreateItem><m:SavedItemFolderId><t:DistinguishedFolderId Id="contacts"/></m:SavedItemFolderId><m:Items><t:DistributionList><t:DisplayName>Friends</t:DisplayName><t:Members><t:Member><t:Mailbox><t:Name>Eve</t:Name><t:EmailAddress>eve@elsewhere.example</t:EmailAddress></t:Mailbox></t:Member></t:Members></t:DistributionList></m:Items></m:CreateItem>',
  )
  const id = find(made, 'ItemId')?.attributes.Id
  assert.deepEqual(
    people(await ask(expand(`<t:ItemId Id="${id}"/>`))).map(([, address]) => address),
    ['eve@elsewhere.example'],
  )
  assert.deepEqual(people(await ask(resolve('friends'))), [['Friends', undefined, 'PrivateDL']])
})

test('people are found in the directory, in a folder, and among all; one of them is told in full: [MS-OXWSPERS]', async () => {
  const people = async (more: string) => {
    const view = '<m:IndexedPageItemView BasePoint="Beginning" Offset="0" MaxEntriesReturned="10"/>'
    const answer = await ews.ask('ada', `<m:FindPeople>${view}${more}</m:FindPeople>`)
    assert.equal(childText(answer, 'ResponseCode'), 'NoError')
    return findAll(answer, 'Persona')
  }
  const folder = (id: string) => `<m:ParentFolderId><t:DistinguishedFolderId Id="${id}"/></m:ParentFolderId>`
  const names = (found: readonly XmlElement[]) => found.map((each) => childText(each, 'DisplayName'))
  const directory = await people(folder('directory'))
  assert.ok(names(directory).includes('Ben Okafor') && names(directory).includes('Team'))
  assert.deepEqual(names(await people(folder('contacts'))), ['Benedikt Fern', 'Friends', 'Zoë Ng'])
  const ben = await people('<m:QueryString>ben</m:QueryString>')
  assert.deepEqual(names(ben), ['Benedikt Fern', 'Ben Okafor'])
  for (const each of ben) {
    const id = find(each, 'PersonaId')?.attributes.Id
    const told = await ews.ask('ada', `<m:GetPersona><m:PersonaId Id="${id}"/></m:GetPersona>`)
    assert.equal(childText(find(told, 'Persona'), 'DisplayName'), childText(each, 'DisplayName'))
  }
  const none = await ews.ask(
    'ada',
    '<m:GetPersona><m:EmailAddress><t:EmailAddress>nobody@example.test</t:EmailAddress></m:EmailAddress></m:GetPersona>',
  )
  assert.match(childText(none, 'ResponseCode') ?? '', /^Error/)
})
