/** What else happens at the time of a calendar item, and right before and after it. [MS-OXWSMTGS] 2.2.4.4 */
import { calendarView, type Instance } from '#groupware/calendar/index.ts'
import { fileTime, N, P, SpecialFolder } from '#model'
import type { ReadContext } from './context.ts'
import { field, type Field, type ReadItem, xmlText } from './field.ts'
import { busyWords } from './lists.ts'
import { meetingNeeds, meetingOf } from './meeting-of.ts'
import { dateTime } from './values.ts'

interface Neighbours {
  conflicting: Instance[]
  adjacent: Instance[]
}

const FREE = 0
const MOST = 250
const remembered = new WeakMap<ReadItem, Promise<Neighbours>>()

function of(item: ReadItem, context: ReadContext): Promise<Neighbours> {
  let found = remembered.get(item)
  if (!found) remembered.set(item, (found = find(item, context)))
  return found
}

async function find(item: ReadItem, context: ReadContext): Promise<Neighbours> {
  const { properties, row, path, occurrence, kind } = item
  const start = properties.get(N.AppointmentStartWhole)
  const end = properties.get(N.AppointmentEndWhole)
  const isRequest = kind === 'MeetingRequest' && context.mailbox.kind === 'private'
  if (!row || path || !(kind === 'CalendarItem' || isRequest) || start === undefined || end === undefined) {
    return { conflicting: [], adjacent: [] }
  }
  const [from, to] = [fileTime.toMilliseconds(start), fileTime.toMilliseconds(end)]
  const window = { fromMillis: from - 1, toMillis: to + 1, limit: MOST }
  const self = isRequest ? (await meetingOf(item, context))?.message.id : row.id
  const folder = isRequest ? SpecialFolder.calendar : row.folder
  const around = await calendarView(context.store, context.mailbox, folder, window)
  const others = around.filter((one) => {
    const isSelf = one.row.id === self && (occurrence === undefined || one.original === occurrence.original)
    return !isSelf && one.busyStatus !== FREE
  })
  return {
    conflicting: others.filter((one) => one.startMillis < to && one.endMillis > from),
    adjacent: others.filter((one) => one.endMillis === from || one.startMillis === to),
  }
}

function listed(instances: readonly Instance[], { ids }: ReadContext): unknown[] | undefined {
  if (instances.length === 0) return undefined
  return instances.map((one) => ({
    kind: 'CalendarItem',
    ItemId: one.original === undefined ? ids.item(one.row) : ids.occurrence(one.row, one.original),
    Subject: xmlText(one.subject),
    Start: dateTime(one.startMillis),
    End: dateTime(one.endMillis),
    LegacyFreeBusyStatus: busyWords[one.busyStatus] ?? 'Busy',
    Location: xmlText(one.location),
  }))
}

const needs = [N.AppointmentStartWhole, N.AppointmentEndWhole, P.MessageClass, ...meetingNeeds] as const

/** Not in rows of views: each looks into the calendar. */
export const neighbours: readonly Field[] = [
  field('calendar:ConflictingMeetingCount', async (item, context) => (await of(item, context)).conflicting.length, {
    needs,
  }),
  field('calendar:AdjacentMeetingCount', async (item, context) => (await of(item, context)).adjacent.length, {
    needs,
  }),
  field(
    'calendar:ConflictingMeetings',
    async (item, context) => listed((await of(item, context)).conflicting, context),
    { needs },
  ),
  field('calendar:AdjacentMeetings', async (item, context) => listed((await of(item, context)).adjacent, context), {
    needs,
  }),
]
