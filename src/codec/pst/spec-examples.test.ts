/** The byte examples of [MS-PST] 3. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { decode, encode, guidText, type Layout } from '#codec/binary/index.ts'
import { corpus } from '#test/corpus.ts'
import { Blocks } from './blocks.ts'
import { BTree } from './btree.ts'
import { type BlockEntry, type NodeEntry, PageType, unicode } from './format.ts'
import { sealHeader, unicodeHeader } from './header.ts'
import { PstNode } from './node.ts'
import { Problems } from './problems.ts'
import { PropertyContext } from './property-context.ts'
import type { PstSource } from './source.ts'
import { TableContext } from './table-context.ts'

const skip = corpus ? false : 'no corpus'
const folder = join(corpus ?? '', 'pst/spec-examples/farnulfo-pst-exp')
const binary = (name: string) => new Uint8Array(readFileSync(join(folder, name)))
/** A file of which only these bytes are known. */
function sourceAt(offset: number, bytes: Uint8Array): PstSource {
  return { size: 1 << 24, read: (from, length) => bytes.slice(from - offset, from - offset + length) }
}

for (const name of ['header.bin', 'header2.bin']) {
  test(`MS-PST 3.2: ${name} is read and written to the byte`, { skip }, () => {
    const bytes = binary(name)
    const header = decode(unicodeHeader, bytes)
    assert.equal(header.wVer, 23)
    const written = encode(unicodeHeader, { ...header, dwCRCPartial: 0, dwCRCFull: 0 })
    // What is reserved is not kept: it is copied for the checksums.
    written.set(bytes.subarray(24, 32), 24)
    written.set(bytes.subarray(528), 528)
    sealHeader(written)
    assert.equal(written.toHex(), bytes.toHex())
  })
}

test('MS-PST 3.2: the values of the header', { skip }, () => {
  const header = decode(unicodeHeader, binary('header.bin'))
  assert.deepEqual(header.root, {
    dwReserved: 0,
    ibFileEof: 0x9f2400,
    ibAMapLast: 0x9b4400,
    cbAMapFree: 0x12f240,
    cbPMapFree: 0,
    nbt: { bid: 0x24b, ib: 0x905200 },
    bbt: { bid: 0x253, ib: 0x900a00 },
    fAMapValid: 2,
    bReserved: 0,
    wReserved: 0,
  })
  assert.deepEqual([header.bCryptMethod, header.bidNextB, header.rgnid[4]], [1, 0x1434, 0x10002])
})

function tree<E extends object>(name: string, offset: number, type: number, entry: any) {
  const problems = new Problems()
  const made = new BTree<E>(sourceAt(offset, binary(`pages/${name}`)), unicode, {
    name: 'example',
    type,
    root: { bid: 0, ib: offset },
    entry,
    problems,
  })
  return { made, problems }
}

test('MS-PST 3.4: a leaf page of the node B-tree', { skip }, () => {
  const { made, problems } = tree<NodeEntry>('sample_leaf_nbt_page.bin', 0x7000, PageType.nodeBTree, unicode.node)
  const entries = [...made.entries()]
  assert.deepEqual(
    entries.slice(0, 3).map(({ nid, bidData, nidParent }) => [nid, bidData, nidParent]),
    [
      [0x60f, 0x0c, 0],
      [0x610, 0x10, 0],
      [0x62b, 0x30, 0],
    ],
  )
  assert.equal(entries.length, 14)
  assert.equal(made.find(0x692)?.bidData, 0x14)
  assert.equal(made.find(0x693), undefined)
  assert.deepEqual(problems.list, [])
})

