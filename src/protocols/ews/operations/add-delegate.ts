/** AddDelegate. [MS-OXWSDLGM] 3.1.4.1 */
import { delegatesOf, setDelegates } from '#groupware/calendar/index.ts'
import { eachDelegate } from '../delegates/answer.ts'
import { delegateElement, delegateOf, putDelegate, userOf, withDelivery } from '../delegates/delegate-user.ts'
import { failureMessage } from '../each-item.ts'
import { EwsFailure } from '../errors.ts'
import { operation } from '../operation.ts'
import { ownedMailbox } from '../owned-mailbox.ts'

export const addDelegate = operation({
  name: 'AddDelegate',
  async handle(call, { Mailbox, DelegateUsers, DeliverMeetingRequests }) {
    try {
      const { mailbox, owner } = await ownedMailbox(call, Mailbox.EmailAddress)
      const messages = await eachDelegate(call, DelegateUsers, async (given) => {
        const object = await userOf(call, given.UserId)
        if (object.id === owner.id) throw new EwsFailure('ErrorDelegateCannotAddOwner')
        const present = await delegatesOf(call, mailbox)
        if (present.delegates.some((one) => one.object.id === object.id))
          throw new EwsFailure('ErrorDelegateAlreadyExists')
        await putDelegate(call, mailbox, { owner, object, given })
        const settings = await delegatesOf(call, mailbox)
        return await delegateElement(mailbox, delegateOf(settings, object), settings, true)
      })
      await setDelegates(call.store, mailbox, withDelivery(await delegatesOf(call, mailbox), DeliverMeetingRequests))
      return { ResponseClass: 'Success', ResponseCode: 'NoError', ResponseMessages: messages }
    } catch (error) {
      return failureMessage(call, error)
    }
  },
})
