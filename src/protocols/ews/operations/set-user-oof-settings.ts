/** SetUserOofSettings: somebody goes away, or is back. [MS-OXWOOF] 3.1.4.2 */
import { setOutOfOffice } from '#groupware/calendar/index.ts'
import { oofSettings } from '../availability/oof-settings.ts'
import { failureMessage } from '../each-item.ts'
import { operation } from '../operation.ts'
import { ownedMailbox } from '../owned-mailbox.ts'

export const setUserOofSettings = operation({
  name: 'SetUserOofSettings',
  async handle(call, { Mailbox, UserOofSettings }) {
    try {
      const { mailbox } = await ownedMailbox(call, Mailbox.Address)
      await setOutOfOffice(call.store, mailbox, oofSettings(call, UserOofSettings))
      return { ResponseMessage: { ResponseClass: 'Success', ResponseCode: 'NoError' } }
    } catch (error) {
      return { ResponseMessage: failureMessage(call, error) }
    }
  },
})
