/** A worker that reads pages of a view at random places; told how many, it answers with the milliseconds of each. */
import { parentPort, workerData } from 'node:worker_threads'
import { P, SpecialFolder, sortBy } from '#model'
import { openStore } from '#store'

const { data, mailbox: id } = workerData as { data: string; mailbox: string }
const store = openStore({ data })
const mailbox = await store.open(id, { kind: 'system' })
const view = store.view(mailbox, SpecialFolder.inbox, {
  order: sortBy({ tag: P.MessageDeliveryTime.tag, direction: 'descending' }),
  columns: ['bag'],
})
const length = await view.length()
let state = workerData.seed as number

parentPort?.on('message', (message: { pages: number } | 'end') => {
  if (message === 'end') return void store.close().then(() => process.exit(0))
  void read(message.pages)
})
parentPort?.postMessage('ready')

async function read(pages: number): Promise<void> {
  const milliseconds: number[] = []
  for (let page = 0; page < pages; page++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const begun = performance.now()
    await view.rows(Math.floor((state / 2 ** 32) * (length - 50)), 50)
    milliseconds.push(performance.now() - begun)
  }
  parentPort?.postMessage(milliseconds)
}
