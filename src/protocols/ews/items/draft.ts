/** An item from the elements of a request. [MS-OXWSCORE] 3.1.4.2 */
import { Bag, type Item, N, P } from '#model'
import { EwsFailure } from '../errors.ts'
import type { WriteContext } from '../fields/context.ts'
import { extendedFieldOf, extendedValueOf } from '../fields/extended.ts'
import type { Draft } from '../fields/field.ts'
import { classOfKind, type ItemKind, kindOfClass } from '../fields/kinds.ts'
import { settle } from '../fields/settle.ts'
import { fieldsOf } from '../fields/table.ts'
import { listOf, type Plain, plainOf, textOf } from '../fields/values.ts'
import { isPhoto } from './contact-photo.ts'
import { newAttachments } from './new-attachments.ts'

/** What elements of requests are of, and as what they are kept. */
const kinds: Readonly<Record<string, ItemKind>> = {
  Item: 'Item',
  Message: 'Message',
  SharingMessage: 'Message',
  CalendarItem: 'CalendarItem',
  Contact: 'Contact',
  DistributionList: 'DistributionList',
  Task: 'Task',
  PostItem: 'PostItem',
}

/** Other items come by mail, or are of no mailbox. */
export function kindOfNew(element: string): ItemKind {
  const kind = Object.hasOwn(kinds, element) ? kinds[element] : undefined
  if (!kind) throw new EwsFailure('ErrorInvalidItemForOperationCreateItem')
  return kind
}

export interface DraftOptions {
  kind: ItemKind
  /** What a MIME form has said already. */
  from?: Item
  /** How deep in attachments. */
  depth?: number
}

/** A new item, complete but for who gets it. */
export async function draftOf(
  element: Plain,
  context: WriteContext,
  { kind: asked, from, depth = 0 }: DraftOptions,
): Promise<Draft> {
  const given = element.ItemClass === undefined ? undefined : textOf(element.ItemClass)
  // An Item with a class of its own is what its class says.
  const kind = asked === 'Item' && given !== undefined ? kindOfClass(given) : asked
  if (given !== undefined && fixed.has(asked) && kindOfClass(given) !== asked) {
    throw new EwsFailure('ErrorObjectTypeChanged', `${given} is no class of ${asked}`)
  }
  const item: Item = from ?? { properties: new Bag(), recipients: [], attachments: [] }
  const draft: Draft = { kind, item, isNew: true, pending: {} }
  item.properties.set(P.MessageClass, given ?? item.properties.get(P.MessageClass) ?? classOfKind(kind))
  await writeElements(draft, element, context, asked)
  const attachments = await newAttachments(listOf(element.Attachments), context, depth)
  item.attachments = [...item.attachments, ...attachments]
  if (attachments.some(isPhoto)) item.properties.set(N.HasPicture, true)
  settle(draft, context)
  return draft
}

/** What these are, their class says: it cannot be one of others. */
const fixed: ReadonlySet<ItemKind> = new Set(['CalendarItem', 'Contact', 'DistributionList', 'Task', 'PostItem'])

/** Not fields that are written one by one. Exchange passes over a StoreEntryId that comes with a new item. */
const apart = new Set(['kind', 'MimeContent', 'Attachments', 'ExtendedProperty', 'ItemClass', 'StoreEntryId'])

async function writeElements(draft: Draft, element: Plain, context: WriteContext, asked: ItemKind): Promise<void> {
  const left = new Set(Object.keys(element).filter((name) => element[name] !== undefined && !apart.has(name)))
  for (const field of [...fieldsOf(asked).values(), ...fieldsOf(draft.kind).values()]) {
    if (!left.delete(field.element)) continue
    if (!field.write)
      throw new EwsFailure('ErrorInvalidPropertySet', `${field.uri} cannot be set`, { FieldURI: field.uri })
    await field.write(draft, element[field.element], context)
  }
  for (const name of left) throw new EwsFailure('ErrorInvalidPropertySet', `${name} cannot be set`)
  for (const one of listOf(element.ExtendedProperty)) {
    const extended = extendedFieldOf(plainOf(one).ExtendedFieldURI)
    draft.item.properties.set(extended.property as never, (await extendedValueOf(extended, one)) as never)
  }
}

/** The bytes of MimeContent; undefined without. */
export function mimeOfElement(element: Plain): Uint8Array | undefined {
  if (element.MimeContent === undefined) return undefined
  try {
    return Uint8Array.fromBase64(textOf(element.MimeContent).replace(/\s+/g, ''))
  } catch {
    throw new EwsFailure('ErrorMimeContentInvalidBase64String')
  }
}
