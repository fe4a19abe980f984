/**
 * The durable queue: what is in it stays until it has been delivered or given back, whatever happens to the process.
 *
 * Several processes and threads may work on it. Who takes recipients leases them for a minute and renews the lease while it
 * works; when it dies, the lease ends and somebody else goes on. A mail is sent twice only where SMTP itself cannot tell
 * (RFC 5321 4.5.3.2.6: the other side has accepted it and its answer is lost).
 */
import { isAscii } from 'node:buffer'
import { randomUUID } from 'node:crypto'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { Failure } from '#model'
import type { Engine, Query } from '#store/engine/engine.ts'
import { sql } from '#store/engine/sql.ts'
import type { EnvelopeRecipient, MailEnvelope } from '../types.ts'
import './schema.ts'

export interface QueuedMessage {
  id: string
  from: string
  envelopeId: string | undefined
  returns: 'full' | 'headers' | undefined
  smtputf8: boolean
  eightBit: boolean
  size: number
  arrived: number
  expires: number
  submitter: string | undefined
  /** What class it has in mailboxes of ours. */
  messageClass: string | undefined
  /** Whom it was for, when his rules gave it to somebody who acts for him: an object of the directory. */
  representing: string | undefined
}

export interface QueuedRecipient extends EnvelopeRecipient {
  message: string
  number: number
  route: string
  attempts: number
  nextAttempt: number
  leased: boolean
  delayed: boolean
  last: Attempt | undefined
}

/** How an attempt ended. */
export interface Attempt {
  code: number
  /** RFC 3463. */
  status: string
  text: string
  /** The host that said so. */
  remote: string | undefined
}

/** What a worker has taken: recipients of one message that go the same way. */
export interface Job {
  message: QueuedMessage
  route: string
  recipients: QueuedRecipient[]
}

/** What becomes of a recipient after an attempt. */
export type Outcome = { kind: 'done' } | { kind: 'later'; attempt: Attempt; nextAttempt: number; delayed: boolean }

export interface NewEntry {
  envelope: MailEnvelope
  bytes: Uint8Array
  /** For each recipient, in order. */
  routes: readonly string[]
  expires: number
  submitter?: string
  representing?: string
  messageClass?: string
  /** Not before this time. */
  notBefore?: number
}

const LEASE_MILLISECONDS = 60_000
const CHUNK_BYTES = 1024 * 1024
const SIGNAL = 'queue'

export class Queue {
  readonly #engine: Engine
  readonly #now: () => number
  /** This worker. */
  readonly lease = randomUUID()

  constructor(engine: Engine, now: () => number) {
    this.#engine = engine
    this.#now = now
  }

  /** Resolves when it is durable. */
  async add(entry: NewEntry): Promise<string> {
    const packed = packEntry(entry)
    await this.#shard.write((q) => insertEntry(q, packed, this.#now()))
    this.#engine.signals.send(SIGNAL)
    return packed.id
  }

