/**
 * The address book of a large organisation, asked as Outlook asks: bytes in, bytes out, without the network; and with --host one's own
 * name over HTTP, beside another server.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AddressBook as Client, connectAddressBook, type WhereAndWho } from '#client/mapi/index.ts'
import { decode, encode } from '#codec/binary/index.ts'
import type { DirectoryObject } from '#directory'
import { P, type Restriction } from '#model'
import { AddressBook, findOperation } from '#protocols/nspi/index.ts'
import type { Stat } from '#protocols/nspi/stat.ts'
import { rate } from './mapi-side.ts'
import { peopled, personOf } from './people.ts'
import { startKontor } from './servers.ts'
import { type Benchmark, type BenchOptions, type BenchRow, compare, median } from './types.ts'

const columns = [P.EntryId, P.DisplayName, P.SmtpAddress, P.DepartmentName, P.BusinessTelephoneNumber].map(
  ({ tag }) => tag,
)
const start: Stat = {
  sortType: 0,
  containerId: 0,
  currentRec: 0,
  delta: 0,
  numPos: 0,
  totalRecs: 0,
  codePage: 1252,
  templateLocale: 0x409,
  sortLocale: 0x409,
}

export default {
  name: 'nspi',
  async run({ quick, other }: BenchOptions): Promise<BenchRow[]> {
    const count = Number(process.env.KONTOR_BENCH_PEOPLE ?? (quick ? 2000 : 200_000))
    const data = mkdtempSync(join(tmpdir(), 'kontor-bench-nspi-'))
    const people = await peopled(data, count)
    try {
      const { directory } = people
      const user = (await directory.findByAddress(personOf(0).address)) as DirectoryObject
      const book = new AddressBook({
        directory,
        user,
        hostname: 'mail.example.test',
        origin: 'https://mail.example.test',
      })
      const rows = await asked(book, count, quick)
      return other ? [...rows, await overHttp(other, quick)] : rows
    } finally {
      await people.close()
      rmSync(data, { recursive: true, force: true })
    }
  },
} satisfies Benchmark

async function asked(book: AddressBook, count: number, quick: boolean): Promise<BenchRow[]> {
  const timing = { rounds: quick ? 2 : 5, seconds: quick ? 0.2 : 1 }
  const among = `${count.toLocaleString('en')} people`
  let state = 1
  const anywhere = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const begun = performance.now()
  await ask(book, 'QueryRows', { flags: 0, state: start, explicitTable: [], rowCount: 50, columns })
  const first = performance.now() - begun
  const measured = async (name: string, unit: string, each: number, method: string, work: () => Promise<void>) => {
    const { rates } = await rate({ pids: [] }, { ...timing, each }, work)
    return { name, unit, ours: median(rates), method: `${method}; ${among}, in one thread, bytes in, bytes out` }
  }
  const resolve = (name: () => string, wanted: number) => async (): Promise<void> => {
    const { mids } = await ask(book, 'ResolveNames', { reserved: 0, state: start, tags: columns, names: [name()] })
    if (mids[0] !== wanted) throw new Error(`resolved to ${mids[0]}`)
  }
  const prefix = (value: string): Restriction => ({
    kind: 'property',
    relation: '==',
    tag: P.Anr.tag,
    value: { tag: P.Anr.tag, value },
  })
  return [
    { name: 'nspi: first question', unit: 'ms', ours: first, method: `the order of ${among} is made` },
    await measured(
      'nspi: ANR, a whole name',
      'names/s',
      1,
      'ResolveNames of a display name',
      resolve(() => personOf(anywhere(count)).displayName, 2),
    ),
    await measured(
      'nspi: ANR, an address',
      'names/s',
      1,
      'ResolveNames of an address',
      resolve(() => personOf(anywhere(count)).address, 2),
    ),
    await measured(
      'nspi: ANR, ambiguous',
      'names/s',
      1,
      'ResolveNames of a first name that a tenth has',
      resolve(() => 'Ada', 1),
    ),
    await measured(
      'nspi: ANR, nobody',
      'names/s',
      1,
      'ResolveNames of a name that nobody has',
      resolve(() => `nobody ${anywhere(1e6)}`, 0),
    ),
    await measured(
      'nspi: GetMatches of a prefix',
      'questions/s',
      1,
      'GetMatches by PidTagAnr, 50 rows at most of 5 columns',
      async () => {
        const filter = prefix(personOf(anywhere(count)).displayName)
        await ask(book, 'GetMatches', {
          reserved: 0,
          state: start,
          mids: undefined,
          interfaceOptions: 0,
          filter,
          propertyName: undefined,
          rowCount: 50,
          columns,
        })
      },
    ),
    await measured('nspi: QueryRows at the start', 'rows/s', 50, '50 rows of 5 columns', async () => {
      await ask(book, 'QueryRows', { flags: 0, state: start, explicitTable: [], rowCount: 50, columns })
    }),
    await measured(
      'nspi: QueryRows anywhere',
      'rows/s',
      50,
      'UpdateStat to anywhere, then 50 rows of 5 columns',
      async () => {
        const moved = await ask(book, 'UpdateStat', {
          reserved: 0,
          state: { ...start, delta: anywhere(count - 50) },
          deltaRequested: false,
        })
        await ask(book, 'QueryRows', { flags: 0, state: moved.state, explicitTable: [], rowCount: 50, columns })
      },
    ),
  ]
}

async function ask(book: AddressBook, name: string, body: object): Promise<any> {
  const operation = findOperation(name)
  if (!operation) throw new Error(`there is no ${name}`)
  const request = encode(operation.request, { body, auxiliary: new Uint8Array() })
  const { body: bytes, errorCode } = await operation.answer(book, request)
  if (errorCode !== 0) throw new Error(`${name}: 0x${errorCode.toString(16)}`)
  return decode(operation.response, bytes).body
}

async function overHttp(other: NonNullable<BenchOptions['other']>, quick: boolean): Promise<BenchRow> {
  const ours = await startKontor()
  const sides: { where: WhereAndWho; user: string }[] = [
    {
      where: {
        server: `http://127.0.0.1:${ours.http}`,
        email: ours.user,
        login: { user: ours.user, password: ours.password },
      },
      user: ours.user,
    },
    {
      where: { server: other.url, email: other.user, login: { user: other.user, password: other.password } },
      user: other.user,
    },
  ]
  try {
    const results: number[][] = []
    for (const { where, user } of sides) {
      const book: Client = await connectAddressBook(where)
      const { rates } = await rate({ pids: [] }, { rounds: quick ? 2 : 5, seconds: quick ? 0.2 : 1 }, () =>
        book.resolve([user], columns),
      )
      results.push(rates)
      await book.close()
    }
    const [mine = [], theirs = []] = results
    const method = 'ResolveNames of one address over HTTP, whatever people each server has'
    return compare({
      name: 'nspi: one name over HTTP',
      unit: 'names/s',
      peer: other.name,
      ours: mine,
      theirs,
      better: 'more',
      method,
    })
  } finally {
    await ours.stop()
  }
}
