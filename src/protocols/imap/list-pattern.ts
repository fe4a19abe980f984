/**
 * Patterns of LIST: `*` is anything, `%` anything within one level. RFC 9051 6.3.9.
 *
 * Matched by the set of places in the pattern that the name so far can have reached: no backtracking, and since
 * neighbouring wildcards are one (fullPattern), no more places than twice the length of the name.
 */
import { SEPARATOR } from './folder-name.ts'

export function matches(pattern: string, name: string): boolean {
  // Reachable positions of the pattern after each character of the name.
  let states = closure(pattern, new Set([0]))
  for (const character of name) {
    const next = new Set<number>()
    for (const at of states) {
      const wanted = pattern[at]
      if (wanted === '*' || (wanted === '%' && character !== SEPARATOR)) next.add(at)
      else if (wanted !== '%' && wanted === character) next.add(at + 1)
    }
    if (next.size === 0) return false
    states = closure(pattern, next)
  }
  return states.has(pattern.length)
}

/** A wildcard may also be nothing. */
function closure(pattern: string, states: Set<number>): Set<number> {
  for (const at of states) if (pattern[at] === '*' || pattern[at] === '%') states.add(at + 1)
  return states
}

/** Reference and pattern together; INBOX is written in any case (RFC 9051 5.1). */
export function fullPattern(reference: string, pattern: string): string {
  const full = (reference + pattern).replaceAll(/[*%]+/g, (run) => (run.includes('*') ? '*' : '%'))
  const rest = full.slice(5)
  const isInbox = full.slice(0, 5).toUpperCase() === 'INBOX' && (rest === '' || '/*%'.includes(rest[0]!))
  return isInbox ? `INBOX${rest}` : full
}

/** Could a name that begins so fit? Tells whether a namespace has to be read at all. */
export function mayReach(pattern: string, prefix: string): boolean {
  for (let i = 0; i < prefix.length; i++) {
    if (i >= pattern.length) return false
    if (pattern[i] === '*' || pattern[i] === '%') return true
    if (pattern[i] !== prefix[i]) return false
  }
  return true
}
