/** IMAP and LMTP beside Dovecot: delivery, append, fetch, search, idle memory, disk. */
import { corpusFiles } from '#test/corpus.ts'
import { deliver, Wire } from './imap-client.ts'
import { message, messages } from './mail.ts'
import { memory, startDovecot, startKontor, type MailServer } from './servers.ts'
import { compare, type Benchmark, type BenchRow } from './types.ts'

type Measure = {
  name: string
  unit: string
  better: 'more' | 'less'
  method: string
  rounds?: number
  /** It needs a folder `many` with so many mails. */
  folder?: number
  /** Runs once on a server before the rounds. */
  prepare?(server: MailServer): Promise<void>
  measure(server: MailServer): Promise<number>
}

function measures(quick: boolean): Measure[] {
  const many = quick ? 2_000 : 50_000
  const bodies = quick ? 500 : 5_000
  const some = quick ? 200 : 1_000
  const idle = quick ? 100 : 1_000
  let delivered = 0
  return [
    ...[1, 4].map(
      (connections): Measure => ({
        name: `LMTP delivery over ${connections} connection${connections > 1 ? 's' : ''}`,
        unit: 'messages/s',
        better: 'more',
        method: `${some} mails of 4 KB to one mailbox over ${connections} LMTP connection(s), one after the other on each; every 250 is durable`,
        async measure(server) {
          const share = some / connections
          const begun = performance.now()
          await Promise.all(
            Array.from({ length: connections }, () =>
              deliver(server.lmtp, server.recipient, messages(share, (delivered += share))),
            ),
          )
          return some / seconds(begun)
        },
      }),
    ),
    {
      name: `APPEND of ${some}`,
      unit: 'messages/s',
      better: 'more',
      method: `${some} mails of 4 KB by APPEND with LITERAL+ over one connection, each answered before the next`,
      async measure(server) {
        const wire = await Wire.imap(server.imap, server.user, server.password)
        const folder = `append${(delivered += some)}`
        await wire.command(`CREATE ${folder}`)
        const all = [...messages(some, delivered)]
        const begun = performance.now()
        for (const mail of all) await wire.append(folder, mail)
        const rate = some / seconds(begun)
        wire.close()
        return rate
      },
    },
    {
      name: `SELECT and FETCH 1:* (FLAGS ENVELOPE) of ${many}`,
      unit: 'messages/s',
      better: 'more',
      method: `a new connection logs in, selects a folder of ${many} mails and fetches flags and envelopes of all; caches as warm as one earlier round made them`,
      folder: many,
      async measure(server) {
        const wire = await Wire.imap(server.imap, server.user, server.password)
        const begun = performance.now()
        await wire.command('SELECT many')
        await wire.command('FETCH 1:* (FLAGS ENVELOPE)')
        const rate = many / seconds(begun)
        wire.close()
        return rate
      },
    },
    {
      name: `FETCH BODY.PEEK[] of ${bodies}`,
      unit: 'messages/s',
      better: 'more',
      method: `FETCH 1:${bodies} BODY.PEEK[] of 4 KB mails in one command`,
      folder: bodies,
      async measure(server) {
        const wire = await Wire.imap(server.imap, server.user, server.password)
        await wire.command('SELECT many')
        const begun = performance.now()
        await wire.command(`FETCH 1:${bodies} BODY.PEEK[]`)
        const rate = bodies / seconds(begun)
        wire.close()
        return rate
      },
    },
    {
      name: `FETCH BODY[] of ${bodies} unread`,
      unit: 'messages/s',
      better: 'more',
      method: `FETCH 1:${bodies} BODY[] of 4 KB mails that become \\Seen by it; they are made unread again between rounds`,
      folder: bodies,
      async measure(server) {
        const wire = await Wire.imap(server.imap, server.user, server.password)
        await wire.command('SELECT many')
        await wire.command(`STORE 1:${bodies} -FLAGS.SILENT (\\Seen)`)
        const begun = performance.now()
        await wire.command(`FETCH 1:${bodies} BODY[]`)
        const rate = bodies / seconds(begun)
        wire.close()
        return rate
      },
    },
    {
      name: 'SEARCH TEXT',
      unit: 'ms',
      better: 'less',
      method: `SEARCH TEXT for a word that one of ${many} mails holds; Dovecot without a full-text plugin reads the mails, Kontor has its index`,
      folder: many,
      async prepare(server) {
        const wire = await Wire.imap(server.imap, server.user, server.password)
        const mail = message(999_999)
        await wire.append('many', Buffer.concat([mail, Buffer.from('xylophonkonzert\r\n')]))
        await wire.command('SELECT many')
        await wire.command('SEARCH TEXT xylophonkonzert')
        wire.close()
      },
      async measure(server) {
        const wire = await Wire.imap(server.imap, server.user, server.password)
        await wire.command('SELECT many')
        const begun = performance.now()
        await wire.command('SEARCH TEXT xylophonkonzert')
        const took = performance.now() - begun
        wire.close()
        return took
      },
    },
    {
      name: `memory per idle IDLE connection (${idle})`,
      unit: 'KiB',
      better: 'less',
      rounds: 1,
      method: `proportional memory (PSS) of all the server's processes with ${idle} connections in IDLE on a folder of 5,000, less the memory before, divided by ${idle}`,
      prepare: (server) => fill(server, 'idle', quick ? 500 : 5_000),
      async measure(server) {
        const before = memory(server.pids())
        const wires: Wire[] = []
        for (let index = 0; index < idle; index++) {
          const wire = await Wire.imap(server.imap, server.user, server.password)
          await wire.command('SELECT idle')
          wire.write('i IDLE\r\n')
          await wire.until(/(?:^|\n)\+ [^\r\n]*\r\n$/)
          wires.push(wire)
        }
        await new Promise((resolve) => setTimeout(resolve, 3000))
        const used = (memory(server.pids()) - before) / idle / 1024
        for (const wire of wires) wire.close()
        return used
      },
    },
  ]
}

