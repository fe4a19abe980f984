/**
 * The pages that the server itself has: the welcome page, health, metrics, robots, the icon.
 */
import { BlockList, isIPv4, isIPv6 } from 'node:net'
import { StartError } from '../start-error.ts'
import { HttpError, type Route } from './router.ts'
import { icon, welcomePage, welcomePolicy, type Welcome } from './welcome.ts'

export interface PagesOptions {
  welcome(): Welcome
  metrics(): Promise<string>
  /** Well enough to take connections; otherwise the reason. */
  health(): { ok: boolean; reason?: string }
  metricsAllow: readonly string[]
}

export function pages(options: PagesOptions): Route[] {
  const allowed = addressList(options.metricsAllow)
  return [
    {
      method: 'GET',
      path: '/',
      handle: () => ({
        status: 200,
        headers: {
          'Content-Type': 'text/html; charset=utf-8',
          'Content-Security-Policy': welcomePolicy,
          'Cache-Control': 'no-store',
        },
        body: welcomePage(options.welcome()),
      }),
    },
    { method: 'GET', path: '/healthz', handle: () => healthAnswer(options.health()) },
    {
      method: 'GET',
      path: '/metrics',
      async handle({ remoteAddress }) {
        if (!allowed.check(remoteAddress, isIPv6(remoteAddress) ? 'ipv6' : 'ipv4')) {
          throw new HttpError(403, 'http.metrics_allow in the configuration says who may read this.')
        }
        return metricsAnswer(await options.metrics())
      },
    },
    text('/robots.txt', 'User-agent: *\nDisallow: /\n'),
    { method: 'GET', path: '/favicon.ico', handle: iconAnswer },
    { method: 'GET', path: '/favicon.svg', handle: iconAnswer },
  ]
}

/** What a listener of its own for metrics has: nothing else, and no list of addresses. */
export function metricsPages(options: Pick<PagesOptions, 'metrics' | 'health'>): Route[] {
  return [
    { method: 'GET', path: '/metrics', handle: async () => metricsAnswer(await options.metrics()) },
    { method: 'GET', path: '/healthz', handle: () => healthAnswer(options.health()) },
  ]
}

function healthAnswer({ ok, reason }: { ok: boolean; reason?: string }) {
  return {
    status: ok ? 200 : 503,
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
    body: `${JSON.stringify(ok ? { status: 'ok' } : { status: 'unwell', reason })}\n`,
  }
}

function metricsAnswer(body: string) {
  return { status: 200, headers: { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' }, body }
}

function iconAnswer() {
  return { status: 200, headers: { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'max-age=86400' }, body: icon }
}

function text(path: string, body: string): Route {
  return {
    method: 'GET',
    path,
    handle: () => ({ status: 200, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body }),
  }
}

function addressList(entries: readonly string[]): BlockList {
  const list = new BlockList()
  for (const entry of entries) {
    const [address = '', prefix] = entry.split('/')
    const family = isIPv4(address) ? 'ipv4' : isIPv6(address) ? 'ipv6' : undefined
    const bits = prefix === undefined ? undefined : Number(prefix)
    if (!family || (bits !== undefined && !(bits >= 0 && bits <= (family === 'ipv4' ? 32 : 128)))) {
      throw new StartError(`http.metrics_allow has "${entry}", which is no address and no network like 10.0.0.0/8.`)
    }
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, bits, family)
  }
  return list
}
