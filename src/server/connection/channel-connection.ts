/**
 * A connection whose socket is in another thread, seen from the worker that runs its protocol.
 */
import { ByteConnection, type ConnectionFacts, type Transport } from './byte-connection.ts'
import { type Channel, creditBytes, Kind } from './channel.ts'

export class ChannelTransport implements Transport {
  readonly #id: number
  readonly #channel: Channel
  readonly #connection: ByteConnection
  #unsent = 0
  #uncredited = 0
  #secured: ((secured: boolean) => void) | undefined

  constructor(id: number, channel: Channel, connection: ByteConnection) {
    this.#id = id
    this.#channel = channel
    this.#connection = connection
  }

  get unsent(): number {
    return this.#unsent
  }

  send(chunk: Uint8Array, owned: boolean): void {
    this.#unsent += chunk.length
    this.#channel.postData(this.#id, chunk, owned)
  }

  consumed(byteCount: number): void {
    this.#uncredited += byteCount
    if (this.#uncredited < creditBytes) return
    this.#channel.post(Kind.consumed, this.#id, this.#uncredited)
    this.#uncredited = 0
  }

  startTls(done: (secure: boolean) => void): void {
    this.#channel.post(Kind.startTls, this.#id)
    // The socket's side begins a new window with TLS.
    this.#uncredited = 0
    this.#secured = done
  }

  end(): void {
    this.#channel.post(Kind.end, this.#id)
  }

  destroy(): void {
    this.#channel.post(Kind.destroy, this.#id)
  }

  /** What the socket's side says. */
  handle(kind: Kind, value: unknown): void {
    switch (kind) {
      case Kind.data:
        this.#connection.receive(value as Uint8Array)
        return
      case Kind.sent:
        this.#unsent -= value as number
        this.#connection.progress()
        return
      case Kind.ended:
        this.#connection.ended()
        return
      case Kind.secured:
        this.#secured?.(value as boolean)
        this.#secured = undefined
        return
      case Kind.gone:
        this.#secured?.(false)
        this.#connection.gone()
        return
    }
  }
}

export function channelConnection(
  id: number,
  facts: ConnectionFacts,
  channel: Channel,
): { connection: ByteConnection; transport: ChannelTransport } {
  let transport: ChannelTransport | undefined
  const connection = new ByteConnection(facts, (made) => {
    transport = new ChannelTransport(id, channel, made)
    return transport
  })
  return { connection, transport: transport as unknown as ChannelTransport }
}
