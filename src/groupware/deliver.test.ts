import assert from 'node:assert/strict'
import { test } from 'node:test'
import { P, SpecialFolder } from '#model'
import { open } from '#test/groupware.ts'

const note = (more = '') => `Message-ID: <1@elsewhere.example>
From: Bob <bob@elsewhere.example>
To: Ada <ada@example.test>
Subject: Hello
${more}
Dear Ada
`

test('RFC 5321 4.4: a mail comes to the inbox to the byte, behind Return-Path and Received', async () => {
  const world = await open()
  const results = await world.send({ to: ['ada@example.test'] }, note())
  assert.deepEqual(results, [{ address: 'ada@example.test', code: 250, enhanced: '2.1.5', text: 'Delivered' }])
  const [message] = await world.messages('ada@example.test')
  assert.ok(message)
  assert.equal(
    await world.source(message),
    [
      'Return-Path: <bob@elsewhere.example>',
      'Received: from client.example ([192.0.2.7])',
      '\tby mx.example.test (Kontor) with LMTP id c1.1',
      '\tfor <ada@example.test>;',
      '\tThu, 15 Jan 2026 09:00:00 +0000',
      note().trimEnd().replace(/\n/g, '\r\n'),
      '',
    ].join('\r\n'),
  )
  assert.equal(message.received.getTime(), world.now())
  assert.equal(message.flags.has('read'), false)
  const properties = await message.properties()
  assert.equal(properties.get(P.Subject), 'Hello')
  assert.equal(properties.get(P.Body), 'Dear Ada\r\n')
  const header = properties.get(P.TransportMessageHeaders) ?? ''
  assert.ok(header.startsWith('Return-Path: <bob@elsewhere.example>\r\n') && header.endsWith('\r\nSubject: Hello\r\n'))
  assert.equal(properties.get(P.ReceivedBySmtpAddress), 'ada@example.test')
  assert.equal(properties.get(P.MessageToMe), true)
  assert.equal(properties.get(P.MessageCcMe), false)
})

test('RFC 5321 3.6.2: who is refused and why', async () => {
  const world = await open()
  const results = await world.send(
    {
      to: ['nobody@example.test', 'frida@example.test', 'x@elsewhere.example', 'ada@example.test', 'not an address@x'],
    },
    note(),
  )
  assert.deepEqual(
    results.map(({ code, enhanced }) => `${code} ${enhanced}`),
    ['550 5.1.1', '550 5.2.1', '550 5.7.1', '250 2.1.5', '501 5.1.3'],
  )
  for (const { address, code, enhanced } of results) {
    const checked = await world.groupware.checkRecipient(address, {})
    assert.equal(checked.code < 300, code < 300)
    if (code >= 300) assert.equal(checked.enhanced, enhanced)
  }
})

test('[MS-OXCSTOR] 2.2.1.2: a message arrives where a client wants messages of its class', async () => {
  const world = await open()
  const mailbox = await world.mailbox('ada@example.test')
  const reports = await world.store.write(mailbox, async (tx) => {
    const id = await tx.createFolder({ parent: SpecialFolder.inbox, name: 'Reports' })
    await tx.setReceiveFolder('REPORT.IPM.Note.NDR', id)
    return id
  })
  const type = 'multipart/report; report-type=delivery-status; boundary=b'
  const report = `Message-ID: <r@x.example>\nFrom: x@x.example\nTo: ada@example.test\nSubject: Report\nMIME-Version: 1.0\nContent-Type: ${type}\n\n--b\n\nx\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nFinal-Recipient: rfc822; y@x.example\nAction: failed\nStatus: 5.0.0\n--b--\n`
  await world.send({ to: ['ada@example.test'] }, report)
  await world.send({ to: ['ada@example.test'] }, note())
  const count = async (folder: number) => (await world.messages('ada@example.test', folder)).length
  assert.deepEqual([await count(reports), await count(SpecialFolder.inbox)], [1, 1])
})

