import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DnsRecord } from '#protocols/autodiscover/index.ts'
import { lookUp } from './autodiscover-report.ts'

const failure = (code: string) => Promise.reject(Object.assign(new Error(code), { code }))

/** A zone in which some things are right, some wrong, and one question fails. */
const resolver = {
  resolveMx: async () => [{ exchange: 'Mail.example.test', priority: 10 }],
  resolveSrv: (name: string) =>
    name.startsWith('_imaps')
      ? Promise.resolve([{ name: 'mail.example.test', port: 143, priority: 0, weight: 0 }])
      : failure(name.startsWith('_slow') ? 'ETIMEOUT' : 'ENOTFOUND'),
  resolveCname: (name: string) =>
    name.startsWith('autoconfig') ? Promise.resolve(['other.test']) : failure('ENODATA'),
  resolve4: async () => ['192.0.2.1'],
}

test('records of DNS: right, by address as well, wrong, missing, not known', async () => {
  const record = (name: string, type: DnsRecord['type'], port?: number): DnsRecord => ({
    name,
    type,
    target: 'mail.example.test',
    for: '',
    ...(port !== undefined && { port }),
  })
  const found = await lookUp(
    [
      record('example.test', 'MX'),
      record('autodiscover.example.test', 'CNAME'),
      record('autoconfig.example.test', 'CNAME'),
      record('_imaps._tcp.example.test', 'SRV', 993),
      record('_none._tcp.example.test', 'SRV', 1),
      record('_slow._tcp.example.test', 'SRV', 1),
    ],
    resolver as never,
  )
  assert.deepEqual(
    found.map(({ found: answers, isRight }) => [answers, isRight]),
    [
      [['Mail.example.test'], true],
      [['mail.example.test'], true],
      [['other.test'], false],
      [['mail.example.test:143'], false],
      [[], false],
      [undefined, false],
    ],
  )
})
