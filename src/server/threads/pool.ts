/**
 * The worker threads. A new connection goes to the worker that has the fewest, and stays there. A worker that crashes
 * takes its own connections along and is started again; the server goes on. So does one that hangs (watchdog.ts).
 */
import { Worker } from 'node:worker_threads'
import { Channel, Kind } from '../connection/channel.ts'
import { newConnectionId } from '../connection/id.ts'
import { chooseWorker } from '../http/affinity.ts'
import { HttpRelay, requestHead } from '../http/relay.ts'
import { RecentTable } from '#protocols/imap/recent-table.ts'
import type { Log } from '#protocols/services.ts'
import type { Config, ServiceName } from '../config/schema.ts'
import type { Handed } from '../listener.ts'
import type { Counted } from '../metrics.ts'
import { StartError } from '../start-error.ts'
import type { ShownCertificates } from '../tls/certificate-choice.ts'
import type { TraceOrder } from '../trace/traced.ts'
import type { Tell } from '../trace/tracer.ts'
import type { Arrived } from './connections.ts'
import type { FromWorker, ToWorker, WorkerSettings } from './control.ts'
import type { HttpWork, SessionHost } from './host.ts'
import { Watchdog } from './watchdog.ts'

/** After a crash: at once, then slower, so that a worker that cannot live does not burn a processor. */
const restartMilliseconds = [0, 1000, 5000, 30_000]
/** A worker that has lived so long was well. */
const wellMilliseconds = 60_000
/** Beyond the time that sessions have: for the last bytes to leave and the store to close. */
const stuckMilliseconds = 3000
/** A worker that hangs is not waited for: metrics are told without it. */
const countMilliseconds = 1000

export interface PoolSettings {
  config: Config
  log: Log
  /** Those that are shown now. */
  certificates: () => ShownCertificates
  /** What the threads run; the protocols, unless a test has something else. */
  entry?: URL
}

const usualEntry = new URL('./worker-entry.ts', import.meta.url)

export class WorkerPool implements SessionHost {
  readonly #settings: PoolSettings
  readonly #recents = RecentTable.memory()
  readonly #threads: WorkerThread[] = []
  #stopping = false
  #traced: { orders: readonly TraceOrder[]; tell: Tell } = { orders: [], tell: () => undefined }
  #turn = 0

  private constructor(settings: PoolSettings) {
    this.#settings = settings
  }

