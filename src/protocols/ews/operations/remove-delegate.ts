/** RemoveDelegate: rights, list and sending on behalf go together. [MS-OXWSDLGM] 3.1.4.3 */
import { eachDelegate } from '../delegates/answer.ts'
import { dropDelegate, userOf } from '../delegates/delegate-user.ts'
import { failureMessage } from '../each-item.ts'
import { operation } from '../operation.ts'
import { ownedMailbox } from '../owned-mailbox.ts'

export const removeDelegate = operation({
  name: 'RemoveDelegate',
  async handle(call, { Mailbox, UserIds }) {
    try {
      const { mailbox, owner } = await ownedMailbox(call, Mailbox.EmailAddress)
      const messages = await eachDelegate(call, UserIds, async (id) => {
        await dropDelegate(call, mailbox, { owner, object: await userOf(call, id) })
        return undefined
      })
      return { ResponseClass: 'Success', ResponseCode: 'NoError', ResponseMessages: messages }
    } catch (error) {
      return failureMessage(call, error)
    }
  },
})
