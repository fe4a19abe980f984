/**
 * Who logs in. In this order, so that nothing tells an outsider which names exist:
 *
 *   1. the name, to an object or to nobody
 *   2. the counters of failures (attempts.ts): too many, and nothing else is looked at
 *   3. app passwords, by digest; then the password (argon2id), for nobody as well
 *   4. only then: is the account disabled, may it use this protocol
 *
 * Credentials are read for every login: a revoked or changed password ends at once. What is remembered for a few minutes
 * are HMACs over (object, stored hash, password): remembered.ts. A client that says its password with every request
 * (`remembered`) is believed for a minute without looking, in the cache that every change of a credential empties.
 */
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { Failure } from '#model'
import type { Query, Shard } from '#store/engine/engine.ts'
import { sql } from '#store/engine/sql.ts'
import { findAddress, foldLocal } from './address.ts'
import {
  accountLimit,
  failed,
  forgottenAfterMs,
  isCounted,
  remoteLimit,
  remoteOf,
  waitSeconds,
  type Counter,
} from './attempts.ts'
import type { Cache } from './cache.ts'
import { findDomainName } from './domain-name.ts'
import { preparePassword, type Hasher } from './password.ts'
import { readDomains, readObjects, readOrganisations } from './records.ts'
import { remember } from './remembered.ts'
import { findHit } from './resolve.ts'
import { findTokenHolder } from './tokens.ts'
import type { Attempt, DirectoryObject, Login, ObjectId, Protocol } from './types.ts'

/** `busy`, and when it may be tried again. */
export class TooManyFailures extends Failure {
  readonly retryAfterSeconds: number

  constructor(retryAfterSeconds: number) {
    super('busy', `too many failed logins; try again in ${retryAfterSeconds} seconds`)
    this.retryAfterSeconds = retryAfterSeconds
  }
}

export interface Authenticator {
  authenticate(attempt: Attempt): Promise<Login>
  authenticateToken(attempt: { token: string; protocol: Protocol; remoteAddress: string }): Promise<Login>
}

/** How long a right password is believed without argon2, and a wrong one known to be wrong. */
const rememberedMs = 300_000
/** App passwords note their last use no more often. */
const useNotedMs = 300_000
/** How long a login is believed that comes again with the next request. */
const requestsMs = 60_000
const knownNotedMs = 86_400_000
const knownKeptMs = 90 * 86_400_000
const mostRows = 100_000
const longestName = 320

