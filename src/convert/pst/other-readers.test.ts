/**
 * Files that Kontor writes, read by programs that others wrote: libpst (readpst, lspst) and libpff (pffexport, pffinfo).
 * Each is skipped where its Debian package is not installed.
 */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { after, before, test } from 'node:test'
import { memorySink } from '#codec/pst/index.ts'
import { Bag, type Item, N } from '#model'
import { writePst } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'kontor-pst-'))
const file = join(folder, 'export.pst')
after(() => rmSync(folder, { recursive: true }))

const absent = (program: string) => (spawnSync('which', [program]).status === 0 ? false : `${program} is not installed`)

function run(program: string, ...words: string[]): string {
  const { status, stdout, stderr } = spawnSync(program, words, { encoding: 'utf8', cwd: folder, timeout: 60_000 })
  assert.equal(status, 0, stderr)
  assert.doesNotMatch(stdout + stderr, /error|corrupt|unable|second message_store/i)
  return stdout
}

const time = 133_000_000_000_000_000n
const sent = { MessageClass: 'IPM.Note', MessageDeliveryTime: time, ClientSubmitTime: time, MessageFlags: 1 }
const sender = { SenderName: 'Änne', SenderEmailAddress: 'a@example.test', SenderAddressType: 'SMTP' }
const to = Bag.of({ DisplayName: 'Bo', EmailAddress: 'b@example.test', AddressType: 'SMTP', RecipientType: 1 })
/** More than one XBLOCK holds. */
const large = new Uint8Array(9_000_000).map((_, index) => (index >>> 8) ^ (index * 7))
const small = new TextEncoder().encode('a small file')

const mail = (subject: string, more: Partial<Item> = {}): Item => ({
  properties: Bag.of({ ...sent, ...sender, Subject: subject, Body: `This is ${subject}.` }),
  recipients: [to],
  attachments: [],
  ...more,
})
const attached = (name: string, bytes: Uint8Array) => ({
  properties: Bag.of({ AttachLongFilename: name, AttachFilename: name, AttachMethod: 1 }),
  content: { bytes },
})

const contact: Item = {
  properties: Bag.of({ MessageClass: 'IPM.Contact', Subject: 'Cy', DisplayName: 'Cy', GivenName: 'Cy', Surname: 'Doe' })
    .set(N.Email1EmailAddress, 'cy@example.test')
    .set(N.FileUnder, 'Doe, Cy'),
  recipients: [],
  attachments: [],
}
const appointment: Item = {
  properties: Bag.of({
    MessageClass: 'IPM.Appointment',
    Subject: 'Lunch',
    StartDate: time,
    EndDate: time + 36_000_000_000n,
  })
    .set(N.AppointmentStartWhole, time)
    .set(N.AppointmentEndWhole, time + 36_000_000_000n)
    .set(N.Location, 'Rome'),
  recipients: [],
  attachments: [],
}

before(async () => {
  const sink = memorySink()
  const inbox = [
    mail('plain'),
    mail('with files', { attachments: [attached('large.bin', large), attached('small.txt', small)] }),
    mail('with a mail', {
      attachments: [{ properties: Bag.of({ DisplayName: 'inner', AttachMethod: 5 }), embedded: mail('inner mail') }],
    }),
    ...Array.from({ length: 500 }, (_, index) => mail(`one of many ${index}`)),
  ]
  const report = await writePst(sink, {
    name: 'Export',
    *folders() {
      yield { name: 'Inbox', items: () => inbox, folders: () => [{ name: 'Älteres', items: () => [mail('old')] }] }
      yield { name: 'Contacts', properties: Bag.of({ ContainerClass: 'IPF.Contact' }), items: () => [contact] }
      yield { name: 'Calendar', properties: Bag.of({ ContainerClass: 'IPF.Appointment' }), items: () => [appointment] }
      yield { name: 'Bin', isDeletedItems: true, items: () => [mail('gone')] }
    },
  })
  assert.deepEqual([report.items, report.problems], [507, []])
  writeFileSync(file, sink.bytes())
})

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test('pffinfo finds every section in order', { skip: absent('pffinfo') }, () => {
  assert.match(run('pffinfo', '-a', file), /File type:\s+64-bit[\s\S]+Subtree, Wastbox, Finder/)
})

test('lspst lists every item', { skip: absent('lspst') }, () => {
  const lines = run('lspst', file).trim().split('\n')
  const count = (start: string) => lines.filter((line) => line.startsWith(start)).length
  assert.deepEqual([count('Email'), count('Contact'), count('Appointment')], [505, 1, 1])
  assert.ok(lines.some((line) => line.includes('Subject: with files')))
})

test('readpst takes out every mail and file', { skip: absent('readpst') }, () => {
  const out = mkdtempSync(join(folder, 'readpst-'))
  // It counts the folder within as one.
  assert.match(
    run('readpst', '-j', '0', '-D', '-S', '-8', '-o', out, file),
    /"Inbox" - 504 items done, 0 items skipped/,
  )
  const files = globSync('**/*-*.{bin,txt}', { cwd: out })
  const hashes = files.map((name) => hash(readFileSync(join(out, name))))
  assert.ok(hashes.includes(hash(large)) && hashes.includes(hash(small)), files.join())
})

test('pffexport takes out every item and file', { skip: absent('pffexport') }, () => {
  run('pffexport', '-m', 'items', '-t', join(folder, 'pff'), file)
  const out = join(folder, 'pff.export')
  assert.equal(globSync('**/Message.txt', { cwd: out }).length, 506)
  const files = globSync('**/Attachments/*', { cwd: out, withFileTypes: true }).filter((each) => each.isFile())
  const hashes = files.map((each) => hash(readFileSync(join(each.parentPath, each.name))))
  assert.ok(
    hashes.includes(hash(large)) && hashes.includes(hash(small)),
    files.map(({ name }) => basename(name)).join(),
  )
  assert.equal(globSync('**/Contact.txt', { cwd: out }).length, 1)
})
