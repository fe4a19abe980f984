/**
 * Recipients between the rows of ROPs and properties. [MS-OXCDATA] 2.8.3, [MS-OXCMSG] 2.2.3.5, 2.2.3.6
 *
 * A row has fixed fields for the address and the names; everything else comes in the columns of the list. In the store a
 * recipient is properties alone.
 */
import {
  type Cell,
  makeTag,
  P,
  PropertyType,
  RecipientAddress,
  RecipientFlag,
  type RecipientRow,
  tagId,
  tagType,
} from '#model'
import type { TagMap } from './tag-map.ts'
import { fromEightBit, received, sent } from './wire-value.ts'

export interface RecipientContext {
  codePage: number
  columns: readonly number[]
}

/** RecipientType without the bits that say how far sending is. [MS-OXCMSG] 2.2.3.1.2 */
const typeMask = 0x0f

export function fromRow(type: number, row: RecipientRow, { codePage, columns }: RecipientContext): TagMap {
  const text = (value: string | undefined) =>
    value === undefined || row.bits & RecipientFlag.unicode ? value : fromEightBit(value, codePage)
  const properties: TagMap = new Map()
  const set = (tag: number, value: unknown) => value !== undefined && properties.set(tag, value)
  for (const [index, cell] of row.properties.entries()) {
    const tag = columns[index] as number
    if (!cell || !('value' in cell)) continue
    const typed = tagType(tag) === PropertyType.unspecified ? makeTag(tagId(tag), cell.type ?? 0) : tag
    const { tag: kept, value } = received({ tag: typed, value: cell.value }, codePage)
    properties.set(kept, value)
  }
  set(P.RecipientType.tag, type & typeMask)
  set(P.DisplayName.tag, text(row.displayName))
  set(P.EmailAddress.tag, text(row.emailAddress))
  const transmittable = row.bits & RecipientFlag.sameName ? row.displayName : row.transmittableDisplayName
  set(P.TransmittableDisplayName.tag, text(transmittable))
  set(P['7BitDisplayName'].tag, text(row.simpleDisplayName))
  set(P.SendRichInfo.tag, (row.bits & RecipientFlag.noRichText) === 0)
  setAddress(properties, row)
  return properties
}

function setAddress(properties: TagMap, row: RecipientRow): void {
  switch (row.bits & RecipientFlag.typeMask) {
    case RecipientAddress.x500:
      properties.set(P.AddressType.tag, 'EX')
      properties.set(P.EmailAddress.tag, row.x500Dn ?? '')
      if (row.displayType !== undefined) properties.set(P.DisplayType.tag, row.displayType)
      return
    case RecipientAddress.smtp:
      properties.set(P.AddressType.tag, 'SMTP')
      if (row.emailAddress !== undefined && !properties.has(P.SmtpAddress.tag)) {
        properties.set(P.SmtpAddress.tag, properties.get(P.EmailAddress.tag))
      }
      return
    case RecipientAddress.fax:
      properties.set(P.AddressType.tag, 'FAX')
      return
    case RecipientAddress.msMail:
      properties.set(P.AddressType.tag, 'MS')
      return
    case RecipientAddress.personalList:
    case RecipientAddress.personalList2:
      properties.set(P.AddressType.tag, 'MAPIPDL')
      if (row.entryId) properties.set(P.EntryId.tag, row.entryId)
      if (row.searchKey) properties.set(P.SearchKey.tag, row.searchKey)
      return
    default:
      if (row.addressType !== undefined) properties.set(P.AddressType.tag, row.addressType)
  }
}

export function toRow(recipient: TagMap, { codePage, columns }: RecipientContext): RecipientRow {
  const string = (tag: number) => {
    const value = recipient.get(tag)
    return typeof value === 'string' ? value : undefined
  }
  const addressType = string(P.AddressType.tag)
  const displayName = string(P.DisplayName.tag)
  const transmittable = string(P.TransmittableDisplayName.tag)
  const simple = string(P['7BitDisplayName'].tag)
  const address = addressFields(addressType, string(P.EmailAddress.tag), recipient)
  const sameName = transmittable !== undefined && transmittable === displayName
  const bits =
    RecipientFlag.unicode |
    address.bits |
    (displayName === undefined ? 0 : RecipientFlag.hasDisplayName) |
    (simple === undefined ? 0 : RecipientFlag.hasSimpleName) |
    (sameName ? RecipientFlag.sameName : transmittable === undefined ? 0 : RecipientFlag.hasTransmittableName) |
    (recipient.get(P.SendRichInfo.tag) === false ? RecipientFlag.noRichText : 0)
  return {
    ...address.fields,
    bits,
    ...(displayName === undefined ? {} : { displayName }),
    ...(simple === undefined ? {} : { simpleDisplayName: simple }),
    ...(transmittable === undefined || sameName ? {} : { transmittableDisplayName: transmittable }),
    properties: columns.map((tag) => cellOf(recipient, tag, codePage)),
  }
}

function addressFields(
  addressType: string | undefined,
  emailAddress: string | undefined,
  recipient: TagMap,
): { bits: number; fields: Partial<RecipientRow> } {
  const hasAddress = emailAddress === undefined ? 0 : RecipientFlag.hasEmailAddress
  const email = emailAddress === undefined ? {} : { emailAddress }
  switch (addressType?.toUpperCase()) {
    case 'EX': {
      const displayType = recipient.get(P.DisplayType.tag)
      return {
        bits: RecipientAddress.x500,
        fields: {
          prefixUsed: 0,
          displayType: typeof displayType === 'number' ? displayType & 0xff : 0,
          x500Dn: latin(emailAddress ?? ''),
        },
      }
    }
    case 'SMTP':
      return { bits: RecipientAddress.smtp | hasAddress, fields: email }
    case 'FAX':
      return { bits: RecipientAddress.fax | hasAddress, fields: email }
    case undefined:
    case '':
      return { bits: hasAddress, fields: email }
    default:
      return {
        bits: RecipientFlag.otherType | hasAddress,
        fields: { ...email, addressType: latin(addressType ?? '') },
      }
  }
}

function cellOf(recipient: TagMap, tag: number, codePage: number): Cell {
  const value = sent(tag, recipient.get(tagOf(recipient, tag)), codePage)
  return value === undefined || value === null ? undefined : { value }
}

function tagOf(recipient: TagMap, tag: number): number {
  if (recipient.has(tag)) return tag
  const type = tagType(tag)
  return type === PropertyType.string8 || type === PropertyType['string8[]'] ? tag + 1 : tag
}

/** X.500 names and types of addresses are ASCII. */
function latin(text: string): string {
  return text.replace(/[^\x01-\x7f]/g, '?')
}

export function typeOf(recipient: TagMap): number {
  const type = recipient.get(P.RecipientType.tag)
  return typeof type === 'number' ? type & 0xff : 1
}