test('a mail comes into a mailbox once, by alias, list and plus address', async () => {
  const world = await open()
  const results = await world.send(
    { to: ['ada@example.test', 'a@example.test', 'team@example.test', 'ada+x@example.test'] },
    note(),
  )
  assert.deepEqual(
    results.map(({ code }) => code),
    [250, 250, 250, 250],
  )
  assert.equal((await world.messages('ada@example.test')).length, 1)
  assert.equal((await world.messages('ben@example.test')).length, 1)
  // The same mail through another address in a transaction of its own is there already; for the same address it is sent again.
  await world.send({ to: ['a@example.test'] }, note())
  assert.equal((await world.messages('ada@example.test')).length, 1)
  await world.send({ to: ['ada@example.test'] }, note())
  assert.equal((await world.messages('ada@example.test')).length, 2)
  await world.send({ to: ['a@example.test'] }, note('X: another\n').replace('Dear', 'My dear'))
  assert.equal((await world.messages('ada@example.test')).length, 3)
})

test('a plus detail names a folder where there is one', async () => {
  const world = await open()
  const mailbox = await world.mailbox('ada@example.test')
  const lists = await world.store.write(mailbox, (tx) =>
    tx.createFolder({ parent: SpecialFolder.ipmSubtree, name: 'lists', class: 'IPF.Note' }),
  )
  await world.send({ to: ['ada+lists@example.test'] }, note())
  await world.send({ to: ['ada+other@example.test'] }, note().replace('<1@', '<2@'))
  assert.equal((await world.messages('ada@example.test', lists)).length, 1)
  assert.equal((await world.messages('ada@example.test')).length, 1)
})

test('a plus detail does not reach the folders that every mailbox has', async () => {
  const world = await open()
  const names = ['Sent Items', 'Drafts', 'Deleted Items', 'Outbox', 'Junk Email']
  await world.send({ to: names.map((name) => `"ada+${name}"@example.test`) }, note())
  const details = names.map((name) => ({ to: [`"ada+${name}"@example.test`] }))
  for (const [index, envelope] of details.entries()) await world.send(envelope, note().replace('<1@', `<1${index}@`))
  const { sentItems, drafts, deletedItems, outbox, junk } = SpecialFolder
  for (const folder of [sentItems, drafts, deletedItems, outbox, junk])
    assert.deepEqual(await world.messages('ada@example.test', folder), [])
})

test('RFC 5321 3.9: lists, contacts and forwards reach outside through the queue', async () => {
  const world = await open()
  await world.send({ to: ['team@example.test', 'dora@example.test', 'emil@example.test'] }, note())
  assert.equal((await world.messages('emil@example.test')).length, 1)
  const queue = await world.groupware.queue.list()
  const addresses = queue.flatMap(({ recipients }) => recipients.map(({ address }) => address)).sort()
  assert.deepEqual(addresses, ['cid@elsewhere.example', 'dora@elsewhere.example', 'emil@elsewhere.example'])
  for (const { message } of queue) {
    const text = Buffer.from(await world.groupware.queue.bytes(message.id)).toString()
    assert.match(text, /^Delivered-To: (team|dora|emil)@example\.test\r\nReceived: from client/)
    assert.doesNotMatch(text, /Return-Path/)
    assert.equal(message.from, 'bob@elsewhere.example')
  }
})

test('RFC 5321 6.3: mail that goes in a circle ends', async () => {
  const world = await open()
  const [forwarded] = await world.send({ to: ['emil@example.test'] }, `Delivered-To: emil@example.test\n${note()}`)
  assert.equal(forwarded?.enhanced, '5.4.6')
  const [many] = await world.send({ to: ['ada@example.test'] }, 'Received: x\n'.repeat(51) + note())
  assert.equal(many?.enhanced, '5.4.6')
})

