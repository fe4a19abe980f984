/** The bytes of RopGetTransportFolder. [MS-OXCROPS] 2.2.7.8 */
import { struct } from '#codec/binary/index.ts'
import { folderId, nothing } from '../fields.ts'
import { rop } from '../rop.ts'

const request = nothing
const response = struct({ folderId })

export const getTransportFolder = rop({ id: 0x6d, name: 'RopGetTransportFolder', request, response })
