/** Fields of personal distribution lists. [MS-OXWSCONT] 2.2.4 (DistributionListType), [MS-OXOCNTC] 2.2.2 */
import { encode } from '#codec/binary/index.ts'
import { type Bag, makeOneOffEntryId, N, P, parseEntryId, Provider, wrappedEntryId } from '#model'
import type { ReadContext, WriteContext } from './context.ts'
import { field, type Field, invalid, text } from './field.ts'
import { personOf, personOfEntry } from './people.ts'
import { listOf, plainOf, textOf } from './values.ts'

/** What a wrapped entry id is of. [MS-OXOCNTC] 2.2.2.2.4.1 */
const Wrapped = { kind: 0x0f, contact: 0x03, list: 0x04 } as const
const CONTACT_MAIL_1 = 0xc3
const PERSONAL_LIST = 0xb4
const MEMBERS_MAX = 10_000

interface Entries {
  /** PidLidDistributionListMembers */
  member: Uint8Array
  /** PidLidDistributionListOneOffMembers: name and address at hand. */
  oneOff: Uint8Array
}

export const members: Field = field(
  'distributionlist:Members',
  async ({ properties }, context) => {
    const list: unknown[] = []
    for (const entries of entriesOf(properties)) {
      const Mailbox = await mailboxOf(entries, context)
      if (Mailbox) list.push({ Key: keyOf(entries), Mailbox, Status: 'Normal' })
    }
    return list.length > 0 ? list : undefined
  },
  {
    needs: [N.DistributionListMembers, N.DistributionListOneOffMembers],
    async write({ item }, value, context) {
      putEntries(item.properties, await Promise.all(listOf(value).map((one) => entriesOfMember(one, context))))
    },
    async append({ item }, value, context) {
      const added = await Promise.all(listOf(value).map((one) => entriesOfMember(one, context)))
      putEntries(item.properties, [...entriesOf(item.properties), ...added])
    },
    remove({ item }) {
      putEntries(item.properties, [])
    },
  },
)

export function entriesOf(properties: Bag): Entries[] {
  const list = properties.get(N.DistributionListMembers) ?? []
  const oneOffs = properties.get(N.DistributionListOneOffMembers) ?? []
  return list.map((member, index) => ({ member, oneOff: oneOffs[index] ?? member }))
}

/** What distinguishes a member from the others of its list: IndexedFieldURI names it by that. */
export function keyOf({ member }: Entries): string {
  return Buffer.from(member).toString('base64')
}

export function putEntries(properties: Bag, entries: readonly Entries[]): void {
  if (entries.length > MEMBERS_MAX) invalid('more members than a list can have', 'ErrorInvalidPropertySet')
  if (entries.length === 0) {
    properties.delete(N.DistributionListMembers)
    properties.delete(N.DistributionListOneOffMembers)
    return
  }
  // [MS-OXOCNTC] 2.2.2.2.1: both lists have the same members in the same order.
  properties.set(
    N.DistributionListMembers,
    entries.map(({ member }) => member),
  )
  properties.set(
    N.DistributionListOneOffMembers,
    entries.map(({ oneOff }) => oneOff),
  )
}

async function mailboxOf({ member, oneOff }: Entries, { directory }: ReadContext): Promise<unknown> {
  const entry = parseEntryId(member)
  const shown = await personOfEntry(oneOff, directory)
  if (entry.kind !== 'wrapped') return shown ?? (await personOfEntry(member, directory))
  const kind = entry.type & Wrapped.kind
  if (kind === Wrapped.list && shown) {
    return { Name: shown.Name, RoutingType: 'MAPIPDL', MailboxType: 'PrivateDL' }
  }
  if (kind === Wrapped.contact && shown) return { ...shown, MailboxType: 'Contact' }
  return shown ?? (await personOfEntry(entry.entry, directory))
}

export async function entriesOfMember(value: unknown, context: WriteContext): Promise<Entries> {
  const { Mailbox } = plainOf(value)
  const { ItemId, Name } = plainOf(Mailbox)
  if (ItemId !== undefined) {
    const found = await context.findMember(ItemId)
    const displayName = textOf(Name) || found.name
    const type = found.isList ? PERSONAL_LIST : CONTACT_MAIL_1
    const member = encode(wrappedEntryId, { provider: Provider.wrapped, type, entry: found.entryId })
    const addressType = found.isList ? 'MAPIPDL' : 'SMTP'
    return { member, oneOff: makeOneOffEntryId({ displayName, address: found.address, addressType }) }
  }
  const { name, address } = await personOf(Mailbox, context)
  if (!address) invalid('a member without an address', 'ErrorInvalidPropertySet')
  const oneOff = makeOneOffEntryId({ displayName: name || address, address })
  return { member: oneOff, oneOff }
}

const displayName = text('contacts:DisplayName', P.DisplayName, {
  write({ item }, value) {
    const name = textOf(value)
    item.properties.set(P.DisplayName, name).set(N.DistributionListName, name)
  },
  remove({ item }) {
    item.properties.delete(P.DisplayName)
    item.properties.delete(N.DistributionListName)
  },
})

export const distributionListFields: readonly Field[] = [
  displayName,
  text('contacts:FileAs', N.FileUnder),
  field('contacts:ContactSource', () => 'Store'),
  members,
]
