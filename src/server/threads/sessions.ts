/**
 * Sessions of one thread: which protocol speaks on which listener, and with what settings. A session that fails for a
 * reason nobody thought of is logged and ended; the thread goes on.
 */
import type { Connection } from '#protocols/connection.ts'
import { serveImap, type ImapOptions } from '#protocols/imap/index.ts'
import type { RecentTable } from '#protocols/imap/recent-table.ts'
import { MessageMemory } from '#protocols/message-memory.ts'
import type { Services } from '#protocols/services.ts'
import { serveSmtp, type SmtpOptions } from '#protocols/smtp/index.ts'
import type { Config, ServiceName } from '../config/schema.ts'
import type { Metrics } from '../metrics.ts'
import type { Tracer } from '../trace/tracer.ts'
import { WatchedConnection } from '../trace/watched-connection.ts'

type PlainLogin = Config['imap']['plainLogin']

export class Sessions {
  readonly #services: Services
  readonly #config: Config
  readonly #metrics: Metrics
  readonly #memory: MessageMemory
  readonly #recents: RecentTable
  readonly #tracer: Tracer
  readonly #open = new Set<Promise<void>>()

  constructor(
    services: Services,
    config: Config,
    { metrics, recents, tracer }: { metrics: Metrics; recents: RecentTable; tracer: Tracer },
  ) {
    this.#tracer = tracer
    this.#services = services
    this.#config = config
    this.#metrics = metrics
    this.#recents = recents
    this.#memory = new MessageMemory(Math.max(4 * config.mail.messageMegabytes, 256) * 1024 * 1024)
  }

  serve(service: ServiceName, connection: Connection): void {
    const session = this.#run(service, connection)
    this.#open.add(session)
    void session.finally(() => this.#open.delete(session))
  }

  /** Resolves when no session is open any more. */
  async ended(): Promise<void> {
    while (this.#open.size > 0) await Promise.all(this.#open)
  }

  async #run(service: ServiceName, connection: Connection): Promise<void> {
    const begun = performance.now()
    this.#metrics.sessions.inc({ service })
    this.#metrics.sessionsTotal.inc({ service })
    const log = this.#services.log.with({ session: connection.id, service })
    log.debug('session.begin', { remoteAddress: connection.remoteAddress, secure: connection.secure })
    try {
      await this.#speak(service, connection)
    } catch (error) {
      log.error('session.bug', { error })
    } finally {
      connection.end()
      this.#metrics.sessions.dec({ service })
      log.debug('session.end', { seconds: Math.round(performance.now() - begun) / 1000 })
    }
  }

  async #speak(service: ServiceName, connection: Connection): Promise<void> {
    const tls: string = this.#config.listeners[service].tls
    const startTls = tls === 'starttls'
    switch (service) {
      case 'imap':
      case 'imaps':
        return await serveImap(
          new WatchedConnection(connection, this.#tracer, 'imap'),
          this.#services,
          this.#imapOptions(startTls),
        )
      case 'smtp':
        return await serveSmtp(connection, this.#services, this.#smtpOptions('mx', connection, startTls))
      case 'submission':
      case 'submissions':
        return await serveSmtp(
          new WatchedConnection(connection, this.#tracer, 'smtp'),
          this.#services,
          this.#smtpOptions('submission', connection, startTls),
        )
      case 'lmtp':
        return await serveSmtp(connection, this.#services, this.#smtpOptions('lmtp', connection, startTls))
      default:
        throw new Error(`${service} is no service of sessions`)
    }
  }

  #imapOptions(startTls: boolean): ImapOptions {
    const { imap, mail } = this.#config
    return {
      startTls,
      memory: this.#memory,
      recents: this.#recents,
      plaintextLogin: imap.plainLogin,
      appendBytesMax: mail.messageMegabytes * 1024 * 1024,
      sessionsPerUserMax: imap.sessionsPerUser,
    }
  }

  #smtpOptions(service: SmtpOptions['service'], connection: Connection, startTls: boolean): SmtpOptions {
    const { mail } = this.#config
    return {
      service,
      startTls,
      insecureAuth: allowsPlainLogin(mail.plainLogin, connection.remoteAddress),
      memory: this.#memory,
      limits: { messageBytes: mail.messageMegabytes * 1024 * 1024, recipients: mail.recipients },
    }
  }
}

function allowsPlainLogin(allowed: PlainLogin, address: string): boolean {
  if (allowed === 'loopback') return address.startsWith('127.') || address === '::1'
  return allowed === 'always'
}
