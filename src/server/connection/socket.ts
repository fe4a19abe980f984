/**
 * The socket's end of a connection: a Transport over a net.Socket of this thread, and `socketConnection`, the Connection
 * that uses it directly. With workers, the same transport feeds a relay (relay.ts).
 *
 * Reading stops while the receiver holds more than a window of unread bytes. STARTTLS replaces the socket by a TLSSocket
 * over the same handle; nothing read before that reaches the receiver.
 */
import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { ByteConnection, type ConnectionFacts, type Transport } from './byte-connection.ts'
import { newConnectionId } from './id.ts'

/** Who is told what the socket does. */
export interface Receiver {
  receive(chunk: Uint8Array): void
  ended(): void
  gone(): void
  progress(): void
}

/** Puts TLS over a socket whose pending writes are through; the caller watches for `secure` and `close`. */
export type Upgrade = (socket: Socket) => TLSSocket

/** How many unread bytes the receiver may hold. */
const windowBytes = 256 * 1024
/** After our end: how long the other side may keep quiet before we close for it. */
const lingerMilliseconds = 30_000
/** However busily it sends, or however slowly it takes our last words. */
const longestLingerMilliseconds = 120_000

export class SocketTransport implements Transport {
  #socket: Socket
  readonly #receiver: Receiver
  readonly #upgrade: Upgrade | undefined
  #unread = 0
  #writesPending = 0
  #whenWritten: (() => void) | undefined
  #ending = false

  constructor(socket: Socket, receiver: Receiver, upgrade?: Upgrade) {
    this.#socket = socket
    this.#receiver = receiver
    this.#upgrade = upgrade
    socket.setNoDelay(true)
    socket.setKeepAlive(true, 120_000)
    this.#listen(socket)
  }

  get unsent(): number {
    return this.#socket.writableLength
  }

  send(chunk: Uint8Array): void {
    if (!this.#socket.writable) return
    this.#writesPending++
    this.#socket.write(chunk, this.#written)
  }

  consumed(byteCount: number): void {
    const wasFull = this.#unread > windowBytes
    // Credit for bytes before STARTTLS may come after it.
    this.#unread = Math.max(0, this.#unread - byteCount)
    if (wasFull && this.#unread <= windowBytes) this.#socket.resume()
  }

  startTls(done: (secure: boolean) => void): void {
    const plain = this.#socket
    const upgrade = this.#upgrade
    if (!upgrade) {
      // A protocol offers STARTTLS only on a listener that has it.
      this.destroy()
      done(false)
      return
    }
    plain.removeListener('data', this.#data)
    plain.removeListener('end', this.#end)
    plain.removeListener('close', this.#close)
    plain.pause()
    while (plain.read() !== null);
    const wrap = (): void => {
      if (plain.destroyed) {
        this.#receiver.gone()
        done(false)
        return
      }
      const secured = upgrade(plain)
      const failed = (): void => done(false)
      secured.once('close', failed)
      secured.once('secure', () => {
        secured.removeListener('close', failed)
        done(true)
      })
      this.#socket = secured
      this.#unread = 0
      this.#listen(secured)
    }
    if (this.#writesPending === 0) wrap()
    else this.#whenWritten = wrap
  }

  end(): void {
    if (this.#ending) return
    this.#ending = true
    // Reading goes on, into nothing: closing with unread bytes would reset the connection and lose our last words.
    this.#socket.resume()
    this.#socket.setTimeout(lingerMilliseconds, () => this.#socket.destroy())
    const deadline = setTimeout(() => this.#socket.destroy(), longestLingerMilliseconds).unref()
    this.#socket.once('close', () => clearTimeout(deadline))
    this.#socket.end()
  }

  destroy(): void {
    this.#socket.destroy()
  }

  #listen(socket: Socket): void {
    socket.on('data', this.#data)
    socket.on('end', this.#end)
    socket.on('close', this.#close)
    socket.on('error', ignore)
  }

  readonly #data = (chunk: Uint8Array): void => {
    if (this.#ending) return
    this.#unread += chunk.length
    if (this.#unread > windowBytes) this.#socket.pause()
    this.#receiver.receive(chunk)
  }

  readonly #end = (): void => this.#receiver.ended()
  readonly #close = (): void => this.#receiver.gone()

  readonly #written = (): void => {
    this.#writesPending--
    if (this.#whenWritten && this.#writesPending === 0) {
      const then = this.#whenWritten
      this.#whenWritten = undefined
      then()
    }
    this.#receiver.progress()
  }
}

/** `close` follows every error, and tells all that anybody needs. */
function ignore(): void {}

/** A connection over a socket of this thread. */
export function socketConnection(
  socket: Socket,
  facts: Partial<ConnectionFacts> = {},
  upgrade?: Upgrade,
): ByteConnection {
  const known: ConnectionFacts = {
    id: facts.id ?? newConnectionId(),
    remoteAddress: facts.remoteAddress ?? plainAddress(socket.remoteAddress),
    remotePort: facts.remotePort ?? socket.remotePort ?? 0,
    secure: facts.secure ?? false,
    stallSeconds: facts.stallSeconds ?? 300,
  }
  return new ByteConnection(known, (connection) => new SocketTransport(socket, connection, upgrade))
}

/** An IPv4 client of a dual-stack listener is shown as what it is. */
export function plainAddress(address: string | undefined): string {
  if (address === undefined) return 'local'
  return address.startsWith('::ffff:') && address.includes('.') ? address.slice(7) : address
}
