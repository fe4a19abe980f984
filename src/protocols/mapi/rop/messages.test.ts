import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeAddressBookEntryId, MapiError, P, Right } from '#model'
import { type Folder, RopError } from '#client/mapi/index.ts'
import { open } from '#test/groupware.ts'
import { startSession } from '#test/mapi.ts'

const world = await open()
const mapi = await startSession(world)
const fails = (code: keyof typeof MapiError) => (error: unknown) =>
  error instanceof RopError && error.returnValue === MapiError[code]

let number = 0
async function place(): Promise<Folder> {
  const store = await mapi.logOn('ada')
  return await (await store.openFolder(store.folders.inbox)).createFolder(`messages ${number++}`)
}

/** The same folder in another session. */
async function elsewhere(folder: Folder): Promise<Folder> {
  return await (await mapi.logOn('ada')).openFolder(folder.id)
}

async function saved(folder: Folder, subject = 'Hi'): Promise<number> {
  const message = await folder.createMessage()
  await message.set([P.Subject, subject])
  return await message.save()
}

test('MS-OXCMSG_R339, MS-OXCMSG_R372: a new message is there when it is saved, under the id of the answer', async () => {
  const folder = await place()
  const message = await folder.createMessage()
  await message.set([P.Subject, 'Re: Lunch'], [P.Body, 'At noon'])
  assert.equal(await folder.get(P.ContentCount), 0)
  const id = await message.save()
  assert.equal(await folder.get(P.ContentCount), 1)
  const again = await (await elsewhere(folder)).openMessage(id)
  assert.equal(again.header.subjectPrefix, 'Re: ')
  assert.equal(again.header.normalizedSubject, 'Lunch')
  assert.equal(await again.get(P.Body), 'At noon')
})

test('what a new message has from the beginning: MS-OXCMSG_R341, MS-OXCMSG_R342, MS-OXCMSG_R343, MS-OXCMSG_R344, MS-OXCMSG_R345, MS-OXCMSG_R346, MS-OXCMSG_R349, MS-OXCMSG_R352, MS-OXCMSG_R354', async () => {
  const message = await (await place()).createMessage()
  const tags = [
    P.Importance,
    P.MessageClass,
    P.Sensitivity,
    P.DisplayBcc,
    P.DisplayCc,
    P.DisplayTo,
    P.HasAttachments,
    P.TrustSender,
    P.AccessLevel,
  ]
  const values = (await message.getRow(tags)).map((cell) => cell && 'value' in cell && cell.value)
  assert.deepEqual(values, [1, 'IPM.Note', 0, '', '', '', false, 1, 1])
})

test('MS-OXCMSG_R357, MS-OXCMSG_R359, MS-OXCMSG_R360, MS-OXCMSG_R362, MS-OXCMSG_R363, MS-OXCMSG_R364, MS-OXCMSG_R365: and who made it', async () => {
  const message = await (await place()).createMessage()
  assert.deepEqual(await message.get(P.LastModificationTime), await message.get(P.CreationTime))
  assert.equal(await message.get(P.MessageLocaleId), 0x409)
  assert.equal(await message.get(P.LocaleId), 0x409)
  assert.equal(await message.get(P.CreatorName), 'Ada Sommer')
  assert.equal(await message.get(P.LastModifierName), 'Ada Sommer')
  assert.deepEqual(await message.get(P.LastModifierEntryId), await message.get(P.CreatorEntryId))
  assert.equal(await message.get(P.HasNamedProperties), false)
})

test('MS-OXCMSG_R333, MS-OXCMSG_R323, MS-OXCMSG_R1477: a message that is not there, or not in that folder', async () => {
  const folder = await place()
  const other = await place()
  const id = await saved(folder)
  await assert.rejects(folder.openMessage(0xfffff), fails('notFound'))
  await assert.rejects(other.openMessage(id), fails('notFound'))
})

test('MS-OXCMSG_R326, MS-OXCMSG_R335: a soft-deleted message is opened with OpenSoftDeleted alone', async () => {
  const folder = await place()
  await saved(folder)
  const rows = async (flags: number) => (await (await folder.contents([P.Mid], flags)).values()).flat() as bigint[]
  const { id } = await findOnly(folder)
  await folder.deleteMessages([id])
  const [deleted] = await rows(0x20)
  const deletedId = counterOf(deleted as bigint)
  await assert.rejects(folder.openMessage(deletedId), fails('notFound'))
  assert.equal((await folder.openMessage(deletedId, 0x04)).header.normalizedSubject, 'Hi')
})

async function findOnly(folder: Folder) {
  const [[mid]] = (await (await folder.contents([P.Mid])).values()) as [[bigint]]
  return { id: counterOf(mid) }
}

