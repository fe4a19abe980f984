/** Damaged and hostile files: what can be had is had, the rest is said, and nothing runs away. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LayoutError } from '#codec/binary/index.ts'
import { siblingNode } from './ids.ts'
import {
  CryptMethod,
  memorySink,
  memorySource,
  NodeType,
  PstFile,
  PstWriter,
  type RawValue,
  type WriterFolder,
} from './index.ts'

const subject = (text: string): RawValue => ({ id: 0x0037, type: 0x001f, bytes: Buffer.from(text, 'utf16le') })
const COUNT = 400

/** A file with one folder of many messages, each with a value that needs several blocks. */
function sample(): Uint8Array {
  const sink = memorySink()
  const file = new PstWriter(sink, { name: 'x', recordKey: new Uint8Array(16) })
  const box = file.addFolder(file.top, { name: 'Box' })
  for (let index = 0; index < COUNT; index++) {
    const values = [subject(`message ${index}`), { id: 0x1000, type: 0x001f, bytes: new Uint8Array(9000).fill(65) }]
    file.addMessage(box, { values, recipients: [], attachments: [] })
  }
  file.finish()
  return sink.bytes()
}
const sound = sample()

function survey(bytes: Uint8Array) {
  const file = PstFile.open(memorySource(bytes))
  let messages = 0
  let values = 0
  for (const { folder } of file.folders()) {
    for (const nid of folder.messageIds()) {
      const message = file.problems.attempt(`message ${nid}`, () => file.message(nid))
      if (!message) continue
      messages++
      for (const value of message.properties.properties()) {
        if (file.problems.attempt('value', () => value.bytes().length) !== undefined) values++
      }
    }
  }
  return { messages, values, problems: file.problems.list }
}

for (const cryptMethod of [CryptMethod.none, CryptMethod.permute, CryptMethod.cyclic]) {
  test(`MS-PST 2.2.2.6: a file of encoding ${cryptMethod}`, () => {
    const sink = memorySink()
    const file = new PstWriter(sink, { name: 'x', recordKey: new Uint8Array(16), cryptMethod })
    file.addMessage(file.top, { values: [subject('hello')], recipients: [], attachments: [] })
    file.finish()
    assert.deepEqual(survey(sink.bytes()), { messages: 1, values: 1, problems: [] })
    assert.equal(Buffer.from(sink.bytes()).includes(Buffer.from('hello', 'utf16le')), cryptMethod === CryptMethod.none)
  })
}

test('a sound file has no problems', () => {
  assert.deepEqual(survey(sound), { messages: COUNT, values: COUNT * 2, problems: [] })
})

/** [MS-PST] 2.2.2.5 ROOT: where the two trees begin. */
for (const [tree, at] of [
  ['node', 224],
  ['block', 240],
] as const) {
  test(`MS-PST 2.2.2.7.7: the root of the ${tree} B-tree is lost: its leaves are found`, () => {
    const bytes = Uint8Array.from(sound)
    const ib = Number(new DataView(bytes.buffer).getBigUint64(at, true))
    bytes.fill(0xee, ib, ib + 512)
    const { messages, values, problems } = survey(bytes)
    assert.deepEqual([messages, values], [COUNT, COUNT * 2])
    assert.ok(problems.some(({ what }) => what === `${tree} B-tree`))
  })
}

test('the contents table of a folder is lost: its messages are found by their parent', () => {
  const file = PstFile.open(memorySource(sound))
  const box = [...file.folders()].find(({ folder }) => folder.name === 'Box')?.folder
  const table = [...file.nodes()].find(({ nid }) => nid === ((box?.nid as number) & ~0x1f) + 0x0e)
  // The block says where it is in the tree of blocks: its bytes end with its id, sixteen bytes before a boundary of 64.
  const bytes = Uint8Array.from(sound)
  const view = new DataView(bytes.buffer)
  for (let at = 0x4400; at + 8 <= bytes.length; at += 64) {
    if (view.getBigUint64(at + 56, true) === BigInt((table?.bidData as number) - 0)) bytes.fill(0, at, at + 40)
  }
  const blocks = file.getNode(table?.nid as number).data
  assert.ok(blocks.blockCount > 1)
  const { messages, problems } = survey(bytes)
  assert.equal(messages, COUNT)
  assert.ok(problems.length > 0)
})

