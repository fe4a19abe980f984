/**
 * Every item of the corpus, out of .msg files, TNEF streams and data files of Outlook, through each of the other two and back:
 * nothing is lost on the way but what is no part of an item.
 */
import assert from 'node:assert/strict'
import { gunzipSync } from 'node:zlib'
import { test } from 'node:test'
import { corpus, corpusFiles } from '#test/corpus.ts'
import { isCompoundFile, readCompoundFile, type Storage } from '#codec/cfb/index.ts'
import { memorySink, memorySource } from '#codec/pst/index.ts'
import { isTnef } from '#codec/tnef/index.ts'
import { type Bag, isNamedProperty, type Item, P, type Property } from '#model'
import { exportMsg, importMsg } from './msg/index.ts'
import { readPst, writePst } from './pst/index.ts'
import { exportTnef, importTnef } from './tnef/index.ts'

const options = { skip: corpus ? false : 'no corpus' }

const sources = {
  *msg(): Generator<Item> {
    for (const { bytes } of corpusFiles('msg', /\.msg$/)) yield importMsg(bytes).item
  },
  *tnef(): Generator<Item> {
    for (const { bytes } of corpusFiles('tnef')) if (isTnef(bytes)) yield importTnef(bytes).item
  },
  *pst(): Generator<Item> {
    for (const { bytes } of corpusFiles('pst', /\.(pst|ost)\.gz$/)) {
      const pst = readPst(memorySource(gunzipSync(bytes)))
      for (const folder of pst.folders()) {
        if (!folder.search) for (const { item } of pst.items(folder)) if (item) yield item
      }
    }
  },
}

const through: Record<keyof typeof sources, (item: Item) => Promise<Item>> = {
  msg: async (item) => importMsg(exportMsg(item)).item,
  tnef: async (item) => importTnef(exportTnef(item)).item,
  async pst(item) {
    const sink = memorySink()
    const report = await writePst(sink, { name: 'x', folders: () => [{ name: 'Box', items: () => [item] }] })
    assert.deepEqual(report.problems, [])
    const pst = readPst(memorySource(sink.bytes()))
    const box = [...pst.folders()].find(({ name }) => name === 'Box')!
    const [back] = [...pst.items(box)]
    return back?.item ?? assert.fail(back?.failure)
  },
}

for (const from of ['msg', 'tnef', 'pst'] as const) {
  for (const to of ['msg', 'tnef', 'pst'] as const) {
    if (from === to) continue
    test(`every item of ${from} through ${to} and back`, options, async () => {
      const lost = new Map<string, string>()
      let count = 0
      for (const item of sources[from]()) {
        for (const line of differences(item, await through[to](item), '')) lost.set(line.split('\t')[0] as string, line)
        count++
      }
      assert.ok(count > 20)
      assert.deepEqual([...lost.values()], [])
    })
  }
}

function* differences(before: Item, after: Item, path: string): Generator<string> {
  yield* missing(before.properties, after.properties, path)
  if (before.recipients.length !== after.recipients.length) yield `${path}recipients`
  for (const [index, recipient] of before.recipients.entries()) {
    if (after.recipients[index]) yield* missing(recipient, after.recipients[index], `${path}recipient.`)
  }
  if (before.attachments.length !== after.attachments.length) yield `${path}attachments`
  for (const [index, attachment] of before.attachments.entries()) {
    const other = after.attachments[index]
    if (!other) continue
    yield* missing(attachment.properties, other.properties, `${path}attachment.`)
    if (attachment.embedded) {
      if (other.embedded) yield* differences(attachment.embedded, other.embedded, `${path}embedded.`)
      else yield `${path}embedded`
    }
    const [here, there] = [attachment.content, other.content].map((each) =>
      each && 'bytes' in each ? each.bytes : undefined,
    )
    if (here && !(there && (Buffer.compare(here, there) === 0 || sameStorage(here, there)))) yield `${path}content`
  }
}

/** Of the store that an item lay in, or given anew with every copy. */
const notOfItem = new Set<unknown>(
  [
    P.Access,
    P.AccessLevel,
    P.AttachNumber,
    P.EntryId,
    P.HasAttachments,
    P.InstanceKey,
    P.MappingSignature,
    P.ObjectType,
    P.ParentEntryId,
    P.RecordKey,
    P.StoreEntryId,
    P.StoreRecordKey,
    P.StoreSupportMask,
  ].map(({ key }) => key),
)
/** mfHasAttach says what is there: [MS-OXCMSG] 2.2.1.6 */
const HAS_ATTACHMENTS = 0x10

/** A data file has one value for each id, and 0x67F0 to 0x67FF are its own: [MS-PST] 2.3.3.3, 2.3.4.4.1 */
function isKept(property: Property, value: unknown, bag: Bag): boolean {
  if (notOfItem.has(property.key)) return false
  if (isNamedProperty(property)) return true
  if (property.id >= 0x67f0 && property.id <= 0x67ff) return false
  const sameId = [...bag.tagged()].filter(([{ id }]) => id === property.id)
  return sameId.length === 1 || text(value) !== ''
}

function* missing(before: Bag, after: Bag, path: string): Generator<string> {
  const there = new Map([...after].map(([property, value]) => [property.key, value]))
  for (const [property, value] of before) {
    if (!isKept(property, value, before)) continue
    const [here, other] = [value, there.get(property.key)].map((each) =>
      property.key === P.MessageFlags.key && typeof each === 'number' ? each & ~HAS_ATTACHMENTS : each,
    )
    if (text(here) !== text(other))
      yield `${path}${property.name}\t${text(here).slice(0, 60)}\t${text(other).slice(0, 60)}`
  }
}

function text(value: unknown): string {
  if (value instanceof Uint8Array) return value.toHex()
  if (Array.isArray(value)) return value.map(text).join()
  return String(value)
}

/** A storage is written anew: what is in it is the same. */
function sameStorage(before: Uint8Array, after: Uint8Array): boolean {
  if (!isCompoundFile(before) || !isCompoundFile(after)) return false
  const [here, there] = [before, after].map((bytes) => [...streams(readCompoundFile(bytes).root, '')].toSorted().join())
  return here === there
}

function* streams(storage: Storage, path: string): Generator<string> {
  for (const each of storage.entries) {
    if (each.kind === 'stream') yield `${path}/${each.name} ${text(each.bytes)}`
    else yield* streams(each, `${path}/${each.name}`)
  }
}
