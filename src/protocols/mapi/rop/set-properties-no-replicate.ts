/**
 * RopSetPropertiesNoReplicate: sets properties of an object, on folders without replicating them.
 *
 * Bytes:      [MS-OXCROPS] 2.2.8.7
 * Behaviour:  [MS-OXCPRPT] 2.2.6
 */
import { struct } from '#codec/binary/index.ts'
import { problems, sizedValues } from './fields.ts'
import { rop } from './rop.ts'

const request = struct({ values: sizedValues })
const response = struct({ problems })

export const setPropertiesNoReplicate = rop({ id: 0x79, name: 'RopSetPropertiesNoReplicate', request, response })
