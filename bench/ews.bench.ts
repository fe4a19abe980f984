/**
 * Exchange Web Services as clients use them: pages of a large folder, a first synchronisation, mails with their MIME form, new items, a calendar
 * with many series, many that wait for events. With --host … beside another server.
 */
import { type EwsSide, ewsSide } from './ews-side.ts'
import { memory, processorSeconds, startKontor } from './servers.ts'
import { type Benchmark, type BenchOptions, type BenchRow, compareSides } from './types.ts'

export default {
  name: 'ews',
  async run(options: BenchOptions): Promise<BenchRow[]> {
    const server = await startKontor()
    const { user, password, name } = server
    const ours = { name, user, password, url: `http://127.0.0.1:${server.http}`, pids: server.pids() }
    const sides = [ewsSide(ours, () => server.stop())]
    const { other } = options
    if (other) sides.push(ewsSide(other, () => Promise.resolve()))
    try {
      return await measure(sides, options)
    } finally {
      for (const side of sides) await side.stop()
    }
  },
} satisfies Benchmark

async function measure(sides: readonly EwsSide[], { quick, wants }: BenchOptions): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  const items = Number(process.env.KONTOR_BENCH_ITEMS ?? (quick ? 1000 : 50_000))
  const series = quick ? 100 : 5000
  const timing = { rounds: quick ? 2 : 5, seconds: quick ? 0.3 : 2 }
  const count = items.toLocaleString('en')
  const add = async (name: string, work: () => Promise<BenchRow[]>): Promise<void> => {
    if (!wants(name)) return
    console.error(`  ${name}`)
    rows.push(...(await work()))
  }
  const needsItems = ['ews: FindItem', 'ews: SyncFolderItems', 'ews: GetItem'].some(wants)
  const folders = needsItems ? await Promise.all(sides.map((side) => filled(side, items))) : []
  const folder = (index: number) => folders[index] as string

  for (const [page, shape] of [
    [100, 'Default'],
    [1000, 'Default'],
    [1000, 'IdOnly'],
  ] as const) {
    const name = `ews: FindItem of ${count}, ${shape}, pages of ${page}`
    await add(name, () =>
      rates(sides, { name, unit: 'items/s', each: Math.min(page, items), ...timing }, (side, index, turn) => {
        const offset = Math.max(0, (turn * 7919 * page) % Math.max(1, items - page))
        return side.ask(findItem(folder(index), shape, page, offset))
      }),
    )
  }
  await add('ews: SyncFolderItems', () => synchronisations(sides, folder, items))
  await add('ews: GetItem', async () => {
    const ids = await Promise.all(sides.map((side, index) => idsOf(side, folder(index), 50)))
    const name = 'ews: GetItem with MIME, 50 at once'
    return await rates(sides, { name, unit: 'items/s', each: 50, ...timing }, (side, index) =>
      side.ask(getItem(ids[index] as string[])),
    )
  })
  await add('ews: CreateItem', () =>
    rates(sides, { name: 'ews: CreateItem, one by one', unit: 'items/s', each: 1, ...timing }, (side, _, turn) =>
      side.ask(createItems('<t:DistinguishedFolderId Id="drafts"/>', [message(turn)])),
    ),
  )
  await add('ews: CalendarView', () => calendars(sides, series, timing.rounds))
  await add('ews: streaming', () => streaming(sides, quick ? 50 : 1000))
  return rows
}

const message = (number: number) =>
  `<t:Message><t:Subject>Number ${number} of the bench</t:Subject><t:Body BodyType="HTML">&lt;p&gt;${'Text of a message. '.repeat(100)}&lt;/p&gt;</t:Body>` +
  `<t:ToRecipients><t:Mailbox><t:Name>Person ${number % 97}</t:Name><t:EmailAddress>person${number % 97}@example.test</t:EmailAddress></t:Mailbox></t:ToRecipients><t:IsRead>${number % 3 === 0}</t:IsRead></t:Message>`

function createItems(folder: string, items: readonly string[]): string {
  return `<m:CreateItem MessageDisposition="SaveOnly"><m:SavedItemFolderId>${folder}</m:SavedItemFolderId><m:Items>${items.join('')}</m:Items></m:CreateItem>`
}

const byId = (id: string) => `<t:FolderId Id="${id}"/>`

