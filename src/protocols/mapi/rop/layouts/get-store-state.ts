/** The bytes of RopGetStoreState. [MS-OXCROPS] 2.2.3.5. Exchange has not done it since 2010, and nobody asks: there is no handler. */
import { struct, u32 } from '#codec/binary/index.ts'
import { nothing } from '../fields.ts'
import { rop } from '../rop.ts'

const request = nothing
const response = struct({ storeState: u32 })

export const getStoreState = rop({ id: 0x7b, name: 'RopGetStoreState', request, response })
