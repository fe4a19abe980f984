/** The bytes of RopGetStoreState. [MS-OXCROPS] 2.2.3.5 */
import { struct, u32 } from '#codec/binary/index.ts'
import { nothing } from '../fields.ts'
import { rop } from '../rop.ts'

const request = nothing
const response = struct({ storeState: u32 })

export const getStoreState = rop({ id: 0x7b, name: 'RopGetStoreState', request, response })
