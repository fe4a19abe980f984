import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import type { Log } from '#protocols/services.ts'
import { ask, controlPath, ControlSocket, NoServer } from './control-socket.ts'
import type { Traced, TraceOrder } from './trace/traced.ts'
import type { Tell } from './trace/tracer.ts'

const traced: Traced = {
  at: '2026-11-29T08:00:00.000Z',
  protocol: 'mapi',
  session: 'abcd',
  method: 'POST',
  path: '/mapi/emsmdb',
  what: 'Execute',
  result: '200 0',
  milliseconds: 1,
  text: [],
}
const asked = { is: 'trace', user: 'u1', name: 'ada@example.test', seconds: 60, values: false, by: 'root' } as const

async function open(t: TestContext) {
  const data = mkdtempSync(join(tmpdir(), 'kontor-control-'))
  const logged: { event: string; fields: Record<string, unknown> | undefined }[] = []
  const ended = Promise.withResolvers<void>()
  const note = (event: string, fields?: Record<string, unknown>): void => {
    logged.push({ event, fields })
    if (event === 'trace.ended') ended.resolve()
  }
  const log: Log = { debug: note, info: note, warn: note, error: note, with: () => log }
  const set: { orders: readonly TraceOrder[]; tell: Tell } = { orders: [], tell: () => undefined }
  const trace = (orders: readonly TraceOrder[], tell: Tell): void => void Object.assign(set, { orders, tell })
  const control = await ControlSocket.open({ data, log, trace })
  t.after(() => {
    control.close()
    rmSync(data, { recursive: true, force: true })
  })
  return { data, logged, set, ended: ended.promise, control, log, trace }
}

test('who looks is logged, is told what happens, and when he leaves nobody is looked at any more', async (t) => {
  const { data, logged, set, ended } = await open(t)
  const leaving = new AbortController()
  const answers = ask(data, asked, leaving.signal)
  assert.deepEqual((await answers.next()).value, { is: 'begun' })
  const [order] = set.orders
  assert.equal(order?.user, 'u1')
  assert.equal(order?.values, false)
  assert.ok(order && order.until > Date.now() + 50_000 && order.until <= Date.now() + 60_000)
  set.tell(order.id, traced)
  assert.deepEqual((await answers.next()).value, { is: 'traced', traced })
  await answers.return(undefined)
  await ended
  assert.deepEqual(set.orders, [])
  assert.deepEqual(
    logged.map(({ event, fields }) => [event, fields?.name, fields?.by, fields?.values, fields?.exchanges]),
    [
      ['trace.begun', 'ada@example.test', 'root', false, undefined],
      ['trace.ended', 'ada@example.test', 'root', false, 1],
    ],
  )
})

test('when the time is over it ends by itself', async (t) => {
  const { data, set } = await open(t)
  const answers = await Array.fromAsync(ask(data, { ...asked, seconds: 0.05 }, new AbortController().signal))
  assert.deepEqual(answers, [{ is: 'begun' }, { is: 'over', dropped: 0 }])
  assert.deepEqual(set.orders, [])
})

for (const { what, line } of [
  { what: 'no JSON', line: 'hello' },
  { what: 'another command', line: '{"is":"stop"}' },
  { what: 'a time that is too long', line: JSON.stringify({ ...asked, seconds: 86_400 }) },
  { what: 'a line that does not end soon', line: ' '.repeat(20_000) },
]) {
  test(`${what} is refused`, async (t) => {
    const { data, set, logged } = await open(t)
    const socket = connect(controlPath(data))
    socket.end(`${line}\n`)
    const [text] = await Array.fromAsync(socket.setEncoding('utf8'))
    assert.match(text, /"is":"refused"/)
    assert.deepEqual([set.orders, logged], [[], []])
  })
}

test('a second server on the same data leaves the socket to the first', async (t) => {
  const { data, log, trace, logged } = await open(t)
  const second = await ControlSocket.open({ data, log, trace })
  assert.deepEqual(
    logged.map(({ event }) => event),
    ['control.none'],
  )
  second.close()
  const answers = ask(data, asked, new AbortController().signal)
  assert.deepEqual((await answers.next()).value, { is: 'begun' })
  await answers.return(undefined)
})

test('without a server there is nobody to ask', async (t) => {
  const { data, control } = await open(t)
  control.close()
  await assert.rejects(ask(data, asked, new AbortController().signal).next(), NoServer)
})
