/** Items become a PST and items again: everything that was in them is in them still. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { corpus, corpusFiles } from '#test/corpus.ts'
import { memorySink, memorySource } from '#codec/pst/index.ts'
import { Bag, type Item, N, P, type Property } from '#model'
import { type Pst, type PstFolderEntry, type PstTreeFolder, readPst, writePst } from './index.ts'

async function written(folder: Omit<PstTreeFolder, 'name'>): Promise<{ pst: Pst; bytes: Uint8Array }> {
  const sink = memorySink()
  const report = await writePst(sink, { name: 'Test', folders: () => [{ name: 'Box', ...folder }] })
  assert.deepEqual(report.problems, [])
  const bytes = sink.bytes()
  return { pst: readPst(memorySource(bytes)), bytes }
}

async function roundTrip(items: Item[]): Promise<Item[]> {
  const { pst } = await written({ items: () => items })
  const box = [...pst.folders()].find(({ name }) => name === 'Box') as PstFolderEntry
  const back = [...pst.items(box)].map(({ item, failure }) => item ?? assert.fail(failure))
  assert.deepEqual(pst.problems, [])
  return back
}

/** All that is in `before` is in `after`. */
function assertKept(after: Item, before: Item): void {
  assertBag(after.properties, before.properties)
  assert.equal(after.recipients.length, before.recipients.length)
  for (const [index, recipient] of before.recipients.entries()) assertBag(after.recipients[index] as Bag, recipient)
  assert.equal(after.attachments.length, before.attachments.length)
  for (const [index, attachment] of before.attachments.entries()) {
    const other = after.attachments[index] as (typeof after.attachments)[0]
    assertBag(other.properties, attachment.properties)
    if (attachment.embedded) assertKept(other.embedded as Item, attachment.embedded)
    if (attachment.content) assert.deepEqual(bytesOf(other.content), bytesOf(attachment.content))
  }
}

/** The store's own properties stay behind; the flag of attachments is made anew. */
const notKept = new Set<unknown>(
  [
    P.Access,
    P.AccessLevel,
    P.EntryId,
    P.HasAttachments,
    P.InstanceKey,
    P.MappingSignature,
    P.MessageFlags,
    P.ObjectType,
    P.ParentEntryId,
    P.RecordKey,
    P.StoreEntryId,
    P.StoreRecordKey,
  ].map(({ key }) => key),
)

function assertBag(after: Bag, before: Bag): void {
  for (const [property, value] of before) {
    if (notKept.has(property.key)) continue
    assert.deepEqual(plain(after.get(property as Property)), plain(value), property.name)
  }
}

function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return value.toHex()
  return Array.isArray(value) ? value.map(plain) : value
}

function bytesOf(content: Item['attachments'][0]['content']): string {
  return content && 'bytes' in content ? content.bytes.toHex() : ''
}

const text = fc.string({ maxLength: 300 }).map((each) => each.replaceAll('\0', ''))
const long = fc.nat({ max: 30_000 }).map((length) => 'Zeile äöü\r\n'.repeat(Math.ceil(length / 11)))
const binary = fc.uint8Array({ maxLength: 5000 })
const time = fc.bigInt({ min: 0n, max: (1n << 62n) - 1n })

const bag = fc
  .record({
    subject: text.filter((each) => each.charCodeAt(0) !== 1),
    body: long,
    html: binary,
    submitted: time,
    importance: fc.integer({ min: 0, max: 2 }),
    size: fc.bigInt({ min: -(1n << 63n), max: (1n << 63n) - 1n }),
    categories: fc.array(text, { maxLength: 5 }),
    busy: fc.integer(),
    allDay: fc.boolean(),
    header: text,
    own: fc.array(binary, { maxLength: 4 }),
    numbers: fc.array(fc.integer(), { maxLength: 4 }),
    percent: fc.double({ noNaN: true }),
  })
  .map((of) => {
    const made = Bag.of({
      Subject: of.subject,
      Body: of.body,
      Html: of.html,
      ClientSubmitTime: of.submitted,
      Importance: of.importance,
    })
    made.set(N.Keywords, of.categories)
    made.set(N.BusyStatus, of.busy)
    made.set(N.AppointmentSubType, of.allDay)
    made.set(N.PercentComplete, of.percent)
    made.setName({ set: '00020386-0000-0000-c000-000000000046', string: 'x-test' }, 'string', of.header)
    made.setTag(0x66010014, of.size)
    made.setTag(0x66021102, of.own)
    made.setTag(0x66031003, of.numbers)
    return made
  })

const recipient = fc
  .record({ name: text, address: text, type: fc.integer({ min: 1, max: 3 }) })
  .map(({ name, address, type }) =>
    Bag.of({ DisplayName: name, EmailAddress: address, RecipientType: type, AddressType: 'SMTP' }),
  )

