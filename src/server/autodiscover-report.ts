/**
 * What `kontor autodiscover` prints: what each kind of client is told, and which DNS records it needs to come here at all.
 */
import { Resolver } from 'node:dns/promises'
import { autoconfig, dnsRecords, type DnsRecord, placesConfigured, type Places } from '#protocols/autodiscover/index.ts'
import { mapiUrl, paths, urlOf } from '#protocols/autodiscover/places.ts'
import type { Config } from './config/schema.ts'
import { findReady, isAlive } from './demo/ready.ts'
import { httpServices } from './http/protocols.ts'
import { serviceAddresses } from './services.ts'

export interface ClientReport {
  client: string
  asks: string
  isTold: readonly string[]
}

export interface FoundRecord extends DnsRecord {
  /** What DNS has: targets, empty when there is none; undefined when it could not be asked. */
  found: readonly string[] | undefined
  isRight: boolean
}

/** Where the demo server of this data folder says that it serves; else as it is configured. */
export function placesOf(config: Config): Places {
  const ready = findReady(config.server.data)
  if (!ready || !isAlive(ready.pid)) return configuredPlaces(config)
  return placesConfigured({ hostname: 'localhost', addresses: ready.services, protocols: httpServices })
}

function configuredPlaces(config: Config): Places {
  return placesConfigured({
    hostname: config.server.hostname,
    addresses: serviceAddresses(config),
    protocols: httpServices,
  })
}

export function clientReports(places: Places, domain: string, mailbox: string | undefined): ClientReport[] {
  const mail = places.mail.map(
    ({ protocol, host, port, tls }) =>
      `${protocol.toUpperCase()} ${host}:${port} ${tls === 'implicit' ? 'SSL/TLS' : 'STARTTLS'}`,
  )
  const web = (['ews', 'oab'] as const).flatMap((name) =>
    places.has(name) ? [`${name.toUpperCase()} ${urlOf(places, name)}`] : [],
  )
  const mapi =
    mailbox === undefined || !places.has('mapi')
      ? []
      : [`MailStore ${mapiUrl(places, 'emsmdb', mailbox)}`, `AddressBook ${mapiUrl(places, 'nspi', mailbox)}`]
  return [
    {
      client: 'Outlook',
      asks: `https://autodiscover.${domain}${paths.pox}`,
      isTold: mapi.length > 0 ? [...mapi, ...web] : ['nothing: there is no mailbox for it'],
    },
    {
      client: 'EWS clients',
      asks: `https://autodiscover.${domain}${paths.soap}`,
      isTold: web.length > 0 ? web : ['nothing: EWS does not run'],
    },
    {
      client: 'Telephones (ActiveSync)',
      asks: `https://autodiscover.${domain}${paths.pox}`,
      isTold: places.has('eas') ? [urlOf(places, 'eas')] : ['nothing: ActiveSync does not run'],
    },
    {
      client: 'Thunderbird',
      asks: `https://autoconfig.${domain}/mail/config-v1.1.xml`,
      isTold: autoconfig(domain, places).includes('Server') ? mail : ['nothing'],
    },
    { client: 'Other mail programs', asks: 'SRV records (RFC 6186)', isTold: mail },
  ]
}

/** Asks DNS for each of them; slowly answered questions count as not asked. */
export async function lookUp(
  records: readonly DnsRecord[],
  resolver: Pick<Resolver, 'resolveMx' | 'resolveSrv' | 'resolveCname' | 'resolve4'> = new Resolver({
    timeout: 3000,
    tries: 2,
  }),
): Promise<FoundRecord[]> {
  return await Promise.all(
    records.map(async (record) => {
      const found = await find(record)
      return { ...record, found, isRight: isRight(record, found) }
    }),
  )

  async function find({ name, type, target }: DnsRecord): Promise<string[] | undefined> {
    try {
      if (type === 'MX') return (await resolver.resolveMx(name)).map(({ exchange }) => exchange)
      if (type === 'SRV') return (await resolver.resolveSrv(name)).map(({ name: host, port }) => `${host}:${port}`)
      const names = await resolver.resolveCname(name).catch((): string[] => [])
      if (names.length > 0) return names
      // An address record does as well, when it is the server's.
      const [here, there] = await Promise.all([
        resolver.resolve4(name),
        resolver.resolve4(target).catch((): string[] => []),
      ])
      return here.some((each) => there.includes(each)) ? [target] : here
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      return code === 'ENOTFOUND' || code === 'ENODATA' ? [] : undefined
    }
  }
}

export function recordsOf(places: Places, domain: string): DnsRecord[] {
  return dnsRecords(domain, places)
}

function isRight({ target, port }: DnsRecord, found: readonly string[] | undefined): boolean {
  const wanted = (port === undefined ? target : `${target}:${port}`).toLowerCase()
  return found?.some((each) => each.toLowerCase().replace(/\.$/, '') === wanted) ?? false
}
