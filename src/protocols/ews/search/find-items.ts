/**
 * The items of a folder that FindItem finds, a page of them: those of a view, of a view that a search narrows, or in groups.
 * [MS-OXWSSRCH] 3.1.4.2
 */
import { findMessages, type Found, parseQueryString } from '#groupware/search/index.ts'
import { RowNames } from '#groupware/items/names.ts'
import { N, type Restriction } from '#model'
import { toInstant, toLocal } from '#codec/time-zone/index.ts'
import type { MessageRow, View, ViewDefinition } from '#store'
import type { Call, Place } from '../call.ts'
import { EwsFailure } from '../errors.ts'
import { nowOf } from '../items/contexts.ts'
import type { RequestOf } from '../operation.ts'
import type { RowReader } from '../items/rows.ts'
import { itemColumns } from './item-columns.ts'
import { orderOf } from './order.ts'
import { type Page, pageOf } from './paging.ts'
import { restrictionOf } from './restriction.ts'

export type FindItemRequest = RequestOf<'FindItem'>

export interface FoundPage {
  attributes: Page['attributes']
  rows: AsyncIterable<MessageRow>
}

/** Rows that are read at once. */
const BATCH = 200

export async function viewOf(
  call: Call,
  { mailbox, folder }: Place,
  request: FindItemRequest,
  reader: RowReader,
  more?: Restriction,
): Promise<View> {
  return call.store.view(mailbox, folder.id, {
    ...scopeOf(request),
    ...(await whereOf(mailbox, request, more)),
    ...(await orderIn(mailbox, request)),
    columns: reader.columns,
  })
}

export function scopeOf({ Traversal }: FindItemRequest): Pick<ViewDefinition, 'associated' | 'softDeleted'> {
  return { associated: Traversal === 'Associated', softDeleted: Traversal === 'SoftDeleted' }
}

async function whereOf(
  mailbox: Place['mailbox'],
  { Restriction: given }: FindItemRequest,
  more: Restriction | undefined,
): Promise<Pick<ViewDefinition, 'where'>> {
  const where = given && (await restrictionOf(given.SearchExpression, itemColumns, mailbox))
  if (where && more) return { where: { kind: 'and', of: [where, more] } }
  const only = where ?? more
  return only ? { where: only } : {}
}

async function orderIn(
  mailbox: Place['mailbox'],
  { SortOrder, GroupBy, DistinguishedGroupBy }: FindItemRequest,
): Promise<Pick<ViewDefinition, 'order'>> {
  const order = await orderOf(mailbox, SortOrder, GroupBy ?? DistinguishedGroupBy)
  return order ? { order } : {}
}

/** Without groups. */
export async function findPage(
  call: Call,
  place: Place,
  request: FindItemRequest,
  reader: RowReader,
  more?: Restriction,
): Promise<FoundPage> {
  const view = await viewOf(call, place, request, reader, more)
  if (request.QueryString !== undefined) return await searchedPage(call, place, request, view)
  const { from, count, attributes } = request.SeekToConditionPageItemView
    ? await soughtPage(place, request, view)
    : pageOf(pagesOf(request), await view.length())
  return { attributes, rows: rowsOf(view, from, count) }
}

export function pagesOf({ IndexedPageItemView, FractionalPageItemView, ContactsView }: FindItemRequest) {
  const most = ContactsView?.MaxEntriesReturned
  const indexed =
    IndexedPageItemView ??
    (most === undefined ? undefined : { MaxEntriesReturned: most, Offset: 0, BasePoint: 'Beginning' as const })
  return { indexed, fractional: FractionalPageItemView }
}

export async function* rowsOf(view: View, from: number, count: number): AsyncGenerator<MessageRow> {
  for (let at = from; at < from + count; at += BATCH) {
    for (const row of await view.rows(at, Math.min(BATCH, from + count - at))) if (row.kind === 'message') yield row
  }
}

/** The page begins with the first item that meets the condition. [MS-OXWSSRCH] 2.2.4.27 (SeekToConditionPageViewType) */
async function soughtPage({ mailbox }: Place, request: FindItemRequest, view: View): Promise<Page> {
  const { Condition, BasePoint, MaxEntriesReturned } = request.SeekToConditionPageItemView!
  const where = await restrictionOf(Condition.SearchExpression, itemColumns, mailbox)
  const total = await view.length()
  const most = MaxEntriesReturned ?? Number.MAX_SAFE_INTEGER
  if (most <= 0) throw new EwsFailure('ErrorInvalidPagingMaxRows')
  if (BasePoint === 'End') {
    const last = total === 0 ? undefined : await view.find(where, total - 1, true)
    const end = last === undefined ? 0 : last + 1
    const from = Math.max(0, end - most)
    return page(from, end, total, from === 0, total - from)
  }
  const from = (await view.find(where, 0)) ?? total
  const end = Math.min(total, from + most)
  return page(from, end, total, end >= total, end)
}

function page(from: number, end: number, total: number, isLast: boolean, next: number): Page {
  const attributes = { IndexedPagingOffset: next, IncludesLastItemInRange: isLast, TotalItemsInView: total }
  return { from, count: end - from, attributes }
}

async function searchedPage(call: Call, place: Place, request: FindItemRequest, view: View): Promise<FoundPage> {
  const { ids } = await view.ids()
  const found = await search(call, place, request.QueryString?.value ?? '', scopeOf(request))
  const positions: number[] = []
  for (const [position, id] of ids.entries()) if (found === 'all' || found.has(id)) positions.push(position)
  const { from, count, attributes } = pageOf(pagesOf(request), positions.length)
  return { attributes, rows: rowsAt(view, positions.slice(from, from + count)) }
}

/** The messages of the folder that a query string finds. */
export async function search(
  call: Call,
  { mailbox, folder }: Place,
  text: string,
  scope: Pick<ViewDefinition, 'associated' | 'softDeleted'>,
): Promise<Found> {
  if (text.length > QUERY_MAX) throw new EwsFailure('ErrorQueryFilterTooLong')
  const names = await RowNames.of(mailbox, [N.Keywords])
  const { zone } = call.times
  const query = parseQueryString(text, {
    now: nowOf(call),
    toInstant: (local) => toInstant(zone, local),
    toLocal: (instant) => toLocal(zone, instant),
    tag: (property) => names.tag(property),
  })
  return await findMessages(call.store, mailbox, folder.id, query, scope)
}

const QUERY_MAX = 10_000

/** Those that follow each other are read together. */
async function* rowsAt(view: View, positions: readonly number[]): AsyncGenerator<MessageRow> {
  for (let at = 0; at < positions.length; ) {
    const first = positions[at] as number
    let count = 1
    while (count < BATCH && positions[at + count] === first + count) count++
    for (const row of await view.rows(first, count)) if (row.kind === 'message') yield row
    at += count
  }
}
