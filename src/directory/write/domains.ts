/**
 * Domains. A domain belongs to one organisation. In a domain that is an alias of another nobody has addresses of his own:
 * all those of the other domain exist in it.
 */
import { Failure, found } from '#model'
import type { Query } from '#store/engine/engine.ts'
import { sql } from '#store/engine/sql.ts'
import type { DomainPatch, NewDomain } from '../changes.ts'
import { displayDomain, getDomainName } from '../domain-name.ts'
import { readDomains } from '../records.ts'
import type { Domain } from '../types.ts'
import type { WriteClock } from './clock.ts'
import { getReference } from './references.ts'

export async function createDomain(q: Query, clock: WriteClock, domain: NewDomain): Promise<string> {
  const name = getDomainName(domain.name)
  const domains = await readDomains(q)
  const known = domains.find((each) => each.name === name)
  if (known) throw new Failure('alreadyExists', `${displayDomain(name)} is a domain of ours already`)
  found(await q.get(sql`select id from organisation where id = ${domain.organisation}`), 'organisation')
  const aliasOf = domain.aliasOf === undefined ? undefined : checkAlias(domains, domain.organisation, domain.aliasOf)
  const others = domains.some((each) => each.organisation === domain.organisation && each.main)
  if (domain.main && aliasOf !== undefined) throw aliasIsNotMain(name)
  const main = aliasOf === undefined && (domain.main ?? !others)
  if (main) await clearMain(q, clock, domain.organisation)
  const seq = await clock.seq()
  await q.run(sql`
    insert into domain (name, organisation, alias_of, main, seq, created_seq, created, changed)
    values (${name}, ${domain.organisation}, ${aliasOf}, ${main}, ${seq}, ${seq}, ${clock.now}, ${clock.now})`)
  // After the row: a catch-all may name an address of this very domain.
  if (domain.catchAll !== undefined) await updateDomain(q, clock, name, { catchAll: domain.catchAll })
  return name
}

export async function updateDomain(q: Query, clock: WriteClock, given: string, patch: DomainPatch): Promise<void> {
  const name = getDomainName(given)
  const domains = await readDomains(q)
  const domain = found(
    domains.find((each) => each.name === name),
    displayDomain(name),
  )
  const next: Domain = { ...domain }
  if (patch.aliasOf === null) next.aliasOf = undefined
  else if (patch.aliasOf !== undefined) {
    next.aliasOf = checkAlias(domains, domain.organisation, patch.aliasOf)
    if (next.aliasOf === name) throw new Failure('cycle', 'a domain cannot be an alias of itself')
    if (domains.some((each) => each.aliasOf === name)) {
      throw new Failure('invalid', `other domains are aliases of ${displayDomain(name)}; point them elsewhere first`)
    }
    await mustBeUnused(q, name, 'made an alias')
    next.main = false
  }
  if (patch.catchAll === null) next.catchAll = undefined
  else if (patch.catchAll !== undefined) {
    next.catchAll = await getReference(q, {
      given: patch.catchAll,
      external: true,
      what: 'catch-all',
      organisation: domain.organisation,
    })
  }
  if (patch.main) {
    if (next.aliasOf !== undefined) throw aliasIsNotMain(name)
    next.main = true
  }
  const same = next.aliasOf === domain.aliasOf && next.catchAll === domain.catchAll && next.main === domain.main
  if (same) return
  if (next.main && !domain.main) await clearMain(q, clock, domain.organisation)
  await q.run(sql`
    update domain set alias_of = ${next.aliasOf}, catch_all = ${next.catchAll}, main = ${next.main},
    seq = ${await clock.seq()}, changed = ${clock.now} where name = ${name}`)
}

export async function deleteDomain(q: Query, clock: WriteClock, given: string): Promise<void> {
  const name = getDomainName(given)
  const domains = await readDomains(q)
  const domain = found(
    domains.find((each) => each.name === name),
    displayDomain(name),
  )
  const alias = domains.find((each) => each.aliasOf === name)
  if (alias) throw new Failure('notEmpty', `${displayDomain(alias.name)} is an alias of it; remove that first`)
  await mustBeUnused(q, name, 'removed')
  await q.run(sql`delete from domain where name = ${name}`)
  await clock.gone('domain', name, domain.organisation)
}

function checkAlias(domains: readonly Domain[], organisation: string, given: string): string {
  const name = getDomainName(given)
  const target = domains.find((each) => each.name === name)
  if (!target) throw new Failure('notFound', `domain ${displayDomain(name)}`)
  if (target.organisation !== organisation) {
    throw new Failure('invalid', `${displayDomain(name)} belongs to another organisation`)
  }
  if (target.aliasOf !== undefined) {
    throw new Failure('invalid', `${displayDomain(name)} is itself an alias, of ${displayDomain(target.aliasOf)}`)
  }
  return name
}

function aliasIsNotMain(name: string): Failure {
  return new Failure('invalid', `${displayDomain(name)} is an alias and cannot be where new users get their address`)
}

async function clearMain(q: Query, clock: WriteClock, organisation: string): Promise<void> {
  const held = await q.get(sql`select name from domain where organisation = ${organisation} and main = 1`)
  if (!held) return
  const seq = await clock.seq()
  await q.run(sql`
    update domain set main = 0, seq = ${seq}, changed = ${clock.now} where organisation = ${organisation} and main = 1`)
}

async function mustBeUnused(q: Query, name: string, what: string): Promise<void> {
  const some = await q.all<{ shown: string }>(
    sql`select shown from address where domain = ${name} order by address_key limit 4`,
  )
  if (some.length === 0) return
  const listed = some.slice(0, 3).map((row) => row.shown)
  const more = some.length > 3 ? ' and others' : ''
  throw new Failure('notEmpty', `${displayDomain(name)} cannot be ${what} while there are ${listed.join(', ')}${more}`)
}
