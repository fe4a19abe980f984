import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findRoute, type Resolver } from './route.ts'

const broken = (code: string) => async (): Promise<never> => {
  throw Object.assign(new Error(code), { code })
}

interface Case {
  name: string
  domain?: string
  resolver: Partial<Resolver>
  hosts?: string[]
  failure?: string
}

const mx = (...records: [number, string][]) => ({
  resolveMx: async () => records.map(([priority, exchange]) => ({ priority, exchange })),
})

const cases: Case[] = [
  {
    name: 'RFC 5321 5.1: hosts in the order of preference',
    resolver: mx([20, 'b.example'], [10, 'a.example.']),
    hosts: ['a.example', 'b.example'],
  },
  {
    name: 'RFC 5321 5.1: our own name ends the list',
    resolver: mx([10, 'a.example'], [20, 'MX.example.test'], [30, 'c.example']),
    hosts: ['a.example'],
  },
  { name: 'RFC 5321 5.1: our own name alone', resolver: mx([10, 'mx.example.test']), failure: '554 5.4.6' },
  { name: 'RFC 7505 4: no mail', resolver: mx([0, '']), failure: '556 5.1.10' },
  {
    name: 'RFC 5321 5.1: no MX but an address',
    resolver: { resolveMx: broken('ENODATA'), resolve4: async () => ['192.0.2.1'] },
    hosts: ['x.example'],
  },
  {
    name: 'RFC 5321 5.1: no MX but an IPv6 address',
    resolver: { resolveMx: broken('ENODATA'), resolve6: async () => ['::1'] },
    hosts: ['x.example'],
  },
  { name: 'neither MX nor address', resolver: { resolveMx: broken('ENODATA') }, failure: '550 5.1.2' },
  { name: 'no such domain', resolver: { resolveMx: broken('ENOTFOUND') }, failure: '550 5.1.2' },
  { name: 'DNS that does not answer', resolver: { resolveMx: broken('ETIMEOUT') }, failure: '451 4.4.3' },
  {
    name: 'DNS that answers half',
    resolver: { resolveMx: broken('ENODATA'), resolve4: broken('ESERVFAIL') },
    failure: '451 4.4.3',
  },
  { name: 'RFC 5321 4.1.3: an address literal', domain: '[192.0.2.9]', resolver: {}, hosts: ['192.0.2.9'] },
  { name: 'RFC 5321 4.1.3: an IPv6 literal', domain: '[IPv6:2001:db8::1]', resolver: {}, hosts: ['2001:db8::1'] },
]
for (const { name, domain = 'x.example', resolver, hosts, failure } of cases) {
  test(name, async () => {
    const none = broken('ENODATA')
    const route = await findRoute(domain, {
      smartHost: undefined,
      hostname: 'mx.example.test',
      resolver: { resolveMx: none, resolve4: none, resolve6: none, ...resolver },
    })
    if ('failure' in route) {
      assert.equal(`${route.failure.code} ${route.failure.status}`, failure)
      assert.equal(route.permanent, route.failure.code >= 500)
    } else {
      assert.deepEqual(
        route.hosts.map(({ host }) => host),
        hosts,
      )
    }
  })
}
