/** kontor trace: what one person's clients send and get, through worker threads, masked or not, into a file, decoded and sent again. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { run } from '../../src/cli/run.ts'
import { connect, P } from '#client/mapi/index.ts'
import { controlPath } from '#server/control-socket.ts'
import { ImapClient } from '#test/clients/imap.ts'
import { startServer, type TestServer } from '#test/harness.ts'
import { root } from '../../tools/root.ts'

const secret = 'The merger with Acme'

interface Command {
  begun: Promise<void>
  ended: Promise<number>
  out(): string
}

function kontor(server: TestServer, words: readonly string[], env: Record<string, string> = {}): Command {
  const begun = Promise.withResolvers<void>()
  let [out, err] = ['', '']
  const ended = run(['--data', server.data, ...words], {
    out: (text) => void (out += text),
    err(text) {
      err += text
      if (/Looking at/.test(err)) begun.resolve()
    },
    input: async () => '',
    ask: undefined,
    env,
    now: () => new Date(),
  })
  void ended.then((code) => begun.reject(new Error(`it ended with ${code}: ${err}`)))
  begun.promise.catch(() => undefined)
  return { begun: begun.promise, ended, out: () => out }
}

async function start(t: TestContext): Promise<TestServer> {
  const server = await startServer({ workers: 2, accounts: ['ada', 'ben'] })
  t.after(() => server.stop())
  return server
}

/** Autodiscover, Connect and ten requests more. */
const exchanges = 12
async function work(server: TestServer, who = 'ada'): Promise<void> {
  const { address: email, password } = server.account(who)
  const at = `http://127.0.0.1:${server.port('http')}`
  const client = await connect({ server: at, email, login: { user: email, password } })
  const store = await client.logon({ mailbox: client.userDn as string })
  const inbox = await store.openFolder(store.folders.inbox)
  const message = await inbox.createMessage()
  await message.set([P.Subject, secret])
  await message.save()
  const table = await inbox.contents([P.Subject, P.MessageSize])
  assert.ok((await table.query(10)).rows.length >= 1)
  await table.release()
  await inbox.release()
  await client.close()
}

test('what the clients of one person do is seen as ROPs with their values, in a file that is decoded and sent again', async (t) => {
  const server = await start(t)
  assert.equal(statSync(controlPath(server.data)).mode & 0o777, 0o600)
  const file = join(server.data, 'ada.trace')
  const looking = kontor(server, ['trace', 'ada', '--values', '--out', file, '--count', String(exchanges)])
  await looking.begun
  await work(server, 'ben')
  await work(server)
  assert.equal(await looking.ended, 0)
  const seen = looking.out()
  for (const rop of ['RopLogon', 'RopSetProperties', 'RopSaveChangesMessage', 'RopQueryRows', 'RopRelease'])
    assert.match(seen, new RegExp(rop))
  // In the request that sets it, and in the row of the answer, whose columns an earlier request has named.
  assert.ok(seen.split(secret).length > 2)
  assert.doesNotMatch(seen, /Basic |MapiContext=|ben/)
  assert.equal(statSync(file).mode & 0o777, 0o600)

  const decoded = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', 'tools/decode.ts', file], {
    cwd: root,
    encoding: 'utf8',
  })
  assert.match(decoded.stdout, new RegExp(`${exchanges} exchanges[^]*RopQueryRows[^]*${secret}`))

  const again = kontor(
    server,
    ['trace', 'replay', file, '--server', `http://127.0.0.1:${server.port('http')}`, '--user', 'ada@example.test'],
    { KONTOR_PASSWORD: server.account('ada').password },
  )
  assert.equal(await again.ended, 0)
  // One more message stands in the table now.
  assert.match(again.out(), new RegExp(`${exchanges} requests sent: ${exchanges - 1} answered as before, 1 otherwise`))
})

test('without --values nothing that somebody has written is shown', async (t) => {
  const server = await start(t)
  const looking = kontor(server, ['trace', 'ada', '--count', String(exchanges)])
  await looking.begun
  await work(server)
  assert.equal(await looking.ended, 0)
  const seen = looking.out()
  assert.match(seen, /RopQueryRows/)
  assert.match(seen, /\d+ characters/)
  for (const hidden of [
    secret,
    'merger',
    Buffer.from('merger', 'utf16le').toString('hex'),
    '6d 00 65 00',
    'ada@example',
  ])
    assert.ok(!seen.includes(hidden), hidden)
  assert.equal(await kontor(server, ['trace', 'ada', '--out', join(server.data, 'x')]).ended, 2)
})

test('IMAP is seen from the login on, and passwords never', async (t) => {
  const server = await start(t)
  const { address, password } = server.account('ada')
  const looking = kontor(server, ['trace', 'ada', '--values', '--count', '6'])
  await looking.begun
  const imap = await ImapClient.connect(server.port('imap'))
  await imap.login(address, password)
  for (const command of ['SELECT INBOX', 'NOOP', 'NOOP', 'NOOP']) await imap.command(command)
  assert.equal(await looking.ended, 0)
  assert.match(looking.out(), /imap {2}>.*SELECT INBOX/)
  assert.match(looking.out(), /imap {2}<.*/)
  assert.ok(!looking.out().includes(password))
  await imap.command('LOGOUT')
})

test('where no server runs, the command says so', async (t) => {
  const server = await start(t)
  await server.shutDown()
  assert.equal(await kontor(server, ['trace', 'ada']).ended, 3)
})
