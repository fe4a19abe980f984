/** GetDiscoverySearchConfiguration: searches are not kept here, so there are none. [MS-OXWSEDISC] 3.1.4.4 */
import { operation } from '../operation.ts'

export const getDiscoverySearchConfiguration = operation({
  name: 'GetDiscoverySearchConfiguration',
  async handle() {
    return { ResponseClass: 'Success', ResponseCode: 'NoError', DiscoverySearchConfigurations: [] }
  },
})
