/**
 * MAPI over HTTP as Outlook and its cached copies use it: logging in, tables of large folders, saving, synchronisation, many
 * sessions that wait. With --host … beside another server, in alternating order where a measurement can be repeated.
 */
import {
  connect,
  discover,
  type Folder,
  HttpTransport,
  idOf,
  type MapiClient,
  P,
  type Store,
  Upload,
  upload,
} from '#client/mapi/index.ts'
import { createMessage } from '#protocols/mapi/rop/layouts/create-message.ts'
import { saveChangesMessage } from '#protocols/mapi/rop/layouts/save-changes-message.ts'
import { setProperties } from '#protocols/mapi/rop/layouts/set-properties.ts'
import {
  byConversation,
  columns,
  filledFolder,
  firstPage,
  logOn,
  type Measured,
  messageTokens,
  milliseconds,
  orders,
  rate,
  settle,
  type Side,
} from './mapi-side.ts'
import { memory, startKontor } from './servers.ts'
import { type Benchmark, type BenchOptions, type BenchRow, compareSides } from './types.ts'

export default {
  name: 'mapi',
  async run(options: BenchOptions): Promise<BenchRow[]> {
    const sides = [await kontor()]
    try {
      if (options.other) sides.push(await other(options.other))
      return await measure(sides, options)
    } finally {
      for (const side of sides) await side.stop()
    }
  },
} satisfies Benchmark

async function kontor(): Promise<Side> {
  const server = await startKontor()
  const where = {
    server: `http://127.0.0.1:${server.http}`,
    email: server.recipient,
    login: { user: server.user, password: server.password },
  }
  const { client, store } = await logOn(where)
  const stop = async (): Promise<void> => {
    await client.close()
    await server.stop()
  }
  return { name: server.name, where, pids: server.pids(), client, store, stop }
}

async function other({ name, url, user, password, pids }: NonNullable<BenchOptions['other']>): Promise<Side> {
  const where = { server: url, email: user, login: { user, password } }
  const { client, store } = await logOn(where)
  return { name, where, pids, client, store, stop: () => client.close() }
}

async function measure(sides: readonly Side[], { quick, wants }: BenchOptions): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  const large = Number(process.env.KONTOR_BENCH_MESSAGES ?? (quick ? 2000 : 100_000))
  const small = quick ? 500 : 5000
  const timing = { rounds: quick ? 2 : 5, seconds: quick ? 0.2 : 2 }
  const add = async (name: string, work: () => Promise<BenchRow[]>): Promise<void> => {
    if (!wants(name)) return
    console.error(`  ${name}`)
    rows.push(...(await work()))
  }

  await add('mapi: Connect', () => times(sides, timing.rounds * 20, 'mapi: Connect', connectAgain))
  await add('mapi: Logon', () =>
    times(sides, timing.rounds * 20, 'mapi: Logon', async (side) => {
      const store = await side.client.logon({ mailbox: side.client.userDn as string })
      await store.release()
    }),
  )
  await add('mapi: PING', async () => {
    const transports = await Promise.all(sides.map(({ where }) => transportOf(where)))
    const result = await rates(sides, { ...timing, name: 'mapi: PING', unit: 'requests/s' }, (_, index) =>
      (transports[index] as HttpTransport).ping(),
    )
    for (const transport of transports) await transport.close()
    return result
  })

  const five = await Promise.all(sides.map((side) => filledFolder(side, `bench of ${small}`, small)))
  await add('mapi: first page of', async () => [
    ...(await pages(sides, five, { name: `mapi: first page of ${small} by date`, order: 'date', timing })),
    ...(await pages(sides, five, { name: `mapi: first page of ${small} by subject`, order: 'subject', timing })),
  ])
  await add('mapi: QueryRows', async () => [
    ...(await queries(sides, five, { name: `mapi: QueryRows in ${small}`, anywhere: false, timing })),
  ])
  await add('mapi: save', () => saves(sides, timing))
  await add('mapi: ICS', () => downloads(sides, five, small))
  await add('mapi: FastTransfer', () => uploads(sides, quick ? 200 : 2000))

  const bigWanted = ['mapi: large', 'mapi: QueryRows in', 'mapi: conversations'].some(wants)
  if (bigWanted) {
    const big: Folder[] = []
    const count = large.toLocaleString('en')
    for (const side of sides) big.push(await filledFolder(side, `bench of ${large}`, large))
    await add('mapi: QueryRows in', async () => [
      ...(await queries(sides, big, { name: `mapi: QueryRows in ${count}, at the start`, anywhere: false, timing })),
      ...(await queries(sides, big, { name: `mapi: QueryRows in ${count}, anywhere`, anywhere: true, timing })),
    ])
    await add('mapi: large', async () => {
      const result: BenchRow[] = []
      for (const order of Object.keys(orders) as (keyof typeof orders)[]) {
        const name = `mapi: large folder of ${count} by ${order}`
        result.push(
          ...(await once(sides, big, `${name}, the first time`, (folder) => firstPage(folder, orders[order]))),
        )
        result.push(...(await pages(sides, big, { name: `${name}, again`, order, timing })))
      }
      return result
    })
    await add('mapi: conversations', async () => {
      const name = `mapi: conversations of ${count}`
      return [
        ...(await once(sides, big, `${name}, the first time`, (folder) => firstPage(folder, byConversation))),
        ...(await times(sides, timing.rounds * 4, `${name}, again`, (_, index) =>
          firstPage(big[index] as Folder, byConversation),
        )),
      ]
    })
  }
  await add('mapi: memory', () => waiting(sides, quick ? 50 : 1000))
  return rows
}

