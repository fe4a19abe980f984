import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { run } from '../run.ts'

const data = mkdtempSync(join(tmpdir(), 'kontor-cli-autodiscover-'))
after(() => rmSync(data, { recursive: true, force: true }))

async function kontor(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const answer = { code: 0, out: '', err: '' }
  answer.code = await run(['--data', data, ...words], {
    out: (text) => void (answer.out += text),
    err: (text) => void (answer.err += text),
    input: async () => '',
    ask: undefined,
    env: { KONTOR_SERVER_HOSTNAME: 'mail.example.test' },
    now: () => new Date(),
  })
  return answer
}

test('kontor autodiscover: what clients are told, and which DNS records they need', async () => {
  assert.equal((await kontor('org', 'add', 'Example')).code, 0)
  assert.equal((await kontor('domain', 'add', 'example.test')).code, 0)
  assert.equal((await kontor('user', 'add', 'ada@example.test', '--name', 'Ada Sommer', '--no-password')).code, 0)
  const { code, out, err } = await kontor('autodiscover', 'ada@example.test', '--no-dns')
  assert.equal(code, 0, err)
  assert.match(out, /^Ada Sommer <ada@example\.test>/)
  assert.match(
    out,
    /asks {4}https:\/\/autodiscover\.example\.test\/autodiscover\/autodiscover\.xml\n {2}is told MailStore https:\/\/mail\.example\.test\/mapi\/emsmdb\/\?MailboxId=[\da-f-]{36}@example\.test/,
  )
  assert.match(out, /IMAP mail\.example\.test:993 SSL\/TLS/)
  assert.match(out, /_imaps\._tcp\.example\.test +SRV +mail\.example\.test:993 .*not asked/)
  const nobody = JSON.parse((await kontor('autodiscover', 'nobody@example.test', '--no-dns', '--json')).out)
  assert.equal(nobody.mailbox, null)
  assert.match(nobody.clients[0].isTold[0], /no mailbox/)
  assert.equal((await kontor('autodiscover', 'nonsense')).code, 2)

  // As `kontor start` leaves it while it serves.
  const services = [
    { name: 'imaps', protocol: 'imap', host: '127.0.0.1', port: 1993, tls: 'implicit' },
    { name: 'https', protocol: 'http', host: '127.0.0.1', port: 8443, tls: 'implicit' },
  ]
  writeFileSync(join(data, 'ready.json'), JSON.stringify({ pid: process.pid, services }))
  const demo = await kontor('autodiscover', 'ada@example.test', '--no-dns')
  assert.match(demo.out, /MailStore https:\/\/localhost:8443\/mapi/)
  assert.match(demo.out, /IMAP localhost:1993 SSL\/TLS/)
})
