/**
 * Where somebody's mailbox is: Autodiscover as Outlook asks it. [MS-OXDSCLI] 3.1.5, [MS-OXCMAPIHTTP] 2.2.3.2.6
 *
 *   const { mailStore, addressBook, userDn } = await discover({ email, login, server: 'https://mail.example.org' })
 */
import http from 'node:http'
import https from 'node:https'
import { child, children, childText, readXml, XmlWriter, type XmlElement } from '#codec/xml/index.ts'
import { authorizationOf, type Login, tlsOptions } from './http-endpoint.ts'

export interface DiscoverOptions {
  email: string
  login: Login
  /** https://mail.example.org; without it the hosts that the address names are asked. */
  server?: string
  /** As in EndpointOptions. */
  authority?: string
  tlsName?: string
}

export interface Discovered {
  displayName: string
  /** The X.500 name of the mailbox. */
  userDn: string
  /** The endpoints of MAPI/HTTP. */
  mailStore: string
  addressBook: string
}

const requestSchema = 'http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006'
const responseSchema = 'http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a'
const path = '/autodiscover/autodiscover.xml'

export async function discover(options: DiscoverOptions): Promise<Discovered> {
  const domain = options.email.slice(options.email.lastIndexOf('@') + 1)
  const servers =
    options.server === undefined ? [`https://autodiscover.${domain}`, `https://${domain}`] : [options.server]
  let failure: unknown
  for (const server of servers) {
    try {
      return read(await ask(new URL(path, server), options))
    } catch (error) {
      failure = error
    }
  }
  throw failure
}

async function ask(url: URL, options: DiscoverOptions): Promise<Buffer> {
  const { email, login } = options
  const body = Buffer.from(
    new XmlWriter()
      .open('Autodiscover', { xmlns: requestSchema })
      .open('Request')
      .element('EMailAddress', email)
      .element('AcceptableResponseSchema', responseSchema)
      .close()
      .close()
      .take(),
  )
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  const request = (url.protocol === 'http:' ? http : https).request(url, {
    method: 'POST',
    headers: {
      authorization: authorizationOf(login),
      'content-type': 'text/xml; charset=utf-8',
      'content-length': body.length,
      // It speaks MAPI/HTTP.
      'x-mapihttpcapability': '1',
    },
    ...tlsOptions(options),
  })
  request.on('error', reject)
  request.on('response', (response) => {
    const pieces: Buffer[] = []
    response.on('data', (piece: Buffer) => pieces.push(piece))
    response.on('error', reject)
    response.on('end', () => {
      if (response.statusCode === 200) resolve(Buffer.concat(pieces))
      else reject(new Error(`${url.href}: HTTP status ${response.statusCode}`))
    })
  })
  request.end(body)
  return await promise
}

/** Throws when it is no answer about a mailbox over MAPI/HTTP. */
function read(xml: Buffer): Discovered {
  const response = child(readXml(xml), 'Response')
  const user = child(response, 'User')
  const protocol = children(child(response, 'Account'), 'Protocol').find(
    ({ attributes }) => attributes.Type === 'mapiHttp',
  )
  const userDn = childText(user, 'LegacyDN')
  if (!protocol || !userDn) throw new Error('Autodiscover names no mailbox that MAPI/HTTP reaches')
  return {
    displayName: childText(user, 'DisplayName') ?? '',
    userDn,
    mailStore: urlOf(child(protocol, 'MailStore')),
    addressBook: urlOf(child(protocol, 'AddressBook')),
  }
}

function urlOf(element: XmlElement | undefined): string {
  return childText(element, 'ExternalUrl') ?? childText(element, 'InternalUrl') ?? ''
}
