/**
 * People of a mail as properties: the sender groups and the rows of the recipient table. [MS-OXCMAIL] 2.2.3.1,
 * [MS-OXOMSG] 2.2.1, [MS-OXCMSG] 2.2.1.46
 *
 * An address becomes a one-off EntryID; who of them is in the address book is not known here.
 */
import type { Mailbox } from '#codec/mime/index.ts'
import { Bag, P, type TaggedProperty } from '#model'
import { encodeOneOff } from './one-off.ts'

export interface Person {
  name: string
  address: string
}

/** PidTag…Name, …AddressType, …EmailAddress, …SmtpAddress, …EntryId, …SearchKey. */
export interface PersonProperties {
  name: TaggedProperty<'string'>
  addressType: TaggedProperty<'string'>
  emailAddress: TaggedProperty<'string'>
  smtpAddress: TaggedProperty<'string'>
  entryId: TaggedProperty<'binary'>
  searchKey: TaggedProperty<'binary'>
}

export const sender: PersonProperties = {
  name: P.SenderName,
  addressType: P.SenderAddressType,
  emailAddress: P.SenderEmailAddress,
  smtpAddress: P.SenderSmtpAddress,
  entryId: P.SenderEntryId,
  searchKey: P.SenderSearchKey,
}

export const sentRepresenting: PersonProperties = {
  name: P.SentRepresentingName,
  addressType: P.SentRepresentingAddressType,
  emailAddress: P.SentRepresentingEmailAddress,
  smtpAddress: P.SentRepresentingSmtpAddress,
  entryId: P.SentRepresentingEntryId,
  searchKey: P.SentRepresentingSearchKey,
}

export const readReceipt: PersonProperties = {
  name: P.ReadReceiptName,
  addressType: P.ReadReceiptAddressType,
  emailAddress: P.ReadReceiptEmailAddress,
  smtpAddress: P.ReadReceiptSmtpAddress,
  entryId: P.ReadReceiptEntryId,
  searchKey: P.ReadReceiptSearchKey,
}

export const receivedBy: PersonProperties = {
  name: P.ReceivedByName,
  addressType: P.ReceivedByAddressType,
  emailAddress: P.ReceivedByEmailAddress,
  smtpAddress: P.ReceivedBySmtpAddress,
  entryId: P.ReceivedByEntryId,
  searchKey: P.ReceivedBySearchKey,
}

export const receivedRepresenting: PersonProperties = {
  name: P.ReceivedRepresentingName,
  addressType: P.ReceivedRepresentingAddressType,
  emailAddress: P.ReceivedRepresentingEmailAddress,
  smtpAddress: P.ReceivedRepresentingSmtpAddress,
  entryId: P.ReceivedRepresentingEntryId,
  searchKey: P.ReceivedRepresentingSearchKey,
}

export function setPerson(bag: Bag, properties: PersonProperties, { name, address }: Person): void {
  const shown = name || address
  bag.set(properties.name, shown)
  bag.set(properties.addressType, 'SMTP')
  bag.set(properties.emailAddress, address)
  bag.set(properties.smtpAddress, address)
  bag.set(properties.entryId, encodeOneOff({ name: shown, addressType: 'SMTP', address }))
  bag.set(properties.searchKey, searchKey(address))
}

/** The SMTP address, from whichever property has one; undefined when there is nobody. */
export function findPerson(bag: Bag, properties: PersonProperties): Person | undefined {
  const type = bag.get(properties.addressType)?.toUpperCase()
  const email = bag.get(properties.emailAddress)
  const address = bag.get(properties.smtpAddress) ?? (type === 'SMTP' || type === undefined ? email : undefined)
  const name = bag.get(properties.name)
  if (!address && !name) return undefined
  return { name: name ?? '', address: address ?? '' }
}

/** PidTagSearchKey of an address: `SMTP:ADA@EXAMPLE.TEST` and a zero. [MS-OXOABK] 2.2.3.5 */
export function searchKey(address: string): Uint8Array {
  return Buffer.from(`SMTP:${address.toUpperCase()}\0`)
}

export const RecipientType = { to: 1, cc: 2, bcc: 3 } as const

/** MAPI_MAILUSER, [MS-OXCDATA] 2.8.3.2 */
const MAIL_USER = 6

export function recipientBag(mailbox: Mailbox | Person, type: number, row: number): Bag {
  const { address } = mailbox
  const name = mailbox.name || address
  return Bag.of({
    Rowid: row,
    RecipientType: type,
    ObjectType: MAIL_USER,
    DisplayType: 0,
    DisplayName: name,
    RecipientDisplayName: name,
    TransmittableDisplayName: name,
    AddressType: 'SMTP',
    EmailAddress: address,
    SmtpAddress: address,
    EntryId: encodeOneOff({ name, addressType: 'SMTP', address }),
    SearchKey: searchKey(address),
    Responsibility: true,
    SendRichInfo: false,
  })
}
