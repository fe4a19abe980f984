/**
 * Our reading of the corpus beside that of two other libraries: the trees and headers that mailcore2 expects, and what postal-mime
 * reads today. Where they differ, `known-differences.json` says who is right and why, as in corpus.test.ts.
 */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import PostalMime from 'postal-mime'
import { corpus, corpusFiles } from '#test/corpus.ts'
import { assertKnown } from '#test/known-differences.ts'
import { mailboxesOf } from './addresses.ts'
import { readHeader } from './header.ts'
import known from './known-differences.json' with { type: 'json' }
import { parseMessageIds } from './message-ids.ts'
import { parseStructure, type Part } from './structure.ts'
import { partContent } from './text.ts'

const options = { skip: corpus ? false : 'no corpus' }

interface CoreAddress {
  mailbox?: string
  displayName?: string
}
interface CorePart {
  partType: string
  mimeType?: string
  filename?: string
  parts?: { items: CorePart[] }
  mainPart?: CorePart
}
interface CoreMail {
  header: {
    from?: CoreAddress
    to?: { items: CoreAddress[] }
    cc?: { items: CoreAddress[] }
    subject?: string
    date?: string
    messageID?: string
  }
  mainPart: CorePart
}

test('mails as mailcore2 expects them: header and tree', options, () => {
  const folder = join(corpus as string, 'eml/MailCore-mailcore2')
  const found = new Map<string, string[]>()
  let compared = 0
  for (const { name, bytes } of corpusFiles('eml/MailCore-mailcore2/mbox')) {
    const number = /mbox\/jwz\/(\d+)$/.exec(name)?.[1]
    if (!number || !readdirSync(folder).includes(`2_${number}`)) continue
    const theirs = JSON.parse(readFileSync(join(folder, `2_${number}`), 'utf8')) as CoreMail
    compared++
    const differences = [...compareCore(bytes, theirs)]
    if (differences.length > 0) found.set(name, differences)
  }
  // Its expectations for mails that came from other projects.
  for (const [name, mail] of [
    ['headers', 'MailCore-mailcore2/input/messages/headers.txt'],
    ['multipart-digest', 'jstedfast-MimeKit/messages/multipart-digest.txt'],
    ['rfc2060', 'jstedfast-MimeKit/messages/rfc2060.txt'],
  ] as const) {
    const theirs = readFileSync(join(folder, `output/messages/${name}.txt`), 'utf8')
    const differences = [
      ...compareCore(readFileSync(join(corpus as string, 'eml', mail)), JSON.parse(theirs) as CoreMail),
    ]
    if (differences.length > 0) found.set(`messages/${name}`, differences)
  }
  assert.ok(compared > 20, `only ${compared}`)
  assertKnown(known, 'mailcore', found)
})

function* compareCore(bytes: Uint8Array, { header: theirs, mainPart }: CoreMail): Generator<string> {
  const root = parseStructure(bytes)
  const header = readHeader(bytes, root)
  const people = (name: string) =>
    mailboxesOf(header.addresses(name)).map(({ name: shown, address }) => `${shown} <${address}>`)
  const others = (list: readonly (CoreAddress | undefined)[]) =>
    list.flatMap((one) => (one ? [`${one.displayName ?? ''} <${one.mailbox ?? ''}>`] : []))
  for (const [what, ours, other] of [
    ['from', people('from').slice(0, 1), others([theirs.from])],
    ['to', people('to'), others(theirs.to?.items ?? [])],
    ['cc', people('cc'), others(theirs.cc?.items ?? [])],
    ['subject', [squeeze(header.text('subject'))], [squeeze(theirs.subject)]],
    ['id', [parseMessageIds(header.raw('message-id') ?? '')[0]?.slice(1, -1)], [theirs.messageID]],
    ['date', [header.date('date')?.epochMillis], [theirs.date === undefined ? undefined : Number(theirs.date) * 1000]],
    // It calls every multipart that it knows nothing of mixed.
    ['tree', [treeOf(root).replace('multipart/digest', 'multipart/mixed')], [coreTree(mainPart)]],
  ] as const) {
    // What a mail does not have, they invent: dates and ids.
    if (JSON.stringify(ours) !== JSON.stringify(other) && ours[0] !== undefined)
      yield `${what}: ${JSON.stringify(ours)}, not ${JSON.stringify(other)}`
  }
}

function squeeze(text: string | undefined): string {
  return text?.replace(/\s+/g, ' ').trim() ?? ''
}

function treeOf(part: Part): string {
  if (part.parts.length > 0) return `${part.type}/${part.subtype}(${part.parts.map(treeOf).join(' ')})`
  if (part.message) return `message(${treeOf(part.message)})`
  return `${part.type}/${part.subtype}`
}

function coreTree({ partType, mimeType, parts, mainPart }: CorePart): string {
  if (parts) return `${partType}(${parts.items.map(coreTree).join(' ')})`
  if (mainPart) return `message(${coreTree(mainPart)})`
  return mimeType?.toLowerCase() ?? 'text/plain'
}

