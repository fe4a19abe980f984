/** UpdateDelegate: what is not named stays. [MS-OXWSDLGM] 3.1.4.4 */
import { delegatesOf, setDelegates } from '#groupware/calendar/index.ts'
import { eachDelegate } from '../delegates/answer.ts'
import { delegateElement, delegateOf, putDelegate, userOf, withDelivery } from '../delegates/delegate-user.ts'
import { failureMessage } from '../each-item.ts'
import { operation } from '../operation.ts'
import { ownedMailbox } from '../owned-mailbox.ts'

export const updateDelegate = operation({
  name: 'UpdateDelegate',
  async handle(call, { Mailbox, DelegateUsers, DeliverMeetingRequests }) {
    try {
      const { mailbox, owner } = await ownedMailbox(call, Mailbox.EmailAddress)
      const messages = await eachDelegate(call, DelegateUsers ?? [], async (given) => {
        const object = await userOf(call, given.UserId)
        delegateOf(await delegatesOf(call, mailbox), object)
        await putDelegate(call, mailbox, { owner, object, given })
        const settings = await delegatesOf(call, mailbox)
        return await delegateElement(mailbox, delegateOf(settings, object), settings, true)
      })
      await setDelegates(call.store, mailbox, withDelivery(await delegatesOf(call, mailbox), DeliverMeetingRequests))
      return {
        ResponseClass: 'Success',
        ResponseCode: 'NoError',
        ...(messages.length > 0 && { ResponseMessages: messages }),
      }
    } catch (error) {
      return failureMessage(call, error)
    }
  },
})
