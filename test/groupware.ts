/**
 * For tests: a store, a directory with some people, and groupware over both, with a clock that stands still until it is moved.
 *
 *   ada@example.test (a@), ben@example.test, list team@ (both, and cid@elsewhere.example), contact dora@ (dora@elsewhere.example),
 *   emil@ forwards to emil@elsewhere.example and keeps a copy; frida@ is disabled
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { type Directory, type DirectoryChanges, type DirectoryObject, type Login, openDirectory } from '#directory'
import { SpecialFolder } from '#model'
import { type FolderId, type Mailbox, type Message, type OpenedStore, openStore } from '#store'
import { createAdministration } from '#groupware/administration.ts'
import type { MailSettings } from '#groupware/context.ts'
import { createGroupware, type GroupwareService } from '#groupware/groupware.ts'
import type { MailEnvelope, RecipientResult, Trace } from '#groupware/types.ts'

export const system = { kind: 'system' } as const

export interface Fixture {
  data: string
  store: OpenedStore
  directory: Directory & DirectoryChanges
  groupware: GroupwareService
  logged: { event: string; fields: Record<string, unknown> | undefined }[]
  object(address: string): Promise<DirectoryObject>
  login(address: string): Promise<Login>
  mailbox(address: string): Promise<Mailbox>
  messages(address: string, folder?: FolderId): Promise<Message[]>
  source(message: Message): Promise<string>
  /** Delivers and says the codes. */
  send(
    envelope: Partial<MailEnvelope> & { to: readonly string[] },
    text: string,
    how?: Sending,
  ): Promise<RecipientResult[]>
  now(): number
  pass(seconds: number): void
  /** Another groupware over the same data, as another process has it. */
  another(mail?: Partial<MailSettings>, clock?: () => number): GroupwareService
}

export interface Sending {
  login?: Login
  protocol?: Trace['protocol']
}

const closing: (() => Promise<void>)[] = []
after(async () => {
  for (const close of closing) await close()
})

export async function open(mail: Partial<MailSettings> = {}, domain = 'example.test'): Promise<Fixture> {
  const data = mkdtempSync(join(tmpdir(), 'kontor-groupware-'))
  let now = Date.UTC(2026, 0, 15, 9)
  const store = openStore({ data, clock: () => now })
  const directory = await openDirectory({ engine: store.engine, now: () => now })
  closing.push(async () => {
    await directory.close()
    await store.close()
    rmSync(data, { recursive: true, force: true })
  })
  await populate(store, directory, domain)
  const logged: Fixture['logged'] = []
  const note = (event: string, fields?: Record<string, unknown>) => void logged.push({ event, fields })
  const log = { info: note, warn: note, error: note }
  const another = (more: Partial<MailSettings> = mail, clock = () => now) =>
    createGroupware({
      store,
      directory,
      engine: store.engine,
      hostname: `mx.${domain}`,
      mail: more,
      log,
      now: clock,
    })
  const groupware = another()

  const object = async (address: string) => {
    const found = await directory.findByAddress(address)
    if (!found) throw new Error(`no ${address}`)
    return found
  }
  const mailbox = async (address: string) => store.open((await object(address)).mailbox as string, system)
  return {
    data,
    store,
    directory,
    groupware,
    logged,
    object,
    mailbox,
    another,
    login: async (address) => ({ user: await object(address), name: address, via: 'password' }),
    async messages(address, folder = SpecialFolder.inbox) {
      const opened = await mailbox(address)
      const { ids } = await store.view(opened, folder, {}).ids()
      return await Promise.all([...ids].map((id) => opened.getMessage(id)))
    },
    async source(message) {
      const source = await message.source()
      return source ? Buffer.from(await source.bytes()).toString('latin1') : ''
    },
    async send({ to, ...envelope }, text, { login, protocol = 'LMTP' } = {}) {
      return await groupware.deliver(
        { from: 'bob@elsewhere.example', recipients: to.map((address) => ({ address })), ...envelope },
        Buffer.from(text.replace(/\n/g, '\r\n')),
        { protocol, helo: 'client.example', remoteAddress: '192.0.2.7', session: 'c1.1' },
        login,
      )
    },
    now: () => now,
    pass(seconds) {
      now += seconds * 1000
    },
  }
}

async function populate(store: OpenedStore, directory: Directory & DirectoryChanges, domain: string): Promise<void> {
  const administration = createAdministration({ store, directory })
  const organisation = await directory.write((tx) => tx.createOrganisation({ name: 'Example' }))
  await administration.addDomain({ name: domain, organisation })
  const user = (local: string, displayName: string) =>
    ({ kind: 'user', organisation, address: `${local}@${domain}`, attributes: { displayName } }) as const
  const ada = await administration.create({ ...user('ada', 'Ada Sommer'), aliases: [`a@${domain}`] })
  const ben = await administration.create(user('ben', 'Ben Okafor'))
  await administration.create({ ...user('frida', 'Frida'), attributes: { displayName: 'Frida', disabled: true } })
  await administration.create({
    ...user('emil', 'Emil'),
    attributes: { displayName: 'Emil', forwardTo: ['emil@elsewhere.example'], forwardKeep: true },
  })
  await administration.create({
    kind: 'contact',
    organisation,
    address: `dora@${domain}`,
    attributes: { displayName: 'Dora', target: 'dora@elsewhere.example' },
  })
  await administration.create({
    kind: 'group',
    organisation,
    address: `team@${domain}`,
    attributes: { displayName: 'Team', members: [ada.id, ben.id, 'cid@elsewhere.example'], whoMaySend: 'anyone' },
  })
}
