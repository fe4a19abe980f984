/**
 * RopRegisterNotification: asks to be told of events in a store, a folder or a message.
 *
 * Bytes:      [MS-OXCROPS] 2.2.14.1
 * Behaviour:  [MS-OXCNOTIF] 2.2.1.2.1
 */
import { bool8, optional, struct, u16, u8 } from '#codec/binary/index.ts'
import { folderId, messageId, nothing } from './fields.ts'
import { rop, type ValueIn } from './rop.ts'
import type { Call } from '../call.ts'
import { SubscriptionObject } from '../objects/subscription.ts'
import { RopFailure } from '../failures.ts'
import { NotificationType } from './notification-words.ts'

const request = struct({
  notificationTypes: u16,
  reserved: optional(({ notificationTypes }) => (notificationTypes & 0x400) !== 0, u8),
  wantWholeStore: bool8,
  folderId: optional(({ wantWholeStore }) => !wantWholeStore, folderId),
  messageId: optional(({ wantWholeStore }) => !wantWholeStore, messageId),
})
const response = nothing

export const registerNotification = rop({
  id: 0x29,
  name: 'RopRegisterNotification',
  handles: 'output',
  request,
  response,
  handle,
})

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
