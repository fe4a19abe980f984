/**
 * Where the services of this server are, as a client of outside is told. Only what runs is told: a URL that answers
 * nothing costs a client more than none.
 */
import type { DirectoryObject, Protocol } from '#directory'
import type { HttpServices, ServiceAddress } from '../http.ts'

export interface Places {
  /** `https://mail.example.org` */
  origin: string
  hostname: string
  has(service: string): boolean
  mail: readonly MailPlace[]
}

export interface MailPlace {
  protocol: 'imap' | 'pop3' | 'smtp'
  host: string
  port: number
  /** With the first byte, or by STARTTLS; plain text is not told to anybody. */
  tls: 'implicit' | 'starttls'
}

/** The names of listeners that a mail program connects to, the better one first. */
const mailServices: Readonly<Record<string, MailPlace['protocol']>> = {
  imaps: 'imap',
  imap: 'imap',
  pop3s: 'pop3',
  pop3: 'pop3',
  submissions: 'smtp',
  submission: 'smtp',
}

/**
 * `reached`: how the client came here. A name that only Autodiscover uses is not passed on: the name of the server stands in
 * its place.
 */
export function placesFrom(services: HttpServices, reached: string): Places {
  const url = new URL(reached)
  const hostname = url.hostname.toLowerCase().startsWith('autodiscover.') ? services.hostname : url.hostname
  const port = url.port === '' ? '' : `:${url.port}`
  return {
    origin: `${url.protocol}//${hostname}${port}`,
    hostname,
    has: (service) => services.protocols.has(service),
    mail: mailPlaces(services.addresses, hostname),
  }
}

/** Without what this account may not use. */
export function placesFor(places: Places, { protocols }: Pick<DirectoryObject, 'protocols'>): Places {
  if (!protocols) return places
  const known: ReadonlySet<string> = new Set(protocols)
  // The offline address book is Outlook's; a page for the browser is nobody's to be told who may not open it.
  const needs = (service: string): string => (service === 'oab' ? ('mapi' satisfies Protocol) : service)
  return {
    ...places,
    has: (service) => places.has(service) && known.has(needs(service)),
    mail: places.mail.filter(({ protocol }) => known.has(protocol)),
  }
}

/**
 * As it is configured. `reached`: how a client came here, which counts where TLS is listened for on this machine alone: there
 * the name of the server need not lead anywhere.
 */
export function placesConfigured(
  services: Pick<HttpServices, 'hostname' | 'addresses' | 'protocols'>,
  reached?: string,
): Places {
  const { addresses } = services
  const https = addresses.find(({ name }) => name === 'https')
  const hostname =
    reached !== undefined && https && isLoopback(https.host) ? new URL(reached).hostname : services.hostname
  const port = https && https.port !== 443 && https.port !== 0 ? `:${https.port}` : ''
  return {
    origin: `https://${hostname}${port}`,
    hostname,
    has: (service) => services.protocols.has(service),
    mail: mailPlaces(addresses, hostname),
  }
}

function mailPlaces(addresses: readonly ServiceAddress[], hostname: string): MailPlace[] {
  return Object.entries(mailServices).flatMap(([name, protocol]) => {
    const address = addresses.find((each) => each.name === name)
    if (!address || address.port === 0 || address.tls === 'none') return []
    return [
      { protocol, host: isLoopback(address.host) ? hostname : address.host, port: address.port, tls: address.tls },
    ]
  })
}

function isLoopback(host: string): boolean {
  return host.startsWith('127.') || host === '::1' || host === 'localhost'
}

/** Paths below the origin. */
export const paths = {
  ews: '/EWS/Exchange.asmx',
  eas: '/Microsoft-Server-ActiveSync',
  oab: '/OAB/',
  web: '/owa/',
  pox: '/autodiscover/autodiscover.xml',
  soap: '/autodiscover/autodiscover.svc',
  dav: '/dav/',
} as const

export function urlOf({ origin }: Places, service: keyof typeof paths): string {
  return origin + paths[service]
}

/** [MS-OXCMAPIHTTP] 2.2.2: a URI for each endpoint, which leads to the mailbox. */
export function mapiUrl({ origin }: Places, endpoint: 'emsmdb' | 'nspi', mailbox: string): string {
  return `${origin}/mapi/${endpoint}/?MailboxId=${mailbox}`
}
