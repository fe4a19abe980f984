/**
 * Recurring tasks: PidLidTaskRecurrence holds the pattern, and there is one task at a time, which becomes the next one when it is done.
 * [MS-OXOTASK] 3.1.4.6
 *
 * A sliding pattern counts from the day of completion ("a week after the last one"), any other follows its dates. Task dates are days
 * without a zone: midnight UTC.
 */
import { dayOfMillis, millisOfDay } from '#codec/ical/index.ts'
import { fileTime } from '../file-time.ts'
import { patternDates } from './dates.ts'
import { EndType, isEndless, PatternType, type RecurrencePattern } from './pattern.ts'

export interface NextTask {
  /** The day on which the next one is due, as PidLidTaskDueDate. */
  dueDate: bigint
  /** The pattern of the next one: with fewer occurrences left, or another beginning. */
  pattern: RecurrencePattern
}

/** What follows a task that is due at `dueDate` and was done at `completed`; undefined when that was the last. */
export function nextTask(
  pattern: RecurrencePattern,
  { dueDate, completed }: { dueDate: bigint; completed: bigint },
): NextTask | undefined {
  const due = dayOfMillis(fileTime.toMilliseconds(dueDate))
  const done = dayOfMillis(fileTime.toMilliseconds(completed))
  const next = pattern.sliding !== 0 ? afterCompletion(pattern, done) : afterDue(pattern, due)
  return next && { dueDate: fileTime.from(millisOfDay(next.day)), pattern: next.pattern }
}

function afterDue(pattern: RecurrencePattern, due: number): { day: number; pattern: RecurrencePattern } | undefined {
  const deleted = new Set(pattern.deletedDates.map((date) => Math.floor(date / 1440)))
  for (const day of patternDates(pattern, due + 1)) if (!deleted.has(day)) return { day, pattern }
  return undefined
}

/** The pattern begins anew where the task was done; what it counts, it counts down. */
function afterCompletion(
  pattern: RecurrencePattern,
  done: number,
): { day: number; pattern: RecurrencePattern } | undefined {
  const counted = pattern.endType === EndType.count
  if (counted && pattern.count <= 1) return undefined
  const restarted = {
    ...pattern,
    startDate: done * 1440,
    firstDateTime: 0,
    count: counted ? pattern.count - 1 : pattern.count,
  }
  // A month from the 31st of January on is the 28th of February.
  const step = pattern.patternType === PatternType.day || pattern.patternType === PatternType.week ? 1 : 15
  for (const day of patternDates({ ...restarted, endType: EndType.never }, done + step)) {
    if (pattern.endType !== EndType.count && !isEndless(pattern) && day > Math.floor(pattern.endDate / 1440))
      return undefined
    return { day, pattern: { ...restarted, startDate: day * 1440 } }
  }
  return undefined
}
