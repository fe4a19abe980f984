/** Naming another object by one of its addresses or its id, and links between objects. */
import { Failure } from '#model'
import type { Query } from '#store/engine/engine.ts'
import { sql } from '#store/engine/sql.ts'
import { findAddress } from '../address.ts'
import { shown } from '../domain-name.ts'
import { findIdByKey, findObjectRow, readDomains, x500Key } from '../records.ts'
import { findHit } from '../resolve.ts'
import type { Domain, ObjectId, ObjectKind, Relation } from '../types.ts'

/** Who may be named, where it matters. */
export const targetKinds: Partial<Record<Relation, readonly ObjectKind[]>> = {
  manager: ['user', 'shared', 'contact'],
  owner: ['user', 'shared', 'group'],
  delegate: ['user', 'shared', 'group'],
  fullAccess: ['user', 'shared', 'group', 'room', 'equipment'],
  sendAs: ['user', 'shared', 'group', 'room', 'equipment'],
  sendOnBehalf: ['user', 'shared', 'group', 'room', 'equipment'],
}

interface Asked {
  /** An address, an id, or an X.500 name. */
  given: string
  /** An address elsewhere will do. */
  external: boolean
  /** For the message: manager, member, catch-all … */
  what: string
  organisation: string
  kinds?: readonly ObjectKind[] | undefined
  /** Given when many are asked for. */
  domains?: ReadonlyMap<string, Domain>
}

/** The id of the object, or an address elsewhere. Throws with the reason. */
export async function getReference(q: Query, asked: Asked): Promise<string> {
  const { given, external, what, organisation, kinds } = asked
  const domains = asked.domains ?? new Map((await readDomains(q)).map((each) => [each.name, each]))
  const address = findAddress(given)
  const id = address
    ? ((await findHit(q, address, domains, { details: false }))?.id ?? (await findIdByKey(q, address.key)))
    : given.startsWith('/')
      ? await findIdByKey(q, x500Key(given))
      : given.toLowerCase()
  const row = id === undefined ? undefined : await findObjectRow(q, id)
  if (!row) {
    if (address && external && !domains.has(address.domain)) return address.text
    throw new Failure('notFound', `${what} ${shown(given)}`)
  }
  if (row.organisation !== organisation) {
    // To the other organisation it is an address like any other one elsewhere.
    if (external) return row.address
    throw new Failure('invalid', `${what} ${row.address} belongs to another organisation`)
  }
  if (kinds && !kinds.includes(row.kind)) {
    throw new Failure('wrongType', `${what} ${row.address} is a ${row.kind}, expected ${kinds.join(', ')}`)
  }
  return row.id
}

/** Puts exactly these in place, in this order; true when something was different. */
export async function replaceLinks(
  q: Query,
  source: ObjectId,
  relation: Relation,
  targets: readonly string[],
): Promise<boolean> {
  const wanted = [...new Set(targets)]
  const rows = await q.all<{ target: string }>(
    sql`select target from link where source = ${source} and kind = ${relation} order by sort, target`,
  )
  if (rows.length === wanted.length && rows.every((row, index) => row.target === wanted[index])) return false
  await q.run(sql`delete from link where source = ${source} and kind = ${relation}`)
  for (const [sort, target] of wanted.entries()) await insertLink(q, source, relation, target, sort)
  return true
}

export async function insertLink(
  q: Query,
  source: ObjectId,
  relation: Relation,
  target: string,
  sort: number,
): Promise<void> {
  await q.run(sql`insert into link (source, kind, target, sort) values (${source}, ${relation}, ${target}, ${sort})`)
}
