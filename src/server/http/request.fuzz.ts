/**
 * Heads of requests: nothing that a client can put there does more than be refused.
 */
import { HttpError } from '#protocols/http.ts'
import { chooseWorker } from './affinity.ts'
import { takesGzip } from './compression.ts'
import { Exchange } from './exchange.ts'
import { readCookies, Request } from './request.ts'
import { Routes } from './routes.ts'

const routes = new Routes()
routes.add('ews', [{ path: '/a/*', login: 'none', handle: () => ({ status: 200 }) }])

export default {
  name: 'heads of HTTP requests',
  seeds: () =>
    [
      '/mapi/emsmdb/?MailboxId=1\nMapiContext=w1.abc; a=b\nBasic YWRhOnNlY3JldA==\ngzip;q=0.5, br',
      'https://mail.example.test:8443/a/b%2f..\nMapiContext="w999.x"\nBearer kontor_abc\n*;q=0',
      '*\n\nNegotiate TlRMTVNTUAAB\ngzip',
    ].map((text) => Buffer.from(text)),
  run(bytes: Uint8Array) {
    const [target = '', cookie = '', authorization = '', encodings = ''] = Buffer.from(bytes)
      .toString('utf8')
      .split('\n')
    const headers = { cookie, authorization, host: target }
    const worker = chooseWorker({ path: target, headers, workers: 4, turn: 1 })
    if (!(worker >= 0 && worker < 4)) throw new Error(`worker ${worker}`)
    readCookies(cookie)
    takesGzip(encodings)
    try {
      const exchange = new Exchange(
        { id: '1', method: 'GET', target, headers, remoteAddress: '', secure: true, hasBody: false },
        () => undefined,
      )
      const request = new Request(exchange, 1)
      if (!/^https:\/\/[\w.[\]:-]+$/.test(request.origin)) throw new Error(request.origin)
      void request.query
      routes.find('GET', request.path)
    } catch (error) {
      if (!(error instanceof HttpError)) throw error
    }
  },
}
