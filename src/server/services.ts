/**
 * What the server offers to whom, in words for people: by the name of its listener.
 */
import { isIP } from 'node:net'
import type { ServiceAddress } from '#protocols/http.ts'
import type { Config, ServiceName } from './config/schema.ts'

export interface RunningService {
  name: ServiceName
  protocol: 'imap' | 'smtp' | 'lmtp' | 'http'
  host: string
  port: number
  tls: 'implicit' | 'starttls' | 'none'
  url: string
}

export const serviceLabels: Readonly<Record<ServiceName, string>> = {
  imap: 'IMAP',
  imaps: 'IMAP over TLS',
  smtp: 'SMTP (mail from other servers)',
  submission: 'SMTP submission',
  submissions: 'SMTP submission over TLS',
  lmtp: 'LMTP (mail from a relay of yours)',
  http: 'HTTP',
  https: 'HTTPS',
  metrics: 'Metrics',
}

export const securityLabels = { implicit: 'SSL/TLS', starttls: 'STARTTLS', none: 'none' } as const

const protocols: Readonly<Record<ServiceName, RunningService['protocol']>> = {
  imap: 'imap',
  imaps: 'imap',
  smtp: 'smtp',
  submission: 'smtp',
  submissions: 'smtp',
  lmtp: 'lmtp',
  http: 'http',
  https: 'http',
  metrics: 'http',
}

/** `host` is one that a client can connect to: that of the listener, or the server's name where it listens everywhere. */
export function runningService(listener: {
  service: ServiceName
  host: string
  port: number
  tls: RunningService['tls']
  hostname: string
}): RunningService {
  const { service: name, port, tls } = listener
  const host =
    listener.host === '*' || listener.host === '::' || listener.host === '0.0.0.0' ? listener.hostname : listener.host
  const protocol = protocols[name]
  const scheme = tls === 'implicit' ? `${protocol}s` : protocol
  return { name, protocol, host, port, tls, url: `${scheme}://${isIP(host) === 6 ? `[${host}]` : host}:${port}` }
}

/** What a protocol may tell others about: as configured, by the server's own name where it listens everywhere. */
export function serviceAddresses(config: Config): ServiceAddress[] {
  const names = (Object.keys(config.listeners) as ServiceName[]).filter((name) => config.listeners[name].enabled)
  return names.map((name) => {
    const { host, port, tls } = config.listeners[name]
    const { host: reached } = runningService({ service: name, host, port, tls, hostname: config.server.hostname })
    return { name, host: reached, port, tls }
  })
}
