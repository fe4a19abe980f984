import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { corpus, corpusFiles } from '#test/corpus.ts'
import { decode, LayoutError, toHex } from '../binary/index.ts'
import { ENTRY_SIZE, entryLayout, NO_ENTRY } from './format.ts'
import {
  compareNames,
  findStorage,
  findStream,
  isCompoundFile,
  makeStorage,
  makeStream,
  readCompoundFile,
  type Storage,
  writeCompoundFile,
} from './index.ts'

const filled = (size: number, seed = 1) => Uint8Array.from({ length: size }, (_, index) => (index * 7 + seed) & 0xff)

test('writes the header of [MS-CFB] 2.2', () => {
  const file = writeCompoundFile(makeStorage('', [makeStream('a', filled(1))]))
  assert.equal(
    toHex(file.subarray(0, 84)),
    [
      'd0cf11e0a1b11ae1',
      '00'.repeat(16),
      // minor version, major version, byte order, sector shift, mini sector shift, reserved
      '3e000300feff09000600000000000000',
      // directory sectors, FAT sectors, directory at 0, transaction, cutoff, mini FAT at 1, its size
      '000000000100000000000000000000000010000001000000' + '01000000',
      // no DIFAT, its size; the FAT lies in sector 3
      'feffffff0000000003000000ffffffff',
    ]
      .join('')
      .slice(0, 168),
  )
})

test('streams of every size come back: [MS-CFB] 2.4 below 4096 bytes, 2.3 from there on', () => {
  for (const size of [0, 1, 63, 64, 65, 511, 512, 513, 4095, 4096, 4097, 70_000]) {
    const file = writeCompoundFile(makeStorage('', [makeStream('x', filled(size)), makeStream('y', filled(10, 5))]))
    const { root, problems } = readCompoundFile(file)
    assert.deepEqual(problems, [])
    assert.ok(Buffer.from(findStream(root, 'X')!.bytes).equals(filled(size)), `${size}`)
    assert.ok(Buffer.from(findStream(root, 'y')!.bytes).equals(filled(10, 5)), `${size}`)
  }
})

test('a file of 20 MB needs sectors for the DIFAT: [MS-CFB] 2.5', () => {
  const content = filled(20_000_000)
  const { root, problems } = readCompoundFile(writeCompoundFile(makeStorage('', [makeStream('x', content)])))
  assert.deepEqual(problems, [])
  assert.ok(Buffer.from(findStream(root, 'x')!.bytes).equals(content))
})

test('storages keep their class, state and times', () => {
  const inner: Storage = {
    kind: 'storage',
    name: 'inner',
    clsid: '00020d0b-0000-0000-c000-000000000046',
    state: 7,
    created: 5n,
    modified: 9n,
    entries: [makeStream('deep', filled(3))],
  }
  const { root } = readCompoundFile(writeCompoundFile(makeStorage('', [inner])))
  assert.deepEqual(findStorage(root, 'INNER'), { ...inner, entries: [makeStream('deep', filled(3))] })
})

test('names are ordered by length, then in upper case: [MS-CFB] 2.6.4', () => {
  const names = ['b', 'aa', 'A', 'ä', 'ß', 'Z', 'aB', 'AC']
  assert.deepEqual(names.toSorted(compareNames), ['A', 'b', 'Z', 'ä', 'ß', 'aa', 'aB', 'AC'].toSorted(compareNames))
  assert.equal(compareNames('ä', 'Ä'), 0)
  assert.ok(compareNames('zz', 'aaa') < 0)
})

test('the tree of a storage is a red-black tree: [MS-CFB] 2.6.4', () => {
  for (let count = 1; count < 70; count++) {
    const streams = Array.from({ length: count }, (_, index) => makeStream(`s${index}`, filled(0)))
    const file = writeCompoundFile(makeStorage('', streams))
    const entry = (index: number) =>
      decode(entryLayout, file.subarray(512 + index * ENTRY_SIZE, 512 + (index + 1) * ENTRY_SIZE))
    const names: string[] = []
    /** How many black entries are on every way down. */
    const blackHeight = (index: number, redAbove: boolean): number => {
      if (index === NO_ENTRY) return 1
      const { left, right, typeAndColour, name, nameSize } = entry(index)
      const red = typeAndColour < 0x100
      assert.ok(!(red && redAbove), 'red below red')
      const height = blackHeight(left, red)
      names.push(Buffer.from(name.subarray(0, nameSize - 2)).toString('utf16le'))
      assert.equal(blackHeight(right, red), height)
      return height + (red ? 0 : 1)
    }
    blackHeight(entry(0).child, true)
    assert.deepEqual(names, streams.map(({ name }) => name).sort(compareNames))
  }
})

for (const [what, storage] of [
  ['a name with a slash', makeStorage('', [makeStream('a/b', filled(1))])],
  ['a name of 32 characters', makeStorage('', [makeStream('x'.repeat(32), filled(1))])],
  ['a name that is there twice', makeStorage('', [makeStream('a', filled(1)), makeStorage('A')])],
] as const) {
  test(`does not write ${what}: [MS-CFB] 2.6.1`, () => {
    assert.throws(() => writeCompoundFile(storage), LayoutError)
  })
}

