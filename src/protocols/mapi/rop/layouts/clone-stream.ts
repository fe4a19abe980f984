/** The bytes of RopCloneStream. [MS-OXCROPS] 2.2.9.13 */
import { nothing } from '../fields.ts'
import { rop } from '../rop.ts'

const request = nothing
const response = nothing

export const cloneStream = rop({ id: 0x3b, name: 'RopCloneStream', handles: 'output', request, response })
