/** GetMailTips: who is away, whose mailbox is full, how many a list reaches. [MS-OXWMT] 3.1.4.1 */
import { failureMessage } from '../each-item.ts'
import { EwsFailure } from '../errors.ts'
import { operation } from '../operation.ts'
import { mailTips, type Wants } from '../people/mail-tips.ts'
import type { ArrayOfMailTipsResponseMessageType } from '../schema/index.ts'

/** What GetServiceConfiguration tells clients. */
export const recipientsMax = 50

export const getMailTips = operation({
  name: 'GetMailTips',
  async handle(call, { Recipients, MailTipsRequested }) {
    try {
      const wants: Wants = (tip) => MailTipsRequested.includes(tip) || MailTipsRequested.includes('All')
      if (Recipients.length > recipientsMax)
        throw new EwsFailure('ErrorInvalidRequest', `No more than ${recipientsMax} recipients at once.`)
      const messages: ArrayOfMailTipsResponseMessageType[number][] = []
      for (const recipient of Recipients) {
        try {
          const MailTips = await mailTips(call, recipient, wants)
          messages.push({ ResponseClass: 'Success', ResponseCode: 'NoError', MailTips })
        } catch (error) {
          messages.push(failureMessage(call, error))
        }
      }
      return { ResponseClass: 'Success', ResponseCode: 'NoError', ResponseMessages: messages }
    } catch (error) {
      return failureMessage(call, error)
    }
  },
})