test('RFC 5321 4.5.1: postmaster', async () => {
  const without = await open()
  assert.equal((await without.groupware.checkRecipient('postmaster', {})).code, 550)
  const world = await open({ postmaster: 'ben@example.test' })
  const results = await world.send({ to: ['postmaster', 'Postmaster@example.test'] }, note())
  assert.deepEqual(
    results.map(({ code }) => code),
    [250, 250],
  )
  assert.equal((await world.messages('ben@example.test')).length, 1)
})

for (const [overQuota, expected] of [
  ['reject', '552 5.2.2'],
  ['defer', '452 4.2.2'],
] as const) {
  test(`a full mailbox: ${overQuota}`, async () => {
    const world = await open({ overQuota })
    const mailbox = await world.mailbox('ada@example.test')
    await world.store.write(mailbox, (tx) => tx.setQuota({ receive: 10 }))
    const [result] = await world.send({ to: ['ada@example.test'] }, note())
    assert.equal(`${result?.code} ${result?.enhanced}`, expected)
    const checked = await world.groupware.checkRecipient('ada@example.test', { sizeBytes: 100 })
    assert.equal(`${checked.code} ${checked.enhanced}`, expected)
    assert.equal((await world.messages('ada@example.test')).length, 0)
  })
}

test('RFC 5321 6.1: where SMTP has one answer, the refused are told of by mail and the deferred are tried again', async () => {
  const world = await open({ overQuota: 'defer' })
  const ben = await world.mailbox('ben@example.test')
  await world.store.write(ben, (tx) => tx.setQuota({ receive: 10 }))
  const results = await world.send(
    { from: 'ada@example.test', to: ['ada@example.test', 'ben@example.test', 'nobody@example.test'] },
    note(),
    { protocol: 'ESMTP' },
  )
  assert.deepEqual(
    results.map(({ code }) => code),
    [250, 250, 250],
  )
  // The queue has both: the delivery for Ben, and the notification for Ada.
  await world.groupware.queueRound()
  const inbox = await world.messages('ada@example.test')
  const report = inbox.find((message) => message.class.startsWith('REPORT'))
  assert.ok(report)
  const text = await world.source(report)
  assert.match(text, /Final-Recipient: rfc822; nobody@example.test\r\nAction: failed\r\nStatus: 5.1.1/)
  assert.equal((await world.messages('ben@example.test')).length, 0)
  await world.store.write(ben, (tx) => tx.setQuota({ receive: undefined }))
  world.pass(3600)
  await world.groupware.queueRound()
  assert.equal((await world.messages('ben@example.test')).length, 1)
  assert.deepEqual(await world.groupware.queue.list(), [])
})

test('RFC 3461 6: success is told to those who asked, never to nobody', async () => {
  const world = await open()
  const recipients = [{ address: 'ben@example.test', notify: ['success'] as const, original: 'rfc822;ben@old.example' }]
  await world.send({ from: 'ada@example.test', to: [], recipients, id: 'E1' }, note())
  await world.groupware.queueRound()
  const [report] = await world.messages('ada@example.test')
  assert.ok(report)
  assert.equal(report.class, 'REPORT.IPM.Note.DR')
  const text = await world.source(report)
  assert.match(text, /Original-Envelope-Id: E1\r\nReporting-MTA: dns; mx.example.test/)
  assert.match(
    text,
    /Original-Recipient: rfc822; ben@old.example\r\nFinal-Recipient: rfc822; ben@example.test\r\nAction: delivered/,
  )
  assert.match(text, /^Return-Path: <>\r$/m)
  await world.send({ from: '', to: [], recipients }, note().replace('<1@', '<3@'))
  assert.deepEqual(await world.groupware.queue.list(), [])
})

test('a store that cannot be reached refuses for now', async () => {
  const world = await open()
  const ada = await world.object('ada@example.test')
  await world.store.deleteMailbox(ada.mailbox as string)
  const [result] = await world.send({ to: ['ada@example.test'] }, note())
  assert.equal(`${result?.code} ${result?.enhanced}`, '451 4.3.0')
})
