/**
 * kill -9, over and over, while mails are delivered and appended and flags change: nothing that was acknowledged is lost or
 * doubled, and `mailbox check` finds nothing.
 *
 * Two servers are killed beside each other, one time in eight while they start again from the last kill. KONTOR_KILLS sets how
 * often in all (200). Moments are random from a seed that is printed; KONTOR_SEED tries the same ones again.
 *
 * After each kill the mails are looked at that came or were flagged since the last look; every tenth time, and at the end,
 * all of them.
 */
import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Wire } from '../../bench/imap-client.ts'
import { message } from '../../bench/mail.ts'
import { root } from '../../tools/root.ts'
import { freePorts } from '../ports.ts'
import { startPostgres } from '../postgres.ts'
import { command, type Account, type Peer } from './peer.ts'

const kontor = ['--disable-warning=ExperimentalWarning', join(root, 'src/cli/main.ts')]
const environment = {
  ...process.env,
  KONTOR_ROOT: root,
  KONTOR_LOG_LEVEL: 'error',
  KONTOR_LOG_FILE: join(tmpdir(), 'kontor-kill.log'),
}

export type Running = { child: ChildProcess; imap: number; lmtp: number; account: Account }

export async function start(
  words: readonly string[],
  data: string,
  extra: Record<string, string> = {},
): Promise<Running> {
  const ready = join(data, 'ready.json')
  rmSync(ready, { force: true })
  const child = spawnServer(words, extra)
  for (let waited = 0; !existsSync(ready); waited += 20) {
    if (child.exitCode !== null || waited > 30_000)
      throw new Error(`The server did not start again (${child.exitCode}).`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const told = JSON.parse(readFileSync(ready, 'utf8'))
  const port = (name: string) => told.services.find((service: { name: string }) => service.name === name).port as number
  return {
    child,
    imap: port('imap'),
    lmtp: port('lmtp'),
    account: told.accounts.find((account: Account) => account.password),
  }
}

function spawnServer(words: readonly string[], extra: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [...kontor, ...words], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...environment, ...extra },
  })
}

/** What clients have been told, and so what must be there. */
export class Promises {
  readonly delivered = new Set<number>()
  readonly appended = new Set<number>()
  /** Message number → keywords that were acknowledged on it. */
  readonly keywords = new Map<number, Set<string>>()
  #next = 0
  #known: { uid: number; number: number }[] = []
  /** The last look: mails above this UID have come since, these were flagged since. */
  #lastUid = 0
  readonly #seen = new Map<number, number>()
  readonly #flagged = new Set<number>()

  /** Works until the connections break, or until it is told to stop. */
  async work({ imap, lmtp, account }: Running, stop?: AbortSignal): Promise<void> {
    await Promise.allSettled([
      this.#deliver(lmtp, account, stop),
      this.#append(imap, account, stop),
      this.#flag(imap, account, stop),
    ])
  }

