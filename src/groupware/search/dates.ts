/** Dates as people type them into a search field: a span of instants, from its first to the one behind its last. */

export interface DateSpan {
  from: number
  to: number
}

export interface DateContext {
  now: number
  toInstant(local: number): number
  toLocal(instant: number): number
}

const DAY = 86_400_000
const FAR = 8.64e15

/**
 * `today`, `yesterday`, `this week`, `last month`, `2026-11-29`, `11/29/2026` (month first), `29.11.2026`, `2026-11`, `2026`,
 * `2026-11-29T10:30`; undefined for what is no date.
 */
export function findDates(text: string, context: DateContext): DateSpan | undefined {
  const local = spoken(text.trim().toLowerCase(), context) ?? written(text.trim())
  if (!local || Math.abs(local.from) > FAR || Math.abs(local.to) > FAR) return undefined
  return { from: context.toInstant(local.from), to: context.toInstant(local.to) }
}

function spoken(text: string, { now, toLocal }: DateContext): DateSpan | undefined {
  const today = Math.floor(toLocal(now) / DAY) * DAY
  const day = (offset: number) => ({ from: today + offset * DAY, to: today + (offset + 1) * DAY })
  if (text === 'today') return day(0)
  if (text === 'yesterday') return day(-1)
  if (text === 'tomorrow') return day(1)
  const match = /^(this|last|next)\s*(week|month|year)$/.exec(text)
  if (!match) return undefined
  const offset = { this: 0, last: -1, next: 1 }[match[1] as 'this' | 'last' | 'next']
  const date = new Date(today)
  const year = date.getUTCFullYear()
  const month = date.getUTCMonth()
  if (match[2] === 'week') {
    // A week begins on Sunday, as Exchange has it where the culture says nothing else.
    const sunday = today - date.getUTCDay() * DAY + offset * 7 * DAY
    return { from: sunday, to: sunday + 7 * DAY }
  }
  if (match[2] === 'month') return { from: Date.UTC(year, month + offset), to: Date.UTC(year, month + offset + 1) }
  return { from: Date.UTC(year + offset, 0), to: Date.UTC(year + offset + 1, 0) }
}

function written(text: string): DateSpan | undefined {
  const time = /^(\d{4})-(\d{1,2})-(\d{1,2})[T ](\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text)
  if (time) {
    const [year, month, day, hour, minute, second] = time.slice(1).map((part) => Number(part ?? 0)) as Six
    const start = dayOf(year, month, day)
    if (start === undefined || hour > 23 || minute > 59 || second > 59) return undefined
    const from = start + ((hour * 60 + minute) * 60 + second) * 1000
    return { from, to: from + (time[6] === undefined ? 60_000 : 1000) }
  }
  const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text)
  if (iso) {
    const year = Number(iso[1])
    if (iso[2] === undefined) return { from: Date.UTC(year, 0), to: Date.UTC(year + 1, 0) }
    const month = Number(iso[2])
    if (month < 1 || month > 12) return undefined
    if (iso[3] === undefined) return { from: Date.UTC(year, month - 1), to: Date.UTC(year, month) }
    return oneDay(dayOf(year, month, Number(iso[3])))
  }
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text)
  if (american) return oneDay(dayOf(Number(american[3]), Number(american[1]), Number(american[2])))
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text)
  return german ? oneDay(dayOf(Number(german[3]), Number(german[2]), Number(german[1]))) : undefined
}

type Six = [number, number, number, number, number, number]

function oneDay(from: number | undefined): DateSpan | undefined {
  return from === undefined ? undefined : { from, to: from + DAY }
}

/** undefined for the 31st of February. */
function dayOf(year: number, month: number, day: number): number | undefined {
  const millis = Date.UTC(year, month - 1, day)
  const date = new Date(millis)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? millis : undefined
}
