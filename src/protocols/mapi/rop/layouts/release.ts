/** The bytes of RopRelease. [MS-OXCROPS] 2.2.15.3 */
import { nothing } from '../fields.ts'
import { rop } from '../rop.ts'

const request = nothing
const response = nothing

export const release = rop({ id: 0x01, name: 'RopRelease', request, response, silent: true })
