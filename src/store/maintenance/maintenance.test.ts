/** Check, repair, usage, backup and restore, on both engines; a backup of one is restored into the other. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Bag, P, SpecialFolder } from '#model'
import { contract, data, fails, grant, mail, postgres, openOne, type World } from '../contract/harness.ts'
import { type Sql, sql } from '../engine/index.ts'
import type { OpenedStore } from '../open-store.ts'
import type { Mailbox } from '../store.ts'
import type { MailboxId } from '../types.ts'
import {
  backupInto,
  backupMailbox,
  checkMailbox,
  type Finding,
  mailboxUsage,
  repairMailbox,
  restoreDeleted,
  restoreFolder,
  restoreMailbox,
} from './index.ts'
import { ArchiveWriter, readArchive, type Value } from './archive.ts'
import { derivedTables, mailboxTables, tablesOf } from './tables.ts'

const { inbox, drafts } = SpecialFolder
const big = randomBytes(400_000)
let files = 0
const newFile = () => join(data, `backup-${++files}.kontor`)

/** Messages of every shape: with and without source, long values, attachments in rows and in blobs, associated, deleted. */
async function fill(world: World) {
  const { put } = world
  const sourced = await put(inbox, mail('Subject: one\nFrom: a@example.org\n\nfirst body\n'))
  const large = await put(inbox, mail(withAttachment(big)))
  const native = await put(drafts, {
    properties: Bag.of({ Subject: 'native', Body: 'x'.repeat(10_000) }, { Keywords: ['red'] }),
    recipients: [Bag.of({ DisplayName: 'Bob', SmtpAddress: 'bob@example.com' })],
    attachments: [
      { properties: Bag.of({ AttachLongFilename: 'a.bin' }), content: { bytes: big } },
      {
        properties: Bag.of({ DisplayName: 'inner' }),
        embedded: { properties: Bag.of({ Subject: 'in' }), recipients: [], attachments: [] },
      },
    ],
  })
  const associated = await put(inbox, { properties: Bag.of({ Subject: 'settings' }), associated: true })
  const deleted = await put(inbox, { properties: Bag.of({ Subject: 'gone' }) })
  await world.store.write(world.mailbox, (tx) => tx.deleteMessages([deleted]))
  await grant(world, inbox, [{ member: 'bob', rights: 0x401 }])
  return { sourced, large, native, associated }
}

function withAttachment(content: Uint8Array): string {
  const encoded = Buffer.from(content).toString('base64').replace(/.{76}/g, '$&\n')
  return `Subject: large
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain

text
--b
Content-Type: application/octet-stream
Content-Transfer-Encoding: base64

${encoded}
--b--
`
}

async function findings(world: World): Promise<Finding[]> {
  const found: Finding[] = []
  for await (const finding of checkMailbox(world.store, world.mailbox.id, { deep: true })) found.push(finding)
  return found
}

const run = ({ store, mailbox }: World, statement: (key: number) => Sql) =>
  store.engine.shard(mailbox.id).write(async (q) => void (await q.run(statement(q.key))))

contract('a sound mailbox has no findings', async (world) => {
  await fill(world)
  await world.store.search(world.mailbox, { text: 'body' })
  assert.deepEqual(await findings(world), [])
})

