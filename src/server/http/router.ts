/**
 * Which of the server's own pages answers which path. Paths are compared without regard to case (clients ask for /ews/exchange.asmx and
 * for /EWS/Exchange.asmx), and a request target may be in absolute form (RFC 9112 3.2.2).
 */
import type { IncomingMessage } from 'node:http'
import { HttpError } from '#protocols/http.ts'

export { HttpError }

export interface HttpRequest {
  id: string
  method: string
  /** Lower case, without the query. */
  path: string
  query: URLSearchParams
  headers: IncomingMessage['headers']
  remoteAddress: string
  secure: boolean
  /** The whole body; throws HttpError 413 above the limit. */
  body(): Promise<Uint8Array>
}

export interface HttpResponse {
  status: number
  headers?: Record<string, string>
  body?: string | Uint8Array
}

export type Handler = (request: HttpRequest) => Promise<HttpResponse> | HttpResponse

export interface Route {
  method: 'GET' | 'POST'
  path: string
  handle: Handler
}

export class Router {
  readonly #routes = new Map<string, Map<string, Handler>>()

  add({ method, path, handle }: Route): void {
    const key = path.toLowerCase()
    let methods = this.#routes.get(key)
    if (!methods) this.#routes.set(key, (methods = new Map()))
    methods.set(method, handle)
  }

  has(path: string): boolean {
    return this.#routes.has(path)
  }

  /** Throws HttpError 404 or 405. */
  find(method: string, path: string): Handler {
    const methods = this.#routes.get(path)
    if (!methods) throw new HttpError(404, 'There is nothing at this address.')
    // RFC 9110 9.3.2: HEAD is GET without the body, which node:http leaves out by itself.
    const handler = methods.get(method === 'HEAD' ? 'GET' : method)
    if (!handler) throw new HttpError(405, `This address takes ${[...methods.keys()].join(' and ')}.`)
    return handler
  }
}

/** Throws HttpError 400 for a target that is none. */
export function parseTarget(target: string): { path: string; query: URLSearchParams } {
  const url = URL.parse(target, 'http://localhost')
  if (!url) throw new HttpError(400, 'The address of the request cannot be read.')
  return { path: url.pathname.toLowerCase(), query: url.searchParams }
}
