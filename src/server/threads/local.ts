/**
 * Sessions in the main thread: `workers = 0`. The protocols run on the sockets themselves.
 */
import { newConnectionId } from '../connection/id.ts'
import type { Upgrade } from '../connection/socket.ts'
import type { Config, ServiceName } from '../config/schema.ts'
import { answerHere } from '../http/here.ts'
import type { HttpRelay } from '../http/relay.ts'
import type { Handed } from '../listener.ts'
import type { ServerLog } from '../log.ts'
import { Metrics } from '../metrics.ts'
import { Connections } from './connections.ts'
import type { TraceOrder } from '../trace/traced.ts'
import type { Tell } from '../trace/tracer.ts'
import { RecentTable } from '#protocols/imap/recent-table.ts'
import type { HttpWork, SessionHost } from './host.ts'
import { openThread, type Thread } from './thread.ts'

/** Beyond the time that sessions have: for the last bytes to leave and the store to close. */
const stuckMilliseconds = 5000

export class LocalHost implements SessionHost {
  readonly workers = 0
  readonly #thread: Thread
  readonly #config: Config
  readonly #connections: Connections
  readonly #requests = new Set<HttpRelay>()
  readonly #traced: { tell: Tell }

  private constructor(thread: Thread, config: Config, upgrade: Upgrade, traced: { tell: Tell }) {
    this.#traced = traced
    this.#thread = thread
    this.#config = config
    this.#connections = new Connections(upgrade, (service, connection) => thread.sessions.serve(service, connection))
  }

  static async start(config: Config, log: ServerLog, upgrade: Upgrade): Promise<LocalHost> {
    const traced: { tell: Tell } = { tell: () => undefined }
    const thread = await openThread(config, log, new Metrics(), {
      index: 0,
      recents: new RecentTable(),
      traced: (order, exchange) => traced.tell(order, exchange),
    })
    return new LocalHost(thread, config, upgrade, traced)
  }

  accept(service: ServiceName, { socket, remoteAddress, remotePort, over }: Handed): void {
    const { limits, listeners } = this.#config
    const facts = { id: newConnectionId(), remoteAddress, remotePort, stallSeconds: limits.stallSeconds }
    this.#connections.take(socket, { service, facts, implicitTls: listeners[service].tls === 'implicit' }, over)
  }

  answer(work: HttpWork): void {
    const closed = (relay: HttpRelay): void => void this.#requests.delete(relay)
    const { stallSeconds } = this.#config.limits
    this.#requests.add(answerHere(this.#thread.http, work, { stallSeconds, closed }))
  }

  async counted() {
    return [await this.#thread.metrics.counted()]
  }

  reopenLogs(): void {
    this.#thread.log.reopen()
  }

  /** Our `upgrade` asks for the certificate each time. */
  show(): void {}

  trace(orders: readonly TraceOrder[], tell: Tell): void {
    this.#traced.tell = tell
    this.#thread.tracer.set(orders)
  }

  async stop(seconds: number): Promise<void> {
    const cut = setTimeout(() => {
      this.#connections.destroy()
      for (const request of this.#requests) request.destroy()
    }, seconds * 1000)
    // A session that is stuck is not waited for.
    const giveUp = Promise.withResolvers<void>()
    const timer = setTimeout(giveUp.resolve, seconds * 1000 + stuckMilliseconds)
    await Promise.race([this.#thread.close(() => this.#connections.flushed()), giveUp.promise])
    clearTimeout(timer)
    clearTimeout(cut)
  }
}