/** A new folder below the inbox, with so many messages. */
async function filled(side: EwsSide, count: number): Promise<string> {
  const made = await side.ask(
    `<m:CreateFolder><m:ParentFolderId><t:DistinguishedFolderId Id="inbox"/></m:ParentFolderId><m:Folders><t:Folder><t:DisplayName>bench ${Date.now()}</t:DisplayName></t:Folder></m:Folders></m:CreateFolder>`,
  )
  const id = /FolderId Id="([^"]+)"/.exec(made)?.[1] as string
  for (let at = 0; at < count; at += BATCH) {
    const some = Array.from({ length: Math.min(BATCH, count - at) }, (_, index) => message(at + index))
    await side.ask(createItems(byId(id), some))
  }
  return id
}

const BATCH = 250

function findItem(folder: string, shape: string, most: number, offset: number): string {
  return `<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>${shape}</t:BaseShape></m:ItemShape><m:IndexedPageItemView MaxEntriesReturned="${most}" Offset="${offset}" BasePoint="Beginning"/><m:ParentFolderIds>${byId(folder)}</m:ParentFolderIds></m:FindItem>`
}

async function idsOf(side: EwsSide, folder: string, count: number): Promise<string[]> {
  const answer = await side.ask(findItem(folder, 'IdOnly', count, 0))
  return [...answer.matchAll(/ItemId Id="([^"]+)"/g)].map(([, id]) => id as string)
}

function getItem(ids: readonly string[]): string {
  return `<m:GetItem><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape><t:IncludeMimeContent>true</t:IncludeMimeContent></m:ItemShape><m:ItemIds>${ids.map((id) => `<t:ItemId Id="${id}"/>`).join('')}</m:ItemIds></m:GetItem>`
}

/** What a new copy asks for: all of the folder, 512 changes at a time. */
async function synchronisations(
  sides: readonly EwsSide[],
  folder: (index: number) => string,
  items: number,
): Promise<BenchRow[]> {
  const results: number[][] = sides.map(() => [])
  for (let round = 0; round < 3; round++) {
    for (const [index, side] of sides.entries()) {
      const begun = performance.now()
      let found = 0
      for (let state = '', last = false; !last; ) {
        const answer = await side.ask(
          `<m:SyncFolderItems><m:ItemShape><t:BaseShape>Default</t:BaseShape></m:ItemShape><m:SyncFolderId>${byId(folder(index))}</m:SyncFolderId>${state && `<m:SyncState>${state}</m:SyncState>`}<m:MaxChangesReturned>512</m:MaxChangesReturned></m:SyncFolderItems>`,
        )
        found += answer.match(/<t:Create>/g)?.length ?? 0
        state = /SyncState>([^<]+)</.exec(answer)?.[1] ?? ''
        last = answer.includes('IncludesLastItemInRange>true')
      }
      if (found < items) throw new Error(`${found} of ${items} items were synchronised`)
      results[index]?.push((found / (performance.now() - begun)) * 1000)
    }
  }
  const name = `ews: SyncFolderItems of ${items.toLocaleString('en')}`
  return [
    compareSides(sides, results, {
      name,
      unit: 'items/s',
      better: 'more',
      method: 'the first synchronisation, Default shape, 512 at a time; median of 3',
    }),
  ]
}

async function calendars(sides: readonly EwsSide[], count: number, rounds: number): Promise<BenchRow[]> {
  const day = 86_400_000
  const first = Date.UTC(2026, 0, 5)
  const date = (millis: number) => new Date(millis).toISOString().replace(/\.\d+/, '')
  const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']
  const event = (number: number) => {
    const start = first + (number % 5) * day + (8 + (number % 9)) * 3_600_000
    return (
      `<t:CalendarItem><t:Subject>Series ${number}</t:Subject><t:ReminderIsSet>false</t:ReminderIsSet><t:Start>${date(start)}</t:Start><t:End>${date(start + 1_800_000)}</t:End>` +
      `<t:Recurrence><t:WeeklyRecurrence><t:Interval>${1 + (number % 4)}</t:Interval><t:DaysOfWeek>${weekdays[number % 5]}</t:DaysOfWeek></t:WeeklyRecurrence><t:NoEndRecurrence><t:StartDate>${date(start).slice(0, 10)}</t:StartDate></t:NoEndRecurrence></t:Recurrence></t:CalendarItem>`
    )
  }
  for (const side of sides) {
    for (let at = 0; at < count; at += BATCH) {
      const some = Array.from({ length: Math.min(BATCH, count - at) }, (_, index) => event(at + index))
      await side.ask(
        `<m:CreateItem SendMeetingInvitations="SendToNone"><m:SavedItemFolderId><t:DistinguishedFolderId Id="calendar"/></m:SavedItemFolderId><m:Items>${some.join('')}</m:Items></m:CreateItem>`,
      )
    }
  }
  const week = first + 20 * 7 * day
  const view = `<m:FindItem Traversal="Shallow"><m:ItemShape><t:BaseShape>Default</t:BaseShape></m:ItemShape><m:CalendarView StartDate="${date(week)}" EndDate="${date(week + 7 * day)}"/><m:ParentFolderIds><t:DistinguishedFolderId Id="calendar"/></m:ParentFolderIds></m:FindItem>`
  const results: number[][] = sides.map(() => [])
  for (let round = 0; round < rounds * 2; round++) {
    for (const [index, side] of sides.entries()) {
      const begun = performance.now()
      await side.ask(view)
      results[index]?.push(performance.now() - begun)
    }
  }
  const name = `ews: CalendarView of a week over ${count.toLocaleString('en')} series`
  return [
    compareSides(sides, results, {
      name,
      unit: 'ms',
      better: 'less',
      method: `Default shape; median of ${rounds * 2}`,
    }),
  ]
}

