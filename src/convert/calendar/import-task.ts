/**
 * VTODO and VJOURNAL become tasks and journal entries. [MS-OXOTASK] 2.2.2, [MS-OXOJRNL] 2.2.1; RFC 5545 3.6.2, 3.6.3
 *
 * The days of a task are days without a zone: midnight UTC (PidLidTaskDueDate); its time of day is in PidLidCommonEnd, and the exact form is
 * kept.
 */
import {
  allProperties,
  type Component,
  DAY_MILLIS,
  dayOfMillis,
  findDuration,
  findProperty,
  findRule,
  findText,
  millisOfDay,
  property,
  type Property,
  ruleText,
  textOf,
} from '#codec/ical/index.ts'
import { toLocal, utcZone } from '#codec/time-zone/index.ts'
import { Bag, fileTime, type Item, N, P } from '#model'
import { encodeTaskRecurrence, findPatternOfRule, globalObjectIdOf } from '#model/recurrence/index.ts'
import { importAlarms, importCommon } from './import-common.ts'
import type { EventContext } from './import-event.ts'
import { importPeople } from './import-people.ts'
import { Kept } from './kept.ts'
import { findTime, type Time, timesOf } from './times.ts'
import { MessageClass, TaskStatus } from './words.ts'

export function importTask(todo: Component, context: EventContext): Item {
  const item: Item = { properties: new Bag(), recipients: [], attachments: [] }
  const { properties } = item
  const kept = new Kept()
  properties.set(P.MessageClass, MessageClass.task)
  // Outlook's task requests are another thing; RFC 5546 3.4 is kept.
  if (context.method !== undefined && context.method !== 'PUBLISH')
    kept.properties.push(property('METHOD', context.method))
  importCommon(item, todo, { zones: context.zones, kept })
  importUid(properties, todo)
  importPeople(item, todo, context)
  const start = findTime(findProperty(todo, 'DTSTART'), context.zones)
  const duration = findDuration(findText(todo, 'DURATION') ?? '')
  const due =
    findTime(findProperty(todo, 'DUE'), context.zones) ??
    (start && duration !== undefined ? later(start, duration) : undefined)
  importDay(properties, start, { day: N.TaskStartDate, common: N.CommonStart })
  importDay(properties, due, { day: N.TaskDueDate, common: N.CommonEnd })
  for (const name of ['DTSTART', 'DUE', 'DURATION']) {
    const exact = findProperty(todo, name)
    if (exact && exact.type !== 'date') kept.properties.push(exact)
  }
  importStatus(properties, todo, context)
  importTaskRecurrence(properties, todo, { start: start ?? due, context, kept })
  const reference = due ?? start
  if (reference)
    importAlarms(properties, todo, { start: start?.instant ?? reference.instant, end: reference.instant, kept })
  else kept.components.push(...todo.components.filter(({ name }) => name === 'VALARM'))
  kept.store(properties)
  return item
}

function importUid(properties: Bag, component: Component): void {
  const uid = findText(component, 'UID')?.trim()
  if (!uid) return
  properties.set(N.GlobalObjectId, globalObjectIdOf(uid))
  properties.set(N.CleanGlobalObjectId, globalObjectIdOf(uid))
}

function later(time: Time, duration: number): Time {
  return { ...time, local: time.local + duration, instant: time.instant + duration }
}

function importDay(
  properties: Bag,
  time: Time | undefined,
  { day, common }: { day: typeof N.TaskDueDate; common: typeof N.CommonEnd },
): void {
  if (!time) return
  const local = time.kind === 'utc' ? time.instant : toLocal(time.zone, time.instant)
  properties.set(day, fileTime.from(millisOfDay(dayOfMillis(local))))
  properties.set(common, fileTime.from(time.instant))
}

