/**
 * Every mail of the corpus, and what other programs say about it. Where they differ, `known-differences.json` says
 * who is right and why; a difference that is not listed there fails, and so does an entry that no longer differs.
 */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join as joinPath } from 'node:path'
import { test } from 'node:test'
import { corpus, corpusFiles } from '#test/corpus.ts'
import { assertKnown } from '#test/known-differences.ts'
import { type Addressee, parseAddresses } from './addresses.ts'
import { parseDate } from './date.ts'
import { decodeWords } from './encoded-words.ts'
import { envelope } from './envelope.ts'
import { type Header, readHeader } from './header.ts'
import known from './known-differences.json' with { type: 'json' }
import { parseMessageIds } from './message-ids.ts'
import { findSection, sections } from './section.ts'
import { join, literalBytes, packSkeleton, split, unpackSkeleton } from './skeleton.ts'
import { type Part, parseStructure } from './structure.ts'
import { packStructure, unpackStructure } from './structure-pack.ts'
import { partBody, partContent, partText, preview } from './text.ts'
import { transferDecoder } from './transfer.ts'

const options = { skip: corpus ? false : 'no corpus' }

test('every mail has a structure that covers it, and reads everywhere', options, () => {
  for (const { name, bytes } of corpusFiles('eml')) {
    const root = parseStructure(bytes)
    assert.equal(root.end, bytes.length, name)
    assertNested(root, name)
    assert.deepEqual(unpackStructure(packStructure(root)), root, name)
    for (const { part, numbers } of sections(root)) {
      assert.equal(findSection(root, numbers), part, name)
      const content = partContent(bytes, part)
      if (part.type === 'text') partText(bytes, part)
      if (part.parts.length === 0 && !part.message) assertStreams(partBody(bytes, part), part.encoding, content, name)
    }
    envelope(bytes, root)
    assert.ok(preview(bytes, root).length <= 256, name)
    for (const field of readHeader(bytes, root).fields) assert.ok(!/[\r\n]/.test(field.text), name)
  }
})

function assertNested(part: Part, name: string) {
  assert.ok(part.start <= part.bodyStart && part.bodyStart <= part.end, name)
  let from = part.bodyStart
  for (const child of part.message ? [part.message] : part.parts) {
    assert.ok(child.start >= from && child.end <= part.end, name)
    assertNested(child, name)
    from = child.end
  }
}

/** A stream of small chunks gives the same content. Padding inside is judged by the line, which a chunk may cut. */
function assertStreams(body: Uint8Array, encoding: string, content: Uint8Array, name: string) {
  if (encoding === 'base64' && /=[^=]*[A-Za-z0-9+/]/.test(Buffer.from(body).toString('latin1'))) return
  const decoder = transferDecoder(encoding)
  const chunks: Uint8Array[] = []
  for (let at = 0; at < body.length; at += 1500) chunks.push(decoder.write(body.subarray(at, at + 1500)))
  assert.ok(Buffer.concat([...chunks, decoder.end()]).equals(content), name)
}

test('split and join give the same bytes', options, () => {
  let total = 0
  let literals = 0
  for (const { name, bytes } of corpusFiles('eml')) {
    const segments = split(bytes, parseStructure(bytes), { minEncodedSize: 16, minIdentitySize: 4000 })
    const literal = literalBytes(bytes, segments)
    const contents = segments.flatMap((segment) => (segment.kind === 'encoded' ? [segment.content] : []))
    const source = {
      literal: (from: number, to: number) => literal.subarray(from, to),
      content: (index: number, from: number, to: number) => contents[index]!.subarray(from, to),
    }
    const stored = unpackSkeleton(packSkeleton(segments))
    assert.ok(Buffer.concat([...join(stored, source)]).equals(bytes), name)
    const [start, end] = [Math.floor(bytes.length / 3), Math.floor(bytes.length / 2)]
    assert.ok(Buffer.concat([...join(stored, source, start, end)]).equals(bytes.subarray(start, end)), name)
    total += bytes.length
    literals += literal.length
  }
  assert.ok(literals < total / 2, `${literals} of ${total} bytes are literal`)
})

type PythonPart = {
  ct: string
  charset?: string
  filename?: string
  size?: number
  sha256?: string
  parts?: PythonPart[]
  defects?: string[]
}