export function createAuthenticator({
  shard,
  cache,
  hasher,
  now,
}: {
  shard: Shard
  cache: Cache
  hasher: Hasher
  now: () => number
}): Authenticator {
  const key = randomBytes(32)
  const right = remember({ most: 20_000, forMs: rememberedMs })
  const wrong = remember({ most: 20_000, forMs: rememberedMs })
  /** Verifications that run, by what is verified: ten connections with the same password cost one. */
  const running = new Map<string, Promise<'wrong' | 'right' | 'outdated'>>()
  /** Different passwords that are being tried for an account from a remote: they count as failures until that is decided. */
  const undecided = new Map<string, Map<string, number>>()

  async function authenticate(attempt: Attempt): Promise<Login> {
    if (!attempt.remembered) return (await logIn(attempt)).login
    const { name, password, protocol, remoteAddress } = attempt
    const question = `request ${secret([name, password, protocol, remoteAddress])}`
    const isValid = ({ until }: Decided): boolean => now() < until && until <= now() + requestsMs
    return (await cache.remember(question, isValid, () => logIn(attempt))).login
  }

  async function authenticateToken({ token, protocol }: { token: string; protocol: Protocol }): Promise<Login> {
    const isValid = ({ until }: Decided): boolean => now() < until && until <= now() + requestsMs
    const { login } = await cache.remember(`token ${secret([token, protocol])}`, isValid, async () => {
      const at = now()
      const holder = await shard.read((q) => findTokenHolder(q, token, at))
      if (!holder) throw new Failure('loginFailed')
      checkAccount(holder.object, protocol, holder.protocols)
      const login: Login = { user: holder.object, name: holder.object.address, via: 'token' }
      return { login, until: Math.min(at + requestsMs, holder.expires) }
    })
    return login
  }

  async function logIn(attempt: Attempt): Promise<Decided> {
    const object =
      attempt.name.length > longestName
        ? undefined
        : await cache.get(`login ${attempt.name}`, (q) => findLogin(q, attempt.name))
    const account = object?.id ?? `nobody ${hashed(attempt.name.toLowerCase())}`
    const remote = remoteOf(attempt.remoteAddress)
    const subjects = { account: `${account} ${remote}`, remote }
    const password = preparePassword(attempt.password)
    // Entered before the counters are read: whatever is decided later than that is in `undecided` still.
    const leave = enter(subjects.account, secret([account, password]))
    try {
      return await decide({ attempt, object, account, subjects, password, at: now() })
    } finally {
      leave()
    }
  }

  async function decide({ attempt, object, account, subjects, password, at }: Undecided): Promise<Decided> {
    const { name, protocol } = attempt
    const state = await shard.read((q) => readState(q, object?.id, subjects, appDigest(password ?? '')))
    checkCounters(state, subjects, at)
    if (object && state.app?.usable(at)) {
      await noteSuccess({ object, state, subjects, at })
      await noteUse(state.app, subjects.remote, at)
      checkAccount(object, protocol, state.app.protocols)
      const until = Math.min(at + requestsMs, state.app.expires ?? Number.POSITIVE_INFINITY)
      return { login: { user: object, name, via: 'appPassword' }, until }
    }
    const question = secret([account, password, state.hash])
    if (wrong.has(question, at)) throw new Failure('loginFailed')
    let answer: 'wrong' | 'right' | 'outdated' = right.has(question, at) ? 'right' : 'wrong'
    if (answer === 'wrong') {
      answer = await verify(question, password, state.hash)
      if (answer === 'wrong') {
        // Those that asked the same at the same time are told the same, and count once.
        if (!wrong.has(question, at)) {
          wrong.add(question, at)
          await noteFailure(subjects, state, at)
        }
        throw new Failure('loginFailed')
      }
      right.add(question, at)
    }
    if (!object) throw new Failure('loginFailed')
    if (answer === 'outdated' && password !== undefined) await renew(object.id, password, state.hash)
    await noteSuccess({ object, state, subjects, at })
    checkAccount(object, protocol, undefined)
    return { login: { user: object, name, via: 'password' }, until: at + requestsMs }
  }

  function secret(parts: readonly (string | undefined)[]): string {
    return createHmac('sha256', key)
      .update(JSON.stringify(parts.map((part) => part ?? null)))
      .digest('base64')
  }

  function enter(subject: string, password: string): () => void {
    const tried = undecided.get(subject) ?? new Map<string, number>()
    undecided.set(subject, tried)
    tried.set(password, (tried.get(password) ?? 0) + 1)
    return () => {
      const left = (tried.get(password) ?? 1) - 1
      if (left > 0) tried.set(password, left)
      else tried.delete(password)
      if (tried.size === 0) undecided.delete(subject)
    }
  }

  function checkCounters(state: State, subjects: Subjects, at: number): void {
    const others = (undecided.get(subjects.account)?.size ?? 1) - 1
    const waits = [waitSeconds(state.accountCounter, accountLimit, at, others)]
    if (remoteCounts(subjects, state)) waits.push(waitSeconds(state.remoteCounter, remoteLimit, at))
    const wait = Math.max(...waits)
    if (wait > 0) throw new TooManyFailures(wait)
  }

  async function verify(question: string, password: string | undefined, hash: string | undefined) {
    const known = running.get(question)
    if (known) return known
    // An impossible password takes its time, too.
    const verification = hasher.verify(password ?? '\0', password === undefined ? undefined : hash)
    running.set(question, verification)
    try {
      return await verification
    } finally {
      running.delete(question)
    }
  }

  async function noteFailure(subjects: Subjects, state: State, at: number): Promise<void> {
    await shard.write(async (q) => {
      for (const subject of remoteCounts(subjects, state) ? Object.values(subjects) : [subjects.account]) {
        const counter = failed(await readCounter(q, subject), at)
        await q.run(sql`
          insert into failure (subject, failures, last) values (${subject}, ${counter.count}, ${counter.last})
          on conflict (subject) do update set failures = excluded.failures, last = excluded.last`)
      }
      await prune(q, at)
    })
  }

  /** Bookkeeping of a login that succeeded; when it cannot be written, the login succeeds all the same. */
  async function noteSuccess({ object, state, subjects, at }: Success): Promise<void> {
    const isNews = state.known === undefined || at - state.known > knownNotedMs
    if (!state.accountCounter && !isNews) return
    await quietly(async (q) => {
      if (state.accountCounter) await q.run(sql`delete from failure where subject = ${subjects.account}`)
      if (isNews) {
        await q.run(sql`
          insert into known (object, remote, last) values (${object.id}, ${subjects.remote}, ${at})
          on conflict (object, remote) do update set last = excluded.last`)
        await q.run(sql`delete from known where last < ${at - knownKeptMs}`)
      }
    })
  }

  async function noteUse(app: App, remote: string, at: number): Promise<void> {
    if (app.lastUsed !== null && at - app.lastUsed < useNotedMs) return
    await quietly((q) =>
      q.run(sql`update app_password set last_used = ${at}, last_remote = ${remote} where id = ${app.id}`),
    )
  }

  async function renew(id: ObjectId, password: string, old: string | undefined): Promise<void> {
    const hash = await hasher.hash(password)
    await quietly((q) => q.run(sql`update credential set hash = ${hash} where object = ${id} and hash = ${old}`))
  }

  async function quietly(work: (q: Query) => Promise<unknown>): Promise<void> {
    try {
      await shard.write(work)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
    }
  }

  return { authenticate, authenticateToken }
}

