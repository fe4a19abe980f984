/**
 * Recurring tasks: there is one at a time, and when it is done, the next one takes its place. [MS-OXOTASK] 3.1.4.6
 *
 * The task itself goes on to the next date and keeps its identity; what was done stays beside it as a task that recurs no more
 * (PidLidTaskDeadOccurrence).
 */
import { LayoutError } from '#codec/binary/index.ts'
import { type Bag, Failure, fileTime, type Item, N, P } from '#model'
import {
  decodeTaskRecurrence,
  encodeTaskRecurrence,
  nextTask,
  type RecurrencePattern,
} from '#model/recurrence/index.ts'
import type { Mailbox, MessageId, Store } from '#store'
import { loadItem, patchOf } from '../items/load.ts'

const COMPLETE = 2

export interface Completed {
  /** The task that is done. */
  done: MessageId
  /** The one that is to be done now; undefined when that was the last, or it recurs not. */
  next: MessageId | undefined
}

export async function completeTask(
  store: Store,
  mailbox: Mailbox,
  id: MessageId,
  { completedMillis }: { completedMillis: number },
): Promise<Completed> {
  const before = await loadItem(store, mailbox, id)
  if (!/^ipm\.task(\.|$)/i.test(before.properties.get(P.MessageClass) ?? '')) throw new Failure('wrongType', 'task')
  const completed = fileTime.from(completedMillis)
  const done: Item = { ...before, properties: finished(before.properties, completed) }
  // The dates of the pattern are those on which it begins; one without a beginning is due on them.
  const due = before.properties.get(N.TaskStartDate) ?? before.properties.get(N.TaskDueDate)
  const pattern = before.properties.get(N.TaskFRecurring) ? findPattern(before.properties) : undefined
  const following = pattern && due !== undefined ? nextTask(pattern, { dueDate: due, completed }) : undefined
  if (!following || due === undefined) {
    const patch = patchOf(before, done)
    if (patch) await store.write(mailbox, (tx) => tx.updateMessage(id, patch, before.message.contentSeq))
    return { done: id, next: undefined }
  }
  done.properties.set(N.TaskFRecurring, false).set(N.TaskDeadOccurrence, true).delete(N.TaskRecurrence)
  const next: Item = { ...before, properties: renewed(before.properties, { due, following }) }
  return await store.write(mailbox, async (tx) => {
    const archived = await tx.createMessage(before.message.folder, done)
    const patch = patchOf(before, next)
    if (patch) await tx.updateMessage(id, patch, before.message.contentSeq)
    return { done: archived.id, next: id }
  })
}

/** The task goes on to its next date without being done: this time is left out. False when there is none. */
export async function skipTask(store: Store, mailbox: Mailbox, id: MessageId): Promise<boolean> {
  const before = await loadItem(store, mailbox, id)
  const { properties } = before
  const due = properties.get(N.TaskStartDate) ?? properties.get(N.TaskDueDate)
  const pattern = properties.get(N.TaskFRecurring) ? findPattern(properties) : undefined
  const following = pattern && due !== undefined ? nextTask(pattern, { dueDate: due, completed: due }) : undefined
  if (!following || due === undefined) return false
  const patch = patchOf(before, { ...before, properties: renewed(properties, { due, following }) })
  if (patch) await store.write(mailbox, (tx) => tx.updateMessage(id, patch, before.message.contentSeq))
  return true
}

function finished(properties: Bag, completed: bigint): Bag {
  return properties
    .copy()
    .set(N.TaskStatus, COMPLETE)
    .set(N.TaskComplete, true)
    .set(N.PercentComplete, 1)
    .set(N.TaskDateCompleted, completed)
    .set(N.ReminderSet, false)
}

function renewed(
  properties: Bag,
  { due, following }: { due: bigint; following: { dueDate: bigint; pattern: RecurrencePattern } },
): Bag {
  const shift = following.dueDate - due
  const next = properties.copy().set(N.TaskRecurrence, encodeTaskRecurrence(following.pattern))
  next.set(N.TaskStatus, 0).set(N.TaskComplete, false).set(N.PercentComplete, 0).set(N.TaskDeadOccurrence, false)
  next.delete(N.TaskDateCompleted)
  for (const property of [
    N.TaskDueDate,
    N.TaskStartDate,
    N.CommonStart,
    N.CommonEnd,
    N.ReminderTime,
    N.ReminderSignalTime,
  ]) {
    const time = properties.get(property)
    if (time !== undefined) next.set(property, time + shift)
  }
  return next
}

function findPattern(properties: Bag): RecurrencePattern | undefined {
  const blob = properties.get(N.TaskRecurrence)
  try {
    return blob && decodeTaskRecurrence(blob)
  } catch (error) {
    if (error instanceof LayoutError) return undefined
    throw error
  }
}
