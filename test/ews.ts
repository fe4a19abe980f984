/**
 * For tests of EWS: requests of ada and ben in this process, over the world of test/groupware.ts. Every answer is held
 * against the schemas of Exchange where the specifications are there.
 *
 *   const ews = await startEws(world)
 *   const answer = await ews.ask('ada', '<m:GetFolder>…</m:GetFolder>')     // the element GetFolderResponse
 */
import { after } from 'node:test'
import { child, childText, readXml, type XmlElement } from '#codec/xml/index.ts'
import type { Login } from '#directory'
import { answerSoap } from '#protocols/ews/dispatch.ts'
import { EwsService, type EwsServiceOptions } from '#protocols/ews/service.ts'
import type { HttpAnswer, HttpRequest, HttpServices } from '#protocols/http.ts'
import { validateMessage } from './ews-schema.ts'
import type { Fixture } from './groupware.ts'

export interface EwsWorld {
  service: EwsService
  /** The answer's element in the body; a fault is thrown as an EwsFault. */
  ask(who: string, message: string, options?: AskOptions): Promise<XmlElement>
  /** The messages within the answer. */
  askMessages(who: string, message: string, options?: AskOptions): Promise<XmlElement[]>
  /** Without the body's bytes looked at. */
  raw(who: string, body: string | Uint8Array, options?: RawOptions): Promise<HttpAnswer>
}

export interface AskOptions {
  version?: string
  /** More elements of the header. */
  headers?: string
  soap?: '1.1' | '1.2'
}

export interface RawOptions {
  contentType?: string
  closed?: AbortSignal
}

export class EwsFault extends Error {
  readonly status: number
  readonly code: string
  readonly envelope: XmlElement

  constructor(status: number, envelope: XmlElement) {
    const detail = find(envelope, 'detail') ?? find(envelope, 'Detail')
    const code = childText(detail, 'ResponseCode') ?? ''
    super(`${code}: ${childText(detail, 'Message') ?? ''}`)
    this.status = status
    this.code = code
    this.envelope = envelope
  }
}

const envelopes = {
  '1.1': 'http://schemas.xmlsoap.org/soap/envelope/',
  '1.2': 'http://www.w3.org/2003/05/soap-envelope',
}

export function envelope(
  message: string,
  { version = 'Exchange2016', headers = '', soap = '1.1' }: AskOptions = {},
): string {
  return (
    `<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="${envelopes[soap]}"` +
    ' xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"' +
    ' xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types">' +
    `<s:Header><t:RequestServerVersion Version="${version}"/>${headers}</s:Header><s:Body>${message}</s:Body></s:Envelope>`
  )
}

export async function startEws(world: Fixture, options: EwsServiceOptions = {}): Promise<EwsWorld> {
  const note = (event: string, fields?: Record<string, unknown>) => void world.logged.push({ event, fields })
  const log = { debug: note, info: note, warn: note, error: note, with: () => log }
  const { store, directory, groupware } = world
  const stopping = new AbortController()
  const services = {
    store,
    directory,
    groupware,
    log,
    hostname: 'mail.example.test',
    stopping: stopping.signal,
    sessionPrefix: 'w0.',
    addresses: [],
    protocols: new Set(['ews']),
  } as unknown as HttpServices
  const service = new EwsService(services, options)
  after(() => stopping.abort())
  const logins = new Map<string, Promise<Login>>()
  const login = (who: string): Promise<Login> => {
    let found = logins.get(who)
    if (!found) logins.set(who, (found = world.login(`${who}@example.test`)))
    return found
  }
  let requests = 0
  async function raw(who: string, body: string | Uint8Array, options: RawOptions = {}): Promise<HttpAnswer> {
    const bytes = typeof body === 'string' ? Buffer.from(body) : body
    const headers: Record<string, string> = { 'content-type': options.contentType ?? 'text/xml; charset=utf-8' }
    const request = {
      id: `r${++requests}`,
      method: 'POST',
      path: '/EWS/Exchange.asmx',
      header: (name: string) => headers[name],
      headers,
      origin: 'https://mail.example.test',
      remoteAddress: '127.0.0.1',
      login: await login(who),
      closed: options.closed ?? new AbortController().signal,
      body: { bytes: () => Promise.resolve(bytes) },
    } as unknown as HttpRequest
    return await answerSoap(service, request)
  }
  async function ask(who: string, message: string, options: AskOptions = {}): Promise<XmlElement> {
    const answer = await raw(who, envelope(message, options))
    const text = await bodyText(answer)
    const root = readXml(text)
    if (answer.status !== 200) throw new EwsFault(answer.status, root)
    validateMessage(messageText(text))
    const found = child(root, 'Body')?.children[0]
    if (!found) throw new Error('an envelope without a message')
    return found
  }
  return {
    service,
    raw,
    ask,
    async askMessages(who, message, options) {
      return [...(child(await ask(who, message, options), 'ResponseMessages')?.children ?? [])]
    },
  }
}

/** All of a body, however it comes. */
export async function bodyText({ body = '' }: HttpAnswer): Promise<string> {
  if (typeof body === 'string') return body
  if (body instanceof Uint8Array) return Buffer.from(body).toString()
  const pieces: Uint8Array[] = []
  for await (const piece of body) pieces.push(typeof piece === 'string' ? Buffer.from(piece) : piece)
  return Buffer.concat(pieces).toString()
}

/** The message within an envelope as a document of its own. */
export function messageText(text: string): string {
  const [, namespaces = '', message = ''] = /<(?:s|soap11):Body([^>]*)>(.*)<\/(?:s|soap11):Body>/s.exec(text) ?? []
  return message.replace(/^<([\w:]+)/, (_, name: string) => `<${name}${namespaces}`)
}

/** The first element of that name, however deep. */
export function find(element: XmlElement | undefined, name: string): XmlElement | undefined {
  if (!element) return undefined
  if (element.name === name) return element
  for (const each of element.children) {
    const found = find(each, name)
    if (found) return found
  }
  return undefined
}

/** All elements of that name, however deep. */
export function findAll(element: XmlElement | undefined, name: string): XmlElement[] {
  if (!element) return []
  return [...(element.name === name ? [element] : []), ...element.children.flatMap((each) => findAll(each, name))]
}
