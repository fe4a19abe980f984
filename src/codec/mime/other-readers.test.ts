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
import { mailboxesOf } from './addresses.ts'
import { readHeader } from './header.ts'
import known from './known-differences.json' with { type: 'json' }
import { parseMessageIds } from './message-ids.ts'
import { parseStructure, type Part } from './structure.ts'
import { partContent } from './text.ts'

const options = { skip: corpus ? false : 'no corpus' }

function assertKnown(witness: string, found: ReadonlyMap<string, string[]>) {
  const listed = new Set(known.filter((entry) => entry.witness === witness).flatMap(({ files }) => files))
  const news = [...found].filter(([file]) => !listed.has(file)).map(([file, what]) => `${file}: ${what.join('; ')}`)
  const gone = [...listed].filter((file) => !found.has(file)).map((file) => `${file}: differs no longer`)
  assert.deepEqual([...news, ...gone], [])
}

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
  assert.ok(compared > 20, `only ${compared}`)
  assertKnown('mailcore', found)
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
    ['tree', [treeOf(root)], [coreTree(mainPart)]],
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
  assertKnown('postal-mime', found)
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
  const text = (name: string) => {
    const bytes = golden(name)
    return Buffer.from(partContent(bytes, parseStructure(bytes)))
      .toString('utf8')
      .trim()
  }
  // The same mail, encoded anew and left as it was.
  for (const kind of ['html', 'text'])
    assert.equal(
      text(`parser-raw-content-${kind}-option-false.raw`),
      text(`parser-raw-content-${kind}-option-true.raw`),
    )
  assert.equal(text('part-content-only-qp'), '☆ No header, only content.')
  const withMail = golden('part-message-rfc822')
  assert.equal(treeOf(parseStructure(withMail)), 'message(text/plain)')
  const people = golden('build-qp-addr-headers')
  const header = readHeader(people, parseStructure(people))
  for (const name of ['from', 'to', 'cc'])
    for (const { name: shown, address } of mailboxesOf(header.addresses(name)))
      assert.ok(address.includes('@') && !shown.includes('=?'), `${name}: ${shown} <${address}>`)
})