for (const [name, type, entry] of [
  ['sample_intermediate_bt_page.bin', PageType.nodeBTree, unicode.node],
  ['sample_leaf_bbt_page.bin', PageType.blockBTree, unicode.block],
] as const) {
  test(`MS-PST 3.3, 3.5: a page of branches (${name}) leads to the right child`, { skip }, () => {
    const bytes = binary(`pages/${name}`)
    const view = new DataView(bytes.buffer)
    const count = bytes[488] as number
    assert.ok(count > 1)
    for (let index = 0; index < count; index++) {
      const asked: number[] = []
      const source: PstSource = {
        size: 1 << 24,
        read(from, length) {
          asked.push(from)
          return from === 0 ? bytes.slice(0, length) : new Uint8Array(length)
        },
      }
      const options = {
        name: 'example',
        type,
        root: { bid: 0, ib: 0 },
        entry: entry as Layout<any>,
        problems: new Problems(),
      }
      new BTree(source, unicode, options).find(Number(view.getBigUint64(index * 24, true)))
      assert.equal(asked[1], Number(view.getBigUint64(index * 24 + 16, true)))
    }
  })
}

function blocksOf(offset: number, bytes: Uint8Array, entry: BlockEntry) {
  const problems = new Problems()
  const lookup = { find: (bid: number) => (bid === entry.bid ? entry : undefined) } as BTree<BlockEntry>
  return new Blocks(sourceAt(offset, bytes), { format: unicode, cryptMethod: 1, tree: lookup, problems })
}

test('MS-PST 3.6: an XBLOCK', { skip }, () => {
  const entry = { bid: 0x162, ib: 0x5a6600, cb: 0x1b0, cRef: 2 }
  const blocks = blocksOf(entry.ib, binary('blocks/sample_data_xblock.bin'), entry)
  const data = blocks.open(0x162)
  assert.deepEqual([data.size, data.blockCount], [0x69c49, 0x35])
  assert.deepEqual(blocks.problems.list, [])
})

test('MS-PST 3.7: an SLBLOCK', { skip }, () => {
  const entry = { bid: 0x1386, ib: 0x594d80, cb: 0x20, cRef: 2 }
  const blocks = blocksOf(entry.ib, binary('blocks/sample_data_sblock.bin'), entry)
  const node = new PstNode(blocks, { nid: 1, bidData: 0, bidSub: 0x1386 })
  assert.deepEqual(node.subnodeIds(), [0x817f])
  assert.deepEqual(blocks.problems.list, [])
})

/** A node of one block. */
function nodeOf(bytes: Uint8Array): PstNode {
  const blocks = { format: unicode, problems: new Problems() } as unknown as Blocks
  const node = new PstNode(blocks, { nid: 0x21, bidData: 0, bidSub: 0 })
  Object.defineProperty(node, 'data', { value: { blockCount: 1, block: () => bytes, size: bytes.length } })
  return node
}

test('MS-PST 3.8, 3.9: a heap, and the message store on it', { skip }, () => {
  const context = new PropertyContext(nodeOf(binary('ltp/sample_heap_on_node.bin')))
  const ids = [...context.properties()].map(({ id }) => id)
  assert.deepEqual(ids, [0x0e34, 0x0e38, 0x0ff9, 0x3001, 0x35df, 0x35e0, 0x35e3, 0x35e7, 0x6633, 0x66fa, 0x67ff])
  const value = (id: number) => context.find(id)?.bytes() as Uint8Array
  assert.equal(Buffer.from(value(0x3001)).toString('utf16le'), 'UNICODE1')
  assert.equal(guidText(value(0x0ff9)), '0ab59d22-d9dc-4394-85de-90aeb07d1270')
  assert.equal(context.findNumber(0x35df), 0x89)
  assert.deepEqual([...value(0x6633)], [1])
  assert.equal(value(0x35e0).toHex(), '00000000229db50adcd9944385de90aeb07d127022800000')
})

test('MS-PST 3.11: a table', { skip }, () => {
  const table = new TableContext(nodeOf(binary('ltp/sample_tc.bin')))
  assert.equal(table.columns.length, 13)
  const rows = [...table.rows()].map((row) => {
    const name = [...row.cells()].find(({ id }) => id === 0x3001)
    return [row.id, Buffer.from(name?.bytes() ?? []).toString('utf16le')]
  })
  assert.deepEqual(rows, [
    [0x8022, 'Top of Personal Folders'],
    [0x8042, 'Search Root'],
    [0x2223, 'SPAM Search Folder 2'],
  ])
})
