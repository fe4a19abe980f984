/** [MS-OXWSEDISC]: searches in whole mailboxes; and what is not offered. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { childText } from '#codec/xml/index.ts'
import { EwsFault, find, findAll, startEws } from '#test/ews.ts'
import { open } from '#test/groupware.ts'
import { schema } from '../schema/index.ts'
import { notOffered } from '../not-offered.ts'
import { operations } from './index.ts'

const world = await open()
const ews = await startEws(world)
for (const [subject, text] of [
  ['Report', 'numbers'],
  ['Lunch', 'soup'],
  ['Report again', 'more numbers'],
]) {
  world.pass(60)
  await world.send(
    { to: ['ada@example.test'] },
    `From: bob@elsewhere.example\nTo: ada@example.test\nSubject: ${subject}\n\n${text}\n`,
  )
}

test('the mailboxes that may be searched, and what is found in them by pages', async () => {
  const mailboxes = await ews.ask('ada', '<m:GetSearchableMailboxes/>')
  assert.deepEqual(
    findAll(mailboxes, 'PrimarySmtpAddress').map(({ text }) => text),
    ['ada@example.test'],
  )
  const reference = find(mailboxes, 'ReferenceId')?.text
  const search = (query: string, type: string, more = '', mailbox = reference) =>
    `<m:SearchMailboxes><m:SearchQueries><t:MailboxQuery><t:Query>${query}</t:Query><t:MailboxSearchScopes><t:MailboxSearchScope><t:Mailbox>${mailbox}</t:Mailbox><t:SearchScope>All</t:SearchScope></t:MailboxSearchScope></t:MailboxSearchScopes></t:MailboxQuery></m:SearchQueries><m:ResultType>${type}</m:ResultType>${more}</m:SearchMailboxes>`
  const [counted] = await ews.askMessages('ada', search('numbers', 'StatisticsOnly'))
  assert.equal(childText(find(counted, 'SearchMailboxesResult'), 'ItemCount'), '2')
  const page = (sort = '') =>
    `<m:PageSize>1</m:PageSize>${sort && `<m:PageItemReference>${sort}</m:PageItemReference>`}<m:PageDirection>Next</m:PageDirection>`
  const [first] = await ews.askMessages('ada', search('report', 'PreviewOnly', page()))
  assert.deepEqual(
    findAll(first, 'Subject').map(({ text }) => text),
    ['Report again'],
  )
  const [second] = await ews.askMessages('ada', search('report', 'PreviewOnly', page(find(first, 'SortValue')?.text)))
  assert.deepEqual(
    findAll(second, 'Subject').map(({ text }) => text),
    ['Report'],
  )
  const [refused] = await ews.askMessages('ada', search('report', 'PreviewOnly', '', 'ben@example.test'))
  assert.equal(childText(refused, 'ResponseCode'), 'ErrorAccessDenied')
})

test('every operation of the schema is offered, or there is a reason why not', () => {
  const names = schema.table.operations.map((text) => text.split(' ')[0] as never)
  const unsaid = names.filter((name) => !operations.has(name) && !notOffered.has(name))
  assert.deepEqual(unsaid, [])
  assert.deepEqual(
    [...notOffered.keys()].filter((name) => operations.has(name)),
    [],
  )
})

test('what is not offered is a fault with the code of Exchange', async () => {
  const fault = await ews
    .ask('ada', '<m:GetSharingFolder><m:SmtpAddress>a@x.example</m:SmtpAddress></m:GetSharingFolder>')
    .catch((error: unknown) => error)
  assert.ok(fault instanceof EwsFault)
  assert.equal(fault.code, 'ErrorOrganizationNotFederated')
})