function counterOf(mid: bigint): number {
  const bytes = Buffer.alloc(8)
  bytes.writeBigInt64LE(mid)
  return bytes.readUIntBE(2, 6)
}

test('MS-OXCMSG_R703, MS-OXCMSG_R704, MS-OXCMSG_R1475: handles have a transaction each; MS-OXCMSG_R1053: the second to save is told', async () => {
  const folder = await place()
  const id = await saved(folder)
  const one = await folder.openMessage(id)
  const two = await (await elsewhere(folder)).openMessage(id)
  await one.set([P.Subject, 'One'])
  assert.equal(await two.get(P.Subject), 'Hi')
  await two.set([P.Subject, 'Two'])
  await one.save()
  assert.equal(await two.get(P.Subject), 'Two')
  await assert.rejects(two.save(), fails('objectChanged'))
  assert.equal(await (await folder.openMessage(id)).get(P.Subject), 'One')
  await two.save(0x06)
  assert.equal(await (await folder.openMessage(id)).get(P.Subject), 'Two')
})

test('MS-OXCMSG_R2192: saved with KeepOpenReadOnly, a message stays open as it was', async () => {
  const folder = await place()
  const id = await saved(folder)
  const message = await folder.openMessage(id)
  const level = await message.get(P.AccessLevel)
  await message.save(0x01)
  assert.equal(await message.get(P.AccessLevel), level)
  await message.set([P.Subject, 'Again'])
  await message.save(0x01)
  assert.equal(await (await folder.openMessage(id)).get(P.Subject), 'Again')
})

test('a message that was deleted while it was open cannot be saved', async () => {
  const folder = await place()
  const id = await saved(folder)
  const message = await folder.openMessage(id)
  await message.set([P.Subject, 'Late'])
  await folder.deleteMessages([id], { hard: true })
  await assert.rejects(message.save(), fails('objectDeleted'))
})

const ada = { displayName: 'Ada Sommer', address: 'ada@example.test' }
const ben = { type: 2, displayName: 'Ben Okafor', address: 'ben@example.test' }

test('MS-OXCMSG_R389, MS-OXCMSG_R394, MS-OXCMSG_R395: recipients of one handle are its own until it is saved', async () => {
  const folder = await place()
  const id = await saved(folder)
  const message = await folder.openMessage(id)
  await message.setRecipients(ada, ben)
  const other = await (await elsewhere(folder)).openMessage(id)
  assert.equal((await message.reload()).recipientCount, 2)
  assert.equal((await other.reload()).recipientCount, 0)
  await message.save()
  const again = await (await elsewhere(folder)).openMessage(id)
  assert.deepEqual(
    again.header.recipients.map(({ type, row }: any) => [type, row.displayName, row.emailAddress]),
    [
      [1, 'Ada Sommer', 'ada@example.test'],
      [2, 'Ben Okafor', 'ben@example.test'],
    ],
  )
  assert.equal(await again.get(P.DisplayTo), 'Ada Sommer')
  assert.equal(await again.get(P.DisplayCc), 'Ben Okafor')
})

test('MS-OXCMSG_R391, MS-OXCMSG_R393, MS-OXCMSG_R390: rows are replaced and removed', async () => {
  const folder = await place()
  const message = await folder.createMessage()
  await message.setRecipients(ada, ben)
  await message.call('RopModifyRecipients', { columns: [], recipients: [{ id: 0, type: 1, row: undefined }] })
  const rows = await message.readRecipients()
  assert.deepEqual(
    rows.map(({ id, row }) => [id, row.displayName]),
    [[1, 'Ben Okafor']],
  )
})

test('MS-OXCMSG_R381, MS-OXCMSG_R382, MS-OXCMSG_R1491: all recipients go, where there are none, too', async () => {
  const folder = await place()
  const message = await folder.createMessage()
  await message.call('RopRemoveAllRecipients')
  await message.setRecipients(ada)
  const id = await message.save()
  await message.call('RopRemoveAllRecipients')
  assert.equal((await message.reload()).recipientCount, 0)
  assert.equal((await folder.openMessage(id)).header.recipientCount, 1)
})

test('MS-OXCMSG_R1495, MS-OXCMSG_R1055, MS-OXCMSG_R403: recipients are read from a row on', async () => {
  const message = await (await place()).createMessage()
  await assert.rejects(message.readRecipients(), fails('notFound'))
  await message.setRecipients(ada, ben)
  assert.equal((await message.readRecipients()).length, 2)
  assert.equal((await message.readRecipients(1)).length, 1)
  await assert.rejects(message.readRecipients(9), fails('notFound'))
})