async function fill(server: MailServer, folder: string, count: number): Promise<void> {
  const wire = await Wire.imap(server.imap, server.user, server.password)
  await wire.command(`CREATE ${folder}`)
  const batch = 100
  for (let from = 0; from < count; from += batch) {
    // MULTIAPPEND: one command, many mails.
    wire.write(`m APPEND ${folder}`)
    for (const mail of messages(Math.min(batch, count - from), from)) {
      wire.write(` {${mail.length}+}\r\n`)
      wire.write(mail)
    }
    wire.write('\r\n')
    const answer = await wire.until(/(?:^|\n)m [^\r\n]*\r\n$/)
    if (!/(?:^|\n)m OK/.test(answer)) throw new Error(`fill: ${answer}`)
  }
  wire.close()
}

const seconds = (begun: number) => (performance.now() - begun) / 1000

const benchmark: Benchmark = {
  name: 'imap',
  needs: ['dovecot-imapd', 'dovecot-lmtpd'],
  async run({ quick, wants }) {
    const kontor = await startKontor()
    const peers = [await startDovecot('sdbox'), await startDovecot('maildir')]
    try {
      const rows: BenchRow[] = []
      const wanted = measures(quick).filter(({ name }) => wants(name))
      // One folder for all rows; it is filled before the first of them that needs it.
      let toFill = Math.max(0, ...wanted.map(({ folder = 0 }) => folder))
      for (const measure of wanted) {
        const servers = [kontor, ...peers]
        if (measure.folder) {
          for (const server of servers) if (toFill > 0) await fill(server, 'many', toFill)
          toFill = 0
        }
        const results = new Map(servers.map((server) => [server, [] as number[]]))
        for (const server of servers) await measure.prepare?.(server)
        for (let round = 0; round < (measure.rounds ?? (quick ? 2 : 5)); round++) {
          for (const server of servers) results.get(server)?.push(await measure.measure(server))
        }
        rows.push(beside(measure, kontor, peers, results))
        console.error(
          `  ${measure.name}: ${[...results].map(([{ name }, values]) => `${name} ${values.map((value) => value.toFixed(1)).join(' ')}`).join(' | ')}`,
        )
      }
      if (wants(diskName)) rows.push(await disk())
      return rows
    } finally {
      await Promise.all([kontor, ...peers].map((server) => server.stop()))
    }
  },
}

/** The row against the better of the peers. */
function beside(
  measure: Measure,
  kontor: MailServer,
  peers: readonly MailServer[],
  results: Map<MailServer, number[]>,
): BenchRow {
  const { name, unit, better, method } = measure
  const candidates = peers.map((peer) =>
    compare({
      name,
      unit,
      better,
      method,
      peer: peer.name,
      ours: results.get(kontor) ?? [],
      theirs: results.get(peer) ?? [],
    }),
  )
  return candidates.sort((a, b) => (a.ratio ?? 0) - (b.ratio ?? 0))[0] as BenchRow
}

/** What a server does behind its answers (an index, a log that is written back) belongs to what it needs. */
const restMilliseconds = 20_000

const diskName = 'disk per raw byte on the corpus'

/** Disk per raw byte: every mail of the corpus into fresh servers by LMTP. */
async function disk(): Promise<BenchRow> {
  const mails = [...corpusFiles('eml', /\.(eml|txt|msg|mbox)$/)]
    .map(({ bytes }) => Buffer.from(bytes))
    .filter((bytes) => bytes.length < 20 * 1024 * 1024)
    .map((bytes) =>
      Buffer.from(
        bytes.toString('latin1').replaceAll(/\r?\n/g, '\r\n').replaceAll('\r\n.', '\r\n..').replace(/^\./, '..'),
        'latin1',
      ),
    )
  const raw = mails.reduce((total, { length }) => total + length, 0)
  const used = async (server: MailServer) => {
    const before = server.disk()
    await deliverAll(server, mails)
    await new Promise((resolve) => setTimeout(resolve, restMilliseconds))
    const share = (server.disk() - before) / raw
    await server.stop()
    return share
  }
  const ours = await used(await startKontor())
  const sdbox = await used(await startDovecot('sdbox'))
  const maildir = await used(await startDovecot('maildir'))
  const [peer, theirs] = sdbox < maildir ? (['sdbox', sdbox] as const) : (['maildir', maildir] as const)
  return compare({
    name: diskName,
    unit: 'bytes/byte',
    better: 'less',
    peer: `Dovecot ${peer}`,
    method: `${mails.length} mails of the corpus (${raw} bytes) by LMTP into an empty mailbox; growth of the data folder by du ${restMilliseconds / 1000} s after the last one, index and full-text index included`,
    ours: [ours],
    theirs: [theirs],
  })
}

async function deliverAll(server: MailServer, mails: readonly Buffer[]): Promise<void> {
  const wire = await Wire.open(server.lmtp)
  await wire.until(/^220[ -].*\r\n$/s)
  wire.write('LHLO bench.example.test\r\n')
  await wire.until(/(?:^|\n)250 [^\r\n]*\r\n$/)
  for (const mail of mails) {
    wire.write(`MAIL FROM:<sender@example.org>\r\nRCPT TO:<${server.recipient}>\r\nDATA\r\n`)
    await wire.until(/(?:^|\n)354[^\r\n]*\r\n$/)
    wire.write(mail)
    wire.write('\r\n.\r\n')
    await wire.until(/(?:^|\n)[2-5]\d\d [^\r\n]*\r\n$/)
  }
  wire.close()
}

export default benchmark
