/** FindItem: the items of folders, by restriction or search, in pages, groups, or as a calendar. [MS-OXWSSRCH] 3.1.4.2 */
import { N, type Restriction } from '#model'
import type { MessageRow } from '#store'
import type { Call, Place } from '../call.ts'
import { eachItem } from '../each-item.ts'
import { EwsFailure } from '../errors.ts'
import type { ReadContext } from '../fields/context.ts'
import { type ReadItem, xmlText } from '../fields/field.ts'
import { itemElement, type Shape, shapeOf } from '../fields/shapes.ts'
import { dateTimeOf } from '../fields/values.ts'
import { readContext } from '../items/contexts.ts'
import { RowReader, shapeOfRows } from '../items/rows.ts'
import { operation } from '../operation.ts'
import type { ArrayOfGroupedItemsType, ArrayOfRealItemsType, FindItemParentType } from '../schema/index.ts'
import { streamed } from '../schema/index.ts'
import { findInstances, instanceItems } from '../search/calendar-window.ts'
import { contactsBetween } from '../search/contacts-view.ts'
import { findPage, type FindItemRequest, pagesOf, viewOf } from '../search/find-items.ts'
import { type FoundGroup, groupedPage } from '../search/groups.ts'

export const findItem = operation({
  name: 'FindItem',
  async handle(call, request) {
    const shape = shapeOfRows(shapeOf(request.ItemShape))
    const views = [
      request.IndexedPageItemView,
      request.FractionalPageItemView,
      request.SeekToConditionPageItemView,
      request.CalendarView,
      request.ContactsView,
    ]
    if (views.filter(Boolean).length > 1) throw new EwsFailure('ErrorInvalidRequest', 'There can be only one view.')
    const options = { kind: 'FindItemResponseMessage', notFound: 'ErrorFolderNotFound' } as const
    return eachItem(call, request.ParentFolderIds, options, async (id) => {
      const place = await call.folder(id)
      return { RootFolder: await findIn(call, place, request, shape) }
    })
  },
})

async function findIn(call: Call, place: Place, request: FindItemRequest, shape: Shape): Promise<FindItemParentType> {
  const reader = await RowReader.of(place.mailbox, place.folder.rights, shape, rowProperties)
  const context = await readContext(call, place.mailbox, shape.bodies)
  if (request.CalendarView) {
    refuseWith(request)
    const { instances, isComplete } = await findInstances(call, place, request.CalendarView)
    return {
      TotalItemsInView: instances.length,
      IncludesLastItemInRange: isComplete,
      Items: elements(instanceItems(call, place, reader, instances), shape, context),
    }
  }
  if (request.GroupBy ?? request.DistinguishedGroupBy) {
    const view = await viewOf(call, place, request, reader)
    const { attributes, groups } = await groupedPage(view, pagesOf(request))
    if (groups.length === 0) return { ...attributes, Items: [] }
    return { ...attributes, Groups: await grouped(groups, reader, shape, context) }
  }
  const more: Restriction | undefined = request.ContactsView && contactsBetween(request.ContactsView)
  const { attributes, rows } = await findPage(call, place, request, reader, more)
  return { ...attributes, Items: elements(itemsOf(rows, reader), shape, context) }
}

/** What a calendar view cannot be put together with. [MS-OXWSSRCH] 3.1.4.2.1.2 */
function refuseWith({
  Restriction: where,
  SortOrder,
  GroupBy,
  DistinguishedGroupBy,
  Traversal,
}: FindItemRequest): void {
  if (where ?? SortOrder ?? GroupBy ?? DistinguishedGroupBy ?? undefined)
    throw new EwsFailure('ErrorInvalidRestriction', 'A calendar view has no restriction, order or groups.')
  if (Traversal !== 'Shallow') throw new EwsFailure('ErrorInvalidRequest', 'A calendar view shows what is there.')
}

async function* itemsOf(rows: AsyncIterable<MessageRow>, reader: RowReader): AsyncGenerator<ReadItem> {
  for await (const row of rows) yield reader.read(row)
}

function elements(items: AsyncIterable<ReadItem>, shape: Shape, context: ReadContext): ArrayOfRealItemsType {
  async function* written() {
    for await (const item of items) yield await itemElement(item, shape, context)
  }
  return streamed(written()) as unknown as ArrayOfRealItemsType
}

async function grouped(
  groups: readonly FoundGroup[],
  reader: RowReader,
  shape: Shape,
  context: ReadContext,
): Promise<ArrayOfGroupedItemsType> {
  return await Promise.all(
    groups.map(async ({ index, rows, count, unread, key, value }) => ({
      GroupIndex: String(index),
      Items: (await Promise.all(
        rows.map((row) => itemElement(reader.read(row), shape, context)),
      )) as unknown as ArrayOfRealItemsType,
      GroupSummary: {
        GroupCount: count,
        UnreadCount: unread,
        InstanceKey: Buffer.from(key, 'hex'),
        GroupByValue: valueText(value),
      },
    })),
  )
}

function valueText(value: unknown): string {
  if (typeof value === 'string') return xmlText(value)
  if (typeof value === 'bigint') return dateTimeOf(value) ?? String(value)
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : ''
}

/** What instances of a calendar are made from besides. */
const rowProperties = [
  N.AppointmentStartWhole,
  N.AppointmentEndWhole,
  N.AppointmentTimeZoneDefinitionRecur,
  N.TimeZoneStruct,
  N.TimeZoneDescription,
] as const
