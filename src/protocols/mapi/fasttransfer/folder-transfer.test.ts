import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { Bag, MapiError, P, SpecialFolder } from '#model'
import { type FolderId, type Mailbox, openStore } from '#store'
import type { Chunk } from '#model/fast-transfer/chunk.ts'
import { folderContent, messageList, topFolder, wholeFolder } from './folder-content.ts'
import { FolderUpload } from './folder-upload.ts'
import { TransferNames } from '#groupware/fast-transfer/item.ts'
import { Lexer, type Token } from '#model/fast-transfer/lexer.ts'
import { TransferSource } from '#model/fast-transfer/source.ts'
import { demandSendOptions, textForm } from '#model/fast-transfer/text-form.ts'
import { Meta, Subobjects } from '#model/fast-transfer/words.ts'

const data = mkdtempSync(join(tmpdir(), 'kontor-fast-'))
const store = openStore({ data })
after(async () => {
  await store.close()
  rmSync(data, { recursive: true, force: true })
})

async function newMailbox(): Promise<Mailbox> {
  const id = await store.createMailbox({ kind: 'private', owner: 'ada', locale: 'en', displayName: 'Ada' })
  return store.open(id, { kind: 'system' })
}

const contextOf = (mailbox: Mailbox) => ({ store, mailbox, names: new TransferNames(mailbox) })

async function tokensOf(chunks: AsyncIterable<Chunk>): Promise<Token[]> {
  const source = new TransferSource(chunks)
  const lexer = new Lexer()
  const tokens: Token[] = []
  for (;;) {
    const { status, bytes } = await source.read(900)
    tokens.push(...lexer.push(bytes))
    if (status === 'done') break
  }
  lexer.end()
  return tokens
}

const markers = (tokens: readonly Token[]) => tokens.flatMap((token) => (token.kind === 'marker' ? [token.marker] : []))

async function filled(mailbox: Mailbox): Promise<FolderId> {
  return store.write(mailbox, async (tx) => {
    const top = await tx.createFolder({
      parent: SpecialFolder.inbox,
      name: 'Top',
      properties: Bag.of({ Comment: 'c' }),
    })
    const below = await tx.createFolder({ parent: top, name: 'Below' })
    const message = (subject: string, associated = false) => ({
      properties: Bag.of({ Subject: subject, Body: 'b'.repeat(70_000) }, { Keywords: ['k'], ReminderSet: true }),
      recipients: [Bag.of({ DisplayName: 'r', SmtpAddress: 'r@example.test', RecipientType: 1 })],
      attachments: [
        { properties: Bag.of({ AttachFilename: 'a' }), content: { bytes: new Uint8Array(100_000).fill(3) } },
        {
          properties: Bag.of({ AttachMethod: 5 }),
          embedded: { properties: Bag.of({ Subject: 'inner' }), recipients: [], attachments: [] },
        },
      ],
      associated,
    })
    await tx.createMessage(top, message('one'))
    await tx.createMessage(top, message('setting', true))
    await tx.createMessage(below, message('two'))
    return top
  })
}

test('MS-OXCFXICS 2.2.4.3.26: a folder goes to another mailbox with all that is in it', async () => {
  const [from, to] = [await newMailbox(), await newMailbox()]
  const top = await filled(from)
  const tokens = await tokensOf(topFolder(contextOf(from), top, { subfolders: true }))
  assert.deepEqual(
    markers(tokens).filter((marker) => /Folder|Message/.test(marker)),
    [
      'startTopFolder',
      'startFaiMessage',
      'endMessage',
      'startMessage',
      'endMessage',
      'startSubFolder',
      'startMessage',
      'endMessage',
      'endFolder',
      'endFolder',
    ],
  )
  const upload = new FolderUpload(contextOf(to), SpecialFolder.archive)
  for (const token of tokens) await upload.take(token)
  assert.ok(upload.isComplete)
  const copy = await to.findChild(SpecialFolder.archive, 'Top')
  assert.deepEqual([copy?.count, copy?.associatedCount, copy?.bag.get(P.Comment)], [1, 1, 'c'])
  const below = await to.findChild(copy?.id ?? 0, 'Below')
  assert.equal(below?.count, 1)
  const [id = 0] = (await to.sync(below?.id ?? 0, 0)).ids
  const message = await to.getMessage(id)
  const properties = await message.properties()
  assert.equal(properties.get(P.Subject), 'two')
  assert.equal(properties.get(P.Body)?.length, 70_000)
  assert.deepEqual(message.categories, ['k'])
  assert.equal(message.recipients[0]?.get(P.SmtpAddress), 'r@example.test')
  assert.equal((await message.attachments[0]?.content())?.size, 100_000)
  assert.equal((await message.attachments[1]?.embedded())?.properties.get(P.Subject), 'inner')
})

