/**
 * Rows of the directory and what they mean: reading, by id or by key, in batches. Everything here asks the database; the
 * cache stands before it (cache.ts).
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { sql } from '#store/engine/sql.ts'
import type { Query } from '#store/engine/engine.ts'
import { attributes, type AttributeName, type AttributeValue, type Content } from './attributes.ts'
import type {
  DirectoryObject,
  Domain,
  ObjectId,
  ObjectKind,
  Organisation,
  Protocol,
  Relation,
  Resource,
  WhoMaySend,
} from './types.ts'

export interface ObjectRow {
  id: string
  organisation: string
  kind: ObjectKind
  address: string
  name_key: string
  hidden: number
  mailbox: string | null
  legacy_dn: string
  content: string
  photo: number
  seq: number
  created_seq: number
  created: number
  changed: number
}

interface AddressRow {
  object: string
  domain: string
  shown: string
}

interface LinkRow {
  source: string
  kind: Relation
  target: string
}

export interface OrganisationContent {
  locale: string
  timeZone: string
  quota: DirectoryObject['quota']
  shortName?: string
  legacyRoot: string
}

/** The key of X.500 names among the addresses: case and the number of blanks do not count (RFC 4518 2.6.1). */
export function x500Key(dn: string): string {
  return `x500:${dn
    .toLowerCase()
    .replace(/ +/g, ' ')
    .replace(/ ?([/=]) ?/g, '$1')
    .trim()}`
}

/** The order of the address list: case and accents do not count. */
export function nameKey(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().normalize('NFC')
}

/** Of a long list others get their turn in between. */
const objectsPerTurn = 250

/** In the order of the ids; those that do not exist are left out. Only for reads: a write must not pause. */
export async function readObjects(q: Query, ids: readonly ObjectId[]): Promise<DirectoryObject[]> {
  if (ids.length <= objectsPerTurn) return readSomeObjects(q, ids)
  const objects: DirectoryObject[] = []
  for (let at = 0; at < ids.length; at += objectsPerTurn) {
    objects.push(...(await readSomeObjects(q, ids.slice(at, at + objectsPerTurn))))
    await nextTurn()
  }
  return objects
}

async function readSomeObjects(q: Query, ids: readonly ObjectId[]): Promise<DirectoryObject[]> {
  if (ids.length === 0) return []
  const rows = await q.all<ObjectRow>(sql`select * from object where id ${sql.oneOf(ids)}`)
  const addresses = groupBy(
    await q.all<AddressRow>(
      sql`select object, domain, shown from address where object ${sql.oneOf(ids)} and sort > 0 order by object, sort`,
    ),
    (row) => row.object,
  )
  // Members and grants are asked for apart: there may be very many, and they are nothing that the object shows.
  const links = groupBy(
    await q.all<LinkRow>(sql`
      select source, kind, target from link where source ${sql.oneOf(ids)}
      and kind in ('manager', 'forward', 'booker', 'delegate') order by source, kind, sort`),
    (row) => row.source,
  )
  const organisations = new Map((await readOrganisations(q)).map((organisation) => [organisation.id, organisation]))
  const byId = new Map<string, DirectoryObject>()
  for (const row of rows) {
    const organisation = organisations.get(row.organisation)
    if (organisation)
      byId.set(row.id, toObject(row, addresses.get(row.id) ?? [], links.get(row.id) ?? [], organisation))
  }
  return ids.flatMap((id) => byId.get(id) ?? [])
}

export async function findObjectRow(q: Query, id: ObjectId): Promise<ObjectRow | undefined> {
  return q.get<ObjectRow>(sql`select * from object where id = ${id}`)
}

/** The object that has an address or X.500 name, by its key. */
export async function findIdByKey(q: Query, key: string): Promise<ObjectId | undefined> {
  return (await q.get<{ object: string }>(sql`select object from address where address_key = ${key}`))?.object
}

export async function readOrganisations(q: Query): Promise<Organisation[]> {
  const rows = await q.all<{ id: string; name: string; public_object: string | null; content: string; seq: number }>(
    sql`select id, name, public_object, content, seq from organisation order by name_key`,
  )
  return rows.map(({ id, name, public_object, content, seq }) => {
    const { locale, timeZone, quota, shortName, legacyRoot } = JSON.parse(content) as OrganisationContent
    return {
      id,
      name,
      locale,
      timeZone,
      quota: { warning: quota.warning, send: quota.send, receive: quota.receive },
      shortName,
      publicObject: public_object ?? undefined,
      legacyRoot,
      seq,
    }
  })
}

