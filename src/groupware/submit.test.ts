import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Failure } from '#model'
import { open } from '#test/groupware.ts'

const denied = (error: unknown) => error instanceof Failure && error.code === 'sendAsDenied'

test('RFC 6409 8: a submission is completed, and Bcc goes', async () => {
  const world = await open()
  const login = await world.login('ada@example.test')
  await world.send(
    { from: 'ada@example.test', to: ['ben@example.test', 'cid@elsewhere.example'] },
    'From: Ada <a@example.test>\nTo: ben@example.test\nBcc: cid@elsewhere.example,\n dora@elsewhere.example\nSubject: x\n\nhello\n',
    { login, protocol: 'ESMTPSA' },
  )
  const [message] = await world.messages('ben@example.test')
  assert.ok(message)
  const text = await world.source(message)
  assert.doesNotMatch(text, /bcc|dora/i)
  assert.match(text, /^Date: Thu, 15 Jan 2026 09:00:00 \+0000\r$/m)
  assert.match(text, /^Message-ID: <[0-9a-f-]{36}@mx\.example\.test>\r$/m)
  assert.match(text, /Subject: x\r\n\r\nhello\r\n$/)
  const [entry] = await world.groupware.queue.list()
  assert.ok(entry)
  assert.equal(entry.message.submitter, login.user.id)
  assert.equal(
    Buffer.from(await world.groupware.queue.bytes(entry.message.id))
      .toString('latin1')
      .includes('Bcc'),
    false,
  )
})

test('a mail without a header gets one', async () => {
  const world = await open()
  const login = await world.login('ada@example.test')
  await world.send({ from: 'ada@example.test', to: ['ben@example.test'] }, 'just words\n', { login })
  const [message] = await world.messages('ben@example.test')
  assert.ok(message)
  assert.match(await world.source(message), /From: <ada@example.test>\r\n(.*\r\n)*\r\njust words\r\n$/)
})

test('RFC 6409 6.1: From and Sender belong to who sends', async () => {
  const world = await open()
  const login = await world.login('ada@example.test')
  const send = (header: string) =>
    world.send({ from: 'ada@example.test', to: ['ben@example.test'] }, `${header}\n\nx\n`, { login })
  await assert.rejects(send('From: ben@example.test'), denied)
  await assert.rejects(send('From: ada@example.test, ben@example.test'), denied)
  await assert.rejects(send('From: ada@example.test\nSender: ben@example.test'), denied)
  await assert.rejects(send('From: nobody really'), denied)
  await assert.rejects(world.groupware.checkSender(login, 'ben@example.test'), denied)
  await world.groupware.checkSender(login, 'a@example.test')
  await world.groupware.checkSender(login, '')
  assert.equal((await world.messages('ben@example.test')).length, 0)
})

test('MS-OXOMSG 3.1.4.2: on behalf of somebody, the user stands in Sender', async () => {
  const world = await open()
  const login = await world.login('ada@example.test')
  const ben = await world.object('ben@example.test')
  await world.directory.write((tx) => tx.link(ben.id, 'sendOnBehalf', [login.user.id]))
  await world.send({ from: 'ada@example.test', to: ['ben@example.test'] }, 'From: ben@example.test\n\nx\n', { login })
  const [message] = await world.messages('ben@example.test')
  assert.ok(message)
  assert.match(await world.source(message), /^Sender: <ada@example.test>\r$/m)
})
