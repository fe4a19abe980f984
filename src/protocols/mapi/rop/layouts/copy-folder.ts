/** The bytes of RopCopyFolder. [MS-OXCROPS] 2.2.4.8 */
import { bool8, struct } from '#codec/binary/index.ts'
import { folderId, text } from '../fields.ts'
import { form, rop } from '../rop.ts'

export const request = struct({
  wantAsynchronous: bool8,
  wantRecursive: bool8,
  useUnicode: bool8,
  folderId,
  newFolderName: text('useUnicode'),
})
const response = struct({ partialCompletion: bool8 })

export const copyFolder = rop({
  id: 0x36,
  name: 'RopCopyFolder',
  handles: 'source',
  request,
  response,
  failure: form(response, { partialCompletion: false }),
  nullDestination: form(response, { partialCompletion: false }),
})
