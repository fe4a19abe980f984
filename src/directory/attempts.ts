/**
 * How long a login has to wait after failures: pure arithmetic over counters that the directory keeps.
 *
 * Three counters could be kept, two are: failures of an account from one remote address, and failures of a remote address
 * over all accounts. There is none of an account over all addresses: whoever could fill it would lock the owner out
 * from elsewhere. An address from which an account has logged in before (`known`) is spared the second counter for that
 * account, so that one bad machine in an office does not stop its neighbours behind the same NAT.
 *
 * This machine itself is no remote that could be told apart from others: everybody who comes through a proxy or a webmail comes
 * from there, and the second counter would let one of them lock out the rest.
 *
 * Counters are halved for each hour that passes, waits double up to a quarter of an hour: no lock-out lasts.
 */
import { isIPv4, isIPv6 } from 'node:net'

export interface Counter {
  count: number
  /** Milliseconds; of the last failure. */
  last: number
}

export interface Limit {
  /** So many failures cost nothing. */
  free: number
  firstSeconds: number
  mostSeconds: number
}

export const accountLimit: Limit = { free: 5, firstSeconds: 2, mostSeconds: 900 }
export const remoteLimit: Limit = { free: 30, firstSeconds: 2, mostSeconds: 900 }

const halfLifeMs = 3_600_000

/** Seconds until the next attempt may be made; 0: now. `running` attempts that are not decided yet count as failed. */
export function waitSeconds(counter: Counter | undefined, limit: Limit, now: number, running = 0): number {
  const count = decayed(counter, now) + running
  if (count < limit.free) return 0
  const seconds = Math.min(limit.firstSeconds * 2 ** Math.min(count - limit.free, 30), limit.mostSeconds)
  // A counter full of undecided attempts has no time of its own yet.
  if (!counter || decayed(counter, now) < limit.free) return limit.firstSeconds
  return Math.max(0, Math.ceil((counter.last + seconds * 1000 - now) / 1000))
}

export function failed(counter: Counter | undefined, now: number): Counter {
  return { count: decayed(counter, now) + 1, last: now }
}

/** After this long a counter says nothing any more and its row can go. */
export const forgottenAfterMs = 24 * halfLifeMs

function decayed(counter: Counter | undefined, now: number): number {
  if (!counter) return 0
  // A clock that was put back must not freeze a counter.
  const halves = Math.max(0, Math.floor((now - counter.last) / halfLifeMs))
  return halves > 30 ? 0 : Math.floor(counter.count / 2 ** halves)
}

const thisMachine = '::1'

/** Whether the failures of this remote (as `remoteOf` names it) over all accounts are counted. */
export function isCounted(remote: string): boolean {
  return !remote.startsWith('127.') && remote !== thisMachine && remote !== 'local'
}

/** Who counts as one remote: an IPv4 address, a /64 of IPv6, which is what one customer has. */
export function remoteOf(address: string): string {
  if (address === thisMachine) return thisMachine
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped && isIPv4(mapped)) return mapped
  if (!isIPv6(address)) return address.slice(0, 64)
  const [head = '', tail] = (address.split('%')[0] as string).toLowerCase().split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  const groups = [...left, ...Array.from({ length: zeros }, () => '0'), ...right]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
