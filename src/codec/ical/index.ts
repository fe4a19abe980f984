/** iCalendar: the tree of components, the values in it, and recurrence rules with their arithmetic. RFC 5545 */
export {
  type Civil,
  civilOf,
  DAY_MILLIS,
  dayOf,
  dayOfMillis,
  daysInMonth,
  isLeapYear,
  millisOfDay,
  millisOfMinutes,
  minutesOfMillis,
  weekdayOf,
  YEAR_MAX,
} from './civil.ts'
export {
  type Component,
  componentText,
  parseComponents,
  parseLine,
  type Problem,
  property,
} from './component.ts'
export { type Expansion, expandRule } from './expand.ts'
export { escapeText, type Parameters, type Property, propertyLine, unescapeText } from './line.ts'
export { findRule, type Frequency, INTERVAL_MAX, makeRule, type NthDay, type Rule, ruleText } from './rule.ts'
export {
  allProperties,
  durationText,
  findDuration,
  findMoment,
  findOffset,
  findProperty,
  findText,
  type Moment,
  momentsOf,
  momentText,
  offsetText,
  parameter,
  textOf,
} from './value.ts'
export { isVersion1, upgraded } from './version-1.ts'
