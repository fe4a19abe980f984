import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { startSink } from '#test/clients/smtp-sink.ts'
import { open } from '#test/groupware.ts'
import type { SmartHost } from '../context.ts'

const note = Buffer.from('From: ada@example.test\r\n\r\nhello\r\n')

async function certificate(): Promise<{ key: string; cert: string }> {
  const x509 = await import('@peculiar/x509')
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'der' })
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const keys = {
    privateKey: await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, true, ['sign']),
    publicKey: await crypto.subtle.importKey('spki', spki, algorithm, true, ['verify']),
  }
  const made = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=127.0.0.1',
    keys,
    signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
    notBefore: new Date(Date.now() - 86_400_000),
    notAfter: new Date(Date.now() + 86_400_000),
    extensions: [new x509.SubjectAlternativeNameExtension([{ type: 'ip', value: '127.0.0.1' }])],
  })
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), cert: made.toString('pem') }
}

async function relayed(more: Partial<SmartHost>, tls: { key: string; cert: string } | undefined) {
  await using sink = await startSink(tls ? { tls } : {})
  const smartHost: SmartHost = {
    host: '127.0.0.1',
    port: sink.port,
    tls: 'starttls',
    user: 'relay',
    password: 'pw',
    ...more,
  }
  const world = await open({ smartHost })
  await world.groupware.deliver(
    { from: 'ada@example.test', recipients: [{ address: 'x@elsewhere.example' }] },
    note,
    { protocol: 'local', helo: '', remoteAddress: '', session: 's' },
    await world.login('ada@example.test'),
  )
  await world.groupware.queueRound()
  const [entry] = await world.groupware.queue.list()
  return { messages: sink.messages, last: entry?.recipients[0]?.last }
}

test('RFC 3207, RFC 4954: the smart host gets name and password under TLS', async () => {
  const { messages } = await relayed({ verify: false }, await certificate())
  assert.deepEqual(
    messages.map(({ secure, login }) => [secure, login]),
    [[true, 'relay:pw']],
  )
})

test('RFC 7817 3: a smart host whose certificate nobody vouches for gets nothing, and the mail waits', async () => {
  const { messages, last } = await relayed({}, await certificate())
  assert.equal(messages.length, 0)
  assert.equal(Math.floor((last?.code ?? 0) / 100), 4)
})

test('RFC 3207 4.1: a smart host that offers no TLS gets nothing in the clear', async () => {
  const { messages, last } = await relayed({}, undefined)
  assert.equal(messages.length, 0)
  assert.equal(Math.floor((last?.code ?? 0) / 100), 4)
})