  /** Calls back when somebody has added something. */
  listen(listener: () => void): () => void {
    return this.#engine.signals.listen((text) => {
      if (text === SIGNAL) listener()
    })
  }

  /** Leases what is due, at most `limit` recipients; only those of certain routes, when there are such. */
  async take(limit: number, routes?: readonly string[]): Promise<Job[]> {
    const now = this.#now()
    const isDue = await this.#shard.read((q) => q.get<{ message: string }>(dueRecipients(now, 1, routes)))
    if (!isDue) return []
    const rows = await this.#shard.write(async (q) => {
      const due = await q.all<RecipientRow>(dueRecipients(now, limit, routes))
      for (const { message, number } of due) {
        await q.run(sql`
          update recipient set lease = ${this.lease}, lease_until = ${now + LEASE_MILLISECONDS}
          where message = ${message} and number = ${number}`)
      }
      return due
    })
    const messages = await this.#messages(rows.map(({ message }) => message))
    const jobs = new Map<string, Job>()
    for (const row of rows) {
      const message = messages.get(row.message)
      if (!message) continue
      const key = `${row.message} ${row.route}`
      const job = jobs.get(key) ?? { message, route: row.route, recipients: [] }
      jobs.set(key, job)
      job.recipients.push(toRecipient(row, now))
    }
    return [...jobs.values()]
  }

  /** Keeps what is being worked on. */
  async renew(): Promise<void> {
    const until = this.#now() + LEASE_MILLISECONDS
    await this.#shard.write((q) => q.run(sql`update recipient set lease_until = ${until} where lease = ${this.lease}`))
  }

  /**
   * Writes down how an attempt ended, and queues what is to be told of it, in one transaction. What somebody else has
   * finished meanwhile (the lease had ended) is left alone, and then nothing is told.
   */
  async settle(
    outcomes: readonly { recipient: QueuedRecipient; outcome: Outcome }[],
    notices: readonly NewEntry[] = [],
  ): Promise<void> {
    const packed = notices.map(packEntry)
    await this.#shard.write(async (q) => {
      let changed = 0
      for (const { recipient, outcome } of outcomes) changed += await this.#settleOne(q, recipient, outcome)
      for (const message of new Set(outcomes.map(({ recipient }) => recipient.message))) await dropIfDone(q, message)
      if (changed > 0 || outcomes.length === 0) for (const entry of packed) await insertEntry(q, entry, this.#now())
    })
    if (packed.length > 0) this.#engine.signals.send(SIGNAL)
  }

  async #settleOne(q: Query, { message, number }: QueuedRecipient, outcome: Outcome): Promise<number> {
    if (outcome.kind === 'done') {
      return await q.run(sql`
        delete from recipient where message = ${message} and number = ${number} and lease = ${this.lease}`)
    }
    const { attempt, nextAttempt, delayed } = outcome
    return await q.run(sql`
      update recipient set attempts = attempts + 1, next_attempt = ${nextAttempt}, lease = null, lease_until = 0,
        code = ${attempt.code}, status = ${attempt.status}, diagnostic = ${attempt.text}, remote = ${attempt.remote},
        delayed = ${delayed ? 1 : 0}
      where message = ${message} and number = ${number} and lease = ${this.lease}`)
  }

  async bytes(message: string): Promise<Uint8Array> {
    const rows = await this.#shard.read((q) =>
      q.all<{ bytes: Uint8Array }>(sql`select bytes from chunk where message = ${message} order by number`),
    )
    if (rows.length === 0) throw new Failure('notFound', 'queued message')
    return Buffer.concat(rows.map(({ bytes }) => zstdDecompressSync(bytes)))
  }

  /** When the next recipient is due; undefined when there is none. */
  async nextDue(routes?: readonly string[]): Promise<number | undefined> {
    const row = await this.#shard.read((q) =>
      q.get<{ due: number | null }>(
        sql`
          select min(case when lease_until > next_attempt then lease_until else next_attempt end) as due from recipient
          where ${routes ? sql`route ${sql.oneOf(routes)}` : sql`1 = 1`}`,
      ),
    )
    return row?.due ?? undefined
  }

  /** Everything, for people to look at. */
  async list(): Promise<{ message: QueuedMessage; recipients: QueuedRecipient[] }[]> {
    const now = this.#now()
    const rows = await this.#shard.read((q) =>
      q.all<RecipientRow>(sql`select ${recipientColumns} from recipient order by message, number limit 10000`),
    )
    const messages = await this.#messages(rows.map(({ message }) => message))
    return [...messages.values()]
      .sort((a, b) => a.arrived - b.arrived)
      .map((message) => ({
        message,
        recipients: rows.filter((row) => row.message === message.id).map((row) => toRecipient(row, now)),
      }))
  }

  async find(id: string): Promise<{ message: QueuedMessage; recipients: QueuedRecipient[] } | undefined> {
    const message = (await this.#messages([id])).get(id)
    if (!message) return undefined
    const rows = await this.#shard.read((q) =>
      q.all<RecipientRow>(sql`select ${recipientColumns} from recipient where message = ${id} order by number`),
    )
    return { message, recipients: rows.map((row) => toRecipient(row, this.#now())) }
  }

  /** Due now: one message, or all. Returns how many recipients. */
  async retry(id?: string): Promise<number> {
    const now = this.#now()
    const only = id === undefined ? sql`1 = 1` : sql`message = ${id}`
    const count = await this.#shard.write((q) =>
      q.run(sql`update recipient set next_attempt = ${now} where ${only} and next_attempt > ${now}`),
    )
    this.#engine.signals.send(SIGNAL)
    return count
  }

  /** Without telling anybody. False when it is not there. */
  async drop(id: string): Promise<boolean> {
    return await this.#shard.write(async (q) => {
      await q.run(sql`delete from recipient where message = ${id}`)
      await q.run(sql`delete from chunk where message = ${id}`)
      return (await q.run(sql`delete from message where id = ${id}`)) > 0
    })
  }

  get #shard() {
    return this.#engine.shard('queue')
  }

  async #messages(ids: readonly string[]): Promise<Map<string, QueuedMessage>> {
    if (ids.length === 0) return new Map()
    const rows = await this.#shard.read((q) =>
      q.all<MessageRow>(sql`
        select id, sender, envid, ret, smtputf8, eight_bit, size, arrived, expires, submitter, representing, class from message
        where id ${sql.oneOf([...new Set(ids)])}`),
    )
    return new Map(rows.map((row) => [row.id, toMessage(row)]))
  }
}

