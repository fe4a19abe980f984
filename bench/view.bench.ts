/** Views of a large folder: pages, two threads, mail that arrives meanwhile, many open views. */
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Bag, P, SpecialFolder, sortBy, type SortOrder } from '#model'
import { type Mailbox, openStore, type OpenedStore } from '#store'
import { type Benchmark, type BenchRow, median } from './types.ts'

const { inbox } = SpecialFolder
const received = sortBy({ tag: P.MessageDeliveryTime.tag, direction: 'descending' })

export default {
  name: 'view',
  async run({ quick }): Promise<BenchRow[]> {
    const count = quick ? 5_000 : 100_000
    const data = mkdtempSync(join(tmpdir(), 'kontor-bench-view-'))
    const store = openStore({ data })
    try {
      const mailbox = await filled(store, count)
      return [
        ...(await pages(store, mailbox, count, quick)),
        ...(await readers(data, mailbox, store, quick)),
        ...(await openViews(store, quick)),
      ]
    } finally {
      await store.close()
      rmSync(data, { recursive: true, force: true })
    }
  },
} satisfies Benchmark

async function filled(store: OpenedStore, count: number): Promise<Mailbox> {
  const id = await store.createMailbox({ kind: 'private', owner: 'o', locale: 'en', displayName: 'Bench' })
  const mailbox = await store.open(id, { kind: 'system' })
  for (let from = 0; from < count; from += 500) {
    await store.write(mailbox, async (tx) => {
      for (let number = from; number < Math.min(count, from + 500); number++)
        await tx.createMessage(inbox, message(number))
    })
  }
  return mailbox
}

function message(number: number) {
  return {
    properties: Bag.of({
      Subject: `${number % 4 === 0 ? 'RE: ' : ''}the quarterly report ${number % 5000}`,
      SentRepresentingName: `Person ${number % 300}`,
      SentRepresentingSmtpAddress: `person${number % 300}@example.org`,
      InternetMessageId: `<${number}@example.org>`,
      CompanyName: `Company ${number % 1000}`,
      Body: 'The figures are attached; please look at them before the meeting. '.repeat(6),
    }),
    recipients: [Bag.of({ DisplayName: 'The Team', SmtpAddress: 'team@example.test' })],
    attachments: [],
    flags: number % 3 === 0 ? [] : (['read'] as const),
    received: new Date(1_700_000_000_000 + number * 60_000),
  }
}

async function pages(store: OpenedStore, mailbox: Mailbox, count: number, quick: boolean): Promise<BenchRow[]> {
  const rounds = quick ? 5 : 50
  const open = (order: SortOrder) => store.view(mailbox, inbox, { order, columns: ['bag'] })
  const first: number[] = []
  const anywhere: number[] = []
  const view = open(received)
  for (let round = 0; round < rounds; round++) {
    first.push(await milliseconds(() => open(received).rows(0, 50)))
    const at = Math.floor((((round * 7919) % rounds) / rounds) * (count - 50))
    anywhere.push(await milliseconds(() => view.rows(at, 50)))
  }
  const unread = { kind: 'bits', test: 'zero', tag: P.MessageFlags.tag, mask: 1 } as const
  const unreadFirst = await milliseconds(() =>
    store.view(mailbox, inbox, { where: unread, order: received }).rows(0, 50),
  )
  const size = open(sortBy({ tag: P.MessageSize.tag, direction: 'descending' }))
  const sizeFirst = await milliseconds(() => size.rows(0, 50))
  const sizeAgain = await milliseconds(() => size.rows(count / 2, 50))
  const folder = `a folder of ${count.toLocaleString('en')}`
  const row = (name: string, ours: number, method: string): BenchRow => ({ name, unit: 'ms', ours, method })
  return [
    row(
      'view: first page by date',
      median(first),
      `a view of ${folder} is opened and its first 50 rows are read, with their properties; median of ${rounds}`,
    ),
    row(
      'view: 50 rows anywhere by date',
      median(anywhere),
      `50 rows at a random place of ${folder}, with their properties; median of ${rounds}`,
    ),
    row('view: first page of the unread', unreadFirst, `50 unread rows by date, ${folder}, the view just opened`),
    row(
      'view: first page by size',
      sizeFirst,
      `no index has the order: all rows of ${folder} are read and sorted once`,
    ),
    row('view: another page by size', sizeAgain, 'the same view, 50 rows in the middle'),
  ]
}

