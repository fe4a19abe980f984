import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { Queue } from '#groupware/queue/queue.ts'
import { openEngine } from '#store/engine/index.ts'
import { run } from '../run.ts'

const data = mkdtempSync(join(tmpdir(), 'kontor-cli-queue-'))
after(() => rmSync(data, { recursive: true, force: true }))

async function kontor(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const answer = { code: 0, out: '', err: '' }
  answer.code = await run(['--data', data, ...words], {
    out: (text) => void (answer.out += text),
    err: (text) => void (answer.err += text),
    input: async () => '',
    ask: undefined,
    env: {},
    now: () => new Date(),
  })
  return answer
}

test('kontor queue: list, show, retry, drop', async () => {
  const engine = openEngine({ data, database: 'sqlite' })
  const queue = new Queue(engine, Date.now)
  const id = await queue.add({
    envelope: { from: 'ada@example.test', recipients: [{ address: 'x@elsewhere.example' }] },
    bytes: Buffer.from('Subject: hello\r\n\r\nbody\r\n'),
    routes: ['elsewhere.example'],
    expires: Date.now() + 1e9,
  })
  const [job] = await queue.take(1)
  const attempt = { code: 451, status: '4.7.1', text: '451 4.7.1 greylisted', remote: 'mx.elsewhere.example' }
  const recipient = job?.recipients[0]
  assert.ok(recipient)
  await queue.settle([
    { recipient, outcome: { kind: 'later', attempt, nextAttempt: Date.now() + 1e6, delayed: false } },
  ])
  await engine.close()

  assert.match((await kontor('queue', 'list')).out, /x@elsewhere\.example.*greylisted/)
  assert.match((await kontor('queue', 'show', id.slice(0, 6), '--content')).out, /4\.7\.1[\s\S]*Subject: hello/)
  const json = JSON.parse((await kontor('queue', 'list', '--json')).out)
  assert.equal(json[0].recipients[0].last.remote, 'mx.elsewhere.example')
  assert.match((await kontor('queue', 'retry')).out, /1 recipient is tried again/)
  assert.equal((await kontor('queue', 'drop', 'ffffffff')).code, 1)
  assert.match((await kontor('queue', 'drop', id)).out, /Dropped/)
  assert.match((await kontor('queue', 'list')).out, /Nothing waits/)
})
