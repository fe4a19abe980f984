/** CreateUserConfiguration. [MS-OXWSUSRCFG] 3.1.4.1 */
import { createConfiguration } from '#groupware/configuration/index.ts'
import { Failure } from '#model'
import { placeOf, streamsOf } from '../configuration/user-configuration.ts'
import { oneItem } from '../each-item.ts'
import { EwsFailure } from '../errors.ts'
import { operation } from '../operation.ts'

export const createUserConfiguration = operation({
  name: 'CreateUserConfiguration',
  async handle(call, { UserConfiguration }) {
    return oneItem(call, { kind: 'CreateUserConfigurationResponseMessage' }, async () => {
      const { UserConfigurationName } = UserConfiguration
      const { mailbox, folder } = await placeOf(call, UserConfigurationName)
      const streams = await streamsOf(UserConfiguration)
      try {
        await createConfiguration(call.store, mailbox, folder.id, UserConfigurationName.Name, streams)
      } catch (error) {
        const exists = error instanceof Failure && error.code === 'alreadyExists'
        throw exists ? new EwsFailure('ErrorItemSave', 'There is a configuration with this name.') : error
      }
    })
  },
})