test('MS-OXCFXICS 2.2.4.3.6: the content of a folder says what goes before it comes, as far as it was asked for', async () => {
  const mailbox = await newMailbox()
  const top = await filled(mailbox)
  const tokens = await tokensOf(
    folderContent(contextOf(mailbox), top, { filter: { ...wholeFolder, associated: false }, deleteFirst: true }),
  )
  const deleted = tokens.flatMap((token) =>
    token.kind === 'property' && token.tag === Meta.deleteSubobjects ? [token.value] : [],
  )
  assert.deepEqual(deleted, [
    Subobjects.messages,
    Subobjects.folders,
    Subobjects.associated,
    Subobjects.messages,
    Subobjects.folders,
  ])
  assert.equal(markers(tokens).filter((marker) => marker === 'startFaiMessage').length, 0)
})

test('MS-OXCFXICS_R3474, MS-OXCFXICS_R3475: identity goes along if it was asked for; MS-OXCFXICS_R2088: what may not be read is left out with a warning', async () => {
  const mailbox = await newMailbox()
  const top = await filled(mailbox)
  const ids = [...(await mailbox.sync(top, 0)).ids]
  const has = async (withIdentity: boolean) => {
    const tokens = await tokensOf(messageList(contextOf(mailbox), ids, { withIdentity, folder: top }))
    return [P.SourceKey, P.ChangeKey, P.PredecessorChangeList, P.LastModificationTime].map(({ tag }) =>
      tokens.some((token) => token.kind === 'property' && token.tag === tag),
    )
  }
  assert.deepEqual(await has(true), [true, true, true, true])
  assert.deepEqual(await has(false), [false, false, false, false])
  await store.write(mailbox, (tx) => tx.setPermissions(top, [{ member: 'ben', rights: 0x400 }]))
  const ben = await store.open(mailbox.id, { kind: 'member', id: 'ben', groups: [], owner: false })
  const tokens = await tokensOf(messageList(contextOf(ben), ids, {}))
  assert.deepEqual(
    tokens,
    ids.map(() => ({ kind: 'property', tag: Meta.warning, name: undefined, value: MapiError.accessDenied | 0 })),
  )
})

for (const { options, tag, name } of [
  { options: 0x01, tag: 0x1001001f, name: 'MS-OXCFXICS_R3449' },
  { options: 0x08, tag: 0x1001001f, name: 'MS-OXCFXICS_R3451' },
  { options: 0x09, tag: 0x1001001f, name: 'MS-OXCFXICS_R3455' },
  { options: 0x00, tag: 0x1001001e, name: 'MS-OXCFXICS_R3447' },
  { options: 0x02, tag: 0x100184b0, name: 'MS-OXCFXICS_R3453' },
  { options: 0x03, tag: 0x100184b0, name: 'MS-OXCFXICS_R3457' },
  { options: 0x0a, tag: 0x100184b0, name: 'MS-OXCFXICS_R3782' },
  { options: 0x0b, tag: 0x100184b0, name: 'MS-OXCFXICS_R3459' },
]) {
  test(`${name}: strings with SendOptions 0x${options.toString(16)}`, async () => {
    const mailbox = await newMailbox()
    const { id: message } = await store.write(mailbox, (tx) =>
      tx.createMessage(SpecialFolder.inbox, {
        properties: Bag.of({ ReportText: 'Жук' }),
        recipients: [],
        attachments: [],
      }),
    )
    const bytes: Uint8Array[] = []
    for await (const chunk of messageList(contextOf(mailbox), [message], textForm(options, 1251)))
      bytes.push(chunk.bytes)
    const wire = Buffer.alloc(4)
    wire.writeUInt32LE(tag)
    assert.ok(Buffer.concat(bytes).includes(wire))
    const tokens = [...new Lexer({ charset: 'windows-1251' }).push(Buffer.concat(bytes))]
    const text = tokens.find((token) => token.kind === 'property' && token.tag === P.ReportText.tag)
    assert.equal(text?.kind === 'property' && text.value, 'Жук')
  })
}

test('MS-OXCFXICS_R2101: options that nobody knows, and recover mode for an upload, are refused', () => {
  for (const options of [0x80, 0x07]) assert.throws(() => demandSendOptions(options), { code: 'invalid' })
  for (const options of [0x00, 0x0b, 0x60, 0x05]) demandSendOptions(options)
})

for (const { name, tokens } of [
  { name: 'the end of no folder', tokens: [{ kind: 'marker', marker: 'endFolder' }] },
  {
    name: 'a folder without a name',
    tokens: [
      { kind: 'marker', marker: 'startTopFolder' },
      { kind: 'marker', marker: 'endFolder' },
    ],
  },
  { name: 'a recipient of no message', tokens: [{ kind: 'marker', marker: 'startRecipient' }] },
] as const) {
  test(`${name} is refused`, async () => {
    const upload = new FolderUpload(contextOf(await newMailbox()), SpecialFolder.inbox)
    await assert.rejects(
      async () => {
        for (const token of tokens) await upload.take(token)
      },
      { code: 'invalid' },
    )
  })
}
