/**
 * RopHardDeleteMessagesAndSubfolders: deletes all that is in a folder for good.
 *
 * Bytes:      [MS-OXCROPS] 2.2.4.10
 * Behaviour:  [MS-OXCFOLD] 2.2.1.10
 */
import { bool8, struct } from '#codec/binary/index.ts'
import { form, rop } from './rop.ts'

const request = struct({ wantAsynchronous: bool8, wantDeleteAssociated: bool8 })
const response = struct({ partialCompletion: bool8 })

export const hardDeleteMessagesAndSubfolders = rop({
  id: 0x92,
  name: 'RopHardDeleteMessagesAndSubfolders',
  request,
  response,
  failure: form(response, { partialCompletion: false }),
})