test('the trees of Python email, where it saw no defect', options, () => {
  const lines = readFileSync(joinPath(corpus as string, 'expected/eml-python-email.jsonl'), 'utf8').split('\n')
  const trees = new Map<string, PythonPart>()
  for (const line of lines) {
    if (line === '') continue
    const { file, structure } = JSON.parse(line) as { file: string; structure?: PythonPart }
    if (structure && !hasDefects(structure)) trees.set(file, structure)
  }
  const found = new Map<string, string[]>()
  let compared = 0
  for (const { name, bytes } of corpusFiles('eml')) {
    const tree = trees.get(name)
    if (!tree) continue
    compared++
    const differences = [...comparePython(bytes, parseStructure(bytes), tree, 'root')]
    if (differences.length > 0) found.set(name, differences)
  }
  assert.ok(compared > 900)
  assertKnown(known, 'python', found)
})

function hasDefects({ defects, parts = [] }: PythonPart): boolean {
  return defects !== undefined || parts.some(hasDefects)
}

function* comparePython(bytes: Uint8Array, part: Part, theirs: PythonPart, path: string): Generator<string> {
  if (`${part.type}/${part.subtype}` !== theirs.ct) yield `${path} is ${part.type}/${part.subtype}, not ${theirs.ct}`
  if (theirs.parts) {
    // Python reads every message/* as mail; only rfc822 and global hold one (RFC 2046 5.2, RFC 6532).
    if (part.type === 'message' && !part.message && part.subtype !== 'rfc822') return
    const parts = part.message ? [part.message] : part.parts
    if (parts.length !== theirs.parts.length) yield `${path} has ${parts.length} parts, not ${theirs.parts.length}`
    else
      for (const [i, child] of parts.entries()) yield* comparePython(bytes, child, theirs.parts[i]!, `${path}.${i + 1}`)
    return
  }
  const content = partContent(bytes, part)
  if (createHash('sha256').update(content).digest('hex') !== theirs.sha256) {
    yield `${path} has ${content.length} bytes of ${part.encoding}, not ${theirs.size}`
  }
  const charset = part.parameters.get('charset')?.toLowerCase()
  if (charset !== theirs.charset) yield `${path} has charset ${charset}, not ${theirs.charset}`
  const filename = part.disposition?.parameters.get('filename') ?? part.parameters.get('name')
  // Python leaves folds and encoded words in names, and replaces bytes beyond ASCII.
  const theirName = theirs.filename && decodeWords(theirs.filename.replace(/\r?\n/g, ''))
  if (filename !== theirName && !theirName?.includes('\ufffd')) yield `${path} is called ${filename}, not ${theirName}`
}

type StalwartAddress = { name: string | null; address: string | null }
type StalwartGroup = { name: string | null; addresses: StalwartAddress[] }
type StalwartDate = Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'tz_hour' | 'tz_minute', number>
type StalwartValue = {
  Address?: { List?: StalwartAddress[]; Group?: StalwartGroup[] }
  DateTime?: StalwartDate & { tz_before_gmt: boolean }
}
type StalwartPart = {
  headers: { name: string | { other: string }; value: StalwartValue; offset_field: number }[]
  body: { Multipart?: number[]; Message?: StalwartMessage; Text?: string; Html?: string }
  offset_body: number
  offset_end: number
}
type StalwartMessage = { parts: StalwartPart[] }

test('offsets, texts, addresses and dates of stalwart mail-parser', options, () => {
  const found = new Map<string, string[]>()
  for (const bundle of ['legacy', 'malformed', 'rfc', 'thirdparty']) {
    const items = readBundle(`eml/stalwartlabs-mail-parser/${bundle}.jsonl`)
    for (const [name, bytes] of items) {
      const expected = items.get(name.replace('.eml', '.json'))
      if (!name.endsWith('.eml') || !expected) continue
      // Their offsets were computed over the mail with LF line ends.
      const mail = Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1')
      const message = JSON.parse(expected.toString('utf8')) as StalwartMessage
      const differences = [...compareStalwart(mail, parseStructure(mail), message, 0, 'root')]
      if (differences.length > 0) found.set(`${bundle}/${name}`, differences)
    }
  }
  assertKnown(known, 'stalwart', found)
})

