/**
 * The values of header fields beside what two other libraries read in them: Python's email (all mails of the corpus) and
 * stalwart mail-parser (its own mails and vectors). Differences: `known-differences.json`, as in corpus.test.ts.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { bundleFiles, corpus, corpusFiles } from '#test/corpus.ts'
import { assertKnown } from '#test/known-differences.ts'
import { mailboxesOf, parseAddresses } from './addresses.ts'
import { parseDate } from './date.ts'
import { decodeWords } from './encoded-words.ts'
import { type Field, type Header, readHeader } from './header.ts'
import known from './known-differences.json' with { type: 'json' }
import { parseParameters } from './parameters.ts'
import { type Part, parseStructure } from './structure.ts'

const options = { skip: corpus ? false : 'no corpus' }

type PythonHeader = Record<'from' | 'to' | 'cc' | 'subject' | 'date' | 'message-id', string | null> & {
  file: string
  n_headers?: number
}

test('people, subjects, dates and identifiers as Python email reads them', options, () => {
  const theirs = new Map<string, PythonHeader>()
  for (const line of readFileSync(join(corpus as string, 'expected/eml-python-email.jsonl'), 'utf8').split('\n')) {
    if (line !== '') theirs.set((JSON.parse(line) as PythonHeader).file, JSON.parse(line) as PythonHeader)
  }
  const found = new Map<string, string[]>()
  let compared = 0
  for (const { name, bytes } of corpusFiles('eml')) {
    const other = theirs.get(name)
    if (other?.n_headers === undefined) continue
    compared++
    const differences = [...comparePython(readHeader(bytes, parseStructure(bytes)), other)]
    if (differences.length > 0) found.set(name, differences)
  }
  assert.ok(compared > 1100, `only ${compared}`)
  assertKnown(known, 'python headers', found)
})

function* comparePython(header: Header, theirs: PythonHeader): Generator<string> {
  if (header.fields.length !== theirs.n_headers) yield `${header.fields.length} fields, not ${theirs.n_headers}`
  for (const name of ['from', 'to', 'cc'] as const) {
    const other = theirs[name]
    // It raises an error, or shows raw bytes as they are not.
    if (other === null || other.startsWith('ERR ') || other.includes('\ufffd')) continue
    // It writes one field of repeated ones, names without the comments that hold them, and addresses as they are read.
    const ours = addressesIn(header.find(name)?.raw ?? '')
    const written = addressesIn(other)
    if (ours.join() !== written.join()) yield `${name}: ${ours.join()}, not ${written.join()}`
  }
  const subject = squeeze(header.text('subject') ?? '')
  const otherSubject = squeeze(theirs.subject ?? '')
  if (!otherSubject.includes('\ufffd') && subject !== otherSubject) yield `subject: ${subject}, not ${otherSubject}`
  const date = header.date('date')?.epochMillis
  const otherDate = parseDate(theirs.date ?? '')?.epochMillis
  if (otherDate !== undefined && date !== otherDate) yield `date: ${header.raw('date')}, not ${theirs.date}`
  const id = squeeze(header.raw('message-id') ?? '')
  const otherId = squeeze(theirs['message-id'] ?? '')
  if (id !== otherId) yield `message-id: ${id}, not ${otherId}`
}

function addressesIn(list: string): string[] {
  return mailboxesOf(parseAddresses(list)).map(({ address }) => address.toLowerCase())
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

type StalwartDate = Record<
  'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'tz_hour' | 'tz_minute',
  number
> & {
  tz_before_gmt: boolean
}
type StalwartContent = {
  c_type: string
  c_subtype: string | null
  attributes: { name: string; value: string }[] | null
}
type StalwartValue = { Text?: string; TextList?: string[]; ContentType?: StalwartContent; Received?: StalwartReceived }
type StalwartReceived = { date?: StalwartDate | null }
type StalwartPart = {
  headers: { name: string | { other: string }; value: StalwartValue; offset_field: number }[]
  body: { Multipart?: number[]; Message?: StalwartMessage }
}
type StalwartMessage = { parts: StalwartPart[] }

test('texts, content types and dates of Received as stalwart mail-parser reads them', options, () => {
  const found = new Map<string, string[]>()
  let compared = 0
  for (const bundle of ['legacy', 'malformed', 'rfc', 'thirdparty']) {
    const items = bundleFiles(`eml/stalwartlabs-mail-parser/${bundle}.jsonl`)
    for (const [name, bytes] of items) {
      const expected = items.get(name.replace('.eml', '.json'))
      if (!name.endsWith('.eml') || !expected) continue
      const mail = Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n'), 'latin1')
      const message = JSON.parse(Buffer.from(expected).toString('utf8')) as StalwartMessage
      const differences: string[] = []
      for (const [part, theirs] of pairs(parseStructure(mail), message, 0))
        for (const { name: field, value, offset_field: offset } of theirs.headers) {
          const ours = readHeader(mail, part).fields.find(({ start }) => start === offset)
          if (!ours) continue
          compared++
          differences.push(...compareValue(ours, value, typeof field === 'string' ? field : field.other))
        }
      if (differences.length > 0) found.set(`${bundle}/${name}`, differences)
    }
  }
  assert.ok(compared > 750, `only ${compared}`)
  assertKnown(known, 'stalwart values', found)
})

/** Each part with theirs, where both have the same shape; where not, corpus.test.ts says so. */
function* pairs(part: Part, message: StalwartMessage, id: number): Generator<[Part, StalwartPart]> {
  const theirs = message.parts[id]!
  yield [part, theirs]
  const children = theirs.body.Multipart ?? []
  if (children.length === part.parts.length)
    for (const [i, child] of children.entries()) yield* pairs(part.parts[i]!, message, child)
  if (part.message && theirs.body.Message) yield* pairs(part.message, theirs.body.Message, 0)
}

