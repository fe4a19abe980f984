/** Receipts that are due when EWS marks messages as read, unless the client does not want them. [MS-OXWSCORE] 3.1.4.7, 3.1.4.9 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startEws } from '#test/ews.ts'
import { open } from '#test/groupware.ts'
import { queued, receive } from '#test/rules.ts'
import { itemIdOf } from '../ids/item-id.ts'

const ada = 'ada@example.test'

/** How many receipts go out for a message that asks for one. */
async function receiptsAfter(request: (id: string, changeKey: string) => string): Promise<number> {
  const world = await open()
  const ews = await startEws(world)
  await receive(world, ada, { fields: 'Disposition-Notification-To: <bob@elsewhere.example>\n' })
  const mailbox = await world.mailbox(ada)
  const [message] = await world.messages(ada)
  assert.ok(message)
  const { Id, ChangeKey } = itemIdOf(mailbox, message)
  await ews.ask('ada', request(Id, ChangeKey as string))
  assert.equal((await world.messages(ada))[0]?.flags.has('read'), true)
  return (await queued(world)).length
}

const all = (suppress: boolean) => () =>
  `<m:MarkAllItemsAsRead><m:ReadFlag>true</m:ReadFlag><m:SuppressReadReceipts>${suppress}</m:SuppressReadReceipts><m:FolderIds><t:DistinguishedFolderId Id="inbox"/></m:FolderIds></m:MarkAllItemsAsRead>`
const one = (more: string) => (id: string, changeKey: string) =>
  `<m:UpdateItem MessageDisposition="SaveOnly" ConflictResolution="AutoResolve"${more}><m:ItemChanges><t:ItemChange><t:ItemId Id="${id}" ChangeKey="${changeKey}"/><t:Updates><t:SetItemField><t:FieldURI FieldURI="message:IsRead"/><t:Message><t:IsRead>true</t:IsRead></t:Message></t:SetItemField></t:Updates></t:ItemChange></m:ItemChanges></m:UpdateItem>`

const cases: [title: string, request: (id: string, changeKey: string) => string, receipts: number][] = [
  ['MarkAllItemsAsRead', all(false), 1],
  ['MarkAllItemsAsRead without receipts', all(true), 0],
  ['UpdateItem', one(''), 1],
  ['UpdateItem without receipts', one(' SuppressReadReceipts="true"'), 0],
]
for (const [title, request, receipts] of cases) {
  test(`${title}: ${receipts}`, async () => assert.equal(await receiptsAfter(request), receipts))
}
