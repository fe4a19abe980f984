/**
 * How a user stands towards others: in whose mailbox he is at home, whose address he may write as, to which lists he may
 * write. Grants may name a user or a list; lists count with everything below them.
 */
import type { MailboxId, Viewer } from '#store'
import type { Query } from '#store/engine/engine.ts'
import { sql } from '#store/engine/sql.ts'
import { findAddress, type Address } from './address.ts'
import { readGroups, readObjects } from './records.ts'
import { findHit } from './resolve.ts'
import type { DirectoryObject, Domain, ObjectId } from './types.ts'

export async function readViewer(q: Query, user: ObjectId, mailbox: MailboxId): Promise<Viewer> {
  const target = await q.get<{ id: string; organisation: string }>(
    sql`select id, organisation from object where mailbox = ${mailbox}`,
  )
  const [own] = await readObjects(q, [user])
  // `default` in a folder's permissions means one's own organisation.
  if (!target || !own || own.organisation !== target.organisation) return { kind: 'anonymous' }
  const groups = await readGroups(q, user)
  const owner = target.id === user || (await isGranted(q, target.id, 'fullAccess', [user, ...groups]))
  return { kind: 'member', id: user, groups, owner, author: { name: own.displayName, legacyDn: own.legacyDn } }
}

/** Ids of the objects whose mailboxes a user sees besides his own, full access before shared ones, and of the public store. */
export async function readOtherMailboxes(
  q: Query,
  user: ObjectId,
): Promise<{ object: DirectoryObject; mailbox: MailboxId; kind: 'other' | 'public' }[]> {
  const [self] = await readObjects(q, [user])
  if (!self) return []
  const members = [user, ...(await readGroups(q, user))]
  const granted = await q.all<{ id: string }>(
    sql`select distinct source as id from link where kind = 'fullAccess' and target ${sql.oneOf(members)} order by source`,
  )
  const shared = await q.all<{ id: string }>(sql`
    select distinct object.id as id from sharing join object on object.mailbox = sharing.mailbox
    where sharing.member ${sql.oneOf([...members, 'default'])} and object.organisation = ${self.organisation}
    order by object.id`)
  const open = await q.all<{ id: string }>(
    sql`select id from object where organisation = ${self.organisation} and kind = 'public'`,
  )
  const ids = [...new Set([...granted, ...shared, ...open].map((row) => row.id))].filter((id) => id !== user)
  return (await readObjects(q, ids)).flatMap((object) =>
    object.mailbox === undefined || object.organisation !== self.organisation
      ? []
      : [
          {
            object,
            mailbox: object.mailbox,
            kind: object.kind === 'public' ? ('public' as const) : ('other' as const),
          },
        ],
  )
}

export async function readSendingRight(
  q: Query,
  user: ObjectId,
  address: Address,
  domains: ReadonlyMap<string, Domain>,
): Promise<'own' | 'sendAs' | 'onBehalf' | undefined> {
  const hit = await findHit(q, address, domains)
  if (!hit) return undefined
  if (hit.id === user) return 'own'
  const [self, other] = await readObjects(q, [user, hit.id])
  if (!self || !other || self.organisation !== other.organisation) return undefined
  const members = [user, ...(await readGroups(q, user))]
  if (await isGranted(q, hit.id, 'sendAs', members)) return 'sendAs'
  if (await isGranted(q, hit.id, 'sendOnBehalf', members)) return 'onBehalf'
  return undefined
}

export async function readMaySendTo(
  q: Query,
  list: ObjectId,
  sender: { login?: ObjectId; address: string },
  domains: ReadonlyMap<string, Domain>,
): Promise<boolean> {
  const [group] = await readObjects(q, [list])
  if (!group) return false
  if (group.kind !== 'group' || group.whoMaySend === 'anyone') return true
  const [self] = sender.login === undefined ? [] : await readObjects(q, [sender.login])
  const members = self ? [self.id, ...(await readGroups(q, self.id))] : []
  const listed = group.whoMaySend === 'members' ? 'member' : group.whoMaySend === 'owners' ? 'owner' : 'sender'
  if (group.whoMaySend === 'organisation') {
    if (self) return self.organisation === group.organisation
    // What comes from outside may write to an internal list only when it is named there.
  } else if (self && (await isGranted(q, list, listed, members))) return true
  // An address outside that is a member, or listed, as it is.
  const address = findAddress(sender.address)
  if (!address || domains.has(address.domain)) return false
  return isNamedOutside(q, list, group.whoMaySend === 'organisation' ? 'sender' : listed, address)
}

/** True when `source` names one of these by this relation. */
async function isGranted(q: Query, source: ObjectId, relation: string, targets: readonly string[]): Promise<boolean> {
  const row = await q.get<{ found: number }>(
    sql`select 1 as found from link where source = ${source} and kind = ${relation} and target ${sql.oneOf(targets)} limit 1`,
  )
  return row !== undefined
}

/** True when `source` names this outside address, or a contact for it. */
async function isNamedOutside(q: Query, source: ObjectId, relation: string, address: Address): Promise<boolean> {
  const contact = await q.get<{ object: string }>(sql`select object from address where address_key = ${address.key}`)
  return isGranted(q, source, relation, [address.text, address.key, ...(contact ? [contact.object] : [])])
}
