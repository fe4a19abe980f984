/** GetNonIndexableItemDetails: the index takes in every item. [MS-OXWSEDISC] 3.1.4.6 */
import { searchableMailbox } from '../discovery/mailboxes.ts'
import { failureMessage } from '../each-item.ts'
import { operation } from '../operation.ts'

export const getNonIndexableItemDetails = operation({
  name: 'GetNonIndexableItemDetails',
  async handle(call, { Mailboxes }) {
    try {
      for (const reference of Mailboxes) await searchableMailbox(call, reference)
      return { ResponseClass: 'Success', ResponseCode: 'NoError', NonIndexableItemDetailsResult: {} }
    } catch (error) {
      return failureMessage(call, error)
    }
  },
})
