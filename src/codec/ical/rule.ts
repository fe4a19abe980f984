/**
 * RRULE as a value. RFC 5545 3.3.10
 *
 * Reading is forgiving about what changes nothing (order, case, spaces, a trailing semicolon, COUNT beside UNTIL) and
 * refuses what would mean something else.
 */
export const frequencies = ['SECONDLY', 'MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const
export type Frequency = (typeof frequencies)[number]

/** `2MO`: the nth (0: every one) of a weekday, which is 0 for Sunday. */
export interface NthDay {
  nth: number
  weekday: number
}

export interface Rule {
  frequency: Frequency
  interval: number
  count?: number
  /** As it was written: a DATE, a local DATE-TIME, or one in UTC that ends in Z. */
  until?: string
  bySecond: readonly number[]
  byMinute: readonly number[]
  byHour: readonly number[]
  byDay: readonly NthDay[]
  byMonthDay: readonly number[]
  byYearDay: readonly number[]
  byWeekNumber: readonly number[]
  byMonth: readonly number[]
  bySetPosition: readonly number[]
  /** 0 is Sunday; Monday unless the rule says otherwise. */
  weekStart: number
  /** RFC 7529: months and days of another calendar. Such rules are kept, not expanded. */
  calendar?: string
  skip?: string
}

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']
export const INTERVAL_MAX = 100_000
const LIST_MAX = 400

export function makeRule(frequency: Frequency, rest: Partial<Rule> = {}): Rule {
  return {
    frequency,
    interval: 1,
    bySecond: [],
    byMinute: [],
    byHour: [],
    byDay: [],
    byMonthDay: [],
    byYearDay: [],
    byWeekNumber: [],
    byMonth: [],
    bySetPosition: [],
    weekStart: 1,
    ...rest,
  }
}

/** undefined when it is no rule that could be followed. */
export function findRule(text: string): Rule | undefined {
  const parts = new Map<string, string>()
  for (const part of text.slice(0, 8000).split(';')) {
    const at = part.indexOf('=')
    if (at > 0)
      parts.set(
        part.slice(0, at).trim().toUpperCase(),
        part
          .slice(at + 1)
          .trim()
          .toUpperCase(),
      )
  }
  const frequency = frequencies.find((name) => name === parts.get('FREQ'))
  if (!frequency) return undefined
  const interval = Number(parts.get('INTERVAL') ?? 1)
  const until = parts.get('UNTIL')?.replace(/[-:]/g, '')
  const count = parts.has('COUNT') && until === undefined ? Number(parts.get('COUNT')) : undefined
  const weekStart = weekdays.indexOf(parts.get('WKST') ?? 'MO')
  if (!Number.isInteger(interval) || interval < 1 || interval > INTERVAL_MAX || weekStart < 0) return undefined
  if (count !== undefined && (!Number.isInteger(count) || count < 1)) return undefined
  if (until !== undefined && !/^\d{8}(T\d{6}Z?)?$/.test(until)) return undefined
  try {
    const list = (name: string, min: number, max: number) => readList(parts.get(name), min, max)
    return makeRule(frequency, {
      interval,
      ...(count !== undefined && { count }),
      ...(until !== undefined && { until }),
      bySecond: list('BYSECOND', 0, 60),
      byMinute: list('BYMINUTE', 0, 59),
      byHour: list('BYHOUR', 0, 23),
      byDay: (parts.get('BYDAY') || undefined)?.split(',').slice(0, LIST_MAX).map(readDay) ?? [],
      byMonthDay: list('BYMONTHDAY', -31, 31),
      byYearDay: list('BYYEARDAY', -366, 366),
      byWeekNumber: list('BYWEEKNO', -53, 53),
      byMonth: list('BYMONTH', 1, 12),
      bySetPosition: list('BYSETPOS', -366, 366),
      weekStart,
      ...(parts.has('RSCALE') && parts.get('RSCALE') !== 'GREGORIAN' && { calendar: parts.get('RSCALE') as string }),
      ...(parts.has('SKIP') && parts.get('SKIP') !== 'OMIT' && { skip: parts.get('SKIP') as string }),
    })
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function readList(text: string | undefined, min: number, max: number): number[] {
  if (!text) return []
  const numbers = text.split(',').slice(0, LIST_MAX).map(Number)
  // Zero has no meaning where one counts from both ends.
  if (numbers.some((n) => !Number.isInteger(n) || n < min || n > max || (min < 0 && n === 0))) throw new RangeError()
  return [...new Set(numbers)].sort((a, b) => a - b)
}

function readDay(text: string): NthDay {
  const [, nth = '', name = ''] = /^\s*([+-]?\d{0,2})\s*([A-Z]{2})\s*$/.exec(text) ?? []
  const weekday = weekdays.indexOf(name)
  if (weekday < 0 || Math.abs(Number(nth)) > 53) throw new RangeError()
  return { nth: Number(nth), weekday }
}

/** The parts in the order in which most programs write them. */
export function ruleText(rule: Rule): string {
  const parts = [`FREQ=${rule.frequency}`]
  const add = (name: string, values: readonly unknown[]) => {
    if (values.length > 0) parts.push(`${name}=${values.join(',')}`)
  }
  if (rule.calendar) parts.unshift(`RSCALE=${rule.calendar}`)
  if (rule.count !== undefined) parts.push(`COUNT=${rule.count}`)
  if (rule.until !== undefined) parts.push(`UNTIL=${rule.until}`)
  if (rule.interval !== 1) parts.push(`INTERVAL=${rule.interval}`)
  add('BYSECOND', rule.bySecond)
  add('BYMINUTE', rule.byMinute)
  add('BYHOUR', rule.byHour)
  add(
    'BYDAY',
    rule.byDay.map(({ nth, weekday }) => `${nth === 0 ? '' : nth}${weekdays[weekday]}`),
  )
  add('BYMONTHDAY', rule.byMonthDay)
  add('BYYEARDAY', rule.byYearDay)
  add('BYWEEKNO', rule.byWeekNumber)
  add('BYMONTH', rule.byMonth)
  add('BYSETPOS', rule.bySetPosition)
  if (rule.weekStart !== 1) parts.push(`WKST=${weekdays[rule.weekStart]}`)
  if (rule.skip) parts.push(`SKIP=${rule.skip}`)
  return parts.join(';')
}
