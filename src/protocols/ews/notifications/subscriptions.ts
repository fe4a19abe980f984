/**
 * What is known of subscriptions beside their ids, in this thread: up to where a client has been told, which were ended, and
 * which connection has one. What is forgotten costs a client an event that it knows already, never one that it does not.
 */
import type { Seq } from '#store'
import { EwsFailure } from '../errors.ts'
import { readSubscription, type Subscription } from './subscription.ts'

interface Known {
  told: Seq
  ended: boolean
  usedMillis: number
  /** Ends the connection that has it. */
  connection: AbortController | undefined
}

const most = 10_000
const millisPerMinute = 60_000

export class Subscriptions {
  readonly #known = new Map<string, Known>()
  readonly #now: () => number

  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  /** Throws an EwsFailure for one that is not there, is somebody else's, was ended, or was left alone for too long. */
  get(id: string, user: string): Subscription {
    const subscription = readSubscription(id)
    if (!subscription) throw new EwsFailure('ErrorSubscriptionNotFound')
    if (subscription.user !== user) throw new EwsFailure('ErrorSubscriptionAccessDenied')
    const known = this.#known.get(id)
    if (known?.ended) throw new EwsFailure('ErrorSubscriptionNotFound')
    if (known && subscription.kind === 'pull') {
      if (this.#now() - known.usedMillis > subscription.minutes * millisPerMinute) {
        throw new EwsFailure('ErrorExpiredSubscription')
      }
    }
    return subscription
  }

  /** Up to where its client has been told. */
  told(subscription: Subscription): Seq {
    return this.#known.get(subscription.id)?.told ?? subscription.since
  }

  noteTold(subscription: Subscription, seq: Seq): void {
    const known = this.#of(subscription)
    known.told = Math.max(known.told, seq)
  }

  end(subscription: Subscription): void {
    const known = this.#of(subscription)
    known.ended = true
    known.connection?.abort()
  }

  /** A new connection for it; the one before ends. */
  connect(subscription: Subscription): AbortController {
    const known = this.#of(subscription)
    known.connection?.abort()
    known.connection = new AbortController()
    return known.connection
  }

  disconnect(subscription: Subscription, connection: AbortController): void {
    const known = this.#known.get(subscription.id)
    if (known?.connection === connection) known.connection = undefined
  }

  #of(subscription: Subscription): Known {
    let known = this.#known.get(subscription.id)
    if (known) this.#known.delete(subscription.id)
    else {
      known = { told: subscription.since, ended: false, usedMillis: 0, connection: undefined }
      if (this.#known.size >= most) this.#known.delete(this.#known.keys().next().value as string)
    }
    known.usedMillis = this.#now()
    // The last one used stands last.
    this.#known.set(subscription.id, known)
    return known
  }
}
