/**
 * Which fields an answer has: a base shape and what is asked for beside it. [MS-OXWSCDATA] 2.2.4.47 (ItemResponseShapeType), 2.2.5.11
 * (DefaultShapeNamesType)
 */
import type { NamedPropertyOf, TaggedProperty } from '#model'
import { type BodyShape, type BodyForm, plainBodyShape, type ReadContext } from './context.ts'
import { type ExtendedField, extendedFieldOf, readExtended } from './extended.ts'
import type { Field, ReadItem } from './field.ts'
import { isInRows } from './in-rows.ts'
import { indexedField } from './indexed.ts'
import type { ItemKind } from './kinds.ts'
import { fieldsOf, findAnyField, findField } from './table.ts'
import { withPrecision } from './times.ts'
import { listOf, plainOf, textOf } from './values.ts'
import { invalid } from './field.ts'
import { absentFields } from './table.ts'

export interface Shape {
  /** Only what a row of a view tells: in-rows.ts. */
  rows?: true
  base: 'IdOnly' | 'Default' | 'AllProperties'
  bodies: BodyShape
  mime: boolean
  /** URIs of fields. */
  uris: ReadonlySet<string>
  indexed: readonly Field[]
  extended: readonly ExtendedField[]
}

export const idOnly: Shape = {
  base: 'IdOnly',
  bodies: plainBodyShape,
  mime: false,
  uris: new Set(),
  indexed: [],
  extended: [],
}

/** ItemResponseShapeType or AttachmentResponseShapeType, whose base is everything. */
export function shapeOf(value: unknown, base: Shape['base'] = 'AllProperties'): Shape {
  if (value === undefined) return { ...idOnly, base }
  const shape = plainOf(value)
  const uris = new Set<string>()
  const indexed: Field[] = []
  const extended: ExtendedField[] = []
  for (const one of listOf(shape.AdditionalProperties)) {
    const path = plainOf(one)
    if (path.kind === 'ExtendedFieldURI') extended.push(extendedFieldOf(path))
    else if (path.kind === 'IndexedFieldURI') indexed.push(indexedField(textOf(path.FieldURI), textOf(path.FieldIndex)))
    else {
      const uri = textOf(path.FieldURI)
      if (!isOfItems(uri)) invalid(`no field of items: ${uri}`)
      uris.add(uri)
    }
  }
  const form = (given: unknown, otherwise: BodyForm = 'Best') =>
    given === undefined ? otherwise : (textOf(given) as BodyForm)
  return {
    base: (shape.BaseShape === undefined ? base : textOf(shape.BaseShape)) as Shape['base'],
    mime: shape.IncludeMimeContent === true,
    uris,
    indexed,
    extended,
    bodies: {
      body: form(shape.BodyType),
      uniqueBody: form(shape.UniqueBodyType, form(shape.BodyType)),
      normalizedBody: form(shape.NormalizedBodyType, form(shape.BodyType)),
      filterHtml: shape.FilterHtmlContent === true,
      convertHtmlToUtf8: shape.ConvertHtmlCodePageToUTF8 !== false,
      inlineImageUrlTemplate:
        shape.InlineImageUrlTemplate === undefined ? undefined : textOf(shape.InlineImageUrlTemplate),
      blockExternalImages: shape.BlockExternalImages === true,
      addBlankTargetToLinks: shape.AddBlankTargetToLinks === true,
      maximumBodySize: typeof shape.MaximumBodySize === 'number' ? shape.MaximumBodySize : undefined,
    },
  }
}

function isOfItems(uri: string): boolean {
  return findAnyField(uri) !== undefined || Object.hasOwn(absentFields, uri)
}

const always = ['item:ItemId']

/** What Default has. [MS-OXWSCDATA] leaves it to the server; this is what Exchange gives. */
const ofItems = [
  'item:ItemId',
  'item:Subject',
  'item:Attachments',
  'item:ResponseObjects',
  'item:HasAttachments',
  'item:IsAssociated',
]
const ofMessages = [
  ...ofItems,
  'item:Sensitivity',
  'item:Body',
  'item:Size',
  'item:DateTimeSent',
  'item:DateTimeCreated',
  'message:ToRecipients',
  'message:CcRecipients',
  'message:BccRecipients',
  'message:IsReadReceiptRequested',
  'message:IsDeliveryReceiptRequested',
  'message:From',
  'message:IsRead',
]
const ofMeetings = [
  ...ofMessages,
  'meeting:AssociatedCalendarItemId',
  'meeting:IsDelegated',
  'meeting:IsOutOfDate',
  'meeting:HasBeenProcessed',
  'meeting:ResponseType',
]
const ofEvents = [
  'calendar:Start',
  'calendar:End',
  'calendar:LegacyFreeBusyStatus',
  'calendar:Location',
  'calendar:CalendarItemType',
  'calendar:Organizer',
  'calendar:RequiredAttendees',
  'calendar:OptionalAttendees',
  'calendar:Resources',
  'calendar:Recurrence',
  'calendar:FirstOccurrence',
  'calendar:LastOccurrence',
  'calendar:ModifiedOccurrences',
  'calendar:DeletedOccurrences',
]

