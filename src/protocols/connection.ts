/**
 * A byte connection to a client as a protocol sees it. The listener, TLS and the socket live elsewhere (server/), maybe in
 * another thread; the tests bring one over a plain socket.
 */
export interface Connection {
  /** Short and unique; every log line of the session carries it. */
  readonly id: string
  readonly remoteAddress: string
  readonly remotePort: number
  /** Tells whoever looks at connections whose this one is; called once, when somebody has logged in. */
  loggedIn?(user: string): void
  /** Under TLS now, from the start or by startTls. */
  readonly secure: boolean

  /**
   * The next bytes in the order they came; undefined when the other side has ended or the connection is gone.
   * Throws a Failure `cancelled` after so many seconds without any. One reader at a time.
   */
  read(timeoutSeconds: number): Promise<Uint8Array | undefined>
  /**
   * Queues; a string is sent as UTF-8. The bytes must not change afterwards. Does nothing on a connection that is gone.
   * `given`: all the memory under the bytes goes with them, and the writer keeps no part of it; a large chunk then reaches
   * the socket without being copied.
   */
  write(bytes: Uint8Array | string, given?: boolean): void
  /** Resolves when little enough is queued to go on (or the connection is gone): await it between large writes. */
  drained(): Promise<void>
  /**
   * What is queued has been sent, then TLS. Bytes that came before the handshake in plain text are dropped. When the
   * handshake fails the connection is gone: it resolves, `secure` stays false and `read` gives undefined.
   */
  startTls(): Promise<void>
  /** DEFLATE in both directions from here on, RFC 4978. */
  compress(): void
  /** Sends what is queued, then ends; `read` gives undefined from here on. */
  end(): void
  /** At once. */
  destroy(): void
  /** Aborts when the connection is gone. */
  readonly closed: AbortSignal
}
