/**
 * How the ROP buffers of a client reach a server: over MAPI/HTTP (http-transport.ts), or to a session in the same process
 * (tests).
 */
export interface RopTransport {
  /** A ROP buffer and what it is answered with. */
  execute(ropBuffer: Uint8Array): Promise<Uint8Array>
  /** The same, and what its last ROP can still give, in further buffers. [MS-OXCRPC] 3.1.4.2.1.2 */
  executeMany(ropBuffer: Uint8Array): Promise<Uint8Array[]>
  /** True: there is something to fetch with the next buffer. */
  waitForNotification(signal: AbortSignal): Promise<boolean>
  /** A new session in the place of one that is lost. */
  reconnect(): Promise<void>
  close(): Promise<void>
  /** The connections go; the server is told nothing. */
  abandon(): void
}

/** What the server side of a session offers: of `MapiSession`, so much that a client in its process can use it. */
export interface LocalSession {
  execute(ropBuffer: Uint8Array, maxBytes: number): Promise<Uint8Array>
  more(maxBytes: number): Promise<Uint8Array | undefined>
  waitForNotification(signal: AbortSignal): Promise<boolean>
  close(): void
}

/** [MS-OXCRPC] 3.1.4.2: as much as one buffer can hold. */
const maxBytes = 0x8000
/** [MS-OXCRPC] 3.1.4.2.1.2.2 */
const mostBuffers = 8

export function localTransport(session: LocalSession): RopTransport {
  return {
    execute: (ropBuffer) => session.execute(ropBuffer, maxBytes),
    async executeMany(ropBuffer) {
      const buffers = [await session.execute(ropBuffer, maxBytes)]
      for (let next = await session.more(maxBytes); next; next = await session.more(maxBytes)) {
        buffers.push(next)
        if (buffers.length === mostBuffers) break
      }
      return buffers
    },
    waitForNotification: (signal) => session.waitForNotification(signal),
    reconnect: async () => {
      throw new Error('a session of this process does not get lost')
    },
    close: async () => session.close(),
    abandon: () => undefined,
  }
}
