/**
 * A calendar file becomes items: one for each UID, with everything that changes single occurrences inside of it.
 * [MS-OXCICAL] 2.1.3.1.1, RFC 5545, RFC 5546
 *
 * A broken part costs that part only and is named in `problems`. Times without a zone are those of `zone`.
 */
import { guessText } from '#codec/charset/index.ts'
import {
  type Component,
  findText,
  findProperty,
  isVersion1,
  parseComponents,
  type Problem,
  textOf,
  upgraded,
} from '#codec/ical/index.ts'
import { utcZone, type Zone } from '#codec/time-zone/index.ts'
import type { Item } from '#model'
import { findCalendarType } from './calendar-scale.ts'
import { type FreeBusy, importFreeBusy } from './free-busy.ts'
import { type EventContext, importEvent } from './import-event.ts'
import { importJournal, importTask } from './import-task.ts'
import { splitRanges } from './split-ranges.ts'
import { Zones } from './times.ts'
import { isMethod } from './words.ts'

export interface CalendarItem {
  kind: 'event' | 'task' | 'journal'
  uid: string | undefined
  item: Item
}

export interface ImportedCalendar {
  /** REQUEST, REPLY … of the first calendar that has one. */
  method: string | undefined
  name: string | undefined
  items: CalendarItem[]
  freeBusy: FreeBusy[]
  problems: Problem[]
}

export interface CalendarImportOptions {
  /** The zone of the reader. */
  zone?: Zone
  /** The address of whose calendar it is. */
  owner?: string
  /** Appointments, whatever the method: for a file that is put into a calendar. */
  asAppointments?: boolean
}

const ITEMS_MAX = 100_000

export function importCalendar(input: Uint8Array | string, options: CalendarImportOptions = {}): ImportedCalendar {
  const { components, problems } = parseComponents(typeof input === 'string' ? input : guessText(input))
  const result: ImportedCalendar = { method: undefined, name: undefined, items: [], freeBusy: [], problems }
  const calendars = components.filter(({ name }) => name === 'VCALENDAR')
  const bare = components.filter(({ name }) => ['VEVENT', 'VTODO', 'VJOURNAL', 'VFREEBUSY'].includes(name))
  if (bare.length > 0) calendars.push({ name: 'VCALENDAR', properties: [], components: bare })
  for (const calendar of calendars) importOne(isVersion1(calendar) ? upgraded(calendar) : calendar, options, result)
  return result
}

/**
 * What a mail is whose text/calendar part this calendar is: the meeting message or appointment that it is about. [MS-OXCICAL] 2.1.3.1.1
 *
 * undefined for a calendar without items or with several that have nothing to do with each other: that one is a file, and stays an attachment.
 */
export function findMessage({ items }: ImportedCalendar): Item | undefined {
  const [first, ...others] = items
  return first && others.every(({ uid }) => uid !== undefined && uid === first.uid) ? first.item : undefined
}

/** [MS-OXCICAL] 2.1.3.1.1.2: versions 1 to 11 */
const oldOutlook = /^-\/\/Microsoft Corporation\/\/Outlook 0?([1-9]|1[01])\.\d* MIMEDIR\/\/EN$/

function importOne(
  calendar: Component,
  { zone = utcZone, owner, asAppointments }: CalendarImportOptions,
  result: ImportedCalendar,
): void {
  const method = findText(calendar, 'METHOD')?.trim().toUpperCase()
  result.method ??= method
  result.name ??= findText(calendar, 'X-WR-CALNAME') ?? findText(calendar, 'NAME')
  const context: EventContext = {
    zones: new Zones(calendar, zone),
    // One that RFC 5546 does not know says nothing.
    method: asAppointments || !isMethod(method) ? undefined : method,
    owner,
    zone,
    calendarType: findCalendarType(calendar),
    hasOldUntil: oldOutlook.test(findText(calendar, 'PRODID') ?? ''),
  }
  const report = (component: Component, problem: string) => {
    result.problems.push({
      line: 0,
      problem: `${component.name} ${findText(component, 'UID') ?? ''}: ${problem}`.slice(0, 200),
    })
  }
  for (const { uid, masters, changes } of byUid(calendar.components.filter(({ name }) => name === 'VEVENT'))) {
    // Without the series, what changes it stands for itself.
    const [series, ...alone] = masters.length > 0 ? masters : changes
    const others = masters.length > 0 ? changes : []
    // A message is about one series: there, a range changes the occurrence that it names, and is kept.
    const parts =
      series && !context.method ? splitRanges(series, others, context.zones) : [{ event: series, changes: others }]
    for (const { event, changes: own } of [...parts, ...alone.map((one) => ({ event: one, changes: [] }))]) {
      if (!event) continue
      const item = importEvent(event, own, context)
      if (item && result.items.length < ITEMS_MAX)
        result.items.push({ kind: 'event', uid: findText(event, 'UID')?.trim() || uid, item })
      else report(event, item ? 'too many' : 'has no DTSTART')
    }
  }
  for (const component of calendar.components) {
    if (result.items.length >= ITEMS_MAX) break
    const uid = findText(component, 'UID')
    if (component.name === 'VTODO') result.items.push({ kind: 'task', uid, item: importTask(component, context) })
    if (component.name === 'VJOURNAL')
      result.items.push({ kind: 'journal', uid, item: importJournal(component, context) })
    if (component.name === 'VFREEBUSY') result.freeBusy.push(importFreeBusy(component))
  }
}

interface Group {
  uid: string | undefined
  masters: Component[]
  changes: Component[]
}

/** In the order of the file. Of several with the same UID, the one with the highest SEQUENCE is the series. */
function byUid(events: readonly Component[]): Group[] {
  const groups = new Map<string, Group>()
  for (const [index, event] of events.entries()) {
    const uid = findText(event, 'UID')?.trim() || undefined
    const key = uid ?? `${index} without`
    let group = groups.get(key)
    if (!group) groups.set(key, (group = { uid, masters: [], changes: [] }))
    if (textOf(findProperty(event, 'RECURRENCE-ID')) !== undefined) group.changes.push(event)
    else group.masters.push(event)
  }
  for (const group of groups.values()) {
    group.masters = newest(group.masters)
    group.changes.sort((a, b) => sequenceOf(b) - sequenceOf(a))
  }
  return [...groups.values()]
}

/** Versions of one event are one event; files that use a UID for several events exist, too. */
function newest(masters: Component[]): Component[] {
  const sequences = new Set(masters.map(sequenceOf))
  if (masters.length < 2 || sequences.size === 1) return masters
  return [masters.reduce((best, one) => (sequenceOf(one) > sequenceOf(best) ? one : best))]
}

function sequenceOf(event: Component): number {
  return Number.parseInt(findText(event, 'SEQUENCE') ?? '0', 10) || 0
}
