/** The bytes of RopReadPerUserInformation. [MS-OXCROPS] 2.2.3.12 */
import { bool8, reserved, struct, u16, u32 } from '#codec/binary/index.ts'
import { longTermId } from '#model'
import { data } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ folderId: longTermId, reserved: reserved(1), dataOffset: u32, maxDataSize: u16 })
const response = struct({ hasFinished: bool8, data })

export const readPerUserInformation = rop({ id: 0x63, name: 'RopReadPerUserInformation', request, response })
