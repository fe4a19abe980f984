/**
 * Sends the requests of a file again, to this or another server: sessions begin anew, handles are those of the new session, and
 * what is answered differently is told. Only what travels over HTTP with a whole body (MAPI, the address book, web services).
 *
 * Ids of messages and folders in requests stay as they were: on a copy of the mailbox they mean the same.
 */
import http from 'node:http'
import https from 'node:https'
import { decode, encode } from '#codec/binary/index.ts'
import { bodies } from '#protocols/mapi/http/bodies.ts'
import { readExtended, writeExtended } from '#protocols/mapi/http/extended-buffer.ts'
import { Failure } from '#model'
import { ropBuffer } from '#protocols/mapi/buffer/rop-buffer.ts'
import { authorizationOf, HttpEndpoint, HttpRefused, type Login, SessionLost } from '#client/mapi/index.ts'
import type { Traced } from './traced.ts'

export interface ReplayOptions {
  /** https://mail.example.org */
  server: string
  login: Login
  authority?: string
  tlsName?: string
}

export interface Replayed {
  traced: Traced
  /** As Traced has it; undefined: it is of a kind that is not sent again. */
  result: string | undefined
  milliseconds: number
  /** The answer has the same result and, for ROPs, is as long as it was. */
  same: boolean
}

interface Session {
  endpoint: HttpEndpoint
  /** Handles of the recorded session, and what stands for them now. */
  handles: Map<number, number>
}

const noHandle = 0xffffffff

export async function* replay(exchanges: readonly Traced[], options: ReplayOptions): AsyncGenerator<Replayed> {
  const sessions = new Map<string, Session>()
  try {
    for (const traced of exchanges) {
      if (traced.request === undefined || traced.method !== 'POST') {
        yield { traced, result: undefined, milliseconds: 0, same: false }
        continue
      }
      const begun = performance.now()
      const isMapi = /^\/mapi\//i.test(traced.path)
      const { result, same } = isMapi ? await sendMapi(traced, sessions, options) : await sendPlain(traced, options)
      yield { traced, result, milliseconds: performance.now() - begun, same }
    }
  } finally {
    for (const { endpoint } of sessions.values()) endpoint.close()
  }
}

async function sendMapi(
  traced: Traced,
  sessions: Map<string, Session>,
  options: ReplayOptions,
): Promise<{ result: string; same: boolean }> {
  const key = `${traced.path} ${traced.session}`
  let session = sessions.get(key)
  if (!session) {
    session = {
      endpoint: new HttpEndpoint({ ...options, url: new URL(traced.path, options.server).href }),
      handles: new Map(),
    }
    sessions.set(key, session)
  }
  const request = bytesOf(traced.request)
  const wait = traced.what === 'NotificationWait'
  // Nobody waits for what happened then.
  if (wait) return { result: traced.result, same: true }
  try {
    const isExecute = traced.what === 'Execute'
    const body = isExecute ? withHandles(request, session.handles) : request
    const answer = await session.endpoint.send(traced.what, body)
    const recorded = unframed(bytesOf(traced.response))
    if (isExecute) learn(recorded, answer, session.handles)
    return { result: '200 0', same: traced.result === '200 0' && answer.length === recorded.length }
  } catch (error) {
    if (error instanceof SessionLost) return { result: '200 10', same: traced.result === '200 10' }
    if (!(error instanceof HttpRefused)) throw error
    const result = Number.isNaN(error.code) ? String(error.status) : `${error.status} ${error.code}`
    return { result, same: result === traced.result }
  }
}

function withHandles(request: Uint8Array, known: ReadonlyMap<number, number>): Uint8Array {
  const asked = decode(bodies.Execute.request, request)
  const payloads = readExtended(asked.ropBuffer).map((payload) => {
    const { rops, handles } = decode(ropBuffer, payload)
    return encode(ropBuffer, { rops, handles: handles.map((handle) => known.get(handle) ?? handle) })
  })
  return encode(bodies.Execute.request, {
    ...asked,
    ropBuffer: writeExtended(payloads, { compress: false, xor: false }),
    auxiliary: new Uint8Array(),
  })
}

/** The same place of the table has the handle of then and that of now. */
function learn(recorded: Uint8Array, answer: Uint8Array, known: Map<number, number>): void {
  const [then, now] = [handlesOf(recorded), handlesOf(answer)]
  then.forEach((handle, index) => {
    const today = now[index]
    if (handle !== noHandle && today !== undefined && today !== noHandle) known.set(handle, today)
  })
}

function handlesOf(body: Uint8Array): number[] {
  if (body.length === 0) return []
  const { ropBuffer: buffer } = decode(bodies.Execute.response, body)
  const [payload] = buffer.length > 0 ? readExtended(buffer) : []
  return payload ? decode(ropBuffer, payload).handles : []
}

async function sendPlain(traced: Traced, options: ReplayOptions): Promise<{ result: string; same: boolean }> {
  const url = new URL(traced.path, options.server)
  const body = bytesOf(traced.request)
  const isXml = body[0] === 0x3c || body[0] === 0xef
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const request = (url.protocol === 'http:' ? http : https).request(url, {
    method: traced.method,
    headers: {
      authorization: authorizationOf(options.login),
      'content-type': isXml ? 'text/xml; charset=utf-8' : 'application/octet-stream',
      'content-length': body.length,
      ...(traced.what && { soapaction: traced.what }),
    },
    ...(options.authority !== undefined && { ca: options.authority }),
    ...(options.tlsName !== undefined && { servername: options.tlsName }),
  })
  request.on('error', (error) => reject(inWords(error)))
  request.on('response', (response) => {
    response.resume()
    response.on('error', reject)
    response.on('end', () => resolve(response.statusCode ?? 0))
  })
  request.end(body)
  const result = String(await promise)
  return { result, same: result === traced.result.split(' ')[0] }
}

/** A certificate that nobody here trusts is the user's business, not a bug. */
function inWords(error: NodeJS.ErrnoException): Error {
  const isUntrusted = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(error.code ?? '')
  if (!isUntrusted) return new Failure('invalid', error.message)
  return new Failure('invalid', `the certificate is not trusted (${error.code}): --authority DATA/tls/authority.pem`)
}

function bytesOf(base64: string | undefined): Uint8Array {
  return Buffer.from(base64 ?? '', 'base64')
}

/** Behind the headers of an answer of MAPI/HTTP. */
function unframed(response: Uint8Array): Uint8Array {
  const end = Buffer.from(response.buffer, response.byteOffset, response.length).indexOf('\r\n\r\n')
  return end < 0 ? new Uint8Array() : response.subarray(end + 4)
}
