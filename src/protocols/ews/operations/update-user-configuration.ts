/** UpdateUserConfiguration: the streams that are named take the place of those before. [MS-OXWSUSRCFG] 3.1.4.4 */
import { updateConfiguration } from '#groupware/configuration/index.ts'
import { placeOf, streamsOf } from '../configuration/user-configuration.ts'
import { oneItem } from '../each-item.ts'
import { operation } from '../operation.ts'

export const updateUserConfiguration = operation({
  name: 'UpdateUserConfiguration',
  async handle(call, { UserConfiguration }) {
    return oneItem(call, { kind: 'UpdateUserConfigurationResponseMessage' }, async () => {
      const { UserConfigurationName } = UserConfiguration
      const { mailbox, folder } = await placeOf(call, UserConfigurationName)
      const streams = await streamsOf(UserConfiguration)
      await updateConfiguration(call.store, mailbox, folder.id, UserConfigurationName.Name, streams)
    })
  },
})
