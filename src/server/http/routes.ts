/**
 * Which route of which protocol answers a path. Paths are compared without regard to case and to a slash at their end
 * (clients ask for /ews/exchange.asmx and for /EWS/Exchange.asmx, for /mapi/emsmdb and for /mapi/emsmdb/).
 */
import type { Protocol } from '#directory'
import { HttpError, type HttpRoute } from '#protocols/http.ts'

export interface Found {
  protocol: Protocol
  route: HttpRoute
  /** Behind the `/*`, as it came. */
  rest: string
}

interface Entry {
  protocol: Protocol
  route: HttpRoute
}

export class Routes {
  readonly #exact = new Map<string, Entry[]>()
  /** The longest first. */
  readonly #below: { prefix: string; entry: Entry }[] = []

  add(protocol: Protocol, routes: readonly HttpRoute[]): void {
    for (const route of routes) {
      const entry = { protocol, route }
      if (route.path.endsWith('/*')) {
        this.#below.push({ prefix: route.path.slice(0, -1).toLowerCase(), entry })
        this.#below.sort((a, b) => b.prefix.length - a.prefix.length)
        continue
      }
      const key = withoutSlash(route.path.toLowerCase())
      const entries = this.#exact.get(key)
      if (entries) entries.push(entry)
      else this.#exact.set(key, [entry])
    }
  }

  /** Throws HttpError 404, 405 (with Allow), or 204 for an OPTIONS that no route wants for itself. */
  find(method: string, path: string): Found {
    const entries = this.#entries(path)
    if (entries.length === 0) throw new HttpError(404, 'There is nothing at this address.')
    const found = entries.find(({ entry }) => takes(entry.route, method))
    if (found) return { ...found.entry, rest: path.slice(found.prefixLength) }
    const allow = allowed(entries.map(({ entry }) => entry.route))
    // RFC 9110 9.3.7.
    if (method === 'OPTIONS') throw new HttpError(204, '', { Allow: allow })
    throw new HttpError(405, `This address takes ${allow}.`, { Allow: allow })
  }

  #entries(path: string): { entry: Entry; prefixLength: number }[] {
    const lower = path.toLowerCase()
    const exact = this.#exact.get(withoutSlash(lower))
    if (exact) return exact.map((entry) => ({ entry, prefixLength: path.length }))
    const longest = this.#below.find(({ prefix }) => lower.startsWith(prefix) || `${lower}/` === prefix)?.prefix
    if (longest === undefined) return []
    return this.#below
      .filter(({ prefix }) => prefix === longest)
      .map(({ entry }) => ({ entry, prefixLength: longest.length }))
  }
}

function takes({ methods }: HttpRoute, method: string): boolean {
  // RFC 9110 9.3.2: HEAD is GET without the body, which node:http leaves out by itself.
  return methods === undefined || methods.includes(method) || (method === 'HEAD' && methods.includes('GET'))
}

function allowed(routes: readonly HttpRoute[]): string {
  const methods = new Set(routes.flatMap(({ methods = [] }) => methods))
  if (methods.has('GET')) methods.add('HEAD')
  methods.add('OPTIONS')
  return [...methods].join(', ')
}

function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path
}
