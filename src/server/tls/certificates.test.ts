import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import type { ConfigInput } from '../config/schema.ts'
import { makeConfig } from '../config/load.ts'
import type { Log } from '#protocols/services.ts'
import { Certificates } from './certificates.ts'
import { createLocalCertificate } from './self-signed.ts'

type Line = { event: string; fields: Record<string, unknown> | undefined }

function folder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'kontor-tls-'))
  t.after(() => rmSync(path, { recursive: true }))
  return path
}

/** A log that keeps its lines, and tells when one comes. */
function listenLog(): { log: Log; next: (event: string) => Promise<Line> } {
  const waiting = new Map<string, (line: Line) => void>()
  const take = (event: string, fields?: Record<string, unknown>): void => waiting.get(event)?.({ event, fields })
  const log: Log = { debug: take, info: take, warn: take, error: take, with: () => log }
  return { log, next: (event) => new Promise((resolve) => waiting.set(event, resolve)) }
}

async function open(t: TestContext, data: string, more: ConfigInput = {}) {
  const { log, next } = listenLog()
  const config = makeConfig({ server: { data, hostname: 'mail.example.test' }, ...more })
  const certificates = await Certificates.open(config, log)
  t.after(() => certificates.close())
  return { certificates, next }
}

test('an own certificate has every name of this machine, is signed by its authority, and stays', async (t) => {
  const data = folder(t)
  const { certificates } = await open(t, data)
  const { leaf } = certificates
  for (const name of ['localhost', 'mail.example.test', 'example.test', 'autodiscover.example.test']) {
    assert.equal(leaf.checkHost(name), name)
  }
  assert.equal(leaf.checkIP('127.0.0.1'), '127.0.0.1')
  assert.equal(leaf.checkIP('::1'), '::1')
  const authority = new X509Certificate(readFileSync(certificates.trustFile))
  assert.ok(leaf.verify(authority.publicKey))
  assert.ok(authority.ca && !leaf.ca)
  assert.equal(statSync(join(data, 'tls/server-key.pem')).mode & 0o777, 0o600)
  const again = await open(t, data)
  assert.equal(again.certificates.leaf.fingerprint256, leaf.fingerprint256)
})

test('an own certificate is valid for at most 825 days, and renewed by the same authority', async () => {
  const old = await createLocalCertificate({ hostname: 'localhost', now: new Date('2020-01-01') })
  const { validFromDate, validToDate } = new X509Certificate(old.certificate)
  assert.equal((validToDate.getTime() - validFromDate.getTime()) / 86_400_000, 825)
  const authority = { certificate: old.authority, key: old.authorityKey }
  const renewed = await createLocalCertificate({ hostname: 'localhost', now: new Date(), authority })
  assert.equal(renewed.authority, old.authority)
  assert.ok(new X509Certificate(renewed.certificate).verify(new X509Certificate(old.authority).publicKey))
})

test('another hostname gives a new certificate of the same authority', async (t) => {
  const data = folder(t)
  const first = await open(t, data)
  const authority = readFileSync(first.certificates.trustFile, 'utf8')
  const { certificates } = await open(t, data, { server: { data, hostname: 'other.example.org' } })
  assert.equal(certificates.leaf.checkHost('other.example.org'), 'other.example.org')
  assert.equal(readFileSync(certificates.trustFile, 'utf8'), authority)
})

test('changed files are taken over; files that do not fit are refused and the old ones stay', async (t) => {
  const data = folder(t)
  const [one, two] = await Promise.all(
    ['one.example.org', 'two.example.org'].map((hostname) => createLocalCertificate({ hostname, now: new Date() })),
  )
  const certificate = join(data, 'fullchain.pem')
  const key = join(data, 'privkey.pem')
  const put = (which: typeof one): void => {
    writeFileSync(key, which?.key ?? '')
    writeFileSync(certificate, which?.chain ?? '')
  }
  put(one)
  const { certificates, next } = await open(t, data, { tls: { certificate, key } })
  const before = certificates.choose()
  // The watchers keep no process alive.
  const alive = setInterval(() => undefined, 1000)
  t.after(() => clearInterval(alive))
  const changed = next('tls.certificate.changed')
  put(two)
  await changed
  assert.equal(certificates.leaf.subject, 'CN=two.example.org')
  assert.notEqual(certificates.choose(), before)
  const refused = next('tls.certificate.refused')
  writeFileSync(key, one?.key ?? '')
  const { fields } = await refused
  assert.match(String(fields?.reason), /does not belong to the certificate/)
  assert.equal(certificates.leaf.subject, 'CN=two.example.org')
})

test('SNI chooses among several certificates, wildcards cover one label (RFC 6125 6.4.3)', async (t) => {
  const data = folder(t)
  const files = await Promise.all(
    ['first.example.org', 'second.example.net'].map(async (hostname, index) => {
      const made = await createLocalCertificate({ hostname, now: new Date() })
      const certificate = join(data, `${index}.pem`)
      const key = join(data, `${index}.key`)
      writeFileSync(certificate, made.chain)
      writeFileSync(key, made.key)
      return { certificate, key }
    }),
  )
  const [first, second] = files as [{ certificate: string; key: string }, { certificate: string; key: string }]
  const { certificates } = await open(t, data, {
    tls: { ...first, more: [{ ...second, names: ['second.example.net', '*.example.com'] }] },
  })
  const { choose } = certificates
  assert.equal(choose('FIRST.example.org'), choose())
  assert.notEqual(choose('second.example.net'), choose())
  assert.equal(choose('mail.example.com'), choose('second.example.net'))
  assert.equal(choose('a.b.example.com'), choose())
  assert.equal(choose('unknown.example'), choose())
})

for (const { name, certificate, key, says } of [
  {
    name: 'a file that is absent',
    certificate: undefined,
    key: undefined,
    says: /cannot be read .* Check tls.certificate/,
  },
  {
    name: 'a file without a certificate',
    certificate: 'hello',
    key: 'hello',
    says: /holds no certificate in PEM form/,
  },
] as const) {
  test(`${name} says what to do`, async (t) => {
    const data = folder(t)
    const files = { certificate: join(data, 'c.pem'), key: join(data, 'k.pem') }
    if (certificate !== undefined) writeFileSync(files.certificate, certificate)
    if (key !== undefined) writeFileSync(files.key, key)
    await assert.rejects(open(t, data, { tls: files }), says)
  })
}
