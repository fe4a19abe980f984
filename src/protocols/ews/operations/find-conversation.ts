/** FindConversation: the conversations of a folder, that with the newest message first. [MS-OXWSCONV] 3.1.4.2 */
import { conversationPage, conversationRows } from '#groupware/conversations/index.ts'
import { P, type Restriction } from '#model'
import type { Call, Place } from '../call.ts'
import { conversationElement, conversationProperties } from '../conversations/conversation.ts'
import { failureMessage } from '../each-item.ts'
import { EwsFailure } from '../errors.ts'
import { idOnly } from '../fields/shapes.ts'
import { RowReader } from '../items/rows.ts'
import { operation, type RequestOf } from '../operation.ts'
import type { ConversationType, ViewFilterType } from '../schema/index.ts'
import { search } from '../search/find-items.ts'
import { pageOf } from '../search/paging.ts'

export const findConversation = operation({
  name: 'FindConversation',
  async handle(call, request) {
    try {
      if (request.SeekToConditionPageItemView) throw new EwsFailure('ErrorInvalidOperation')
      const place = await call.folder(request.ParentFolderId)
      const { total, next, conversations } = await find(call, place, request)
      return {
        ResponseClass: 'Success',
        ResponseCode: 'NoError',
        Conversations: conversations,
        TotalConversationsInView: total,
        IndexedOffset: next,
      }
    } catch (error) {
      return failureMessage(call, error)
    }
  },
})

async function find(call: Call, place: Place, request: RequestOf<'FindConversation'>) {
  const { mailbox, folder } = place
  const ascending = request.SortOrder?.[0]?.Order === 'Ascending'
  const where = filterOf(request.ViewFilter)
  let next = 0
  const page = (total: number) => {
    const { from, count } = pageOf({ indexed: request.IndexedPageItemView }, total)
    next = from + count
    return { from, count }
  }
  const options = { ascending, ...(where && { where }) }
  const { total, ids } = request.QueryString
    ? await searched(call, place, request, page)
    : await conversationPage(call.store, mailbox, folder.id, options, page)
  const reader = await RowReader.of(mailbox, folder.rights, idOnly, conversationProperties)
  const here = await conversationRows(call.store, mailbox, ids, { folder: folder.id, columns: reader.columns })
  const everywhere = await conversationRows(call.store, mailbox, ids, { columns: reader.columns })
  const read = (rows: ReturnType<typeof here.get>) => (rows ?? []).map((row) => reader.read(row))
  const conversations = ids.map((id): ConversationType => {
    const element = conversationElement(mailbox, id, read(here.get(id)), read(everywhere.get(id)))
    return request.ConversationShape?.BaseShape === 'IdOnly' ? { ConversationId: element.ConversationId } : element
  })
  return { total, next, conversations }
}

/** Those with a message that the search finds. */
async function searched(
  call: Call,
  place: Place,
  { QueryString }: RequestOf<'FindConversation'>,
  page: (total: number) => { from: number; count: number },
): Promise<{ total: number; ids: string[] }> {
  const found = await search(call, place, QueryString?.value ?? '', {})
  const { tag } = P.MessageDeliveryTime
  const order = { columns: [{ tag, direction: 'descending' as const }], categories: 0, expanded: 0 }
  const view = call.store.view(place.mailbox, place.folder.id, { order })
  const ids = new Set<string>()
  const length = await view.length()
  for (let at = 0; at < length; at += ROWS) {
    for (const row of await view.rows(at, ROWS))
      if (row.kind === 'message' && (found === 'all' || found.has(row.id))) ids.add(row.conversationId)
  }
  const { from, count } = page(ids.size)
  return { total: ids.size, ids: [...ids].slice(from, from + count) }
}

const ROWS = 500
/** mfRead: [MS-OXCMSG] 2.2.1.6 */
const READ = 1
const FLAGGED = 2

function filterOf(filter: ViewFilterType | undefined): Restriction | undefined {
  const equals = (tag: number, value: unknown): Restriction => ({
    kind: 'property',
    relation: '==',
    tag,
    value: { tag, value: value as never },
  })
  switch (filter) {
    case undefined:
    case 'All':
    case 'NoClutter':
      return undefined
    case 'Unread':
      return { kind: 'bits', test: 'zero', tag: P.MessageFlags.tag, mask: READ }
    case 'Flagged':
      return equals(P.FlagStatus.tag, FLAGGED)
    case 'HasAttachment':
      return equals(P.HasAttachments.tag, true)
    case 'ToOrCcMe':
      return { kind: 'or', of: [equals(P.MessageToMe.tag, true), equals(P.MessageCcMe.tag, true)] }
    default:
      throw new EwsFailure('ErrorUnsupportedQueryFilter')
  }
}
