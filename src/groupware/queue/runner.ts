/**
 * Empties the queue: takes what is due, sends it, writes down how it went.
 *
 *   take ─▶ by route ─┬─ local   ─▶ deliver
 *                     └─ a host  ─▶ a few connections, message after message ─▶ settle
 *
 * A failed attempt is tried again after growing times, until the message is too old; then the sender gets it back. The
 * notification and the end of the recipient are one transaction, so nothing is told twice or never.
 */
import { Failure } from '#model'
import { composeReport, type Report } from '../bounce.ts'
import type { Context } from '../context.ts'
import { deliver } from '../deliver.ts'
import { recipientReply } from '../recipients.ts'
import { deferredRoute, sendDeferred } from '../sending/deferred.ts'
import { noticeEntry } from './entries.ts'
import type { Attempt, Job, NewEntry, Outcome, Queue, QueuedRecipient } from './queue.ts'
import { findRoute, type Host, type Resolver } from './route.ts'
import { attemptOf, Sender, type SendResult } from './send.ts'

export interface RunnerOptions {
  resolver: Resolver
  /** Recipients that are taken at a time. */
  batch?: number
  connectionsPerHost?: number
  connections?: number
  /** False: what has to leave us waits; for trials. */
  outbound?: boolean
}

const RENEW_MILLISECONDS = 20_000
const IDLE_MILLISECONDS = 60_000
const MESSAGES_PER_CONNECTION = 100

export class Runner {
  readonly #context: Context
  readonly #queue: Queue
  readonly #resolver: Resolver
  readonly #batch: number
  readonly #perHost: number
  readonly #slots: Slots
  readonly #outbound: boolean

  constructor(
    context: Context,
    { resolver, batch = 500, connectionsPerHost = 4, connections = 20, outbound = true }: RunnerOptions,
  ) {
    this.#context = context
    this.#queue = context.queue
    this.#resolver = resolver
    this.#batch = batch
    this.#perHost = connectionsPerHost
    this.#slots = new Slots(connections)
    this.#outbound = outbound
  }

  /** Until the signal aborts; what is being sent then is finished, or taken up by somebody else when its lease ends. */
  async run(signal: AbortSignal): Promise<void> {
    let wake: () => void = () => undefined
    const unlisten = this.#queue.listen(() => wake())
    const stop = () => wake()
    signal.addEventListener('abort', stop)
    const renewal = setInterval(() => void this.#renew(), RENEW_MILLISECONDS)
    renewal.unref()
    try {
      while (!signal.aborted) {
        // Take the promise before looking: what is added between the look and the wait then still wakes us.
        const woken = new Promise<void>((resolve) => {
          wake = resolve
        })
        const count = await this.#tryRound()
        if (count === 0 && !signal.aborted) await this.#sleep(woken)
      }
    } finally {
      clearInterval(renewal)
      unlisten()
      signal.removeEventListener('abort', stop)
    }
  }

  /** One round: everything that is due now. Returns the number of recipients that were tried. */
  async round(): Promise<number> {
    const jobs = await this.#queue.take(this.#batch, await this.#routes())
    const byRoute = new Map<string, Job[]>()
    for (const job of jobs) {
      const key = await this.#routeKey(job)
      const list = byRoute.get(key)
      if (list) list.push(job)
      else byRoute.set(key, [job])
    }
    await Promise.all(
      [...byRoute].map(([route, list]) => {
        if (route === deferredRoute) return this.#submitAll(list)
        return route === 'local' ? this.#deliverAll(list) : this.#sendAll(route, list)
      }),
    )
    return jobs.reduce((sum, { recipients }) => sum + recipients.length, 0)
  }

  async #tryRound(): Promise<number> {
    try {
      return await this.round()
    } catch (error) {
      this.#context.log.error('queue.round', { error })
      return 0
    }
  }

