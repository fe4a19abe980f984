/**
 * For tests of IMAP alone: its server on a free port, over the real store in a folder of its own, with two people who need
 * no directory, `ada` and `ben`, and a public store. Passwords are `secret`. For a whole server see harness.ts.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { Failure } from '#model'
import type { Directory, DirectoryObject, Login } from '#directory'
import type { Groupware } from '#groupware'
import { prepareMail } from '#groupware/append.ts'
import type { Context } from '#groupware/context.ts'
import { mime } from '#groupware/mime.ts'
import { type MailboxId, openStore, type Store, type Viewer } from '#store'
import { type ImapOptions, serveImap } from '#protocols/imap/index.ts'
import type { Log, Services } from '#protocols/services.ts'
import { socketConnection } from '#server/connection/socket.ts'
import { ImapClient } from './imap.ts'

export type Person = 'ada' | 'ben'

export interface ImapTestServer {
  port: number
  store: Store
  services: Services
  mailbox: Readonly<Record<Person | 'public', MailboxId>>
  /** Connected and logged in. */
  client(name?: Person): Promise<ImapClient>
  connect(): Promise<ImapClient>
  /** Logged as errors. */
  errors: Record<string, unknown>[]
  /** As a server does that is to stop. */
  shutDown(): void
  close(): Promise<void>
}

/** Ends with the test, which fails when an error was logged. */
export async function imapServer(test: TestContext, options: ImapOptions = {}): Promise<ImapTestServer> {
  const server = await startImapServer(options)
  test.after(async () => {
    await server.close()
    if (server.errors.length > 0) throw new Error(`logged: ${JSON.stringify(server.errors)}`)
  })
  return server
}

export async function startImapServer(options: ImapOptions = {}): Promise<ImapTestServer> {
  const data = mkdtempSync(join(tmpdir(), 'kontor-imap-'))
  const store = openStore({ data })
  const make = (owner: string, kind: 'private' | 'public') =>
    store.createMailbox({ kind, owner, locale: 'en', displayName: owner })
  const mailbox = {
    ada: await make('ada', 'private'),
    ben: await make('ben', 'private'),
    public: await make('public', 'public'),
  }
  const errors: Record<string, unknown>[] = []
  const stopping = new AbortController()
  const hostname = 'mail.example.test'
  const services: Services = {
    store,
    directory: testDirectory(mailbox),
    groupware: testGroupware(store, hostname),
    log: testLog(errors),
    hostname,
    stopping: stopping.signal,
  }
  const sessions = new Set<Promise<void>>()
  const listener = createServer((socket) => {
    const session = serveImap(socketConnection(socket), services, {
      plaintextLogin: 'always',
      loginFailureDelaySeconds: 0,
      startTls: false,
      ...options,
    })
    sessions.add(session)
    void session.finally(() => sessions.delete(session))
  })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  // Who does not close the server (a fuzz target cannot) does not stay alive for it.
  listener.unref()
  const { port } = listener.address() as AddressInfo
  const clients: ImapClient[] = []
  const connect = async () => {
    const client = await ImapClient.connect(port)
    clients.push(client)
    return client
  }
  return {
    port,
    store,
    services,
    mailbox,
    errors,
    connect,
    async client(name = 'ada') {
      const client = await connect()
      await client.login(name, 'secret')
      return client
    },
    shutDown: () => stopping.abort(),
    async close() {
      for (const client of clients) client.close()
      listener.close()
      await Promise.all(sessions)
      await store.close()
      rmSync(data, { recursive: true, force: true })
    },
  }
}

function testGroupware(store: Store, hostname: string): Groupware {
  const context = { store, hostname } as Context
  const parts: Pick<Groupware, 'prepareMail' | 'mime'> = {
    prepareMail: (message, options) =>
      prepareMail(store, message, { ...options, received: options.received ?? new Date() }),
    mime: (mailbox, id) => mime(context, mailbox, id),
  }
  return parts as Groupware
}

function testDirectory(mailbox: ImapTestServer['mailbox']): Directory {
  const objects = Object.entries(mailbox).map(([name, id]): DirectoryObject => {
    const kind = name === 'public' ? 'public' : 'user'
    const parts: Partial<DirectoryObject> = {
      id: name,
      organisation: 'example',
      kind,
      address: `${name}@example.test`,
      aliases: [],
      displayName: name,
      locale: 'en',
      disabled: false,
      hidden: false,
      mailbox: id,
      fields: {},
    }
    return parts as DirectoryObject
  })
  const shared = new Map<MailboxId, Set<string>>()
  const parts: Partial<Directory> = {
    async authenticate({ name, password }): Promise<Login> {
      const user = objects.find((object) => object.kind === 'user' && (object.id === name || object.address === name))
      if (user === undefined || password !== 'secret') throw new Failure('loginFailed')
      return { user, name, via: 'password' }
    },
    findObject: async (id) => objects.find((object) => object.id === id),
    findByAddress: async (address) => objects.find((object) => object.address === address.toLowerCase()),
    findByMailbox: async (id) => objects.find((object) => object.mailbox === id),
    viewer: async (user, id): Promise<Viewer> => {
      const owner = objects.some((object) => object.id === user && object.mailbox === id)
      return { kind: 'member', id: user, groups: [], owner }
    },
    async otherMailboxes(user) {
      const seen = objects.filter(
        ({ id, kind, mailbox: of }) => kind === 'public' || (id !== user && shared.get(of!)?.has(user)),
      )
      return seen.map((object) => ({
        object,
        mailbox: object.mailbox!,
        kind: object.kind === 'public' ? 'public' : 'other',
      }))
    },
    async noteSharing(id, members) {
      shared.set(id, new Set([...(shared.get(id) ?? []), ...members]))
    },
  }
  return parts as Directory
}

function testLog(errors: Record<string, unknown>[]): Log {
  const log: Log = {
    debug() {},
    info() {},
    warn() {},
    error(event, fields) {
      const { error } = fields ?? {}
      errors.push({ event, ...fields, error: error instanceof Error ? error.stack : error })
    },
    with: () => log,
  }
  return log
}
