/**
 * A calendar between two times: every single appointment and every occurrence of every series, in the order of their starts. What EWS calls a
 * CalendarView, CalDAV a time-range, and what free/busy times are made of.
 *
 *   view(restriction on start, end and clip times) ─▶ rows ─▶ the engine of model/recurrence ─▶ instances
 */
import { type Bag, fileTime, N, P } from '#model'
import { findSeries, occurrences } from '#model/recurrence/index.ts'
import type { FolderId, Mailbox, MessageRow, Store } from '#store'
import { RowNames } from '../items/names.ts'
import { overlapping } from './restrictions.ts'

export interface Instance {
  kind: 'single' | 'occurrence' | 'exception'
  startMillis: number
  endMillis: number
  /** Of an occurrence: when its series has it, in minutes since 1601 of the zone of the series. It names the occurrence. */
  original: number | undefined
  subject: string
  location: string
  allDay: boolean
  /** PidLidBusyStatus */
  busyStatus: number
  /** PidTagSensitivity */
  sensitivity: number
  /** PidLidAppointmentStateFlags and PidLidResponseStatus */
  stateFlags: number
  responseStatus: number
  reminderMinutes: number | undefined
  /** The appointment, or the series. */
  row: MessageRow
}

export interface CalendarWindow {
  fromMillis: number
  toMillis: number
  /** The most that are given out; the first ones. */
  limit?: number
}

const properties = [
  P.NormalizedSubject,
  P.Sensitivity,
  P.SubjectPrefix,
  N.Location,
  N.AppointmentStartWhole,
  N.AppointmentEndWhole,
  N.AppointmentSubType,
  N.AppointmentRecur,
  N.AppointmentStateFlags,
  N.AppointmentTimeZoneDefinitionRecur,
  N.AppointmentTimeZoneDefinitionStartDisplay,
  N.BusyStatus,
  N.CalendarExceptionDate,
  N.ClipEnd,
  N.ClipStart,
  N.ICalendarRecurrenceDate,
  N.ICalendarRecurrenceRule,
  N.ReminderDelta,
  N.ReminderSet,
  N.ResponseStatus,
  N.TimeZoneDescription,
  N.TimeZoneStruct,
] as const

const ROWS = 500
const INSTANCES_MAX = 50_000

export async function calendarView(
  store: Pick<Store, 'view'>,
  mailbox: Mailbox,
  folder: FolderId,
  { fromMillis, toMillis, limit = INSTANCES_MAX }: CalendarWindow,
): Promise<Instance[]> {
  const names = await RowNames.of(mailbox, properties)
  const where = overlapping(names, fromMillis, toMillis)
  const found: Instance[] = []
  if (!where || toMillis <= fromMillis) return found
  const view = store.view(mailbox, folder, { where, columns: ['bag'] })
  for (let at = 0; ; at += ROWS) {
    const rows = await view.rows(at, ROWS)
    for (const row of rows) {
      if (row.kind !== 'message' || !row.bag) continue
      const { bag, isWhole } = names.read(row.bag)
      const whole = isWhole ? bag : await (await mailbox.findMessage(row.id))?.properties()
      if (!whole || !isAppointment(row.class)) continue
      found.push(...instancesOf(whole, row, { fromMillis, toMillis }))
    }
    if (rows.length < ROWS) break
  }
  found.sort((a, b) => a.startMillis - b.startMillis || a.endMillis - b.endMillis || a.row.id - b.row.id)
  return found.slice(0, Math.min(limit, INSTANCES_MAX))
}

function isAppointment(messageClass: string): boolean {
  return /^ipm\.appointment(\.|$)/i.test(messageClass)
}

/** Those of one item. */
export function instancesOf(bag: Bag, row: MessageRow, window: { fromMillis: number; toMillis: number }): Instance[] {
  const shared = sharedOf(bag, row)
  const series = findSeries(bag)
  if (!series) {
    const start = bag.get(N.AppointmentStartWhole)
    if (start === undefined) return []
    const startMillis = fileTime.toMilliseconds(start)
    const endMillis = Math.max(startMillis, fileTime.toMilliseconds(bag.get(N.AppointmentEndWhole) ?? start))
    if (startMillis >= window.toMillis || (endMillis <= window.fromMillis && startMillis < window.fromMillis)) return []
    return [{ ...shared, kind: 'single', startMillis, endMillis, original: undefined }]
  }
  return [...occurrences(series, window).take(INSTANCES_MAX)].map(
    ({ startMillis, endMillis, original, exception }): Instance => {
      if (!exception) return { ...shared, kind: 'occurrence', startMillis, endMillis, original }
      const reminder = exception.reminderSet ?? shared.reminderMinutes !== undefined
      return {
        ...shared,
        kind: 'exception',
        startMillis,
        endMillis,
        original,
        subject: exception.subject ?? shared.subject,
        location: exception.location ?? shared.location,
        busyStatus: exception.busyStatus ?? shared.busyStatus,
        allDay: exception.allDay ?? shared.allDay,
        reminderMinutes: reminder ? (exception.reminderDelta ?? shared.reminderMinutes ?? 15) : undefined,
      }
    },
  )
}

function sharedOf(bag: Bag, row: MessageRow): Omit<Instance, 'kind' | 'startMillis' | 'endMillis' | 'original'> {
  return {
    subject: bag.get(P.Subject) ?? (bag.get(P.SubjectPrefix) ?? '') + (bag.get(P.NormalizedSubject) ?? ''),
    location: bag.get(N.Location) ?? '',
    allDay: bag.get(N.AppointmentSubType) === true,
    busyStatus: bag.get(N.BusyStatus) ?? 2,
    sensitivity: bag.get(P.Sensitivity) ?? 0,
    stateFlags: bag.get(N.AppointmentStateFlags) ?? 0,
    responseStatus: bag.get(N.ResponseStatus) ?? 0,
    reminderMinutes: bag.get(N.ReminderSet) ? (bag.get(N.ReminderDelta) ?? 15) : undefined,
    row,
  }
}
