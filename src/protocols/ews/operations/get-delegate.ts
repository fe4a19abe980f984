/** GetDelegate: who acts for somebody, and what he may do. [MS-OXWSDLGM] 3.1.4.2 */
import { delegatesOf } from '#groupware/calendar/index.ts'
import { eachDelegate } from '../delegates/answer.ts'
import { delegateElement, delegateOf, deliverOf, userOf } from '../delegates/delegate-user.ts'
import { failureMessage } from '../each-item.ts'
import { operation } from '../operation.ts'
import { ownedMailbox } from '../owned-mailbox.ts'

export const getDelegate = operation({
  name: 'GetDelegate',
  async handle(call, { Mailbox, IncludePermissions, UserIds }) {
    try {
      const { mailbox } = await ownedMailbox(call, Mailbox.EmailAddress)
      const settings = await delegatesOf(call, mailbox)
      const messages = UserIds
        ? await eachDelegate(call, UserIds, async (id) => {
            const delegate = delegateOf(settings, await userOf(call, id))
            return await delegateElement(mailbox, delegate, settings, IncludePermissions)
          })
        : await eachDelegate(call, settings.delegates, (delegate) =>
            delegateElement(mailbox, delegate, settings, IncludePermissions),
          )
      return {
        ResponseClass: 'Success',
        ResponseCode: 'NoError',
        ...(messages.length > 0 && { ResponseMessages: messages }),
        DeliverMeetingRequests: deliverOf(settings),
      }
    } catch (error) {
      return failureMessage(call, error)
    }
  },
})
