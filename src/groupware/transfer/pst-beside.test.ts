/** A data file that another thread reads gives what it gives when it is read here. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { after, test } from 'node:test'
import { corpusFiles } from '#test/corpus.ts'
import { memorySink } from '#codec/pst/index.ts'
import { writePst } from '#convert/pst/index.ts'
import { Bag, type Item, N } from '#model'
import { openStore } from '#store'
import { importInto } from './import.ts'
import { openPstBeside } from './sources/pst-beside.ts'
import { openPst } from './sources/pst.ts'
import type { Source, TransferFailure } from './types.ts'

const folder = mkdtempSync(join(tmpdir(), 'kontor-pst-beside-'))
after(() => rmSync(folder, { recursive: true, force: true }))

function write(name: string, bytes: Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

/** All that comes, a line each, items loaded where `wanted` says so. */
async function all(source: Source, wanted: (count: number) => boolean = () => true): Promise<string[]> {
  const found: string[] = []
  try {
    for await (const entry of source.entries()) {
      if (entry.kind !== 'item') {
        if (entry.kind === 'folder') {
          const { name, special, class: folderClass, properties, parent } = entry.folder
          found.push(text([name, special, folderClass, parent?.name, [...(properties ?? [])]]))
        }
        continue
      }
      const { load, folder: at, ...rest } = entry
      let item: unknown
      try {
        if (wanted(found.length)) item = plain(await load())
      } catch (error) {
        item = String(error)
      }
      found.push(text([rest.where, { ...rest, folder: at?.name, item }]))
    }
    found.push(String(source.total))
    return found
  } finally {
    source.close()
  }
}

/** Short enough to be shown; what is behind it is in the hash. */
function text(value: unknown): string {
  const whole = JSON.stringify(normal(value))
  return `${whole.slice(0, 60)} ${createHash('sha256').update(whole).digest('hex').slice(0, 12)}`
}

function normal(value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`
  if (value instanceof Uint8Array) return value.toHex()
  if (Array.isArray(value)) return value.map(normal)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([key]) => key !== 'id')
  return Object.fromEntries(entries.map(([key, each]) => [key, normal(each)]).toSorted())
}

function plain({ properties, recipients, attachments, associated }: Item): unknown {
  const bag = (of: Bag) => [...of].map(([property, value]) => [property.key, property.type, value])
  return {
    properties: bag(properties),
    recipients: recipients.map(bag),
    attachments: attachments.map((each) => [bag(each.properties), each.content, each.embedded && plain(each.embedded)]),
    associated,
  }
}

for (const { name, bytes } of corpusFiles('pst', /\.(pst|ost)\.gz$/)) {
  test(`the same from both: ${name}`, async () => {
    const path = write('corpus.pst', gunzipSync(bytes))
    assert.deepEqual(await all(openPstBeside(path, { associated: true })), await all(openPst(path)))
  })
}

async function large(): Promise<Uint8Array> {
  const sink = memorySink()
  const item = (number: number): Item => ({
    properties: Bag.of({ Subject: `item ${number}` }).set(N.Keywords, [`k${number % 3}`]),
    recipients: [],
    attachments:
      number % 100 === 0 ? [{ properties: new Bag(), content: { bytes: new Uint8Array(20_000).fill(number) } }] : [],
  })
  const items = Array.from({ length: 1800 }, (_, number) => item(number))
  await writePst(sink, { name: 'x', folders: () => [{ name: 'Inbox', items: () => items }] })
  return sink.bytes()
}

test('items that nobody wanted are not sent, and can be had when somebody wants them again', async () => {
  const path = write('large.pst', await large())
  const some = (count: number) => count < 10 || count > 1200
  assert.deepEqual(await all(openPstBeside(path), some), await all(openPst(path), some))
})

test('what is no data file is refused at once; a source that is closed too early leaves nothing running', async () => {
  assert.throws(() => openPstBeside(write('no.pst', new Uint8Array(2000))), /magic|not a PST|PST/i)
  const source = openPstBeside(write('large.pst', await large()))
  for await (const entry of source.entries()) if (entry.kind === 'item') break
  source.close()
})

for (const [how, open] of [
  ['here', openPst],
  ['beside', openPstBeside],
] as const) {
  test(`an attachment that is lost is told, its item comes: read ${how}`, async (t) => {
    const bytes = await large()
    const first = firstLargeRun(bytes)
    bytes.fill(0, first, first + 8192)
    const store = openStore({ data: join(folder, `data-${how}`) })
    t.after(() => store.close())
    const id = await store.createMailbox({ kind: 'private', owner: 'ada', locale: 'en', displayName: 'Ada' })
    const failures: TransferFailure[] = []
    const source = open(write(`${how}.pst`, bytes))
    const report = await importInto(store, await store.open(id, { kind: 'system' }), source, {
      onFailure: (one) => failures.push(one),
    })
    source.close()
    assert.equal(report.imported, 1800)
    assert.ok(failures.length > 0 && failures.every(({ why }) => why !== ''), JSON.stringify(failures))
  })
}

/** Where the content of the first attachment begins: 8 KB of one byte. */
function firstLargeRun(bytes: Uint8Array): number {
  for (let at = 0x4600; at + 6000 < bytes.length; at += 64) {
    const value = bytes[at]
    if (value !== 0 && value !== 0xff && bytes.subarray(at, at + 6000).every((byte) => byte === value)) return at
  }
  assert.fail('there is no such run')
}
