/**
 * The dialogs of the address book: a person, and a list. Outlook shows them for the properties of a recipient.
 */
import { makeTag, P, type TaggedProperty } from '#model'
import { type Control, ControlFlag } from './layout.ts'

export interface Words {
  general: string
  phoneNotes: string
  organisation: string
  memberOf: string
  addresses: string
  members: string
  firstName: string
  initials: string
  lastName: string
  displayName: string
  alias: string
  address: string
  city: string
  state: string
  postalCode: string
  country: string
  title: string
  company: string
  department: string
  office: string
  assistant: string
  phone: string
  business: string
  business2: string
  home: string
  mobile: string
  fax: string
  pager: string
  notes: string
  manager: string
  reports: string
  owner: string
}

export const words: Record<'en' | 'de', Words> = {
  en: {
    general: 'General',
    phoneNotes: 'Phone/Notes',
    organisation: 'Organization',
    memberOf: 'Member Of',
    addresses: 'E-mail Addresses',
    members: 'Members:',
    firstName: 'First:',
    initials: 'Initials:',
    lastName: 'Last:',
    displayName: 'Display:',
    alias: 'Alias:',
    address: 'Address:',
    city: 'City:',
    state: 'State:',
    postalCode: 'Zip code:',
    country: 'Country/Region:',
    title: 'Title:',
    company: 'Company:',
    department: 'Department:',
    office: 'Office:',
    assistant: 'Assistant:',
    phone: 'Phone:',
    business: 'Business:',
    business2: 'Business 2:',
    home: 'Home:',
    mobile: 'Mobile:',
    fax: 'Fax:',
    pager: 'Pager:',
    notes: 'Notes:',
    manager: 'Manager:',
    reports: 'Direct reports:',
    owner: 'Owner:',
  },
  de: {
    general: 'Allgemein',
    phoneNotes: 'Telefon/Notizen',
    organisation: 'Organisation',
    memberOf: 'Mitglied von',
    addresses: 'E-Mail-Adressen',
    members: 'Mitglieder:',
    firstName: 'Vorname:',
    initials: 'Initialen:',
    lastName: 'Nachname:',
    displayName: 'Anzeige:',
    alias: 'Alias:',
    address: 'Adresse:',
    city: 'Ort:',
    state: 'Bundesland:',
    postalCode: 'PLZ:',
    country: 'Land/Region:',
    title: 'Position:',
    company: 'Firma:',
    department: 'Abteilung:',
    office: 'Büro:',
    assistant: 'Assistenz:',
    phone: 'Telefon:',
    business: 'Geschäftlich:',
    business2: 'Geschäftlich 2:',
    home: 'Privat:',
    mobile: 'Mobil:',
    fax: 'Fax:',
    pager: 'Pager:',
    notes: 'Notizen:',
    manager: 'Vorgesetzte/r:',
    reports: 'Direkt unterstellt:',
    owner: 'Besitzer:',
  },
}

const left = { label: 10, box: 62, width: 110 }
const right = { label: 186, box: 240, width: 120 }
const whole = { width: 350 }
const lineHeight = 15

export function personDialog(w: Words): Control[] {
  return [
    page(w.general),
    ...pairs([
      [w.firstName, P.GivenName, w.lastName, P.Surname],
      [w.initials, P.Initials, w.alias, P.Account],
      [w.displayName, P.DisplayName, w.title, P.Title],
      [w.address, P.StreetAddress, w.company, P.CompanyName],
      [w.city, P.Locality, w.department, P.DepartmentName],
      [w.state, P.StateOrProvince, w.office, P.OfficeLocation],
      [w.postalCode, P.PostalCode, w.assistant, P.Assistant],
      [w.country, P.Country, w.phone, P.BusinessTelephoneNumber],
    ]),
    page(w.organisation),
    label(w.manager, 10, 10),
    list(P.AddressBookManager, 22, 24),
    label(w.reports, 10, 52),
    list(P.AddressBookReports, 64, 110),
    page(w.phoneNotes),
    ...pairs([
      [w.business, P.BusinessTelephoneNumber, w.home, P.HomeTelephoneNumber],
      [w.mobile, P.MobileTelephoneNumber, w.fax, P.PrimaryFaxNumber],
      [w.assistant, P.AssistantTelephoneNumber, w.pager, P.PagerTelephoneNumber],
    ]),
    label(w.notes, 10, 62),
    notes(74),
    page(w.memberOf),
    list(P.AddressBookIsMemberOfDistributionList, 10, 165),
    page(w.addresses),
    addresses(),
  ]
}

export function listDialog(w: Words): Control[] {
  return [
    page(w.general),
    ...pairs([[w.displayName, P.DisplayName, w.alias, P.Account]]),
    label(w.owner, 10, 30),
    list(P.AddressBookOwner, 42, 24),
    label(w.notes, 10, 72),
    notes(84, 30),
    label(w.members, 10, 120),
    list(P.AddressBookMember, 132, 60),
    page(w.memberOf),
    list(P.AddressBookIsMemberOfDistributionList, 10, 165),
    page(w.addresses),
    addresses(),
  ]
}

/** An address that is in no address book: a name and an SMTP address, as a person types them. */
export function newAddressDialog(w: Words): Control[] {
  const writable = ControlFlag.editable | ControlFlag.acceptsDoubleBytes
  return [
    page(w.general),
    label(w.displayName, left.label, 10),
    { ...edit(P.DisplayName, left.box, 10, 250), flags: writable },
    label(w.address, left.label, 10 + lineHeight),
    { ...edit(P.EmailAddress, left.box, 10 + lineHeight, 250), flags: writable | ControlFlag.required },
  ]
}

function page(text: string): Control {
  return { type: 'page', x: 0, width: 0, y: 0, height: 0, text }
}

function label(text: string, x: number, y: number): Control {
  return { type: 'label', x, width: 52, y, height: 8, text }
}

function edit(property: TaggedProperty, x: number, y: number, width: number): Control {
  const tag = makeTag(property.id, 'string8')
  return { type: 'edit', x, width, y, height: 12, flags: ControlFlag.acceptsDoubleBytes, tag, size: 256, text: '*' }
}

function notes(y: number, height = 100): Control {
  const flags = ControlFlag.multiline | ControlFlag.acceptsDoubleBytes
  return { ...edit(P.Comment, left.label, y, whole.width), height, flags, size: 1024 }
}

function list(property: TaggedProperty, y: number, height: number): Control {
  return { type: 'listBox', x: left.label, width: whole.width, y, height, tag: makeTag(property.id, 'object') }
}

function addresses(): Control {
  const tag = makeTag(P.AddressBookProxyAddresses.id, 'string8[]')
  return { type: 'multivaluedListBox', x: left.label, width: whole.width, y: 10, height: 165, tag }
}

type Pair = [leftText: string, left: TaggedProperty, rightText: string, right: TaggedProperty]

function pairs(rows: readonly Pair[]): Control[] {
  return rows.flatMap(([leftText, leftProperty, rightText, rightProperty], index) => {
    const y = 10 + index * lineHeight
    return [
      label(leftText, left.label, y + 2),
      edit(leftProperty, left.box, y, left.width),
      label(rightText, right.label, y + 2),
      edit(rightProperty, right.box, y, right.width),
    ]
  })
}
