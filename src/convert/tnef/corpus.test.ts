/**
 * Every TNEF stream of the corpus, and what other programs take out of it. There is no difference but in what they make of a
 * message within a message, which is told below.
 */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { corpus, type CorpusFile, corpusFiles } from '#test/corpus.ts'
import { isTnef, readTnef } from '#codec/tnef/index.ts'
import { type Bag, type Item, P, PropertyType } from '#model'
import { exportTnef, importTnef } from './index.ts'

const options = { skip: corpus ? false : 'no corpus' }

function* streams(): Generator<CorpusFile> {
  for (const { name, bytes } of corpusFiles('tnef')) {
    if (isTnef(bytes)) yield { name, bytes }
    // Three of them are in base64, as they stood in a mail.
    else if (/horde-Compress.*(\.txt|tnef_vnote)$/.test(name)) {
      yield { name, bytes: Buffer.from(Buffer.from(bytes).toString('latin1'), 'base64') }
    }
  }
}

test('every item goes to TNEF and back without loss', options, () => {
  let count = 0
  for (const { name, bytes } of streams()) {
    const { item } = importTnef(bytes)
    const written = exportTnef(item)
    const again = importTnef(written)
    assert.deepEqual(again.problems, [], name)
    assert.deepEqual(plain(again.item), plain(item), name)
    assert.ok(Buffer.from(exportTnef(again.item)).equals(written), name)
    count++
  }
  assert.ok(count > 25)
})

function plain({ properties, recipients, attachments }: Item): unknown {
  return {
    properties: bag(properties),
    recipients: recipients.map(bag),
    attachments: attachments.map(({ properties: own, content, embedded }) => ({
      properties: bag(own),
      content: content && 'bytes' in content ? sha256(content.bytes) : undefined,
      embedded: embedded && plain(embedded),
    })),
  }
}

function bag(properties: Bag): unknown {
  return JSON.parse(
    JSON.stringify(properties, (_key, value) => {
      if (typeof value === 'bigint') return `${value}`
      if (value instanceof Uint8Array) return sha256(value)
      return value?.type === 'Buffer' ? sha256(Buffer.from(value.data)) : value
    }),
  )
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The files of an item, also those in messages within it. */
function* files(item: Item): Generator<{ name: string; size: number; hash: string }> {
  for (const { properties, content, embedded } of item.attachments) {
    if (embedded) yield* files(embedded)
    if (!content || !('bytes' in content)) continue
    const name = properties.get(P.AttachLongFilename) ?? properties.get(P.AttachFilename) ?? ''
    yield { name, size: content.bytes.length, hash: sha256(content.bytes) }
  }
}

/** PidTagAttachDataObject as it lies in the stream: 16 bytes of the interface, and the message. tnef hands it out so. */
function* objects(bytes: Uint8Array): Generator<{ size: number; hash: string }> {
  for (const { properties } of readTnef(bytes).message.attachments) {
    for (const { id, type, values } of properties) {
      const [value] = values
      if (id === P.AttachDataObject.id && type === PropertyType.object && value) {
        yield { size: value.length, hash: sha256(value) }
      }
    }
  }
}

/** attAttachData of an embedded message, for readers that know no objects. */
const insteadOfMessage = /^This attachment is a MAPI 1\.0 embedded message and is not supported by this mail system\./

type Expected = { file: string; tnef_exit: number; tnef_files: { name: string; size: number; sha256: string }[] }

test('the files that the tool tnef takes out', options, () => {
  const expected: Expected[] = JSON.parse(readFileSync(join(corpus as string, 'expected/tnef-tnef-ytnef.json'), 'utf8'))
  const byName = new Map([...streams()].map(({ name, bytes }) => [name, bytes]))
  const found: string[] = []
  for (const { file, tnef_files: wanted } of expected) {
    const bytes = byName.get(file)
    if (!bytes) continue
    const ours = new Set(
      [...files(importTnef(bytes).item), ...objects(bytes)].map(({ size, hash }) => `${size} ${hash}`),
    )
    for (const { name, size, sha256: hash } of wanted) {
      if (!/^body\.(rtf|html|txt)$/.test(name) && !ours.has(`${size} ${hash}`)) {
        found.push(`${file.replace(/^.*\//, '')}: ${name}`)
      }
    }
  }
  assert.deepEqual(found, [])
})

test('the files and HTML that MimeKit takes out', options, () => {
  const folder = 'tnef/jstedfast-MimeKit/tnef'
  const found: string[] = []
  for (const { name, bytes } of streams()) {
    const beside = join(corpus as string, name.replace(/\.tnef$/, ''))
    if (!name.startsWith(folder) || !name.endsWith('.tnef') || !existsSync(beside)) continue
    const { item } = importTnef(bytes)
    const hashes = new Set([...files(item)].map(({ hash }) => hash))
    const html = item.properties.get(P.Html)
    if (html) hashes.add(sha256(withoutReturns(html)))
    for (const { content } of item.attachments) {
      if (content && 'bytes' in content) hashes.add(sha256(withoutReturns(content.bytes)))
    }
    for (const file of readdirSync(beside)) {
      if (file === 'message.rtf') continue
      const content = readFileSync(join(beside, file))
      // MimeKit keeps the interface before an object, and does not look into messages.
      if (insteadOfMessage.test(content.toString('latin1')) && item.attachments.some(({ embedded }) => embedded))
        continue
      if (hashes.has(sha256(content)) || hashes.has(sha256(content.subarray(16))) || isTnef(content)) continue
      found.push(`${name.slice(folder.length + 1)}: ${file}`)
    }
  }
  assert.deepEqual(found, [])
})

/** The expected texts have lost the returns at the ends of their lines. */
function withoutReturns(text: Uint8Array): Uint8Array {
  return text.filter((byte) => byte !== 0x0d)
}

for (const [file, messageClass, subject] of [
  ['jstedfast-MimeKit/tnef/garbage-at-end.tnef', 'REPORT.IPM.Note.IPNRN', undefined],
  ['jstedfast-MimeKit/tnef/multi-name-property.tnef', 'IPM.Appointment', 'Pfingstmontag'],
  ['jstedfast-MimeKit/tnef/one-file.tnef', 'IPM.Note', 'one-file'],
  ['horde-Compress/Compress/fixtures/winmail2.dat', 'IPM.Schedule.Meeting.Request', undefined],
  ['horde-Compress/Compress/fixtures/TnefMeetingRequest.txt', 'IPM.Schedule.Meeting.Request', undefined],
  ['horde-Compress/Compress/fixtures/tnef_vnote', 'IPM.TaskRequest', undefined],
  ['Yeraze-ytnef/multi-value-attribute.tnef', 'IPM.Note.Microsoft.Voicemail.UM.CA', undefined],
] as const) {
  test(`${file} is ${messageClass}`, options, () => {
    const stream = [...streams()].find(({ name }) => name === `tnef/${file}`)!
    const { item } = importTnef(stream.bytes)
    assert.equal(item.properties.get(P.MessageClass), messageClass)
    if (subject) assert.equal(item.properties.get(P.Subject), subject)
  })
}
