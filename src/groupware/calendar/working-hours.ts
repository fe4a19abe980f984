/**
 * When somebody works: the XML of the configuration message IPM.Configuration.WorkHours in the calendar folder, which Outlook and others write.
 * [MS-OXOCFG] 2.2.2.3 (PidTagRoamingXmlStream)
 *
 * Who has none works Monday to Friday from 8 to 17 in the zone of the directory.
 */
import { findIanaZone, findZoneByName, toInstant, toLocal, utcZone, type Zone } from '#codec/time-zone/index.ts'
import { DAY_MILLIS, dayOfMillis, weekdayOf } from '#codec/ical/index.ts'
import type { DirectoryObject } from '#directory'
import { SpecialFolder } from '#model'
import type { Mailbox } from '#store'
import { findConfiguration } from '../configuration/index.ts'

export interface WorkingHours {
  zone: Zone
  /** Sunday is 0. */
  weekdays: readonly number[]
  startMinutes: number
  endMinutes: number
}

const weekdayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const XML_MAX = 64 * 1024

export async function workingHours(
  mailbox: Pick<Mailbox, 'associated' | 'getMessage'>,
  { timeZone }: Pick<DirectoryObject, 'timeZone'>,
): Promise<WorkingHours> {
  const usual: WorkingHours = {
    zone: findIanaZone(timeZone) ?? utcZone,
    weekdays: [1, 2, 3, 4, 5],
    startMinutes: 8 * 60,
    endMinutes: 17 * 60,
  }
  const xml = (await findConfiguration(mailbox, SpecialFolder.calendar, 'WorkHours'))?.xml
  return xml && xml.length <= XML_MAX ? readWorkingHours(Buffer.from(xml).toString('utf8'), usual) : usual
}

/** What cannot be read is as usual. */
export function readWorkingHours(xml: string, usual: WorkingHours): WorkingHours {
  const text = (name: string) => new RegExp(`<${name}[^>]*>([^<]{1,200})</${name}>`).exec(xml)?.[1]?.trim()
  const start = minutesOf(text('Start'))
  const end = minutesOf(text('End'))
  const days = text('WorkDays')
    ?.split(/\s+/)
    .map((word) => weekdayNames.indexOf(word))
    .filter((day) => day >= 0)
  const zoneName = /<TimeZone[^>]*\sName="([^"]{1,200})"/.exec(xml)?.[1] ?? text('Name')
  return {
    zone: (zoneName && findZoneByName(zoneName)) || usual.zone,
    weekdays: days && days.length > 0 ? days : usual.weekdays,
    startMinutes: start ?? usual.startMinutes,
    endMinutes: end !== undefined && end > (start ?? usual.startMinutes) ? end : usual.endMinutes,
  }
}

function minutesOf(text: string | undefined): number | undefined {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})/.exec(text ?? '') ?? []
  const total = Number(hours) * 60 + Number(minutes)
  return total >= 0 && total <= 1440 ? total : undefined
}

/** Whether all of it lies in the hours of one working day. */
export function isInWorkingHours(
  { zone, weekdays, startMinutes, endMinutes }: WorkingHours,
  { startMillis, endMillis }: { startMillis: number; endMillis: number },
): boolean {
  const start = toLocal(zone, startMillis)
  const end = toLocal(zone, endMillis)
  const day = dayOfMillis(start)
  const midnight = start - (((start % DAY_MILLIS) + DAY_MILLIS) % DAY_MILLIS)
  return (
    weekdays.includes(weekdayOf(day)) &&
    start >= midnight + startMinutes * 60_000 &&
    end <= midnight + endMinutes * 60_000
  )
}

/** The working times of a window, as instants. */
export function* workingTimes(
  { zone, weekdays, startMinutes, endMinutes }: WorkingHours,
  { fromMillis, toMillis }: { fromMillis: number; toMillis: number },
): Generator<{ startMillis: number; endMillis: number }> {
  const first = toLocal(zone, fromMillis)
  const begin = first - (((first % DAY_MILLIS) + DAY_MILLIS) % DAY_MILLIS)
  for (let midnight = begin; ; midnight += DAY_MILLIS) {
    const startMillis = toInstant(zone, midnight + startMinutes * 60_000)
    if (startMillis >= toMillis) return
    const endMillis = toInstant(zone, midnight + endMinutes * 60_000)
    if (weekdays.includes(weekdayOf(dayOfMillis(midnight))) && endMillis > fromMillis) yield { startMillis, endMillis }
  }
}
