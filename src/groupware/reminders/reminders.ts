/**
 * Reminders of a mailbox: which are due, and what becomes of one that was dismissed or put off. [MS-OXORMDR] 3.1.4
 *
 * The search folder Reminders finds the items; PidLidReminderSignalTime says when, of a series for its next occurrence.
 */
import { Bag, Failure, fileTime, N, P, SpecialFolder } from '#model'
import { findSeries, occurrences } from '#model/recurrence/index.ts'
import type { Mailbox, MessageId, MessageRow, Store } from '#store'
import { RowNames } from '../items/names.ts'

export interface Reminder {
  row: MessageRow
  kind: 'calendar' | 'task'
  subject: string
  location: string
  signalMillis: number
  startMillis: number
  endMillis: number
  /** Of an occurrence: when its series has it, in minutes since 1601 of the zone of the series. */
  original: number | undefined
  /** PidLidGlobalObjectId */
  globalId: Uint8Array | undefined
}

const properties = [
  P.Subject,
  P.SubjectPrefix,
  P.NormalizedSubject,
  N.Location,
  N.ReminderSet,
  N.ReminderSignalTime,
  N.ReminderDelta,
  N.ReminderTime,
  N.AppointmentStartWhole,
  N.AppointmentEndWhole,
  N.AppointmentRecur,
  N.AppointmentTimeZoneDefinitionRecur,
  N.TimeZoneStruct,
  N.TimeZoneDescription,
  N.TaskDueDate,
  N.TaskStartDate,
  N.GlobalObjectId,
] as const
const ROWS = 500
const REMINDERS_MAX = 10_000

/** In the order of their signals; those between two times. */
export async function remindersBetween(
  store: Pick<Store, 'view'>,
  mailbox: Mailbox,
  { fromMillis, toMillis }: { fromMillis: number; toMillis: number },
): Promise<Reminder[]> {
  const names = await RowNames.of(mailbox, properties)
  const found: Reminder[] = []
  const view = store.view(mailbox, SpecialFolder.reminders, { columns: ['bag'] })
  for (let at = 0; at < REMINDERS_MAX; at += ROWS) {
    const rows = await view.rows(at, ROWS)
    for (const row of rows) {
      if (row.kind !== 'message' || !row.bag) continue
      const reminder = reminderOf(row, names.read(row.bag).bag)
      if (reminder && reminder.signalMillis >= fromMillis && reminder.signalMillis <= toMillis) found.push(reminder)
    }
    if (rows.length < ROWS) break
  }
  return found.sort((a, b) => a.signalMillis - b.signalMillis || a.row.id - b.row.id)
}

function reminderOf(row: MessageRow, bag: Bag): Reminder | undefined {
  const signal = bag.get(N.ReminderSignalTime)
  if (bag.get(N.ReminderSet) !== true || signal === undefined) return undefined
  const signalMillis = fileTime.toMilliseconds(signal)
  const isTask = /^ipm\.task/i.test(row.class)
  const start = bag.get(isTask ? N.TaskStartDate : N.AppointmentStartWhole) ?? bag.get(N.ReminderTime) ?? signal
  const end = bag.get(isTask ? N.TaskDueDate : N.AppointmentEndWhole) ?? start
  const next = isTask ? undefined : nextOccurrence(bag, signalMillis)
  return {
    row,
    kind: isTask ? 'task' : 'calendar',
    subject: bag.get(P.Subject) ?? (bag.get(P.SubjectPrefix) ?? '') + (bag.get(P.NormalizedSubject) ?? ''),
    location: bag.get(N.Location) ?? '',
    signalMillis,
    startMillis: next?.startMillis ?? fileTime.toMilliseconds(start),
    endMillis: next?.endMillis ?? fileTime.toMilliseconds(end),
    original: next?.original,
    globalId: bag.get(N.GlobalObjectId),
  }
}

/** The first one that begins after its signal; undefined for what is no series, or is over. */
function nextOccurrence(bag: Bag, signalMillis: number) {
  const series = findSeries(bag)
  if (!series) return undefined
  for (const one of occurrences(series, { fromMillis: signalMillis, toMillis: signalMillis + FAR })) {
    if (one.startMillis >= signalMillis) return one
  }
  return undefined
}

const FAR = 20 * 366 * 86_400_000

/** It is not shown again; of a series the next occurrence is. Throws notFound. */
export async function dismissReminder(store: Store, mailbox: Mailbox, id: MessageId, now: number): Promise<void> {
  const bag = await (await mailbox.getMessage(id)).properties()
  const signal = bag.get(N.ReminderSignalTime)
  const series = findSeries(bag)
  const minutes = bag.get(N.ReminderDelta) ?? 15
  // What lies between the one that was dismissed and now is past, too.
  const dismissed = signal === undefined ? undefined : nextOccurrence(bag, fileTime.toMilliseconds(signal))
  const next = series && nextOccurrence(bag, Math.max(now, (dismissed?.startMillis ?? 0) + 1))
  const set = new Bag()
  if (next) {
    const delta = (next.exception?.reminderDelta ?? minutes) * 60_000
    set.set(N.ReminderTime, fileTime.from(next.startMillis))
    set.set(N.ReminderSignalTime, fileTime.from(next.startMillis - delta))
  } else set.set(N.ReminderSet, false)
  await store.write(mailbox, (tx) => tx.updateMessage(id, { set }))
}

/** It is shown again then. Throws notFound, and invalid for an item without a reminder. */
export async function snoozeReminder(
  store: Store,
  mailbox: Mailbox,
  id: MessageId,
  untilMillis: number,
): Promise<void> {
  const bag = await (await mailbox.getMessage(id)).properties()
  if (bag.get(N.ReminderSet) !== true) throw new Failure('invalid', 'no reminder')
  const set = new Bag().set(N.ReminderSignalTime, fileTime.from(untilMillis))
  await store.write(mailbox, (tx) => tx.updateMessage(id, { set }))
}
