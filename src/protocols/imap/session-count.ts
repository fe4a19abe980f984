/** How many sessions each user has in this thread: one who opens them without end is told so. */
import { Failure } from '#model'
import type { Session } from './session.ts'

const counts = new Map<string, number>()

/** Throws tooMany; ends with the session. */
export function countSession(session: Session, user: string): void {
  const count = counts.get(user) ?? 0
  if (count >= session.options.sessionsPerUserMax) throw new Failure('tooMany', 'too many sessions')
  counts.set(user, count + 1)
  session.onEnd.add(() => {
    const left = (counts.get(user) ?? 1) - 1
    if (left === 0) counts.delete(user)
    else counts.set(user, left)
  })
}
