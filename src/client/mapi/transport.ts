/**
 * How the ROP buffers of a client reach a server. A session in the same process is one (tests), MAPI/HTTP another.
 */
export interface RopTransport {
  /** A ROP buffer and what it is answered with. */
  execute(ropBuffer: Uint8Array): Promise<Uint8Array>
  /** True: there is something to fetch with the next buffer. */
  waitForNotification(signal: AbortSignal): Promise<boolean>
  close(): Promise<void>
}

/** What the server side of a session offers: of `MapiSession`, so much that a client in its process can use it. */
export interface LocalSession {
  execute(ropBuffer: Uint8Array, maxBytes: number): Promise<Uint8Array>
  waitForNotification(signal: AbortSignal): Promise<boolean>
  close(): void
}

/** [MS-OXCRPC] 3.1.4.2: as much as one buffer can hold. */
const maxBytes = 0x8000

export function localTransport(session: LocalSession): RopTransport {
  return {
    execute: (ropBuffer) => session.execute(ropBuffer, maxBytes),
    waitForNotification: (signal) => session.waitForNotification(signal),
    close: async () => session.close(),
  }
}
