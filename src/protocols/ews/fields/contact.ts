/** Fields of contacts. [MS-OXWSCONT] 2.2.4.4 (ContactItemType); which properties they are: [MS-OXOCNTC] 2.2.1 */
import { encodeOneOff } from '#convert'
import { addresses, mails, wholeAddress } from '#convert/contact/fields.ts'
import { type Bag, N, type NamedPropertyOf, P, propertyOfName, PropertySet, type TaggedProperty } from '#model'
import { type Base64, bytesOf } from '../schema/values.ts'
import { field, type Field, flag, invalid, strings, text, time, words, xmlText } from './field.ts'
import { addressIndexes, fileAsMappings } from './lists.ts'
import { listOf, plainOf, textOf } from './values.ts'

type Text = TaggedProperty<'string'> | NamedPropertyOf<'string'>

/** PhoneNumberKeyType */
export const phoneProperties: Readonly<Record<string, Text>> = {
  AssistantPhone: P.AssistantTelephoneNumber,
  BusinessFax: P.BusinessFaxNumber,
  BusinessPhone: P.BusinessTelephoneNumber,
  BusinessPhone2: P.Business2TelephoneNumber,
  Callback: P.CallbackTelephoneNumber,
  CarPhone: P.CarTelephoneNumber,
  CompanyMainPhone: P.CompanyMainTelephoneNumber,
  HomeFax: P.HomeFaxNumber,
  HomePhone: P.HomeTelephoneNumber,
  HomePhone2: P.Home2TelephoneNumber,
  Isdn: P.IsdnNumber,
  MobilePhone: P.MobileTelephoneNumber,
  OtherFax: P.PrimaryFaxNumber,
  OtherTelephone: P.OtherTelephoneNumber,
  Pager: P.PagerTelephoneNumber,
  PrimaryPhone: P.PrimaryTelephoneNumber,
  RadioPhone: P.RadioTelephoneNumber,
  Telex: P.TelexNumber,
  TtyTddPhone: P.TelecommunicationsDeviceForDeafTelephoneNumber,
}

/** ImAddressKeyType: Outlook has a place for the first. */
export const imProperties: Readonly<Record<string, Text>> = {
  ImAddress1: N.InstantMessagingAddress,
  ImAddress2: extra('ImAddress2'),
  ImAddress3: extra('ImAddress3'),
}

/** Parts of PhysicalAddressDictionaryEntryType in the order of convert/contact: box, street, city, state, code, country. */
const partNames = ['Street', 'City', 'State', 'PostalCode', 'CountryOrRegion'] as const
const addressKeys = { Business: 'work', Home: 'home', Other: 'other' } as const
export type AddressKey = keyof typeof addressKeys
export type AddressPart = (typeof partNames)[number]

export function addressProperty(key: AddressKey, part: AddressPart): Text {
  const address = addresses.find(({ type }) => type === addressKeys[key])
  return address?.parts[partNames.indexOf(part) + 1] as Text
}

export function isAddressKey(key: string): key is AddressKey {
  return Object.hasOwn(addressKeys, key)
}