/** Readers in threads of their own, one and two at a time, then one while mail arrives. */
async function readers(data: string, mailbox: Mailbox, store: OpenedStore, quick: boolean): Promise<BenchRow[]> {
  const pages = quick ? 50 : 1000
  const workers = await Promise.all([1, 2].map((seed) => startReader(data, mailbox.id, seed)))
  const [one, two] = workers as [Reader, Reader]
  const rate = async (some: readonly Reader[]) => {
    const begun = performance.now()
    await Promise.all(some.map((reader) => reader.read(pages)))
    return (some.length * pages) / ((performance.now() - begun) / 1000)
  }
  await rate([one, two])
  const alone = await rate([one])
  const both = await rate([one, two])
  const quiet = percentile(await one.read(pages), 0.95)
  let arriving = true
  const arrivals = (async () => {
    let number = 1_000_000
    for (; arriving; number++) await store.write(mailbox, (tx) => tx.createMessage(inbox, message(number)))
    return number - 1_000_000
  })()
  const begun = performance.now()
  const busy = percentile(await one.read(pages), 0.95)
  const seconds = (performance.now() - begun) / 1000
  arriving = false
  const arrived = await arrivals
  await Promise.all(workers.map((reader) => reader.end()))
  const method = `${pages} pages of 50 rows at random places, in a thread that does nothing else`
  return [
    { name: 'view: one reader', unit: 'pages/s', ours: alone, method },
    {
      name: 'view: two readers in two threads',
      unit: 'pages/s',
      ours: both,
      method: `${method}; twice one reader is the best there can be`,
    },
    { name: "view: reader's 95th percentile", unit: 'ms', ours: quiet, method },
    {
      name: "view: reader's 95th percentile while mail arrives",
      unit: 'ms',
      ours: busy,
      method: `${method}; meanwhile another thread delivers into the folder as fast as it can (${Math.round(arrived / seconds)}/s)`,
    },
  ]
}

interface Reader {
  read(pages: number): Promise<number[]>
  end(): Promise<void>
}

async function startReader(data: string, mailbox: string, seed: number): Promise<Reader> {
  const worker = new Worker(join(import.meta.dirname, 'view-reader.ts'), { workerData: { data, mailbox, seed } })
  await once(worker, 'message')
  return {
    async read(pages) {
      worker.postMessage({ pages })
      return ((await once(worker, 'message')) as [number[]])[0]
    },
    async end() {
      worker.postMessage('end')
      await once(worker, 'exit')
    },
  }
}

async function openViews(store: OpenedStore, quick: boolean): Promise<BenchRow[]> {
  const count = quick ? 700 : 7000
  const deliveries = quick ? 10 : 100
  const mailbox = await filled(store, count)
  const deliver = async (from: number) => {
    const times: number[] = []
    for (let number = from; number < from + deliveries; number++) {
      times.push(await milliseconds(() => store.write(mailbox, (tx) => tx.createMessage(inbox, message(number)))))
    }
    return median(times)
  }
  const none = await deliver(count)
  const unread = { kind: 'bits', test: 'zero', tag: P.MessageFlags.tag, mask: 1 } as const
  const bySender: SortOrder = {
    columns: [{ tag: P.SentRepresentingName.tag, direction: 'ascending' }, ...received.columns],
    categories: 1,
    expanded: 1,
  }
  const definitions = [
    { order: received },
    { order: received, where: unread },
    { order: sortBy(P.MessageSize.tag) },
    { order: bySender },
  ]
  const views = Array.from({ length: 20 }, (_, index) => store.view(mailbox, inbox, definitions[index % 4] ?? {}))
  for (const view of views) await view.rows(0, 50)
  const open = await deliver(count + deliveries)
  const refreshed = await milliseconds(async () => {
    for (const view of views) await view.rows(0, 50)
  })
  const method = `median of ${deliveries} deliveries, each durable, into a folder of ${count.toLocaleString('en')}`
  return [
    { name: 'view: delivery, no view open', unit: 'ms', ours: none, method },
    {
      name: 'view: delivery under 20 open views',
      unit: 'ms',
      ours: open,
      method: `${method}; by date, unread, by size, by sender in groups`,
    },
    {
      name: 'view: first page of those 20 views after it',
      unit: 'ms',
      ours: refreshed,
      method: 'all 20 together, as when 20 clients look again',
    },
  ]
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] as number
}
