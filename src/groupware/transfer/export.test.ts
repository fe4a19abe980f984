/** Out of a mailbox and back in: every format gives back what it can hold, and goes on where it was broken off. */
import assert from 'node:assert/strict'
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { importMail } from '#convert'
import { importCalendar } from '#convert/calendar/index.ts'
import type { Format } from '#convert/document/index.ts'
import { Bag, type Item, N, P, SpecialFolder } from '#model'
import { type FolderId, type Mailbox, openStore, type OpenedStore } from '#store'
import { exportTo } from './export.ts'
import { importInto } from './import.ts'
import { mailboxItems, type MailboxItemsOptions } from './mailbox-items.ts'
import { sourceItems } from './source-items.ts'
import { openSource } from './sources/index.ts'
import { openTarget } from './targets/index.ts'
import type { TransferFailure } from './types.ts'

const folder = mkdtempSync(join(tmpdir(), 'kontor-export-'))
const stores: OpenedStore[] = []
after(async () => {
  for (const store of stores) await store.close()
  rmSync(folder, { recursive: true, force: true })
})

let made = 0
async function desk() {
  const store = openStore({ data: join(folder, `data${made++}`) })
  stores.push(store)
  const id = await store.createMailbox({ kind: 'private', owner: 'ada', locale: 'en', displayName: 'Ada' })
  return { store, mailbox: await store.open(id, { kind: 'system' }) }
}

const start = 133_000_000_000_000_000n
const mail = (subject: string, body = 'x') =>
  Buffer.from(`Subject: ${subject}\r\nDate: Thu, 24 Nov 2022 10:00:00 +0000\r\n\r\n${body}\r\n`)
const plain = (subject: string, more: Bag): Item => ({
  properties: Bag.of({ Subject: subject }).assign(more),
  recipients: [],
  attachments: [],
})
const contact = plain('Bo', Bag.of({ MessageClass: 'IPM.Contact', DisplayName: 'Bo', GivenName: 'Bo' }))
const lunch = plain(
  'lunch',
  Bag.of(
    { MessageClass: 'IPM.Appointment' },
    { AppointmentStartWhole: start, AppointmentEndWhole: start + 36_000_000_000n },
  ),
)
const note = (text: string) => plain(text, Bag.of({ MessageClass: 'IPM.StickyNote', Body: text }))
const withFile: Item = {
  ...plain('with files', Bag.of({ MessageClass: 'IPM.Note', Body: 'see file', MessageFlags: 1 })),
  recipients: [Bag.of({ DisplayName: 'Bo', EmailAddress: 'bo@example.test', AddressType: 'SMTP', RecipientType: 1 })],
  attachments: [
    {
      properties: Bag.of({ AttachLongFilename: 'big.bin', AttachMethod: 1 }),
      content: { bytes: new Uint8Array(300_000).fill(7) },
    },
    {
      properties: Bag.of({ AttachMethod: 5, DisplayName: 'inner' }),
      embedded: {
        ...plain('inner', Bag.of({ MessageClass: 'IPM.Note', Body: 'inside' })),
        attachments: [
          {
            properties: Bag.of({ AttachLongFilename: 'in.bin', AttachMethod: 1 }),
            content: { bytes: new Uint8Array(200_000).fill(9) },
          },
        ],
      },
    },
  ],
}

async function filled() {
  const { store, mailbox } = await desk()
  await store.write(mailbox, async (tx) => {
    const projects = await tx.createFolder({
      parent: SpecialFolder.inbox,
      name: 'Über: Projekte/2022',
      class: 'IPF.Note',
    })
    const put = (to: FolderId, item: Item, received = '2022-11-24T10:00:00Z') =>
      tx.createMessage(to, { ...item, received: new Date(received) })
    await put(SpecialFolder.inbox, { ...importMail(mail('old', 'From me\r\n')) }, '2020-01-01T00:00:00Z')
    await tx.createMessage(SpecialFolder.inbox, {
      ...importMail(mail('flagged')),
      flags: ['read', 'flagged'],
      received: new Date('2022-11-24T10:00:00Z'),
    })
    await put(projects, withFile)
    await put(SpecialFolder.contacts, contact)
    await put(SpecialFolder.calendar, lunch)
    await put(SpecialFolder.notes, note('one'))
    await put(SpecialFolder.notes, note('two'))
    await put(SpecialFolder.inbox, {
      ...plain('hidden', Bag.of({ MessageClass: 'IPM.Configuration' })),
      associated: true,
    })
  })
  return { store, mailbox }
}

