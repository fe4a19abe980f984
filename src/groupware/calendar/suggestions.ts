/**
 * When a meeting could be: the times in which most of those who have to come are free, in their working hours. What EWS answers as
 * suggestions of GetUserAvailability: [MS-OXWAVLS]
 */
import type { FreeBusyAnswer } from './free-busy.ts'
import { isInWorkingHours } from './working-hours.ts'

export interface Attendance {
  answer: FreeBusyAnswer
  /** Rooms count as required. */
  isRequired: boolean
}

export interface Suggestion {
  startMillis: number
  endMillis: number
  isWorkTime: boolean
  quality: 'excellent' | 'good' | 'fair' | 'poor'
  /** In the order of the people asked. */
  conflicts: ('free' | 'tentative' | 'busy' | 'outOfOffice' | 'unknown')[]
}

export interface SuggestionWish {
  fromMillis: number
  toMillis: number
  durationMinutes: number
  /** Starts are looked for every so many minutes. */
  stepMinutes?: number
  /** At most so many for each day. */
  perDay?: number
  perDayOutsideWork?: number
  /** Percent of conflicts up to which a suggestion is still good. */
  goodPercent?: number
}

const STARTS_MAX = 5000

export function suggestTimes(people: readonly Attendance[], wish: SuggestionWish): Suggestion[] {
  const {
    fromMillis,
    toMillis,
    durationMinutes,
    stepMinutes = 30,
    perDay = 10,
    perDayOutsideWork = 0,
    goodPercent = 25,
  } = wish
  const duration = durationMinutes * 60_000
  const step = Math.max(5, stepMinutes) * 60_000
  const byDay = new Map<number, Suggestion[]>()
  const first = Math.ceil(fromMillis / step) * step
  for (let start = first, count = 0; start + duration <= toMillis && count < STARTS_MAX; start += step, count++) {
    const suggestion = suggestionAt(people, { startMillis: start, endMillis: start + duration }, goodPercent)
    const day = Math.floor(start / 86_400_000)
    byDay.set(day, [...(byDay.get(day) ?? []), suggestion])
  }
  return [...byDay.values()].flatMap((all) => {
    const ranked = (some: Suggestion[], most: number) =>
      some.toSorted((a, b) => rank(a) - rank(b) || a.startMillis - b.startMillis).slice(0, most)
    const inside = ranked(
      all.filter(({ isWorkTime }) => isWorkTime),
      perDay,
    )
    const outside = ranked(
      all.filter(({ isWorkTime }) => !isWorkTime),
      perDayOutsideWork,
    )
    return [...inside, ...outside].sort((a, b) => a.startMillis - b.startMillis)
  })
}

const qualities = ['excellent', 'good', 'fair', 'poor'] as const

function rank({ quality }: Suggestion): number {
  return qualities.indexOf(quality)
}

function suggestionAt(
  people: readonly Attendance[],
  time: { startMillis: number; endMillis: number },
  goodPercent: number,
): Suggestion {
  const conflicts = people.map(({ answer }) => conflictOf(answer, time))
  const away = (index: number) => conflicts[index] === 'busy' || conflicts[index] === 'outOfOffice'
  const required = people.flatMap(({ isRequired }, index) => (isRequired ? [index] : []))
  const missing = required.filter(away).length
  const anybody = people.filter((_, index) => away(index)).length
  const percent = required.length === 0 ? 0 : (missing / required.length) * 100
  const quality =
    anybody === 0 ? 'excellent' : missing === 0 || percent <= goodPercent ? 'good' : percent < 50 ? 'fair' : 'poor'
  const isWorkTime = people.every(({ answer, isRequired }) => !isRequired || isInWorkingHours(answer.hours, time))
  return { ...time, isWorkTime, quality, conflicts }
}

function conflictOf(
  { level, busy }: FreeBusyAnswer,
  { startMillis, endMillis }: { startMillis: number; endMillis: number },
): Suggestion['conflicts'][number] {
  if (level === 'none') return 'unknown'
  let worst = 0
  for (const block of busy) {
    if (block.startMillis >= endMillis || block.endMillis <= startMillis || block.status === 4) continue
    worst = Math.max(worst, block.status)
  }
  return (['free', 'tentative', 'busy', 'outOfOffice'] as const)[worst] ?? 'free'
}
