/**
 * Autodiscover in plain XML: what Outlook, Apple Mail and ActiveSync devices ask first. [MS-OXDSCLI] 2.2.4, [MS-ASCMD] 2.2.1.1
 *
 *   <Autodiscover xmlns="…/outlook/requestschema/2006"><Request>
 *     <EMailAddress>ada@example.org</EMailAddress> <AcceptableResponseSchema>…/outlook/responseschema/2006a
 *
 * Errors are answers with 200: a client that gets another status asks for the password again.
 */
import { child, childText, readXml, XmlWriter } from '#codec/xml/index.ts'
import { LayoutError } from '#codec/binary/index.ts'
import type { HttpAnswer, HttpRequest, HttpServices } from '../http.ts'
import { findAccount } from './account.ts'
import { placesFor, placesFrom } from './places.ts'
import { writeMobileSync } from './pox-mobilesync.ts'
import { writeOutlook } from './pox-outlook.ts'
import { schemas } from './schemas.ts'

/** [MS-OXDSCLI] 2.2.4.1.1.1.1.1 */
const errors = {
  500: 'The e-mail address cannot be found.',
  600: 'Invalid Request',
  601: 'Provider is not available',
} as const

/** Clients that look which services there are ask for this before they send anything. */
export const offered = { 'X-SOAP-Enabled': 'True' } as const

interface Asked {
  address: string | undefined
  legacyDn: string | undefined
  schema: string | undefined
}

export async function answerPox(services: HttpServices, request: HttpRequest): Promise<HttpAnswer> {
  const { login } = request
  if (!login) throw new Error('the route wants a login')
  const asked = await readRequest(request)
  if (!asked) return failed(600)
  const isMobile = asked.schema === schemas.mobileSync
  const places = placesFrom(services, request.origin)
  if (!isMobile && asked.schema !== schemas.outlook) return failed(601)
  if (isMobile && !places.has('eas')) return failed(601)
  const found = await findAccount(services.directory, login, asked)
  if (found.kind === 'unknown') return failed(500)
  const xml = new XmlWriter().declaration().open('Autodiscover', { xmlns: schemas.error })
  const own = found.kind === 'account' ? placesFor(places, found.account.object) : places
  const speaksMapiHttp = Number(request.header('x-mapihttpcapability') ?? 0) >= 1
  if (isMobile) writeMobileSync(xml, own, found)
  else writeOutlook(xml, own, found, speaksMapiHttp && own.has('mapi'))
  return answered(xml.close())
}

/** What a client is told that only looks. */
export function answerPoxGet(): HttpAnswer {
  return failed(600)
}

async function readRequest(request: HttpRequest): Promise<Asked | undefined> {
  try {
    const root = readXml(await request.body.bytes(), { depth: 16, elements: 200 })
    const asked = child(root, 'Request')
    if (root.name !== 'Autodiscover' || !asked) return undefined
    const address = childText(asked, 'EMailAddress')
    const legacyDn = childText(asked, 'LegacyDN')
    if (!address && !legacyDn) return undefined
    return { address, legacyDn, schema: childText(asked, 'AcceptableResponseSchema') }
  } catch (error) {
    if (error instanceof LayoutError) return undefined
    throw error
  }
}

function failed(code: keyof typeof errors): HttpAnswer {
  const now = new Date()
  const time = `${now.toISOString().slice(11, 19)}.${String(now.getMilliseconds()).padStart(3, '0')}0000`
  const xml = new XmlWriter()
    .declaration()
    .open('Autodiscover', { xmlns: schemas.error })
    .open('Response')
    .open('Error', { Time: time, Id: '1' })
    .element('ErrorCode', code)
    .element('Message', errors[code])
    .element('DebugData', '')
  return answered(xml.close().close().close())
}

function answered(xml: XmlWriter): HttpAnswer {
  return {
    status: 200,
    headers: { 'Content-Type': 'text/xml; charset=utf-8', 'Cache-Control': 'private', ...offered },
    body: xml.take(),
  }
}
