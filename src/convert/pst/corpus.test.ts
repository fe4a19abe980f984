/**
 * The PST and OST files of the corpus, against what independent programs found in them. There is no difference.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { corpus, corpusFiles } from '#test/corpus.ts'
import { memorySource } from '#codec/pst/index.ts'
import { type Item, P } from '#model'
import { readPst } from './index.ts'

type Expected = {
  file: string
  wVer: number
  bCryptMethod: number
  lspst: { subjects: string[] }
  pffexport: { items_by_folder: Record<string, Record<string, number>>; subjects: [string, string][] }
}

const files = [...corpusFiles('pst', /\.gz$/)].map(({ name, bytes }) => ({ name, bytes: gunzipSync(bytes) }))
const expected = corpus
  ? (JSON.parse(readFileSync(join(corpus, 'expected', 'pst.json'), 'utf8')) as Expected[]).filter(({ file }) =>
      files.some(({ name }) => name === file),
    )
  : []

/** pffexport writes no hidden items and no posts (IPM.Post), and a folder for each item that is attached. */
function contentOf(bytes: Uint8Array) {
  const pst = readPst(memorySource(bytes))
  const counts: Record<string, number> = {}
  const subjects: string[] = []
  let embedded = 0
  for (const folder of pst.folders()) {
    if (!folder.visible || folder.search || folder.itemIds.length === 0) continue
    const items = [...pst.items(folder)].flatMap(({ item }) => (item && !item.associated ? [item] : []))
    const written = items.filter(({ properties }) => properties.get(P.MessageClass) !== 'IPM.Post')
    if (written.length > 0) counts[folder.path.join('/')] = written.length
    for (const item of items) add(item)
  }
  return { counts, subjects: subjects.sort(), embedded, problems: pst.problems, pst }

  function add(item: Item) {
    subjects.push((item.properties.get(P.Subject) ?? '').trim())
    for (const attachment of item.attachments) {
      if (!attachment.embedded) continue
      embedded++
      add(attachment.embedded)
    }
  }
}

function theirs({ pffexport }: Expected) {
  const all = Object.entries(pffexport.items_by_folder).map(([path, kinds]) => ({
    path,
    count: Object.values(kinds).reduce((sum, count) => sum + count, 0),
  }))
  const own = all.filter(({ path }) => !path.includes('/Attachments/'))
  return {
    counts: Object.fromEntries(own.map(({ path, count }) => [path, count])),
    embedded: all.filter(({ path }) => path.includes('/Attachments/')).reduce((sum, { count }) => sum + count, 0),
    subjects: pffexport.subjects.map(([, subject]) => subject.trim()).sort(),
  }
}

function without(all: readonly string[], some: readonly string[]): string[] {
  const left = [...some]
  return all.filter((each) => {
    const index = left.indexOf(each)
    if (index >= 0) left.splice(index, 1)
    return index < 0
  })
}

for (const each of expected) {
  test(`MS-PST 2.4: ${each.file}`, () => {
    const file = files.find(({ name }) => name === each.file) as { bytes: Uint8Array }
    const here = contentOf(file.bytes)
    const there = theirs(each)
    assert.equal(here.pst.file.header.version, each.wVer)
    assert.equal(here.pst.file.header.cryptMethod, each.bCryptMethod)
    assert.deepEqual(here.counts, there.counts, 'items by folder')
    assert.deepEqual(here.embedded, there.embedded, 'embedded items')
    // pffexport names the subjects of mails only.
    assert.deepEqual(without(there.subjects, here.subjects), [], 'subjects that only pffexport has')
    // lspst names those of mails, too, hidden ones without a subject among them; it stops early in some files.
    const named = each.lspst.subjects.map((subject) => subject.trim()).filter((subject) => subject !== '')
    assert.deepEqual(without(named, here.subjects), [], 'subjects that only lspst has')
    assert.deepEqual(here.problems, [], 'problems')
    assert.deepEqual([...here.pst.lostItems()], [])
  })
}

test('the corpus is read', { skip: corpus ? false : 'no corpus' }, () => {
  assert.ok(expected.length >= 20, `${expected.length} files`)
  assert.ok(expected.every(({ file }) => basename(file) !== ''))
})
