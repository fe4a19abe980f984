/**
 * A request of EWS from its bytes to its answer: envelope, headers, operation, schema, handler, and the answer in pieces.
 */
import { setImmediate } from 'node:timers/promises'
import { LayoutError } from '#codec/binary/index.ts'
import { decodeXml, readXmlWithBreaths, type XmlElement } from '#codec/xml/index.ts'
import { type HttpAnswer, HttpError, type HttpRequest } from '../http.ts'
import { Call } from './call.ts'
import { EwsFailure, Fault, messageOf, responseCodeOf } from './errors.ts'
import { failureMessages } from './failure-messages.ts'
import { actingUser, readHeaders } from './headers.ts'
import { notOfferedFault } from './not-offered.ts'
import { type Operation, type OperationName, Several } from './operation.ts'
import { operations } from './operations/index.ts'
import { type ElementUse, messagesNamespace, readElement, schema, Violation, writeElement } from './schema/index.ts'
import type { EwsService } from './service.ts'
import {
  contentTypes,
  inEnvelope,
  inStreamedEnvelope,
  readEnvelope,
  type SoapVersion,
  soapVersionOf,
  writeFault,
} from './soap.ts'

/** A request that names a hundred thousand things is one that nobody makes. */
const limits = { bytes: Number.POSITIVE_INFINITY, depth: 200, elements: 100_000, attributes: 32 }
/** Characters that are collected before they are sent. */
const pieceLength = 32 * 1024

export async function answerSoap(service: EwsService, request: HttpRequest): Promise<HttpAnswer> {
  let soap: SoapVersion = /application\/soap\+xml/i.test(request.header('content-type') ?? '') ? '1.2' : '1.1'
  let text = ''
  let leave: (() => void) | undefined
  try {
    const { login } = request
    if (!login) throw new Error('the route wants a login')
    // Before anything is read: what has come of a request and what is made of it takes memory, too.
    const turns = enter(service, login.user.id, request)
    leave = turns.leave
    text = decodeXml(await request.body.bytes())
    const root = await readXmlWithBreaths(text, limits)
    soap = soapVersionOf(root) ?? soap
    const envelope = readEnvelope(root)
    const { operation, use } = operationOf(envelope.body)
    const { impersonated, ...headers } = readHeaders(envelope.headers)
    const { services } = service
    const user = await actingUser(services.directory, login, impersonated)
    const { closed, id: requestId, origin, remoteAddress } = request
    const call = new Call({ services, service, login, user, closed, remoteAddress, requestId, origin, ...headers })
    const message = readElement(schema, envelope.body, use.request)
    const answer = await handled(operation, call, message)
    services.log.debug('ews.operation', { request: requestId, operation: operation.name, user: user.id })
    return await answered(soap, use.response, answer, turns)
  } catch (error) {
    leave?.()
    return faultAnswer(soap, faultOf(error, text, service, request))
  }
}

/** What fails before the first thing is looked at fails for each of them; the request itself was one that can be answered. */
async function handled(operation: Operation, call: Call, request: unknown): Promise<unknown> {
  try {
    return await operation.handle(call, request)
  } catch (error) {
    const messages = error instanceof Fault ? undefined : failureMessages(call, operation.name, request, error)
    if (!messages) throw error
    return { ResponseMessages: messages }
  }
}

interface Turns {
  leave(): void
  /** From now on it is a stream of events, and counts as such. */
  stream(): void
}

/** Whoever goes away before the answer has ended leaves as well. */
function enter({ throttle }: EwsService, user: string, { closed }: HttpRequest): Turns {
  let turn = throttle.enter(user)
  const leave = (): void => turn.leave()
  closed.addEventListener('abort', leave, { once: true })
  return {
    leave,
    stream: () => {
      const stream = throttle.enter(user, 'streams')
      turn.leave()
      turn = stream
      if (closed.aborted) leave()
    },
  }
}

interface Uses {
  name: OperationName
  request: ElementUse
  response: ElementUse
}

/** By the name of the request's element. */
const byRequest: ReadonlyMap<string, Uses> = new Map(
  schema.table.operations.map((text) => {
    const [name = '', request = '', response = ''] = text.split(' ')
    const element = (of: string): ElementUse => {
      const found = schema.element('m', of)
      if (!found) throw new Error(`there is no element ${of}`)
      return found
    }
    return [request, { name: name as OperationName, request: element(request), response: element(response) }]
  }),
)

