/**
 * What was acknowledged survives `kill -9`: the small version, three times. A child process serves, is killed while mail
 * comes in, starts again on the same data, and has everything that it said it had.
 */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, watch } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { ImapClient } from '#test/clients/imap.ts'
import { deliverByLmtp } from '#test/clients/lmtp.ts'

const main = join(import.meta.dirname, '../../src/cli/main.ts')

interface Ready {
  services: { name: string; port: number }[]
  accounts: { address: string; password?: string }[]
}

test('kill -9: every mail with a 250 is there afterwards, once', { timeout: 120_000 }, async (t) => {
  const data = mkdtempSync(join(tmpdir(), 'kontor-kill-'))
  let child: ChildProcess | undefined
  t.after(() => {
    child?.kill('SIGKILL')
    rmSync(data, { recursive: true, force: true })
  })
  const acknowledged: string[] = []
  for (let round = 0; round < 3; round++) {
    const started = await start(data)
    child = started.child
    const { port, account } = facts(started.ready)
    // The third answer that comes is the last thing that this server does.
    for (let count = 0; count < 3; count++) {
      const id = `${round}-${count}`
      const message = `Subject: kill ${id}\nMessage-ID: <${id}@kill.example.org>\n\nHello\n`
      const [answer] = await deliverByLmtp(port('lmtp'), { from: 'a@example.org', to: [account.address], message })
      assert.match(answer ?? '', /^250 /)
      acknowledged.push(id)
    }
    // One more, of which we do not wait for the answer: it may be there or not, but not by half.
    const unanswered = deliverByLmtp(port('lmtp'), {
      from: 'a@example.org',
      to: [account.address],
      message: `Subject: maybe\n\n${'x'.repeat(100_000)}\n`,
    }).catch(() => undefined)
    await new Promise((resolve) => setImmediate(resolve))
    child.kill('SIGKILL')
    await Promise.all([once(child, 'exit'), unanswered])
  }
  const last = await start(data)
  child = last.child
  const { port, account } = facts(last.ready)
  const client = await ImapClient.connect(port('imap'))
  await client.login(account.address, account.password)
  await client.ok('SELECT INBOX')
  const subjects = await client.ok('FETCH 1:* (BODY.PEEK[HEADER.FIELDS (SUBJECT)])')
  for (const id of acknowledged) {
    assert.equal(subjects.filter((line) => line.includes(`Subject: kill ${id}\r\n`)).length, 1, id)
  }
  const sizes = await client.ok('FETCH 1:* (RFC822.SIZE BODY.PEEK[TEXT])')
  assert.equal(sizes.length, subjects.length)
  client.close()
  child.kill('SIGTERM')
  await once(child, 'exit')
})

function facts({ services, accounts }: Ready) {
  return {
    port: (name: string) => services.find((service) => service.name === name)?.port as number,
    account: accounts.find(({ password }) => password !== undefined) as { address: string; password: string },
  }
}

async function start(data: string): Promise<{ child: ChildProcess; ready: Ready }> {
  const readyFile = join(data, 'ready.json')
  const basePort = 30_000 + (process.pid % 1000) * 8
  rmSync(readyFile, { force: true })
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', main, 'start', '--data', data, '--ports', String(basePort)],
    { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, KONTOR_LOG_LEVEL: 'error' } },
  )
  const watcher = watch(data)
  try {
    await new Promise<void>((resolve, reject) => {
      const look = (): void => {
        if (existsSync(readyFile)) resolve()
      }
      watcher.on('change', look)
      child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
      look()
    })
  } finally {
    watcher.close()
  }
  return { child, ready: JSON.parse(readFileSync(readyFile, 'utf8')) as Ready }
}
