/**
 * What an offline address book says of its list and of each person. [MS-OXOAB] 2.9.2
 *
 * A column is a property of the address book (groupware/address-book) in a type that files may have: names of other
 * objects are their X.500 names.
 */
import { ColumnFlag, type OabColumn, type OabRecord, type OabValue } from '#codec/oab/index.ts'
import type { DirectoryObject } from '#directory'
import { makeTag, P, type PropertyType, type TaggedProperty } from '#model'
import { type BookContext, bookProperties, namedBy } from '../address-book/index.ts'

interface Column extends OabColumn {
  property: TaggedProperty
}

const anr = ColumnFlag.anr

/** The first one is the key of a record, and those for ambiguous names come before the others. */
const columns: readonly Column[] = [
  column(P.EmailAddress, 'string8', ColumnFlag.rdn),
  column(P.SmtpAddress, 'string', anr),
  column(P.DisplayName, 'string', anr),
  column(P.Account, 'string', anr),
  column(P.AddressBookPhoneticDisplayName, 'string', anr),
  column(P.Surname, 'string', anr),
  column(P.GivenName, 'string', anr),
  column(P.OfficeLocation, 'string', anr),
  column(P.AddressBookProxyAddresses, 'string[]'),
  ...[
    P.BusinessTelephoneNumber,
    P.Initials,
    P.StreetAddress,
    P.Locality,
    P.StateOrProvince,
    P.PostalCode,
    P.Country,
    P.Title,
    P.CompanyName,
    P.Assistant,
    P.DepartmentName,
    P.AddressBookTargetAddress,
    P.HomeTelephoneNumber,
    P.PrimaryFaxNumber,
    P.MobileTelephoneNumber,
    P.AssistantTelephoneNumber,
    P.PagerTelephoneNumber,
    P.Comment,
    P.AddressBookPhoneticGivenName,
    P.AddressBookPhoneticSurname,
    P.AddressBookPhoneticCompanyName,
    P.AddressBookPhoneticDepartmentName,
  ].map((property) => column(property, 'string')),
  column(P.Business2TelephoneNumbers, 'string[]'),
  column(P.Home2TelephoneNumbers, 'string[]'),
  column(P.UserX509Certificate, 'binary[]'),
  column(P.AddressBookX509Certificate, 'binary[]'),
  column(P.AddressBookHomeMessageDatabase, 'string8'),
  column(P.ObjectType, 'int32'),
  column(P.DisplayType, 'int32'),
  column(P.DisplayTypeEx, 'int32'),
  column(P.SendRichInfo, 'boolean'),
  column(P.AddressBookObjectGuid, 'binary'),
  column(P.AddressBookRoomCapacity, 'int32'),
  column(P.AddressBookManager, 'string8'),
  column(P.AddressBookMember, 'string8[]'),
]

/** Files that name more members than that grow large; a client asks the server for such a list. */
const mostMembers = 5000

export const recordColumns: readonly OabColumn[] = columns.map(({ tag, flags = 0 }) => ({ tag, flags }))

export const listColumns: readonly OabColumn[] = [
  { tag: P.OfflineAddressBookName.tag },
  { tag: makeTag(P.OfflineAddressBookDistinguishedName.id, 'string8') },
  { tag: P.OfflineAddressBookSequence.tag },
  { tag: makeTag(P.OfflineAddressBookContainerGuid.id, 'string8') },
]

export async function recordOf(object: DirectoryObject, context: BookContext): Promise<OabRecord> {
  const record: (OabValue | undefined)[] = []
  for (const { property } of columns) record.push(await valueOf(object, property, context))
  return record
}

async function valueOf(
  object: DirectoryObject,
  { id }: TaggedProperty,
  context: BookContext,
): Promise<OabValue | undefined> {
  const own = bookProperties.get(id)
  if (!own?.names) return own?.value(object, context) as OabValue | undefined
  if (!own.names.on.includes(object.kind)) return undefined
  const names = (await namedBy(context, object, own.names)).map(({ legacyDn }) => legacyDn)
  if (names.length > mostMembers) return undefined
  return id === P.AddressBookManager.id ? names[0] : names
}

function column(property: TaggedProperty, type: PropertyType, flags = 0): Column {
  return { property, tag: makeTag(property.id, type), flags }
}