export async function readDomains(q: Query): Promise<Domain[]> {
  const rows = await q.all<{
    name: string
    organisation: string
    alias_of: string | null
    catch_all: string | null
    main: number
    seq: number
  }>(sql`select name, organisation, alias_of, catch_all, main, seq from domain order by name`)
  return rows.map(({ name, organisation, alias_of, catch_all, main, seq }) => ({
    name,
    organisation,
    aliasOf: alias_of ?? undefined,
    catchAll: catch_all ?? undefined,
    main: main !== 0,
    seq,
  }))
}

export async function readTargets(q: Query, source: ObjectId, relation: Relation): Promise<string[]> {
  const rows = await q.all<{ target: string }>(
    sql`select target from link where source = ${source} and kind = ${relation} order by sort, target`,
  )
  return rows.map((row) => row.target)
}

export async function readSources(q: Query, target: ObjectId, relation: Relation): Promise<ObjectId[]> {
  const rows = await q.all<{ source: string }>(
    sql`select source from link where target = ${target} and kind = ${relation} order by source`,
  )
  return rows.map((row) => row.source)
}

/** All lists that a member belongs to, through lists, too. `union` ends loops. */
export async function readGroups(q: Query, member: ObjectId): Promise<ObjectId[]> {
  const rows = await q.all<{ id: string }>(sql`
    with recursive above(id) as (
      select source from link where target = ${member} and kind = 'member'
      union
      select link.source from link join above on link.target = above.id where link.kind = 'member'
    ) select id from above order by id`)
  return rows.map((row) => row.id)
}

export async function readSeq(q: Query): Promise<number> {
  return (await q.get<{ seq: number }>(sql`select seq from clock where id = 1`))?.seq ?? 0
}

function toObject(
  row: ObjectRow,
  addresses: readonly AddressRow[],
  links: readonly LinkRow[],
  organisation: Organisation,
): DirectoryObject {
  const content = JSON.parse(row.content) as Content
  const linked = (relation: Relation) => links.filter((link) => link.kind === relation).map((link) => link.target)
  const forwardTo = linked('forward')
  return {
    id: row.id,
    organisation: row.organisation,
    kind: row.kind,
    address: row.address,
    aliases: addresses.filter((each) => each.domain !== '').map((each) => each.shown),
    displayName: (content.displayName as string | undefined) ?? row.address,
    locale: (content.locale as string | undefined) ?? organisation.locale,
    timeZone: (content.timeZone as string | undefined) ?? organisation.timeZone,
    disabled: content.disabled === true,
    hidden: row.hidden !== 0,
    mailbox: row.mailbox ?? undefined,
    fields: fieldsOf(content),
    lists: listsOf(content),
    manager: linked('manager')[0],
    legacyDn: row.legacy_dn,
    x500: addresses.filter((each) => each.domain === '' && each.shown !== row.legacy_dn).map((each) => each.shown),
    hasPhoto: row.photo !== 0,
    protocols: content.protocols as readonly Protocol[] | undefined,
    quota: {
      warning: (content.quotaWarning as number | undefined) ?? organisation.quota.warning,
      send: (content.quotaSend as number | undefined) ?? organisation.quota.send,
      receive: (content.quotaReceive as number | undefined) ?? organisation.quota.receive,
    },
    forwarding: forwardTo.length > 0 ? { to: forwardTo, keep: content.forwardKeep !== false } : undefined,
    resource: row.kind === 'room' || row.kind === 'equipment' ? resourceOf(content, linked) : undefined,
    whoMaySend: (content.whoMaySend as WhoMaySend | undefined) ?? 'organisation',
    seq: row.seq,
    createdSeq: row.created_seq,
    created: new Date(row.created),
    changed: new Date(row.changed),
  }
}

function resourceOf(content: Content, linked: (relation: Relation) => string[]): Resource {
  return {
    capacity: content.capacity as number | undefined,
    automatic: content.bookingAutomatic !== false,
    conflicts: content.bookingConflicts === true,
    recurring: content.bookingRecurring !== false,
    workHoursOnly: content.bookingWorkHoursOnly === true,
    maximumMinutes: content.bookingMaximumMinutes as number | undefined,
    windowDays: content.bookingWindowDays as number | undefined,
    allowed: linked('booker'),
    delegates: linked('delegate'),
  }
}

const notAmongFields = new Set(['displayName', 'locale', 'timeZone'])

function fieldsOf(content: Content): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [name, value] of Object.entries(content) as [AttributeName, AttributeValue][]) {
    if (attributes[name]?.type === 'text' && !notAmongFields.has(name)) fields[name] = value as string
    else if (name === 'seniority') fields[name] = String(value)
  }
  return fields
}

function listsOf(content: Content): Record<string, readonly string[]> {
  const lists: Record<string, readonly string[]> = {}
  for (const [name, value] of Object.entries(content) as [AttributeName, AttributeValue][]) {
    if (attributes[name]?.type === 'texts') lists[name] = value as readonly string[]
  }
  return lists
}

function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group) group.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}
