/**
 * A whole server in one call: listeners, workers, store, directory, in a temporary folder, on free ports of loopback.
 *
 *   const server = await startServer({ workers: 2, accounts: ['ada', 'ben'] })
 *   server.port('imap'); server.account('ada').password; server.opened.store …
 *   await server.stop()
 *
 * `opened` is the same data, opened in the test's own thread, as another process would. `restart` stops the server and
 * starts it on the same data (and other ports).
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeConfig } from '#server/config/load.ts'
import type { ConfigInput, ServiceName } from '#server/config/schema.ts'
import { openLog } from '#server/log.ts'
import { type RunningServer, startServer as start } from '#server/main.ts'
import { Metrics } from '#server/metrics.ts'
import { open, type Opened } from '#server/open.ts'
import type { MailboxId } from '#store'

export interface TestAccount {
  name: string
  address: string
  password: string
  mailbox: MailboxId
}

export interface TestServer {
  data: string
  /** PEM of the authority that signed the server's certificate. */
  authority: string
  opened: Opened
  port(service: ServiceName): number
  account(name: string): TestAccount
  createAccount(name: string, locale?: string): Promise<TestAccount>
  /** Sessions are told, the store is closed, and everything starts again on the same data. */
  restart(): Promise<void>
  /** Sessions get so many seconds to say goodbye. The folder stays until `stop`. */
  shutDown(seconds?: number): Promise<void>
  stop(): Promise<void>
}

export interface TestServerOptions {
  /** 0 (default): everything in this thread. */
  workers?: number
  /** 'sqlite' (default), or the URL of a PostgreSQL database. */
  database?: string
  /** Names of accounts at example.test. */
  accounts?: readonly string[]
  config?: ConfigInput
}

const services = ['imap', 'imaps', 'smtp', 'submission', 'submissions', 'lmtp', 'http', 'https', 'metrics'] as const

export async function startServer(options: TestServerOptions = {}): Promise<TestServer> {
  const data = mkdtempSync(join(tmpdir(), 'kontor-test-'))
  const { config: more = {}, database = 'sqlite' } = options
  const config = makeConfig({
    ...more,
    server: { data, hostname: 'mail.example.test', workers: options.workers ?? 0, shutdownSeconds: 5, ...more.server },
    store: database === 'sqlite' ? {} : { engine: 'postgres', url: database },
    listeners: Object.fromEntries(
      services.map((service) => [service, { enabled: true, host: '127.0.0.1', port: 0, ...more.listeners?.[service] }]),
    ),
    imap: { plainLogin: 'always', ...more.imap },
    http: { plainLogin: 'always', ...more.http },
    mail: { plainLogin: 'always', ...more.mail },
    log: { level: process.env.KONTOR_LOG_LEVEL === 'debug' ? 'debug' : 'error', format: 'json', ...more.log },
  })
  const opened = await open(config)
  const organisation = await opened.directory.write(async (tx) => await tx.createOrganisation({ name: 'Example' }))
  await opened.administration.addDomain({ name: 'example.test', organisation })

  const accounts = new Map<string, TestAccount>()
  let running: RunningServer | undefined
  const server: TestServer = {
    data,
    authority: '',
    opened,
    port(service) {
      const found = running?.services.find(({ name }) => name === service)
      if (!found) throw new Error(`${service} does not run`)
      return found.port
    },
    account(name) {
      const found = accounts.get(name)
      if (!found) throw new Error(`there is no account ${name}`)
      return found
    },
    async createAccount(name, locale = 'en') {
      const address = `${name}@example.test`
      const password = `${name}-secret-1`
      const object = await opened.administration.create({
        kind: 'user',
        address,
        attributes: { displayName: `${name[0]?.toUpperCase()}${name.slice(1)}`, locale },
      })
      await opened.directory.setPassword(object.id, password)
      const account = { name, address, password, mailbox: object.mailbox as MailboxId }
      accounts.set(name, account)
      return account
    },
    async restart() {
      await server.shutDown()
      await begin()
    },
    async shutDown(seconds) {
      await running?.stop(seconds)
      running = undefined
    },
    async stop() {
      await server.shutDown(0)
      await opened.close()
      rmSync(data, { recursive: true, force: true })
    },
  }

  async function begin(): Promise<void> {
    const metrics = new Metrics()
    running = await start(config, { log: openLog(config.log, (event) => metrics.events.inc({ event })), metrics })
  }

  try {
    for (const name of options.accounts ?? []) await server.createAccount(name)
    await begin()
    server.authority = readFileSync(join(data, 'tls/authority.pem'), 'utf8')
  } catch (error) {
    await server.stop()
    throw error
  }
  return server
}
