/** Unsubscribe: a subscription is not needed any more. [MS-OXWSNTIF] 3.1.4.5 */
import type { Call } from '../call.ts'
import { oneItem } from '../each-item.ts'
import { operation, type RequestOf } from '../operation.ts'

export const unsubscribe = operation({ name: 'Unsubscribe', handle })

async function handle(call: Call, { SubscriptionId }: RequestOf<'Unsubscribe'>) {
  return oneItem(call, { kind: 'UnsubscribeResponseMessage' }, async () => {
    const { subscriptions } = call.service
    subscriptions.end(subscriptions.get(SubscriptionId, call.user.id))
  })
}
