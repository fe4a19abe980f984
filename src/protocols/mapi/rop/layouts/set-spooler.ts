/** The bytes of RopSetSpooler. [MS-OXCROPS] 2.2.7.4 */
import { nothing } from '../fields.ts'
import { rop } from '../rop.ts'

const request = nothing
const response = nothing

export const setSpooler = rop({ id: 0x47, name: 'RopSetSpooler', request, response })