async function take(
  { store, mailbox }: { store: OpenedStore; mailbox: Mailbox },
  name: string,
  {
    format,
    stopAfter,
    of = 'all',
    ...options
  }: MailboxItemsOptions & { format: Format; stopAfter?: number; of?: string },
) {
  const out = join(folder, name)
  const failures: TransferFailure[] = []
  const onLoss = (where: string, why: string) => failures.push({ where, why })
  const controller = new AbortController()
  const items = await mailboxItems(store, mailbox, options)
  const report = await exportTo(openTarget(out, { format, name: 'Ada', of, stampMillis: 0, onLoss }), items.items(), {
    total: items.total,
    onFailure: (failure) => failures.push(failure),
    progress: ({ done }) => void (done === stopAfter && controller.abort()),
    signal: controller.signal,
  })
  return { out, report, failures }
}

/** Folder and subject of all items. */
async function content({ store, mailbox }: { store: OpenedStore; mailbox: Mailbox }): Promise<string[]> {
  const lines: string[] = []
  for (const each of await mailbox.folders()) {
    if (each.kind !== 'generic') continue
    for (const id of (await store.view(mailbox, each.id, {}).ids()).ids) {
      lines.push(`${each.name}: ${(await (await mailbox.getMessage(id)).properties()).get(P.Subject)}`)
    }
  }
  return lines.sort()
}

async function brought(out: string) {
  const into = await desk()
  const source = openSource(out)
  const failures: TransferFailure[] = []
  await importInto(into.store, into.mailbox, source, { associated: true, onFailure: (one) => failures.push(one) })
  source.close()
  assert.deepEqual(failures, [])
  return into
}

test('a data file of Outlook takes everything along, blobs and embedded items too', async () => {
  const from = await filled()
  const { out, report, failures } = await take(from, 'all.pst', { format: 'pst', associated: true })
  assert.deepEqual([report.exported, failures], [8, []])
  assert.ok(!existsSync(`${out}.part`))
  const into = await brought(out)
  assert.deepEqual(await content(into), await content(from))
  const box = await into.mailbox.findChild(SpecialFolder.inbox, 'Über: Projekte/2022')
  const [id] = (await into.store.view(into.mailbox, box?.id ?? 0, {}).ids()).ids
  const [big, inner] = (await into.mailbox.getMessage(id as number)).attachments
  assert.equal((await (await big?.content())?.bytes())?.[299_999], 7)
  const embedded = await inner?.embedded()
  assert.equal(embedded?.properties.get(P.Subject), 'inner')
  assert.equal(embedded?.attachments.length, 1)
})

test('a folder of files: each item in the format that suits it, all of them come back', async () => {
  const from = await filled()
  const { out, report, failures } = await take(from, 'files', { format: 'folder' })
  assert.deepEqual([report.exported, failures], [7, []])
  const names = globSync('**/*.*', { cwd: out })
    .map((name) => name.replace(/ ?i[0-9a-z]+\./, '.'))
    .sort()
  assert.deepEqual(names, [
    'Calendar/2022-06-18 lunch.ics',
    'Contacts/2022-11-24 Bo.vcf',
    'Inbox/2020-01-01 old.eml',
    'Inbox/2022-11-24 flagged.eml',
    'Inbox/Über Projekte 2022/2022-11-24 with files.eml',
    'Notes/2022-11-24 one.ics',
    'Notes/2022-11-24 two.ics',
  ])
  const [old] = globSync('Inbox/*old*', { cwd: out })
  assert.ok(readFileSync(join(out, old as string)).equals(mail('old', 'From me\r\n')), 'to the byte')
  const subjects = (lines: string[]) => lines.map((line) => line.replace(/^.*: /, '')).sort()
  assert.deepEqual(subjects(await content(await brought(out))), subjects(await content(from)))
})