for (const { name, damage, code } of [
  {
    name: 'a wrong sum in a folder',
    code: 'counter',
    damage: (key: number) => sql`update folder set unread = unread + 3 where mailbox = ${key} and id = ${inbox}`,
  },
  {
    name: 'a wrong size of the mailbox',
    code: 'counter',
    damage: (key: number) => sql`update mailbox set size = 1 where mailbox = ${key}`,
  },
  {
    name: 'a uid that was never given out',
    code: 'number',
    damage: (key: number) => sql`update folder set uid_next = 1 where mailbox = ${key} and id = ${inbox}`,
  },
  {
    name: 'an id that was never given out',
    code: 'number',
    damage: (key: number) => sql`update mailbox set next_id = 4096 where mailbox = ${key}`,
  },
  {
    name: 'messages without a folder',
    code: 'orphan',
    damage: (key: number) => sql`delete from folder where mailbox = ${key} and id = ${drafts}`,
  },
  {
    name: 'content without a message',
    code: 'orphan',
    damage: (key: number) => sql`delete from message where mailbox = ${key} and folder = ${drafts}`,
  },
  {
    name: 'a folder without a parent',
    code: 'folder',
    damage: (key: number) => sql`update folder set parent = 99999 where mailbox = ${key} and id = ${drafts}`,
  },
  {
    name: 'folders in a circle',
    code: 'folder',
    damage: (key: number) =>
      sql`update folder set parent = ${drafts + inbox} - id where mailbox = ${key} and id in (${drafts}, ${inbox})`,
  },
  {
    name: 'a message without properties',
    code: 'bag',
    damage: (key: number) => sql`delete from bag where mailbox = ${key} and message in
      (select id from message where mailbox = ${key} and folder = ${drafts})`,
  },
  {
    name: 'a message that does not know its content',
    code: 'content',
    damage: (key: number) => sql`update message set parts = 0 where mailbox = ${key}`,
  },
  {
    name: 'a structure that is not that of the source',
    code: 'source',
    damage: (key: number) =>
      sql`update content set structure = ${new Uint8Array([1, 2, 3])} where mailbox = ${key} and structure is not null`,
  },
]) {
  contract(`check finds and repair mends: ${name}`, async (world) => {
    await fill(world)
    await run(world, damage)
    const found = await findings(world)
    assert.ok(
      found.some((finding) => finding.code === code && finding.repairable),
      JSON.stringify(found),
    )
    const { mended, left } = await repairMailbox(world.store, world.mailbox.id, { deep: true })
    assert.ok(mended.length > 0)
    assert.deepEqual(left, [])
    assert.deepEqual(await findings(world), [])
  })
}

for (const { name, damage, code } of [
  {
    name: 'properties that cannot be read',
    code: 'bag',
    damage: (key: number) =>
      sql`update bag set bytes = ${new Uint8Array([9, 9])} where mailbox = ${key} and message in
        (select id from message where mailbox = ${key} and folder = ${drafts})`,
  },
  {
    name: 'a source that is cut off',
    code: 'source',
    damage: (key: number) =>
      sql`update content set source = ${new Uint8Array([0, 1, 0, 0, 0, 0, 0, 0, 0])} where mailbox = ${key} and source is not null`,
  },
] as const) {
  contract(`check finds and repair leaves: ${name}`, async (world) => {
    await fill(world)
    await run(world, damage)
    assert.ok((await findings(world)).some((finding) => finding.code === code && !finding.repairable))
    const { left } = await repairMailbox(world.store, world.mailbox.id, { deep: true })
    assert.ok(left.some((finding) => finding.code === code))
  })
}

contract('usage says what each folder takes', async (world) => {
  await fill(world)
  const usage = await mailboxUsage(world.store, world.mailbox.id)
  const folder = (id: number) => usage.folders.find((one) => one.folder === id)
  assert.equal(folder(inbox)?.messages, 3)
  assert.equal(folder(drafts)?.messages, 1)
  assert.ok((folder(inbox)?.size ?? 0) > 500_000)
  // The same attachment twice is on the disk once.
  assert.ok(usage.blobs > 390_000 && usage.blobs < 450_000, `${usage.blobs}`)
  assert.ok(usage.disk >= usage.blobs)
})

/** All of a mailbox that clients can see, but for the numbers that a restore changes. */
async function contents(store: OpenedStore, mailbox: Mailbox): Promise<unknown> {
  const folders = await mailbox.folders()
  const messages: unknown[] = []
  for (const folder of folders) {
    for (const definition of [{}, { associated: true }, { softDeleted: true }]) {
      for (const row of await store.view(mailbox, folder.id, definition).rows(0, 100)) {
        if (row.kind !== 'message') continue
        const message = await mailbox.getMessage(row.id)
        const source = await (await message.source())?.bytes()
        messages.push({
          id: row.id,
          uid: row.uid,
          folder: row.folder,
          flags: [...row.flags],
          categories: row.categories,
          received: row.received,
          bag: Buffer.from(message.bag.bytes).toString('hex'),
          recipients: message.recipients.map((bag) => Buffer.from(bag.bytes).toString('hex')),
          source: source && Buffer.from(source).toString('latin1'),
          attachments: await Promise.all(
            message.attachments.map(async (attachment) => {
              const content = await (await attachment.content())?.bytes()
              return [
                attachment.number,
                content && Buffer.from(content).toString('hex'),
                (await attachment.embedded())?.properties.size,
              ]
            }),
          ),
        })
      }
    }
  }
  const shown = folders.map(({ id, parent, name, count, unread, associatedCount, deletedCount, size }) => ({
    id,
    parent,
    name,
    count,
    unread,
    associatedCount,
    deletedCount,
    size,
  }))
  return { folders: shown, messages, permissions: await mailbox.permissions(inbox) }
}

