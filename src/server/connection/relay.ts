/**
 * A connection whose protocol runs in a worker, seen from the thread that holds the socket: bytes go from the socket
 * into the channel and back. It does nothing else, so that an idle client costs little more than its socket.
 */
import type { Socket } from 'node:net'
import { type Channel, creditBytes, Kind } from './channel.ts'
import { type Receiver, SocketTransport, type Upgrade } from './socket.ts'

export class Relay implements Receiver {
  readonly id: number
  readonly #channel: Channel
  readonly #transport: SocketTransport
  readonly #closed: () => void
  #toSocket = 0
  #credited = 0
  #isGone = false

  constructor(options: {
    id: number
    socket: Socket
    channel: Channel
    upgrade: Upgrade | undefined
    closed: () => void
  }) {
    this.id = options.id
    this.#channel = options.channel
    this.#closed = options.closed
    this.#transport = new SocketTransport(options.socket, this, options.upgrade)
  }

  // What the socket does.

  receive(chunk: Uint8Array): void {
    // Node cuts what several sockets receive from one piece of memory: given away, it would be gone for the others too.
    this.#channel.postData(this.id, chunk, false)
  }

  ended(): void {
    this.#channel.post(Kind.ended, this.id)
  }

  gone(): void {
    if (this.#isGone) return
    this.#isGone = true
    this.#channel.post(Kind.gone, this.id)
    this.#closed()
  }

  progress(): void {
    const sent = this.#toSocket - this.#transport.unsent
    if (sent - this.#credited < creditBytes) return
    this.#channel.post(Kind.sent, this.id, sent - this.#credited)
    this.#credited = sent
  }

  // What the worker asks for.

  handle(kind: Kind, value: unknown): void {
    switch (kind) {
      case Kind.data:
        this.#toSocket += (value as Uint8Array).length
        this.#transport.send(value as Uint8Array)
        return
      case Kind.consumed:
        this.#transport.consumed(value as number)
        return
      case Kind.startTls:
        this.#transport.startTls((secure) => this.#channel.post(Kind.secured, this.id, secure))
        return
      case Kind.end:
        this.#transport.end()
        return
      case Kind.destroy:
        this.destroy()
        return
    }
  }

  /** Also when the worker is gone. */
  destroy(): void {
    this.#transport.destroy()
  }
}
