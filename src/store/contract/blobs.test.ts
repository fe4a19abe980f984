import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { Bag, P, SpecialFolder } from '#model'
import { frameSize } from '../blob-file.ts'
import { FileBlobs } from '../blobs.ts'
import { contract, data, fails, item, mail } from './harness.ts'

const folder = mkdtempSync(join(data, 'blobs-'))
const blobs = new FileBlobs(folder)
after(() => rmSync(folder, { recursive: true, force: true }))

const day = 24 * 3600 * 1000
const pathOf = (blob: string) => join(folder, 'blobs', blob.slice(0, 2), blob)
/** As if it had been put so long ago. */
const age = (path: string, milliseconds: number) => {
  const time = new Date(Date.now() - milliseconds)
  utimesSync(path, time, time)
}

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  // One buffer for all pieces, as a socket may do it.
  const buffer = new Uint8Array(size)
  for (let at = 0; at < bytes.length; at += size) {
    const piece = bytes.subarray(at, at + size)
    buffer.set(piece)
    yield buffer.subarray(0, piece.length)
  }
}

for (const size of [0, 1, frameSize - 1, frameSize, frameSize + 1, 3 * frameSize + 77]) {
  void test(`${size} bytes, compressible or not, at once or in pieces, whole or in ranges`, async () => {
    for (const bytes of [randomBytes(size), Buffer.alloc(size, 'abc')]) {
      const whole = await blobs.put(bytes)
      assert.deepEqual(await blobs.put(inPieces(bytes, 10_007)), whole)
      assert.equal(whole.size, size)
      const source = await blobs.get(whole.blob)
      assert.equal(source.size, size)
      assert.ok(bytes.equals(await source.bytes()))
      for (const [start, end] of [
        [0, 10],
        [size - 5, size + 100],
        [frameSize - 3, frameSize + 3],
        [Math.floor(size / 2), size],
        [5, 5],
        [size + 1, size + 2],
      ] as const) {
        const from = Math.max(0, start)
        assert.ok(bytes.subarray(from, Math.max(from, end)).equals(Buffer.from(await source.bytes(from, end))))
      }
    }
  })
}

void test('what is not there, or damaged, is a failure', async () => {
  await assert.rejects(blobs.get('0'.repeat(64)), fails('notFound'))
  await assert.rejects(blobs.get('../../etc/passwd'), fails('notFound'))
})

void test('a producer that fails leaves nothing', async () => {
  const before = readdirSync(join(folder, 'blobs', 'new')).length
  await assert.rejects(
    blobs.put(
      (async function* () {
        yield new Uint8Array(10)
        throw new Error('gone')
      })(),
    ),
    { message: 'gone' },
  )
  assert.equal(readdirSync(join(folder, 'blobs', 'new')).length, before)
})

void test('collection: first put aside, deleted a day later, brought back by whoever needs it', async () => {
  const now = Date.now()
  const [kept, young, lost, rescued] = await Promise.all(
    ['kept', 'young', 'lost', 'rescued'].map(async (text) => (await blobs.put(Buffer.from(text))).blob),
  )
  assert.ok(kept && young && lost && rescued)
  const referenced = (blob: string) => blob === kept
  for (const blob of [kept, lost, rescued]) age(pathOf(blob), 2 * day)
  const first = await blobs.collect(referenced, now)
  assert.equal(first.trashed, 2)
  assert.equal(first.deleted, 0)
  // A put of the same bytes, and a read of what lies aside.
  await blobs.put(Buffer.from('rescued'))
  assert.equal(Buffer.from(await (await blobs.get(lost)).bytes()).toString(), 'lost')
  age(pathOf(lost), 2 * day)
  await blobs.collect(referenced, now)
  const later = await blobs.collect(referenced, now + 2 * day)
  assert.ok(later.deleted >= 1)
  await assert.rejects(blobs.get(lost), fails('notFound'))
  for (const blob of [kept, rescued]) assert.ok(await blobs.get(blob))
})

contract('a blob stays as long as any message needs it, however deep', async (world) => {
  const { store, mailbox } = world
  const content = randomBytes(50_000)
  const inner = item({ Subject: 'in' }, {}, { attachments: [{ properties: Bag.of({}), content: { bytes: content } }] })
  const outer = item({ Subject: 'out' }, {}, { attachments: [{ properties: Bag.of({}), embedded: inner }] })
  const { id } = await store.write(mailbox, (tx) => tx.createMessage(SpecialFolder.inbox, outer))
  const [copy] = await store.write(mailbox, (tx) => tx.copyMessages([id], SpecialFolder.archive))
  const blob = (await store.putBlob(content)).blob
  const removed = async () => {
    // Two collections, each more than a day after the blob was last touched.
    const now = Date.now()
    await store.maintain({ now: now + 2 * day })
    await store.maintain({ now: now + 4 * day })
    return store.getBlob(blob).then(
      () => false,
      () => true,
    )
  }
  await store.write(mailbox, (tx) => tx.deleteMessages([id], { hard: true }))
  assert.equal(await removed(), false)
  // A change of something else keeps what it refers to.
  await store.write(mailbox, (tx) => tx.updateMessage(copy?.to.id ?? 0, { set: Bag.of({ Comment: 'x' }) }))
  assert.equal(await removed(), false)
  await store.write(mailbox, (tx) => tx.updateMessage(copy?.to.id ?? 0, { attachments: new Map([[0, undefined]]) }))
  assert.equal(await removed(), true)
})

contract('a mail of many parts refers to what it needs, and after losing its source to that', async (world) => {
  const { store, mailbox } = world
  const content = randomBytes(60_000)
  const base64 = content.toString('base64').replace(/.{76}/g, '$&\n')
  const raw = mail(
    `Subject: a\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\ntext\n--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n${base64}\n--b--\n`,
    { attachments: [{ properties: Bag.of({ AttachLongFilename: 'a.png' }), content: { part: [2] } }] },
  )
  const { id } = await store.write(mailbox, (tx) => tx.createMessage(SpecialFolder.inbox, raw))
  const read = async () => {
    const attachment = (await mailbox.getMessage(id)).attachments[0]
    return Buffer.from((await (await attachment?.content())?.bytes()) ?? [])
  }
  assert.ok((await read()).equals(content))
  await store.write(mailbox, (tx) => tx.updateMessage(id, { set: Bag.of({ Subject: 'b' }) }))
  const now = Date.now()
  await store.maintain({ now: now + 2 * day })
  await store.maintain({ now: now + 4 * day })
  assert.ok((await read()).equals(content))
  assert.equal((await (await mailbox.getMessage(id)).properties()).get(P.Subject), 'b')
})