test('an mbox: mails to the byte, with their state; what is no mail is told', async () => {
  const from = await filled()
  const { out, report, failures } = await take(from, 'Inbox.mbox', { format: 'mbox', folder: SpecialFolder.inbox })
  assert.deepEqual([report.exported, failures.length], [3, 0])
  const text = readFileSync(out, 'latin1')
  assert.match(text, /^From \S+ Wed Jan +1 00:00:00 2020\r\nStatus: O\r\nSubject: old/)
  assert.match(text, /\r\n>From me\r\n/)
  const into = await brought(out)
  const rows = await into.store.view(into.mailbox, SpecialFolder.inbox, {}).rows(0, 9)
  assert.deepEqual(
    rows.map((row) => (row.kind === 'message' ? [...row.flags].sort() : [])),
    [[], ['flagged', 'read'], ['read']],
  )
  const other = await take(from, 'notes.mbox', { format: 'mbox', folder: SpecialFolder.notes })
  assert.match(other.failures[0]?.why ?? '', /IPM\.StickyNote has no place in an mbox/)
  await assert.rejects(take(from, 'Inbox.mbox', { format: 'mbox' }), /exists already/)
})

test('calendar and address book in one file each; --since', async () => {
  const from = await filled()
  const { out } = await take(from, 'cal.ics', { format: 'ics', folder: SpecialFolder.calendar })
  assert.match(readFileSync(out, 'utf8'), /BEGIN:VCALENDAR[\s\S]*SUMMARY:lunch/)
  const cards = await take(from, 'people.vcf', { format: 'vcf', folder: SpecialFolder.contacts })
  assert.match(readFileSync(cards.out, 'utf8'), /FN:Bo/)
  const since = { since: new Date('2022-01-01T00:00:00Z') }
  const recent = await take(from, 'recent', { format: 'folder', folder: SpecialFolder.inbox, ...since })
  assert.equal(recent.report.exported, 2)
  await assert.rejects(take(from, 'none.ics', { format: 'ics', folder: SpecialFolder.inbox }))
  assert.ok(!existsSync(join(folder, 'none.ics')))
})

function one(format: Format, count: number): Item {
  if (format === 'ics') {
    const zone = new Date(Date.UTC(2000 + count, count % 12, 5, 12))
    return importCalendar(
      Buffer.from(
        `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:e${count}\r\nSUMMARY:item ${count}\r\nDTSTAMP:20260101T000000Z\r\n` +
          `DTSTART;TZID=${['Europe/Berlin', 'America/New_York'][count % 2]}:${zone.toISOString().slice(0, 19).replace(/[-:]/g, '')}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`,
      ),
      { asAppointments: true },
    ).items[0]?.item as Item
  }
  if (format !== 'vcf') return importMail(mail(`mail ${count}`))
  const name = `Bo ${count}`
  return plain(name, Bag.of({ MessageClass: 'IPM.Contact', DisplayName: name, GivenName: name }))
}

for (const format of ['folder', 'maildir', 'mbox', 'pst', 'ics', 'vcf'] as const) {
  test(`${format}: an export that was broken off is complete after the next run, and holds nothing twice`, async () => {
    const from = await desk()
    await from.store.write(from.mailbox, async (tx) => {
      for (let count = 0; count < 20; count++) await tx.createMessage(SpecialFolder.notes, one(format, count))
    })
    const name = format === 'folder' || format === 'maildir' ? `broken-${format}` : `broken.${format}`
    const first = await take(from, name, { format, stopAfter: 7 })
    assert.deepEqual([first.report.stopped, first.report.exported], ['interrupted', 7])
    const second = await take(from, name, { format })
    assert.deepEqual(second.failures, [])
    assert.equal(second.report.exported + second.report.known, 20)
    assert.equal(second.report.known, 7)
    const subjects = (lines: string[]) => lines.map((line) => line.replace(/^.*: /, ''))
    assert.deepEqual(subjects(await content(await brought(second.out))), subjects(await content(from)))
    assert.ok(!existsSync(`${second.out}.progress`))
  })
}

test('a data file that was broken off takes what has come meanwhile, into folders that were done', async () => {
  const from = await filled()
  const first = await take(from, 'later.pst', { format: 'pst', stopAfter: 5 })
  assert.equal(first.report.stopped, 'interrupted')
  await from.store.write(from.mailbox, (tx) =>
    tx.createMessage(SpecialFolder.inbox, importMail(mail('came meanwhile'))),
  )
  const { out, report, failures } = await take(from, 'later.pst', { format: 'pst' })
  assert.deepEqual([report.exported, report.known, failures], [3, 5, []])
  assert.ok(!existsSync(`${out}.progress`) && !existsSync(`${out}.part`))
  assert.deepEqual(await content(await brought(out)), await content(from))
})

