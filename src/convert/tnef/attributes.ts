/**
 * Attributes to properties and back: what Microsoft Mail knew of a message. [MS-OXTNEF] 2.1.3.3
 *
 * Encapsulated properties come before attributes (2.1.3), so these count only where there is no property. Dates have no
 * zone and are taken for UTC.
 */
import { canEncode, decodeText, encodeText, findCharsetOfCodePage } from '#codec/charset/index.ts'
import {
  Attribute,
  attributeId,
  MAC_BINARY,
  readDate,
  readPair,
  readRenderData,
  readTriple,
  RenderType,
  type TnefAttribute,
  type Triple,
  writeDate,
  writeRenderData,
  writeTriple,
} from '#codec/tnef/index.ts'
import { Bag, fileTime, makeOneOffEntryId, P, type TaggedProperty } from '#model'
import { type PersonProperties, receivedRepresenting, sender, sentRepresenting } from '../mail/people.ts'
import { AttachMethod } from '../msg/index.ts'
import { fromLegacyClass, toLegacyClass } from './message-class.ts'

type Read = (bag: Bag, data: Uint8Array, charset: string | undefined) => void

const text =
  (property: TaggedProperty<'string'>): Read =>
  (bag, data, charset) =>
    bag.set(property, textOf(data, charset))

const date =
  (property: TaggedProperty<'time'>): Read =>
  (bag, data) => {
    const found = readDate(data)
    if (found) bag.set(property, fileTime.from(found))
  }

const hexKey =
  (property: TaggedProperty<'binary'>): Read =>
  (bag, data) => {
    const digits = textOf(data, 'us-ascii')
    if (/^([0-9a-f]{2})+$/i.test(digits)) bag.set(property, Buffer.from(digits, 'hex'))
  }

const bytes =
  (property: TaggedProperty<'binary'>): Read =>
  (bag, data) =>
    bag.set(property, data)

const person =
  (properties: PersonProperties, read: (data: Uint8Array) => Triple | undefined): Read =>
  (bag, data, charset) => {
    const found = read(data)
    if (found) setPerson(bag, properties, textOf(found.name, charset), textOf(found.address, charset))
  }

const isResponse = (bag: Bag) => /^IPM\.Schedule\.Meeting\.Resp/i.test(bag.get(P.MessageClass) ?? '')

/** In the order in which they are applied: whose an attribute is can depend on the class. */
const messageReaders: readonly (readonly [number, Read])[] = [
  [Attribute.messageClass, (bag, data, charset) => bag.set(P.MessageClass, fromLegacyClass(textOf(data, charset)))],
  [
    Attribute.originalMessageClass,
    (bag, data, charset) => bag.set(P.OriginalMessageClass, fromLegacyClass(textOf(data, charset))),
  ],
  [Attribute.subject, text(P.Subject)],
  [Attribute.body, text(P.Body)],
  [Attribute.dateSent, date(P.ClientSubmitTime)],
  [Attribute.dateReceived, date(P.MessageDeliveryTime)],
  [Attribute.dateModified, date(P.LastModificationTime)],
  [Attribute.dateStart, date(P.StartDate)],
  [Attribute.dateEnd, date(P.EndDate)],
  [Attribute.messageId, hexKey(P.SearchKey)],
  [Attribute.parentId, hexKey(P.ParentKey)],
  [Attribute.conversationId, hexKey(P.ConversationKey)],
  [Attribute.from, person(sender, readTriple)],
  [
    Attribute.owner,
    (bag, data, charset) =>
      person(isResponse(bag) ? receivedRepresenting : sentRepresenting, readPair)(bag, data, charset),
  ],
  [Attribute.sentFor, person(sentRepresenting, readPair)],
  [Attribute.delegate, person(receivedRepresenting, readPair)],
  [Attribute.priority, readPriority],
  [Attribute.messageStatus, readStatus],
  [
    Attribute.ownerAppointmentId,
    (bag, data) => {
      if (data.length >= 4) bag.set(P.OwnerAppointmentId, view(data).getInt32(0, true))
    },
  ],
  [
    Attribute.responseRequested,
    (bag, data) => {
      if (data.length >= 2) bag.set(P.ResponseRequested, view(data).getInt16(0, true) !== 0)
    },
  ],
]

