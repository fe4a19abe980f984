/**
 * What people mark an item with, beside flags and categories: follow-up, reminders, what was done with it. A change of
 * nothing else is a change of its own kind (mark_seq), so that a synchronising client gets these few properties and
 * not the message again. [MS-OXCFXICS] 3.2.5.7
 */
import { N, P, type Property } from '#model'

export const markProperties: readonly Property[] = [
  P.MessageFlags,
  P.MessageStatus,
  P.FlagStatus,
  P.FlagCompleteTime,
  P.FollowupIcon,
  P.ToDoItemFlags,
  P.LastVerbExecuted,
  P.LastVerbExecutionTime,
  P.IconIndex,
  P.ReplyRequested,
  P.SwappedToDoData,
  P.SwappedToDoStore,
  N.Keywords,
  N.FlagRequest,
  N.FlagString,
  N.ValidFlagStringProof,
  N.ToDoTitle,
  N.ToDoOrdinalDate,
  N.ToDoSubOrdinal,
  N.ReminderSet,
  N.ReminderTime,
  N.ReminderSignalTime,
  N.ReminderDelta,
  N.TaskStatus,
  N.TaskComplete,
  N.TaskStartDate,
  N.TaskDueDate,
  N.TaskDateCompleted,
  N.PercentComplete,
  N.CommonStart,
  N.CommonEnd,
]

const keys = new Set<Property['key']>(markProperties.map(({ key }) => key))
/** Says when, and never what. */
keys.add(P.LastModificationTime.key)

export function isMark(property: Pick<Property, 'key'>): boolean {
  return keys.has(property.key)
}
