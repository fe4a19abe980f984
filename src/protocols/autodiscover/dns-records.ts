/**
 * The DNS records by which clients of a domain find its server: [MS-OXDISCO] 2.2, RFC 6186 (mail), RFC 8314 5.1 (submission under TLS),
 * RFC 6764 (CalDAV and CardDAV), and the host names of Autodiscover and autoconfig.
 */
import type { Places } from './places.ts'

export interface DnsRecord {
  name: string
  type: 'SRV' | 'CNAME' | 'MX'
  /** The host that it leads to. */
  target: string
  /** Of SRV. */
  port?: number
  /** What misses it. */
  for: string
}

export function dnsRecords(domain: string, places: Places): DnsRecord[] {
  const https = Number(new URL(places.origin).port || 443)
  const { hostname } = places
  const records: DnsRecord[] = [
    { name: domain, type: 'MX', target: hostname, for: 'mail from elsewhere' },
    { name: `autodiscover.${domain}`, type: 'CNAME', target: hostname, for: 'Outlook, telephones, Apple Mail' },
    {
      name: `_autodiscover._tcp.${domain}`,
      type: 'SRV',
      target: hostname,
      port: https,
      for: 'Outlook, where autodiscover.… is not in the certificate',
    },
    { name: `autoconfig.${domain}`, type: 'CNAME', target: hostname, for: 'Thunderbird' },
  ]
  const services = {
    imap: ['_imaps', '_imap'],
    pop3: ['_pop3s', '_pop3'],
    smtp: ['_submissions', '_submission'],
  } as const
  for (const { protocol, host, port, tls } of places.mail) {
    const service = services[protocol][tls === 'implicit' ? 0 : 1]
    records.push({
      name: `${service}._tcp.${domain}`,
      type: 'SRV',
      target: host,
      port,
      for: 'mail programs (RFC 6186)',
    })
  }
  if (places.has('dav')) {
    for (const service of ['_caldavs', '_carddavs']) {
      records.push({
        name: `${service}._tcp.${domain}`,
        type: 'SRV',
        target: hostname,
        port: https,
        for: 'calendars and contacts (RFC 6764)',
      })
    }
  }
  return records
}
