import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startSink, type Sink } from '#test/clients/smtp-sink.ts'
import type { MailSettings } from '../context.ts'
import { type Fixture, open } from '#test/groupware.ts'
import type { EnvelopeRecipient, MailEnvelope } from '../types.ts'

function relay(sink: Pick<Sink, 'port'>, more: Partial<MailSettings> = {}): Partial<MailSettings> {
  return { smartHost: { host: '127.0.0.1', port: sink.port, tls: 'none' }, ...more }
}

const note = 'Message-ID: <1@example.test>\nFrom: ada@example.test\nSubject: out\n\nhello\n.\n'

async function submit(
  world: Fixture,
  recipients: readonly EnvelopeRecipient[],
  more: Partial<MailEnvelope> = {},
  text = note,
) {
  const login = await world.login('ada@example.test')
  return await world.send({ from: 'ada@example.test', to: [], recipients, ...more }, text, {
    login,
    protocol: 'ESMTPSA',
  })
}

const outside = (name: string): EnvelopeRecipient => ({ address: `${name}@elsewhere.example` })

/** The notifications that Ada has got, oldest first. */
async function reports(world: Fixture): Promise<string[]> {
  // A round sends, the next one delivers what the first had to say.
  await world.groupware.queueRound()
  const messages = await world.messages('ada@example.test')
  return await Promise.all(messages.map((message) => world.source(message)))
}

test('RFC 5321 4.5.4: accepted is done', async () => {
  await using sink = await startSink()
  const world = await open(relay(sink))
  await submit(world, [outside('x'), outside('y')], { id: 'E1', returns: 'headers' })
  assert.equal(await world.groupware.queueRound(), 2)
  assert.equal(sink.messages.length, 1)
  const [message] = sink.messages
  assert.match(message?.from ?? '', /^<ada@example\.test> SIZE=\d+ RET=HDRS ENVID=E1$/)
  assert.deepEqual(message?.to, ['<x@elsewhere.example>', '<y@elsewhere.example>'])
  assert.match(message?.data ?? '', /^Received: from client\.example .*\r\n(\t.*\r\n)+/)
  assert.ok(message?.data.endsWith('\r\n\r\nhello\r\n.\r\n'))
  assert.deepEqual(await world.groupware.queue.list(), [])
  assert.deepEqual(await reports(world), [])
})

test('RFC 3461 4: recipients with other wishes go in a transaction of their own', async () => {
  await using sink = await startSink()
  const world = await open(relay(sink))
  await submit(world, [
    { ...outside('x'), notify: ['never'] },
    { ...outside('y'), notify: ['success', 'failure'], original: 'rfc822;y+z@old.example' },
  ])
  await world.groupware.queueRound()
  assert.deepEqual(
    sink.messages.map(({ to }) => to),
    [
      ['<x@elsewhere.example> NOTIFY=NEVER'],
      ['<y@elsewhere.example> NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;y+2Bz@old.example'],
    ],
  )
  assert.equal(sink.connections, 1)
  // The other host will tell of success: it knows DSN.
  assert.deepEqual(await reports(world), [])
})

test('RFC 3461 5.2.2: a host without DSN relays, and that is told', async () => {
  await using sink = await startSink({ extensions: ['8BITMIME'] })
  const world = await open(relay(sink))
  await submit(world, [{ ...outside('x'), notify: ['success'] }])
  await world.groupware.queueRound()
  assert.equal(sink.messages[0]?.to[0], '<x@elsewhere.example>')
  const [report] = await reports(world)
  assert.match(report ?? '', /Action: relayed/)
})

test('RFC 3464 2: what is refused comes back, with the words of the other side', async () => {
  await using sink = await startSink({
    rcpt: (address) => (address.startsWith('no') ? '550 5.1.1 no such user here' : undefined),
  })
  const world = await open(relay(sink))
  await submit(world, [outside('no'), outside('yes')])
  await world.groupware.queueRound()
  assert.deepEqual(
    sink.messages.map(({ to }) => to),
    [['<yes@elsewhere.example>']],
  )
  const [report, ...more] = await reports(world)
  assert.equal(more.length, 0)
  assert.match(
    report ?? '',
    /Final-Recipient: rfc822; no@elsewhere\.example\r\nAction: failed\r\nStatus: 5\.1\.1\r\nRemote-MTA: dns; 127\.0\.0\.1\r\nDiagnostic-Code: smtp; 550 5\.1\.1 no such user here/,
  )
  assert.match(report ?? '', /Content-Type: message\/rfc822\r\n\r\nReceived: /)
  assert.match(report ?? '', /^In-Reply-To: <1@example\.test>\r$/m)
  assert.match(report ?? '', /^Auto-Submitted: auto-replied\r$/m)
})