const system = { kind: 'system' } as const

/** Where a backup can be restored: a store of each engine with nothing in it. */
async function targets(): Promise<{ store: OpenedStore; name: string }[]> {
  const folder = () => mkdtempSync(join(data, 'target-'))
  const found = [{ name: 'SQLite', store: openOne('sqlite', folder()) }]
  const database = await postgres?.database()
  if (database) found.push({ name: 'PostgreSQL', store: openOne(database, folder()) })
  return found
}

contract('a backup is restored into either engine, and life goes on', async (world) => {
  await fill(world)
  await world.store.search(world.mailbox, { text: 'first' })
  const before = await contents(world.store, world.mailbox)
  const file = newFile()
  const folder = mkdtempSync(join(data, 'backups-'))
  const report = await backupMailbox(world.store, world.mailbox.id, file)
  assert.ok(report.rows > 50 && report.blobs > 0)
  const [beside] = await backupInto(world.store, folder, { mailboxes: [world.mailbox.id] })
  assert.ok(beside && readFileSync(beside.file).length < readFileSync(file).length / 4, 'blobs lie beside it')
  for (const from of [file, beside.file]) {
    for (const { store } of await targets()) {
      const id = await restoreMailbox(store, from)
      assert.equal(id, world.mailbox.id)
      const mailbox = await store.open(id, system)
      assert.deepEqual(await contents(store, mailbox), before)
      assert.deepEqual(await collect(checkMailbox(store, id, { deep: true })), [])
      assert.equal((await store.search(mailbox, { text: 'first' })).length, 1)
      await assert.rejects(restoreMailbox(store, from), fails('alreadyExists'))

      // Nobody may take what comes now for what he saw after the backup was made.
      const seq = await world.mailbox.seq()
      const created = await store.write(mailbox, (tx) => tx.createMessage(inbox, mail('Subject: new\n\nx\n')))
      assert.ok(created.seq > seq + 1_000_000 && created.id > 1_000_000)
      assert.notEqual((await mailbox.getFolder(inbox)).uidValidity, (await world.mailbox.getFolder(inbox)).uidValidity)
      await assert.rejects(mailbox.changes(seq), fails('syncStateLost'))
      await store.deleteMailbox(id)
    }
  }
})

contract('a backup that is damaged or cut off is refused', async (world) => {
  await fill(world)
  const file = newFile()
  await backupMailbox(world.store, world.mailbox.id, file)
  const bytes = readFileSync(file)
  const other = `${world.mailbox.id.slice(0, -4)}ffff` as MailboxId
  const wrong = newFile()
  for (const { name, content } of [
    { name: 'cut off', content: bytes.subarray(0, bytes.length - 20) },
    { name: 'no backup', content: Buffer.from('something else') },
    { name: 'empty', content: Buffer.alloc(0) },
    ...[0.2, 0.5, 0.9].map((place) => {
      const damaged = Buffer.from(bytes)
      const at = Math.floor(bytes.length * place)
      damaged[at] = (damaged[at] as number) ^ 0x10
      return { name: `damaged at ${place}`, content: damaged }
    }),
  ]) {
    writeFileSync(wrong, content)
    await assert.rejects(restoreMailbox(world.store, wrong, { as: other }), fails('invalid'), name)
    assert.ok(!(await world.store.mailboxes()).includes(other), name)
  }
})

