/**
 * Autoconfig: what Thunderbird and others that read its format ask, without a login. The address stands in the query; the
 * answer is the same for everybody of a domain.
 *
 *   GET http(s)://autoconfig.example.org/mail/config-v1.1.xml?emailaddress=ada@example.org
 *   GET http(s)://example.org/.well-known/autoconfig/mail/config-v1.1.xml
 */
import { XmlWriter } from '#codec/xml/index.ts'
import { findAddress } from '#directory'
import { HttpError, type HttpAnswer, type HttpRequest, type HttpServices } from '../http.ts'
import { type Places, placesFrom, urlOf } from './places.ts'

/** What programs fill in themselves. */
const address = '%EMAILADDRESS%'

export async function answerAutoconfig(services: HttpServices, request: HttpRequest): Promise<HttpAnswer> {
  const given = request.query.get('emailaddress') ?? undefined
  const domains = await services.directory.domains()
  const wanted = given === undefined ? hostDomain(request.origin) : findAddress(given)?.domain
  const domain = domains.find(({ name }) => name === wanted) ?? (given === undefined ? domains[0] : undefined)
  if (!domain) throw new HttpError(404, 'That domain is not here.')
  return {
    status: 200,
    headers: { 'Content-Type': 'text/xml; charset=utf-8' },
    body: autoconfig(domain.name, placesFrom(services, request.origin)),
  }
}

/** `autoconfig.example.org` asks for `example.org`. */
function hostDomain(origin: string): string {
  return new URL(origin).hostname.replace(/^(?:autoconfig|mail|www)\./, '')
}

export function autoconfig(domain: string, places: Places): string {
  const xml = new XmlWriter()
    .declaration()
    .open('clientConfig', { version: '1.1' })
    .open('emailProvider', { id: domain })
    .element('domain', domain)
    .element('displayName', domain)
    .element('displayShortName', domain)
  for (const { protocol, host, port, tls } of places.mail) {
    const isOutgoing = protocol === 'smtp'
    xml
      .open(isOutgoing ? 'outgoingServer' : 'incomingServer', { type: protocol })
      .element('hostname', host)
      .element('port', port)
      .element('socketType', tls === 'implicit' ? 'SSL' : 'STARTTLS')
      .element('username', address)
      .element('authentication', 'password-cleartext')
      .close()
  }
  if (places.has('ews')) {
    const url = urlOf(places, 'ews')
    xml
      .open('incomingServer', { type: 'exchange' })
      .element('hostname', places.hostname)
      .element('port', 443)
      .element('socketType', 'SSL')
      .element('username', address)
      .element('authentication', 'password-cleartext')
      .element('ewsURL', url)
      .close()
  }
  xml.close()
  if (places.has('dav')) {
    const url = urlOf(places, 'dav')
    for (const [kind, type] of [
      ['addressBook', 'carddav'],
      ['calendar', 'caldav'],
    ] as const) {
      xml
        .open(kind, { type })
        .element('username', address)
        .element('authentication', 'http-basic')
        .element('serverURL', url)
        .close()
    }
  }
  return xml.close().take()
}
