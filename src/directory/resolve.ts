/**
 * From an address to the mailboxes, lists and outside addresses where its mail goes.
 *
 * In this order: the address itself; without its plus detail; the same at the domain that its domain is an alias of; the
 * catch-all of the domain. Lists and forwards are then followed, level by level, each object once: that ends loops
 * and keeps a mail from coming twice.
 */
import type { Query } from '#store/engine/engine.ts'
import { sql } from '#store/engine/sql.ts'
import { findAddress, withDomain, withoutDetail, type Address } from './address.ts'
import { findIdByKey, readObjects, readTargets } from './records.ts'
import type { Destination, DirectoryObject, Domain, ObjectId } from './types.ts'

/** An object that an address finds, and the detail behind its plus sign. */
export interface Hit {
  id: ObjectId
  detail: string | undefined
}

/** Who has the address, aliases of domains and plus details included; no catch-all. */
export async function findHit(
  q: Query,
  address: Address,
  domains: ReadonlyMap<string, Domain>,
  { details = true }: { details?: boolean } = {},
): Promise<Hit | undefined> {
  const domain = domains.get(address.domain)
  if (!domain) return undefined
  const here = domain.aliasOf === undefined ? address : withDomain(address, domain.aliasOf)
  const exact = await findIdByKey(q, here.key)
  if (exact !== undefined) return { id: exact, detail: undefined }
  const base = details ? withoutDetail(here) : undefined
  const found = base && (await findIdByKey(q, base.address.key))
  return found === undefined ? undefined : { id: found, detail: base?.detail }
}

export async function resolveAddress(
  q: Query,
  address: Address,
  domains: ReadonlyMap<string, Domain>,
): Promise<Destination | undefined> {
  const domain = domains.get(address.domain)
  if (!domain) return { kind: 'external', address: address.text, object: undefined }
  const hit = await findHit(q, address, domains)
  if (hit) return expand(q, hit, domains)
  const catchAll = domain.catchAll ?? (domain.aliasOf === undefined ? undefined : domains.get(domain.aliasOf)?.catchAll)
  if (catchAll === undefined) return undefined
  return catchAll.includes('@')
    ? { kind: 'external', address: catchAll, object: undefined }
    : expand(q, { id: catchAll, detail: undefined }, domains)
}

/** The destination of an object, everything behind it followed. */
async function expand(
  q: Query,
  { id, detail }: Hit,
  domains: ReadonlyMap<string, Domain>,
): Promise<Destination | undefined> {
  const [object] = await readObjects(q, [id])
  // The public store has an address to be named by, and no inbox.
  if (!object || object.kind === 'public') return undefined
  const leaves: Destination[] = []
  const passedOn: Destination[] = []
  const seen = new Set<string>([id])
  let level = await step(q, object, { detail, leaves, passedOn, domains })
  if (level === undefined) return leaves[0]
  while (level.length > 0) {
    const ids = await localOnes(q, level, domains, leaves)
    const fresh = ids.filter((each) => !seen.has(each))
    for (const each of fresh) seen.add(each)
    const objects = await readObjects(q, fresh)
    const members = await membersOf(q, objects)
    const next: string[] = []
    for (const member of objects) {
      next.push(...((await step(q, member, { detail: undefined, leaves, passedOn, members, domains })) ?? []))
    }
    level = next
  }
  // In a circle where nobody keeps what he forwards mail would vanish: it stays where it was sent.
  const kept = leaves.length > 0 ? leaves : object.kind === 'group' ? passedOn : passedOn.slice(0, 1)
  const distinct = withoutTwins(kept)
  // Forwarding that keeps nothing to one place is that place.
  if (object.kind !== 'group' && distinct.length <= 1) return distinct[0]
  return { kind: 'list', object, members: distinct }
}

/** The ids among them, each once; addresses elsewhere become leaves, and those of a domain that is ours by now, ids. */
async function localOnes(
  q: Query,
  level: readonly string[],
  domains: ReadonlyMap<string, Domain>,
  leaves: Destination[],
): Promise<string[]> {
  const ids = new Set<string>()
  for (const each of level) {
    const address = each.includes('@') ? findAddress(each) : undefined
    if (!address) ids.add(each)
    else if (!domains.has(address.domain)) leaves.push({ kind: 'external', address: each, object: undefined })
    else {
      const hit = await findHit(q, address, domains)
      if (hit) ids.add(hit.id)
    }
  }
  return [...ids]
}

interface Way {
  detail: string | undefined
  /** Where mail goes. */
  leaves: Destination[]
  /** Mailboxes that it only passes. */
  passedOn: Destination[]
  members?: ReadonlyMap<ObjectId, readonly string[]>
  domains: ReadonlyMap<string, Domain>
}

/** Adds where mail for this object itself goes; answers what is to be followed from it, undefined: nothing. */
async function step(q: Query, object: DirectoryObject, way: Way): Promise<readonly string[] | undefined> {
  switch (object.kind) {
    case 'group':
      return way.members?.get(object.id) ?? (await readTargets(q, object.id, 'member'))
    case 'public':
      return undefined
    case 'contact':
      return contactStep(object, way)
    default: {
      const { mailbox, forwarding } = object
      if (mailbox !== undefined) {
        const keeps = !forwarding || forwarding.keep
        const target = keeps ? way.leaves : way.passedOn
        target.push({ kind: 'mailbox', object, mailbox, detail: way.detail })
      }
      return forwarding?.to
    }
  }
}

function contactStep(contact: DirectoryObject, { leaves, domains }: Way): readonly string[] | undefined {
  const { target } = contact.fields
  const address = findAddress(target ?? contact.address)
  // Sent out, mail for one of our own domains would come back to where it started.
  if (address && domains.has(address.domain)) return target === undefined ? undefined : [target]
  leaves.push({ kind: 'external', address: target ?? contact.address, object: contact })
  return undefined
}

/** The members of the groups among these objects, in one question. */
async function membersOf(q: Query, objects: readonly DirectoryObject[]): Promise<Map<ObjectId, string[]>> {
  const groups = objects.filter((object) => object.kind === 'group').map((object) => object.id)
  const members = new Map<ObjectId, string[]>(groups.map((id) => [id, []]))
  if (groups.length === 0) return members
  const rows = await q.all<{ source: string; target: string }>(
    sql`select source, target from link where source ${sql.oneOf(groups)} and kind = 'member' order by source, sort`,
  )
  for (const row of rows) members.get(row.source)?.push(row.target)
  return members
}

/** A contact and the same address given as it is are one destination. */
function withoutTwins(leaves: readonly Destination[]): Destination[] {
  const seen = new Set<string>()
  return leaves.filter((leaf) => {
    const key = leaf.kind === 'external' ? (findAddress(leaf.address)?.key ?? leaf.address) : leaf.object.id
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
