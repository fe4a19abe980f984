/** Objects: making them, changing them, taking them away with everything that names them. */
import { randomUUID } from 'node:crypto'
import { Failure, found } from '#model'
import type { Query } from '#store/engine/engine.ts'
import { sql } from '#store/engine/sql.ts'
import { displayAddress, findAddress, getAddress } from '../address.ts'
import { findAttribute, type AttributeName, type Changes, type Content } from '../attributes.ts'
import type { NewObject, ObjectPatch } from '../changes.ts'
import { article, checkAttribute, nearest } from '../check.ts'
import { displayDomain, shown } from '../domain-name.ts'
import { findObjectRow, nameKey, readDomains, readOrganisations, type ObjectRow } from '../records.ts'
import { indexNames } from '../name-words.ts'
import type { Domain, ObjectId, ObjectKind } from '../types.ts'
import { checkX500, replaceAddresses } from './addresses.ts'
import type { WriteClock } from './clock.ts'
import { checkQuota } from './organisations.ts'
import { getReference, replaceLinks, targetKinds } from './references.ts'

const kinds: readonly ObjectKind[] = ['user', 'shared', 'room', 'equipment', 'group', 'contact', 'public']
const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export async function createObject(q: Query, clock: WriteClock, object: NewObject): Promise<ObjectId> {
  const { kind } = object
  if (!kinds.includes(kind)) {
    throw new Failure('invalid', `there is no kind "${shown(kind)}"; did you mean ${nearest(kind, kinds) ?? 'user'}?`)
  }
  const domains = await domainMap(q)
  const organisation = await organisationOf(q, object, domains)
  const id = object.id ?? randomUUID()
  if (!guid.test(id)) throw new Failure('invalid', `the id "${shown(id)}" is not a GUID in lower case`)
  if (await findObjectRow(q, id)) throw new Failure('alreadyExists', `an object with the id ${id}`)
  const legacyDn =
    object.legacyDn === undefined
      ? newLegacyDn(organisation.legacyRoot, id, object.address)
      : checkX500(object.legacyDn)
  const { content, links } = applyChanges(kind, {}, object.attributes ?? {})
  if (object.mailbox !== undefined) await mailboxIsFree(q, kind, object.mailbox, id)
  // The address is known when the references are looked up: a list may name itself only to be told so.
  const primary = await replaceAddresses(
    q,
    {
      id,
      kind,
      organisation: organisation.id,
      primary: object.address,
      aliases: object.aliases ?? [],
      x500: [legacyDn, ...(object.x500 ?? [])],
    },
    domains,
  )
  const seq = await clock.seq()
  await q.run(sql`
    insert into object (id, organisation, kind, address, name_key, hidden, mailbox, legacy_dn, content, photo,
      seq, created_seq, created, changed)
    values (${id}, ${organisation.id}, ${kind}, ${primary.text}, ${nameKey(nameOf(content, primary.text))},
      ${content.hidden === true}, ${object.mailbox}, ${legacyDn}, ${JSON.stringify(content)}, 0,
      ${seq}, ${seq}, ${clock.now}, ${clock.now})`)
  await indexNames(q, id)
  await setReferences(q, { id, kind, organisation: organisation.id }, links, domains)
  if (kind === 'public') await claimPublic(q, clock, organisation.id, id)
  return id
}

export async function updateObject(q: Query, clock: WriteClock, id: ObjectId, patch: ObjectPatch): Promise<boolean> {
  const row = found(await findObjectRow(q, id), 'object')
  const kind = patch.kind ?? row.kind
  if (kind !== row.kind) checkConversion(row.kind, kind)
  const before = JSON.parse(row.content) as Content
  const { content, links } = applyChanges(
    kind,
    kind === row.kind ? before : onlyOf(kind, before),
    patch.attributes ?? {},
  )
  const domains = await domainMap(q)
  let changed = kind !== row.kind

  const addresses = await patchAddresses(q, row, kind, patch, domains)
  changed ||= addresses.changed
  changed = (await setReferences(q, { id, kind, organisation: row.organisation }, links, domains)) || changed
  let mailbox = row.mailbox
  if (patch.mailbox !== undefined && patch.mailbox !== mailbox) {
    if (patch.mailbox !== null) await mailboxIsFree(q, kind, patch.mailbox, id)
    mailbox = patch.mailbox
    changed = true
  }
  const written = JSON.stringify(content)
  if (!changed && written === row.content) return false
  await q.run(sql`
    update object set kind = ${kind}, address = ${addresses.primary}, name_key = ${nameKey(nameOf(content, addresses.primary))},
    hidden = ${content.hidden === true}, mailbox = ${mailbox}, content = ${written},
    seq = ${await clock.seq()}, changed = ${clock.now} where id = ${id}`)
  await indexNames(q, id)
  return true
}

