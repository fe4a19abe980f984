/** The bytes of RopCommitStream. [MS-OXCROPS] 2.2.9.5 */
import { nothing } from '../fields.ts'
import { rop } from '../rop.ts'

const request = nothing
const response = nothing

export const commitStream = rop({ id: 0x5d, name: 'RopCommitStream', request, response })
