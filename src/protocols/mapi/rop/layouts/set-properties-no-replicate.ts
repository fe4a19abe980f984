/** The bytes of RopSetPropertiesNoReplicate. [MS-OXCROPS] 2.2.8.7 */
import { struct } from '#codec/binary/index.ts'
import { problems, sizedValues } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ values: sizedValues })
const response = struct({ problems })

export const setPropertiesNoReplicate = rop({
  id: 0x79,
  name: 'RopSetPropertiesNoReplicate',
  request,
  response,
})