  async #deliver(port: number, account: Account, stop?: AbortSignal) {
    const wire = await Wire.open(port)
    await wire.until(/^220[ -].*\r\n$/s)
    wire.write('LHLO kill.example.org\r\n')
    await wire.until(/(?:^|\n)250 [^\r\n]*\r\n$/)
    while (!stop?.aborted) {
      const number = this.#next++
      wire.write(`MAIL FROM:<a@example.org>\r\nRCPT TO:<${account.address}>\r\nDATA\r\n`)
      // A server whose database is gone answers 4xx: the mail is not its promise.
      if (!/(?:^|\n)354[^\r\n]*\r\n$/.test(await wire.until(/(?:^|\n)(?:354|[45]\d\d) [^\r\n]*\r\n$/))) break
      wire.write(marked(number))
      wire.write('\r\n.\r\n')
      if (/(?:^|\n)250 [^\r\n]*\r\n$/.test(await wire.until(/(?:^|\n)[2-5]\d\d [^\r\n]*\r\n$/)))
        this.delivered.add(number)
    }
  }

  async #append(port: number, account: Account, stop?: AbortSignal) {
    const wire = await Wire.imap(port, account.address, account.password)
    while (!stop?.aborted) {
      const number = this.#next++
      await wire.append('INBOX', marked(number))
      this.appended.add(number)
    }
  }

  async #flag(port: number, account: Account, stop?: AbortSignal) {
    const wire = await Wire.imap(port, account.address, account.password)
    await wire.command('SELECT INBOX')
    for (let turn = 0; this.#known.length > 0 && !stop?.aborted; turn++) {
      const { uid, number } = this.#known[Math.floor(Math.random() * this.#known.length)] as {
        uid: number
        number: number
      }
      const keyword = `k${turn % 7}`
      await wire.command(`UID STORE ${uid} +FLAGS.SILENT (${keyword})`)
      let set = this.keywords.get(number)
      if (!set) this.keywords.set(number, (set = new Set()))
      set.add(keyword)
      this.#flagged.add(number)
    }
  }

  /**
   * Every acknowledged mail is there exactly once, with every acknowledged keyword; none is there twice. Not `whole`: what
   * came or was flagged since the last look.
   */
  async verify({ imap, account }: Running, whole = true): Promise<void> {
    const wire = await Wire.imap(imap, account.address, account.password)
    await wire.command('SELECT INBOX')
    if (whole) this.#seen.clear()
    const flagged = [...this.#flagged].flatMap((number) => this.#seen.get(number) ?? [])
    const set = whole ? '1:*' : [...flagged, `${this.#lastUid + 1}:*`].join(',')
    const text = await wire.all(`UID FETCH ${set} (FLAGS BODY.PEEK[HEADER.FIELDS (X-NUMBER)])`)
    wire.close()
    const flagsOf = new Map<number, string[]>()
    for (const [, uid, flags, number] of text.matchAll(/UID (\d+) FLAGS \(([^)]*)\)[^\r]*\r\nX-Number: (\d+)/gi)) {
      const known = this.#seen.get(Number(number)) ?? Number(uid)
      assert.equal(known, Number(uid), `mail ${number} is there twice`)
      this.#seen.set(Number(number), Number(uid))
      flagsOf.set(Number(number), (flags ?? '').split(' '))
      this.#lastUid = Math.max(this.#lastUid, Number(uid))
    }
    for (const number of [...this.delivered, ...this.appended])
      assert.ok(this.#seen.has(number), `mail ${number} was acknowledged and is lost`)
    for (const number of whole ? this.keywords.keys() : this.#flagged) {
      for (const keyword of this.keywords.get(number) ?? [])
        assert.ok(
          flagsOf.get(number)?.includes(keyword),
          `keyword ${keyword} of mail ${number} was acknowledged and is lost`,
        )
    }
    this.#flagged.clear()
    this.#known = [...this.#seen].slice(-50).map(([number, uid]) => ({ uid, number }))
  }
}

function marked(number: number): Buffer {
  return Buffer.concat([Buffer.from(`X-Number: ${number}\r\n`), message(number, 1500)])
}

const peer: Peer = {
  name: 'kill -9: the server, under delivery, APPEND and flag changes',
  needs: [],
  timeoutSeconds: 1800,
  async run({ folder }) {
    const kills = Math.ceil(Number(process.env.KONTOR_KILLS ?? 200) / beside)
    const seed = Number(process.env.KONTOR_SEED ?? Date.now() % 1_000_000)
    console.log(`         seed ${seed}`)
    const lanes: Lane[] = []
    for (let lane = 0; lane < beside; lane++) {
      const data = join(folder, String(lane))
      const words = ['start', '--data', data, '--ports', String(await freePorts(8))]
      lanes.push({ data, words, random: generator(seed + lane) })
    }
    const kept = await Promise.all(lanes.map((lane) => campaign(lane, kills)))
    const sum = (of: (one: Promises) => number) => kept.reduce((total, one) => total + of(one), 0)
    const keywords = sum((one) => [...one.keywords.values()].reduce((total, { size }) => total + size, 0))
    console.log(
      `         ${kills * beside} kills, ${sum((one) => one.delivered.size)} deliveries, ${sum((one) => one.appended.size)} appends, ${keywords} keywords kept`,
    )
  },
}

