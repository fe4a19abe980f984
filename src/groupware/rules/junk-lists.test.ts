import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SpecialFolder } from '#model'
import { open } from '#test/groupware.ts'
import { addExtendedRule, receive, subjects, to } from '#test/rules.ts'
import { type JunkLists, noJunkLists, readJunkLists, setJunkLists } from './junk-lists.ts'

const ada = 'ada@example.test'
const spam = 'X-Spam-Flag: YES\n'

/** Where a mail goes. */
async function delivered(lists: Partial<JunkLists>, from: string, fields = '') {
  const world = await open()
  await setJunkLists(world.store, await world.mailbox(ada), { ...noJunkLists, ...lists })
  await receive(world, ada, { from, fields })
  return (await subjects(world, ada, SpecialFolder.junk)).length > 0 ? 'junk' : 'inbox'
}

const cases: [title: string, lists: Partial<JunkLists>, from: string, fields: string, where: 'junk' | 'inbox'][] = [
  ['marked as spam', {}, 'bob@elsewhere.example', spam, 'junk'],
  [
    'marked as spam, from somebody safe',
    { safeSenders: ['bob@elsewhere.example'] },
    'bob@elsewhere.example',
    spam,
    'inbox',
  ],
  ['of a safe domain', { safeSenders: ['elsewhere.example'] }, 'Bob@Elsewhere.example', spam, 'inbox'],
  [
    'of a domain that begins like it',
    { safeSenders: ['elsewhere.example'] },
    'bob@elsewhere.example.evil.test',
    spam,
    'junk',
  ],
  ['blocked', { blockedSenders: ['bob@elsewhere.example'] }, 'bob@elsewhere.example', '', 'junk'],
  ['of a blocked domain', { blockedSenders: ['@elsewhere.example'] }, 'eve@elsewhere.example', '', 'junk'],
  ['nobody in particular', { blockedSenders: ['bob@elsewhere.example'] }, 'eve@elsewhere.example', '', 'inbox'],
  [
    'for a safe list',
    { blockedSenders: ['bob@elsewhere.example'], safeRecipients: [ada] },
    'bob@elsewhere.example',
    '',
    'inbox',
  ],
  ['not safe, where only who is safe gets in', { onlySafe: true }, 'bob@elsewhere.example', '', 'junk'],
  ['switched off', { enabled: false, blockedSenders: ['@elsewhere.example'] }, 'bob@elsewhere.example', spam, 'inbox'],
]
for (const [title, lists, from, fields, where] of cases) {
  test(`${title}: ${where}`, async () => assert.equal(await delivered(lists, from, fields), where))
}

test('lists read back; those of Outlook are its own; what is no address is refused', async () => {
  const world = await open()
  const mailbox = await world.mailbox(ada)
  assert.deepEqual(await readJunkLists(mailbox), noJunkLists)
  const lists = { ...noJunkLists, safeSenders: ['Bob@Elsewhere.example', 'example.org'] }
  await setJunkLists(world.store, mailbox, lists)
  assert.deepEqual(await readJunkLists(mailbox), { ...lists, safeSenders: ['bob@elsewhere.example', '@example.org'] })
  for (const broken of ['', 'a b@c', 'a@b@c']) {
    const wish = setJunkLists(world.store, mailbox, { ...noJunkLists, blockedSenders: [broken] })
    await assert.rejects(wish, { code: 'invalid' })
  }
  const other = await open()
  await addExtendedRule(other, ada, { provider: 'JunkEmailRule', actions: [to.read] })
  assert.equal(await readJunkLists(await other.mailbox(ada)), 'byOutlook')
})
