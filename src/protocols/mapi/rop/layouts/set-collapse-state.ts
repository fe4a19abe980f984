/** The bytes of RopSetCollapseState. [MS-OXCROPS] 2.2.5.19 */
import { struct } from '#codec/binary/index.ts'
import { data } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ collapseState: data })
const response = struct({ bookmark: data })

export const setCollapseState = rop({ id: 0x6c, name: 'RopSetCollapseState', request, response })
