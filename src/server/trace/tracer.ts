/**
 * Looks at what the clients of certain people send and get, in one thread. While nobody looks it costs a look at an empty list.
 *
 * What is told has been decoded and masked here, so that values which nobody asked for do not leave the thread.
 */
import { createHash } from 'node:crypto'
import { Shower } from './show.ts'
import type { Traced, TraceOrder } from './traced.ts'

/** Of a request or an answer; what is longer is cut, and said to be. */
const mostBytes = 4 * 1024 * 1024

export type Tell = (order: number, traced: Traced) => void

export class Tracer {
  readonly #tell: Tell
  readonly #now: () => number
  #orders: readonly { order: TraceOrder; shower: Shower }[] = []

  constructor(tell: Tell, now: () => number = Date.now) {
    this.#tell = tell
    this.#now = now
  }

  /** These and no others. */
  set(orders: readonly TraceOrder[]): void {
    this.#orders = orders.map((order) => {
      const known = this.#orders.find((each) => each.order.id === order.id)
      return known ?? { order, shower: new Shower({ masked: !order.values }) }
    })
  }

  watches(user: string): boolean {
    return this.#orders.some(({ order }) => order.user === user && order.until > this.#now())
  }

  exchange(user: string, seen: Seen): void {
    for (const { order, shower } of this.#orders) {
      if (order.user !== user || order.until <= this.#now()) continue
      const { at, protocol, session, method, path, what, result, milliseconds, request, response } = seen
      this.#tell(order.id, {
        at: new Date(at).toISOString(),
        protocol,
        session: createHash('sha256').update(session).digest('hex').slice(0, 8),
        method,
        path,
        what: order.values ? what : shower.maskedWhat(seen),
        result,
        milliseconds: Math.round(milliseconds * 10) / 10,
        text: shower.show(seen),
        ...(order.values && { request: Buffer.from(request).toString('base64') }),
        ...(order.values && { response: Buffer.from(response).toString('base64') }),
      })
    }
  }
}

/** What was seen, as it was. */
export interface Seen {
  /** Milliseconds since 1970. */
  at: number
  protocol: string
  /** A secret, maybe: a cookie. */
  session: string
  method: string
  path: string
  what: string
  result: string
  milliseconds: number
  request: Uint8Array
  response: Uint8Array
}

/** Bytes in pieces, as many as are shown. */
export class Taken {
  readonly #pieces: Uint8Array[] = []
  #size = 0

  take(bytes: Uint8Array): void {
    const room = mostBytes - this.#size
    if (room <= 0) return
    // The piece may be changed or given away by whoever it is for.
    const piece = bytes.slice(0, room)
    this.#pieces.push(piece)
    this.#size += piece.length
  }

  bytes(): Uint8Array {
    return this.#pieces.length === 1 ? (this.#pieces[0] as Uint8Array) : Buffer.concat(this.#pieces)
  }
}
