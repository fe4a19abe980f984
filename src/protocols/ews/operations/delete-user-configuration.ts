/** DeleteUserConfiguration. [MS-OXWSUSRCFG] 3.1.4.2 */
import { deleteConfiguration } from '#groupware/configuration/index.ts'
import { placeOf } from '../configuration/user-configuration.ts'
import { oneItem } from '../each-item.ts'
import { operation } from '../operation.ts'

export const deleteUserConfiguration = operation({
  name: 'DeleteUserConfiguration',
  async handle(call, { UserConfigurationName }) {
    return oneItem(call, { kind: 'DeleteUserConfigurationResponseMessage' }, async () => {
      const { mailbox, folder } = await placeOf(call, UserConfigurationName)
      await deleteConfiguration(call.store, mailbox, folder.id, UserConfigurationName.Name)
    })
  },
})