/** The address as it stands on a letter follows its parts. [MS-OXOCNTC] 2.2.1.3 */
export function settleAddress(properties: Bag, key: AddressKey): void {
  const address = addresses.find(({ type }) => type === addressKeys[key])
  if (!address) return
  const [box, street, city, state, code, country] = address.parts.map((part) => properties.get(part as Text) ?? '') as [
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  const whole = wholeAddress({ box, street, city, state, code, country })
  if (whole === '') properties.delete(address.whole)
  else properties.set(address.whole as Text, whole)
}

const addressNeeds = addresses.flatMap(({ parts }) => parts) as Text[]

const physicalAddresses = field(
  'contacts:PhysicalAddresses',
  ({ properties }) => {
    const list = (Object.keys(addressKeys) as AddressKey[]).flatMap((Key) => {
      const parts = partNames.flatMap((name) => {
        const value = properties.get(addressProperty(Key, name))
        return value ? [[name, xmlText(value)] as const] : []
      })
      return parts.length > 0 ? [{ Key, ...Object.fromEntries(parts) }] : []
    })
    return list.length > 0 ? list : undefined
  },
  {
    needs: addressNeeds,
    write({ item }, value) {
      for (const one of listOf(value)) {
        const entry = plainOf(one)
        const key = textOf(entry.Key)
        if (!isAddressKey(key)) invalid('PhysicalAddress')
        for (const name of partNames) {
          if (entry[name] !== undefined) setText(item.properties, addressProperty(key, name), textOf(entry[name]))
        }
        settleAddress(item.properties, key)
      }
    },
    remove({ item }) {
      for (const { parts, whole } of addresses) {
        for (const part of [...parts, whole]) item.properties.delete(part)
      }
    },
  },
)

/** An empty text is none. */
export function setText(properties: Bag, property: Text, value: string): void {
  if (value === '') properties.delete(property)
  else properties.set(property, value)
}

function dictionary(uri: string, table: Readonly<Record<string, Text>>): Field {
  return field(
    uri,
    ({ properties }) => {
      const list = Object.entries(table).flatMap(([Key, property]) => {
        const value = properties.get(property)
        return value ? [{ Key, value: xmlText(value) }] : []
      })
      return list.length > 0 ? list : undefined
    },
    {
      needs: Object.values(table),
      write({ item }, value) {
        for (const one of listOf(value)) {
          const key = textOf(plainOf(one).Key)
          const property = Object.hasOwn(table, key) ? table[key] : undefined
          // What Outlook has no place for (numbers of other networks) is not kept.
          if (property) setText(item.properties, property, textOf(one))
        }
      },
      remove({ item }) {
        for (const property of Object.values(table)) item.properties.delete(property)
      },
    },
  )
}

/** EmailAddressKeyType */
export const emailKeys = ['EmailAddress1', 'EmailAddress2', 'EmailAddress3'] as const

const emailAddresses = field(
  'contacts:EmailAddresses',
  ({ properties }) => {
    const list = mails.flatMap((mail, index) => {
      const address = emailOf(properties, index)
      if (!address) return []
      const name = properties.get(mail.original) ?? properties.get(mail.name)
      return [
        {
          Key: emailKeys[index],
          ...(name && { Name: xmlText(name) }),
          RoutingType: properties.get(mail.type) === 'EX' ? 'SMTP' : xmlText(properties.get(mail.type) ?? 'SMTP'),
          MailboxType: 'Contact',
          value: xmlText(address),
        },
      ]
    })
    return list.length > 0 ? list : undefined
  },
  {
    needs: mails.flatMap(({ address, type, name, original, entryId }) => [address, type, name, original, entryId]),
    write({ item }, value) {
      for (const one of listOf(value)) {
        const { Key, Name, RoutingType } = plainOf(one)
        const index = emailKeys.indexOf(textOf(Key) as (typeof emailKeys)[number])
        if (index < 0) invalid('EmailAddress')
        setEmail(item.properties, index, textOf(one), { name: textOf(Name), type: textOf(RoutingType) || 'SMTP' })
      }
    },
    remove({ item }) {
      for (const index of mails.keys()) removeEmail(item.properties, index)
    },
    search: { property: N.Email1EmailAddress },
  },
)

/** An address of the address book is an X.500 name; what Outlook shows of it is the SMTP address. */
export function emailOf(properties: Bag, index: number): string | undefined {
  const mail = mails[index]
  if (!mail) return undefined
  const address = properties.get(mail.address)
  if ((properties.get(mail.type) ?? 'SMTP') !== 'EX') return address
  const shown = properties.get(mail.original)
  return shown?.includes('@') ? shown : address
}

/** [MS-OXOCNTC] 2.2.1.2 */
export function setEmail(
  properties: Bag,
  index: number,
  address: string,
  { name = '', type = 'SMTP' }: { name?: string; type?: string } = {},
): void {
  const mail = mails[index]
  if (!mail) return
  if (address === '') {
    removeEmail(properties, index)
    return
  }
  const shown = name || properties.get(P.DisplayName) || address
  properties.set(mail.address, address).set(mail.type, type)
  properties.set(mail.name, name || (shown === address ? address : `${shown} (${address})`))
  properties.set(mail.original, name || address)
  properties.set(mail.entryId, encodeOneOff({ name: shown, addressType: type, address }))
}

export function removeEmail(properties: Bag, index: number): void {
  const mail = mails[index]
  if (mail) for (const property of Object.values(mail)) properties.delete(property)
}

const completeName = field(
  'contacts:CompleteName',
  ({ properties }) => {
    const parts = [
      ['Title', P.DisplayNamePrefix],
      ['FirstName', P.GivenName],
      ['MiddleName', P.MiddleName],
      ['LastName', P.Surname],
      ['Suffix', P.Generation],
      ['Initials', P.Initials],
      ['FullName', P.DisplayName],
      ['Nickname', P.Nickname],
      ['YomiFirstName', N.YomiFirstName],
      ['YomiLastName', N.YomiLastName],
    ] as const
    const found = parts.flatMap(([name, property]) => {
      const value = properties.get(property as Text)
      return value ? [[name, xmlText(value)] as const] : []
    })
    return found.length > 0 ? Object.fromEntries(found) : undefined
  },
  {
    needs: [
      P.DisplayNamePrefix,
      P.GivenName,
      P.MiddleName,
      P.Surname,
      P.Generation,
      P.Initials,
      P.DisplayName,
      P.Nickname,
      N.YomiFirstName,
      N.YomiLastName,
    ],
  },
)

const fileAsMapping = field(
  'contacts:FileAsMapping',
  ({ properties }) => {
    const id = properties.get(N.FileUnderId)
    return id === undefined ? undefined : (fileAsMappings.get(id & 0xffff) ?? 'None')
  },
  {
    needs: [N.FileUnderId],
    write({ item }, value) {
      const word = textOf(value)
      const found = [...fileAsMappings].find(([, name]) => name === word)
      if (!found) invalid('FileAsMapping')
      item.properties.set(N.FileUnderId, (found as [number, string])[0])
      settleFileAs(item.properties)
    },
    remove({ item }) {
      item.properties.delete(N.FileUnderId)
    },
    search: { property: N.FileUnderId },
  },
)

/** PidLidFileUnder follows the name by the mapping that was chosen. [MS-OXWSCONT] 2.2.5.4 */
export function settleFileAs(properties: Bag): void {
  const word = fileAsMappings.get((properties.get(N.FileUnderId) ?? 0) & 0xffff)
  const made = word === undefined ? undefined : fileAsOf(word, properties)
  if (made !== undefined) properties.set(N.FileUnder, made)
}

function fileAsOf(word: string, properties: Bag): string | undefined {
  const get = (property: Text) => properties.get(property) ?? ''
  const [first, middle, last] = [get(P.GivenName), get(P.MiddleName), get(P.Surname)]
  const [company, suffix] = [get(P.CompanyName), get(P.Generation)]
  const given = joined([first, middle], ' ')
  const comma = joined([last, given], ', ')
  const space = joined([last, given], ' ')
  switch (word) {
    case 'LastCommaFirst':
      return comma
    case 'FirstSpaceLast':
      return joined([first, middle, last, suffix], ' ')
    case 'Company':
      return company
    case 'LastCommaFirstCompany':
      return joined([comma, company], '\r\n')
    case 'CompanyLastCommaFirst':
      return joined([company, comma], '\r\n')
    case 'CompanyLastFirst':
      return joined([company, last + given], '\r\n')
    case 'LastFirst':
      return last + given
    case 'LastFirstCompany':
      return joined([last + given, company], '\r\n')
    case 'LastFirstSuffix':
    case 'LastFirstMiddleSuffix':
      return joined([joined([last, given], ', '), suffix], ' ')
    case 'LastSpaceFirstCompany':
      return joined([space, company], '\r\n')
    case 'CompanyLastSpaceFirst':
      return joined([company, space], '\r\n')
    case 'LastSpaceFirst':
      return space
    case 'DisplayName':
      return get(P.DisplayName)
    case 'FirstName':
      return first
    case 'LastName':
      return last
    case 'Empty':
      return ''
    default:
      return undefined
  }
}

function joined(parts: readonly string[], between: string): string {
  return parts.filter((part) => part !== '').join(between)
}

/** Texts of the network of Windows Live that Outlook has no property for. */
function extra(name: string): NamedPropertyOf<'string'> {
  return propertyOfName({ set: PropertySet.PUBLIC_STRINGS, string: `urn:kontor:contact:${name}` }, 'string') as never
}

const fileAs = text('contacts:FileAs', N.FileUnder, {
  write({ item }, value) {
    item.properties.set(N.FileUnder, textOf(value))
  },
})

const photo = field(
  'contacts:Photo',
  async ({ attachments }) => {
    const found = attachments.find(({ properties }) => properties.get(P.AttachmentContactPhoto) === true)
    return await found?.bytes?.()
  },
  { parts: ['attachments'], onDemand: true },
)

const notes = field(
  'contacts:Notes',
  ({ properties }) => {
    const value = properties.get(P.Body)
    return value ? xmlText(value) : undefined
  },
  { needs: [P.Body], search: { property: P.Body }, onDemand: true },
)

const certificates = (uri: string, property: TaggedProperty<'binary[]'>) =>
  field(
    uri,
    ({ properties }) => {
      const list = properties.get(property)
      return list && list.length > 0 ? list : undefined
    },
    {
      needs: [property],
      async write({ item }, value) {
        item.properties.set(property, await Promise.all(listOf(value).map((one) => bytesOf(one as Base64))))
      },
      remove({ item }) {
        item.properties.delete(property)
      },
    },
  )

export const contactFields: readonly Field[] = [
  fileAs,
  fileAsMapping,
  text('contacts:DisplayName', P.DisplayName),
  text('contacts:GivenName', P.GivenName),
  text('contacts:Initials', P.Initials),
  text('contacts:MiddleName', P.MiddleName),
  text('contacts:Nickname', P.Nickname),
  completeName,
  text('contacts:CompanyName', P.CompanyName),
  emailAddresses,
  physicalAddresses,
  dictionary('contacts:PhoneNumbers', phoneProperties),
  text('contacts:AssistantName', P.Assistant),
  time('contacts:Birthday', P.Birthday),
  text('contacts:BusinessHomePage', P.BusinessHomePage),
  strings('contacts:Children', P.ChildrensNames),
  strings('contacts:Companies', N.Companies),
  field('contacts:ContactSource', () => 'Store'),
  text('contacts:Department', P.DepartmentName),
  text('contacts:Generation', P.Generation),
  dictionary('contacts:ImAddresses', imProperties),
  text('contacts:JobTitle', P.Title),
  text('contacts:Manager', P.ManagerName),
  text('contacts:Mileage', N.Mileage),
  text('contacts:OfficeLocation', P.OfficeLocation),
  words('contacts:PostalAddressIndex', N.PostalAddressId, addressIndexes),
  text('contacts:Profession', P.Profession),
  text('contacts:SpouseName', P.SpouseName),
  text('contacts:Surname', P.Surname),
  time('contacts:WeddingAnniversary', P.WeddingAnniversary),
  flag('contacts:HasPicture', N.HasPicture, { readOnly: true, otherwise: false }),
  text('contacts:PhoneticFullName', extra('PhoneticFullName')),
  text('contacts:PhoneticFirstName', N.YomiFirstName),
  text('contacts:PhoneticLastName', N.YomiLastName),
  text('contacts:Alias', P.Account),
  notes,
  photo,
  certificates('contacts:UserSMIMECertificate', P.UserX509Certificate),
  text('contacts:AccountName', extra('AccountName')),
  text('contacts:Comment', extra('Comment')),
  text('contacts:ContactType', extra('ContactType')),
  text('contacts:Gender', extra('Gender')),
  flag('contacts:IsPrivate', N.Private, { onDemand: true }),
  text('contacts:YomiNickname', extra('YomiNickname')),
  text('contacts:SkypeId', extra('SkypeId')),
  text('contacts:XboxLiveTag', extra('XboxLiveTag')),
]