/** Subscriptions to the inbox, each with a connection that waits. */
async function streaming(sides: readonly EwsSide[], count: number): Promise<BenchRow[]> {
  const used: number[][] = sides.map(() => [])
  const latencies: number[][] = sides.map(() => [])
  for (const [index, side] of sides.entries()) {
    const before = memory(side.pids)
    const ends: (() => void)[] = []
    let heard = () => {}
    for (let number = 0; number < count; number++) {
      const made = await side.ask(
        '<m:Subscribe><m:StreamingSubscriptionRequest><t:FolderIds><t:DistinguishedFolderId Id="drafts"/></t:FolderIds><t:EventTypes><t:EventType>CreatedEvent</t:EventType></t:EventTypes></m:StreamingSubscriptionRequest></m:Subscribe>',
      )
      const id = /SubscriptionId>([^<]+)</.exec(made)?.[1] as string
      const isLast = number === count - 1
      ends.push(
        await side.listen(
          `<m:GetStreamingEvents><m:SubscriptionIds><t:SubscriptionId>${id}</t:SubscriptionId></m:SubscriptionIds><m:ConnectionTimeout>10</m:ConnectionTimeout></m:GetStreamingEvents>`,
          (text) => {
            if (isLast && text.includes('CreatedEvent')) heard()
            return false
          },
        ),
      )
    }
    if (side.pids.length > 0) used[index]?.push((memory(side.pids) - before) / count / 1024)
    for (let round = 0; round < 10; round++) {
      const event = new Promise<void>((resolve) => (heard = resolve))
      const begun = performance.now()
      await side.ask(createItems('<t:DistinguishedFolderId Id="drafts"/>', [message(round)]))
      await event
      latencies[index]?.push(performance.now() - begun)
    }
    for (const end of ends) end()
  }
  const method = `${count} subscriptions to one folder, each with its own connection`
  return [
    compareSides(sides, used, { name: 'ews: memory per streaming subscription', unit: 'KiB', better: 'less', method }),
    compareSides(sides, latencies, {
      name: 'ews: latency of an event',
      unit: 'ms',
      better: 'less',
      method: `${method}; from the request that makes an item to the event at the last of them; median of 10`,
    }),
  ]
}

/** How many a second, the sides in turn, and what each costs the server. */
async function rates(
  sides: readonly EwsSide[],
  { name, unit, each, rounds, seconds }: { name: string; unit: string; each: number; rounds: number; seconds: number },
  work: (side: EwsSide, index: number, turn: number) => Promise<unknown>,
): Promise<BenchRow[]> {
  const found: number[][] = sides.map(() => [])
  const spent: number[][] = sides.map(() => [])
  let turn = 0
  for (let round = 0; round < rounds; round++) {
    for (const [index, side] of sides.entries()) {
      const used = processorSeconds(side.pids)
      const begun = performance.now()
      let done = 0
      while (performance.now() - begun < seconds * 1000) {
        await work(side, index, turn++)
        done += each
      }
      found[index]?.push((done / (performance.now() - begun)) * 1000)
      if (side.pids.length > 0) spent[index]?.push(((processorSeconds(side.pids) - used) / done) * 1_000_000)
    }
  }
  const method = `median of ${rounds} rounds of ${seconds} s over one connection`
  const result = [compareSides(sides, found, { name, unit, better: 'more', method })]
  if (spent.every((one) => one.length > 0)) {
    result.push(
      compareSides(sides, spent, {
        name: `${name}: processor time of the server`,
        unit: 'µs/item',
        better: 'less',
        method,
      }),
    )
  }
  return result
}
