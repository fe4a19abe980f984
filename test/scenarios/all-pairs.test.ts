/**
 * What one protocol writes, every other reads, field by field: items of each kind written by EWS, by MAPI, by IMAP's APPEND and by a
 * delivery, read by EWS, MAPI and IMAP. The result is the table of docs/all-pairs.md; `KONTOR_WRITE_TABLES=1` writes it anew.
 */
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { child, type XmlElement } from '#codec/xml/index.ts'
import { localTransport, MapiClient, type Store as MapiStore } from '#client/mapi/index.ts'
import { isNamedProperty, makeTag, type Property, PropertyType, SpecialFolder } from '#model'
import { itemIdText } from '#protocols/ews/ids/item-id.ts'
import { MapiSession } from '#protocols/mapi/index.ts'
import { type Field, type Kind, kinds } from '#test/all-pairs/fields.ts'
import { ImapClient } from '#test/clients/imap.ts'
import { Items } from '#test/ews-items.ts'
import { find, startEws } from '#test/ews.ts'
import type { Fixture } from '#test/groupware.ts'
import { startServer } from '#test/harness.ts'
import { root } from '../../tools/root.ts'

const server = await startServer({ accounts: ['ada', 'ben'] })
const { opened } = server
const { store, directory, groupware } = opened
const address = 'ada@example.test'
const user = await directory.findByAddress(address)
assert.ok(user?.mailbox)
const login = { user, name: address, via: 'password' } as const
const world = { store, directory, groupware, logged: [], login: async () => login } as unknown as Fixture
const ews = new Items(await startEws(world), 'ada')
const log = { debug() {}, info() {}, warn() {}, error() {}, with: () => log }
const session = new MapiSession({
  services: { store, directory, groupware, hostname: 'mail.example.test', log } as never,
  login,
})
const mapi: MapiStore = await new MapiClient(localTransport(session)).logon({ mailbox: user.legacyDn })
const imap = await ImapClient.connect(server.port('imap'))
await imap.login(address, server.account('ada').password)
after(async () => {
  imap.close()
  session.close()
  await server.stop()
})

const folders: Record<string, number> = {
  inbox: SpecialFolder.inbox,
  calendar: SpecialFolder.calendar,
  contacts: SpecialFolder.contacts,
  tasks: SpecialFolder.tasks,
}

const mailbox = await store.open(user.mailbox, { kind: 'system' })

async function newest(folder: number): Promise<number> {
  const { ids } = await store.view(mailbox, folder, {}).ids()
  const last = ids.at(-1)
  assert.ok(last !== undefined, 'nothing came')
  return last
}

/** Writes all fields; the id of the message, and which fields were said. */
type Writer = (kind: Kind) => Promise<{ id: number; said: readonly Field[] } | undefined>
type Reader = (kind: Kind, id: number) => Promise<(field: Field) => string | undefined>

const writers: Record<string, Writer> = {
  async EWS(kind) {
    const said = kind.fields.filter(({ ews: one }) => one)
    const xml = said.map(({ ews: one }) => one?.xml).join('')
    const where = `<m:SavedItemFolderId><t:DistinguishedFolderId Id="${kind.folder}"/></m:SavedItemFolderId>`
    await ews.done(
      `<m:CreateItem MessageDisposition="SaveOnly" SendMeetingInvitations="SendToNone">${where}<m:Items><t:${kind.kind}>${xml}</t:${kind.kind}></m:Items></m:CreateItem>`,
    )
    return { id: await newest(folderOf(kind)), said }
  },
  async MAPI(kind) {
    const folder = await mapi.openFolder(folderOf(kind))
    const message = await folder.createMessage()
    const said = kind.fields.filter(({ mapi: one }) => one)
    await message.set([0x001a001f, kind.messageClass])
    for (const { mapi: one } of said) {
      const values = one ? [[one.property, one.value] as const, ...(one.also ?? [])] : []
      for (const [property, value] of values) await message.set([await tagOf(message, property), value])
    }
    return { id: await message.save(), said }
  },
  async IMAP(kind) {
    const mail = mailOf(kind)
    if (!mail) return undefined
    const answer = await imap.append('INBOX', mail.text)
    assert.equal(answer.status, 'OK', answer.tagged)
    return { id: await newest(folderOf(kind)), said: mail.said }
  },
  async MimeContent(kind) {
    const document = mailOf(kind) ?? documentOf(kind)
    if (!document) return undefined
    const where = `<m:SavedItemFolderId><t:DistinguishedFolderId Id="${kind.folder}"/></m:SavedItemFolderId>`
    const content = `<t:MimeContent>${Buffer.from(document.text).toString('base64')}</t:MimeContent>`
    await ews.done(
      `<m:CreateItem MessageDisposition="SaveOnly" SendMeetingInvitations="SendToNone">${where}<m:Items><t:${kind.kind}>${content}</t:${kind.kind}></m:Items></m:CreateItem>`,
    )
    return { id: await newest(folderOf(kind)), said: document.said }
  },
  async delivery(kind) {
    const mail = mailOf(kind)
    if (!mail || kind.kind !== 'Message') return undefined
    const results = await groupware.deliver(
      { from: 'bob@elsewhere.example', recipients: [{ address }] },
      Buffer.from(mail.text),
      { protocol: 'LMTP', helo: 'client.example', remoteAddress: '192.0.2.7', session: 'all.pairs' },
    )
    assert.deepEqual(
      results.map(({ code }) => code),
      [250],
    )
    return { id: await newest(SpecialFolder.inbox), said: mail.said }
  },
}

