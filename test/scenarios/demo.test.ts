/**
 * `npm start`: the demo organisation is made once and stays; ready.json says what is served while it is served.
 */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { ImapClient } from '#test/clients/imap.ts'
import { type DemoProcess, removeDemo, startDemoProcess } from '#test/process.ts'

const main = join(import.meta.dirname, '../../src/cli/main.ts')

test('npm start: accounts, mail of many kinds, ready.json; a second start continues', {
  timeout: 120_000,
}, async (t) => {
  const data = mkdtempSync(join(tmpdir(), 'kontor-demo-'))
  let server: DemoProcess | undefined
  t.after(() => removeDemo(data, server))
  server = await startDemoProcess(data)
  const readyFile = join(data, 'ready.json')

  assert.equal(statSync(readyFile).mode & 0o777, 0o600)
  for (const file of ['directory.sqlite', 'queue.sqlite'])
    assert.equal(statSync(join(data, file)).mode & 0o777, 0o600, file)
  assert.match(readFileSync(server.ready.certificate, 'utf8'), /BEGIN CERTIFICATE/)
  assert.deepEqual(
    server.ready.accounts.map(({ kind, password }) => `${kind}${password ? '' : ' without password'}`),
    ['user', 'user', 'user', 'shared without password', 'room without password', 'list without password'],
  )
  const service = server.ready.services.find(({ name }) => name === 'imaps')
  assert.equal(service?.url, `imaps://127.0.0.1:${service?.port}`)

  const counts: Record<string, number> = {}
  for (const { address, password } of server.ready.accounts) {
    if (password === undefined) continue
    const client = await ImapClient.connect(server.port('imap'))
    await client.login(address, password)
    const [status] = await client.ok('STATUS INBOX (MESSAGES UNSEEN)')
    const found = /MESSAGES (\d+) UNSEEN (\d+)/.exec(status ?? '')
    const [messages, unseen] = [Number(found?.[1]), Number(found?.[2])]
    counts[address] = messages
    assert.ok(unseen > 0 && unseen < messages, status ?? '')
    // Ada and Ben open the shared mailbox, Chiara does not.
    const others = await client.ok('LIST "" "Other Users/*"')
    assert.equal(others.join().includes('info@'), !address.startsWith('chiara'), address)
    client.close()
  }
  assert.ok(Object.values(counts).reduce((sum, count) => sum + count, 0) >= 15)

  await assert.rejects(startDemoProcess(data), /A server runs with this data folder already/)
  assert.ok(existsSync(readyFile))
  assert.equal(await server.end('SIGTERM'), 0)
  assert.ok(!existsSync(readyFile))

  const { accounts } = server.ready
  server = await startDemoProcess(data)
  assert.deepEqual(server.ready.accounts, accounts)
  const client = await ImapClient.connect(server.port('imap'))
  await client.login(server.account.address, server.account.password)
  const [status] = await client.ok('STATUS INBOX (MESSAGES)')
  assert.match(status ?? '', new RegExp(`MESSAGES ${counts[server.account.address]}\\)`))
  client.close()
  assert.equal(await server.end('SIGINT'), 0)
})

test('npm start says in words why it cannot: a data folder that is a file, a port that is taken', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-demo-'))
  t.after(() => removeDemo(folder, undefined))
  const file = join(folder, 'file')
  writeFileSync(file, '')
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  t.after(() => taken.close())
  const { port } = taken.address() as AddressInfo
  const start = (...words: string[]) =>
    spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', main, 'start', ...words], {
      encoding: 'utf8',
    })

  const onFile = start('--data', file)
  assert.equal(onFile.status, 1)
  assert.match(onFile.stderr, /^The data folder .* cannot be made .*\n$/)
  const data = join(folder, 'data')
  const onPort = start('--data', data, '--ports', String(Math.min(port, 65_528)))
  assert.equal(onPort.status, 1)
  assert.match(onPort.stderr, /cannot listen on port \d+ of 127\.0\.0\.1: another program has it/)
  assert.deepEqual([onPort.stdout, readdirSync(data)], ['', []])
})
