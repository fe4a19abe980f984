/**
 * What MAPI clients do all day, in numbers: mails that are told one by one over connections that break, copies kept by ICS
 * beside IMAP and delivery, large messages, sessions and handles that nobody gives back.
 *
 * KONTOR_ENDURANCE=full takes the numbers that a server has to stand (10,000 mails, 100 MB, 1,000 sessions); without it
 * they are small. KONTOR_ENDURANCE_MAILS and KONTOR_ENDURANCE_EDITS say how many mails and edits.
 */
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import {
  AnswerLost,
  type Change,
  connect,
  type Folder,
  type MapiClient,
  P,
  readItem,
  RopError,
  type Store,
  SyncState,
  type Token,
  Upload,
  upload,
} from '#client/mapi/index.ts'
import { showValue } from '#codec/binary/index.ts'
import {
  changeKey,
  encodeChangeList,
  fileTime,
  type Item,
  MapiError,
  mergeChanges,
  parseChangeKey,
  parseChangeList,
  sourceKey,
} from '#model'
import { BreakableProxy } from '#test/clients/breakable-proxy.ts'
import { ImapClient } from '#test/clients/imap.ts'
import { deliverByLmtp } from '#test/clients/lmtp.ts'
import { startServer, type TestServer, type TestServerOptions } from '#test/harness.ts'

const full = process.env.KONTOR_ENDURANCE === 'full'
const megabyte = 1024 * 1024

async function start(t: TestContext, options: TestServerOptions = {}): Promise<TestServer> {
  const server = await startServer({ accounts: ['ada'], ...options })
  t.after(() => server.stop())
  return server
}

async function logOn(
  t: TestContext,
  server: TestServer,
  port = server.port('http'),
): Promise<{ client: MapiClient; store: Store; inbox: Folder }> {
  const { address, password } = server.account('ada')
  const userDn = (await server.opened.directory.findByAddress(address))?.legacyDn as string
  const client = await connect({
    url: `http://127.0.0.1:${port}/mapi/emsmdb/`,
    userDn,
    login: { user: address, password },
    retryMilliseconds: [1, 10, 100, 1000],
  })
  t.after(() => client.close())
  const store = await client.logon({ mailbox: userDn })
  return { client, store, inbox: await store.openFolder(store.folders.inbox) }
}

async function deliver(server: TestServer, subject: string, body = 'body'): Promise<void> {
  await deliverByLmtp(server.port('lmtp'), {
    from: 'ben@elsewhere.test',
    to: ['ada@example.test'],
    message: `From: ben@elsewhere.test\r\nTo: ada@example.test\r\nSubject: ${subject}\r\n\r\n${body}\r\n`,
  })
}

const newMail = 0x02

test('mails one after the other, over connections that break and sessions that are lost: all are told, none is lost', async (t) => {
  const mails = Number(process.env.KONTOR_ENDURANCE_MAILS ?? (full ? 10_000 : 60))
  const server = await start(t, { workers: 2 })
  const proxy = await BreakableProxy.to(server.port('http'))
  t.after(() => proxy.close())
  const { client, store } = await logOn(t, server, proxy.port)
  const known = new Set<number>()
  let wake = (): void => undefined
  const learn = (id: number): void => {
    known.add(id)
    wake()
  }
  let state = new SyncState()
  /** What has come while nobody listened, or was told in an answer that did not arrive. */
  const catchUp = async (): Promise<void> => {
    const inbox = await store.openFolder(store.folders.inbox)
    const download = await inbox.synchronize(state)
    for await (const change of download.changes()) if (change.kind === 'message') learn(change.id)
    state = download.state
    await inbox.release()
  }
  client.onNotification = ({ data }) => learn(data.messageId?.counter ?? 0)
  await store.subscribe(newMail)
  const waits: number[] = []
  const send = async (): Promise<void> => {
    for (let number = 1; number <= mails; number++) {
      await deliver(server, `mail ${number}`)
      const committed = performance.now()
      if (number % 10 === 5) proxy.breakAll()
      // The next one when this one is known: one in a row, as people write to each other.
      while (known.size < number) await new Promise<void>((resolve) => (wake = resolve))
      waits.push(performance.now() - committed)
    }
  }
  const counts = { answersLost: 0, sessionsLost: 0 }
  const listen = async (): Promise<void> => {
    for (let round = 1; known.size < mails; round++) {
      try {
        // Now and then the session is gone as well, as after a restart.
        if (round % 20 === 0) {
          counts.sessionsLost++
          await client.reconnect()
          await store.subscribe(newMail)
          await catchUp()
        }
        if (await client.waitForNotification(new AbortController().signal)) await client.poll()
      } catch (error) {
        // The server has told what it had to tell, and the connection broke over it.
        if (!(error instanceof AnswerLost)) throw error
        counts.answersLost++
        await catchUp()
      }
    }
  }
  await Promise.all([send(), listen()])
  assert.equal(known.size, mails)
  waits.sort((a, b) => a - b)
  const at = (part: number) => `${(waits[Math.floor((waits.length - 1) * part)] as number).toFixed(1)} ms`
  t.diagnostic(
    `from the answer to LMTP until the client knows: median ${at(0.5)}, 95 % ${at(0.95)}, longest ${at(1)}; ${JSON.stringify(counts)}`,
  )
})

