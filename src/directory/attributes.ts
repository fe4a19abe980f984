/**
 * Everything that can be said about an object of the directory, one line each. From these lines come the checks of every
 * change, the options of the command line, the keys of `kontor directory apply` and what the address list shows.
 *
 * `property`: the address-book property of [MS-OXOABK] 2.2.3 to 2.2.9 that shows it, by its canonical name without PidTag.
 *
 * Kinds of values:
 *   text      one line, or several with `lines`; `most` characters
 *   texts     several of them
 *   number    whole, from `least` to `most`
 *   flag      true or false
 *   choice    one of `of`
 *   reference an object, named by one of its addresses; `external`: an address elsewhere will do
 *   references
 *
 * References are kept as links between objects (links.ts), everything else in the object itself.
 */
import type { ObjectKind, Relation } from './types.ts'

export type AttributeValue = string | number | boolean | readonly string[]
/** Attributes by name; null takes one away. */
export type Changes = Readonly<Record<string, AttributeValue | null | undefined>>

export type Attribute = {
  label: string
  /** The kinds of objects that have it. */
  on: readonly ObjectKind[]
  property?: string
} & (
  | { type: 'text'; most: number; lines?: boolean; check?: 'locale' | 'timeZone' | 'base64' | 'url' }
  | { type: 'texts'; most: number; count: number; check?: 'base64' | 'url' }
  | { type: 'number'; least: number; most: number }
  | { type: 'flag'; normally: boolean }
  | { type: 'choice'; of: readonly string[]; several?: boolean }
  | { type: 'reference' | 'references'; external?: boolean; relation: Relation }
)

const everyone = ['user', 'shared', 'room', 'equipment', 'group', 'contact', 'public'] as const
const shown = ['user', 'shared', 'room', 'equipment', 'group', 'contact'] as const
const people = ['user', 'shared', 'contact'] as const
const places = ['user', 'shared', 'room', 'equipment', 'contact'] as const
const mailboxes = ['user', 'shared', 'room', 'equipment', 'public'] as const
const resources = ['room', 'equipment'] as const
const groups = ['group'] as const

export const protocols = ['imap', 'pop3', 'smtp', 'mapi', 'ews', 'eas', 'dav', 'graph', 'web'] as const

