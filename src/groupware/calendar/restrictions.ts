/** Which items of a calendar have anything to do with a window of time. [MS-OXOCAL] 2.2.1.14 and 2.2.1.15: clip start and clip end */
import { fileTime, N, type Restriction } from '#model'
import type { RowNames } from '../items/names.ts'

const DAY = 86_400_000

/** A little too wide: who asks looks at each. undefined when the mailbox has no appointments at all. */
export function overlapping(names: RowNames, fromMillis: number, toMillis: number): Restriction | undefined {
  const start = names.tag(N.AppointmentStartWhole)
  const end = names.tag(N.AppointmentEndWhole)
  if (start === undefined || end === undefined) return undefined
  const recur = names.tag(N.AppointmentRecur)
  const single: Restriction = {
    kind: 'and',
    of: [before(start, toMillis), { kind: 'not', of: before(end, fromMillis) }],
  }
  if (recur === undefined) return single
  // Clients write midnights of their own zone there: a day more at each end.
  const clips: Restriction[] = [{ kind: 'exists', tag: recur }]
  const clipStart = names.tag(N.ClipStart)
  const clipEnd = names.tag(N.ClipEnd)
  if (clipStart !== undefined) clips.push(orAbsent(clipStart, before(clipStart, toMillis + DAY)))
  if (clipEnd !== undefined) clips.push(orAbsent(clipEnd, { kind: 'not', of: before(clipEnd, fromMillis - DAY) }))
  return { kind: 'or', of: [single, { kind: 'and', of: clips }] }
}

function before(tag: number, millis: number): Restriction {
  return { kind: 'property', relation: '<', tag, value: { tag, value: fileTime.from(millis) } }
}

function orAbsent(tag: number, of: Restriction): Restriction {
  return { kind: 'or', of: [{ kind: 'not', of: { kind: 'exists', tag } }, of] }
}