test('a flag of a message with 20 MB costs less than 2 KB of ICS', async (t) => {
  const server = await start(t)
  const { inbox } = await logOn(t, server)
  const message = await inbox.createMessage()
  await message.set([P.Subject, 'large'], [P.MessageClass, 'IPM.Note'])
  const size = full ? 20 * megabyte : 2 * megabyte
  await upload(message, Upload.copyTo, attachment(size))
  const id = await message.save()
  await message.release()
  const first = await inbox.synchronize(new SyncState(), { partial: true })
  await drain(first.changes())
  assert.ok(first.traffic.bytes > size)
  let { state } = first

  // rfClearReadFlag: whoever makes a message has read it.
  await inbox.setReadFlags([id], 0x04)
  const read = await inbox.synchronize(state, { partial: true })
  assert.deepEqual(await drain(read.changes()), ['unread'])
  assert.ok(read.traffic.bytes < 2048, `${read.traffic.bytes} bytes`)
  state = read.state

  const opened = await inbox.openMessage(id)
  await opened.set([P.FlagStatus, 2])
  await opened.save()
  const flagged = await inbox.synchronize(state, { partial: true })
  assert.deepEqual(await drain(flagged.changes()), ['partial'])
  assert.ok(flagged.traffic.bytes < 2048, `${flagged.traffic.bytes} bytes`)
  t.diagnostic(
    `unread: ${read.traffic.bytes} bytes, flagged: ${flagged.traffic.bytes} bytes, all of it: ${first.traffic.bytes}`,
  )
})

test('a large attachment goes up and down through streams, a piece at a time', async (t) => {
  const server = await start(t)
  const { inbox } = await logOn(t, server)
  const size = full ? 100 * megabyte : 12 * megabyte
  const piece = Buffer.alloc(megabyte)
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  /** Of server and client, which are one process here: what both hold, and nothing that they have let go. */
  const held = async (): Promise<number> => {
    // Memory under buffers is freed a turn after the buffers.
    for (let round = 0; round < 3; round++) {
      await new Promise((resolve) => setImmediate(resolve))
      collect()
    }
    const { arrayBuffers, heapUsed } = process.memoryUsage()
    return arrayBuffers + heapUsed
  }
  const before = await held()
  let most = 0
  let looked = 0
  const look = async (at: number): Promise<void> => {
    if (at - looked < 4 * megabyte) return
    looked = at
    most = Math.max(most, (await held()) - before)
  }
  const message = await inbox.createMessage()
  const file = await message.createAttachment()
  await file.set([P.AttachMethod, 1])
  const up = await file.openStream(P.AttachDataBinary, 'create')
  for (let at = 0; at < size; at += piece.length) {
    piece.fill(at / piece.length)
    await up.write(piece)
    await look(at)
  }
  await up.commit()
  await up.release()
  await file.save()
  const id = await message.save()
  await message.release()
  const again = await (await inbox.openMessage(id)).openAttachment(0)
  const down = await again.openStream(P.AttachDataBinary)
  assert.equal(down.openedSize, size)
  looked = 0
  let at = 0
  for (let bytes = await down.read(); bytes.length > 0; bytes = await down.read()) {
    for (const byte of [bytes[0], bytes.at(-1)]) assert.ok(byte !== undefined)
    assert.equal(bytes[0], Math.floor(at / piece.length) & 0xff)
    at += bytes.length
    await look(at)
  }
  assert.equal(at, size)
  t.diagnostic(`at most ${(most / megabyte).toFixed(0)} MiB more than before, ${size / megabyte} MiB twice`)
  assert.ok(most < 12 * megabyte, `${most} bytes`)
})

