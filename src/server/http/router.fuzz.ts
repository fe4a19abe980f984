/** Targets of requests, as anybody may send them. */
import { HttpError, parseTarget, Router } from './router.ts'

const router = new Router()
router.add({ method: 'GET', path: '/healthz', handle: () => ({ status: 200 }) })

export default {
  name: 'HTTP request targets',
  seeds: () =>
    ['/', '/healthz?x=1', 'http://host/a%20b', '//host/..//', '*', 'host:443', '/%zz', 'http://[::1/', '/\u00e9'].map(
      (text) => new TextEncoder().encode(text),
    ),
  run(input: Uint8Array): void {
    const target = Buffer.from(input).toString('latin1')
    try {
      router.find('GET', parseTarget(target).path)
    } catch (error) {
      if (!(error instanceof HttpError)) throw error
    }
  },
}
