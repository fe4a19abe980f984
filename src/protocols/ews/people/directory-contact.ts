/** What the directory says of somebody, as an address and as a contact of EWS. [MS-OXWSRSLNM] 2.2.4, [MS-OXWSCONT] 2.2.4 */
import { type Directory, type DirectoryObject } from '#directory'
import type {
  ContactItemType,
  EmailAddressType,
  MailboxTypeType,
  PhoneNumberDictionaryEntryType,
  PhoneNumberKeyType,
} from '../schema/index.ts'

/** Where mail for a contact goes is what others know it by. */
export function addressOf(object: DirectoryObject): string {
  return object.kind === 'contact' ? (object.fields.target ?? object.address) : object.address
}

export function mailboxElement(object: DirectoryObject): EmailAddressType {
  return {
    Name: object.displayName,
    EmailAddress: addressOf(object),
    RoutingType: 'SMTP',
    MailboxType: mailboxType(object),
  }
}

function mailboxType({ kind }: DirectoryObject): MailboxTypeType {
  return kind === 'group' ? 'PublicDL' : kind === 'contact' ? 'Contact' : kind === 'public' ? 'PublicFolder' : 'Mailbox'
}

const phones: readonly (readonly [PhoneNumberKeyType, string])[] = [
  ['AssistantPhone', 'assistantPhone'],
  ['BusinessFax', 'fax'],
  ['BusinessPhone', 'phone'],
  ['HomePhone', 'homePhone'],
  ['MobilePhone', 'mobile'],
  ['Pager', 'pager'],
  ['Telex', 'telex'],
]

/** With a photo and certificates where `details` are wanted. */
export async function directoryContact(
  directory: Directory,
  object: DirectoryObject,
  details: boolean,
): Promise<ContactItemType> {
  const { fields, displayName, manager } = object
  const numbers = phones.flatMap(([Key, name]): PhoneNumberDictionaryEntryType[] =>
    fields[name] ? [{ Key, value: fields[name] }] : [],
  )
  const address = addressDictionary(object)
  return given({
    Culture: object.locale,
    DisplayName: displayName,
    GivenName: fields.givenName,
    Initials: fields.initials,
    CompleteName: undefined,
    CompanyName: fields.company,
    EmailAddresses: [
      addressEntry(addressOf(object), 0),
      ...object.aliases.slice(0, 2).map((alias, at) => addressEntry(alias, at + 1)),
    ],
    PhysicalAddresses: address,
    PhoneNumbers: numbers.length > 0 ? numbers : undefined,
    AssistantName: fields.assistant,
    BusinessHomePage: fields.webPage,
    ContactSource: 'ActiveDirectory',
    Department: fields.department,
    JobTitle: fields.title,
    Manager: details ? (manager && (await directory.findObject(manager))?.displayName) || undefined : undefined,
    OfficeLocation: fields.office,
    Surname: fields.surname,
    HasPicture: object.hasPhoto,
    PhoneticFullName: fields.phoneticDisplayName,
    PhoneticFirstName: fields.phoneticGivenName,
    PhoneticLastName: fields.phoneticSurname,
    Alias: object.address.slice(0, object.address.lastIndexOf('@')),
    Notes: fields.notes,
    ...(details && { Photo: (await directory.photo(object.id))?.bytes }),
    ...(details &&
      object.lists.certificates?.length && {
        UserSMIMECertificate: object.lists.certificates.map((text) => Buffer.from(text, 'base64')),
      }),
    DirectoryId: object.id,
  })
}

function addressEntry(address: string, at: number) {
  const Key = (['EmailAddress1', 'EmailAddress2', 'EmailAddress3'] as const)[at] ?? 'EmailAddress3'
  return { Key, value: `SMTP:${address}` } as const
}

function addressDictionary({ fields }: DirectoryObject): ContactItemType['PhysicalAddresses'] {
  const entry = given({
    Key: 'Business' as const,
    Street: fields.street,
    City: fields.city,
    State: fields.state,
    CountryOrRegion: fields.country,
    PostalCode: fields.postalCode,
  })
  return Object.keys(entry).length > 1 ? [entry] : undefined
}

/** Without what is not there. */
function given<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')) as T
}
