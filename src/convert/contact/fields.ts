/**
 * Which property of a contact is which of a vCard. [MS-OXVCARD] 2.1.3, [MS-OXOCNTC] 2.2.1
 *
 * Both directions read these tables. What is not in them, and what Outlook has no further place for, is kept.
 */
import { N, P, type Property } from '#model'

/** A text each. The first name is the one that is written. */
export const texts: readonly (readonly [names: readonly string[], property: Property<'string'>])[] = [
  [['NICKNAME'], P.Nickname],
  [['TITLE'], P.Title],
  [['ROLE'], P.Profession],
  [['NOTE'], P.Body],
  [['X-MS-ASSISTANT', 'X-ASSISTANT', 'X-EVOLUTION-ASSISTANT', 'X-KADDRESSBOOK-X-ASSISTANTSNAME'], P.Assistant],
  [['X-MS-MANAGER', 'X-MANAGER', 'X-EVOLUTION-MANAGER', 'X-KADDRESSBOOK-X-MANAGERSNAME'], P.ManagerName],
  [['X-MS-SPOUSE', 'X-SPOUSE', 'X-EVOLUTION-SPOUSE', 'X-KADDRESSBOOK-X-SPOUSESNAME'], P.SpouseName],
  [['X-MS-INTERESTS'], P.Hobbies],
  [['X-MS-IMADDRESS'], N.InstantMessagingAddress],
  [['FBURL'], N.FreeBusyLocation],
  [['X-PHONETIC-FIRST-NAME'], N.YomiFirstName],
  [['X-PHONETIC-LAST-NAME'], N.YomiLastName],
  [['X-PHONETIC-ORG'], N.YomiCompanyName],
  [['X-KADDRESSBOOK-X-OFFICE', 'X-EVOLUTION-OFFICE'], P.OfficeLocation],
]

export const dates: readonly (readonly [names: readonly string[], property: Property<'time'>])[] = [
  [['BDAY'], P.Birthday],
  [['X-MS-ANNIVERSARY', 'ANNIVERSARY', 'X-ANNIVERSARY', 'X-EVOLUTION-ANNIVERSARY'], P.WeddingAnniversary],
]

/** A number goes to the first free place whose types it all has. RFC 2426 3.3.1 */
export const phones: readonly (readonly [name: string, types: readonly string[], property: Property<'string'>])[] = [
  ['TEL', ['work', 'fax'], P.BusinessFaxNumber],
  ['TEL', ['home', 'fax'], P.HomeFaxNumber],
  ['TEL', ['fax'], P.PrimaryFaxNumber],
  ['TEL', ['pager'], P.PagerTelephoneNumber],
  ['TEL', ['car'], P.CarTelephoneNumber],
  ['TEL', ['isdn'], P.IsdnNumber],
  ['TEL', ['cell'], P.MobileTelephoneNumber],
  ['TEL', ['work'], P.BusinessTelephoneNumber],
  ['TEL', ['work'], P.Business2TelephoneNumber],
  ['TEL', ['home'], P.HomeTelephoneNumber],
  ['TEL', ['home'], P.Home2TelephoneNumber],
  ['TEL', ['pref'], P.PrimaryTelephoneNumber],
  ['TEL', ['voice'], P.OtherTelephoneNumber],
  ['X-MS-TEL', ['assistant'], P.AssistantTelephoneNumber],
  ['X-MS-TEL', ['callback'], P.CallbackTelephoneNumber],
  ['X-MS-TEL', ['company'], P.CompanyMainTelephoneNumber],
  ['X-MS-TEL', ['radio'], P.RadioTelephoneNumber],
  ['X-MS-TEL', ['ttytdd'], P.TelecommunicationsDeviceForDeafTelephoneNumber],
]

/** Post office box, street, city, state, postal code, country: components 0 and 2 to 6 of ADR. RFC 6350 6.3.1 */
export const addresses: readonly {
  type: 'work' | 'home' | 'other'
  parts: readonly Property<'string'>[]
  whole: Property<'string'>
}[] = [
  {
    type: 'work',
    parts: [
      N.WorkAddressPostOfficeBox,
      N.WorkAddressStreet,
      N.WorkAddressCity,
      N.WorkAddressState,
      N.WorkAddressPostalCode,
      N.WorkAddressCountry,
    ],
    whole: N.WorkAddress,
  },
  {
    type: 'home',
    parts: [
      P.HomeAddressPostOfficeBox,
      P.HomeAddressStreet,
      P.HomeAddressCity,
      P.HomeAddressStateOrProvince,
      P.HomeAddressPostalCode,
      P.HomeAddressCountry,
    ],
    whole: N.HomeAddress,
  },
  {
    type: 'other',
    parts: [
      P.OtherAddressPostOfficeBox,
      P.OtherAddressStreet,
      P.OtherAddressCity,
      P.OtherAddressStateOrProvince,
      P.OtherAddressPostalCode,
      P.OtherAddressCountry,
    ],
    whole: N.OtherAddress,
  },
]

/** An address as it stands on a letter; where the card has a LABEL, that one counts. */
export function wholeAddress(parts: Record<'box' | 'street' | 'city' | 'state' | 'code' | 'country', string>): string {
  const { box, street, city, state, code, country } = parts
  const lines = [street, box, [city, state, code].filter((one) => one !== '').join(' '), country]
  return lines
    .filter((line) => line !== '')
    .join('\r\n')
    .replace(/\r?\n/g, '\r\n')
}

/** Where the parts of ADR stand, in the order of `parts`. */
export const addressComponents = [0, 2, 3, 4, 5, 6] as const

/** [MS-OXOCNTC] 2.2.1.2 */
export const mails = [
  {
    address: N.Email1EmailAddress,
    type: N.Email1AddressType,
    name: N.Email1DisplayName,
    original: N.Email1OriginalDisplayName,
    entryId: N.Email1OriginalEntryId,
  },
  {
    address: N.Email2EmailAddress,
    type: N.Email2AddressType,
    name: N.Email2DisplayName,
    original: N.Email2OriginalDisplayName,
    entryId: N.Email2OriginalEntryId,
  },
  {
    address: N.Email3EmailAddress,
    type: N.Email3AddressType,
    name: N.Email3DisplayName,
    original: N.Email3OriginalDisplayName,
    entryId: N.Email3OriginalEntryId,
  },
] as const

/** The components of N. RFC 6350 6.2.2 */
export const nameParts = [P.Surname, P.GivenName, P.MiddleName, P.DisplayNamePrefix, P.Generation] as const

/** PidTagSensitivity. RFC 2426 3.7.1 */
export const classes: readonly (readonly [name: string, sensitivity: number])[] = [
  ['PUBLIC', 0],
  ['X-PERSONAL', 1],
  ['PRIVATE', 2],
  ['CONFIDENTIAL', 3],
]

export const pages: readonly (readonly [type: string, property: Property<'string'>])[] = [
  ['home', P.PersonalHomePage],
  ['work', P.BusinessHomePage],
  ['', N.Html],
]
