/** RFC 3834: who is away says so once to each, and never to machines. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { P } from '#model'
import { type Fixture, open } from '#test/groupware.ts'
import { type OutOfOffice, outOfOffice, setOutOfOffice } from './out-of-office.ts'

const ada = 'ada@example.test'
const ben = 'ben@example.test'

async function away(more: Partial<OutOfOffice> = {}): Promise<Fixture> {
  const fixture = await open()
  const settings: OutOfOffice = {
    state: 'enabled',
    internal: 'I am away.',
    external: '<p>Away</p>',
    audience: 'all',
    ...more,
  }
  const mailbox = await fixture.mailbox(ada)
  await setOutOfOffice(fixture.store, mailbox, settings)
  assert.deepEqual(await outOfOffice(mailbox), settings)
  return fixture
}

let number = 0
async function write(fixture: Fixture, from: string, more = ''): Promise<void> {
  const text = `${more}From: ${from}\nTo: ${ada}\nSubject: Hello\nMessage-ID: <${++number}@x.example>\n\nText ${number}\n`
  await fixture.send({ from, to: [ada] }, text)
  // What is for people here goes on at once; nothing else is due.
  await fixture.groupware.queueRound({ outbound: false })
}

const replies = async (fixture: Fixture) => (await fixture.messages(ben)).length
const outside = async (fixture: Fixture) => (await fixture.groupware.queue.list()).length

test('people inside are told once, with a subject that says so', async () => {
  const fixture = await away()
  await write(fixture, ben)
  await write(fixture, ben)
  const [reply, ...others] = await fixture.messages(ben)
  assert.equal(others.length, 0)
  const properties = await reply?.properties()
  assert.equal(properties?.get(P.Subject), 'Automatic reply: Hello')
  assert.equal(properties?.get(P.Body)?.trim(), 'I am away.')
  assert.equal(properties?.get(P.SenderSmtpAddress), ada)
  const source = await fixture.source(reply as never)
  assert.match(source, /^Auto-Submitted: auto-replied\r\n/m)
  assert.match(source, /^Return-Path: <>\r\n/m)
  assert.deepEqual(
    fixture.logged.filter(({ event }) => event === 'absence'),
    [],
  )
})

test('people outside get their own text, if they get any', async () => {
  const fixture = await away()
  await write(fixture, 'bob@elsewhere.example')
  assert.equal(await outside(fixture), 1)
  const silent = await away({ audience: 'none' })
  await write(silent, 'bob@elsewhere.example')
  assert.equal(await outside(silent), 0)
  const known = await away({ audience: 'known' })
  await write(known, 'bob@elsewhere.example')
  assert.equal(await outside(known), 0)
})

test('a new absence tells everybody anew', async () => {
  const fixture = await away()
  await write(fixture, ben)
  const mailbox = await fixture.mailbox(ada)
  const settings = await outOfOffice(mailbox)
  await setOutOfOffice(fixture.store, mailbox, { ...settings, state: 'disabled' })
  await write(fixture, ben)
  assert.equal(await replies(fixture), 1)
  await setOutOfOffice(fixture.store, mailbox, settings)
  await write(fixture, ben)
  assert.equal(await replies(fixture), 2)
})

test('it begins and ends when it is to', async () => {
  const now = Date.UTC(2026, 0, 15, 9)
  const fixture = await away({ state: 'scheduled', startMillis: now + 60_000, endMillis: now + 120_000 })
  await write(fixture, ben)
  assert.equal(await replies(fixture), 0)
  fixture.pass(90)
  await write(fixture, ben)
  assert.equal(await replies(fixture), 1)
  fixture.pass(90)
  await write(fixture, 'emil@example.test')
  assert.equal((await fixture.messages('emil@example.test')).length, 0)
})

for (const field of [
  'Auto-Submitted: auto-generated',
  'List-Id: <x.example>',
  'Precedence: bulk',
  'X-Auto-Response-Suppress: OOF, AutoReply',
]) {
  test(`no answer to ${field}`, async () => {
    const fixture = await away()
    await write(fixture, ben, `${field}\n`)
    assert.equal(await replies(fixture), 0)
  })
}

test('no answer to machines, to oneself, to nobody, and to mail that names somebody else', async () => {
  const fixture = await away()
  await write(fixture, 'noreply@elsewhere.example')
  await write(fixture, ada)
  await fixture.send({ from: '', to: [ada] }, `From: x@y.example\nTo: ${ada}\nMessage-ID: <n@x>\n\nx\n`)
  await fixture.send({ from: ben, to: [ada] }, `From: ${ben}\nTo: somebody@elsewhere.example\nMessage-ID: <o@x>\n\nx\n`)
  assert.equal(await outside(fixture), 0)
  assert.equal(await replies(fixture), 0)
})

test('times that end before they begin are refused', async () => {
  const fixture = await open()
  const wish: OutOfOffice = {
    state: 'scheduled',
    startMillis: 2,
    endMillis: 1,
    internal: 'x',
    external: '',
    audience: 'none',
  }
  await assert.rejects(setOutOfOffice(fixture.store, await fixture.mailbox(ada), wish), { code: 'invalid' })
})
