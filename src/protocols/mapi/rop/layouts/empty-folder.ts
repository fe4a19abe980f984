/** The bytes of RopEmptyFolder. [MS-OXCROPS] 2.2.4.9 */
import { bool8, struct } from '#codec/binary/index.ts'
import { form, rop } from '../rop.ts'

export const request = struct({ wantAsynchronous: bool8, wantDeleteAssociated: bool8 })
const response = struct({ partialCompletion: bool8 })

export const emptyFolder = rop({
  id: 0x58,
  name: 'RopEmptyFolder',
  request,
  response,
  failure: form(response, { partialCompletion: false }),
})