contract('a backup that was broken off leaves no file, and the next one is whole', async (world) => {
  await fill(world)
  const folder = mkdtempSync(join(data, 'backups-'))
  const aborted = AbortSignal.abort()
  await assert.rejects(backupInto(world.store, folder, { mailboxes: [world.mailbox.id], signal: aborted }))
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.includes('.kontor')),
    [],
  )
  assert.equal((await backupInto(world.store, folder, { mailboxes: [world.mailbox.id] })).length, 1)
  assert.equal((await backupInto(world.store, folder, { mailboxes: [world.mailbox.id], skipExisting: true })).length, 0)
})

contract('one folder, or one item, comes back from a backup', async (world) => {
  const { sourced } = await fill(world)
  const file = newFile()
  await backupMailbox(world.store, world.mailbox.id, file)
  await world.store.write(world.mailbox, (tx) => tx.emptyFolder(inbox, { hard: true }))
  const { name } = await world.mailbox.getFolder(inbox)
  const to = SpecialFolder.archive
  assert.equal(await restoreFolder(world.store, world.mailbox, file, { path: [name], to, messages: [sourced] }), 1)
  const [row] = await world.store.view(world.mailbox, to, {}).rows(0, 10)
  assert.ok(row?.kind === 'message')
  const bytes = await (await world.mailbox.source(row.id))?.bytes.bytes()
  assert.equal(Buffer.from(bytes ?? []).toString(), 'Subject: one\r\nFrom: a@example.org\r\n\r\nfirst body\r\n')
  assert.equal(await restoreFolder(world.store, world.mailbox, file, { path: [name], to: inbox }), 2)
  assert.equal((await world.mailbox.getFolder(inbox)).count, 2)
  await assert.rejects(restoreFolder(world.store, world.mailbox, file, { path: ['nowhere'], to }), fails('notFound'))
  assert.deepEqual(await findings(world), [])
})

contract('what was deleted comes back to where it was', async (world) => {
  await fill(world)
  assert.equal((await world.mailbox.getFolder(inbox)).deletedCount, 1)
  assert.equal(await restoreDeleted(world.store, world.mailbox), 1)
  const { count, deletedCount } = await world.mailbox.getFolder(inbox)
  assert.deepEqual({ count, deletedCount }, { count: 3, deletedCount: 0 })
})

contract('a backup knows every table of a mailbox', async ({ store, mailbox }) => {
  const tables = await store.engine.shard(mailbox.id).read(tablesOf)
  assert.deepEqual(tables, [...mailboxTables.map(({ name }) => name), ...derivedTables].toSorted())
})

async function collect<T>(all: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const one of all) found.push(one)
  return found
}

/** As it was before the step `bags apart`. */
async function withBagsInRows(from: string, to: string): Promise<void> {
  const bags = new Map<unknown, Value>()
  for await (const frame of readArchive(from, { rows: true })) {
    if (frame.kind !== 'rows' || frame.rows.table !== 'bag') continue
    for (const [message, bytes] of frame.rows.rows) bags.set(message, bytes as Value)
  }
  let writer: ArchiveWriter | undefined
  for await (const frame of readArchive(from, { rows: true })) {
    if (frame.kind === 'head') writer = await ArchiveWriter.create(to, { ...frame.head, blobs: true })
    if (frame.kind !== 'rows' || frame.rows.table === 'bag') continue
    const { table, columns, rows } = frame.rows
    const id = columns.indexOf('id')
    const withBag = {
      table,
      columns: [...columns, 'bag'],
      rows: rows.map((row) => [...row, bags.get(row[id]) ?? null]),
    }
    await writer?.rows(table === 'message' ? withBag : frame.rows)
  }
  await writer?.end()
}

contract('a backup from before the properties stood apart is restored', async (world) => {
  await world.put(drafts, { properties: Bag.of({ Subject: 'old', Body: 'text' }, { Keywords: ['red'] }) })
  const [file, old] = [newFile(), newFile()]
  await backupMailbox(world.store, world.mailbox.id, file)
  await withBagsInRows(file, old)
  const other = openOne('sqlite', mkdtempSync(join(data, 'old-')))
  const mailbox = await other.open(await restoreMailbox(other, old), { kind: 'system' })
  const [id] = (await other.view(mailbox, drafts, {}).ids()).ids
  const properties = await (await mailbox.getMessage(id as number)).properties()
  assert.deepEqual([properties.get(P.NormalizedSubject), properties.get(P.Body)], ['old', 'text'])
})
