/** Who made a message and who changed it last. [MS-OXCMSG] 3.2.5.2, 3.2.5.3 */
import assert from 'node:assert/strict'
import { Bag, makeAddressBookEntryId, P, SpecialFolder } from '#model'
import type { Mailbox, MessageId, Viewer } from '../index.ts'
import { contract, item } from './harness.ts'

const { drafts, inbox } = SpecialFolder
const ada = { name: 'Ada Sommer', legacyDn: '/o=Example/cn=Recipients/cn=ada' }
const ben = { name: 'Ben Okafor', legacyDn: '/o=Example/cn=Recipients/cn=ben' }
const owner = (id: string, author: typeof ada): Viewer => ({ kind: 'member', id, groups: [], owner: true, author })

async function people(mailbox: Mailbox, id: MessageId) {
  const properties = await (await mailbox.getMessage(id)).properties()
  const values = [P.CreatorName, P.CreatorEntryId, P.LastModifierName, P.LastModifierEntryId].map((one) =>
    properties.getTag(one.tag),
  )
  return values.map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value))
}

const entryId = ({ legacyDn }: typeof ada) => makeAddressBookEntryId(legacyDn)
const both = (first: typeof ada, last = first) =>
  [first, last].flatMap((one) => [one.name, Buffer.from(entryId(one)).toString('latin1')])

contract('a message says who made it and who changed it last, whatever the client says', async ({ store, as }) => {
  const [hers, his] = [await as(owner('ada', ada)), await as(owner('ben', ben))]
  const said = item({ Subject: 'x', CreatorName: 'somebody else', LastModifierName: 'nobody' })
  const { id } = await store.write(hers, (tx) => tx.createMessage(drafts, said))
  assert.deepEqual(await people(hers, id), both(ada))
  await store.write(his, (tx) => tx.setFlags([id], { add: ['read'] }))
  assert.deepEqual(await people(hers, id), both(ada), 'reading is no change')
  await store.write(his, (tx) => tx.updateMessage(id, { set: Bag.of({ Subject: 'y' }) }))
  assert.deepEqual(await people(hers, id), both(ada, ben))
})

contract('what was delivered counts as made by its sender; what one has sent oneself is said once', async (world) => {
  const { store, mailbox, as } = world
  const sent = { Subject: 'x', SenderName: ben.name, SenderEntryId: entryId(ben) }
  const id = await world.put(inbox, item(sent))
  assert.deepEqual(await people(mailbox, id), both(ben))
  const own = await store.write(await as(owner('ben', ben)), (tx) => tx.createMessage(inbox, item(sent)))
  assert.deepEqual(await people(mailbox, own.id), both(ben))
  assert.equal((await mailbox.getMessage(own.id)).bag.has(P.CreatorName.tag), false)
  // An import keeps what stands in the file.
  const imported = await world.put(inbox, item({ ...sent, CreatorName: 'Old', LastModifierName: 'Older' }))
  assert.deepEqual(
    (await people(mailbox, imported)).filter((_, index) => index % 2 === 0),
    ['Old', 'Older'],
  )
})
