/**
 * RopSetCollapseState: opens the categories that were open when RopGetCollapseState was asked.
 *
 * Bytes:      [MS-OXCROPS] 2.2.5.19
 * Behaviour:  [MS-OXCTABL] 2.2.2.20
 */
import { struct } from '#codec/binary/index.ts'
import { data } from './fields.ts'
import { rop } from './rop.ts'

const request = struct({ collapseState: data })
const response = struct({ bookmark: data })

export const setCollapseState = rop({ id: 0x6c, name: 'RopSetCollapseState', request, response })