for (const format of ['pst', 'mbox'] as const) {
  test(`${format}: another export does not go on with it, and a damaged note is told`, async () => {
    const from = await filled()
    const name = `other.${format}`
    const { out } = await take(from, name, { format, folder: SpecialFolder.inbox, stopAfter: 1 })
    await assert.rejects(take(from, name, { format, of: 'another' }), /is of another export/)
    writeFileSync(`${out}.progress`, readFileSync(`${out}.progress`).fill(1, 60, 61))
    await assert.rejects(take(from, name, { format, folder: SpecialFolder.inbox }), /is damaged/)
  })
}

test('an mbox of which more was written than noted is cut', async () => {
  const from = await desk()
  await from.store.write(from.mailbox, async (tx) => {
    for (let count = 0; count < 3; count++)
      await tx.createMessage(SpecialFolder.inbox, importMail(mail(`mail ${count}`)))
  })
  const { out } = await take(from, 'cut.mbox', { format: 'mbox', stopAfter: 2 })
  const { appendFileSync } = await import('node:fs')
  appendFileSync(`${out}.part`, 'From half a mail')
  await take(from, 'cut.mbox', { format: 'mbox' })
  assert.equal(readFileSync(out, 'latin1').match(/^From /gm)?.length, 3)
  assert.doesNotMatch(readFileSync(out, 'latin1'), /half/)
})

for (const { from, to, has } of [
  { from: 'all.pst', to: 'converted.mbox', has: /Subject: old[\s\S]*Subject: with files/ },
  { from: 'cal.ics', to: 'one.msg', has: /^\xd0\xcf\x11\xe0/ },
  { from: 'one.msg', to: 'again.ics', has: /SUMMARY:lunch/ },
  { from: 'people.vcf', to: 'contact.tnef', has: /^\x78\x9f\x3e\x22/ },
  { from: 'contact.tnef', to: 'back.vcf', has: /FN:Bo/ },
] as const) {
  test(`kontor convert ${from} ${to}`, async () => {
    const source = openSource(join(folder, from))
    const format = to.slice(to.lastIndexOf('.') + 1) as Format
    const target = openTarget(join(folder, to), { format, name: 'x', of: from, stampMillis: 0 })
    const report = await exportTo(target, sourceItems(source))
    source.close()
    assert.ok(report.exported > 0)
    assert.match(readFileSync(join(folder, to), 'latin1'), has)
  })
}

test('the same contact as a mail is refused, and nothing is left behind', async () => {
  const source = openSource(join(folder, 'people.vcf'))
  const target = openTarget(join(folder, 'people.eml'), { format: 'eml', name: 'x', of: 'people', stampMillis: 0 })
  const failures: TransferFailure[] = []
  await assert.rejects(exportTo(target, sourceItems(source), { onFailure: (one) => failures.push(one) }))
  source.close()
  assert.match(failures[0]?.why ?? '', /IPM\.Contact is no mail/)
  assert.ok(!existsSync(join(folder, 'people.eml')))
})

test('a place that cannot be taken at the end is told as it is', async () => {
  const from = await filled()
  const out = join(folder, 'taken.pst')
  const target = openTarget(out, { format: 'pst', name: 'Ada', of: 'all', stampMillis: 0 })
  const items = await mailboxItems(from.store, from.mailbox)
  mkdirSync(join(out, 'in the way'), { recursive: true })
  await assert.rejects(exportTo(target, items.items()), { code: /EISDIR|ENOTEMPTY|EEXIST/ })
  assert.ok(existsSync(`${out}.part`))
})

test('categories go along in a data file', async () => {
  const from = await desk()
  await from.store.write(from.mailbox, (tx) =>
    tx.createMessage(
      SpecialFolder.inbox,
      plain('c', Bag.of({ MessageClass: 'IPM.Note' }, { Keywords: ['red', 'blue'] })),
    ),
  )
  const into = await brought((await take(from, 'c.pst', { format: 'pst' })).out)
  const [id] = (await into.store.view(into.mailbox, SpecialFolder.inbox, {}).ids()).ids
  assert.deepEqual((await (await into.mailbox.getMessage(id as number)).properties()).get(N.Keywords), ['red', 'blue'])
})
