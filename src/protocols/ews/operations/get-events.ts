/** GetEvents: what has happened since a watermark. [MS-OXWSNTIF] 3.1.4.1 */
import { Failure } from '#model'
import type { Change } from '#store'
import type { Call } from '../call.ts'
import { oneItem } from '../each-item.ts'
import { EwsFailure } from '../errors.ts'
import { type Event, EventMaker } from '../notifications/events.ts'
import { nowOf } from '../items/contexts.ts'
import { operation, type RequestOf } from '../operation.ts'
import { parseState } from '../sync/state.ts'

export const getEvents = operation({ name: 'GetEvents', handle })

/** Exchange gives as many at once. */
const mostEvents = 50
const changesPerRead = 100

async function handle(call: Call, { SubscriptionId, Watermark }: RequestOf<'GetEvents'>) {
  return oneItem(call, { kind: 'GetEventsResponseMessage' }, async () => {
    const { subscriptions } = call.service
    const subscription = subscriptions.get(SubscriptionId, call.user.id)
    if (subscription.kind !== 'pull') throw new EwsFailure('ErrorInvalidPullSubscriptionId')
    const mailbox = await call.mailbox(subscription.mailbox)
    const watermark = parseState(Watermark)
    const now = await mailbox.seq()
    if (watermark?.kind !== 'watermark' || watermark.mailbox !== mailbox.id || watermark.seq > now) {
      throw new EwsFailure('ErrorInvalidWatermark')
    }
    const maker = new EventMaker(mailbox, subscription, () => nowOf(call))
    const list: Event[] = []
    let seq = watermark.seq
    let more = true
    while (more && list.length < mostEvents) {
      const changes: Change[] = await mailbox.changes(seq, { limit: changesPerRead }).catch(tooOld)
      for (const { event } of await maker.events(changes, watermark.seq)) list.push(event)
      seq = changes.at(-1)?.seq ?? Math.max(seq, now)
      more = changes.length === changesPerRead
    }
    subscriptions.noteTold(subscription, seq)
    return {
      Notification: {
        SubscriptionId,
        PreviousWatermark: Watermark,
        MoreEvents: more,
        // The last event's watermark is where the client goes on.
        list: list.length > 0 ? withLast(list, maker.watermark(seq)) : [maker.status(seq)],
      },
    }
  })
}

function withLast(list: Event[], Watermark: string): Event[] {
  const last = list.at(-1) as Event
  return [...list.slice(0, -1), { ...last, Watermark }]
}

function tooOld(error: unknown): never {
  throw error instanceof Failure && error.code === 'syncStateLost' ? new EwsFailure('ErrorEventNotFound') : error
}
