/**
 * Autodiscover v2: one URL for one protocol, without a login, so that a client learns where to log in. It says nothing about
 * who exists: the domain alone decides.
 *
 *   GET /autodiscover/autodiscover.json/v1.0/ada@example.org?Protocol=AutodiscoverV1
 *   GET /autodiscover/autodiscover.json?Email=ada@example.org&Protocol=ActiveSync
 */
import { findAddress } from '#directory'
import type { HttpAnswer, HttpRequest, HttpServices } from '../http.ts'
import { type Places, placesFrom, urlOf } from './places.ts'

/** Names as clients write them, in lower case; the value is what runs, or undefined for what never does. */
const protocols: Readonly<Record<string, { name: string; url: (places: Places) => string | undefined }>> = {
  autodiscoverv1: { name: 'AutodiscoverV1', url: (places) => urlOf(places, 'pox') },
  activesync: { name: 'ActiveSync', url: (places) => (places.has('eas') ? urlOf(places, 'eas') : undefined) },
  ews: { name: 'Ews', url: (places) => (places.has('ews') ? urlOf(places, 'ews') : undefined) },
  rest: { name: 'Rest', url: () => undefined },
  substrate: { name: 'Substrate', url: () => undefined },
  substratesearchservice: { name: 'SubstrateSearchService', url: () => undefined },
  substratenotificationservice: { name: 'SubstrateNotificationService', url: () => undefined },
  outlookmeetingscheduler: { name: 'OutlookMeetingScheduler', url: () => undefined },
}

export async function answerJson(services: HttpServices, request: HttpRequest): Promise<HttpAnswer> {
  const query = new Map([...request.query].map(([name, value]) => [name.toLowerCase(), value]))
  const asked = query.get('protocol')
  const address = findAddress(query.get('email') ?? addressIn(request.rest))
  if (asked === undefined || asked === '') return failed(400, 'MandatoryParameterMissing', 'Protocol is missing.')
  if (!address) return failed(400, 'MandatoryParameterMissing', 'A mail address is missing.')
  const protocol = Object.hasOwn(protocols, asked.toLowerCase()) ? protocols[asked.toLowerCase()] : undefined
  if (!protocol) return failed(400, 'InvalidProtocol', 'There is no protocol of that name.')
  if (!(await services.directory.isOwnDomain(address.domain))) {
    return failed(404, 'UserNotFound', 'That domain is not here.')
  }
  const url = protocol.url(placesFrom(services, request.origin))
  if (url === undefined) return failed(400, 'ProtocolNotSupported', `${protocol.name} is not spoken here.`)
  return answered(200, { Protocol: protocol.name, Url: url })
}

/** `v1.0/ada@example.org`, percent-encoded or not. */
function addressIn(rest: string): string {
  const last = rest.slice(rest.lastIndexOf('/') + 1)
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}

function failed(status: number, code: string, message: string): HttpAnswer {
  return answered(status, { ErrorCode: code, ErrorMessage: message })
}

function answered(status: number, value: object): HttpAnswer {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'private' },
    body: JSON.stringify(value),
  }
}
