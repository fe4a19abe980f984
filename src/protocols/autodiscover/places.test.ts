import assert from 'node:assert/strict'
import { test } from 'node:test'
import { child, children, childText, readXml } from '#codec/xml/index.ts'
import { testServices } from '#test/http-protocols.ts'
import { autoconfig } from './autoconfig.ts'
import { dnsRecords } from './dns-records.ts'
import { placesConfigured, placesFor, placesFrom } from './places.ts'

const services = {
  ...testServices(),
  protocols: new Set(['mapi', 'ews', 'dav']),
  addresses: [
    { name: 'https', host: 'mail.example.test', port: 443, tls: 'implicit' as const },
    { name: 'imap', host: '127.0.0.1', port: 1143, tls: 'starttls' as const },
    { name: 'imaps', host: 'mail.example.test', port: 993, tls: 'implicit' as const },
    { name: 'submissions', host: 'mail.example.test', port: 465, tls: 'implicit' as const },
    { name: 'submission', host: 'mail.example.test', port: 0, tls: 'starttls' as const },
    { name: 'lmtp', host: 'mail.example.test', port: 24, tls: 'none' as const },
  ],
}

test('a client is sent where it came in, unless that name is only for asking', () => {
  assert.equal(placesFrom(services, 'https://mx.example.test:8443').origin, 'https://mx.example.test:8443')
  assert.equal(placesFrom(services, 'https://autodiscover.example.test').origin, 'https://mail.example.test')
  assert.equal(placesConfigured(services).origin, 'https://mail.example.test')
  assert.equal(placesConfigured(services, 'http://other.test').origin, 'https://mail.example.test')
  const alone = { ...services, addresses: [{ name: 'https', host: '127.0.0.1', port: 8443, tls: 'implicit' as const }] }
  assert.equal(placesConfigured(alone, 'http://localhost:8080').origin, 'https://localhost:8443')
})

test('mail services: what is listened on and known, the safer one first; loopback is where the client came in', () => {
  assert.deepEqual(placesFrom(services, 'https://localhost').mail, [
    { protocol: 'imap', host: 'mail.example.test', port: 993, tls: 'implicit' },
    { protocol: 'imap', host: 'localhost', port: 1143, tls: 'starttls' },
    { protocol: 'smtp', host: 'mail.example.test', port: 465, tls: 'implicit' },
  ])
})

test('an account is told only of what it may use', () => {
  const places = placesFor(placesConfigured(services), { protocols: ['mapi', 'smtp'] })
  assert.deepEqual(
    ['mapi', 'ews', 'dav'].map((each) => places.has(each)),
    [true, false, false],
  )
  assert.deepEqual(
    places.mail.map(({ protocol }) => protocol),
    ['smtp'],
  )
})

test('autoconfig names incoming, outgoing, calendar and contacts', () => {
  const root = readXml(autoconfig('example.test', placesConfigured(services)))
  const provider = child(root, 'emailProvider')
  const first = child(provider, 'incomingServer')
  assert.equal(first?.attributes.type, 'imap')
  assert.deepEqual(
    first?.children.map(({ name, text }) => [name, text]),
    [
      ['hostname', 'mail.example.test'],
      ['port', '993'],
      ['socketType', 'SSL'],
      ['username', '%EMAILADDRESS%'],
      ['authentication', 'password-cleartext'],
    ],
  )
  assert.deepEqual(
    children(provider, 'incomingServer').map(({ attributes }) => attributes.type),
    ['imap', 'imap', 'exchange'],
  )
  assert.equal(childText(child(root, 'calendar'), 'serverURL'), 'https://mail.example.test/dav/')
})

test('DNS records of a domain', () => {
  const lines = dnsRecords('example.test', placesConfigured(services)).map(
    ({ name, type, target, port }) => `${name} ${type} ${port === undefined ? '' : `${port} `}${target}`,
  )
  assert.deepEqual(lines, [
    'example.test MX mail.example.test',
    'autodiscover.example.test CNAME mail.example.test',
    '_autodiscover._tcp.example.test SRV 443 mail.example.test',
    'autoconfig.example.test CNAME mail.example.test',
    '_imaps._tcp.example.test SRV 993 mail.example.test',
    '_imap._tcp.example.test SRV 1143 mail.example.test',
    '_submissions._tcp.example.test SRV 465 mail.example.test',
    '_caldavs._tcp.example.test SRV 443 mail.example.test',
    '_carddavs._tcp.example.test SRV 443 mail.example.test',
  ])
})