const attachmentReaders: readonly (readonly [number, Read])[] = [
  [Attribute.attachRenderData, readRendering],
  [Attribute.attachTitle, text(P.AttachFilename)],
  [Attribute.attachTransportFilename, text(P.AttachTransportName)],
  [Attribute.attachMetaFile, bytes(P.AttachRendering)],
  [Attribute.attachCreateDate, date(P.CreationTime)],
  [Attribute.attachModifyDate, date(P.LastModificationTime)],
  [Attribute.attachData, bytes(P.AttachDataBinary)],
]

export function readMessageAttributes(attributes: readonly TnefAttribute[], codePage: number | undefined): Bag {
  return read(messageReaders, attributes, codePage)
}

export function readAttachmentAttributes(attributes: readonly TnefAttribute[], codePage: number | undefined): Bag {
  return read(attachmentReaders, attributes, codePage)
}

function read(
  readers: readonly (readonly [number, Read])[],
  attributes: readonly TnefAttribute[],
  codePage: number | undefined,
): Bag {
  const bag = new Bag()
  const charset = codePage === undefined ? undefined : findCharsetOfCodePage(codePage)
  for (const [wanted, reader] of readers) {
    for (const { id, data } of attributes) if (attributeId(id) === attributeId(wanted)) reader(bag, data, charset)
  }
  return bag
}

function textOf(data: Uint8Array, charset: string | undefined): string {
  const end = data.indexOf(0)
  return decodeText(end < 0 ? data : data.subarray(0, end), charset)
}

function setPerson(bag: Bag, properties: PersonProperties, name: string, typed: string): void {
  const colon = typed.indexOf(':')
  const addressType = colon > 0 ? typed.slice(0, colon) : 'SMTP'
  const address = typed.slice(colon + 1)
  if (name === '' && address === '') return
  bag.set(properties.name, name || address)
  bag.set(properties.addressType, addressType)
  bag.set(properties.emailAddress, address)
  bag.set(properties.entryId, makeOneOffEntryId({ displayName: name, address, addressType }))
}

/** [MS-OXTNEF] 2.1.3.3.13: 1 is high, 3 is low. */
function readPriority(bag: Bag, data: Uint8Array): void {
  const importance = data.length < 2 ? undefined : 3 - view(data).getInt16(0, true)
  if (importance !== undefined && importance >= 0 && importance <= 2) bag.set(P.Importance, importance)
}

/** Bits of attMessageStatus and those of PidTagMessageFlags. [MS-OXTNEF] 2.1.3.3.4, [MS-OXCMSG] 2.2.1.6 */
const statusBits = [
  [0x20, 0x01],
  [0x04, 0x04],
  [0x02, 0x08],
  [0x80, 0x10],
] as const
const MODIFIED = 0x01
const UNMODIFIED_FLAG = 0x02

function readStatus(bag: Bag, data: Uint8Array): void {
  const [status] = data
  if (status === undefined) return
  const flags = statusBits.reduce((sum, [bit, flag]) => sum | ((status & bit) === 0 ? 0 : flag), 0)
  bag.set(P.MessageFlags, flags | ((status & MODIFIED) === 0 ? UNMODIFIED_FLAG : 0))
}

function statusOf(flags: number): number {
  const status = statusBits.reduce((sum, [bit, flag]) => sum | ((flags & flag) === 0 ? 0 : bit), 0)
  return status | ((flags & UNMODIFIED_FLAG) === 0 ? MODIFIED : 0)
}

const NOT_IN_TEXT = 0xffffffff
/** The OID of MacBinary, PidTagAttachEncoding. [MS-OXCMSG] 2.2.2.20 */
const macBinary = Buffer.from('2a864886f714030b01', 'hex')

function readRendering(bag: Bag, data: Uint8Array): void {
  const rendering = readRenderData(data)
  if (!rendering) return
  if (rendering.type === RenderType.ole) bag.set(P.AttachMethod, AttachMethod.ole)
  if (rendering.position !== NOT_IN_TEXT) bag.set(P.RenderingPosition, rendering.position | 0)
  if ((rendering.flags & MAC_BINARY) !== 0) bag.set(P.AttachEncoding, macBinary)
}

