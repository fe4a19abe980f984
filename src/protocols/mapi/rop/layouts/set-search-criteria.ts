/** The bytes of RopSetSearchCriteria. [MS-OXCROPS] 2.2.4.4 */
import { array, struct, u16, u32 } from '#codec/binary/index.ts'
import { folderId, nothing, sizedRestriction } from '../fields.ts'
import { rop } from '../rop.ts'

export const request = struct({ restriction: sizedRestriction, folderIds: array(u16, folderId), searchFlags: u32 })
const response = nothing

export const setSearchCriteria = rop({ id: 0x30, name: 'RopSetSearchCriteria', request, response })
