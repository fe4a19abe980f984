/** The bytes of RopResetTable. [MS-OXCROPS] 2.2.5.15 */
import { nothing } from '../fields.ts'
import { rop } from '../rop.ts'

const request = nothing
const response = nothing

export const resetTable = rop({ id: 0x81, name: 'RopResetTable', request, response })
