/**
 * People as the schema has them (EmailAddressType) and as properties: sender groups, recipients, reply lists. [MS-OXWSCDATA] 2.2.4.31
 *
 * An X.500 name that an item of Outlook carries is shown as the SMTP address of whoever has it.
 */
import {
  decodeFlatEntryList,
  encodeFlatEntryList,
  encodeOneOff,
  findOneOff,
  type Person,
  type PersonProperties,
  recipientBag,
  setPerson,
} from '#convert'
import type { DirectoryObject } from '#directory'
import { type Bag, P, parseEntryId } from '#model'
import type { WriteContext } from './context.ts'
import { invalid, xmlText } from './field.ts'
import { listOf, plainOf, textOf } from './values.ts'

type Finder = Pick<WriteContext['directory'], 'findByAddress' | 'findByLegacyDn'>

export const rowProperties: PersonProperties = {
  name: P.DisplayName,
  addressType: P.AddressType,
  emailAddress: P.EmailAddress,
  smtpAddress: P.SmtpAddress,
  entryId: P.EntryId,
  searchKey: P.SearchKey,
}

/** EmailAddressType; undefined when there is nobody. */
export async function readPerson(
  bag: Bag,
  properties: PersonProperties,
  directory: Finder,
): Promise<Record<string, unknown> | undefined> {
  const name = bag.get(properties.name)
  const type = (bag.get(properties.addressType) ?? '').toUpperCase()
  const email = bag.get(properties.emailAddress) ?? ''
  const smtp = bag.get(properties.smtpAddress) ?? (type === 'SMTP' || type === '' ? email : '')
  if (!name && !smtp && !email) return undefined
  if (type === 'MAPIPDL') return { Name: xmlText(name ?? ''), RoutingType: 'MAPIPDL', MailboxType: 'PrivateDL' }
  const object = smtp.includes('@')
    ? await directory.findByAddress(smtp)
    : type === 'EX'
      ? await directory.findByLegacyDn(email)
      : undefined
  return mailboxElement({ name: name ?? '', address: smtp || object?.address || email }, object, type)
}

export function mailboxElement(
  { name, address }: Person,
  object: DirectoryObject | undefined,
  type = 'SMTP',
): Record<string, unknown> {
  const isSmtp = address.includes('@')
  return {
    Name: xmlText(name || address),
    ...(address !== '' && { EmailAddress: xmlText(address), RoutingType: isSmtp ? 'SMTP' : type || 'SMTP' }),
    MailboxType: mailboxType(object),
  }
}

/** [MS-OXWSCDATA] 2.2.5.24 */
function mailboxType(object: DirectoryObject | undefined): string {
  switch (object?.kind) {
    case undefined:
      return 'OneOff'
    case 'group':
      return 'PublicDL'
    case 'contact':
      return 'Contact'
    default:
      return 'Mailbox'
  }
}

/** From EmailAddressType. A name alone is looked up by whoever sends; an address alone gets its name from the directory. */
export async function personOf(value: unknown, { directory }: Pick<WriteContext, 'directory'>): Promise<Person> {
  const { Name, EmailAddress, RoutingType } = plainOf(value)
  const address = textOf(EmailAddress).trim()
  const name = textOf(Name).trim()
  if (textOf(RoutingType).toUpperCase() === 'EX' && address !== '') {
    const object = await directory.findByLegacyDn(address)
    if (object) return { name: name || object.displayName, address: object.address }
  }
  if (address === '' && name === '') invalid('a mailbox without an address')
  if (name !== '') return { name, address: address || (name.includes('@') ? name : '') }
  const object = address.includes('@') ? await directory.findByAddress(address) : undefined
  return { name: object?.displayName ?? address, address }
}

/** `{ Mailbox: … }` */
export async function singleOf(value: unknown, context: Pick<WriteContext, 'directory'>): Promise<Person> {
  return await personOf(plainOf(value).Mailbox, context)
}

/** ArrayOfRecipientsType */
export async function peopleOf(value: unknown, context: Pick<WriteContext, 'directory'>): Promise<Person[]> {
  return await Promise.all(listOf(value).map((one) => personOf(one, context)))
}

const kindMask = 0x0f

export function kindOfRow(bag: Bag): number {
  return (bag.get(P.RecipientType) ?? 1) & kindMask
}

/** Rows of one type take the place of those that were there; the others stay, in their order. */
export function withRecipients(rows: readonly Bag[], type: number, people: readonly Person[]): Bag[] {
  const kept = rows.filter((row) => kindOfRow(row) !== type)
  const known = new Map(rows.filter((row) => kindOfRow(row) === type).map((row) => [addressOf(row), row]))
  const fresh = people.map((person) => {
    const row = known.get(person.address.toLowerCase())
    return row?.get(P.DisplayName) === person.name ? row : recipientBag(person, type, 0)
  })
  return [...kept, ...fresh].map((row, index) => row.copy().set(P.Rowid, index))
}

function addressOf(row: Bag): string {
  return (row.get(P.SmtpAddress) ?? row.get(P.EmailAddress) ?? '').toLowerCase()
}

export function clearPerson(bag: Bag, properties: PersonProperties): void {
  for (const property of Object.values(properties)) bag.delete(property)
}

export { setPerson }

/** PidTagReplyRecipientEntries. [MS-OXOMSG] 2.2.1.43 */
export async function readReplyTo(bag: Bag, directory: Finder): Promise<Record<string, unknown>[]> {
  const list = bag.get(P.ReplyRecipientEntries)
  if (!list) return []
  const found: Record<string, unknown>[] = []
  for (const entry of decodeFlatEntryList(list)) {
    const person = await personOfEntry(entry, directory)
    if (person) found.push(person)
  }
  return found
}

/** The person that an EntryID names: a one-off, or somebody of the address book. */
export async function personOfEntry(
  entry: Uint8Array,
  directory: Finder,
): Promise<Record<string, unknown> | undefined> {
  const oneOff = findOneOff(entry)
  if (oneOff) {
    const object = oneOff.address.includes('@') ? await directory.findByAddress(oneOff.address) : undefined
    return mailboxElement(oneOff, object, oneOff.addressType)
  }
  const id = parseEntryId(entry)
  if (id.kind !== 'addressBook') return undefined
  const object = await directory.findByLegacyDn(id.dn)
  return object && mailboxElement({ name: object.displayName, address: object.address }, object)
}

export function writeReplyTo(bag: Bag, people: readonly Person[]): void {
  if (people.length === 0) {
    bag.delete(P.ReplyRecipientEntries)
    bag.delete(P.ReplyRecipientNames)
    return
  }
  const entries = people.map(({ name, address }) =>
    encodeOneOff({ name: name || address, addressType: 'SMTP', address }),
  )
  bag.set(P.ReplyRecipientEntries, encodeFlatEntryList(entries))
  bag.set(P.ReplyRecipientNames, people.map(({ name, address }) => name || address).join(';'))
}
