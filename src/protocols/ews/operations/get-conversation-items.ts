/** GetConversationItems: the messages of conversations, as they answer each other. [MS-OXWSCONV] 3.1.4.3 */
import { conversationRows } from '#groupware/conversations/index.ts'
import { P } from '#model'
import type { FolderId, Mailbox, MessageRow } from '#store'
import type { Call } from '../call.ts'
import { conversationOf } from '../conversations/reference.ts'
import { eachItem } from '../each-item.ts'
import { itemElement, type Shape, shapeOf } from '../fields/shapes.ts'
import { readContext } from '../items/contexts.ts'
import { readItemOf } from '../items/load.ts'
import { operation, type RequestOf } from '../operation.ts'
import type { ConversationNodeType, NonEmptyArrayOfAllItemsType } from '../schema/index.ts'

const ITEMS_MAX = 500

export const getConversationItems = operation({
  name: 'GetConversationItems',
  async handle(call, request) {
    const shape = shapeOf(request.ItemShape)
    const ignored = await ignoredFolders(call, request)
    const options = { kind: 'GetConversationItemsResponseMessage', notFound: 'ErrorItemNotFound' } as const
    return eachItem(call, request.Conversations, options, async ({ ConversationId }) => {
      const { mailbox, conversation } = await conversationOf(call, ConversationId.Id)
      const rows = (await conversationRows(call.store, mailbox, [conversation])).get(conversation) ?? []
      const newest = rows.filter(({ folder }) => !ignored.has(`${mailbox.id} ${folder}`))
      const limited = newest.slice(0, Math.min(ITEMS_MAX, request.MaxItemsToReturn ?? ITEMS_MAX))
      const isOldFirst = request.SortOrder === 'TreeOrderAscending' || request.SortOrder === 'DateOrderAscending'
      const nodes = await nodesOf(call, mailbox, isOldFirst ? limited.reverse() : limited, shape)
      return {
        Conversation: {
          ConversationId,
          SyncState: Buffer.from(String(await mailbox.seq())),
          ...(nodes.length > 0 && { ConversationNodes: nodes }),
        },
      }
    })
  },
})

async function ignoredFolders(
  call: Call,
  { FoldersToIgnore }: RequestOf<'GetConversationItems'>,
): Promise<Set<string>> {
  const ignored = new Set<string>()
  for (const reference of FoldersToIgnore ?? []) {
    const { mailbox, folder } = await call.folder(reference)
    ignored.add(`${mailbox.id} ${folder.id satisfies FolderId}`)
  }
  return ignored
}

/** Copies of one mail in several folders are one node. */
async function nodesOf(
  call: Call,
  mailbox: Mailbox,
  rows: readonly MessageRow[],
  shape: Shape,
): Promise<ConversationNodeType[]> {
  const context = await readContext(call, mailbox, shape.bodies)
  const nodes = new Map<string, { parent: string | undefined; items: unknown[] }>()
  for (const row of rows) {
    const message = await mailbox.findMessage(row.id)
    if (!message) continue
    const item = await readItemOf(mailbox, message)
    const key = item.properties.get(P.InternetMessageId) ?? `<${row.id}>`
    let node = nodes.get(key)
    if (!node) nodes.set(key, (node = { parent: item.properties.get(P.InReplyToId), items: [] }))
    node.items.push(await itemElement(item, shape, context))
  }
  return [...nodes].map(([id, { parent, items }]) => ({
    InternetMessageId: id,
    ...(parent && { ParentInternetMessageId: parent }),
    Items: items as unknown as NonEmptyArrayOfAllItemsType,
  }))
}
