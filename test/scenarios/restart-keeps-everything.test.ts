/**
 * Everything that was acknowledged is there after the server was stopped and started again, and nobody has to begin anew.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ImapClient } from '#test/clients/imap.ts'
import { deliverByLmtp } from '#test/clients/lmtp.ts'
import { startServer, type TestServer } from '#test/harness.ts'

async function login(server: TestServer): Promise<ImapClient> {
  const { address, password } = server.account('ada')
  const client = await ImapClient.connect(server.port('imap'))
  await client.login(address, password)
  return client
}

test('a restart keeps mails, flags, folders, subscriptions, UIDs and mod-sequences', async (t) => {
  const server = await startServer({ workers: 1, accounts: ['ada'] })
  t.after(() => server.stop())
  const before = await login(server)
  await before.ok('CREATE Projects')
  await before.ok('SUBSCRIBE Projects')
  const source = 'Subject: Kept\r\nMessage-ID: <kept@example.org>\r\n\r\nto the byte \xe4\r\n'
  await before.append('Projects', Buffer.from(source, 'latin1'), '\\Seen \\Answered blue')
  await deliverByLmtp(server.port('lmtp'), {
    from: 'a@example.org',
    to: [server.account('ada').address],
    message: 'Subject: Delivered\n\nHello\n',
  })
  const look = [
    'SELECT Projects',
    'FETCH 1 (UID FLAGS MODSEQ BODY.PEEK[])',
    'LIST "" "*"',
    'LSUB "" "*"',
    'STATUS INBOX (MESSAGES UIDNEXT UIDVALIDITY HIGHESTMODSEQ)',
  ]
  const answers = async (client: ImapClient): Promise<string[][]> => {
    const all: string[][] = []
    for (const command of look) all.push((await client.ok(command)).map(withoutRecent))
    return all
  }
  // A session of its own, as the one after the restart will be: what is told depends on what a session has seen.
  before.close()
  const asked = await login(server)
  const told = await answers(asked)
  asked.close()
  assert.match(told[1]?.join('\n') ?? '', /to the byte \xe4/)

  await server.restart()
  const after = await login(server)
  assert.deepEqual(await answers(after), told)
  after.close()
})

/** Which mails are recent is told once (RFC 3501 2.3.2), and to nobody after a restart. */
function withoutRecent(line: string): string {
  return line.replace(/^\* \d+ RECENT$/, '* RECENT').replace('\\Recent ', '')
}
