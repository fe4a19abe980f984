/** Requests that nobody makes who means well. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { randomBytes } from 'node:crypto'
import { readXml } from '#codec/xml/index.ts'
import { Bag, SpecialFolder } from '#model'
import { bodyText, envelope, EwsFault, find, startEws } from '#test/ews.ts'
import { open } from '#test/groupware.ts'
import { writeId } from './ids/id.ts'

const world = await open()
const ews = await startEws(world, { limits: { requests: 3, streams: 1 } })
const shape = '<m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape>'
const getFolders = (ids: string) => `<m:GetFolder>${shape}<m:FolderIds>${ids}</m:FolderIds></m:GetFolder>`
const inbox = '<t:DistinguishedFolderId Id="inbox"/>'

async function faultOf(body: string | Uint8Array): Promise<string | undefined> {
  const answer = await ews.raw('ada', body)
  assert.equal(answer.status, 500)
  return find(readXml(await bodyText(answer)), 'ResponseCode')?.text
}

for (const [what, body] of [
  ['an entity bomb', '<!DOCTYPE a [<!ENTITY b "&c;&c;"><!ENTITY c "cccc">]><a>&b;</a>'],
  ['an external entity', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
  ['a hundred thousand elements within each other', '<a>'.repeat(100_000)],
  ['a million ids', envelope(getFolders('<t:FolderId Id="a"/>'.repeat(1_000_000)))],
  ['a thousand attributes', `<a ${Array.from({ length: 1000 }, (_, n) => `a${n}="1"`).join(' ')}/>`],
  ['no XML', Buffer.from([0xff, 0x00, 0x01])],
  ['nothing', ''],
  ['an envelope of something else', '<s:Envelope xmlns:s="urn:x"><s:Body/></s:Envelope>'],
  ['two messages', envelope(`${getFolders(inbox)}${getFolders(inbox)}`)],
] as const) {
  test(`refused: ${what}`, async () => assert.equal(await faultOf(body), 'ErrorSchemaValidation'))
}

test('a restriction within a restriction within …', async () => {
  const inner = '<t:Exists><t:FieldURI FieldURI="folder:DisplayName"/></t:Exists>'
  const nested = (depth: number) => `${'<t:Not>'.repeat(depth)}${inner}${'</t:Not>'.repeat(depth)}`
  const find = (depth: number) =>
    `<m:FindFolder Traversal="Shallow">${shape}<m:Restriction>${nested(depth)}</m:Restriction><m:ParentFolderIds>${inbox}</m:ParentFolderIds></m:FindFolder>`
  assert.equal((await ews.askMessages('ada', find(150)))[0]?.attributes.ResponseClass, 'Success')
  assert.equal(await faultOf(envelope(find(5000))), 'ErrorSchemaValidation')
})

test('thirty thousand ids: each has its message, and the answer comes in pieces', async () => {
  const answer = await ews.raw('ada', envelope(getFolders('<t:FolderId Id="nonsense"/>'.repeat(30_000))))
  assert.equal(answer.status, 200)
  let longest = 0
  let messages = 0
  for await (const piece of answer.body as AsyncIterable<string>) {
    longest = Math.max(longest, piece.length)
    messages += piece.split('<m:GetFolderResponseMessage').length - 1
  }
  assert.equal(messages, 30_000)
  assert.ok(longest < 100_000)
})

test('a quarter of a gigabyte in one answer needs no more memory than a piece of it', async () => {
  const mailbox = await world.mailbox('ada@example.test')
  const size = 16 * 1024 * 1024
  const { blob } = await world.store.putBlob(randomBytes(size))
  const attachment = { properties: Bag.of({ AttachMethod: 1, AttachLongFilename: 'large.bin' }), content: { blob } }
  const properties = Bag.of({ Subject: 'large', MessageClass: 'IPM.Note' })
  const { id: item } = await world.store.write(mailbox, (tx) =>
    tx.createMessage(SpecialFolder.inbox, { properties, recipients: [], attachments: [attachment] }),
  )
  const number = (await mailbox.getMessage(item)).attachments[0]?.number ?? 0
  const place = { mailbox: mailbox.id, public: false, folder: SpecialFolder.inbox, item, attachments: [number] }
  const id = `<t:AttachmentId Id="${writeId({ kind: 'item', ...place })}"/>`
  const message = `<m:GetAttachment><m:AttachmentShape/><m:AttachmentIds>${id.repeat(16)}</m:AttachmentIds></m:GetAttachment>`
  const answer = await ews.raw('ada', envelope(message))
  const before = process.memoryUsage().rss
  let length = 0
  let most = 0
  for await (const piece of answer.body as AsyncIterable<string>) {
    length += piece.length
    most = Math.max(most, process.memoryUsage().rss - before)
  }
  assert.ok(length > 16 * ((size * 4) / 3))
  assert.ok(most < 200 * 1024 * 1024, `${Math.round(most / 1024 / 1024)} MiB more`)
})

test('a client that stops reading: nothing more is done for it', async () => {
  const closing = new AbortController()
  const answer = await ews.raw('ada', envelope(getFolders(inbox.repeat(5000))), { closed: closing.signal })
  const pieces = (answer.body as AsyncIterable<string>)[Symbol.asyncIterator]()
  await pieces.next()
  closing.abort()
  let left = 0
  for (let piece = await pieces.next(); piece.done !== true; piece = await pieces.next()) left += piece.value.length
  assert.ok(left < 200_000, `${left} characters more`)
  // It has left its place as well.
  for (let n = 0; n < 5; n++) await ews.ask('ada', getFolders(inbox))
})

test('more requests at once than one may have are told when to come back', async () => {
  const closing = new AbortController()
  const hold = () => ews.raw('ada', envelope(getFolders(inbox.repeat(5000))), { closed: closing.signal })
  const held = [await hold(), await hold(), await hold()]
  assert.deepEqual(
    held.map(({ status }) => status),
    [200, 200, 200],
  )
  await assert.rejects(ews.ask('ada', getFolders(inbox)), (error) => {
    assert.ok(error instanceof EwsFault)
    assert.equal(error.code, 'ErrorServerBusy')
    const value = find(error.envelope, 'Value')
    assert.equal(value?.attributes.Name, 'BackOffMilliseconds')
    assert.ok(Number(value?.text) > 0)
    return true
  })
  // It is said before the request is read at all.
  assert.equal(await faultOf('no XML'), 'ErrorServerBusy')
  // Others are not kept waiting by that.
  await ews.ask('ben', getFolders(inbox))
  closing.abort()
  await ews.ask('ada', getFolders(inbox))
})
