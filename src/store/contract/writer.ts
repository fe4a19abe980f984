/**
 * Writes messages from another thread (workerData) or another process (arguments): DATA DATABASE MAILBOX COUNT. With
 * `forever` as the count it prints the id of each message as soon as its write has resolved, until it is killed.
 */
import { workerData } from 'node:worker_threads'
import { SpecialFolder } from '#model'
import { openStore } from '../open-store.ts'
import { item } from './item.ts'

type Task = { data: string; database: string; mailbox: string; count: number | 'forever' }

const [, , data = '', database = '', mailbox = '', count = '1'] = process.argv
const task: Task = (workerData as Task | null) ?? {
  data,
  database,
  mailbox,
  count: count === 'forever' ? count : Number(count),
}

const store = openStore({ data: task.data, database: task.database })
const opened = await store.open(task.mailbox, { kind: 'system' })
const write = async () => {
  const text = 'x'.repeat(Math.floor(Math.random() * 20_000))
  const { id } = await store.write(opened, (tx) =>
    tx.createMessage(SpecialFolder.inbox, item({ Subject: 's', Body: text })),
  )
  if (task.count === 'forever') process.stdout.write(`${id} ${text.length}\n`)
}
if (task.count === 'forever') {
  while (true) await Promise.all([write(), write(), write()])
}
for (let i = 0; i < task.count; i++) await write()
await store.close()