interface Decided {
  login: Login
  /** Milliseconds: until then it can be believed without looking. */
  until: number
}

interface Subjects {
  account: string
  remote: string
}

interface App {
  id: string
  lastUsed: number | null
  expires: number | null
  protocols: readonly Protocol[] | undefined
  usable(at: number): boolean
}

interface State {
  hash: string | undefined
  app: App | undefined
  accountCounter: Counter | undefined
  remoteCounter: Counter | undefined
  /** When this account last logged in from this remote. */
  known: number | undefined
}

interface Success {
  object: DirectoryObject
  state: State
  subjects: Subjects
  at: number
}

interface Undecided {
  attempt: Attempt
  object: DirectoryObject | undefined
  account: string
  subjects: Subjects
  password: string | undefined
  at: number
}

/** From an address where the account is at home, and from this machine, only the account counts. */
function remoteCounts({ remote }: Subjects, { known }: State): boolean {
  return known === undefined && isCounted(remote)
}

/** One snapshot with everything that decides. The same questions are asked for nobody. */
async function readState(q: Query, id: ObjectId | undefined, subjects: Subjects, digest: string): Promise<State> {
  const who = id ?? ''
  const credential = await q.get<{ hash: string }>(sql`select hash from credential where object = ${who}`)
  const app = await q.get<{ id: string; protocols: string | null; expires: number | null; last_used: number | null }>(
    sql`select id, protocols, expires, last_used from app_password where object = ${who} and digest = ${digest}`,
  )
  const known = await q.get<{ last: number }>(
    sql`select last from known where object = ${who} and remote = ${subjects.remote}`,
  )
  return {
    hash: credential?.hash,
    app: app && {
      id: app.id,
      lastUsed: app.last_used,
      expires: app.expires,
      protocols: app.protocols === null ? undefined : (JSON.parse(app.protocols) as Protocol[]),
      usable: (at) => app.expires === null || at < app.expires,
    },
    accountCounter: await readCounter(q, subjects.account),
    remoteCounter: await readCounter(q, subjects.remote),
    known: known?.last,
  }
}