async function connectAgain({ where }: Side): Promise<void> {
  const transport = await transportOf(where)
  await transport.close()
}

const places = new Map<string, { url: string; userDn: string }>()

/** Autodiscover is asked once: Connect is what is measured. */
async function transportOf(where: Side['where']): Promise<HttpTransport> {
  const { server = '', email = '' } = where
  let place = places.get(server)
  if (!place) {
    const found = await discover({ server, email, login: where.login })
    places.set(server, (place = { url: found.mailStore, userDn: found.userDn }))
  }
  return await HttpTransport.connect({ ...where, ...place })
}

/** Milliseconds, one after the other, the sides in turn. */
async function times(
  sides: readonly Side[],
  count: number,
  name: string,
  work: (side: Side, index: number) => Promise<unknown>,
): Promise<BenchRow[]> {
  const results: number[][] = sides.map(() => [])
  for (const [index, side] of sides.entries()) await work(side, index)
  for (let round = 0; round < count; round++) {
    for (const [index, side] of sides.entries()) results[index]?.push(await milliseconds(() => work(side, index)))
  }
  return [
    compareSides(sides, results, {
      name,
      unit: 'ms',
      better: 'less',
      method: `median of ${count}, over one connection`,
    }),
  ]
}

async function once(
  sides: readonly Side[],
  folders: readonly Folder[],
  name: string,
  work: (folder: Folder) => Promise<unknown>,
): Promise<BenchRow[]> {
  const results: number[][] = []
  for (const folder of folders) results.push([await milliseconds(() => work(folder))])
  return [compareSides(sides, results, { name, unit: 'ms', better: 'less', method: 'measured once' })]
}