export const attributes = {
  displayName: text('Name', everyone, 256, 'DisplayName'),
  simpleName: text('Name in ASCII', shown, 256, 'TransmittableDisplayName'),
  givenName: text('First name', people, 64, 'GivenName'),
  surname: text('Last name', people, 64, 'Surname'),
  initials: text('Initials', people, 16, 'Initials'),
  nickname: text('Nickname', people, 64),
  title: text('Title', people, 128, 'Title'),
  company: text('Company', places, 128, 'CompanyName'),
  department: text('Department', places, 128, 'DepartmentName'),
  office: text('Office', places, 128, 'OfficeLocation'),
  assistant: text('Assistant', people, 256, 'Assistant'),
  employeeId: text('Employee id', people, 64),
  employeeType: text('Employee type', people, 64),

  phone: text('Business phone', shown, 64, 'BusinessTelephoneNumber'),
  otherPhones: texts('Other business phones', places, 64, 20, 'Business2TelephoneNumbers'),
  mobile: text('Mobile', places, 64, 'MobileTelephoneNumber'),
  homePhone: text('Home phone', people, 64, 'HomeTelephoneNumber'),
  otherHomePhones: texts('Other home phones', people, 64, 20, 'Home2TelephoneNumbers'),
  fax: text('Fax', places, 64, 'PrimaryFaxNumber'),
  pager: text('Pager', people, 64, 'PagerTelephoneNumber'),
  telex: text('Telex', people, 64, 'TelexNumber'),
  assistantPhone: text('Assistant phone', people, 64, 'AssistantTelephoneNumber'),
  ipPhone: text('IP phone', people, 128),

  street: text('Street', places, 1024, 'StreetAddress', { lines: true }),
  postOfficeBox: text('Post office box', places, 64, 'PostOfficeBox'),
  city: text('City', places, 128, 'Locality'),
  state: text('State or province', places, 128, 'StateOrProvince'),
  postalCode: text('Postal code', places, 40, 'PostalCode'),
  country: text('Country', places, 128, 'Country'),
  homeAddress: text('Home address', people, 1024, 'HomeAddressStreet', { lines: true }),

  notes: text('Notes', shown, 1024, 'Comment', { lines: true }),
  webPage: text('Web page', shown, 1024, undefined, { check: 'url' }),
  phoneticDisplayName: text('Phonetic name', shown, 256, 'AddressBookPhoneticDisplayName'),
  phoneticGivenName: text('Phonetic first name', people, 64, 'AddressBookPhoneticGivenName'),
  phoneticSurname: text('Phonetic last name', people, 64, 'AddressBookPhoneticSurname'),
  phoneticCompany: text('Phonetic company', people, 128, 'AddressBookPhoneticCompanyName'),
  phoneticDepartment: text('Phonetic department', people, 128, 'AddressBookPhoneticDepartmentName'),
  seniority: number('Seniority', people, 0, 0x7fffffff, 'AddressBookSeniorityIndex'),
  senderHint: text('Tip for senders', shown, 175, 'AddressBookSenderHintTranslations'),
  /** X.509 certificates for S/MIME, DER in base64. */
  certificates: texts('Certificates', people, 16384, 16, 'AddressBookX509Certificate', 'base64'),
  extension1: text('Extension attribute 1', shown, 1024, 'AddressBookExtensionAttribute1'),
  extension2: text('Extension attribute 2', shown, 1024, 'AddressBookExtensionAttribute2'),
  extension3: text('Extension attribute 3', shown, 1024, 'AddressBookExtensionAttribute3'),
  extension4: text('Extension attribute 4', shown, 1024, 'AddressBookExtensionAttribute4'),
  extension5: text('Extension attribute 5', shown, 1024, 'AddressBookExtensionAttribute5'),
  extension6: text('Extension attribute 6', shown, 1024, 'AddressBookExtensionAttribute6'),
  extension7: text('Extension attribute 7', shown, 1024, 'AddressBookExtensionAttribute7'),
  extension8: text('Extension attribute 8', shown, 1024, 'AddressBookExtensionAttribute8'),
  extension9: text('Extension attribute 9', shown, 1024, 'AddressBookExtensionAttribute9'),
  extension10: text('Extension attribute 10', shown, 1024, 'AddressBookExtensionAttribute10'),
  extension11: text('Extension attribute 11', shown, 1024, 'AddressBookExtensionAttribute11'),
  extension12: text('Extension attribute 12', shown, 1024, 'AddressBookExtensionAttribute12'),
  extension13: text('Extension attribute 13', shown, 1024, 'AddressBookExtensionAttribute13'),
  extension14: text('Extension attribute 14', shown, 1024, 'AddressBookExtensionAttribute14'),
  extension15: text('Extension attribute 15', shown, 1024, 'AddressBookExtensionAttribute15'),

  manager: { label: 'Manager', on: people, type: 'reference', relation: 'manager', property: 'AddressBookManager' },

  locale: text('Language', mailboxes, 35, undefined, { check: 'locale' }),
  timeZone: text('Time zone', mailboxes, 64, undefined, { check: 'timeZone' }),
  hidden: flag('Hidden from address lists', everyone, false),
  disabled: flag('Disabled', ['user', 'shared', 'room', 'equipment'], false),
  protocols: {
    label: 'Protocols',
    on: ['user', 'shared', 'room', 'equipment'],
    type: 'choice',
    of: protocols,
    several: true,
  },
  quotaWarning: number('Warning at (bytes)', mailboxes, 0, 2 ** 50),
  quotaSend: number('No sending above (bytes)', mailboxes, 0, 2 ** 50),
  quotaReceive: number('No receiving above (bytes)', mailboxes, 0, 2 ** 50),

  forwardTo: { label: 'Forwards to', on: ['user', 'shared'], type: 'references', relation: 'forward', external: true },
  forwardKeep: flag('Keeps what it forwards', ['user', 'shared'], true),

  capacity: number('Capacity', resources, 0, 1_000_000, 'AddressBookRoomCapacity'),
  description: text('Description', ['room', 'equipment', 'group'], 1024, 'AddressBookRoomDescription', { lines: true }),
  building: text('Building', resources, 128),
  floor: text('Floor', resources, 64),
  features: texts('Features', resources, 128, 50),
  bookingAutomatic: flag('Answers invitations itself', resources, true),
  bookingConflicts: flag('Accepts overlapping bookings', resources, false),
  bookingRecurring: flag('Accepts series', resources, true),
  bookingWorkHoursOnly: flag('Only in work hours', resources, false),
  bookingMaximumMinutes: number('Longest booking (minutes)', resources, 1, 527_040),
  bookingWindowDays: number('Bookable ahead (days)', resources, 1, 3_650),
  /** Without any, everybody of the organisation. */
  bookingAllowed: { label: 'May book', on: resources, type: 'references', relation: 'booker' },
  /** Who decides about what the resource does not accept itself. */
  bookingDelegates: { label: 'Decide about bookings', on: resources, type: 'references', relation: 'delegate' },

  members: {
    label: 'Members',
    on: groups,
    type: 'references',
    relation: 'member',
    external: true,
    property: 'AddressBookMember',
  },
  owners: { label: 'Owners', on: groups, type: 'references', relation: 'owner', property: 'AddressBookOwner' },
  whoMaySend: {
    label: 'Who may send',
    on: groups,
    type: 'choice',
    of: ['anyone', 'organisation', 'members', 'owners', 'listed'],
  },
  senders: { label: 'Senders', on: groups, type: 'references', relation: 'sender', external: true },

  /** For a contact: where mail for it goes, when that is another address than its own. */
  target: text('Mail goes to', ['contact'], 254, 'AddressBookTargetAddress'),
} as const satisfies Record<string, Attribute>

