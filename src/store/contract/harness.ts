/**
 * One contract for both engines: `contract('…', async (world) => …)` runs on SQLite and on PostgreSQL, each time in a mailbox
 * of its own. A difference between the engines is written at the test.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test, type TestContext } from 'node:test'
import { envelope, parseStructure } from '#codec/mime/index.ts'
import { Bag } from '#model'
import { startPostgres } from '#test/postgres.ts'
import { item } from './item.ts'
import { type OpenedStore, openStore } from '../open-store.ts'
import type { FolderId, Mailbox, MailboxKind, Member, MessageId, NewMessage, Viewer } from '../index.ts'

export const data = mkdtempSync(join(tmpdir(), 'kontor-store-'))
export const postgres = await startPostgres()
const postgresUrl = await postgres?.database()
const opened: OpenedStore[] = []

after(async () => {
  for (const store of opened) await store.close()
  await postgres?.stop()
  rmSync(data, { recursive: true, force: true })
})

export { item }

export const clock = { now: Date.UTC(2026, 0, 15, 9) }

export function openOne(database: string, folder = data): OpenedStore {
  const store = openStore({ data: folder, database, clock: () => clock.now })
  opened.push(store)
  return store
}

export interface World {
  store: OpenedStore
  engine: 'sqlite' | 'postgres'
  database: string
  mailbox: Mailbox
  /** The same mailbox as somebody else sees it. */
  as(viewer: Viewer): Promise<Mailbox>
  /** Puts a message into a folder and says its id. */
  put(folder: FolderId, message?: Partial<NewMessage> & { subject?: string }): Promise<MessageId>
}

export type Options = { kind?: MailboxKind; locale?: string; skip?: string }

export function contract(
  title: string,
  body: (world: World, context: TestContext) => Promise<void>,
  options: Options = {},
): void {
  for (const [engine, database] of [
    ['sqlite', 'sqlite'],
    ['postgres', postgresUrl],
  ] as const) {
    const skip = options.skip ?? (database === undefined ? 'no PostgreSQL' : false)
    void test(`${engine}: ${title}`, { skip }, async (context) => {
      await body(await makeWorld(engine, database ?? '', options), context)
    })
  }
}

const stores = new Map<string, OpenedStore>()

async function makeWorld(engine: World['engine'], database: string, options: Options): Promise<World> {
  let store = stores.get(engine)
  if (!store) stores.set(engine, (store = openOne(database)))
  const own = store
  const { kind = 'private', locale = 'en' } = options
  const id = await own.createMailbox({ kind, owner: 'ada', locale, displayName: 'Ada Sommer' })
  const mailbox = await own.open(id, { kind: 'system' })
  return {
    store: own,
    engine,
    database,
    mailbox,
    as: (viewer) => own.open(id, viewer),
    put: (folder, { subject, ...more } = {}) =>
      own.write(
        mailbox,
        async (tx) => (await tx.createMessage(folder, item({ Subject: subject ?? 'x' }, {}, more))).id,
      ),
  }
}

/** A message with its MIME form, as a delivery makes it: the bodies stay in the source. */
export function mail(text: string, more: Partial<NewMessage> = {}): NewMessage {
  const bytes = Buffer.from(text.replaceAll('\n', '\r\n'))
  const structure = parseStructure(bytes)
  const found = envelope(bytes, structure)
  return {
    properties: Bag.of({ Subject: found.subject, InternetMessageId: found.messageId, InReplyToId: found.inReplyTo }),
    recipients: found.to.map(({ name, mailbox, host }) =>
      Bag.of({ DisplayName: name ?? `${mailbox}@${host}`, SmtpAddress: `${mailbox}@${host}`, RecipientType: 1 }),
    ),
    attachments: [],
    source: { bytes, structure, envelope: found },
    received: new Date(clock.now),
    ...more,
  }
}

export const member = (id: string, groups: string[] = []): Viewer => ({ kind: 'member', id, groups, owner: false })

export async function grant(world: World, folder: FolderId, members: Member[]): Promise<void> {
  await world.store.write(world.mailbox, (tx) => tx.setPermissions(folder, members))
}

export const fails = (code: string) => ({ name: 'Failure', code })
