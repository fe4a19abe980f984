/**
 * Recurrence: one engine for every protocol.
 *
 *   findSeries(properties) ─▶ Series ─▶ occurrences(series, { fromMillis, toMillis }) ─▶ Occurrence …
 *
 *   RRULE ⇄ pattern: findPatternOfRule, findRuleOfPattern; what Outlook cannot hold: recurrenceOfRules, findRuleSet
 *   blobs: decode/encodeAppointmentRecurrence, decode/encodeTaskRecurrence; ids: globalObjectIdOf, findUid
 */
export { cover } from './cover.ts'
export { firstDateTimeOf, patternDates } from './dates.ts'
export {
  cleanGlobalObjectId,
  findInstanceDay,
  findUid,
  globalObjectId,
  globalObjectIdOf,
  globalObjectIdOfEvent,
} from './global-object-id.ts'
export {
  findOccurrence,
  firstOccurrence,
  lastEndMillis,
  type Occurrence,
  occurrences,
  type Series,
  type Window,
} from './occurrences.ts'
export {
  type AppointmentRecurrence,
  appointmentRecurrenceLayout,
  dateOf,
  decodeAppointmentRecurrence,
  decodeTaskRecurrence,
  encodeAppointmentRecurrence,
  encodeTaskRecurrence,
  END_OF_TIME_MINUTES,
  EndType,
  type Exception,
  isEndless,
  Override,
  PatternType,
  recurrencePattern,
  type RecurrencePattern,
  RecurFrequency,
} from './pattern.ts'
export {
  findForeignPattern,
  findForeignRule,
  findPatternOfRule,
  findRuleOfPattern,
  makePattern,
  ruleStarts,
  untilLocal,
  withCount,
  withLastDay,
} from './rule.ts'
export {
  findDisplayZone,
  findRuleSet,
  findSeries,
  findZoneOfItem,
  holdsRules,
  recurrenceOfRules,
  type RuleSet,
  setZoneName,
  startsOf,
  startTimeOf,
} from './series.ts'
export { nextTask, type NextTask } from './task.ts'
