/** The bytes of RopDeleteFolder. [MS-OXCROPS] 2.2.4.3 */
import { bool8, struct, u8 } from '#codec/binary/index.ts'
import { folderId } from '../fields.ts'
import { form, rop } from '../rop.ts'

export const request = struct({ deleteFolderFlags: u8, folderId })
const response = struct({ partialCompletion: bool8 })

export const deleteFolder = rop({
  id: 0x1d,
  name: 'RopDeleteFolder',
  request,
  response,
  failure: form(response, { partialCompletion: false }),
})
