/** What lives longer than a request, in one thread: what is known of subscriptions, pushing, and who has how much. */
import type { HttpServices } from '../http.ts'
import { EwsFailure } from './errors.ts'
import { push, type PushTarget } from './notifications/push.ts'
import type { Subscription } from './notifications/subscription.ts'
import { Subscriptions } from './notifications/subscriptions.ts'
import { Throttle, type ThrottleLimits } from './throttle.ts'

export interface EwsServiceOptions {
  /** Between two signs of life on a stream; Exchange takes 45 seconds. */
  heartBeatMillis?: number
  /** After the first failure to push. */
  pauseMillis?: number
  limits?: Partial<ThrottleLimits>
}

/** Pushing for more than so many clients at once is refused. */
const mostPushes = 1000

export class EwsService {
  readonly services: HttpServices
  readonly subscriptions: Subscriptions = new Subscriptions()
  readonly throttle: Throttle
  readonly heartBeatMillis: number
  readonly #pauseMillis: number
  readonly #pushes = new Set<Promise<void>>()

  constructor(services: HttpServices, options: EwsServiceOptions = {}) {
    const { heartBeatMillis = 45_000, pauseMillis = 30_000, limits } = options
    this.services = services
    this.throttle = new Throttle(limits)
    this.heartBeatMillis = heartBeatMillis
    this.#pauseMillis = pauseMillis
  }

  /** Sends events to the client's service from now on. */
  push(subscription: Subscription, target: PushTarget): void {
    if (this.#pushes.size >= mostPushes) throw new EwsFailure('ErrorExceededSubscriptionCount')
    const { store, log, stopping: signal, groupware } = this.services
    const { subscriptions } = this
    const now = (): number => groupware.calendar.now()
    const work = push({ store, log, now, subscriptions, signal, pauseMillis: this.#pauseMillis }, subscription, target)
      .catch((error: unknown) => log.error('ews.push.bug', { error }))
      .finally(() => this.#pushes.delete(work))
    this.#pushes.add(work)
  }
}
