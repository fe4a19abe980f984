/**
 * SearchMailboxes: what a query finds in whole mailboxes, counted or with a line for each item. [MS-OXWSEDISC] 3.1.4.3
 *
 * A page goes on behind the item that its reference names: newest first, `received time/mailbox/item`.
 */
import { P, SpecialFolder } from '#model'
import type { MessageRow } from '#store'
import type { Call } from '../call.ts'
import { type SearchableMailbox, searchableMailbox } from '../discovery/mailboxes.ts'
import { writeDateTime } from '../dates.ts'
import { failureMessage } from '../each-item.ts'
import { EwsFailure } from '../errors.ts'
import { xmlText } from '../fields/field.ts'
import { importances } from '../fields/lists.ts'
import { itemIdOf } from '../ids/item-id.ts'
import { operation, type RequestOf } from '../operation.ts'
import type { ArrayOfSearchPreviewItemsType, SearchPreviewItemType } from '../schema/index.ts'
import { search } from '../search/find-items.ts'

const PAGE_USUAL = 100
const PAGE_MAX = 500
const MAILBOXES_MAX = 100
const ROWS = 500

interface Hit {
  place: SearchableMailbox
  row: MessageRow
  /** In which hits are sorted, and which names them. */
  key: string
}

export const searchMailboxes = operation({
  name: 'SearchMailboxes',
  async handle(call, request) {
    return { ResponseMessages: [await answer(call, request)] }
  },
})

async function answer(call: Call, request: RequestOf<'SearchMailboxes'>) {
  const kind = 'SearchMailboxesResponseMessage'
  try {
    const hits = await findAll(call, request)
    const found = request.ResultType === 'PreviewOnly' ? pageOf(hits, request) : []
    const size = (some: readonly Hit[]) => some.reduce((sum, { row }) => sum + row.size, 0)
    return {
      kind,
      ResponseClass: 'Success',
      ResponseCode: 'NoError',
      SearchMailboxesResult: {
        SearchQueries: request.SearchQueries,
        ResultType: request.ResultType,
        ItemCount: hits.length,
        Size: size(hits),
        PageItemCount: found.length,
        PageItemSize: size(found),
        ...(found.length > 0 && { Items: await previews(found) }),
      },
    } as const
  } catch (error) {
    return { kind, ...failureMessage(call, error) } as const
  }
}

async function findAll(call: Call, { SearchQueries }: RequestOf<'SearchMailboxes'>): Promise<Hit[]> {
  const hits = new Map<string, Hit>()
  const scopes = SearchQueries.flatMap(({ Query, MailboxSearchScopes }) =>
    MailboxSearchScopes.map(({ Mailbox, SearchScope }) => ({ Query, Mailbox, SearchScope })),
  )
  if (scopes.length > MAILBOXES_MAX) throw new EwsFailure('ErrorSearchTooManyMailboxes')
  for (const { Query, Mailbox, SearchScope } of scopes) {
    const place = await searchableMailbox(call, Mailbox)
    // There are no archive mailboxes.
    if (SearchScope === 'ArchiveOnly') continue
    const folder = await place.mailbox.getFolder(SpecialFolder.allItems)
    const found = await search(call, { mailbox: place.mailbox, folder }, Query, {})
    const view = call.store.view(place.mailbox, folder.id, {})
    const length = await view.length()
    for (let at = 0; at < length; at += ROWS) {
      for (const row of await view.rows(at, ROWS)) {
        if (row.kind !== 'message' || (found !== 'all' && !found.has(row.id))) continue
        const key = `${String(row.received.getTime()).padStart(16, '0')}/${place.mailbox.id}/${row.id}`
        hits.set(key, { place, row, key })
      }
    }
  }
  return [...hits.values()].sort((a, b) => (a.key < b.key ? 1 : -1))
}

function pageOf(
  hits: readonly Hit[],
  { PageSize, PageItemReference, PageDirection }: RequestOf<'SearchMailboxes'>,
): Hit[] {
  const size = Math.min(PAGE_MAX, PageSize ?? PAGE_USUAL)
  if (size <= 0) throw new EwsFailure('ErrorInvalidPagingMaxRows')
  if (PageItemReference === undefined) return hits.slice(0, size)
  if (PageDirection === 'Previous') return hits.filter(({ key }) => key > PageItemReference).slice(-size)
  return hits.filter(({ key }) => key < PageItemReference).slice(0, size)
}

async function previews(hits: readonly Hit[]): Promise<ArrayOfSearchPreviewItemsType> {
  const items: SearchPreviewItemType[] = []
  for (const { place, row, key } of hits) {
    const message = await place.mailbox.findMessage(row.id)
    if (!message) continue
    const properties = await message.properties()
    items.push({
      Id: itemIdOf(place.mailbox, row),
      Mailbox: { MailboxId: place.owner.legacyDn, PrimarySmtpAddress: place.owner.address },
      ItemClass: row.class,
      UniqueHash: row.emailId,
      SortValue: key,
      Sender: xmlText(properties.get(P.SentRepresentingName) ?? properties.get(P.SenderName) ?? ''),
      CreatedTime: writeDateTime(row.created.getTime()),
      ReceivedTime: writeDateTime(row.received.getTime()),
      Subject: xmlText(properties.get(P.Subject) ?? ''),
      Size: row.size,
      ...(message.preview !== undefined && { Preview: xmlText(message.preview) }),
      Importance: importances[row.importance] ?? 'Normal',
      Read: row.flags.has('read'),
      HasAttachment: row.hasAttachments,
    })
  }
  return items
}
