import assert from 'node:assert/strict'
import { test } from 'node:test'
import { child, childText } from '#codec/xml/index.ts'
import { assertTexts, idIn, Items } from '#test/ews-items.ts'
import { find, findAll, startEws } from '#test/ews.ts'
import { open } from '#test/groupware.ts'

const world = await open()
const ews = await startEws(world)
const ada = new Items(ews, 'ada')
const ben = new Items(ews, 'ben')

async function folderId(who: Items, name: string): Promise<string> {
  const message = await who.done(
    `<m:GetFolder><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape><m:FolderIds><t:DistinguishedFolderId Id="${name}"/></m:FolderIds></m:GetFolder>`,
  )
  return find(message, 'FolderId')?.attributes.Id ?? ''
}

const full = `<t:Message><t:Subject>Export</t:Subject><t:Body BodyType="HTML">&lt;p&gt;x&lt;/p&gt;</t:Body>
  <t:Attachments><t:FileAttachment><t:Name>big</t:Name><t:Content>${Buffer.alloc(200_000, 1).toString('base64')}</t:Content></t:FileAttachment></t:Attachments>
  <t:Categories><t:String>c</t:String></t:Categories>
  <t:ToRecipients><t:Mailbox><t:EmailAddress>ben@example.test</t:EmailAddress></t:Mailbox></t:ToRecipients><t:IsRead>false</t:IsRead></t:Message>`

async function exported(id: string): Promise<string> {
  const message = await ada.done(`<m:ExportItems><m:ItemIds><t:ItemId Id="${id}"/></m:ItemIds></m:ExportItems>`)
  assert.equal(find(message, 'ItemId')?.attributes.Id, id)
  return childText(message, 'Data') ?? ''
}

const upload = (folder: string, data: string, action = 'CreateNew', more = '', attributes = '') =>
  `<m:UploadItems><m:Items><t:Item CreateAction="${action}"${attributes}><t:ParentFolderId Id="${folder}"/>${more}<t:Data>${data}</t:Data></t:Item></m:Items></m:UploadItems>`

test('an item is exported and uploaded as a new one, in another mailbox too (MS-OXWSBTRF_R169, MS-OXWSBTRF_R172, MS-OXWSBTRF_R179, MS-OXWSBTRF_R182, MS-OXWSBTRF_R195, MS-OXWSBTRF_R200, MS-OXWSBTRF_R207, MS-OXWSBTRF_R211, MS-OXWSBTRF_R226, MS-OXWSBTRF_R2107, MS-OXWSBTRF_R2108, MS-OXWSBTRF_R2007, MS-OXWSBTRF_R2008, MS-OXWSBTRF_R170, MS-OXWSBTRF_R173, MS-OXWSBTRF_R228)', async () => {
  const made = await ada.create(full)
  const data = await exported(made.id)
  for (const who of [ada, ben]) {
    const id = idIn(await who.done(upload(await folderId(who, 'inbox'), data)))
    assert.notEqual(id.id, made.id)
    const item = await who.get(id.id)
    assertTexts(item, { Subject: 'Export', Body: '<p>x</p>', String: 'c', IsRead: 'false' })
    const attachment = find(item, 'AttachmentId')?.attributes.Id
    const content = await who.done(
      `<m:GetAttachment><m:AttachmentIds><t:AttachmentId Id="${attachment}"/></m:AttachmentIds></m:GetAttachment>`,
    )
    assert.ok(Buffer.from(find(content, 'Content')?.text ?? '', 'base64').equals(Buffer.alloc(200_000, 1)))
  }
})

test('an upload puts an item back as it was (MS-OXWSBTRF_R214, MS-OXWSBTRF_R229, MS-OXWSBTRF_R2321)', async () => {
  const made = await ada.create(full)
  const data = await exported(made.id)
  const drafts = await folderId(ada, 'drafts')
  for (const action of ['Update', 'UpdateOrCreate']) {
    await ada.update(
      made,
      '<t:SetItemField><t:FieldURI FieldURI="item:Subject"/><t:Message><t:Subject>changed</t:Subject></t:Message></t:SetItemField><t:DeleteItemField><t:FieldURI FieldURI="item:Categories"/></t:DeleteItemField>',
    )
    const id = idIn(await ada.done(upload(drafts, data, action, `<t:ItemId Id="${made.id}"/>`)))
    assert.equal(id.id, made.id)
    const item = await ada.get(made.id)
    assertTexts(item, { Subject: 'Export', String: 'c' })
    assert.equal(findAll(item, 'FileAttachment').length, 1)
  }
})

test('an item that is no longer in its folder is not updated, but made again (MS-OXWSBTRF_R231, MS-OXWSBTRF_R235)', async () => {
  const made = await ada.create(full)
  const data = await exported(made.id)
  const inbox = await folderId(ada, 'inbox')
  const present = `<t:ItemId Id="${made.id}"/>`
  assert.deepEqual(await ada.codes(upload(inbox, data, 'Update', present)), ['ErrorItemNotFound'])
  assert.notEqual(idIn(await ada.done(upload(inbox, data, 'UpdateOrCreate', present))).id, made.id)
})

test('a stream that is none is refused; an associated item is one (MS-OXWSBTRF_R222, MS-OXWSBTRF_R2009, MS-OXWSBTRF_R2010)', async () => {
  const made = await ada.create('<t:Message><t:Subject>a</t:Subject></t:Message>')
  const inbox = await folderId(ada, 'inbox')
  assert.deepEqual(await ada.codes(upload(inbox, 'AAECAwQFBgcICQ==')), ['ErrorCorruptData'])
  const id = idIn(await ada.done(upload(inbox, await exported(made.id), 'CreateNew', '', ' IsAssociated="true"')))
  assertTexts(await ada.get(id.id), { IsAssociated: 'true' })
})

test('mail is junk, and then it is not (MS-OXWSCORE_R1790)', async () => {
  const made = await ada.create('<t:Message><t:Subject>spam</t:Subject></t:Message>')
  const mark = (id: string, isJunk: boolean) =>
    ada.done(
      `<m:MarkAsJunk IsJunk="${isJunk}" MoveItem="true"><m:ItemIds><t:ItemId Id="${id}"/></m:ItemIds></m:MarkAsJunk>`,
    )
  const moved = find(await mark(made.id, true), 'MovedItemId')?.attributes.Id ?? ''
  assert.equal(find(await ada.get(moved), 'ParentFolderId')?.attributes.Id, await folderId(ada, 'junkemail'))
  const back = find(await mark(moved, false), 'MovedItemId')?.attributes.Id ?? ''
  assert.equal(find(await ada.get(back), 'ParentFolderId')?.attributes.Id, await folderId(ada, 'inbox'))
})

test('items are archived in the folder Archive', async () => {
  const made = await ada.create('<t:Message><t:Subject>old</t:Subject></t:Message>')
  const message = await ada.done(
    `<m:ArchiveItem><m:ArchiveSourceFolderId><t:DistinguishedFolderId Id="drafts"/></m:ArchiveSourceFolderId><m:ItemIds><t:ItemId Id="${made.id}"/></m:ItemIds></m:ArchiveItem>`,
  )
  const there = idIn(message)
  assertTexts(child(message, 'Items') as never, {})
  assertTexts(await ada.get(there.id), { Subject: 'old' })
})