const beside = 2

interface Lane {
  data: string
  words: readonly string[]
  random: () => number
}

async function campaign({ data, words, random }: Lane, kills: number): Promise<Promises> {
  const promises = new Promises()
  for (let round = 0; round < kills; round++) {
    // A server that is on its way up from the last kill; the first start makes the accounts.
    if (round > 0 && random() < 1 / 8) await killed(spawnServer(words), 50 + random() * 950)
    else {
      const server = await start(words, data)
      await promises.verify(server, round % 10 === 0)
      const work = promises.work(server)
      await killed(server.child, 50 + random() * 450)
      await work
    }
  }
  const server = await start(words, data)
  await promises.verify(server)
  server.child.kill('SIGTERM')
  await once(server.child, 'exit')
  await checkAll(data)
  assert.ok(promises.delivered.size > kills && promises.appended.size > kills, 'too little was done to mean anything')
  return promises
}

async function killed(child: ChildProcess, afterMilliseconds: number): Promise<void> {
  const ended = once(child, 'exit')
  await new Promise((resolve) => setTimeout(resolve, afterMilliseconds))
  child.kill('SIGKILL')
  await ended
}

/** Numbers from 0 to 1 that the seed decides. */
function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
}

const postgresPeer: Peer = {
  name: 'kill: PostgreSQL, under delivery, APPEND and flag changes',
  needs: ['postgresql'],
  timeoutSeconds: 1800,
  async run({ folder }) {
    const kills = Math.ceil(Number(process.env.KONTOR_KILLS ?? 200) / 5)
    const postgres = await startPostgres({ own: true })
    assert.ok(postgres)
    const database = { KONTOR_STORE_ENGINE: 'postgres', KONTOR_STORE_URL: await postgres.database() }
    const words = ['start', '--data', folder, '--ports', String(await freePorts(8))]
    const promises = new Promises()
    const server = await start(words, folder, database)
    try {
      for (let round = 0; round < kills; round++) {
        await promises.verify(server)
        const stop = new AbortController()
        const work = promises.work(server, stop.signal)
        await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 400))
        await postgres.kill()
        stop.abort()
        await work
        await postgres.start()
        await answers(server)
      }
      await promises.verify(server)
      assert.ok(
        promises.delivered.size > kills && promises.appended.size > kills,
        'too little was done to mean anything',
      )
      await checkAll(folder, database)
      console.log(`         ${kills} kills, ${promises.delivered.size} deliveries, ${promises.appended.size} appends`)
    } finally {
      server.child.kill('SIGTERM')
      await once(server.child, 'exit')
      await postgres.stop()
    }
  },
}

/** `mailbox check --deep` over every mailbox finds nothing. */
export async function checkAll(data: string, extra: Record<string, string> = {}): Promise<void> {
  const words = [...kontor, '--data', data, '--json', 'mailbox', 'check', '--deep']
  const reports = JSON.parse(await command(process.execPath, words, { env: { KONTOR_ROOT: root, ...extra } })) as {
    mailbox: string
    findings: unknown[]
  }[]
  assert.ok(reports.length > 0)
  assert.deepEqual(
    reports.filter(({ findings }) => findings.length > 0),
    [],
  )
}

/** The server finds its database again by itself. */
export async function answers({ imap, account }: Running): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    try {
      const wire = await Wire.imap(imap, account.address, account.password)
      await wire.command('SELECT INBOX')
      wire.close()
      return
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  throw new Error('The server did not find its database again within 10 s.')
}

export default [peer, postgresPeer]
