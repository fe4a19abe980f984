/** Messages that belong together, by PidTagConversationId, wherever they lie in a mailbox. [MS-OXOMSG] 2.2.1.3 */
import { P, type Restriction, type SortOrder, SpecialFolder } from '#model'
import type { FolderId, Mailbox, MessageRow, RowPart, Store } from '#store'

const ROWS = 500
const MESSAGES_MAX = 10_000

/** Newest first. `folder`: only there; otherwise in all folders that the viewer may read. */
export async function conversationRows(
  store: Pick<Store, 'view'>,
  mailbox: Mailbox,
  conversations: readonly string[],
  { folder = SpecialFolder.allItems, columns = [] }: { folder?: FolderId; columns?: readonly RowPart[] } = {},
): Promise<ReadonlyMap<string, MessageRow[]>> {
  const found = new Map<string, MessageRow[]>(conversations.map((id) => [id, []]))
  if (conversations.length === 0) return found
  const { tag } = P.ConversationId
  const of = conversations.map((id): Restriction => {
    return { kind: 'property', relation: '==', tag, value: { tag, value: Buffer.from(id, 'hex') } }
  })
  const view = store.view(mailbox, folder, { where: { kind: 'or', of }, order: newestFirst, columns })
  for (let at = 0; at < MESSAGES_MAX; at += ROWS) {
    const rows = await view.rows(at, ROWS)
    for (const row of rows) if (row.kind === 'message') found.get(row.conversationId)?.push(row)
    if (rows.length < ROWS) break
  }
  return found
}

const newestFirst: SortOrder = {
  columns: [{ tag: P.MessageDeliveryTime.tag, direction: 'descending' }],
  categories: 0,
  expanded: 0,
}

/** The conversations of a folder, that with the newest message first, by a page. */
export async function conversationPage(
  store: Pick<Store, 'view'>,
  mailbox: Mailbox,
  folder: FolderId,
  { where, ascending = false }: { where?: Restriction; ascending?: boolean },
  pageOf: (total: number) => { from: number; count: number },
): Promise<{ total: number; ids: string[] }> {
  const view = store.view(mailbox, folder, {
    ...(where && { where }),
    order: {
      columns: [
        { tag: P.ConversationId.tag, direction: ascending ? 'ascending' : 'descending' },
        { tag: P.MessageDeliveryTime.tag, direction: 'maximumCategory' },
      ],
      categories: 1,
      expanded: 0,
    },
  })
  const total = await view.length()
  const { from, count } = pageOf(total)
  const ids: string[] = []
  for (const row of await view.rows(from, count)) {
    if (row.kind !== 'category') continue
    const [id] = row.values.values()
    if (id instanceof Uint8Array) ids.push(Buffer.from(id).toString('hex'))
  }
  return { total, ids }
}
