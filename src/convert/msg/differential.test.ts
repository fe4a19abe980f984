/** The .msg files that we write, as other programs read them: @kenjiuno/msgreader the message, SheetJS cfb the compound file. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import msgreader from '@kenjiuno/msgreader'
import CFB from 'cfb'
import { corpus, corpusFiles } from '#test/corpus.ts'
import { readCompoundFile, type Storage } from '#codec/cfb/index.ts'
import { type Item, P } from '#model'
import { exportMsg, importMsg } from './index.ts'

// A CommonJS module: the class is its property `default`.
const MsgReader = msgreader.default
const options = { skip: corpus ? false : 'no corpus' }

function* written(): Generator<{ name: string; item: Item; file: Uint8Array }> {
  for (const { name, bytes } of corpusFiles('msg', /\.msg$/)) {
    const { item } = importMsg(bytes)
    yield { name, item, file: exportMsg(item) }
  }
}

test('msgreader finds in our files what we put there', options, () => {
  for (const { name, item, file } of written()) {
    const reader = new MsgReader(Uint8Array.from(file).buffer)
    const read = reader.getFileData()
    assert.equal(read.error, undefined, name)
    assert.equal(read.subject ?? '', item.properties.get(P.Subject) ?? '', name)
    assert.equal(read.body ?? '', item.properties.get(P.Body) ?? '', name)
    assert.equal(read.messageClass, item.properties.get(P.MessageClass), name)
    assert.deepEqual(
      read.recipients?.map((recipient) => recipient.name ?? ''),
      item.recipients.map((row) => row.get(P.DisplayName) ?? ''),
      name,
    )
    assert.equal(read.attachments?.length, item.attachments.length, name)
    for (const [index, { content, embedded, properties }] of item.attachments.entries()) {
      if (embedded) {
        assert.equal(read.attachments?.[index]?.innerMsgContent, true, name)
      } else if (content && 'bytes' in content && properties.get(P.AttachMethod) === 1) {
        assert.ok(Buffer.from(reader.getAttachment(index).content).equals(content.bytes), name)
      }
    }
  }
})

test('cfb reads the compound files that we write, and we read those that it writes', options, () => {
  for (const { name, file } of written()) {
    const read = CFB.read(Buffer.from(file), { type: 'buffer' })
    const theirs = new Map<string, Uint8Array>()
    for (const [index, path] of read.FullPaths.entries()) {
      const entry = read.FileIndex[index]
      if (entry?.type === 2) theirs.set(path, Buffer.from((entry.content as Uint8Array | undefined) ?? []))
    }
    const again = CFB.write(read, { type: 'buffer' }) as Uint8Array
    for (const bytes of [file, again]) {
      const { root, problems } = readCompoundFile(bytes)
      assert.deepEqual(problems, [], name)
      const ours = new Map(streams(root, 'Root Entry/'))
      // What it adds to every file that it writes.
      ours.delete('Root Entry/\u0001Sh33tJ5')
      assert.deepEqual([...ours.keys()].sort(byCodeUnits), [...theirs.keys()].sort(byCodeUnits), name)
      for (const [path, content] of ours) assert.ok(Buffer.from(content).equals(theirs.get(path)!), `${name} ${path}`)
    }
  }
})

function* streams(storage: Storage, path: string): Generator<[string, Uint8Array]> {
  for (const entry of storage.entries) {
    if (entry.kind === 'stream') yield [path + entry.name, entry.bytes]
    else yield* streams(entry, `${path}${entry.name}/`)
  }
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
