/** GetNonIndexableItemStatistics: the index takes in every item, so there are none that it has not. [MS-OXWSEDISC] 3.1.4.7 */
import { searchableMailbox } from '../discovery/mailboxes.ts'
import { failureMessage } from '../each-item.ts'
import { operation } from '../operation.ts'

export const getNonIndexableItemStatistics = operation({
  name: 'GetNonIndexableItemStatistics',
  async handle(call, { Mailboxes }) {
    try {
      const NonIndexableItemStatistics = []
      for (const reference of Mailboxes) {
        const { owner } = await searchableMailbox(call, reference)
        NonIndexableItemStatistics.push({ Mailbox: owner.legacyDn, ItemCount: 0 })
      }
      return { ResponseClass: 'Success', ResponseCode: 'NoError', NonIndexableItemStatistics }
    } catch (error) {
      return failureMessage(call, error)
    }
  },
})