function folderOf({ folder }: Kind): number {
  return folders[folder] as number
}

/** A mail with what a mail of this kind can say; undefined where no mail is such an item. */
function mailOf({ kind, fields }: Kind): { text: string; said: Field[] } | undefined {
  if (kind !== 'Message') return undefined
  const said = fields.filter(({ mail }) => mail)
  const lines = said.flatMap(({ mail }) => (mail?.line ? [mail.line] : []))
  const body = fields.find(({ name }) => name === 'Body')?.value ?? ''
  const text = [...lines, 'To: ada@example.test', 'Date: Thu, 15 Jan 2026 09:00:00 +0000', '', body, '']
  return { text: text.join('\r\n'), said }
}

const frames: Record<string, readonly [begin: string, end: string]> = {
  CalendarItem: [
    'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nDTSTAMP:20260115T090000Z',
    'END:VEVENT\r\nEND:VCALENDAR\r\n',
  ],
  Task: [
    'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VTODO\r\nUID:t\r\nDTSTAMP:20260115T090000Z',
    'END:VTODO\r\nEND:VCALENDAR\r\n',
  ],
  Contact: ['BEGIN:VCARD\r\nVERSION:3.0', 'END:VCARD\r\n'],
}

/** A calendar or a card with what it can say. */
function documentOf({ kind, fields }: Kind): { text: string; said: Field[] } | undefined {
  const frame = frames[kind]
  if (!frame) return undefined
  const said = fields.filter(({ mail }) => mail)
  const lines = said.flatMap(({ mail }) => (mail?.line ? [mail.line.replaceAll('\n', '\r\n')] : []))
  return { text: [frame[0], ...lines, frame[1]].join('\r\n'), said }
}

interface Holder {
  idsOf(names: readonly Property[], create?: boolean): Promise<number[]>
}

async function tagOf(holder: Holder, property: Property): Promise<number> {
  if (!isNamedProperty(property)) return property.tag
  const [id = 0] = await holder.idsOf([property], true)
  return makeTag(id, PropertyType[property.type])
}

const readers: Record<string, Reader> = {
  async EWS(kind, id) {
    const item = await ews.get(itemIdText(mailbox, await mailbox.getMessage(id)))
    assert.equal(item.name, kind.kind)
    return ({ ews: one }) => one && at(item, one.path)
  },
  async MAPI(kind, id) {
    const message = await (await mapi.openFolder(folderOf(kind))).openMessage(id)
    const values = new Map<Field, unknown>()
    for (const field of kind.fields) {
      if (field.mapi) values.set(field, await message.get(await tagOf(message, field.mapi.property)))
    }
    return (field) => {
      const value = values.get(field)
      if (!field.mapi || value === undefined || value instanceof Error) return undefined
      return (field.mapi.shown ?? String)(value)
    }
  },
  async IMAP(kind, id) {
    // What lies in a calendar is seen where mail lies.
    const [copied] = await store.write(mailbox, (tx) => tx.copyMessages([id], SpecialFolder.inbox))
    const uid = copied?.to.uid
    await imap.ok('EXAMINE INBOX')
    const lines = await imap.ok(`UID FETCH ${uid} (BODY.PEEK[])`)
    const raw = lines.join('\r\n')
    const text = decoded(raw)
    return ({ mail }) => mail && mail.pattern.exec(text)?.[1]?.trim()
  },
  async MimeContent(_kind, id) {
    const item = await ews.get(
      itemIdText(mailbox, await mailbox.getMessage(id)),
      '<t:BaseShape>IdOnly</t:BaseShape><t:IncludeMimeContent>true</t:IncludeMimeContent>',
    )
    const raw = Buffer.from(child(item, 'MimeContent')?.text ?? '', 'base64').toString('utf8')
    const text = decoded(raw)
    return ({ mail }) => mail && mail.pattern.exec(text)?.[1]?.trim()
  },
}

