/**
 * pst-extractor beside us: what it finds in the files of the corpus, and in the files that we make of them. It walks folders
 * from the root, so what lies outside of the visible mailbox is compared, too.
 */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { after, test } from 'node:test'
import pstExtractor from 'pst-extractor'
import { corpusFiles } from '#test/corpus.ts'
import { memorySink, memorySource } from '#codec/pst/index.ts'
import { type Item, P } from '#model'
import { type Pst, readPst, writePst } from './index.ts'

// A CommonJS module: its names are properties of the default.
const { PSTFile } = pstExtractor
type Folder = ReturnType<InstanceType<typeof PSTFile>['getRootFolder']>

const folder = mkdtempSync(join(tmpdir(), 'kontor-pst-extractor-'))
after(() => rmSync(folder, { recursive: true, force: true }))

/** PidTagAttachMethod, [MS-OXCMSG] 2.2.2.9 */
const EMBEDDED = 5

interface Found {
  folder: string
  class: string
  subject: string
  /** Sizes and hashes of attached files, as far as they are bytes. */
  files: string[]
}

const hash = (bytes: Uint8Array) => `${bytes.length} ${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}`
const sorted = (found: readonly Found[]) => found.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))

function theirs(bytes: Uint8Array): Found[] {
  const path = join(folder, 'one.pst')
  writeFileSync(path, bytes)
  const file = new PSTFile(path)
  const found: Found[] = []
  const walk = (at: Folder): void => {
    if (at.contentCount > 0) {
      for (let item = at.getNextChild(); item !== null; item = at.getNextChild()) {
        const files: string[] = []
        for (let index = 0; index < item.numberOfAttachments; index++) {
          const attachment = item.getAttachment(index)
          const stream = attachment.fileInputStream
          // Of an item in an item it hands out where it lies.
          if (!stream || attachment.attachMethod === EMBEDDED) continue
          const content = Buffer.alloc(Number(stream.length))
          stream.readCompletely(content)
          files.push(hash(content))
        }
        found.push({ folder: at.displayName, class: item.messageClass, subject: item.subject, files: files.sort() })
      }
    }
    if (at.hasSubfolders) for (const child of at.getSubFolders()) walk(child)
  }
  walk(file.getRootFolder())
  file.close()
  return sorted(found)
}

function ours(pst: Pst): Found[] {
  const found: Found[] = []
  for (const { name, search, itemIds } of pst.folders()) {
    if (search) continue
    for (const id of itemIds) {
      const { item } = pst.item(id)
      if (item) found.push(foundOf(name, item))
    }
  }
  return sorted(found)
}

function foundOf(name: string, { properties, attachments }: Item): Found {
  const files = attachments.flatMap(({ content }) => (content && 'bytes' in content ? [hash(content.bytes)] : []))
  return {
    folder: name,
    class: properties.get(P.MessageClass) ?? '',
    subject: properties.get(P.Subject) ?? '',
    files: files.sort(),
  }
}

/** Folders of which it gives a part only: of this table with large pages it reads 24 of 160 rows; pffexport finds 160, too. */
const partly = new Map([['pst/npm-pst-extractor/pstextractortest@outlook.com.ost.gz', ['United States holidays']]])

function difference(here: readonly Found[], there: readonly Found[]): { missing: string[]; extra: Found[] } {
  const left = there.map((one) => JSON.stringify(one))
  const extra = here.filter((one) => {
    const index = left.indexOf(JSON.stringify(one))
    if (index >= 0) left.splice(index, 1)
    return index < 0
  })
  return { missing: left, extra }
}

for (const { name, bytes } of corpusFiles('pst', /\.(pst|ost)\.gz$/)) {
  const file = gunzipSync(bytes)
  const pst = readPst(memorySource(file))
  test(`as pst-extractor reads it: ${name}`, () => {
    // It does not find the names of properties of an ANSI file, and gives up.
    if (pst.format === 'ansi') return assert.throws(() => theirs(file), /Unable to find/)
    const { missing, extra } = difference(ours(pst), theirs(file))
    assert.deepEqual(missing, [])
    assert.deepEqual([...new Set(extra.map((one) => one.folder))], partly.get(name) ?? [])
  })

  test(`written by us and read by pst-extractor: ${name}`, async () => {
    const sink = memorySink()
    const folders = [...pst.folders()].filter(({ search, itemIds }) => !search && itemIds.length > 0)
    const report = await writePst(sink, {
      name: 'x',
      folders: () =>
        folders.map((each) => ({
          name: each.name,
          items: () => each.itemIds.flatMap((id) => pst.item(id).item ?? []),
        })),
    })
    assert.deepEqual(report.problems, [])
    assert.deepEqual(theirs(sink.bytes()), ours(pst))
  })
}
