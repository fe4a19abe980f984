import assert from 'node:assert/strict'
import { test } from 'node:test'
import { N, P, SpecialFolder } from '#model'
import { open } from '#test/groupware.ts'

test('RFC 9051 6.3.12: an appended mail is a whole item beside its exact source', async () => {
  const world = await open()
  const mailbox = await world.mailbox('ada@example.test')
  const text =
    'From: bob@elsewhere.example\r\nSubject: Re: old\r\nKeywords: work\r\nDate: Fri, 21 Nov 1997 09:55:06 -0600\r\n\r\nhello\r\n'
  const received = new Date(Date.UTC(1997, 10, 22))
  const mail = await world.groupware.prepareMail(Buffer.from(text), {
    flags: ['read', 'answered'],
    categories: ['Büro'],
    received,
  })
  const created = await world.store.write(mailbox, (tx) => tx.createMessage(SpecialFolder.sentItems, mail))
  const message = await mailbox.getMessage(created.id)
  assert.equal(await world.source(message), text)
  assert.deepEqual([...message.flags].sort(), ['answered', 'read'])
  assert.deepEqual([...message.categories].sort(), ['Büro', 'work'])
  assert.equal(message.received.getTime(), received.getTime())
  const properties = await message.properties()
  assert.equal(properties.get(P.NormalizedSubject), 'old')
  assert.equal(properties.get(P.ReceivedByName), undefined)
  assert.deepEqual([...(properties.get(N.Keywords) ?? [])].sort(), ['Büro', 'work'])
})

test('RFC 9051 6.3.12: without a date it was received now', async () => {
  const world = await open()
  const mailbox = await world.mailbox('ada@example.test')
  const mail = await world.groupware.prepareMail(Buffer.from('x'), {})
  const { id } = await world.store.write(mailbox, (tx) => tx.createMessage(SpecialFolder.drafts, mail))
  assert.equal((await mailbox.getMessage(id)).received.getTime(), world.now())
})
