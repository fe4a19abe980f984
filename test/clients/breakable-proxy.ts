/** What lies between a client and a server, and breaks when a test says so. */
import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'

export class BreakableProxy {
  /** The port of the server; connections that are made from now on go there. */
  target: number
  readonly #server: Server
  readonly #sockets = new Set<Socket>()

  private constructor(target: number) {
    this.target = target
    this.#server = createServer((near) => {
      const far = connect(this.target, '127.0.0.1')
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(one)
        one.on('error', () => one.destroy())
        one.on('close', () => {
          this.#sockets.delete(one)
          other.destroy()
        })
        one.pipe(other)
      }
    })
  }

  static async to(target: number): Promise<BreakableProxy> {
    const proxy = new BreakableProxy(target)
    proxy.#server.listen(0, '127.0.0.1')
    await once(proxy.#server, 'listening')
    return proxy
  }

  get port(): number {
    return (this.#server.address() as { port: number }).port
  }

  breakAll(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy()
  }

  close(): void {
    this.breakAll()
    this.#server.close()
  }
}
