/** A connection whose bytes are told to whoever looks, from the moment at which it is known whose it is: passwords come before. */
import type { Connection } from '#protocols/connection.ts'
import type { Tracer } from './tracer.ts'

export class WatchedConnection implements Connection {
  readonly #connection: Connection
  readonly #tracer: Tracer
  readonly #protocol: string
  #user: string | undefined

  constructor(connection: Connection, tracer: Tracer, protocol: string) {
    this.#connection = connection
    this.#tracer = tracer
    this.#protocol = protocol
  }

  get id(): string {
    return this.#connection.id
  }

  get remoteAddress(): string {
    return this.#connection.remoteAddress
  }

  get remotePort(): number {
    return this.#connection.remotePort
  }

  get secure(): boolean {
    return this.#connection.secure
  }

  get closed(): AbortSignal {
    return this.#connection.closed
  }

  loggedIn(user: string): void {
    this.#user = user
  }

  async read(timeoutSeconds: number): Promise<Uint8Array | undefined> {
    const bytes = await this.#connection.read(timeoutSeconds)
    if (bytes && this.#isWatched()) this.#tell('>', bytes)
    return bytes
  }

  write(bytes: Uint8Array | string, given?: boolean): void {
    if (this.#isWatched()) this.#tell('<', typeof bytes === 'string' ? Buffer.from(bytes) : bytes)
    this.#connection.write(bytes, given)
  }

  drained(): Promise<void> {
    return this.#connection.drained()
  }

  startTls(): Promise<void> {
    return this.#connection.startTls()
  }

  compress(): void {
    this.#connection.compress()
  }

  end(): void {
    this.#connection.end()
  }

  destroy(): void {
    this.#connection.destroy()
  }

  #isWatched(): boolean {
    return this.#user !== undefined && this.#tracer.watches(this.#user)
  }

  #tell(method: '>' | '<', bytes: Uint8Array): void {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 200)).toString('latin1')
    this.#tracer.exchange(this.#user as string, {
      at: Date.now(),
      protocol: this.#protocol,
      session: this.id,
      method,
      path: '',
      what: text.split('\r\n', 1)[0] as string,
      result: '',
      milliseconds: 0,
      request: bytes,
      response: new Uint8Array(),
    })
  }
}
