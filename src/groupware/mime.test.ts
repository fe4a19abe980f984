import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recipientBag, sentRepresenting, setPerson } from '#convert'
import { Bag, SpecialFolder } from '#model'
import { open } from '#test/groupware.ts'

test('MS-OXCMAIL 2.1: what was born without a MIME form gets one, and keeps it', async () => {
  const world = await open()
  const mailbox = await world.mailbox('ada@example.test')
  const properties = Bag.of({
    MessageClass: 'IPM.Note',
    Subject: 'Born here',
    Body: 'Hello',
    Html: Buffer.from('<p>Hello</p>'),
  })
  setPerson(properties, sentRepresenting, { name: 'Ada', address: 'ada@example.test' })
  const inner = Bag.of({ MessageClass: 'IPM.Note', Subject: 'inner', Body: 'inside' })
  const { id } = await world.store.write(mailbox, (tx) =>
    tx.createMessage(SpecialFolder.drafts, {
      properties,
      recipients: [
        recipientBag({ name: 'Ben', address: 'ben@example.test' }, 1, 0),
        recipientBag({ name: '', address: 'c@x.example' }, 3, 1),
      ],
      attachments: [
        {
          properties: Bag.of({ AttachMethod: 1, AttachLongFilename: 'a.bin' }),
          content: { bytes: Buffer.alloc(100_000, 7) },
        },
        {
          properties: Bag.of({ AttachMethod: 5, DisplayName: 'inner' }),
          embedded: {
            properties: inner,
            recipients: [],
            attachments: [
              {
                properties: Bag.of({ AttachMethod: 1, AttachLongFilename: 'b.bin' }),
                content: { bytes: Buffer.alloc(50_000, 8) },
              },
            ],
          },
        },
      ],
    }),
  )
  assert.equal(await mailbox.source(id), undefined)
  const made = await world.groupware.mime(mailbox, id)
  const bytes = Buffer.from(await made.bytes.bytes())
  const text = bytes.toString('latin1')
  assert.match(text, /^Subject: Born here\r$/m)
  assert.match(text, /^Bcc: c@x\.example\r$/m)
  assert.equal(made.structure.subtype, 'mixed')
  assert.deepEqual(
    made.structure.parts.map(({ type, subtype }) => `${type}/${subtype}`),
    ['multipart/alternative', 'application/octet-stream', 'message/rfc822'],
  )
  assert.equal(made.structure.parts[2]?.message?.parts.length, 2)
  assert.equal(made.envelope.subject, 'Born here')
  const again = await world.groupware.mime(mailbox, id)
  assert.deepEqual(Buffer.from(await again.bytes.bytes()), bytes)
  assert.equal((await mailbox.getMessage(id)).sourceSize, bytes.length)
})

test('a reader who may not write can have it made', async () => {
  const world = await open()
  const mailbox = await world.mailbox('ada@example.test')
  const { id } = await world.store.write(mailbox, async (tx) => {
    const ben = await world.object('ben@example.test')
    await tx.setPermissions(SpecialFolder.inbox, [{ member: ben.id, rights: 0x401 }])
    return await tx.createMessage(SpecialFolder.inbox, {
      properties: Bag.of({ Subject: 'x', Body: 'y' }),
      recipients: [],
      attachments: [],
    })
  })
  const ben = await world.object('ben@example.test')
  const viewer = await world.directory.viewer(ben.id, mailbox.id)
  const seen = await world.store.open(mailbox.id, viewer)
  const { bytes } = await world.groupware.mime(seen, id)
  assert.match(Buffer.from(await bytes.bytes()).toString(), /^Subject: x\r$/m)
})

test('a received mail answers with its own bytes', async () => {
  const world = await open()
  await world.send({ to: ['ada@example.test'] }, 'Subject: x\n\nhello\n')
  const [message] = await world.messages('ada@example.test')
  assert.ok(message)
  const { bytes } = await world.groupware.mime(await world.mailbox('ada@example.test'), message.id)
  assert.match(Buffer.from(await bytes.bytes()).toString(), /Subject: x\r\n\r\nhello\r\n$/)
})

test('[MS-OXCMAIL] 2.1.3.4.5: named properties of attachments are in the mail that is made', async () => {
  const world = await open()
  const mailbox = await world.mailbox('ada@example.test')
  const double = Buffer.from(`0005160700020000${'00'.repeat(16)}0000`, 'hex')
  const { id } = await world.store.write(mailbox, (tx) =>
    tx.createMessage(SpecialFolder.drafts, {
      properties: Bag.of({ MessageClass: 'IPM.Note', Subject: 's', Body: 'b' }),
      recipients: [],
      attachments: [
        {
          properties: Bag.of({ AttachMethod: 1, AttachLongFilename: 'a.txt' }, { AttachmentMacInfo: double }),
          content: { bytes: Buffer.from('content') },
        },
      ],
    }),
  )
  const { structure } = await world.groupware.mime(mailbox, id)
  assert.equal(structure.parts[1]?.subtype, 'appledouble')
})