const item = fc.letrec<{ item: Item }>((tie) => ({
  item: fc.record({
    properties: bag,
    recipients: fc.array(recipient, { maxLength: 4 }),
    attachments: fc.array(
      fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.record({ name: text, bytes: fc.uint8Array({ maxLength: 40_000, size: 'max' }) }).map(({ name, bytes }) => ({
          properties: Bag.of({ AttachLongFilename: name, AttachMethod: 1 }),
          content: { bytes },
        })),
        tie('item').map((embedded) => ({ properties: Bag.of({ DisplayName: 'x', AttachMethod: 5 }), embedded })),
      ),
      { maxLength: 2 },
    ),
  }),
})).item

test('items keep what is in them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(item, { maxLength: 3 }), async (items) => {
      const back = await roundTrip(items)
      for (const [index, before] of items.entries()) assertKept(back[index] as Item, before)
    }),
    { numRuns: 25 },
  )
})

test('the same items give the same bytes', async () => {
  const [first] = fc.sample(fc.array(item, { minLength: 2, maxLength: 2 }), { numRuns: 1, seed: 7 })
  const once = await written({ items: () => first as Item[] })
  const again = await written({ items: () => first as Item[] })
  assert.deepEqual(once.bytes.toHex(), again.bytes.toHex())
})

test('MS-PST 2.5.3.1.1.1: the prefix of a subject is told apart from the rest', async () => {
  const [back] = await roundTrip([
    { properties: Bag.of({ Subject: 'RE: hello', SubjectPrefix: 'RE: ' }), recipients: [], attachments: [] },
  ])
  assert.equal(back?.properties.get(P.Subject), 'RE: hello')
  assert.equal(back?.properties.get(P.NormalizedSubject), 'hello')
})

test('a folder of many messages, its table in blocks, its heap in blocks', async () => {
  const items = Array.from(
    { length: 3000 },
    (_, index): Item => ({
      properties: Bag.of({ Subject: `message ${index} ${'x'.repeat(index % 200)}`, MessageFlags: index % 2 }),
      recipients: [Bag.of({ DisplayName: `to ${index}`, RecipientType: 1 })],
      attachments: [],
      ...(index % 10 === 0 ? { associated: true } : {}),
    }),
  )
  const { pst } = await written({ items: () => items })
  const box = [...pst.folders()].find(({ name }) => name === 'Box') as PstFolderEntry
  assert.equal(box.itemIds.length, 2700)
  assert.equal(box.associatedIds.length, 300)
  assert.equal(box.properties.get(P.ContentCount), 2700)
  assert.equal(box.properties.get(P.ContentUnreadCount), 1200)
  const last = pst.item(box.itemIds.at(-1) as number).item as Item
  assert.equal(last.properties.get(P.Subject), items.at(-1)?.properties.get(P.Subject))
  assert.deepEqual(pst.problems, [])
})

test('an attachment of many blocks', async () => {
  const bytes = new Uint8Array(9_000_000).map((_, index) => index * 31 + (index >>> 13))
  const attachments = [{ properties: Bag.of({ AttachLongFilename: 'big.bin' }), content: { bytes } }]
  const [back] = await roundTrip([{ properties: new Bag(), recipients: [], attachments }])
  const content = back?.attachments[0]?.content
  assert.ok(content && 'bytes' in content && Buffer.compare(content.bytes, bytes) === 0)
})

test('what cannot be written is reported, and the rest is there', async () => {
  const sink = memorySink()
  const good: Item = { properties: Bag.of({ Subject: 'good' }), recipients: [], attachments: [] }
  const bad: Item = { ...good, attachments: [{ properties: new Bag(), content: { blob: 'gone' } }] }
  const report = await writePst(sink, { name: 'Test', items: () => [bad, good] })
  assert.equal(report.items, 1)
  assert.deepEqual(
    report.problems.map(({ what, subject }) => [what, subject]),
    [['item', 'good']],
  )
  const pst = readPst(memorySource(sink.bytes()))
  assert.equal([...pst.folders()].find(({ itemIds }) => itemIds.length > 0)?.itemIds.length, 1)
})

for (const file of corpusFiles('pst', /\.pst\.gz$/)) {
  test(`file to items to file to items: ${file.name}`, { skip: corpus ? false : 'no corpus' }, async () => {
    const pst = readPst(memorySource(gunzipSync(file.bytes)))
    const folders = [...pst.folders()].filter(({ search }) => !search)
    const items = folders.flatMap((folder) => [...pst.items(folder)].flatMap(({ item }) => (item ? [item] : [])))
    const back = await roundTrip(items.filter(({ associated }) => !associated))
    for (const [index, before] of items.filter(({ associated }) => !associated).entries()) {
      assertKept(back[index] as Item, before)
    }
  })
}