export async function deleteObject(q: Query, clock: WriteClock, id: ObjectId): Promise<void> {
  const row = found(await findObjectRow(q, id), 'object')
  // Whoever named it has changed.
  const namedBy = await q.all<{ source: string }>(
    sql`select distinct source from link where target = ${id} and source <> ${id}`,
  )
  for (const { source } of namedBy) await touch(q, clock, source)
  for (const domain of await q.all<{ name: string }>(sql`select name from domain where catch_all = ${id}`)) {
    await q.run(
      sql`update domain set catch_all = null, seq = ${await clock.seq()}, changed = ${clock.now} where name = ${domain.name}`,
    )
  }
  await q.run(sql`delete from link where source = ${id} or target = ${id}`)
  await q.run(sql`delete from address where object = ${id}`)
  await q.run(sql`delete from name_word where object = ${id}`)
  await q.run(sql`delete from photo where object = ${id}`)
  await q.run(sql`delete from credential where object = ${id}`)
  await q.run(sql`delete from app_password where object = ${id}`)
  await q.run(sql`delete from token where object = ${id}`)
  await q.run(sql`delete from known where object = ${id}`)
  await q.run(sql`delete from sharing where member = ${id} or mailbox = ${row.mailbox ?? ''}`)
  await q.run(sql`update organisation set public_object = null where public_object = ${id}`)
  await q.run(sql`delete from object where id = ${id}`)
  await clock.gone('object', id, row.organisation)
}

/** Something that hangs on the object has changed. */
export async function touch(q: Query, clock: WriteClock, id: ObjectId): Promise<void> {
  await q.run(sql`update object set seq = ${await clock.seq()}, changed = ${clock.now} where id = ${id}`)
}

export async function domainMap(q: Query): Promise<Map<string, Domain>> {
  return new Map((await readDomains(q)).map((domain) => [domain.name, domain]))
}

/** Splits what is said into what stands in the object and what are links. */
function applyChanges(kind: ObjectKind, before: Content, changes: Changes) {
  const content: Content = { ...before }
  const links = new Map<AttributeName, readonly string[]>()
  for (const [given, raw] of Object.entries(changes)) {
    if (raw === undefined) continue
    const value = checkAttribute(kind, given, raw)
    const name = given as AttributeName
    const attribute = findAttribute(name)
    if (attribute?.type === 'reference') links.set(name, value === undefined ? [] : [value as string])
    else if (attribute?.type === 'references') links.set(name, (value as readonly string[] | undefined) ?? [])
    else if (value === undefined) delete content[name]
    // What is so anyway need not be written; a change of the default would otherwise pass by old objects.
    else if (attribute?.type === 'flag' && value === attribute.normally) delete content[name]
    else content[name] = value
  }
  checkQuota({
    ...(content.quotaWarning !== undefined && { warning: content.quotaWarning as number }),
    ...(content.quotaSend !== undefined && { send: content.quotaSend as number }),
    ...(content.quotaReceive !== undefined && { receive: content.quotaReceive as number }),
  })
  // One order of the names, so that equal contents are equal texts.
  return { content: Object.fromEntries(Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1))) as Content, links }
}

async function setReferences(
  q: Query,
  source: { id: ObjectId; kind: ObjectKind; organisation: string },
  links: ReadonlyMap<AttributeName, readonly string[]>,
  domains: ReadonlyMap<string, Domain>,
): Promise<boolean> {
  let changed = false
  for (const [name, given] of links) {
    const attribute = findAttribute(name)
    if (attribute?.type !== 'reference' && attribute?.type !== 'references') continue
    const { relation, external = false } = attribute
    const targets: string[] = []
    for (const each of given) {
      targets.push(
        await getReference(q, {
          given: each,
          external,
          what: name,
          organisation: source.organisation,
          kinds: targetKinds[relation],
          domains,
        }),
      )
    }
    if (targets.includes(source.id)) throw new Failure('cycle', `${article(source.kind)} cannot name itself as ${name}`)
    changed = (await replaceLinks(q, source.id, relation, targets)) || changed
  }
  return changed
}

