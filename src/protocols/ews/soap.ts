/**
 * SOAP 1.1 and 1.2: the envelope of requests and answers, its headers, and faults. SOAP 1.1 sections 4.1 to 4.4 and 6.2; SOAP 1.2 Part 1, 5.
 */
import { child, type XmlElement, XmlWriter } from '#codec/xml/index.ts'
import { version } from '../exchange-version.ts'
import { Fault } from './errors.ts'
import { errorsNamespace, messagesNamespace, typesNamespace, Violation } from './schema/index.ts'
import { newestVersion } from './server-version.ts'

export type SoapVersion = '1.1' | '1.2'

const envelopes: Readonly<Record<SoapVersion, string>> = {
  '1.1': 'http://schemas.xmlsoap.org/soap/envelope/',
  '1.2': 'http://www.w3.org/2003/05/soap-envelope',
}
export const contentTypes: Readonly<Record<SoapVersion, string>> = {
  '1.1': 'text/xml; charset=utf-8',
  '1.2': 'application/soap+xml; charset=utf-8',
}

export interface SoapRequest {
  soap: SoapVersion
  headers: readonly XmlElement[]
  body: XmlElement
}

/** The parts of an envelope. Throws a Fault. */
export function readEnvelope(root: XmlElement): SoapRequest {
  const soap = soapVersionOf(root)
  if (!soap) throw new Violation('The document is no SOAP envelope.', root.offset)
  const namespace = envelopes[soap]
  const body = child(root, 'Body')
  const [message, ...more] = body?.children ?? []
  if (!body || body.namespace !== namespace || !message)
    throw new Violation('The envelope has no message.', root.offset)
  if (more.length > 0) throw new Violation('The envelope has more than one message.', (more[0] as XmlElement).offset)
  return { soap, headers: child(root, 'Header')?.children ?? [], body: message }
}

export function soapVersionOf(root: XmlElement): SoapVersion | undefined {
  if (root.name !== 'Envelope') return undefined
  return root.namespace === envelopes['1.1'] ? '1.1' : root.namespace === envelopes['1.2'] ? '1.2' : undefined
}

/**
 * An envelope of a stream of them, as Exchange writes it: clients look for the very characters `<Envelope` and `</Envelope>`
 * to know where one ends (ews-javascript-api, Akonadi).
 */
export async function* inStreamedEnvelope(soap: SoapVersion, message: AsyncIterable<string>): AsyncGenerator<string> {
  const namespace = envelopes[soap]
  const open = new XmlWriter().open('Envelope', { xmlns: namespace })
  open.open('soap11:Header', { 'xmlns:soap11': namespace })
  yield writeVersion(open)
    .close()
    .open('soap11:Body', { 'xmlns:soap11': namespace, ...bodyNamespaces })
    .take()
  yield* message
  yield '</soap11:Body></Envelope>'
}

/** An envelope around a message that comes in pieces. */
export async function* inEnvelope(soap: SoapVersion, message: AsyncIterable<string>): AsyncGenerator<string> {
  yield opened(soap).take()
  yield* message
  yield '</s:Body></s:Envelope>'
}

function opened(soap: SoapVersion): XmlWriter {
  const xml = new XmlWriter().declaration().open('s:Envelope', { 'xmlns:s': envelopes[soap] }).open('s:Header')
  return writeVersion(xml).close().open('s:Body', bodyNamespaces)
}

const bodyNamespaces = {
  'xmlns:m': messagesNamespace,
  'xmlns:t': typesNamespace,
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
}

function writeVersion(xml: XmlWriter): XmlWriter {
  return xml.element('h:ServerVersionInfo', '', {
    MajorVersion: version.major,
    MinorVersion: version.minor,
    MajorBuildNumber: version.buildMajor,
    MinorBuildNumber: version.buildMinor,
    Version: newestVersion,
    'xmlns:h': typesNamespace,
  })
}

export function writeFault(soap: SoapVersion, fault: Fault): string {
  const { responseCode, message, details } = fault
  const xml = opened(soap).open('s:Fault')
  const code = `t:${responseCode}`
  if (soap === '1.1') {
    xml.element('faultcode', code).element('faultstring', message, { 'xml:lang': 'en-US' }).open('detail')
  } else {
    const side =
      responseCode === 'ErrorInternalServerError' || responseCode === 'ErrorServerBusy' ? 'Receiver' : 'Sender'
    xml.open('s:Code').element('s:Value', `s:${side}`)
    xml.open('s:Subcode').element('s:Value', code).close().close()
    xml.open('s:Reason').element('s:Text', message, { 'xml:lang': 'en-US' }).close().open('s:Detail')
  }
  xml
    .element('e:ResponseCode', responseCode, { 'xmlns:e': errorsNamespace })
    // What is wrong with the request stands in the details.
    .element('e:Message', details.Violation === undefined ? message : 'The request failed schema validation.', {
      'xmlns:e': errorsNamespace,
    })
  const entries = Object.entries(details)
  if (entries.length > 0) {
    xml.open('t:MessageXml')
    for (const [name, value] of entries) {
      if (elementsOfFaults.has(name)) xml.element(`t:${name}`, value)
      else xml.element('t:Value', value, { Name: name })
    }
    xml.close()
  }
  return `${xml.close().close().take()}</s:Body></s:Envelope>`
}

/** Others are `t:Value` with a name. */
const elementsOfFaults = new Set(['LineNumber', 'LinePosition', 'Violation'])
