/**
 * The channel between the main thread and one worker, as batches of records over one MessagePort. Sockets of byte
 * protocols are handed over whole; what is relayed is what the main thread has to read first (HTTP), and what both say about the
 * worker itself.
 *
 * A batch is a flat array `kind, id, value, kind, id, value …`: one message for everything that happened in one turn of
 * the event loop, however many connections it concerns. A larger chunk travels by transfer, a small one is copied
 * with the message, which costs less.
 *
 * Back-pressure is credit: the receiver of bytes says `consumed` (towards the socket) or `sent` (towards the worker) from
 * time to time, when `creditBytes` have gathered, and the sender stops at its window.
 */
import type { Socket } from 'node:net'
import type { MessagePort, Transferable, Worker } from 'node:worker_threads'

export const Kind = {
  /** to the worker: a connection whose socket is the worker's from now on; value Opening */
  open: 0,
  /** both ways: value Uint8Array */
  data: 1,
  /** to the worker: the client will send no more */
  ended: 2,
  /** to the worker: the connection is gone */
  gone: 3,
  /** to the worker: so many bytes have reached the socket */
  sent: 4,
  /** to the socket: so many bytes have been read */
  consumed: 5,
  /** to the socket: end after what was sent */
  end: 8,
  /** to the socket: end at once */
  destroy: 9,
  /** both ways: about the worker itself (id 0); value Control */
  control: 10,
  /** to the worker: a new HTTP request; value RequestHead of http/exchange.ts */
  request: 11,
  /** to the socket: the head of the answer; value AnswerHead */
  answer: 12,
} as const
export type Kind = (typeof Kind)[keyof typeof Kind]

export interface Opening<About> {
  socket: Socket
  about: About
}

export const creditBytes = 64 * 1024

const transferBytes = 4096

type Port = MessagePort | Worker

export class Channel {
  readonly #port: Port
  readonly #schedule: (flush: () => void) => void
  #batch: unknown[] = []
  #transfers: ArrayBuffer[] = []

  /** `schedule` says when a batch leaves: a sender whose events come one by one waits for the end of the turn. */
  constructor(
    port: Port,
    receive: (kind: Kind, id: number, value: unknown) => void,
    schedule: (flush: () => void) => void,
  ) {
    this.#port = port
    this.#schedule = schedule
    port.on('message', (batch: unknown[]) => {
      for (let at = 0; at + 2 < batch.length; at += 3) {
        const kind = batch[at] as Kind
        const value = batch[at + 2]
        receive(kind, batch[at + 1] as number, isHead(kind) ? JSON.parse(value as string) : value)
      }
    })
  }

  post(kind: Kind, id: number, value?: unknown): void {
    if (this.#batch.length === 0) this.#schedule(this.#flush)
    this.#batch.push(kind, id, isHead(kind) ? JSON.stringify(value) : value)
  }

  /** With `owned`, nobody else uses the memory: it may be given away, with what little of it is not the chunk. */
  postData(id: number, chunk: Uint8Array, owned: boolean): void {
    const whole = chunk.byteLength === chunk.buffer.byteLength
    const mostly = chunk.byteLength >= chunk.buffer.byteLength / 2
    if (owned && mostly && chunk.byteLength >= transferBytes) {
      this.#transfers.push(chunk.buffer as ArrayBuffer)
      this.post(Kind.data, id, chunk)
      return
    }
    // The clone of a view carries all the memory under it, so a view is copied out first.
    const copy = whole && chunk.byteLength < transferBytes ? chunk : new Uint8Array(chunk)
    if (copy.byteLength >= transferBytes) this.#transfers.push(copy.buffer as ArrayBuffer)
    this.post(Kind.data, id, copy)
  }

  /**
   * At once, and by itself: a socket that cannot be transferred any more must not take a batch along. Throws then; it has to
   * be a TCP socket that nobody has read from.
   */
  handOver<About>(id: number, opening: Opening<About>): void {
    // @types/node does not know yet that sockets can be transferred (Node 26.4).
    this.#port.postMessage([Kind.open, id, opening], [opening.socket as unknown as Transferable])
  }

  readonly #flush = (): void => {
    const batch = this.#batch
    const transfers = this.#transfers
    this.#batch = []
    this.#transfers = []
    this.#port.postMessage(batch, transfers)
  }
}

/** Heads of HTTP travel as text: the clone of one string takes a third of the time that the clone of its headers takes. */
function isHead(kind: Kind): boolean {
  return kind === Kind.request || kind === Kind.answer
}
