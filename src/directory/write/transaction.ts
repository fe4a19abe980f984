/** The transaction that `directory.write` hands out: changes.ts over one query of the engine. */
import { Failure, found } from '#model'
import type { Query } from '#store/engine/engine.ts'
import { sql } from '#store/engine/sql.ts'
import { findAddress } from '../address.ts'
import type { DirectoryTransaction } from '../changes.ts'
import { findObjectRow, readDomains, readOrganisations } from '../records.ts'
import { findHit } from '../resolve.ts'
import type { ObjectId, Relation } from '../types.ts'
import type { WriteClock } from './clock.ts'
import { createDomain, deleteDomain, updateDomain } from './domains.ts'
import { createObject, deleteObject, domainMap, touch, updateObject } from './objects.ts'
import { createOrganisation, deleteOrganisation, updateOrganisation } from './organisations.ts'
import { getReference, insertLink, targetKinds } from './references.ts'

export function createTransaction(q: Query, clock: WriteClock): DirectoryTransaction {
  return {
    createOrganisation: (organisation) => createOrganisation(q, clock, organisation),
    updateOrganisation: (id, patch) => updateOrganisation(q, clock, id, patch),
    deleteOrganisation: (id) => deleteOrganisation(q, clock, id),
    createDomain: (domain) => createDomain(q, clock, domain),
    updateDomain: (name, patch) => updateDomain(q, clock, name, patch),
    deleteDomain: (name) => deleteDomain(q, clock, name),
    createObject: (object) => createObject(q, clock, object),
    updateObject: (id, patch) => updateObject(q, clock, id, patch),
    deleteObject: (id) => deleteObject(q, clock, id),
    link: (source, relation, targets) => link(q, clock, source, relation, targets),
    unlink: (source, relation, targets) => unlink(q, clock, source, relation, targets),
    setPhoto: (id, bytes) => setPhoto(q, clock, id, bytes),
    organisations: () => readOrganisations(q),
    domains: () => readDomains(q),
    async findByAddress(text) {
      const address = findAddress(text)
      if (!address) return undefined
      const hit = await findHit(q, address, await domainMap(q), { details: false })
      if (hit) return hit.id
      return (await q.get<{ object: string }>(sql`select object from address where address_key = ${address.key}`))
        ?.object
    },
  }
}

/** Where several may stand, and addresses elsewhere, too. */
const outside: ReadonlySet<Relation> = new Set(['member', 'forward', 'sender'])

async function link(q: Query, clock: WriteClock, source: ObjectId, relation: Relation, given: readonly string[]) {
  const row = found(await findObjectRow(q, source), 'object')
  checkSource(row.kind, relation)
  const domains = await domainMap(q)
  let sort =
    (
      await q.get<{ sort: number | null }>(
        sql`select max(sort) as sort from link where source = ${source} and kind = ${relation}`,
      )
    )?.sort ?? -1
  let added = 0
  for (const each of given) {
    const target = await getReference(q, {
      given: each,
      external: outside.has(relation),
      what: relation,
      organisation: row.organisation,
      kinds: targetKinds[relation],
      domains,
    })
    if (target === source) throw new Failure('cycle', `it cannot name itself as ${relation}`)
    if (await isLinked(q, source, relation, target)) continue
    await insertLink(q, source, relation, target, ++sort)
    added++
  }
  if (added > 0) await touch(q, clock, source)
  return added
}

async function unlink(q: Query, clock: WriteClock, source: ObjectId, relation: Relation, given: readonly string[]) {
  const row = found(await findObjectRow(q, source), 'object')
  const domains = await domainMap(q)
  let removed = 0
  for (const each of given) {
    const asked = { given: each, external: true, what: relation, organisation: row.organisation, domains }
    const target = await getReference(q, asked)
    removed += await q.run(sql`delete from link where source = ${source} and kind = ${relation} and target = ${target}`)
  }
  if (removed > 0) await touch(q, clock, source)
  return removed
}

async function isLinked(q: Query, source: ObjectId, relation: Relation, target: string): Promise<boolean> {
  const row = await q.get(
    sql`select 1 as found from link where source = ${source} and kind = ${relation} and target = ${target}`,
  )
  return row !== undefined
}

function checkSource(kind: string, relation: Relation): void {
  const onGroups: readonly Relation[] = ['member', 'owner', 'sender']
  if (onGroups.includes(relation) && kind !== 'group')
    throw new Failure('wrongType', `a ${kind} has no ${relation}s; only a group has`)
  if (relation === 'fullAccess' && (kind === 'group' || kind === 'contact')) {
    throw new Failure('wrongType', `a ${kind} has no mailbox to give access to`)
  }
  if ((relation === 'sendAs' || relation === 'sendOnBehalf') && kind === 'contact') {
    throw new Failure('wrongType', 'nobody can send as a contact: its address is not ours')
  }
}

const photoBytes = 1_048_576

async function setPhoto(q: Query, clock: WriteClock, id: ObjectId, bytes: Uint8Array | undefined): Promise<void> {
  found(await findObjectRow(q, id), 'object')
  const type = bytes && photoType(bytes)
  await q.run(sql`delete from photo where object = ${id}`)
  if (bytes && type) await q.run(sql`insert into photo (object, type, content) values (${id}, ${type}, ${bytes})`)
  await q.run(sql`
    update object set photo = ${bytes ? 1 : 0}, seq = ${await clock.seq()}, changed = ${clock.now} where id = ${id}`)
}

function photoType(bytes: Uint8Array): 'image/jpeg' | 'image/png' {
  if (bytes.length > photoBytes)
    throw new Failure('tooBig', `a photo can have ${photoBytes} bytes; this one has ${bytes.length}`)
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg'
  if (Buffer.from(bytes.subarray(0, 8)).toString('latin1') === '\x89PNG\r\n\x1a\n') return 'image/png'
  throw new Failure('invalid', 'a photo must be JPEG or PNG')
}
