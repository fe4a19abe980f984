/** [MS-PST] 2.4.7: names of properties, as Outlook files them and as we do. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { corpus, corpusFiles } from '#test/corpus.ts'
import { PstFile, PropertyContext, WellKnown, memorySource } from './index.ts'
import { nameId } from './name-map.ts'
import { NameMapWriter } from './writer/name-map-writer.ts'
import { Reader } from '#codec/binary/index.ts'

/** Property id to its entry in the hash table; each must be in the list that its hash says. */
function bucketsOf(lists: Iterable<{ id: number; bytes: Uint8Array }>): Map<number, string> {
  const found = new Map<number, string>()
  for (const { id, bytes } of lists) {
    if (id < 0x1000) continue
    for (const reader = new Reader(bytes); reader.remaining >= 8; ) {
      const entry = nameId.read(reader)
      assert.equal(id - 0x1000, ((entry.id ^ entry.guidAndKind) >>> 0) % 251)
      found.set(0x8000 + entry.index, `${entry.id} ${entry.guidAndKind & 1}`)
    }
  }
  return found
}

for (const { name, bytes } of corpusFiles('pst', /(Empty|unsent_email|dist-list)\.pst\.gz$/)) {
  test(`MS-PST 2.4.7.5: the hash table of ${name}`, { skip: corpus ? false : 'no corpus' }, () => {
    const file = PstFile.open(memorySource(gunzipSync(bytes)))
    const context = new PropertyContext(file.getNode(WellKnown.nameToIdMap))
    const theirs = bucketsOf([...context.properties()].map((each) => ({ id: each.id, bytes: each.bytes() })))
    const writer = new NameMapWriter()
    const ids = new Map<number, number>()
    for (const id of theirs.keys()) ids.set(id, writer.findId(file.names.find(id) as never) as number)
    const ours = bucketsOf(writer.values() as { id: number; bytes: Uint8Array }[])
    for (const [id, entry] of theirs) assert.equal(ours.get(ids.get(id) as number), entry)
  })
}
