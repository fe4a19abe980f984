/** Tasks become VTODO, journal entries VJOURNAL. [MS-OXOTASK] 2.2.2, [MS-OXOJRNL] 2.2.1 */
import {
  type Component,
  dayOfMillis,
  durationText,
  findMoment,
  momentText,
  property,
  type Property,
  ruleText,
  textOf,
} from '#codec/ical/index.ts'
import { LayoutError } from '#codec/binary/index.ts'
import { utcZone } from '#codec/time-zone/index.ts'
import { type Bag, fileTime, type Item, N } from '#model'
import { decodeTaskRecurrence, findRuleOfPattern, type RecurrencePattern } from '#model/recurrence/index.ts'
import { exportAlarms, exportCommon, otherComponents } from './export-common.ts'
import { type EventExport } from './export-event.ts'
import { journalDuration, journalType } from './import-task.ts'
import { type Kept, readKept } from './kept.ts'
import { utc } from './times.ts'
import { exportPeople } from './export-people.ts'
import { taskStatuses, TaskStatus } from './words.ts'

export function exportTask(item: Item, { stampMillis, uid, method, asPart }: EventExport): Component {
  const { properties } = item
  const kept = readKept(properties)
  const lines = [
    ...exportCommon(item, { kept, uid, asPart }),
    utc('DTSTAMP', stampMillis),
    ...exportPeople(item, method),
  ]
  lines.push(...dayLines(properties, kept))
  const status = properties.get(N.TaskStatus) ?? TaskStatus.notStarted
  const done = properties.get(N.TaskComplete) === true || status === TaskStatus.complete
  const percent = Math.round((properties.get(N.PercentComplete) ?? 0) * 100)
  if (done || status !== TaskStatus.notStarted || percent > 0) {
    lines.push(property('STATUS', done ? 'COMPLETED' : (taskStatuses[status] ?? 'NEEDS-ACTION')))
    lines.push(property('PERCENT-COMPLETE', String(done ? 100 : percent)))
  } else {
    lines.push(property('STATUS', 'NEEDS-ACTION'))
  }
  const completed = properties.get(N.TaskDateCompleted)
  if (done && completed !== undefined) lines.push(utc('COMPLETED', fileTime.toMilliseconds(completed)))
  lines.push(...recurrenceLines(properties, kept))
  const time = (source: typeof N.CommonStart) => {
    const value = properties.get(source)
    return value === undefined ? undefined : fileTime.toMilliseconds(value)
  }
  const end = time(N.CommonEnd) ?? time(N.TaskDueDate) ?? time(N.CommonStart) ?? time(N.TaskStartDate)
  const start = time(N.CommonStart) ?? time(N.TaskStartDate) ?? end
  const alarms =
    start === undefined || end === undefined
      ? kept.components.filter(({ name }) => name === 'VALARM')
      : exportAlarms(properties, kept, { start, end })
  return { name: 'VTODO', properties: lines, components: [...alarms, ...otherComponents(kept)] }
}

/** A day; or the time that came with it, while it is still on that day. */
function dayLines(properties: Bag, kept: Kept): Property[] {
  const lines: Property[] = []
  for (const [name, source] of [
    ['DTSTART', N.TaskStartDate],
    ['DUE', N.TaskDueDate],
  ] as const) {
    const value = properties.get(source)
    const duration = name === 'DUE' && !kept.find(name) ? kept.find('DURATION') : undefined
    if (duration) lines.push(duration)
    if (value === undefined || duration) continue
    const day = fileTime.toMilliseconds(value)
    const exact = kept.find(name)
    const moment = exact && findMoment(textOf(exact) ?? '')
    if (exact && moment && dayOfMillis(moment.local) === dayOfMillis(day)) lines.push(exact)
    else lines.push(property(name, momentText({ local: day, kind: 'date' }), {}, 'date'))
  }
  return lines
}

function recurrenceLines(properties: Bag, kept: Kept): Property[] {
  const written = kept.properties.filter(({ name }) => name === 'RRULE' || name === 'RDATE' || name === 'EXDATE')
  if (written.length > 0) return written
  const blob = properties.get(N.TaskRecurrence)
  const pattern = blob && properties.get(N.TaskFRecurring) ? findPattern(blob) : undefined
  const rule = pattern && findRuleOfPattern(pattern, { start: 0, zone: utcZone, allDay: true })
  return rule ? [property('RRULE', ruleText(rule))] : []
}

function findPattern(blob: Uint8Array): RecurrencePattern | undefined {
  try {
    return decodeTaskRecurrence(blob)
  } catch (error) {
    if (error instanceof LayoutError) return undefined
    throw error
  }
}

export function exportJournal(item: Item, { stampMillis, uid, method, asPart }: EventExport): Component {
  const { properties } = item
  const kept = readKept(properties)
  const lines = [
    ...exportCommon(item, { kept, uid, asPart }),
    utc('DTSTAMP', stampMillis),
    ...exportPeople(item, method),
  ]
  const start = properties.get(N.LogStart) ?? properties.get(N.CommonStart)
  const exact = kept.find('DTSTART')
  if (exact) lines.push(exact)
  else if (start !== undefined) lines.push(utc('DTSTART', fileTime.toMilliseconds(start)))
  const type = properties.get(N.LogType)
  if (type && type !== 'Note') lines.push(property(journalType, type))
  const minutes = properties.get(N.LogDuration) ?? 0
  if (minutes > 0) lines.push(property(journalDuration, durationText(minutes * 60_000)))
  for (const name of ['RRULE', 'RDATE', 'EXDATE', 'RECURRENCE-ID', 'STATUS'])
    lines.push(...kept.properties.filter((one) => one.name === name))
  return { name: 'VJOURNAL', properties: lines, components: otherComponents(kept) }
}
