/** The addresses of an object: each belongs to one object over all organisations. */
import { Failure } from '#model'
import type { Query } from '#store/engine/engine.ts'
import { sql } from '#store/engine/sql.ts'
import { displayAddress, foldLocal, getAddress, type Address } from '../address.ts'
import { displayDomain, shown } from '../domain-name.ts'
import { checkText } from '../check.ts'
import { x500Key } from '../records.ts'
import type { Domain, ObjectId, ObjectKind } from '../types.ts'

export interface Owned {
  id: ObjectId
  kind: ObjectKind
  organisation: string
  primary: string
  aliases: readonly string[]
  /** The own X.500 name first. */
  x500: readonly string[]
}

/** Aliases, X.500 names: more than anybody needs. */
const most = 400

/** Puts exactly these in place. Throws alreadyExists with who has one of them. */
export async function replaceAddresses(q: Query, owned: Owned, domains: ReadonlyMap<string, Domain>): Promise<Address> {
  const primary = checkOwn(owned.primary, owned, domains)
  const rows = new Map<string, { domain: string; local: string; text: string }>()
  for (const address of [primary, ...owned.aliases.map((alias) => checkOwn(alias, owned, domains))]) {
    if (rows.has(address.key)) continue
    rows.set(address.key, { domain: address.domain, local: foldLocal(address.local), text: address.text })
  }
  for (const dn of owned.x500) rows.set(x500Key(checkX500(dn)), { domain: '', local: '', text: checkX500(dn) })
  if (rows.size > most) throw new Failure('tooMany', `an object can have ${most} addresses`)

  const taken = await q.get<{ shown: string; kind: string; address: string }>(sql`
    select address.shown as shown, object.kind as kind, object.address as address
    from address join object on object.id = address.object
    where address.address_key ${sql.oneOf([...rows.keys()])} and address.object <> ${owned.id} limit 1`)
  if (taken) {
    const whose =
      taken.shown === taken.address ? `the ${taken.kind} itself` : `the ${taken.kind} ${displayAddress(taken.address)}`
    throw new Failure('alreadyExists', `${displayAddress(taken.shown)} belongs to ${whose}`)
  }
  await q.run(sql`delete from address where object = ${owned.id}`)
  let sort = 0
  for (const [key, { domain, local, text }] of rows) {
    await q.run(sql`
      insert into address (address_key, object, domain, local_key, shown, sort)
      values (${key}, ${owned.id}, ${domain}, ${local}, ${text}, ${sort++})`)
  }
  return primary
}

/** Mailboxes and lists have addresses in our domains, contacts anywhere. */
function checkOwn(text: string, { kind, organisation }: Owned, domains: ReadonlyMap<string, Domain>): Address {
  const address = getAddress(text)
  if (address.domain.startsWith('[')) throw new Failure('invalid', `${shown(text)}: an address needs a domain name`)
  const domain = domains.get(address.domain)
  if (!domain) {
    if (kind === 'contact') return address
    throw new Failure(
      'invalid',
      `${displayDomain(address.domain)} is no domain of ours; add it first (kontor domain add)`,
    )
  }
  if (domain.organisation !== organisation) {
    throw new Failure('invalid', `${displayDomain(address.domain)} belongs to another organisation`)
  }
  if (domain.aliasOf !== undefined) {
    throw new Failure(
      'invalid',
      `${displayDomain(domain.name)} is an alias of ${displayDomain(domain.aliasOf)}: give the address there, and it exists in both`,
    )
  }
  return address
}

/** [MS-OXOABK] 2.2.1.1 begins with /o=; names from elsewhere are taken as they are. */
export function checkX500(given: string): string {
  const dn = checkText('X.500 name', given.replace(/^x500:/i, ''), 1024, false)
  if (!/^\/[a-z]+=./i.test(dn))
    throw new Failure('invalid', `"${shown(dn)}" is not an X.500 name like /o=Example/ou=First/cn=Ada`)
  return dn
}
