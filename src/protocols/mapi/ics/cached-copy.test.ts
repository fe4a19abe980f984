/**
 * Copies of a folder, kept by ICS through random edits of two clients, of deliveries and of other protocols, equal the server
 * property by property. KONTOR_ICS_EDITS says how many edits, 100,000 for the long run; KONTOR_ICS_SEED takes others.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { Bag, fileTime, isNamedProperty, type Item, type ItemAttachment, N, P, SpecialFolder } from '#model'
import { type FolderId, type Mailbox, type Message, openStore } from '#store'
import { CachedCopy, type CachedMessage, setRead } from '#test/clients/cached-copy.ts'
import { isCarried } from '#groupware/fast-transfer/message-content.ts'
import { SyncFailure } from './sync-failure.ts'

const data = mkdtempSync(join(tmpdir(), 'kontor-ics-'))
let now = Date.UTC(2026, 0, 15, 9)
const store = openStore({ data, clock: () => (now += 1000) })
after(async () => {
  await store.close()
  rmSync(data, { recursive: true, force: true })
})

const edits = Number(process.env.KONTOR_ICS_EDITS ?? 400)

async function newMailbox(): Promise<Mailbox> {
  const id = await store.createMailbox({ kind: 'private', owner: 'ada', locale: 'en', displayName: 'Ada' })
  return store.open(id, { kind: 'system' })
}

/** A generator of numbers that is the same in every run. */
function random(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

/** What the server makes of a message: a client that has uploaded one has its own idea of it until the next download. */
const ofServer = [
  P.ConversationId,
  P.ConversationIndex,
  P.ConversationTopic,
  P.DisplayTo,
  P.DisplayCc,
  P.DisplayBcc,
  P.HasAttachments,
  P.Importance,
  P.InternetArticleNumber,
  P.LastModificationTime,
  P.MessageClass,
  P.MessageStatus,
  P.NativeBody,
  P.NormalizedSubject,
  P.SubjectPrefix,
  P.SearchKey,
  P.Sensitivity,
  P.TrustSender,
]

const mostOnServer = new Set<number>([P.CreationTime.tag, P.MessageDeliveryTime.tag])

test('two cached copies equal the server after random edits of everybody', async () => {
  const mailbox = await newMailbox()
  const folders: FolderId[] = [SpecialFolder.inbox, SpecialFolder.archive]
  const clients = ['aaaaaaaa-0000-0000-0000-000000000001', 'bbbbbbbb-0000-0000-0000-000000000002'].map((replica) =>
    folders.map((folder) => new CachedCopy(store, mailbox, { folder, replica })),
  )
  const pick = random(Number(process.env.KONTOR_ICS_SEED ?? 20_261_129))
  for (const copies of clients) for (const copy of copies) copy.bufferSize = () => 300 + pick(8000)
  const seen = { full: 0, partial: 0, readStates: 0, deleted: 0, refused: 0 }
  for (let edit = 0; edit < edits; edit++) {
    const copies = clients[pick(clients.length)] as CachedCopy[]
    const copy = copies[pick(folders.length)] as CachedCopy
    const kind = pick(12)
    try {
      await doEdit({ kind, copy, other: copies.find((one) => one !== copy) as CachedCopy, mailbox, pick })
    } catch (error) {
      // What the other one has changed or deleted meanwhile is refused; the next download tells.
      if (!(error instanceof SyncFailure)) throw error
      seen.refused++
    }
    if (pick(4) === 0) await syncOne(copy, seen)
  }
  for (const copies of clients) for (const copy of copies) await syncOne(copy, seen)
  for (const copies of clients) for (const copy of copies) await syncOne(copy, seen)
  for (const copies of clients) {
    for (const copy of copies) {
      assert.deepEqual(copy.last, { bytes: copy.last.bytes, full: 0, partial: 0, deleted: 0, readStates: 0 })
      await equalsServer(copy, mailbox)
    }
  }
  for (const [what, count] of Object.entries(seen)) assert.ok(count > 0, `the edits never made ${what}`)
})

async function syncOne(copy: CachedCopy, seen: Record<string, number>): Promise<void> {
  await copy.download()
  for (const name of ['full', 'partial', 'readStates', 'deleted'] as const)
    seen[name] = (seen[name] ?? 0) + copy.last[name]
}

interface Edit {
  kind: number
  copy: CachedCopy
  other: CachedCopy
  mailbox: Mailbox
  pick: (below: number) => number
}

async function doEdit({ kind, copy, other, mailbox, pick }: Edit): Promise<void> {
  const cached = [...copy.messages.values()]
  const one = cached[pick(Math.max(1, cached.length))]
  const time = () => fileTime.from(new Date((now += 1000)))
  const onServer = () => anyOf(mailbox, copy.folder, pick)
  switch (kind) {
    case 0:
    case 1: {
      const id = await store.write(mailbox, (tx) => tx.reserveIds(1))
      await copy.upload(newMessage(id, pick), time())
      return
    }
    case 2: {
      if (!one) return
      const item = changed(one.item, pick)
      await copy.upload({ ...one, item }, time())
      return
    }
    case 3:
      if (one) await copy.uploadDelete(one.id, pick(2) === 0)
      return
    case 4:
      if (one && !one.associated) await copy.uploadReadState(one.id, pick(2) === 0)
      return
    case 5: {
      if (!one) return
      const id = await store.write(mailbox, (tx) => tx.reserveIds(1))
      await other.uploadMove(copy, one.id, id)
      return
    }
    case 6: {
      await store.write(mailbox, (tx) =>
        tx.createMessage(copy.folder, { ...newMessage(0, pick).item, received: new Date(now) }),
      )
      return
    }
    case 7: {
      const message = await onServer()
      if (message)
        await store.write(mailbox, (tx) => tx.setFlags([message], { [pick(2) ? 'add' : 'remove']: ['read'] }))
      return
    }
    case 8: {
      const message = await onServer()
      const change = pick(2)
        ? { addCategories: [`c${pick(3)}`] }
        : { [pick(2) ? 'add' : 'remove']: ['flagged'] as const }
      if (message) await store.write(mailbox, (tx) => tx.setFlags([message], change))
      return
    }
    case 9: {
      const message = await onServer()
      if (message) {
        const set = Bag.of({ Subject: `changed ${pick(1000)}` }, { FlagRequest: 'now' })
        await store.write(mailbox, (tx) => tx.updateMessage(message, { set, remove: [P.Comment.tag] }))
      }
      return
    }
    case 10: {
      const message = await onServer()
      if (message) await store.write(mailbox, (tx) => tx.deleteMessages([message]))
      return
    }
    default: {
      const message = await onServer()
      if (message) await store.write(mailbox, (tx) => tx.moveMessages([message], other.folder))
    }
  }
}

async function anyOf(mailbox: Mailbox, folder: FolderId, pick: (below: number) => number): Promise<number | undefined> {
  const { ids } = await mailbox.sync(folder, Number.MAX_SAFE_INTEGER)
  return ids[pick(Math.max(1, ids.length))]
}

function newMessage(id: number, pick: (below: number) => number): CachedMessage {
  const properties = Bag.of(
    { Subject: `subject ${pick(1000)}`, Body: 'x'.repeat(pick(5000)), Comment: 'c', MessageFlags: pick(2) },
    { Keywords: ['one'], ReminderSet: pick(2) === 0 },
  )
  const attachments: ItemAttachment[] = []
  if (pick(3) === 0) {
    attachments.push({
      properties: Bag.of({ AttachFilename: 'a.bin' }),
      content: { bytes: new Uint8Array(pick(90_000)).fill(7) },
    })
  }
  if (pick(6) === 0) {
    const embedded: Item = {
      properties: Bag.of({ Subject: 'inner', MessageClass: 'IPM.Note' }),
      recipients: [],
      attachments: [],
    }
    attachments.push({ properties: Bag.of({ AttachMethod: 5 }), embedded })
  }
  const recipients = Array.from({ length: pick(3) }, (_, i) =>
    Bag.of({ DisplayName: `r${i}`, SmtpAddress: `r${i}@example.test`, RecipientType: 1 }),
  )
  return {
    id,
    associated: pick(10) === 0,
    changeKey: new Uint8Array(),
    predecessors: new Uint8Array(),
    modified: 0n,
    item: { properties, recipients, attachments },
  }
}

function changed(item: Item, pick: (below: number) => number): Item {
  const properties = item.properties.copy().set(P.Subject, `edited ${pick(1000)}`)
  for (const property of ofServer) properties.delete(property)
  if (pick(2)) properties.set(N.FlagRequest, `f${pick(9)}`)
  if (pick(2)) properties.delete(N.Keywords)
  const attachments = item.attachments.slice(pick(2)).map((one) => ({ ...one, ...inBytes(one) }))
  return { properties, recipients: item.recipients.slice(pick(2)), attachments }
}

/** The copy keeps its contents in the "blobs" of its own. */
function inBytes({ content }: ItemAttachment): Pick<ItemAttachment, 'content'> {
  return content && 'blob' in content ? { content: { bytes: Buffer.from(content.blob, 'base64') } } : {}
}

async function equalsServer(copy: CachedCopy, mailbox: Mailbox): Promise<void> {
  const { ids } = await mailbox.sync(copy.folder, Number.MAX_SAFE_INTEGER)
  assert.deepEqual(
    [...copy.messages.keys()].sort((a, b) => a - b),
    [...ids],
  )
  for (const id of ids) {
    const message = await mailbox.getMessage(id)
    const cached = copy.messages.get(id) as CachedMessage
    const theirs = plain(await message.properties())
    const mine = plain(cached.item.properties)
    for (const { name } of ofServer) if (!(name in mine)) delete theirs[name]
    assert.deepEqual(
      { ...mine, associated: cached.associated },
      { ...theirs, associated: message.associated },
      `message ${id}`,
    )
    assert.deepEqual(await shape(cached.item), await shapeOfServer(message), `parts of ${id}`)
  }
}

/** PidTagMessageFlags as far as clients set it: read and unsent. */
function plain(bag: Bag): Record<string, unknown> {
  const all: Record<string, unknown> = {}
  for (const [property, value] of bag) {
    if (!isNamedProperty(property) && (!isCarried(property.tag) || mostOnServer.has(property.tag))) continue
    const name = isNamedProperty(property) ? `${property.set} ${property.lid ?? property.string}` : property.name
    all[name] = property.key === P.MessageFlags.key ? (value as number) & 0x09 : comparable(value)
  }
  return all
}

function comparable(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex')
  return typeof value === 'bigint' ? `${value}n` : value
}

async function shape(item: Item): Promise<unknown> {
  const contents: unknown[] = []
  for (const { content, embedded } of item.attachments) {
    if (embedded) contents.push(await shape(embedded))
    else if (!content || 'part' in content) contents.push(0)
    else contents.push('bytes' in content ? content.bytes.length : Buffer.from(content.blob, 'base64').length)
  }
  return {
    subject: item.properties.get(P.Subject),
    recipients: item.recipients.map((bag) => `${bag.get(P.DisplayName)} ${bag.get(P.SmtpAddress)}`),
    contents,
  }
}

async function shapeOfServer(message: Message): Promise<unknown> {
  const contents: unknown[] = []
  for (const attachment of message.attachments) {
    const embedded = await attachment.embedded()
    if (embedded) contents.push(await shape(embedded))
    else contents.push((await attachment.content())?.size ?? 0)
  }
  return {
    subject: (await message.properties()).get(P.Subject),
    recipients: message.recipients.map((bag) => `${bag.get(P.DisplayName)} ${bag.get(P.SmtpAddress)}`),
    contents,
  }
}

test('a flag or a read state of a mail of 20 MB costs less than 2 KB', async () => {
  const mailbox = await newMailbox()
  const copy = new CachedCopy(store, mailbox, {
    folder: SpecialFolder.inbox,
    replica: 'cccccccc-0000-0000-0000-000000000003',
  })
  const item: Item = {
    properties: Bag.of({ Subject: 'large', Body: 'text' }),
    recipients: [],
    attachments: [{ properties: Bag.of({ AttachFilename: 'a' }), content: { bytes: new Uint8Array(20 << 20) } }],
  }
  const { id } = await store.write(mailbox, (tx) => tx.createMessage(SpecialFolder.inbox, item))
  await copy.download()
  assert.ok(copy.last.bytes > 20 << 20)
  const cost = async () => {
    await copy.download()
    return copy.last
  }
  await store.write(mailbox, (tx) => tx.setFlags([id], { add: ['read'] }))
  const read = await cost()
  assert.deepEqual([read.readStates, read.full, read.bytes < 2048], [1, 0, true], `${read.bytes} bytes`)
  await store.write(mailbox, (tx) => tx.setFlags([id], { add: ['flagged'] }))
  const flagged = await cost()
  assert.deepEqual([flagged.partial, flagged.full, flagged.bytes < 2048], [1, 0, true], `${flagged.bytes} bytes`)
  await store.write(mailbox, (tx) => tx.updateMessage(id, { set: Bag.of({ FlagStatus: 2 }, { FlagRequest: 'x' }) }))
  const marked = await cost()
  assert.deepEqual([marked.partial, marked.full, marked.bytes < 2048], [1, 0, true], `${marked.bytes} bytes`)
  const cached = copy.messages.get(id) as CachedMessage
  assert.equal(cached.item.properties.get(N.FlagRequest), 'x')
  setRead(cached, true)
  await equalsServer(copy, mailbox)
})