async function readCounter(q: Query, subject: string): Promise<Counter | undefined> {
  const row = await q.get<{ failures: number; last: number }>(
    sql`select failures, last from failure where subject = ${subject}`,
  )
  return row && { count: row.failures, last: row.last }
}

/** The counters stay few: forgotten ones go, and the oldest of too many. */
async function prune(q: Query, at: number): Promise<void> {
  await q.run(sql`delete from failure where last < ${at - forgottenAfterMs}`)
  const rows = await q.get<{ n: number }>(sql`select count(*) as n from failure`)
  if (!rows || rows.n <= mostRows) return
  await q.run(
    sql`delete from failure where subject in (select subject from failure order by last limit ${rows.n - mostRows})`,
  )
}

/** Which object logs in under this name. Only those with a mailbox can. */
async function findLogin(q: Query, given: string): Promise<DirectoryObject | undefined> {
  const id = await findLoginId(q, given)
  const [object] = id === undefined ? [] : await readObjects(q, [id])
  if (!object || object.mailbox === undefined || object.kind === 'public') return undefined
  return object
}

async function findLoginId(q: Query, given: string): Promise<ObjectId | undefined> {
  const name = given.trim()
  const domains = await readDomains(q)
  const byName = new Map(domains.map((domain) => [domain.name, domain]))
  const backslash = name.indexOf('\\')
  if (backslash > 0) {
    const local = name.slice(backslash + 1)
    const before = name.slice(0, backslash)
    const domain = findDomainName(before)
    if (domain !== undefined && byName.has(domain)) return findOne(q, `${local}@${domain}`, byName)
    const organisation = (await readOrganisations(q)).find((each) => each.shortName === before.toUpperCase())
    return organisation && findUnambiguous(q, local, organisation.id)
  }
  return name.includes('@') ? findOne(q, name, byName) : findUnambiguous(q, name, undefined)
}

async function findOne(q: Query, text: string, domains: Parameters<typeof findHit>[2]): Promise<ObjectId | undefined> {
  const address = findAddress(text)
  return address && (await findHit(q, address, domains, { details: false }))?.id
}

/** `ada` when only one object that can log in has an address ada@…. */
async function findUnambiguous(
  q: Query,
  local: string,
  organisation: string | undefined,
): Promise<ObjectId | undefined> {
  if (local === '') return undefined
  const rows = await q.all<{ id: string; organisation: string }>(sql`
    select distinct object.id as id, object.organisation as organisation
    from address join object on object.id = address.object
    where address.local_key = ${foldLocal(local)} and object.mailbox is not null and object.kind <> 'public'
    and exists (select 1 from domain where domain.name = address.domain) limit 50`)
  const mine = rows.filter((row) => organisation === undefined || row.organisation === organisation)
  return mine.length === 1 ? mine[0]?.id : undefined
}

function checkAccount(object: DirectoryObject, protocol: Protocol, allowed: readonly Protocol[] | undefined): void {
  if (object.disabled) throw new Failure('disabled', 'the account is disabled')
  if (protocol === 'autodiscover') return
  if (object.protocols && !object.protocols.includes(protocol)) {
    throw new Failure('disabled', `${protocol} is switched off for this account`)
  }
  if (allowed && !allowed.includes(protocol)) throw new Failure('disabled', `this app password is not for ${protocol}`)
}

/** App passwords are typed with or without their hyphens. */
export function appDigest(password: string): string {
  return hashed(`app ${password.replace(/[- ]/g, '').toLowerCase()}`)
}

function hashed(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}