function* compareStalwart(
  bytes: Buffer,
  part: Part,
  message: StalwartMessage,
  id: number,
  path: string,
): Generator<string> {
  const theirs = message.parts[id]!
  const { Multipart: children, Message: inner } = theirs.body
  if (part.parts.length !== (children?.length ?? 0)) yield `${path} has ${part.parts.length} parts`
  else if ((part.message !== undefined) !== (inner !== undefined)) yield `${path} is a message or not`
  else {
    for (const [i, child] of (children ?? []).entries()) {
      yield* compareStalwart(bytes, part.parts[i]!, message, child, `${path}.${i + 1}`)
    }
    if (part.message && inner) yield* compareStalwart(bytes, part.message, inner, 0, `${path}.message`)
  }
  if (part.bodyStart !== theirs.offset_body) yield `${path} body begins at ${part.bodyStart}, not ${theirs.offset_body}`
  const leaf = !children && !inner
  if (leaf && part.end !== theirs.offset_end) yield `${path} ends at ${part.end}, not ${theirs.offset_end}`
  const text = theirs.body.Text ?? theirs.body.Html
  if (text !== undefined && part.type === 'text' && withLf(partText(bytes, part)) !== withLf(text)) {
    yield `${path} has another text`
  }
  yield* compareFields(readHeader(bytes, part), theirs, path)
}

function withLf(text: string): string {
  return text.replaceAll('\r\n', '\n')
}

function* compareFields(header: Header, theirs: StalwartPart, path: string): Generator<string> {
  for (const { name, value, offset_field: offset } of theirs.headers) {
    const field = header.fields.find(({ start }) => start === offset)
    if (!field) {
      yield `${path} has no field at ${offset}`
      continue
    }
    if (value.Address && typeof name === 'string' && !name.startsWith('list_')) {
      const ours = parseAddresses(field.raw).map(printAddress).join('; ')
      const other = [...(value.Address.List ?? []), ...(value.Address.Group ?? [])].map(printStalwart).join('; ')
      if (ours !== other) yield `${path} ${name}: ${ours}, not ${other}`
    }
    if (value.DateTime) {
      const { year, month, day, hour, minute, second, tz_hour, tz_minute, tz_before_gmt } = value.DateTime
      const offsetMinutes = (tz_before_gmt ? -1 : 1) * (tz_hour * 60 + tz_minute)
      const epochMillis = Date.UTC(year, month - 1, day, hour, minute, second) - offsetMinutes * 60_000
      const date = parseDate(field.raw)
      if (date?.epochMillis !== epochMillis) yield `${path} ${field.raw}: ${date?.epochMillis}, not ${epochMillis}`
    }
  }
}

function printAddress(entry: Addressee): string {
  if ('group' in entry) return `${entry.group}: ${entry.members.map(printAddress).join(', ')}`
  return `${entry.name} <${entry.address}>`
}

function printStalwart(entry: StalwartAddress | StalwartGroup): string {
  if ('addresses' in entry) {
    const list = entry.addresses.map(printStalwart)
    return entry.name === null ? list.join('; ') : `${entry.name}: ${list.join(', ')}`
  }
  return `${entry.name ?? ''} <${entry.address ?? ''}>`
}

test('the shapes and header fields of Apache mime4j', options, () => {
  const found = new Map<string, string[]>()
  const items = readBundle('eml/apache-james-mime4j/mimetools-testmsgs.jsonl')
  for (const { name, bytes } of corpusFiles('eml/apache-james-mime4j', /\.eml$/)) {
    const short = name.slice('eml/apache-james-mime4j/'.length)
    const bundled = items.get(short.replace('mimetools-testmsgs/', '').replace('.eml', '.xml'))
    const xml = short.startsWith('testmsgs/')
      ? readFileSync(joinPath(corpus as string, name.replace('.eml', '.xml')), 'utf8')
      : bundled?.toString('utf8')
    if (xml === undefined) continue
    const theirs = mime4jShape(xml)
    const ours = shapeOf(bytes, parseStructure(bytes), 'message')
    if (ours !== theirs) found.set(short, [`${ours}, not ${theirs}`])
  }
  assertKnown(known, 'mime4j', found)
})

function mime4jShape(xml: string): string {
  let shape = ''
  for (const [, close, name] of xml.matchAll(/<(\/?)(message|field|multipart|body-part|body)>/g)) {
    if (name === 'field') shape += close ? '' : 'f'
    else if (name === 'body') shape += close ? '' : ' body'
    else shape += close ? ')' : ` ${name}(`
  }
  return shape.trim()
}

function shapeOf(bytes: Uint8Array, part: Part, word: string): string {
  const fields = 'f'.repeat(readHeader(bytes, part).fields.length)
  if (part.message) return `${word}(${fields} ${shapeOf(bytes, part.message, 'message')})`
  if (part.parts.length === 0) return `${word}(${fields} body)`
  return `${word}(${fields} multipart(${part.parts.map((child) => ` ${shapeOf(bytes, child, 'body-part')}`).join('')}))`
}

