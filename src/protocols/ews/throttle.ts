/**
 * How much of this thread one user may have at once. Whoever wants more is told to come back, and when: ErrorServerBusy with
 * BackOffMilliseconds, which clients of Exchange wait for. [MS-OXWSCDATA] 2.2.5.24
 */
import { Fault } from './errors.ts'

export interface ThrottleLimits {
  /** Requests that are being answered; Exchange's policy has 27. */
  requests: number
  /** Streams of events. */
  streams: number
}

const usual: ThrottleLimits = { requests: 27, streams: 50 }
const backOffMillis = 1000

export interface Turn {
  /** Once is enough; more does no harm. */
  leave(): void
}

export class Throttle {
  readonly #limits: ThrottleLimits
  readonly #busy = { requests: new Map<string, number>(), streams: new Map<string, number>() }

  constructor(limits: Partial<ThrottleLimits> = {}) {
    this.#limits = { ...usual, ...limits }
  }

  /** Throws a Fault: ErrorServerBusy, or for a stream ErrorExceededConnectionCount. */
  enter(user: string, kind: keyof ThrottleLimits = 'requests'): Turn {
    const busy = this.#busy[kind]
    const count = busy.get(user) ?? 0
    if (count >= this.#limits[kind]) {
      if (kind === 'streams') throw new Fault('ErrorExceededConnectionCount')
      throw new Fault('ErrorServerBusy', undefined, { BackOffMilliseconds: backOffMillis })
    }
    busy.set(user, count + 1)
    let isIn = true
    return {
      leave: () => {
        if (!isIn) return
        isIn = false
        const left = (busy.get(user) ?? 1) - 1
        if (left > 0) busy.set(user, left)
        else busy.delete(user)
      },
    }
  }
}
