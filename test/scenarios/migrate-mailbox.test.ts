/**
 * The example that moves a mailbox: from one Kontor to another, over MAPI/HTTP, twice; what arrives is what was there, property by
 * property.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { logOn, migrate, type MigrationState, type Side } from '../../examples/migrate-mailbox.ts'
import { counterOf, type Folder, P, readItem, Upload, upload } from '#client/mapi/index.ts'
import { showValue } from '#codec/binary/index.ts'
import { type Item, propertyOfTag, PropertyType } from '#model'
import { deliverByLmtp } from '#test/clients/lmtp.ts'
import { startServer, type TestServer } from '#test/harness.ts'

const mail = (subject: string, body = 'Dear Ada,\r\n\r\nall is well.\r\n') =>
  `From: Ben <ben@elsewhere.test>\r\nTo: Ada <ada@example.test>\r\nSubject: ${subject}\r\n` +
  `Date: Fri, 20 Nov 2026 17:14:53 +0000\r\nMessage-ID: <${subject}@elsewhere.test>\r\n` +
  `MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n` +
  `--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${body}` +
  `--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="${subject}.bin"\r\n` +
  `Content-Transfer-Encoding: base64\r\n\r\n${Buffer.alloc(150_000, subject).toString('base64')}\r\n--b--\r\n`

test('a mailbox moves by ICS, and a second run brings what has changed', async (t) => {
  const old = await startServer({ accounts: ['ada'] })
  t.after(() => old.stop())
  const young = await startServer({ accounts: ['ada'] })
  t.after(() => young.stop())
  const from = await side(old)
  t.after(() => from.client.close())
  const to = await side(young)
  t.after(() => to.client.close())

  for (const subject of ['one', 'two', 'three']) await deliver(old, mail(subject))
  const inbox = await from.store.openFolder(from.store.folders.inbox)
  const archive = await inbox.createFolder('Archive of 2026')
  await archive.set([P.ContainerClass, 'IPF.Note'])
  await appointment(from)
  const setting = await inbox.createMessage({ associated: true })
  await setting.set([P.MessageClass, 'IPM.Configuration.Test'], [P.Subject, 'hidden'])
  await setting.save()
  const ids = await idsOf(inbox)
  await inbox.moveMessages([ids.get('three') as number], archive)
  await inbox.setReadFlags([ids.get('one') as number], 0x01)

  const state: MigrationState = { folders: {} }
  let saved = ''
  const save = (now: MigrationState): void => void (saved = JSON.stringify(now))
  const first = await migrate(from, to, state, save)
  assert.equal(first.copied, 5)
  const target = await to.store.openFolder(to.store.folders.inbox)
  await same(inbox, target)
  const child = await childOf(to, target, 'Archive of 2026')
  await same(archive, child)
  assert.equal(await child.get(P.ContainerClass), 'IPF.Note')
  await same(await calendarOf(from), await calendarOf(to))
  assert.equal(await countOf(target, 0x02), 1, 'associated')

  // Nothing new, nothing done.
  const again = JSON.parse(saved) as MigrationState
  const second = await migrate(from, to, again, save)
  assert.deepEqual([second.copied, second.deleted, second.marked], [0, 0, 0])

  await deliver(old, mail('four'))
  const now = await idsOf(inbox)
  await inbox.deleteMessages([now.get('one') as number])
  await inbox.setReadFlags([now.get('two') as number], 0x01)
  const changed = await archive.openMessage((await idsOf(archive)).get('three') as number)
  await changed.set([P.Subject, 'three, seen'])
  await changed.save()
  const third = await migrate(from, to, JSON.parse(saved) as MigrationState, save)
  assert.deepEqual([third.copied, third.deleted, third.marked], [2, 1, 1])
  await same(inbox, target)
  await same(archive, child)
})

async function side(server: TestServer): Promise<Side> {
  const { address, password } = server.account('ada')
  return await logOn(`http://127.0.0.1:${server.port('http')}`, address, password)
}

async function deliver(server: TestServer, message: string): Promise<void> {
  await deliverByLmtp(server.port('lmtp'), { from: 'ben@elsewhere.test', to: ['ada@example.test'], message })
}

async function calendarOf({ store }: Side): Promise<Folder> {
  const inbox = await store.openFolder(store.folders.inbox)
  const entryId = (await inbox.get(P.IpmAppointmentEntryId)) as Uint8Array
  return await store.openFolder(await store.folderOfEntryId(entryId))
}

/** With named properties and a long body. */
async function appointment(at: Side): Promise<void> {
  const calendar = await calendarOf(at)
  const message = await calendar.createMessage()
  const name = { set: '00062002-0000-0000-c000-000000000046', lid: 0x8208 }
  const marker = (kind: 'startRecipient' | 'endRecipient') => ({ kind: 'marker', marker: kind }) as const
  const property = (tag: number, value: unknown, named?: typeof name) =>
    ({ kind: 'property', tag, name: named, value }) as const
  await upload(message, Upload.copyTo, [
    property(P.MessageClass.tag, 'IPM.Appointment'),
    property(P.Subject.tag, 'Ünder the weather'),
    property(P.Body.tag, 'x'.repeat(100_000)),
    property(0x80000000 + PropertyType.string, 'Harbour', name),
    marker('startRecipient'),
    property(P.RecipientType.tag, 1),
    property(P.DisplayName.tag, 'Ben'),
    property(P.SmtpAddress.tag, 'ben@elsewhere.test'),
    marker('endRecipient'),
  ])
  await message.save()
}

