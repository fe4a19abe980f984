/** Whatever is read of a damaged compound file is no more than the file has, and can be written and read again. */
import assert from 'node:assert/strict'
import { corpusFiles } from '#test/corpus.ts'
import { LayoutError } from '../binary/index.ts'
import { isCompoundFile, makeStorage, makeStream, readCompoundFile, type Storage, writeCompoundFile } from './index.ts'

export default {
  name: 'cfb',
  seeds: () => {
    const seeds = [
      writeCompoundFile(
        makeStorage('', [
          makeStream('a', new Uint8Array(70)),
          makeStorage('s', [makeStream('b', new Uint8Array(5000))]),
        ]),
      ),
    ]
    for (const { bytes } of corpusFiles('msg')) {
      if (bytes.length < 60_000 && isCompoundFile(bytes)) seeds.push(Buffer.from(bytes))
    }
    return seeds
  },
  run(input: Uint8Array) {
    try {
      const { root } = readCompoundFile(input)
      assert.ok(size(root) <= input.length)
      const again = readCompoundFile(writeCompoundFile(root))
      assert.deepEqual(again.problems, [])
      assert.equal(size(again.root), size(root))
    } catch (error) {
      if (!(error instanceof LayoutError)) throw error
    }
  },
}

function size({ entries }: Storage): number {
  return entries.reduce((sum, entry) => sum + (entry.kind === 'stream' ? entry.bytes.length : size(entry)), 0)
}
