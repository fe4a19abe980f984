/**
 * RopRegisterNotification: asks to be told of events in a store, a folder or a message.
 *
 * Bytes:      [MS-OXCROPS] 2.2.14.1
 * Behaviour:  [MS-OXCNOTIF] 2.2.1.2.1
 */
import type { ValueIn } from './rop.ts'
import type { Call } from '../call.ts'
import { SubscriptionObject } from '../objects/subscription.ts'
import { RopFailure } from '../failures.ts'
import { NotificationType } from './notification-words.ts'
import { handler } from './handler.ts'
import { registerNotification, type request } from './layouts/register-notification.ts'

export const registerNotificationHandler = handler(registerNotification, handle)

const known = Object.values(NotificationType).reduce<number>((all, type) => all | type, 0)

async function handle(call: Call, asked: ValueIn<typeof request>) {
  const { logon } = call
  if ((asked.notificationTypes & known) === 0) throw new RopFailure('invalidParameter', 'no events')
  const idOf = (id: { replica: number; counter: number } | undefined) =>
    id === undefined || id.counter === 0 ? undefined : logon.own(id)
  const scope = asked.wantWholeStore
    ? { folder: undefined, message: undefined }
    : { folder: idOf(asked.folderId), message: idOf(asked.messageId) }
  const subscription = new SubscriptionObject(logon, asked.notificationTypes, scope)
  await logon.watcher.subscribe(subscription)
  call.create(subscription)
}
