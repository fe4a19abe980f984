/**
 * The bytes of RopAbort. [MS-OXCROPS] 2.2.5.5
 *
 * Nothing of a table goes on asynchronously here, so there is nothing to ask: as Exchange has it since 2010, the server has
 * no handler for it and answers that it is not implemented.
 */
import { struct, u8 } from '#codec/binary/index.ts'
import { nothing } from '../fields.ts'
import { rop } from '../rop.ts'

const request = nothing
const response = struct({ tableStatus: u8 })

export const abort = rop({ id: 0x38, name: 'RopAbort', request, response })
