/**
 * Sessions in the main thread: `workers = 0`. The protocols run on the sockets themselves.
 */
import { newConnectionId } from '../connection/id.ts'
import { socketConnection, type Upgrade } from '../connection/socket.ts'
import type { Config, ServiceName } from '../config/schema.ts'
import { answerHere } from '../http/here.ts'
import type { HttpRelay } from '../http/relay.ts'
import type { Accepted } from '../listener.ts'
import type { ServerLog } from '../log.ts'
import { Metrics } from '../metrics.ts'
import type { Connection } from '#protocols/connection.ts'
import type { HttpWork, SessionHost } from './host.ts'
import { openThread, type Thread } from './thread.ts'

/** Beyond the time that sessions have. */
const stuckMilliseconds = 5000

export class LocalHost implements SessionHost {
  readonly workers = 0
  readonly #thread: Thread
  readonly #upgrade: Upgrade
  readonly #stallSeconds: number
  readonly #connections = new Set<Connection>()
  readonly #requests = new Set<HttpRelay>()

  private constructor(thread: Thread, config: Config, upgrade: Upgrade) {
    this.#thread = thread
    this.#upgrade = upgrade
    this.#stallSeconds = config.limits.stallSeconds
  }

  static async start(config: Config, log: ServerLog, upgrade: Upgrade): Promise<LocalHost> {
    return new LocalHost(await openThread(config, log, new Metrics(), 0), config, upgrade)
  }

  accept(service: ServiceName, { socket, ...facts }: Accepted): void {
    const id = newConnectionId()
    const connection = socketConnection(socket, { ...facts, id, stallSeconds: this.#stallSeconds }, this.#upgrade)
    this.#connections.add(connection)
    socket.once('close', () => this.#connections.delete(connection))
    this.#thread.sessions.serve(service, connection)
  }

  answer(work: HttpWork): void {
    const closed = (relay: HttpRelay): void => void this.#requests.delete(relay)
    this.#requests.add(answerHere(this.#thread.http, work, { stallSeconds: this.#stallSeconds, closed }))
  }

  async counted() {
    return [await this.#thread.metrics.counted()]
  }

  reopenLogs(): void {
    this.#thread.log.reopen()
  }

  async stop(seconds: number): Promise<void> {
    const cut = setTimeout(() => {
      for (const connection of [...this.#connections, ...this.#requests]) connection.destroy()
    }, seconds * 1000)
    // A session that is stuck is not waited for.
    const giveUp = Promise.withResolvers<void>()
    const timer = setTimeout(giveUp.resolve, seconds * 1000 + stuckMilliseconds)
    await Promise.race([this.#thread.close(), giveUp.promise])
    clearTimeout(timer)
    clearTimeout(cut)
  }
}