/** How many a second, the sides in turn, and what each costs the server. */
async function rates(
  sides: readonly Side[],
  {
    name,
    unit,
    rounds,
    seconds,
    each = 1,
    method = '',
  }: {
    name: string
    unit: string
    rounds: number
    seconds: number
    each?: number
    method?: string
  },
  work: (side: Side, index: number) => Promise<unknown>,
): Promise<BenchRow[]> {
  const all: Measured[] = sides.map(() => ({ rates: [], serverMicroseconds: undefined }))
  const spent: number[][] = sides.map(() => [])
  for (let round = 0; round < rounds; round++) {
    for (const [index, side] of sides.entries()) {
      const measured = await rate(side, { rounds: 1, seconds, each }, () => work(side, index))
      all[index]?.rates.push(...measured.rates)
      if (measured.serverMicroseconds !== undefined) spent[index]?.push(measured.serverMicroseconds)
    }
  }
  const how = `${method}${method && '; '}median of ${rounds} rounds of ${seconds} s, one session, each answered before the next`
  const found = [
    compareSides(
      sides,
      all.map((one) => one.rates),
      { name, unit, better: 'more', method: how },
    ),
  ]
  if (spent.every((one) => one.length > 0)) {
    const cost = { name: `${name}: processor time of the server`, unit: `µs/${unit.replace(/s?\/s$/, '')}` }
    found.push(compareSides(sides, spent, { ...cost, better: 'less', method: 'all threads, the same rounds' }))
  }
  return found
}

async function pages(
  sides: readonly Side[],
  folders: readonly Folder[],
  { name, order, timing }: { name: string; order: keyof typeof orders; timing: { rounds: number } },
): Promise<BenchRow[]> {
  const rows = await times(sides, timing.rounds * 20, name, (_, index) =>
    firstPage(folders[index] as Folder, orders[order]),
  )
  const method = `GetContentsTable, SetColumns (25), SortTable, QueryRows (50) in one Execute, then Release; ${rows[0]?.method}`
  return rows.map((row) => ({ ...row, method }))
}

async function queries(
  sides: readonly Side[],
  folders: readonly Folder[],
  { name, anywhere, timing }: { name: string; anywhere: boolean; timing: { rounds: number; seconds: number } },
): Promise<BenchRow[]> {
  const tables = await Promise.all(folders.map((folder) => folder.contents(columns)))
  const lengths = await Promise.all(tables.map((table) => table.position()))
  for (const table of tables) await table.sort(orders.date)
  let state = 1
  const result = await rates(
    sides,
    {
      name,
      unit: 'rows/s',
      each: 50,
      ...timing,
      method: `50 rows of 25 columns by date${anywhere ? ', after a SeekRow to anywhere in the same Execute' : ', always the first'}`,
    },
    async (side, index) => {
      const table = tables[index] as (typeof tables)[number]
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      const most = (lengths[index]?.denominator ?? 50) - 50
      const batch = side.client.batch()
      const rowCount = anywhere ? Math.floor((state / 2 ** 32) * most) : 0
      batch.add('RopSeekRow', { origin: 0, rowCount, wantRowMovedCount: false }, table.options())
      batch.add('RopQueryRows', { flags: 0, forwardRead: true, rowCount: 50 }, { ...table.options(), columns })
      const [, page] = await batch.send()
      if (!page || page instanceof Error) throw page
      if (page.value.rows.count !== 50) throw new Error(`${page.value.rows.count} rows`)
    },
  )
  for (const table of tables) await table.release()
  return result
}

/** A message that is made, filled and saved in one buffer. */
async function saves(sides: readonly Side[], timing: { rounds: number; seconds: number }): Promise<BenchRow[]> {
  const places: { store: Store; folder: Folder }[] = []
  for (const side of sides) places.push({ store: side.store, folder: await filledFolder(side, 'bench of saves', 0) })
  let number = 0
  return await rates(
    sides,
    {
      name: 'mapi: save',
      unit: 'messages/s',
      ...timing,
      method: 'CreateMessage, SetProperties (12), SaveChanges in one Execute, each durable',
    },
    async (side, index) => {
      const { folder } = places[index] as { folder: Folder }
      const { logonId } = folder.place
      const values = [...messageTokens(number++)].flatMap((token) =>
        token.kind === 'property' && token.tag !== P.Rowid.tag ? [{ tag: token.tag, value: token.value }] : [],
      )
      const batch = side.client.batch()
      const message = batch.add(
        createMessage,
        { codePageId: 0x0fff, folderId: idOf(folder.id, folder.place), associatedFlag: false },
        folder.options(),
      )
      batch.add(setProperties, { values: values.slice(0, 12) }, { logonId, input: message })
      batch.add(saveChangesMessage, { saveFlags: 0 }, { logonId, input: message, destination: folder.handle })
      batch.add('RopRelease', {}, { logonId, input: message })
      const [, , saved] = await batch.send()
      if (saved instanceof Error) throw saved
    },
  )
}

