/** The answers of the four operations of delegates: one message for each delegate within one. [MS-OXWSDLGM] 3.1.4 */
import type { Call } from '../call.ts'
import { failureMessage } from '../each-item.ts'
import type { ArrayOfDelegateUserResponseMessageType, DelegateUserType } from '../schema/index.ts'

export async function eachDelegate<One>(
  call: Call,
  list: readonly One[],
  work: (one: One) => Promise<DelegateUserType | undefined>,
): Promise<ArrayOfDelegateUserResponseMessageType> {
  const messages: ArrayOfDelegateUserResponseMessageType[number][] = []
  for (const one of list) {
    try {
      const DelegateUser = await work(one)
      messages.push({ ResponseClass: 'Success', ResponseCode: 'NoError', ...(DelegateUser && { DelegateUser }) })
    } catch (error) {
      messages.push(failureMessage(call, error))
    }
  }
  return messages
}