function operationOf(body: XmlElement): { operation: Operation; use: Uses } {
  const use = body.namespace === messagesNamespace ? byRequest.get(body.name) : undefined
  if (!use) throw new Fault('ErrorInvalidRequest', `There is no operation ${body.name.slice(0, 80)}.`)
  const operation = operations.get(use.name)
  if (!operation) throw notOfferedFault(use.name)
  return { operation, use }
}

/** What is short is sent at once, with its length; what fails before the first piece is full is a fault. */
async function answered(soap: SoapVersion, use: ElementUse, answer: unknown, turns: Turns): Promise<HttpAnswer> {
  const headers = { 'Content-Type': contentTypes[soap], 'Cache-Control': 'private' }
  if (answer instanceof Several) {
    turns.stream()
    // Clients that take one envelope after the other count its bytes, and cannot in what was compressed together (exchangelib).
    return { status: 200, headers, body: severalEnvelopes(soap, use, answer.answers, turns), gzip: false }
  }
  const pieces = collected(inEnvelope(soap, writeElement(schema, use, answer)))
  const first = await pieces.next()
  const second = await pieces.next()
  if (second.done === true) {
    turns.leave()
    return { status: 200, headers, body: first.done === true ? '' : first.value }
  }
  return { status: 200, headers, body: continued([first.value as string, second.value], pieces, turns) }
}

async function* severalEnvelopes(
  soap: SoapVersion,
  use: ElementUse,
  answers: AsyncIterable<unknown>,
  turns: Turns,
): AsyncGenerator<string> {
  try {
    for await (const answer of answers) {
      let text = ''
      for await (const piece of inStreamedEnvelope(soap, writeElement(schema, use, answer))) text += piece
      yield text
    }
  } finally {
    turns.leave()
  }
}

async function* continued(
  begun: readonly string[],
  pieces: AsyncIterable<string>,
  turns: Turns,
): AsyncGenerator<string> {
  try {
    yield* begun
    yield* pieces
  } finally {
    turns.leave()
  }
}

async function* collected(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let text = ''
  for await (const piece of pieces) {
    text += piece
    if (text.length < pieceLength) continue
    yield text
    text = ''
    // Things that are answered out of memory would let nobody else have a turn.
    await setImmediate()
  }
  if (text !== '') yield text
}

function faultOf(error: unknown, text: string, { services }: EwsService, request: HttpRequest): Fault {
  if (error instanceof HttpError) throw error
  if (error instanceof Fault) return error
  if (error instanceof Violation) return invalidSchema(error.message, placeOf(error, text), text)
  // XML that cannot be read; what a layout refuses later is an item's own failure.
  if (error instanceof LayoutError && error.path === 'XML') return invalidSchema(error.message, error.offset, text)
  const code = responseCodeOf(error)
  if (code !== undefined) {
    const values = error instanceof EwsFailure ? error.values : undefined
    return new Fault(code, messageOf(error), values)
  }
  services.log.error('ews.bug', { request: request.id, error })
  return new Fault('ErrorInternalServerError')
}

/** The place is that of the name of the element, or of the attribute, as Exchange tells it. */
function invalidSchema(violation: string, at: number, text: string): Fault {
  const before = text.slice(0, at).split('\n')
  const details = { LineNumber: before.length, LinePosition: (before.at(-1)?.length ?? 0) + 1, Violation: violation }
  return new Fault('ErrorSchemaValidation', `The request failed schema validation: ${violation}`, details)
}

function placeOf({ offset, attribute }: Violation, text: string): number {
  const start = text.lastIndexOf('<', offset - 1) + 1
  if (attribute === undefined) return start
  const found = text
    .slice(start, offset)
    .search(new RegExp(`(?<=\\s)(?:[\\w.-]+:)?${attribute.replace(/[^\w-]/g, '.')}\\s*=`))
  return found < 0 ? start : start + found
}

/** SOAP 1.1 section 6.2: a fault is never a success of HTTP. */
function faultAnswer(soap: SoapVersion, fault: Fault): HttpAnswer {
  return {
    status: 500,
    headers: { 'Content-Type': contentTypes[soap], 'Cache-Control': 'private' },
    body: writeFault(soap, fault),
  }
}