/** [MS-OXOTASK] 2.2.2.2.2 and after: status, percentage and completion say the same thing three times. */
function importStatus(properties: Bag, todo: Component, { zones }: EventContext): void {
  const word = findText(todo, 'STATUS')?.trim().toUpperCase()
  const percent = Math.min(100, Math.max(0, Number.parseInt(findText(todo, 'PERCENT-COMPLETE') ?? '0', 10) || 0))
  const completed = findTime(findProperty(todo, 'COMPLETED'), zones)
  const done = word === 'COMPLETED' || (word === undefined && (completed !== undefined || percent === 100))
  const started = word === 'IN-PROCESS' || (word === undefined && percent > 0)
  const open = word === 'CANCELLED' ? TaskStatus.deferred : started ? TaskStatus.inProgress : TaskStatus.notStarted
  properties.set(N.TaskStatus, done ? TaskStatus.complete : open)
  properties.set(N.PercentComplete, done ? 1 : percent / 100)
  properties.set(N.TaskComplete, done)
  if (done && completed) properties.set(N.TaskDateCompleted, fileTime.from(completed.instant))
}

/** [MS-OXOTASK] 2.2.2.2.15. A rule that Outlook cannot hold is kept, and the task is done once. */
function importTaskRecurrence(
  properties: Bag,
  todo: Component,
  { start, context, kept }: { start: Time | undefined; context: EventContext; kept: Kept },
): void {
  const written = ['RRULE', 'RDATE', 'EXDATE'].flatMap((name) => allProperties(todo, name))
  if (written.length === 0) return
  const [first, ...others] = allProperties(todo, 'RRULE')
  const rule = findRule(textOf(first) ?? '')
  const local = start && toLocal(start.zone, start.instant)
  const pattern =
    rule && local !== undefined && others.length === 0
      ? findPatternOfRule(rule, local, start?.zone ?? utcZone)
      : undefined
  properties.set(N.TaskFRecurring, pattern !== undefined)
  if (pattern) {
    const days = timesOf(todo, 'EXDATE', context.zones).map(
      (time) => dayOfMillis(toLocal(time.zone, time.instant)) * 1440,
    )
    const deletedDates = [...new Set(days)].sort((a, b) => a - b)
    properties.set(N.TaskRecurrence, encodeTaskRecurrence({ ...pattern, deletedDates }))
    properties.set(N.TaskDeadOccurrence, false)
  }
  const isExact = pattern && written.length === 1 && rule && ruleText(rule) === textOf(first)
  if (!isExact) kept.properties.push(...(written as Property[]))
}

/** What Outlook's journal knows of an entry and VJOURNAL has no property for: the kind of it, and how long it took. [MS-OXOJRNL] 2.2.1 */
export const journalType = 'X-KONTOR-JOURNAL-TYPE'
export const journalDuration = 'X-KONTOR-JOURNAL-DURATION'

export function importJournal(journal: Component, context: EventContext): Item {
  const item: Item = { properties: new Bag(), recipients: [], attachments: [] }
  const { properties } = item
  const kept = new Kept()
  properties.set(P.MessageClass, MessageClass.journal)
  importCommon(item, journal, { zones: context.zones, kept })
  importUid(properties, journal)
  importPeople(item, journal, context)
  const start = findTime(findProperty(journal, 'DTSTART'), context.zones)
  const minutes = Math.round((findDuration(findText(journal, journalDuration) ?? '') ?? 0) / 60_000)
  const length = minutes > 0 && minutes <= 0x7fffffff ? minutes : 0
  if (start) {
    const end = start.instant + length * 60_000
    for (const property of [N.LogStart, N.CommonStart]) properties.set(property, fileTime.from(start.instant))
    for (const property of [N.LogEnd, N.CommonEnd]) properties.set(property, fileTime.from(end))
    if (start.kind !== 'utc' || start.instant % DAY_MILLIS === 0)
      kept.properties.push(findProperty(journal, 'DTSTART') as Property)
  }
  const own = kept.properties.filter(({ name }) => name !== journalType && name !== journalDuration)
  kept.properties.splice(0, kept.properties.length, ...own)
  properties.set(N.LogType, findText(journal, journalType)?.slice(0, 255) || 'Note')
  properties.set(N.LogDuration, length)
  for (const name of ['RRULE', 'RDATE', 'EXDATE', 'RECURRENCE-ID', 'STATUS'])
    kept.properties.push(...allProperties(journal, name))
  kept.store(properties)
  return item
}
