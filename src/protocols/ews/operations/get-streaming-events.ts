/**
 * GetStreamingEvents: events of subscriptions on a connection that stays open, each in an envelope of its own as soon as it
 * happens, with a sign of life in between. [MS-OXWSNTIF] 3.1.4.2
 */
import type { Call } from '../call.ts'
import { EwsFailure, type ResponseCode, responseCodeOf } from '../errors.ts'
import { failureMessage } from '../each-item.ts'
import { type Event, EventMaker } from '../notifications/events.ts'
import { nowOf } from '../items/contexts.ts'
import { type Subscription } from '../notifications/subscription.ts'
import { type AnswerOf, operation, type RequestOf, Several } from '../operation.ts'

export const getStreamingEvents = operation({ name: 'GetStreamingEvents', handle })

type Answer = AnswerOf<'GetStreamingEvents'>
type Message = Extract<Answer['ResponseMessages'][number], { kind: 'GetStreamingEventsResponseMessage' }>

const kind = 'GetStreamingEventsResponseMessage'
const millisPerMinute = 60_000

async function handle(call: Call, { SubscriptionIds, ConnectionTimeout }: RequestOf<'GetStreamingEvents'>) {
  const found: Subscription[] = []
  const wrong: string[] = []
  let failure: unknown
  for (const id of SubscriptionIds) {
    try {
      const subscription = call.service.subscriptions.get(id, call.user.id)
      if (subscription.kind !== 'streaming') throw new EwsFailure('ErrorInvalidSubscription')
      found.push(subscription)
    } catch (error) {
      if (responseCodeOf(error) === undefined) throw error
      failure ??= error
      wrong.push(id)
    }
  }
  if (wrong.length > 0) {
    const ErrorSubscriptionIds = wrong as [string, ...string[]]
    const message: Message = {
      kind,
      ...failureMessage(call, failure),
      ErrorSubscriptionIds,
      ConnectionStatus: 'Closed',
    }
    return { ResponseMessages: [message] } as Answer
  }
  return new Several(stream(call, found, ConnectionTimeout * millisPerMinute))
}

function success(rest: Partial<Message>): Answer {
  return { ResponseMessages: [{ kind, ResponseClass: 'Success', ResponseCode: 'NoError', ...rest }] } as Answer
}

async function* stream(call: Call, subscriptions: readonly Subscription[], millis: number): AsyncGenerator<Answer> {
  const queue = new EventQueue()
  const { service, closed } = call
  const connections = subscriptions.map((one) => [one, service.subscriptions.connect(one)] as const)
  const timeout = AbortSignal.timeout(millis)
  const over = AbortSignal.any([timeout, closed, call.services.stopping])
  const taken = AbortSignal.any(connections.map(([, { signal }]) => signal))
  const signal = AbortSignal.any([over, taken])
  const wake = (): void => queue.wake()
  signal.addEventListener('abort', wake)
  const following = connections.map(([subscription]) => follow(call, subscription, queue, signal))
  try {
    yield success({ ConnectionStatus: 'OK' })
    while (!signal.aborted) {
      const notifications = await queue.next(service.heartBeatMillis)
      if (signal.aborted) break
      if (queue.failure !== undefined) {
        yield {
          ResponseMessages: [{ kind, ...failureMessage(call, queue.failure), ConnectionStatus: 'Closed' }],
        } as Answer
        return
      }
      const list =
        notifications.length > 0
          ? notifications
          : subscriptions.map(({ id }) => ({ SubscriptionId: id, list: [{ kind: 'StatusEvent' } as Event] }))
      yield success({ Notifications: list })
    }
    if (closed.aborted) return
    if (over.aborted) yield success({ ConnectionStatus: 'Closed' })
    else {
      // Another connection has taken one of them over, or it was ended.
      const code: ResponseCode = 'ErrorNewEventStreamConnectionOpened'
      yield {
        ResponseMessages: [{ kind, ...failureMessage(call, new EwsFailure(code)), ConnectionStatus: 'Closed' }],
      } as Answer
    }
  } finally {
    for (const [subscription, connection] of connections) {
      service.subscriptions.disconnect(subscription, connection)
      connection.abort()
    }
    signal.removeEventListener('abort', wake)
    await Promise.all(following)
  }
}

async function follow(call: Call, subscription: Subscription, queue: EventQueue, signal: AbortSignal): Promise<void> {
  const { subscriptions } = call.service
  try {
    const mailbox = await call.mailbox(subscription.mailbox)
    const maker = new EventMaker(mailbox, subscription, () => nowOf(call))
    let since = subscriptions.told(subscription)
    for await (const changes of call.store.follow(mailbox, since, signal)) {
      const events = await maker.events(changes, since)
      since = changes.at(-1)?.seq ?? since
      if (events.length > 0) {
        queue.put({ SubscriptionId: subscription.id, list: events.map(({ event }) => withoutWatermark(event)) })
      }
      subscriptions.noteTold(subscription, since)
    }
  } catch (error) {
    queue.fail(error)
  }
}

/** Streams go on where they were; there is nothing to go back to. */
function withoutWatermark(event: Event): Event {
  return { ...event, Watermark: undefined }
}

interface Notification {
  SubscriptionId: string
  list: readonly Event[]
}

/** What waits to be sent: several subscriptions, one connection. */
class EventQueue {
  #waiting: Notification[] = []
  #woken = Promise.withResolvers<void>()
  failure: unknown

  put(notification: Notification): void {
    this.#waiting.push(notification)
    this.wake()
  }

  fail(error: unknown): void {
    this.failure ??= error
    this.wake()
  }

  wake(): void {
    this.#woken.resolve()
  }

  /** What has come; nothing when the time has passed without anything. */
  async next(millis: number): Promise<Notification[]> {
    if (this.#waiting.length === 0 && this.failure === undefined) {
      const timer = setTimeout(() => this.wake(), millis)
      await this.#woken.promise
      clearTimeout(timer)
    }
    this.#woken = Promise.withResolvers<void>()
    return this.#waiting.splice(0)
  }
}
