/** Personas: people of the directory and of one's contacts, as one kind of thing. [MS-OXWSPERS] 2.2.4.4 */
import type { Directory, DirectoryObject } from '#directory'
import type { Mailbox } from '#store'
import { xmlText } from '../fields/field.ts'
import { itemIdOf } from '../ids/item-id.ts'
import { writeId } from '../ids/id.ts'
import type { EmailAddressType, PersonaType } from '../schema/index.ts'
import { addressOf, mailboxElement } from './directory-contact.ts'
import type { OwnContact } from './own-contacts.ts'

export function personaOfObject(object: DirectoryObject): PersonaType {
  const { fields, displayName } = object
  return {
    ...namesOf({
      displayName,
      givenName: fields.givenName ?? '',
      surname: fields.surname ?? '',
      company: fields.company ?? '',
    }),
    PersonaId: { Id: writeId({ kind: 'object', object: object.id }) },
    PersonaType: object.kind === 'group' ? 'DistributionList' : object.kind === 'room' ? 'Room' : 'Person',
    ...(fields.title && { Title: fields.title }),
    ...(fields.department && { Department: fields.department }),
    ...(fields.office && { Location: fields.office }),
    ...(fields.city && { WorkCity: fields.city }),
    ...emails([mailboxElement(object)]),
    ...(fields.phone && { PhoneNumber: { Number: fields.phone, Type: 'Business' } }),
    RelevanceScore: 2147483647,
  }
}

export function personaOfContact(mailbox: Mailbox, contact: OwnContact): PersonaType {
  const { name, addresses, company, givenName, surname, isList } = contact
  const ItemId = itemIdOf(mailbox, contact.row)
  const mails = addresses.map(
    (address): EmailAddressType => ({
      Name: name,
      EmailAddress: address,
      RoutingType: 'SMTP',
      MailboxType: 'Contact',
      ItemId,
    }),
  )
  return {
    ...namesOf({ displayName: name, givenName, surname, company }),
    PersonaId: ItemId,
    PersonaType: isList ? 'DistributionList' : 'Person',
    ...emails(mails),
    RelevanceScore: 2147483647,
  }
}

/** Photos and managers take a look into the directory of their own. */
export async function withDetails(
  directory: Directory,
  object: DirectoryObject,
  persona: PersonaType,
): Promise<PersonaType> {
  const { manager, fields } = object
  const name = manager && (await directory.findObject(manager))?.displayName
  const attributed = (Value: string) => [{ Value, Attributions: ['0'] }]
  return {
    ...persona,
    Attributions: [
      {
        Id: '0',
        SourceId: { Id: writeId({ kind: 'object', object: object.id }) },
        DisplayName: 'Global Address List',
        IsWritable: false,
        IsQuickContact: false,
        IsHidden: false,
      },
    ],
    DisplayNames: attributed(xmlText(object.displayName)),
    ...(fields.givenName && { GivenNames: attributed(fields.givenName) }),
    ...(fields.surname && { Surnames: attributed(fields.surname) }),
    ...(fields.office && { OfficeLocations: attributed(fields.office) }),
    ...(fields.title && { Titles: attributed(fields.title) }),
    ...(fields.department && { Departments: attributed(fields.department) }),
    ...(fields.company && { CompanyNames: attributed(fields.company) }),
    ...(name && { Managers: attributed(name) }),
    MapiEmailAddress: addressOf(object),
  }
}

interface Names {
  displayName: string
  givenName: string
  surname: string
  company: string
}

function namesOf(names: Names): Partial<PersonaType> {
  const displayName = xmlText(names.displayName)
  const lastFirst = names.surname !== '' && names.givenName !== '' ? `${names.surname} ${names.givenName}` : displayName
  return {
    DisplayName: displayName,
    DisplayNameFirstLast: displayName,
    DisplayNameLastFirst: xmlText(lastFirst),
    DisplayNameFirstLastHeader: displayName.slice(0, 1).toUpperCase(),
    DisplayNameLastFirstHeader: xmlText(lastFirst.slice(0, 1).toUpperCase()),
    FileAs: displayName,
    ...(names.givenName && { GivenName: xmlText(names.givenName) }),
    ...(names.surname && { Surname: xmlText(names.surname) }),
    ...(names.company && { CompanyName: xmlText(names.company) }),
  }
}

function emails(mails: readonly EmailAddressType[]): Partial<PersonaType> {
  return mails.length > 0 ? { EmailAddress: mails[0], EmailAddresses: mails } : {}
}