test('MS-PST 2.2.2.7.7.4: an entry that does not fit takes no other with it', () => {
  const bytes = Buffer.from(sound)
  const key = Buffer.alloc(8)
  key.writeUInt32LE(0x200004)
  // The leaf stands before the branches that lead to it. The last byte of bidData makes it a number above 2^53.
  bytes[bytes.indexOf(key) + 15] = 0xff
  const { messages, problems } = survey(bytes)
  assert.equal(messages, COUNT - 1)
  assert.ok(problems.length > 0)
})

test('a folder that its parent does not list: its messages are found without it', () => {
  const sink = memorySink()
  const file = new PstWriter(sink, { name: 'x', recordKey: new Uint8Array(16), cryptMethod: CryptMethod.none })
  const box = file.addFolder(file.top, { name: 'Box' })
  const nids = [1, 2].map((each) =>
    file.addMessage(box, { values: [subject(`message ${each}`)], recipients: [], attachments: [] }),
  )
  file.finish()
  const bytes = Buffer.from(sink.bytes())
  assert.deepEqual([...PstFile.open(memorySource(bytes)).unlistedMessages()], [])
  // The records of a row index: the row's id, the row's number. Box comes behind the deleted items.
  const record = Buffer.concat([Buffer.from([box.nid, box.nid >>> 8, 0, 0]), Buffer.from([1, 0, 0, 0])])
  const at = bytes.indexOf(record)
  assert.ok(at > 0 && bytes.indexOf(record, at + 1) < 0)
  bytes[at] = 0x21
  const opened = PstFile.open(memorySource(bytes))
  assert.deepEqual([...opened.unlistedMessages()], nids)
  assert.ok(opened.problems.count > 0)
})

test('a file that ends early gives what is before its end', () => {
  const { problems } = survey(sound.subarray(0, 0x4400 + 253_952 * 3))
  assert.ok(problems.length > 0)
})

for (const [what, damage] of [
  ['the magic', (bytes: Uint8Array) => bytes.fill(0, 0, 4)],
  ['the version', (bytes: Uint8Array) => bytes.fill(7, 10, 12)],
  ['all but the first bytes', (bytes: Uint8Array) => bytes.subarray(0, 100)],
] as const) {
  test(`MS-PST 2.2.2.6: refuses a file without ${what}`, () => {
    assert.throws(() => PstFile.open(memorySource(damage(Uint8Array.from(sound)))), LayoutError)
  })
}

test('an attached message that contains itself is refused', () => {
  const sink = memorySink()
  const file = new PstWriter(sink, { name: 'x', recordKey: new Uint8Array(16) })
  const method: RawValue = { id: 0x3705, type: 0x0003, bytes: Uint8Array.of(5, 0, 0, 0) }
  const inner = { values: [subject('inner')], recipients: [], attachments: [] }
  const attachments = [
    { values: [method], embedded: inner },
    { values: [method], embedded: inner },
  ]
  file.addMessage(file.top, { values: [subject('outer')], recipients: [], attachments })
  file.finish()
  const bytes = sink.bytes()
  // The subnodes of each inner message become those of the outer one: the same block of subnodes everywhere.
  const opened = PstFile.open(memorySource(bytes))
  const outer = [...opened.nodes()].find(({ nid }) => nid === 0x200004)
  const view = new DataView(bytes.buffer)
  const outerSub = BigInt(outer?.bidSub as number)
  let changed = 0
  for (let at = 0x4400; at + 64 <= bytes.length; at += 64) {
    // SLBLOCK with one entry, an embedded message.
    if (view.getUint32(at, true) !== 0x00010002 || (view.getUint32(at + 8, true) & 0x1f) !== 4) continue
    view.setBigUint64(at + 24, outerSub, true)
    changed++
  }
  assert.equal(changed, 2)
  const file2 = PstFile.open(memorySource(bytes))
  const walk = (message: ReturnType<PstFile['message']>): number => {
    let count = 1
    for (const attachment of message.attachments()) {
      const embedded = attachment.embedded()
      if (embedded) count += walk(embedded)
    }
    return count
  }
  assert.throws(() => walk(file2.message(0x200004)), LayoutError)
})

