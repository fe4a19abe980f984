/** Flag: follow-up flags of messages and other items. [MS-OXWSCDATA] 2.2.4.40 (FlagType), [MS-OXOFLAG] 2.2.1, 2.2.2 */
import { type Bag, fileTime, N, P } from '#model'
import { field, type Field, invalid } from './field.ts'
import type { WriteContext } from './context.ts'
import { dateTimeOf, fileTimeOf, indexOfWord, plainOf } from './values.ts'

/** PidTagFlagStatus */
const statuses = ['NotFlagged', 'Complete', 'Flagged'] as const
const [NOT_FLAGGED, COMPLETE, FLAGGED] = [0, 1, 2]
/** PidTagToDoItemFlags: the recipient flagged it himself. */
const TO_DO = 0x8
/** PidTagFollowupIcon: red. */
const RED = 6

export const flagField: Field = field(
  'item:Flag',
  ({ properties }) => {
    const status = properties.get(P.FlagStatus) ?? NOT_FLAGGED
    const StartDate = dateTimeOf(properties.get(N.TaskStartDate))
    const DueDate = dateTimeOf(properties.get(N.TaskDueDate))
    const CompleteDate = dateTimeOf(properties.get(P.FlagCompleteTime) ?? properties.get(N.TaskDateCompleted))
    return {
      FlagStatus: statuses[status] ?? 'NotFlagged',
      ...(status === FLAGGED && StartDate !== undefined && { StartDate }),
      ...(status === FLAGGED && DueDate !== undefined && { DueDate }),
      ...(status === COMPLETE && CompleteDate !== undefined && { CompleteDate }),
    }
  },
  {
    needs: [P.FlagStatus, P.FlagCompleteTime, N.TaskStartDate, N.TaskDueDate, N.TaskDateCompleted],
    write({ item, kind }, value, context) {
      // A task has these dates and its status for itself.
      if (kind === 'Task') invalid('a task has a status and no flag')
      setFlag(item.properties, value, context)
    },
    remove({ item, kind }) {
      if (kind !== 'Task') clear(item.properties)
    },
    search: { property: P.FlagStatus, value: (text) => indexOfWord(statuses, text) },
  },
)

function setFlag(properties: Bag, value: unknown, { zone, now }: WriteContext): void {
  const { FlagStatus, StartDate, DueDate, CompleteDate } = plainOf(value)
  const status = indexOfWord(statuses, FlagStatus)
  const hasDates = StartDate !== undefined || DueDate !== undefined
  if ((status !== FLAGGED && hasDates) || (status !== COMPLETE && CompleteDate !== undefined))
    invalid('a date that this flag does not have', 'ErrorInvalidArgument')
  if ((StartDate === undefined) !== (DueDate === undefined)) invalid('one date of two', 'ErrorInvalidArgument')
  clear(properties)
  if (status === NOT_FLAGGED) return
  properties.set(P.FlagStatus, status)
  if (status === COMPLETE) {
    const completed = CompleteDate === undefined ? fileTime.from(now) : fileTimeOf(CompleteDate, zone)
    // [MS-OXOFLAG] 2.2.1.3: without seconds.
    properties.set(P.FlagCompleteTime, completed - (completed % 600_000_000n))
    properties.set(N.TaskDateCompleted, completed).set(N.TaskComplete, true).set(N.PercentComplete, 1)
    properties.set(N.TaskStatus, 2)
    return
  }
  properties.set(N.FlagRequest, 'Follow up').set(P.ToDoItemFlags, TO_DO).set(P.FollowupIcon, RED)
  properties.set(N.TaskStatus, 0).set(N.TaskComplete, false).set(N.PercentComplete, 0)
  if (StartDate !== undefined) setDay(properties, StartDate, [N.TaskStartDate, N.CommonStart], zone)
  if (DueDate !== undefined) setDay(properties, DueDate, [N.TaskDueDate, N.CommonEnd], zone)
}

function setDay(
  properties: Bag,
  value: unknown,
  [day, common]: readonly [typeof N.TaskDueDate, typeof N.CommonEnd],
  zone: WriteContext['zone'],
): void {
  const time = fileTimeOf(value, zone)
  properties.set(day, time).set(common, time)
}

function clear(properties: Bag): void {
  for (const property of [
    P.FlagStatus,
    P.FlagCompleteTime,
    P.ToDoItemFlags,
    P.FollowupIcon,
    N.FlagRequest,
    N.TaskStartDate,
    N.TaskDueDate,
    N.TaskDateCompleted,
    N.TaskComplete,
    N.TaskStatus,
    N.PercentComplete,
    N.CommonStart,
    N.CommonEnd,
  ]) {
    properties.delete(property)
  }
}