function* compareValue(field: Field, value: StalwartValue, name: string): Generator<string> {
  if (value.Text !== undefined) {
    // Identifiers come without their brackets.
    const ours = squeeze(field.text).replace(/^<([^<>]*)>$/, '$1')
    if (ours !== squeeze(value.Text)) yield `${name}: ${ours}, not ${squeeze(value.Text)}`
  }
  if (value.ContentType) {
    const { value: type, parameters } = parseParameters(field.raw)
    const ours = [type.toLowerCase(), ...[...parameters].map(([key, text]) => `${key}=${text}`)].join('; ')
    const { c_type, c_subtype, attributes } = value.ContentType
    const full = c_subtype === null ? c_type : `${c_type}/${c_subtype}`
    const other = [full.toLowerCase(), ...(attributes ?? []).map((one) => `${one.name.toLowerCase()}=${one.value}`)]
    if (ours !== other.join('; ')) yield `${name}: ${ours}, not ${other.join('; ')}`
  }
  if (value.Received) yield* compareReceived(field.raw, value.Received)
}

function* compareReceived(raw: string, { date }: StalwartReceived): Generator<string> {
  if (!date) return
  const ours = parseDate(raw.slice(raw.lastIndexOf(';') + 1))?.epochMillis
  const offsetMinutes = (date.tz_before_gmt ? -1 : 1) * (date.tz_hour * 60 + date.tz_minute)
  const other =
    Date.UTC(date.year, date.month - 1, date.day, date.hour, date.minute, date.second) - offsetMinutes * 60_000
  if (ours !== other) yield `received: ${raw}: ${ours}, not ${other}`
}

type Vector<T> = { header: string; expected: T }

test('header vectors of stalwart mail-parser: lists of words and dates of Received', options, () => {
  const vectors = <T>(name: string) =>
    JSON.parse(
      readFileSync(join(corpus as string, `eml/header-vectors/stalwartlabs-mail-parser/${name}.json`), 'utf8'),
    ) as Vector<T>[]
  const unfolded = (text: string) => {
    const bytes = Buffer.from(`X:${text}`)
    return readHeader(bytes, parseStructure(bytes)).raw('x') ?? ''
  }
  const found = new Map<string, string[]>()
  for (const { header, expected } of vectors<string[]>('list')) {
    const ours = unfolded(header)
      .split(',')
      .map((word) => squeeze(decodeWords(word)))
      .filter((word) => word !== '')
    if (ours.join() !== expected.join()) found.set(`list: ${header}`, [`${ours.join()}, not ${expected.join()}`])
  }
  const received = vectors<StalwartReceived | null>('received')
  for (const { header, expected } of received) {
    const differences = expected ? [...compareReceived(unfolded(header), expected)] : []
    if (differences.length > 0) found.set(`received: ${header}`, differences)
  }
  assert.ok(received.length > 50)
  assertKnown(known, 'stalwart vectors', found)
})
