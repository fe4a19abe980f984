/**
 * RopEmptyFolder: deletes all that is in a folder; it can be recovered.
 *
 * Bytes:      [MS-OXCROPS] 2.2.4.9
 * Behaviour:  [MS-OXCFOLD] 2.2.1.9
 */
import { bool8, struct } from '#codec/binary/index.ts'
import { form, rop } from './rop.ts'

const request = struct({ wantAsynchronous: bool8, wantDeleteAssociated: bool8 })
const response = struct({ partialCompletion: bool8 })

export const emptyFolder = rop({
  id: 0x58,
  name: 'RopEmptyFolder',
  request,
  response,
  failure: form(response, { partialCompletion: false }),
})