export type AttributeName = keyof typeof attributes

/** What was said about an object; references are links. */
export type Content = Partial<Record<AttributeName, AttributeValue>>

export function findAttribute(name: string): Attribute | undefined {
  return Object.hasOwn(attributes, name) ? attributes[name as AttributeName] : undefined
}

/** The attributes of a kind, in the order above. */
export function attributesOf(kind: ObjectKind): [AttributeName, Attribute][] {
  return (Object.entries(attributes) as [AttributeName, Attribute][]).filter(([, attribute]) =>
    attribute.on.includes(kind),
  )
}

function text<const On extends readonly ObjectKind[]>(
  label: string,
  on: On,
  most: number,
  property?: string,
  more: { lines?: boolean; check?: 'locale' | 'timeZone' | 'base64' | 'url' } = {},
) {
  return { type: 'text' as const, label, on, most, ...(property && { property }), ...more }
}

function texts<const On extends readonly ObjectKind[]>(
  label: string,
  on: On,
  most: number,
  count: number,
  property?: string,
  check?: 'base64' | 'url',
) {
  return { type: 'texts' as const, label, on, most, count, ...(property && { property }), ...(check && { check }) }
}

function number<const On extends readonly ObjectKind[]>(
  label: string,
  on: On,
  least: number,
  most: number,
  property?: string,
) {
  return { type: 'number' as const, label, on, least, most, ...(property && { property }) }
}

function flag<const On extends readonly ObjectKind[]>(label: string, on: On, normally: boolean) {
  return { type: 'flag' as const, label, on, normally }
}
