/** GetReminders: the reminders of one's appointments and tasks. [MS-OXWSCORE] 3.1.4.12 */
import { findUid } from '#model/recurrence/index.ts'
import { type Reminder, remindersBetween } from '#groupware/reminders/index.ts'
import type { Mailbox } from '#store'
import { readDateTime, writeDateTime } from '../dates.ts'
import { failureMessage } from '../each-item.ts'
import { xmlText } from '../fields/field.ts'
import { itemIdOf, occurrenceIdOf } from '../ids/item-id.ts'
import { nowOf } from '../items/contexts.ts'
import { operation } from '../operation.ts'
import type { ReminderType } from '../schema/index.ts'

const LIMIT_USUAL = 100
/** Without an end: what will be due within a day. */
const DAY = 86_400_000

export const getReminders = operation({
  name: 'GetReminders',
  async handle(call, { BeginTime, EndTime, MaxItems, ReminderType: wanted }) {
    try {
      const mailbox = await call.ownMailbox()
      const now = nowOf(call)
      const fromMillis = (BeginTime !== undefined && readDateTime(BeginTime, call.times.zone)) || 0
      const toMillis = (EndTime !== undefined && readDateTime(EndTime, call.times.zone)) || now + DAY
      const found = await remindersBetween(call.store, mailbox, { fromMillis, toMillis })
      // Old: what they remind of is over.
      const due = found.filter(({ endMillis }) => !wanted || wanted === 'All' || (wanted === 'Old') === endMillis < now)
      const shown = due.slice(0, MaxItems ?? LIMIT_USUAL)
      return {
        ResponseClass: 'Success',
        ResponseCode: 'NoError',
        Reminders: shown.map((one) => reminderElement(mailbox, one)),
      }
    } catch (error) {
      return { ...failureMessage(call, error), Reminders: [] }
    }
  },
})

function reminderElement(mailbox: Mailbox, reminder: Reminder): ReminderType {
  const { row, original, subject, location, signalMillis, startMillis, endMillis, kind, globalId } = reminder
  const id = itemIdOf(mailbox, row)
  return {
    Subject: xmlText(subject),
    ...(location !== '' && { Location: xmlText(location) }),
    ReminderTime: writeDateTime(signalMillis),
    StartDate: writeDateTime(startMillis),
    EndDate: writeDateTime(endMillis),
    ItemId: original === undefined ? id : occurrenceIdOf(mailbox, row, original),
    ...(original !== undefined && { RecurringMasterItemId: id }),
    ReminderGroup: kind === 'task' ? 'Task' : 'Calendar',
    UID: (globalId && findUid(globalId)) ?? id.Id,
  }
}