async function patchAddresses(
  q: Query,
  row: ObjectRow,
  kind: ObjectKind,
  patch: ObjectPatch,
  domains: ReadonlyMap<string, Domain>,
): Promise<{ primary: string; changed: boolean }> {
  const rows = await q.all<{ shown: string; domain: string; address_key: string }>(
    sql`select shown, domain, address_key from address where object = ${row.id} order by sort`,
  )
  const before = rows.filter((each) => each.domain !== '').map((each) => each.shown)
  const x500Before = rows.filter((each) => each.domain === '' && each.shown !== row.legacy_dn).map((each) => each.shown)
  const key = (text: string) => getAddress(text).key
  const primary = patch.address === undefined ? row.address : getAddress(patch.address).text
  const removed = new Set((patch.removeAliases ?? []).map(key))
  for (const alias of removed) {
    if (!before.some((each) => key(each) === alias))
      throw new Failure('notFound', `it has no address ${displayAddress(alias)}`)
    if (alias === key(primary))
      throw new Failure('invalid', `${displayAddress(primary)} is its primary address; give it another one first`)
  }
  const aliases = [...(patch.aliases ?? before), ...(patch.addAliases ?? [])].filter((each) => !removed.has(key(each)))
  const x500 = patch.x500 ?? x500Before
  const after = [primary, ...aliases.map((each) => getAddress(each).text).filter((each) => key(each) !== key(primary))]
  const distinct = [...new Map(after.map((each) => [key(each), each])).values()]
  if (same(distinct, before) && same(x500, x500Before)) return { primary: row.address, changed: false }
  await replaceAddresses(
    q,
    { id: row.id, kind, organisation: row.organisation, primary, aliases, x500: [row.legacy_dn, ...x500] },
    domains,
  )
  return { primary, changed: true }
}

async function organisationOf(q: Query, object: NewObject, domains: ReadonlyMap<string, Domain>) {
  const organisations = await readOrganisations(q)
  const asked = object.organisation
  if (asked !== undefined)
    return found(
      organisations.find((each) => each.id === asked),
      'organisation',
    )
  const domain = domains.get(getAddress(object.address).domain)
  const its = domain && organisations.find((each) => each.id === domain.organisation)
  if (its) return its
  if (object.kind === 'contact') {
    const [only, ...others] = organisations
    if (only && others.length === 0) return only
    throw new Failure('invalid', 'a contact needs to be told which organisation it is of')
  }
  throw new Failure(
    'invalid',
    `${displayDomain(getAddress(object.address).domain)} is no domain of ours; add it first (kontor domain add)`,
  )
}

/** [MS-OXOABK] 2.2.1.1; the id makes it unique for all time, the local part lets people recognise it. */
function newLegacyDn(root: string, id: ObjectId, address: string): string {
  const local = (findAddress(address)?.local ?? '')
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._-]/g, '')
    .slice(0, 24)
  return `${root}/cn=Recipients/cn=${id.replaceAll('-', '')}${local === '' ? '' : `-${local}`}`
}

async function mailboxIsFree(q: Query, kind: ObjectKind, mailbox: string, id: ObjectId): Promise<void> {
  if (kind === 'group' || kind === 'contact') throw new Failure('wrongType', `${article(kind)} has no mailbox`)
  if (!guid.test(mailbox)) throw new Failure('invalid', `the mailbox "${shown(mailbox)}" is not a GUID in lower case`)
  const other = await q.get<{ id: string; address: string }>(
    sql`select id, address from object where mailbox = ${mailbox}`,
  )
  if (other && other.id !== id) throw new Failure('alreadyExists', `the mailbox belongs to ${other.address}`)
}

async function claimPublic(q: Query, clock: WriteClock, organisation: string, id: ObjectId): Promise<void> {
  const held = await q.get<{ public_object: string | null }>(
    sql`select public_object from organisation where id = ${organisation}`,
  )
  if (held?.public_object) throw new Failure('alreadyExists', 'the organisation has its public folders already')
  await q.run(sql`
    update organisation set public_object = ${id}, seq = ${await clock.seq()}, changed = ${clock.now} where id = ${organisation}`)
}

function checkConversion(from: ObjectKind, to: ObjectKind): void {
  const withMailbox: readonly ObjectKind[] = ['user', 'shared', 'room', 'equipment']
  if (withMailbox.includes(from) && withMailbox.includes(to)) return
  throw new Failure('wrongType', `${article(from)} cannot become ${article(to)}`)
}

/** What the new kind has no place for goes. */
function onlyOf(kind: ObjectKind, content: Content): Content {
  return Object.fromEntries(
    Object.entries(content).filter(([name]) => findAttribute(name)?.on.includes(kind)),
  ) as Content
}

function nameOf(content: Content, address: string): string {
  return (content.displayName as string | undefined) ?? address
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index])
}