  async #sleep(woken: Promise<void>): Promise<void> {
    const due = await this.#queue.nextDue(await this.#routes()).catch(() => undefined)
    const wait =
      due === undefined ? IDLE_MILLISECONDS : Math.min(Math.max(due - this.#context.now(), 1000), IDLE_MILLISECONDS)
    let timer: NodeJS.Timeout | undefined
    const passed = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, wait)
      timer.unref()
    })
    await Promise.race([woken, passed])
    clearTimeout(timer)
  }

  async #renew(): Promise<void> {
    await this.#queue.renew().catch((error: unknown) => this.#context.log.warn('queue.renew', { error }))
  }

  /** Those that are worked on; undefined: all. */
  async #routes(): Promise<string[] | undefined> {
    if (this.#outbound) return undefined
    const domains = await this.#context.directory.domains()
    return ['local', deferredRoute, ...domains.map(({ name }) => name)]
  }

  /** Asked when it is tried: a domain may have become ours, or the smart host another. */
  async #routeKey({ route }: Job): Promise<string> {
    if (route === deferredRoute) return route
    if (route === 'local' || (await this.#context.directory.isOwnDomain(route))) return 'local'
    return this.#context.settings.smartHost ? 'relay' : route
  }

  async #deliverAll(jobs: readonly Job[]): Promise<void> {
    for (const job of jobs) {
      await this.#settleSafely(job, async () => {
        const bytes = await this.#queue.bytes(job.message.id)
        const results: SendResult[] = []
        for (const recipient of job.recipients) results.push(await this.#deliverOne(job, recipient, bytes))
        return results
      })
    }
  }

  async #submitAll(jobs: readonly Job[]): Promise<void> {
    for (const job of jobs) {
      await this.#settleSafely(job, async () => {
        const results: SendResult[] = []
        for (const { address } of job.recipients) results.push(await this.#submitOne(job, address))
        return results
      })
    }
  }

  async #submitOne({ message }: Job, address: string): Promise<SendResult> {
    try {
      const attempt = await sendDeferred(this.#context, address, message.submitter)
      if (!attempt) return { kind: 'accepted', remote: this.#context.hostname, relayed: false }
      return { kind: 'refused', attempt, permanent: attempt.code >= 500 }
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      const { code, enhanced: status, text } = recipientReply(this.#context, error)
      return { kind: 'refused', attempt: { code, status, text, remote: undefined }, permanent: code >= 500 }
    }
  }

  async #deliverOne({ message }: Job, recipient: QueuedRecipient, bytes: Uint8Array): Promise<SendResult> {
    try {
      const [result] = await deliver(this.#context, {
        // Success was told, or will be, by who takes it; here only failure counts.
        envelope: { from: message.from, recipients: [{ address: recipient.address }] },
        message: bytes,
        trace: { protocol: 'local', helo: '', remoteAddress: '', session: message.id },
        login: undefined,
        once: `queue ${message.id} ${recipient.number}`,
        ...(message.submitter !== undefined && { submitter: message.submitter }),
        ...(message.messageClass !== undefined && { messageClass: message.messageClass }),
        ...(message.representing !== undefined && { representing: message.representing }),
      })
      if (!result || result.code < 300) return { kind: 'accepted', remote: this.#context.hostname, relayed: true }
      const { code, enhanced: status, text } = result
      return { kind: 'refused', attempt: { code, status, text, remote: undefined }, permanent: code >= 500 }
    } catch (error) {
      if (!(error instanceof Failure)) this.#context.log.error('queue.bug', { message: message.id, error })
      const { code, enhanced: status, text } = recipientReply(this.#context, error)
      return { kind: 'refused', attempt: { code, status, text, remote: undefined }, permanent: code >= 500 }
    }
  }

  async #sendAll(route: string, jobs: readonly Job[]): Promise<void> {
    const { smartHost } = this.#context.settings
    const { hostname } = this.#context
    const found = await findRoute(route, { smartHost, resolver: this.#resolver, hostname })
    if ('failure' in found) {
      const { failure, permanent } = found
      for (const job of jobs) {
        const result: SendResult = { kind: 'refused', attempt: failure, permanent }
        await this.#settleSafely(job, async () => job.recipients.map(() => result))
      }
      return
    }
    const waiting = [...jobs]
    const lanes = Array.from({ length: Math.min(this.#perHost, waiting.length) }, () =>
      this.#lane(found.hosts, waiting),
    )
    await Promise.all(lanes)
  }

  /** One connection, as long as there is something for it. */
  async #lane(hosts: readonly Host[], waiting: Job[]): Promise<void> {
    await this.#slots.take()
    let sender: Sender | undefined
    let count = 0
    try {
      for (let job = waiting.shift(); job; job = waiting.shift()) {
        const current = job
        await this.#settleSafely(current, async () => {
          if (sender && (!sender.usable || count >= MESSAGES_PER_CONNECTION)) {
            sender.close()
            sender = undefined
          }
          const bytes = await this.#queue.bytes(current.message.id)
          if (!sender) {
            const opened = await this.#connect(hosts)
            if (!(opened instanceof Sender)) {
              return current.recipients.map((): SendResult => ({ kind: 'refused', attempt: opened, permanent: false }))
            }
            sender = opened
            count = 0
          }
          count++
          return await sender.send(current.message, current.recipients, bytes)
        })
      }
    } finally {
      sender?.close()
      this.#slots.give()
    }
  }

  /** The first of the hosts that answers. RFC 5321 5.1 */
  async #connect(hosts: readonly Host[]): Promise<Sender | Attempt> {
    let last: Attempt = { code: 451, status: '4.4.1', text: 'no host', remote: undefined }
    for (const host of hosts) {
      try {
        return await Sender.connect(host, this.#context.hostname)
      } catch (error) {
        last = attemptOf(error, host.host)
        this.#context.log.warn('queue.connect', { host: host.host, port: host.port, reason: last.text })
        // Whatever a host says at its greeting, another one may take it; no mail has been refused yet.
        if (last.code >= 500) last = { ...last, code: 450, status: '4.4.0' }
      }
    }
    return last
  }

  /** A bug in one job must not keep the others waiting, and its recipients get another attempt. */
  async #settleSafely(job: Job, work: () => Promise<SendResult[]>): Promise<void> {
    let results: SendResult[]
    try {
      results = await work()
    } catch (error) {
      this.#context.log.error('queue.job', { message: job.message.id, error })
      const attempt: Attempt = { code: 451, status: '4.3.0', text: 'Internal error', remote: undefined }
      results = job.recipients.map(() => ({ kind: 'refused', attempt, permanent: false }))
    }
    await this.#settle(job, results)
  }

  async #settle(job: Job, results: readonly SendResult[]): Promise<void> {
    const { log, hostname, now } = this.#context
    const { message } = job
    const outcomes: { recipient: QueuedRecipient; outcome: Outcome }[] = []
    const reports: Report[] = []
    for (const [index, recipient] of job.recipients.entries()) {
      const result = results[index]
      if (!result) continue
      const { outcome, report } = this.#judge(job, recipient, result)
      outcomes.push({ recipient, outcome })
      if (report) reports.push(report)
      log.info('queue.attempt', {
        message: message.id,
        to: recipient.address,
        outcome: outcome.kind,
        ...(result.kind === 'refused' && {
          code: result.attempt.code,
          text: result.attempt.text,
          remote: result.attempt.remote,
        }),
      })
    }
    const notices: NewEntry[] = []
    if (reports.length > 0 && message.from !== '') {
      const envelope = {
        from: message.from,
        ...(message.envelopeId !== undefined && { id: message.envelopeId }),
        ...(message.returns && { returns: message.returns }),
        ...(message.smtputf8 && { smtputf8: true }),
      }
      const bytes = await this.#queue.bytes(message.id)
      const notice = composeReport({ envelope, bytes }, reports, { hostname, now: now(), arrived: message.arrived })
      if (notice) notices.push(noticeEntry(this.#context, notice))
    }
    await this.#queue.settle(outcomes, notices)
  }

  #judge(
    { message }: Job,
    recipient: QueuedRecipient,
    result: SendResult,
  ): { outcome: Outcome; report: Report | undefined } {
    const { settings, now } = this.#context
    if (result.kind === 'accepted') {
      // RFC 3461 5.2.2: where the next host tells nobody of success, that it has been passed on is all that can be told.
      const report: Report = { recipient, action: 'relayed', status: '2.0.0', remote: result.remote }
      return { outcome: { kind: 'done' }, report: result.relayed ? report : undefined }
    }
    const { attempt, permanent } = result
    const time = now()
    const tried: Report = {
      recipient,
      action: 'failed',
      status: attempt.status,
      diagnostic: /^\d{3}\b/.test(attempt.text) ? attempt.text : `${attempt.code} ${attempt.status} ${attempt.text}`,
      ...(attempt.remote !== undefined && { remote: attempt.remote }),
      lastAttempt: time,
    }
    const minutes = settings.retryMinutes[Math.min(recipient.attempts, settings.retryMinutes.length - 1)] ?? 60
    const nextAttempt = time + minutes * 60_000
    if (permanent || nextAttempt > message.expires) {
      // RFC 3463 3.5: it was temporary all the time, and the time is over.
      return { outcome: { kind: 'done' }, report: permanent ? tried : { ...tried, status: '5.4.7' } }
    }
    const tell = !recipient.delayed && time - message.arrived >= settings.delayNoticeHours * 3_600_000
    return {
      outcome: { kind: 'later', attempt, nextAttempt, delayed: recipient.delayed || tell },
      report: tell ? { ...tried, action: 'delayed', retryUntil: message.expires } : undefined,
    }
  }
}

/** How many may be at it at a time. */
class Slots {
  #free: number
  readonly #waiting: (() => void)[] = []

  constructor(count: number) {
    this.#free = count
  }

  async take(): Promise<void> {
    if (this.#free > 0) this.#free--
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  give(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#free++
  }
}
