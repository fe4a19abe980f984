/** GetUserConfiguration. [MS-OXWSUSRCFG] 3.1.4.3 */
import { readDictionaryStream } from '#codec/dictionary-stream/index.ts'
import { getConfiguration } from '#groupware/configuration/index.ts'
import { dictionaryOf } from '../configuration/dictionary.ts'
import { placeOf } from '../configuration/user-configuration.ts'
import { oneItem } from '../each-item.ts'
import { writeChangeKey } from '../ids/change-key.ts'
import { writeId } from '../ids/id.ts'
import { operation } from '../operation.ts'
import type { UserConfigurationPropertyType_Item } from '../schema/index.ts'

export const getUserConfiguration = operation({
  name: 'GetUserConfiguration',
  async handle(call, { UserConfigurationName, UserConfigurationProperties }) {
    return oneItem(call, { kind: 'GetUserConfigurationResponseMessage' }, async () => {
      const { mailbox, folder } = await placeOf(call, UserConfigurationName)
      const found = await getConfiguration(mailbox, folder.id, UserConfigurationName.Name)
      const wants = (part: UserConfigurationPropertyType_Item) =>
        UserConfigurationProperties.includes(part) || UserConfigurationProperties.includes('All')
      const { id, dictionary, xml, binary } = found
      const isPublic = mailbox.kind === 'public'
      const { changeSeq } = await mailbox.getMessage(id)
      const ItemId = {
        Id: writeId({ kind: 'item', mailbox: mailbox.id, public: isPublic, folder: folder.id, item: id }),
        ChangeKey: writeChangeKey('message', mailbox.id, changeSeq),
      }
      return {
        UserConfiguration: {
          UserConfigurationName,
          ...(wants('Id') && { ItemId }),
          ...(wants('Dictionary') && dictionary && { Dictionary: dictionaryOf(readDictionaryStream(dictionary)) }),
          ...(wants('XmlData') && xml && { XmlData: xml }),
          ...(wants('BinaryData') && binary && { BinaryData: binary }),
        },
      }
    })
  },
})