test('of an object of another kind: ecNullObject: MS-OXCMSG_R1493, MS-OXCMSG_R1982, MS-OXCMSG_R1057, MS-OXCMSG_R1498, MS-OXCMSG_R1505, MS-OXCMSG_R1507, MS-OXCMSG_R1516, MS-OXCMSG_R1620, MS-OXCMSG_R1712, MS-OXCMSG_R1524, MS-OXCMSG_R1525, MS-OXCMSG_R1526', async () => {
  const folder = await place()
  const message = await folder.createMessage()
  const messageId = { replica: 1, counter: 1 }
  const ofFolder: [string, object][] = [
    ['RopRemoveAllRecipients', {}],
    ['RopModifyRecipients', { columns: [], recipients: [] }],
    ['RopReadRecipients', { rowId: 0 }],
    ['RopReloadCachedInformation', {}],
    ['RopOpenAttachment', { openAttachmentFlags: 0, attachmentID: 0 }],
    ['RopCreateAttachment', {}],
    ['RopDeleteAttachment', { attachmentID: 0 }],
    ['RopOpenEmbeddedMessage', { codePageId: 0xfff, openModeFlags: 0 }],
    ['RopGetAttachmentTable', { tableFlags: 0 }],
  ]
  for (const [rop, value] of ofFolder) await assert.rejects(folder.call(rop, value), fails('nullObject'), rop)
  const ofMessage: [string, object][] = [
    ['RopSetMessageStatus', { messageId, messageStatusFlags: 0, messageStatusMask: 0 }],
    ['RopGetMessageStatus', { messageId }],
    ['RopSetReadFlags', { wantAsynchronous: false, readFlags: 0, messageIds: [] }],
  ]
  for (const [rop, value] of ofMessage) await assert.rejects(message.call(rop, value), fails('nullObject'), rop)
})

test('MS-OXCMSG_R416, MS-OXCMSG_R1500, MS-OXCMSG_R1501, MS-OXCMSG_R421: bits of the status change at once', async () => {
  const folder = await place()
  const id = await saved(folder)
  const messageId = { replica: 1, counter: id }
  const set = async (messageStatusFlags: number, messageStatusMask: number) =>
    (await folder.call('RopSetMessageStatus', { messageId, messageStatusFlags, messageStatusMask })).value
  assert.deepEqual(await set(0x1003, 0x1001), { messageStatusFlags: 0 })
  assert.deepEqual(await set(0, 0x1), { messageStatusFlags: 0x1001 })
  const { value } = await folder.call('RopGetMessageStatus', { messageId })
  assert.deepEqual(value, { messageStatusFlags: 0x1000 })
})

test('MS-OXCMSG_R1703, MS-OXCMSG_R1514: read flags of several messages', async () => {
  const folder = await place()
  const id = await saved(folder)
  assert.equal(await folder.setReadFlags([id], 0x04), false)
  assert.equal(await folder.get(P.ContentUnreadCount), 1)
  assert.equal(await folder.setReadFlags([id, 0xfffff], 0x01), true)
  assert.equal(await folder.get(P.ContentUnreadCount), 0)
})

test('MS-OXCMSG_R1710: the read flag of an open message', async () => {
  const folder = await place()
  const message = await folder.openMessage(await saved(folder))
  await message.setRead(0x04)
  assert.equal(Number(await message.get(P.MessageFlags)) & 1, 0)
  await message.setRead(0x01)
  assert.equal(Number(await message.get(P.MessageFlags)) & 1, 1)
})

test('MS-OXCMSG_R446, MS-OXCMSG_R1062, MS-OXCMSG_R448, MS-OXCMSG_R451: an attachment is saved twice: into the message, with the message', async () => {
  const folder = await place()
  const message = await folder.createMessage()
  const attachment = await message.createAttachment()
  assert.equal(attachment.number, 0)
  assert.equal(await attachment.get(P.AttachNumber), 0)
  assert.equal(await attachment.get(P.RenderingPosition), -1)
  await attachment.set([P.AttachLongFilename, 'a.txt'], [P.AttachMethod, 1], [P.AttachDataBinary, Buffer.from('Hello')])
  assert.deepEqual(await message.attachmentNumbers(), [])
  await attachment.save()
  assert.deepEqual(await message.attachmentNumbers(), [0])
  const id = await message.save()
  const again = await (await elsewhere(folder)).openMessage(id)
  const opened = await again.openAttachment(0)
  assert.equal(await opened.get(P.AttachLongFilename), 'a.txt')
  assert.deepEqual(Buffer.from((await opened.get(P.AttachDataBinary)) as Uint8Array).toString(), 'Hello')
  assert.equal(await again.get(P.HasAttachments), true)
})