async function childOf({ store }: Side, parent: Folder, name: string): Promise<Folder> {
  const rows = await (await parent.hierarchy([P.DisplayName, P.FolderId])).query(50)
  const row = rows.rows.find(([cell]) => cell && 'value' in cell && cell.value === name)
  const cell = row?.[1] as { value: bigint }
  return await store.openFolder(counterOf(cell.value))
}

async function countOf(folder: Folder, tableFlags: number): Promise<number> {
  return (await (await folder.contents([P.Mid], tableFlags)).position()).denominator
}

async function idsOf(folder: Folder): Promise<Map<string, number>> {
  const table = await folder.contents([P.Subject, P.Mid])
  const ids = new Map<string, number>()
  for await (const [subject, mid] of table.all()) {
    ids.set((subject as { value: string }).value, counterOf((mid as { value: bigint }).value))
  }
  return ids
}

/** Every message of both, by its subject; times of the copy and what names its place are its own. */
async function same(one: Folder, other: Folder): Promise<void> {
  const [ours, theirs] = [await itemsOf(one), await itemsOf(other)]
  assert.deepEqual([...theirs.keys()].sort(), [...ours.keys()].sort())
  for (const [subject, item] of ours) assert.deepEqual(plain(theirs.get(subject) as Item), plain(item), subject)
}

async function itemsOf(folder: Folder): Promise<Map<string, Item>> {
  const items = new Map<string, Item>()
  for await (const change of (await folder.synchronize()).changes()) {
    if (change.kind !== 'message') continue
    const item = await readItem(change.content())
    items.set(String(item.properties.get(P.Subject)), item)
  }
  return items
}

/** Who wrote the copy, and what a server says of an attachment unless it came as mail. */
const ownOfEach = new Set(
  [
    P.LastModificationTime,
    P.CreatorEntryId,
    P.CreatorName,
    P.LastModifierEntryId,
    P.LastModifierName,
    P.LocaleId,
    P.MessageLocaleId,
    P.AttachSize,
  ].map(({ id }) => id),
)

function plain(item: Item): unknown {
  const bag = (properties: Item['properties']) =>
    Object.fromEntries(
      [...properties]
        .filter(([property]) => !('tag' in property) || !ownOfEach.has(property.tag >>> 16))
        .map(([property, value]) => [
          'tag' in property ? propertyOfTag(property.tag).name : JSON.stringify(property),
          showValue(value),
        ])
        .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    )
  return {
    properties: bag(item.properties),
    recipients: (item.recipients ?? []).map(bag),
    attachments: (item.attachments ?? []).map(({ properties, content, embedded }) => ({
      properties: bag(properties),
      content: content && 'bytes' in content ? Buffer.from(content.bytes).toString('base64') : undefined,
      embedded: embedded && plain(embedded),
    })),
  }
}
