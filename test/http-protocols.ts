/**
 * A protocol over HTTP for tests: echoes, streams, waits; and services in which two people can log in.
 */
import { threadId } from 'node:worker_threads'
import type { Attempt, DirectoryObject, Login } from '#directory'
import { TooManyFailures } from '#directory'
import { Failure } from '#model'
import type { HttpProtocol, HttpServices } from '#protocols/http.ts'
import type { Log } from '#protocols/services.ts'

export const silent: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  with: () => silent,
}

export function testServices(log: Log = silent): HttpServices {
  return {
    directory: { authenticate, authenticateToken } as unknown as HttpServices['directory'],
    log,
    hostname: 'mail.example.test',
    stopping: new AbortController().signal,
    sessionPrefix: 'w0.',
    addresses: [],
    protocols: new Set(),
  } as unknown as HttpServices
}

async function authenticate({ name, password, protocol }: Attempt): Promise<Login> {
  if (name === 'busy') throw new TooManyFailures(7)
  if (name === 'off') throw new Failure('disabled')
  if (password !== 'right' || protocol !== 'ews') throw new Failure('loginFailed')
  return { user: { id: name } as DirectoryObject, name, via: 'password' }
}

async function authenticateToken({ token }: { token: string }): Promise<Login> {
  if (token !== 'kontor_token') throw new Failure('loginFailed')
  return { user: { id: 'ada' } as DirectoryObject, name: 'ada', via: 'token' }
}

/** What happened in this thread, for GET /seen: pieces of the flood that were asked for, polls that were left. */
let pieces = 0
let left = 0
const text = { 'Content-Type': 'text/plain' }

export const testProtocol: HttpProtocol = {
  name: 'ews',
  routes: () => [
    {
      path: '/Echo',
      methods: ['POST', 'GET'],
      login: 'none',
      bodyBytes: 4 * 1024 * 1024,
      gzip: true,
      handle: async (request) => ({ status: 200, headers: text, body: await request.body.bytes() }),
    },
    {
      path: '/mirror',
      login: 'none',
      handle: (request) => ({ status: 200, body: request.body.stream() }),
    },
    {
      path: '/who',
      methods: ['GET', 'POST'],
      login: 'required',
      handle: async ({ login, id }) => ({ status: 200, body: `${login?.user.id} ${login?.via} ${id} ${threadId}` }),
    },
    {
      path: '/thread/*',
      methods: ['GET'],
      login: 'none',
      handle: ({ rest }) => ({ status: 200, body: `${threadId} ${rest}` }),
    },
    {
      path: '/facts',
      methods: ['GET'],
      login: 'none',
      handle: ({ path, origin, queryText, cookie, remoteAddress, secure }) => ({
        status: 200,
        body: JSON.stringify({ path, origin, queryText, remoteAddress, secure, cookie: typeof cookie }),
      }),
    },
    {
      path: '/poll',
      methods: ['GET'],
      login: 'none',
      gzip: true,
      handle: ({ closed }) => ({ status: 200, body: poll(closed) }),
    },
    { path: '/flood', methods: ['GET'], login: 'none', handle: () => ({ status: 200, body: flood() }) },
    {
      path: '/go',
      methods: ['GET'],
      login: 'none',
      handle: () => {
        go?.()
        return { status: 200, body: 'gone on' }
      },
    },
    { path: '/seen', methods: ['GET'], login: 'none', handle: () => ({ status: 200, body: `${pieces} ${left}` }) },
    {
      path: '/broken',
      methods: ['GET'],
      login: 'none',
      handle() {
        throw new TypeError('the inner workings')
      },
    },
    { path: '/breaks', methods: ['GET'], login: 'none', handle: () => ({ status: 200, body: breaking() }) },
    {
      path: '/fails',
      methods: ['GET'],
      login: 'none',
      handle() {
        throw new Failure('busy')
      },
    },
    { path: '/crash', methods: ['GET'], login: 'none', handle: () => process.exit(7) },
  ],
}

/** Says "a", and "b" when its client asks for /thread/go in the same thread; or notes that it was left. */
let go: (() => void) | undefined

async function* poll(closed: AbortSignal): AsyncGenerator<string> {
  yield 'a'
  const gone = await new Promise<boolean>((resolve) => {
    go = () => resolve(false)
    closed.addEventListener('abort', () => resolve(true), { once: true })
  })
  if (gone) left++
  else yield 'b'
}

async function* flood(): AsyncGenerator<Uint8Array> {
  for (let piece = 0; piece < 10_000; piece++) {
    pieces = piece
    yield new Uint8Array(64 * 1024)
  }
}

async function* breaking(): AsyncGenerator<string> {
  yield 'begun'
  throw new TypeError('in the middle')
}
