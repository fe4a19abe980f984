/**
 * HTTP over real sockets for tests: a front with protocols behind it, in this thread or in workers, and a connection on
 * which a test says what it likes.
 */
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import type { HttpProtocol, HttpServices } from '#protocols/http.ts'
import { makeConfig } from '#server/config/load.ts'
import { HttpFront } from '#server/http/front.ts'
import { answerHere } from '#server/http/here.ts'
import { Router } from '#server/http/router.ts'
import { HttpService } from '#server/http/service.ts'
import { Metrics } from '#server/metrics.ts'
import type { HttpWork } from '#server/threads/host.ts'
import { WorkerPool } from '#server/threads/pool.ts'
import { silent, testProtocol, testServices } from './http-protocols.ts'

const entry = new URL('./workers/http-worker.ts', import.meta.url)
const config = makeConfig({ http: { plainLogin: 'always' } })

export interface HttpTestServer {
  url: string
  port: number
  /** Of the answers, in order. */
  statuses: number[]
  stop(): Promise<void>
}

/** The protocols of the workers are those of test/http-protocols.ts; in this thread they can be others. */
export async function serveHttp(
  where: 'this thread' | 'workers',
  options: { workers?: number; protocols?: readonly HttpProtocol[]; services?: HttpServices } = {},
): Promise<HttpTestServer> {
  const stops: (() => unknown)[] = []
  let answer: (work: HttpWork) => void
  if (where === 'workers') {
    const certificates = () => ({ minVersion: '1.2' as const, ticketKeys: new Uint8Array(48), list: [] })
    const pool = await WorkerPool.start(options.workers ?? 1, { config, log: silent, certificates, entry })
    stops.push(() => pool.stop(0))
    answer = (work) => pool.answer(work)
  } else {
    const service = new HttpService({
      services: options.services ?? testServices(),
      protocols: options.protocols ?? [testProtocol],
      config,
      metrics: new Metrics(),
    })
    answer = (work) => void answerHere(service, work, { stallSeconds: 300, closed: () => undefined })
  }
  const statuses: number[] = []
  const front = new HttpFront({
    router: new Router(),
    log: silent,
    bodyBytes: 1000,
    protocols: answer,
    answered: (status) => statuses.push(status),
  })
  const server = createServer({ allowHalfOpen: true }, (socket) =>
    front.accept({ socket, secure: false, remoteAddress: '127.0.0.1', remotePort: 1 }),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  stops.unshift(() => {
    front.stopAtOnce()
    server.close()
  })
  const { port } = server.address() as { port: number }
  const stop = async (): Promise<void> => {
    for (const each of stops) await each()
  }
  return { url: `http://127.0.0.1:${port}`, port, statuses, stop }
}

/** A connection on which a test says and reads what it likes. */
export class Raw {
  readonly socket: Socket
  #text = ''
  #wake: (() => void) | undefined
  #ended = false

  constructor(port: number) {
    this.socket = connect(port, '127.0.0.1')
    this.socket.setEncoding('latin1')
    this.socket.on('data', (chunk: string) => {
      this.#text += chunk
      this.#wake?.()
    })
    this.socket.on('close', () => {
      this.#ended = true
      this.#wake?.()
    })
    this.socket.on('error', () => undefined)
  }

  say(...lines: string[]): void {
    this.socket.write(lines.join('\r\n'))
  }

  /** What came until the pattern, which is taken off. */
  async until(pattern: RegExp): Promise<string> {
    for (;;) {
      const match = pattern.exec(this.#text)
      if (match) {
        const end = match.index + match[0].length
        const taken = this.#text.slice(0, end)
        this.#text = this.#text.slice(end)
        return taken
      }
      if (this.#ended) throw new Error(`the connection ended; there was ${JSON.stringify(this.#text)}`)
      await new Promise<void>((resolve) => (this.#wake = resolve))
    }
  }

  async take(length: number): Promise<string> {
    while (this.#text.length < length) await new Promise<void>((resolve) => (this.#wake = resolve))
    const taken = this.#text.slice(0, length)
    this.#text = this.#text.slice(length)
    return taken
  }

  async end(): Promise<string> {
    while (!this.#ended) await new Promise<void>((resolve) => (this.#wake = resolve))
    return this.#text
  }
}
