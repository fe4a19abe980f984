/**
 * A vCard as an item: IPM.Contact, or IPM.DistList if it is a group. [MS-OXVCARD] 2.1, [MS-OXOCNTC] 2.2
 */
import { type Card, type CardProperty, componentsOf, listOf, textOf, typesOf } from '#codec/vcard/index.ts'
import { Bag, fileTime, type Item, makeOneOffEntryId, N, P } from '#model'
import {
  addressComponents,
  addresses,
  classes,
  dates,
  mails,
  nameParts,
  pages,
  phones,
  texts,
  wholeAddress,
} from './fields.ts'
import { storeKept } from './kept.ts'

export function contactItem(card: Card): Item {
  const kind = card.properties.find(({ name }) => name === 'KIND' || name === 'X-ADDRESSBOOKSERVER-KIND')
  if (kind && textOf(kind).toLowerCase() === 'group') return groupItem(card)
  const contact = new ContactReader()
  // The preferred ones come first, so that they get the first places. RFC 6350 5.3
  for (const property of card.properties.toSorted((a, b) => preference(a) - preference(b))) {
    if (!contact.take(property)) contact.kept.push(property)
  }
  return contact.finish(card)
}

function preference(property: CardProperty): number {
  if (typesOf(property).has('pref')) return 0
  const given = Number(property.parameters.get('PREF')?.[0])
  return given >= 1 && given <= 100 ? given : 101
}

class ContactReader {
  readonly item: Item = {
    properties: Bag.of({ MessageClass: 'IPM.Contact', IconIndex: 0x200 }),
    recipients: [],
    attachments: [],
  }
  readonly kept: CardProperty[] = []
  readonly #bag = this.item.properties
  readonly #labelled = new Set<(typeof addresses)[number]>()

  /** Whether the item has a place for it. */
  take(property: CardProperty): boolean {
    const { name } = property
    const bag = this.#bag
    switch (name) {
      case 'FN':
        return this.#once(P.DisplayName, textOf(property))
      case 'N':
        return this.#name(property)
      case 'ORG': {
        if (bag.has(P.CompanyName)) return false
        const [company = '', department = '', ...more] = componentsOf(property)
        if (company !== '') bag.set(P.CompanyName, company)
        if (department !== '') bag.set(P.DepartmentName, department)
        return more.every((one) => one === '')
      }
      case 'TEL':
      case 'X-MS-TEL':
        return this.#phone(property)
      case 'EMAIL':
        return this.#mail(property)
      case 'ADR':
        return this.#address(property)
      case 'URL': {
        const types = typesOf(property)
        const place = pages.find(([type, page]) => (type === '' || types.has(type)) && !bag.has(page))
        return place !== undefined && this.#once(place[1], textOf(property))
      }
      case 'CATEGORIES':
        bag.set(N.Keywords, [
          ...new Set([...(bag.get(N.Keywords) ?? []), ...listOf(property).filter((one) => one !== '')]),
        ])
        return true
      case 'X-MS-CHILD':
        bag.set(P.ChildrensNames, [...(bag.get(P.ChildrensNames) ?? []), textOf(property)])
        return true
      case 'CLASS': {
        const found = classes.find(([word]) => word === textOf(property).toUpperCase())
        if (found) bag.set(P.Sensitivity, found[1])
        return found !== undefined
      }
      case 'PHOTO':
        return this.#photo(property)
      case 'KEY':
        if (!property.bytes || !typesOf(property).has('x509')) return false
        bag.set(P.UserX509Certificate, [...(bag.get(P.UserX509Certificate) ?? []), property.bytes])
        return true
      case 'LABEL':
        return this.#label(property)
      case 'X-MS-CARDPICTURE':
        if (!property.bytes || bag.has(N.BusinessCardCardPicture)) return false
        bag.set(N.BusinessCardCardPicture, property.bytes)
        return true
      case 'REV': {
        const time = Date.parse(
          textOf(property).replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)/, '$1-$2-$3T$4:$5:$6'),
        )
        if (Number.isFinite(time)) bag.set(P.LastModificationTime, fileTime.from(time))
        return true
      }
      case 'PRODID':
        // It says something of the program, not of the person.
        return true
    }
    const text = texts.find(([names]) => names.includes(name))
    if (text) return this.#once(text[1], textOf(property).replaceAll('\n', '\r\n'))
    const date = dates.find(([names]) => names.includes(name))
    const time = date && findDate(textOf(property))
    if (!date || time === undefined || bag.has(date[1])) return false
    bag.set(date[1], time)
    bag.set(date[1] === P.Birthday ? N.BirthdayLocal : N.WeddingAnniversaryLocal, time)
    return true
  }

  finish(card: Card): Item {
    const bag = this.#bag
    const named = nameParts.map((part) => bag.get(part) ?? '')
    const [surname = '', given = '', middle = '', prefix = '', suffix = ''] = named
    const words = [prefix, given, middle, surname, suffix].filter((word) => word !== '')
    const display =
      bag.get(P.DisplayName) || words.join(' ') || bag.get(P.CompanyName) || bag.get(N.Email1EmailAddress) || ''
    bag.set(P.DisplayName, display)
    bag.set(P.Subject, display)
    // [MS-OXOCNTC] 2.2.1.1.11: "last, first middle"
    const first = [given, middle].filter((word) => word !== '').join(' ')
    bag.set(N.FileUnder, surname !== '' && first !== '' ? `${surname}, ${first}` : display)
    for (const mail of mails) {
      if (bag.has(mail.address)) bag.setDefault(mail.name, `${display} (${bag.get(mail.address)})`)
    }
    // A card within the card is somebody else's; their name is what there is a place for.
    const agent = card.agents[0]?.properties.find(({ name }) => name === 'FN')
    if (agent) bag.setDefault(P.Assistant, textOf(agent))
    storeKept(bag, this.kept)
    return this.item
  }

  #once(property: (typeof texts)[number][1], text: string): boolean {
    if (this.#bag.has(property)) return false
    if (text !== '') this.#bag.set(property, text)
    return true
  }

  #name(property: CardProperty): boolean {
    if (nameParts.some((part) => this.#bag.has(part))) return false
    for (const [index, part] of componentsOf(property).slice(0, nameParts.length).entries()) {
      if (part !== '') this.#bag.set(nameParts[index] as (typeof nameParts)[number], part)
    }
    return true
  }

  #phone(property: CardProperty): boolean {
    const types = typesOf(property)
    const number = textOf(property).replace(/^tel:/i, '')
    // RFC 2426 3.3.1: who says nothing means voice.
    if (!phones.some(([, wanted]) => wanted.every((type) => types.has(type)))) types.add('voice')
    const place = phones.find(([name, wanted, phone]) => {
      return name === property.name && wanted.every((type) => types.has(type)) && !this.#bag.has(phone)
    })
    return place !== undefined && this.#once(place[2], number)
  }

  #mail(property: CardProperty): boolean {
    const address = textOf(property).trim()
    if (typesOf(property).has('tlx')) return this.#once(P.TelexNumber, address)
    const place = mails.find((mail) => !this.#bag.has(mail.address))
    if (!place || address === '') return false
    const type = typesOf(property).has('x400') ? 'X400' : 'SMTP'
    this.#bag.set(place.address, address).set(place.type, type).set(place.original, address)
    this.#bag.set(place.entryId, makeOneOffEntryId({ displayName: address, address, addressType: type }))
    return true
  }

  #label(property: CardProperty): boolean {
    const place = placeOf(property)
    if (!place || this.#labelled.has(place)) return false
    if (textOf(property) === '') return true
    this.#labelled.add(place)
    this.#bag.set(place.whole, textOf(property).replaceAll('\n', '\r\n'))
    return true
  }

  #address(property: CardProperty): boolean {
    const place = placeOf(property)
    const components = componentsOf(property)
    if (!place || place.parts.some((part) => this.#bag.has(part)) || (components[1] ?? '') !== '') return false
    for (const [index, part] of place.parts.entries()) {
      const text = components[addressComponents[index] as number] ?? ''
      if (text !== '') this.#bag.set(part, text.replaceAll('\n', '\r\n'))
    }
    const [box = '', , street = '', city = '', state = '', code = '', country = ''] = components
    const whole = wholeAddress({ box, street, city, state, code, country })
    if (whole !== '') this.#bag.setDefault(place.whole, whole)
    return true
  }

  /** [MS-OXOCNTC] 2.2.1.8.2 */
  #photo(property: CardProperty): boolean {
    const { bytes } = property
    if (!bytes || bytes.length === 0 || this.item.attachments.length > 0) return false
    const ending = bytes[0] === 0x89 ? 'png' : bytes[0] === 0x47 ? 'gif' : 'jpg'
    const fileName = `ContactPicture.${ending}`
    this.item.attachments.push({
      properties: Bag.of({
        AttachMethod: 1,
        AttachLongFilename: fileName,
        AttachFilename: fileName,
        AttachmentContactPhoto: true,
      }),
      content: { bytes },
    })
    this.#bag.set(N.HasPicture, true)
    return true
  }
}