test('sessions that never say goodbye cost others nothing', async (t) => {
  const sessions = full ? 1000 : 40
  const server = await start(t, { workers: 2 })
  const first = await logOn(t, server)
  for (let number = 0; number < sessions; number++) {
    const { client } = await logOn(t, server)
    // The sockets go, the session stays.
    client.abandon()
  }
  await deliver(server, 'all the same')
  const table = await first.inbox.contents([P.Subject])
  assert.deepEqual(await table.values(), [['all the same']])
  const another = await logOn(t, server)
  assert.equal((await another.inbox.get(P.ContentCount)) as number, 1)
})

test('handles run out at a limit, the session goes on, and what is released can be had again', async (t) => {
  const server = await start(t)
  const { store, inbox } = await logOn(t, server)
  const folders: Folder[] = []
  const refused = await (async () => {
    for (let number = 0; number < 10_000; number++) {
      try {
        folders.push(await store.openFolder(store.folders.inbox))
      } catch (error) {
        return error as RopError
      }
    }
    return undefined
  })()
  assert.ok(refused instanceof RopError, 'there is no limit')
  assert.equal(refused.returnValue, MapiError.tooManyOpenObjects)
  assert.equal((await inbox.get(P.DisplayName)) as string, 'Inbox')
  await (folders.pop() as Folder).release()
  assert.ok(await store.openFolder(store.folders.inbox))
  await assert.rejects(store.openFolder(store.folders.inbox), RopError)
})

test('two cached copies, IMAP and delivery: after any edits the copies equal the server, property by property', async (t) => {
  const edits = Number(process.env.KONTOR_ENDURANCE_EDITS ?? (full ? 10_000 : 120))
  const server = await start(t)
  const replicas = ['aaaaaaaa-0000-0000-0000-00000000000a', 'bbbbbbbb-0000-0000-0000-00000000000b']
  const copies: Copy[] = []
  for (const replica of replicas) copies.push(new Copy(await logOn(t, server), replica))
  const { address, password } = server.account('ada')
  const imap = await ImapClient.connect(server.port('imap'))
  await imap.login(address, password)
  await imap.ok('SELECT INBOX')
  const pick = random(20_261_129)
  const seen: Record<string, number> = {}
  for (let edit = 0; edit < edits; edit++) {
    const copy = copies[pick(copies.length)] as Copy
    const kind = pick(9)
    if (kind < 2) await deliver(server, `delivered ${edit}`, 'x'.repeat(pick(3000)))
    else if (kind === 2)
      await imap.ok(`STORE 1:* ${pick(2) ? '+' : '-'}FLAGS (${pick(2) ? '\\Flagged' : '\\Seen'})`).catch(() => [])
    else if (kind === 3)
      await imap
        .ok(`STORE ${1 + pick(3)} +FLAGS (\\Deleted)`)
        .then(() => imap.ok('EXPUNGE'))
        .catch(() => [])
    else await copy.edit(kind, pick)
    if (pick(5) === 0) await copy.synchronize(seen)
    // So that there is something to delete and the folder does not grow without end.
    if (edit % 500 === 499)
      await imap
        .ok('STORE 1:200 +FLAGS (\\Deleted)')
        .then(() => imap.ok('EXPUNGE'))
        .catch(() => [])
  }
  await imap.ok('LOGOUT')
  for (const copy of copies) await copy.synchronize(seen)
  for (const copy of copies) await copy.synchronize(seen)
  const fresh = new Copy(await logOn(t, server), 'cccccccc-0000-0000-0000-00000000000c')
  await fresh.synchronize({})
  for (const copy of copies) {
    assert.deepEqual([...copy.items.keys()].sort(), [...fresh.items.keys()].sort())
    for (const [id, { item }] of fresh.items)
      assert.deepEqual(plain((copy.items.get(id) as Kept).item), plain(item), `message ${id}`)
  }
  for (const kind of ['message', 'read', 'deleted']) assert.ok((seen[kind] ?? 0) > 0, `no ${kind} came`)
  t.diagnostic(`${edits} edits; came: ${JSON.stringify(seen)}; ${fresh.items.size} messages at the end`)
})

interface Kept {
  item: Item
  changeKey: Uint8Array
  predecessors: Uint8Array
  sourceKey: Uint8Array
}

/** A cached copy of the inbox over MAPI/HTTP, with full changes. */
class Copy {
  readonly items = new Map<number, Kept>()
  readonly #inbox: Folder
  readonly #store: Store
  readonly #replica: string
  #state = new SyncState()
  #counter = 0