interface MessageRow {
  id: string
  sender: string
  envid: string | null
  ret: string | null
  smtputf8: number
  eight_bit: number
  size: number
  arrived: number
  expires: number
  submitter: string | null
  representing: string | null
  class: string | null
}

interface RecipientRow {
  message: string
  number: number
  address: string
  route: string
  notify: string | null
  original: string | null
  attempts: number
  next_attempt: number
  lease_until: number
  code: number | null
  status: string | null
  diagnostic: string | null
  remote: string | null
  delayed: number
}

const recipientColumns = sql.raw(
  'message, number, address, route, notify, original, attempts, next_attempt, lease_until, code, status, diagnostic, remote, delayed',
)

function dueRecipients(now: number, limit: number, routes: readonly string[] | undefined) {
  return sql`
    select ${recipientColumns} from recipient
    where next_attempt <= ${now} and lease_until <= ${now} and ${routes ? sql`route ${sql.oneOf(routes)}` : sql`1 = 1`}
    order by next_attempt, message, number limit ${limit}`
}

function toMessage(row: MessageRow): QueuedMessage {
  return {
    id: row.id,
    from: row.sender,
    envelopeId: row.envid ?? undefined,
    returns: row.ret === 'full' || row.ret === 'headers' ? row.ret : undefined,
    smtputf8: row.smtputf8 === 1,
    eightBit: row.eight_bit === 1,
    size: row.size,
    arrived: row.arrived,
    expires: row.expires,
    submitter: row.submitter ?? undefined,
    representing: row.representing ?? undefined,
    messageClass: row.class ?? undefined,
  }
}

function toRecipient(row: RecipientRow, now: number): QueuedRecipient {
  return {
    message: row.message,
    number: row.number,
    address: row.address,
    route: row.route,
    ...(row.notify !== null && { notify: row.notify.split(',') as NonNullable<EnvelopeRecipient['notify']> }),
    ...(row.original !== null && { original: row.original }),
    attempts: row.attempts,
    nextAttempt: row.next_attempt,
    leased: row.lease_until > now,
    delayed: row.delayed === 1,
    last:
      row.code === null
        ? undefined
        : { code: row.code, status: row.status ?? '', text: row.diagnostic ?? '', remote: row.remote ?? undefined },
  }
}

interface PackedEntry extends NewEntry {
  id: string
  chunks: { size: number; bytes: Uint8Array }[]
}

/** Outside of the transaction: compressing takes its time. */
function packEntry(entry: NewEntry): PackedEntry {
  const chunks: PackedEntry['chunks'] = []
  for (let at = 0; at < entry.bytes.length || at === 0; at += CHUNK_BYTES) {
    const piece = entry.bytes.subarray(at, at + CHUNK_BYTES)
    chunks.push({ size: piece.length, bytes: zstdCompressSync(piece) })
  }
  return { ...entry, id: randomUUID(), chunks }
}

async function insertEntry(q: Query, entry: PackedEntry, now: number): Promise<void> {
  const { id, envelope, bytes, routes, expires, submitter, representing, messageClass, chunks } = entry
  await q.run(sql`
    insert into message (id, sender, envid, ret, smtputf8, eight_bit, size, arrived, expires, submitter, representing, class)
    values (${id}, ${envelope.from}, ${envelope.id}, ${envelope.returns}, ${envelope.smtputf8 ? 1 : 0},
      ${isAscii(bytes) ? 0 : 1}, ${bytes.length}, ${now}, ${expires}, ${submitter}, ${representing}, ${messageClass})`)
  for (const [number, chunk] of chunks.entries()) {
    await q.run(
      sql`insert into chunk (message, number, size, bytes) values (${id}, ${number}, ${chunk.size}, ${chunk.bytes})`,
    )
  }
  for (const [number, { address, notify, original }] of envelope.recipients.entries()) {
    await q.run(sql`
      insert into recipient (message, number, address, route, notify, original, attempts, next_attempt, lease_until, delayed)
      values (${id}, ${number}, ${address}, ${routes[number]}, ${notify?.join(',')}, ${original}, 0,
        ${Math.max(now, entry.notBefore ?? now)}, 0, 0)`)
  }
}

async function dropIfDone(q: Query, message: string): Promise<void> {
  const left = await q.get<{ number: number }>(sql`select number from recipient where message = ${message} limit 1`)
  if (left) return
  await q.run(sql`delete from chunk where message = ${message}`)
  await q.run(sql`delete from message where id = ${message}`)
}
