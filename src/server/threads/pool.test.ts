import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { test, type TestContext } from 'node:test'
import type { Log } from '#protocols/services.ts'
import { makeConfig } from '../config/load.ts'
import { Admission, Listener } from '../listener.ts'
import { workerCount } from '../main.ts'
import { WorkerPool } from './pool.ts'

const entry = new URL('../../../test/workers/echo-worker.ts', import.meta.url)

/** A client that sends lines and gets lines. */
class Client {
  readonly socket: Socket
  readonly #lines: AsyncIterator<string>

  constructor(socket: Socket) {
    this.socket = socket
    socket.on('error', () => socket.destroy())
    this.#lines = createInterface({ input: socket })[Symbol.asyncIterator]()
  }

  /** undefined: the connection has ended. */
  async line(): Promise<string | undefined> {
    return (await this.#lines.next()).value
  }
}

async function start(t: TestContext, count: number, limits: { hangSeconds?: number } = {}) {
  const usual = makeConfig({})
  const config = { ...usual, limits: { ...usual.limits, ...limits } }
  const waiting = new Map<string, () => void>()
  const take = (event: string): void => waiting.get(event)?.()
  const log: Log = { debug: take, info: take, warn: take, error: take, with: () => log }
  const admission = new Admission(config.limits)
  const upgrade = () => {
    throw new Error('no TLS here')
  }
  const certificates = () => ({ minVersion: '1.2' as const, ticketKeys: new Uint8Array(48), list: [] })
  const pool = await WorkerPool.start(count, { config, log, certificates, entry })
  const listener = new Listener({
    service: 'imap',
    host: '127.0.0.1',
    port: 0,
    tls: 'none',
    handsOver: true,
    admission,
    upgrade,
    accept: (accepted) => pool.accept('imap', accepted),
    refused: () => undefined,
  })
  await listener.start()
  t.after(async () => {
    listener.stop()
    await pool.stop(0)
  })
  return {
    pool,
    admission,
    logged: (event: string) => new Promise<void>((resolve) => waiting.set(event, resolve)),
    async client() {
      const socket = connect(listener.port, '127.0.0.1')
      await once(socket, 'connect')
      const client = new Client(socket)
      return { client, thread: await client.line() }
    },
  }
}

test('a new connection goes to the worker with the fewest, and stays there', async (t) => {
  const { client } = await start(t, 2)
  const threads: (string | undefined)[] = []
  const clients: Client[] = []
  for (let count = 0; count < 4; count++) {
    const one = await client()
    threads.push(one.thread)
    clients.push(one.client)
  }
  assert.equal(new Set(threads.slice(0, 2)).size, 2)
  assert.equal(threads.filter((thread) => thread === threads[0]).length, 2)
  for (const one of clients) {
    one.socket.write('hello\n')
    assert.equal(await one.line(), 'hello')
    one.socket.destroy()
  }
})

test('a worker that crashes takes its own connections along, and another one starts', async (t) => {
  const { client, logged, pool, admission } = await start(t, 2)
  const [one, other] = [await client(), await client()]
  const crashed = logged('worker.crashed')
  const started = logged('worker.started')
  one.client.socket.write('crash\n')
  await crashed
  while ((await one.client.line()) !== undefined);
  other.client.socket.write('still here\n')
  assert.equal(await other.client.line(), 'still here')
  await started
  assert.equal(pool.workers, 2)
  assert.equal(admission.total, 1)
  const next = await client()
  assert.ok(next.thread && next.thread !== one.thread && next.thread !== other.thread)
  for (const { client: open } of [other, next]) open.socket.destroy()
})

test('a worker that hangs is ended, with its own connections only, and another one starts', async (t) => {
  const { client, logged, pool } = await start(t, 2, { hangSeconds: 0.4 })
  const [one, other] = [await client(), await client()]
  const crashed = logged('worker.crashed')
  const started = logged('worker.started')
  one.client.socket.write('hang\n')
  await crashed
  while ((await one.client.line()) !== undefined);
  other.client.socket.write('still here\n')
  assert.equal(await other.client.line(), 'still here')
  await started
  assert.equal(pool.workers, 2)
  other.client.socket.destroy()
})

test('metrics are told without a worker that hangs', async (t) => {
  const { client, pool } = await start(t, 2)
  const one = await client()
  one.client.socket.write('hang\n')
  assert.equal(await one.client.line(), 'hang')
  assert.equal((await pool.counted()).length, 1)
})

test('stopping lets the workers say goodbye', async (t) => {
  const { client, pool } = await start(t, 1)
  const one = await client()
  const [, line] = await Promise.all([pool.stop(5), one.client.line()])
  assert.equal(line, 'goodbye')
  assert.equal(await one.client.line(), undefined)
})

for (const { workers, processors, count } of [
  { workers: 'auto', processors: 1, count: 1 },
  { workers: 'auto', processors: 2, count: 2 },
  { workers: 'auto', processors: 3, count: 2 },
  { workers: 'auto', processors: 8, count: 7 },
  { workers: 0, processors: 8, count: 0 },
  { workers: 12, processors: 8, count: 12 },
] as const) {
  test(`workers = ${workers} on ${processors} processors are ${count}`, () => {
    assert.equal(workerCount(workers, processors), count)
  })
}