test('MS-OXCMSG_R440, MS-OXCMSG_R1063: an attachment that is not there; MS-OXCMSG_R469, MS-OXCMSG_R1523: one that is removed', async () => {
  const folder = await place()
  const message = await folder.createMessage()
  const attachment = await message.createAttachment()
  await attachment.save()
  const id = await message.save()
  await assert.rejects(message.openAttachment(7), fails('notFound'))
  await assert.rejects(message.deleteAttachment(7), fails('notFound'))
  await message.deleteAttachment(0)
  assert.equal(await message.get(P.HasAttachments), false)
  assert.equal(await (await (await elsewhere(folder)).openMessage(id)).get(P.HasAttachments), true)
  await message.save()
  assert.equal(await (await (await elsewhere(folder)).openMessage(id)).get(P.HasAttachments), false)
})

test('MS-OXCMSG_R466, MS-OXCMSG_R467: flags that there are not, and an object that is no attachment', async () => {
  const message = await (await place()).createMessage()
  const attachment = await message.createAttachment()
  await assert.rejects(attachment.save(0x40), fails('noSupport'))
  await assert.rejects(message.call('RopSaveChangesAttachment', { saveFlags: 0 }), fails('noSupport'))
})

test('MS-OXCMSG_R490: the attachments as a table', async () => {
  const message = await (await place()).createMessage()
  for (const name of ['a.txt', 'b.txt']) {
    const attachment = await message.createAttachment()
    await attachment.set([P.AttachLongFilename, name])
    await attachment.save()
  }
  const table = await message.attachments(P.AttachNumber.tag, P.AttachLongFilename.tag)
  assert.deepEqual(await table.values(), [
    [0, 'a.txt'],
    [1, 'b.txt'],
  ])
})

test('MS-OXCMSG_R481: a message in an attachment, three saves deep', async () => {
  const folder = await place()
  const message = await folder.createMessage()
  const attachment = await message.createAttachment()
  await attachment.set([P.AttachMethod, 5])
  const inner = await attachment.openMessage('create')
  await inner.set([P.Subject, 'Inside'])
  await inner.setRecipients(ada)
  const file = await inner.createAttachment()
  await file.set([P.AttachDataBinary, Buffer.from('deep')], [P.AttachMethod, 1])
  await file.save()
  await inner.save()
  await attachment.save()
  const id = await message.save()
  const again = await (await (await elsewhere(folder)).openMessage(id)).openAttachment(0)
  const opened = await again.openMessage()
  assert.equal(opened.header.normalizedSubject, 'Inside')
  assert.equal(opened.header.recipients[0].row.displayName, 'Ada Sommer')
  assert.deepEqual(
    Buffer.from((await (await opened.openAttachment(0)).get(P.AttachDataBinary)) as Uint8Array).toString(),
    'deep',
  )
})

test('MS-OXCMSG_R1068: a code page that nobody knows', async () => {
  const folder = await place()
  const value = { codePageId: 4711, folderId: { replica: 1, counter: folder.id }, associatedFlag: false }
  await assert.rejects(folder.call('RopCreateMessage', value), fails('unknownCodePageId'))
})

test('MS-OXCMSG_R2184, MS-OXCMSG_R324: whoever sees a folder and may not read in it opens no message', async () => {
  const folder = await place()
  const id = await saved(folder)
  const rights = [
    { tag: P.EntryId.tag, value: makeAddressBookEntryId(mapi.benDn) },
    { tag: P.MemberRights.tag, value: Right.visible },
  ]
  await folder.call('RopModifyPermissions', { modifyFlags: 0, rows: [{ flags: 1, values: rights }] })
  const theirs = await (await mapi.logOn('ben', 'ada')).openFolder(folder.id)
  await assert.rejects(theirs.openMessage(id), fails('accessDenied'))
  const create = { codePageId: 0xfff, folderId: { replica: 1, counter: folder.id }, associatedFlag: false }
  await assert.rejects(theirs.call('RopCreateMessage', create), fails('accessDenied'))
})

test('MS-OXCMSG_R1914, MS-OXCMSG_R3016: a new message is read and its maker may do all with it', async () => {
  const store = await mapi.logOn('ada')
  const message = await (await store.openFolder(store.folders.inbox)).createMessage()
  assert.equal(await message.get(P.Access), 7)
  assert.equal(await message.get(P.MessageFlags), 0x409)
})

test('MS-OXCMSG_R1825, MS-OXCMSG_R1827: an attachment has an access level and a record key', async () => {
  const store = await mapi.logOn('ada')
  const message = await (await store.openFolder(store.folders.inbox)).createMessage()
  await message.createAttachment()
  const attachment = await message.createAttachment()
  assert.equal(await attachment.get(P.AccessLevel), 1)
  assert.deepEqual(await attachment.get(P.RecordKey), Uint8Array.of(1, 0, 0, 0))
})
