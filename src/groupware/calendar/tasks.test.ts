import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importCalendar } from '#convert/calendar/index.ts'
import { fileTime, type Item, N, P, SpecialFolder } from '#model'
import { open } from '#test/groupware.ts'
import { completeTask } from './tasks.ts'

const task = (lines: string): Item =>
  importCalendar(`BEGIN:VTODO\nUID:t\nSUMMARY:Do\n${lines}\nEND:VTODO`).items[0]?.item as Item

test('[MS-OXOTASK] 3.1.4.6: a recurring task that is done goes on to its next date, and what was done stays', async () => {
  const fixture = await open()
  const mailbox = await fixture.mailbox('ada@example.test')
  const item = task('DTSTART;VALUE=DATE:20260105\nDUE;VALUE=DATE:20260106\nRRULE:FREQ=WEEKLY;COUNT=2')
  const { id } = await fixture.store.write(mailbox, (tx) => tx.createMessage(SpecialFolder.tasks, item))
  const first = await completeTask(fixture.store, mailbox, id, { completedMillis: Date.UTC(2026, 0, 7) })
  assert.equal(first.next, id)
  const day = (bag: { get(property: typeof N.TaskDueDate): bigint | undefined }, property: typeof N.TaskDueDate) =>
    fileTime
      .toDate(bag.get(property) as bigint)
      .toISOString()
      .slice(0, 10)
  const next = await (await mailbox.getMessage(id)).properties()
  assert.deepEqual([day(next, N.TaskStartDate), day(next, N.TaskDueDate)], ['2026-01-12', '2026-01-13'])
  assert.equal(next.get(N.TaskComplete), false)
  const done = await (await mailbox.getMessage(first.done)).properties()
  assert.deepEqual(
    [done.get(N.TaskComplete), done.get(N.TaskDeadOccurrence), done.get(N.TaskFRecurring)],
    [true, true, false],
  )
  assert.equal(day(done, N.TaskDueDate), '2026-01-06')
  assert.equal(done.get(P.Subject), 'Do')
})

test('a task that does not recur is done', async () => {
  const fixture = await open()
  const mailbox = await fixture.mailbox('ada@example.test')
  const { id } = await fixture.store.write(mailbox, (tx) =>
    tx.createMessage(SpecialFolder.tasks, task('DUE;VALUE=DATE:20260106')),
  )
  assert.deepEqual(await completeTask(fixture.store, mailbox, id, { completedMillis: 0 }), {
    done: id,
    next: undefined,
  })
  const bag = await (await mailbox.getMessage(id)).properties()
  assert.deepEqual([bag.get(N.TaskStatus), bag.get(N.PercentComplete)], [2, 1])
})

test('what is no task cannot be done', async () => {
  const fixture = await open()
  const mailbox = await fixture.mailbox('ada@example.test')
  const note: Item = {
    properties: task('').properties.copy().set(P.MessageClass, 'IPM.Note'),
    recipients: [],
    attachments: [],
  }
  const { id } = await fixture.store.write(mailbox, (tx) => tx.createMessage(SpecialFolder.inbox, note))
  await assert.rejects(completeTask(fixture.store, mailbox, id, { completedMillis: 0 }), { code: 'wrongType' })
})