const defaults: Readonly<Record<ItemKind, readonly string[]>> = {
  Item: [...ofItems, 'item:Body', 'item:Sensitivity'],
  Message: ofMessages,
  CalendarItem: [...ofItems, 'item:Body', ...ofEvents],
  Contact: [
    ...ofItems,
    'contacts:FileAs',
    'contacts:CompleteName',
    'contacts:CompanyName',
    'contacts:EmailAddresses',
    'contacts:PhysicalAddresses',
    'contacts:PhoneNumbers',
    'contacts:ImAddresses',
    'contacts:JobTitle',
  ],
  DistributionList: [...ofItems, 'contacts:DisplayName', 'contacts:FileAs', 'distributionlist:Members'],
  MeetingMessage: ofMeetings,
  MeetingRequest: [
    ...ofMeetings,
    'meetingRequest:MeetingRequestType',
    'meetingRequest:IntendedFreeBusyStatus',
    ...ofEvents,
  ],
  MeetingResponse: ofMeetings,
  MeetingCancellation: ofMeetings,
  Task: [...ofItems, 'task:DueDate', 'task:PercentComplete', 'task:StartDate', 'task:Status'],
  PostItem: [
    ...ofItems,
    'item:Body',
    'item:Size',
    'message:ConversationIndex',
    'message:ConversationTopic',
    'message:From',
    'message:IsRead',
    'postitem:PostedTime',
    'message:Sender',
  ],
}

const lists = new Map<string, readonly Field[]>()

function baseFields(base: Shape['base'], kind: ItemKind): readonly Field[] {
  const key = `${base} ${kind}`
  let found = lists.get(key)
  if (!found) {
    found =
      base === 'AllProperties'
        ? [...fieldsOf(kind).values()].filter(({ onDemand }) => !onDemand)
        : (base === 'IdOnly' ? always : defaults[kind]).flatMap((uri) => findField(kind, uri) ?? [])
    lists.set(key, found)
  }
  return found
}

/** A shape is asked for the fields of its kinds again with every item. */
const fieldLists = new WeakMap<Shape, Map<ItemKind, readonly Field[]>>()

export function fieldsOfShape(shape: Shape, kind: ItemKind): readonly Field[] {
  let lists = fieldLists.get(shape)
  if (!lists) fieldLists.set(shape, (lists = new Map()))
  let list = lists.get(kind)
  if (!list) lists.set(kind, (list = makeList(shape, kind)))
  return list
}

function makeList(shape: Shape, kind: ItemKind): readonly Field[] {
  const fields = new Set(baseFields(shape.base, kind))
  for (const uri of shape.uris) {
    const field = findField(kind, uri)
    if (field) fields.add(field)
  }
  if (shape.mime) {
    const mime = findField(kind, 'item:MimeContent')
    if (mime) fields.add(mime)
  }
  const all = [...fields, ...shape.indexed]
  return shape.rows ? all.filter(isInRows) : all
}

/** All that is read for a shape, whatever kind the item is: what a view's rows must have. */
export function needsOfShape(
  shape: Shape,
  kinds: Iterable<ItemKind>,
): { properties: Set<NamedPropertyOf | TaggedProperty>; whole: boolean } {
  const properties = new Set<NamedPropertyOf | TaggedProperty>()
  let whole = false
  for (const kind of kinds) {
    for (const field of fieldsOfShape(shape, kind)) {
      for (const property of field.needs) properties.add(property)
      if (field.parts && field.parts.length > 0) whole = true
    }
  }
  for (const { property } of shape.extended) properties.add(property)
  return { properties, whole }
}

/** The element of an item: `{ kind: 'Message', ItemId: …, Subject: … }`. */
export async function itemElement(
  item: ReadItem,
  shape: Shape,
  context: ReadContext,
): Promise<{ kind: ItemKind } & Record<string, unknown>> {
  const element: { kind: ItemKind } & Record<string, unknown> = { kind: item.kind }
  for (const field of fieldsOfShape(shape, item.kind)) {
    if (field.since && !context.since(field.since) && !shape.uris.has(field.uri)) continue
    const value = await field.read(item, context)
    if (value === undefined) continue
    const present = element[field.element]
    // Entries of one dictionary that were asked for one by one.
    element[field.element] = Array.isArray(present) && Array.isArray(value) ? merged(present, value) : value
  }
  const extended = shape.extended.flatMap((one) => readExtended(one, item.properties) ?? [])
  withPrecision(element, context.precision)
  // Values of properties are texts, whatever they are in the property.
  if (extended.length > 0) element.ExtendedProperty = extended
  return element
}

function merged(present: readonly unknown[], added: readonly unknown[]): unknown[] {
  const all = [...present]
  for (const one of added) {
    const key = plainOf(one).Key
    const at = key === undefined ? -1 : all.findIndex((each) => plainOf(each).Key === key)
    if (at < 0) all.push(one)
    else all[at] = { ...plainOf(all[at]), ...plainOf(one) }
  }
  return all
}