test('what is written is read, and the same storages give the same bytes', () => {
  const names = fc.uniqueArray(fc.stringMatching(/^[a-zA-Zäöü\u4e00 _.#]{1,31}$/), {
    maxLength: 8,
    selector: (name) => [...name].map((character) => character.toUpperCase()).join(''),
  })
  const { storage } = fc.letrec<{ storage: Storage; content: Uint8Array }>((tie) => ({
    content: fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.integer({ min: 4000, max: 9000 }).map((size) => filled(size)),
    ),
    storage: fc
      .tuple(names, fc.infiniteStream(fc.oneof({ depthSize: 'small' }, tie('content'), tie('storage'))))
      .map(([list, contents]) =>
        makeStorage(
          '',
          list.map((name) => {
            const content = contents.next().value as Uint8Array | Storage
            return content instanceof Uint8Array ? makeStream(name, content) : { ...content, name }
          }),
        ),
      ),
  }))
  const shape = ({ entries }: Storage): unknown =>
    entries
      .toSorted((a, b) => compareNames(a.name, b.name))
      .map((entry) => [entry.name, entry.kind === 'stream' ? Buffer.from(entry.bytes).toString('hex') : shape(entry)])
  fc.assert(
    fc.property(storage, (root) => {
      const file = writeCompoundFile(root)
      const back = readCompoundFile(file)
      assert.deepEqual(back.problems, [])
      assert.deepEqual(shape(back.root), shape(root))
      assert.deepEqual(writeCompoundFile(back.root), file)
    }),
    { numRuns: 60 },
  )
})

test('a file that is cut off gives the streams that are there, and says what is missing', () => {
  const file = writeCompoundFile(
    makeStorage('', [makeStream('a', filled(5000)), makeStream('b', filled(5000)), makeStream('c', filled(5))]),
  )
  // The FAT stands at the end: without it there are first sectors only.
  const { root, problems } = readCompoundFile(file.subarray(0, file.length - 512))
  assert.equal(root.entries.length, 3)
  assert.ok(problems.length > 0)
})

test('a circle in the FAT ends the stream', () => {
  const file = writeCompoundFile(makeStorage('', [makeStream('a', filled(5000))]))
  // Sector 0 is the directory, 1 to 10 the stream, 11 the FAT: the third sector of the stream leads to the first.
  new DataView(file.buffer).setUint32(512 * 12 + 3 * 4, 1, true)
  const { root, problems } = readCompoundFile(file)
  assert.ok(Buffer.from(findStream(root, 'a')!.bytes).equals(filled(5000).subarray(0, 3 * 512)))
  assert.deepEqual(problems, ['/a: sector 1 does not exist or is used twice', '/a: 5000 bytes announced, 1536 found'])
})

test('a storage in itself is met once', () => {
  const file = writeCompoundFile(makeStorage('', [makeStorage('s', [makeStream('a', filled(1))])]))
  const child = 512 + ENTRY_SIZE + 76
  new DataView(file.buffer).setUint32(child, 1, true)
  const { root, problems } = readCompoundFile(file)
  assert.deepEqual(findStorage(root, 's')!.entries, [])
  assert.deepEqual(problems, ['/s: entry 1 does not exist or was met before'])
})

test('storages nested too deeply are left out', () => {
  let storage = makeStorage('x')
  for (let depth = 0; depth < 200; depth++) storage = makeStorage('x', [storage])
  const { problems } = readCompoundFile(writeCompoundFile(storage))
  assert.equal(problems.length, 1)
})

const options = { skip: corpus ? false : 'no corpus' }

test('every compound file of the corpus is read, and written anew holds the same', options, () => {
  const damaged: string[] = []
  const refused: string[] = []
  for (const { name, bytes } of corpusFiles('msg')) {
    if (!isCompoundFile(bytes)) continue
    try {
      const { root, problems } = readCompoundFile(bytes)
      if (problems.length > 0) {
        damaged.push(name.replace(/.*\//, ''))
        continue
      }
      const again = readCompoundFile(writeCompoundFile(root))
      assert.deepEqual(again.problems, [], name)
      assertSame(again.root, root, name)
    } catch (error) {
      if (!(error instanceof LayoutError)) throw error
      refused.push(`${name.replace(/.*\//, '')}: ${error.message}`)
    }
  }
  assert.deepEqual(damaged.sort(), [
    'CorruptedDoc_bug36.doc',
    'CyclicFAT.cfs',
    'clusterfuzz-testcase-minimized-POIHSMFFuzzer-4735011465854976.msg',
  ])
  assert.deepEqual(refused.sort(), [
    'corrupted-sector-chain-2.doc: sectorShift: sectors of 2^1 bytes at offset 30',
    'empty_directory_chain.doc: firstDirectorySector: there is no directory at offset 48',
  ])
})

function assertSame(a: Storage, b: Storage, path: string) {
  assert.equal(a.clsid, b.clsid, path)
  assert.deepEqual(
    a.entries.map(({ name }) => name),
    b.entries.map(({ name }) => name).sort(compareNames),
    path,
  )
  for (const entry of b.entries) {
    if (entry.kind === 'storage') assertSame(findStorage(a, entry.name)!, entry, `${path}/${entry.name}`)
    else assert.ok(Buffer.from(findStream(a, entry.name)!.bytes).equals(entry.bytes), `${path}/${entry.name}`)
  }
}
