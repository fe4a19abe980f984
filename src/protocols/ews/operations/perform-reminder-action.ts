/** PerformReminderAction: a reminder is dismissed, or put off. [MS-OXWSCORE] 3.1.4.13 */
import { dismissReminder, snoozeReminder } from '#groupware/reminders/index.ts'
import type { Call } from '../call.ts'
import { readDateTime } from '../dates.ts'
import { failureMessage } from '../each-item.ts'
import { EwsFailure } from '../errors.ts'
import { itemIdOf } from '../ids/item-id.ts'
import { nowOf } from '../items/contexts.ts'
import { getMessage } from '../items/load.ts'
import { operation, type RequestOf } from '../operation.ts'
import type { ItemIdType } from '../schema/index.ts'

type Action = RequestOf<'PerformReminderAction'>['ReminderItemActions'][number]

export const performReminderAction = operation({
  name: 'PerformReminderAction',
  async handle(call, { ReminderItemActions }) {
    const updated: ItemIdType[] = []
    try {
      for (const action of ReminderItemActions) updated.push(await perform(call, action))
      return { ResponseClass: 'Success', ResponseCode: 'NoError', UpdatedItemIds: updated }
    } catch (error) {
      const first = ReminderItemActions[0]?.ItemId as ItemIdType
      return { ...failureMessage(call, error), UpdatedItemIds: updated.length > 0 ? updated : [first] }
    }
  },
})

async function perform(call: Call, { ActionType, ItemId, NewReminderTime }: Action): Promise<ItemIdType> {
  const { mailbox, id } = await call.item(ItemId.Id)
  await getMessage(mailbox, id.item)
  if (ActionType === 'Dismiss') await dismissReminder(call.store, mailbox, id.item, nowOf(call))
  else {
    const until = NewReminderTime === undefined ? undefined : readDateTime(NewReminderTime, call.times.zone)
    if (until === undefined) throw new EwsFailure('ErrorInvalidRequest', 'A reminder is put off until a time.')
    await snoozeReminder(call.store, mailbox, id.item, until)
  }
  return itemIdOf(mailbox, await getMessage(mailbox, id.item))
}