test('subjects, people and files as postal-mime reads them', { ...options, timeout: 120_000 }, async () => {
  const found = new Map<string, string[]>()
  let compared = 0
  for (const { name, bytes } of corpusFiles('eml')) {
    if (bytes.length > 300_000) continue
    const theirs = await PostalMime.parse(bytes).catch(() => undefined)
    if (!theirs) continue
    compared++
    const root = parseStructure(bytes)
    const header = readHeader(bytes, root)
    const differences: string[] = []
    const compare = (what: string, ours: string, other: string) => {
      if (ours !== other)
        differences.push(`${what}: ${JSON.stringify(ours)}, not ${JSON.stringify(other)}`.slice(0, 300))
    }
    // It takes the last of repeated fields in places, and gives up raw bytes that are not UTF-8.
    if (header.all('subject').length === 1 && !theirs.subject?.includes('\ufffd'))
      compare('subject', withoutSpace(header.text('subject')), withoutSpace(theirs.subject))
    const from = header.all('from').length === 1 ? mailboxesOf(header.addresses('from'))[0] : undefined
    if (from && theirs.from?.address) compare('from', from.address.toLowerCase(), theirs.from.address.toLowerCase())
    const ours = filesOf(bytes, root)
    for (const { content, mimeType, filename } of theirs.attachments) {
      const file = Buffer.from(content as ArrayBuffer)
      if (/^(text|message|multipart)\//.test(mimeType) || file.length === 0) continue
      if (!ours.some((one) => one.equals(file) || asText(one) === asText(file)))
        differences.push(`no file ${filename ?? mimeType} of ${file.length} bytes`)
    }
    if (differences.length > 0) found.set(name, differences)
  }
  assert.ok(compared > 1100, `only ${compared}`)
  assertKnown(known, 'postal-mime', found)
})

function withoutSpace(text: string | undefined): string {
  return text?.replace(/[\s\0]+/g, '') ?? ''
}

/** It writes line ends anew, and one behind the last line. */
function asText(file: Buffer): string {
  return file.toString('latin1').replaceAll('\r\n', '\n').trimEnd()
}

function filesOf(bytes: Uint8Array, part: Part): Buffer[] {
  if (part.message) return filesOf(bytes, part.message)
  if (part.parts.length > 0) return part.parts.flatMap((child) => filesOf(bytes, child))
  return [Buffer.from(partContent(bytes, part))]
}

test('what enmime writes reads as it was meant', options, () => {
  const bundle = readFileSync(join(corpus as string, 'eml/jhillyerd-enmime.jsonl'), 'utf8')
  const items = new Map<string, Buffer>()
  for (const line of bundle.trim().split('\n')) {
    const { name, encoding, data } = JSON.parse(line) as { name: string; encoding: BufferEncoding; data: string }
    items.set(name, Buffer.from(data, encoding))
  }
  const golden = (name: string) => items.get(`encode/${name}.golden`) ?? assert.fail(`no ${name}`)
  const readHeaderOf = (name: string) => readHeader(golden(name), parseStructure(golden(name)))
  const text = (name: string) => {
    const bytes = golden(name)
    return Buffer.from(partContent(bytes, parseStructure(bytes)))
      .toString('utf8')
      .trim()
  }
  // The same mail, encoded anew and left as it was; line ends at the start and at the end come and go.
  for (const kind of ['html', 'text'])
    assert.equal(
      text(`parser-raw-content-${kind}-option-false.raw`),
      text(`parser-raw-content-${kind}-option-true.raw`),
    )
  assert.equal(text('part-content-only'), 'No header, only content.')
  assert.equal(text('part-content-only-qp'), '☆ No header, only content.')
  // A soft line end at the very end, in a part that names no encoding: it is text.
  assert.equal(text('part-quotable-content'), 'Hello=')
  assert.equal(treeOf(parseStructure(golden('nocontent-with-children'))), 'multipart/alternative(text/html text/plain)')
  assert.equal(readHeaderOf('part-header-only-default-encoding').raw('x-empty-header'), '')
  const withMail = golden('part-message-rfc822')
  assert.equal(treeOf(parseStructure(withMail)), 'message(text/plain)')
  for (const [name, file] of [
    ['part-default-headers', 'stuff.zip'],
    ['part-quoted-headers', 'árvíztűrő "x" tükörfúrógép.zip'],
    ['part-quoted-printable-headers', 'árvíztűrő "x" tükörfúrógép.zip'],
  ] as const) {
    const part = parseStructure(golden(name))
    const { disposition, parameters, id } = part
    assert.deepEqual(
      [
        disposition?.type,
        disposition?.parameters.get('filename'),
        parameters.get('name'),
        parameters.get('param2'),
        id,
      ],
      ['attachment', file, file, 'myparameter2', '<mycontentid>'],
      name,
    )
    assert.equal(disposition?.parameters.get('modification-date'), '01 Feb 03 04:05 UTC', name)
    assert.equal(Buffer.from(partContent(golden(name), part)).toString(), 'ZIPZIPZIP', name)
  }
  assert.equal(readHeaderOf('part-quoted-printable-headers').text('x-qp-header'), 'Just enough to need qp ☆')
  const header = readHeaderOf('build-qp-addr-headers')
  const people = (name: string) =>
    mailboxesOf(header.addresses(name)).map(({ name: shown, address }) => [shown, address])
  assert.deepEqual(people('from'), [['Olle Järnefors', 'ojarnef@admin.kth.se']])
  assert.deepEqual(people('to'), [
    ['Patrik Fältström', 'paf@nada.kth.se'],
    ['Keld Jørn Simonsen', 'keld@dkuug.dk'],
  ])
  assert.equal(header.date('date')?.epochMillis, Date.UTC(2017, 0, 1, 13, 14, 15))
})
