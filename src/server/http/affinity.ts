/**
 * Which worker a request goes to, by its head alone. A worker keeps sessions of HTTP protocols in its memory, and the ids of its
 * sessions begin with its name:
 *
 *   1. a cookie whose value begins with the name of a worker: that worker
 *   2. a request that begins sessions of a protocol whose clients open several: any worker, in turns, so that several
 *      clients of one mailbox use several processors
 *   3. the name in Authorization: always the same worker for the same name, whose caches know it
 *   4. otherwise any
 *
 * A forged cookie reaches a worker that knows no such session: choosing a worker gives no rights.
 */
import type { IncomingHttpHeaders } from 'node:http'
import { readAuthorization } from './authorization.ts'
import { readCookies } from './request.ts'

/** What ids of sessions of a worker begin with. */
export function sessionPrefix(worker: number): string {
  return `w${worker}.`
}

/** Paths whose sessions are spread. */
const spread = ['/mapi/']

export interface AffinityAsked {
  path: string
  headers: IncomingHttpHeaders
  workers: number
  /** Counts up with each request. */
  turn: number
}

export function chooseWorker({ path, headers, workers, turn }: AffinityAsked): number {
  if (workers <= 1) return 0
  const named = namedWorker(headers.cookie)
  if (named !== undefined && named < workers) return named
  const lower = path.toLowerCase()
  if (spread.some((prefix) => lower.startsWith(prefix))) return turn % workers
  const credentials = readAuthorization(headers.authorization)
  if (!credentials) return turn % workers
  return hash('token' in credentials ? credentials.token : loginKey(credentials.name)) % workers
}

function namedWorker(header: string | undefined): number | undefined {
  if (header === undefined) return undefined
  for (const value of readCookies(header).values()) {
    const worker = /^w(\d{1,3})\./.exec(value)?.[1]
    if (worker !== undefined) return Number(worker)
  }
  return undefined
}

/** `ada@example.org`, `example.org\ada` and `ada` are most often one person. */
function loginKey(name: string): string {
  const local = name.includes('\\') ? name.slice(name.lastIndexOf('\\') + 1) : (name.split('@')[0] as string)
  return local.toLowerCase()
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value >>> 0
}
