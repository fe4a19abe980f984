/** GetPasswordExpirationDate: passwords do not expire here; the end of time says so, as Exchange does. [MS-OXWSPED] 3.1.4.1 */
import { failureMessage } from '../each-item.ts'
import { operation } from '../operation.ts'

/** DateTime.MaxValue of .NET, which Exchange answers for a password that never expires. */
const never = '9999-12-31T23:59:59.9999999Z'

export const getPasswordExpirationDate = operation({
  name: 'GetPasswordExpirationDate',
  async handle(call, { MailboxSmtpAddress }) {
    try {
      if (MailboxSmtpAddress !== undefined) await call.mailboxOf({ EmailAddress: MailboxSmtpAddress })
      return { ResponseClass: 'Success', ResponseCode: 'NoError', PasswordExpirationDate: never }
    } catch (error) {
      return { ...failureMessage(call, error), PasswordExpirationDate: never }
    }
  },
})
