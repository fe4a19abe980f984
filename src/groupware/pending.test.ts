/** What a delivery leaves to be done is done, whenever the process ends. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeDictionaryStream } from '#codec/dictionary-stream/index.ts'
import { findIanaZone, type Zone } from '#codec/time-zone/index.ts'
import { importCalendar } from '#convert/calendar/index.ts'
import { type Item, SpecialFolder } from '#model'
import { type Fixture, open } from '#test/groupware.ts'
import { receive } from '#test/rules.ts'
import { createMeeting } from './calendar/organize.ts'
import { createConfiguration } from './configuration/index.ts'

const ada = 'ada@example.test'
const ben = 'ben@example.test'
const zone = findIanaZone('Europe/Vienna') as Zone

async function invite(world: Fixture): Promise<void> {
  const text = 'BEGIN:VEVENT\nDTSTART:20260120T100000Z\nDTEND:20260120T110000Z\nSUMMARY:Plan\nEND:VEVENT'
  const item = importCalendar(text, { zone }).items[0]?.item as Item
  const owner = await world.object(ada)
  await createMeeting(
    world.groupware.calendar,
    { owner },
    { item, attendees: [{ name: 'Ben', address: ben, kind: 1 }] },
  )
}

const placed = async (world: Fixture) => (await world.messages(ben, SpecialFolder.calendar)).length

test('an invitation that was delivered before a crash is placed when the next one comes', async () => {
  const world = await open()
  const find = world.directory.findByMailbox.bind(world.directory)
  world.directory.findByMailbox = () => Promise.reject(new Error('the process ends'))
  await invite(world)
  world.directory.findByMailbox = find
  const mailbox = await world.mailbox(ben)
  assert.deepEqual(
    [(await world.messages(ben)).length, await placed(world), (await mailbox.pending()).length],
    [1, 0, 1],
  )
  world.pass(61)
  await invite(world)
  assert.deepEqual([await placed(world), (await mailbox.pending()).length], [2, 0])
})

test('or when the queue starts', async () => {
  const world = await open()
  const find = world.directory.findByMailbox.bind(world.directory)
  world.directory.findByMailbox = () => Promise.reject(new Error('the process ends'))
  await invite(world)
  world.directory.findByMailbox = find
  world.pass(61)
  const stop = new AbortController()
  const placing = (async () => {
    for await (const changes of world.store.follow(await world.mailbox(ben), 0, stop.signal)) {
      if (changes.some((one) => one.kind === 'message' && one.folder === SpecialFolder.calendar)) stop.abort()
    }
  })()
  await Promise.all([world.groupware.runQueue(stop.signal, { outbound: false }), placing])
  assert.equal(await placed(world), 1)
})

test('a person who places his meetings himself has none placed', async () => {
  const world = await open()
  const mailbox = await world.mailbox(ben)
  const entries = [
    { key: { type: 'string', value: 'piAutoProcess' }, value: { type: 'boolean', value: false } },
  ] as const
  const dictionary = writeDictionaryStream(entries)
  await createConfiguration(world.store, mailbox, SpecialFolder.calendar, 'Calendar', { dictionary })
  await invite(world)
  await receive(world, ben)
  assert.deepEqual([(await world.messages(ben)).length, await placed(world)], [2, 0])
})