/** Parts in base64 as what they say. */
function decoded(raw: string): string {
  const parts = raw.replace(/\r\n[ \t]/g, '')
  return parts.replace(
    /(?:^|\r\n)((?:[A-Za-z0-9+/]{60,}\r\n)+[A-Za-z0-9+/=]*|[A-Za-z0-9+/]{40,}={0,2})(?=\r\n)/g,
    (all, base64: string) => {
      const text = Buffer.from(base64, 'base64').toString('utf8')
      return text.includes('\ufffd') ? all : `\r\n${text.replace(/\r?\n[ \t]/g, '')}`
    },
  )
}

function at(item: XmlElement, path: string): string | undefined {
  const [first = '', ...rest] = path.split('/')
  const outer = child(item, first) ?? find(item, first)
  return rest.length === 0 ? outer?.text : outer && find(outer, rest[0] as string)?.text
}

function expected({ value, ews: e, mail }: Field, reader: string): string {
  if (reader === 'EWS') return e?.shown ?? value
  return reader === 'MAPI' ? value : (mail?.shown ?? value)
}

function isReadable({ ews: e, mapi: m, mail }: Field, kind: Kind, reader: string): boolean {
  if (reader === 'EWS') return e !== undefined
  if (reader === 'MAPI') return m !== undefined
  // A contact or a task that lies among mail has no card and no calendar in it.
  return mail !== undefined && (reader === 'MimeContent' || !['Contact', 'Task'].includes(kind.kind))
}

/** The kinds of items that can be written in a way at all; without an entry: all of them. */
const makes: Readonly<Record<string, readonly string[]>> = {
  IMAP: ['Message'],
  MimeContent: ['Message', ...Object.keys(frames)],
  delivery: ['Message'],
}

const rows: string[][] = []
const pairs = Object.keys(writers).flatMap((writer) => Object.keys(readers).map((reader) => ({ writer, reader })))

for (const kind of kinds) {
  const results = new Map<string, Map<string, string>>()
  for (const [writer, write] of Object.entries(writers)) {
    if (makes[writer]?.includes(kind.kind) === false) continue
    for (const [reader, read] of Object.entries(readers)) {
      const pair = `${writer} → ${reader}`
      const cells = new Map<string, string>()
      results.set(pair, cells)
      test(`${kind.kind}: ${pair}`, async () => {
        const written = await write(kind)
        assert.ok(written, 'nothing was written')
        const valueOf = await read(kind, written.id)
        const found: Record<string, string | undefined> = {}
        const wanted: Record<string, string> = {}
        for (const field of written.said) {
          if (!isReadable(field, kind, reader)) continue
          found[field.name] = valueOf(field)?.trim()
          wanted[field.name] = expected(field, reader)
          cells.set(field.name, found[field.name] === wanted[field.name] ? 'same' : 'differs')
        }
        assert.deepEqual(found, wanted)
      })
    }
  }
  test(`${kind.kind}: the table`, () => {
    for (const { name } of kind.fields) {
      rows.push([
        kind.kind,
        name,
        ...pairs.map(({ writer, reader }) => results.get(`${writer} → ${reader}`)?.get(name) ?? '–'),
      ])
    }
  })
}

test('docs/all-pairs.md says what was found', () => {
  const head = ['item', 'field', ...pairs.map(({ writer, reader }) => `${writer} → ${reader}`)]
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const page = [
    '# Items through all protocols',
    '',
    'Each field of each kind of item, written in one way and read in another: `same` where it comes out as it went in, `–` where the way has',
    'no place for it. `test/scenarios/all-pairs.test.ts` tries them and fails when this page says something else.',
    '',
    line(head),
    line(head.map(() => '---')),
    ...rows.map(line),
    '',
  ].join('\n')
  const path = join(root, 'docs/all-pairs.md')
  if (process.env.KONTOR_WRITE_TABLES === '1') writeFileSync(path, page)
  assert.equal(readFileSync(path, 'utf8'), page)
})