/** The attributes that say again what the properties say, for readers that know no properties. */
export function messageAttributes(bag: Bag, codePage: number): TnefAttribute[] {
  const attributes = new Attributes(codePage)
  attributes.text(Attribute.messageClass, toLegacyClass(bag.get(P.MessageClass) ?? 'IPM.Note'))
  attributes.person(bag, sender)
  attributes.text(Attribute.subject, bag.get(P.Subject))
  attributes.date(Attribute.dateSent, bag.get(P.ClientSubmitTime))
  attributes.date(Attribute.dateReceived, bag.get(P.MessageDeliveryTime))
  attributes.date(Attribute.dateModified, bag.get(P.LastModificationTime))
  const key = bag.get(P.SearchKey)
  attributes.text(Attribute.messageId, key && Buffer.from(key).toString('hex').toUpperCase())
  const flags = bag.get(P.MessageFlags)
  if (flags !== undefined) attributes.add(Attribute.messageStatus, Uint8Array.of(statusOf(flags)))
  const importance = bag.get(P.Importance)
  if (importance !== undefined) attributes.add(Attribute.priority, Uint8Array.of((3 - importance) & 0xff, 0))
  return attributes.list
}

export function attachmentAttributes(bag: Bag, data: Uint8Array | undefined, codePage: number): TnefAttribute[] {
  const attributes = new Attributes(codePage)
  attributes.add(
    Attribute.attachRenderData,
    writeRenderData({
      type: bag.get(P.AttachMethod) === AttachMethod.ole ? RenderType.ole : RenderType.file,
      position: (bag.get(P.RenderingPosition) ?? NOT_IN_TEXT) >>> 0,
      flags: Buffer.from(bag.get(P.AttachEncoding) ?? []).equals(macBinary) ? MAC_BINARY : 0,
    }),
  )
  attributes.title(bag.get(P.AttachFilename) ?? bag.get(P.AttachLongFilename))
  attributes.date(Attribute.attachCreateDate, bag.get(P.CreationTime))
  attributes.date(Attribute.attachModifyDate, bag.get(P.LastModificationTime))
  if (data) attributes.add(Attribute.attachData, data)
  return attributes.list
}

class Attributes {
  readonly list: TnefAttribute[] = []
  readonly #charset: string

  constructor(codePage: number) {
    this.#charset = findCharsetOfCodePage(codePage) ?? 'windows-1252'
  }

  add(id: number, data: Uint8Array): void {
    this.list.push({ id, data })
  }

  /** Not at all where the code page lacks a character: the property says it right. */
  text(id: number, value: string | undefined): void {
    if (value === undefined || !canEncode(value, this.#charset)) return
    this.add(id, Buffer.concat([encodeText(value, this.#charset), Buffer.alloc(1)]))
  }

  /** Always there: programs that take the files out have no other name for them. */
  title(value: string | undefined): void {
    if (value !== undefined) {
      this.add(Attribute.attachTitle, Buffer.concat([encodeText(value, this.#charset), Buffer.alloc(1)]))
    }
  }

  date(id: number, value: bigint | undefined): void {
    if (value === undefined) return
    const found = fileTime.toDate(value)
    if (found.getUTCFullYear() >= 1601 && found.getUTCFullYear() <= 9999) this.add(id, writeDate(found))
  }

  person(bag: Bag, properties: PersonProperties): void {
    const name = bag.get(properties.name)
    const address = bag.get(properties.emailAddress)
    if (name === undefined || address === undefined || name.length + address.length > 1000) return
    const typed = `${bag.get(properties.addressType) ?? 'SMTP'}:${address}`
    if (!canEncode(name, this.#charset) || !canEncode(typed, this.#charset)) return
    const encoded = { name: encodeText(name, this.#charset), address: encodeText(typed, this.#charset) }
    this.add(Attribute.from, writeTriple(encoded))
  }
}

function view(data: Uint8Array): DataView {
  return new DataView(data.buffer, data.byteOffset, data.byteLength)
}
