import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { envelope, parseStructure } from '#codec/mime/index.ts'
import { unpackStructure } from '#codec/mime/structure-pack.ts'
import { corpus, corpusFiles } from '#test/corpus.ts'
import { FileBlobs } from './blobs.ts'
import { blobsOfSource, openSource, packEnvelope, storeSource, unpackEnvelope } from './source.ts'

const data = mkdtempSync(join(tmpdir(), 'kontor-source-'))
const blobs = new FileBlobs(data)
after(() => rmSync(data, { recursive: true, force: true }))

async function roundTrip(bytes: Buffer, name: string): Promise<number> {
  const structure = parseStructure(bytes)
  const found = envelope(bytes, structure)
  const stored = await storeSource({ bytes, structure, envelope: found }, blobs)
  const source = openSource(stored.bytes, blobs)
  assert.equal(source.size, bytes.length, name)
  assert.ok(bytes.equals(Buffer.from(await source.bytes())), name)
  const [from, to] = [Math.floor(bytes.length / 3), Math.floor(bytes.length / 2)]
  assert.ok(bytes.subarray(from, to).equals(Buffer.from(await source.bytes(from, to))), name)
  assert.deepEqual(unpackStructure(stored.structure), structure, name)
  assert.deepEqual(unpackEnvelope(stored.envelope), found, name)
  assert.deepEqual(new Set(blobsOfSource(stored.bytes)), new Set(stored.blobs), name)
  return stored.bytes.length + stored.structure.length + stored.envelope.length
}

for (const [name, text] of [
  ['empty', ''],
  ['a header alone', 'Subject: x\r\n'],
  ['bare line feeds', 'Subject: x\n\nbody\n'],
  ['not mail at all', '\0\xff\xfe'],
  ['literal bytes beyond what stays in a row', `Subject: x\r\n\r\n${'=C3=BC'.repeat(120_000)}`],
] as const) {
  void test(`a source comes back to the byte: ${name}`, () =>
    roundTrip(Buffer.from(text, 'latin1'), name).then(() => {}))
}

void test('envelopes: what is the same as From is said once', () => {
  const bytes = Buffer.from('From: Ada <a@b>\r\nReply-To: c@d\r\nSubject: "x\r\n\r\n')
  const found = envelope(bytes, parseStructure(bytes))
  const packed = packEnvelope(found)
  assert.equal(JSON.parse(packed)[2], 0)
  assert.deepEqual(unpackEnvelope(packed), found)
})

void test('every mail of the corpus comes back to the byte and takes less room', {
  skip: corpus ? false : 'no corpus',
}, async () => {
  let raw = 0
  let stored = 0
  for (const { name, bytes } of corpusFiles('eml', /\.eml$/)) {
    raw += bytes.length
    stored += await roundTrip(Buffer.from(bytes), name)
  }
  // Blobs apart, which hold what is large.
  assert.ok(stored < raw * 0.4, `${stored} of ${raw}`)
})
