/**
 * Autodiscover as a SOAP service: what EWS clients ask, several mailboxes and chosen settings at a time.
 * [MS-OXWSADISC] 3.1.4
 *
 *   POST /autodiscover/autodiscover.svc
 *   <Envelope><Header><RequestedServerVersion/>…</Header><Body><GetUserSettingsRequestMessage><Request>…
 */
import { child, readXml, type XmlElement, XmlWriter } from '#codec/xml/index.ts'
import { LayoutError } from '#codec/binary/index.ts'
import type { Login } from '#directory'
import type { HttpAnswer, HttpRequest, HttpServices } from '../http.ts'
import { getDomainSettings } from './get-domain-settings.ts'
import { getFederationInformation } from './get-federation-information.ts'
import { getOrganizationRelationshipSettings } from './get-organization-relationship-settings.ts'
import { getUserSettings } from './get-user-settings.ts'
import { type Places, placesFrom } from './places.ts'
import { version } from '../exchange-version.ts'

export interface SoapCall {
  services: HttpServices
  login: Login
  places: Places
  /** The element Request of the message; undefined where there is none. */
  request: XmlElement | undefined
}

export interface SoapOperation {
  /** `GetUserSettings`: the message is `GetUserSettingsRequestMessage`. */
  name: string
  /** Writes what stands in the element Response. */
  answer(xml: XmlWriter, call: SoapCall): Promise<void>
}

const operations: readonly SoapOperation[] = [
  getUserSettings,
  getDomainSettings,
  getFederationInformation,
  getOrganizationRelationshipSettings,
]

const namespaces = {
  envelope: 'http://schemas.xmlsoap.org/soap/envelope/',
  addressing: 'http://www.w3.org/2005/08/addressing',
  autodiscover: 'http://schemas.microsoft.com/exchange/2010/Autodiscover',
  instance: 'http://www.w3.org/2001/XMLSchema-instance',
} as const

export async function answerSoap(services: HttpServices, request: HttpRequest): Promise<HttpAnswer> {
  const { login } = request
  if (!login) throw new Error('the route wants a login')
  let message: XmlElement | undefined
  try {
    const root = readXml(await request.body.bytes(), { depth: 32, elements: 10_000 })
    message = root.name === 'Envelope' ? child(root, 'Body')?.children[0] : undefined
  } catch (error) {
    if (!(error instanceof LayoutError)) throw error
    return fault('The request is not XML that can be read.')
  }
  const operation = operations.find(({ name }) => message?.name === `${name}RequestMessage`)
  if (!operation) return fault('The message is none that this service knows.')
  const xml = envelope(`${namespaces.autodiscover}/Autodiscover/${operation.name}Response`)
  xml.open(`${operation.name}ResponseMessage`, { xmlns: namespaces.autodiscover })
  xml.open('Response', { 'xmlns:i': namespaces.instance })
  await operation.answer(xml, {
    services,
    login,
    places: placesFrom(services, request.origin),
    request: child(message, 'Request'),
  })
  return answered(200, xml.close().close())
}

function envelope(action: string): XmlWriter {
  return new XmlWriter()
    .declaration()
    .open('s:Envelope', { 'xmlns:s': namespaces.envelope, 'xmlns:a': namespaces.addressing })
    .open('s:Header')
    .element('a:Action', action, { 's:mustUnderstand': 1 })
    .open('h:ServerVersionInfo', { 'xmlns:h': namespaces.autodiscover })
    .element('h:MajorVersion', version.major)
    .element('h:MinorVersion', version.minor)
    .element('h:MajorBuildNumber', version.buildMajor)
    .element('h:MinorBuildNumber', version.buildMinor)
    .element('h:Version', 'Exchange2015')
    .close()
    .close()
    .open('s:Body')
}

/** SOAP 1.1 section 6.2: a fault is never a success of HTTP. */
function fault(text: string): HttpAnswer {
  const xml = envelope(`${namespaces.addressing}/soap/fault`)
    .open('s:Fault')
    .element('faultcode', 's:Client')
    .element('faultstring', text)
    .close()
  return answered(500, xml)
}

function answered(status: number, xml: XmlWriter): HttpAnswer {
  return {
    status,
    headers: { 'Content-Type': 'text/xml; charset=utf-8', 'Cache-Control': 'private' },
    body: xml.close().close().take(),
  }
}
