/** Synchronisation and search folders: what a cached client downloads and uploads, and what a search folder costs a delivery. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Bag, changeKey, encodeChangeList, fileTime, P, parseChangeKey, SpecialFolder, sourceKey } from '#model'
import { TransferNames } from '#groupware/fast-transfer/item.ts'
import { TransferSource } from '#model/fast-transfer/source.ts'
import { Collector, contentsDownload, SyncFlag, SyncState } from '#protocols/mapi/ics/index.ts'
import { type Mailbox, openStore, type Store } from '#store'
import { type Benchmark, type BenchRow, median } from './types.ts'

const bufferBytes = 0x7f00
const replica = 'aaaaaaaa-0000-0000-0000-000000000001'

export default {
  name: 'ics',
  async run({ quick }): Promise<BenchRow[]> {
    const count = quick ? 1000 : 20_000
    const data = mkdtempSync(join(tmpdir(), 'kontor-bench-ics-'))
    const store = openStore({ data })
    try {
      const id = await store.createMailbox({ kind: 'private', owner: 'o', locale: 'en', displayName: 'Bench' })
      const mailbox = await store.open(id, { kind: 'system' })
      await fill(store, mailbox, count)
      const state = new SyncState(id)
      const rows = await downloads(store, mailbox, { count, state })
      rows.push(...(await uploads(store, mailbox, quick ? 200 : 2000)))
      rows.push(...(await searchFolders(store, mailbox, { count, deliveries: quick ? 50 : 500 })))
      return rows
    } finally {
      await store.close()
      rmSync(data, { recursive: true, force: true })
    }
  },
} satisfies Benchmark

function message(number: number) {
  const properties = Bag.of(
    {
      Subject: `Message ${number} about something`,
      Body: 'All work and no play. '.repeat(90),
      SenderName: `Sender ${number % 97}`,
      SenderSmtpAddress: `sender${number % 97}@example.test`,
      SentRepresentingName: `Sender ${number % 97}`,
      InternetMessageId: `<${number}@example.test>`,
      MessageDeliveryTime: fileTime.from(new Date(Date.UTC(2026, 0, 1) + number * 60_000)),
      ClientSubmitTime: fileTime.from(new Date(Date.UTC(2026, 0, 1) + number * 60_000)),
    },
    { Keywords: ['blue'], ReminderSet: false },
  )
  const recipients = [Bag.of({ DisplayName: 'Ada', SmtpAddress: 'ada@example.test', RecipientType: 1 })]
  return { properties, recipients, attachments: [] }
}

async function fill(store: Store, mailbox: Mailbox, count: number): Promise<void> {
  for (let from = 0; from < count; from += 250) {
    await store.write(mailbox, async (tx) => {
      for (let number = from; number < Math.min(count, from + 250); number++) {
        await tx.createMessage(SpecialFolder.inbox, message(number))
      }
    })
  }
}

async function download(store: Store, mailbox: Mailbox, state: SyncState): Promise<number> {
  const request = {
    folder: SpecialFolder.inbox,
    flags: SyncFlag.unicode | SyncFlag.normal | SyncFlag.fai | SyncFlag.readState,
    extraFlags: 7,
    sendOptions: 0x19,
    tags: [],
  }
  const context = { store, mailbox, names: new TransferNames(mailbox) }
  const source = new TransferSource(contentsDownload(context, request, state))
  let bytes = 0
  for (;;) {
    const buffer = await source.read(bufferBytes)
    bytes += buffer.bytes.length
    if (buffer.status === 'done') return bytes
  }
}

async function downloads(
  store: Store,
  mailbox: Mailbox,
  { count, state }: { count: number; state: SyncState },
): Promise<BenchRow[]> {
  const messages = `${count.toLocaleString('en')} messages of 30 properties and 2 KB of text`
  let begun = performance.now()
  const bytes = await download(store, mailbox, state)
  const seconds = (performance.now() - begun) / 1000
  const idle: number[] = []
  for (let i = 0; i < 5; i++) {
    begun = performance.now()
    await download(store, mailbox, state.copy())
    idle.push(performance.now() - begun)
  }
  const [some = 0] = (await mailbox.sync(SpecialFolder.inbox, 0)).ids
  await store.write(mailbox, (tx) => tx.setFlags([some], { add: ['flagged'] }))
  const flag = await download(store, mailbox, state.copy())
  const method = `${messages}, buffers of 32 KB, one thread, no network`
  return [
    { name: 'ICS: first download', unit: 'messages/s', ours: count / seconds, method },
    { name: 'ICS: first download, bytes', unit: 'MB/s', ours: bytes / seconds / 1e6, method },
    { name: 'ICS: nothing new', unit: 'ms', ours: median(idle), method: `in a folder of ${messages}` },
    {
      name: 'ICS: a flag of one message',
      unit: 'bytes',
      ours: flag,
      method: `the whole download, state included; ${messages}`,
    },
  ]
}

async function uploads(store: Store, mailbox: Mailbox, count: number): Promise<BenchRow[]> {
  const context = { store, mailbox, names: new TransferNames(mailbox) }
  const state = new SyncState(mailbox.id)
  const collector = new Collector(context, { folder: SpecialFolder.archive, type: 'contents', state })
  const first = await store.write(mailbox, (tx) => tx.reserveIds(count))
  const begun = performance.now()
  for (let i = 0; i < count; i++) {
    const key = changeKey(replica, i + 1)
    const pending = await collector.importMessage(
      [
        { tag: P.SourceKey.tag, value: sourceKey(mailbox.id, first + i) },
        { tag: P.LastModificationTime.tag, value: fileTime.from(new Date()) },
        { tag: P.ChangeKey.tag, value: key },
        { tag: P.PredecessorChangeList.tag, value: encodeChangeList([parseChangeKey(key)]) },
      ],
      0,
    )
    await collector.save(pending, message(i))
  }
  const seconds = (performance.now() - begun) / 1000
  const method = 'messages of 2 KB, each durable before the next, one client'
  return [{ name: 'ICS: upload', unit: 'messages/s', ours: count / seconds, method }]
}

async function searchFolders(
  store: Store,
  mailbox: Mailbox,
  { count, deliveries }: { count: number; deliveries: number },
): Promise<BenchRow[]> {
  const deliver = async () => {
    const begun = performance.now()
    for (let i = 0; i < deliveries; i++) {
      await store.write(mailbox, (tx) => tx.createMessage(SpecialFolder.inbox, message(i)))
    }
    return deliveries / ((performance.now() - begun) / 1000)
  }
  const without = await deliver()
  const folders: number[] = []
  await store.write(mailbox, async (tx) => {
    for (let i = 0; i < 20; i++) {
      const folder = await tx.createFolder({ parent: SpecialFolder.finder, name: `everything ${i}`, kind: 'search' })
      await tx.setSearchCriteria(folder, {
        restriction: { kind: 'and', of: [] },
        scope: [SpecialFolder.root],
        recursive: true,
        static: false,
        running: true,
      })
      folders.push(folder)
    }
  })
  const [folder = 0] = folders
  let begun = performance.now()
  await mailbox.searchCounts(folder)
  const first = performance.now() - begun
  for (const one of folders) await mailbox.searchCounts(one)
  const withThem = await deliver()
  begun = performance.now()
  await mailbox.searchCounts(folder)
  const again = performance.now() - begun
  const mails = `${count.toLocaleString('en')} messages`
  return [
    {
      name: 'search folders: delivery under 20 of everything, all open',
      unit: '% of the rate without',
      ours: (100 * withThem) / without,
      method: `${deliveries} deliveries, each durable; ${mails}`,
    },
    { name: 'search folders: first look at everything', unit: 'ms', ours: first, method: mails },
    {
      name: `search folders: next look, ${deliveries} deliveries later`,
      unit: 'ms',
      ours: again,
      method: mails,
    },
  ]
}
