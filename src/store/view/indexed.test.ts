/** Pages of a view that is open while its folder changes are those of a view that is opened afterwards. */
import assert from 'node:assert/strict'
import { P, SpecialFolder, sortBy } from '#model'
import { contract, item } from '../contract/harness.ts'
import type { ViewRow } from '../types.ts'

const { inbox } = SpecialFolder
const ids = (rows: readonly ViewRow[]) => rows.map((row) => (row.kind === 'message' ? row.id : undefined))

function generator(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

for (const { name, order } of [
  { name: 'the newest first', order: sortBy({ tag: P.MessageDeliveryTime.tag, direction: 'descending' }) },
  { name: 'the oldest first', order: sortBy(P.MessageDeliveryTime.tag) },
  { name: 'by subject', order: sortBy(P.NormalizedSubject.tag) },
  { name: 'by sender, backward', order: sortBy({ tag: P.SentRepresentingName.tag, direction: 'descending' }) },
  { name: 'as they came', order: undefined },
]) {
  contract(`an open view keeps its places while mail comes, goes and changes: ${name}`, async ({ store, mailbox }) => {
    const random = generator(7)
    const names = ['Ada', 'Ben', 'Ümit', '\u{1f600} Zoe', '\uff5e Yan', '']
    const mail = () =>
      item(
        { Subject: `s${random(50)}`, SentRepresentingName: names[random(names.length)] as string },
        {},
        { received: new Date(1_700_000_000_000 + random(1000) * 60_000) },
      )
    const deliver = (count: number) =>
      store.write(mailbox, async (tx) => {
        for (let i = 0; i < count; i++) await tx.createMessage(inbox, mail())
      })
    await deliver(120)
    const definition = order ? { order } : {}
    const open = store.view(mailbox, inbox, definition)
    for (let step = 0; step < 25; step++) {
      for (let page = 0; page < 3; page++) await open.rows(random(110), 10)
      const some = [...(await open.ids()).ids]
      const one = some[random(some.length)] as number
      const what = random(8)
      if (what < 5) await deliver(1 + random(3))
      else if (what === 5) await store.write(mailbox, (tx) => tx.setFlags([one], { add: ['flagged'] }))
      else if (what === 6) await store.write(mailbox, (tx) => tx.deleteMessages([one]))
      else await store.write(mailbox, (tx) => tx.updateMessage(one, { set: mail().properties }))
      const wanted = ids(await store.view(mailbox, inbox, definition).rows(0, 1000))
      for (let page = 0; page < 4; page++) {
        const from = random(wanted.length)
        assert.deepEqual(ids(await open.rows(from, 10)), wanted.slice(from, from + 10), `step ${step}, from ${from}`)
      }
    }
  })
}
