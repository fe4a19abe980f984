/**
 * To which hosts mail for a domain goes. RFC 5321 5.1, RFC 7505 (a domain that takes no mail).
 *
 * `permanent`: nothing will change by trying again.
 */
import type { MxRecord } from 'node:dns'
import type { SmartHost } from '../context.ts'
import type { Attempt } from './queue.ts'

export interface Host {
  host: string
  port: number
  /** What the certificate must say; undefined: encryption is tried, certificates are not looked at. */
  smartHost: SmartHost | undefined
}

export interface Resolver {
  resolveMx(domain: string): Promise<MxRecord[]>
  resolve4(domain: string): Promise<string[]>
  resolve6(domain: string): Promise<string[]>
}

export type Route = { hosts: Host[] } | { failure: Attempt; permanent: boolean }

const SMTP_PORT = 25
const HOSTS_MAX = 10

export async function findRoute(
  domain: string,
  { smartHost, resolver, hostname }: { smartHost: SmartHost | undefined; resolver: Resolver; hostname: string },
): Promise<Route> {
  if (smartHost) return { hosts: [{ host: smartHost.host, port: smartHost.port, smartHost }] }
  const literal = /^\[(?:IPv6:)?([0-9a-f:.]+)\]$/i.exec(domain)?.[1]
  if (literal !== undefined) return { hosts: [direct(literal)] }
  try {
    const records = await resolver.resolveMx(domain)
    const usable = records.filter(({ exchange }) => exchange !== '' && exchange !== '.')
    if (records.length > 0 && usable.length === 0) return failed('556', '5.1.10', `${domain} takes no mail`)
    if (usable.length > 0) return ordered(usable, hostname)
    return await implicit(domain, resolver)
  } catch (error) {
    switch ((error as NodeJS.ErrnoException).code) {
      case 'ENODATA':
        return await implicit(domain, resolver)
      case 'ENOTFOUND':
        return failed('550', '5.1.2', `${domain} does not exist`)
      default:
        return {
          failure: { code: 451, status: '4.4.3', text: `DNS does not answer for ${domain}`, remote: undefined },
          permanent: false,
        }
    }
  }
}

/** Those of equal preference in random order; from our own name on they lead back to us. RFC 5321 5.1 */
function ordered(records: readonly MxRecord[], hostname: string): Route {
  const sorted = records
    .map((record) => ({ ...record, random: Math.random() }))
    .sort((a, b) => a.priority - b.priority || a.random - b.random)
  const own = sorted.find(({ exchange }) => exchange.toLowerCase().replace(/\.$/, '') === hostname.toLowerCase())
  const better = own ? sorted.filter(({ priority }) => priority < own.priority) : sorted
  if (better.length === 0)
    return failed('554', '5.4.6', 'DNS says that this server is the one to take it, and it is not')
  return { hosts: better.slice(0, HOSTS_MAX).map(({ exchange }) => direct(exchange.replace(/\.$/, ''))) }
}

/** RFC 5321 5.1: a domain without MX is its own mail host, if it has an address. */
async function implicit(domain: string, resolver: Resolver): Promise<Route> {
  const found = await Promise.allSettled([resolver.resolve4(domain), resolver.resolve6(domain)])
  if (found.some((each) => each.status === 'fulfilled' && each.value.length > 0)) return { hosts: [direct(domain)] }
  const isGone = found.every(
    (each) =>
      each.status === 'fulfilled' ||
      ['ENOTFOUND', 'ENODATA'].includes((each.reason as NodeJS.ErrnoException).code ?? ''),
  )
  if (isGone) return failed('550', '5.1.2', `${domain} has no mail host`)
  return {
    failure: { code: 451, status: '4.4.3', text: `DNS does not answer for ${domain}`, remote: undefined },
    permanent: false,
  }
}

function direct(host: string): Host {
  return { host, port: SMTP_PORT, smartHost: undefined }
}

function failed(code: string, status: string, text: string): Route {
  return { failure: { code: Number(code), status, text, remote: undefined }, permanent: true }
}