/** What a new cached copy downloads of a folder. */
async function downloads(sides: readonly Side[], folders: readonly Folder[], count: number): Promise<BenchRow[]> {
  const items: number[][] = sides.map(() => [])
  const bytes: number[][] = sides.map(() => [])
  for (let round = 0; round < 3; round++) {
    for (const [index, folder] of folders.entries()) {
      const download = await folder.synchronize()
      let found = 0
      const begun = performance.now()
      for await (const change of download.changes()) if (change.kind === 'message') found++
      const seconds = (performance.now() - begun) / 1000
      if (found < count) throw new Error(`${found} messages of ${count} came`)
      items[index]?.push(found / seconds)
      bytes[index]?.push(download.traffic.bytes / 1e6 / seconds)
    }
  }
  const method = `a folder of ${count} mails of 4 KB, from nothing; median of 3`
  return [
    compareSides(sides, items, { name: 'mapi: ICS download, items', unit: 'items/s', better: 'more', method }),
    compareSides(sides, bytes, { name: 'mapi: ICS download, bytes', unit: 'MB/s', better: 'more', method }),
  ]
}

async function uploads(sides: readonly Side[], count: number): Promise<BenchRow[]> {
  const results: number[][] = sides.map(() => [])
  let from = 1_000_000
  for (let round = 0; round < 3; round++) {
    for (const [index, side] of sides.entries()) {
      const folder = await filledFolder(side, `bench of uploads ${round}`, 0)
      const tokens = function* () {
        for (let number = from; number < from + count; number++) {
          yield { kind: 'marker', marker: 'startMessage' } as const
          yield* messageTokens(number)
          yield { kind: 'marker', marker: 'endMessage' } as const
        }
      }
      const spent = await milliseconds(() => upload(folder, Upload.copyMessages, tokens()))
      results[index]?.push(count / (spent / 1000))
    }
    from += count
  }
  const method = `${count} mails of 4 KB as a messageList; median of 3`
  return [compareSides(sides, results, { name: 'mapi: FastTransfer up', unit: 'items/s', better: 'more', method })]
}

/** What a session costs that has a logon, a subscription and a NotificationWait, and nothing else to do. */
async function waiting(sides: readonly Side[], count: number): Promise<BenchRow[]> {
  const results: number[][] = []
  for (const side of sides) {
    if (side.pids.length === 0) continue
    const leaving = new AbortController()
    const clients: MapiClient[] = []
    await settle()
    const before = memory(side.pids)
    const waits: Promise<unknown>[] = []
    for (let number = 0; number < count; number++) {
      const { client, store } = await logOnAt(side)
      await store.subscribe(0x02)
      waits.push(client.waitForNotification(leaving.signal).catch(() => undefined))
      clients.push(client)
    }
    await settle()
    results.push([(memory(side.pids) - before) / count / 1024])
    leaving.abort()
    await Promise.all(waits)
    for (const client of clients) await client.close()
  }
  if (results.length === 0) return []
  const method = `proportional memory (PSS) of the server's processes with ${count} sessions, less the memory before`
  return [
    compareSides(
      sides.filter(({ pids }) => pids.length > 0),
      results,
      {
        name: `mapi: memory of a session that waits (${count})`,
        unit: 'KiB',
        better: 'less',
        method,
      },
    ),
  ]
}

async function logOnAt({ where }: Side): Promise<{ client: MapiClient; store: Store }> {
  const place = places.get(where.server ?? '')
  const client = await connect(place ? { ...where, ...place } : where)
  return { client, store: await client.logon({ mailbox: client.userDn as string }) }
}