type MimeKitPart = {
  mimeType: string
  beginOffset: number
  headersEndOffset: number
  endOffset: number
  lines?: number
  children?: MimeKitPart[]
  message?: { body: MimeKitPart }
}

type MimeKitMessage = { beginOffset: number; endOffset: number; body: MimeKitPart }

test('offsets and line counts of MimeKit, with LF and with CRLF', options, () => {
  const folder = 'eml/jstedfast-MimeKit/mbox'
  const found = new Map<string, string[]>()
  for (const name of ['content-length', 'issue1189']) {
    const text = readFileSync(joinPath(corpus as string, `${folder}/${name}.mbox.txt`), 'latin1').replaceAll(
      '\r\n',
      '\n',
    )
    for (const kind of ['unix', 'dos']) {
      const mbox = Buffer.from(kind === 'unix' ? text : text.replaceAll('\n', '\r\n'), 'latin1')
      for (const [i, message] of readJson<MimeKitMessage[]>(`${folder}/${name}.${kind}-offsets.json`).entries()) {
        const { beginOffset, endOffset, body } = message
        const mail = mbox.subarray(beginOffset, endOffset)
        const differences = [...compareMimeKit(mail, parseStructure(mail), body, beginOffset)]
        if (differences.length > 0) found.set(`${name}.${kind} ${i}`, differences)
      }
    }
  }
  assertKnown(known, 'mimekit', found)
})

function* compareMimeKit(bytes: Buffer, part: Part, theirs: MimeKitPart, base: number): Generator<string> {
  const type = `${part.type}/${part.subtype}`
  if (type !== theirs.mimeType.toLowerCase()) yield `${type}, not ${theirs.mimeType}`
  const ours = [part.start, part.bodyStart, part.end].map((offset) => offset + base).join()
  const other = [theirs.beginOffset, theirs.headersEndOffset, theirs.endOffset].join()
  if (ours !== other) yield `${type} at ${ours}, not ${other}`
  // MimeKit counts a last line without line end; IMAP servers count line ends.
  const openLine = part.end > part.bodyStart && bytes[part.end - 1] !== 0x0a ? 1 : 0
  if (part.type === 'text' && theirs.lines !== part.bodyLines + openLine)
    yield `${part.bodyLines} lines, not ${theirs.lines}`
  const inner = theirs.children ?? (theirs.message ? [theirs.message.body] : [])
  const parts = part.message ? [part.message] : part.parts
  if (parts.length !== inner.length) yield `${parts.length} parts, not ${inner.length}`
  else for (const [i, child] of parts.entries()) yield* compareMimeKit(bytes, child, inner[i]!, base)
}

type Vector<T> = { header: string; expected: T }

test('header vectors of stalwart mail-parser: unstructured text and identifiers', options, () => {
  const folder = 'eml/header-vectors/stalwartlabs-mail-parser'
  const found = new Map<string, string[]>()
  for (const { header, expected } of readJson<Vector<string | null>[]>(`${folder}/unstructured.json`)) {
    const ours = readHeader(...asMail(header))
      .text('x')
      ?.replace(/\s+/g, ' ')
    const other = expected?.replace(/\s+/g, ' ') ?? ''
    if (ours !== other) found.set(`unstructured: ${JSON.stringify(header)}`, [`${ours}, not ${other}`])
  }
  for (const { header, expected } of readJson<Vector<string[] | null>[]>(`${folder}/id.json`)) {
    const ours = parseMessageIds(readHeader(...asMail(header)).raw('x') ?? '').map((id) => id.slice(1, -1))
    const other = expected ?? []
    if (ours.join() !== other.join()) found.set(`id: ${JSON.stringify(header)}`, [`${ours}, not ${other}`])
  }
  assertKnown(known, 'stalwart headers', found)
})

function asMail(value: string): [Uint8Array, Part] {
  const bytes = Buffer.from(`X:${value}`)
  return [bytes, parseStructure(bytes)]
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(joinPath(corpus as string, path), 'utf8')) as T
}

function readBundle(path: string): Map<string, Buffer> {
  const items = new Map<string, Buffer>()
  for (const line of readFileSync(joinPath(corpus as string, path), 'utf8').split('\n')) {
    if (line === '') continue
    const { name, encoding, data } = JSON.parse(line) as { name: string; encoding: BufferEncoding; data: string }
    items.set(name, Buffer.from(data, encoding))
  }
  return items
}
