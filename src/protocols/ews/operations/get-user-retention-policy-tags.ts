/** GetUserRetentionPolicyTags: no retention policies are set for anybody here; items carry the tags that clients give them. [MS-OXWSURPT] 3.1.4.1 */
import { operation } from '../operation.ts'

export const getUserRetentionPolicyTags = operation({
  name: 'GetUserRetentionPolicyTags',
  async handle() {
    return { ResponseClass: 'Success', ResponseCode: 'NoError', RetentionPolicyTags: [] }
  },
})