function placeOf(property: CardProperty): (typeof addresses)[number] | undefined {
  const types = typesOf(property)
  const type = types.has('home') ? 'home' : types.has('work') ? 'work' : 'other'
  return addresses.find((one) => one.type === type)
}

/** [MS-OXOCNTC] 2.2.2: members are addresses; a member that is only a UID is kept. */
function groupItem(card: Card): Item {
  const bag = Bag.of({ MessageClass: 'IPM.DistList', IconIndex: 0x202 })
  const kept: CardProperty[] = []
  const members: Uint8Array[] = []
  for (const property of card.properties) {
    const text = textOf(property)
    const address = /^mailto:([^?]+)/i.exec(text)?.[1] ?? (property.name === 'EMAIL' ? text : undefined)
    const isMember =
      property.name === 'MEMBER' || property.name === 'X-ADDRESSBOOKSERVER-MEMBER' || property.name === 'EMAIL'
    if (isMember && address) {
      const displayName = property.parameters.get('X-CN')?.[0] ?? address
      members.push(makeOneOffEntryId({ displayName, address }))
    } else if (property.name === 'FN') bag.setDefault(P.DisplayName, text)
    else if (property.name === 'NOTE') bag.setDefault(P.Body, text.replaceAll('\n', '\r\n'))
    else if (!['N', 'KIND', 'X-ADDRESSBOOKSERVER-KIND', 'REV', 'PRODID'].includes(property.name)) kept.push(property)
  }
  const name = bag.get(P.DisplayName) ?? ''
  bag.set(P.DisplayName, name).set(P.Subject, name).set(N.DistributionListName, name).set(N.FileUnder, name)
  if (members.length > 0) bag.set(N.DistributionListMembers, members).set(N.DistributionListOneOffMembers, members)
  storeKept(bag, kept)
  return { properties: bag, recipients: [], attachments: [] }
}

/** Midnight UTC of the day; what has no year is no date of an item. RFC 6350 4.3.1 */
function findDate(text: string): bigint | undefined {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ]|$)/.exec(text.trim()) ?? []
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day))
  if (Number.isNaN(time) || Number(year) < 1601 || new Date(time).getUTCDate() !== Number(day)) return undefined
  return fileTime.from(time)
}
