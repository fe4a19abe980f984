/** GetUserOofSettings: whether somebody is away, and what is said then. [MS-OXWOOF] 3.1.4.1 */
import { readOofSettings } from '../availability/oof-settings.ts'
import { failureMessage } from '../each-item.ts'
import { operation } from '../operation.ts'

export const getUserOofSettings = operation({
  name: 'GetUserOofSettings',
  async handle(call, { Mailbox }) {
    try {
      return {
        ResponseMessage: { ResponseClass: 'Success', ResponseCode: 'NoError' },
        OofSettings: await readOofSettings(call, Mailbox.Address),
        AllowExternalOof: 'All',
      }
    } catch (error) {
      return { ResponseMessage: failureMessage(call, error) }
    }
  },
})
