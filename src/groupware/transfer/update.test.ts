/** `kontor import --update`: what has changed in the source since replaces what it became, and nothing comes twice. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { memorySink } from '#codec/pst/index.ts'
import { writePst } from '#convert/pst/index.ts'
import { Bag, type Item, N, P, SpecialFolder } from '#model'
import { type FolderId, openStore, type OpenedStore } from '#store'
import { importInto, type ImportOptions } from './import.ts'
import { openSource } from './sources/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'kontor-update-'))
const stores: OpenedStore[] = []
after(async () => {
  for (const store of stores) await store.close()
  rmSync(folder, { recursive: true, force: true })
})

async function desk() {
  const store = openStore({ data: join(folder, `data${stores.length}`) })
  stores.push(store)
  const id = await store.createMailbox({ kind: 'private', owner: 'ada', locale: 'en', displayName: 'Ada' })
  const mailbox = await store.open(id, { kind: 'system' })
  return {
    store,
    mailbox,
    async bring(name: string, content: string | Uint8Array, options: ImportOptions = {}) {
      writeFileSync(join(folder, name), content)
      const source = openSource(join(folder, name))
      const report = await importInto(store, mailbox, source, { ...options, onFailure: (one) => assert.fail(one.why) })
      source.close()
      return [report.imported, report.updated, report.known]
    },
    async idsIn(at: FolderId) {
      return [...(await store.view(mailbox, at, {}).ids()).ids] as never[]
    },
  }
}

const event = (uid: string, more: string) =>
  `BEGIN:VEVENT\r\nUID:${uid}\r\nDTSTART:20260102T100000Z\r\n${more}\r\nEND:VEVENT\r\n`
const calendar = (stamp: string, ...events: string[]) =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${events.join('').replaceAll('UID', `DTSTAMP:${stamp}\r\nUID`)}END:VCALENDAR\r\n`

test('a calendar: the changed entry takes the place of what it was, the others stay', async () => {
  const { mailbox, bring, idsIn } = await desk()
  const others = event('b', 'SUMMARY:stays')
  const first = calendar('20260101T000000Z', event('a', 'SUMMARY:old\r\nLOCATION:Rome\r\nDESCRIPTION:text'), others)
  const second = calendar(
    '20260105T000000Z',
    event('a', 'SUMMARY:new\r\nCATEGORIES:red'),
    others,
    event('c', 'SUMMARY:c'),
  )
  assert.deepEqual(await bring('a.ics', first), [2, 0, 0])
  const before = await idsIn(SpecialFolder.calendar)
  assert.deepEqual(await bring('a.ics', first, { update: true }), [0, 0, 2])
  assert.deepEqual(await bring('a.ics', second), [1, 0, 2])
  assert.deepEqual(await bring('a.ics', second, { update: true }), [0, 1, 2])
  assert.deepEqual(await bring('a.ics', second, { update: true }), [0, 0, 3])
  const all = await idsIn(SpecialFolder.calendar)
  assert.deepEqual(all.slice(0, 2), before, 'the items are the same ones')
  const properties = await (await mailbox.getMessage(all[0] as never)).properties()
  assert.deepEqual(
    [P.Subject, N.Location, P.Body, N.Keywords].map((property) => properties.get(property as typeof P.Subject)),
    ['new', undefined, undefined, ['red']],
  )
})

test('contacts: the same', async () => {
  const { bring, mailbox, idsIn } = await desk()
  const card = (name: string) => `BEGIN:VCARD\r\nVERSION:3.0\r\nUID:x\r\nFN:${name}\r\nN:${name};;;;\r\nEND:VCARD\r\n`
  assert.deepEqual(await bring('a.vcf', card('Bo')), [1, 0, 0])
  assert.deepEqual(await bring('a.vcf', card('Bo Doe'), { update: true }), [0, 1, 0])
  const [id] = await idsIn(SpecialFolder.contacts)
  assert.equal((await (await mailbox.getMessage(id as never)).properties()).get(P.DisplayName), 'Bo Doe')
})

test('a mail that has been read since is the same mail', async () => {
  const { bring, mailbox, idsIn } = await desk()
  const mbox = (status: string) => `From a\n${status}Subject: one\nDate: Thu, 15 Jan 2026 09:00:00 +0000\n\nx\n\n`
  const flags = async () => {
    const ids = await idsIn(SpecialFolder.inbox)
    assert.equal(ids.length, 1)
    return [...(await mailbox.getMessage(ids[0] as never)).flags]
  }
  assert.deepEqual(await bring('Inbox.mbox', mbox('Status: O\n')), [1, 0, 0])
  assert.deepEqual(await bring('Inbox.mbox', mbox('Status: RO\nX-Status: AF\n')), [0, 0, 1])
  assert.deepEqual(await flags(), [])
  assert.deepEqual(await bring('Inbox.mbox', mbox('Status: RO\nX-Status: AF\n'), { update: true }), [0, 1, 0])
  assert.deepEqual((await flags()).toSorted(), ['answered', 'flagged', 'read'])
  assert.deepEqual(await bring('Inbox.mbox', mbox('X-Mozilla-Status: 0001\n')), [0, 0, 1])
  const [id] = await idsIn(SpecialFolder.inbox)
  assert.ok(await (await mailbox.getMessage(id as never)).source(), 'its source is still there')
})

test('a data file: what was changed since; what people have deleted or moved stays as they have it', async () => {
  const { bring, store, mailbox, idsIn } = await desk()
  const item = (number: number, subject: string, modified: bigint): Item => ({
    properties: Bag.of({
      MessageClass: 'IPM.Note',
      Subject: subject,
      SearchKey: new Uint8Array(16).map((_, index) => index + number),
      CreationTime: 133_000_000_000_000_000n,
      LastModificationTime: modified,
    }),
    recipients: [],
    attachments: [
      { properties: Bag.of({ AttachLongFilename: `${subject}.txt` }), content: { bytes: Buffer.from(subject) } },
    ],
  })
  const file = async (items: Item[]) => {
    const sink = memorySink()
    await writePst(sink, { name: 'x', folders: () => [{ name: 'Inbox', items: () => items }] })
    return sink.bytes()
  }
  const time = 133_000_000_000_000_000n
  assert.deepEqual(
    await bring('a.pst', await file([item(1, 'a', time), item(2, 'b', time), item(3, 'c', time)])),
    [3, 0, 0],
  )
  const [first, second, third] = await idsIn(SpecialFolder.inbox)
  await store.write(mailbox, async (tx) => {
    await tx.deleteMessages([second as never])
    await tx.moveMessages([third as never], SpecialFolder.archive)
  })
  const later = await file([item(1, 'A', time + 1n), item(2, 'B', time + 1n), item(3, 'C', time + 1n)])
  assert.deepEqual(await bring('a.pst', later, { update: true }), [0, 1, 2])
  assert.deepEqual(await bring('a.pst', later, { update: true }), [0, 0, 3])
  assert.deepEqual(await idsIn(SpecialFolder.inbox), [first])
  const message = await mailbox.getMessage(first as never)
  assert.equal((await message.properties()).get(P.Subject), 'A')
  assert.deepEqual(
    await Promise.all(
      message.attachments.map(async (each) => Buffer.from((await (await each.content())?.bytes()) ?? []).toString()),
    ),
    ['A'],
  )
})
