/**
 * "This and all that follow": a series becomes two, since Outlook knows no change from one occurrence on. The first ends before the occurrence,
 * the second begins with it and has an id of its own.
 */
import { dayOfMillis, millisOfMinutes } from '#codec/ical/index.ts'
import { storeRecurrence } from '#convert/calendar/index.ts'
import { Failure, type Item, P } from '#model'
import {
  type AppointmentRecurrence,
  EndType,
  findOccurrence,
  firstDateTimeOf,
  patternDates,
  type RecurrencePattern,
  withCount,
  withLastDay,
} from '#model/recurrence/index.ts'
import { getSeries, isException } from './occurrence.ts'

/** Both without the exceptions' attachments of the other. Throws invalid for a rule that is no pattern of Outlook, and for the first occurrence. */
export function splitSeries(series: Item, original: number): { before: Item; after: Item } {
  const { recurrence, zone, starts } = getSeries(series)
  if (starts) throw new Failure('invalid', 'a rule that cannot be split')
  if (!findOccurrence(getSeries(series), original)) throw new Failure('notFound', 'occurrence')
  const day = dayOfMillis(millisOfMinutes(original))
  const { pattern } = recurrence
  if (day <= Math.floor(pattern.startDate / 1440)) throw new Failure('invalid', 'the first occurrence')
  const part = (isMine: (minutes: number) => boolean, changed: RecurrencePattern): Item => {
    const own: AppointmentRecurrence = {
      ...recurrence,
      pattern: { ...changed, deletedDates: pattern.deletedDates.filter(isMine) },
      exceptions: recurrence.exceptions.filter((one) => isMine(one.original)),
    }
    const properties = series.properties.copy()
    storeRecurrence(properties, own, zone)
    const kept = new Set(own.exceptions.map(({ start }) => start))
    const attachments = series.attachments.filter((one) => !isException(one) || kept.has(startOf(one)))
    return { properties, recipients: series.recipients.map((row) => row.copy()), attachments }
  }
  return {
    before: part((minutes) => minutes < day * 1440, withLastDay({ ...pattern, endType: EndType.date }, day - 1)),
    after: part((minutes) => minutes >= day * 1440, restarted(pattern, day)),
  }
}

function restarted(pattern: RecurrencePattern, day: number): RecurrencePattern {
  const begun = { ...pattern, startDate: day * 1440 }
  const fresh = { ...begun, firstDateTime: firstDateTimeOf(begun) }
  if (pattern.endType !== EndType.count) return fresh
  let left = pattern.count
  for (const date of patternDates(pattern)) {
    if (date >= day) break
    left--
  }
  return withCount(fresh, Math.max(1, left))
}

/** Local minutes since 1601. */
function startOf({ properties }: Item['attachments'][number]): number {
  const start = properties.get(P.ExceptionStartTime)
  return start === undefined ? -1 : Number(start / 600_000_000n)
}
