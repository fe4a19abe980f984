/**
 * ApplyConversationAction: what is done with all messages of a conversation. [MS-OXWSCONV] 3.1.4.1
 *
 * Actions that go on for messages that are still to come (Always…) are refused: no delivery here asks for them.
 */
import { conversationRows } from '#groupware/conversations/index.ts'
import type { MessageRow } from '#store'
import { SpecialFolder } from '#model'
import type { Call } from '../call.ts'
import { conversationOf } from '../conversations/reference.ts'
import { eachItem } from '../each-item.ts'
import { EwsFailure } from '../errors.ts'
import { operation, type RequestOf } from '../operation.ts'
import { readDateTime } from '../dates.ts'

type Action = RequestOf<'ApplyConversationAction'>['ConversationActions'][number]

export const applyConversationAction = operation({
  name: 'ApplyConversationAction',
  async handle(call, { ConversationActions }) {
    const options = { kind: 'ApplyConversationActionResponseMessage' } as const
    return eachItem(call, ConversationActions, options, (action) => apply(call, action))
  },
})

async function apply(call: Call, action: Action): Promise<void> {
  const { mailbox, conversation } = await conversationOf(call, action.ConversationId.Id)
  const context = action.ContextFolderId && (await call.folder(action.ContextFolderId))
  const found = await conversationRows(call.store, mailbox, [conversation], {
    ...(context && { folder: context.folder.id }),
  })
  const since =
    action.ConversationLastSyncTime === undefined ? undefined : readDateTime(action.ConversationLastSyncTime)
  // What came after the client last looked is not what its user meant.
  const rows = (found.get(conversation) ?? []).filter(
    ({ received }) => since === undefined || received.getTime() <= since,
  )
  await change(call, mailbox, action, rows)
}

async function change(
  call: Call,
  mailbox: Awaited<ReturnType<typeof conversationOf>>['mailbox'],
  action: Action,
  rows: readonly MessageRow[],
): Promise<void> {
  const ids = rows.map(({ id }) => id)
  const { store } = call
  switch (action.Action) {
    case 'SetReadState': {
      const isRead = action.IsRead ?? true
      await store.write(mailbox, (tx) => tx.setFlags(ids, isRead ? { add: ['read'] } : { remove: ['read'] }))
      return
    }
    case 'Flag': {
      const isFlagged = action.Flag?.FlagStatus === 'Flagged'
      await store.write(mailbox, (tx) => tx.setFlags(ids, isFlagged ? { add: ['flagged'] } : { remove: ['flagged'] }))
      return
    }
    case 'Move':
    case 'Copy': {
      if (!action.DestinationFolderId) throw new EwsFailure('ErrorInvalidRequest', 'There is no destination.')
      const to = await call.folder(action.DestinationFolderId)
      if (to.mailbox.id !== mailbox.id) throw new EwsFailure('ErrorCrossMailboxMoveCopy')
      const others = rows.filter(({ folder }) => folder !== to.folder.id).map(({ id }) => id)
      await store.write(mailbox, async (tx) => {
        if (action.Action === 'Move') await tx.moveMessages(others, to.folder.id)
        else await tx.copyMessages(others, to.folder.id)
      })
      return
    }
    case 'Delete': {
      const others = rows.filter(({ folder }) => folder !== SpecialFolder.deletedItems).map(({ id }) => id)
      await store.write(mailbox, async (tx) => {
        if (action.DeleteType === 'HardDelete') await tx.deleteMessages(ids, { hard: true })
        else if (action.DeleteType === 'SoftDelete') await tx.deleteMessages(ids)
        else await tx.moveMessages(others, SpecialFolder.deletedItems)
      })
      return
    }
    default:
      throw new EwsFailure('ErrorApplyConversationActionFailed', `${action.Action} is not offered.`)
  }
}
