/** Subscribe: to events of folders, to be fetched, pushed or streamed. [MS-OXWSNTIF] 3.1.4.4 */
import type { Mailbox } from '#store'
import type { Call } from '../call.ts'
import { oneItem } from '../each-item.ts'
import { EwsFailure } from '../errors.ts'
import { checkPushUrl } from '../notifications/push-url.ts'
import { makeSubscription, type Subscription, type SubscriptionKind } from '../notifications/subscription.ts'
import { operation, type RequestOf } from '../operation.ts'
import { parseState, writeState } from '../sync/state.ts'

export const subscribe = operation({ name: 'Subscribe', handle })

type Request = RequestOf<'Subscribe'>

const kinds = {
  PullSubscriptionRequest: 'pull',
  PushSubscriptionRequest: 'push',
  StreamingSubscriptionRequest: 'streaming',
} as const satisfies Record<Request['kind'], SubscriptionKind>

async function handle(call: Call, request: Request) {
  const kind = 'SubscribeResponseMessage'
  return oneItem(call, { kind }, async () => {
    const { mailbox, folders } = await placesOf(call, request)
    const since = await sinceOf(mailbox, request)
    const subscription = makeSubscription({
      kind: kinds[request.kind],
      events: new Set(request.EventTypes),
      minutes: minutesOf(request),
      user: call.user.id,
      mailbox: mailbox.id,
      since,
      folders,
    })
    if (request.kind === 'PushSubscriptionRequest') {
      const url = await checkPushUrl(request.URL, call.remoteAddress)
      call.service.push(subscription, { mailbox, url, callerData: request.CallerData })
    } else call.service.subscriptions.noteTold(subscription, since)
    const Watermark = writeState({ kind: 'watermark', mailbox: mailbox.id, folder: 0, seq: since })
    return {
      SubscriptionId: subscription.id,
      // Streams have no watermarks.
      ...(request.kind !== 'StreamingSubscriptionRequest' && { Watermark }),
    }
  })
}

function minutesOf(request: Request): number {
  if (request.kind === 'PullSubscriptionRequest') return request.Timeout
  return request.kind === 'PushSubscriptionRequest' ? request.StatusFrequency : 30
}

async function placesOf(
  call: Call,
  { SubscribeToAllFolders, FolderIds }: Request,
): Promise<{ mailbox: Mailbox; folders: Subscription['folders'] }> {
  if (SubscribeToAllFolders === true) {
    if (FolderIds) throw new EwsFailure('ErrorInvalidSubscriptionRequest')
    return { mailbox: await call.ownMailbox(), folders: undefined }
  }
  if (!FolderIds) throw new EwsFailure('ErrorInvalidSubscriptionRequest')
  const folders = new Set<number>()
  let mailbox: Mailbox | undefined
  for (const id of FolderIds) {
    const place = await call.folder(id)
    mailbox ??= place.mailbox
    if (place.mailbox.id !== mailbox.id) throw new EwsFailure('ErrorInvalidSubscriptionRequest')
    folders.add(place.folder.id)
  }
  if (!mailbox || folders.size > 1000) throw new EwsFailure('ErrorInvalidSubscriptionRequest')
  return { mailbox, folders }
}

async function sinceOf(mailbox: Mailbox, request: Request): Promise<number> {
  const text = 'Watermark' in request ? request.Watermark : undefined
  const now = await mailbox.seq()
  if (text === undefined) return now
  const watermark = parseState(text)
  if (watermark?.kind !== 'watermark' || watermark.mailbox !== mailbox.id || watermark.seq > now) {
    throw new EwsFailure('ErrorInvalidWatermark')
  }
  return watermark.seq
}