  constructor({ inbox, store }: { inbox: Folder; store: Store }, replica: string) {
    this.#inbox = inbox
    this.#store = store
    this.#replica = replica
  }

  async synchronize(seen: Record<string, number>): Promise<void> {
    const download = await this.#inbox.synchronize(this.#state)
    for await (const change of download.changes()) {
      seen[change.kind] = (seen[change.kind] ?? 0) + 1
      await this.#take(change)
    }
    this.#state = download.state
  }

  async #take(change: Change): Promise<void> {
    if (change.kind === 'message') {
      const { changeKey: key, predecessors, sourceKey: source } = change
      const item = await readItem(change.content())
      this.items.set(change.id, { item, changeKey: key, predecessors, sourceKey: source })
    } else if (change.kind === 'read' || change.kind === 'unread') {
      for (const id of change.ids) {
        const item = this.items.get(id)?.item as Item
        const flags = (item.properties.get(P.MessageFlags) ?? 0) & ~0x401
        item.properties.set(P.MessageFlags, change.kind === 'read' ? flags | 0x401 : flags)
      }
    } else if ('ids' in change) for (const id of change.ids) this.items.delete(id)
  }

  /** What is refused because another was faster comes down with the next synchronisation. */
  async edit(kind: number, pick: (below: number) => number): Promise<void> {
    const ids = [...this.items.keys()]
    const id = ids[pick(Math.max(1, ids.length))]
    const kept = id === undefined ? undefined : this.items.get(id)
    const collector = await this.#inbox.collect(this.#state)
    try {
      if (kind === 4) {
        const { replGuid, globalCount } = (await this.#store.call('RopGetLocalReplicaIds', { idCount: 1 })).value
        await this.#put(sourceKey(replGuid, globalCount), [], `made ${pick(1000)}`)
      } else if (kind === 5 && kept)
        await this.#put(kept.sourceKey, parseChangeList(kept.predecessors), `changed ${pick(1000)}`)
      else if (kind === 6 && kept)
        await collector.importReadStates([{ sourceKey: kept.sourceKey, read: pick(2) === 0 }])
      else if (kind === 7 && kept) await collector.importDeletes([kept.sourceKey], { hard: pick(2) === 0 })
    } catch (error) {
      if (!(error instanceof RopError)) throw error
    }
    await collector.release()
  }

  async #put(source: Uint8Array, before: ReturnType<typeof parseChangeList>, subject: string): Promise<void> {
    const key = changeKey(this.#replica, ++this.#counter)
    const collector = await this.#inbox.collect(this.#state)
    const message = await collector.importMessage({
      sourceKey: source,
      changeKey: key,
      predecessors: encodeChangeList(mergeChanges(before, [parseChangeKey(key)])),
      modified: fileTime.from(new Date(Date.UTC(2026, 10, 29) + this.#counter * 1000)),
    })
    await message.set([P.Subject, subject], [P.MessageClass, 'IPM.Note'], [P.Comment, subject])
    await message.save()
    await message.release()
    await collector.release()
  }
}

function plain({ properties, recipients, attachments }: Item): unknown {
  const bag = (one: Item['properties']) =>
    [...one]
      .map(([property, value]) => [JSON.stringify('tag' in property ? property.tag : property), showValue(value)])
      .sort()
  return [bag(properties), recipients.map(bag), attachments.length]
}

/** A message's content that is one attachment of so many bytes. */
function* attachment(size: number): Generator<Token> {
  const property = (tag: number, value: unknown): Token => ({ kind: 'property', tag, name: undefined, value })
  yield { kind: 'marker', marker: 'newAttachment' }
  yield property(P.AttachNumber.tag, 0)
  yield property(P.AttachMethod.tag, 1)
  yield property(P.AttachFilename.tag, 'large.bin')
  yield { kind: 'begin', tag: P.AttachDataBinary.tag, name: undefined, size, charset: undefined }
  const piece = new Uint8Array(16 * 1024)
  for (let at = 0; at < size; at += piece.length)
    yield { kind: 'data', bytes: piece.subarray(0, Math.min(piece.length, size - at)) }
  yield { kind: 'end' }
  yield { kind: 'marker', marker: 'endAttachment' }
}

async function drain(changes: AsyncIterable<Change>): Promise<string[]> {
  const kinds: string[] = []
  for await (const { kind } of changes) kinds.push(kind)
  return kinds
}

/** Numbers that are the same in every run. */
function random(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
