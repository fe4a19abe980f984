/**
 * One entry of a dictionary: IndexedFieldURI. [MS-OXWSCDATA] 2.2.5.12 (DictionaryURIType)
 *
 * Each is read as its whole dictionary with one entry, and written from one.
 */
import type { NamedPropertyOf, TaggedProperty } from '#model'
import { mails } from '#convert/contact/fields.ts'
import {
  addressProperty,
  type AddressPart,
  emailKeys,
  emailOf,
  imProperties,
  isAddressKey,
  phoneProperties,
  removeEmail,
  setEmail,
  setText,
  settleAddress,
} from './contact.ts'
import { entriesOf, entriesOfMember, keyOf, putEntries } from './distribution-list.ts'
import { type Field, invalid, xmlText } from './field.ts'
import { findHeader, headerPropertyOf, setHeader } from './headers.ts'
import { members } from './distribution-list.ts'
import { P } from '#model'
import { listOf, plainOf, textOf } from './values.ts'

type Text = TaggedProperty<'string'> | NamedPropertyOf<'string'>

/** Throws ErrorInvalidPropertyRequest for a dictionary or an index that does not exist. */
export function indexedField(uri: string, index: string): Field {
  if (uri === 'item:InternetMessageHeader') return header(index)
  if (uri === 'contacts:EmailAddress') return email(index)
  if (uri === 'contacts:PhoneNumber') return entry(uri, 'PhoneNumbers', phoneProperties, index)
  if (uri === 'contacts:ImAddress') return entry(uri, 'ImAddresses', imProperties, index)
  if (uri === 'distributionlist:Members:Member') return member(index)
  const [, part] = /^contacts:PhysicalAddress:(\w+)$/.exec(uri) ?? []
  if (part !== undefined) return addressPart(uri, part as AddressPart, index)
  return invalid(`no such field: ${uri.slice(0, 60)}`)
}

function header(name: string): Field {
  const property = headerPropertyOf(name)
  return {
    uri: `item:InternetMessageHeader[${name}]`,
    element: 'InternetMessageHeaders',
    needs: [P.TransportMessageHeaders, property],
    read({ properties }) {
      const value = findHeader(properties, name)
      return value === undefined ? undefined : [{ HeaderName: name, value: xmlText(value) }]
    },
    write({ item }, value) {
      const one = listOf(value).find((each) => textOf(plainOf(each).HeaderName).toLowerCase() === name.toLowerCase())
      if (one === undefined) invalid('the header field is missing')
      setHeader(item.properties, name, textOf(one))
    },
    remove({ item }) {
      item.properties.delete(property)
    },
    search: { property: property as NamedPropertyOf },
  }
}

function entry(uri: string, element: string, table: Readonly<Record<string, Text>>, index: string): Field {
  const property = Object.hasOwn(table, index) ? table[index] : undefined
  if (!property) return invalid(`${uri} has no ${index.slice(0, 40)}`)
  return {
    uri: `${uri}[${index}]`,
    element,
    needs: [property],
    read({ properties }) {
      const value = properties.get(property)
      return value ? [{ Key: index, value: xmlText(value) }] : undefined
    },
    write({ item }, value) {
      setText(item.properties, property, textOf(entryOf(value, index)))
    },
    remove({ item }) {
      item.properties.delete(property)
    },
    search: { property },
  }
}

function entryOf(value: unknown, index: string): unknown {
  const found = listOf(value).find((each) => textOf(plainOf(each).Key) === index)
  if (found === undefined) invalid(`the entry ${index.slice(0, 40)} is missing`)
  return found
}

function email(index: string): Field {
  const number = emailKeys.indexOf(index as (typeof emailKeys)[number])
  const mail = mails[number]
  if (!mail) return invalid(`no e-mail address ${index.slice(0, 40)}`)
  return {
    uri: `contacts:EmailAddress[${index}]`,
    element: 'EmailAddresses',
    needs: Object.values(mail),
    read({ properties }) {
      const address = emailOf(properties, number)
      if (!address) return undefined
      const name = properties.get(mail.original) ?? properties.get(mail.name)
      const routing = properties.get(mail.type) ?? 'SMTP'
      return [
        {
          Key: index,
          ...(name && { Name: xmlText(name) }),
          RoutingType: routing === 'EX' ? 'SMTP' : xmlText(routing),
          MailboxType: 'Contact',
          value: xmlText(address),
        },
      ]
    },
    write({ item }, value) {
      const one = plainOf(entryOf(value, index))
      setEmail(item.properties, number, textOf(one), {
        name: textOf(one.Name),
        type: textOf(one.RoutingType) || 'SMTP',
      })
    },
    remove({ item }) {
      removeEmail(item.properties, number)
    },
    search: { property: mail.address },
  }
}

function addressPart(uri: string, part: AddressPart, key: string): Field {
  if (!isAddressKey(key)) return invalid(`no address ${key.slice(0, 40)}`)
  const property = addressProperty(key, part)
  return {
    uri: `${uri}[${key}]`,
    element: 'PhysicalAddresses',
    needs: [property],
    read({ properties }) {
      const value = properties.get(property)
      return value ? [{ Key: key, [part]: xmlText(value) }] : undefined
    },
    write({ item }, value) {
      setText(item.properties, property, textOf(plainOf(entryOf(value, key))[part]))
      settleAddress(item.properties, key)
    },
    remove({ item }) {
      item.properties.delete(property)
      settleAddress(item.properties, key)
    },
    search: { property },
  }
}

function member(key: string): Field {
  return {
    uri: `distributionlist:Members:Member[${key}]`,
    element: 'Members',
    needs: members.needs,
    async read(item, context) {
      const all = await members.read(item, context)
      const found = listOf(all).filter((one) => plainOf(one).Key === key)
      return found.length > 0 ? found : undefined
    },
    async write({ item }, value, context) {
      const [one] = listOf(value)
      if (one === undefined) invalid('the member is missing')
      const added = await entriesOfMember(one, context)
      const kept = entriesOf(item.properties).filter((each) => keyOf(each) !== key)
      putEntries(item.properties, [...kept, added])
    },
    remove({ item }) {
      const all = entriesOf(item.properties)
      const kept = all.filter((each) => keyOf(each) !== key)
      if (kept.length === all.length) invalid('no such member', 'ErrorInvalidPropertyDelete')
      putEntries(item.properties, kept)
    },
  }
}