/** Entries of the node B-tree, where they lie in the file. [MS-PST] 2.2.2.7.7.4 */
function nodeEntry(bytes: Uint8Array, nid: number): DataView {
  const key = Buffer.alloc(8)
  key.writeUInt32LE(nid)
  for (let at = bytes.indexOf(key[0] as number, 0x4400); at >= 0; at = bytes.indexOf(key[0] as number, at + 1)) {
    const inPage = at % 512
    const isLeaf = bytes[at - inPage + 496] === 0x81 && bytes[at - inPage + 491] === 0
    if (isLeaf && inPage % 32 === 0 && Buffer.compare(bytes.subarray(at, at + 8), key) === 0) {
      return new DataView(bytes.buffer, bytes.byteOffset + at, 32)
    }
  }
  return assert.fail(`there is no node ${nid.toString(16)}`)
}

test('a run of data that has the same block again and again is refused', () => {
  const sink = memorySink()
  const file = new PstWriter(sink, { name: 'x', recordKey: new Uint8Array(16), cryptMethod: CryptMethod.none })
  const content: RawValue = { id: 0x3701, type: 0x0102, bytes: new Uint8Array(8176 * 200).fill(7) }
  const nid = file.addMessage(file.top, { values: [], recipients: [], attachments: [{ values: [content] }] })
  file.finish()
  const bytes = sink.bytes()
  const view = new DataView(bytes.buffer)
  // XBLOCK of 200 blocks: all become the first.
  let lists = 0
  for (let at = 0x4400; at + 1608 <= bytes.length; at += 64) {
    if (view.getUint32(at, true) !== 0x00c80101) continue
    for (let index = 1; index < 200; index++)
      view.setBigUint64(at + 8 + index * 8, view.getBigUint64(at + 8, true), true)
    lists++
  }
  assert.equal(lists, 1)
  const [attachment] = [...PstFile.open(memorySource(bytes)).message(nid).attachments()]
  assert.throws(() => attachment?.content()?.bytes(), /a block twice/)
})

test('folders that share one large table do not multiply what it lists', () => {
  const sink = memorySink()
  const file = new PstWriter(sink, { name: 'x', recordKey: new Uint8Array(16), cryptMethod: CryptMethod.none })
  const folders = Array.from({ length: 60 }, (_, index) => file.addFolder(file.top, { name: `folder ${index}` }))
  const [large, ...others] = folders as [WriterFolder, ...WriterFolder[]]
  for (let count = 0; count < 2000; count++) {
    file.addMessage(large, { values: [subject(`${count}`)], recipients: [], attachments: [] })
  }
  file.finish()
  const bytes = sink.bytes()
  const table = nodeEntry(bytes, siblingNode(large.nid, NodeType.contentsTable))
  for (const { nid } of others) {
    const entry = nodeEntry(bytes, siblingNode(nid, NodeType.contentsTable))
    for (const at of [8, 16]) entry.setBigUint64(at, table.getBigUint64(at, true), true)
  }
  const opened = PstFile.open(memorySource(bytes))
  const listed = [...opened.folders()].reduce((sum, { folder }) => sum + folder.messageIds().length, 0)
  assert.ok(listed < bytes.length / 32 + 2000, `${listed} in ${bytes.length} bytes`)
  assert.ok(opened.problems.list.some(({ why }) => /more than it can hold/.test(why)))
})

test('folders that share their properties do not multiply them', () => {
  const sink = memorySink()
  const file = new PstWriter(sink, { name: 'x', recordKey: new Uint8Array(16), cryptMethod: CryptMethod.none })
  const values = Array.from({ length: 300 }, (_, index) => ({
    id: 0x6000 + index,
    type: 0x0102,
    bytes: new Uint8Array(3000).fill(index),
  }))
  const folders = Array.from({ length: 60 }, (_, index) =>
    file.addFolder(file.top, { name: `folder ${index}`, ...(index === 0 && { values }) }),
  )
  file.finish()
  const bytes = sink.bytes()
  const [large, ...others] = folders.map(({ nid }) => nodeEntry(bytes, nid)) as [DataView, ...DataView[]]
  for (const entry of others) for (const at of [8, 16]) entry.setBigUint64(at, large.getBigUint64(at, true), true)
  const opened = PstFile.open(memorySource(bytes))
  const size = [...opened.folders()].reduce((sum, { folder }) => sum + folder.size, 0)
  assert.ok(size <= bytes.length, `${size} in ${bytes.length} bytes`)
  assert.ok(opened.problems.list.some(({ what }) => what === 'folders'))
})
