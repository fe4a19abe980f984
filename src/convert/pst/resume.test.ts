/** A file that is broken off anywhere and gone on with is the one that would have come of it without, byte for byte. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deserialize, serialize } from 'node:v8'
import fc from 'fast-check'
import { memorySink, memorySource, type PstWriterState } from '#codec/pst/index.ts'
import { Bag, type Item, N } from '#model'
import { PstOutput, type PstOutputFolder, readPst } from './index.ts'

const item = (number: number, size = 0): Item => ({
  properties: Bag.of({ Subject: `item ${number}`, Body: `text ${number}\r\n`.repeat(number % 40) }).set(N.Keywords, [
    `k${number % 5}`,
  ]),
  recipients: [Bag.of({ DisplayName: `to ${number}`, RecipientType: 1 })],
  attachments: size === 0 ? [] : [{ properties: new Bag(), content: { bytes: new Uint8Array(size).fill(number) } }],
  ...(number % 7 === 3 && { associated: true }),
})

const names = ['Inbox', 'Älteres', 'Bin']
/** In this folder, so many items; breaks are before the items of these numbers. */
type Step = { folder: number; count: number; size: number }

/** The file is cut where the state says: a run that was killed leaves anything behind it. */
function cut({ bytes }: ReturnType<typeof memorySink>, state: PstWriterState): ReturnType<typeof memorySink> {
  const sink = memorySink()
  sink.write(0, bytes().slice(0, state.size))
  return sink
}

function write(steps: readonly Step[], breaks: ReadonlySet<number>): Uint8Array {
  let sink = memorySink()
  let output = new PstOutput(sink, { name: 'x' })
  const folders = new Map<number, number>()
  const at = (number: number): PstOutputFolder => {
    const known = folders.get(number)
    if (known !== undefined) return output.folder(known)
    const made = output.addFolder(output.top, { name: names[number] as string, isDeletedItems: number === 2 })
    folders.set(number, made.nid)
    return made
  }
  let count = 0
  for (const { folder, count: wanted, size } of steps) {
    for (let index = 0; index < wanted; index++) {
      if (breaks.has(count)) {
        const state = deserialize(serialize(output.state())) as PstWriterState
        output.addItem(at(folder), item(999, 20_000))
        sink = cut(sink, state)
        output = new PstOutput(sink, { name: 'other', state })
        for (const [number, id] of folders) if (!has(state, id)) folders.delete(number)
      }
      output.addItem(at(folder), item(count++, size))
    }
    if (folders.has(folder)) output.setAside(at(folder))
  }
  output.finish()
  return sink.bytes()
}

const has = ({ folders }: PstWriterState, id: number) => folders.some(({ nid }) => nid === id)

const step = fc.record({
  folder: fc.nat({ max: 2 }),
  count: fc.oneof(fc.nat({ max: 5 }), fc.constantFrom(60, 300)),
  size: fc.constantFrom(0, 100, 9000),
})

test('a file that was broken off becomes the same', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 5 }), fc.array(fc.nat({ max: 400 }), { maxLength: 4 }), (steps, breaks) => {
      const whole = write(steps, new Set())
      assert.ok(Buffer.compare(write(steps, new Set(breaks)), whole) === 0)
      const pst = readPst(memorySource(whole))
      const items = [...pst.folders()].flatMap((folder) => [...pst.items(folder)])
      assert.equal(
        items.length,
        steps.reduce((sum, { count }) => sum + count, 0),
      )
      assert.deepEqual(pst.problems, [])
    }),
    { numRuns: 15 },
  )
})