test('RFC 3461 4.1: who said NOTIFY=NEVER is not told; RET=HDRS gives back the header alone', async () => {
  await using sink = await startSink({ rcpt: () => '550 5.7.1 no' })
  const world = await open(relay(sink))
  await submit(world, [{ ...outside('x'), notify: ['never'] }])
  await world.groupware.queueRound()
  assert.deepEqual(await reports(world), [])
  await submit(world, [outside('y')], { returns: 'headers' })
  await world.groupware.queueRound()
  const [report] = await reports(world)
  assert.match(report ?? '', /Content-Type: text\/rfc822-headers/)
  assert.doesNotMatch(report ?? '', /hello/)
})

test('RFC 5321 4.5.4.1: tried again after growing times, told of the delay once, given back at the end', async () => {
  await using sink = await startSink({ rcpt: () => '451 4.7.1 greylisted' })
  const world = await open(relay(sink, { retryMinutes: [5, 60], giveUpHours: 6, delayNoticeHours: 4 }))
  await submit(world, [outside('x')])
  const attempts: number[] = []
  for (let minute = 0; minute <= 6 * 60; minute++) {
    if ((await world.groupware.queueRound()) > 0) attempts.push(minute)
    world.pass(60)
  }
  assert.deepEqual(attempts.slice(0, 4), [0, 5, 65, 125])
  assert.deepEqual(await world.groupware.queue.list(), [])
  const texts = await reports(world)
  assert.equal(texts.length, 2)
  assert.match(texts[0] ?? '', /Action: delayed\r\nStatus: 4\.7\.1/)
  assert.match(texts[0] ?? '', /Will-Retry-Until: Thu, 15 Jan 2026 15:00:00 \+0000/)
  assert.match(
    texts[1] ?? '',
    /Action: failed\r\nStatus: 5\.4\.7\r\n.*\r\nDiagnostic-Code: smtp; 451 4\.7\.1 greylisted/,
  )
})

test('a notification that cannot be delivered ends', async () => {
  await using sink = await startSink({
    mail: (from) => (from.startsWith('<>') ? '550 5.7.1 no' : undefined),
    rcpt: () => '550 5.1.1 no',
  })
  const world = await open(relay(sink))
  await world.send({ from: 'bob@elsewhere.example', to: ['dora@example.test'] }, note)
  for (let round = 0; round < 4; round++) await world.groupware.queueRound()
  assert.deepEqual(await world.groupware.queue.list(), [])
})

test('a host that cannot be reached is tried again', async () => {
  const sink = await startSink()
  await sink.close()
  const world = await open(relay(sink))
  await submit(world, [outside('x')])
  await world.groupware.queueRound()
  const [entry] = await world.groupware.queue.list()
  assert.equal(entry?.recipients[0]?.last?.status, '4.4.1')
  assert.equal(entry?.recipients[0]?.attempts, 1)
})

const breaks: [string, Parameters<typeof startSink>[0]][] = [
  ['at its greeting', { greeting: () => '' }],
  ['with 554 at its greeting', { greeting: () => '554 5.7.1 go away' }],
  ['at MAIL', { mail: () => '' }],
  ['at RCPT', { rcpt: () => '' }],
  ['with 421 at MAIL', { mail: () => '421 4.3.2 stopping' }],
]
for (const [name, options] of breaks) {
  test(`a host that gives up ${name} is tried again`, async () => {
    await using sink = await startSink(options)
    const world = await open(relay(sink))
    await submit(world, [outside('x')])
    await world.groupware.queueRound()
    const [entry] = await world.groupware.queue.list()
    assert.equal(entry?.recipients[0]?.attempts, 1)
    assert.equal(Math.floor((entry?.recipients[0]?.last?.code ?? 0) / 100), 4)
  })
}

test('RFC 6152 3, RFC 6531 3.6: what the other host cannot take comes back', async () => {
  await using sink = await startSink({ extensions: ['SIZE'] })
  const world = await open(relay(sink))
  await submit(world, [outside('x')], {}, `${note}Grüße\n`)
  await submit(world, [{ address: 'jörg@elsewhere.example' }], { smtputf8: true })
  await world.groupware.queueRound()
  assert.equal(sink.messages.length, 0)
  const texts = (await reports(world)).join('')
  assert.match(texts, /Status: 5\.6\.3/)
  assert.match(texts, /Status: 5\.6\.7/)
})

test('bare line ends leave as CRLF, and a dot alone stays content', async () => {
  await using sink = await startSink()
  const world = await open(relay(sink))
  const login = await world.login('ada@example.test')
  await world.groupware.deliver(
    { from: 'ada@example.test', recipients: [outside('x')] },
    Buffer.from('From: ada@example.test\r\n\r\na\n.\nMAIL FROM:<evil@x.example>\n.\r\nb\r\n'),
    { protocol: 'ESMTPSA', helo: 'h', remoteAddress: '192.0.2.7', session: 's' },
    login,
  )
  await world.groupware.queueRound()
  assert.equal(sink.messages.length, 1)
  assert.match(sink.messages[0]?.data ?? '', /a\r\n\.\r\nMAIL FROM:<evil@x\.example>\r\n\.\r\nb\r\n$/)
})

