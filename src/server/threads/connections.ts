/**
 * The connections of one thread: sockets that were accepted elsewhere, under TLS where the service begins with it, each
 * with its session, until it is over.
 */
import type { Socket } from 'node:net'
import type { Connection } from '#protocols/connection.ts'
import type { ConnectionFacts } from '../connection/byte-connection.ts'
import { socketConnection, type Upgrade } from '../connection/socket.ts'
import type { ServiceName } from '../config/schema.ts'
import { secure } from '../listener.ts'

/** After the sessions have said goodbye: for the last bytes to leave. */
const flushMilliseconds = 2000

export interface Arrived {
  service: ServiceName
  facts: Omit<ConnectionFacts, 'secure'>
  /** TLS comes before everything else. */
  implicitTls: boolean
}

export class Connections {
  readonly #serve: (service: ServiceName, connection: Connection) => void
  readonly #upgrade: Upgrade
  readonly #sockets = new Set<Socket>()

  constructor(upgrade: Upgrade, serve: (service: ServiceName, connection: Connection) => void) {
    this.#upgrade = upgrade
    this.#serve = serve
  }

  /** `over` is called once, when nothing of the connection is left. */
  take(socket: Socket, { service, facts, implicitTls }: Arrived, over: (reason: 'closed' | 'handshake') => void): void {
    this.#sockets.add(socket)
    let reason: 'closed' | 'handshake' = implicitTls ? 'handshake' : 'closed'
    socket.once('close', () => {
      this.#sockets.delete(socket)
      over(reason)
    })
    const begin = (ready: Socket, isSecure: boolean): void => {
      reason = 'closed'
      this.#serve(service, socketConnection(ready, { ...facts, secure: isSecure }, this.#upgrade))
      // It was accepted paused.
      ready.resume()
    }
    if (implicitTls) secure(socket, this.#upgrade, (secured) => begin(secured, true))
    else begin(socket, false)
  }

  destroy(): void {
    for (const socket of this.#sockets) socket.destroy()
  }

  /** When the sessions have ended: sockets that have said everything close by themselves; the rest is cut off. */
  async flushed(): Promise<void> {
    const cut = setTimeout(() => this.destroy(), flushMilliseconds)
    await Promise.all([...this.#sockets].map((socket) => new Promise((resolve) => socket.once('close', resolve))))
    clearTimeout(cut)
  }
}