  static async start(count: number, settings: PoolSettings): Promise<WorkerPool> {
    const pool = new WorkerPool(settings)
    const starting = Array.from({ length: count }, (_, index) => pool.#spawn(index, 0))
    try {
      await Promise.all(starting.map((thread) => thread.ready))
    } catch (error) {
      await pool.stop(0)
      throw error
    }
    return pool
  }

  get workers(): number {
    return this.#threads.filter((thread) => thread.isReady).length
  }

  accept(service: ServiceName, accepted: Handed): void {
    let chosen: WorkerThread | undefined
    for (const thread of this.#threads) {
      if (thread.isReady && (!chosen || thread.connections < chosen.connections)) chosen = thread
    }
    if (chosen) chosen.accept(service, accepted)
    else {
      accepted.socket.destroy()
      accepted.over('closed')
    }
  }

  answer(work: HttpWork): void {
    const path = work.incoming.url ?? '/'
    const { headers } = work.incoming
    const chosen = this.#threads[chooseWorker({ path, headers, workers: this.#threads.length, turn: this.#turn++ })]
    if (chosen?.isReady) {
      chosen.answer(work)
      return
    }
    // Its sessions have gone with it: whoever comes back in a moment begins new ones.
    work.outgoing.writeHead(503, { 'Content-Length': '0', 'Retry-After': '1' }).end()
    work.answered(503)
  }

  async counted(): Promise<Counted[]> {
    const all = await Promise.all(this.#threads.map((thread) => thread.counted()))
    return all.filter((counted) => counted !== undefined)
  }

  reopenLogs(): void {
    for (const thread of this.#threads) thread.say({ is: 'reopenLogs' })
  }

  show(certificates: ShownCertificates): void {
    for (const thread of this.#threads) thread.say({ is: 'show', certificates })
  }

  trace(orders: readonly TraceOrder[], tell: Tell): void {
    this.#traced = { orders, tell }
    for (const thread of this.#threads) thread.say({ is: 'trace', orders })
  }

  async stop(seconds: number): Promise<void> {
    this.#stopping = true
    await Promise.all(this.#threads.map((thread) => thread.stop(seconds)))
  }

  #spawn(index: number, crashes: number): WorkerThread {
    const { log } = this.#settings
    const thread = new WorkerThread(index, this.#settings, this.#recents, (order, traced) =>
      this.#traced.tell(order, traced),
    )
    this.#threads[index] = thread
    const begun = Date.now()
    void thread.ended.then((reason) => {
      if (this.#stopping) return
      // One that was never ready at the first start stops the server; `start` tells it.
      if (!thread.wasReady && crashes === 0) return
      const again = Date.now() - begun > wellMilliseconds ? 0 : crashes
      const wait = restartMilliseconds[Math.min(again, restartMilliseconds.length - 1)] as number
      log.error('worker.crashed', {
        worker: index,
        connections: thread.connections,
        restartMilliseconds: wait,
        error: reason,
      })
      thread.drop()
      setTimeout(() => {
        if (this.#stopping) return
        const next = this.#spawn(index, again + 1)
        next.ready.then(
          () => {
            log.info('worker.started', { worker: index })
            next.say({ is: 'trace', orders: this.#traced.orders })
          },
          () => undefined,
        )
      }, wait)
    })
    return thread
  }
}

class WorkerThread {
  readonly ready: Promise<void>
  /** With the reason; never rejects. */
  readonly ended: Promise<unknown>
  readonly #handedOver = new Map<number, Handed['over']>()
  readonly #requests = new Map<number, HttpRelay>()
  isReady = false
  wasReady = false
  readonly #worker: Worker
  readonly #channel: Channel
  readonly #settings: PoolSettings
  readonly #traced: Tell
  readonly #becameReady = Promise.withResolvers<void>()
  readonly #stopped = Promise.withResolvers<void>()
  readonly #counts = new Map<number, (counted: Counted | undefined) => void>()
  readonly #watchdog: Watchdog
  #hung: Error | undefined
  #lastId = 0
  #lastAsk = 0

  constructor(index: number, settings: PoolSettings, recents: SharedArrayBuffer, traced: Tell) {
    this.#settings = settings
    this.#traced = traced
    const data: WorkerSettings = { config: settings.config, index, certificates: settings.certificates(), recents }
    this.#worker = new Worker(settings.entry ?? usualEntry, {
      workerData: data,
      name: `worker ${index}`,
    })
    this.#channel = new Channel(
      this.#worker,
      (kind, id, value) => {
        this.#watchdog.heard()
        if (kind === Kind.control) this.#hear(value as FromWorker)
        else this.#requests.get(id)?.handle(kind, value)
      },
      setImmediate,
    )
    const { hangSeconds } = settings.config.limits
    this.#watchdog = new Watchdog({
      hangSeconds,
      // Until it is ready, it may be migrating a large database.
      ask: () => (this.isReady ? this.say({ is: 'ping' }) : this.#watchdog.heard()),
      hung: () => {
        settings.log.error('worker.hung', { worker: index, connections: this.connections, seconds: hangSeconds })
        this.#hung = new Error(`the worker has answered nothing for ${hangSeconds} seconds and was ended`)
        // At once: to end the thread takes until it comes out of what it is in.
        this.isReady = false
        this.#endRequests()
        void this.#worker.terminate()
      },
    })
    this.ready = this.#becameReady.promise
    this.ended = new Promise((resolve) => {
      let reason: unknown
      this.#worker.once('error', (error) => (reason = error))
      this.#worker.once('exit', (code) => {
        this.isReady = false
        this.#watchdog.stop()
        reason ??= this.#hung
        this.#stopped.resolve()
        this.#becameReady.reject(reason ?? new StartError(`a worker ended with code ${code} before it was ready`))
        resolve(reason ?? `exit code ${code}`)
      })
    })
    // Whoever waits for `ready` is told; that nobody waits (a restart) is no bug.
    this.ready.catch(() => undefined)
  }

  /** Of byte protocols. */
  get connections(): number {
    return this.#handedOver.size
  }

  accept(service: ServiceName, { socket, remoteAddress, remotePort, over }: Handed): void {
    const id = ++this.#lastId
    const { limits, listeners } = this.#settings.config
    const about: Arrived = {
      service,
      facts: { id: newConnectionId(), remoteAddress, remotePort, stallSeconds: limits.stallSeconds },
      implicitTls: listeners[service].tls === 'implicit',
    }
    try {
      this.#channel.handOver(id, { socket, about })
      this.#handedOver.set(id, over)
    } catch (error) {
      this.#settings.log.error('connection.not-handed-over', { error })
      socket.destroy()
      over('closed')
    }
  }

  answer({ id: requestId, incoming, outgoing, ...facts }: HttpWork): void {
    const id = ++this.#lastId
    this.#channel.post(Kind.request, id, requestHead(requestId, incoming, facts))
    const relay = new HttpRelay({
      incoming,
      outgoing,
      expectsContinue: facts.expectsContinue,
      post: (kind, value) => {
        if (kind === Kind.data) this.#channel.postData(id, value as Uint8Array, false)
        else this.#channel.post(kind, id, value)
      },
      stallSeconds: this.#settings.config.limits.stallSeconds,
      answered: facts.answered,
      closed: () => this.#requests.delete(id),
    })
    this.#requests.set(id, relay)
  }

  say(value: ToWorker): void {
    this.#channel.post(Kind.control, 0, value)
  }

  counted(): Promise<Counted | undefined> {
    if (!this.isReady) return Promise.resolve(undefined)
    const ask = ++this.#lastAsk
    return new Promise((resolve) => {
      const answer = (counted: Counted | undefined): void => {
        clearTimeout(timer)
        this.#counts.delete(ask)
        resolve(counted)
      }
      const timer = setTimeout(() => answer(undefined), countMilliseconds)
      this.#counts.set(ask, answer)
      this.say({ is: 'count', ask })
    })
  }

  /** It is gone, and its connections with it. */
  drop(): void {
    for (const over of this.#handedOver.values()) over('closed')
    this.#handedOver.clear()
    this.#endRequests()
  }

  #endRequests(): void {
    for (const request of this.#requests.values()) request.destroy()
  }

  async stop(seconds: number): Promise<void> {
    this.#watchdog.stop()
    if (this.isReady) {
      this.isReady = false
      this.say({ is: 'stop' })
      const cut = setTimeout(() => {
        this.say({ is: 'cut' })
        this.#endRequests()
      }, seconds * 1000)
      // Sessions that are cut off end by themselves; a worker that hangs does not.
      await Promise.race([this.#stopped.promise, wait(seconds * 1000 + stuckMilliseconds)])
      clearTimeout(cut)
    }
    await this.#worker.terminate()
    this.drop()
  }

  #hear(value: FromWorker): void {
    switch (value.is) {
      case 'ready':
        this.isReady = true
        this.wasReady = true
        this.#becameReady.resolve()
        return
      case 'failed':
        this.#becameReady.reject(new StartError(value.message))
        void this.#worker.terminate()
        return
      case 'pong':
        return
      case 'over':
        this.#handedOver.get(value.connection)?.(value.reason)
        this.#handedOver.delete(value.connection)
        return
      case 'counted':
        this.#counts.get(value.ask)?.(value.counted)
        return
      case 'traced':
        this.#traced(value.order, value.traced)
        return
      case 'stopped':
        this.#stopped.resolve()
    }
  }
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref())
}