test('several workers share the queue: each recipient is taken once, and a lease ends by itself', async () => {
  await using sink = await startSink()
  const world = await open(relay(sink))
  for (let count = 0; count < 10; count++)
    await submit(world, [outside(`x${count}`)], {}, note.replace('<1@', `<${count}@`))
  // Somebody takes all of it and dies.
  const { queue: dead } = world.another()
  assert.equal((await dead.take(100)).length, 10)
  assert.equal(await world.groupware.queueRound(), 0)
  world.pass(61)
  const counts = await Promise.all([world.groupware.queueRound(), world.another().queueRound()])
  assert.equal(
    counts.reduce((a, b) => a + b, 0),
    10,
  )
  assert.deepEqual(
    sink.messages.map(({ to }) => to[0] ?? '').sort(),
    Array.from({ length: 10 }, (_, n) => `<x${n}@elsewhere.example>`).sort(),
  )
  assert.deepEqual(await world.groupware.queue.list(), [])
})

test('whoever comes back after his lease has ended changes nothing any more', async () => {
  await using sink = await startSink({ rcpt: () => '550 5.1.1 no' })
  const world = await open(relay(sink))
  await submit(world, [outside('x')])
  const slow = world.another()
  const [job] = await slow.queue.take(1)
  const recipient = job?.recipients[0]
  assert.ok(recipient)
  world.pass(61)
  await world.groupware.queueRound()
  assert.equal((await reports(world)).length, 1)
  await slow.queue.settle(
    [{ recipient, outcome: { kind: 'done' } }],
    [
      {
        envelope: { from: '', recipients: [{ address: 'ada@example.test' }] },
        bytes: Buffer.from('again'),
        routes: ['local'],
        expires: world.now() + 1e9,
      },
    ],
  )
  assert.equal((await reports(world)).length, 1)
})

test('a local delivery from the queue happens once, though its end was not written down', async () => {
  const world = await open()
  const recipients = [{ address: 'ben@example.test' }]
  await world.groupware.queue.add({
    envelope: { from: 'x@elsewhere.example', recipients },
    bytes: Buffer.from(note),
    routes: ['local'],
    expires: world.now() + 1e9,
  })
  const dying = world.another()
  const settle = dying.queue.settle.bind(dying.queue)
  dying.queue.settle = async () => {
    throw new Error('killed')
  }
  await assert.rejects(dying.queueRound())
  dying.queue.settle = settle
  world.pass(61)
  await world.groupware.queueRound()
  assert.equal((await world.messages('ben@example.test')).length, 1)
  assert.deepEqual(await world.groupware.queue.list(), [])
})

test('retry makes it due, drop makes it gone', async () => {
  await using sink = await startSink({ data: () => '451 4.3.0 later' })
  const world = await open(relay(sink))
  await submit(world, [outside('x')])
  await world.groupware.queueRound()
  assert.equal(await world.groupware.queueRound(), 0)
  assert.equal(await world.groupware.queue.retry(), 1)
  assert.equal(await world.groupware.queueRound(), 1)
  const [entry] = await world.groupware.queue.list()
  assert.ok(entry)
  assert.equal((await world.groupware.queue.find(entry.message.id))?.recipients[0]?.last?.text, '451 4.3.0 later')
  assert.equal(await world.groupware.queue.drop(entry.message.id), true)
  assert.equal(await world.groupware.queue.drop(entry.message.id), false)
  assert.deepEqual(await world.groupware.queue.list(), [])
})

test('run works until it is told to stop, and wakes when something is added', async () => {
  const taken = Promise.withResolvers<void>()
  await using sink = await startSink({
    data: () => {
      taken.resolve()
      return undefined
    },
  })
  const world = await open(relay(sink))
  const stop = new AbortController()
  const running = world.groupware.runQueue(stop.signal)
  await submit(world, [outside('x')])
  await taken.promise
  stop.abort()
  await running
  assert.deepEqual(await world.groupware.queue.list(), [])
})

test('a big message comes whole', async () => {
  await using sink = await startSink()
  const world = await open(relay(sink))
  const text = `${note}${'0123456789abcdef\n'.repeat(200_000)}`
  await submit(world, [outside('x')], {}, text)
  await world.groupware.queueRound()
  assert.ok(sink.messages[0]?.data.endsWith('\r\n0123456789abcdef\r\n'))
  assert.equal(sink.messages[0]?.data.split('0123456789abcdef').length, 200_001)
})

test('without outbound only what stays here is worked on', async () => {
  await using sink = await startSink()
  const world = await open(relay(sink))
  await submit(world, [outside('x')])
  const ben = { address: 'ben@example.test' }
  const more = { bytes: Buffer.from(note), routes: ['example.test'], expires: world.now() + 1e9 }
  await world.groupware.queue.add({ envelope: { from: 'x@elsewhere.example', recipients: [ben] }, ...more })
  assert.equal(await world.groupware.queueRound({ outbound: false }), 1)
  assert.equal((await world.messages('ben@example.test')).length, 1)
  assert.equal((await world.groupware.queue.list()).length, 1)
  assert.equal(sink.messages.length, 0)
})
